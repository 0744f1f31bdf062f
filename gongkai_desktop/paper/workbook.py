"""Ledgers as Excel workbooks for people: heading, frozen header, text as text, dates as dates, ready for A4.

A hidden last column and a hidden sheet let an exported ledger come back as a change set.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.paper.heading import Anchor, Heading

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
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write the rows of a ledger to ``path`` and return how many there were.

    ``key`` gives a row's hidden key. ``progress`` is told the number of rows written; whatever it raises
    (a cancel) ends the work. The file appears whole or not at all. Raises Refused when the place cannot be
    written, or a text is longer than a cell can hold.
    """
    from gongkai_desktop.paper.xlsx import LedgerBook  # openpyxl is heavy: only when something is written

    with _appearing_whole(path) as part:
        book = LedgerBook(ledger, heading, keyed=key is not None, anchor=anchor)
        try:
            for number, row in enumerate(rows, 1):
                book.add(row, key(row) if key else "")
                if progress is not None and number % _EVERY == 0:
                    progress(number)
            book.save(part)
        finally:
            book.discard()
    return book.count


@contextmanager
def _appearing_whole(path: Path) -> Iterator[Path]:
    """A place beside ``path`` to write to, renamed when all went well and removed when not."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _refusal(path: Path, error: OSError) -> Refused:
    what = f"没有写成 {path.name}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused(what, why="磁盘满了", way="请腾出空间，或导出到别的磁盘")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Refused(what, why=f"没有文件夹 {path.parent}", way="请先建好文件夹，或另选一个")
    if isinstance(error, PermissionError | IsADirectoryError):
        why = "文件正由 Excel 或 WPS 打开，或者这里不许写入"
        return Refused(what, why=why, way="请关闭打开它的程序再导出，或另选一个文件夹")
    return Refused(what, why=error.strerror or "写入失败", way="请另选一个文件夹再导出")
