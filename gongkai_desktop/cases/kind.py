"""What a record is: how its events make it, what may be done with it, what it owes, and how it is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, Self, TypeVar

from gongkai_desktop.cases.act import Act, Doing, OnDay
from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.dues import LastDays
from gongkai_desktop.cases.folding import Folding, State
from gongkai_desktop.cases.limit import Limit, foremost
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import NONE, Urgency
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.store.search import indexed

if TYPE_CHECKING:
    from gongkai_desktop.cases.moves import Change, Move
    from gongkai_desktop.cases.papers import Paper
    from gongkai_desktop.workdays.calendar import Calendar

S = TypeVar("S", bound=State)
C = TypeVar("C", bound=OnDay)

PURGED_TITLE = "（内容已清除）"
"""What stands for the title of a record whose beginning was purged."""


def titled(state: State, title: str) -> str:
    """What a record is called, also where its title was purged."""
    return title or (PURGED_TITLE if state.purged else "")


@dataclass(frozen=True, slots=True)
class Status:
    """Where a record stands: its state as lists know it, the same in words, and how near what it owes is."""

    state: str
    words: str
    urgency: Urgency = NONE


@dataclass(frozen=True, slots=True)
class Naming:
    """What records of a kind are called: one of them, and what to say and do where one is not there."""

    title: str
    gone: str = "没有 #{}"
    way: str = "请刷新列表再选"


class OfCalendar(Protocol):
    """A rule set as records meet it, with the calendar it counts by."""

    @property
    def calendar(self) -> Calendar:
        """The working calendar."""


B = TypeVar("B", bound=OfCalendar)


class Books(Generic[B]):
    """The rule sets that records began under, each made once as they meet it; a changed calendar makes it anew."""

    def __init__(self, make: Callable[[Reckoning, str], B]) -> None:
        self._make, self._made = make, dict[str, B]()

    def of(self, office: Reckoning, rules: str) -> B:
        """The rule set of that hash, with today's calendar."""
        found = self._made.get(rules)
        if found is None or found.calendar is not office.workdays:
            found = self._made[rules] = self._make(office, rules)
        return found


