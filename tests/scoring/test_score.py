"""A whole table: execution, total, what is still open, rating; forms without weights, without actuals; goal blocks."""

from __future__ import annotations

from decimal import Decimal

import pytest

import hengji
from hengji.scoring.score import score
from hengji.tables.json import from_json
from hengji.tables.score import Colour, Kind, Score
from tests.scoring.tables import fund, row, table


def scored(*rows: dict, scheme: str | None = None, **about: object) -> Score:
    found = score(table(*rows, **about), scheme)
    assert found is not None
    return found


def test_total_rating_and_what_the_table_states() -> None:
    found = scored(row(weight=60), row(actual="50人", weight=30), money=fund(outturn="90"), total_mark="97")
    assert [each.value for each in found.marks] == [Decimal("60.00"), Decimal("15.00")]
    assert found.execution is not None
    assert found.execution.value == Decimal("9.00")
    assert (found.total, found.open, found.given) == (Decimal("84.00"), Decimal("0.00"), Decimal(97))
    assert found.rating is not None
    assert found.rating.word.zh == "良"


def test_open_points_that_may_change_the_rating_leave_it_open() -> None:
    found = scored(row(weight=75), row(actual="", weight=15), money=fund())
    assert (found.total, found.open, found.rating) == (Decimal("85.00"), Decimal("15.00"), None)
    assert any("总分在85.00至100.00之间" in note.zh for note in found.notes)


def test_open_points_that_cannot_change_the_rating() -> None:
    found = scored(row(weight=85), row(actual="", weight=5), money=fund())
    assert found.rating is not None
    assert found.rating.word.zh == "优"


def test_no_rating_where_the_weights_make_no_hundred() -> None:
    found = scored(row(weight=70), money=fund())
    assert found.rating is None
    assert any("分值合计80" in note.zh for note in found.notes)


def test_execution_without_a_weight_cell_takes_the_schemes_where_there_is_room() -> None:
    assert scored(row(weight=90), money=fund(weight=None)).execution.weight == Decimal("10.00")  # type: ignore[union-attr]
    full = scored(row(weight=100), money=fund(weight=None)).execution
    assert full is not None
    assert (full.weight, full.value) == (None, None)


def test_a_form_without_weights_lists_achievement() -> None:
    made = from_json(
        {"tasks": [{"name": "培训", "indicators": [{"name": "培训", "target": "培训12期。", "actual": "培训11期。"}]}]}
    )
    found = score(made)
    assert found is not None
    assert (found.scheme, found.total) == (None, None)
    assert "没有分值" in found.reason.zh  # type: ignore[union-attr]
    assert found.marks[0].rate == Decimal("91.67")
    assert "11 ÷ 12" in found.marks[0].working.zh  # type: ignore[union-attr]


def test_several_figures_in_one_target() -> None:
    target = "举办展览≥3场，培训讲解员≥200人"
    met = scored(row(target, "举办展览4场，培训讲解员210人")).marks[0]
    assert (met.kind, met.value) == (Kind.SEVERAL, Decimal("10.00"))
    missed = scored(row(target, "举办展览4场，培训讲解员150人")).marks[0]
    assert missed.value is None
    assert "没有全部达到" in missed.reason.zh  # type: ignore[union-attr]
    assert "150 ÷ 200 = 75%" in missed.working.zh  # type: ignore[union-attr]


def test_the_number_of_the_targets_unit_is_taken_among_several() -> None:
    mark = scored(row("≥12期", "举办11期，培训1260人次")).marks[0]
    assert mark.value == Decimal("9.17")


def test_forms_that_are_not_scored() -> None:
    assert score(table(row(), form="project-target")) is None
    assert score(table()) is None


def test_goal_blocks_count_as_well() -> None:
    goals = [
        {"name": f"年度绩效目标{i}", "weight": "40", "indicators": [row(weight=40, actual=f"{i}00人")]} for i in (1, 2)
    ]
    found = score(
        from_json(
            {
                "form": "project-self-evaluation",
                "department": "黄石市某局",
                "funds": [fund(weight="20")],
                "tasks": goals,
            }
        )
    )
    assert found is not None
    assert found.scheme is not None
    assert (found.scheme.id, found.total) == ("hubei", Decimal("100.00"))


def test_the_points_behind_a_name() -> None:
    mark = scored({"level3": "培训人数（8分）", "target": "≥100人", "actual": "75人"}).marks[0]
    assert (mark.weight, mark.value) == (Decimal(8), Decimal("6.00"))


@pytest.mark.parametrize(
    ("actuals", "worst"), [(("60人", "35人"), "yellow"), (("60人", "10人"), "red"), (("130人", ""), "blue")]
)
def test_a_goal_is_as_good_as_the_worst_of_its_indicators(actuals: tuple[str, ...], worst: str) -> None:
    found = scored(*(row(actual=each) for each in actuals), form="monitoring", month=7)
    goal = next(each for each in found.lights if each.path == "overall")
    assert goal.colour is Colour(worst)
    assert found.marks == ()


def test_the_package_has_it() -> None:
    found = hengji.score(table(row()), "office-caps")
    assert found is not None
    assert found.scheme is not None
    assert found.scheme.id == "office-caps"


def test_an_equals_sign_in_the_targets_cell_counts_like_one_in_a_column_of_its_own() -> None:
    for cells in ({"target": "=100"}, {"target": "100", "sign": "="}):
        mark = scored(row(actual="160", **cells), scheme="office-caps").marks[0]
        assert (mark.kind, mark.value) == (Kind.EQUAL, Decimal("10.00"))
    assert scored(row("100", "160"), scheme="office-caps").marks[0].value == Decimal("8.00")


def test_a_number_behind_an_equals_sign_is_no_year() -> None:
    mark = scored(row("=2040", "306")).marks[0]
    assert (mark.kind, mark.value, mark.rate) == (Kind.EQUAL, Decimal("1.50"), Decimal("15.00"))


def test_a_cost_with_an_equals_sign_is_marked() -> None:
    mark = scored(row("=12", "9", level1="成本指标")).marks[0]
    assert (mark.kind, mark.value) == (Kind.EQUAL, Decimal("7.50"))


def goal_blocks(*counts: int) -> Score:
    """Goals of 40 points each, with so many indicators that have no points of their own."""
    bare = {"level1": "产出指标", "level3": "事项", "target": "≥100人", "actual": "75人"}
    goals = [{"name": f"年度绩效目标{i}", "weight": "40", "indicators": [bare] * n} for i, n in enumerate(counts, 1)]
    about = {"form": "project-self-evaluation", "title": "自评表", "funds": [fund(weight="20")]}
    found = score(from_json({**about, "tasks": goals}), "hubei")
    assert found is not None
    return found


def test_the_only_indicator_of_a_goal_has_the_goals_points() -> None:
    found = goal_blocks(1, 1)
    assert [each.value for each in found.marks] == [Decimal("30.00")] * 2
    assert (found.total, found.rating and found.rating.word.zh) == (Decimal("80.00"), "良")


def test_how_a_goals_points_fall_to_several_indicators_is_not_guessed() -> None:
    found = goal_blocks(1, 2)
    assert [each.value for each in found.marks] == [Decimal("30.00"), None, None]
    assert found.rating is None
    assert goal_blocks(2, 2).total is None
