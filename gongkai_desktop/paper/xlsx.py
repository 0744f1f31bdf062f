"""The only door to openpyxl: one ledger as a workbook, written row by row.

Imported lazily by whoever exports, because openpyxl takes almost half a second to load.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger, read_date, show
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import FACTS_SHEET, KEY_HEADER

HEADER_ROW = 3
_LONGEST = 32_767  # characters an Excel cell holds
_FIRST_DAY = date(1900, 3, 1)  # before it Excel's days are off by one
# What XML cannot carry: control characters, halves of surrogate pairs, two codes that are no characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROWEST, _WIDEST = 6, 50  # full-width characters
_CENTRED = frozenset({Kind.DATE, Kind.CHOICE, Kind.FLAG})
_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BODY = Font(name="宋体", size=11)
_BOLD = Font(name="宋体", size=11, bold=True)
_LINE_HEIGHT, _AIR, _HIGHEST = 15, 4, 409  # points; Excel's rows are no higher
_A4 = 9


class _Cell(Cell):
    """A cell that says nothing of itself: openpyxl asks each one, for an error text it then throws away."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "cell"


class LedgerBook:
    """A workbook with one ledger; rows are added in order, then it is saved once."""

    def __init__(self, ledger: Ledger, heading: Heading, *, keyed: bool, anchor: Anchor | None) -> None:
        self.count = 0
        self._ledger, self._heading, self._keyed, self._anchor = ledger, heading, keyed, anchor
        self._rooms = [_room(column) for column in ledger.columns]
        self._book = Workbook(write_only=True)
        self._book.properties.creator = heading.office or "信息公开台账"
        self._book.properties.title = heading.title
        # The stub of a write-only sheet leaves out most of what it shares with ordinary ones.
        self._sheet: Any = self._book.create_sheet(_sheet_name(heading.title))
        _set_up_page(self._sheet, anchor)
        self._set_widths()
        self._write_top()
        self._cells = [_body_cell(self._sheet, column) for column in ledger.columns]
        self._key_cell = _Cell(self._sheet, 1, 1)

    def add(self, row: Mapping[str, object], key: str) -> None:
        """Write one row, ``key`` into the hidden column. Raises Refused for a text too long for a cell."""
        self.count += 1
        written: list[Cell | None] = []
        lines = 1
        # One cell per column serves all rows: a sheet written row by row keeps nothing of it.
        for cell, column, room in zip(self._cells, self._ledger.columns, self._rooms, strict=True):
            value = row.get(column.key)
            if value is None or value == "":
                written.append(None)
                continue
            if not _fill(cell, column.kind, value):
                raise self._too_long(column)
            written.append(cell)
            if cell.data_type == "s":
                lines = max(lines, _lines(str(cell.value), room))
        if lines > 1:
            # Not every office program makes room for wrapped text by itself when it opens a file.
            height = min(lines * _LINE_HEIGHT + _AIR, _HIGHEST)
            self._sheet.row_dimensions[HEADER_ROW + self.count].height = height
        if self._keyed:
            _set_text(self._key_cell, key)
            written.append(self._key_cell)
        self._sheet.append(written)
        self._sheet.row_dimensions.pop(HEADER_ROW + self.count, None)

    def save(self, path: Path) -> None:
        """Close the ledger with its total, add the hidden facts, and write the file through to the disk."""
        self._write_total()
        self._write_facts()
        with path.open("wb") as target:
            self._book.save(target)
            target.flush()
            os.fsync(target.fileno())

    def discard(self) -> None:
        """Remove what a workbook that was not saved leaves in the system's temporary folder."""
        for sheet in self._book.worksheets:
            unsaved: Any = sheet
            if not unsaved.closed:
                unsaved.close()
                unsaved._writer.cleanup()  # openpyxl itself would keep the file until the program ends

    def _too_long(self, column: Column) -> Refused:
        return Refused(
            f"第 {self.count} 行的“{column.title}”太长",
            why=f"Excel 一格最多 {_LONGEST} 字",
            way="请缩短这一项，或导出时不选这一列",
        )

    def _set_widths(self) -> None:
        for number, room in enumerate(self._rooms, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = room + 1.5
        if self._keyed:
            self._sheet.column_dimensions[get_column_letter(len(self._ledger.columns) + 1)].hidden = True

    def _write_top(self) -> None:
        across = Alignment(horizontal="centerContinuous", vertical="center")
        rest = [_text_cell(self._sheet, "", alignment=across) for _column in self._ledger.columns[1:]]
        title = _text_cell(
            self._sheet, self._heading.title, font=Font(name="宋体", bold=True, size=16), alignment=across
        )
        self._sheet.row_dimensions[1].height = 27
        self._sheet.append([title, *rest])
        self._sheet.append([_text_cell(self._sheet, "　　".join(self._heading.facts), font=_BODY)])
        fill = PatternFill("solid", fgColor="E7E6E6")
        look = {
            "font": _BOLD,
            "fill": fill,
            "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
        }
        titles = [column.title for column in self._ledger.columns] + [KEY_HEADER] * self._keyed
        self._sheet.append([_text_cell(self._sheet, title, **look) for title in titles])

    def _write_total(self) -> None:
        letter, last = get_column_letter(len(self._ledger.columns)), HEADER_ROW + self.count
        self._sheet.auto_filter.ref = f"A{HEADER_ROW}:{letter}{last}"
        # Frames as one rule for the whole table: empty cells need not be written to have them.
        frames = Rule(type="expression", formula=["TRUE"], dxf=DifferentialStyle(border=_FRAME))
        self._sheet.conditional_formatting.add(f"A{HEADER_ROW}:{letter}{last}", frames)
        self._sheet.append([_text_cell(self._sheet, f"合计 {self.count} 条", font=_BOLD)])

    def _write_facts(self) -> None:
        facts: Any = self._book.create_sheet(FACTS_SHEET)
        facts.sheet_state = "hidden"
        for name, value in self._facts():
            facts.append([name, _text_cell(facts, value)])

    def _facts(self) -> Sequence[tuple[str, str]]:
        anchor = self._anchor or Anchor(0, "")
        return (
            ("format", "GK1"),
            ("ledger", self._ledger.name),
            ("columns", ",".join(self._ledger.keys)),
            ("rows", str(self.count)),
            ("events", str(anchor.count)),
            ("head", anchor.head),
            ("made", self._heading.made.isoformat()),
        )


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
        sheet.oddFooter.left.text = f"台账校验：第 {anchor.count} 条 {anchor.head}"


def _room(column: Column) -> int:
    """How many half-width characters a column shows in one line."""
    return 2 * min(max(column.width, len(column.title) + 1, _NARROWEST), _WIDEST)


def _lines(text: str, room: int) -> int:
    """How many lines a text needs, about: full-width characters take the room of two."""
    if len(text) * 2 <= room and "\n" not in text:
        return 1
    return sum(-(-len(part.encode("gb18030", "replace")) // room) or 1 for part in text.split("\n"))


def _sheet_name(title: str) -> str:
    return re.sub(r"[\\/*?:\[\]']", "", _UNWRITABLE.sub("", title))[:31] or "台账"


def _text_cell(sheet: Any, text: str, **look: Any) -> Cell:
    cell = _Cell(sheet, 1, 1)
    _set_text(cell, text)
    for name, value in look.items():
        setattr(cell, name, value)
    return cell


def _body_cell(sheet: Any, column: Column) -> Cell:
    cell = _Cell(sheet, 1, 1)
    cell.font = _BODY
    centred = "center" if column.kind in _CENTRED else None
    cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
    if column.kind is Kind.DATE:
        cell.number_format = "yyyy-mm-dd"
    return cell


def _fill(cell: Cell, kind: Kind, value: object) -> bool:
    """Put a value into a cell as its kind asks; False for a text longer than a cell holds."""
    if kind is Kind.DATE:
        day = _day(value)
        if day is not None:
            cell.value = day
            return True
    elif kind is Kind.INTEGER and type(value) is int:
        cell.value = value
        return True
    text = value if type(value) is str else "是" if kind is Kind.FLAG else show(value)
    _set_text(cell, text)
    return len(text) <= _LONGEST


def _day(value: object) -> date | None:
    """The day to be written as a real date; None for what has to stay text."""
    try:
        day = read_date(value)
    except ValueError:
        return None
    return day if day is not None and day >= _FIRST_DAY else None


def _set_text(cell: Cell, text: str) -> None:
    """Text that stays text: never a formula, whatever it begins with, nor an Excel error such as #N/A."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    cell.value = text
    cell.data_type = "s"
