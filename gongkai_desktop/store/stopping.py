"""How a query hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from gongkai_desktop.errors import Cancelled

_STEPS = 20_000  # of SQLite's machine between two looks: some milliseconds


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
