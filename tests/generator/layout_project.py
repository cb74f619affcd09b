"""Layouts of project self-evaluations: six shapes."""

from __future__ import annotations

from decimal import Decimal

from tests.generator.blocks import (
    Column,
    closing_lines,
    fund_rows,
    indicator_rows,
    objective_cells,
    title_lines,
)  # fmt: skip
from tests.generator.facts import Facts, plain
from tests.generator.sheet import Cell, Grid, Paragraph, Rows, Sheet, head, label, value
from tests.generator.writing import money

NAMES = {
    "年度资金总额": "年度资金总额",
    "当年财政拨款": "其中：当年财政拨款",
    "上年结转资金": "　　　上年结转资金",
    "其他资金": "　　　其他资金",
}


def page(facts: Facts, grid: Grid, title: str, *, name: str = "绩效自评表") -> list[Sheet]:
    """One sheet of title, grid and closing lines; some offices set the title into the grid."""
    title = facts.rng.choice(title.split("|"))
    if facts.rng.random() < 0.12:
        top = titled(grid, f"{facts.year}年度{title}" if facts.rng.random() < 0.5 else f"{title}（{facts.year}年度）")
        return [Sheet(name, (top, *closing_lines(facts)), facts.profile.landscape)]
    blocks = (*title_lines(facts, title), *money_unit(facts), grid, *closing_lines(facts))
    return [Sheet(name, blocks, facts.profile.landscape)]


def titled(grid: Grid, title: str) -> Grid:
    """The grid with its title as the first row."""
    first = (0, 0, value(title, "title", len(grid.widths), 1, "head"))
    return Grid(grid.widths, grid.height + 1, (first, *((row + 1, column, cell) for row, column, cell in grid.cells)))


def money_unit(facts: Facts) -> list[Paragraph]:
    """The line that names the unit of money, on some tables."""
    return [Paragraph("金额单位：万元", "right")] if facts.rng.random() < 0.4 else []


def unit_name(facts: Facts) -> tuple[Cell, Cell, str]:
    """Department with or without a code, and who carries the project out."""
    coded = f"{facts.code}-{facts.department}" if facts.rng.random() < 0.3 else facts.department
    own = facts.rng.choice((facts.department, facts.department, facts.department + facts.office))
    return value(coded, "department"), value(own, "unit_in_charge"), coded


def opening(facts: Facts, sheet: Rows, first: int, total: int) -> None:
    """Project, department and the unit that carries it out."""
    department, own, _ = unit_name(facts)
    half = (total - 2 * first) // 2
    sheet.add(label("项目名称", first), value(facts.project, "project", total - first))
    sheet.add(
        label("主管部门", first),
        Cell(department.text, half, 1, "value", department.spots),
        label("实施单位", first),
        Cell(own.text, total - 2 * first - half, 1, "value", own.spots),
    )


def total_row(facts: Facts, sheet: Rows, before: int, after: int) -> None:
    """总分, the sum of the weights and the total."""
    name = facts.rng.choice(("总分", "总　分", "合计", "总分"))
    sheet.add(
        label(name, before),
        value(plain(facts.weight_total), "total_weight"),
        value(plain(facts.total), "total_mark"),
        *([Cell("", after)] if after else []),
    )


def rating_row(facts: Facts, sheet: Rows, before: int, total: int) -> None:
    """The rating, where the table has one."""
    if facts.show_rating:
        name = facts.rng.choice(("自评等级", "评价等级", "绩效等级"))
        sheet.add(label(name, before), value(facts.rating, "rating", total - before))


def frame_text(facts: Facts, text: str) -> str:
    """A frame's heading, often set one character a line."""
    return "\n".join(text) if facts.rng.random() < 0.6 else text


