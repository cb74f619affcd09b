"""得分与完成情况不符 Mark does not follow.

查什么: 目标没有完成（低于下限、超过上限或逾期），或者预算没有执行完，这一行却得了满分；得分和按评分办法算出来的不一样，而没有
    说明扣分原因。各地办法不同、看不出适用哪一个时，只报哪一个办法都算不出来的得分。
What it checks: a target was missed (below its floor, above its ceiling or late), or the budget was not spent, and yet the row
    has full marks; a mark other than the scheme gives, with no reason for it.  Where the table does not tell which scheme
    applies, only marks that none of them gives are reported.
为什么: 得分要能从目标值、完成值和评分办法算出来；自评虚高、无故扣分是抽查中最常见的问题。
Why it matters: a mark must follow from target, actual and scheme; inflated marks and deductions without a reason are what
    spot checks find most often.
示例: 目标100人，完成87人，分值10，得分10；目标98%，完成98%，分值20，得19.6分，没有说明。
Example: target 100 people, actual 87, weight 10, mark 10; target 98 %, actual 98 %, weight 20, mark 19.6 without a word.
怎么办: 按评分办法重新计分（hengji score 可以看到算式），确需扣分的写明理由；数据填错的，改正数据。
What to do: reckon the mark again by the scheme (hengji score shows the working) and give the reason for a deduction; if the
    figure is wrong, correct it.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标未完成的，按完成值与指标值的比例记分。
Authority: Cai Yu [2020] No. 10: a quantitative indicator that was not met is marked in proportion to its achievement.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.marks import Due, Overpaid, dues, explained, overpaid
from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.shortfalls import delays
from hengji.tables.amounts import number
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.model import Indicator


@rule("SC01", "mark-does-not-follow")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each row with full marks that missed its target, and for each mark that no scheme gives."""
    missed = [(a.pair.line.indicator, [at(a.pair.target), at(a.result)]) for a in material.achievements if a.short]
    late = [
        (d.indicator, [at(d.target, d.deadline.start, d.deadline.end), at(d.result, d.done.start, d.done.end)])
        for d in delays(material)
    ]
    inflated = {indicator.path: places for indicator, places in (*late, *missed) if _full(indicator)}
    for indicator in material.table.indicators():
        if indicator.path in inflated:
            yield _finding(indicator, inflated[indicator.path])
    rows = {each.path: each for each in material.table.indicators()}
    for due in dues(material):
        if due.mark.path not in inflated and (due.over or not explained(material, rows[due.mark.path])):
            yield _off(due, rows[due.mark.path])
    yield from (_execution(each) for each in overpaid(material.table.funds))


def _off(due: Due, indicator: Indicator) -> Finding:
    """A mark that no scheme gives: too high, or too low without a reason."""
    mark, steps = due.mark, due.mark.working
    wanted = max(due.least, min(due.given, due.most))
    cells = [indicator.mark or indicator.name, *(item for item in mark.items if item.text)]
    return finding(
        check,
        Severity.WARNING if due.sure else Severity.INFO,
        [at(cell) for cell in cells],
        zh="“{name}”按“{scheme}”应得{due}分，表中给了{given}分{why}，请核对。",
        en="“{name}” is due {due} points by “{scheme_en}”; the table gives {given}{why_en}: please check.",
        working=(steps.zh, steps.en) if steps and "{" not in steps.zh + steps.en else None,
        name=indicator.name.text,
        scheme=due.scheme.name.zh,
        scheme_en=due.scheme.name.en,
        due=wanted,
        given=due.given,
        why="" if due.over else "，没有说明扣分原因",
        why_en="" if due.over else " without a reason for the deduction",
    )


def _full(indicator: Indicator) -> bool:
    weight, mark = number(indicator.weight), number(indicator.mark)
    return weight is not None and weight > 0 and mark == weight


def _execution(each: Overpaid) -> Finding:
    return finding(
        check,
        Severity.ERROR if each.full else Severity.WARNING,
        [at(each.mark), at(each.rate)],
        zh="预算执行率{rate}，没有执行完，却得满分{mark}分，请按评分办法重新计分。"
        if each.full
        else "预算执行率{rate}，按执行率乘分值应得{due}分，表中给了{mark}分，请核对。",
        en="Only {rate} of the budget was spent, and yet the execution row has full marks ({mark}); please mark again."
        if each.full
        else "At {rate} of the budget spent, rate times weight gives {due} points; the table gives {mark}: please check.",
        rate=each.rate.text,
        due=each.due,
        mark=each.mark.text,
    )


def _finding(indicator: Indicator, places: list[Place]) -> Finding:
    mark = indicator.mark or indicator.name
    return finding(
        check,
        Severity.ERROR,
        [at(mark), *places],
        zh="“{name}”目标{target}、完成{result}，没有达到目标，却得满分{mark}分，请按评分办法重新计分。",
        en="“{name}”: target {target}, actual {result}: missed, and yet marked {mark}, the full weight; please mark again.",
        name=indicator.name.text,
        target=places[0].text,
        result=places[1].text,
        mark=mark.text,
    )
