"""Every official form as data: it is dated and cited, its blank print is known again, its filled print is read whole."""

from __future__ import annotations

import re
from itertools import count

import pytest
import yaml

from hengji.readers import read
from hengji.tables.layouts import LISTS, heading_roles, heading_word, load, words
from hengji.tables.layouts.layout import Layout, LayoutError, layout, layouts, parse
from hengji.tables.model import FORMS, PerformanceTable
from tests.readers.files import WRITERS, Sheet
from tests.readers.prints import MONTH, YEAR, rows_of

EACH = pytest.mark.parametrize("form", layouts(), ids=lambda each: each.id)
KIND = pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
PATHS = {
    "objectives": r"overall\.objectives\[\d+\]",
    "actual": r"(?:.+\.indicators\[\d+\]|overall)\.actual\[\d+\]",
    "target": r".+\.target\[\d+\]",
    "narrative": r".+\.narrative\[\d+\]",
    "name": r".+\.indicators\[\d+\]\.name",
    "note": r".+\.notes\[\d+\]",
    "cause": r".+\.causes\[\d+\]",
    "task": r"tasks\[\d+\]\.name",
    "detail": r"details\[\d+\]",
    "explanation": r".+\.explanation|details\[\d+\]",
    "budget_execution_rate": r"overall\.budget_execution_rate",
}


class Filled:
    """Fills every place with a word of its own, and knows what was written where."""

    def __init__(self) -> None:
        self.numbers = count(101)
        self.written: dict[str, str] = {}

    def __call__(self, role: str, heading: str) -> str:
        if role == "likelihood":
            return "√" if heading == "有可能" else ""
        number = next(self.numbers)
        amount = role.startswith("fund:") or role in ("approved", "revised", "outturn", "total_weight", "total_mark")
        text = str(number) if amount else f"甲{number}"
        self.written[text] = role
        return text

    def misread(self, table: PerformanceTable) -> dict[str, tuple[str, str | None]]:
        """What was not read into the place that it was written in."""
        found = {item.text: item.path for item in table.items()}
        wrong = {}
        for text, role in self.written.items():
            pattern = r".*funds\[\d+\]\.approved" if role.startswith("fund:") else PATHS.get(role, rf"(?:.+\.)?{role}")
            if not re.fullmatch(pattern, found.get(text, "")):
                wrong[text] = (role, found.get(text))
        return wrong


@EACH
def test_a_layout_is_dated_and_cited(form: Layout) -> None:
    assert re.fullmatch(r"20\d\d(?:-\d\d-\d\d)?", form.dated)
    assert re.search(r"〔20\d\d〕\d+号|见于|公开", form.cited), form.cited
    assert form.form in FORMS
    assert form.zh
    assert form.en


@EACH
def test_every_heading_has_its_role_in_the_one_vocabulary(form: Layout) -> None:
    unknown = [
        column.heading
        for block in form.blocks
        for column in block.columns
        if column.heading
        and not column.group
        and not heading_roles(column.heading)
        and not column.role.startswith("fund:")
    ]
    assert unknown == []


@KIND
@EACH
def test_a_blank_print_is_known_again(form: Layout, kind: str) -> None:
    table = read(WRITERS[kind]([Sheet(rows_of(form))]))
    assert (table.layout, table.form, table.year) == (form.id, form.form, YEAR)
    assert [left.item.text for left in table.unplaced] == []


@KIND
@EACH
def test_a_filled_print_is_read_whole(form: Layout, kind: str) -> None:
    filled = Filled()
    table = read(WRITERS[kind]([Sheet(rows_of(form, filled))]))
    assert (table.layout, table.form) == (form.id, form.form)
    assert filled.misread(table) == {}
    assert [left.item.text for left in table.unplaced] == []


def test_a_tick_is_the_heading_that_it_stands_under() -> None:
    form = layout("monitoring")
    assert form is not None
    table = read(WRITERS["docx"]([Sheet(rows_of(form, Filled()))]))
    assert [each.likelihood.text for each in table.indicators() if each.likelihood] == ["有可能"] * 2
    assert table.month == MONTH


def test_no_word_stands_twice_under_one_role() -> None:
    for name in LISTS:
        for key in ("headings", "labels"):
            for role, heads in load(name).get(key, {}).items():
                plain = [heading_word(each) for each in heads]
                assert len(plain) == len(set(plain)), (name, role, [each for each in plain if plain.count(each) > 1])


def test_a_word_of_a_layout_is_known_with_its_role() -> None:
    assert heading_roles("1—9月执行数") == ("outturn",)
    assert heading_roles("1-7月执行情况") == ("actual",)
    assert heading_roles("上年度实际水平") == ("previous",)
    assert words().grouped[heading_word("偏差原因分析"), heading_word("其他")] == "cause"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"blocks": [{"lines": [[{"label": "甲", "columns": 9}]]}]}, "fills 9 of 2"),
        ({"form": None, "name": {"zh": "甲"}}, "'en' is missing"),
        ({"blocks": [{"nothing": []}]}, "a block has one of lines"),
        ({"form": "甲乙"}, "form is one of"),
        ({"blocks": [{"funds": [{"role": "level1", "heading": "甲", "columns": 2}]}]}, "the role level1"),
    ],
)
def test_a_wrong_layout_is_told_in_one_line(change: dict[str, object], said: str) -> None:
    right = yaml.safe_load(
        "{form: rows, name: {zh: 甲, en: a}, dated: '2021', cited: x, widths: [1, 1], title: 甲, blocks: []}"
    )
    assert parse("甲", right).widths == (1, 1)
    with pytest.raises(LayoutError) as told:
        parse("甲", right | change)
    assert said in str(told.value)
    assert "\n" not in str(told.value)
