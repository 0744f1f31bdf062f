"""One sheet of a workbook taken apart: what its cells say, and its rows growing without losing anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai_desktop.paper.book_file import (
    BookFile,
    children,
    elements,
    holder_of,
    put_text,
    remove,
    root_of,
    serialised,
    text_of,
)
from gongkai_desktop.paper.book_refs import Growth, column_letters, column_number, translated
from gongkai_desktop.paper.book_text import carried, writable

if TYPE_CHECKING:
    from xml.dom.minidom import Element

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
_USUAL_WIDTH = 9.0
LAST_ROW = 1_048_576
_ROWS_HERE = "rows stand here"
_TO_FIRST_ROW = ("r", "spans")

Span = tuple[int, int, int, int]  # top, left, bottom, right; counted from 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a row looks: its attributes, and per column the look of the cell and its formula ('' for none)."""

    attributes: Mapping[str, str]
    cells: Mapping[int, tuple[int, str]]


class SheetPart:
    """A worksheet of a file being read. Rows and columns count from 1."""

    def __init__(self, book: BookFile, part: str, name: str) -> None:
        self.book, self.part, self.name = book, part, name
        self.document = book.document(part)
        root = root_of(self.document)
        self.prefix = f"{root.prefix}:" if root.prefix else ""
        (self._data,) = elements(self.document, "sheetData")
        self.rows = _numbered(self._data)
        _write_out_shared(self.rows)
        self.merges = [span_of(one.getAttribute("ref")) for one in elements(self.document, "mergeCell")]

    @property
    def last(self) -> int:
        """The last row there is anything of, 0 for an empty sheet."""
        return max(self.rows, default=0)

    def texts(self, number: int) -> dict[int, str]:
        """What the cells of a row say, by column; empty ones and formulas left out."""
        found = {}
        for column, cell in self._cells(number):
            if not children(cell, "f") and (text := self._text(cell).strip()):
                found[column] = text
        return found

    def put(self, number: int, column: int, said: str | int) -> None:
        """Write a text or a number into a cell of a row that is there, its look kept; a missing cell is made."""
        row = self.rows[number]
        cell = next((cell for at, cell in self._cells(number) if at == column), None)
        if cell is None:
            cell = self.document.createElement(f"{self.prefix}c")
            cell.setAttribute("r", f"{column_letters(column)}{number}")
            row.insertBefore(cell, next((one for at, one in self._cells(number) if at > column), None))
        for inside in list(cell.childNodes):
            cell.removeChild(inside)
        cell.appendChild(self._number(cell, said) if isinstance(said, int) else self._words(cell, said))

    def _number(self, cell: Element, number: int) -> Element:
        if cell.hasAttribute("t"):
            cell.removeAttribute("t")
        value = self.document.createElement(f"{self.prefix}v")
        put_text(value, str(number))
        return value

    def _words(self, cell: Element, text: str) -> Element:
        cell.setAttribute("t", "inlineStr")
        holder, words = (self.document.createElement(f"{self.prefix}{name}") for name in ("is", "t"))
        put_text(words, carried(writable(text)))
        holder.appendChild(words)
        return holder

    def formulas(self, number: int) -> dict[int, str]:
        """The formulas of a row, by column."""
        return {
            column: text_of(formula)
            for column, cell in self._cells(number)
            for formula in children(cell, "f")
        }

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The texts of every row from the first, each as wide as it needs."""
        for number in range(1, self.last + 1):
            texts = self.texts(number)
            yield tuple(texts.get(column, "") for column in range(1, max(texts, default=0) + 1))

    def pattern(self, number: int) -> Pattern:
        """How a row looks; what a column's look is where the row has no cell is not in it."""
        row = self.rows.get(number)
        if row is None:
            return Pattern({}, {})
        attributes = {key: value for key, value in row.attributes.items() if key not in _TO_FIRST_ROW}
        formulas = self.formulas(number)
        cells = {
            column: (int(cell.getAttribute("s") or 0), formulas.get(column, ""))
            for column, cell in self._cells(number)
        }
        return Pattern(attributes, cells)

    def merged(self, number: int) -> list[tuple[int, int]]:
        """The stretches of columns that are one cell in that row alone."""
        return [(left, right) for top, left, bottom, right in self.merges if top == bottom == number]

    @cached_property
    def _columns(self) -> list[tuple[int, int, float, int]]:
        return [
            (
                int(one.getAttribute("min")),
                int(one.getAttribute("max")),
                float(one.getAttribute("width") or self.usual_width),
                int(one.getAttribute("style") or 0),
            )
            for one in elements(self.document, "col")
        ]

    @cached_property
    def usual_width(self) -> float:
        """How wide a column is that says nothing of it, in half-width characters."""
        return self._usual("defaultColWidth", _USUAL_WIDTH)

    @cached_property
    def usual_height(self) -> float:
        """How high a row is that says nothing of it, in points."""
        return self._usual("defaultRowHeight", 15.0)

    def width(self, column: int, last: int = 0) -> float:
        """How wide a column is (or the columns up to ``last``), in half-width characters."""
        wide = 0.0
        for at in range(column, max(column, last) + 1):
            found = (width for first, end, width, _ in self._columns if first <= at <= end)
            wide += next(found, self.usual_width)
        return wide

    def style(self, column: int) -> int:
        """The look that a column gives to cells that are not there."""
        return next((style for first, end, _, style in self._columns if first <= column <= end), 0)

    def _usual(self, name: str, default: float) -> float:
        for one in elements(self.document, "sheetFormatPr"):
            if one.getAttribute(name):
                return float(one.getAttribute(name))
        return default

    def open_at(self, first: int, last: int) -> None:
        """Take the rows from ``first`` to ``last`` out; new ones will stand there."""
        for number in [number for number in self.rows if first <= number <= last]:
            self._data.removeChild(self.rows.pop(number))
        below = next((row for number, row in sorted(self.rows.items()) if number > last), None)
        self._data.insertBefore(self.document.createComment(_ROWS_HERE), below)
        for one in elements(self.document, "dimension"):
            remove(one)

    def halves(self) -> tuple[str, str]:
        """The part as text before and after the rows to come."""
        before, _, after = serialised(self.document).partition(f"<!--{_ROWS_HERE}-->")
        return before, after

    def grow(self, growth: Growth) -> None:
        """Move the rows below and rewrite all formulas of this sheet."""
        for number, row in self.rows.items():
            _move(row, growth.row(number))
        for formula in elements(self._data, "f"):
            regrow(formula, "ref", growth)
            put_text(formula, growth.formula(text_of(formula), self.name, here=True))
            forget_result(holder_of(formula))

    def merge_like(self, first: int, spans: list[tuple[int, int]], count: int) -> None:
        """Merge the cells of ``count`` rows from ``first`` as the row of these spans has them."""
        holder = next(iter(elements(self.document, "mergeCells")), None)
        if holder is None or not spans:
            return
        for number in range(first, first + count):
            for left, right in spans:
                one = self.document.createElement(f"{self.prefix}mergeCell")
                one.setAttribute("ref", f"{column_letters(left)}{number}:{column_letters(right)}{number}")
                holder.appendChild(one)
        holder.setAttribute("count", str(len(children(holder))))

    def _cells(self, number: int) -> Iterator[tuple[int, Element]]:
        row = self.rows.get(number)
        if row is not None:
            for cell in children(row, "c"):
                yield _column(cell), cell

    def _text(self, cell: Element) -> str:
        if cell.getAttribute("t") == "inlineStr":
            return _runs(cell)
        value = "".join(text_of(one) for one in children(cell, "v"))
        if cell.getAttribute("t") != "s" or not value.isdecimal():
            return value
        shared = _shared_texts(self.book)
        return shared[int(value)] if int(value) < len(shared) else ""


