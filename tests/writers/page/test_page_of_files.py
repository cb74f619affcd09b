"""The page of real files, read and judged as the product does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from hengji.examine.one import examine
from hengji.tables.examination import Examination
from hengji.writers.page import page
from hengji.writers.page.standing import standing
from tests.documents.corpus import load
from tests.documents.render import render

ROOT = Path(__file__).parents[3]
SEED = ROOT / "src/hengji/demo/seed.txt"
DOCUMENTS = ROOT / "tests/documents/open"


@cache
def seed() -> Examination:
    return examine(SEED)


def test_the_seed_is_laid_out_anew_and_every_place_is_found() -> None:
    shown = html.fromstring(page(seed()))
    assert not standing(seed()).as_it_stands
    assert shown.xpath("//p[@class='notice']")
    marked = {each.get("id") for each in shown.xpath("//a[starts-with(@class, 'ref')]")}
    places = [f"p{n}-{k}" for n, count in enumerate(_places(shown), 1) for k in range(1, count + 1)]
    assert marked == set(places)
    assert not shown.xpath("//*[contains(@class, 'unread')]")


def _places(shown: html.HtmlElement) -> list[int]:
    return [len(each.xpath(".//ol/li")) for each in shown.xpath("//article[@data-n]")]


def test_text_that_fits_nowhere_stands_below_the_table() -> None:
    shown = html.fromstring(page(seed()))
    (loose,) = shown.xpath("//div[@id='sheet']/*[last()]")
    assert loose.get("class") == "line loose"
    assert [left.item.text in loose.text_content() for left in seed().table.unplaced] == [True]


def test_every_finding_can_open_its_rule() -> None:
    shown = html.fromstring(page(seed()))
    rules = {each.get("id") for each in shown.xpath("//section[@id='rules']/article")}
    assert rules == {f"rule-{each.code}" for each in seed().findings}
    assert {f"rule-{each.get('data-rule')}" for each in shown.xpath("//details[@data-rule]")} == rules


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_an_offices_file_is_shown_as_it_stands(kind: str, seed_files: dict[str, Path]) -> None:
    assert _missing(examine(seed_files[kind])) == []


@pytest.mark.parametrize("source", sorted(DOCUMENTS.glob("*.yaml")), ids=lambda source: source.stem)
def test_so_are_the_tables_of_other_offices(source: Path, tmp_path: Path) -> None:
    spec = load(source)
    path = tmp_path / f"table.{spec['kind']}"
    render(spec, path)
    assert _missing(examine(path)) == []


def _missing(examination: Examination) -> list[str]:
    """The paths of items that the page does not show, of a file that is to be shown as it stands."""
    assert standing(examination).as_it_stands
    shown = html.fromstring(page(examination))
    for ref in shown.xpath("//a[starts-with(@class, 'ref')]"):
        ref.drop_tree()
    said = re.sub(r"\s", "", shown.xpath("string(//div[@id='sheet'])"))
    return [item.path for item in examination.table.items() if re.sub(r"\s", "", item.text) not in said]
