"""What became of scanned files: pages filed, pages in the tray, and what else there is to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import is_litter


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A page that found its sheet. ``at`` is its page in the file (from 1), ``items`` the records on the sheet.

    ``again`` when an earlier scan of the same page is kept already; ``signed``: the sheet goes round for opinions,
    which are entered next.
    """

    sheet: str
    page: int
    pages: int
    items: tuple[int, ...]
    name: str
    at: int
    again: bool = False
    signed: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that went to the tray, and why."""

    scan: int
    name: str
    at: int
    why: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A sheet printed before these of its records changed."""

    sheet: str
    changed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Pages of a sheet that have not been scanned yet."""

    sheet: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The very same scan came once more; it was kept once. ``sheet`` is '' for one that is in the tray."""

    sheet: str
    page: int
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of filing scans. ``refused`` gives the files that could not be taken, each with a sentence.

    ``cancelled`` when it was stopped: files before that are filed whole, of the others nothing is.
    """

    filed: tuple[FiledPage, ...] = ()
    unread: tuple[Unread, ...] = ()
    stale: tuple[Stale, ...] = ()
    missing_pages: tuple[Missing, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


def scan_files(paths: Iterable[Path], kept: Path) -> tuple[Path, ...]:
    """The files named, and those in the folders named, each once, in the order of their names.

    What lies in ``kept`` is ours already: the paper as it was printed is no signed page that came back.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Refused(f"没有“{path}”", way="请核对文件或文件夹的名字")
        if not path.is_dir() and not path.is_file():  # a pipe would be waited for
            raise Refused(f"“{path}”不是文件", way="请选择扫描件，或放扫描件的文件夹")
        found.update(dict.fromkeys(_files_in(path) if path.is_dir() else [path]))
    own = kept.resolve()
    files = tuple(path for path in found if not path.resolve().is_relative_to(own))
    if not files:
        why = "这里是本单位存附件的地方，里面的已经归档" if found else "文件夹是空的"
        raise Refused("没有可归档的文件", why=why, way="请选择放扫描件的文件夹")
    return files


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not is_litter(path):
            yield path
