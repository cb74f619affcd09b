"""The commands and their options, as data; every help text Chinese, then English."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
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


class Out(Action):
    """A path, and whether it was written as a folder's, with a slash at its end: Path itself forgets that."""

    def __call__(self, parser: ArgumentParser, asked: Namespace, values: Any, flag: str | None = None) -> None:  # noqa: ARG002
        """Keep both."""
        asked.out, asked.out_is_folder = Path(values), values.endswith(("/", "\\"))


HERE = Path("\0")
"""Stands for a folder that was not named: no file can have this name."""


def _path(name: str) -> dict[str, Any]:
    return {"metavar": name, "type": Path}


_CODES = {"metavar": "CODES", "action": "append", "default": []}
_FILE = Option(
    "file",
    _path("FILE"),
    "绩效表：Word、Excel、WPS、PDF、图片、网页或文本",
    "the table: Word, Excel, WPS, PDF, a picture, a web page or text",
)
_LAYOUT = Option(
    "--layout",
    {**_path("FILE"), "action": "append", "default": []},
    "另加一个表式文件（hengji layout learn 所写），可多次；用户目录 .hengji/layouts 里的自动使用",
    "also know this layout (written by hengji layout learn); may be given several times; those in .hengji/layouts are known",
)
_OUT = Option("--out", _path("FILE"), "写入文件，不写屏幕", "write to a file instead of the screen")

CHECK = (
    Option(
        "files",
        {**_path("FILE"), "nargs": "+"},
        "绩效表、文件夹，或 @清单（文本文件，每行一个路径），可以多个",
        "tables, folders of tables, or @LIST (a text file with a path a line); several if you like",
    ),
    Option(
        "--format",
        {"choices": ("text", "json", "sarif", "html", "parquet"), "default": "text"},
        "输出格式，默认 text；parquet 用于成千上万份文件，结果写入 --out 文件夹",
        "output format; text by default; parquet is for thousands of files, with results in the folder --out",
    ),
    Option(
        "--out",
        {"metavar": "OUT", "action": Out},
        "写入文件，不写屏幕；多份文件的 html 写入文件夹；以 / 结尾或已有的文件夹：parquet 结果",
        "write to a file instead of the screen; to a folder for html of several files; a name that ends in /, or a folder "
        "that is there, means results as parquet",
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
        {"metavar": "DIR", "type": Path, "nargs": "?", "const": HERE},
        "结果存在此文件夹；内容和规则都没有变的文件，下次不再重查；parquet 结果总是接着做，--resume 后面不写文件夹",
        "keep results in this folder; a file is not examined again while it and the rules are unchanged; parquet results "
        "are always gone on with, --resume then stands without a folder",
    ),
    Option(
        "--retry-killed",
        {"action": "store_true"},
        "parquet 结果：以前因超时或超内存没有读完的，这次再试",
        "parquet results: try again what took too much time or memory before",
    ),
    Option(
        "--engine",
        {"choices": ("local", "ray"), "default": None},
        "parquet 结果由谁来做：local 本机（默认），ray 多台机器",
        "who makes parquet results: local, this machine (the default), or ray, many machines",
    ),
    Option(
        "--address",
        {"metavar": "HOST:PORT", "default": None},
        "Ray 集群的地址；不写则在本机起一个",
        "where the Ray cluster is; one on this machine where none is named",
    ),
    _LAYOUT,
)

