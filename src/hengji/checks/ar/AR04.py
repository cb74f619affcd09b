"""列举与个数不符 List does not match its count.

查什么: “A、B、C、D三个区”列了四个却说三个；“……等8场”点了九场；“3项工作：一是……四是……”列到第四；
    完成值写6个，具体情况里点到名的只有5个。
What it checks: four names said to be three, nine events named before “and others, 8 in all”, a numbered list that runs past
    its own count or stops short of it; an actual of six of which the narrative names five.
为什么: 个数和名单是同一件事的两种说法，对不上，就不知道完成了几个。
Why it matters: the count and the list say the same thing twice; if they differ nobody knows how many were done.
示例: “在越秀、海珠、荔湾、天河三个区开展试点”，列了4个区。
Example: “piloted in the three districts of Yuexiu, Haizhu, Liwan and Tianhe” names four.
怎么办: 核对名单，改正个数；只举了一部分的，写“等”。
What to do: check the list and correct the count; where only some are named, say so.
依据: 财预〔2020〕10号《项目支出绩效评价管理办法》：绩效自评应当真实、客观、准确。
Authority: Cai Yu [2020] No. 10: a self-evaluation is to be true, objective and exact.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.checks.tallies import Shown, listed
from hengji.tables.finding import Finding, Severity
from hengji.tables.listing import Listing, listings
from hengji.tables.pairing import Line


@rule("AR04", "list-does-not-match-count")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each list whose count is another."""
    for item in material.table.items():
        for each in listings(tuple(material.figures_of(item))):
            count = each.figure.quantity.value
            if each.least > count or (not each.open and each.most < count):
                yield _mismatch(each)
            elif each.open and each.least == each.most and count >= 2 * each.least and _colon(each):
                yield _partial(each)
    for line in material.lines:
        yield from (_fewer(material, line, shown) for shown in listed(material, line))


def _fewer(material: Material, line: Line, shown: Shown) -> Finding:
    overview = [item for each in material.link_of(line.indicator) for item in each.results]
    same = [f for f in material.echoes(shown.stated, overview) if f.subject[-2:] == shown.stated.subject[-2:]]
    return finding(
        check,
        Severity.WARNING if shown.sure else Severity.INFO,
        [at(shown.stated), *(at(f) for f in same), at(shown.item, shown.start, shown.end)],
        zh="完成值写“{count}”，具体完成情况里写到的只有{named}个，请核对，或补写其余的。",
        en="The actual says “{count}” but the narrative names {named}; please check, or name the others too.",
        working=("写到{named}个，完成值{count}", "{named} named, “{count}” in the actual"),
        count=shown.stated.quantity.text,
        named=shown.count,
    )


def _colon(each: Listing) -> bool:
    """Whether the list is a numbered one that follows a colon: it then claims to show what was counted."""
    return each.start > each.figure.quantity.end and each.end == len(each.figure.item.text)


def _mismatch(each: Listing) -> Finding:
    return finding(
        check,
        Severity.WARNING,
        [at(each.figure), at(each.figure.item, each.start, each.end)],
        zh="写的是“{count}”，列出的是{named}个，请核对名单和个数；只列举一部分的，请写“等”。",
        en="The text says “{count}” but names {named}; please check the list and the count.",
        working=("列出{named}个，写{count}", "{named} named, “{count}” said"),
        count=each.figure.quantity.text,
        named=each.least if each.least > each.figure.quantity.value else each.most,
    )


def _partial(each: Listing) -> Finding:
    return finding(
        check,
        Severity.INFO,
        [at(each.figure)],
        zh="写的是“{count}”，后面只列了{named}项，无法逐一核对，请附清单。",
        en="The text says “{count}” but lists only {named}; they cannot be checked one by one, please attach the list.",
        count=each.figure.quantity.text,
        named=each.least,
    )
