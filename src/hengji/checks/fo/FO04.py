"""字词重复 Doubled words.

查什么: 同一个词连写两遍（“深入深入”）；数前的名词和单位重复（“场次近5000场次”）；一句里同一分句写了两遍；
    金额、数量连写两遍（“763万763万”）；标点连写。
What it checks: a word written twice (深入深入), a noun that repeats the unit after the number (场次近5000场次), the same
    clause twice in one sentence, an amount written twice (763万763万), doubled punctuation.
为什么: 多半是修改时留下的，也可能是漏删了一个数；公开后影响可信度。
Why it matters: it mostly stays behind after editing, and a figure may have stayed with it; it costs trust once published.
示例: “组织讲师团成员深入深入机关宣讲”“开展活动场次近5000场次”。
Example: “go deep deep into offices”, “sessions nearly 5000 sessions”.
怎么办: 删去重复的字词。
What to do: delete the repetition.
依据: 《党政机关公文处理工作条例》：文字精练，表述准确。
Authority: Regulations on official documents of Party and government: concise and exact wording.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from hengji.checks.material import Material
from hengji.checks.rule import at, finding, rule
from hengji.tables.figures import Figure
from hengji.tables.finding import Finding, Place, Severity
from hengji.tables.model import Item
from hengji.tables.wording import clauses, sentences

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,12})\1")
_FINE = re.compile(
    r"(?:一[\u4e00-\u9fff]){2}|[一二三四五六七八九十百千万两零]+|研究研究|讨论讨论|商量商量|考虑考虑|交流交流|学习学习|了解了解|妈妈|爸爸|宝宝|星星|点点|哈哈"
)
_AMOUNT = re.compile(r"(?<![\d.,，])(\d[\d,]*(?:\.\d+)?\s*(?:[万亿]?元|[万亿]|[%％]|人次|[个项人场户亩次]))\s*\1")
_MARKS = re.compile(r"([，、；：])\1+|。{2,3}(?!。)|[，、；]。|。[，、；]")
_AGAIN = re.compile(r"(高质量|高标准|高水平|高效率|圆满|扎实|有效|切实|进一步|积极)[^，,。；;、：:]{1,9}\1的?")
_LEAST = 5
_BOUNDS = (">=", "<=", ">", "<")


@rule("FO04", "doubled-words")
def check(material: Material) -> Iterator[Finding]:
    """One finding for each repetition; where several items have the same one, they are its places."""
    found: dict[str, list[Place]] = defaultdict(list)
    for item in material.table.items():
        for start, end in sorted(set(_spans(item))):
            found[item.text[start:end]].append(at(item, start, end))
    for figure in material.figures:
        doubled = _repeats_unit(figure)
        if doubled is not None:
            unit = figure.quantity.unit_text or ""
            found[f"{unit}…{unit}"].append(at(figure.item, doubled, figure.quantity.end))
    for words, places in found.items():
        yield finding(
            check,
            Severity.INFO,
            places,
            zh="“{words}”重复，请删去多余的。",
            en="“{words}” is written twice; please delete one.",
            words=words,
        )


def _spans(item: Item) -> Iterator[tuple[int, int]]:
    text = item.text
    for match in _TWICE.finditer(text):
        if not _FINE.match(match[0]) and not _FINE.match(match[1]):
            yield match.span()
    for pattern in (_AMOUNT, _MARKS, _AGAIN):
        yield from (match.span() for match in pattern.finditer(text))
    for start, end in sentences(text):
        yield from _clauses(text, start, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Clauses without a number that a sentence has twice: the later ones."""
    seen: Counter[str] = Counter()
    for first, last in clauses(text, start, end):
        words = text[first:last].strip()
        if len(words) >= _LEAST and not re.search(r"[\d一二三四五六七八九十]", words):
            seen[words] += 1
            if seen[words] > 1:
                yield (
                    first + len(text[first:last]) - len(text[first:last].lstrip()),
                    first + len(text[first:last].rstrip()),
                )


def _repeats_unit(figure: Figure) -> int | None:
    """Where the noun before a number repeats the unit after it: 场次近5000场次."""
    unit = figure.quantity.unit_text or ""
    lead = figure.lead.rstrip()
    if figure.quantity.comparator in _BOUNDS:  # 接待人次不少于950人次: what is counted, then the bound
        return None
    if len(unit) < 2 or figure.quantity.kind in ("percent", "money") or not lead.endswith(unit):
        return None
    return figure.before + len(lead) - len(unit)
