"""What two organs both say: the same passage in their narratives, one event that each of them claims.

What five organs or more share is official wording, not a finding; both questions are silent about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from hengji.writers.results.shingles import LENGTH, SHARED, bare, grams, offsets
from hengji.writers.results.views import Answer, answer

OFFICIAL = 5
"""Organs from which on a shared wording is official."""
_MOST = 20_000
_SMALLEST = 10
# a name in 《》 that ends so is a law or a paper that everybody cites
_PAPERS = (
    "法|条例|办法|规定|细则|规则|意见|通知|通报|公告|公报|决定|决议|批复|函|方案|预案|规划|计划|纲要|要点|制度|标准|规范|指南|指引|"
    "章程|目录|清单|协议|合同|报告"
)
_TOLD = "SELECT coalesce(regexp_replace(department, '\\s', '', 'g'), path) AS organ, * FROM passages"

_PAIRS = f"""
WITH told AS (SELECT organ, key, number, unnest(fingerprints) AS f FROM ({_TOLD})),
one AS (SELECT organ, f, min({{'key': key, 'number': number}}) AS at FROM told GROUP BY organ, f),
shared AS (SELECT f, count(*) AS organs FROM one GROUP BY f HAVING count(*) > 1),
rare AS (SELECT one.* FROM one JOIN shared USING (f) WHERE organs < {OFFICIAL}),
pairs AS (SELECT a.at AS a, b.at AS b, list(f ORDER BY f) AS met FROM rare AS a JOIN rare AS b USING (f)
    WHERE a.organ < b.organ GROUP BY a.at, b.at ORDER BY len(met) DESC, a, b LIMIT {_MOST})
SELECT p.department, p.path, p.label, p.text, q.department, q.path, q.label, q.text, met,
    list_sort((SELECT list(DISTINCT f) FROM shared WHERE organs >= {OFFICIAL} AND list_contains(p.fingerprints, f))) AS official
FROM pairs JOIN passages AS p ON p.key = a.key AND p.number = a.number
JOIN passages AS q ON q.key = b.key AND q.number = b.number
"""  # noqa: S608  nothing in it comes from outside

_EVENTS = f"""
WITH told AS ({_TOLD}),
quoted AS (SELECT organ, department, path, label, text,
    unnest(regexp_extract_all(text, '“([^“”]{{6,40}})”', 1)) AS event FROM told),
titled AS (SELECT organ, department, path, label, text,
    unnest(regexp_extract_all(text, '《([^《》]{{4,40}})》', 1)) AS event FROM told),
figured AS (SELECT organ, department, path, label, text, unnest(figures) AS f FROM told),
found AS (
    SELECT 'name' AS why, * FROM quoted
    UNION ALL SELECT 'name' AS why, * FROM titled WHERE NOT regexp_matches(event, '({_PAPERS})$')
    UNION ALL SELECT 'day, subject and figure' AS why, organ, department, path, label, text,
        concat_ws(' ', f.day, f.subject, f.value || f.unit) AS event
    FROM figured WHERE f.day IS NOT NULL AND TRY_CAST(f.value AS DECIMAL(38, 4)) >= {_SMALLEST}),
claims AS (SELECT organ, why, event, min({{'path': path, 'label': label, 'department': department, 'text': text}}) AS at
    FROM found GROUP BY organ, why, event),
shared AS (SELECT why, event FROM claims GROUP BY why, event HAVING count(*) BETWEEN 2 AND {OFFICIAL - 1})
SELECT a.why, a.event, a.at.department AS organ_a, a.at.path AS file_a, a.at.label AS place_a, a.at.text AS text_a,
    b.at.department AS organ_b, b.at.path AS file_b, b.at.label AS place_b, b.at.text AS text_b
FROM claims AS a JOIN claims AS b USING (why, event) JOIN shared USING (why, event)
WHERE a.organ < b.organ ORDER BY a.why, a.event, a.organ, b.organ
"""  # noqa: S608


def events(base: duckdb.DuckDBPyConnection) -> Answer:
    """One event claimed by two organs: the same name in quotes, or the same day, subject and figure (of ten or more)."""
    return answer(base, _EVENTS)


def passages(base: duckdb.DuckDBPyConnection) -> Answer:
    """Passages of 30 characters and more (blanks and punctuation left out) that two to four organs share, the longest first."""
    found = [row for each in answer(base, _PAIRS).rows if (row := _passage(each)) is not None]
    columns = ("characters", "organ_a", "file_a", "place_a", "organ_b", "file_b", "place_b", "passage")
    return Answer(columns, sorted(found, key=lambda row: (-row[0], *map(str, row[1:]))))


def _passage(pair: Sequence[Any]) -> tuple[Any, ...] | None:
    """The longest stretch that both tell and that is not official, as the first of them writes it."""
    *first, text, department, path, label, other, met, official = pair
    a, b = _Told(text), _Told(other)
    shared = max((run for f in met for run in _runs(a, b, f, set(official or ()))), key=_length, default=range(0))
    if len(shared) < SHARED:
        return None
    at = offsets(text)
    return (len(shared), *first, department, path, label, text[at[shared[0]] : at[shared[-1]] + 1])


def _length(run: range) -> tuple[int, int]:
    return len(run), -run.start


@dataclass(slots=True)
class _Told:
    """A text without blanks and punctuation, and where each of its checksums stands first."""

    plain: str
    sums: list[int]
    places: dict[int, int]

    def __init__(self, text: str) -> None:
        self.plain = bare(text)
        self.sums = grams(self.plain)
        self.places = {each: at for at, each in reversed(list(enumerate(self.sums)))}


def _runs(a: _Told, b: _Told, met: int, official: set[int]) -> Iterator[range]:
    """Where in `a` what both tell around a fingerprint is not official wording."""
    at, there = a.places[met], b.places[met]
    start, end = at, at
    while start and there - (at - start) and a.plain[start - 1] == b.plain[there - (at - start) - 1]:
        start -= 1
    while end < len(a.plain) and there + end - at < len(b.plain) and a.plain[end] == b.plain[there + end - at]:
        end += 1
    covered = {
        place for first in range(start, end) if _official(a, first, official) for place in range(first, first + LENGTH)
    }
    began = start
    for place in range(start, end + 1):
        if place == end or place in covered:
            yield range(began, place)
            began = place + 1


def _official(told: _Told, at: int, official: set[int]) -> bool:
    return at < len(told.sums) and told.sums[at] in official
