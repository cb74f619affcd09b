"""The lines above and below a table: kept with their labels, the same from every kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengji.readers import read
from hengji.readers.labels import said
from hengji.readers.stretch import Stretch
from hengji.writers.forms import write

PAGE = """<meta charset="utf-8"><p>2022年度项目支出绩效自评表</p><p>金额单位：万元</p><table>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>检修水泵</td><td>10台</td><td>10台</td><td>100</td><td>100</td></tr>
</table><p>填报人：某甲　　　　联系电话：0000-1234567　　单位负责人：</p><p>注：示例数据（虚构）。</p>
<p>1.带星号的为核心指标。</p><p>— 3 —</p>"""
DETAILS = [
    ("金额单位", "万元"),
    ("填报人", "某甲"),
    ("联系电话", "0000-1234567"),
    ("单位负责人", ""),
    ("", "注：示例数据（虚构）。"),
    ("", "1.带星号的为核心指标。"),
]


def test_the_lines_around_a_table_are_its_details() -> None:
    assert [(each.mark, each.text) for each in read(PAGE.encode()).details] == DETAILS


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_they_are_printed_and_read_again(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"again.{kind}"
    path.write_bytes(write(read(PAGE.encode()), kind))
    found = [(each.mark, each.text) for each in read(path).details if each.text]
    assert found == [each for each in DETAILS if each[1]]


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("填报人：某甲 联系电话：123", [("填报人", "某甲"), ("联系电话", "123")]),
        ("填报日期：2023年1月5日", [("填报日期", "2023年1月5日")]),
        ("填报人：", [("填报人", "")]),
        ("项目实施情况：一是检修水泵。", []),
        ("没有标签的一行", []),
    ],
)
def test_labels_in_one_line(line: str, labels: list[tuple[str, str]]) -> None:
    assert [(each.label, each.stretch.text) for each in said(Stretch(line))] == labels
