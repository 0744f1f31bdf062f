"""Rows written into a workbook that is there already, as its first empty row looks; everything else kept."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import quoteattr

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, show
from gongkai_desktop.paper.book_file import BookFile, children, elements, root_of
from gongkai_desktop.paper.book_grow import grow_around, grow_elsewhere
from gongkai_desktop.paper.book_refs import Growth, column_letters, translated
from gongkai_desktop.paper.book_sheet import Pattern, SheetPart
from gongkai_desktop.paper.book_styles import Styles
from gongkai_desktop.paper.book_text import day_number, escaped, is_like_formula, lines_of, written_day_number

if TYPE_CHECKING:
    from xml.dom.minidom import Element

    from gongkai_desktop.paper.book_file import Writing

Record = Mapping[str, object]

LONGEST = 32_767  # characters a cell holds
_HIGHEST = 409.0  # points; rows are no higher
_LEADING = 1.36
_AIR = 4.0
_SINCE_1904 = 1462
_FORMULA = re.compile(rb"<(?:\w+:)?c\b[^>]*>\s*<(?:\w+:)?f[\s>/]")


@dataclass(frozen=True, slots=True)
class Filled:
    """A column to be filled: where, up to which column it is merged, and what goes there (None: its number).

    ``unseen``: folded or hidden, so that the row is not made higher for it.
    """

    at: int
    last: int
    column: Column | None
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class _Slot:
    """One cell of every row, worked out once: the texts around its value."""

    at: int
    head: str
    style: int
    column: Column | None = None
    formula: str = ""
    serial: str = ""  # "number" or "text"
    wrapped: int = 0
    quoted: tuple[int, int] = (0, 0)
    room: float = 0.0
    size: float = 11.0
    date_style: int | None = None


class Filling:
    """Writes the rows of a sheet one after another, then everything around them, moved as far as it takes.

    ``pattern`` is how every row looks, ``closing`` how the last one does when all are used (None: alike).
    """

    def __init__(
        self,
        sheet: SheetPart,
        first: int,
        last: int,
        columns: Sequence[Filled],
        *,
        pattern: Pattern,
        closing: Pattern | None = None,
        exact: bool = False,
    ) -> None:
        self.count = 0
        self._sheet, self._first, self._last, self._exact = sheet, first, last, exact
        book = sheet.book
        self._styles = Styles(book.styles())
        self._since = _SINCE_1904 if _from_1904(book) else 0
        self._merges = sheet.merged(first)
        self._attributes = dict(pattern.attributes)
        self._tall = float(self._attributes.get("ht") or sheet.usual_height)
        self._slots = self._planned(pattern, columns)
        self._closing = self._planned(_looking_like(closing, pattern), columns) if closing else self._slots
        self._plain, self._grown = self._row_heads()

    def write(
        self,
        target: Path,
        rows: Iterable[Record],
        *,
        expected: int | None = None,
        told: Callable[[int], Mapping[str, str]] | None = None,
        progress: Callable[[int], None] | None = None,
        every: int = 500,
    ) -> int:
        """Write the file; returns how many rows it has.

        ``expected`` must be given where something above the rows depends on their number; more are then not
        written. ``told`` gives, from their number, words to be put in the place of others after the rows.
        Raises Refused for a text longer than a cell holds.
        """
        book = self._sheet.book
        book.become_workbook()
        book.drop_calculation_order()
        _calculate_on_opening(book)
        kept_last = self._last if expected is None else min(self._last, self._first + expected - 1)
        self._sheet.open_at(self._first, self._last if self._exact else kept_last)
        if expected is not None:
            self._grow(expected)
        with target.open("wb") as stream, book.written(stream, self._sheet.part) as writing:
            writing.text(self._sheet.halves()[0])
            self._write_rows(writing, rows, expected, progress, every)
            if expected is None:
                self._grow(self.count)
            after = self._sheet.halves()[1]
            writing.words = told(self.count) if told is not None else {}
            for old, new in writing.words.items():
                after = after.replace(old, new)
            writing.text(after)
        return self.count

    def _grow(self, count: int) -> None:
        growth = Growth(self._first, self._last, count, self._exact)
        self._slots, self._closing = (
            [
                replace(slot, formula=growth.formula(slot.formula, self._sheet.name, here=True))
                for slot in slots
            ]
            for slots in (self._slots, self._closing)
        )
        size = self._last - self._first + 1
        self._sheet.grow(growth)
        grow_around(self._sheet, growth)
        grow_elsewhere(self._sheet, growth)
        self._sheet.merge_like(self._first + size, self._merges, max(0, count - size))

    def _write_rows(
        self,
        writing: Writing,
        rows: Iterable[Record],
        expected: int | None,
        progress: Callable[[int], None] | None,
        every: int,
    ) -> None:
        pieces: list[str] = []
        for row in rows:
            if self.count == expected:
                break
            self.count += 1
            whole = self.count == expected and self._first + self.count - 1 >= self._last
            pieces.append(self._row(row, self._closing if whole else self._slots))
            if self.count % every == 0:
                writing.text("".join(pieces))
                pieces.clear()
                if progress is not None:
                    progress(self.count)
        writing.text("".join(pieces))
        for _ in range(self.count, expected or 0):  # rows that went while they were counted
            self.count += 1
            writing.text(self._row({}, self._slots))

    # — the plan of a row —

    def _planned(self, pattern: Pattern, columns: Sequence[Filled]) -> list[_Slot]:
        wanted = {filled.at: filled for filled in columns}
        row_style = int(self._attributes.get("s") or 0)
        slots = []
        for at in sorted({*pattern.cells, *wanted}):
            style, formula = pattern.cells.get(at, (row_style or self._sheet.style(at), ""))
            filled = wanted.get(at)
            head = f'<{self._sheet.prefix}c r="{column_letters(at)}'
            if filled is None or (filled.column is None and formula):
                slots.append(_Slot(at, head, style, formula=formula))
            elif filled.column is None:
                slots.append(
                    _Slot(at, head, style, serial="text" if self._styles.look(style).text else "number")
                )
            else:
                slots.append(self._slot(at, head, style, filled, filled.column))
        return slots

    def _slot(self, at: int, head: str, style: int, filled: Filled, column: Column) -> _Slot:
        look = self._styles.look(style)
        room = max((self._sheet.width(at, filled.last) - 1.0) * 11.0 / look.size, 2.0)
        wrapped = style if look.wraps or look.shrinks else self._styles.wrapped(style)
        days = self._date_style(style, room, column)
        if look.shrinks or filled.unseen:
            room = math.inf
        quoted = (self._styles.quoted(style), self._styles.quoted(wrapped))
        return _Slot(
            at,
            head,
            style,
            column,
            wrapped=wrapped,
            quoted=quoted,
            room=room,
            size=look.size,
            date_style=days,
        )

    def _date_style(self, style: int, room: float, column: Column) -> int | None:
        """The look of a real day in a column of days; None where days stay text."""
        look = self._styles.look(style)
        if column.kind is not Kind.DATE or look.text:
            return None
        dated = style if look.date else self._styles.dated(style)
        if self._styles.look(dated).date > room + 0.7:
            return self._styles.shrunk(dated)
        return dated

    def _row_heads(self) -> tuple[str, str]:
        """What a row begins with after its number: as the pattern has it, and with a height to be put in."""
        own = {key: value for key, value in self._attributes.items() if key not in ("ht", "customHeight")}
        rest = "".join(f" {key}={quoteattr(value)}" for key, value in own.items())
        all_of_it = "".join(f" {key}={quoteattr(value)}" for key, value in self._attributes.items())
        return f"{all_of_it}>", f"{rest} "

    # — a row —

    def _row(self, row: Record, slots: Sequence[_Slot]) -> str:
        number = self._first + self.count - 1
        height = 0.0
        cells: list[str] = []
        for slot in slots:
            column = slot.column
            if column is None:
                cells.append(self._own_cell(slot, number))
                continue
            value = row.get(column.key)
            if value is None or value == "":
                cells.append(f'{slot.head}{number}" s="{slot.style}"/>')
                continue
            if column.kind is Kind.DATE and slot.date_style is not None:
                day = written_day_number(value) if type(value) is str else day_number(value)
                if day is not None:
                    cells.append(self._number(slot.head, number, slot.date_style, day - self._since))
                    continue
            elif column.kind is Kind.INTEGER and type(value) is int:
                cells.append(self._number(slot.head, number, slot.style, value))
                continue
            text = value if type(value) is str else show(value, column)
            if len(text) > LONGEST:
                raise self._too_long(column)
            style, lines = slot.style, 1
            if len(text) * 2 > slot.room or "\n" in text:
                lines = lines_of(text, slot.room)
                if lines > 1:
                    style = slot.wrapped
                    height = max(height, lines * slot.size * _LEADING + _AIR)
            if is_like_formula(text):
                style = slot.quoted[lines > 1]
            cells.append(self._text(slot.head, number, style, text))
        prefix = self._sheet.prefix
        if height > self._tall:
            start = f'{self._grown}ht="{min(height, _HIGHEST):.2f}" customHeight="1">'
        else:
            start = self._plain
        return f'<{prefix}row r="{number}"{start}{"".join(cells)}</{prefix}row>'

    def _own_cell(self, slot: _Slot, number: int) -> str:
        """A cell that no column fills: its number in the list, its formula moved along, or nothing."""
        if slot.serial == "text":
            return self._text(slot.head, number, slot.style, str(self.count))
        if slot.serial:
            return self._number(slot.head, number, slot.style, self.count)
        prefix = self._sheet.prefix
        if slot.formula:
            formula = escaped(translated(slot.formula, number - self._first))
            return f'{slot.head}{number}" s="{slot.style}"><{prefix}f>{formula}</{prefix}f></{prefix}c>'
        return f'{slot.head}{number}" s="{slot.style}"/>'

    def _number(self, head: str, number: int, style: int, value: int) -> str:
        prefix = self._sheet.prefix
        return f'{head}{number}" s="{style}"><{prefix}v>{value}</{prefix}v></{prefix}c>'

    def _text(self, head: str, number: int, style: int, text: str) -> str:
        prefix = self._sheet.prefix
        clean = escaped(text)
        space = (
            ' xml:space="preserve"' if clean[:1].isspace() or clean[-1:].isspace() or "\n" in clean else ""
        )
        return (
            f'{head}{number}" s="{style}" t="inlineStr"><{prefix}is><{prefix}t{space}>{clean}'
            f"</{prefix}t></{prefix}is></{prefix}c>"
        )

    def _too_long(self, column: Column) -> Refused:
        return Refused(
            f"第 {self.count} 行的“{column.title}”太长",
            why=f"Excel 一格最多 {LONGEST} 字",
            way="请缩短这一项，或导出时不选这一列",
        )


def _looking_like(closing: Pattern, pattern: Pattern) -> Pattern:
    """The looks of one row with the formulas of another."""
    none = (0, "")
    cells = {at: (style, pattern.cells.get(at, none)[1]) for at, (style, _) in closing.cells.items()}
    return Pattern(pattern.attributes, cells)


def _from_1904(book: BookFile) -> bool:
    return any(
        one.getAttribute("date1904") in ("1", "true")
        for one in elements(book.document(book.workbook), "workbookPr")
    )


def _calculate_on_opening(book: BookFile) -> None:
    """Ask the table program to work all formulas out when it opens the file, where there are any."""
    if not any(_FORMULA.search(book.raw(part)) for _, part, _ in book.sheets()):
        return
    document = book.document(book.workbook)
    known = elements(document, "calcPr")
    if known:
        known[0].setAttribute("fullCalcOnLoad", "1")
        return
    root = root_of(document)
    made = document.createElement(f"{root.prefix}:calcPr" if root.prefix else "calcPr")
    made.setAttribute("fullCalcOnLoad", "1")
    before = {"sheets", "functionGroups", "externalReferences", "definedNames"}
    below = next((one for one in reversed(children(root)) if one.localName in before), None)
    root.insertBefore(made, None if below is None else cast("Element | None", below.nextSibling))
