"""Small PDF files written by hand: pages of lines and letters, and files that are broken on purpose."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

from tests.bad_files import noise

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = {
    90: b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [91 0 R] /ToUnicode 93 0 R >>",
    91: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    b" /Supplement 0 >> /FontDescriptor 92 0 R /DW 1000 >>",
    92: b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200"
    b" /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
}  # fmt: skip
MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap end end"""
WHOLE = b"\n".join(b"1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange" % (n, n, n) for n in range(256))


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The objects as a file."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, size)]
    head = b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, b"".join(rows), size, trailer)
    return out + head + b"startxref\n%d\n%%%%EOF\n" % len(out)


def pdf(
    contents: Sequence[bytes], *, rotate: int = 0, size: tuple[int, int] = (842, 595), told: bool = True,
    forms: dict[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """Pages with these contents; forms can be drawn by name; letters whose font is not `told` have no characters."""
    objects = {1: CATALOG, **FONT, 93: stream(MAP % (WHOLE if told else b""))}
    named = b"".join(b"/%s %d 0 R " % (name.encode(), 50 + n) for n, name in enumerate(forms or {}))
    resources = b"/Resources << /Font << /F 90 0 R >> /XObject << %s >> >>" % named
    for n, body in enumerate((forms or {}).values()):
        box = b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Matrix [1 0 0 1 0 0] "
        objects[50 + n] = stream(body, box + resources)
    kids = []
    for n, content in enumerate(contents):
        page, text = 100 + 2 * n, 101 + 2 * n
        kids.append(b"%d 0 R" % page)
        objects[text] = stream(zlib.compress(content), b"/Filter /FlateDecode")
        objects[page] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R %s >>" % (
            *size, rotate, text, resources,
        )  # fmt: skip
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return written(dict(sorted(objects.items())))


def letters(x: float, y: float, text: str, size: float = 10) -> bytes:
    return b"BT /F %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())


def stroked(x0: float, y0: float, x1: float, y1: float) -> bytes:
    return b"0.5 w %g %g m %g %g l S\n" % (x0, y0, x1, y1)


def thin(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """The same line as a filled rectangle."""
    return b"%g %g %g %g re f\n" % (x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5)


XS, HEIGHT, TOP = (40, 160, 400, 640), 40, 500
Rows = Sequence[Sequence[str]]
HEADS = ("指标", "目标值", "完成值")
ROWS: Rows = (HEADS, ("培训人数", "不少于200人", "215人"), ("开展活动", "12场", "12场"))


def grid(
    rows: Rows, line: Callable[[float, float, float, float], bytes] = stroked, *, closed: tuple[bool, bool] = (True, True)
) -> bytes:  # fmt: skip
    """A table of three columns; where it is not `closed` above or below, that line is not drawn."""
    bottom = TOP - HEIGHT * len(rows)
    out = b"".join(line(x, bottom, x, TOP) for x in XS)
    for n in range(len(rows) + 1):
        if (n or closed[0]) and (n < len(rows) or closed[1]):
            out += line(XS[0], TOP - HEIGHT * n, XS[-1], TOP - HEIGHT * n)
    for n, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            for k, part in enumerate(text.split("\n")):
                out += letters(x + 5, TOP - HEIGHT * n - 14 - 12 * k, part)
    return out


TITLE = letters(300, 560, "项目支出绩效自评表", 14)


def page(content: bytes, more: bytes = b"") -> dict[int, bytes]:
    """The objects of a file of one page with this content."""
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % more
    return {1: CATALOG, 2: pages, 3: one, 4: content}


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 10003))
    pages = b"<< /Type /Pages /Count 10000 /Kids [%s] >>" % kids
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return written({1: CATALOG, 2: pages, **dict.fromkeys(range(3, 10003), one)})


def laughs(depth: int) -> bytes:
    """Forms that each draw the next one ten times."""
    objects = page(stream(b"/A Do " * 10), b"/XObject << /A 5 0 R >>")
    for n in range(5, 5 + depth):
        last = n == 4 + depth
        named = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >> " % (n + 1)
        objects[n] = stream(b"0 0 9 9 re f" if last else b"/A Do " * 10, named)
    return written(objects)


def form_cycle() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> "
    return written({**page(stream(b"/A Do"), b"/XObject << /A 5 0 R >>"), 5: stream(b"/A Do", form)})


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return written(page(stream(data, b"/Filter [%s] " % (b"/FlateDecode " * times))))


def picture(count: int, side: int) -> bytes:
    more = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8" % (
        side,
        side,
    )
    image = stream(zlib.compress(bytes(side * side), 9), more + b" /Filter /FlateDecode ")
    content = stream(b"q 595 0 0 842 0 0 cm /A Do Q " * count)
    return written({**page(content, b"/XObject << /A 5 0 R >>"), 5: image})


def locked() -> bytes:
    """A file that wants a password: its keys fit none."""
    keys = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00><00>]" % (b"11" * 32, b"22" * 32)
    return written(page(stream(b"")), keys)


def hidden() -> bytes:
    """A bomb whose dictionary is written so as not to be understood."""
    bomb = zlib.compress(b" " * 400_000_000, 9)
    odd = b"/A (9 0 obj endobj) /B (%s) /Filter /Fl#61teDecode" % (b"x" * 9000)
    return written(page(stream(bomb, odd)))


REFUSED: dict[str, Callable[[], bytes]] = {
    "pages.pdf": many_pages,
    "counted.pdf": lambda: written({1: CATALOG, 2: b"<< /Type /Pages /Count 999999999 /Kids [3 0 R] >>", 3: page(b"")[3]}),
    "page-cycle.pdf": lambda: written({1: CATALOG, 2: b"<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>"}),
    "form-cycle.pdf": form_cycle,
    "laughs.pdf": lambda: laughs(12),
    "bomb.pdf": lambda: packed(b" " * 400_000_000),
    "strokes.pdf": lambda: packed(b"0 0 9 9 re f\n" * 5_000_000),
    "twice-packed.pdf": lambda: packed(b" " * 500_000_000, 2),
    "hidden.pdf": hidden,
    "rectangles.pdf": lambda: written(page(stream(b"0 0 9 9 re f\n" * 200_000))),
    "segments.pdf": lambda: written(page(stream(b"0 0 m " + b"9 9 l " * 490_000 + b"S"))),
    "hatched.pdf": lambda: pdf([TITLE + b"".join(stroked(9 * x, 3 * y, 9 * x + 5, 3 * y) for x in range(93) for y in range(198))]),
    "brackets.pdf": lambda: written(page(stream(b"[" * 2_000_000))),
    "saved.pdf": lambda: written(page(stream(b"q " * 2_000_000))),
    "pictures.pdf": lambda: picture(5000, 9000),
    "locked.pdf": locked,
    "untold.pdf": lambda: pdf([TITLE + grid(ROWS)], told=False),
    "truncated.pdf": lambda: (whole := pdf([TITLE + grid(ROWS)]))[: len(whole) // 20],
    "noise.pdf": lambda: b"%PDF-1.7\n" + noise(7, 100_000),
    "no-table.pdf": lambda: pdf([TITLE]),
}  # fmt: skip
"""Each must end in one clear line."""
