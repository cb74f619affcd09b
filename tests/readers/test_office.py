"""doc, wps, rtf, odt, ods: read by way of LibreOffice as the docx or xlsx they were made from; nothing is fetched."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hengji.examine.many import examine_many
from hengji.readers import compound, open_document, read
from hengji.readers.office import confined
from hengji.readers.office.word97 import rebuilt
from hengji.tables.errors import UnreadableError
from hengji.tables.json import to_json
from tests.readers import outside


def saved(soffice: str, source: Path, ending: str, folder: Path) -> Path:
    """The file as LibreOffice saves it under another kind."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{ending}"


@pytest.fixture(scope="session")
def made(seed_files: dict[str, Path], libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The seed document as doc, wps, rtf, odt and ods."""
    folder = tmp_path_factory.mktemp("office")
    files = {kind: saved(libreoffice, seed_files["docx"], kind, folder) for kind in ("doc", "rtf", "odt")}
    files["ods"] = saved(libreoffice, seed_files["xlsx"], "ods", folder)
    files["wps"] = folder / "seed.wps"
    files["wps"].write_bytes(files["doc"].read_bytes())
    return files


def unpacked(path: Path) -> bytes:
    """What stands in the file, and in its main part where it is a package."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return package.read("content.xml")


def table_of(path: Path) -> dict[str, Any]:
    return to_json(read(path))


@pytest.mark.parametrize("kind", ["doc", "wps", "rtf", "odt", "ods"])
def test_the_same_table_as_in_the_file_it_was_made_from(
    kind: str, made: dict[str, Path], seed_files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # its own: other tests convert at the same time
    document = open_document(made[kind])
    assert (document.kind, document.sha256) == (kind, hashlib.sha256(made[kind].read_bytes()).hexdigest())
    assert table_of(made[kind]) == table_of(seed_files["xlsx" if kind == "ods" else "docx"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("libreoffice")
def test_rtf_under_the_name_doc(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(outside.rtf("http://127.0.0.1:9"))
    assert open_document(path).kind == "rtf"


def test_within_the_limits_of_many_files(made: dict[str, Path]) -> None:
    told = []
    (outcome,) = examine_many([made["doc"]], jobs=1, told=lambda path, step: told.append((path, step.en)))
    assert outcome.examination is not None, outcome.error
    assert outcome.examination.document.kind == "doc"
    assert told == [(made["doc"], "converting by LibreOffice")]


@pytest.mark.parametrize("kind", ["rtf", "odt", "doc"])
def test_nothing_is_fetched(kind: str, libreoffice: str, tmp_path: Path) -> None:
    with outside.trap() as trap:
        source = tmp_path / f"a.{'odt' if kind == 'doc' else kind}"
        source.write_bytes(outside.rtf(trap.url) if kind == "rtf" else outside.odt(trap.url))
        if kind != "rtf":  # an ordinary run goes there: the trap is one
            saved(libreoffice, source, "docx", tmp_path)
            assert trap.heard
            source = saved(libreoffice, source, "doc", tmp_path) if kind == "doc" else source
            assert trap.url.encode("utf-16-le" if kind == "doc" else "ascii") in unpacked(source)
            trap.heard.clear()
        document = open_document(source)
        cells = [cell.text for grid in document.grids for cell in grid.cells]
        assert cells[-6:] == [text for row in outside.ROWS for text in row]
        assert trap.heard == []


def test_a_program_on_a_hostile_file_has_no_network(tmp_path: Path) -> None:
    with outside.trap() as trap:
        script = f"import socket; socket.create_connection(('127.0.0.1', {trap.port}), 2)"
        bounds = confined.Bounds(20, 500, 1)
        if not confined.run([sys.executable, "-c", "import os; os.stat('/proc/self/ns/net')"], tmp_path, bounds):
            pytest.skip("not run: needs Linux")
        mine, theirs = Path("/proc/self/ns/net").stat().st_ino, tmp_path / "ns"
        show = f"import os; open({str(theirs)!r}, 'w').write(str(os.stat('/proc/self/ns/net').st_ino))"
        assert confined.run([sys.executable, "-c", show], tmp_path, bounds)
        if int(theirs.read_text()) == mine:
            pytest.skip("not run: needs a system that lets a process give up the network")
        assert not confined.run([sys.executable, "-c", script], tmp_path, bounds)
        assert trap.heard == []


def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    script = f"sleep 60 & echo $! > {started}; wait"
    assert not confined.run(["/bin/sh", "-c", script], tmp_path, confined.Bounds(3, 500, 1))
    until = time.monotonic() + 5
    while lives(int(started.read_text())) and time.monotonic() < until:
        time.sleep(0.05)
    assert not lives(int(started.read_text()))


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_program_that_eats_memory_or_fills_the_disk_is_stopped(tmp_path: Path) -> None:
    bounds = confined.Bounds(20, 200, 1)
    assert not confined.run([sys.executable, "-c", "len(bytearray(2**30))"], tmp_path, bounds)
    fill = "open('big', 'wb').write(bytes(3 * 2**20))"
    assert not confined.run([sys.executable, "-c", fill], tmp_path, bounds)
    assert (tmp_path / "big").stat().st_size <= 2**20


def test_without_libreoffice_one_line_says_what_to_do(
    made: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError) as refused:
        read(made["doc"])
    assert "安装LibreOffice" in refused.value.zh
    assert "install LibreOffice" in refused.value.en
    assert "\n" not in refused.value.zh


@pytest.mark.parametrize("kind", ["doc", "odt", "ods"])
@pytest.mark.parametrize("part", [2, 3])
def test_half_a_file_is_refused(kind: str, part: int, made: dict[str, Path], tmp_path: Path) -> None:
    path, whole = tmp_path / f"half.{kind}", made[kind].read_bytes()
    path.write_bytes(whole[: len(whole) // part])
    with pytest.raises(UnreadableError):
        read(path)


def test_noise_in_an_old_word_file_is_refused(made: dict[str, Path], tmp_path: Path) -> None:
    path, whole = tmp_path / "noise.doc", made["doc"].read_bytes()
    path.write_bytes(whole[:512] + bytes(255 - byte for byte in whole[512:3000]) + whole[3000:])
    with pytest.raises(UnreadableError):
        read(path)


def test_of_an_old_word_file_only_its_text_goes_on() -> None:
    head = bytearray(600)
    head[:4] = b"\xec\xa5\x65\x00"  # Word 95, whose text has no table stream
    whole = compound.written({"WordDocument": bytes(head), "Macros": b"Sub AutoOpen", "Data": b"x"})
    assert b"AutoOpen" in whole
    assert b"AutoOpen" not in rebuilt(whole)
    assert compound.stream(rebuilt(whole), "WordDocument")[:600] == bytes(head)


@pytest.mark.parametrize("size", [1, 4096, 5000, 9_000_000])
def test_a_compound_file_gives_back_what_was_put_in(size: int) -> None:
    streams = {"WordDocument": b"w" * size, "1Table": b"t" * (size // 2 + 1), "Data": b"d"}
    whole = compound.written(streams)
    for name, content in streams.items():
        assert compound.stream(whole, name)[: len(content)] == content


def test_a_password_is_told(tmp_path: Path) -> None:
    head = bytearray(600)
    head[:12] = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01"
    path = tmp_path / "locked.doc"
    path.write_bytes(compound.written({"WordDocument": bytes(head), "1Table": b""}))
    with pytest.raises(UnreadableError, match="密码"):
        read(path)


def test_ofd_says_what_to_do_instead(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    path.write_bytes(outside.packed("x", "<a/>", {"OFD.xml": "<ofd:OFD/>"}))
    with pytest.raises(UnreadableError, match="OFD阅读器"):
        read(path)


def test_a_packed_bomb_in_an_opendocument_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.odt"
    path.write_bytes(outside.packed("text", "<a>" + " " * 200_000_000 + "</a>", {}))
    with pytest.raises(UnreadableError, match="过大"):
        read(path)