class CaseKind(ABC, Generic[S, C]):
    """One kind of record. It is the projection of its events, and answers what a record is on a day.

    ``key`` names it, where several kinds share ``prefix`` and table; any of these is the projection of all of them.
    ``folding`` makes its state; adding an act is adding one object to ``acts``. ``beginnings`` are the acts that
    begin a record; their case is what ``opening`` gives. ``last`` is the act that stands last. ``beside``: its events
    change nothing that stands on the papers of the records they touch. ``days`` are the last days that its rows hold.
    ``voided`` is the kind of event that says a record was made in error ('' where none does).
    """

    prefix: ClassVar[str]
    table: ClassVar[str]
    search: ClassVar[str | None] = None
    title_column: ClassVar[str] = "title"
    folding: Folding[S]
    last: ClassVar[str] = "void"
    beside: ClassVar[bool] = True
    days: ClassVar[LastDays | None] = None
    voided: ClassVar[str] = ""

    def __init__(self, office: Reckoning) -> None:
        self.office = office

    @property
    def key(self) -> str:
        """The name of the kind among all kinds of an office."""
        return self.prefix

    @property
    @abstractmethod
    def naming(self) -> Naming:
        """What its records are called."""

    @property
    def beginnings(self) -> tuple[Act[S, Any], ...]:
        """The acts that begin a record; the first is the usual one."""
        return ()

    @property
    def acts(self) -> tuple[Act[S, C], ...]:
        """Everything that may be done with a record."""
        return ()

    def acts_of(self, case: C) -> tuple[Act[S, C], ...]:
        """Everything that may be done with this record, which may have begun under an older definition."""
        return self.acts

    def owns(self, state: S) -> bool:
        """Whether a record of its table is one of this kind."""
        return True

    # — from events to the state and its row —

    @property
    def final(self) -> frozenset[str]:
        """The kinds of events that are never taken back."""
        return self.folding.final

    def fold(self, state: S | None, event: Event) -> S | None:
        """The record after one more event."""
        return self.folding(state, event)

    def folded(self, events: Sequence[Event]) -> S | None:
        """The record that a whole history leads to."""
        return self.folding.whole(events)

    @abstractmethod
    def row(self, state: S | None) -> Mapping[str, object] | None:
        """The row of its table without ``id``."""

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The texts of the search table's columns, in their order: what it is called, its number, nothing, initials."""
        return indexed(str(row["title"]), str(row["number"]))

    # — a record on a day —

    @abstractmethod
    def case(self, state: S, moment: Moment) -> C:
        """The record on a day, under the rule set it began with."""

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> Any:
        """What the form of a new record depends on; ``about`` are the records it is to be about."""
        raise Fault(f"records of {self.prefix} are not begun by hand")

    @abstractmethod
    def called(self, case: C) -> tuple[str, str]:
        """Its number as the clerk sees it ('' for none), and what it is called."""

    @abstractmethod
    def status(self, case: C) -> Status:
        """Where it stands."""

    def limits(self, case: C) -> tuple[Limit, ...]:
        """Everything it owes by a day or an hour, as the calendar has it now; what is done owes nothing."""
        return ()

    def shown(self, case: C, limits: tuple[Limit, ...]) -> Limit | None:
        """The limit that its panel counts day by day: the foremost of what it owes."""
        return foremost(limits)

    def breaches(self, case: C) -> tuple[Breach, ...]:
        """What went against the rules in it, with the article."""
        return ()

    def remarks(self, case: C) -> tuple[str, ...]:
        """What in it calls for a second look, though nothing is wrong for certain."""
        return ()

    def sections(self, case: C, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel: every section that has something to say. ``titles`` are of the records in ``related``."""
        return ()

    def facts(self, case: C) -> Mapping[str, str]:
        """What is known of it, by column, as stored text; what lists mask is whole here, as on its panel."""
        return {}

    def labels(self, case: C) -> Mapping[str, str]:
        """What its facts are called, by their key, where they are no columns of its list."""
        return {}

    def related(self, state: S) -> Iterable[int]:
        """The records that it speaks of, whose titles its panel needs."""
        return self.touches(state)

    def touches(self, state: S) -> tuple[int, ...]:
        """The records that hear of everything that happens to it."""
        return ()

    def on_paper(self, state: S, record: int) -> tuple[int, ...]:
        """The records whose facts stand on its papers: itself, or what it is about where it is beside that."""
        return self.touches(state) if self.beside else (record,)

    def under(self, office: Reckoning) -> Self:
        """The same kind as it is with another calendar."""
        found = copy(self)
        found.office = office
        return found

    def last_days(self, state: S, columns: Collection[str]) -> Mapping[str, object]:
        """What its row has in these columns of ``days``, with ``provisional``; asked of very many at once.

        A kind whose rows name the limit that is owed first gives that as ``owes`` too.
        """
        return self.row(state) or {}

    def limit_title(self, state: S, today: date) -> str:
        """What the limit that it owes first is called."""
        found = foremost(self.limits(self.case(state, Moment.beginning(today))))
        return found.title if found else ""

    def moves(self, change: Change) -> Iterable[Move]:
        """What another calendar moves that stands in no row: what returns, what waits for its day."""
        return ()

    def owed(self, limits: tuple[Limit, ...]) -> Mapping[str, object]:
        """The columns of its row that tell the foremost limit."""
        first = foremost(limits)
        return {
            "due": first.due if first else "",
            "due_at": first.due_at if first else "",
            "provisional": int(first.provisional) if first else 0,
        }

    # — what may be done —

    def next_acts(self, case: C) -> tuple[NextAct, ...]:
        """The acts that its state permits on that day, the next one first."""
        found = [act.asked(case) for act in self.acts_of(case) if act.offered(case)]
        return tuple(sorted(found, key=lambda one: (not one.primary, one.key == self.last)))

    def act(self, key: str) -> Act[S, C]:
        """The act of that key; Fault where there is none."""
        return _keyed(self.acts, key)

    def beginning(self, key: str = "") -> Act[S, Any]:
        """The act of that key which begins a record, the first of them for ''; Fault where there is none."""
        return _keyed(self.beginnings, key) if key else self.beginnings[0]

    def not_now(self, case: C, key: str) -> Refused:
        """The refusal of an act that the record's state does not permit."""
        words = self.status(case).words
        why = f"这{self.naming.title}现在是“{words}”"
        return Refused("现在不能做这一步", why=why, way="请刷新后按“下一步”里的提示办")

    def check(self, doing: Doing[C], act: Act[S, C]) -> None:
        """Refuse what cannot have been, whatever the act; ``Unfilled`` names the field."""

    def after(self, doing: Doing[C], act: Act[S, C], drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """What an act brings about elsewhere, told in the same transaction."""
        return ()

    # — history and papers —

    @property
    def papers(self) -> tuple[Paper[C], ...]:
        """What can be printed or written of its records, in the order of menus."""
        return ()

    def outward(self, case: C) -> str:
        """What letters that leave the office call it, '' where they may not name it."""
        return self.called(case)[1]

    @property
    def quiet(self) -> frozenset[str] | None:
        """The kinds of its events that change nothing which stands on printed sheets; None for all of them."""
        return None if self.beside else self.folding.quiet

    def tell(self, event: Event, record: int) -> str:
        """One of its events in a sentence, as it stands in the history of that record (its own or one it touches)."""
        return self.folding.tell(event)

    def settled(self, event: Event, later: Sequence[Event]) -> str:
        """Why what followed in its record keeps one of its events from being taken back; '' where nothing does."""
        happening = self.folding.known.get(event.kind)
        return happening.settled(event, later) if happening is not None else ""

    @property
    def gone(self) -> str:
        """Which rows of its table are records that were voided, as SQL; '' where none can be."""
        return ""

    def voids(self, event: Event) -> bool:
        """Whether one of its events says that the record was made in error."""
        return event.kind == self.voided

    def undoable(self, event: Event) -> bool:
        """Whether one of its events may be taken back by itself."""
        happening = self.folding.known.get(event.kind)
        return happening is not None and happening.undoable


def _keyed(acts: Iterable[Act[S, C]], key: str) -> Act[S, C]:
    found = next((act for act in acts if act.key == key), None)
    if found is None:
        raise Fault(f"there is no act {key}")
    return found
