"""Which files are meant, and what is kept between runs."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from hengji.examine.many import examine_many, files
from hengji.examine.resume import Kept
from hengji.tables.outcome import Outcome

SEED = Path(__file__).parents[2] / "src" / "hengji" / "demo" / "seed.txt"


def test_a_folder_is_its_documents_by_name_however_deep(tmp_path: Path) -> None:
    for name in ("b.docx", "a.docx", "sub/c.xlsx", ".hidden.docx", "~$b.docx", "Thumbs.db", ".git/d.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [each.relative_to(tmp_path).as_posix() for each in files([tmp_path])]
    assert found == ["a.docx", "b.docx", "sub/c.xlsx"]


def test_files_named_come_as_named(tmp_path: Path) -> None:
    assert files([tmp_path / "z", tmp_path / "a"]) == (tmp_path / "z", tmp_path / "a")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    (outcome,) = examine_many([SEED], jobs=1)
    return outcome


def test_one_or_two_workers_find_the_same(outcome: Outcome) -> None:
    two = list(examine_many([SEED, SEED, SEED], jobs=2))
    assert two == [outcome] * 3


def test_an_examination_is_kept_and_found_again(tmp_path: Path, outcome: Outcome) -> None:
    assert list(examine_many([SEED], jobs=1, resume=tmp_path)) == [outcome]
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert list(examine_many([SEED], jobs=1, resume=tmp_path)) == [outcome]
    assert kept.stat().st_mtime_ns == before


def test_the_same_content_under_another_name_is_not_examined_again(tmp_path: Path, outcome: Outcome) -> None:
    other = tmp_path / "另一个名字.txt"
    other.write_bytes(SEED.read_bytes())
    list(examine_many([SEED], jobs=1, resume=tmp_path / "kept"))
    (again,) = examine_many([other], jobs=1, resume=tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert again.examination is not None
    assert outcome.examination is not None
    assert again.examination.document.name == other.name
    assert again.examination.findings == outcome.examination.findings


def test_other_rules_are_another_examination(tmp_path: Path) -> None:
    list(examine_many([SEED], jobs=1, resume=tmp_path))
    list(examine_many([SEED], jobs=1, resume=tmp_path, codes=("FO02",)))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_or_foreign_file_is_written_anew(tmp_path: Path, outcome: Outcome) -> None:
    list(examine_many([SEED], jobs=1, resume=tmp_path))
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], pickle.dumps(Path), pickle.dumps({"a": 1})):
        kept.write_bytes(damage)
        assert list(examine_many([SEED], jobs=1, resume=tmp_path)) == [outcome]
        assert kept.read_bytes() == whole


def test_a_kept_file_runs_no_code(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (str(tmp_path / "touched"),)

    (tmp_path / "x.examined").write_bytes(pickle.dumps(Evil()))
    assert Kept(tmp_path).load(tmp_path / "x.examined", "x") is None
    assert not (tmp_path / "touched").exists()


def test_what_cannot_be_read_is_told_with_what_and_why(tmp_path: Path) -> None:
    (tmp_path / "空.docx").touch()
    outcomes = list(examine_many([tmp_path / "空.docx", tmp_path / "没有.docx", SEED], jobs=2))
    assert [each.examination is None for each in outcomes] == [True, True, False]
    for each in outcomes[:2]:
        assert each.error is not None
        assert Path(each.path).name in each.error.zh
        assert "\n" not in each.error.zh + each.error.en
