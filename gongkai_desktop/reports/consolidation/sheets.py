"""A workbook that somebody else made, as its sheets of cells; read in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Final

from gongkai_desktop.apart import Dead, Silent, run_apart
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.books import Span, open_book
from gongkai_desktop.files import digest_of
from gongkai_desktop.ledger.definition import FACTS_SHEET
from gongkai_desktop.ledger.values import fold_text
from gongkai_desktop.paper.book_refs import column_letters
from gongkai_desktop.progress import Progress, unheard

_ROWS, _COLUMNS, _SHEETS = 3000, 80, 30
"""As much of a workbook as is looked at."""
_SIGNS: Final = re.compile(r"[.．“”\"'‘’、，,。；;·*＊《》]")


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells row by row from the first, and which are merged (from 0, see ``Span``)."""

    name: str
    hidden: bool
    cells: tuple[tuple[object, ...], ...]
    merged: tuple[Span, ...] = ()

    @cached_property
    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {
            (row, column): (top, left)
            for (top, left), (bottom, right) in self.merged
            for row in range(top, min(bottom, len(self.cells) + 1) + 1)
            for column in range(left, right + 1)
        }

    @property
    def width(self) -> int:
        """How many columns its longest row has."""
        return max(map(len, self.cells), default=0)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(
            self.at(row, column) is not None
            for row, cells in enumerate(self.cells)
            for column in range(len(cells))
        )

    def at(self, row: int, column: int) -> object:
        """What stands in a cell of its own; None for a blank one."""
        if not (0 <= row < len(self.cells) and 0 <= column < len(self.cells[row])):
            return None
        cell = self.cells[row][column]
        return None if isinstance(cell, str) and not cell.strip() else cell

    def covered(self, row: int, column: int) -> bool:
        """Whether a cell lies under a merged one that begins elsewhere."""
        return self._owners.get((row, column), (row, column)) != (row, column)

    def words(self, row: int, column: int) -> str:
        """What can be read there, also where it stands in a merged cell that covers the place."""
        cell = self.at(*self._owners.get((row, column), (row, column)))
        return "" if cell is None else " ".join(str(cell).split())

    def texts(self, rows: int) -> Iterator[tuple[int, int, str]]:
        """The texts of the first rows, each with its place."""
        for row, cells in enumerate(self.cells[:rows]):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.strip():
                    yield row, column, cell


@dataclass(frozen=True)
class Book:
    """A file taken in: where it lies, the digest of its content, its sheets."""

    path: Path
    digest: str
    grids: tuple[Grid, ...]

    @property
    def shown(self) -> tuple[Grid, ...]:
        """The sheets that people see."""
        return tuple(one for one in self.grids if not one.hidden)


def place(row: int, column: int) -> str:
    """A cell as table programs name it."""
    return f"{column_letters(column + 1)}{row + 1}"


def bare(text: str) -> str:
    """A label as it compares: without its number, its remarks in brackets, spaces and quotes."""
    folded = _SIGNS.sub("", fold_text(_NUMBERED.sub("", " ".join(text.split()))))
    return re.sub(r"\(.*?\)|\[.*?\]", "", folded).strip(":：.").replace("其它", "其他") or folded


_NUMBERED: Final = re.compile(
    r"^(?:\s*(?:第?[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,2}\s*[、.．)）]))+"
)


def read_books(paths: Sequence[Path], progress: Progress = unheard) -> Sequence[Book | Refused]:
    """Take files in, each with what it is refused for. They are read together in one process; where one brings it
    down, each in one of its own, so that only that one is refused."""
    try:
        return run_apart(partial(read_all, paths), progress, reads=True)
    except Fault as fault:
        if not isinstance(fault.__cause__, Silent | Dead):
            raise
        if len(paths) == 1:
            return [failures.too_large(paths[0])]
    found: list[Book | Refused] = []
    for at, path in enumerate(paths):
        progress(at, len(paths))
        found += read_books([path], lambda _done, _whole, at=at: progress(at, len(paths)))  # type: ignore[misc]
    return found


def read_all(paths: Sequence[Path], progress: Progress) -> list[Book | Refused]:
    """The same within this process."""
    found: list[Book | Refused] = []
    for at, path in enumerate(paths):
        progress(at, len(paths))
        try:
            found.append(_read(path))
        except Refused as refused:
            found.append(refused)
    return found


def _read(path: Path) -> Book:
    book = open_book(path)
    grids = []
    for name in book.names[:_SHEETS]:
        if name == FACTS_SHEET:
            continue
        sheet = book.sheet(name)
        cells = tuple(tuple(row[:_COLUMNS]) for row in islice(sheet.rows(), _ROWS))
        grids.append(Grid(name, name in book.hidden, cells, sheet.merged))
    if not any(grid.cells for grid in grids):
        raise Refused(f"“{path.name}”是空的", way="请选填好的报表")
    return Book(path, digest_of(path), tuple(grids))
