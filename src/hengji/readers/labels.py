"""Labels with what stands beside them (部门名称, 预算完成率, 项目名称 …), the total row, and repeated titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from hengji.readers.columns import placed
from hengji.readers.headings import Column, Header
from hengji.readers.rows import Box, Row
from hengji.readers.stretch import Stretch
from hengji.tables.layouts import label_roles, plain

_INLINE = re.compile(r"(?P<label>(?:其中[:：])?[^:：\n]{2,24})[:：]\s*(?P<value>.+)", re.DOTALL)
_NEXT = re.compile(r"(?:^|(?<=\s))(?P<label>[^\s:：]{2,10})\s*[:：]")
_YEAR = re.compile(r"[（(]?\s*(?:20\d\d|二[〇○零]\S\S)\s*年度?\s*[)）]?")
_NOTE = re.compile(r"(?:注|备注|说明|填[表报]说明)\s*[:：]|填[表报][人日时]|联系电话|联系人|审核人|负责人")
_AMOUNT = re.compile(r"[\d.,]+(?:\s*[分%％])?")
_FUND = re.compile(r"[\d.,，]+\s*(?:万元|元|亿元)?|[—–\-/\s无]+")
_LONGEST_LABEL = 16
_WIDE = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands beside it; `role` tells what the label means, `name` is the label where it stands."""

    role: str
    label: str
    stretch: Stretch
    name: Stretch = field(default=Stretch())


@dataclass(frozen=True, slots=True)
class Total:
    """The total row: the sum of the weights and of the marks, each may be missing."""

    weight: Stretch | None
    mark: Stretch | None


def inline(stretch: Stretch) -> Labelled | None:
    """A known label and its value written in one cell or line, `部门名称：某局`."""
    found = _INLINE.match(stretch.text)
    roles = label_roles(found["label"]) if found else ()
    if found is None or not roles or roles[0] == "block":
        return None
    value = stretch.cut(found.start("value"), found.end("value")).strip()
    return _said(roles[0], stretch.cut(0, found.end("label")), value)


def is_note(text: str) -> bool:
    """Whether a line is a note, or one that tells who filled the table in."""
    return bool(_NOTE.match(text))


def said(stretch: Stretch) -> list[Labelled]:
    """The known labels of one line with their values: `填报人：某甲　　联系电话：…` holds two, each may have no value yet.

    Nothing where some part of the line has no known label.
    """
    cuts = [found.start() for found in _NEXT.finditer(stretch.text) if label_roles(found["label"])]
    bounds = [0, *(each for each in cuts if each), len(stretch.text)]
    parts = [stretch.cut(start, end).strip() for start, end in pairwise(bounds)]
    found = [inline(part) or _unfilled(part) for part in parts]
    return [each for each in found if each is not None] if all(found) else []


def _unfilled(stretch: Stretch) -> Labelled | None:
    """A known label with a colon and nothing after it."""
    label = stretch.text.rstrip(":：")
    role = next(iter(label_roles(label)), "block")
    if label == stretch.text or role in ("block", "total"):
        return None
    name = stretch.cut(0, len(label))
    return Labelled(role, label, stretch.cut(len(label), len(label)), name)


def _said(role: str, label: Stretch, value: Stretch) -> Labelled:
    """A label and its value; the name of an amount, or of the total, without a number beside it is a label like any other."""
    if role == "fund" and value and not _FUND.fullmatch(value.text):
        role = "detail"
    if role == "total_mark" and not _AMOUNT.fullmatch(value.text):
        role = "detail"
    return Labelled(role, label.text.rstrip(":： "), value, label)


def labelled(row: Row, head: Header | None, *, closing: bool = False) -> list[Labelled]:
    """The labels of a row with their values, or nothing where the row is a record.

    `closing` tells that the total row has gone by: what follows it are closing lines, known label or not.
    """
    boxes = row.filled
    first = label_roles(boxes[0].text)
    if len(boxes) == 1:
        return _alone(boxes[0])
    if not first and len(boxes) == 2 and len(boxes[0].text) <= _LONGEST_LABEL and (closing or _across(row, head)):
        return [Labelled("detail", boxes[0].text, boxes[1].stretch)]
    if first and first[0] == "block" and _is_fund(boxes[1]) and (head is None or head.kind == "objectives"):
        return _pairs(boxes[1:])
    if first and first[0] == "block" and head is None and len(boxes) > 2 and _is_label(boxes[1]):
        return _pairs(boxes[1:])
    if not first or first[0] in ("block", "total") or _is_record(row, head, first[0]):
        return []
    return _pairs(boxes)


def _is_label(box: Box) -> bool:
    """Whether a label stands beside the frame of a block of label lines."""
    return label_roles(box.text)[:1] not in ((), ("block",), ("total",))


def _is_fund(box: Box) -> bool:
    both = inline(box.stretch)
    return "fund" in (both.role if both else "", *label_roles(box.text))


