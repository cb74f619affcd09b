"""Examinations to draw: small ones made by hand, and the seed's, made from its gold: real cells, numbers and faults."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from hengji.quantity.model import Interval, Label, Quantity
from hengji.tables.examination import Examination, Manual, RuleSet
from hengji.tables.figures import Figure, Rejected
from hengji.tables.finding import Finding, Place, Severity, Text
from hengji.tables.grid import Cell, Document, Grid, Spot
from hengji.tables.model import COMPLETION, Indicator, Item, Overall, PerformanceTable, Piece, Task

GOLD = Path(__file__).parents[2] / "seed" / "gold"
_SEVERITY = {"high": Severity.ERROR, "medium": Severity.WARNING, "low": Severity.INFO}
_FAMILY = {
    "figure": "AG",
    "name": "AG",
    "sum": "AR",
    "list": "AR",
    "target": "AC",
    "copied": "AC",
    "vague": "TG",
    "over": "EX",
}


def quantity(text: str, start: int, number: str, *, unit: str | None = "人", kind: str = "count") -> Quantity:
    """A quantity written `text` at `start`."""
    value, shut = Decimal(number), (False, False)
    return Quantity(
        text, start, start + len(text), number, value, value, value, *shut, unit, unit, "=", "none", kind, None,
        Interval(value, value),
    )  # fmt: skip


def manual(code: str) -> Manual:
    """A rule's page."""
    return Manual(
        code, "one-measure-two-figures", ("同一指标两个数", "One measure, two figures"),
        ("同一件事在几处写了不同的数。", "The same fact written with different figures."),
        ("读者无法知道哪个数是真的，考核也就没有依据。", "The reader cannot know which figure is true."),
        ("逐处核对原始记录，改为同一个数。", "Look up the records and write one figure."),
        ("财预〔2020〕10号第五条。", "Cai Yu [2020] No. 10, article 5."),
    )  # fmt: skip


def finding(
    code: str, severity: Severity, places: Iterable[Place], zh: str = "请核对。", en: str = "Please check."
) -> Finding:
    """One finding."""
    return Finding(code, "one-measure-two-figures", severity, Text(zh, en), tuple(places), Text("甲 ≠ 乙", "a ≠ b"))


def small(
    target: str = "培训不少于40人", actual: str = "培训39人", *, kind: str = "docx", pieces: bool = True
) -> Examination:
    """One indicator with a target, an actual, and one error over both of them."""
    owner = "overall.indicators[0]"
    name = _item(f"{owner}.name", "培训", Spot(0, 1, 0), 0, pieces=pieces)
    aim = _item(f"{owner}.target[0]", target, Spot(0, 1, 1), 2, pieces=pieces)
    done = _item(f"{owner}.actual[0]", actual, Spot(0, 1, 2), 2, pieces=pieces)
    heads = [Cell(text, 0, column) for column, text in enumerate(("关键指标", "预期实现值", "年度完成值"))]
    body = [Cell("培训", 1, 0), Cell("1." + target, 1, 1), Cell("1." + actual, 1, 2)]
    title = "某局2021年绩效完成情况表"
    rows = (Indicator(owner, name, target=(aim,), actual=(done,)),)
    table = PerformanceTable(COMPLETION, Item("title", title), overall=Overall(indicators=rows))
    document = Document("small.docx", kind, "0" * 64, (Grid(0, tuple(heads + body), 2, 3, before=(title,)),))
    places = [Place(aim.path, aim), Place(done.path, done, 0, len(actual))]
    found = (finding("AC01", Severity.ERROR, places),)
    return Examination(document, table, (), (), found, RuleSet("0.1.0", "f" * 64), (manual("AC01"),))


def _item(path: str, text: str, spot: Spot, offset: int, *, pieces: bool = True) -> Item:
    return Item(path, text, pieces=(Piece(0, len(text), spot, offset),) if pieces else ())


