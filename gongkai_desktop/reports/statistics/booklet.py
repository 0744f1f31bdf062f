"""Statistics as they leave the office: PDF with tables and charts, a workbook with a sheet for each table, JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Picture, Piece, Prose, Spread
from gongkai_desktop.paper.booklet_files import PAPER, WORKBOOK, BookletFiles
from gongkai_desktop.reports.statistics.tables import Report, Row, Table

TITLE: Final = "政府信息公开工作统计"
FILES: Final = BookletFiles((WORKBOOK, PAPER), "统计写成工作簿或 PDF")
"""The files that statistics are written as."""
_WIDTH: Final = 156.0  # of the text of an official paper, in mm
_FIRST: Final = (52.0, 34.0)  # the names of rows, of few columns and of many
_MANY: Final = 5
_NUMBERS: Final = "一二三四五六七八九十"


def booklet(report: Report, office: str) -> Booklet:
    """The whole of it: what has to be known, then part by part the tables with their charts."""
    against = f"{report.against}：{report.before}"
    lead = f"{office}　{report.period}"
    return Booklet(TITLE, tuple(_pieces(report, against)), lead=lead)


def _pieces(report: Report, against: str) -> Iterator[Piece]:
    yield Prose("\n".join((f"{against}。", *report.notes)))
    for number, part in zip(_NUMBERS, report.parts, strict=False):
        yield Heading(f"{number}、{part.title}")
        for at, table in enumerate(part.tables):
            yield Heading(f"（{_NUMBERS[at]}）{table.title}", 2)
            yield spread(table)
            if table.notes:
                yield Prose("\n".join(table.notes), small=True)
            yield from (Picture(chart) for chart in table.charts if not chart.blank)


def spread(table: Table) -> Spread:
    """The table in boxes; every box of a figure has the key of its cell."""
    first = _FIRST[len(table.columns) >= _MANY]
    width = (_WIDTH - first) / len(table.columns)
    heads = [Box(0, 0, table.head, head=True)]
    heads += [Box(0, at, title, head=True) for at, title in enumerate(table.columns, 1)]
    rows = [box for at, row in enumerate(table.rows) for box in _row(table, at, row)]
    return Spread(table.title, (first, *(width,) * len(table.columns)), (*heads, *rows), heads=1)


def _row(table: Table, at: int, row: Row) -> Iterator[Box]:
    yield Box(at + 1, 0, row.label, left=True)
    for column, cell in enumerate(row.cells):
        key = table.cell_key(at, column)
        if cell.value is None:
            yield Box(at + 1, column + 1, cell.words, key=key)
        else:
            yield Box(at + 1, column + 1, number=cell.value, key=key)


# — JSON —


def as_told(report: Report) -> dict[str, Any]:
    """All tables as JSON has them: what nobody can know is null."""
    return {
        "from": report.period.first,
        "to": report.period.last,
        "against": {"kind": str(report.against), "from": report.before.first, "to": report.before.last},
        "notes": list(report.notes),
        "tables": [_told(part.title, table) for part in report.parts for table in part.tables],
    }


def _told(part: str, table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "part": part,
        "title": table.title,
        "columns": list(table.columns),
        "rows": [
            {"title": row.title, "values": [_plain(cell.value) for cell in row.cells]} for row in table.rows
        ],
        "notes": list(table.notes),
    }


def _plain(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
