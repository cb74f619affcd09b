"""Render a made-up performance table (a YAML of this folder) as the real file an office would send in.

    python -m tests.documents.render YAML OUT

The kind of file follows OUT's suffix, else the YAML's `kind`: docx, xlsx or html, each with merged cells in the
official layout of the form.  Column headings, list marks and labels are the YAML's own.
"""

from __future__ import annotations

import html
import math
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.documents.corpus import load  # noqa: E402

Spec = Mapping[str, Any]

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
NUMERALS = "一二三四五六七八九十"
COMPLETION_WIDTHS = (1.8, 2.6, 2.6, 5.4, 5.4, 8.9)
ROW_WIDTHS = (1.6, 1.8, 2.2, 4.2, 4.6, 4.6, 1.5, 1.5, 5.0)
FUND_KEYS = ("approved", "revised", "outturn", "weight", "rate", "mark")
LABELS = {
    "department": "部门名称",
    "overall": "年度绩效目标",
    "rate": "其中：部门年度整体预算完成率",
    "task": "任务{no}（{name}）",
    "indicator": "指标{no}（{name}）",
    "total": "总分",
}


@dataclass(frozen=True, slots=True)
class Box:
    """One printed cell: its first row and column, how many of each it covers, and its text, a line a paragraph."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def list_mark(style: str, no: int | None) -> str:
    """The list mark of an item as this office writes it; an item without number has none."""
    if no is None or style == "none":
        return ""
    if style == "①":
        return CIRCLED[no - 1]
    return style.replace("1", str(no)).replace("一", NUMERALS[no - 1])


def cell_text(items: Iterable[Mapping[str, Any]], style: str) -> str:
    return "\n".join(list_mark(style, each.get("no")) + each["text"] for each in items)


def objectives_text(texts: list[str], style: str) -> str:
    if len(texts) == 1:
        return texts[0]
    return "\n".join(list_mark(style, k) + text for k, text in enumerate(texts, 1))


def label(spec: Spec, key: str, **values: object) -> str:
    return str((spec.get("labels") or {}).get(key, LABELS[key])).format(**values)


def indicator_boxes(spec: Spec, row: int, indicator: Spec) -> list[Box]:
    """The last four columns of the two-part table for one indicator."""
    style = spec["numbering"]
    name = label(spec, "indicator", no=indicator.get("no"), name=indicator["name"])
    cells = [cell_text(indicator.get(key) or (), style) for key in ("target", "actual", "narrative")]
    return [Box(row, 2 + k, text) for k, text in enumerate([name, *cells])]


def overall_boxes(spec: Spec) -> list[Box]:
    """Part one: department, objectives, key indicators, budget execution rate."""
    table, heads = spec["table"], spec["headings"]
    overall, count = table["overall"], len(table["overall"]["indicators"])
    roles = ("objectives", "name", "target", "actual", "narrative")
    objectives = objectives_text(overall["objectives"], spec.get("objective_numbering", spec["numbering"]))
    boxes = [Box(0, 0, label(spec, "department"), columns=2), Box(0, 2, table["department"], columns=4)]
    boxes += [Box(1, 0, label(spec, "overall"), rows=count + 2)]
    boxes += [Box(1, 1 + k, heads[role]) for k, role in enumerate(roles)]
    boxes += [Box(2, 1, objectives, rows=count)]
    for k, each in enumerate(overall["indicators"]):
        boxes += indicator_boxes(spec, 2 + k, each)
    rate = overall["budget_execution_rate"]["text"]
    return [*boxes, Box(2 + count, 1, label(spec, "rate"), columns=4), Box(2 + count, 5, rate)]


def task_boxes(spec: Spec, row: int) -> list[Box]:
    """Part two: every task with its objective and indicators, under its own row of headings."""
    roles = ("task", "objective", "indicator", "standard", "task_actual", "task_narrative")
    boxes = [Box(row, k, spec["headings"][role]) for k, role in enumerate(roles)]
    row += 1
    for task in spec["table"]["tasks"]:
        count = len(task["indicators"])
        boxes += [Box(row, 0, label(spec, "task", no=task["no"], name=task["name"]), rows=count)]
        boxes += [Box(row, 1, task["objective"], rows=count)]
        for k, each in enumerate(task["indicators"]):
            boxes += indicator_boxes(spec, row + k, each)
        row += count
    return boxes


def completion_boxes(spec: Spec) -> list[Box]:
    return overall_boxes(spec) + task_boxes(spec, len(spec["table"]["overall"]["indicators"]) + 3)


def fund_boxes(spec: Spec, row: int) -> list[Box]:
    """项目资金: a row of headings and one row a source."""
    heads, funds = spec["headings"], spec["table"]["funds"]
    boxes = [Box(row, 0, heads["funds"], rows=len(funds) + 1), Box(row, 1, "", columns=2)]
    boxes += [Box(row, 3 + k, heads[key]) for k, key in enumerate(("approved", "revised", "outturn"))]
    boxes += [Box(row, 6 + k, heads[key]) for k, key in enumerate(("fund_weight", "rate", "fund_mark"))]
    for k, fund in enumerate(funds, row + 1):
        boxes += [Box(k, 1, fund["name"], columns=2)]
        boxes += [Box(k, 3 + j, str(fund.get(key, ""))) for j, key in enumerate(FUND_KEYS)]
    return boxes


def objective_boxes(spec: Spec, row: int) -> list[Box]:
    """年度总体目标: what was intended, and what became of it."""
    heads, overall, style = spec["headings"], spec["table"]["overall"], spec["numbering"]
    return [
        Box(row, 0, heads["overall"], rows=2),
        Box(row, 1, heads["objectives"], columns=4),
        Box(row, 5, heads["overall_actual"], columns=4),
        Box(row + 1, 1, objectives_text(overall["objectives"], style), columns=4),
        Box(row + 1, 5, objectives_text(overall["actual"], style), columns=4),
    ]


def run_boxes(rows: list[Spec], first: int, column: int, keys: tuple[str, ...]) -> list[Box]:
    """One merged cell for each run of indicators that share a level."""
    boxes: list[Box] = []
    for k, each in enumerate(rows):
        same = k > 0 and all(rows[k - 1][key] == each[key] for key in keys)
        if same:
            last = boxes[-1]
            boxes[-1] = Box(last.row, column, last.text, rows=last.rows + 1)
        else:
            boxes.append(Box(first + k, column, each[keys[-1]]))
    return boxes


def row_boxes(spec: Spec, row: int) -> list[Box]:
    """绩效指标: one indicator a row with levels, target, actual, weight, mark and explanation; then the total."""
    heads, table = spec["headings"], spec["table"]
    rows = table["overall"]["indicators"]
    roles = ("level1", "level2", "name", "target", "actual", "weight", "mark", "explanation")
    boxes = [Box(row, 0, heads["indicators"], rows=len(rows) + 1)]
    boxes += [Box(row, 1 + k, heads[role]) for k, role in enumerate(roles)]
    boxes += run_boxes(rows, row + 1, 1, ("level1",)) + run_boxes(rows, row + 1, 2, ("level1", "level2"))
    for k, each in enumerate(rows, row + 1):
        cells = (each["name"], cell_text(each["target"], "none"), cell_text(each["actual"], "none"))
        texts = (*cells, each["weight"], each["mark"], each.get("explanation", ""))
        boxes += [Box(k, 3 + j, str(text)) for j, text in enumerate(texts)]
    last = row + 1 + len(rows)
    boxes += [Box(last, 0, label(spec, "total"), columns=6), Box(last, 6, str(table["total_weight"]))]
    return [*boxes, Box(last, 7, str(table["total_mark"])), Box(last, 8, "")]


def head_boxes(spec: Spec) -> list[Box]:
    """项目名称 alone in its row, then 主管部门 and 实施单位 side by side; `closing` lines come at the foot."""
    (name, project), (one, first), (two, second) = spec["heads"]
    return [
        Box(0, 0, name, columns=2),
        Box(0, 2, project, columns=7),
        Box(1, 0, one, columns=2),
        Box(1, 2, first, columns=3),
        Box(1, 5, two),
        Box(1, 6, second, columns=3),
    ]


def self_evaluation_boxes(spec: Spec) -> list[Box]:
    funds, rows = len(spec["table"]["funds"]), len(spec["table"]["overall"]["indicators"])
    boxes = head_boxes(spec) + fund_boxes(spec, 2) + objective_boxes(spec, 3 + funds) + row_boxes(spec, 5 + funds)
    for k, (name, text) in enumerate(spec.get("closing") or (), 7 + funds + rows):
        boxes += [Box(k, 0, name, columns=2), Box(k, 2, text, columns=7)]
    return boxes


def boxes_of(spec: Spec) -> tuple[list[Box], tuple[float, ...]]:
    """Every printed cell of the table and the widths of its columns in centimetres."""
    if spec["form"] == "department-completion":
        return completion_boxes(spec), COMPLETION_WIDTHS
    return self_evaluation_boxes(spec), ROW_WIDTHS


def title_lines(spec: Spec) -> list[str]:
    return [spec["table"]["title"], *([spec["subtitle"]] if spec.get("subtitle") else [])]


def write_docx(spec: Spec, path: Path) -> None:
    boxes, widths = boxes_of(spec)
    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.3)
    for line in title_lines(spec):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[0].font.size = Pt(16)
    table = document.add_table(max(b.row + b.rows for b in boxes), len(widths))
    table.style, table.autofit = "Table Grid", False
    for k, width in enumerate(widths):
        for cell in table.columns[k].cells:
            cell.width = Cm(width)
    for box in boxes:
        cell = table.cell(box.row, box.column)
        if box.rows * box.columns > 1:
            cell = cell.merge(table.cell(box.row + box.rows - 1, box.column + box.columns - 1))
        first, *rest = box.text.split("\n")
        cell.paragraphs[0].text = first
        for line in rest:
            cell.add_paragraph(line)
    document.save(str(path))


def height(box: Box, width: float) -> float:
    """Points a cell needs at 10 points, at most what a spreadsheet row may have."""
    lines = sum(max(1, math.ceil(len(line) * 2 / (width * 4.6))) for line in box.text.split("\n"))
    return min(409.0, 13.5 * lines)


def write_xlsx(spec: Spec, path: Path) -> None:
    boxes, widths = boxes_of(spec)
    book, lines, thin = Workbook(), title_lines(spec), Side(style="thin")
    sheet = book.active
    assert sheet is not None
    for k, line in enumerate(lines, 1):
        sheet.cell(k, 1, line).font = Font(size=16, bold=True)
        sheet.merge_cells(start_row=k, end_row=k, start_column=1, end_column=len(widths))
    for box in boxes:
        row, column = box.row + len(lines) + 1, box.column + 1
        cell = sheet.cell(row, column, box.text or None)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        if box.rows * box.columns > 1:
            last_row, last_column = row + box.rows - 1, column + box.columns - 1
            sheet.merge_cells(start_row=row, end_row=last_row, start_column=column, end_column=last_column)
        elif (wanted := height(box, widths[box.column])) > (sheet.row_dimensions[row].height or 15):
            sheet.row_dimensions[row].height = wanted
    for k, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(k)].width = width * 4.6
    book.save(path)


def html_cell(box: Box) -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", box.rows), ("colspan", box.columns)) if n > 1)
    return f"<td{spans}>" + "<br>".join(html.escape(line) for line in box.text.split("\n")) + "</td>"


def write_html(spec: Spec, path: Path) -> None:
    boxes, _ = boxes_of(spec)
    title = html.escape(spec["table"]["title"])
    rows = [
        "<tr>" + "".join(html_cell(b) for b in sorted(boxes, key=lambda b: b.column) if b.row == k) + "</tr>"
        for k in range(max(b.row + b.rows for b in boxes))
    ]
    heads = [f'<p style="text-align:center">{html.escape(line)}</p>' for line in title_lines(spec)]
    start = [f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>']
    path.write_text("\n".join([*start, *heads, '<table border="1">', *rows, "</table></body></html>"]), "utf-8")


WRITERS: dict[str, Callable[[Spec, Path], None]] = {"docx": write_docx, "xlsx": write_xlsx, "html": write_html}


def render(spec: Spec, path: Path) -> None:
    """Write the file; its suffix says what kind, and where it has none the YAML does."""
    WRITERS[path.suffix.lstrip(".") or spec["kind"]](spec, path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    render(load(Path(sys.argv[1])), Path(sys.argv[2]))
