"""The papers that a check leaves beside its result: marked copies, the summary, opinion sheets, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from hengji.cli.language import Voice
from hengji.cli.output import save
from hengji.tables.examination import Examination
from hengji.tables.outcome import Outcome

_SAME_KIND = {"docx": ".docx", "xlsx": ".xlsx", "pdf": ".pdf"}


class CannotCopyError(Exception):
    """A marked copy that cannot be had in the way asked for; the message is the line for the reader."""


def marked_copy(source: Path, examination: Examination, suffix: str, voice: Voice) -> tuple[bytes, bool]:
    """The marked copy of a file, and whether it is a new Word table because the file's own kind has no comments.

    Raises:
        CannotCopyError: where a copy with this suffix cannot be had.
    """
    from hengji.writers.marked import CannotMarkError, marked

    try:
        if _SAME_KIND.get(examination.document.kind) == suffix:
            return marked(source.read_bytes(), examination, lang=voice.lang), False
        if suffix == ".docx":
            return word_copy(examination, voice), True
        marked(source.read_bytes(), examination, lang=voice.lang)
    except CannotMarkError as cannot:
        offer = voice("请写 --marked 文件名.docx。", "Ask for it with --marked NAME.docx.")
        raise CannotCopyError(f"{source.name}{voice('：', ': ')}{cannot.message(voice.lang)}{offer}") from cannot
    kinds = sorted({f".{examination.document.kind}", ".docx"})
    zh, en = (
        f"{source.name} 的批注版只能是 {'、'.join(kinds)}。",
        f"a marked copy of {source.name} is {' or '.join(kinds)}.",
    )
    raise CannotCopyError(voice(zh, en))


def word_copy(examination: Examination, voice: Voice) -> bytes:
    """The same table as a new Word file, with its comments."""
    from hengji.writers.marked import table_docx

    return table_docx(examination, lang=voice.lang)


def write_marked(outcomes: Sequence[Outcome], out: Path, voice: Voice) -> str:
    """Write the marked copies (to `out` itself for one file, else into the folder).

    The line that is returned says which became Word files because their own kind has no comments; it may be empty.
    """
    many = len(outcomes) > 1
    anew: Counter[str] = Counter()
    for outcome, name in zip(outcomes, _names(outcomes), strict=True):
        examination = outcome.examination
        if examination is not None:
            kind = examination.document.kind
            suffix = _SAME_KIND.get(kind, ".docx") if many else out.suffix.lower()
            data, new = marked_copy(Path(outcome.path), examination, suffix, voice)
            save(out / f"{name}{voice('-批注', '-marked')}{suffix}" if many else out, data, voice)
            anew[kind] += new
    return _became_word(+anew, voice)


def _became_word(anew: Counter[str], voice: Voice) -> str:
    if not anew:
        return ""
    kinds = voice("、", ", ").join(sorted(anew))
    zh = f"{kinds} 不能带批注，已把同一张表另存为带批注的 Word 文件（{anew.total()} 份）。"
    return voice(zh, f"{kinds} cannot carry comments: the same tables are Word files with comments ({anew.total()}).")


def write_summary(outcomes: Sequence[Outcome], out: Path, voice: Voice) -> None:
    """Write the workbook with a row a file."""
    from hengji.writers.summary import summary

    save(out, summary(outcomes, lang=voice.lang), voice)


def write_memos(outcomes: Sequence[Outcome], folder: Path, voice: Voice) -> None:
    """Write an opinion sheet for every file that could be read."""
    from hengji.writers.memo import memo

    for outcome, name in zip(outcomes, _names(outcomes), strict=True):
        if outcome.examination is not None:
            to = folder / f"{name}{voice('-审核意见', '-opinion')}.docx"
            save(to, memo(outcome.examination, lang=voice.lang), voice)


def write_pages(outcomes: Sequence[Outcome], folder: Path, voice: Voice) -> None:
    """Write a page for every file that could be read."""
    for outcome, name in zip(outcomes, _names(outcomes), strict=True):
        if outcome.examination is not None:
            save(folder / f"{name}.html", page_of(outcome.examination, voice).encode("utf-8"), voice)


def page_of(examination: Examination, voice: Voice) -> str:
    """The page of one examination."""
    from hengji.writers.page import page

    return page(examination, lang=voice.lang)


def _names(outcomes: Iterable[Outcome]) -> list[str]:
    """A file name for each, without ending; where two would be the same, the later one gets a number."""
    seen: Counter[str] = Counter()
    names = []
    for outcome in outcomes:
        stem = Path(outcome.path).stem
        seen[stem.lower()] += 1
        again = seen[stem.lower()]
        names.append(stem if again == 1 else f"{stem}-{again}")
    return names
