"""An act: one object that says when it is offered, what it asks, what it becomes, and how history tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Ledger
from gongkai_desktop.ledger.acts import DAY, Asked, NextAct, dated
from gongkai_desktop.office.people import Person
from gongkai_desktop.records.event import Draft, Event, Json

S = TypeVar("S")
C = TypeVar("C", bound="OnDay")
V = TypeVar("V")
Telling: TypeAlias = str | Callable[[Event], str]
"""A sentence for history: a template over the event's body, or a function of the event where parts may be missing."""


class OnDay(Protocol):
    """A record as it stands on a day, under its own rules: what a kind works out once and its acts look at."""

    @property
    def today(self) -> date:
        """The day it is looked at."""


class Group(StrEnum):
    """The heads under which a record's acts stand."""

    DO = "办理"
    MEND = "更正"
    TAKE_DOWN = "撤下"
    OTHER = "其他"


def unchanged(state: S, event: Event) -> S:
    """The fold of an event that only stands in history."""
    return state


def never_settled(event: Event, later: Sequence[Event]) -> str:
    """Nothing that follows keeps it from being taken back."""
    return ""


def always(case: object) -> bool:
    """Offered in every state."""
    return True


@dataclass(frozen=True, kw_only=True)
class Happening(Generic[S]):
    """One kind of event that happens to a record: what it makes of the state, and how history tells it.

    ``told`` is '' for an event of another record, which that record's kind tells.
    ``stales_paper``: a sheet that was printed before it no longer says what the ledger says. ``undoable``: it may be
    taken back by itself; what another record brought about goes with that record's act. ``final``: it was issued or
    printed and is never taken back. ``settled`` says of one such event why what followed it in the same history (the
    oldest first) keeps it from being taken back, '' where nothing does.
    """

    event: str
    told: Telling = ""
    fold: Callable[[S, Event], S] = unchanged
    stales_paper: bool = True
    undoable: bool = True
    final: bool = False
    settled: Callable[[Event, Sequence[Event]], str] = never_settled

    def tell(self, event: Event) -> str:
        """The event in one Chinese sentence."""
        return self.told(event) if callable(self.told) else self.told.format_map(event.body)


class Reach(Protocol):
    """What an act may ask beyond its own record."""

    def find(self, number: str) -> tuple[int, str]:
        """The record and title of an item's number as the clerk sees it; (0, '') for none."""

    def next_number(self, series: str, day: date) -> str:
        """The number that comes next in one of the office's series, '' where the office gives none."""

    def next_numbers(self, series: str, day: date, count: int) -> list[str]:
        """The numbers that come next in one of the office's series, for what is numbered in any case."""

    def people(self) -> tuple[Person, ...]:
        """The office's people, those who have left among them."""


