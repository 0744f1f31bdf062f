"""How an act asks for its facts: the form with its day, what is filled in already, a word on what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.ledger.definition import Column, Kind, Ledger

DAY = "day"
_HAPPENED = Column(DAY, "日期", Kind.DATE, required=True, help="实际发生的日期")


@dataclass(frozen=True, slots=True)
class NextAct:
    """One permitted act: its form, what is filled in already, a word on what it does.

    ``group`` is the head it stands under; ``own`` are columns that only some records are asked.
    """

    key: str
    title: str
    form: Ledger
    primary: bool = False
    defaults: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    group: str = ""
    own: frozenset[str] = frozenset()


def why(title: str) -> Column:
    """The column that asks for a reason."""
    return Column("why", title, Kind.LONG, width=24, required=True)


def picture(title: str = "网页截图") -> Column:
    """The column that takes a file along."""
    return Column("picture", title, Kind.FILE, width=20, help="存为附件，挂在这一步上")


def act(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    today: date,
    *,
    primary: bool = False,
    note: str = "",
    defaults: Mapping[str, object] | None = None,
    group: str = "",
) -> NextAct:
    """An act whose form begins with the day it happened."""
    form = Ledger(f"act-{key}", title, (_HAPPENED, *columns))
    return NextAct(key, title, form, primary, {DAY: today.isoformat(), **(defaults or {})}, note, group)
