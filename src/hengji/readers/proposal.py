"""The layout file that is proposed for a learned form: YAML, with a comment `# ?` wherever a person should look."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from hengji.readers.parts import Head, Learned, Part
from hengji.readers.prose import is_report
from hengji.readers.recognition import recognised
from hengji.tables.model import ROWS

_PLAIN = re.compile(r"[\w\u4e00-\u9fff（）()、，％/+-]+")


def proposal(learned: Learned, name: str) -> str:
    """The text of the file."""
    labels = [label for part in learned.parts for line in part.lines for label, _, _ in line if label]
    form, _ = recognised(
        learned.headers, learned.title, labels, report=is_report(learned.title), known=bool(learned.headers)
    )
    lines = [
        f"# 学自空白表“{name}”；带“# ?”的请人工核对 learned from a blank form; please confirm the lines marked “# ?”",
        f"form: {form}" + ("  # ? 未能判断，请从表式种类中选定 not known, please choose" if form == ROWS else ""),
        f"name: {{zh: {_said(learned.title)}, en: {_said(learned.title)}}}",
        'dated: "0000"  # ? 发布日期 date of issue',
        f"cited: {_said(f'学自空白表 {name}')}  # ? 出处 where the form stands",
        "learned: true",
        f"widths: [{', '.join(['10'] * learned.width)}]",
        f"title: {_said(learned.title)}",
        *([f"above: [{', '.join(map(_said, learned.above))}]"] if learned.above else []),
        "blocks:",
        *(line for part in learned.parts for line in _part(part)),
        *([f"notes: [{', '.join(map(_said, learned.notes))}]"] if learned.notes else []),
    ]
    return "\n".join(lines) + "\n"


def _part(part: Part) -> Iterator[str]:
    if part.kind in ("total", "signature"):
        yield f"  - {part.kind}: {_slots(part.lines[0])}"
    elif part.kind == "lines":
        yield "  - lines:"
        yield from (f"      - {_slots(line)}" for line in part.lines)
    else:
        yield f"  - {part.kind}:"
        yield from map(_head, part.heads)
    if part.frame:
        yield f"    frame: {_said(part.frame)}"
        if part.frame_columns > 1:
            yield f"    frame_columns: {part.frame_columns}"
    if part.rows:
        yield f"    rows: [{', '.join(map(_said, part.rows))}]"
    if part.kind == "indicators" and any(head.guess.role == "task" for head in part.heads):
        yield "    of: tasks"
    elif part.of:
        yield f"    of: {part.of}"


def _head(head: Head) -> str:
    fields = [f"role: {head.guess.role}", f"heading: {_said(head.heading)}"]
    fields += [f"columns: {head.columns}"] if head.columns > 1 else []
    fields += [f"group: {_said(head.group)}"] if head.group else []
    line = f"      - {{{', '.join(fields)}}}"
    if head.guess.sure:
        return line
    others = "、".join(head.guess.others)
    return f"{line}  # ? {'可能是 perhaps: ' + others if others else '含义不明 meaning not known'}"


def _slots(line: Sequence[tuple[str, str, int]]) -> str:
    return "[" + ", ".join(map(_slot, line)) + "]"


def _slot(slot: tuple[str, str, int]) -> str:
    label, value, columns = slot
    field = f"value: {value}" if value else f"label: {_said(label)}"
    return f"{{{field}, columns: {columns}}}" if columns > 1 else f"{{{field}}}"


def _said(text: str) -> str:
    """A text as YAML reads it back, quoted where it must be."""
    return (
        text
        if _PLAIN.fullmatch(text) and not text[0].isdigit() and text[0] != "-"
        else json.dumps(text, ensure_ascii=False)
    )
