"""The tables of statistics: figures that know which records are behind them, and the charts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gongkai_desktop.cases.query import Query
from gongkai_desktop.paper.charts.model import Chart, Number, Series, Shape, number_words
from gongkai_desktop.reports.statistics.periods import Against, Period

MOST_DRAWN: Final = 24
"""Rows that a chart of names shows at most; the table beside it has all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure. ``value`` is None where the records cannot know it.

    ``ledger`` and ``view`` open the records behind it, '' where there are none to open (a difference); ``records`` is
    how many those are: the figure itself, or what an average was made of.
    """

    value: Number | None = None
    ledger: str = ""
    view: str = ""
    records: int | None = None

    @property
    def query(self) -> Query | None:
        """What lists the records behind it; None where there are none to open."""
        return Query(self.view) if self.view else None

    @property
    def words(self) -> str:
        """As it is written."""
        return number_words(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A row. ``whole``: it sums up the others, or others beside it. ``share``: it is no count of the same things.

    ``inner``: it is counted in the whole above it.
    """

    title: str
    cells: tuple[Cell, ...]
    whole: bool = False
    share: bool = False
    inner: bool = False

    @property
    def label(self) -> str:
        """As it stands in the table: what is counted in the row above it stands further in."""
        return f"　{self.title}" if self.inner else self.title


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a heading; ``head`` is what its rows are, ``columns`` what its figures are.

    ``notes`` say what has to be known of it.
    """

    key: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()

    def cell_key(self, row: int, column: int) -> str:
        """A figure by its place, as charts name it."""
        return f"{self.key}.{row}.{column}"

    @property
    def blank(self) -> bool:
        """Whether nothing in it is more than nothing."""
        return not any(cell.value for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Part:
    """The tables of one ledger."""

    title: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The statistics of a time beside an earlier one."""

    period: Period
    before: Period
    against: Against
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> Iterator[Table]:
        """All of them."""
        return (table for part in self.parts for table in part.tables)

    def cell(self, key: str) -> Cell:
        """A figure by its key."""
        name, row, column = key.split(".")
        table = next(one for one in self.tables if one.key == name)
        return table.rows[int(row)].cells[int(column)]


def drawn(
    table: Table,
    shape: Shape,
    columns: Sequence[int],
    *,
    title: str = "",
    unit: str = "件",
    short: Sequence[str] = (),
    names: Iterable[str] = (),
) -> Table:
    """The table with a chart of some of its columns; sums of rows and rows of other things are left out of it.

    ``short`` are the rows as they stand at an axis, ``names`` the columns as a legend has them, where shorter.
    """
    rows = [at for at, row in enumerate(table.rows) if not (row.whole or row.share)]
    note = ""
    if shape.lies:
        known = [at for at in rows if any(table.rows[at].cells[column].value for column in columns)]
        rows = known[:MOST_DRAWN]
        if len(known) > MOST_DRAWN:
            note = f"图中是前 {MOST_DRAWN} 项，其余 {len(known) - MOST_DRAWN} 项见表。"
    told = list(names) or [table.columns[column] for column in columns]
    chart = Chart(
        title or table.title,
        tuple(table.rows[at].title for at in rows),
        tuple(
            Series(
                name,
                tuple(table.rows[at].cells[column].value for at in rows),
                tuple(table.cell_key(at, column) for at in rows),
            )
            for name, column in zip(told, columns, strict=True)
        ),
        shape,
        unit,
        tuple(short[at] for at in rows) if short else (),
        note,
    )
    return replace(table, charts=(*table.charts, chart))
