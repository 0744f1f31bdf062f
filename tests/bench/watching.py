"""One window under watch, run by ``test_window.py`` as a process of its own; prints what it measured as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import Any, cast

from PySide6.QtCore import QEventLoop, QTimer

from gongkai_desktop import errands
from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from ui.application import start
from ui.memory import Memory
from ui.opening import Opening
from ui.pages import REGISTER
from ui.register.tab import RegisterTab
from ui.tasks import Job, Progress

ROUNDS, TYPING = 5, 3.0  # seconds
SCROLL, TICK = 40, 2  # milliseconds
WORDS = ("积水", "学区", "安全", "办法")


class Watched:
    """A window on an office, scrolled page by page, and the gaps between the turns of its event loop."""

    def __init__(self, root: Path) -> None:
        memory = Memory(Path(mkdtemp()) / "settings.ini")
        memory.keep("window/tab", REGISTER)
        self.root = root
        self.application = start(memory)
        opening = Opening(self.application, memory)
        opening.begin(root)
        assert opening.window is not None
        self.opening, self.window = opening, opening.window
        self.page = cast(RegisterTab, self.window.page()).ledger
        self.session = self.window.session
        taken: list[bool] = []
        self.session.taken.connect(lambda: taken.append(True))
        self.until(lambda: bool(taken) and self.page.model.rowCount() > 0)
        self.until_quiet()

    def until(self, done: Callable[[], object], seconds: float = 120) -> None:
        """Let the window run until something is so."""
        loop, often = QEventLoop(), QTimer(interval=10)
        end = time.monotonic() + seconds
        often.timeout.connect(lambda: (done() or time.monotonic() > end) and loop.quit())
        often.start()
        loop.exec()
        assert done(), "the window waited in vain"

    def until_quiet(self) -> None:
        """Let what follows the start come to its end."""
        end = time.monotonic() + 2
        self.until(lambda: time.monotonic() > end)

    def longest(self, done: Callable[[], object]) -> float:
        """The longest time in seconds between two turns of the event loop, scrolling until ``done``."""
        gaps: list[float] = [0.0]
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

        ticking, scrolling = QTimer(interval=TICK), QTimer(interval=SCROLL)
        ticking.timeout.connect(tick)
        scrolling.timeout.connect(self._scroll)
        ticking.start(), scrolling.start()
        self.until(done)
        return max(gaps)

    def _scroll(self) -> None:
        bar = self.page.table.verticalScrollBar()
        bar.setValue(0 if bar.value() >= bar.maximum() else bar.value() + bar.pageStep())

    def begin(self, work: Callable[[Progress], Any]) -> tuple[Job, list[Any]]:
        """Start a job as a dialog does; the list fills when it has ended."""
        ended: list[Any] = []
        job = Job(work)
        job.finished.connect(ended.append)
        job.failed.connect(ended.append)
        job.cancelled.connect(lambda: ended.append("cancelled"))
        job.start()
        return job, ended

    def during(self, work: Callable[[Progress], Any]) -> float:
        """The longest hold while a job runs; it must come to its end without an error."""
        _, ended = self.begin(work)
        longest = self.longest(lambda: ended)
        assert not isinstance(ended[0], BaseException), repr(ended[0])
        return longest

    def searching(self) -> float:
        """The longest hold while somebody types words to search for."""
        end = time.monotonic() + TYPING
        typing = QTimer(interval=300)
        typing.timeout.connect(lambda: self.page.search.searched.emit(WORDS[int(time.monotonic() * 3) % 4]))
        typing.start()
        longest = self.longest(lambda: time.monotonic() > end)
        self.page.search.searched.emit("")
        return longest


def works(watched: Watched, ledger: Path, folder: Path) -> dict[str, Callable[[Progress], Any]]:
    """The long jobs of the register, as the window's dialogs run them."""
    root, session = watched.root, watched.session

    def bring_in(progress: Progress) -> object:
        plan = session.writing(lambda desk: desk.importer.plan(ledger, progress=progress))
        try:
            return session.writing(lambda desk: desk.import_planned(plan, progress=progress))
        finally:
            plan.close()

    def export(progress: Progress) -> object:
        return errands.export(
            root, folder / "台账.xlsx", "register", Query(filters={"department": "办公室"}), progress
        )

    return {"导入": bring_in, "导出": export, "备份": lambda _: Desk.back_up(root).path}


def hold(watched: Watched, ledger: Path, folder: Path) -> dict[str, float]:
    """For each job the longest hold over that of scrolling alone as long as the job took: medians of some rounds."""
    held: dict[str, list[float]] = {}
    alone: dict[str, list[float]] = {}
    jobs = {name: partial(watched.during, work) for name, work in works(watched, ledger, folder).items()}
    for _ in range(ROUNDS):
        for name, longest in {**jobs, "搜索": watched.searching}.items():
            begun = time.monotonic()
            held.setdefault(name, []).append(longest())
            end = 2 * time.monotonic() - begun
            alone.setdefault(name, []).append(watched.longest(lambda end=end: time.monotonic() > end))  # type: ignore[misc]
    found = {name: median(values) for name, values in held.items()}
    return found | {f"{name}，只滚动": median(values) for name, values in alone.items()}


def cancel(watched: Watched, ledger: Path, folder: Path) -> dict[str, float]:
    """Seconds from the cancel to the end of the job, in the midst of each."""
    found = {}
    for name in ("导入", "导出"):
        job, ended = watched.begin(works(watched, ledger, folder)[name])
        heard: list[int] = []
        job.progressed.connect(lambda done, _, heard=heard: done and heard.append(done))
        watched.until(lambda heard=heard: heard)  # type: ignore[misc]
        begun = time.perf_counter()
        job.cancel()
        watched.until(lambda ended=ended: ended)  # type: ignore[misc]
        assert ended == ["cancelled"], repr(ended)
        found[name] = time.perf_counter() - begun
    return found


def memory(watched: Watched) -> dict[str, float]:
    """The process's resident memory after paging on, in bytes."""
    bar = watched.page.table.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
        watched.application.processEvents()
    watched.until_quiet()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return {"bytes": pages * os.sysconf("SC_PAGE_SIZE")}


def main(what: str, root: str, *paths: str) -> None:
    """Open the window, measure, print."""
    watched = Watched(Path(root))
    measure: dict[str, Callable[..., dict[str, float]]] = {"hold": hold, "cancel": cancel, "memory": memory}
    print(json.dumps(measure[what](watched, *map(Path, paths))), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
