"""Scans and pictures: put straight, read, doubts marked; blank and hostile ones refused."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from hengji.examine.many import examine_many
from hengji.readers import open_document, read
from hengji.readers.scan.doubts import with_doubts
from hengji.readers.scan.writing import Doubted
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Cell, Fragment, Grid
from hengji.writers.machine.figures import figure_lines
from tests.readers import scans
from tests.weighed import weighed

CELLS = [text for row in (scans.HEADS, scans.ROWS[0], scans.ROWS[1][1:], scans.ROWS[2]) for text in row]
pytestmark = pytest.mark.skipif(scans.font(30) is None, reason="not run: needs fonts-noto-cjk")


def cells(data: bytes) -> list[str]:
    """The text of every cell of the one table in it."""
    (grid,) = open_document(data).grids
    assert (grid.rows, grid.columns) == (4, 5)
    assert grid.before == (scans.TITLE,)
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.rows > 1] == [(1, 2)]
    return [cell.text for cell in grid.cells]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda page: scans.pdf(scans.scanned(page, degrees=1.5)), id="askew, in a PDF"),
        pytest.param(lambda page: scans.jpeg(scans.scanned(page, degrees=180)), id="upside down, as JPEG"),
        pytest.param(lambda page: scans.png(scans.scanned(page, degrees=91)), id="on its side and askew, as PNG"),
    ],
)
def test_every_cell_of_a_scan(made: Callable[[scans.Image.Image], bytes]) -> None:
    assert cells(made(scans.page())) == CELLS


def test_a_page_of_the_seed(seed_files: dict[str, Path], libreoffice: str, tmp_path: Path) -> None:
    """The third page of the document, printed and scanned, has the same cells as the printed page."""
    command = [libreoffice, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, seed_files["docx"]], check=True, capture_output=True, timeout=120)
    printed = tmp_path / "seed.pdf"
    alone = scans.alone(printed, 2)
    (wanted,) = open_document(alone).grids
    (found,) = open_document(scans.pdf(scans.scanned(scans.printed(printed, 2), degrees=-0.6))).grids
    assert [(cell.row, cell.column, cell.rows) for cell in found.cells] == [
        (cell.row, cell.column, cell.rows) for cell in wanted.cells
    ]
    for one, other in zip(found.cells, wanted.cells, strict=True):
        assert plain(one.text) == plain(other.text)


def plain(text: str) -> str:
    """Without blanks, wide and slim marks alike: what a scan cannot tell for certain."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_number_struck_through_is_doubtful_and_said_to_be(tmp_path: Path) -> None:
    page = scans.page()
    scans.ImageDraw.Draw(page).line([(826, 345), (930, 320)], fill=0, width=4)
    path = tmp_path / "struck.png"
    path.write_bytes(scans.png(scans.scanned(page, noise=14)))
    told: list[str] = []
    (outcome,) = examine_many([path], jobs=1, told=lambda _, step: told.append(step.zh))
    examination = outcome.examination
    assert examination is not None, outcome.error
    assert told == ["识别第1/1页"]
    (finding,) = (each for each in examination.findings if each.code == "FO06")
    (place,) = finding.places
    assert place.path == "overall.indicators[0].actual[0]"
    (line,) = (json.loads(each) for each in figure_lines(examination) if "doubtful" in each)
    assert (line["path"], line["start"], line["end"]) == (place.path, place.start, place.end)
    assert line["confidence"] < 90


def test_a_blank_page_is_refused() -> None:
    blank = scans.scanned(scans.Image.new("L", (1654, 2339), 255))
    with pytest.raises(UnreadableError, match="空白"):
        read(scans.pdf(blank))


def test_a_picture_without_a_table_is_refused() -> None:
    page = scans.Image.new("L", (1654, 800), 255)
    scans.ImageDraw.Draw(page).text((300, 300), "这里只有一句话，没有表格。", fill=0, font=scans.font(40))
    with pytest.raises(UnreadableError, match="表格线"):
        read(scans.png(page))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bomb.png", lambda: scans.bomb_png(60_000, 60_000)),
        ("large.png", lambda: scans.bomb_png(10_000, 10_000)),
        ("bomb.jpg", lambda: scans.bomb_jpeg(65_000, 65_000)),
        ("flood.pdf", lambda: scans.flood_pdf(20_000, 300)),
        ("long.pdf", lambda: scans.flood_pdf(64, 290)),
        ("half.png", lambda: (whole := scans.png(scans.page()))[: len(whole) // 2]),
        ("half.jpg", lambda: scans.jpeg(scans.page())[:200]),
        ("head.tif", lambda: b"II*\x00" + bytes(40)),
    ],
)
def test_a_hostile_picture_is_refused_in_one_line(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    code, out, err, seconds, megabytes = weighed(sys.executable, "-m", "hengji.cli", "check", path, "--lang", "zh")
    assert (code, out) == (3, "")
    assert name in err
    assert err.count("\n") == 1
    assert "程序自身出错" not in err
    assert megabytes <= 512
    assert seconds <= 30


WITHOUT = """
import sys
sys.modules["onnxruntime"] = None
from importlib import util
real = util.find_spec
util.find_spec = lambda name, *rest: None if name == "onnxruntime" else real(name, *rest)
from hengji.readers import read
from hengji.tables.errors import UnreadableError
for path in sys.argv[1:]:
    try:
        read(path)
    except UnreadableError as error:
        print(error.zh)
"""


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    files = {"a.pdf": scans.pdf(scans.page()), "a.png": scans.png(scans.page())}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in files]
    said = subprocess.run([sys.executable, "-c", WITHOUT, *paths], capture_output=True, text=True, check=True).stdout
    assert said.count("\n") == 2
    assert said.count('pip install "hengji[ocr]"') == 2


CONNECTIONS = """
import json, socket, sys
tried = []
def refuse(*given):
    tried.append(str(given))
    raise OSError("no network")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from hengji.readers import open_document
cells = sum(len(grid.cells) for grid in open_document(sys.argv[1]).grids)
print(json.dumps([cells, tried, sorted({"requests", "urllib3", "rapidocr", "http.client"} & set(sys.modules))]))
"""


def test_no_connection_is_tried_and_nothing_that_could_is_loaded(tmp_path: Path) -> None:
    assert socket.socket.connect is not None
    path = tmp_path / "a.png"
    path.write_bytes(scans.png(scans.page()))
    done = subprocess.run([sys.executable, "-c", CONNECTIONS, path], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [len(CELLS), [], []]


def doubts(text: str, line: str, number: str, *, box: tuple[int, int, int, int] = (0, 0, 90, 30)) -> list[str]:
    """The doubtful words of a cell of this text, where a number of a line at 40, 20 is doubtful."""
    at = line.index(number)
    grid = Grid(0, (Cell(text, 0, 0, fragments=(Fragment(0, 1, box),)),), 1, 1)
    ((cell,),) = (each.cells for each in with_doubts([grid], [Doubted(1, 40, 20, line, at, at + len(number), 61)]))
    return [text[each.start : each.end] + f" {each.confidence}" for each in cell.doubts]


def test_a_doubtful_number_is_found_again_in_its_cell() -> None:
    assert doubts("培训12人，\n又培训12人", "又培训12人", "12") == ["12 61"]
    assert doubts("培训 12 人", "培训12人", "12") == ["12 61"]
    assert doubts("甲12，乙12", "丙12", "12") == [
        "12 61",
        "12 61",
    ]  # the line is not there: every such number may be it
    assert doubts("培训13人", "培训12人", "12") == ["培训13人 61"]
    assert doubts("培训12人", "培训12人", "12", box=(100, 0, 190, 30)) == []
