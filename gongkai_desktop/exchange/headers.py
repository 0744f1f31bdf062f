"""Finding the header row of a sheet and what its columns mean. Runs in the reading process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gongkai_desktop.exchange.books import Sheet
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.words import RETURNED, SERIALS
from gongkai_desktop.ledger.definition import KEY_HEADER
from gongkai_desktop.ledger.values import fold_header, visible
from gongkai_desktop.paper.book_refs import column_letters

LOOKED_AT = 30
KEY = "#key"
IGNORED = "#ignored"
_PARTED = "\x1f"


@dataclass(frozen=True, slots=True)
class Header:
    """The header found: which ledger it belongs to, and the column of each key.

    ``first`` is the 0-based row where the data begin. ``headers`` are the texts of all columns, ``names`` the same
    told apart (see ``named_apart``), ``keys`` what each means ('' not understood). ``told`` are the columns whose
    meaning a person has settled. ``signature`` knows the same header again.
    """

    intake: Intake
    first: int
    headers: tuple[str, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...] = ()
    told: frozenset[int] = frozenset()

    @property
    def signature(self) -> str:
        """The folded header row: the same for every workbook laid out alike."""
        return _PARTED.join(fold_header(header) for header in self.headers).rstrip(_PARTED)

    @property
    def columns(self) -> dict[str, int]:
        """Where each understood column lies."""
        return {key: at for at, key in enumerate(self.keys) if key and not key.startswith("#")}

    @property
    def named(self) -> list[str]:
        """The columns that name a row, as far as the header has them."""
        return [key for key in self.intake.named_by if key in self.columns]

    @property
    def key_column(self) -> int | None:
        """Where the hidden row keys of our own export lie."""
        return self.keys.index(KEY) if KEY in self.keys else None

    @property
    def understood(self) -> dict[str, str]:
        """Header by header, the key of the column it was taken for."""
        return {self.names[at]: key for key, at in self.columns.items()}


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What headers mean beside the ledgers' own words: told for this file, and remembered by signature."""

    told: Mapping[str, str] | None = None
    remembered: Mapping[tuple[str, str], Mapping[str, str]] | None = None

    def of(self, header: Header) -> Mapping[str, str]:
        """What was said of this header: for this file, else remembered from one laid out alike."""
        remembered = (self.remembered or {}).get((header.intake.ledger.name, header.signature), {})
        return {**remembered, **(self.told or {})}


def find_header(sheet: Sheet, intakes: Sequence[Intake], words: HeaderWords) -> Header | None:
    """The header of a sheet: the row (or two, one above the other) within the first 30 that says most."""
    lines = [tuple(_text(cell) for cell in row) for row in islice(sheet.rows(), LOOKED_AT)]
    best: Header | None = None
    for at in range(len(lines)):
        for intake in intakes:
            found = _header_at(lines, at, intake, words)
            if found is not None and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def likeliest_header(sheet: Sheet) -> tuple[str, ...]:
    """The texts of the row with the most words in it, for saying what was seen."""
    rows = islice(sheet.rows(), LOOKED_AT)
    lines = [tuple(text for text in map(_text, row) if text) for row in rows]
    return max(lines, key=lambda line: len(line), default=())


def _header_at(lines: Sequence[Sequence[str]], at: int, intake: Intake, words: HeaderWords) -> Header | None:
    single = read_header(lines[at], at + 1, intake, words)
    if not (_recognised(single) or (single.named and words.of(single))):
        return None
    best = single
    if at:  # the line above names the columns that this one leaves blank
        best = _better(
            best, read_header(_laid_over(lines[at - 1], lines[at], intake, words), at + 1, intake, words)
        )
    if at + 1 < len(lines) and _continues(lines[at + 1], single):
        best = _better(
            best, read_header(_laid_over(lines[at], lines[at + 1], None, words), at + 2, intake, words)
        )
    return best


def _better(one: Header, other: Header) -> Header:
    return other if len(other.columns) > len(one.columns) else one


