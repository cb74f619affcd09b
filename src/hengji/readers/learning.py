"""A blank form → a proposed layout: its blocks in the order of the sheet, a role for every column, doubts marked `# ?`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hengji.readers import xlsx
from hengji.readers.guessing import Guess, guesses, printed_roles
from hengji.readers.headings import Header, candidates
from hengji.readers.kind import called
from hengji.readers.open import open_document
from hengji.readers.parts import Head, Learned, Part, gathered
from hengji.readers.rows import Box, Row, rows
from hengji.readers.sheet import Place, places
from hengji.readers.stacked import headers
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Document, Grid
from hengji.tables.layouts import heading_roles, label_roles
from hengji.tables.layouts.layout import ROLES

_BLANK_YEAR = re.compile(r"[（(]?\s*(?:20\d\d|[\s_＿×X]*)\s*年度\s*[)）]?")
_NOTE = re.compile(r"(?:注|备注|说明|填[表报]说明)\s*[:：]")
_SIGNED = re.compile(r"填[表报]人|负责人|审核人|联系电话|经办人|填[表报]日期")
_FIGURE = re.compile(r"[\d.,%\s—–-]+")
_ANNEX = re.compile(r"附[件表]?\S{0,4}|\S{0,8}[表件号]\s*[\d一二三四五六七八九十-]+[:：]?")
_MONEY = re.compile(r"[（(](?:[万亿百千]?元)[)）]|金额|额度|资金|经费|价款|款项|预算")
_AMOUNTS = (
    ("approved", "年初|安排|下达"),
    ("revised", "调整"),
    ("outturn", "拨付|执行|支出|使用|到位"),
    ("rate", "率|比例"),
)
_LEAST = 3  # so many headings side by side, all filled, make a heading row of unknown words
_LONGEST = 30


def open_blank(path: Path) -> Document:
    """A blank form as tables of cells, empty ones too.

    Raises:
        UnreadableError: the file cannot be read, or has no table.
    """
    document = open_document(path)
    if document.kind == "xlsx":
        document = replace(document, grids=tuple(xlsx.read(path.read_bytes(), blanks=True)[0]))
    if not any(grid.cells for grid in document.grids) or document.kind == "text":
        zh, en = called(document.name)
        raise UnreadableError(
            f"{zh}里没有表格；请给一份空白的 docx 或 xlsx 表。",
            f"{en} holds no table; please give a blank docx or xlsx form.",
        )
    return document


def learn(document: Document) -> Learned:
    """The blocks of the largest table of a blank form."""
    grid = max(document.grids, key=lambda each: len(each.cells))
    return _Sheet(document, grid).learned()


class _Sheet:
    def __init__(self, document: Document, grid: Grid) -> None:
        self.document, self.grid = document, grid
        self.rows = rows(document, (grid,))
        self.lines = [places(grid, row.index) for row in self.rows]
        self.heads = headers(self.rows)
        self.made = Learned("", grid.columns)

    def learned(self) -> Learned:
        """The whole form."""
        outside = [line.strip() for line in self.grid.before if line.strip()]
        start = self._title(outside)
        index = start
        while index < len(self.rows):
            index = self._block(index)
        self.made.parts = list(gathered(self.made.parts))
        after = [line.strip() for line in self.document.after if line.strip()]
        for line in after:
            self._closing(line)
        return self.made

    def _title(self, outside: list[str]) -> int:
        """The title and the lines below it; the index of the first row of the sheet proper."""
        index = 0
        inside = []
        while index < len(self.rows) and len(self.rows[index].filled) == 1 and index not in self.heads:
            text = self.rows[index].filled[0].text
            if label_roles(text) and not _BLANK_YEAR.fullmatch(text):
                break
            inside.append(" ".join(text.split()))
            index += 1
        lines = [*outside, *inside]
        self.made.title = max(lines, key=_likeness, default="") or (lines[0] if lines else self.grid.name or "表")
        below = lines[lines.index(self.made.title) + 1 :] if self.made.title in lines else []
        self.made.above = ["（{year}年度）" if _BLANK_YEAR.fullmatch(line) else line for line in below]
        return index

    def _block(self, index: int) -> int:
        """The block that begins with this row; the index of the row after it."""
        head, deep, leaves = self.heads.get(index) or self._unknown_head(index) or (None, 1, None)
        line = self.lines[index]
        if leaves is not None:
            return self._columns(index, head, deep, leaves)
        if self._is_objective(line):
            part = Part("objectives", line[0].text, line[0].columns)
            part.heads = [Head("", "", self.made.width - line[0].columns, Guess("objectives", sure=True))]
            self.made.parts.append(part)
        elif self._is_total(line):
            self.made.parts.append(self._total(line))
        else:
            self._line(line)
        return index + 1

    def _is_objective(self, line: list[Place]) -> bool:
        blank = all(not place.text for place in line[1:])
        return blank and label_roles(line[0].text)[:1] == ("objective",) and line[0].columns < self.made.width

    def _is_total(self, line: list[Place]) -> bool:
        """The row below the indicators that adds them up: called so, or right below them, its name under several columns."""
        if not any(part.kind == "indicators" for part in self.made.parts):
            return False
        return "total" in label_roles(line[0].text) or (
            self.made.parts[-1].kind == "indicators" and _sums(line, self.made.parts[-1], self.made.width)
        )

    def _unknown_head(self, index: int) -> tuple[Header | None, int, Row] | None:
        """A heading row of words that no list knows: all of its cells are filled, and those of the row below are not."""
        row, line = self.rows[index], self.lines[index]
        own = line[1:] if line and line[0].rows > 1 else line
        texts = [place.text for place in own]
        if len(own) < _LEAST or not all(texts) or any(len(t) > _LONGEST or _FIGURE.fullmatch(t) for t in texts):
            return None
        below = self._below(row.index)
        if any(not place.ends for place in own) and below:
            leaves = [place for place in below if place.begins]
            if len(leaves) > 1 and all(place.text for place in leaves) and index + 1 < len(self.rows):
                return None, 2, _stacked(self.rows[index], self.rows[index + 1])
        free = [place for place in below if place.begins and not place.text]
        closes = (
            index + 1 == len(self.rows) and not below and not any(_SIGNED.search(t) or label_roles(t) for t in texts)
        )
        return (None, 1, row) if closes or (below and len(free) * 2 >= len(own)) else None

    def _below(self, row: int) -> list[Place]:
        """The row of the sheet below this one; a band across the page, which names a group of rows, is passed over."""
        for at in range(row + 1, min(row + 3, self.grid.rows)):
            line = places(self.grid, at)
            if not _is_band(line, self.made.width):
                return line
        return []

    def _columns(self, index: int, head: Header | None, deep: int, leaves: Row) -> int:
        """A block of columns, with its frame, and the rows below it."""
        first = self.lines[index][0]
        roles = {column.start: column.role for column in head.columns} if head else {0: "note"}
        framed = first.begins and bool(first.text) and (first.rows > deep or not roles.get(first.column))
        words = [first.text if framed else "", *(box.text for box in leaves.boxes)]
        kind = head.kind if head else self._unknown_kind(index + deep, first.columns if framed else 0, words)
        part = Part(
            kind if kind != "sideways" else "funds", first.text if framed else "", first.columns if framed else 1
        )
        boxes = [box for box in leaves.boxes if not framed or box.column >= first.columns]
        part.heads = self._heads(part.kind, head, boxes, first.columns if framed else 0)
        end = self._end(index + deep, first, part, framed=framed)
        if part.kind == "indicators":
            seen = printed_roles(self.lines[index + deep : end + 1], _starts(part, first.columns if framed else 0))
            part.heads = self._heads(part.kind, head, boxes, first.columns if framed else 0, seen)
        if part.kind == "funds":
            names = (self._name(at, first, framed=framed) for at in range(index + deep, end))
            part.rows = [name for name in names if name]
        self.made.parts.append(part)
        if head is not None:
            self.made.headers.append(head)
        return end

    def _unknown_kind(self, index: int, start: int, words: Sequence[str]) -> str:
        """What a block of unknown headings lists: money, where its first row is named 总额, 其中：财政拨款 …

        So it does where its rows have printed names and most of its headings, or its frame, speak of amounts.
        """
        line = self.lines[index] if index < len(self.lines) else []
        own = [place for place in line if place.column >= start]
        first = own[0].text if own else ""
        named = bool(first) and not any(place.text for place in own[1:])
        money = sum(bool(_MONEY.search(each)) for each in words)
        if "fund" in (*label_roles(first), *heading_roles(first)) or (named and money * 2 >= len(words) - 1):
            return "funds"
        return "indicators"

    def _heads(
        self, kind: str, head: Header | None, boxes: Sequence[Box], start: int, seen: Mapping[int, str] | None = None
    ) -> list[Head]:
        edges = sorted({start, *(box.column for box in boxes)})
        texts = {box.column: box for box in boxes}
        roles = (
            {c.start: c.role for c in head.columns}
            if head
            else {b.column: next(iter(candidates(b)), None) for b in boxes}
        )
        wide = [(at, (following or self.made.width) - at) for at, following in zip(edges, [*edges[1:], 0], strict=True)]
        words = [" ".join(texts[at].text.split()) if at in texts else "" for at, _ in wide]
        known = [roles.get(at) for at, _ in wide]
        guessed = (
            guesses(words, known, seen)
            if kind == "indicators"
            else [_other(kind, w, r) for w, r in zip(words, known, strict=True)]
        )
        if kind == "funds" and not any(guess.role == "name" for guess in guessed):
            unnamed = next((index for index, role in enumerate(known) if role is None), None)
            guessed = [Guess("name", sure=True) if index == unnamed else guess for index, guess in enumerate(guessed)]
        return [
            Head(word, texts[at].group if at in texts else "", columns, guess)
            for (at, columns), word, guess in zip(wide, words, guessed, strict=True)
        ]

    def _end(self, index: int, first: Place, part: Part, *, framed: bool) -> int:
        """The index of the first row that is no longer of the block."""
        edges = _edges(part, first.columns if framed else 0)
        while index < len(self.rows):
            line = self.lines[index]
            if framed:
                if line[0].begins:
                    return index
            elif index in self.heads or not self._is_record(line, edges, part):
                return index
            index += 1
        return index

    def _is_record(self, line: list[Place], edges: set[int], part: Part) -> bool:
        """Whether a row below the headings is one to be filled in, and neither labels nor the total."""
        if label_roles(line[0].text) and not (part.kind == "funds" and "fund" in label_roles(line[0].text)):
            return False
        if not all(place.column in edges for place in line if place.begins and place.rows):
            return False
        if part.kind == "indicators" and _sums(line, part, self.made.width):
            return False
        filled = [place for place in line if place.text]
        across = any(
            place.columns > 1 and place.column + place.columns not in edges | {self.made.width} for place in line
        )
        wide = any(
            not p.text and sum(p.column <= edge < p.column + p.columns for edge in edges) > 1 for p in line if p.rows
        )
        explicit = self.document.kind != "xlsx"
        return not across and not (wide and explicit) and len(filled) < len(part.heads)

    def _name(self, index: int, first: Place, *, framed: bool) -> str:
        line = self.lines[index]
        own = [place for place in line if not framed or place.column >= first.columns]
        return own[0].text if own else ""

    def _total(self, line: list[Place]) -> Part:
        """The total row: blanks below the weight and below the mark."""
        last = next(part for part in reversed(self.made.parts) if part.kind == "indicators")
        under: dict[int, str] = {}
        at = last.frame_columns if last.frame else 0
        for head in last.heads:
            under[at] = head.guess.role
            at += head.columns
        slots = []
        for place in line:
            role = under.get(place.column, "") if place.columns <= self.made.width // 2 else ""
            value = f"total_{role}" if role in ("weight", "mark") and not place.text else ""
            value = role if role.startswith("fund:") and not place.text else value
            slots.append(("" if value else place.text, value, place.columns))
        return Part("total", lines=[slots])

    def _line(self, line: list[Place]) -> None:
        """A row of labels, each with the blank beside it."""
        if len([place for place in line if place.text]) == 1 and line[0].columns == self.made.width:
            text = line[0].text
            if _NOTE.match(text):
                self.made.notes.append(text)
                return
        framed = line[0].rows > 1 and bool(line[0].text) and len(line) > 1
        slots: list[tuple[str, str, int]] = []
        for place in line[1:] if framed else line:
            label = slots[-1][0] if slots else ""
            value = "" if place.text else _value(label)
            if value and slots and slots[-1][1]:
                slots[-1] = ("", slots[-1][1], slots[-1][2] + place.columns)
            else:
                slots.append((place.text, value, place.columns))
        part = self.made.parts[-1] if self.made.parts else None
        if (framed and not line[0].begins and part and part.frame == line[0].text) or (
            not framed and part and part.kind == "lines" and not part.frame
        ):
            part.lines.append(slots)
        else:
            frame = line[0] if framed else None
            self.made.parts.append(
                Part("lines", frame.text if frame else "", frame.columns if frame else 1, lines=[slots])
            )

    def _closing(self, line: str) -> None:
        if _NOTE.match(line):
            self.made.notes.append(line)
        elif _SIGNED.search(line):
            labels = [each.strip() for each in re.split(r"[:：]\s*", line) if each.strip()]
            self.made.parts.append(Part("signature", lines=[[(label, "", 1) for label in labels]]))


def _is_band(line: list[Place], width: int) -> bool:
    """Whether the only cell of a row runs across the page and names what stands below it."""
    return len(line) == 1 and line[0].begins and bool(line[0].text) and line[0].columns == width > 1


def _value(label: str) -> str:
    """What the blank beside a label holds."""
    role = next(iter(label_roles(label)), "")
    return role if role in ("department", "budget_execution_rate", "total_mark") else "detail"


def _likeness(line: str) -> int:
    named = line.endswith(("表", "书", "报告", "簿", "册", "单", "卡"))
    return 2 * ("绩效" in line) + named - (len(line) > 2 * _LONGEST) - bool(_ANNEX.fullmatch(line))


def _edges(part: Part, start: int) -> set[int]:
    return {0, start, *_starts(part, start)}


def _starts(part: Part, start: int) -> list[int]:
    """Where the columns of a block begin."""
    return [start + sum(head.columns for head in part.heads[:number]) for number in range(len(part.heads))]


def _sums(line: list[Place], part: Part, width: int) -> bool:
    """Whether a row is a total: its name runs under most of the columns, with blanks and round sums beside it."""
    first, edges = line[0], _edges(part, part.frame_columns if part.frame else 0)
    under = sum(first.column <= edge < first.column + first.columns for edge in edges)
    beside = [place.text for place in line[1:]]
    return (
        bool(first.text)
        and first.columns < width
        and under * 2 > len(part.heads)
        and len(beside) > 1
        and not any(text and not _FIGURE.fullmatch(text) for text in beside)
    )


def _other(kind: str, heading: str, role: str | None) -> Guess:
    """The role of a column of a fund block or of objectives."""
    if kind == "objectives":
        role = {
            "target": "objectives",
            "objective": "objectives",
            "mid_term": "detail",
            "initial_target": "detail",
        }.get(role or "", role)
    if role in ROLES[kind]:
        return Guess(role, sure=True)
    if kind == "funds":
        return Guess("name", sure=True) if not heading else Guess("note", sure=False, others=_money(heading))
    return Guess("detail", sure=False, others=("objectives", "actual"))


def _money(heading: str) -> tuple[str, ...]:
    """The amounts that the words hint at, or all of them."""
    hinted = tuple(role for role, pattern in _AMOUNTS if re.search(pattern, heading))
    return hinted or ("approved", "revised", "outturn")


def _stacked(upper: Row, lower: Row) -> Row:
    """Two rows of unknown headings as one: the lower ones below their groups, the upper ones that are merged down."""
    groups = [box for box in upper.filled if box.ends]
    leaves = []
    for box in lower.boxes:
        if box.starts:
            over = (g.text for g in groups if g.column <= box.column < g.column + g.columns)
            leaves.append(replace(box, group=next(over, "")))
        elif box.ends:
            leaves.append(replace(box, starts=True))
    return replace(lower, boxes=tuple(leaves))
