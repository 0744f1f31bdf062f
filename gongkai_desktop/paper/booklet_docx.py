"""A report as a Word file, for last edits in WPS: its texts in the styles of official papers, its tables as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Prose, Spread
from gongkai_desktop.paper.fontbook import machine_fonts
from gongkai_desktop.paper.grid import MM, PAD_X, SMALLEST
from gongkai_desktop.paper.letter import TITLE_SIZE, WIDTH
from gongkai_desktop.paper.letter_styles import KEEP, PLAIN, STYLES, exact, face, framed, page
from gongkai_desktop.paper.title import title_lines
from gongkai_desktop.paper.word_file import (
    Feet,
    Style,
    WordFile,
    element,
    field,
    paragraph,
    twips,
    word_file,
    words,
)

_SONG, _HEI, _KAI = "宋体", "黑体", "楷体_GB2312"
_PAD: Final = 1.6  # points above and below the text of a cell: table three stands on one page
_CELL: Final = element("snapToGrid", val=0) + exact(SMALLEST * 1.35)
_CENTRE: Final = element("jc", val="center")
_OWN: Final = (
    Style("ReportLead", "报告单位", KEEP + exact(28.0, after=14) + _CENTRE, face(_KAI, 14), "Normal"),
    Style("ReportSection", "报告二级标题", KEEP, face(_KAI, 16), "LetterText"),
    Style("ReportCell", "报告表格文字", _CELL, face(_SONG, SMALLEST), "Normal"),
    Style("ReportNumber", "报告表格数字", _CENTRE, "", "ReportCell"),
    Style("ReportHead", "报告表格栏目", _CENTRE, face(_HEI, SMALLEST), "ReportCell"),
    Style("ReportBehind", "报告表格之后", exact(12.0), face(_SONG, SMALLEST), "Normal"),
    Style(
        "ReportBetween", "报告表格之间", element("snapToGrid", val=0) + exact(1.0), face(_SONG, 1), "Normal"
    ),
    Style("TableReport", "报告表格", framed(PAD_X, _PAD)),
)
_MORE = "restart", "continue"
_HAND: Final = 9 * MM
"""Height of each row of what is left empty for a hand to write in."""
_PART: Final = 100
"""Rows of one table at least; a longer one goes on in another.

Writer lays a table out anew for each page that it reaches: 3,000 rows in one took minutes, in parts a tenth of that.
"""


def booklet_docx(booklet: Booklet) -> bytes:
    """The report as a Word file."""
    odd, even = (
        paragraph(style, words("— "), field("PAGE"), words(" —")) for style in ("PageOdd", "PageEven")
    )
    return word_file(
        WordFile(
            title=booklet.title,
            day=booklet.day,
            styles=(*STYLES, *_OWN),
            characters=PLAIN,
            body="".join(_body(booklet)),
            page=page(first_alone=False),
            feet=(Feet("footer", odd=odd, even=even),),
        )
    )


def _body(booklet: Booklet) -> Iterator[str]:
    title = title_lines(machine_fonts().running(), booklet.title, TITLE_SIZE, WIDTH)
    yield paragraph("LetterTitle", words("\n".join(title)))
    if booklet.lead:
        yield paragraph("ReportLead", words(booklet.lead))
    for piece in booklet.pieces:
        if isinstance(piece, Heading):
            yield paragraph("PartTitle" if piece.level == 1 else "ReportSection", words(piece.text))
        elif isinstance(piece, Prose):
            yield from (paragraph("LetterText", words(text)) for text in piece.paragraphs)
        elif isinstance(piece, Spread):
            yield _tables(piece)
            yield paragraph("ReportBehind")
    for line in booklet.foot:
        yield paragraph("Day", words(line))


def _tables(spread: Spread) -> str:
    """The table; a long one in parts, each with its head, so close that they look like one."""
    covered = spread.covered()
    return paragraph("ReportBetween").join(_table(spread, covered, rows) for rows in _parts(spread))


def _parts(spread: Spread) -> Iterator[Sequence[int]]:
    """The rows of each part; none begins in the middle of a box, and one that may not break is whole."""
    head, first, whole = range(spread.heads), spread.heads, spread.within()
    for row in range(first + _PART, spread.height - _PART) if head else ():
        if row >= first + _PART and row not in whole:
            yield *head, *range(first, row)
            first = row
    yield *head, *range(first, spread.height)


def _table(spread: Spread, covered: Mapping[tuple[int, int], Box], rows: Sequence[int]) -> str:
    widths = [twips(width * MM) for width in spread.widths]
    grid = element("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    about = element("tblStyle", val="TableReport") + element("tblW", w=sum(widths), type="dxa")
    told = "".join(_row(spread, covered, row, widths, last=row == rows[-1]) for row in rows)
    return element("tbl", element("tblPr", about + element("tblLayout", type="fixed")) + grid + told)


def _row(
    spread: Spread, covered: Mapping[tuple[int, int], Box], row: int, widths: list[int], *, last: bool
) -> str:
    """A row; all but the last hold on to the next, so that the table stands whole on a page, unless it may break."""
    cells, column = "", 0
    while column < len(widths):
        box = covered.get((row, column), Box(row, column))
        width = sum(widths[box.column : box.column + box.columns])
        cells += _cell(box, row, width, held=not last and (not spread.heads or row < spread.heads))
        column = box.column + box.columns
    again = element("tblHeader") if row < spread.heads else ""
    return element(
        "tr", element("trPr", element("cantSplit") + _height(covered, row, len(widths)) + again) + cells
    )


def _height(covered: Mapping[tuple[int, int], Box], row: int, columns: int) -> str:
    """What keeps open a row whose boxes all reach further down: a word processor shows rows without text as none."""
    boxes = [covered.get((row, column), Box(row, column)) for column in range(columns)]
    rows = min(box.rows for box in boxes)
    if rows == 1 or any(box.row != row or box.words for box in boxes):
        return ""
    return element("trHeight", val=twips(rows * _HAND), hRule="atLeast")


def _cell(box: Box, row: int, width: int, *, held: bool) -> str:
    """A cell; ``held``: it stands on the page of the next row."""
    first = row == box.row
    span = element("gridSpan", val=box.columns) if box.columns > 1 else ""
    merged = element("vMerge", val=_MORE[not first]) if box.rows > 1 else ""
    about = element(
        "tcPr", element("tcW", w=width, type="dxa") + span + merged + element("vAlign", val="center")
    )
    style = "ReportCell" if box.left else "ReportHead" if box.head and box.number is None else "ReportNumber"
    runs = [words(box.words)] if first and box.words else []
    return element("tc", about + paragraph(style, *runs, more=KEEP if held else ""))
