"""Which indicator of a task a line of the overview sums up."""

from __future__ import annotations

import pytest

from hengji.tables.json import from_json
from hengji.tables.links import links
from hengji.tables.pairing import lines
from tests.tables.readings import figures_of

TASKS = [
    {"name": "交通", "indicators": [
        {"name": "农村公路养护", "target": "养护农村公路320公里。", "actual": "养护农村公路325公里。"},
        {"name": "公交线路优化", "target": "优化公交线路12条。", "actual": "优化公交线路14条。"},
    ]},
    {"name": "水利", "indicators": [
        {"name": "水库除险加固", "target": "除险加固水库6座。", "actual": "除险加固水库6座。", "narrative": "投入2318万元。"},
    ]},
]  # fmt: skip


def linked(row: dict[str, str]) -> list[str]:
    table = from_json({"overall": {"indicators": [row]}, "tasks": TASKS})
    overview = [line for each in table.overall.indicators for line in lines(each)]
    told = [each for task in table.tasks for each in task.indicators]
    return [link.indicator.name.text for link in links(overview, told, figures_of)]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"name": "公路", "target": "做好农村公路养护。", "actual": "完成农村公路养护。"}, ["农村公路养护"]),
        ({"name": "公交", "target": "公交线路优化。", "actual": "公交线路优化14条。"}, ["公交线路优化"]),
        ({"name": "水利", "target": "加强水库除险加固。", "actual": "投入2318万元。"}, ["水库除险加固"]),
        ({"name": "市容", "target": "整治占道经营。", "actual": "市容改善。"}, []),
    ],
)
def test_links(row: dict[str, str], names: list[str]) -> None:
    assert linked(row) == names
