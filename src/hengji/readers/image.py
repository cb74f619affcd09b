"""A picture (PNG, JPEG, TIFF, BMP, GIF) of a table → grids; see `hengji.readers.scan`."""

from __future__ import annotations

from hengji.readers import scan
from hengji.readers.scan.models import models
from hengji.tables.grid import Grid


def read(data: bytes) -> tuple[list[Grid], tuple[str, ...]]:
    """The tables in the pictures of the file, and the lines after the last one.

    Raises:
        UnreadableError: the extra `ocr` is not installed, the file is damaged or too large, or holds no table.
    """
    models()
    from hengji.readers.scan import picture

    with picture.opened(data) as image:
        found = scan.recognised(range(picture.count(image)), lambda index: picture.page(image, index))
    return scan.joined([found[index].page for index in sorted(found)], found)
