"""hengji write: a table in its official form."""

from __future__ import annotations

from argparse import Namespace

from hengji.cli.language import Voice
from hengji.cli.output import UNREADABLE, WRONG_USAGE, CannotWriteError, complain, save
from hengji.examine.many import examine_many
from hengji.tables.errors import SpokenError


def write(asked: Namespace, voice: Voice) -> int:
    """Write the table of a file, or an empty form, to the file asked for."""
    if asked.out is None:
        zh = "请用 --out 说明写到哪里，如 --out 表.docx；可以是 docx、xlsx、pdf、html。"
        complain(voice(zh, "say where to write with --out, as --out form.docx; docx, xlsx, pdf and html are possible."))
        return WRONG_USAGE
    if asked.file is None and not (asked.blank and asked.layout):
        zh = "请给出要读的文件；只要空表时，用 --blank --layout 表式。"
        complain(voice(zh, "name the file to read; for an empty form alone, use --blank --layout ID."))
        return WRONG_USAGE
    try:
        return _write(asked, voice)
    except SpokenError as cannot:
        complain(cannot.message(voice.lang))
    except CannotWriteError as cannot:
        complain(str(cannot))
    return WRONG_USAGE


def _write(asked: Namespace, voice: Voice) -> int:
    from hengji.writers.forms import blank, write
    from hengji.writers.forms.choice import chosen, named
    from hengji.writers.forms.printing import kind_of

    kind = kind_of(asked.out)
    if asked.layout:
        named(asked.layout)
    if asked.file is None:
        save(asked.out, blank(kind, asked.layout), voice)
        return 0
    (outcome,) = examine_many([asked.file], codes=(), jobs=1)
    if outcome.examination is None:
        complain(voice.text(outcome.error) if outcome.error else "")
        return UNREADABLE
    table = outcome.examination.table
    data = blank(kind, chosen(table, asked.layout)) if asked.blank else write(table, kind, asked.layout)
    save(asked.out, data, voice)
    return 0