COMMANDS = {
    "check": Command(
        "checking:check", "核查绩效表，逐处列出问题", "check tables and show every finding at its place", CHECK
    ),
    "read": Command(
        "reading:read",
        "读出绩效表，输出数据",
        "read a table and print it as data",
        (
            _FILE,
            Option("--format", {"choices": ("json",), "default": "json"}, "输出格式", "output format"),
            _LAYOUT,
            _OUT,
        ),
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
            _LAYOUT,
            _OUT,
        ),
    ),
    "score": Command(
        "scoring:score",
        "按评分办法计算得分，写明算法",
        "reckon the official marks, with their working",
        (
            _FILE,
            Option(
                "--scheme",
                {"metavar": "ID", "default": None},
                "评分办法的编号，见 hengji schemes；默认按表式、年度、地方选用",
                "the scheme's id, see hengji schemes; by default the one that fits form, year and place",
            ),
            Option("--explain", {"action": "store_true"}, "写出每一项怎样算得", "show how each mark is reckoned"),
            Option(
                "--format",
                {"choices": ("text", "json"), "default": "text"},
                "输出格式，默认 text",
                "output format; text by default",
            ),
            _OUT,
        ),
    ),
    "write": Command(
        "writing:write",
        "按官方表式写出绩效表：docx、xlsx、pdf、html",
        "write a table in its official form: docx, xlsx, pdf, html",
        (
            Option(
                "file",
                {**_path("FILE"), "nargs": "?"},
                "绩效表；只要空表时可以不写",
                "the table; may be left out where only an empty form is wanted",
            ),
            Option(
                "--out",
                _path("OUT"),
                "写到哪里，文件名以 .docx、.xlsx、.pdf 或 .html 结尾",
                "where to write; the name ends in .docx, .xlsx, .pdf or .html",
            ),
            Option(
                "--layout",
                {"metavar": "ID"},
                "用哪一种表式，默认用表自己的",
                "which layout to use; the table's own by default",
            ),
            Option("--blank", {"action": "store_true"}, "只写空表", "write the empty form only"),
        ),
    ),
    "corpus": Command(
        "corpus:corpus",
        "对 parquet 结果提问，或整理成三张表",
        "ask parquet results, or put them into three tables",
        (
            Option(
                "act",
                {"metavar": "ACT", "choices": ("query", "export")},
                "query 提问，export 整理",
                "query to ask, export to put into tables",
            ),
            Option(
                "results", _path("RESULTS"), "hengji check --out 写的文件夹", "the folder that hengji check --out made"
            ),
            Option(
                "question",
                {"metavar": "QUESTION", "nargs": "?", "default": None},
                "现成的问题，不写则列出全部",
                "a ready question; without one, all are listed",
            ),
            Option(
                "--sql",
                {"metavar": "SELECT", "default": None},
                "自己写的一条 SELECT，只能查 documents、findings、passages",
                "a SELECT of your own, over documents, findings and passages only",
            ),
            Option(
                "--format",
                {"choices": ("text", "csv", "json"), "default": "text"},
                "回答的格式，默认 text",
                "format of the answer; text by default",
            ),
            Option(
                "--out",
                _path("OUT"),
                "回答写入文件，不写屏幕；export 写入文件夹",
                "write the answer to a file instead of the screen; for export, the folder",
            ),
        ),
    ),
    "explain": Command(
        "explaining:explain",
        "说明一条规则或一个评分办法",
        "explain a rule or a scoring scheme",
        (
            Option(
                "code",
                {"metavar": "CODE"},
                "规则编号（如 AG01）、类别（如 AG）或评分办法（如 mof-2020-10）",
                "the code of a rule (AG01), a family (AG) or a scheme (mof-2020-10)",
            ),
        ),
    ),
    "rules": Command("explaining:list_rules", "列出全部规则", "list all rules"),
    "schemes": Command("scoring:list_schemes", "列出全部评分办法", "list all scoring schemes"),
    "layout": Command(
        "layouts:layout",
        "表式：列出、显示，或从一张空白表学一个新的",
        "layouts of forms: list them, show one, or learn a new one from a blank form",
        (
            Option(
                "action",
                {"choices": ("list", "show", "learn"), "metavar": "ACTION"},
                "list 列出全部；show 显示一个；learn 从空白表（docx、xlsx）学一个",
                "list all; show one; learn one from a blank form (docx, xlsx)",
            ),
            Option(
                "what",
                {"metavar": "ID_OR_FILE", "nargs": "?", "default": None},
                "show 后写表式编号，learn 后写空白表",
                "the id of a layout to show, the blank form to learn from",
            ),
            _OUT,
        ),
    ),
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
