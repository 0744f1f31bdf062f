"""One open office as the windows see it: a reader for the screens, a writer, and who acts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gongkai_desktop import clock
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from ui.failures import Failures
from ui.memory import Memory
from ui.tasks import Failed, Post, Worker

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed

LOCK_MINUTES, MINUTES = "lock/minutes", 15
"""Where it is remembered after how many minutes without a hand the window locks, and how many when nothing is."""
T = TypeVar("T")
Named = Callable[[int], None]
"""Goes on in the name of a person, told by her number."""
Doubting = Callable[[Refused, Callable[[], None], Callable[[], None]], None]
"""Asks whether the clock is right after all: the doubt, what goes on with it, what gives the write up."""


class Session(QObject):
    """Reads and writes of one office. Every answer arrives as a call on the GUI thread."""

    changed = Signal(object)
    """A Changed: which records and rooms are new; pages read again."""
    held = Signal(object)
    """The Refused that says why this window may only look."""
    taken = Signal()
    """The folder is ours to write; the day's copy has been made."""
    righting = Signal(bool)
    """Whether the folder is being put right before it can be read: an older format, a crash."""
    unopened = Signal(object)
    """The Refused that says why the office cannot be opened at all."""

    def __init__(self, folder: Path, post: Post, failures: Failures, memory: Memory) -> None:
        super().__init__()
        self.folder, self.failures, self.memory = folder, failures, memory
        self._post = post
        self._held: Refused | None = None
        self._writer: Worker | None = None
        self.asking: Callable[[Named], None] | None = None
        self.doubting: Doubting | None = None
        self._first = Lock()
        self._reader = Worker(self._desk_to_read, post, failures.handle, self._give_up)
        failures.folder = folder

    @property
    def chosen(self) -> int:
        """The person in whose name the next act is recorded, 0 before one was chosen."""
        return self.memory.number(f"actor/{self.folder.name}")

    def choose(self, person: int) -> None:
        """Let a person act from now on, also on another day; 0 for nobody yet."""
        self.memory.keep(f"actor/{self.folder.name}", person)

    def with_actor(self, then: Named) -> None:
        """Go on in the name of whoever acts; while nobody is chosen, ``asking`` asks for her first.

        Called on the GUI thread before any work begins: a question is a window.
        """
        if self.chosen or self.asking is None:
            then(self.chosen)
        else:
            self.asking(then)

    def today(self) -> date:
        """The day that deadlines are compared with."""
        return clock.today()

    def start_writing(self) -> None:
        """Take the folder for writing; when someone else holds it, ``held`` says who."""
        if self._writer is None:
            self._writer = Worker(self._desk_to_write, self._post, self.failures.handle, self._hold)
            self._writer.do(lambda desk: None, lambda _: self.taken.emit())

    def try_again(self) -> None:
        """Ask once more for a folder that was held: whoever had it may have gone."""
        if self._held is not None and self._writer is not None:
            self._writer.close()
            self._held = self._writer = None
            self.start_writing()

    def ask(
        self,
        slot: str,
        job: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Read for the screen; only the newest question of a slot is answered."""
        self._reader.ask(slot, job, then, failed)

    def write(
        self,
        job: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Record something; ``then`` gets the job's result after the pages were told of the change."""
        self.start_writing()
        fail = failed or self.failures.handle
        if self._held is not None or self._writer is None:
            fail(self._held or self._not_yet())
            return

        # nothing is written before the first rows are seen
        from gongkai_desktop.records.clock_doubt import ClockDoubt
        from gongkai_desktop.records.event import Changed

        def done(result: T) -> None:
            if isinstance(result, Changed):
                self.told(result)
            if then is not None:
                then(result)

        def refused(error: BaseException) -> None:
            if isinstance(error, ClockDoubt) and self.doubting is not None:
                self.doubting(error, again, lambda: fail(error))
            else:
                fail(error)

        def again() -> None:
            self.act(Desk.confirm_clock, lambda _: self.write(job, then, fail), fail)

        self._writer.do(job, done, refused)

    def act(
        self,
        job: Callable[[Desk, int], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Record something in the name of whoever acts; the job gets her number."""
        self.with_actor(lambda actor: self.write(lambda desk: job(desk, actor), then, failed))

    def writing(self, job: Callable[[Desk], T]) -> T:
        """Run a long job on the writing desk and wait for it; called from a job's own thread."""
        if self._held is not None or self._writer is None:
            raise self._held or self._not_yet()
        return self._writer.result(job)

    def told(self, changed: Changed | None) -> None:
        """Make the screens read again after a change (None: any record may be new)."""
        self._reader.do(lambda desk: desk.refresh(), lambda _: self.changed.emit(changed))

    def close(self) -> None:
        """Finish what is being written, then give the folder free."""
        for worker in (self._writer, self._reader):
            if worker is not None:
                worker.close()

    def _not_yet(self) -> Refused:
        return Refused(self.tr("现在不能登记"), way=self.tr("请稍候再试"))

    def _desk_to_read(self) -> Desk:
        """A folder that cannot be read as it is (an older format, a crash) is put right by opening it to write.

        Questions wait meanwhile, and ``righting`` says so.
        """
        with self._first:
            with suppress(Refused):
                return Desk.open(self.folder, writing=False)
            self._post.call(lambda: self.righting.emit(True))
            try:
                Desk.open(self.folder, writing=True).close()
            finally:
                self._post.call(lambda: self.righting.emit(False))
            return Desk.open(self.folder, writing=False)

    def _desk_to_write(self) -> Desk:
        with self._first:  # one desk opens after the other: putting right needs the folder for itself
            return Desk.open(self.folder, writing=True)

    def _give_up(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.unopened.emit(error)
        else:
            self.failures.handle(error)

    def _hold(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self._held = error
            self.held.emit(error)
        else:
            self.failures.handle(error)
