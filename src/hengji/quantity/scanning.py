"""One pass over a text: every numeral becomes a quantity, or a label with the reason why it measures nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from hengji.quantity import reject
from hengji.quantity.building import Number, after, build, ranged, scaled
from hengji.quantity.context import Left, hedge, per
from hengji.quantity.grammar import AFTER, ARABIC, FRACTION, HAN_MORE, HAN_RUN, MIXED, NUMERAL, PER_AFTER, RANGE
from hengji.quantity.model import Label, Quantity
from hengji.quantity.numerals import LONGEST, ONE, arabic, numeral, plain
from hengji.quantity.units import UNITS, Unit, unit_at

Found = Quantity | Label
_UNITLESS = ("=", "none")
_SCALE_ONLY = re.compile("[百千万亿佰仟]+$")
_HEDGES_OF_SCALE = {"数": "数", "几": "几", "上": "上", "成": "成"}


def scan(text: str) -> tuple[tuple[Quantity, ...], tuple[Label, ...]]:
    """All quantities and all labels of a text, in one pass, in reading order."""
    reader = _Reader(text)
    found, at = [], 0
    while (match := NUMERAL.search(reader.plain, at)) is not None:
        one = reader.read(match.start())
        found.append(one)
        at = reader.floor = max(one.end, match.start() + 1)
    return tuple(x for x in found if isinstance(x, Quantity)), tuple(x for x in found if isinstance(x, Label))


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in reading order."""
    return scan(text)[0]


def labels(text: str) -> tuple[Label, ...]:
    """All numbers of a text that name and do not measure, with the reason, in reading order."""
    return scan(text)[1]


