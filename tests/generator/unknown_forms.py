"""Three official-looking forms that no list of forms knows: blank as issued, filled in, and what stands where by meaning.

`python -m tests.generator.unknown_forms --out DIR` writes for each a folder with BLANK.docx, FILLED.docx, FILLED.xlsx, expected.json.
All names and figures are made up.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.generator.files import docx_bytes, xlsx_bytes
from tests.generator.sheet import Cell, Paragraph, Rows, Sheet, head, label

FILLED = Path(__file__).parent / "words" / "unknown_forms.yaml"
MADE_UP = "注：示例数据（虚构）。"


class UnknownForm(NamedTuple):
    """A form's name, its blank and its filled sheet, and what the filled one says."""

    name: str
    blank: Sheet
    filled: Sheet
    expected: dict[str, Any]


def text(words: str, cols: int = 1, rows: int = 1) -> Cell:
    """A value cell of running text."""
    return Cell(words, cols, rows, "text")


def val(words: object, cols: int = 1, rows: int = 1) -> Cell:
    """A value cell."""
    return Cell("" if words is None else str(words), cols, rows)


def labels_into(sheet: Rows, pairs: dict[str, str], widths: tuple[int, ...], *, empty: bool) -> None:
    """Label and value, label and value, two pairs a row."""
    items = list(pairs.items())
    for (left, left_value), (right, right_value) in zip(items[::2], items[1::2], strict=True):
        cells = (left, left_value, right, right_value)
        sheet.add(
            *(
                label(each, w) if n % 2 == 0 else val("" if empty else each, w)
                for n, (each, w) in enumerate(zip(cells, widths, strict=True))
            )
        )


# ---- 1: services bought from others, held against the contract


def bought_services(told: dict[str, Any], *, empty: bool) -> Sheet:
    """Aspects merged at the left, commitment and fulfilment side by side, payments in a small grid of their own."""
    sheet = Rows((9, 11, 17, 13, 13, 7, 7, 20))
    labels_into(sheet, told["labels"], (1, 3, 2, 2), empty=empty)
    sheet.add(
        Cell("价款支付情况（元）", 1, len(told["funds"]) + 1, "frame"),
        head("价款构成", 2),
        head("约定金额"),
        head("已付金额"),
        head("已付比例", 2),
        head("尚未付清的缘由"),
    )
    for row in told["funds"]:
        amounts = ["" if empty else row[key] for key in ("revised", "outturn", "rate", "explanation")]
        sheet.add(label(row["name"], 2), val(amounts[0]), val(amounts[1]), val(amounts[2], 2), text(amounts[3]))
    sheet.add(
        *(
            head(each)
            for each in ("考核方面", "考核事项", "服务内容", "年初承诺值", "落实程度", "赋分", "评得分", "未达原因")
        )
    )
    rows = told["rows"]
    for aspect, mates in groupby(rows, key=lambda row: row["level1"]):
        group = list(mates)
        for number, row in enumerate(group):
            first = [label(aspect, 1, len(group))] if number == 0 else []
            keys = ("level2", "name", "target", "actual", "weight", "mark", "explanation")
            printed = ["" if empty else row[key] for key in keys]
            sheet.add(
                *first, val(printed[0]), text(printed[1]), *(val(each) for each in printed[2:6]), text(printed[6])
            )
    sheet.add(label("合　　计", 5), val("100"), val("" if empty else told["total"]), val(""))
    sheet.add(
        label("购买主体意见"),
        text("" if empty else told["opinion"], 3),
        label("承接主体确认", 2),
        text("" if empty else told["confirmed"], 2),
    )
    return printed_sheet(told, sheet, "履约对照", empty=empty)


# ---- 2: a project paid by special bonds


