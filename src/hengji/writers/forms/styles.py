"""The looks of a form's cells in a workbook: 宋体 and 黑体, thin rules, text that a person may open and leave again."""

from __future__ import annotations

from hengji.writers.marked.sheets import MAIN

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

LOOKS = {
    "title": (1, 0, "center", "center"),
    "above": (0, 0, "center", "center"),
    "heading": (2, 1, "center", "center"),
    "value": (0, 1, "left", "center"),
    "centred": (0, 1, "center", "center"),
    "long heading": (2, 1, "center", "top"),
    "long": (0, 1, "left", "top"),
    "first": (0, 2, "left", "top"),
    "middle": (0, 3, "left", "top"),
    "last": (0, 4, "left", "top"),
    "plain": (0, 0, "left", "center"),
    "under": (3, 0, "left", "top"),
}
"""Font, rules, alignment across and down of each look."""

_FONTS = (
    '<sz val="10.5"/><name val="宋体"/><family val="3"/><charset val="134"/>',
    '<b/><sz val="18"/><name val="宋体"/><family val="3"/><charset val="134"/>',
    '<sz val="10.5"/><name val="黑体"/><family val="3"/><charset val="134"/>',
    '<sz val="9"/><name val="宋体"/><family val="3"/><charset val="134"/>',
)
_SIDES = ("left", "right", "top", "bottom")
_RULES = ((), _SIDES, ("left", "right", "top"), ("left", "right"), ("left", "right", "bottom"))
"""No rules, all around, and those of the first, a middle and the last piece of a cell that goes on in further rows."""


def look(style: str, text: str = "") -> int:
    """The number of a look; of its twin that keeps text text where the text begins like a formula."""
    number = list(LOOKS).index(style) + 1
    return number + len(LOOKS) if text.startswith(_FORMULA) else number


def _format(style: str, extra: str) -> str:
    font, border, across, down = LOOKS[style]
    return (
        f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyFont="1"'
        f' applyBorder="1" applyAlignment="1"{extra}><alignment horizontal="{across}" vertical="{down}" wrapText="1"/></xf>'
    )


def _border(sides: tuple[str, ...]) -> str:
    drawn = (f'<{side} style="thin"><color auto="1"/></{side}>' if side in sides else f"<{side}/>" for side in _SIDES)
    return f"<border>{''.join(drawn)}<diagonal/></border>"


_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
_FORMATS = "".join(_format(each, extra) for extra in ("", ' quotePrefix="1"') for each in LOOKS)
STYLES = (
    f'{_HEAD}<styleSheet xmlns="{MAIN}">'
    f'<fonts count="{len(_FONTS)}">{"".join(f"<font>{each}</font>" for each in _FONTS)}</fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="{len(_RULES)}">{"".join(_border(each) for each in _RULES)}</borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{2 * len(LOOKS) + 1}">{_PLAIN}{_FORMATS}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""The part of a workbook that says how its cells look."""
