"""Fonts with Chinese characters: those of the system, else that of the package manimgx-fonts-cjk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

PACKAGE = "manimgx_fonts_cjk"

_SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "STSong", "SimSun", "AR PL UMing CN")
_HEI = ("SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei",
        "PingFang SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei")  # fmt: skip
_BODY = ("FangSong_GB2312", "FangSong", "STFangsong", *_SONG, *_HEI)
_TITLE = ("FZXiaoBiaoSong-B05S", "STZhongsong", *_SONG, *_HEI)
_OTHER = re.compile(r"CJK|Han S|Song|Ming|Hei|Kai|Fang", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of body, headings and title, the first that there is first, and where they are found."""

    body: list[str]
    head: list[str]
    title: list[str]
    found: Any


@cache
def fonts(*, system: bool = True, packaged: bool = True) -> Fonts | None:
    """The fonts to print with: the system's, else those of the package; None where none has Chinese characters."""
    import typst

    places = [(True, list[Path]())] if system else []
    places += [(system, _packaged())] if packaged else []
    for own, paths in places:
        found = typst.Fonts(include_system_fonts=own, include_embedded_fonts=True, font_paths=paths)
        families = found.families()
        if _chinese(families):
            return Fonts(_order(_BODY, families), _order(_HEI, families), _order(_TITLE, families), found)
    return None


def _packaged() -> list[Path]:
    """The folder of the fonts that come as a package, where it is installed."""
    spec = util.find_spec(PACKAGE)
    return [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []


def _chinese(families: Iterable[str]) -> list[str]:
    known = {*_BODY, *_TITLE}
    return [each for each in families if each in known or _OTHER.search(each)]


def _order(wanted: Iterable[str], families: Iterable[str]) -> list[str]:
    """The wanted families that there are, then any other with Chinese characters."""
    there = list(families)
    first = [each for each in wanted if each in there]
    return first + [each for each in _chinese(there) if each not in first]
