"""The computer's time. It is read here and nowhere else, so that one day holds for everything that asks.

What it says is evidence of when the clerk acted; whether it can be believed, ``records.clock_doubt`` decides.
"""

from __future__ import annotations

from datetime import date, datetime


def now() -> datetime:
    """The moment, local, with its offset."""
    return datetime.now().astimezone()


def today() -> date:
    """The day, as the clerk's calendar has it."""
    return now().date()
