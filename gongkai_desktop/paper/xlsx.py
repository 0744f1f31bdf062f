"""The only door to openpyxl: a ledger's workbook with nothing in it yet, to be filled row by row.

Imported lazily by whoever exports, because openpyxl takes almost half a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.definition import FACTS_FORMAT, FACTS_SHEET, KEY_HEADER
from gongkai_desktop.paper.book_save import save_book
from gongkai_desktop.paper.book_text import carried, is_like_formula, writable
from gongkai_desktop.paper.heading import Anchor, Heading

HEADER_ROW = 3
COUNT, TALLY = "@@count@@", "@@tally@@"  # put in when all rows are written
_NARROWEST, _WIDEST = 6, 50  # full-width characters
_CENTRED = frozenset({Kind.DATE, Kind.CHOICE, Kind.FLAG, Kind.INTEGER})
_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BODY = Font(name="宋体", size=11)
_BOLD = Font(name="宋体", size=11, bold=True)
_LINE_HEIGHT, _AIR = 15, 4  # points
_A4 = 9
_ON_A4 = 180.0  # half-width characters side by side on A4 across that print at 9 points
_BESIDE = 1.5  # of them between a cell's text and its edges
_LEAST = {Kind.DATE: 6, Kind.CHOICE: 6, Kind.FLAG: 3, Kind.INTEGER: 4, Kind.LONG: 8}
_LEAST_TEXT = 7


def skeleton(
    ledger: Ledger,
    heading: Heading,
    *,
    folded: frozenset[str],
    keyed: bool,
    anchor: Anchor | None,
) -> BytesIO:
    """The workbook with its head, one row as all shall look, its total and its hidden facts.

    Columns named in ``folded`` are there, but closed until the reader opens them; ``keyed`` adds the hidden
    column of row keys.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _sheet_name(heading.title)
    book.properties.creator = (
        ""  # the office stands on the sheet; a property would be one more thing to look for
    )
    book.properties.title = writable(heading.title)
    _set_up_page(sheet, anchor)
    _set_widths(sheet, ledger, folded, keyed)
    _write_top(sheet, ledger, heading, keyed)
    _write_pattern(sheet, ledger, keyed)
    last = HEADER_ROW + 1
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(ledger.columns))}{last}"
    _text_cell(sheet, last + 1, 1, f"合计 {COUNT} 条{TALLY}", font=_BOLD)
    _write_facts(book, ledger, heading, anchor)
    stored = BytesIO()
    save_book(book, stored)
    return stored


def beyond_paper(ledger: Ledger, yielding: Collection[str]) -> frozenset[str]:
    """Those of the columns ``yielding`` that A4 across has no room for at a legible size, the last ones first."""
    widths = {column.key: _narrowest(column) for column in ledger.columns}
    room = _ON_A4 - sum(width for key, width in widths.items() if key not in yielding)
    beyond = set()
    for key in (key for key in widths if key in yielding):
        room -= widths[key]
        if room < 0:
            beyond.add(key)
    return frozenset(beyond)


def _set_up_page(sheet: Any, anchor: Anchor | None) -> None:
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _LINE_HEIGHT + _AIR, True
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.header = sheet.page_margins.footer = 0.25
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"
    if anchor is not None:
        sheet.oddFooter.left.text = anchor.told


