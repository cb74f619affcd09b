"""The commands and their options, as data; every help text Chinese, then English."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple


class Option(NamedTuple):
    """One argument of a command: its flag or name, how argparse takes it, and what it means."""

    flag: str
    how: dict[str, Any]
    zh: str
    en: str


class Command(NamedTuple):
    """One command: the function that runs it (`module:name` in hengji.cli), what it does, its options."""

    run: str
    zh: str
    en: str
    options: tuple[Option, ...] = ()


def _path(name: str) -> dict[str, Any]:
    return {"metavar": name, "type": Path}


_CODES = {"metavar": "CODES", "action": "append", "default": []}
_FILE = Option(
    "file", _path("FILE"), "绩效表：docx、xlsx、xls、pdf、html 或文本", "the table: docx, xlsx, xls, pdf, html or text"
)
_OUT = Option("--out", _path("FILE"), "写入文件，不写屏幕", "write to a file instead of the screen")

CHECK = (
    Option(
        "files",
        {**_path("FILE"), "nargs": "+"},
        "绩效表或文件夹，可以多个",
        "tables, or folders of tables; several if you like",
    ),
    Option(
        "--format",
        {"choices": ("text", "json", "sarif", "html"), "default": "text"},
        "输出格式，默认 text",
        "output format; text by default",
    ),
    Option(
        "--out",
        _path("OUT"),
        "写入文件，不写屏幕；多份文件的 html 写入文件夹",
        "write to a file instead of the screen; to a folder for html of several files",
    ),
    Option(
        "--marked",
        _path("OUT"),
        "另存批注版（docx、xlsx、pdf），每处问题一条批注；多份文件时为文件夹",
        "also write a marked copy (docx, xlsx, pdf), a comment at every place; a folder for several files",
    ),
    Option(
        "--summary",
        _path("OUT.xlsx"),
        "另存汇总表：一份文件一行，另有全部问题、常见问题",
        "also write a workbook: a row a file, all findings, common problems",
    ),
    Option(
        "--memos",
        _path("DIR"),
        "为每份文件写一份审核意见（docx）",
        "also write an opinion sheet (docx) for each file into this folder",
    ),
    Option("--select", _CODES, "只用这些规则或类别，如 AG01,TG", "run only these rules or families, as AG01,TG"),
    Option("--ignore", _CODES, "不用这些规则或类别", "do not run these rules or families"),
    Option(
        "--fail-on",
        {"choices": ("error", "warning", "info", "never"), "default": "error"},
        "有这一级及以上的问题时退出码为 1，默认 error",
        "exit 1 where a finding is of this level or above; error by default",
    ),
    Option(
        "--jobs",
        {"metavar": "N", "type": int, "default": None},
        "同时处理几份，默认与处理器数相同",
        "how many files at once; as many as processors by default",
    ),
    Option(
        "--resume",
        _path("DIR"),
        "结果存在此文件夹；内容和规则都没有变的文件，下次不再重查",
        "keep results in this folder; a file is not examined again while it and the rules are unchanged",
    ),
)

COMMANDS = {
    "check": Command(
        "checking:check", "核查绩效表，逐处列出问题", "check tables and show every finding at its place", CHECK
    ),
    "read": Command(
        "reading:read",
        "读出绩效表，输出数据",
        "read a table and print it as data",
        (_FILE, Option("--format", {"choices": ("json",), "default": "json"}, "输出格式", "output format"), _OUT),
    ),
    "figures": Command(
        "reading:figures",
        "列出表中每一个数",
        "list every figure of a table",
        (
            _FILE,
            Option(
                "--format",
                {"choices": ("jsonl",), "default": "jsonl"},
                "输出格式，一行一个数",
                "output format, a line a figure",
            ),
            Option(
                "--rejected",
                {"action": "store_true"},
                "同时列出不是数量的数字（年份、序号等）及理由",
                "also list the numbers that are no quantities (years, ordinals …), with the reason",
            ),
            _OUT,
        ),
    ),
    "explain": Command(
        "explaining:explain",
        "说明一条规则",
        "explain a rule",
        (
            Option(
                "code",
                {"metavar": "CODE"},
                "规则编号（如 AG01）或类别（如 AG）",
                "the code of a rule (AG01) or a family (AG)",
            ),
        ),
    ),
    "rules": Command("explaining:list_rules", "列出全部规则", "list all rules"),
    "demo": Command(
        "demonstrating:demo",
        "用自带的样表演示一遍",
        "show it all on the document that comes along",
        (
            Option(
                "--port",
                {"metavar": "N", "type": int, "default": None},
                "工作台的端口；工作台还没有做出来，现在不起作用",
                "port of the workspace; there is no workspace yet, so it has no effect now",
            ),
            Option("--no-browser", {"action": "store_true"}, "不打开浏览器", "do not open a browser"),
        ),
    ),
}

LANG = Option(
    "--lang",
    {"choices": ("zh", "en"), "default": None},
    "语言，默认按系统，系统没有说明则为中文",
    "language; the system's by default, Chinese where it names none",
)
