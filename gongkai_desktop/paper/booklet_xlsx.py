"""The tables of a report as a workbook: a sheet for each, heads merged as on paper, every number a number.

Imported lazily by whoever exports, because openpyxl takes almost half a second to load.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from gongkai_desktop.paper.book_save import save_book
from gongkai_desktop.paper.book_text import carried, is_like_formula, writable
from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Prose, Spread

_LINE: Final = Side(style="thin", color="000000")
_FRAME: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TITLE, _FACT = Font(name="宋体", size=16, bold=True), Font(name="宋体", size=11)
_BODY, _HEAD = Font(name="宋体", size=10), Font(name="黑体", size=10)
_MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT: Final = Alignment(horizontal="left", vertical="center", wrap_text=True)
_PER_MM: Final = 0.62  # characters of a column's width in one millimetre of paper
_ROW: Final = 20.0
_A4, _FIRST = 9, 4
_TALL: Final = 20  # rows from which on a table stands upright
_LONG: Final = 50  # rows from which on it goes over to further pages, where it may break
_HIGHEST: Final = 409.0  # points of a row, as a workbook has it
_TEXTS: Final = "文字部分"
_TEXT_WIDTH: Final = 70
"""Of the column of texts in characters, of which a Chinese one takes two: as much as an upright page has."""
_LINE_HEIGHT: Final = 14.0


def booklet_xlsx(booklet: Booklet) -> bytes:
    """The workbook: one sheet for each table, named by the part it stands in, and the texts, if any, on the last."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = ""
    book.properties.title = writable(booklet.title)
    for heading, spread in _gathered(booklet):
        _sheet(book, booklet, heading, spread)
    if not book.worksheets or any(isinstance(piece, Prose) for piece in booklet.pieces):
        _texts(book, booklet)
    stored = BytesIO()
    save_book(book, stored)
    return stored.getvalue()


def _gathered(booklet: Booklet) -> list[tuple[Heading | None, list[Spread]]]:
    """The tables of each part, in order."""
    found: list[tuple[Heading | None, list[Spread]]] = []
    for heading, spread in booklet.tables:
        if found and found[-1][0] == heading:
            found[-1][1].append(spread)
        else:
            found.append((heading, [spread]))
    return found


def _sheet(book: Workbook, booklet: Booklet, heading: Heading | None, spreads: list[Spread]) -> None:
    title = heading.text if heading is not None else booklet.title
    sheet: Any = book.create_sheet(_name(book, title))
    widest = max(spreads, key=lambda one: len(one.widths))
    across = len(widest.widths)
    for at, width in enumerate(widest.widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(5.0, width * _PER_MM)
    _put(sheet, 1, 1, title, _TITLE, _MIDDLE)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=across)
    _put(sheet, 2, 1, f"{booklet.title}　{booklet.lead}", _FACT, _LEFT)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=across)
    sheet.row_dimensions[1].height = 27
    row = _FIRST
    for spread in spreads:
        _table(sheet, spread, row)
        row += spread.height + 1
    page = sheet.page_setup
    wide = across > 6 and row < _TALL
    page.orientation, page.paperSize = ("landscape" if wide else "portrait"), _A4
    breaks = row > _LONG and any(spread.heads for spread in spreads)
    page.fitToWidth, page.fitToHeight = 1, 0 if breaks else 1
    if breaks and len(spreads) == 1:
        sheet.print_title_rows = f"{_FIRST}:{_FIRST + spreads[0].heads - 1}"
    sheet.print_options.horizontalCentered = True
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _table(sheet: Any, spread: Spread, first: int) -> None:
    for place, box in spread.covered().items():
        cell = sheet.cell(first + place[0], 1 + place[1])
        cell.border = _FRAME
        if place == (box.row, box.column):
            _box(sheet, box, first)
    for box in spread.boxes:
        if box.rows * box.columns > 1:
            sheet.merge_cells(
                start_row=first + box.row,
                start_column=1 + box.column,
                end_row=first + box.row + box.rows - 1,
                end_column=box.column + box.columns,
            )
    for row, height in enumerate(_heights(spread), first):
        sheet.row_dimensions[row].height = height


def _heights(spread: Spread) -> list[float]:
    """The height that the texts of each row need; the merged ones over several rows find room in those."""
    lines = [1] * spread.height
    for box in spread.boxes:
        if box.rows == 1 and box.words:
            needed = -(-2 * len(box.words) // max(1, int(spread.width_of(box) * _PER_MM) - 1))
            lines[box.row] = max(lines[box.row], needed)
    return [min(max(_ROW, _LINE_HEIGHT * count + 4), _HIGHEST) for count in lines]


def _box(sheet: Any, box: Box, first: int) -> None:
    row, column = first + box.row, 1 + box.column
    if box.number is not None:
        cell = sheet.cell(row, column)
        cell.value = box.number
        cell.font, cell.alignment = _BODY, _MIDDLE
        return
    heading = box.head and not box.left
    _put(sheet, row, column, box.text, _HEAD if heading else _BODY, _LEFT if box.left else _MIDDLE)


def _texts(book: Workbook, booklet: Booklet) -> None:
    """Headings and texts below each other, so that nothing of the report is missing in the workbook."""
    sheet: Any = book.create_sheet(_name(book, _TEXTS))
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    row = 1
    for piece in booklet.pieces:
        texts = (
            piece.paragraphs
            if isinstance(piece, Prose)
            else (piece.text,)
            if isinstance(piece, Heading)
            else ()
        )
        for text in texts:
            _put(sheet, row, 1, text, _HEAD if isinstance(piece, Heading) else _BODY, _LEFT)
            sheet.row_dimensions[row].height = _LINE_HEIGHT * -(-2 * len(text) // (_TEXT_WIDTH - 2)) + 4
            row += 1
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _A4, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _name(book: Workbook, title: str) -> str:
    """A name for a sheet that no other has: without the signs that none may have, at most 31 long."""
    plain = "".join(sign for sign in writable(title) if sign not in r"\/*?:[]'")[:28] or "表"
    taken = {sheet.title for sheet in book.worksheets}
    return next(name for name in (plain, *(f"{plain}{at}" for at in range(2, 99))) if name not in taken)


def _put(sheet: Any, row: int, column: int, text: str, font: Font, alignment: Alignment) -> None:
    """Text that stays text: never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = carried(writable(text))
    cell.data_type = "s"
    cell.quotePrefix = is_like_formula(text)
    cell.font, cell.alignment = font, alignment