def _set_widths(sheet: Any, ledger: Ledger, folded: frozenset[str], keyed: bool) -> None:
    widths = _widths(ledger, folded)
    for number, (column, width) in enumerate(zip(ledger.columns, widths, strict=True), 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = width
        if column.key in folded:
            dimension.outlineLevel, dimension.hidden = 1, True
    if folded:
        sheet.column_dimensions.max_outline = 1  # openpyxl looks only after it has written it
    if keyed:
        sheet.column_dimensions[get_column_letter(len(ledger.columns) + 1)].hidden = True


def _widths(ledger: Ledger, folded: frozenset[str]) -> list[float]:
    """The width of each column in half-width characters: where all would print too small, they give way."""
    wish = [_wished(column) for column in ledger.columns]
    least = [_narrowest(column) for column in ledger.columns]
    seen = [at for at, column in enumerate(ledger.columns) if column.key not in folded]
    total, narrowest = sum(wish[at] for at in seen), sum(least[at] for at in seen)
    if total <= _ON_A4:
        return wish
    share = max(0.0, (_ON_A4 - narrowest) / (total - narrowest)) if total > narrowest else 0.0
    return [low + (wide - low) * share for low, wide in zip(least, wish, strict=True)]


def _wished(column: Column) -> float:
    return 2.0 * _wish(column) + _BESIDE


def _narrowest(column: Column) -> float:
    return min(2.0 * _least(column) + _BESIDE, _wished(column))


def _wish(column: Column) -> int:
    return min(max(column.width, len(column.title) + 1, _NARROWEST), _WIDEST)


def _least(column: Column) -> int:
    if column.required and column.kind is Kind.TEXT and column.width > 2 * _LEAST_TEXT:
        return 2 * _LEAST_TEXT  # the name by which a row is known
    return max(column.piece, _LEAST.get(column.kind, min(_LEAST_TEXT, max(len(column.title), 4))))


def _write_top(sheet: Any, ledger: Ledger, heading: Heading, keyed: bool) -> None:
    across = Alignment(horizontal="centerContinuous", vertical="center")
    for number in range(2, len(ledger.columns) + 1):
        sheet.cell(1, number).alignment = across
    _text_cell(sheet, 1, 1, heading.title, font=Font(name="宋体", bold=True, size=16), alignment=across)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 27, 20
    _text_cell(sheet, 2, 1, "　　".join(heading.facts), font=_BODY)
    titles = [column.title for column in ledger.columns] + [KEY_HEADER] * keyed
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    fill = PatternFill("solid", fgColor="E7E6E6")
    for number, title in enumerate(titles, 1):
        _text_cell(sheet, HEADER_ROW, number, title, font=_BOLD, fill=fill, alignment=middle, border=_FRAME)
    sheet.row_dimensions[HEADER_ROW].height = 2 * _LINE_HEIGHT + _AIR


def _write_pattern(sheet: Any, ledger: Ledger, keyed: bool) -> None:
    for number, column in enumerate(ledger.columns, 1):
        cell = sheet.cell(HEADER_ROW + 1, number)
        centred = "center" if column.kind in _CENTRED else None
        cell.font, cell.border = _BODY, _FRAME
        cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
        cell.number_format = "yyyy-mm-dd" if column.kind is Kind.DATE else "General"
    if keyed:
        sheet.cell(HEADER_ROW + 1, len(ledger.columns) + 1).font = _BODY


def _write_facts(book: Workbook, ledger: Ledger, heading: Heading, anchor: Anchor | None) -> None:
    facts: Any = book.create_sheet(FACTS_SHEET)
    facts.sheet_state = "hidden"
    for number, (name, value) in enumerate(_facts(ledger, heading, anchor or Anchor(0, "")), 1):
        _text_cell(facts, number, 1, name)
        _text_cell(facts, number, 2, value)


def _facts(ledger: Ledger, heading: Heading, anchor: Anchor) -> Sequence[tuple[str, str]]:
    return (
        FACTS_FORMAT,
        ("ledger", ledger.name),
        ("columns", ",".join(ledger.keys)),
        ("rows", COUNT),
        ("events", str(anchor.count)),
        ("head", anchor.head),
        ("made", heading.made.isoformat()),
    )


def _sheet_name(title: str) -> str:
    return re.sub(r"[\\/*?:\[\]']", "", writable(title))[:31] or "台账"


def _text_cell(sheet: Any, row: int, column: int, text: str, **look: Any) -> None:
    """Text that stays text: never a formula, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = carried(writable(text))
    cell.data_type = "s"
    cell.quotePrefix = is_like_formula(text)
    for name, value in look.items():
        setattr(cell, name, value)
