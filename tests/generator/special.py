"""What single forms tell beyond the usual: management rows, goal blocks, sub-rows, progress, last year, groups."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import yaml

from tests.generator.facts import Facts, Fund, Indicator, Objective, Sentence, cents, plain
from tests.generator.scheme import mark, rating_of
from tests.generator.world import WORDS, draw_objective, perform, reason, split_points, template
from tests.generator.writing import money, percent, unit_text, write_actual, write_target

MANAGEMENT = (
    "质量|财政供养人员控制率|%|cap|100", "成本|“三公”经费控制率|%|cap|100", "质量|预算完成率|%|rate|90,95",
    "质量|结转结余率|%|cap|5,10", "成本|公用经费控制率|%|cap|100", "质量|政府采购执行率|%|rate|85,90",
    "质量|固定资产利用率|%|rate|90,95", "质量|预决算信息公开及时性|-|qual|及时", "质量|管理制度健全性|-|qual|健全",
)  # fmt: skip
POINTS = re.compile(r"（(\d+)分）")


def chongqing(facts: Facts) -> None:
    """Management rows first, then the duties; initial targets beside the revised; core flags."""
    rng = facts.rng
    shortfall = rng.choice((0.0, 0.15))
    lines = rng.sample(MANAGEMENT, rng.randint(4, 7))
    managing = [template(facts, line) for line in sorted(lines, key=MANAGEMENT.index)]
    for row in managing:
        row.level1 = "管理指标"
        perform(facts, row, 0.0)
    duties = [row for row in facts.indicators if row.kind != "date"]
    for row in duties:
        row.level1 = "履职指标"
        perform(facts, row, shortfall)
    facts.indicators = managing + duties
    for level, points in facts.profile.level1.items():
        rows = [row for row in facts.indicators if row.level1 == level]
        for row, weight in zip(rows, split_points(rng, points, len(rows)), strict=True):
            row.weight = weight
        facts.printed_level1[level] = Decimal(points)
    for row in facts.indicators:
        row.initial = row.target
        row.core = rng.random() < 0.35
        mark(facts, row)
        if not row.met and row.explanation:
            facts.note_lines.append(f"{row.name}未达标原因：{row.explanation}")
    facts.objectives = [draw_objective(facts)]


def hubei(facts: Facts) -> None:
    """Two or three goals with points of their own, each with its rows; the points stand behind the name."""
    count = 3 if len(facts.indicators) >= 9 else 2
    points = (30, 30, 20) if count == 3 else (40, 40)
    rows = sorted(facts.indicators, key=lambda row: row.level1 == "满意度指标")
    for number in range(count):
        for row in rows[number::count]:
            row.extra["goal"] = str(number)
    facts.indicators = sorted(facts.indicators, key=lambda row: int(row.extra["goal"]))
    facts.objectives = []
    for number, sum_ in enumerate(points):
        block = [row for row in facts.indicators if row.extra["goal"] == str(number)]
        for row, weight in zip(block, split_points(facts.rng, sum_, len(block)), strict=True):
            row.weight = weight
            mark(facts, row)
        chosen = [row for row in block if row.kind in {"ge", "eq", "rate"}][:2]
        facts.objectives.append(draw_objective(facts, chosen))
        facts.printed_level1[f"年度绩效目标{number + 1}"] = Decimal(sum_)


def hebei(facts: Facts) -> None:
    """Duty, activity and four grades behind each row."""
    duties = facts.words["duties"]
    half = (len(facts.indicators) + 1) // 2
    for number, row in enumerate(facts.indicators):
        row.extra["duty"] = duties[0 if number < half else 1]
        row.extra["activity"] = facts.tasks[0 if number < half else 1]
        row.extra["grade"] = rating_of((row.mark or Decimal(0)) / (row.weight or Decimal(1)) * 100)


def transfer(facts: Facts) -> None:
    """Core rows with a star; one quantity row is broken down by sub-rows without marks."""
    for row in facts.indicators:
        row.core = facts.rng.random() < 0.3
    parents = [row for row in facts.indicators if row.kind in {"ge", "eq"} and row.done and (row.goal or 0) >= 30]
    if not parents:
        return
    parent = facts.rng.choice(parents)
    facts.take(parent)
    names = facts.rng.sample(facts.words["areas"][:8], 2)
    share = Decimal(facts.rng.randint(35, 65)) / 100
    subs = []
    for number, name in enumerate(names):
        sub = Indicator(parent.level1, parent.level2, ("其中：" if number == 0 else "　　　") + name, parent.unit, "ge")
        sub.sub = True
        for part in ("goal", "done"):
            whole = getattr(parent, part)
            first = (whole * share).quantize(Decimal(1))
            setattr(sub, part, first if number == 0 else whole - first)
        write_target(facts, sub)
        write_actual(facts, sub)
        subs.append(sub)
    at = facts.indicators.index(parent) + 1
    facts.indicators[at:at] = subs


def monitoring(facts: Facts) -> None:
    """What is done by the month and what is expected for the year."""
    rng, part = facts.rng, Decimal(facts.month) / 12
    for row in facts.indicators:
        row.explanation = ""
        if row.kind in {"qual", "yes"} or row.goal is None:
            row.progress, row.forecast = rng.choice(("按计划推进", "正在开展", "达成阶段指标")), "达成年度指标"
        elif row.kind == "date":
            row.progress, row.forecast = (
                rng.choice(("未到完成时限", "正在实施")),
                row.target.removesuffix("前").removesuffix("底"),
            )
        else:
            _progress(facts, row, part)
    whole = facts.funds[0]
    for fund in facts.funds:
        spent = part * Decimal(rng.randint(97, 112)) / 100
        fund.revised = fund.initial
        fund.outturn, fund.expected = cents(fund.initial * min(spent, Decimal(1))), fund.initial
    whole.outturn = sum((each.outturn for each in facts.funds[1:]), Decimal(0))


def _progress(facts: Facts, row: Indicator, part: Decimal) -> None:
    final = row.goal if row.kind in {"le", "cap", "zero", "range"} or row.done is None or not row.met else row.done
    now = final
    if row.kind in {"ge", "eq"} and row.unit != "%":
        ratio = min(part * Decimal(facts.rng.randint(97, 110)) / 100, Decimal("0.99"))
        now = (final * ratio).quantize(Decimal(1)) if final > 1 else Decimal(0)
    row.goal, row.done = row.goal, final
    bare = row.unit != "%" and not facts.with_units
    unit = "" if bare else unit_text(row)
    row.progress, row.forecast = f"{plain(now)}{unit}", f"{plain(final)}{unit}"
    row.said_actual = ""
    row.extra["now"] = plain(now)


def previous(facts: Facts) -> None:
    """What was reached last year: at or below this year's target where more is better."""
    for row in facts.indicators:
        if row.kind in {"ge", "rate"} and row.goal is not None:
            lower = row.goal * Decimal(facts.rng.randint(86, 100)) / 100
            row.previous = plain(lower.quantize(Decimal("0.1" if row.unit == "%" else "1"))) + unit_text(row)
        elif (row.kind in {"le", "cap"} and row.goal is not None) or (
            row.kind in {"eq", "zero", "range"} and row.goal is not None
        ):
            row.previous = plain(row.goal) + unit_text(row)
        else:
            row.previous = row.target if row.kind != "date" else "上年按时完成"
        row.remark = facts.rng.choice(("部门职责", "中长期规划", "历史数据", "上级下达任务", "行业标准"))


