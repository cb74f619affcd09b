"""A layout learned from a blank form: the proposal can be used as it is, and a filled copy is read whole with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hengji.readers.assemble import assemble
from hengji.readers.learning import learn, open_blank
from hengji.readers.open import open_document
from hengji.readers.parts import heading_doubts
from hengji.readers.proposal import proposal
from hengji.tables.layouts.layout import Layout, layouts, parse
from hengji.tables.model import PerformanceTable
from tests.readers.files import WRITERS, Sheet
from tests.readers.prints import rows_of

KIND = pytest.mark.parametrize("kind", ["docx", "xlsx"])
FORMS = {  # made up; no list knows most of their words
    "promotion": [
        ["青岚区重点事项推进考核表", "<", "<", "<", "<", "<", "<"],
        ["牵头科室", "", "<", "分管领导", "", "<", "<"],
        ["经费来源", "", "<", "批次", "", "<", "<"],
        ["序次", "推进事项", "应达到的程度", "年末达到的程度", "权数", "考核打分", "未达原因"],
        ["", "", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
        ["总计", "<", "<", "<", "", "", ""],
        ["科室意见", "", "<", "<", "<", "<", "<"],
    ],
    "tracking": [
        ["项目绩效跟踪表", "<", "<", "<", "<", "<", "<", "<"],
        ["项目称谓", "", "<", "<", "负责处室", "", "<", "<"],
        ["资金（万元）", "来源", "<", "年初安排", "<", "已拨付", "<", "备注"],
        ["^", "总额", "<", "", "<", "", "<", ""],
        ["^", "其中：市级", "<", "", "<", "", "<", ""],
        ["跟踪内容", "一级指标", "细化事项", "标杆", "<", "进展", "<", "风险"],
        ["^", "^", "^", "年初", "年中调整", "数值", "文字说明", "^"],
        ["^", "产出", "", "", "", "", "", ""],
        ["^", "效益", "", "", "", "", "", ""],
        ["总体评价", "", "<", "<", "<", "<", "<", "<"],
    ],
    "promise": [
        ["2022年度绩效承诺书", "<", "<", "<"],
        ["承诺单位", "", "承诺人", ""],
        ["承诺事项", "衡量口径", "承诺值", "兑现情况"],
        ["", "", "", ""],
    ],
}


def learned(rows: list[list[str]], kind: str, folder: Path) -> tuple[str, Layout]:
    blank = folder / f"空白.{kind}"
    blank.write_bytes(WRITERS[kind]([Sheet(rows)]))
    text = proposal(learn(open_blank(blank)), blank.name)
    return text, parse("learned", yaml.safe_load(text))


def filled(rows: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    written: list[str] = []

    def fill(cell: str) -> str:
        if cell:
            return cell
        written.append(f"甲{len(written) + 101}")
        return written[-1]

    return [[fill(cell) for cell in row] for row in rows], written


def read_with(rows: list[list[str]], kind: str, layout: Layout) -> PerformanceTable:
    return assemble(open_document(WRITERS[kind]([Sheet(rows)])), [layout])


@KIND
@pytest.mark.parametrize("name", FORMS)
def test_every_cell_of_a_filled_copy_is_read(name: str, kind: str, tmp_path: Path) -> None:
    _, layout = learned(FORMS[name], kind, tmp_path)
    rows, written = filled(FORMS[name])
    table = read_with(rows, kind, layout)
    assert table.layout == "learned"
    assert not {*written} - {item.text for item in table.items()}
    assert table.unplaced == ()


def test_a_doubt_is_a_note_with_what_it_may_be(tmp_path: Path) -> None:
    text, layout = learned(FORMS["promotion"], "docx", tmp_path)
    roles = {column.heading: column.role for column in layout.columns()}
    assert roles["未达原因"] == "note"
    assert "heading: 未达原因}  # ? 可能是 perhaps: explanation" in text
    assert heading_doubts(learn(open_blank(tmp_path / "空白.docx")).parts) == text.count("- {role: ") == 7


def test_what_a_blank_prints_tells_roles_that_its_headings_do_not(tmp_path: Path) -> None:
    rows = [
        ["2022年度效果登记簿", "<", "<", "<", "<", "<", "<"],
        ["甲栏", "乙栏", "丙栏", "丁栏", "戊栏", "己栏", "庚栏"],
        ["1", "改水", "", "", "", "", ""],
        ["2", "^", "", "", "", "", ""],
        ["3", "改路", "", "", "", "", ""],
        ["共计", "<", "<", "<", "100%", "", ""],
    ]
    text, layout = learned(rows, "docx", tmp_path)
    roles = {column.heading: column.role for column in layout.columns()}
    assert (roles["甲栏"], roles["乙栏"], roles["丙栏"]) == ("number", "level1", "name")
    assert (roles["戊栏"], roles["己栏"]) == ("weight", "mark")
    assert "{role: weight, heading: 戊栏}  # ? 可能是 perhaps: weight" in text
    assert heading_doubts(learn(open_blank(tmp_path / "空白.docx")).parts) == 7


def test_a_confirmed_layout_gives_the_roles(tmp_path: Path) -> None:
    text, _ = learned(FORMS["promotion"], "docx", tmp_path)
    for role, heading in (("explanation", "未达原因"), ("number", "序次")):
        text = text.replace(f"role: note, heading: {heading}", f"role: {role}, heading: {heading}")
    text = text.replace("form: rows", "form: project-self-evaluation")
    rows = [list(row) for row in FORMS["promotion"]]
    rows[4] = ["1", "修路", "12公里", "11公里", "60", "55", "雨季停工"]
    rows[5] = ["2", "植树", "5万株", "5万株", "40", "40", ""]
    rows[6] = ["总计", "<", "<", "<", "100", "95", ""]
    table = read_with(rows, "docx", parse("confirmed", yaml.safe_load(text)))
    (one, two) = table.indicators()
    assert (one.name.text, one.target[0].text, one.actual[0].text) == ("修路", "12公里", "11公里")
    assert one.weight
    assert one.mark
    assert one.explanation
    assert two.weight
    assert (one.weight.text, one.mark.text, one.explanation.text, two.weight.text) == ("60", "55", "雨季停工", "40")
    assert table.total_weight
    assert table.total_mark
    assert (table.total_weight.text, table.total_mark.text) == ("100", "95")
    assert (table.form, table.layout) == ("project-self-evaluation", "confirmed")


def test_a_learned_layout_changes_nothing_where_its_words_do_not_stand(tmp_path: Path) -> None:
    _, layout = learned(FORMS["promise"], "docx", tmp_path)
    other = next(each for each in layouts() if each.id == "project-self-evaluation")
    rows, _ = filled(rows_of(other))
    document = open_document(WRITERS["docx"]([Sheet(rows)]))
    assert assemble(document, [layout]) == assemble(document)


@KIND
@pytest.mark.parametrize("form", layouts(), ids=lambda each: each.id)
def test_a_known_form_is_learned_as_it_is(form: Layout, kind: str, tmp_path: Path) -> None:
    _, layout = learned(rows_of(form), kind, tmp_path)
    assert layout.form == form.form
    columns = [column for column in form.columns() if column.heading and column.role != "detail"]
    roles = {
        (column.group, column.heading.partition("月")[2] or column.heading): column.role for column in layout.columns()
    }
    wrong = {
        column.heading: roles.get((column.group, column.heading.partition("月")[2] or column.heading))
        for column in columns
        if "year}" not in column.heading
        and not column.role.startswith("fund:")
        and roles.get((column.group, column.heading.partition("月")[2] or column.heading)) != column.role
    }
    assert wrong == {}
