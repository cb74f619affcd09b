"""Layouts of whole departments: completion table, targets, self-evaluations and the management scorecard."""

from __future__ import annotations

from decimal import Decimal

from tests.generator.blocks import Column, fund_rows, indicator_rows
from tests.generator.facts import Facts, Indicator, plain
from tests.generator.layout_project import NAMES, frame_text, objectives, page, rating_row, total_row
from tests.generator.sheet import Cell, Rows, Sheet, Spot, head, label, value
from tests.generator.writing import money


def numbered(items: list[tuple[str, str]]) -> Cell:
    """A cell with a numbered list, each item at its own address; one item alone bears no number."""
    spots = tuple(Spot(where, words) for where, words in items)
    if len(items) == 1:
        return Cell(items[0][1], 1, 1, "text", spots)
    text = "\n".join(f"{n}.{words}" for n, (_, words) in enumerate(items, 1))
    return Cell(text, 1, 1, "text", spots)


def _groups(facts: Facts, base: str) -> list[list[Indicator]]:
    groups: dict[str, list[Indicator]] = {}
    for row in facts.indicators:
        if row.extra["base"] == base:
            groups.setdefault(row.extra["path"], []).append(row)
    return list(groups.values())


def _items(facts: Facts, rows: list[Indicator]) -> list[Cell]:
    """Standard, actual and narrative of one key indicator."""
    targets = [(facts.where(r, "target"), f"{r.name}{r.said_target}" if len(rows) > 1 else r.target) for r in rows]
    actuals = [
        (facts.where(r, "actual"), f"{r.name}{r.actual}" if len(rows) > 1 and r.actual else r.actual) for r in rows
    ]
    stories = [(facts.where(r, "explanation"), r.explanation) for r in rows]
    actuals = [each for each in actuals if each[1]] or [(actuals[0][0], "")]
    return [numbered(targets), numbered(actuals), numbered(stories)]


def completion(facts: Facts) -> list[Sheet]:
    """部门整体绩效完成情况表: year's objective, then the year's main expenditure tasks."""
    sheet = Rows((6, 15, 17, 20, 17, 25))
    sheet.add(label("部门名称"), value(facts.department, "department", 5))
    sheet.add(head("一、年度绩效目标", 6))
    sheet.add(
        head("部门整体支出目标", 2), head("关键指标"), head("预期实现值"), head("年度完成值"), head("具体完成情况")
    )
    groups = _groups(facts, "overall")
    for number, rows in enumerate(groups):
        first = (
            [value(facts.objectives[0].target_text(), "overall.objectives[0]", 2, len(groups), "text")]
            if number == 0
            else []
        )
        sheet.add(*first, _named(facts, number, rows), *_items(facts, rows))
    fund = facts.funds[0]
    sheet.add(label("其中：部门年度整体预算完成率", 3), value(fund.rate, "overall.budget_execution_rate", 2), Cell(""))
    sheet.add(head("二、年度主要支出计划", 6))
    sheet.add(
        head("任务"), head("任务（政策）的绩效目标"), head("任务（政策）关键性指标（产出、效益、公众满意度方面）"),
        head("绩效标准（指标解释及预期实现值）"), head("年度完成值"), head("具体完成情况"),
    )  # fmt: skip
    for task, objective in enumerate(facts.objectives[1:]):
        base = f"tasks[{task}]"
        groups = _groups(facts, base)
        for number, rows in enumerate(groups):
            first = [
                value(objective.task, f"{base}.name", 1, len(groups)),
                value(objective.target_text(), f"{base}.objective", 1, len(groups), "text"),
            ]
            sheet.add(*(first if number == 0 else []), _named(facts, number, rows), *_items(facts, rows))
    return page(facts, sheet.grid(), facts.profile.title, name="完成情况表")


def _named(facts: Facts, number: int, rows: list[Indicator]) -> Cell:
    name = rows[0].name if len(rows) == 1 else f"{rows[0].name}等{len(rows)}项"
    return Cell(f"{number + 1}.{name}", 1, 1, "text", (Spot(facts.where(rows[0], "name"), name),))


