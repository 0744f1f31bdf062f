"""From the rows of a sheet to normalised rows, rejected ones named. Runs in the reading process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai_desktop.exchange.books import Sheet, Span
from gongkai_desktop.exchange.cells import Cells
from gongkai_desktop.exchange.headers import Header
from gongkai_desktop.exchange.normalise import Guessed, Reader, readers, shown, text
from gongkai_desktop.exchange.wire import Doubt, Guess, Rejected, Row, numbered, place
from gongkai_desktop.exchange.words import is_foot, is_total
from gongkai_desktop.ledger.values import visible
from gongkai_desktop.office.office import Footing
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.records.beforehand import beforehand


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet whose rows are read: where they begin (from 0), and the year of days written without one (0: none)."""

    sheet: Sheet
    first: int
    year: int = 0


class RowReader:
    """Reads the data rows below a header, of one sheet or of several laid out alike, as often as asked.

    With a ``footing`` it also works out the rows of what they become. ``guessed`` are the days of the rows read so far
    whose year was not written, ``doubts`` what is doubtful in them.
    """

    def __init__(
        self, parts: Sequence[Part], header: Header, office: str, footing: Footing | None = None
    ) -> None:
        self.header, self.guessed, self.doubts = header, list[Guess](), list[Doubt]()
        self.parts, self._office = parts, office
        self._rules, self._day = (footing.hash, footing.day) if footing else ("", header.intake.today)
        making = header.intake.kind
        self._kind = making(footing) if making and footing else None
        self._columns, self._key_at = header.columns, header.key_column
        self.keys = tuple(self._columns)
        self._plans = [self._plan(part) for part in parts]
        self._sorted = sorted(range(len(self.keys)), key=self.keys.__getitem__)
        self._telling = {at for at, key in enumerate(self.keys) if key in header.intake.telling}
        self._places = list(self._columns.values())
        self._named = [self._columns[key] for key in header.named]
        self._width = 1 + max([*self._places, self._key_at or 0])

    def _plan(self, part: Part) -> list[tuple[int, Reader]]:
        by_key = readers(self.header.intake, part.sheet.since, part.year)
        return [(at, by_key[key]) for key, at in self._columns.items()]

    def data(self) -> Iterator[tuple[int, Cells]]:
        """The rows that hold records: without empty ones, totals, notes below and repeated headers."""
        for nth, part in enumerate(self.parts):
            fill, start = _filler(part.sheet.merged, part.first), numbered(nth, 1)
            for at, cells in enumerate(part.sheet.rows()):
                if at < part.first:
                    continue
                row = cells if len(cells) >= self._width else [*cells, *[""] * (self._width - len(cells))]
                if fill is not None:
                    row = fill(at, row)
                if self._is_record(row):
                    yield start + at, row

    def read(self, number: int, row: Cells) -> Row | Rejected:
        """One row normalised, or why it cannot be taken: the first fault, the others told in its reason."""
        values: list[str] = []
        wrong: list[tuple[int, str]] = []
        plan = self._plans[place(number)[0]]
        for at, reader in plan:
            try:
                values.append(reader(row[at]))
            except ValueError as error:
                wrong.append((at, str(error)))
        if wrong:
            return self.rejected(number, row, wrong)
        names = [text(row[at]) for at in self._named]
        if not any(names):
            name = self._named[0]
            return self.rejected(number, row, [(name, f"没有{self.header.headers[name]}")])
        most = self.header.intake.longest
        if max(map(len, names)) > most:
            long = [(at, name) for at, name in zip(self._named, names, strict=True) if len(name) > most]
            return self.rejected(number, row, [(at, _too_long(name, most)) for at, name in long])
        if Guessed in map(type, values):
            self._guess(number, row, values)
        fields = {self.keys[at]: values[at] for at in self._sorted if values[at] or at in self._telling}
        intake = self.header.intake
        for key, why in intake.doubts(fields):
            self.doubts.append((number, self._headed(key), fields.get(key, ""), why))
        known, objection = self.key(row), intake.objection(fields)
        return number, known, tuple(values), objection, () if known or objection else self._ready(fields)

    def _ready(self, fields: Mapping[str, str]) -> tuple[object, ...]:
        """What becomes of a new row, as far as it can be worked out here."""
        registered = self.header.intake.registered
        if registered is None:
            return ()
        return tuple(beforehand(registered(fields, self._day), self._kind, self._rules))

    def _headed(self, key: str) -> str:
        """How a column is headed in the file, or in the ledger where the file does not have it."""
        at = self._columns.get(key)
        return self.header.intake.ledger.column(key).title if at is None else self.header.names[at]

    def cell(self, row: Cells, key: str) -> str:
        """The text of one column of a row, '' where there is no such column or the cell cannot be taken."""
        at = self._columns.get(key)
        return "" if at is None else _text_or_nothing(row[at])

    def key(self, row: Cells) -> tuple[int, int] | None:
        """The hidden key of a row that left this office: its record and that record's last event then."""
        at = self._key_at
        key = RowKey.read(_text_or_nothing(row[at])) if at is not None else None
        return (key.record, key.event) if key is not None and key.office == self._office else None

    def rejected(self, number: int, row: Cells, wrong: Sequence[tuple[int, str]]) -> Rejected:
        """A row that cannot be taken, for what is wrong in these of its columns."""
        names = self.header.names
        faults = tuple((names[at], shown(row[at]), why) for at, why in wrong)
        cells = ((name, shown(cell)) for name, cell in zip(names, row, strict=False) if not _is_blank(cell))
        return number, faults, tuple(cells)

    def _guess(self, number: int, row: Cells, values: list[str]) -> None:
        """Note the days whose year was not written; from here on they are days like any other."""
        for at, value in enumerate(values):
            if type(value) is Guessed:
                values[at] = str(value)
                column = self._columns[self.keys[at]]
                self.guessed.append((number, self.header.names[column], shown(row[column]), values[at]))

    def _is_record(self, row: Cells) -> bool:
        begin = row[0]  # mostly a text: then nothing need be looked for
        if not (isinstance(begin, str) and begin.strip()):
            begin = next((cell for cell in row if not _is_blank(cell)), None)
        if isinstance(begin, str) and self._is_remark(begin.strip(), row):
            return False
        return not _is_blank(row[self._named[0]]) or not all(_is_blank(row[at]) for at in self._places)

    def _is_remark(self, first: str, row: Cells) -> bool:
        """Whether a row with this text in front only adds up, signs, or repeats the header."""
        if is_total(first):
            return True
        if is_foot(first) and all(is_foot(str(cell).strip()) for cell in row if not _is_blank(cell)):
            return True
        return first in self.header.headers and self._repeats_header(row)

    def _repeats_header(self, row: Cells) -> bool:
        return all(visible(str(row[at])) == self.header.headers[at] for at in self._places)


def _too_long(said: str, most: int) -> str:
    return f"有 {len(said)} 字，最多 {most} 字；可能是正文贴进了这一格，请改成标题"


def _text_or_nothing(cell: object) -> str:
    try:
        return text(cell)
    except ValueError:
        return ""


def _is_blank(cell: object) -> bool:
    return cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())


def _filler(merged: tuple[Span, ...], first: int) -> Callable[[int, Cells], Cells] | None:
    """What fills the cells that one merged downwards covers, or None when there are no such cells."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in merged:
        if top >= first and bottom > top and left == right and left >= 0:
            starts.setdefault(top, []).append((left, bottom))
    if not starts:
        return None
    running: dict[int, tuple[int, object]] = {}

    def fill(at: int, row: Cells) -> Cells:
        filled = list(row)
        for column, (bottom, value) in list(running.items()):
            if at > bottom:
                del running[column]
            elif column < len(filled):
                filled[column] = value
        for column, bottom in starts.get(at, ()):
            if column < len(filled):
                running[column] = (bottom, filled[column])
        return filled

    return fill
