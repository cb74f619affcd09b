"""Why a file has no examination, in a line of each language."""

from __future__ import annotations

from pathlib import Path

from hengji.tables.errors import reason
from hengji.tables.finding import Text


def not_opened(path: Path, failed: OSError) -> Text:
    """The system does not give us the file."""
    if isinstance(failed, FileNotFoundError):
        return Text(f"{path}：没有这个文件，请核对路径。", f"{path}: there is no such file; please check the path.")
    zh, en = reason(failed)
    return Text(f"{path}：打不开（{zh}）。", f"{path}: cannot be opened ({en}).")


def too_much(called: Text, *, slow: bool) -> Text:
    """It took more time (`slow`) or memory than one file may, or its process died."""
    zh = "用时超过上限" if slow else "需要的内存超过上限，或者文件损坏"
    en = "it took longer than it may" if slow else "it needs more memory than it may have, or is damaged"
    return Text(
        f"{called.zh}：{zh}，已停止读取。请另存为 docx 或 xlsx 后再试。",
        f"{called.en}: {en}; reading was stopped. Save it anew as docx or xlsx and try again.",
    )


def our_fault(called: Text, fault: Exception) -> Text:
    """The program itself failed on it."""
    what = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
    return Text(
        f"{called.zh}：程序自身出错（{what}），请把这一行连同文件类型告诉维护者。",
        f"{called.en}: an error of the program itself ({what}); please report this line with the kind of file.",
    )