class _Seed:
    """The seed's grid while it is laid out as offices publish it, and its items by the gold's names of their cells."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.items: dict[str, Item] = {}

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.cells.append(Cell(text, row, column, rows, columns))

    def one(self, path: str, text: str, at: tuple[int, int], *, rows: int = 1, cell: str = "") -> Item:
        whole = cell or text
        self.put(*at, whole, rows)
        self.items[path] = _item(_path(path), text, Spot(0, *at), whole.index(text))
        return self.items[path]

    def many(self, path: str, data: list[dict[str, Any]], at: tuple[int, int], *, rows: int = 1) -> tuple[Item, ...]:
        text, made = "", []
        for number, each in enumerate(data):
            text += ("\n" if text else "") + (each["mark"] or "")
            made.append(_item(_path(f"{path}[{number}]"), each["text"], Spot(0, *at), len(text)))
            self.items[f"{path}[{number}]"] = made[-1]
            text += each["text"]
        self.put(*at, text, rows)
        return tuple(made)

    def indicator(self, path: str, data: dict[str, Any], row: int) -> Indicator:
        target = "expected" if "expected" in data else "standard"
        name = self.one(f"{path}.name", data["name"], (row, 2), cell=data["heading"])
        lists = [
            self.many(f"{path}.{key}", data[key], (row, at)) for at, key in enumerate((target, "actual", "detail"), 3)
        ]
        return Indicator(path, name, data["no"], *lists)

    def task(self, path: str, data: dict[str, Any], row: int) -> Task:
        rows = len(data["indicators"])
        name = self.one(f"{path}.name", data["name"], (row, 0), rows=rows, cell=f"任务 {data['no']} （{data['name']}）")
        goal = self.one(f"{path}.goal", data["goal"], (row, 1), rows=rows)
        made = [self.indicator(f"{path}.indicators[{i}]", each, row + i) for i, each in enumerate(data["indicators"])]
        return Task(path, name, data["no"], goal, tuple(made))


def _path(gold: str) -> str:
    """The gold's name of a cell as the product's path."""
    steps = {
        "expected": "target",
        "standard": "target",
        "detail": "narrative",
        "goals": "objectives",
        "goal": "objective",
    }
    return re.sub(r"[a-z_]+(?=(\[\d+\])?$)", lambda found: steps.get(found[0], found[0]), gold)


def seed() -> Examination:
    """The seed's table with the gold's numbers and faults, in the cells of a Word file."""
    data = json.loads((GOLD / "table.json").read_text("utf-8"))
    made = _Seed()
    table = _seed_table(made, data)
    made.items["title"] = table.title
    cells = tuple(sorted(made.cells, key=lambda each: (each.row, each.column)))
    document = Document("seed.docx", "docx", "c6" * 32, (Grid(0, cells, 18, 6, before=(data["title"],)),))
    figures = tuple(_figure(made, each) for each in _lines("quantities"))
    rejected = tuple(_rejected(made, each) for each in _lines("non_quantities") if each["cell"] in made.items)
    findings = tuple(_finding(made, each) for each in _lines("findings") if not each.get("optional"))
    manuals = tuple(manual(code) for code in sorted({each.code for each in findings}))
    return Examination(document, table, figures, rejected, findings, RuleSet("0.1.0", "ab" * 32), manuals)


def _seed_table(made: _Seed, data: dict[str, Any]) -> PerformanceTable:
    department = _item("department", data["department"], Spot(0, 0, 2), 0)
    made.put(0, 0, data["department_label"], 1, 2)
    made.put(0, 2, data["department"], 1, 4)
    made.items["department"] = department
    overall = _seed_overview(made, data)
    row = 3 + len(overall.indicators)
    for column, text in enumerate(data["headers"]["tasks"]):
        made.put(row, column, text)
    tasks = []
    for i, each in enumerate(data["tasks"]):
        tasks.append(made.task(f"tasks[{i}]", each, row + 1))
        row += len(each["indicators"])
    return PerformanceTable(COMPLETION, Item("title", data["title"]), department, 2021, overall, tuple(tasks))


def _seed_overview(made: _Seed, data: dict[str, Any]) -> Overall:
    whole, heads = data["overall"], data["headers"]
    count = len(whole["indicators"])
    made.put(1, 0, heads["overall_row_label"], count + 2)
    for column, text in enumerate(heads["overall"], 1):
        made.put(1, column, text)
    goals = [{"mark": mark, "text": text} for mark, text in zip(whole["goal_marks"], whole["goals"], strict=True)]
    objectives = made.many("overall.goals", goals, (2, 1), rows=count)
    rows = [made.indicator(f"overall.indicators[{i}]", each, 2 + i) for i, each in enumerate(whole["indicators"])]
    rate = whole["budget_execution_rate"]
    made.put(2 + count, 1, rate["label"], 1, 4)
    last = made.one("overall.budget_execution_rate", rate["text"], (2 + count, 5))
    return Overall(objectives, (), tuple(rows), last)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _figure(made: _Seed, data: dict[str, Any]) -> Figure:
    said = quantity(data["text"], data["start"], str(data["value"]), unit=data["unit"], kind=data["kind"])
    return Figure(made.items[data["cell"]], said, data["subject"] or "")


def _rejected(made: _Seed, data: dict[str, Any]) -> Rejected:
    return Rejected(made.items[data["cell"]], Label(data["text"], data["start"], data["end"], data["type"]))


def _finding(made: _Seed, data: dict[str, Any]) -> Finding:
    family = next((code for start, code in _FAMILY.items() if data["type"].startswith(start)), "FO")
    spans = [each for each in data["spans"] if each["cell"] in made.items]
    items = [made.items[each["cell"]] for each in spans]
    places = [Place(item.path, item, each["start"], each["end"]) for item, each in zip(items, spans, strict=True)]
    name, severity = data["type"].replace("_", "-"), _SEVERITY[data["severity"]]
    return Finding(f"{family}01", name, severity, Text(data["zh"], data["en"]), tuple(places))
