"""Layouts of project targets, of monitoring and of the report in prose."""

from __future__ import annotations

from tests.generator.blocks import Column, closing_lines, fund_rows, indicator_rows
from tests.generator.facts import Facts, Indicator, plain
from tests.generator.layout_project import NAMES, frame_text, mof_columns, page, total_row
from tests.generator.sheet import Cell, Grid, Paragraph, Rows, Sheet, Spot, head, label, value
from tests.generator.writing import money


def _money(facts: Facts, sheet: Rows, total: int, first: int) -> None:
    """年度资金总额, 财政拨款, 其他资金."""
    frame = Cell("项目资金\n（万元）", first, len(facts.funds), "frame")
    for number, fund in enumerate(facts.funds):
        name = {"财政拨款": "其中：财政拨款", "其他资金": "　　　其他资金"}.get(fund.name, fund.name)
        start = [frame] if number == 0 else []
        sheet.add(*start, label(name, 2), value(money(fund.initial), f"funds[{number}].initial", total - first - 2))


def common(facts: Facts) -> list[Sheet]:
    """The common target form."""
    sheet = Rows((5, 9, 11, 16, 14, 13))
    sheet.add(label("项目名称", 2), value(facts.project, "project", 4))
    sheet.add(
        label("主管部门及代码", 2),
        value(f"{facts.department}[{facts.code}]", "department", 2),
        label("实施单位"),
        value(facts.department, "unit_in_charge"),
    )
    sheet.add(
        label("项目属性", 2),
        Cell(facts.rng.choice(("延续项目", "新增项目", "延续")), 2),
        label("项目期"),
        Cell(facts.rng.choice(("1年", "3年", f"{facts.year}年1月-12月"))),
    )
    sheet.add(
        label("项目负责人", 2),
        Cell(facts.leader, 2),
        label("联系电话"),
        Cell(f"0000-{facts.rng.randint(2000000, 8999999)}"),
    )
    _money(facts, sheet, 6, 2)
    sheet.add(label("总体目标", 1), value(facts.objectives[0].target_text(), "objectives[0].target", 5, 1, "text"))
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"), Column("target", "指标值"),
        Column("note", "备注"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, frame_text(facts, "绩效指标"))
    return page(facts, sheet.grid(), facts.profile.title, name="绩效目标表")


def huangshi(facts: Facts) -> list[Sheet]:
    """Last year's actual beside this year's target, with the basis, signed by two offices."""
    sheet = Rows((5, 9, 10, 16, 12, 12, 14))
    sheet.add(label("项目名称", 2), value(facts.project, "project", 5))
    sheet.add(
        label("主管部门", 2),
        value(facts.department, "department", 2),
        label("项目实施单位"),
        value(facts.department, "unit_in_charge", 2),
    )
    _money(facts, sheet, 7, 2)
    sheet.add(label("年度绩效目标", 2), value(facts.objectives[0].target_text(), "objectives[0].target", 5, 1, "text"))
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "三级指标"),
        Column("previous", f"{facts.year - 1}年实际实现值"), Column("target", f"预期{facts.year}年实现值"), Column("remark", "指标标准或依据"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns, frame_text(facts, "年度绩效指标"))
    sheet.add(
        label("资金管理科室", 2),
        Cell("同意。　　　　（签章）", 2),
        label("绩效管理科室"),
        Cell("同意。　　　　（签章）", 2),
    )
    return page(facts, sheet.grid(), facts.profile.title, name="目标批复表")


def daqing(facts: Facts) -> list[Sheet]:
    """Last year's level, this year's plan, content of the indicator."""
    sheet = Rows((9, 9, 16, 12, 12, 22))
    sheet.add(
        label("项目名称"),
        value(facts.project, "project", 2),
        label("预算单位"),
        value(facts.department, "department", 2),
    )
    _money(facts, sheet, 6, 1)
    sheet.add(label("年度目标"), value(facts.objectives[0].target_text(), "objectives[0].target", 5, 1, "text"))
    for row in facts.indicators:
        row.extra["content"] = (
            f"反映{facts.year}年{row.name}情况" if row.unit != "%" else f"{row.name}＝符合要求数÷总数×100%"
        )
    columns = [
        Column("level1", "一级指标"), Column("level2", "二级指标"), Column("name", "指标名称"), Column("previous", "上年度实际水平"),
        Column("target", "本年度计划水平"), Column("content", "指标内容/计算公式"),
    ]  # fmt: skip
    indicator_rows(facts, sheet, columns)
    return page(facts, sheet.grid(), facts.profile.title, name="绩效目标表")


