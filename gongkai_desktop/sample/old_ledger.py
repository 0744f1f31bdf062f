"""An old ledger as offices keep them, written as a workbook to try the import on."""

from __future__ import annotations

from pathlib import Path

from gongkai_desktop.sample.material import told


def write_old_ledger(path: Path) -> Path:
    """Write the old ledger: a title merged over the header, dates in many forms, a total below."""
    from openpyxl import Workbook

    from gongkai_desktop.paper.book_save import save_book

    ledger = told("old-ledger")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "登记表"
    sheet.append([ledger["title"]])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(ledger["header"]))
    sheet.append(ledger["header"])
    for row in ledger["rows"]:
        sheet.append(row)
    save_book(book, path)
    return path
