"""hengji layout: the layouts of official forms, and learning one more from a blank form."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from hengji.cli.language import Voice
from hengji.cli.output import UNREADABLE, WRONG_USAGE, CannotWriteError, complain, say, write
from hengji.cli.place import home
from hengji.tables.layouts.layout import Layout, LayoutError, layouts, read_layout, source_of


class CannotUseLayoutError(Exception):
    """A layout file that cannot be used; the message is the line for the reader."""


def layouts_of(given: Iterable[Path], voice: Voice) -> tuple[Layout, ...]:
    """The learned layouts: those given, then those that the person keeps.

    Raises:
        CannotUseLayoutError: one of the files is no layout.
    """
    kept = sorted((home() / "layouts").glob("*.yaml"))
    try:
        return tuple(read_layout(path) for path in (*given, *kept))
    except LayoutError as wrong:
        zh = f"表式文件不能用：{wrong}；请改正，或移出 {home() / 'layouts'}。"
        raise CannotUseLayoutError(
            voice(zh, f"the layout cannot be used: {wrong}; mend it, or take it out of {home() / 'layouts'}.")
        ) from wrong


def layout(asked: Namespace, voice: Voice) -> int:
    """List the layouts, show one, or propose one for a blank form."""
    if asked.action != "list" and asked.what is None:
        complain(voice("请写明表式编号或空白表的文件名。", "please name the layout or the blank form."))
        return WRONG_USAGE
    try:
        known = layouts_of((), voice)
        if asked.action == "learn":
            return _learn(Path(asked.what), asked.out, voice)
        if asked.action == "show":
            return _show(asked.what, known, asked.out, voice)
        write(asked.out, _listed((*known, *layouts()), voice), voice)
    except (CannotUseLayoutError, CannotWriteError) as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    return 0


def _listed(known: Iterable[Layout], voice: Voice) -> Iterator[str]:
    for each in known:
        where = voice("、".join(each.places), ", ".join(each.places))
        learned = voice("（学得）", " (learned)") if each.learned else ""
        yield f"{each.id}  {voice(each.zh, each.en)}{learned}  {each.dated}  {where}".rstrip() + "\n"


def _show(name: str, known: Iterable[Layout], out: Path | None, voice: Voice) -> int:
    kept = home() / "layouts" / f"{name}.yaml"
    if any(each.id == name for each in known):
        write(out, [kept.read_text("utf-8")], voice)
    elif any(each.id == name for each in layouts()):
        write(out, [source_of(name)], voice)
    else:
        zh = f"没有表式 {name}；hengji layout list 列出全部。"
        complain(voice(zh, f"there is no layout {name}; hengji layout list names them all."))
        return WRONG_USAGE
    return 0


def _learn(blank: Path, out: Path | None, voice: Voice) -> int:
    from hengji.readers.learning import learn, open_blank
    from hengji.readers.parts import heading_doubts
    from hengji.readers.proposal import proposal
    from hengji.tables.errors import UnreadableError

    try:
        learned = learn(open_blank(blank))
    except UnreadableError as refused:
        complain(voice(refused.zh, refused.en))
        return UNREADABLE
    write(out, [proposal(learned, blank.name)], voice)
    if out is not None:
        doubts = heading_doubts(learned.parts)
        zh = f"已写入 {out}；有 {doubts} 栏带“# ?”，请核对后存入 {home() / 'layouts'} 或用 --layout 指定。"
        en = f"written to {out}; {doubts} columns are marked “# ?”: confirm them, then keep the file in {home() / 'layouts'}"
        say(voice(zh, f"{en} or name it with --layout."))
    return 0