def _shared_texts(book: BookFile) -> list[str]:
    part = next((part for kind, part in book.related(book.workbook).values() if kind == "sharedStrings"), "")
    return [_runs(one) for one in elements(book.document(part), "si")] if part else []


def _runs(node: Element) -> str:
    """The text of an element, its readings (phonetic guides) left out."""
    return "".join(
        text_of(one) for one in elements(node, "t") if getattr(one.parentNode, "localName", "") != "rPh"
    )


def _numbered(data: Element) -> dict[int, Element]:
    """The rows by number; rows and cells that do not say where they are, are told."""
    found: dict[int, Element] = {}
    number = 0
    for row in children(data, "row"):
        number = int(row.getAttribute("r") or number + 1)
        if not 0 < number <= LAST_ROW:
            raise ValueError("no such row")
        row.setAttribute("r", str(number))
        found[number] = row
        column = 0
        for cell in children(row, "c"):
            named = _CELL.fullmatch(cell.getAttribute("r"))
            column = column_number(named[1]) if named else column + 1
            cell.setAttribute("r", f"{column_letters(column)}{number}")
    return found


def _write_out_shared(rows: Mapping[int, Element]) -> None:
    """Formulas that several cells share become each cell's own: they will not move alike."""
    masters: dict[str, tuple[int, int, str]] = {}
    for number, row in rows.items():
        for cell in children(row, "c"):
            for formula in children(cell, "f"):
                if formula.getAttribute("t") != "shared":
                    continue
                index = formula.getAttribute("si")
                if text_of(formula):
                    masters[index] = number, _column(cell), text_of(formula)
                elif index in masters:
                    top, left, text = masters[index]
                    put_text(formula, translated(text, number - top, _column(cell) - left))
                for name in ("t", "si", "ref"):
                    if formula.hasAttribute(name):
                        formula.removeAttribute(name)


def _column(cell: Element) -> int:
    return column_number(cell.getAttribute("r").rstrip("0123456789"))


def _move(row: Element, number: int) -> None:
    row.setAttribute("r", str(number))
    for cell in children(row, "c"):
        cell.setAttribute("r", f"{column_letters(_column(cell))}{number}")


def forget_result(cell: Element) -> None:
    """Leave out what a formula came to: it is worked out anew."""
    for value in children(cell, "v"):
        cell.removeChild(value)


def span_of(ref: str) -> Span:
    """The corners of a range such as A5:F6; all 0 for one that is none."""
    first, _, last = ref.partition(":")
    top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if top is None or bottom is None:
        return 0, 0, 0, 0
    return int(top[2]), column_number(top[1]), int(bottom[2]), column_number(bottom[1])


def regrow(node: Element, name: str, growth: Growth) -> None:
    """Rewrite the ranges in an attribute."""
    if node.hasAttribute(name):
        node.setAttribute(name, growth.ranges(node.getAttribute(name)))