def mof(facts: Facts, *, grid_only: bool = False) -> list[Sheet]:
    """财预〔2020〕10号."""
    sheet = Rows((6, 8, 9, 10, 10, 11, 10, 5, 6, 14))
    opening(facts, sheet, 2, 10)
    frame = Cell(facts.rng.choice(("项目资金\n（万元）", "项目资金（万元）")), 1, len(facts.funds) + 1, "frame")
    columns = [
        Column("initial", "年初预算数"), Column("revised", "全年预算数"), Column("outturn", "全年执行数"),
        Column("weight", "分值"), Column("rate", "执行率", 2), Column("mark", "得分"),
    ]  # fmt: skip
    fund_rows(facts, sheet, columns, frame, NAMES, wide=2)
    objectives(facts, sheet, "年度总体目标", ("预期目标", "实际完成情况"), 10)
    indicator_rows(facts, sheet, mof_columns(facts), frame_text(facts, "绩效指标"))
    total_row(facts, sheet, 7, 1)
    rating_row(facts, sheet, 3, 10)
    return [Sheet("grid", (sheet.grid(),))] if grid_only else page(facts, sheet.grid(), facts.profile.title)


def mof_columns(facts: Facts) -> list[Column]:
    """The columns of 财预〔2020〕10号 with the usual small differences in wording."""
    target = facts.rng.choice(("年度指标值", "年度指标值", "年度\n指标值", "年度指标值"))
    actual = facts.rng.choice(("实际完成值", "实际\n完成值", "全年实际完成值"))
    reason = facts.rng.choice(("偏差原因分析及改进措施", "偏差原因分析\n及改进措施", "偏差原因分析及改进措施"))
    return [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标", 2), Column("target", target),
        Column("actual", actual), Column("weight", "分值"), Column("mark", "得分"), Column("explanation", reason),
    ]  # fmt: skip


def objectives(facts: Facts, sheet: Rows, frame: str, heads: tuple[str, str], total: int) -> None:
    """The year's objective: two headings, two text cells."""
    left = (total - 1) // 2
    right = total - 1 - left
    count = len(facts.objectives)
    sheet.add(Cell(frame_text(facts, frame), 1, count + 1, "frame"), head(heads[0], left), head(heads[1], right))
    for number in range(count):
        sheet.add(*objective_cells(facts, number, left, right))


def yunnan(facts: Facts) -> list[Sheet]:
    """Sign, value and unit in columns of their own."""
    sheet = Rows((7, 8, 9, 8, 7, 9, 8, 9, 5, 5, 16))
    opening(facts, sheet, 2, 11)
    columns = [
        Column("initial", "年初预算数", 2), Column("revised", "全年预算数", 2), Column("outturn", "全年执行数"),
        Column("weight", "分值"), Column("rate", "执行率", 2), Column("mark", "得分"),
    ]  # fmt: skip
    fund_rows(facts, sheet, columns, Cell("项目资金（万元）", 1, len(facts.funds) + 1, "frame"), NAMES)
    objectives(facts, sheet, "年度总体目标", ("预期目标", "实际完成情况"), 11)
    sheet.add(
        head("绩效指标", 3), head("年度指标值", 3), head("实际完成值", 2, 2), head("分值", 1, 2), head("得分", 1, 2),
        head("偏差原因分析及改进措施", 1, 2),
    )  # fmt: skip
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"), Column("sign", "指标性质"),
        Column("target", "指标值"), Column("unit", "度量单位"), Column("actual", "", 2), Column("weight", ""),
        Column("mark", ""), Column("explanation", ""),
    ]  # fmt: skip
    sheet.add(*(head(each.heading) for each in columns[:6]))
    indicator_rows(facts, sheet, columns, heading=False)
    total_row(facts, sheet, 8, 1)
    rating_row(facts, sheet, 3, 11)
    return page(facts, sheet.grid(), facts.profile.title)


