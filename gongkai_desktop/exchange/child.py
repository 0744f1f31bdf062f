"""The reading process: opens a file, finds its header, looks it over, and hands its rows over in chunks.

A process of its own, because reading holds a window up whatever thread it runs in, because a hostile file
must not take the office's process down with it, and because it can be killed at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Final

from gongkai_desktop.apart import Message, confine, without_contents
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.books import Book, open_book
from gongkai_desktop.exchange.cells import Cells, dressed
from gongkai_desktop.exchange.choosing import Chosen, choose
from gongkai_desktop.exchange.columns import LOOKED_THROUGH, ColumnRead, by_values, column_map, unmapped
from gongkai_desktop.exchange.headers import Header, HeaderWords
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.rows import Part, RowReader
from gongkai_desktop.exchange.twins import Survey, survey
from gongkai_desktop.exchange.wire import CHUNK, Head, Rejected, Row, pack, place
from gongkai_desktop.ledger.definition import FACTS_SHEET
from gongkai_desktop.office.office import Footing
from gongkai_desktop.progress import undisturbed

_LARGE: Final = 1 << 20
"""Bytes of a file whose parsing takes as long as loading does."""
_AHEAD: Final = 8
"""Messages that may wait to be handed over: a few megabytes."""


@dataclass(frozen=True)
class Order:
    """What is to be read: a file, the ledgers it may be, what its headers may mean, whose row keys count.

    ``footing`` is what new rows are worked out with (None: the office's process does that).
    ``sheets`` are the sheets to be read together (none: the first with a header we know). ``mended`` are cells that
    were put right since: per row number (see ``wire.numbered``) the header and the text.
    """

    path: Path
    intakes: tuple[Intake, ...]
    words: HeaderWords
    office: str
    footing: Footing | None = None
    sheets: tuple[str, ...] = ()
    mended: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


def run(sender: Connection, order: Order) -> None:
    """The process's whole life: every message is a pair of a word and what goes with it; bytes follow their word."""
    confine()
    ahead = _Ahead(sender)
    try:
        with undisturbed():
            for message in messages(order):
                if ahead.lost:
                    return  # nobody listens any more
                ahead.put(message)
    except Refused as refusal:
        ahead.put(("refused", refusal))
    except MemoryError:
        ahead.put(("refused", failures.too_large(order.path)))
    except Exception:
        ahead.put(("fault", without_contents()))
    ahead.close()


class _Ahead:
    """Hands messages over from a thread of its own, so that some may wait until their listener has time for them.

    Neither process then waits out the longest moments of the other. ``lost``: nobody listens any more.
    """

    def __init__(self, sender: Connection) -> None:
        self.lost = False
        self._sender, self._waiting = sender, Queue[Message | None](_AHEAD)
        self._handing: Thread | None = None

    def put(self, message: Message) -> None:
        """Hand a message over when its turn comes."""
        if self._handing is None:  # not before there is one: a thread claims memory, which is limited here
            self._handing = Thread(target=self._hand_over, daemon=True)
            self._handing.start()
        self._waiting.put(message)

    def close(self) -> None:
        """Wait until all are handed over."""
        if self._handing is not None:
            self._waiting.put(None)
            self._handing.join()

    def _hand_over(self) -> None:
        while (message := self._waiting.get()) is not None:
            try:
                self._send(*message)
            except OSError:
                self.lost = True  # what follows is taken and let go: whoever puts must not wait for ever

    def _send(self, word: str, content: object) -> None:
        if self.lost:
            return
        if isinstance(content, bytes):
            self._sender.send((word, None))
            self._sender.send_bytes(content)
        else:
            self._sender.send((word, content))


def messages(order: Order) -> Iterator[tuple[str, object]]:
    """What a file gives: its head, its rows in packed chunks, the end. Refused when it cannot be read."""
    book = open_book(order.path)
    _load_meanwhile(order)
    chosen = choose(book, order.path, order.intakes, order.words, order.sheets)
    reader, columns = _reader(chosen, order)
    found = survey(reader, reader.header.intake.number)
    if not found.rows:
        raise failures.only_header(order.path)
    yield "head", _head(book, chosen, reader, columns, found)
    yield from _chunks(reader, found)
    yield "end", None


def _load_meanwhile(order: Order) -> None:
    """Load what works rows out while a large file is parsed: the parser leaves the interpreter to others."""
    kinds = [intake.kind for intake in order.intakes if intake.kind is not None]
    if order.footing is not None and order.path.stat().st_size > _LARGE:
        Thread(
            target=lambda footing: [kind(footing) for kind in kinds], args=(order.footing,), daemon=True
        ).start()


def _chunks(reader: RowReader, found: Survey) -> Iterator[tuple[str, bytes]]:
    """The rows in packed chunks."""
    rows: list[Row] = []
    rejected: list[Rejected] = []
    _forget(reader)
    for number, cells in reader.data():
        read = reader.read(number, cells)
        if len(read) == 5 and number in found.clashes:
            read = _clash(reader, number, cells, found.clashes[number])
        if len(read) == 3:
            rejected.append(read)
        else:
            rows.append((number, None, *read[2:]) if read[1] and read[1][0] in found.copied else read)
        if len(rows) + len(rejected) == CHUNK:
            yield "chunk", pack(rows, rejected, reader.guessed, reader.doubts)
            rows, rejected = [], []
            _forget(reader)
    if rows or rejected:
        yield "chunk", pack(rows, rejected, reader.guessed, reader.doubts)


def _forget(reader: RowReader) -> None:
    """Let go of what was noted of the rows handed over, or of those looked at twice."""
    reader.guessed.clear()
    reader.doubts.clear()


def _reader(chosen: Chosen, order: Order) -> tuple[RowReader, tuple[ColumnRead, ...]]:
    """What reads the rows, the columns taken for what header and values together say; and the column map."""
    header, parts = (
        chosen.header,
        [_mended(nth, part, chosen.header, order) for nth, part in enumerate(chosen.parts)],
    )
    reader = RowReader(parts, header, order.office, order.footing)
    rows = [cells for _, cells in islice(reader.data(), LOOKED_THROUGH)]
    settled = by_values(header, rows)
    if settled.keys != header.keys:
        reader = RowReader(parts, settled, order.office, order.footing)
    return reader, column_map(header, settled, rows)


def _mended(nth: int, part: Part, header: Header, order: Order) -> Part:
    """A sheet with the cells put in that were put right since."""
    cells = {
        (place(number)[1] - 1, header.names.index(name)): text
        for number, texts in order.mended.items()
        for name, text in texts.items()
        if place(number)[0] == nth and name in header.names
    }
    return replace(part, sheet=replace(part.sheet, rows=dressed(part.sheet.rows, cells))) if cells else part


def _head(
    book: Book, chosen: Chosen, reader: RowReader, columns: tuple[ColumnRead, ...], found: Survey
) -> Head:
    header, names = reader.header, tuple(part.sheet.name for part in chosen.parts)
    return Head(
        ledger=header.intake.ledger.name,
        sheets=names,
        other_sheets=tuple(name for name in book.names if name not in (*names, FACTS_SHEET)),
        headers=header.headers,
        signature=header.signature,
        keys=reader.keys,
        understood=header.understood,
        unmapped=unmapped(columns),
        rows=found.rows,
        columns=columns,
        alike=chosen.alike,
        offered=chosen.offered,
        numbers=frozenset(found.numbers),
        keyed=frozenset(found.keyed),
        repeats=frozenset(found.repeats),
    )


def _clash(reader: RowReader, number: int, cells: Cells, other: int) -> Rejected:
    at = reader.header.columns[reader.header.intake.number]
    title = reader.header.headers[at]
    (sheet, row), own = place(other), place(number)[0]
    where = f"第 {row} 行" if sheet == own else f"“{reader.parts[sheet].sheet.name}”第 {row} 行"
    return reader.rejected(number, cells, [(at, f"与{where}{title}相同，内容却不同；请核对后改正其中一行")])
