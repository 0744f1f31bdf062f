"""How a long job tells how far it is, and hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlcipher3 import dbapi2

from gongkai_desktop.errors import Cancelled

Progress: TypeAlias = Callable[[int, int], None]
"""Told (done, whole), whole being 0 while unknown; raises Cancelled to stop."""

_STEPS = 20_000  # of SQLite's machine between two looks: some milliseconds


def unheard(done: int, whole: int) -> None:
    """Progress that nobody watches."""


class Tally:
    """Counts what is done of a ``whole``, which may become known later."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.whole, self._done = progress, 0, 0

    def step(self, count: int = 1) -> None:
        """Some more is done; raises what the progress raises."""
        self._done = min(self._done + count, self.whole)
        self.look()

    def look(self) -> None:
        """Nothing more is done yet; raises what the progress raises."""
        self._progress(self._done, self.whole)


@contextmanager
def stoppable(connection: dbapi2.Connection, look: Callable[[], None]) -> Iterator[None]:
    """Within, a query stops soon after ``look`` raises Cancelled; it then ends as an interrupted one."""

    def step() -> int:
        try:
            look()
        except Cancelled:
            return 1
        return 0

    connection.set_progress_handler(step, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
