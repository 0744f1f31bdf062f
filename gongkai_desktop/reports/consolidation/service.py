"""Consolidation as its users call it: files in, each checked, all together; the office's list of who is expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.office import Office
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.reports.consolidation.handed import Handed, handed_in
from gongkai_desktop.reports.consolidation.sheets import read_books

LARGEST = 2000
"""Files that are taken in together at most."""


def taken_in(paths: Sequence[Path], progress: Progress = unheard) -> tuple[Handed, ...]:
    """Read and check the files one by one; what is wrong with one is told of it. ``progress`` may raise Cancelled.

    Refused for too many at once.
    """
    if len(paths) > LARGEST:
        raise Refused(f"一次最多汇总 {LARGEST} 个文件", way="请分几次汇总")
    books = read_books(paths, progress) if paths else ()
    progress(len(paths), len(paths))
    return tuple(handed_in(path, book) for path, book in zip(paths, books, strict=True))


def subordinates(office: Office) -> tuple[str, ...]:
    """The offices that are expected to report, in the order of the list."""
    return tuple(office.profile.subordinates.splitlines())


def listed(names: Iterable[str]) -> str:
    """A list of offices as the office keeps it: a name on each line, none twice. Refused for the same one twice."""
    found: dict[str, str] = {}
    for name in (" ".join(one.split()) for one in names):
        if name and fold_text(name) in found:
            raise Refused(f"“{name}”写了两次", way="请去掉一个再保存")
        if name:
            found[fold_text(name)] = name
    return "\n".join(found.values())
