"""The tests' own day: they say the same on every day of the year, and when they are begun before midnight.

``TEST_DAY=2027-02-17`` lets them run on another one, to look for what a year's end or a holiday would show.
"""

from __future__ import annotations

import os
import time
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Final

from gongkai_desktop import clock

DAY: Final = date.fromisoformat(os.environ.get("TEST_DAY", "2026-11-30"))


class Noon:
    """Stands for ``datetime`` in ``gongkai_desktop.clock``: noon of a day, and what has passed since."""

    def __init__(self, day: date) -> None:
        self._noon, self._began = datetime.combine(day, hour(12)), time.monotonic()

    def now(self) -> datetime:
        """The moment in that day."""
        return self._noon + timedelta(seconds=time.monotonic() - self._began)


def stay() -> None:
    """From now on every reading of the clock in this process falls into the tests' day."""
    vars(clock)["datetime"] = Noon(DAY)


def leave() -> None:
    """The machine's own day again, for the tests of a program that was built and lives in it."""
    vars(clock)["datetime"] = datetime