def target(facts: Facts) -> list[Sheet]:
    """部门（单位）整体支出绩效目标申报表: tasks with money, objective, indicators."""
    sheet = Rows((7, 9, 10, 18, 11, 11, 11))
    sheet.add(label("部门（单位）名称", 2), value(facts.department, "department", 5))
    sheet.add(
        Cell(frame_text(facts, "年度主要任务"), 1, len(facts.budget) + 3, "frame"), head("任务名称", 2, 2), head("主要内容", 1, 2),
        head("预算金额（万元）", 3),
    )  # fmt: skip
    sheet.add(head("总额"), head("财政拨款"), head("其他资金"))
    for number, row in enumerate(facts.budget):
        sheet.add(
            value(facts.note_lines[number], f"tasks[{number}].name", 2),
            value(facts.say("task_content"), f"tasks[{number}].content", 1, 1, "text"),
            *(value(money(row[part]), f"tasks[{number}].{part}") for part in ("total", "fiscal", "other")),
        )
    sums = {part: sum((row[part] for row in facts.budget), Decimal(0)) for part in ("total", "fiscal", "other")}
    sums["total"] += facts.total_shift
    sheet.add(
        label("金额合计", 3), *(value(money(sums[part]), f"budget.{part}") for part in ("total", "fiscal", "other"))
    )
    sheet.add(label("年度总体目标", 1), value(facts.objectives[0].target_text(), "objectives[0].target", 6, 1, "text"))
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标", 2), Column("target", "指标值", 2),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, frame_text(facts, "年度绩效指标"))
    return page(facts, sheet.grid(), facts.profile.title, name="整体目标")


def chongqing(facts: Facts) -> list[Sheet]:
    """Total on top, initial and revised targets, coefficient, core flag."""
    sheet = Rows((20, 8, 8, 11, 11, 11, 8, 8, 8, 8))
    sheet.add(
        label("主管部门"), value(facts.department, "department", 3), label("财政处室"),
        Cell(facts.rng.choice(("预算科", "行政政法科", "教科文科", "农业科")), 2),
        label("自评总分（分）"),
        value(plain(facts.total), "total_mark", 2),
    )  # fmt: skip
    sheet.add(
        label("部门联系人"),
        Cell(facts.clerk, 3),
        label("联系电话"),
        Cell(f"0000-{facts.rng.randint(2000000, 8999999)}", 5),
    )
    whole = facts.funds[0]
    sheet.add(
        Cell("部门预算执行情况（万元）", 1, 2, "frame"), head("年初预算数", 2), head("全年（调整）预算数", 2), head("全年执行数"),
        head("执行率（%）"), head("执行率权重", 1), head("执行率得分（分）", 2),
    )  # fmt: skip
    sheet.add(
        value(money(whole.initial), "funds[0].initial", 2), value(money(whole.revised), "funds[0].revised", 2),
        value(money(whole.outturn), "funds[0].outturn"), value(whole.rate, "funds[0].rate"), value("10", "funds[0].weight"),
        value(plain(whole.mark or Decimal(0)), "funds[0].mark", 2),
    )  # fmt: skip
    objective = facts.objectives[0]
    sheet.add(
        Cell("当年绩效目标", 1, 2, "frame"),
        head("年初绩效目标", 3),
        head("全年（调整）绩效目标", 2),
        head("全年目标实际完成情况", 4),
    )
    sheet.add(
        value(objective.target_text(), "objectives[0].target", 3, 1, "text"), Cell(facts.rng.choice(("无", "无调整", "同年初")), 2),
        value(objective.actual_text(), "objectives[0].actual", 4, 1, "text"),
    )  # fmt: skip
    columns = [
        Column("name", "指标名称"), Column("unit", "计量单位"), Column("sign", "指标性质"), Column("initial", "年初指标值"),
        Column("target", "调整指标值"), Column("actual", "全年完成值"), Column("coefficient", "得分系数（%）"),
        Column("weight", "指标权重（分）"), Column("mark", "指标得分（分）"), Column("core", "是否核心指标"),
    ]  # fmt: skip
    sheet.add(Cell("绩效指标", 10, 1, "frame"))
    indicator_rows(facts, sheet, columns)
    remarks = "".join(facts.note_lines) or "无"
    facts.note_lines.clear()
    sheet.add(
        label("说明"),
        value(whole.reason + ("" if remarks == "无" and whole.reason else remarks), "remarks", 9, 1, "text"),
    )
    rating_row(facts, sheet, 1, 10)
    return page(facts, sheet.grid(), facts.profile.title)


