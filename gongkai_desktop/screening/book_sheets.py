"""The cells of a workbook's sheets, row by row, with what hides them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.catching import Unreadable
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import BROKEN, attribute, child, children, local, parse, transcoded

_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ROWS = re.compile(rb"<(?:[\w.\-]+:)?sheetData(?:\s[^>]*)?>")
_ROOT = re.compile(rb"<[A-Za-z_][^>]*>")
_CHUNK: Final = 1 << 20  # bytes of a sheet that are read at a time
_NARROWEST: Final = 0.6  # characters' widths
_LOWEST: Final = 1.5  # points
_SHOWN: Final = ("visible", "")
_FURTHEST: Final = 100_000  # rows of merged areas that are looked at


class Cell(NamedTuple):
    """A cell's text. ``column`` counts from 1; ``shared`` is its place in the shared strings, -1 for none; ``runs``
    are the runs of a text of its own.
    """

    ref: str
    column: int
    text: str
    shared: int
    style: int
    formula: str
    runs: Element | None = None


class Row(NamedTuple):
    """A row as it stands in the sheet."""

    number: int
    hidden: bool
    cells: list[Cell]


class Sheet(NamedTuple):
    """A sheet of the workbook: its name, its part, and how it is hidden ('' when it is not)."""

    name: str
    part: str
    hidden: str


def sheets_of(package: Package, book: str) -> list[Sheet]:
    """The sheets in their order."""
    ties = package.relations(book)
    found: list[Sheet] = []
    listed = child(package.tree(book).root, "sheets")
    for sheet in listed if listed is not None else ():
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        part = ties.get(key, ("", ""))[1]
        state = attribute(sheet, "state")
        found.append(Sheet(attribute(sheet, "name"), part, "" if state in _SHOWN else state))
    return found


def shared_entries(package: Package) -> list[Element]:
    """The texts that cells share."""
    parts = package.of_kind("sharedStrings")
    return list(children(package.tree(parts[0]).root, "si")) if parts else []


def spelt(entry: Element) -> Iterator[str]:
    """The text of a shared or inline string, its reading aids (rPh) left out."""
    for found in entry:
        if local(found) == "t":
            yield found.text or ""
        elif local(found) == "r":
            yield from spelt(found)


class Reading:
    """One sheet: ``around`` is all of it but its rows, which are read a megabyte at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = transcoded(data)
        rows, root = _ROWS.search(self._data), _ROOT.search(self._data)
        if root is None:
            raise Unreadable(BROKEN)
        start = end = len(self._data)
        if rows is not None and not rows[0].endswith(b"/>"):
            start = rows.end()
            end = self._data.rfind(b"</" + rows[0][1:].split(b">")[0].split()[0] + b">")
            if end < start:
                raise Unreadable(BROKEN)
        self._span, self._opened = (start, end), root[0]
        self.around = parse(self._data[:start] + self._data[end:]).root
        self._columns = [
            (
                _whole(attribute(column, "min"), 0),
                _whole(attribute(column, "max"), 0),
                _whole(attribute(column, "outlineLevel"), 0) > 0,
            )
            for columns in children(self.around, "cols")
            for column in columns
            if _is_hidden(column, "width", _NARROWEST)
        ]
        self._merged = self._areas()
        self.hides = bool(self._columns or self._merged)
        """Whether anything of it hides a single cell."""

    def hides_column(self, column: int, *, folded: bool = True) -> bool:
        """Whether a column is hidden; with ``folded`` also one that a mark above the sheet opens."""
        return any(first <= column <= last and (folded or not fold) for first, last, fold in self._columns)

    def merged_over(self, row: int, column: int) -> bool:
        """Whether a cell lies under another one's merged area, where nobody sees what it holds."""
        return any(
            first <= column <= last and (row, column) != corner
            for first, last, corner in self._merged.get(row, ())
        )

    def _areas(self) -> dict[int, list[tuple[int, int, tuple[int, int]]]]:
        found: dict[int, list[tuple[int, int, tuple[int, int]]]] = {}
        for merged in children(self.around, "mergeCells"):
            for area in merged:
                corners = area_of(attribute(area, "ref"))
                if corners is not None:
                    top, left, bottom, right = corners
                    for row in range(top, min(bottom, top + _FURTHEST) + 1):
                        found.setdefault(row, []).append((left, right, (top, left)))
        return found

    def rows(self, shared: Sequence[str]) -> Iterator[Row]:
        """The rows that hold something."""
        number = 0
        for element in self._elements():
            number = _whole(element.get("r", ""), number + 1)
            cells = _cells(element, number, shared)
            if cells:
                yield Row(number, _is_hidden(element, "ht", _LOWEST), cells)

    def _elements(self) -> Iterator[Element]:
        at, last = self._span
        name = self._opened[1:].split()[0].rstrip(b">")
        closing = b"</" + name + b">"
        short = name.rpartition(b":")[0]
        ends = b"</" + (short + b":" if short else b"") + b"row>"
        while at < last:
            cut = self._data.find(ends, at + _CHUNK, last)
            end = cut + len(ends) if cut >= 0 else last
            try:
                yield from ElementTree.fromstring(self._opened + self._data[at:end] + closing)
            except (ElementTree.ParseError, ValueError) as broken:
                raise Unreadable(BROKEN) from broken
            at = end


def area_of(ref: str) -> tuple[int, int, int, int] | None:
    """An area such as A1:C3 as top, left, bottom, right."""
    corners = [match for one in ref.split(":") if (match := _REF.fullmatch(one))]
    if not corners:
        return None
    first, last = corners[0], corners[-1]
    return int(first[2]), column_of(first[1]), int(last[2]), column_of(last[1])


def _is_hidden(element: Element, size: str, least: float) -> bool:
    if element.get("hidden") in ("1", "true"):
        return True
    told = element.get(size)
    try:
        return bool(told) and float(told or 1) < least
    except ValueError:
        return False


def _cells(row: Element, number: int, shared: Sequence[str]) -> list[Cell]:
    column, found = 0, list[Cell]()
    for cell in row:
        ref, kind, text, formula, at, runs = cell.get("r"), cell.get("t"), "", "", -1, None
        column = _COLUMNS.get(ref.rstrip("0123456789"), 0) if ref else column + 1
        if not column and ref:
            match = _REF.fullmatch(ref)
            column = column_of(match[1]) if match else 0
        for held in cell:
            name = held.tag.rpartition("}")[2]
            if name == "v":
                text = held.text or ""
            elif name == "f":
                formula = held.text or ""
            elif name == "is":
                text, runs = "".join(spelt(held)), held if len(held) > 1 else None
        if kind == "s":
            at = _whole(text, -1)
            text = shared[at] if 0 <= at < len(shared) else ""
        elif kind is None or kind == "n":
            text = _number(text)
        if text or formula:
            style = cell.get("s")
            name = ref or f"{letters(column)}{number}"
            found.append(Cell(name, column, text, at, _whole(style, 0) if style else 0, formula, runs))
    return found


def _number(told: str) -> str:
    """A number as it is seen: 1.3812345678E10 is a telephone number."""
    if told.isdecimal():
        return told
    try:
        value = float(told)
    except ValueError:
        return told
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else told


def _whole(told: str, otherwise: int) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else otherwise


def column_of(name: str) -> int:
    """A column's number: A is 1, AB is 28."""
    found = 0
    for letter in name.upper():
        found = found * 26 + ord(letter) - 64
    return found


def letters(column: int) -> str:
    """A column's letters: 1 is A, 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


_COLUMNS: Final = {letters(column): column for column in range(1, 1000)}