def monitoring(facts: Facts) -> list[Sheet]:
    """财预〔2019〕136号 with any month."""
    span = f"1-{facts.month}月"
    sheet = Rows((5, 8, 9, 14, 10, 11, 11, 4, 4, 4, 4, 4, 9, 4, 4, 4, 6))
    sheet.add(label("项目名称", 3), value(facts.project, "project", 14))
    sheet.add(
        label("主管部门及代码", 3),
        value(f"{facts.department}[{facts.code}]", "department", 3),
        label("实施单位"),
        value(facts.department, "unit_in_charge", 10),
    )
    sheet.add(
        Cell("项目资金（万元）", 3, len(facts.funds) + 1, "frame"), head("", 1), head("年初预算数"), head(f"{span}执行数"), head(f"{span}执行率", 6),
        head("全年预计执行数", 5),
    )  # fmt: skip
    for number, fund in enumerate(facts.funds):
        cells = [
            ("initial", money(fund.initial), 1), ("outturn", money(fund.outturn), 1), ("rate", fund.rate, 6),
            ("expected", money(fund.expected), 5),
        ]  # fmt: skip
        name = NAMES.get(fund.name, fund.name)
        sheet.add(label(name), *(value(text, f"funds[{number}].{part}", cols) for part, text, cols in cells))
    sheet.add(label("年度总体目标", 3), value(facts.objectives[0].target_text(), "objectives[0].target", 14, 1, "text"))
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", f"{span}执行情况", "全年预计完成情况")
    frame = Cell(frame_text(facts, "绩效指标"), 1, len(facts.indicators) + 2, "frame")
    sheet.add(
        frame,
        *(head(name, 1, 2) for name in names),
        head("偏差原因分析", 6),
        head("完成目标可能性", 3),
        head("备注", 1, 2),
    )
    small = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明", "确定能", "有可能", "完全不可能")
    sheet.add(*(head(each) for each in small))
    for row in facts.indicators:
        row.extra.setdefault("sure", "√")
    parts = (
        "level1",
        "level2",
        "name",
        "target",
        "progress",
        "forecast",
        "r1",
        "r2",
        "r3",
        "r4",
        "r5",
        "explanation",
        "sure",
        "maybe",
        "never",
        "note",
    )
    indicator_rows(facts, sheet, [Column(part, "") for part in parts], heading=False)
    return page(facts, sheet.grid(), facts.profile.title, name="监控表")


def report(facts: Facts) -> list[Sheet]:
    """自评报告: prose with the money and the indicators as tables inside."""
    whole = facts.funds[0]
    title = f"{facts.year}年度{facts.project}项目支出绩效自评报告"
    body: list[Paragraph | Grid] = [Paragraph(title, "title", (Spot("title", title),))]
    body.append(Paragraph(facts.department, "subtitle", (Spot("department", facts.department),)))

    def say(text: str, where: str = "", look: str = "body") -> None:
        body.append(Paragraph(text, look, (Spot(where, text),) if where else ()))

    numbers = {"n": facts.rng.randint(4, 11), "m": facts.rng.randint(30, 80), "k": facts.rng.randint(18, 30)}
    say("一、项目基本情况", look="heading")
    say("（一）单位概况。" + facts.say("report_basic", **numbers), "paragraphs[0]")
    say("（二）立项情况。" + facts.say("report_project"), "paragraphs[1]")
    say("（三）绩效目标。" + facts.objectives[0].target_text(), "objectives[0].target")
    say("二、资金使用情况", look="heading")
    money_text = {
        "initial": money(whole.initial),
        "revised": money(whole.revised),
        "outturn": money(whole.outturn),
        "rate": whole.rate,
    }
    say(facts.say("report_money", **money_text) + whole.reason, "paragraphs[2]")
    body.append(_report_money(facts))
    say("三、自评工作开展情况", look="heading")
    say(facts.say("report_method"), "paragraphs[3]")
    say("四、绩效目标完成情况", look="heading")
    say(facts.objectives[0].actual_text(), "objectives[0].actual")
    for number, level1 in enumerate(dict.fromkeys(row.level1 for row in facts.indicators), 4):
        told = "".join(prose(facts, row) for row in facts.indicators if row.level1 == level1)
        if told:
            say(f"（{'一二三四'[number - 4]}）{level1}完成情况。{told}", f"paragraphs[{number}]")
    say("各项指标得分见下表：")
    body.append(_report_indicators(facts))
    say("五、自评结论", look="heading")
    say(facts.say("report_result", total=plain(facts.total), rating=facts.rating), "rating")
    say("六、存在问题及改进措施", look="heading")
    say(facts.say("report_problem"), "problems")
    say(facts.say("report_measure"), "measures")
    body += closing_lines(facts, signed=False)
    return [Sheet("自评报告", tuple(body), landscape=False)]


def prose(facts: Facts, row: Indicator) -> str:
    """A row told in a sentence of the report; nothing where the table says nothing."""
    if not row.said_actual or not row.said_target:
        return ""
    kind = "report_met" if row.met else "report_short"
    said = facts.rng.choice(facts.words[kind]).format(
        name=row.name, target=row.said_target.removeprefix("为"), actual=row.said_actual
    )
    reason = row.explanation if row.explanation not in facts.words["met_note"] and not row.met else ""
    return said + (f"原因是{reason}" if reason else "")


def _report_money(facts: Facts) -> Grid:
    sheet = Rows((20, 13, 13, 13, 8, 11, 8))
    columns = [
        Column("initial", "年初预算数"), Column("revised", "全年预算数"), Column("outturn", "全年执行数"), Column("weight", "分值"),
        Column("rate", "执行率"), Column("mark", "得分"),
    ]  # fmt: skip
    fund_rows(facts, sheet, columns, None, NAMES)
    return sheet.grid()


def _report_indicators(facts: Facts) -> Grid:
    sheet = Rows((9, 10, 10, 10, 11, 11, 6, 6, 15))
    indicator_rows(facts, sheet, mof_columns(facts))
    total_row(facts, sheet, 6, 1)
    return sheet.grid()
