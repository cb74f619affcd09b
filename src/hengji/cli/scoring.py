"""hengji score, hengji schemes: official marks with their working, and the schemes that give them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from hengji.checks.context import Context
from hengji.cli.colour import ink
from hengji.cli.language import Voice
from hengji.cli.marks import score_lines
from hengji.cli.output import UNREADABLE, WRONG_USAGE, CannotWriteError, complain, say, write
from hengji.cli.wide import fold, pad, width
from hengji.examine.many import examine_many
from hengji.scoring.manual import CERTAINTIES, page
from hengji.scoring.scheme import Scheme, UnknownSchemeError, scheme, schemes
from hengji.tables.examination import Examination


def score(asked: Namespace, voice: Voice) -> int:
    """Print the marks of a file by the scheme asked for, or by the one that fits."""
    if asked.scheme is not None:
        try:
            scheme(asked.scheme)
        except UnknownSchemeError as none:
            complain(unknown(none.scheme, voice))
            return WRONG_USAGE
    (outcome,) = examine_many([asked.file], codes=(), jobs=1, context=Context(scheme=asked.scheme))
    if outcome.examination is None:
        complain(voice.text(outcome.error) if outcome.error else "")
        return UNREADABLE
    try:
        write(asked.out, _spelled(outcome.path, outcome.examination, asked, voice), voice)
    except CannotWriteError as cannot:
        complain(str(cannot))
        return WRONG_USAGE
    return 0


def _spelled(path: str, examination: Examination, asked: Namespace, voice: Voice) -> Iterator[str]:
    """What programs read follows --lang alone; what people read, the reader's language."""
    if asked.format == "json":
        from hengji.writers.machine.findings import document_json, dumps
        from hengji.writers.machine.scores import score_json

        yield dumps(
            {"document": document_json(examination, path), "score": score_json(examination.score, asked.lang or "zh")}
        )
        return
    pen = ink(to_file=asked.out is not None)
    yield from (f"{line}\n" for line in score_lines(path, examination, voice, pen, explain=asked.explain))


def unknown(name: str, voice: Voice) -> str:
    """The line about an id that no scheme has."""
    return voice(
        f"没有名为 {name} 的评分办法；全部办法见 hengji schemes。",
        f"there is no scheme {name}; hengji schemes lists them all.",
    )


def list_schemes(asked: Namespace, voice: Voice) -> int:  # noqa: ARG001  every command is called alike
    """Print all schemes, one a line: id, how certain it is, name."""
    column = max(width(each.id) for each in schemes())
    sure = max(width(voice.text(each)) for each in CERTAINTIES.values())
    for each in schemes():
        said = pad(voice.text(CERTAINTIES[each.certainty]), sure)
        say(f"{pad(each.id, column)}  {said}  {voice.text(each.name)}")
    return 0


def scheme_page(one: Scheme, voice: Voice) -> Iterator[str]:
    """The page of a scheme in lines of at most 100 columns."""
    yield f"{one.id} {voice.text(one.name)}"
    for heading, lines in page(one):
        yield ""
        yield voice.text(heading)
        for line in lines:
            yield from fold(voice.text(line), 98, indent="  ")