def tianjin(facts: Facts) -> list[Sheet]:
    """Objective with reasons, then sign, value, actual and unit in columns of their own."""
    sheet = Rows((7, 8, 14, 8, 8, 9, 8, 6, 6, 18))
    sheet.add(label("部门名称", 2), value(facts.department, "department", 8))
    columns = [
        Column("initial", "年初预算数"), Column("revised", "全年预算数", 2), Column("outturn", "全年执行数"),
        Column("weight", "分值"), Column("rate", "执行率", 2), Column("mark", "得分"),
    ]  # fmt: skip
    fund_rows(facts, sheet, columns, Cell("部门预算资金（万元）", 1, len(facts.funds) + 1, "frame"), NAMES)
    sheet.add(
        Cell("年度总体目标", 1, 2, "frame"),
        head("年度绩效目标", 3),
        head("实际完成情况", 4),
        head("偏差原因分析及改进措施", 2),
    )
    objective = facts.objectives[0]
    sheet.add(
        value(objective.target_text(), "objectives[0].target", 3, 1, "text"),
        value(objective.actual_text(), "objectives[0].actual", 4, 1, "text"), value(facts.funds[0].reason or "无", "objectives[0].explanation", 2, 1, "text"),
    )  # fmt: skip
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "指标名称"), Column("sign", "计算符号"),
        Column("target", "指标值"), Column("actual", "实际完成值"), Column("unit", "计量单位"), Column("weight", "分值"),
        Column("mark", "得分"), Column("explanation", "偏差原因分析及改进措施"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns)
    total_row(facts, sheet, 7, 1)
    rating_row(facts, sheet, 2, 10)
    return page(facts, sheet.grid(), facts.profile.title)


def hebei(facts: Facts) -> list[Sheet]:
    """Duty, activity, indicator, four grades, actual, mark."""
    sheet = Rows((10, 10, 10, 10, 15, 10, 7, 7, 7, 7, 10, 6, 6, 14))
    sheet.add(label("部门名称", 2), value(facts.department, "department", 12))
    columns = [
        Column("initial", "年初预算数", 2), Column("revised", "全年预算数", 2), Column("outturn", "全年执行数", 3),
        Column("weight", "分值"), Column("rate", "执行率", 2), Column("mark", "得分", 2),
    ]  # fmt: skip
    fund_rows(facts, sheet, columns, Cell("部门预算执行情况（万元）", 1, len(facts.funds) + 1, "frame"), NAMES)
    objectives(facts, sheet, "年度总体目标", ("预期目标", "实际完成情况"), 14)
    heads = ("部门职责", "工作活动", "一级指标", "二级指标", "绩效指标", "指标值")
    sheet.add(
        *(head(each, 1, 2) for each in heads),
        head("评价标准", 4),
        *(head(each, 1, 2) for each in ("实际完成值", "分值", "得分", "偏差原因及改进措施")),
    )
    sheet.add(head("优"), head("良"), head("中"), head("差"))
    for row in facts.indicators:
        row.extra.update(zip(("first", "second", "third", "fourth"), _standards(row), strict=True))
    parts = (
        "duty",
        "activity",
        "level1",
        "level2",
        "name",
        "target",
        "first",
        "second",
        "third",
        "fourth",
        "actual",
        "weight",
        "mark",
        "explanation",
    )
    indicator_rows(facts, sheet, [Column(part, "") for part in parts], heading=False)
    total_row(facts, sheet, 11, 1)
    rating_row(facts, sheet, 2, 14)
    return page(facts, sheet.grid(), facts.profile.title)


def _standards(row: Indicator) -> tuple[str, str, str, str]:
    if row.kind in {"le", "cap", "zero", "date", "range", "yes", "qual"} or row.goal is None:
        return "达到指标值", "偏差10%以内", "偏差20%以内", "偏差20%以上"
    return "完成90%及以上", "完成80%-90%", "完成60%-80%", "完成60%以下"


def scorecard(facts: Facts) -> list[Sheet]:
    """The management scorecard: criteria with points, own mark."""
    sheet = Rows((4, 8, 9, 12, 6, 22, 32, 7))
    sheet.add(label("单位", 2), value(facts.department, "department", 6))
    facts.print_level1 = True
    for number, row in enumerate(facts.indicators, 1):
        row.extra["number"] = str(number)
    columns = [
        Column("number", "序号"), Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"),
        Column("weight", "指标分值"), Column("meaning", "指标解释"), Column("criteria", "指标说明及评分标准"), Column("mark", "自评得分"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns)
    sheet.add(
        label("合计", 4),
        value(plain(facts.weight_total), "total_weight"),
        Cell("", 2),
        value(plain(facts.total), "total_mark"),
    )
    rating_row(facts, sheet, 4, 8)
    return page(facts, sheet.grid(), facts.profile.title)