def budget(facts: Facts) -> None:
    """The year's tasks with their money by source; for a department's targets."""
    for name in facts.rng.sample(facts.tasks, min(3, len(facts.tasks))):
        fiscal = Decimal(facts.rng.randint(20, 900)) + Decimal(facts.rng.randint(0, 99)) / 100
        other = Decimal(facts.rng.choice((0, 0, 0, 30, 55, 120)))
        facts.budget.append({"fiscal": fiscal, "other": other, "total": fiscal + other})
        facts.note_lines.append(name)


def project_money(facts: Facts) -> None:
    """A project's planned money by source."""
    fiscal = Decimal(facts.rng.randint(15, 2600)) + Decimal(facts.rng.choice((0, 0, 50, 26))) / 100
    other = Decimal(facts.rng.choice((0, 0, 20, 65, 140)))
    rows = (("财政拨款", fiscal), ("其他资金", other))
    facts.funds = [Fund("年度资金总额", fiscal + other, fiscal + other, Decimal(0))]
    facts.funds += [Fund(name, sum_, sum_, Decimal(0)) for name, sum_ in rows]


def completion(facts: Facts) -> None:
    """Objectives and tasks; each key indicator has up to three numbered items."""
    rng, rows = facts.rng, facts.indicators
    rng.shuffle(rows)
    cut = max(2, len(rows) // 3)
    blocks = [rows[:cut]] + [part for part in _parts(rng, rows[cut:]) if part]
    facts.indicators, facts.objectives = [], []
    for number, block in enumerate(blocks):
        base = "overall" if number == 0 else f"tasks[{number - 1}]"
        task = facts.tasks[(number - 1) % len(facts.tasks)]
        groups = _groups(rng, block)
        for group, items in enumerate(groups):
            for item, row in enumerate(items):
                row.extra.update(path=f"{base}.indicators[{group}]", base=base, item=str(item))
                row.explanation = narrative(facts, row)
                facts.indicators.append(row)
        facts.objectives.append(_objective(facts, number, task, block))
    facts.funds = facts.funds or [_spent(facts)]


def _spent(facts: Facts) -> Fund:
    revised = Decimal(facts.rng.randint(300, 90000)) / 10
    outturn = cents(revised * Decimal(facts.rng.randint(9550, 9999)) / 10000)
    return Fund("部门年度整体预算", revised, revised, outturn, percent(outturn, revised))


def _objective(facts: Facts, number: int, task: str, block: list[Indicator]) -> Objective:
    chosen = [row for row in block if row.kind in {"ge", "eq", "rate"}][:1]
    objective = draw_objective(facts, chosen if number else [])
    objective.task = task
    return objective


def _parts(rng, rows: list[Indicator]) -> list[list[Indicator]]:
    count = max(1, min(4, len(rows) // 3))
    starts = sorted(rng.sample(range(1, len(rows)), count - 1)) if len(rows) > count else []
    return [rows[a:b] for a, b in zip([0, *starts], [*starts, len(rows)], strict=True)]


def _groups(rng, rows: list[Indicator]) -> list[list[Indicator]]:
    groups, at = [], 0
    while at < len(rows):
        size = rng.randint(1, 3)
        groups.append(rows[at : at + size])
        at += size
    return groups


def narrative(facts: Facts, row: Indicator) -> str:
    """How it was done, with the figure; a miss is explained."""
    said = row.said_actual or row.actual
    if row.met:
        return facts.say("narrative_item", name=row.name, actual=said)
    return facts.say("narrative_short", name=row.name, actual=said, reason=reason(facts, row))


@cache
def _criteria() -> list[list[str]]:
    return [line.split("|") for line in yaml.load((WORDS / "scorecard.yaml").read_text("utf-8"), yaml.CSafeLoader)]


def scorecard(facts: Facts) -> None:
    """Management rows with criteria; a point is sometimes lost."""
    for level1, level2, name, meaning, criteria in _criteria():
        weight = sum((Decimal(each) for each in POINTS.findall(criteria)), Decimal(0))
        row = Indicator(level1, level2, name, "-", "hand", weight=weight, actual="评")
        row.extra.update(meaning=meaning, criteria=criteria)
        row.mark = weight - (Decimal(1) if facts.rng.random() < 0.1 else Decimal(0))
        facts.indicators.append(row)
    for row in facts.indicators:
        facts.printed_level1[row.level1] = facts.printed_level1.get(row.level1, Decimal(0)) + (row.weight or 0)
        facts.exact_level1[row.level2] = facts.exact_level1.get(row.level2, Decimal(0)) + (row.weight or 0)
    facts.weight_total = sum(facts.printed_level1.values(), Decimal(0))


def adorn(facts: Facts) -> None:
    """Give a form what only it tells."""
    own = {
        "chongqing": chongqing, "hubei": hubei, "hebei": hebei, "transfer": transfer, "mof-2019-136": monitoring,
        "huangshi": previous, "daqing": previous, "mof": budget, "guangzhou": completion, "scorecard": scorecard,
    }  # fmt: skip
    if facts.form == "project-target":
        project_money(facts)
    if facts.variant in own:
        own[facts.variant](facts)


def money_line(facts: Facts) -> Sentence:
    """A sentence that gives initial, revised and spent money."""
    whole = facts.funds[0]
    return Sentence(
        facts.say(
            "report_money",
            initial=money(whole.initial),
            revised=money(whole.revised),
            outturn=money(whole.outturn),
            rate=whole.rate,
        )
    )