def bond_project(told: dict[str, Any], *, empty: bool) -> Sheet:
    """Two-storey headings, value and measure apart, a rate of fulfilment, income beside debt service."""
    sheet = Rows((10, 12, 16, 9, 9, 11, 9, 7, 7, 20))
    labels_into(sheet, told["labels"], (2, 2, 2, 4), empty=empty)
    sheet.add(
        head("资金来路", 2),
        head("批准额度（万元）", 2),
        head("本年投放（万元）", 2),
        head("累计投放（万元）", 2),
        head("投放进度", 2),
    )
    for row in told["funds"]:
        sheet.add(
            label(row["name"], 2),
            *(val("" if empty else row[key], 2) for key in ("revised", "year_outturn", "outturn", "rate")),
        )
    sheet.add(
        head("衡量维度", 1, 2), head("衡量细目", 2, 2), head("约定水平", 2), head("年末水平", 1, 2), head("兑现率", 1, 2), head("占分", 1, 2),
        head("核定分", 1, 2), head("差距说明与补救打算", 1, 2),
    )  # fmt: skip
    sheet.add(head("数值"), head("度量"))
    keys = ("name", "target", "unit", "actual", "rate", "weight", "mark", "explanation")
    for dimension, mates in groupby(told["rows"], key=lambda row: row["level1"]):
        group = list(mates)[: 2 if empty else None]
        for number, row in enumerate(group):
            first = [label(dimension, 1, len(group))] if number == 0 else []
            printed = ["" if empty else row[key] for key in keys]
            sheet.add(*first, text(printed[0], 2), *(val(each) for each in printed[1:7]), text(printed[7]))
    sheet.add(label("累　计", 7), val("" if empty else "100"), val("" if empty else told["total"]), val(""))
    sheet.add(
        label("年度经营收入（万元）"),
        val("" if empty else told["income"]),
        label("当年应付本息（万元）"),
        val("" if empty else told["service"], 2),
        label("覆盖倍数", 2),
        val("" if empty else told["cover"], 3),
    )
    return printed_sheet(told, sheet, "专项债项目", empty=empty)


# ---- 3: an office's own register, its groups as bands across the page


def capital_register(told: dict[str, Any], *, empty: bool) -> Sheet:
    """Groups are bands across the page; weights in percent; a number of the evidence and who marked."""
    sheet = Rows((5, 22, 15, 15, 8, 8, 11, 8, 18))
    labels_into(sheet, told["labels"], (2, 2, 2, 3), empty=empty)
    sheet.add(
        head("项次"),
        head("拟办事项"),
        head("想要做到的程度"),
        head("做到的程度"),
        head("分量"),
        head("打分"),
        head("佐证编号"),
        head("打分人"),
        head("没做到的话怎么补"),
    )
    number = 0
    keys = ("name", "target", "actual", "weight", "mark", "evidence", "scorer", "explanation")
    for band, mates in groupby(told["rows"], key=lambda row: row["level1"]):
        group = list(mates)
        sheet.add(Cell(f"{band}（合占{told['bands'][band]}）", 9, 1, "frame"))
        for row in group:
            number += 1
            printed = ["" if empty else row[key] for key in keys]
            sheet.add(val(number), text(printed[0]), *(val(each) for each in printed[1:7]), text(printed[7]))
    sheet.add(label("总　计", 4), val("100%"), val("" if empty else told["total"]), val("", 3))
    sheet.add(
        label("等次", 2),
        val("" if empty else told["rating"], 2),
        label("资金落地率", 2),
        val("" if empty else told["rate"], 3),
    )
    return printed_sheet(told, sheet, "效果登记", empty=empty)


def printed_sheet(told: dict[str, Any], sheet: Rows, name: str, *, empty: bool) -> Sheet:
    """Title and year above, notes below; a blank form leaves the year open."""
    year = "（　　　　年度）" if empty else f"（{told['year']}年度）"
    above = (Paragraph(told["annex"], "left"), Paragraph(told["title"], "title"), Paragraph(year, "subtitle"))
    below = tuple(Paragraph(line, "left") for line in (*told["notes"], MADE_UP))
    return Sheet(name, (*above, sheet.grid(), *below), landscape=True)


LAYOUTS: dict[str, Callable[..., Sheet]] = {
    "bought-services": bought_services, "bond-project": bond_project, "capital-register": capital_register,
}  # fmt: skip


def meaning(told: dict[str, Any]) -> dict[str, Any]:
    """What the filled form says: labels, money, rows numbered from 1, totals."""
    rows = [{"row": n, **{key: str(words) for key, words in row.items()}} for n, row in enumerate(told["rows"], 1)]
    keys = (
        "title",
        "year",
        "labels",
        "funds",
        "total",
        "rating",
        "income",
        "service",
        "cover",
        "rate",
        "opinion",
        "confirmed",
    )
    return {"made_up": True, **{key: told[key] for key in keys if key in told}, "rows": rows}


def unknown_forms() -> list[UnknownForm]:
    """The three forms."""
    told = yaml.safe_load(FILLED.read_text("utf-8"))
    return [
        UnknownForm(name, layout(told[name], empty=True), layout(told[name], empty=False), meaning(told[name]))
        for name, layout in LAYOUTS.items()
    ]


def main() -> None:
    """Write the forms into a folder each."""
    parser = argparse.ArgumentParser(prog="python -m tests.generator.unknown_forms", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    for form in unknown_forms():
        folder = out / form.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "BLANK.docx").write_bytes(docx_bytes((form.blank,)))
        (folder / "FILLED.docx").write_bytes(docx_bytes((form.filled,)))
        (folder / "FILLED.xlsx").write_bytes(xlsx_bytes((form.filled,)))
        (folder / "expected.json").write_text(json.dumps(form.expected, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
