"""A workbook of tables whose marks are formulas; LibreOffice reckons it and what it says is read back."""

from __future__ import annotations

import csv
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from tests.scoring.independent import formulas

HEADINGS = (
    "行", "一级指标", "性质", "月份", "指标值|年初预算", "下限|全年预算", "上限|执行数", "实际完成值", "分值", "手工得分",
    "所附得分系数%", "未取整", "得分|进度%", "系数%|颜色|预警", "说明", "总分|目标进度%", "等级|颜色", "目标进度未取整",
)  # fmt: skip
INDICATOR = {"m": "D", "t": "E", "low": "F", "high": "G", "a": "H", "w": "I", "hand": "J", "c": "K"}
FUNDS = {"m": "D", "f": "F", "g": "G", "w": "I"}
RECKONED = {"x": "L", "n": "M", "v": "N", "z": "O", "o": "P", "p": "Q", "q": "R"}
RANGES = {"marks": "M", "exact": "L", "weights": "I", "said": "N"}
# separator, quotes, UTF-8, from line 1, …, numbers as they are and not as they are shown
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
REMARKS = {
    "": "",
    "无实际值": "no actual",
    "越档": "outside its band",
    "无预算数": "no budget",
    "无执行数": "no outturn",
}


def recalculated(tables: Sequence[dict], soffice: str, seconds: int = 900) -> list[dict]:
    """What LibreOffice reckons for each table; families may be mixed.

    `soffice` is the path of LibreOffice's program. It is given a profile of its own, so that nobody's settings count.
    """
    with tempfile.TemporaryDirectory(prefix="marks-") as name:
        folder = Path(name)
        write(tables, folder / "marks.xlsx")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", CSV, "--outdir", name, str(folder / "marks.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=seconds)
        return list(read(tables, folder / "marks.csv"))


def write(tables: Sequence[dict], path: Path) -> None:
    """One sheet: a heading, then for each table a row an indicator and a closing row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("得分")
    sheet.append(HEADINGS)
    line = 2
    for table in tables:
        for row in table["indicators"]:
            sheet.append(indicator_cells(table, row, line))
            line += 1
        sheet.append(closing_cells(table, line))
        line += 1
    book.save(path)


def number(value: str | None) -> Decimal | None:
    return Decimal(value) if value else None


def indicator_cells(table: dict, row: dict, line: int) -> list:
    worded = row["kind"] in {"qualitative", "yesno"}
    actual = (row["actual"] or None) if worded else number(row["actual"])
    values = [None if worded else number(row["target"]), number(row["low"]), number(row["high"]), actual]
    named = cells(INDICATOR, line)
    return [
        *("行", row["level1"], row["kind"], table["month"], *values, number(row["weight"])),
        *(number(row["hand"]), number(row.get("coefficient"))),
        *filled(formulas.of_indicator(table["family"], row["kind"]), named),
    ]


def closing_cells(table: dict, line: int) -> list:
    funds, first = table["funds"], line - len(table["indicators"])
    named = cells(FUNDS, line) | {name: f"{at}{first}:{at}{line - 1}" for name, at in RANGES.items()}
    money = [number(funds[each]) for each in ("approved", "revised", "outturn")]
    return [
        *("表", table["family"], "执行", table["month"], *money, None, number(funds["weight"]), None, None),
        *filled(formulas.of_table(table["family"]), named),
    ]


def cells(columns: dict[str, str], line: int) -> dict[str, str]:
    return {name: f"{column}{line}" for name, column in (columns | RECKONED).items()}


def filled(columns: dict[str, str], named: dict[str, str]) -> list[str | None]:
    return [f"={columns[each].format_map(named)}" if each in columns else None for each in RECKONED]


def read(tables: Sequence[dict], path: Path) -> Iterator[dict]:
    """What the recalculated sheet says of each table."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for table in tables:
            rows = [next(lines) for _ in table["indicators"]]
            yield said(table["family"], rows, next(lines))
        if next(lines, None) is not None:
            raise ValueError(f"{path.name}: the sheet has more lines than the tables")


def said(family: str, rows: list[list[str]], closing: list[str]) -> dict:
    if {row[0] for row in rows} != {"行"} or closing[0] != "表":
        raise ValueError("the sheet's lines do not fall to its tables")
    told = {
        "marks": [two_decimals(row[12]) for row in rows],
        "remarks": [REMARKS[row[14]] for row in rows],
        "execution": two_decimals(closing[12]),
        "execution_remark": REMARKS[closing[14]],
        "total": two_decimals(closing[15]),
        "rating": closing[16],
    }
    if family == "chongqing":
        told["coefficients"] = [two_decimals(row[13]) for row in rows]
    if family == "monitoring-60-80":
        told |= {"colours": [row[13] for row in rows], "execution_colour": closing[13]}
    if family == "monitoring-sichuan":
        told["warnings"] = closing[13].split("；") if closing[13] else []
    return told


def two_decimals(cell: str) -> str:
    """The number of a cell, which the sheet has rounded, with two decimals; an error of the sheet's is no number."""
    return format(Decimal(cell).quantize(Decimal("0.01")), "f") if cell else ""
