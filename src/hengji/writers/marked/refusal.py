"""What is said when a file cannot carry comments."""

from __future__ import annotations

from hengji.tables.errors import SpokenError

_KINDS = {"xls": ("旧版 Excel（.xls）", "old Excel (.xls)"), "html": ("网页", "HTML"), "text": ("纯文本", "plain text")}


class CannotMarkError(SpokenError):
    """A file that cannot carry comments: what is so and what can be had instead."""


def of_kind(kind: str) -> CannotMarkError:
    """The refusal for a kind of file that has no comments."""
    zh, en = _KINDS.get(kind, (f"{kind} ", kind))
    return CannotMarkError(
        f"{zh}文件不能带批注；可以另存一份内容相同、带批注的 Word（.docx）表格。",
        f"A file of kind {en} cannot carry comments; the same table can be had as a Word file (.docx) with comments.",
    )


def other_file() -> CannotMarkError:
    """The refusal when the bytes to mark are not the ones that were examined."""
    return CannotMarkError(
        "这份文件与核查过的不是同一份（内容已变），请重新核查后再生成批注版。",
        "This is not the file that was examined (its content has changed); please examine it again, then mark it.",
    )


def strict() -> CannotMarkError:
    """The refusal for the rare Strict Open XML variant, whose names differ throughout."""
    return CannotMarkError(
        "这份文件是“严格 Open XML”格式，不能直接加批注；请用 Word 或 Excel 另存为普通的 .docx 或 .xlsx。",
        "This is a Strict Open XML file, which cannot be marked; please save it as an ordinary .docx or .xlsx.",
    )


def too_big() -> CannotMarkError:
    """The refusal for a file that unpacks to more than any office's table does."""
    return CannotMarkError(
        "这份文件展开后过大，不能加批注；请去掉图片等附带内容另存后重试。",
        "This file unpacks to too much to be marked; please save it without pictures and other attachments and try again.",
    )


def damaged() -> CannotMarkError:
    """The refusal for a file of which some part cannot be read."""
    return CannotMarkError(
        "这份文件有损坏的部分，不能加批注；请用 Word、Excel 或 WPS 另存后重新核查。",
        "Part of this file is damaged and it cannot be marked; please save it again with Word, Excel or WPS and examine it.",
    )
