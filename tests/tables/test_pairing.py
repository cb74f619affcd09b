"""Target items with the items that answer them, and target figures with their answers."""

from __future__ import annotations

import pytest

from hengji.tables.pairing import lines, match
from tests.tables.readings import all_pairs, indicator, one, read


def texts(items: object) -> list[str]:
    return [item.text for item in items]


def test_one_target_takes_every_answer() -> None:
    (line,) = lines(indicator("新建分馆8个、服务点22个。", ["新建分馆8个。", "新建服务点22个。"], "均已开放。"))
    assert texts(line.actual) == ["新建分馆8个。", "新建服务点22个。"]
    assert texts(line.narrative) == ["均已开放。"]
    assert texts(line.results) == ["新建分馆8个。", "新建服务点22个。", "均已开放。"]


def test_items_are_aligned_by_words_whatever_their_order() -> None:
    found = lines(indicator(["新增养老床位200张。", "护理员持证率80%。"], ["护理员持证率86%。", "新增养老床位210张。"]))
    assert [texts(line.actual) for line in found] == [["新增养老床位210张。"], ["护理员持证率86%。"]]


def test_a_target_without_an_answer_stays_alone_and_so_does_an_answer_without_a_target() -> None:
    found = lines(indicator(["新增养老床位200张。", "护理员持证率80%。"], ["新增养老床位210张。", "举办书法展。"]))
    assert [(line.target.text if line.target else None, texts(line.actual)) for line in found] == [
        ("新增养老床位200张。", ["新增养老床位210张。"]),
        ("护理员持证率80%。", []),
        (None, ["举办书法展。"]),
    ]


def test_numbers_help_where_words_do_not() -> None:
    asked = [{"no": 1, "text": "落实安全责任。"}, {"no": 2, "text": "改善市容环境。"}]
    told = [{"no": 1, "text": "落实了一岗双责。"}, {"no": 2, "text": "整治占道经营，环境变好。"}]
    assert [texts(line.actual) for line in lines(indicator(asked, told))] == [
        ["落实了一岗双责。"],
        ["整治占道经营，环境变好。"],
    ]


PAIRED = [
    ("举办讲座20场，听众2000人次。", "举办讲座22场，听众2360人次。", ["22场", "2360人次"]),
    ("举办讲座20场，听众2000人次。", "听众2360人次，举办讲座22场。", ["22场", "2360人次"]),
    ("新增线路5条，乘客满意度90%以上。", "新增线路6条。", ["6条", None]),
    ("收集率达到70%。", "收集率由上年的66%提高到71.2%。", ["71.2%"]),
    ("抽检食品600批次。", "抽检食品652批次，合格率99%。", ["652批次"]),
    ("为65岁及以上老年人体检5000人。", "为65岁及以上老年人体检5210人。", ["5210人"]),
    ("每月编发简报1期。", "全年编发简报12期。", ["12期"]),
    ("举办培训12期，每期50人。", "举办培训12期，培训720人。", ["12期", None]),
]


@pytest.mark.parametrize(("target", "actual", "answers"), PAIRED)
def test_pairs(target: str, actual: str, answers: list[str | None]) -> None:
    found = all_pairs(lines(indicator(target, actual)))
    assert [pair.actual.quantity.text if pair.actual else None for pair in found] == answers


def test_the_narrative_answers_where_the_actual_does_not() -> None:
    (pair,) = all_pairs(lines(indicator("乘客满意度90%以上。", "已开展调查。", "经调查，乘客满意度93%。")))
    assert pair.actual is None
    assert pair.result is pair.narrative
    assert pair.narrative.quantity.text == "93%"


def test_a_line_without_a_target_asks_for_nothing() -> None:
    assert all_pairs(lines(indicator(None, "举办讲座22场。"))) == []


def test_no_figure_answers_twice() -> None:
    found = match(read("城区公厕10座、乡镇公厕10座。"), (one("公厕21座。"),))
    assert len(found) == 1
