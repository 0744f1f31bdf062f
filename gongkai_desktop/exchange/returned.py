"""Rows that could not be taken, as a workbook: the reason beside each cell, to be mended and brought in again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.exchange.changeset import ChangeSet, Rejection
from gongkai_desktop.exchange.words import RETURNED, ROW, SHEET
from gongkai_desktop.paper.book_text import writable
from gongkai_desktop.paper.workbook import written_book

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WRONG, _REASON = "FFF2CC", "FCE4D6"
_WIDE = 24


def write_returned(path: Path, changes: ChangeSet) -> int:
    """Write the rejected rows of a change set; returns how many. Headers are those of the file, so that the workbook
    can come in again: the columns with the reasons, and where each row stood, mean nothing then."""
    from openpyxl import Workbook

    from gongkai_desktop.paper.book_save import save_book

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = "退回的行"
    wrong = {column for one in changes.rejected for column, _, _ in one.faults}
    several = len(changes.head.sheets) > 1
    columns = [column.header for column in changes.columns]
    columns += sorted(wrong.difference(columns))
    _header(sheet, columns, wrong, several=several)
    for number, one in enumerate(changes.rejected, 2):
        _row(sheet, number, one, columns, wrong, several=several)
    sheet.freeze_panes = "B2"
    with written_book(path) as beside:
        save_book(book, beside)
    return len(changes.rejected)


def _header(sheet: Worksheet, columns: Sequence[str], wrong: set[str], *, several: bool) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    titles = [ROW, *([SHEET] if several else [])]
    for column in columns:
        titles += [column, f"{column}：{RETURNED}"] if column in wrong else [column]
    for at, title in enumerate(titles, 1):
        _put(sheet, 1, at, title)
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE if at > 1 else 8


def _row(
    sheet: Worksheet, number: int, one: Rejection, columns: Sequence[str], wrong: set[str], *, several: bool
) -> None:
    from openpyxl.styles import Alignment, PatternFill

    reasons = {column: why for column, _, why in one.faults}
    sheet.cell(number, 1, one.row)
    if several:
        _put(sheet, number, 2, one.sheet)
    at = 3 if several else 2
    for column in columns:
        _put(sheet, number, at, one.cells.get(column, ""))
        if column in reasons:
            sheet.cell(number, at).fill = PatternFill("solid", fgColor=_WRONG)
            _put(sheet, number, at + 1, reasons[column])
            sheet.cell(number, at + 1).fill = PatternFill("solid", fgColor=_REASON)
            sheet.cell(number, at + 1).alignment = Alignment(wrap_text=True, vertical="top")
        at += 2 if column in wrong else 1


def _put(sheet: Worksheet, row: int, at: int, text: str) -> None:
    """A text as it stands: no formula, no number, no date is made of it."""
    cell = sheet.cell(row, at)
    cell.value, cell.data_type, cell.number_format = writable(text), "s", "@"
