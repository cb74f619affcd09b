"""Blocks that many forms share: head lines, label rows, money, objectives, indicators, totals and signatures."""

from __future__ import annotations

from dataclasses import dataclass

from tests.generator.facts import Facts, Fund, Indicator, plain
from tests.generator.sheet import Cell, Paragraph, Rows, Spot, head, label, value
from tests.generator.writing import money


@dataclass(frozen=True)
class Column:
    """A column of the indicator block: the part it shows, its heading and how many grid columns it takes."""

    part: str
    heading: str
    cols: int = 1


def title_lines(facts: Facts, title: str) -> list[Paragraph]:
    """Annex line, title and year line as most offices print them."""
    lines = []
    if facts.rng.random() < 0.4:
        lines.append(Paragraph(f"附件{facts.rng.randint(1, 5)}" + facts.rng.choice(("", "：")), "left"))
    if facts.rng.random() < 0.25:
        lines.append(Paragraph(f"{facts.year}年度{title}", "title", (Spot("title", f"{facts.year}年度{title}"),)))
    else:
        lines.append(Paragraph(title, "title", (Spot("title", title),)))
        year = facts.rng.choice(("（{}年度）", "（{}年度）", "（ {} 年度）", "({}年度)")).format(facts.year)
        lines.append(Paragraph(year, "subtitle", (Spot("year", year),)))
    return lines


def closing_lines(facts: Facts, *, signed: bool = True) -> list[Paragraph]:
    """Signature line and notes; one of them says that the data are made up."""
    lines = []
    if signed and facts.rng.random() < 0.7:
        phone = f"0000-{facts.rng.randint(2000000, 8999999)}"
        blank = "　　　　"
        lines.append(
            Paragraph(f"填报人：{facts.clerk}{blank}联系电话：{phone}{blank}单位负责人：{facts.leader}", "left")
        )
    if facts.rng.random() < 0.35 and facts.profile.scored:
        day = f"{facts.year + 1}年{facts.rng.randint(1, 4)}月{facts.rng.randint(1, 28)}日"
        lines.append(Paragraph(f"填报日期：{day}", "left"))
    lines.append(Paragraph(facts.disclaimer, "left"))
    lines += [Paragraph(line, "left") for line in facts.note_lines if facts.variant != "mof"]
    return lines


def level1_text(facts: Facts, level1: str) -> str:
    """The level-1 cell, with its points where the form prints them."""
    if not facts.print_level1 or level1 not in facts.printed_level1:
        return level1
    points = plain(facts.printed_level1[level1])
    return f"{level1}（{points}分）"


def shown(facts: Facts, row: Indicator, part: str) -> str:
    """What a cell of the indicator block shows."""
    if part == "name":
        star = "★" if row.core and facts.variant == "transfer" else ""
        points = f"（{plain(row.weight)}分）" if facts.variant == "hubei" and row.weight is not None else ""
        return f"{star}{ordinal(facts, row)}{row.name}{points}"
    if part == "weight":
        if row.weight_text or row.weight is None:
            return row.weight_text
        return plain(row.weight) + ("%" if facts.percent_weights else "")
    if part == "mark":
        return "" if row.mark is None else plain(row.mark)
    if part == "core":
        return "是" if row.core else "否"
    if part == "unit":
        return "/" if row.unit == "-" else row.unit
    if part == "goal":
        return row.target
    return row.extra.get(part, "") if part in row.extra else str(getattr(row, part, ""))


def ordinal(facts: Facts, row: Indicator) -> str:
    """指标1：, 指标2： within a level 2, on tables that number their names."""
    if not facts.numbered or row.sub or facts.variant not in {"mof-2020-10", "yunnan", "hunan", "common", "mof"}:
        return ""
    mates = [each for each in facts.indicators if each.level2 == row.level2 and not each.sub]
    return f"指标{mates.index(row) + 1}："


def run(rows: list[Indicator], at: int, *parts: str) -> int:
    """How many rows from here on share these parts; 0 where the run began above."""

    def key(row: Indicator) -> list[str]:
        return [row.extra.get(part, "") or getattr(row, part, "") for part in parts]

    if at and key(rows[at - 1]) == key(rows[at]):
        return 0
    count = 1
    while at + count < len(rows) and key(rows[at + count]) == key(rows[at]):
        count += 1
    return count


MERGED = {
    "level1": ("level1",), "level2": ("level1", "level2"), "duty": ("duty",), "activity": ("duty", "activity"),
}  # fmt: skip


def indicator_rows(
    facts: Facts,
    sheet: Rows,
    columns: list[Column],
    frame: str = "",
    rows: list[Indicator] | None = None,
    *,
    heading: bool = True,
) -> None:
    """The heading row and one row an indicator; levels are merged over their rows, the frame over all."""
    rows = facts.indicators if rows is None else rows
    first = [Cell(frame, 1, len(rows) + 1, "frame")] if frame else []
    if heading:
        sheet.add(*first, *(head(each.heading, each.cols) for each in columns))
    for at, row in enumerate(rows):
        cells = []
        for column in columns:
            cell = _cell(facts, rows, at, row, column)
            if cell:
                cells.append(cell)
        sheet.add(*cells)


def _cell(facts: Facts, rows: list[Indicator], at: int, row: Indicator, column: Column) -> Cell | None:
    where = facts.where(row, column.part)
    if column.part in MERGED:
        height = run(rows, at, *MERGED[column.part])
        if not height:
            return None
        text = level1_text(facts, row.level1) if column.part == "level1" else shown(facts, row, column.part)
        if facts.exact_level1 and column.part == "level2":
            text = f"{row.level2}（{plain(facts.exact_level1[row.level2])}分）"
        if facts.wrapped and column.part == "level2":
            text = text.replace("指标", "\n指标")
        return value(text, where, column.cols, height, "label")
    look = "text" if column.part in {"name", "explanation", "meaning", "criteria"} else "value"
    return value(shown(facts, row, column.part), where, column.cols, 1, look)


def fund_text(fund: Fund, part: str, *, comma: bool = False) -> str:
    """What a cell of the money block shows."""
    if part == "mark":
        return "" if fund.mark is None else plain(fund.mark)
    if part in {"rate", "reason"}:
        return str(getattr(fund, part))
    return money(getattr(fund, part), comma=comma)


def fund_rows(
    facts: Facts, sheet: Rows, columns: list[Column], frame: Cell | None, names: dict[str, str], *, wide: int = 1
) -> None:
    """The money block: heading row, total row with weight and mark, source rows with a dash there."""
    first = [frame] if frame else []
    sheet.add(*first, head("", wide), *(head(each.heading, each.cols) for each in columns))
    for number, fund in enumerate(facts.funds):
        cells = [label(names.get(fund.name, fund.name), wide)]
        for column in columns:
            where = f"funds[{number}].{column.part}"
            if column.part == "weight":
                text = plain(facts.profile.execution or 0) if number == 0 else "—"
            elif column.part == "mark" and number:
                text = "—"
            elif number and not fund.revised and column.part not in {"weight", "mark"}:
                text = "" if column.part in {"rate", "reason"} else "0"
            else:
                text = fund_text(fund, column.part, comma=facts.comma)
            cells.append(value(text, where, column.cols))
        sheet.add(*cells)


def objective_cells(facts: Facts, number: int, target_cols: int, actual_cols: int) -> tuple[Cell, Cell]:
    """The two text cells of an objective."""
    objective = facts.objectives[number]
    return (
        value(objective.target_text(), facts.objective_at(number, "target"), target_cols, 1, "text"),
        value(objective.actual_text(), facts.objective_at(number, "actual"), actual_cols, 1, "text"),
    )
