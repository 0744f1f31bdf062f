"""Workbooks of openpyxl on their way into a file, with nothing of them anywhere else.

By itself openpyxl writes each sheet, and who stands on it, into the system's temporary folder first, under a name
that nobody would know for ours; killed there, it leaves the sheet for whoever looks.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def save_book(book: Workbook, to: Path | BytesIO) -> None:
    """Write a workbook that is held in memory; the sheets, smaller than what they are made of, pass through it."""
    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        _InMemory(book, archive).write_data()


class _InMemory(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._into = archive

    def write_worksheet(self, ws: Any) -> None:
        """As the one it stands for, but for where the sheet is written to."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._into.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)
