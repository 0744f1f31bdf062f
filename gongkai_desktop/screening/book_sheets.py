"""The cells of a workbook's sheets, row by row, with what hides them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.catching import Unreadable
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import BROKEN, attribute, child, children, local

_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_THINNEST: Final = 0.3
_SHOWN: Final = ("visible", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text. ``column`` counts from 1; ``shared`` is its place in the shared strings, -1 for none."""

    ref: str
    column: int
    text: str
    shared: int = -1
    style: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the sheet."""

    number: int
    hidden: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: its name, its part, and how it is hidden ('' when it is not)."""

    name: str
    part: str
    hidden: str


@dataclass(slots=True)
class Hidden:
    """The hidden columns of a sheet, filled in while its rows are read."""

    columns: list[tuple[int, int]] = field(default_factory=list)

    def __contains__(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.columns)


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


def shared_strings(package: Package) -> list[str]:
    """The texts that cells share."""
    name = next((name for name in package.names("xl/sharedStrings")), "")
    if not name:
        return []
    return ["".join(spelt(entry)) for entry in children(package.tree(name).root, "si")]


def spelt(entry: Element) -> Iterator[str]:
    """The text of a shared or inline string, its reading aids (rPh) left out."""
    for found in entry:
        if local(found) == "t":
            yield found.text or ""
        elif local(found) == "r":
            yield from spelt(found)


def rows_of(data: bytes, shared: list[str], hidden: Hidden) -> Iterator[Row]:
    """The rows of a sheet that hold something; its hidden columns are put into ``hidden`` before the first."""
    number = 0
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(data), events=("end",)):
            kind = local(element)
            if kind == "col":
                _note(element, hidden)
            elif kind == "row":
                number = _whole(attribute(element, "r"), number + 1)
                yield Row(number, _is_hidden(element, "ht"), tuple(_cells(element, number, shared)))
                element.clear()
    except (ElementTree.ParseError, ValueError, LookupError) as broken:
        raise Unreadable(BROKEN) from broken


def _note(column: Element, hidden: Hidden) -> None:
    if _is_hidden(column, "width"):
        hidden.columns.append((_whole(attribute(column, "min"), 0), _whole(attribute(column, "max"), 0)))


def _is_hidden(element: Element, size: str) -> bool:
    if attribute(element, "hidden") in ("1", "true"):
        return True
    told = attribute(element, size)
    try:
        return bool(told) and float(told) < _THINNEST
    except ValueError:
        return False


def _cells(row: Element, number: int, shared: list[str]) -> Iterator[Cell]:
    column = 0
    for cell in children(row, "c"):
        match = _REF.fullmatch(attribute(cell, "r"))
        column = _column(match[1]) if match else column + 1
        text, at = _text(cell, shared)
        if text:
            yield Cell(f"{letters(column)}{number}", column, text, at, _whole(attribute(cell, "s"), 0))


def _text(cell: Element, shared: list[str]) -> tuple[str, int]:
    kind, value = attribute(cell, "t"), child(cell, "v")
    if kind == "inlineStr":
        inline = child(cell, "is")
        return ("".join(spelt(inline)) if inline is not None else ""), -1
    told = (value.text or "") if value is not None else ""
    if kind == "s":
        at = _whole(told, -1)
        return (shared[at], at) if 0 <= at < len(shared) else ("", -1)
    return (told if kind in ("str", "b", "e", "d") else _number(told)), -1


def _number(told: str) -> str:
    """A number as it is seen: 1.3812345678E10 is a telephone number."""
    try:
        value = float(told)
    except ValueError:
        return told
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else told


def _whole(told: str, otherwise: int) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else otherwise


def _column(name: str) -> int:
    found = 0
    for letter in name:
        found = found * 26 + ord(letter) - 64
    return found


def letters(column: int) -> str:
    """A column's letters: 1 is A, 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
