"""What a file may cost us, and why: no input may use more than 512 MB or 10 seconds."""

from __future__ import annotations

FILE_BYTES = 20 * 1024 * 1024
"""A table of 300 indicators as text has less than 1 MB; pictures in a Word file are the usual rest."""

PART_BYTES = 32 * 1024 * 1024
"""One unpacked part of a docx or xlsx; a packed file of 1:1000 meets this bound after 32 MB, not after gigabytes."""

PACKAGE_BYTES = 96 * 1024 * 1024
"""All unpacked parts that are read of one file together."""

PACKAGE_PARTS = 5_000
"""Parts of a docx or xlsx; real ones have some dozens."""

TAGS = 1_500_000
"""Opening and closing tags of one XML part or page: a tree takes some 200 bytes for each."""

COLUMNS = 256
"""Columns of one table; the widest official form has fewer than 30, old Excel knew 256."""

ROWS = 4_000
"""Rows of one table."""

CELLS = 100_000
"""Cells of one document."""

GRIDS = 2_000
"""Tables of one document."""

DEPTH = 40
"""Tables within tables."""

TEXT_CHARACTERS = 8_000_000
"""Characters of all cells of one document."""

RESTS = 100
"""Rows that one row may go on over, as it would over so many pages."""

ALIGNED_COLUMNS = 40
"""Columns of a text file up to which shifted fields are put right; wider rows are taken as they stand."""

PAGES = 300
"""Pages of one PDF; the longest table we know of has 60, and a page costs some hundredths of a second."""

PAGE_OBJECTS = 50_000
"""Things drawn on one page (a line, a word, a picture), those in forms too; a full page of a table has some hundreds."""

PAGE_SEGMENTS = 200_000
"""Strokes of all lines on one page."""

PAGE_RULES = 1_500
"""Level or upright lines of one page after those on one another are made one; they are held against each other."""

PAGE_CHARACTERS = 60_000
"""Letters of one page; a full page in the smallest print has 10,000."""

PAGE_SECONDS = 20.0
"""What one page may cost before the rest is refused."""

OFFICE_SECONDS = 60.0
"""What LibreOffice may take to convert one file; a table of 30 pages takes it two seconds."""

OFFICE_MEGABYTES = 1_500
"""Memory of LibreOffice at work; it does not count as ours."""

OFFICE_FILE_MEGABYTES = 64
"""The largest file that LibreOffice may write."""

PDF_BYTES, PDF_FONT_BYTES, PDF_STREAM_BYTES = 160 * 1024 * 1024, 32 * 1024 * 1024, 3 * 1024 * 1024
"""What a PDF, one of its fonts (whole Chinese ones have 20 MB) and any other stream may unpack to, pictures aside.

A full page of a table is drawn with some 100 kB, and each letter of a page may cost 250 bytes.
"""

PDF_STREAMS = 20_000
"""Streams of a PDF: contents of pages, fonts, pictures; a page has a handful."""

PDF_RARE_BYTES = 64 * 1024
"""A stream packed in a way that programs of this century do not use."""

PDF_PAINTS, PDF_STREAM_PAINTS = 600_000, 120_000
"""Things drawn by a PDF with all that is drawn by reference, and by one stream; a full page has some thousands."""
SCAN_PAGES = 100
"""Scanned pages of one file; letters are recognised page by page."""

SCAN_PAGE_SECONDS = 120.0
"""What one scanned page may take; it takes four to ten seconds on two processors that have nothing else to do."""

SCAN_MEGABYTES = 2_000
"""Memory for recognising letters; a page takes some 800."""

PICTURE_PIXELS = 60_000_000
"""Pixels of one picture before it is unpacked; A3 at 400 dpi has 31 million, and a pixel takes four bytes."""

PICTURE_SIDE, PICTURE_LEAST_SIDE = 3_500, 2_000
"""The longer side of a picture that letters are recognised in, in pixels: A4 at 200 dpi has 2,339."""
