"""The words of the page's frame in both languages; what rules say comes with the findings."""

from __future__ import annotations

from hengji.tables.finding import Severity
from hengji.tables.naming import FAMILIES, SEVERITIES, SIGNS
from hengji.writers.page.markup import Html, tag

Pair = tuple[str, str]
SEVERITY: dict[str, Pair] = {each.value: (said.zh, said.en.capitalize()) for each, said in SEVERITIES.items()}
FAMILY: dict[str, Pair] = {letters: (said.zh, said.en) for letters, said in FAMILIES.items()}
KIND: dict[str, Pair] = {
    "count": ("数量", "count"), "money": ("金额", "money"), "percent": ("百分比", "percent"),
    "duration": ("时长", "duration"), "age": ("年龄", "age"), "rate": ("频率", "rate"),
    "multiple": ("倍数", "multiple"),
    "score": ("分数", "score"), "area": ("面积", "area"), "length": ("长度", "length"), "mass": ("重量", "mass"),
    "volume": ("容积", "volume"), "energy": ("能量", "energy"), "power": ("功率", "power"),
    "temperature": ("温度", "temperature"), "data": ("数据量", "data"),
}  # fmt: skip
WORDS: dict[str, Pair] = {
    "product": ("衡绩 · 核查结果", "Hengji · examination"),
    "skip": ("跳到问题列表", "Skip to the findings"),
    "switch": ("English", "中文"),
    "print": ("打印", "Print"),
    "figures": ("全部数字", "Numbers"),
    "read": ("已识别", "Read"),
    "unread": ("未识别", "Not read"),
    "labels": ("标签", "Labels"),
    "findings": ("问题", "Findings"),
    "table": ("绩效表", "The table"),
    "official": (
        "原件没有完整的格子，这里按标准表式重排。",
        "The file has no whole cells of its own; its text is shown in the official layout.",
    ),
    "left_out": ("个与绩效表无关的表没有显示。", "more tables, not part of the performance table, are not shown."),
    "loose": ("未归位文字", "Fits nowhere"),
    "legend": ("图例", "Legend"),
    "label": ("标签（年份、序号等，不是数量）", "label (a year, an ordinal: not a quantity)"),
    "severity": ("按严重程度筛选", "Filter by severity"),
    "family": ("按类别筛选", "Filter by family"),
    "all": ("显示全部", "Show all"),
    "previous": ("上一个", "Previous"),
    "next": ("下一个", "Next"),
    "none": ("没有发现问题。", "Nothing was found."),
    "hidden": ("没有符合筛选的问题。", "No finding passes the filter."),
    "here": ("只看此处的问题：", "Findings at this place: "),
    "working": ("核算", "Working"),
    "foremost": ("最要紧的", "First of all"),
    "empty": ("（空）", "(empty)"),
    "why": ("为什么、怎么办、依据", "Why, what to do, authority"),
    "manual": ("规则说明见页末", "See the rule at the end of the page"),
    "rules": ("所用规则", "The rules cited"),
    "rule_what": ("查什么", "What it checks"),
    "rule_why": ("为什么", "Why it matters"),
    "rule_example": ("示例", "Example"),
    "rule_remedy": ("怎么办", "What to do"),
    "rule_authority": ("依据", "Authority"),
    "keys": (
        "下一个/上一个 · Enter 到表内 · E 解释 · Esc 取消",
        "next/previous · Enter to the table · E explain · Esc clear",
    ),
    "file": ("文件", "File"),
    "version": ("规则版本", "Rule set"),
}  # fmt: skip


def both(pair: Pair) -> Html:
    """A text in both languages; the page shows the one that is chosen."""
    zh, en = pair
    if zh == en:
        return tag("span", zh)
    return tag("span", zh, class_="zh", lang="zh") + tag("span", en, class_="en", lang="en")


def say(key: str) -> Html:
    """Words of the frame, in both languages."""
    return both(WORDS[key])


def sign(severity: str) -> Html:
    """The severity's mark, for the eye alone: its word stands beside it."""
    return tag("b", SIGNS[Severity(severity)], aria_hidden="true")


def button(name: str, said: Html) -> Html:
    """A button of the frame, named for the script."""
    return tag("button", said, type="button", id=name, class_="quiet")