def _continues(line: Sequence[str], header: Header) -> bool:
    """Whether a line is the lower half of the header: it names columns, and not those that name a row."""
    if any(line[header.columns[key]] for key in header.named if header.columns[key] < len(line)):
        return False
    return any(header.intake.ledger.by_header(text) for text in line if text)


def _laid_over(
    upper: Sequence[str], lower: Sequence[str], only: Intake | None, words: HeaderWords
) -> tuple[str, ...]:
    """The lower line, its blanks filled from the upper (with ``only``: by words which that ledger knows)."""
    filled = [*lower, *[""] * (len(upper) - len(lower))]
    for at, text in enumerate(upper):
        if (
            not filled[at]
            and text
            and (only is None or _meaning(text, only, _told((text,), words.told or {})))
        ):
            filled[at] = text
    return tuple(filled)


def _recognised(header: Header) -> bool:
    """Whether a row is a header: it has a column that names rows, under its own title or beside another we know."""
    titles = {fold_header(header.intake.ledger.column(key).title) for key in header.named}
    titled = any(fold_header(text) in titles for text in header.headers)
    whole = header.intake.needed.issubset(header.columns)
    return bool(header.named) and whole and (titled or len(header.columns) > 1)


def read_header(line: Sequence[str], first: int, intake: Intake, words: HeaderWords) -> Header:
    """A line taken as the header of a ledger, the rows beginning at ``first`` (from 0)."""
    header = Header(intake, first, tuple(line), ("",) * len(line), named_apart(line))
    told = words.of(header)
    answers = [_told((name, text), told) for name, text in zip(header.names, line, strict=True)]
    settled = frozenset(at for at, answer in enumerate(answers) if answer is not None)
    return replace(header, keys=_keys(line, intake, answers), told=settled)


def named_apart(line: Sequence[str]) -> tuple[str, ...]:
    """The headers, each once: of several alike, and in place of an empty one, the column's place is told."""
    often = Counter(fold_header(text) for text in line if text)
    names = []
    for at, text in enumerate(line, 1):
        place = f"第{column_letters(at)}列"
        twice = often[fold_header(text)] > 1 if text else False
        names.append(f"{text} {place}" if twice else text or place)
    return tuple(names)


def _keys(line: Sequence[str], intake: Intake, answers: Sequence[str | None]) -> tuple[str, ...]:
    """What each header means; of two that mean the same, the one told or titled so, else the first."""
    meanings = [_meaning(text, intake, answer) for text, answer in zip(line, answers, strict=True)]

    def rank(at: int, key: str) -> int:
        if key.startswith("#"):
            return 0
        by_hand = answers[at] == key
        return 2 * by_hand + titled(line[at], intake, key)

    taken: dict[str, int] = {}
    for at, key in enumerate(meanings):
        if key and (key not in taken or rank(at, key) > rank(taken[key], key)):
            taken[key] = at
    return tuple(key if key == IGNORED or taken.get(key) == at else "" for at, key in enumerate(meanings))


def titled(text: str, intake: Intake, key: str) -> bool:
    """Whether a header is the ledger's own title of the column, not another word for it."""
    return fold_header(text) == fold_header(intake.ledger.column(key).title)


def _meaning(text: str, intake: Intake, answer: str | None) -> str:
    if answer is not None:
        return answer if answer in intake.ledger.keys else IGNORED
    if not text:
        return ""
    folded = fold_header(text)
    if folded == fold_header(KEY_HEADER):
        return KEY
    if folded in SERIALS or folded in intake.computed or folded.endswith(RETURNED):
        return IGNORED
    column = intake.ledger.by_header(text)
    return column.key if column else ""


def _told(texts: Sequence[str], told: Mapping[str, str]) -> str | None:
    """What was said of a column, asked for by the first of these names that was spoken of."""
    if not told:
        return None
    answers = {fold_header(header): key for header, key in told.items()}
    return next((answers[fold_header(text)] for text in texts if text and fold_header(text) in answers), None)


def _text(cell: object) -> str:
    return visible(cell) if isinstance(cell, str) else "" if cell is None or cell == "" else str(cell)
