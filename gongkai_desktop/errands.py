"""Long work that a window sends off into a process of its own, so that the screen goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from gongkai_desktop import keyring
from gongkai_desktop.apart import Dead, Silent, run_apart
from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.reports.superiors.looking import Wish
from gongkai_desktop.reports.superiors.service import Sent
from gongkai_desktop.screening.examining import Cleaned, clean, clean_all, examine
from gongkai_desktop.screening.matters import Report

T = TypeVar("T")


def export(
    root: Path,
    path: Path,
    name: str,
    query: Query,
    progress: Progress,
    *,
    actor: int = 0,
    columns: Sequence[str] | None = None,
    template: Path | None = None,
    mapping: Mapping[str, str] | None = None,
) -> int:
    """``LedgerExporter.export`` of a ledger of the office in ``root``, by its name and in somebody's name.

    A cancel leaves no file, in a second.
    """
    how = {"columns": columns, "template": template, "mapping": mapping}
    return _opening_apart(partial(_export, root, path, name, query, actor, how), progress)


def _opening_apart(work: Callable[[Progress], T], progress: Progress) -> T:
    return run_apart(partial(_opening, keyring.hand_over(), work), progress)


def _opening(keys: Mapping[str, bytes], work: Callable[[Progress], T], progress: Progress) -> T:
    """Work that opens an office: it has the keys that this process has, which travel in the pipe it begins with."""
    keyring.take_over(keys)
    return work(progress)


def _export(
    root: Path,
    path: Path,
    name: str,
    query: Query,
    actor: int,
    how: Mapping[str, object],
    progress: Progress,
) -> int:
    with Desk.open(root, writing=False) as desk:
        desk.chosen = actor
        return desk.ledger_exporter(name).export(path, query, progress, **how)  # type: ignore[arg-type]


def send(
    root: Path, wishes: Sequence[Wish], folder: Path, progress: Progress = unheard, *, actor: int = 0
) -> Sent:
    """``Superiors.send`` of the office in ``root`` in somebody's name; a cancel leaves nothing."""
    return _opening_apart(partial(_send, root, wishes, folder, actor), progress)


def _send(root: Path, wishes: Sequence[Wish], folder: Path, actor: int, progress: Progress) -> Sent:
    with Desk.open(root, writing=False) as desk:
        desk.chosen = actor
        return desk.superiors.send(wishes, folder, progress)


def screen(path: Path, progress: Progress = unheard) -> Report:
    """A file looked through before it goes out; one that brings the process down is refused like a broken one."""
    try:
        return run_apart(partial(examine, path), progress, reads=True)
    except Fault as fault:
        raise _given_up(fault, path) from fault


def clean_copy(path: Path, out: Path, keys: Iterable[str], progress: Progress = unheard) -> Cleaned:
    """A copy of a file without these findings, looked through again; a cancel leaves no file."""
    try:
        return run_apart(partial(clean, path, out, tuple(keys)), progress, reads=True)
    except Fault as fault:
        raise _given_up(fault, path) from fault


def clean_whole(path: Path, out: Path, kept: Collection[str] = (), progress: Progress = unheard) -> Cleaned:
    """A copy of a file without all that can be taken out but what has one of these keys; a cancel leaves no file."""
    try:
        return run_apart(partial(clean_all, path, out, tuple(kept)), progress, reads=True)
    except Fault as fault:
        raise _given_up(fault, path) from fault


def _given_up(fault: Fault, path: Path) -> Exception:
    if not isinstance(fault.__cause__, Silent | Dead):
        return fault
    way = "请用 WPS 或 Word 打开，另存一份再检查；还是不行的，请逐页人工看"
    return Refused(f"“{path.name}”读不下去", why="文件结构异常或太大", way=way)
