"""From events to the state of a record: which kinds of events there are, and what each makes of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from gongkai_desktop.cases.act import Act, Happening
from gongkai_desktop.errors import Fault
from gongkai_desktop.office.attached import Attached, attached_by
from gongkai_desktop.records.event import Event

__all__ = [
    "NOTHING",
    "Folding",
    "Keeps",
    "State",
    "adds",
    "state_with",
    "with_each",
    "with_last",
    "with_told",
]


@dataclass(slots=True, kw_only=True)
class State:
    """What every record's state knows, whatever else it holds.

    ``number`` is the record, ``rules`` the hash of the rule set it began under, ``attached`` the files kept with it;
    ``purged``: something of it was removed for good. Nobody changes a state: every event makes another one. It is not
    declared frozen, because making one is then four times as dear, and an import makes a hundred thousand.
    """

    number: int = 0
    rules: str = ""
    last_event: int = 0
    purged: bool = False
    attached: tuple[Attached, ...] = ()


S = TypeVar("S", bound=State)
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

if TYPE_CHECKING:  # which fields there are, and what may stand in them, is checked as of any dataclass
    from dataclasses import replace as state_with
else:

    def state_with(state: S, /, **values: Any) -> S:
        """The state with other values in some of its fields; the one that was given stays as it is.

        The same as ``dataclasses.replace`` at a tenth of its cost: a state is nothing but its slots, so they are
        copied, and none is worked out anew. A record of two hundred events makes two hundred states.
        """
        after = _COPIERS[type(state)](state)
        for name, value in values.items():
            setattr(after, name, value)
        return after

    class _Copiers(dict[type[S], Callable[[S], S]]):
        """What copies a state, by its kind."""

        def __missing__(self, kind: type[S]) -> Callable[[S], S]:
            """Written out slot by slot, as dataclasses write what fills one."""
            lines = ["def copied(state):", " after = new(kind)"]
            lines += [f" after.{one.name} = state.{one.name}" for one in fields(kind)]
            known = {"new": object.__new__, "kind": kind}
            exec("\n".join((*lines, " return after")), known)
            self[kind] = known["copied"]
            return self[kind]

    _COPIERS: Final = _Copiers()


class Keeps:
    """The fold of an event that only adds something to a field of the state: ``told`` says what.

    A history may have hundreds of them in a row: ``Folding.whole`` adds these at once.
    """

    def __init__(self, field: str, told: Callable[[Event], object]) -> None:
        self._field, self._told = field, told

    def __call__(self, state: S, event: Event) -> S:
        """The state with one more."""
        return self.row(state, (event,))

    def row(self, state: S, events: Iterable[Event]) -> S:
        """The state with what all of these add."""
        values: dict[str, Any] = {self._field: (*getattr(state, self._field), *map(self._told, events))}
        return state_with(state, **values)


def adds(field: str, of: Callable[..., object], *facts: str) -> Keeps:
    """The fold that adds one more of these: the event, its day, then these of its facts in their order."""
    return Keeps(field, lambda event: of(event.id, event.iso_day, *(event.body[fact] for fact in facts)))


def with_last(items: tuple[Any, ...], **values: Any) -> tuple[Any, ...]:
    """The same with the last one told further; none where what is told further was purged or taken back."""
    return (*items[:-1], *(replace(one, **values) for one in items[-1:]))


def with_told(items: tuple[Any, ...], event: int, **values: Any) -> tuple[Any, ...]:
    """The same with the one that this event brought told further."""
    return with_each(items, lambda one: one.event == event, **values)


def with_each(items: tuple[Any, ...], meant: Callable[[Any], bool], **values: Any) -> tuple[Any, ...]:
    """The same with each of those that are ``meant`` told further."""
    return tuple(replace(one, **values) if meant(one) else one for one in items)


class Folding(Generic[S]):
    """How events make one kind of record.

    ``begun`` gives the record that a first event begins, None for an event that begins none. ``acts`` and
    ``happenings`` name every kind of event of such a record, ``heard`` those of other records that change it where
    they touch it. ``carried`` are kinds of records that it carries inside, by the prefix of their events: whatever
    happens to one of those, a purge too, is folded in with the record it belongs to. No clock, no calendar, no rule
    set is asked.
    """

    def __init__(
        self,
        begun: Callable[[Event], S | None],
        acts: Iterable[Act[S, Any]] = (),
        happenings: Iterable[Happening[S]] = (),
        heard: Iterable[Happening[S]] = (),
        carried: Mapping[str, Callable[[S, Event], S]] = NOTHING,
    ) -> None:
        self._begun, self._carried = begun, carried
        self._heard = {one.event: one for one in heard}
        own = [happening for act in acts if (happening := act.happening) is not None]
        self.known: Mapping[str, Happening[S]] = _by_event((*own, *happenings))
        self._keeping = {kind: one.fold for kind, one in self.known.items() if isinstance(one.fold, Keeps)}

    def __call__(self, state: S | None, event: Event) -> S | None:
        """The record after one more event, its own or one of another record that touches it."""
        begun = None
        if state is None:
            begun = state = self._begun(event) if event.id == event.stream else None
        if state is None:
            return None
        if event.stream != state.number:
            after = self._of_others(state, event)
        elif event.purged:
            after = state_with(state, purged=True)
        elif (happening := self.known.get(event.kind)) is None:
            after = state
        else:
            after = happening.fold(state, event)
            if files := attached_by(event):
                after = state_with(after, attached=(*after.attached, *files))
        if after is state and state is not begun:  # an event that only stands in history
            after = state_with(state)
        after.last_event = event.id  # it was made just now: nobody else holds it yet
        return after

    def whole(self, events: Sequence[Event]) -> S | None:
        """The record that its history leads to: what the events make of it, one after another."""
        state: S | None = None
        number = events[0].stream if events else 0

        def adding(event: Event) -> Keeps | None:
            own = event.stream == number and not event.purged and not attached_by(event)
            return self._keeping.get(event.kind) if own else None

        for keeps, several in groupby(events, adding):
            row = list(several)
            if keeps is None or state is None:
                for event in row:
                    state = self(state, event)
            else:
                state = keeps.row(state, row)
                state.last_event = row[-1].id
        return state

    def _of_others(self, state: S, event: Event) -> S:
        if carried := self._carried.get(event.kind.partition(".")[0]):
            return carried(state, event)
        heard = None if event.purged else self._heard.get(event.kind)
        return heard.fold(state, event) if heard else state

    def tell(self, event: Event) -> str:
        """An event in one Chinese sentence, as it stands in history."""
        if event.purged:
            return "内容已依规清除"
        happening = self.known.get(event.kind)
        return happening.tell(event) if happening else "相关事项有变动"

    def tell_heard(self, event: Event) -> str:
        """An event of another record as this one tells it in its own history; '' for what its own room tells."""
        heard = None if event.purged else self._heard.get(event.kind)
        return heard.tell(event) if heard else ""

    def carried_in(self, field: str) -> Callable[[Any, Event], Any]:
        """The fold of a record that carries records of this kind inside: ``field`` holds them by their numbers."""

        def fold(holder: Any, event: Event) -> Any:
            held = getattr(holder, field)
            after = self(held.get(event.stream), event)
            return holder if after is None else state_with(holder, **{field: {**held, event.stream: after}})

        return fold

    @property
    def final(self) -> frozenset[str]:
        """The kinds of events that are never taken back: what was issued or printed."""
        return frozenset(one.event for one in self.known.values() if one.final)

    @property
    def quiet(self) -> frozenset[str]:
        """The kinds of events that change nothing which stands on printed sheets."""
        return frozenset(one.event for one in self.known.values() if not one.stales_paper)


def _by_event(happenings: Iterable[Happening[S]]) -> Mapping[str, Happening[S]]:
    """Each kind of event with the one act or happening that owns it."""
    known: dict[str, Happening[S]] = {}
    for one in happenings:
        if known.setdefault(one.event, one) is not one:
            raise Fault(f"two acts own the event {one.event}")
    return known
