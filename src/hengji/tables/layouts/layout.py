"""A layout: how one official form is laid out, as data that both the reader and the writers use.

A layout is a sheet of `widths` physical columns, filled from the top by blocks.  Widths are shares of the sheet's width;
every `columns` below counts physical columns.  A block runs over the whole width; where it has a `frame`, one cell with
those words runs down its left side.  The cells of a line, or the columns of a block, fill the rest in their order.

    form: project-self-evaluation          one of hengji.tables.model.FORMS
    name: {zh: …, en: …}
    dated: 2020-02-25                       when the form was issued; quoted where only the year is known: "2021"
    cited: >-                               where the form stands: document, annex, page
    places: [云南]                           where it is in use; empty means everywhere
    landscape: true
    widths: [6, 9, 9, 14, …]
    title: 项目支出绩效自评表
    above: [（{year}年度）]                   lines between the title and the sheet; {year}, {month}, {department} are filled in
    blocks:
      - lines:
          - [{label: 项目名称, columns: 2}, {value: project, columns: 7}]
      - funds: [{role: name, heading: "", columns: 2}, {role: approved, heading: 年初预算数}, …]
        frame: 项目资金（万元）
        rows: [年度资金总额, 其中：当年财政拨款, …]
      - objectives: [{role: objectives, heading: 预期目标, columns: 4}, {role: actual, heading: 实际完成情况, columns: 4}]
        frame: 年度总体目标
      - indicators: [{role: level1, heading: 一级指标, merge: true}, …, {role: weight, heading: 分值}]
        of: overall
        frame: 绩效指标
      - total: [{label: 总分, columns: 6}, {value: total_weight}, {value: total_mark}, {label: "", columns: 1}]
      - signature: [{label: 填表人}, {label: 联系电话}]
    notes: [注：…]                           lines printed below the sheet

A column's `role` is a field of the model: of an Indicator (level1, level2, name, sign, target, initial_target, unit,
actual, …), of a Task in a block `of: tasks` (task, objective, fund:总额 …), of a Fund in a fund block, or `note` for a
column that the model keeps among an indicator's notes, `number` for a running number, `cause` for a column of 偏差原因.
Several columns of role `likelihood` (确定能, 有可能, 完全不可能) are ticked: the indicator's `likelihood` is the heading of the
ticked one.  In an objectives block `detail` is a column that the table keeps among its details, its heading as the label.
A `value` is `department`, `total_weight`, `total_mark`, `budget_execution_rate`, `fund:总额` (the amount of that name in
the table's funds), or `detail`: what the table keeps under the label before it.  `group` is a heading above several
neighbouring columns.  A row across the whole sheet between the records of an indicator block without levels is no column:
the reader takes it for level1 of the records below it.  With `merge`, equal neighbours down the column are one cell.  In headings {year}, {last_year} and
{month} are filled in.  A block of which no column has a heading (nor group) has no heading row.

`of` tells whose indicators a block lists: `overall` (those of the overview), `tasks` (one block for all tasks, columns
task and objective merged over a task's indicators) or `task` (the block comes again for every task, with its frame and
heading row; `{no}`, `{name}` and `{weight}` in the frame are filled in).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import yaml

from hengji.tables.model import FORMS

Kind = Literal["lines", "funds", "objectives", "indicators", "total", "signature"]
KINDS: tuple[Kind, ...] = ("lines", "funds", "objectives", "indicators", "total", "signature")

_VALUES = ("actual", "explanation", "corrective_action", "narrative")
ROLES: dict[str, tuple[str, ...]] = {
    "funds": ("name", "approved", "revised", "outturn", "forecast", "weight", "rate", "mark", "explanation", "note"),
    "objectives": ("objectives", "detail", *_VALUES),
    "indicators": (
        "number", "task", "objective", "objectives", "level1", "level2", "level3", "name", "definition", "criteria", "sign",
        "direction", "previous", "initial_target", "target", "unit", "forecast", "rate", "coefficient", "weight", "mark",
        "core", "cause", "likelihood", "evidence", "note", *_VALUES,
    ),
}  # fmt: skip
"""The roles that a column of each kind of block may have, besides `fund:NAME`."""


class LayoutError(ValueError):
    """A layout file that cannot be used; the message says which file, where and why."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a line: a printed `label`, or the place of a `value`."""

    label: str = ""
    value: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block: which field of the model it holds, what heads it, how many physical columns it takes."""

    role: str
    heading: str
    columns: int = 1
    group: str = ""
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the form, from the top: lines of labels, the fund block, objectives, indicators, the total row."""

    kind: Kind
    columns: tuple[Column, ...] = ()
    lines: tuple[tuple[Slot, ...], ...] = ()
    frame: str = ""
    frame_columns: int = 1
    of: Literal["overall", "tasks", "task"] = "overall"
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One official form, dated and cited."""

    id: str
    form: str
    zh: str
    en: str
    dated: str
    cited: str
    title: str
    widths: tuple[int, ...]
    blocks: tuple[Block, ...]
    places: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False
    learned: bool = field(default=False)

    def columns(self) -> Iterator[Column]:
        """Every column of every block."""
        for block in self.blocks:
            yield from block.columns

    def labels(self) -> Iterator[str]:
        """Every printed label."""
        for block in self.blocks:
            for line in block.lines:
                yield from (slot.label for slot in line if slot.label)


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts that come along, by id."""
    files = sorted(resources.files("hengji.tables.layouts").joinpath("forms").iterdir(), key=lambda each: each.name)
    return tuple(parse(each.name.removesuffix(".yaml"), _loaded(each.read_text("utf-8"))) for each in files)


