"""The page as its reader uses it: in a browser, by pointer and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hengji.writers.page import page
from tests.writers.page.browser import Browser, browsing
from tests.writers.page.samples import seed


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "seed.html"
    path.write_text(page(seed()), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def running(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(chromium, tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture
def browser(running: Browser, address: str) -> Browser:
    running.asked_for.clear()
    running.complaints.clear()
    running.open(address)
    return running


def count(browser: Browser, selector: str) -> int:
    return browser.value(f"document.querySelectorAll({selector!r}).length")


def text(browser: Browser, selector: str) -> str:
    return browser.value(f"document.querySelector({selector!r}).innerText")


def test_nothing_is_asked_for_and_nothing_refused(browser: Browser, address: str) -> None:
    browser.press("j", "e", "k")
    browser.click("#do-switch")
    assert browser.asked_for == [address]
    assert browser.complaints == []


def test_a_style_or_script_put_in_by_others_is_refused(browser: Browser) -> None:
    browser.value(
        "document.body.insertAdjacentHTML('beforeend', '<p id=x style=\"color:red\" onclick=\"window.y=1\">x</p>')"
    )
    browser.value("document.getElementById('x').click()")
    assert browser.value("window.y") is None
    assert any("Content Security Policy" in each for each in browser.complaints)


def test_the_keys_go_through_the_findings_and_both_sides_follow(browser: Browser) -> None:
    browser.press("j", "j")
    assert browser.value("document.activeElement.id") == "f2"
    assert count(browser, ".lit") >= len(seed().findings[0].places)
    assert browser.value(
        "(b => b.top > 30 && b.bottom < innerHeight)(document.querySelector('.lit').getBoundingClientRect())"
    )
    browser.press("k")
    assert browser.value("document.querySelector('.chosen').id") == "f1"
    browser.press("Escape")
    assert count(browser, ".chosen") == 0


def test_e_explains_with_the_rules_own_page(browser: Browser) -> None:
    browser.press("j", "e")
    assert "怎么办" in text(browser, ".chosen .fold")
    browser.press("e")
    assert not browser.value("document.querySelector('.chosen .why').open")


def test_pointing_at_a_finding_lights_all_its_places(browser: Browser) -> None:
    for number in ("3", "6"):
        browser.move(f"#f{number} .message")
        lit = browser.value("[...document.querySelectorAll('.lit')].map(e => e.dataset.p.split(' '))")
        names = browser.value(f"[...document.querySelectorAll('#f{number} [data-to]')].map(e => e.dataset.to)")
        assert set(names) <= {name for each in lit for name in each}
        assert all(set(names) & set(each) for each in lit)


_PAIRED = """
[...document.querySelectorAll('.finding.warning')].find(f => {
  const places = [...f.querySelectorAll('[data-to]')].map(a => document.getElementById('p' + a.dataset.to));
  return places.length === 2 && places[0] !== places[1] && places[0].closest('tr') === places[1].closest('tr');
}).dataset.n
"""


def test_places_in_view_are_threaded(browser: Browser) -> None:
    browser.click(f"#f{browser.value(_PAIRED)} h4")
    assert count(browser, ".threads path") == 1


def test_a_place_shows_its_findings_and_the_table_keeps_its_marks(browser: Browser) -> None:
    marks = count(browser, ".place[data-p]")
    browser.click(".place.many")
    shown = browser.value("[...document.querySelectorAll('.finding')].filter(f => !f.hidden).length")
    assert shown == int(text(browser, "#here .count")) > 1
    assert count(browser, ".place[data-p]") == marks
    browser.click("#do-all")
    assert browser.value("[...document.querySelectorAll('.finding')].every(f => !f.hidden)")


def test_a_link_to_a_place_goes_there(browser: Browser) -> None:
    browser.click("#f6 [data-to='6-3']")
    assert browser.value(
        "(b => b.top > 30 && b.bottom < innerHeight)(document.getElementById('p6-3').getBoundingClientRect())"
    )


def test_filters_leave_what_is_asked_for_in_list_table_and_margin(browser: Browser) -> None:
    browser.click(".switch.info")
    browser.click(".switch.warning")
    assert text(browser, "#shown") == f"13 / {len(seed().findings)}"
    assert count(browser, ".place.error") > 0 == count(browser, ".place.warning,.place.info")
    assert count(browser, ".rail.error") > 0 == count(browser, ".rail.warning,.rail.info")
    browser.click(".switch.error")
    assert "没有符合筛选的问题" in text(browser, "#hidden")
    browser.click("#do-reset")
    assert text(browser, "#shown") == str(len(seed().findings))


def test_the_other_language_is_one_press_away(browser: Browser) -> None:
    assert "✕ 错误" in text(browser, ".strip")
    browser.click("#do-switch")
    assert "✕ Error" in text(browser, ".strip")
    assert "错误" not in text(browser, ".strip")
    assert browser.value("[document.documentElement.lang, document.title]") == [
        "en",
        f"{seed().table.title.text} · Hengji · examination",
    ]


def test_it_fits_an_office_screen(browser: Browser, address: str) -> None:
    browser.open(address, 1366, 768)
    assert browser.value("document.documentElement.scrollWidth") <= 1366
    right, bottom = browser.value("(b => [b.right, b.bottom])(document.querySelector('aside').getBoundingClientRect())")
    assert right >= 1340  # less a bar for scrolling
    assert bottom == 768
    browser.open(address, 683, 384)  # the same screen at 200 %
    assert browser.value("document.documentElement.scrollWidth") <= 683


_PINNED = "[...new Set([...document.querySelectorAll('.pinned')].map(e => e.parentNode.rowIndex))]"


def test_the_headings_last_passed_stay_in_view(browser: Browser) -> None:
    assert browser.value(_PINNED) == []
    heads = browser.value(
        "[...document.querySelectorAll('tr')].filter(r => r.querySelector('[scope=col]')).map(r => r.rowIndex)"
    )
    browser.move(f"tr:nth-child({heads[0] + 4}) td:last-child")
    assert browser.value(_PINNED) == heads[:1]
    browser.move("tr:last-child td:last-child")
    assert set(browser.value(_PINNED)) <= {heads[-1]}


def test_without_script_everything_is_there_to_read(browser: Browser, address: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(address)
        assert browser.value("[...document.querySelectorAll('.finding')].every(f => f.getClientRects().length > 0)")
        assert browser.value("[...document.querySelectorAll('button')].every(b => b.getClientRects().length === 0)")
        assert browser.value("getComputedStyle(document.querySelector('#list')).overflowY") == "visible"
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_it_prints_on_a4_across(browser: Browser, tmp_path: Path) -> None:
    made = browser.printed()
    (tmp_path / "page.pdf").write_bytes(made)
    assert b"/MediaBox [0 0 841" in made


def test_the_gravest_are_named_above_the_list_and_lead_to_it(browser: Browser) -> None:
    assert count(browser, ".foremost li") == 5
    first = browser.value("document.querySelector('.foremost .lead').hash.slice(1)")
    assert first == "f1"
    browser.click(".foremost li:nth-child(3) .lead")
    chosen = browser.value("document.querySelector('.chosen').id")
    assert chosen == browser.value("document.querySelectorAll('.foremost .lead')[2].hash.slice(1)")
    assert count(browser, ".lit") > 0
