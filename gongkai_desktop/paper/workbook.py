"""Ledgers as Excel workbooks for people: heading, frozen header, text as text, dates as dates, ready for A4.

A hidden last column and a hidden sheet let an exported ledger come back as a change set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_disk, written_whole
from gongkai_desktop.ledger import Column, Ledger
from gongkai_desktop.paper.heading import Anchor, Heading

_UNSET = "未填"  # the parts of a total add up to it
_EVERY = 500  # rows between two reports of progress

Record = Mapping[str, object]


def write_workbook(
    path: Path,
    ledger: Ledger,
    rows: Iterable[Record],
    heading: Heading,
    *,
    key: Callable[[Record], str] | None = None,
    anchor: Anchor | None = None,
    folded: Collection[str] = (),
    tally: str = "",
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write the rows of a ledger to ``path`` and return how many there were.

    ``key`` gives a row's hidden key. Columns in ``folded`` are written but closed, so that the others print
    large enough. ``tally`` names the column by whose values the total at the foot is told apart. ``progress``
    is told the number of rows written; whatever it raises (a cancel) ends the work. The file appears whole or
    not at all. Raises Refused when the place cannot be written, or a text is longer than a cell can hold.
    """
    # Heavy: only when something is written.
    from gongkai_desktop.paper import xlsx
    from gongkai_desktop.paper.book_file import BookFile
    from gongkai_desktop.paper.book_fill import Filled, Filling
    from gongkai_desktop.paper.book_sheet import SheetPart
    from gongkai_desktop.paper.book_text import escaped

    with refusing_disk(path):
        stored = xlsx.skeleton(
            ledger, heading, folded=frozenset(folded), keyed=key is not None, anchor=anchor
        )
    book = BookFile(stored)
    name, part, _ = book.sheets()[0]
    sheet = SheetPart(book, part, name)
    columns = [Filled(at, at, column, column.key in folded) for at, column in enumerate(ledger.columns, 1)]
    if key is not None:
        columns.append(Filled(len(columns) + 1, 0, _KEY, unseen=True))
    first = xlsx.HEADER_ROW + 1
    filling = Filling(sheet, first, first, columns, pattern=sheet.pattern(first), exact=True)
    tallied: Counter[str] = Counter()

    def told(count: int) -> Mapping[str, str]:
        return {xlsx.COUNT: str(count), xlsx.TALLY: escaped(_told(tallied))}

    with written_book(path) as beside:
        return filling.write(
            beside, _keyed(rows, key, tally, tallied), told=told, progress=progress, every=_EVERY
        )


_KEY = Column("#key", "")


def _keyed(
    rows: Iterable[Record], key: Callable[[Record], str] | None, tally: str, tallied: Counter[str]
) -> Iterator[Record]:
    """The rows with their hidden keys, counted by what ``tally`` names as they pass."""
    for row in rows:
        if tally:
            tallied[str(row.get(tally) or "")] += 1
        yield row if key is None else {**row, _KEY.key: key(row)}


def _told(tallied: Counter[str]) -> str:
    named = [f"{value or _UNSET} {number}" for value, number in tallied.most_common()]
    return f"：{'，'.join(named)}" if named else ""


@contextmanager
def written_book(path: Path) -> Iterator[Path]:
    """``written_whole`` for a workbook: Refused unless its name ends in .xlsx, the only kind written here."""
    if path.suffix.lower() != ".xlsx":
        raise Refused(f"没有写成 {path.name}", why="台账写成 xlsx 格式", way="请把文件名改成以 .xlsx 结尾")
    with written_whole(path) as beside:
        yield beside