@dataclass(frozen=True)
class Doing(Generic[C]):
    """A filled-in act: the case, its form, the facts as stored text, what it may ask.

    ``stream`` is its record, None for one that is to be begun; ``touches`` are the records that hear of it, ``files``
    what the form brings along, not kept yet.
    """

    case: C
    form: NextAct
    facts: Mapping[str, str]
    reach: Reach
    stream: int | None = None
    touches: tuple[int, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def day(self) -> date:
        """The day it happened; the day of entry where the form asks for none."""
        told = self.facts.get(DAY)
        return date.fromisoformat(told) if told else self.case.today

    def said(self, *keys: str) -> dict[str, Json]:
        """These facts as they were said."""
        return {key: self.facts[key] for key in keys}

    def draft(self, kind: str, body: Mapping[str, Json], touches: tuple[int, ...] | None = None) -> Draft:
        """An event of the record on that day; it touches what the record is about unless told otherwise."""
        return Draft(kind, self.day, body, self.stream, self.touches if touches is None else touches)

    def unfilled(self, **wrong: str) -> Unfilled:
        """The refusal that names what is wrong in the form, field by field."""
        return Unfilled(self.form.title, wrong)

    def not_before(self, day: str, words: str) -> None:
        """Refuse a day before that one (ISO; '' for none)."""
        if self.facts.get(DAY, "") < day:
            raise self.unfilled(**{DAY: words})


Body: TypeAlias = Mapping[str, Json]
Made: TypeAlias = Body | tuple[Draft, ...]
Columns: TypeAlias = tuple[Column, ...]


def facts_but_day(doing: Doing[Any]) -> Body:
    """The body of an act that records its facts as they were said."""
    return {key: value for key, value in doing.facts.items() if key != DAY}


@dataclass(frozen=True, kw_only=True)
class Act(Generic[S, C]):
    """One thing that may be done with a record.

    ``event`` is the kind of event it becomes. The act that owns that kind says what it makes of the state (``fold``)
    and how it is told (``told``); another act with the same event leaves both out. ``columns``, ``title``, ``note``,
    ``primary`` and ``defaults`` are values, or functions of the case. ``make`` gives the event's body, or all events
    of the act with the record's own first. ``dated``: its form begins with the day it happened; one that does not
    may have a name (``form``) and a title (``heading``) of its own. ``together``: it makes sense for many records.
    """

    key: str
    title: str | Callable[[C], str]
    event: str
    offered: Callable[[C], bool] = always
    columns: Columns | Callable[[C], Columns] = ()
    primary: bool | Callable[[C], bool] = False
    note: str | Callable[[C], str] = ""
    defaults: Mapping[str, object] | Callable[[C], Mapping[str, object]] = field(default_factory=dict)
    make: Callable[[Doing[C]], Made] = facts_but_day
    told: Telling | None = None
    fold: Callable[[S, Event], S] = unchanged
    group: Group = Group.DO
    dated: bool = True
    form: str = ""
    heading: str | Callable[[C], str] = ""
    together: bool = False
    stales_paper: bool = True
    undoable: bool = True
    final: bool = False
    settled: Callable[[Event, Sequence[Event]], str] = never_settled

    @property
    def happening(self) -> Happening[S] | None:
        """What its event makes of the record; None where another act owns that kind of event."""
        if self.told is None:
            return None
        return Happening(
            event=self.event,
            told=self.told,
            fold=self.fold,
            stales_paper=self.stales_paper,
            undoable=self.undoable,
            final=self.final,
            settled=self.settled,
        )

    def asked(self, case: C) -> NextAct:
        """How the act asks for its facts in this case."""
        title, primary = said_of(self.title, case), said_of(self.primary, case)
        asks, note = partial(self._asks, case, title), said_of(self.note, case)
        return NextAct(self.key, title, asks, primary, self.group.value, note)

    def _asks(self, case: C, title: str) -> Asked:
        columns, defaults = said_of(self.columns, case), said_of(self.defaults, case)
        if self.dated:
            return dated(self.key, title, columns, case.today, defaults)
        form = Ledger(self.form or f"act-{self.key}", said_of(self.heading, case) or title, columns)
        return Asked(form, defaults)

    def drafts(self, doing: Doing[C], keep: Callable[[Path], Body]) -> tuple[Draft, ...]:
        """The act as events, the record's own first. Raises Unfilled or Refused, with no file kept.

        Its files, which ``keep`` keeps, stand in the first event, and in every one that begins a record of its own.
        """
        made = self.make(doing)
        drafts = made if isinstance(made, tuple) else (doing.draft(self.event, made),)
        kept = [keep(file) for file in doing.files]
        files = [
            file for at, file in enumerate(kept) if file not in kept[:at]
        ]  # one that two fields name is one
        if not files:
            return drafts
        return tuple(
            replace(draft, body={**draft.body, "attachments": files})
            if at == 0 or (doing.stream is None and draft.stream is None)
            else draft
            for at, draft in enumerate(drafts)
        )


def said_of(told: V | Callable[[C], V], case: C) -> V:
    """A value, or what a function says of the case."""
    return told(case) if callable(told) else told


def kept_facts(*keys: str) -> Callable[[Doing[Any]], Body]:
    """The body of an act that records these facts and no others."""
    return lambda doing: doing.said(*keys)
