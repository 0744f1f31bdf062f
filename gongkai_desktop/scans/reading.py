"""Reading many files in two processes at once, from the side of the office's process."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias

from gongkai_desktop.apart import Dead, Talk, speaking, talking
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.scans import child
from gongkai_desktop.scans.child import Order, PageRead
from gongkai_desktop.scans.sources import damaged

CHUNK = 8  # pages of one order
PATIENCE = 120.0  # seconds for one page
PROCESSES = 2

Found: TypeAlias = "PageRead | Refused | None"
"""A page; the refusal of the file, which is its end too; or None: the file has been read to its end."""


@dataclass(slots=True)
class _File:
    """How far a file has been read. ``pages`` is 0 until it has been opened; ``orders`` are those not yet ended."""

    pages: int = 0
    read: int = 0
    orders: int = 1
    refused: bool = False


@dataclass(slots=True)
class _Worker:
    """A reading process and what it is busy with."""

    talk: Talk
    stack: ExitStack
    order: Order | None = None
    heard: float = field(default_factory=monotonic)


def read_files(paths: Sequence[Path], progress: Progress = unheard) -> Iterator[tuple[Path, Found]]:
    """Every page of the files as it is read, and each file's end; in no certain order, file by file mixed.

    Raises what ``progress`` raises, within a moment; the processes are gone when the generator ends.
    """
    with ExitStack() as stack:
        yield from _Reading(paths, progress, stack).run()


class _Reading:
    def __init__(self, paths: Sequence[Path], progress: Progress, stack: ExitStack) -> None:
        self._progress, self._stack = progress, stack
        self._files = {path: _File() for path in paths}
        self._orders = deque(Order(path, 0, CHUNK) for path in self._files)
        self._workers: list[_Worker] = []

    def run(self) -> Iterator[tuple[Path, Found]]:
        while self._orders or self._busy():
            self._give_orders()
            self._tell()
            heard = speaking([worker.talk for worker in self._busy()])
            for worker in self._busy():
                if worker.talk in heard:
                    yield from self._listen(worker)
                elif monotonic() - worker.heard > PATIENCE:
                    yield from self._lost(worker)
        self._tell()

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.order is not None]

    def _tell(self) -> None:
        whole = sum(max(file.pages, 1) for file in self._files.values())
        self._progress(sum(file.read for file in self._files.values()), whole)

    def _give_orders(self) -> None:
        idle = len(self._workers) - len(self._busy())
        for _ in range(min(PROCESSES - len(self._workers), len(self._orders) - idle)):
            self._workers.append(self._started())
        for worker in self._workers:
            if self._orders and worker.order is None:
                worker.order, worker.heard = self._orders.popleft(), monotonic()
                worker.talk.send(worker.order)

    def _started(self) -> _Worker:
        own = self._stack.enter_context(ExitStack())
        return _Worker(own.enter_context(talking(child.run)), own)

    def _listen(self, worker: _Worker) -> Iterator[tuple[Path, Found]]:
        try:
            word, content = worker.talk.receive(lambda: None)
        except Dead:
            yield from self._lost(worker)
            return
        worker.heard = monotonic()
        yield from self._taken(worker, word, content)

    def _taken(self, worker: _Worker, word: str, content: Any) -> Iterator[tuple[Path, Found]]:
        order = worker.order
        if order is None:
            return
        file = self._files[order.path]
        if word == "pages":
            self._plan(order.path, file, content)
        elif word == "page" and not file.refused:
            file.read += 1
            yield order.path, content
        elif word == "refused":
            yield from self._end_refused(worker, order.path, content)
        elif word == "fault":
            raise Fault(f"the process that reads scans failed: {content}")
        elif word == "done":
            yield from self._end(worker, order.path)

    def _plan(self, path: Path, file: _File, pages: int) -> None:
        """Order the rest of a file that has just been opened, before other files are begun."""
        if file.pages or file.refused:
            return
        file.pages = pages
        rest = [Order(path, first, first + CHUNK) for first in range(CHUNK, pages, CHUNK)]
        file.orders += len(rest)
        self._orders.extendleft(reversed(rest))

    def _lost(self, worker: _Worker) -> Iterator[tuple[Path, Found]]:
        """A process died of a file, or got stuck in it: the file is refused, another process goes on."""
        order = worker.order
        self._workers.remove(worker)
        worker.stack.close()
        if order is not None:
            yield from self._end_refused(worker, order.path, damaged(order.path.name))

    def _end_refused(self, worker: _Worker, path: Path, refusal: Refused) -> Iterator[tuple[Path, Found]]:
        """The file gives nothing more: its other orders are taken back, its end is told once."""
        file = self._files[path]
        worker.order = None
        self._orders = deque(order for order in self._orders if order.path != path)
        if not file.refused:
            file.refused = True
            file.read = file.pages = max(file.pages, 1)
            yield path, refusal

    def _end(self, worker: _Worker, path: Path) -> Iterator[tuple[Path, Found]]:
        worker.order = None
        file = self._files[path]
        file.orders -= 1
        if not file.orders and not file.refused:
            yield path, None
