"""The straight lines that a PDF page draws: strokes, thin filled rectangles, the outlines of filled ones.

Lines inside forms (pictures drawn by reference) are found too; what lies outside a clipping area is not seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hengji.readers import limits
from hengji.readers.pages.ruling import Rule
from hengji.readers.pdf.view import TooMuchError, View

Area = tuple[float, float, float, float]
Point = tuple[float, float]

_STRAIGHT = 1.2
"""A line that strays no more than this from level or upright is so, in points."""

_THIN = 5.0
"""A filled area no thicker than this and three times as long is a line."""

_FORMS = 12
"""Forms within forms that are followed."""

_LINE, _MOVE = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_MOVETO


class Matrix(NamedTuple):
    """How coordinates are carried over into those around them."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def carried(self, x: float, y: float) -> Point:
        """The point in the coordinates around."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: Matrix) -> Matrix:
        """This one first, then the outer one."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Matrix(a, b, c, d, *outer.carried(self.e, self.f))


_SAME = Matrix(1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawing:
    """The lines of one page as they are seen; `outlines` are the edges of filled areas, in case no lines are drawn.

    `pictures` is the share of the page that its largest picture covers.
    """

    view: View
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    outlines: list[Area] = field(default_factory=list)
    pictures: float = 0.0
    objects: int = 0
    segments: int = 0

    def read(self, page: Any) -> None:
        """Everything that the page draws."""
        area = (0.0, 0.0, self.view.width, self.view.height)
        count = pdfium.FPDFPage_CountObjects(page)
        for index in range(count):
            self._object(pdfium.FPDFPage_GetObject(page, index), _SAME, area, 0)

    def _object(self, thing: Any, outer: Matrix, area: Area, depth: int) -> None:
        self.objects += 1
        if self.objects > limits.PAGE_OBJECTS:
            raise TooMuchError
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            seen = self._clipped(thing, outer, area)
            if seen is not None:
                self._path(thing, _matrix(thing).within(outer), seen)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORMS:
            inner, seen = _matrix(thing).within(outer), self._clipped(thing, outer, area)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing) if seen is not None else 0):
                self._object(pdfium.FPDFFormObj_GetObject(thing, index), inner, seen or area, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(_matrix(thing).within(outer))

    def _picture(self, matrix: Matrix) -> None:
        left, top, right, bottom = _around([self.view.seen(*matrix.carried(x, y)) for x in (0, 1) for y in (0, 1)])
        whole = max(self.view.width * self.view.height, 1.0)
        self.pictures = max(self.pictures, (right - left) * (bottom - top) / whole)

    def _clipped(self, thing: Any, outer: Matrix, area: Area) -> Area | None:
        """The part of the area in which the thing is seen, None where it is not."""
        clip = pdfium.FPDFPageObj_GetClipPath(thing)
        for index in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
            count = pdfium.FPDFClipPath_CountPathSegments(clip, index)
            self._count(count)
            points = [_point(pdfium.FPDFClipPath_GetPathSegment(clip, index, each)) for each in range(count)]
            if points:
                area = _common(area, _around([self.view.seen(*outer.carried(*point)) for point in points]))
                if area[0] > area[2] or area[1] > area[3]:
                    return None
        return area

    def _path(self, path: Any, matrix: Matrix, area: Area) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
            return
        count = pdfium.FPDFPath_CountSegments(path)
        self._count(count)
        for strokes in _parts(path, count):
            places = [self.view.seen(*matrix.carried(*point)) for point in strokes.points]
            if not all(math.isfinite(each) for place in places for each in place):
                continue
            if stroke.value or _is_thin(_around(places)):
                self._lines(places, area, filled=not stroke.value)
            elif fill.value and strokes.straight:
                self.outlines.append(_common(_around(places), area))

    def _count(self, segments: int) -> None:
        self.segments += max(0, segments)
        if self.segments > limits.PAGE_SEGMENTS:
            raise TooMuchError

    def _lines(self, places: list[Point], area: Area, *, filled: bool) -> None:
        if filled or (len(places) > 2 and _is_thin(_around(places))):
            left, top, right, bottom = _around(places)
            if right - left >= bottom - top:
                places = [(left, (top + bottom) / 2), (right, (top + bottom) / 2)]
            else:
                places = [((left + right) / 2, top), ((left + right) / 2, bottom)]
        for (x0, y0), (x1, y1) in pairwise(places):
            self._rule(x0, y0, x1, y1, area)

    def _rule(self, x0: float, y0: float, x1: float, y1: float, area: Area) -> None:
        """One straight line, as much of it as is seen."""
        left, top, right, bottom = _common((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), _wider(area))
        if right < left or bottom < top:
            return
        if bottom - top <= _STRAIGHT:
            self.horizontal.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _STRAIGHT:
            self.vertical.append(Rule((left + right) / 2, top, bottom))

    def outline(self) -> None:
        """Take the edges of filled areas for lines: some programs part cells by their colour alone."""
        for left, top, right, bottom in self.outlines:
            self.horizontal += [Rule(top, left, right), Rule(bottom, left, right)]
            self.vertical += [Rule(left, top, bottom), Rule(right, top, bottom)]


class _Part(NamedTuple):
    """One stretch of a path drawn without lifting the pen."""

    points: list[Point]
    straight: bool


def _parts(path: Any, count: int) -> Iterator[_Part]:
    points: list[Point] = []
    straight = True
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind, point = pdfium.FPDFPathSegment_GetType(segment), _point(segment)
        if kind == _MOVE:
            if len(points) > 1:
                yield _Part(points, straight)
            points, straight = [point], True
            continue
        if kind == _LINE:
            points.append(point)
        else:  # a curve is no line, but the pen goes on from its end
            if straight and len(points) > 1:
                yield _Part(points, straight)
            points, straight = [point], False
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield _Part(points, straight)


def _point(segment: Any) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _SAME
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _around(points: list[Point]) -> Area:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _common(one: Area, other: Area) -> Area:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _wider(area: Area) -> Area:
    """A line on the very edge of what is seen is seen."""
    return area[0] - 1, area[1] - 1, area[2] + 1, area[3] + 1


def _is_thin(area: Area) -> bool:
    width, height = area[2] - area[0], area[3] - area[1]
    return min(width, height) <= _THIN and max(width, height) >= 3 * min(width, height)