def _across(row: Row, head: Header | None) -> bool:
    """Whether the second of two cells runs under most of an indicator section's columns, as no record's does: 说明, 绩效等级."""
    if head is None or head.kind != "indicators" or not row.exact or len(row.boxes) != len(row.filled):
        return False
    value = row.filled[1]
    return value.columns >= _WIDE and sum(_covers(value, column) for column in head.columns) * 2 > len(head.columns)


def _covers(box: Box, column: Column) -> bool:
    return box.column <= column.start and column.end <= box.column + box.columns


def _alone(box: Box) -> list[Labelled]:
    """A row of one cell: a label with its value in it, the year, a note, or a label beside an empty cell."""
    one = inline(box.stretch)
    if one is not None:
        return said(box.stretch) or [one]
    if _YEAR.fullmatch(box.text):
        return [Labelled("year", "", box.stretch)]
    if is_note(box.text):
        return [Labelled("detail", "", box.stretch)]
    roles = label_roles(box.text)
    if roles and roles[0] in (
        "department",
        "supervisor",
        "project",
        "organ",
        "detail",
        "budget_execution_rate",
        "fund",
        "total_mark",
    ):
        return [_beside(box, Stretch())]
    return []


def _is_record(row: Row, head: Header | None, role: str) -> bool:
    """Whether a row that begins with a label is a record of the section it stands in all the same."""
    boxes = row.filled
    if head is None:
        return False
    if role == "budget_execution_rate":
        return len(boxes) > 2
    if role == "fund":
        return head.kind in ("funds", "sideways") or (head.kind == "indicators" and len(boxes) > 4)
    if role in ("objective", "outcome", "mid_term"):
        if row.exact and head.kind == "indicators" and _beside_columns(boxes[0], head):
            return False
        alone = head.kind == "indicators" and len(boxes) == 2 and "objective" not in head.roles()
        return head.kind != "funds" and not alone
    return head.kind == "indicators" and len(boxes) > 2 and not label_roles(boxes[2].text)


def _beside_columns(box: Box, head: Header) -> bool:
    """Whether a cell stands where the section has no column: left of them, as a frame does."""
    (index,) = placed((box,), head)
    return index < 0 or head.columns[index].role is None


def _pairs(boxes: Iterable[Box]) -> list[Labelled]:
    """Label, value, label, value …; a label with an empty cell beside it has an empty value."""
    found: list[Labelled] = []
    label: Box | None = None
    for box in boxes:
        roles = label_roles(box.text)
        both = inline(box.stretch)
        if label is not None and not roles:
            found.append(_beside(label, box.stretch))
            label = None
        elif both is not None:
            found += said(box.stretch) or [both]
        elif roles:
            found += [_beside(label, Stretch())] if label else []
            label = box
        else:
            found.append(Labelled("detail", "", box.stretch))
    return found + ([_beside(label, Stretch())] if label else [])


def _beside(label: Box, value: Stretch) -> Labelled:
    return _said(label_roles(label.text)[0], label.stretch, value)


def total(row: Row, head: Header | None) -> Total | None:
    """The total row of an indicator section, or None."""
    boxes = row.filled
    if head is None or head.kind != "indicators" or "total" not in label_roles(boxes[0].text):
        return None
    amounts = [box for box in boxes[1:] if _AMOUNT.fullmatch(box.text)]
    if not amounts or not head.roles() & {"weight", "mark"}:
        return None
    by_role: dict[str | None, Stretch] = {}
    for index, under in placed(tuple(amounts), head).items():
        by_role[head.columns[index].role if index >= 0 else None] = under[0].stretch
    weight, mark = by_role.get("weight"), by_role.get("mark")
    if weight is None and mark is None:
        weight = amounts[0].stretch if len(amounts) > 1 else None
        mark = amounts[-1].stretch
    return Total(weight, mark)


def sums(row: Row, head: Header | None) -> list[Labelled]:
    """The row 金额合计 below the tasks: the sum of each column of amounts."""
    boxes = row.filled
    if head is None or head.kind != "indicators" or "total" not in label_roles(boxes[0].text):
        return []
    if "fund" not in head.roles():
        across = [column for column in head.columns if column.role and _under(boxes[0], column)]
        told = [Labelled("detail", boxes[0].text, box.stretch, boxes[0].stretch) for box in boxes[1:]]
        return told if row.exact and len(across) > 1 else []
    amounts = tuple(box for box in boxes[1:] if _FUND.fullmatch(box.text))
    by_column = placed(amounts, head)
    columns = ((index, column) for index, column in enumerate(head.columns) if column.role == "fund")
    found = [(column, by_column.get(index)) for index, column in columns]
    return [
        Labelled("fund", column.heading, under[0].stretch if under else Stretch(), column.stretch)
        for column, under in found
    ]


def _under(box: Box, column: Column) -> bool:
    return box.column < column.end and column.start < box.column + box.columns


def repeated(row: Row, above: Iterable[str]) -> bool:
    """Whether a line is one of the lines above again, as the title at the head of a further page."""
    boxes = row.filled
    if len(boxes) != 1:
        return False
    text = plain(boxes[0].text)
    return bool(text) and any(plain(title) == text for title in above)
