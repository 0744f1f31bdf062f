"""Records as their users call them, the same for every kind: begin, look at, act on one or many, attach, take back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gongkai_desktop.cases.act import Act, Body, Doing, OnDay
from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.folding import State
from gongkai_desktop.cases.kind import CaseKind, Status, titled
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.cases.registry import Kinds, Lookup
from gongkai_desktop.cases.timeline import Timeline
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.errors import Gone, Refused, Unfilled
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Bulk, Entry, Section
from gongkai_desktop.office.people import Person
from gongkai_desktop.office.secrecy import refuse_marked_file
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import REVERSED, Changed, Draft, Event
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.records.sheet import PRINTED
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

if TYPE_CHECKING:
    from gongkai_desktop.records.memory import Records
    from gongkai_desktop.store.attachments import Attachments

S = TypeVar("S", bound=State)
C = TypeVar("C", bound=OnDay)


@dataclass(frozen=True, slots=True)
class Workroom:
    """What the services of an office share."""

    store: Store
    records: Records
    office: Office
    attachments: Attachments
    kinds: Kinds
    lookup: Lookup


@dataclass(frozen=True)
class CaseView(Generic[S, C]):
    """One record whole, as its panel shows it on a day.

    ``limits`` are all that it owes, ``foremost`` the one that its panel counts day by day, by ``calendar``. ``record``
    is its state, ``case`` what its kind knows of it on that day. ``remarks`` call for a second look at what was
    entered. Whatever a panel shows only when it is asked for (days, history, forms of acts) is worked out then.
    """

    id: int
    number: str
    title: str
    status: Status
    limits: tuple[Limit, ...]
    foremost: Limit | None
    calendar: Calendar
    sections: tuple[Section, ...]
    acts: tuple[NextAct, ...]
    timeline: Timeline
    breaches: tuple[Breach, ...]
    attachments: tuple[Attached, ...]
    record: S
    case: C
    remarks: tuple[str, ...] = ()

    @cached_property
    def deadline(self) -> Deadline | None:
        """The days of what it owes foremost; None where it owes nothing or hours count."""
        return self.foremost.strip(self.calendar) if self.foremost is not None else None

    @cached_property
    def further(self) -> tuple[tuple[str, Deadline], ...]:
        """The days of whatever else it owes, each with what it is called."""
        others = ((one.title, one.strip(self.calendar)) for one in self.limits if one is not self.foremost)
        return tuple((title, days) for title, days in others if days is not None)

    @property
    def due_at(self) -> str:
        """The last moment (ISO) of what it owes foremost, '' where days count."""
        return self.foremost.due_at if self.foremost is not None else ""

    @property
    def urgency(self) -> Urgency:
        """How near what it owes is."""
        return self.status.urgency


class Cases(Generic[S, C]):
    """The records of one kind. Reads on any desk; writes only where the records may be written."""

    def __init__(self, kind: CaseKind[S, C], room: Workroom) -> None:
        self.kind, self.room = kind, room

    # — one record —

    def state(self, number: int) -> S:
        """The record's state; Gone when there is no such record of this kind."""
        with self.room.records.understood():
            return self._state(number, self.room.records.events(number))

    def _state(self, number: int, events: Sequence[Event]) -> S:
        state = self._of_events(events)
        if state is None:
            if events:
                self.room.records.state(number)  # what no room can tell is damage, not a record that is gone
            raise Gone(self.kind.naming.gone.format(number), way=self.kind.naming.way)
        return state

    def _of_events(self, events: Sequence[Event]) -> S | None:
        """The state that a record's events lead to; None where it is none of this kind, or was taken back."""
        own = bool(events) and events[0].kind.startswith(f"{self.kind.prefix}.")
        state: S | None = fold(self.kind, events) if own else None
        return state if state is not None and self.kind.owns(state) else None

    def case(self, number: int, today: date) -> C:
        """The record on a day."""
        return self.kind.case(self.state(number), self._moment(today))

    def called(self, number: int, today: date) -> tuple[str, str]:
        """The record's number as the clerk sees it, and its title."""
        state = self.state(number)
        told, title = self.kind.called(self.kind.case(state, self._moment(today)))
        return told or f"#{number}", titled(state, title)

    def states(self, numbers: Iterable[int]) -> Iterator[tuple[int, S]]:
        """The states of records, each once, read in batches; what is none of this kind is left out."""
        for batch in batches(dict.fromkeys(numbers)):
            past = histories(self.room.store, batch)
            for number in batch:
                if (state := self._of_events(past.get(number, []))) is not None:
                    yield number, state

    def view(self, number: int, today: date) -> CaseView[S, C]:
        """The record whole, with its limits explained and the acts that it permits on that day."""
        with self.room.records.understood():
            return self._view(number, today)

    def _view(self, number: int, today: date) -> CaseView[S, C]:
        kind, events = self.kind, self.room.records.events(number)
        state = self._state(number, events)
        case = kind.case(state, self._moment(today))
        limits = kind.limits(case)
        told, title = kind.called(case)
        return CaseView(
            number,
            told or f"#{number}",
            titled(state, title),
            kind.status(case),
            limits,
            kind.shown(case, limits),
            self.room.office.workdays,
            kind.sections(case, self.room.lookup.titles(kind.related(state))),
            self.next_acts(case),
            self._timeline(number, events),
            kind.breaches(case),
            state.attached,
            state,
            case,
            kind.remarks(case),
        )

    def timeline(self, number: int) -> Timeline:
        """Everything that happened to the record, the oldest first; what was taken back says so."""
        return self._timeline(number, self.room.records.events(number))

    def _timeline(self, number: int, events: Sequence[Event]) -> Timeline:
        undone = {event.body.get("event") for event in events if event.kind == REVERSED}
        name_of, tell = self.room.office.person_name, self.room.kinds.tell

        def entry(event: Event) -> Entry:
            own, back = event.stream == number, event.id in undone
            words = tell(event, number) if own else self._heard(event, number)
            return Entry(
                event.id,
                event.day,
                event.at,
                name_of(event.actor),
                f"{words}（已撤销）" if back else words,
                own and not back and self.kind.undoable(event),
            )

        def told(some: Sequence[Event]) -> tuple[Entry, ...]:
            with self.room.records.understood():
                return tuple(map(entry, some))

        return Timeline(events, told)

    def papers(self, number: int) -> tuple[str, ...]:
        """The numbers of the sheets that were printed about the record, the oldest first."""
        printed = (event for event in self.room.records.events(number) if event.kind == PRINTED)
        return tuple(str(event.body["number"]) for event in printed if not event.purged)

    def _heard(self, event: Event, number: int) -> str:
        """An event of another record in this one's history: as this one tells it, else as the event's own room does."""
        return self.kind.folding.tell_heard(event) or self.room.kinds.tell(event, number)

    # — new records —

    def form(self, today: date, about: Sequence[int] = (), key: str = "") -> NextAct:
        """How a new record asks for its facts; ``about`` are the records it is to be about, ``key`` the beginning."""
        return self.kind.beginning(key).asked(self._opening(about, today))

    def enter(
        self,
        values: Mapping[str, object],
        *,
        actor: int,
        today: date,
        about: Sequence[int] = (),
        key: str = "",
    ) -> Changed:
        """Begin a record, or several where the form names several, in one act. Raises Unfilled or Refused."""
        drafts = self.drafted_new(values, today, about=about, key=key)
        return self.room.records.append(drafts, actor=actor)

    def drafted_new(
        self, values: Mapping[str, object], today: date, *, about: Sequence[int] = (), key: str = ""
    ) -> tuple[Draft, ...]:
        """What beginning a record would remember, to be recorded in one act with something else."""
        act, case = self.kind.beginning(key), self._opening(about, today)
        return self._made(act, case, act.asked(case), values, None, tuple(about))

    def _opening(self, about: Sequence[int], today: date) -> Any:
        return self.kind.opening(about, self._moment(today), self.room.office)

    # — acts —

    def acts(self, number: int, today: date) -> tuple[NextAct, ...]:
        """The acts that the record's state permits on that day, the next one first."""
        return self.next_acts(self.case(number, today))

    def next_acts(self, case: C) -> tuple[NextAct, ...]:
        """The acts of a record on a day, as its panel offers them."""
        return self.kind.next_acts(case)

    def perform(
        self, number: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the record's permitted acts with the facts of its form."""
        return self.room.records.append(self.drafted(number, act_key, values, today), actor=actor)

    def drafted(
        self, number: int, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        """What an act would remember, to be recorded in one act with something else. Raises Unfilled or Refused."""
        return self._drafted(self.state(number), act_key, values, today)

    def _drafted(
        self, state: S, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        case = self.kind.case(state, self._moment(today))
        asked = next((one for one in self.kind.next_acts(case) if one.key == act_key), None)
        if asked is None:
            raise self.kind.not_now(case, act_key)
        touches = self.kind.touches(state)
        return self._made(self.kind.act(act_key), case, asked, values, state.number, touches)

    def _made(
        self,
        act: Act[S, Any],
        case: Any,
        asked: NextAct,
        values: Mapping[str, object],
        stream: int | None,
        touches: tuple[int, ...],
    ) -> tuple[Draft, ...]:
        facts, files = facts_of(asked, values, case.today)
        doing = Doing(case, asked, facts, self, stream, touches, files)
        self.kind.check(doing, act)
        drafts = act.drafts(doing, self._kept)
        return (*drafts, *self.kind.after(doing, act, drafts))

    def _kept(self, path: Path, name: str = "") -> Body:
        """A file kept as an attachment, as an event's body names it; classified files are refused."""
        refuse_marked_file(path)
        return self.room.attachments.keep(path, name).as_body()

    # — many at once —

    @property
    def for_many(self) -> tuple[str, ...]:
        """The acts that make sense for many records at once, in the order of the kind; none in some ledgers."""
        return tuple(act.key for act in self.kind.acts if act.together)

    def common_acts(self, numbers: Sequence[int], today: date) -> tuple[NextAct, ...]:
        """The acts that every one of these records permits with the same form and that make sense for many."""
        together = frozenset(self.for_many)
        moment = self._moment(today)
        permitted = (self.kind.next_acts(self.kind.case(state, moment)) for _, state in self.states(numbers))
        return shared([act for act in acts if act.key in together] for acts in permitted)

    def perform_many(
        self,
        numbers: Sequence[int],
        act_key: str,
        values: Mapping[str, object],
        *,
        actor: int,
        today: date,
        progress: Progress = unheard,
    ) -> Bulk:
        """One act on many records in one transaction; those that cannot are left and named with the reason.

        Raises Unfilled, with nothing done, when the form itself cannot be taken for any of them; and whatever
        ``progress`` raises, with nothing done.
        """
        drafts: list[Draft] = []
        done: list[int] = []
        left: list[tuple[int, Refused]] = []
        for at, (number, state) in enumerate(self.states(numbers)):
            progress(at, len(numbers))
            try:
                drafts += self._drafted(state, act_key, values, today)
            except Refused as refused:
                left.append((number, refused))
            else:
                done.append(number)
        if not done and (common := same_for_all([refused for _, refused in left])) is not None:
            raise common
        changed = self.room.records.append(_heard(drafts, progress), actor=actor) if drafts else None
        reasons = tuple((number, refused.why or refused.what) for number, refused in left)
        return Bulk(changed, tuple(done), reasons)

    # — what acts may ask (Reach) —

    def find(self, number: str) -> tuple[int, str]:
        """The record and title of an item's number as the clerk sees it; (0, '') for none."""
        return self.room.lookup.find(number)

    def next_number(self, series: str, day: date) -> str:
        """The number that comes next in one of the office's series, '' where the office gives none."""
        return self.room.office.next_number(series, day)

    def next_numbers(self, series: str, day: date, count: int) -> list[str]:
        """The numbers that come next in one of the office's series, for what is numbered in any case."""
        return self.room.office.next_numbers(series, day, count)

    def people(self) -> tuple[Person, ...]:
        """The office's people, those who have left among them."""
        return self.room.office.people()

    def _moment(self, today: date) -> Moment:
        return Moment.of(today, self.room.records.now())


def shared(permitted: Iterable[Sequence[NextAct]]) -> tuple[NextAct, ...]:
    """The acts that every record permits with the same form, in the order of the first record.

    Defaults stand where all agree. An act that is the next one for some and no more than possible for others is
    told as the latter.
    """
    common: dict[str, NextAct] | None = None
    for acts in permitted:
        known = {act.key: act for act in acts}
        if common is None:
            common = known
            continue
        common = {
            key: _merged(act, known[key])
            for key, act in common.items()
            if key in known and _wanted(act) == _wanted(known[key])
        }
    return tuple((common or {}).values())


def _wanted(act: NextAct) -> tuple[Column, ...]:
    """The columns of a form but those that only some records are asked; such a record is left, with why."""
    return tuple(column for column in act.form.columns if column.key not in act.asked.own)


def _merged(one: NextAct, other: NextAct) -> NextAct:
    told = one if not one.primary else other
    agreed = {key: value for key, value in one.defaults.items() if other.defaults.get(key) == value}
    note = told.note if one.note == other.note or one.primary != other.primary else ""
    asked = Asked(replace(told.form, columns=_wanted(told)), agreed, told.asked.own)
    return replace(told, asks=lambda: asked, note=note)


def same_for_all(refusals: list[Refused]) -> Unfilled | None:
    """The one refusal of a form that no record could take, so that the form can be mended; None if they differ."""
    first = refusals[0] if refusals else None
    if isinstance(first, Unfilled) and all(str(one) == str(first) for one in refusals):
        return first
    return None


def _heard(drafts: list[Draft], progress: Progress) -> Iterator[Draft]:
    for at, draft in enumerate(drafts):
        progress(at, len(drafts))
        yield draft
