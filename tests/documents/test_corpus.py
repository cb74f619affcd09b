"""The made-up documents hold what they claim: their places exist, their sums and rates are as the notes say."""

from __future__ import annotations

import re
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from lxml import html
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.documents.corpus import FOLDERS, Data, documents, items, matching, spans  # noqa: E402
from tests.documents.measure import SCORE, answered, measured, own_places, recall, report  # noqa: E402
from tests.documents.render import WRITERS, boxes_of, render  # noqa: E402

ALL = [each for folder in FOLDERS for each in documents(folder)]
EACH = pytest.mark.parametrize("document", ALL, ids=[each["id"] for each in ALL])
ARITHMETIC = re.compile(r"(?:[\d.+\-*/()<>=! ,]|round|abs|and)+")


def entries(document: Data) -> list[Data]:
    return [*document["faults"], *document["traps"]]


def rounded(number: Decimal, places: Decimal = Decimal(0)) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def true(check: str) -> bool:
    """Whether the arithmetic holds in decimal numbers, halves rounded up."""
    exact = re.sub(r"\d+(?:\.\d+)?", r"number('\g<0>')", check)
    return bool(eval(exact, {"__builtins__": {"round": rounded, "abs": abs, "number": Decimal}}))  # noqa: S307


def docx_text(path: Path) -> str:
    document = Document(str(path))
    cells = {cell._tc: cell for table in document.tables for row in table.rows for cell in row.cells}
    return "\n".join([*(each.text for each in document.paragraphs), *(cell.text for cell in cells.values())])


def xlsx_text(path: Path) -> str:
    sheet = load_workbook(path).active
    assert sheet is not None
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def html_text(path: Path) -> str:
    tree = html.fromstring(path.read_bytes())
    return "\n".join(str(each) for each in tree.itertext())


PRINTED = {"docx": docx_text, "xlsx": xlsx_text, "html": html_text}


def known_holder(path: str, known: dict[str, str]) -> bool:
    return any(each.startswith(f"{path}.") for each in known)


@EACH
def test_every_place_is_in_its_item(document: Data) -> None:
    known = items(document)
    wrong = []
    for entry in entries(document):
        for place in entry["places"]:
            paths = matching(place["path"], known)
            holder = known_holder(place["path"], known) and "text" not in place
            if not paths or not all(holder or place.get("text", "") in known.get(path, "\0") for path in paths):
                wrong.append((entry["id"], place))
    assert wrong == []


@EACH
def test_every_entry_is_well_formed(document: Data) -> None:
    assert document["made_up"] is True
    for fault in document["faults"]:
        assert {fault["type"], *fault.get("also", [])} <= set(SCORE.CODES), fault["id"]
        assert fault["severity"] in ("high", "medium", "low")
        assert fault["note"]
    assert all(each["id"].startswith(f"{document['id']}-") for each in entries(document))


@EACH
@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_every_text_is_in_the_file(document: Data, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"one.{kind}"
    render(document, path)
    printed = PRINTED[kind](path)
    texts = [text.split("：", 1)[1] if where.startswith("details") else text for where, text in items(document).items()]
    assert [text for text in texts if text not in printed] == []


@EACH
def test_the_boxes_fill_the_page_without_overlap(document: Data) -> None:
    boxes, widths = boxes_of(document)
    covered = Counter((b.row + r, b.column + c) for b in boxes for r in range(b.rows) for c in range(b.columns))
    last = max(row for row, _ in covered)
    assert set(covered) == {(row, column) for row in range(last + 1) for column in range(len(widths))}
    assert max(covered.values()) == 1


@EACH
def test_the_arithmetic_of_the_notes_holds(document: Data) -> None:
    for entry in entries(document):
        if "check" in entry:
            assert ARITHMETIC.fullmatch(entry["check"]), entry["id"]
            assert true(entry["check"]), entry["id"]


@EACH
def test_who_reports_each_fault_finds_all(document: Data) -> None:
    known, findings = items(document), []
    for fault in document["faults"]:
        places = [{"path": p["cell"], "start": p["start"], "end": p["end"]} for p in spans(fault, known)]
        code = SCORE.CODES[fault["type"]].split()[0]
        findings.append({"code": code, "severity": "warning", "message": "", "places": places})
    results, good, _ = answered(document, findings)
    found, asked = recall(results)["total"]
    assert found == asked == sum(not fault.get("optional") for fault in document["faults"])
    assert good == set(range(len(findings)))


def test_ids_are_unique() -> None:
    ids = Counter(each["id"] for document in ALL for each in [document, *entries(document)])
    assert [each for each, n in ids.items() if n > 1] == []


def seen(document: Data, findings: list[Any]) -> SimpleNamespace:
    table = SimpleNamespace(items=lambda: [SimpleNamespace(path=p, text=t) for p, t in items(document).items()])
    return SimpleNamespace(examine=lambda _: SimpleNamespace(findings=findings, table=table))


def found(document: Data, code: str, path: str, severity: str) -> SimpleNamespace:
    place = SimpleNamespace(path=path, start=None, end=None, item=SimpleNamespace(text=items(document)[path]))
    return SimpleNamespace(code=code, severity=severity, message=SimpleNamespace(zh="话"), places=[place])


def test_the_measure_counts_hits_false_alarms_and_traps(monkeypatch: pytest.MonkeyPatch) -> None:
    document = next(each for each in ALL if each["id"] == "B01")
    hit = found(document, "TG01", "overall.indicators[1].target[2]", "warning")
    false = found(document, "AG01", "overall.indicators[0].narrative[0]", "error")
    info = found(document, "AC03", "title", "info")
    monkeypatch.setitem(sys.modules, "hengji", seen(document, [hit, false, info]))
    row = measured(document)
    assert (row["loud"], row["answering"], row["trapped"], row["infos"]) == (2, 1, 1, 1)
    assert row["by_type"]["vague_target"] == [1, 2]
    assert "B01-T01" in report([row], verbose=True)


def test_a_cell_read_as_one_item_is_still_found() -> None:
    known = {"tasks[0].indicators[0].actual[0]": "甲乙", "tasks[0].indicators[0].actual[1]": "丙丁"}
    item = SimpleNamespace(text="1.甲乙2.丙丁")
    place = SimpleNamespace(path="tasks[0].indicators[0].actual[0]", start=7, end=8, item=item)
    assert own_places(place, known) == [{"path": "tasks[0].indicators[0].actual[1]", "start": 1, "end": 2}]
