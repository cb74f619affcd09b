"""Scans made by hand: a page with a made-up table, printed, laid askew, darkened, put into a file as a picture."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TITLE = "2023年度项目绩效目标自评表（样表）"
HEADS = ("一级指标", "三级指标", "年度指标值", "实际完成值", "说明")
ROWS = (
    ("产出指标", "培训人数（人）", "≥4000人", "8956人", "全年举办培训班37期。"),
    ("产出指标", "巡查河道长度", "120.5公里", "118.25公里", "因汛期少巡查2次。"),
    ("效益指标", "群众满意度", "≥90%", "96.4%", "发放问卷1305份。"),
)
"""Made up."""

DOTS = 200
_WIDTHS = (160, 330, 250, 250, 500)
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
)


def font(size: int) -> ImageFont.FreeTypeFont | None:
    """A font with Chinese characters, None where this machine has none."""
    found = next((path for path in _FONTS if Path(path).exists()), None)
    return None if found is None else ImageFont.truetype(found, size, index=2)


def page(size: int = 30) -> Image.Image:
    """The made-up table on a page; one label spans the rows of its group."""
    image = Image.new("L", (1654, 1000), 255)
    pen, letters = ImageDraw.Draw(image), font(size)
    pen.text((480, 90), TITLE, fill=0, font=letters)
    lefts = [80 + sum(_WIDTHS[:index]) for index in range(len(_WIDTHS) + 1)]
    tops = [200 + 90 * index for index in range(len(ROWS) + 2)]
    for row, cells in enumerate((HEADS, *ROWS)):
        for column, text in enumerate(cells):
            again = column == 0 and row > 1 and ROWS[row - 2][0] == text
            if not again:
                pen.line([(lefts[column], tops[row]), (lefts[column + 1], tops[row])], fill=0, width=3)
                pen.text((lefts[column] + 14, tops[row] + 24), text, fill=0, font=letters)
    pen.line([(lefts[0], tops[-1]), (lefts[-1], tops[-1])], fill=0, width=3)
    for left in lefts:
        pen.line([(left, tops[0]), (left, tops[-1])], fill=0, width=3)
    return image


def scanned(image: Image.Image, *, degrees: float = 0.0, noise: float = 9.0, seed: int = 7) -> Image.Image:
    """As it comes from a scanner: turned by some degrees, a little blurred, grey and grainy."""
    turned = image.rotate(
        degrees, expand=degrees % 90 != 0 or degrees != 0, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    values = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6))).astype(np.float32) * 0.88 + 20
    values += np.random.default_rng(seed).normal(0, noise, values.shape)
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def printed(path: Path, index: int = 0) -> Image.Image:
    """A page of a PDF as a picture of 200 dpi."""
    with pypdfium2.PdfDocument(path) as document:
        return document[index].render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=75)
    return out.getvalue()


def pdf(*images: Image.Image) -> bytes:
    """A PDF of nothing but pictures."""
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=DOTS)
    return out.getvalue()


def bomb_png(width: int, height: int) -> bytes:
    """A picture that says it has so many pixels, all black, in a few bytes a line."""
    line = zlib.compress(bytes(1 + width // 8) * 1000, 9)
    parts = (b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0), b"IDAT" + line, b"IEND")
    chunks = (struct.pack(">I", len(p) - 4) + p + struct.pack(">I", zlib.crc32(p)) for p in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def bomb_jpeg(width: int, height: int) -> bytes:
    """A small picture whose head says that it is a huge one."""
    data = jpeg(Image.new("L", (64, 64), 255))
    at = data.index(b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def flood_pdf(pixels: int, count: int) -> bytes:
    """A PDF whose pages all show one picture of so many pixels a side, which takes a few kilobytes in the file."""
    stream = zlib.compress(zlib.compress(bytes(pixels * pixels // 8), 9), 9)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids))
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray" % (
        pixels,
        pixels,
    )
    head += b"/Filter[/FlateDecode/FlateDecode]/Length %d>>" % len(stream)
    objects.append(head + b"stream\n" + stream + b"\nendstream")
    for number in range(count):
        resources = b"/Resources<</XObject<</I 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>" % (5 + 2 * number, resources))
        objects.append(b"<</Length 28>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream")
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at)
    return bytes(out)


def alone(path: Path, index: int) -> bytes:
    """One page of a PDF as a PDF of its own."""
    out = io.BytesIO()
    with pypdfium2.PdfDocument(path) as whole, pypdfium2.PdfDocument.new() as made:
        made.import_pages(whole, [index])
        made.save(out)
    return out.getvalue()
