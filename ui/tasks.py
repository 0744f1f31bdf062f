"""Work off the GUI thread: one writer, one reader for the screens, and single long jobs.

Every desk lives on the thread that opened it. Results come back as calls on the GUI thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from gongkai_desktop.errors import Cancelled

T = TypeVar("T")
Failed = Callable[[BaseException], None]
Progress = Callable[[int, int], None]
"""Called with (done, whole); raises Cancelled once the clerk has pressed 取消."""
_TELL_EVERY = 0.05  # seconds
RESTS_AFTER = 2.0
"""Seconds without a question after which a desk gives back what it keeps for the next one."""


class Closable(Protocol):
    """What a worker owns: a desk, seen only as something to be closed."""

    def close(self) -> None:
        """Give back the database and the lock."""

    def rest(self) -> None:
        """Give back the memory that only the next question would use."""


class Post(QObject):
    """Carries a call from any thread onto the GUI thread."""

    _called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._called.connect(self._run)

    def call(self, work: Callable[[], None]) -> None:
        """Run ``work`` soon on the GUI thread."""
        self._called.emit(work)

    @Slot(object)
    def _run(self, work: Callable[[], None]) -> None:
        work()


class _Task(NamedTuple):  # a dataclass takes eight times as long to make, before the first rows are seen
    """One call for a worker; ``slot`` and ``ticket`` tell whether a newer one has replaced it."""

    run: Callable[[Any], Any]
    then: Callable[[Any], None]
    failed: Failed
    slot: str = ""
    ticket: int = 0


class Worker:
    """A thread that opens one desk, owns it, and runs calls on it in the order they came.

    ``failed`` hears of errors that no caller asked to hear of, ``unopened`` why the desk could not be opened.
    """

    def __init__(
        self, open_desk: Callable[[], Closable], post: Post, failed: Failed, unopened: Failed
    ) -> None:
        self._open, self._post, self._failed, self._unopened = open_desk, post, failed, unopened
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._tickets: dict[str, int] = {}
        self._running: _Task | None = None
        self._desk: Any = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def do(
        self,
        job: Callable[[Any], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Run ``job(desk)`` on the worker, then ``then(result)`` or ``failed(error)`` on the GUI thread."""
        self._queue.put(_Task(job, then, failed or self._failed))

    def ask(
        self,
        slot: str,
        job: Callable[[Any], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Like ``do``, but only the newest question of a slot counts: older ones are dropped or interrupted."""
        with self._lock:
            ticket = self._tickets[slot] = self._tickets.get(slot, 0) + 1
            running = self._running
            if running is not None and running.slot == slot and self._desk is not None:
                self._desk.interrupt()
        self._queue.put(_Task(job, then, failed or self._failed, slot, ticket))

    def result(self, job: Callable[[Any], T]) -> T:
        """Run ``job(desk)`` on the worker and wait for it; for jobs on their own threads, never the GUI thread."""
        answers: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

        def run(desk: Any) -> None:
            try:
                answers.put((job(desk), None))
            except BaseException as error:  # raised again where it is waited for
                answers.put((None, error))

        self._queue.put(_Task(run, _nothing, lambda error: answers.put((None, error))))
        value, error = answers.get()
        if error is not None:
            raise error
        return cast(T, value)

    def close(self) -> None:
        """Finish what is queued, close the desk and wait for the thread."""
        self._queue.put(None)
        self._thread.join()

    def _stale(self, task: _Task) -> bool:
        return bool(task.slot) and self._tickets[task.slot] != task.ticket

    def _work(self) -> None:
        try:
            self._desk = self._open()
        except BaseException as error:  # told on the GUI thread; the queue is then answered with it
            self._refuse(error)
            return
        while (task := self._next()) is not None:
            if not self._stale(task):
                self._run(task)
        self._desk.close()

    def _next(self) -> _Task | None:
        """The next call, None for the end; while none comes, the desk rests."""
        with suppress(Empty):
            return self._queue.get(timeout=RESTS_AFTER)
        self._desk.rest()
        return self._queue.get()

    def _refuse(self, error: BaseException) -> None:
        self._answer(self._unopened, error)
        while (task := self._queue.get()) is not None:
            if task.then is _nothing:
                task.failed(error)
            elif task.failed != self._failed:  # a bound method is a new object each time
                self._answer(task.failed, error)

    def _run(self, task: _Task) -> None:
        with self._lock:
            self._running = task
        try:
            result, error = task.run(self._desk), None
        except BaseException as caught:  # crosses to the GUI thread, where it is shown or reported
            result, error = None, caught
        with self._lock:
            self._running = None
        if error is None:
            self._answer(task.then, result, task)
        else:
            self._answer(task.failed, error, task)

    def _answer(self, call: Callable[[Any], None], value: Any, task: _Task | None = None) -> None:
        def answer() -> None:
            if task is None or not self._stale(task):
                call(value)

        self._post.call(answer)


def _nothing(_: object) -> None:
    """The answer of a call whose result went another way."""


class Job(QObject):
    """One long piece of work on its own thread, with progress and a cancel that really cancels.

    It keeps itself alive until everyone has heard of its end, whatever becomes of the window that began it:
    the thread posts one call, and on the GUI thread that tells all who wait, one after another.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _ended = Signal(object)
    _running: ClassVar[set[Job]] = set()

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._told = 0.0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ended.connect(self._end)

    @classmethod
    def running(cls) -> bool:
        """Whether any job is at work."""
        return bool(cls._running)

    @classmethod
    def stop_all(cls) -> None:
        """Cancel every job and wait until each has left things as they were (when the window closes)."""
        for job in tuple(cls._running):
            job.cancel()
            job._thread.join()

    def start(self) -> None:
        """Begin; one of finished, failed or cancelled follows."""
        self._running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; it then leaves nothing half done."""
        self._stop.set()

    def progress(self, done: int, whole: int) -> None:
        """The work tells how far it is; raises Cancelled after ``cancel``. Passed on some times a second."""
        if self._stop.is_set():
            raise Cancelled
        if (now := time.monotonic()) - self._told > _TELL_EVERY:
            self._told = now
            self.progressed.emit(done, whole)

    def _run(self) -> None:
        try:
            result = self._work(self.progress)
        except Cancelled:
            self._ended.emit(self.cancelled.emit)
        except BaseException as error:  # crosses to the GUI thread, where it is shown or reported
            self._ended.emit(partial(self.failed.emit, error))
        else:
            self._ended.emit(partial(self.finished.emit, result))

    @Slot(object)
    def _end(self, tell: Callable[[], None]) -> None:
        self._thread.join()  # it has nothing left to do; this object must die on the GUI thread
        self._running.discard(self)
        tell()
