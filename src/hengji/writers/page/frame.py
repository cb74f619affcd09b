"""The whole page: one file with its style and script inside, held to them by their hashes."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from hengji.tables.examination import Examination
from hengji.writers.page.aside import aside
from hengji.writers.page.bars import legend, notes, strip, top
from hengji.writers.page.geometry import widths
from hengji.writers.page.marks import Marks, marks
from hengji.writers.page.markup import Html, quoted, tag
from hengji.writers.page.rules import rules
from hengji.writers.page.sheet import sheet
from hengji.writers.page.standing import Standing, standing
from hengji.writers.page.words import WORDS, say

_LANGS = {"zh": "zh-CN", "en": "en"}
_COLUMN, _ROOM = 56, 840
"""The least width of a column, and what a table may take before it scrolls sideways, in pixels."""


def page(examination: Examination, *, lang: str = "zh") -> str:
    """The examined table with its findings as one HTML file, to read and send.

    Both languages are inside; `lang` (zh or en) is the one shown first.  Nothing is loaded from anywhere: the policy in
    the head admits this style and this script alone.  The same examination gives the same bytes.
    """
    if lang not in _LANGS:
        raise ValueError(f"lang is zh or en: {lang}")
    stands = standing(examination)
    marked = marks(examination, stands)
    style, script = _resource("page.css") + _columns(stands), _resource("page.js")
    head = _head(examination, lang, style, script)
    body = tag(
        "body",
        top(examination),
        strip(marked),
        _main(examination, stands, marked),
        _foot(examination),
        Html(f"<script>{script}</script>"),
    )
    titles = {"data_zh": _title(examination, 0), "data_en": _title(examination, 1)}
    return (
        "<!doctype html>\n" + tag("html", head, body, lang=_LANGS[lang], class_=f"show-{lang} still", **titles) + "\n"
    )


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def _columns(stands: Standing) -> str:
    """The widths of the columns: a style attribute would be refused, so they are rules."""
    least = "".join(f"#t{at}{{min-width:{_COLUMN * len(widths(grid))}px}}\n" for at, grid in enumerate(stands.grids))
    return least + "".join(
        f"#t{at} col:nth-child({n}){{width:{share}%}}\n"
        for at, grid in enumerate(stands.grids)
        for n, share in enumerate(widths(grid), 1)
    )


def _is_wide(stands: Standing) -> bool:
    return any(_COLUMN * len(widths(grid)) > _ROOM for grid in stands.grids)


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _head(examination: Examination, lang: str, style: str, script: str) -> Html:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        Html(f"<title>{quoted(_title(examination, list(_LANGS).index(lang)))}</title>"),
        Html(f"<style>{style}</style>"),
    )


def _title(examination: Examination, at: int) -> str:
    return f"{examination.table.title.text or examination.document.name} · {WORDS['product'][at]}"


def _main(examination: Examination, stands: Standing, marked: Marks) -> Html:
    drawn = tag("div", sheet(stands, marked), class_="sheet wide" if _is_wide(stands) else "sheet", id="sheet")
    name = tag("h2", say("table"), class_="unseen")
    left = tag("section", name, notes(stands), drawn, legend(examination), class_="left")
    return tag("main", left, aside(examination, marked.findings), rules(examination.manuals))


def _foot(examination: Examination) -> Html:
    document, used = examination.document, examination.rules
    source = tag("p", say("file"), " ", document.name, " · SHA-256 ", tag("code", document.sha256[:16]))
    return tag("footer", source, tag("p", say("version"), " ", used.version, " · ", tag("code", used.hash[:16])))