class _Reader:
    """Reads one text; `floor` is where the last thing found ended, nothing to the left of it is looked at again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = plain(text)
        self.floor = 0
        self.last_quantity = 0
        self.whole = text.strip()

    def read(self, start: int) -> Found:
        """The quantity or label whose first numeral is at `start`."""
        first = self.plain[start]
        found = self._arabic(start) if "0" <= first <= "9" else self._han(start)
        if isinstance(found, Quantity):
            self.last_quantity = found.end
        return found

    def label(self, span: reject.Span) -> Label:
        start, end, reason = span
        start = max(start, self.floor)
        return Label(self.text[start:end], start, end, reason)

    # Arabic digits

    def _arabic(self, start: int) -> Found:
        span = self._arabic_name(start)
        if span is not None:
            return self.label(span)
        number = self._number(start)
        if number is None:
            end = ARABIC.match(self.plain, start).end("number")  # type: ignore[union-attr]
            return self.label((start, end, "document-number"))
        unit = self._unit(number.end, han=False)
        left = hedge(self.plain, start, self.floor)
        if unit is None and number.factor == ONE and not number.more:
            span = self._bare_name(start, number, left)
            if span is not None:
                return self.label(span)
        return self._measured(number, unit, left)

    def _arabic_name(self, start: int) -> reject.Span | None:
        """A label that can be told from the digits and their neighbours alone."""
        text, floor = self.plain, self.floor
        before = text[start - 1] if start > floor else ""
        if before and before.isascii() and (before.isalpha() or before == "_"):
            return reject.code(text, start, floor)
        end = ARABIC.match(text, start).end("number")  # type: ignore[union-attr]
        after_it = text[end : end + 1]
        if after_it == " ":
            after_it = text[end + 1 : end + 2]
        if after_it in reject.DATE_NEXT and (found := reject.date(text, start)) is not None:
            return found
        if before and before in "〔［[【(（" and (found := reject.document_number(text, start, floor)) is not None:
            return found
        if before and (found := reject.ordinal(text, start, floor)) is not None:
            return found
        if (found := reject.enumerator(text, start, end, floor)) is not None:
            return found
        return self._level(start, end, after_it)

    def _level(self, start: int, end: int, after_it: str) -> reject.Span | None:
        text = self.plain
        if after_it and after_it.isascii() and after_it.isalpha() and self._unit(end, han=False) is None:
            if text[end] in "kK" and not text[end + 1 : end + 2].isascii() and self._unit(end + 1, han=False):
                return None
            if not (text[end] == "k" and text[end + 1 : end + 2] in "-~–"):
                return reject.code(text, start, self.floor)
        match = reject.LEVEL.match(text, end)
        if match is not None:
            return start, match.end(), "anniversary" if "周年" in match[0] else "level"
        if after_it == "日" and reject.DAY.match(text, end) and text[start - 1 : start] not in ("期", "满", "每"):
            return start, reject.DAY.match(text, end).end(), "date"  # type: ignore[union-attr]
        if after_it == "期" and (match := reject._PHASE.match(text, end)):
            return start, match.end(), "ordinal"
        return self._quoted(start)

    def _quoted(self, start: int) -> reject.Span | None:
        place = reject.quoted(self.plain, start)
        if place is None:
            return None
        rest = self.plain[start : place[1]]
        inner = self.plain[place[0] : place[1]]
        if any(mark in inner for mark in "，。；"):
            return None
        match = re.match(r"[0-9.]+ ?[%％]?[\u4e00-\u9fff]{0,5}$", rest)
        whole = match is not None and self.plain[start : place[1]][-1] in "上下%内个名人次家项件场％"
        if whole and start > place[0] + 0 and "0" <= self.plain[start] <= "9":
            return None
        match = re.compile("[0-9.]+").match(self.plain, start)
        return start, match.end() if match else start + 1, "name"

    def _bare_name(self, start: int, number: Number, left: Left) -> reject.Span | None:
        text = self.plain
        end = start + len(number.written)
        whole = len(self.whole) <= end - start + (start - left.start)
        found = reject.phone(text, start, end, whole=whole) or reject.long_code(text, start, end, whole=whole)
        if found is not None:
            return found
        match = reject.BARE_YEAR.match(text, start)
        if match is not None and left.comparator == "=" and not (whole and match[0].endswith("00")):
            return start, match.end(), "year"
        match = reject.VERSION.match(text, start)
        if match is not None and match[0].count(".") > 1:
            return start, match.end(), "version"
        return None

    def _number(self, start: int) -> Number | None:
        text = self.plain
        match = ARABIC.match(text, start)
        if match is None or match.end("number") - start > LONGEST:
            return None
        if match["scale"] and text[match.end("scale") : match.end("scale") + 1].isdigit():
            mixed = self._mixed(start)
            if mixed is not None:
                return mixed
        written = match["number"]
        value, factor = scaled(arabic(written), (match["scale"] or "") + (match["scale2"] or ""))
        more = match["more"] or ""
        return Number(value, factor, start, match.end(), written, more)

    def _mixed(self, start: int) -> Number | None:
        match = MIXED.match(self.plain, start)
        if match is None or len(match[0]) > LONGEST:
            return None
        value = numeral(match[0].replace(" ", ""))
        return None if value is None else Number(value, ONE, start, match.end(), match[0])

    # Chinese numerals

    def _han(self, start: int) -> Found:
        span = self._han_name(start)
        if span is not None:
            return self.label(span)
        share = self._share(start)
        if share is not None:
            return share
        match = HAN_RUN.match(self.plain, start)
        if match is None:
            return self.label((start, start + 1, "word"))
        if len(match[0]) > LONGEST:
            return self.label((start, match.end(), "word"))
        return self._han_number(match)

    def _han_name(self, start: int) -> reject.Span | None:
        text, floor = self.plain, self.floor
        first = text[start]
        if first in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
            return start, start + 1, "enumerator"
        if first == "首":
            match = reject.FIRST.match(text, start)
            return (start, match.end(), "ordinal") if match else (start, start + 1, "word")
        if start > floor and (found := reject.ordinal(text, start, floor)) is not None:
            return found
        for pattern, reason in ((reject._HAN_DATE, "date"), (reject.FIXED, "idiom"), (reject._IS, "enumerator")):
            match = pattern.match(text, start)
            if match is not None:
                return start, match.end(), reason
        run = HAN_RUN.match(text, start)
        end = run.end() if run else start + 1
        return self._han_word(start, end)

    def _han_word(self, start: int, end: int) -> reject.Span | None:
        text = self.plain
        before = text[start - 1] if start > self.floor else ""
        if before in reject._JOINED and before and (text[start] == "一" or before in "每之"):
            return start - 1, end, "word"
        if before in reject._VAGUE_ONE and before and end - start == 1 and text[start] == "一":
            return start - 1, end, "idiom"
        found = reject.enumerator(text, start, end, self.floor)
        if found is not None:
            return found
        if reject.WOVEN.match(text, start) and not any(c.isdigit() for c in text[start : start + 4]):
            woven = reject.WOVEN.match(text, start)
            if woven is not None and unit_at(text, start + 1, han=True) is None:
                return start, woven.end(), "name"
        match = reject.LEVEL.match(text, end)
        if match is not None:
            return start, match.end(), "anniversary" if "周年" in match[0] else "level"
        if text[end : end + 1] == "期" and reject._PHASE.match(text, end):
            return start, end + 1, "ordinal"
        place = reject.quoted(text, start)
        return (start, end, "name") if place is not None else None

    def _share(self, start: int) -> Quantity | None:
        """百分之N, 三分之二, 百分百."""
        text = self.plain
        match = re.compile("([百千万佰仟]+|[一二三四五六七八九十]{1,3})(?= ?分 ?之)").match(text, start)
        if match is None:
            return None
        upper = FRACTION.match(text, match.end())
        lower = numeral(match[0])
        if upper is None or not lower:
            return None
        written = upper["upper"].replace(" ", "")
        value = arabic(written) if written[0].isdigit() else numeral(written)
        if value is None:
            return None
        points = value * 100 / lower
        number = Number(points, ONE, start, upper.end(), text[start : upper.end()])
        left = hedge(text, start, self.floor)
        return self._measured(number, ("", UNITS["%"]), left)

    def _han_number(self, match: re.Match[str]) -> Found:
        text, start, end = self.plain, match.start(), match.end()
        written = match[0].replace(" ", "")
        value = numeral(written)
        left = hedge(text, start, self.floor)
        scale_only = _SCALE_ONLY.match(written) is not None
        more = HAN_MORE.match(text, end)
        number = Number(value or ONE, ONE, start, end, match[0])
        if more is not None:
            number = Number(value or ONE, scaled(ONE, more["scale2"] or "")[1], start, more.end(), match[0], more["more"])
        unit = self._unit(number.end, han=True)
        before = text[start - 1] if start > self.floor else ""
        if before in _HEDGES_OF_SCALE and before and (unit or scale_only):
            left = Left(start - 1, ">", before)
        elif scale_only and left.comparator == "=":
            return self.label((start, end, "name"))
        if value is None or (unit is None and left.comparator == "="):
            return self.label((start, end, "word"))
        if len(written) > 1 and not re.search("[十百千万亿拾佰仟点]", written) and "零" not in written:
            return self.label((start, end, "name"))
        return self._measured(number, unit, left)

    # what both have in common

    def _unit(self, at: int, *, han: bool) -> tuple[str, Unit] | None:
        if self.plain[at : at + 1] == " ":
            at += 1
        return unit_at(self.plain, at, han=han)

    def _end(self, number: Number, unit: tuple[str, Unit] | None) -> int:
        if unit is None or not unit[0]:
            return number.end
        gap = 1 if self.plain[number.end : number.end + 1] == " " else 0
        return number.end + gap + len(unit[0])

    def _measured(self, number: Number, unit: tuple[str, Unit] | None, left: Left) -> Quantity:
        text = self.plain
        end = self._end(number, unit)
        comparator, approximation = left.comparator, left.approximation
        base = per(text, left.start, self.last_quantity)
        rate = PER_AFTER.match(text, end) if unit else None
        if rate is not None:
            base, end = rate[1], rate.end()
        spanned = self._range(number, unit, end, left.start, base)
        if spanned is not None:
            return spanned
        if number.more:
            comparator, approximation = (
                ("~", f"{approximation}+{number.more}") if comparator == "~" else (">", number.more)
            )
        tail = AFTER.match(text, end)
        if tail is not None:
            end = tail.end()
            behind = after(tail["word"])
            if behind[0] != "=" and comparator == "=":
                comparator, approximation = behind
        return build(self.text, text, (left.start, end), number, unit, (comparator, approximation), base)

    def _range(
        self, number: Number, unit: tuple[str, Unit] | None, end: int, start: int, base: str | None
    ) -> Quantity | None:
        text = self.plain
        match = RANGE.match(text, end)
        if match is None or number.more or text[start - 1 : start] == "由":
            return None
        written = match["number"] or match["han"]
        value = arabic(match["number"]) if match["number"] else numeral(match["han"].replace(" ", ""))
        if value is None or len(written) > LONGEST:
            return None
        begin = match.start("number") if match["number"] else match.start("han")
        amount, factor = scaled(value, match["scale"] or "")
        high = Number(amount, factor, begin, match.end(), written)
        second = self._unit(high.end, han=not match["number"])
        if second is None and unit is not None:
            return None
        if unit is not None and second is not None and unit[1] is not second[1]:
            return None
        low = number
        if unit is None and number.factor == ONE and factor != ONE and number.value * factor <= high.full:
            low = Number(number.value, factor, number.start, number.end, number.written)
        if low.full > high.full:
            return None
        stop = self._end(high, second)
        tail = re.compile(" ?(?:之间|以内|左右)").match(text, stop)
        stop = tail.end() if tail else stop
        return ranged(self.text, (start, stop), low, high, second or unit, base, text)
