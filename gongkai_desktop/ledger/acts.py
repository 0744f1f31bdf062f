"""How an act asks for its facts: the form with its day, what is filled in already, a word on what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from gongkai_desktop.ledger.definition import Column, Kind, Ledger

DAY = "day"
_HAPPENED = Column(DAY, "日期", Kind.DATE, required=True, help="实际发生的日期")


_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


class Asked(NamedTuple):
    """What an act asks: its form, and what is filled in already. ``own`` are columns that only some are asked."""

    form: Ledger
    defaults: Mapping[str, object] = _NOTHING
    own: frozenset[str] = frozenset()

    def filled(self, known: Mapping[str, object]) -> Asked:
        """The same with this filled in too."""
        return self._replace(defaults={**self.defaults, **known})

    def with_columns(self, columns: Iterable[Column]) -> Asked:
        """The same with other columns."""
        return self._replace(form=replace(self.form, columns=tuple(columns)))


@dataclass(frozen=True)
class NextAct:
    """One permitted act: what it is called, a word on what it does (``note``, '' for none), and what it asks.

    A panel offers a dozen acts of which one is chosen, so ``asks`` works out what it asks when somebody chooses it;
    two are the same by what they are called.
    ``primary``: it is the next step. ``group`` is the head it stands under.
    """

    key: str
    title: str
    asks: Callable[[], Asked] = field(compare=False)
    primary: bool = False
    group: str = ""
    note: str = field(default="", compare=False)

    @cached_property
    def asked(self) -> Asked:
        """What it asks."""
        return self.asks()

    def worked_out(self) -> Self:
        """The same act, which knows now what it asks: for one that leaves the thread on which the office is read."""
        _ = self.asked
        return self

    @property
    def form(self) -> Ledger:
        """Its form."""
        return self.asked.form

    @property
    def defaults(self) -> Mapping[str, object]:
        """What is filled in already."""
        return self.asked.defaults

    def asking(self, change: Callable[[Asked], Asked]) -> Self:
        """The same act, asking what ``change`` makes of what it asks."""
        return replace(self, asks=lambda: change(self.asked))

    def filled(self, known: Mapping[str, object]) -> Self:
        """The same act with this filled in too."""
        return self.asking(lambda asked: asked.filled(known))


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
    asks = partial(dated, key, title, columns, today, defaults or {})
    return NextAct(key, title, asks, primary, group, note)


def dated(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    today: date,
    defaults: Mapping[str, object],
) -> Asked:
    """What an act asks whose form begins with the day it happened."""
    form = Ledger(f"act-{key}", title, (_HAPPENED, *columns))
    return Asked(form, {DAY: today.isoformat(), **defaults})
