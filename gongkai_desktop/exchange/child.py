"""The reading process: opens a file, finds its header, looks it over, and hands its rows over in chunks.

A process of its own, because reading holds a window up whatever thread it runs in, because a hostile file
must not take the office's process down with it, and because it can be killed at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from gongkai_desktop.apart import confine, without_contents
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.books import Book, Sheet, open_book
from gongkai_desktop.exchange.columns import LOOKED_THROUGH, ColumnRead, by_values, column_map, unmapped
from gongkai_desktop.exchange.headers import Header, HeaderWords, find_header, likeliest_header
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.rows import RowReader
from gongkai_desktop.exchange.twins import Survey, survey
from gongkai_desktop.exchange.wire import CHUNK, Head, Rejected, Row, pack
from gongkai_desktop.paper.rowkey import FACTS_SHEET


@dataclass(frozen=True)
class Order:
    """What is to be read: a file, the ledgers it may be, what its headers may mean, whose row keys count."""

    path: Path
    intakes: tuple[Intake, ...]
    words: HeaderWords
    office: str


def run(sender: Connection, order: Order) -> None:
    """The process's whole life: every message is a pair of a word and what goes with it."""
    confine()
    try:
        for message in messages(order):
            sender.send(message)
    except BrokenPipeError:
        return  # nobody listens any more
    except Refused as refusal:
        sender.send(("refused", refusal))
    except MemoryError:
        sender.send(("refused", failures.too_large(order.path)))
    except Exception:
        sender.send(("fault", without_contents()))


def messages(order: Order) -> Iterator[tuple[str, object]]:
    """What a file gives: its head, its rows in packed chunks, the end. Refused when it cannot be read."""
    book = open_book(order.path)
    sheet, header = _choose(book, order)
    reader, columns = _reader(sheet, header, order.office)
    header = reader.header
    found = survey(reader, header.intake.number)
    if not found.rows:
        raise failures.only_header(order.path)
    yield "head", _head(book, sheet, reader, columns, found)
    rows: list[Row] = []
    rejected: list[Rejected] = []
    for number, cells in reader.data():
        read = reader.read(number, cells)
        if isinstance(read[1], str):
            rejected.append(read)
        elif number in found.clashes:
            value = reader.cell(cells, header.intake.number)
            rejected.append(_clash(number, found.clashes[number], header, value))
        else:
            rows.append((number, None, *read[2:]) if read[1] and read[1][0] in found.copied else read)
        if len(rows) + len(rejected) == CHUNK:
            yield "chunk", pack(rows, rejected)
            rows, rejected = [], []
    if rows or rejected:
        yield "chunk", pack(rows, rejected)
    yield "end", None


def _choose(book: Book, order: Order) -> tuple[Sheet, Header]:
    """The first sheet with a header we know; Refused with the headers seen when there is none."""
    seen: tuple[str, ...] = ()
    for name in book.names:
        sheet = book.sheet(name)
        header = find_header(sheet, order.intakes, order.words)
        if header is not None:
            return sheet, header
        seen = max(seen, likeliest_header(sheet), key=len)
    if not seen:
        raise failures.empty_file(order.path)
    raise failures.UnknownHeader(order.path.name, seen)


def _reader(sheet: Sheet, header: Header, office: str) -> tuple[RowReader, tuple[ColumnRead, ...]]:
    """What reads the rows, the columns taken for what header and values together say; and the column map."""
    reader = RowReader(sheet, header, office)
    rows = [cells for _, cells in islice(reader.data(), LOOKED_THROUGH)]
    settled = by_values(header, rows)
    if settled.keys != header.keys:
        reader = RowReader(sheet, settled, office)
    return reader, column_map(header, settled, rows)


def _head(
    book: Book, sheet: Sheet, reader: RowReader, columns: tuple[ColumnRead, ...], found: Survey
) -> Head:
    header = reader.header
    return Head(
        ledger=header.intake.ledger.name,
        sheet=sheet.name,
        other_sheets=tuple(name for name in book.names if name not in (sheet.name, FACTS_SHEET)),
        headers=header.headers,
        signature=header.signature,
        keys=reader.keys,
        understood=header.understood,
        unmapped=unmapped(columns),
        rows=found.rows,
        columns=columns,
        numbers=frozenset(found.numbers),
        keyed=frozenset(found.keyed),
        repeats=frozenset(found.repeats),
    )


def _clash(number: int, other: int, header: Header, value: str) -> Rejected:
    title = header.headers[header.columns[header.intake.number]]
    return number, title, value, f"与第 {other} 行{title}相同，内容却不同；请核对后改正其中一行"