def sichuan(facts: Facts) -> list[Sheet]:
    """报表编号 510000_0013zp."""
    sheet = Rows((7, 8, 8, 9, 8, 8, 8, 8, 6, 6, 14))
    sheet.add(
        label("主管部门", 2),
        value(facts.department, "department", 3),
        label("实施单位", 2),
        value(facts.department, "unit_in_charge", 4),
    )
    sheet.add(label("项目名称", 2), value(facts.project, "project", 9))
    sheet.add(label("项目基本情况", 2), value(facts.say("report_project"), "description", 9, 1, "text"))
    columns = [
        Column("initial", "年初预算", 2), Column("revised", "调整后预算数", 2), Column("outturn", "预算执行数"),
        Column("rate", "预算执行率"), Column("weight", "权重"), Column("mark", "得分"), Column("reason", "原因"),
    ]  # fmt: skip
    names = {
        "年度资金总额": "总额",
        "当年财政拨款": "财政资金",
        "上年结转资金": "财政专户管理资金",
        "其他资金": "单位资金",
    }
    fund_rows(facts, sheet, columns, Cell("预算执行情况（10分）", 1, len(facts.funds) + 1, "frame"), names)
    objectives(facts, sheet, "年度目标", ("年初目标", "完成情况"), 11)
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"), Column("sign", "指标性质"),
        Column("target", "指标值"), Column("unit", "度量单位"), Column("actual", "完成值"), Column("weight", "权重"),
        Column("mark", "得分"), Column("explanation", "未完成原因分析"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, "绩效指标（90分）")
    total_row(facts, sheet, 8, 1)
    conclusion = facts.say("conclusions", rating=facts.rating)
    sheet.add(label("评价结论", 2), value(conclusion, "rating", 9, 1, "text"))
    sheet.add(label("存在问题", 2), value(facts.say("report_problem"), "problems", 9, 1, "text"))
    sheet.add(label("改进措施", 2), value(facts.say("report_measure"), "measures", 9, 1, "text"))
    sheet.add(label("项目负责人", 2), Cell(facts.leader, 3), label("财务负责人", 2), Cell(facts.clerk, 4))
    return page(facts, sheet.grid(), facts.profile.title)


def hubei(facts: Facts) -> list[Sheet]:
    """One block a goal, marks out of its points; the execution is worth 20."""
    sheet = Rows((9, 9, 9, 14, 12, 12, 8))
    department, own, _ = unit_name(facts)
    sheet.add(label("项目名称"), value(facts.project, "project", 6))
    sheet.add(
        label("主管部门"),
        Cell(department.text, 3, 1, "value", department.spots),
        label("项目实施单位"),
        Cell(own.text, 2, 1, "value", own.spots),
    )
    sheet.add(label("项目类别"), Cell("1、部门预算项目 ☑　2、省直专项 □　3、省对下转移支付项目 □", 6, 1, "text"))
    sheet.add(
        label("项目属性"),
        Cell(facts.rng.choice(("1、持续性项目 ☑　2、新增性项目 □", "1、持续性项目 □　2、新增性项目 ☑")), 6, 1, "text"),
    )
    sheet.add(label("项目类型"), Cell("1、常年性项目 ☑　2、延续性项目 □　3、一次性项目 □", 6, 1, "text"))
    whole = facts.funds[0]
    sheet.add(
        Cell("预算执行情况（万元）（20分）", 1, 2, "frame"), head("", 2), head("预算数（A）"), head("执行数（B）"),
        head("执行率（B/A）"), head("得分（20分×执行率）"),
    )  # fmt: skip
    sheet.add(
        label("年度财政资金总额", 2), value(money(whole.revised), "funds[0].revised"), value(money(whole.outturn), "funds[0].outturn"),
        value(whole.rate, "funds[0].rate"), value(plain(whole.mark or Decimal(0)), "funds[0].mark"),
    )  # fmt: skip
    for number, objective in enumerate(facts.objectives):
        points = plain(facts.printed_level1[f"年度绩效目标{number + 1}"])
        block = [row for row in facts.indicators if row.extra["goal"] == str(number)]
        frame = Cell(f"年度绩效目标{number + 1}（{points}分）", 1, 1, "frame")
        sheet.add(frame, value(objective.target_text(), f"objectives[{number}].target", 6, 1, "text"))
        columns = [
            Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"),
            Column("target", "年初目标值（A）"), Column("actual", "实际完成值（B）"), Column("mark", "得分"),
        ]  # fmt: skip
        indicator_rows(facts, sheet, columns, frame_text(facts, "年度绩效指标"), block)
    sheet.add(label("总分", 6), value(plain(facts.total), "total_mark"))
    rating_row(facts, sheet, 1, 7)
    noted = [row for row in facts.indicators if row.explanation not in facts.words["met_note"]]
    reasons = (
        "".join(f"{row.name}：{row.explanation}" for row in noted if not row.met or row.mark != row.weight) or "无"
    )
    if facts.funds[0].reason:
        reasons = facts.funds[0].reason + ("" if reasons == "无" else reasons)
    sheet.add(label("偏差大或目标未完成原因分析"), value(reasons, "explanation", 6, 1, "text"))
    told = "".join(objective.actual_text() for objective in facts.objectives)
    sheet.add(label("年度完成情况综述"), value(told, "objectives[0].actual", 6, 1, "text"))
    sheet.add(label("改进措施及结果应用方案"), value(facts.say("report_measure"), "measures", 6, 1, "text"))
    sheet.add(Cell(HUBEI_NOTES, 7, 1, "text"))
    return page(facts, sheet.grid(), facts.profile.title)


