"""The columns that ledgers show alike: plain words, a day, where a record stands, how near what it owes is."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_desktop.ledger import Column, Kind
from ui.kit import look
from ui.kit.icons import state_icon
from ui.kit.paged import Row, Shown, room_for
from ui.kit.urgency import DAY_WIDTH, short_reminder, urgency_colour


def words(key: str, title: str, width: int, spare: int = 0) -> Shown:
    """A column of plain words, so many pixels wide at 100 %."""
    return Shown(Column(key, title), width, lambda row: str(row[key]), order=key, spare=spare)


def day(key: str, title: str, spare: int = 0) -> Shown:
    """A column of days."""
    column = Column(key, title, Kind.DATE)
    return Shown(column, DAY_WIDTH, lambda row: str(row[key]), order=key, spare=spare)


def state(title: str, states: Sequence[str]) -> Shown:
    """Where records stand, always whole; those that went against the rules stand out, their words are in the panel."""
    return Shown(
        Column("state", title, Kind.CHOICE, choices=tuple(states)),
        room_for((title,)),
        lambda row: str(row["state"]),
        _colour,
        order="state",
        icon=lambda row: state_icon(str(row["state"])),
        whole=True,
    )


def left(title: str) -> Shown:
    """How near what a record owes is."""
    return Shown(
        Column("left", title),
        118,
        lambda row: short_reminder(str(row["urgency"]), str(row["reminder"])),
        lambda row: urgency_colour(str(row["urgency"])),
        order="due",
        filtered=False,
    )


def _colour(row: Row) -> str:
    return look.RED if row["flags"] else look.INK
