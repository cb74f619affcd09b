"""Results made of tables that are written down in a test."""

from __future__ import annotations

from pathlib import Path

from hengji.checks.registry import rule_set
from hengji.examine.spread import Survey, examine_into, local
from hengji.examine.task import Examine
from hengji.writers.results.store import Results, begin

ROW = "<tr><td>产出指标</td><td>数量指标</td><td>{name}</td><td>{target}</td><td>{actual}</td><td>10</td><td>10</td><td>{why}</td></tr>"
PAGE = """<html><body><p>{department}2021年度项目支出绩效自评表</p><table>
<tr><td>主管部门</td><td colspan="7">{department}</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td>
<td>偏差原因分析及改进措施</td></tr>
{rows}</table></body></html>"""


def page(department: str, *told: str) -> str:
    """The self-evaluation table of a made-up department, an indicator for each thing it tells."""
    rows = [ROW.format(name=f"第{n}项工作", target="≥1项", actual=text, why="") for n, text in enumerate(told, 1)]
    return PAGE.format(department=department, rows="\n".join(rows))


def results_of(folder: Path, pages: dict[str, str]) -> Results:
    """Write the pages and examine them."""
    (folder / "pages").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, "utf-8")
    with begin(folder / "results", rule_set()) as results:
        survey = Survey(sorted((folder / "pages").iterdir()), results.keys())
        for _ in examine_into(results, survey, Examine(None, rule_set()), local(2)):
            pass
    return results
