"""Which sheets of a file are read: the first with a header we know, or those that were asked for together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.books import Book, Sheet
from gongkai_desktop.exchange.headers import Header, HeaderWords, find_header, likeliest_header
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.rows import Part

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MOST_SHEETS: Final = 60


@dataclass(frozen=True)
class Chosen:
    """The sheets to be read together, with the header they share; the names of all that share it (``alike``), and of
    all with a header we know (``offered``), in the order of the file."""

    header: Header
    parts: tuple[Part, ...]
    alike: tuple[str, ...]
    offered: tuple[str, ...]


def choose(
    book: Book, path: Path, intakes: Sequence[Intake], words: HeaderWords, wanted: Sequence[str]
) -> Chosen:
    """The sheets wanted, else the first with a header we know.

    Refused with the headers seen when there is none, and for wanted sheets that are not there or not alike.
    """
    known: dict[str, tuple[Sheet, Header]] = {}
    seen: tuple[str, ...] = ()
    for name in book.names[:_MOST_SHEETS]:
        if name in book.hidden and known and name not in wanted:
            continue
        sheet = book.sheet(name)
        header = find_header(sheet, intakes, words)
        if header is not None:
            known[name] = sheet, header
        else:
            seen = max(seen, likeliest_header(sheet), key=len)
    if not known and not seen:
        raise failures.empty_file(path)
    if not known:
        raise failures.UnknownHeader(path.name, seen)
    names = _checked(known, wanted) or (next(iter(known)),)
    first = known[names[0]][1]
    parts = tuple(
        Part(sheet, header.first, year_of(sheet, header, path))
        for sheet, header in map(known.__getitem__, names)
    )
    alike = tuple(name for name, (_, header) in known.items() if _same(header, first))
    return Chosen(first, parts, alike, tuple(known))


def year_of(sheet: Sheet, header: Header, path: Path) -> int:
    """The one year that stands above the header, else in the sheet's name, else in the file's; 0 for none."""
    above = " ".join(str(cell) for row in islice(sheet.rows(), header.first) for cell in row if cell)
    for text in (above, sheet.name, path.stem):
        years = set(_YEAR.findall(unicodedata.normalize("NFKC", text)))
        if len(years) == 1:
            return int(years.pop())
        if years:
            return 0
    return 0


def _checked(known: dict[str, tuple[Sheet, Header]], wanted: Sequence[str]) -> tuple[str, ...]:
    """The sheets wanted, in the order of the file."""
    for name in wanted:
        if name not in known:
            offered = "、".join(f"“{one}”" for one in known)
            raise Refused(f"没有能读的工作表“{name}”", why=f"有台账表头的是：{offered}", way="请从这些里选")
        if not _same(known[name][1], known[wanted[0]][1]):
            raise Refused(
                f"工作表“{wanted[0]}”和“{name}”不能一起导入", why="两张表的表头不一样", way="请分两次导入"
            )
    return tuple(name for name in known if name in wanted)


def _same(one: Header, other: Header) -> bool:
    return one.intake.ledger.name == other.intake.ledger.name and one.signature == other.signature
