"""hengji demo: everything at once, on the table that comes along."""

from __future__ import annotations

import os
import sys
import webbrowser
from argparse import Namespace
from importlib.resources import files

from hengji.cli.colour import Ink, ink
from hengji.cli.copies import page_of, word_copy
from hengji.cli.language import Voice
from hengji.cli.output import WRONG_USAGE, CannotWriteError, complain, save, say
from hengji.cli.place import home
from hengji.cli.report import counts, finding_lines
from hengji.examine.one import examine
from hengji.tables.examination import Examination
from hengji.tables.naming import gravest
from hengji.writers.forms.printing import write

_FIRST = 10


def demo(asked: Namespace, voice: Voice) -> int:
    """Examine the table, print its gravest findings, write its page and a marked Word copy, say where they are."""
    examination = examine(files("hengji.demo").joinpath("seed.txt").read_bytes())
    show(examination, voice, ink())
    folder = home() / "demo"
    form = folder / voice("官方表式.docx", "form.docx")
    page, copy = folder / voice("核查结果.html", "findings.html"), folder / voice("批注版.docx", "marked.docx")
    try:
        save(page, page_of(examination, voice).encode("utf-8"), voice)
        save(copy, word_copy(examination, voice), voice)
        save(form, write(examination.table, "docx"), voice)
    except CannotWriteError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    say(f"{voice('  网页    ', '  page         ')}{page}")
    say(f"{voice('  批注版  ', '  marked copy  ')}{copy}")
    say(f"{voice('  官方表式', '  official form')} {form}")
    say(voice("接着可以试：", "What to try next:"))
    say(f"  hengji score {form}")
    say(f"  hengji write {form} --out {form.with_suffix('.xlsx')}")
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


def _has_screen() -> bool:
    """Whether a person with a graphical browser sits before it."""
    graphical = sys.platform in ("win32", "darwin") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))
    return graphical and sys.stdout.isatty()
