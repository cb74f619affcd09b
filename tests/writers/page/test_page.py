"""The page as bytes: what stands in it, that it loads nothing, that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from hengji.tables.finding import Place, Severity
from hengji.tables.grid import Cell
from hengji.writers.page import page
from hengji.writers.page.geometry import filled_rows, widths
from hengji.writers.page.words import FAMILY, KIND, SEVERITY, WORDS
from tests.writers.page.samples import finding, seed, small

ROOT = Path(__file__).parents[3]
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e“'&"


@cache
def drawn(lang: str = "zh") -> html.HtmlElement:
    return html.fromstring(page(seed(), lang=lang))


def test_the_table_stands_as_in_the_file() -> None:
    (table,) = drawn().xpath("//table")
    for ref in table.xpath(".//a[@class and starts-with(@class, 'ref')]"):
        ref.drop_tree()
    shown = [
        "\n".join(p.text_content() for p in cell.xpath("./p")) or cell.text_content()
        for cell in table.xpath(".//td|.//th")
    ]
    drawn.cache_clear()
    assert shown == [cell.text for row in filled_rows(seed().document.grids[0]) for cell in row]
    assert [cell.text for cell in seed().document.grids[0].cells] == shown


def test_merged_cells_are_kept() -> None:
    spans = {
        (int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))) for cell in drawn().xpath("//table//td|//table//th")
    }
    assert spans == {(cell.rows, cell.columns) for cell in seed().document.grids[0].cells}


def test_headings_are_headings() -> None:
    headings = {th.text_content(): th.get("scope") for th in drawn().xpath("//th[@class='head']")}
    assert headings["具体完成情况"] == headings["任务（政策）的绩效目标"] == "col"
    assert headings["部门名称:"] == headings["年度绩效目标"] == headings["其中:部门年度整体预算完成率:"] == "row"
    assert len(drawn().xpath("//th[@class='name']")) == 3 + 3 + 10


def test_every_figure_is_lit_by_kind_and_every_label_faintly() -> None:
    lit = drawn().xpath("//table//*[contains(concat(' ', @class, ' '), ' figure ')]")
    letters = sum(len(figure.quantity.text) for figure in seed().figures)
    assert sum(len(each.text_content()) for each in lit) == letters
    assert {name for each in lit for name in each.get("class").split() if name.startswith("k-")} == {
        f"k-{figure.quantity.kind}" for figure in seed().figures
    }
    faint = drawn().xpath("//main//*[contains(concat(' ', @class, ' '), ' label ')]")
    assert sum(len(each.text_content()) for each in faint) >= sum(len(each.label.text) for each in seed().rejected)


def test_every_place_of_every_finding_is_marked_and_linked() -> None:
    ids = [each.get("id") for each in drawn().xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    links = [each.get("href") for each in drawn().xpath("//a")]
    assert {link[1:] for link in links} <= set(ids)
    places = sum(len(each.places) for each in seed().findings)
    assert (
        len(drawn().xpath("//a[@data-to]")) == len([each for each in ids if re.fullmatch(r"p\d+-\d+", each)]) == places
    )
    assert len(drawn().xpath("//article[contains(@class, 'finding')]")) == len(seed().findings)


def test_findings_come_by_severity_and_then_as_in_the_table() -> None:
    severities = [each.get("data-severity") for each in drawn().xpath("//article[@data-n]")]
    assert severities == sorted(severities, key=list(SEVERITY).index)
    assert [each.get("data-n") for each in drawn().xpath("//article[@data-n]")] == [
        str(n + 1) for n in range(len(severities))
    ]


def test_coverage_and_counts() -> None:
    said = re.sub(r"\s+", " ", drawn().xpath("string(//p[@class='strip'])"))
    assert "全部数字Numbers 298·已识别Read 298·标签Labels" in said
    assert "✕ 错误Error 13 / ! 警告Warning 72 / i 提示Note 98" in said


def test_digits_that_nobody_read_are_shown() -> None:
    shown = html.fromstring(page(small()))
    assert [each.text for each in shown.xpath("//span[contains(@class, 'unread')]")] == ["2021", "40", "39"]


def test_both_languages_are_inside_and_the_chosen_one_first() -> None:
    zh, en = page(small()), page(small(), lang="en")
    assert '<html lang="zh-CN" class="show-zh still"' in zh
    assert '<html lang="en" class="show-en still"' in en
    assert "<title>某局2021年绩效完成情况表 · Hengji · examination</title>" in en
    for text in ("请核对。", "Please check.", "怎么办", "What to do", "同一指标两个数", "One measure, two figures"):
        assert text in zh
        assert text in en
    with pytest.raises(ValueError, match="zh or en"):
        page(small(), lang="fr")


def test_every_word_of_the_frame_is_in_both_languages() -> None:
    for pair in [*WORDS.values(), *SEVERITY.values(), *FAMILY.values(), *KIND.values()]:
        assert len(pair) == 2
        assert all(pair)


def test_the_policy_admits_this_style_and_this_script_alone() -> None:
    text = page(seed())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    for name in ("style", "script"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert f"{name}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]


def test_nothing_is_loaded_and_nothing_is_inline() -> None:
    for element in drawn().iter("*"):
        assert element.tag not in ("img", "link", "iframe", "object", "embed", "form", "base")
        assert not [name for name in element.attrib if name in ("style", "src") or name.startswith("on")]
    assert set(re.findall(r"url\(|@import|https?://\S+", page(seed()))) == {'http://www.w3.org/2000/svg",'}  # a name


def test_hostile_text_stays_text() -> None:
    examination = small(HOSTILE, HOSTILE)
    places = [Place("x", item) for item in examination.table.items()]
    bad = replace(finding("<b>01", Severity.INFO, places, HOSTILE, HOSTILE), name=HOSTILE)
    table = replace(examination.table, title=replace(examination.table.title, text=HOSTILE))
    text = page(replace(examination, findings=(bad,), table=table, manuals=()))
    shown = html.fromstring(text)
    assert len(shown.xpath("//script")) == 1
    assert not shown.xpath("//img|//*[@onerror]")
    assert "\u202e" not in text
    assert text.encode()


def test_lone_surrogates_do_not_break_the_file() -> None:
    assert "U+D83D" in page(small("坏\ud83d字")).encode().decode()


def test_a_place_where_nothing_is_written() -> None:
    shown = html.fromstring(page(small(actual="")))
    (bare,) = shown.xpath("//td[@data-p='1-2']") or [None]
    assert bare is None or "bare" in bare.get("class")
    assert shown.xpath("//a[@id='p1-2']")


def test_a_place_that_is_nowhere_is_said_without_a_link() -> None:
    examination = small()
    lost = Place("tasks[9].indicators[0]", replace(examination.table.title, path="tasks[9].indicators[0].name"))
    shown = html.fromstring(page(replace(examination, findings=(finding("AC01", Severity.ERROR, [lost]),))))
    assert not shown.xpath("//a[@data-to]")
    assert "任务10" in shown.xpath("string(//ol[@class='places'])")


def test_a_table_without_findings_says_so() -> None:
    shown = html.fromstring(page(replace(small(), findings=(), manuals=())))
    assert "没有发现问题。" in shown.xpath("string(//aside)")
    assert not shown.xpath("//*[@id='rules']|//button[@data-filter]")


def test_a_ragged_grid_keeps_its_columns() -> None:
    examination = small()
    (grid,) = examination.document.grids
    cells = (*grid.cells, Cell("尾", 3, 2), Cell("", 9, 8), Cell("宽", 2, 1, 5, 9))
    rows = filled_rows(replace(grid, cells=cells))
    assert [[(cell.column, cell.rows, cell.columns) for cell in row] for row in rows[2:]] == [
        [(0, 1, 1), (1, 2, 2)],
        [(0, 1, 1), (2, 1, 1)],
    ]
    assert sum(widths(replace(grid, cells=cells))) == pytest.approx(100, abs=0.1)


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.writers.page.samples import seed; from hengji.writers.page import page;"
        "print(hashlib.sha256(page(seed()).encode()).hexdigest())"
    )
    runs = set()
    for salt in ("0", "1", "2"):
        around = {"PYTHONHASHSEED": salt, "LC_ALL": "C", "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=around, capture_output=True, check=True)
        runs.add(done.stdout)
    assert len(runs) == 1


def test_colours_are_readable() -> None:
    style = (ROOT / "src/hengji/writers/page/page.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", style)) | {
        "label": re.search(r"\.label\{color:(#\w+)", style)[1]
    }
    for name in ("ink", "grey", "error", "warning", "info", "jade", "label"):
        assert _contrast(colours[name], colours["paper"]) >= 4.5
        assert _contrast("#ffffff", colours[name]) >= 4.5


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
