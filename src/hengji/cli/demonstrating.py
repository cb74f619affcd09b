"""hengji demo: everything at once, on the table that comes along."""

from __future__ import annotations

import os
import shlex
import sys
import webbrowser
from argparse import Namespace
from importlib.resources import files
from pathlib import Path

from hengji.cli.colour import Ink, ink
from hengji.cli.copies import page_of, word_copy
from hengji.cli.language import Voice
from hengji.cli.output import WRONG_USAGE, CannotWriteError, complain, save, say
from hengji.cli.place import home
from hengji.cli.report import counts, finding_lines
from hengji.examine.one import examine
from hengji.tables.examination import Examination
from hengji.tables.naming import gravest

_FIRST = 10


def demo(asked: Namespace, voice: Voice) -> int:
    """Examine the table, print its gravest findings, write its page and a marked Word copy, say where they are and what comes next."""
    examination = examine(files("hengji.demo").joinpath("seed.txt").read_bytes())
    show(examination, voice, ink())
    folder = home() / "demo"
    page, copy = folder / voice("核查结果.html", "findings.html"), folder / voice("批注版.docx", "marked.docx")
    try:
        save(page, page_of(examination, voice).encode("utf-8"), voice)
        save(copy, word_copy(examination, voice), voice)
    except CannotWriteError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    say(f"{voice('  网页          ', '  page          ')}{page}")
    say(f"{voice('  批注版        ', '  marked copy   ')}{copy}")
    for line in _onward(copy, folder / voice("官方表式.pdf", "form.pdf"), voice):
        say(line)
    if not asked.no_browser and _has_screen():
        webbrowser.open(page.as_uri())
    return 0


def show(examination: Examination, voice: Voice, pen: Ink) -> None:
    """The table's name, its ten gravest findings, how many there are."""
    titles = {page.code: page.title[voice.index] for page in examination.manuals}
    first = gravest(examination.findings)[:_FIRST]
    say(pen.strong(examination.table.title.text))
    say(voice(f"最要紧的 {len(first)} 个问题：", f"The {len(first)} gravest findings:"))
    for each in first:
        say("")
        for line in finding_lines(each, titles.get(each.code, each.name), voice, pen):
            say(line)
    say("")
    say(counts(examination.findings, voice))
    say(voice("全部问题见：", "All of them are in:"))


def _onward(table: Path, form: Path, voice: Voice) -> tuple[str, ...]:
    """The commands for what is not shown here, ready to be copied: they read the Word copy, begun as this one was."""
    hengji = "uv run hengji" if "UV_RUN_RECURSION_DEPTH" in os.environ else "hengji"
    return (
        voice("接着可以看：", "What to see next:"),
        f"{voice('  完成率、得分  ', '  rates, marks  ')}{hengji} score {_quoted(table)}",
        f"{voice('  官方表式PDF   ', '  official PDF  ')}{hengji} write {_quoted(table)} --out {_quoted(form)}",
    )


def _quoted(path: Path) -> str:
    return f'"{path}"' if sys.platform == "win32" else shlex.quote(str(path))


def _has_screen() -> bool:
    """Whether a person with a graphical browser sits before it."""
    graphical = sys.platform in ("win32", "darwin") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))
    return graphical and sys.stdout.isatty()
