"""Questions to results: what is found where, what two organs both say, and SQL that reaches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengji.writers.results.admission import RefusedError
from hengji.writers.results.questions import QUESTIONS, ask
from hengji.writers.results.repeated import OFFICIAL
from hengji.writers.results.store import Results
from hengji.writers.results.views import Answer, select
from tests.writers.results.results_of import page, results_of

COPIED = "组织技术人员逐村走访核实灌溉渠道破损情况，登记造册后分三批完成修复并逐段通水检验"
OFFICIALLY = "坚持以人民为中心的发展思想，统筹推进各项重点工作，圆满完成全年各项目标任务要求"
EVENT = "举办“清溪春耕农技大集”一场"
DAY = "10月20日举办农民丰收节，参加群众3260人"
LAW = "组织学习《中华人民共和国预算法》"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    own = "全年走访本辖区企业{}家，逐家建立台账并由专人负责跟踪问效直至问题全部解决到位为止"
    offices = [f"{place}农业农村局" for place in ("东河县", "西山县", "南岭县", "北原县", "中塘县", "上林县")]
    pages = {f"{n}.html": [own.format("一二三四五六"[n] * 9), OFFICIALLY] for n in range(6)}
    pages["1.html"] += [f"{COPIED}，群众满意", EVENT, LAW]
    pages["4.html"] += [f"今年{COPIED}。", f"与乡镇一起{EVENT}", DAY, LAW]
    pages["5.html"] += [DAY]
    made = {name: page(office, *told) for (name, told), office in zip(pages.items(), offices, strict=True)}
    made["9.html"] = made["5.html"]
    return results_of(tmp_path_factory.mktemp("results"), {**made, "坏.docx": "PK\x03\x04"})


def records(answer: Answer) -> list[dict[str, object]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_ready_question_is_answered_alike_each_time(results: Results, name: str) -> None:
    first = ask(results, name)
    assert first.columns
    assert first == ask(results, name)


def test_a_copied_passage_is_told_once_with_both_ends(results: Results) -> None:
    (row,) = [each for each in records(ask(results, "passages")) if "灌溉渠道" in str(each["passage"])]
    assert row["passage"] == COPIED
    assert {row["organ_a"], row["organ_b"]} == {"西山县农业农村局", "中塘县农业农村局"}
    assert {Path(str(row[key])).name for key in ("file_a", "file_b")} == {"1.html", "4.html"}
    assert "年度完成值" in str(row["place_a"])


def test_what_everybody_writes_is_no_copied_passage(results: Results) -> None:
    told = [str(each["passage"]) for each in records(ask(results, "passages"))]
    assert all(OFFICIALLY[:20] not in each for each in told)
    count = f"SELECT count(DISTINCT department) FROM passages WHERE text = '{OFFICIALLY}'"  # noqa: S608  our own text
    writers = select(results, count).rows[0][0]
    assert writers == 6 >= OFFICIAL


def test_an_event_of_two_organs_is_told_and_a_law_is_not(results: Results) -> None:
    found = records(ask(results, "events"))
    assert [(each["why"], each["event"]) for each in found] == [
        ("day, subject and figure", found[0]["event"]),
        ("name", "清溪春耕农技大集"),
    ]
    assert str(found[0]["event"]).startswith("2021-10-20 ")
    assert str(found[0]["event"]).endswith(" 3260人")
    assert {Path(str(found[1][key])).name for key in ("file_a", "file_b")} == {"1.html", "4.html"}


def test_a_document_under_two_names_is_one_row(results: Results) -> None:
    (row,) = records(ask(results, "same"))
    assert row["names"] == 2
    assert [Path(each).name for each in row["paths"]] == ["5.html", "9.html"]
    assert select(results, "SELECT count(*) FROM documents").rows == [(7,)]


def test_counts_agree_with_one_another(results: Results) -> None:
    by_rule = sum(row["findings"] for row in records(ask(results, "rules")))
    by_organ = sum(row["errors"] + row["warnings"] + row["infos"] for row in records(ask(results, "organs")))
    assert by_rule == by_organ == select(results, "SELECT count(*) FROM findings").rows[0][0] > 0
    (bad,) = records(ask(results, "unread"))
    assert Path(str(bad["path"])).name == "坏.docx"
    assert bad["reason_zh"]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT d.department, count(f.code) FROM documents d LEFT JOIN findings f USING (key) GROUP BY ALL ORDER BY ALL",
        "WITH a AS (SELECT code FROM findings) SELECT code, count(*) AS n FROM a GROUP BY code ORDER BY n DESC",
        "SELECT place.label FROM findings, unnest(places) AS t(place) ORDER BY ALL LIMIT 3;",
        "SELECT f.subject, f.value, f.day FROM passages, unnest(figures) AS t(f) ORDER BY ALL",
    ],
)
def test_sql_of_ones_own(results: Results, sql: str) -> None:
    assert select(results, sql).rows


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.csv"
    path.write_text("password\nhunter2\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM '{secret}'",
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM documents WHERE path IN (SELECT content FROM read_text('{secret}'))",
        "WITH documents AS (SELECT * FROM read_blob('{secret}')) SELECT * FROM documents",
        "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
        "SELECT * FROM query_table(['{secret}'])",
        "SELECT * FROM glob('{folder}/*')",
        "COPY documents TO '{folder}/out.csv'",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "EXPORT DATABASE '{folder}/out'",
        "ATTACH '{folder}/out.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CREATE TABLE t AS SELECT 1",
        "DROP VIEW documents",
        "SELECT 1; DROP VIEW documents",
        "SELECT * FROM kept",
        "WITH kept AS (SELECT * FROM kept) SELECT * FROM kept",
        "SELECT * FROM temp.kept",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM duckdb_settings()",
        "SHOW TABLES",
        "DESCRIBE documents",
        "SELEC",
        "",
    ],
)
def test_hostile_sql_reads_and_writes_nothing(results: Results, secret: Path, sql: str) -> None:
    before = sorted(secret.parent.rglob("*"))
    with pytest.raises(RefusedError) as refused:
        select(results, sql.format(secret=secret, folder=secret.parent))
    assert "hunter2" not in refused.value.text.zh + refused.value.text.en
    assert "\n" not in refused.value.text.zh + refused.value.text.en
    assert sorted(secret.parent.rglob("*")) == before


def test_the_database_itself_can_open_no_file(results: Results, secret: Path) -> None:
    import duckdb

    from hengji.writers.results.views import views

    with views(results) as base:
        read, write = f"SELECT * FROM read_text('{secret}')", f"COPY documents TO '{secret.parent}/out.csv'"  # noqa: S608
        for sql in (read, write):
            with pytest.raises(duckdb.PermissionException):
                base.execute(sql)
        with pytest.raises(duckdb.InvalidInputException):
            base.execute("SET enable_external_access = true")
    assert not (secret.parent / "out.csv").exists()


def test_a_query_that_never_ends_is_ended(results: Results) -> None:
    with pytest.raises(RefusedError) as refused:
        select(
            results,
            "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range + b.range = 1",
            seconds=0.5,
        )
    assert "0.5" in refused.value.text.zh