def layout(name: str) -> Layout | None:
    """The layout of this id, or None."""
    return next((each for each in layouts() if each.id == name), None)


def source_of(name: str) -> str:
    """The file of a layout that comes along, as it stands."""
    return resources.files("hengji.tables.layouts").joinpath("forms", f"{name}.yaml").read_text("utf-8")


def read_layout(path: Path) -> Layout:
    """The layout of a file; its id is the file's name without the ending.

    Raises:
        LayoutError: the file cannot be read, is no YAML, or is no layout.
    """
    try:
        loaded = _loaded(path.read_text("utf-8"))
    except OSError as failed:
        raise LayoutError(f"{path.name}: {failed.strerror}") from failed
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as wrong:
        raise LayoutError(f"{path.name}: {' '.join(str(wrong).split())[:200]}") from wrong
    return parse(path.stem, loaded)


def parse(name: str, data: dict[str, Any]) -> Layout:
    """A layout from its data.

    Raises:
        LayoutError: a key is missing or unknown, or a row of cells does not fill the sheet's width.
    """
    if not isinstance(data, dict):
        raise LayoutError(f"{name}: no layout, the file has no keys form, name, widths, blocks …")
    try:
        made = _layout(name, data)
    except KeyError as missing:
        raise LayoutError(f"{name}: {missing} is missing") from missing
    except (TypeError, AttributeError, ValueError) as wrong:
        raise LayoutError(f"{name}: {' '.join(str(wrong).split())}") from wrong
    if made.form not in FORMS:
        raise LayoutError(f"{name}: form is one of {', '.join(FORMS)}, not {made.form}")
    for number, block in enumerate(made.blocks):
        for width in _widths(block):
            if width != len(made.widths):
                raise LayoutError(f"{name}: block {number} ({block.kind}) fills {width} of {len(made.widths)} columns")
    return made


def _loaded(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def _layout(name: str, data: dict[str, Any]) -> Layout:
    return Layout(
        id=name,
        form=data["form"],
        zh=data["name"]["zh"],
        en=data["name"]["en"],
        dated=str(data["dated"]),
        cited=data["cited"],
        title=data["title"],
        widths=tuple(data["widths"]),
        blocks=tuple(_block(each) for each in data["blocks"]),
        places=tuple(data.get("places", ())),
        above=tuple(data.get("above", ())),
        notes=tuple(data.get("notes", ())),
        landscape=bool(data.get("landscape", False)),
        learned=bool(data.get("learned", False)),
    )


def _block(data: dict[str, Any]) -> Block:
    kind = next((each for each in KINDS if each in data), None)
    if kind is None:
        raise ValueError(f"a block has one of {', '.join(KINDS)}, not {', '.join(map(str, data))}")
    filled = data[kind]
    lines: tuple[tuple[Slot, ...], ...] = ()
    columns: tuple[Column, ...] = ()
    if kind == "lines":
        lines = tuple(tuple(Slot(**slot) for slot in line) for line in filled)
    elif kind in ("total", "signature"):
        lines = (tuple(Slot(**slot) for slot in filled),)
    else:
        columns = tuple(Column(**column) for column in filled)
        unknown = [each.role for each in columns if each.role not in ROLES[kind] and not each.role.startswith("fund:")]
        if unknown:
            raise ValueError(f"no column of a block {kind} has the role {unknown[0]}")
    rest = {key: value for key, value in data.items() if key != kind}
    rest["rows"] = tuple(rest.get("rows", ()))
    return Block(kind, columns, lines, **rest)


def _widths(block: Block) -> Iterator[int]:
    """How many physical columns each of its rows takes; a signature is printed below the sheet and takes none."""
    frame = block.frame_columns if block.frame else 0
    if block.columns:
        yield frame + sum(column.columns for column in block.columns)
    if block.kind != "signature":
        yield from (frame + sum(slot.columns for slot in line) for line in block.lines)
