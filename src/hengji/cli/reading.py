"""hengji read, hengji figures: what stands in a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable

from hengji.cli.language import Voice
from hengji.cli.layouts import CannotUseLayoutError, layouts_of
from hengji.cli.output import UNREADABLE, WRONG_USAGE, CannotWriteError, complain, write
from hengji.cli.progress import Stepped
from hengji.examine.many import examine_many
from hengji.tables.examination import Examination


def read(asked: Namespace, voice: Voice) -> int:
    """Print the table of a file as JSON."""
    from hengji.tables.json import to_json
    from hengji.writers.machine.findings import dumps

    return _show(asked, voice, lambda examination: [dumps(to_json(examination.table))])


def figures(asked: Namespace, voice: Voice) -> int:
    """Print every figure of a file, one a line."""
    from hengji.writers.machine.figures import figure_lines

    return _show(asked, voice, lambda examination: figure_lines(examination, rejected=asked.rejected))


def _show(asked: Namespace, voice: Voice, spell: Callable[[Examination], Iterable[str]]) -> int:
    try:
        known = layouts_of(asked.layout, voice)
    except CannotUseLayoutError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    stepped = Stepped(1, voice)
    (outcome,) = examine_many([asked.file], codes=(), jobs=1, told=stepped, layouts=known)
    stepped.done()
    if outcome.examination is None:
        complain(voice.text(outcome.error) if outcome.error else "")
        return UNREADABLE
    try:
        write(asked.out, spell(outcome.examination), voice)
    except CannotWriteError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    return 0
