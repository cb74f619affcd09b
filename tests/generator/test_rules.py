"""The rules on generated tables of every form and kind of file: what they find, what they say in vain, silence on clean ones.

The generator's author had not seen the rules; the seeds here are none that the rules were mended on.
"""

from __future__ import annotations

import pytest

from tests.generator import FORMS
from tests.generator.measure import KINDS, Tally, measure

LEAST = 0.95
SHAPES = sum(len(variants) for variants in FORMS.values())


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Tally]]:
    return measure(3 * SHAPES * 3, 424_242)


def test_planted_faults_are_found_and_little_is_said_in_vain(measured: dict[str, dict[str, Tally]]) -> None:
    whole = measured["all"]["all"]
    assert whole.asked > 250
    assert whole.recall >= LEAST, [miss for each in measured["name"].values() for miss in each.misses]
    assert whole.precision >= LEAST, [alarm for each in measured["name"].values() for alarm in each.alarms]


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_kind_of_file(measured: dict[str, dict[str, Tally]], kind: str) -> None:
    tally = measured["kind"][kind]
    assert tally.asked > 60
    assert tally.recall >= LEAST
    assert tally.precision >= LEAST


def test_every_form_is_read(measured: dict[str, dict[str, Tally]]) -> None:
    assert len(measured["form"]) == SHAPES
    assert "unread" not in measured["name"]


def test_clean_tables_are_silent() -> None:
    measured = measure(SHAPES * 3, 535_353, clean=True)
    alarms = [alarm for each in measured["name"].values() for alarm in each.alarms]
    assert alarms == []
    assert len(measured["form"]) >= 1
