"""Scans and photographs of tables → pages: put straight, cells from the drawn lines, letters recognised.

The pages go the same way as those of a PDF (`hengji.readers.pages`).  What was read with little certainty is marked, see
`hengji.tables.grid.Doubt`.  It needs the extra `ocr`; its models lie in the installed packages, nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hengji.readers import limits
from hengji.readers.pages import Page, stitch
from hengji.readers.scan.models import models
from hengji.readers.steps import Step, announce
from hengji.tables.errors import UnreadableError
from hengji.tables.grid import Grid

if TYPE_CHECKING:
    from hengji.readers.scan.sheet import Scanned

Rendered = Callable[[int], tuple[Any, float]]
"""The picture of a page, counted from 0, and its pixels an inch."""


def recognised(numbers: Sequence[int], rendered: Rendered) -> dict[int, Scanned]:
    """The pages with these indices, read one after the other.

    Raises:
        UnreadableError: the extra is not installed, there are too many pages, or nothing is written on any of them.
    """
    if len(numbers) > limits.SCAN_PAGES:
        raise _long(len(numbers))
    loaded = models()
    from hengji.readers.scan.sheet import scanned

    found: dict[int, Scanned] = {}
    for done, index in enumerate(numbers, 1):
        zh, en = f"识别第{done}/{len(numbers)}页", f"reading page {done} of {len(numbers)}"
        announce(Step(zh, en, limits.SCAN_PAGE_SECONDS, limits.SCAN_MEGABYTES))
        picture, dots = rendered(index)
        found[index] = scanned(picture, dots, index + 1, loaded)
    if not any(each.lines for each in found.values()):
        raise _blank()
    return found


def joined(pages: Sequence[Page], found: dict[int, Scanned]) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables of all pages, with what is doubtful in those that were recognised, and the lines after the last one.

    Raises:
        UnreadableError: no table is drawn on any page.
    """
    if not any(page.tables for page in pages):
        raise _no_lines()
    grids, after = stitch(pages)
    if found:
        from hengji.readers.scan.doubts import with_doubts

        grids = with_doubts(grids, [doubt for each in found.values() for doubt in each.doubted])
    return grids, after


def _long(count: int) -> UnreadableError:
    return UnreadableError(
        f"扫描件有{count}页要识别，超过上限{limits.SCAN_PAGES}页；请只保留绩效表所在的页，或提供Word文档。",
        f"{count} scanned pages are to be read, over the limit of {limits.SCAN_PAGES}; keep only the pages of the table, or"
        " provide the docx.",
    )


def _blank() -> UnreadableError:
    return UnreadableError(
        "图片里没有文字，像是空白页；请检查扫描件是否完整、正反面是否放对后重试。",
        "There is no text in the picture, it looks like a blank page; check the scan and try again.",
    )


def _no_lines() -> UnreadableError:
    return UnreadableError(
        "图片里没有找到表格线，分不出单元格；请放平、对正后以200 dpi以上重新扫描，或提供Word文档。",
        "No lines of a table were found in the picture, so its cells cannot be told; scan it flat and straight at 200 dpi or"
        " more, or provide the docx.",
    )
