"""Ten faults seen in published tables, rebuilt with other names from tests/documents/published."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.generator import LAYOUTS, Generated, labelled
from tests.generator.facts import Facts, Fund, Indicator, Objective, Planted, Sentence
from tests.generator.scheme import rating_of
from tests.generator.sheet import Grid, Paragraph, Sheet, Spot
from tests.generator.world import blank_facts

FOLDER = Path(__file__).parents[1] / "documents" / "published" / "tables"


def number(text: object) -> Decimal | None:
    """A decimal, or None where nothing is given."""
    return None if text in {None, ""} else Decimal(str(text))


def indicator(line: str) -> Indicator:
    """A row from one line of a description."""
    level1, level2, name, sign, target, unit, actual, weight, mark, why, *rest = line.split("|")
    row = Indicator(level1, level2, name, unit, "as printed", sign=sign, target=target, actual=actual, explanation=why)
    row.weight, row.mark = number(weight), number(mark)
    if rest:
        row.extra["goal"] = rest[0]
    return row


def fund(line: list[Any]) -> Fund:
    """A row of money as it was printed."""
    name, initial, revised, outturn, rate, *mark = line
    return Fund(
        name,
        Decimal(str(initial)),
        Decimal(str(revised)),
        Decimal(str(outturn)),
        rate,
        number(mark[0]) if mark else None,
    )


def described(path: Path) -> tuple[Facts, dict[str, Any]]:
    """What a description tells, as facts to lay out."""
    told = yaml.safe_load(path.read_text("utf-8"))
    facts = blank_facts(random.Random(path.stem), told["form"], told["variant"])  # noqa: S311
    facts.place, facts.department, facts.project, facts.year = (
        told[key] for key in ("place", "department", "project", "year")
    )
    facts.office, facts.numbered, facts.wrapped, facts.comma = "办公室", False, False, False
    facts.tasks = [facts.project]
    facts.funds = [fund(line) for line in told["funds"]]
    facts.funds[0].reason = told.get("reason", "")
    facts.objectives = [Objective([Sentence(target)], [Sentence(actual)]) for target, actual in told["objectives"]]
    facts.indicators = [indicator(line) for line in told["indicators"]]
    facts.printed_level1 = {f"年度绩效目标{n}": Decimal(p) for n, p in enumerate(told.get("points", ()), 1)}
    facts.total, facts.weight_total = number(told.get("total", 0)) or Decimal(0), Decimal(told.get("weight_total", 100))
    facts.rating, facts.show_rating = told.get("rating", rating_of(facts.total)), "rating" in told
    return facts, told


def amended(sheet: Sheet, texts: dict[str, str]) -> Sheet:
    """The sheet with single cells or paragraphs set as they were printed."""
    blocks: list[Paragraph | Grid] = []
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            blocks.append(_set(block, texts))
        else:
            blocks.append(
                replace(block, cells=tuple((row, column, _set(cell, texts)) for row, column, cell in block.cells))
            )
    return replace(sheet, blocks=tuple(blocks))


def _set(thing: Any, texts: dict[str, str]) -> Any:
    where = next((spot.where for spot in thing.spots if spot.where in texts), None)
    return thing if where is None else replace(thing, text=texts[where], spots=(Spot(where, texts[where]),))


def planted_as(told: dict[str, Any]) -> Planted:
    """A label from a description."""
    return Planted(**{**told, "words": told.get("words"), "also": tuple(told.get("also", ()))})


def rebuilt(path: Path) -> Generated:
    """One published fault as a table."""
    facts, told = described(path)
    sheets = tuple(LAYOUTS[facts.variant](facts))
    texts = dict(told.get("amend", {}))
    for number_, (target, actual) in enumerate(told["objectives"]):
        texts |= {f"objectives[{number_}].target": target, f"objectives[{number_}].actual": actual}
    if facts.variant == "hubei":
        texts["objectives[0].actual"] = "".join(actual for _, actual in told["objectives"])
    if facts.form == "self-evaluation-report":
        target, actual = told["objectives"][0]
        texts["objectives[0].target"] = f"（三）绩效目标。{target}"
    sheets = tuple(amended(sheet, texts) for sheet in sheets)
    printed = {spot.where: spot.words for sheet in sheets for spot in sheet.spots()}
    planted = [planted_as(each) for each in told["faults"]]
    return Generated(sheets, labelled(planted, printed), (), facts.form, facts.variant, facts.department, facts.year)


def published() -> list[Generated]:
    """The ten tables, in the order of their descriptions."""
    return [rebuilt(path) for path in sorted(FOLDER.glob("*.yaml"))]
