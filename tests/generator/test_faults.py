"""Every planted fault is one by our own reckoning from the printed words, and no trap is."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.generator import Generated, Label, generate
from tests.generator.test_generator import NUMBER, SHAPES, cents, hold_money, number, said
from tests.generator.world import phrases

FIGURES = re.compile(r"\d+")
DAYS = re.compile(
    r"(\d+)月(\d+)日(?:发布招标公告并)?(完成公开招标|完成开标|招标|签订合同|与中标单位签订合同|签订施工合同|开工|正式开工|进场开工|完工|全部完工)"
)


def tables(kind: str) -> list[tuple[Generated, Label, dict[str, str]]]:
    """Tables with the fault, with their label and what is printed."""
    found = []
    for form, variant in SHAPES:
        for seed in range(60):
            table = generate(seed, form, variant)
            found += [(table, each, said(table)) for each in table.faults if each.kind == kind and not each.optional]
    assert len(found) > 5
    return found


def part(label: Label, name: str) -> str:
    return f"{label.where.rsplit('.', 1)[0]}.{name}"


@pytest.mark.parametrize("kind", ["total-off", "mark-above-weight", "mark-without-actual", "rating-against-total"])
def test_marks_do_not_reckon(kind: str) -> None:
    for _, label, printed in tables(kind):
        if kind == "mark-without-actual":
            assert printed[part(label, "actual")] == ""
            assert Decimal(printed[label.where]) > 0
        elif kind == "rating-against-total":
            total = Decimal(printed["total_mark"])
            right = next(name for least, name in ((90, "优"), (80, "良"), (60, "中"), (0, "差")) if total >= least)
            assert label.words in {"优", "良", "中", "差"} - {right}
        elif kind == "mark-above-weight":
            assert Decimal(label.words) > weight_of(label, printed)
        else:
            marks = [
                Decimal(text) for where, text in printed.items() if where.endswith(".mark") and NUMBER.fullmatch(text)
            ]
            assert sum(marks) != Decimal(label.words)


def weight_of(label: Label, printed: dict[str, str]) -> Decimal:
    """The weight of the row; on the Hubei form behind its name."""
    behind = re.search(r"（([\d.]+)分）$", printed[part(label, "name")])
    return Decimal((printed.get(part(label, "weight")) or behind[1]).rstrip("%"))


def test_weights_do_not_make_a_hundred() -> None:
    for table, _, printed in tables("weights-do-not-sum"):
        weights = [
            Decimal(text.rstrip("%"))
            for where, text in printed.items()
            if re.fullmatch(r"indicators\[\d+\]\.weight", where) and text
        ]
        assert sum(weights) + (0 if table.variant == "scorecard" else 10) != 100
        assert printed["total_weight"] == "100"


def test_levels_do_not_keep_their_printed_weights() -> None:
    for _, label, printed in tables("level1-weights-off-scheme"):
        level, points = re.fullmatch(r"(.+)（(\d+)分）", label.words).groups()
        runs = {
            int(found[1]): text
            for where, text in printed.items()
            if (found := re.fullmatch(r"indicators\[(\d+)\]\.level1", where))
        }
        start = next(at for at, text in runs.items() if text.startswith(level))
        end = min([at for at in runs if at > start], default=10**6)
        weights = [
            Decimal(printed[f"indicators[{n}].weight"].rstrip("%") or 0)
            for n in range(start, end)
            if f"indicators[{n}].weight" in printed
        ]
        assert sum(weights) != int(points)


@pytest.mark.parametrize("kind", ["execution-rate-off", "sources-off-total"])
def test_money_does_not_reckon(kind: str) -> None:
    for table, label, printed in tables(kind):
        if table.form == "department-target":
            task = label.where.rsplit(".", 1)[0]
            assert number(printed[label.where]) != number(printed[f"{task}.fiscal"]) + number(printed[f"{task}.other"])
        elif table.form == "project-target":
            total, fiscal, other = (number(printed[f"funds[{n}].initial"]) for n in range(3))
            assert total != fiscal + other
        else:
            with pytest.raises(AssertionError):
                hold_money(printed)


def test_low_executions() -> None:
    for table, label, printed in tables("low-execution-unexplained"):
        assert number(printed[label.where]) < 80 or any(each.kind == "execution-rate-off" for each in table.faults)
        everything = "".join(printed.values())
        assert not any(each.rstrip("。") in everything for each in phrases()["low_execution_reason"])
    for _, _, printed in tables("achievement-outruns-money"):
        assert number(printed["funds[0].outturn"]) / number(printed["funds[0].revised"]) < Decimal("0.61")
        everything = "".join(printed.values())
        assert any(each.rstrip("。") in everything for each in phrases()["low_execution_reason"])


def test_missed_targets_have_no_reason() -> None:
    for table, label, printed in tables("missed-target-unexplained"):
        short = len(printed.get(part(label, "explanation"), ""))
        assert short <= 6
        if "sign" not in part(label, "sign") and table.form != "department-completion":
            assert number(printed[label.where]) != number(printed[part(label, "target")])


def test_forecasts_are_below_what_is_done() -> None:
    for _, label, printed in tables("forecast-below-done"):
        assert number(label.words) < number(printed[part(label, "progress")])


def test_wrong_years_are_wrong() -> None:
    for table, label, _ in tables("wrong-year"):
        assert int(re.search(r"(20\d\d)年", label.words)[1]) != table.year


def in_order(text: str) -> bool:
    days = [(int(month), int(day)) for month, day, _ in DAYS.findall(text)]
    assert len(days) == 4, text
    return days == sorted(days)


def test_dates_are_out_of_order_and_traps_in_order() -> None:
    for _, label, printed in tables("dates-out-of-order"):
        assert not in_order(printed[label.where])
    for form, variant in SHAPES:
        for seed in range(40):
            table = generate(seed, form, variant, faults=0)
            assert all(in_order(each.words) for each in table.traps if each.kind == "dates-in-order")


def whole_and_parts(text: str) -> tuple[int, int]:
    total, *parts = (int(each) for each in FIGURES.findall(text))
    assert len(parts) == 3
    return total, sum(parts)


def test_parts_do_not_make_the_total_but_in_traps() -> None:
    for _, label, _ in tables("parts-off-total"):
        total, parts = whole_and_parts(label.words)
        assert total != parts
    for form, variant in SHAPES:
        for seed in range(40):
            for trap in generate(seed, form, variant, faults=0).traps:
                if trap.kind == "parts-make-the-total":
                    total, parts = whole_and_parts(trap.words)
                    assert total == parts


def test_units_differ() -> None:
    for table, label, printed in tables("unit-differs"):
        unit = printed.get(part(label, "unit")) or re.search(r"\d(\D+)$", printed[part_of_list(label, "target")])[1]
        assert not label.words.endswith(f"{number(label.words)}{unit}"), (table.form, label.words, unit)


def part_of_list(label: Label, name: str) -> str:
    """The same item in another column: `….actual[1]` to `….target[1]`."""
    return re.sub(r"\.actual(\[\d+\])?$", rf".{name}\1", label.where)


def test_texts_are_copied() -> None:
    for _, label, printed in tables("actual-repeats-target"):
        target = printed[part_of_list(label, "target")].removeprefix("（三）绩效目标。")
        assert label.words == target or label.words in target


def test_two_figures_for_one_measure() -> None:
    for _, label, printed in tables("one-measure-two-figures"):
        if label.where.startswith("objectives"):
            name = printed[label.also[1]]
            other = next(printed[where] for where in label.also if where.endswith((".target", ".actual")))
            assert re.sub(r"（[\d.]+分）$|^★|^指标\d+：", "", name) in label.words
            assert number(other) not in {Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", label.words)}


def test_targets_lowered() -> None:
    for table, label, printed in tables("revised-target-lowered"):
        before = printed[part(label, "initial" if table.variant == "chongqing" else "previous")]
        assert number(label.words) < number(before)


def test_targets_without_actual() -> None:
    for table, label, printed in tables("target-without-actual"):
        where = label.where if table.form != "department-completion" else re.sub(r"\.target", ".actual", label.where)
        assert printed[where] == ""


def test_bands_of_judgements() -> None:
    for table, label, printed in tables("qualitative-mark-out-of-band"):
        share = Decimal(label.words) / weight_of(label, printed)
        low = Decimal("0.5") if table.variant == "hubei" else Decimal("0.6")
        partly = "部分达成" in printed[part(label, "actual")]
        assert not low <= share < Decimal("0.8") if partly else share < Decimal("0.8")


def test_marks_off_the_scheme() -> None:
    for _, label, printed in tables("mark-off-scheme"):
        full = weight_of(label, printed)
        goal, done = number(printed[part(label, "target")]), number(printed[part(label, "actual")])
        if label.note.startswith("met"):
            assert Decimal(label.words) < full
            assert len(printed.get(part(label, "explanation"), "")) == 0
        else:
            assert Decimal(label.words) == full
            assert goal != done
            assert cents(full * min(goal, done) / max(goal, done)) < full


def test_kinds_come_about_equally_often() -> None:
    seen: Counter[str] = Counter()
    for form, variant in SHAPES:
        for seed in range(30):
            seen.update(each.kind for each in generate(seed, form, variant).faults)
    assert min(seen.values()) * 15 > max(seen.values())