HUBEI_NOTES = (
    "备注：1.预算执行情况满分20分，得分不超过20分。2.定量指标完成数等于或优于目标的得满分；正向指标未完成的按 B/A×分值计分，反向指标按 A/B×分值计分。"
    "3.定性指标按达成100%－80%（含）、部分达成80%－50%（含）、未达成50%－0%计分。"
)


def transfer(facts: Facts) -> list[Sheet]:
    """衔接资金: core rows with a star, sub-rows without marks, reasons to the right."""
    sheet = Rows((6, 8, 9, 13, 7, 11, 11, 7, 14))
    sheet.add(label("资金名称", 2), value(facts.project + "（衔接资金）", "project", 7))
    opening_department(facts, sheet)
    columns = [
        Column("revised", "全年预算数（A）", 2), Column("outturn", "全年执行数（B）"), Column("weight", "分值"),
        Column("rate", "执行率（B/A）"), Column("mark", "得分"),
    ]  # fmt: skip
    frame = Cell("资金情况\n（万元）", 1, len(facts.funds) + 1, "frame")
    fund_rows(
        facts,
        sheet,
        columns,
        frame,
        {**NAMES, "当年财政拨款": "其中：中央和省级补助", "上年结转资金": "　　　地方资金"},
        wide=2,
    )
    objectives(facts, sheet, "年度目标", ("年初设定目标", "完成情况综述"), 9)
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"), Column("weight", "分值"),
        Column("target", "年度指标值"), Column("actual", "全年实际值"), Column("mark", "得分"),
        Column("explanation", "未完成原因及拟采取的改进措施"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, frame_text(facts, "绩效指标"))
    sheet.add(
        label("总分", 4),
        value(plain(facts.weight_total), "total_weight"),
        Cell("", 2),
        value(plain(facts.total), "total_mark"),
        Cell(""),
    )
    rating_row(facts, sheet, 3, 9)
    facts.note_lines.append(
        "1.带“★”为核心指标；“其中”项不单独计分。2.资金执行情况10分、产出指标50分、效益指标30分、满意度指标10分，指标得分不超过分值。"
    )
    return page(facts, sheet.grid(), facts.profile.title)


def opening_department(facts: Facts, sheet: Rows) -> None:
    sheet.add(
        label("主管部门", 2),
        value(facts.department, "department", 2),
        label("实施单位", 2),
        value(facts.department, "unit_in_charge", 3),
    )


def hunan(facts: Facts) -> list[Sheet]:
    """Without scores."""
    sheet = Rows((6, 8, 9, 16, 13, 13, 18))
    sheet.add(
        label("专项资金名称", 2),
        value(facts.project, "project", 2),
        label("负责人及电话"),
        Cell(f"{facts.leader} 0000-{facts.rng.randint(2000000, 8999999)}", 2),
    )
    sheet.add(
        label("县级主管部门", 2),
        value(facts.department, "department", 2),
        label("实施单位"),
        value(facts.department, "unit_in_charge", 2),
    )
    columns = [
        Column("revised", "全年预算数（A）"),
        Column("outturn", "全年执行数（B）"),
        Column("rate", "执行率（B/A）", 2),
    ]
    fund_rows(facts, sheet, columns, Cell("项目资金\n（万元）", 1, len(facts.funds) + 1, "frame"), NAMES, wide=2)
    objectives(facts, sheet, "年度总体目标", ("年初设定目标", "全年实际完成情况"), 7)
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"), Column("target", "年度指标值"),
        Column("actual", "全年完成值"), Column("explanation", "未完成原因和改进措施"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, frame_text(facts, "绩效指标"))
    sheet.add(label("说明", 1), Cell("无", 6, 1, "text"))
    return page(facts, sheet.grid(), facts.profile.title)
