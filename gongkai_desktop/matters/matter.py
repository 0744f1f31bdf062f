"""A record of a side ledger: what is known of it after its events. No clock, no calendar, no rule set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from gongkai_desktop.cases.folding import State, state_with
from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.records.event import Event, Json

PREFIX, AFFAIR = "matter", "affair"
"""The part before the dot of the events of side ledgers, and of those of the three that were there before."""
DONE: Final = "matter.done"
"""One of a record's acts; the kind of its beginning is the ledger's key behind the dot (``matter.meeting``)."""
AMENDED: Final = "put_right"
"""Behind the dot: what an old ledger says of a record was put right from a later file. No ledger's key has a _."""
LOOKED: Final = "looked_at"
"""Behind the dot: somebody looked at what of a record is masked. It changes nothing of it."""
_BEGINNINGS: Final[Mapping[str, str]] = MappingProxyType(
    {"affair.questioned": "question", "affair.patrolled": "patrol", "affair.leaked": "leak"}
)
AFFAIRS: Final[Mapping[str, str]] = MappingProxyType({ledger: kind for kind, ledger in _BEGINNINGS.items()})
"""The ledgers whose events bear the older names, with the kind that begins a record of each."""
_OF_ANY: Final = (DONE.partition(".")[2], AMENDED, LOOKED)
"""What stands behind the dot in events of records that have begun."""
HANDOVER: Final = "handover"
"""The ledger of hand-overs of the clerk's own work, by its key."""
VOID: Final = "void"
"""The act that takes a record entered in error out of the ledger; every ledger has it."""
REVEAL: Final = "reveal"
"""The act that shows whole what the panel masks; every ledger that masks more than names has it."""
_FINDING: Final = ("text", "where", "remedy")
_NAMED: Final = "matter-"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: ``what`` names the act, ``facts`` are its form's without the day.

    ``item`` is the information that it is about, 0 for none; ``part`` the part of the record that it settles, by the
    event that added it. Steps that an old ledger tells of have no event: they are counted from -1 downwards.
    """

    event: int
    what: str
    day: str
    facts: Mapping[str, str]
    item: int = 0
    part: int = 0

    @property
    def moment(self) -> str:
        """When it happened, as ISO text that sorts; the whole day where no hour is known."""
        return f"{self.day}T{self.facts.get('hour') or '23:59'}"

    @property
    def told_moment(self) -> str:
        """The moment by which it is measured: an old ledger that knows no hour is believed to have been in time."""
        return self.moment if self.event > 0 or self.facts.get("hour") else f"{self.day}T00:00"


@dataclass(slots=True, kw_only=True)
class Matter(State):
    """What is known of a record after its events. ``facts`` are those of the form it began with, as stored text.

    ``definition`` is the hash of the definition it began under, '' for the one in use now; ``item`` the information
    it is about, 0 for none. ``fields`` is what an old ledger says of it, by the columns of ``incoming``: empty for a
    record that was begun here. ``came`` is the day it was entered on.
    """

    ledger: str = ""
    definition: str = ""
    day: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    item: int = 0
    title: str = ""
    steps: tuple[Step, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    came: str = ""

    @property
    def history(self) -> bool:
        """Whether it came out of an old ledger, and nothing was done with it here since."""
        return bool(self.fields) and all(step.event < 0 for step in self.steps)

    def did(self, *what: str) -> tuple[Step, ...]:
        """The steps of these acts, in their order."""
        return tuple(step for step in self.steps if step.what in what)

    @property
    def void(self) -> bool:
        """Whether it was entered in error."""
        return bool(self.did(VOID))

    @property
    def hour(self) -> str:
        """The time of the day it began, HH:MM; '' where that is not asked."""
        return self.facts.get("hour", "")

    @property
    def last_day(self) -> str:
        """The day of the last thing that was done of it, its beginning included."""
        return max((self.day, *(step.day for step in self.steps)))

    @property
    def items(self) -> tuple[int, ...]:
        """All the information that it is about, each once."""
        return tuple(dict.fromkeys(one for one in (self.item, *(step.item for step in self.steps)) if one))


def fold(state: Matter | None, event: Event) -> Matter | None:
    """The record after one more event."""
    if state is None:
        return _begun(event) if event.id == event.stream and ledger_of(event) else None
    now = state_with(state, last_event=event.id)
    if event.stream != state.number:
        return now
    if event.purged:
        return state_with(now, purged=True)
    if _is_amendment(event):
        return state_with(now, fields={**now.fields, **event.body["fields"]})
    step = step_of(event)
    steps = (*now.steps, step) if step else now.steps
    return state_with(now, steps=steps, attached=(*now.attached, *attached_by(event)))


def folded(events: Iterable[Event]) -> Matter | None:
    """The record that a whole history leads to."""
    state: Matter | None = None
    for event in events:
        state = fold(state, event)
    return state


def _begun(event: Event) -> Matter:
    body: Mapping[str, Any] = event.body  # empty where it was purged
    fields, came = body.get("fields", {}), event.iso_day
    return Matter(
        number=event.id,
        ledger=ledger_of(event),
        definition=body.get("definition", ""),
        day=fields.get("day", "") if fields else came,
        facts=body.get("facts", {}),
        item=event.touches[0] if event.touches else 0,
        title=body.get("title", ""),
        fields=fields,
        came=came,
        attached=attached_by(event),
        rules=event.rules,
        last_event=event.id,
        purged=event.purged,
    )


def ledger_of(event: Event) -> str:
    """The ledger that an event begins a record of; '' for any other event."""
    prefix, _, rest = event.kind.partition(".")
    if prefix == PREFIX:
        return "" if rest in _OF_ANY else rest
    return _BEGINNINGS.get(event.kind, "")


def _is_amendment(event: Event) -> bool:
    return event.kind in (f"{PREFIX}.{AMENDED}", f"{AFFAIR}.{AMENDED}")


def ledgers_of(event: Event) -> tuple[str, ...]:
    """The ledgers whose record an event may be of, where it does not name its definition itself."""
    if ledger := ledger_of(event):
        return (ledger,)
    return ("patrol",) if event.kind in ("affair.found", "affair.mended") else ("question", "leak")


def step_of(event: Event) -> Step | None:
    """What an event did, in the words of its ledger's definition; None for one that did nothing of the kind."""
    body: Mapping[str, Any] = event.body
    what, facts, part = "", {}, 0
    match event.kind:
        case _ if event.kind == DONE:
            what, facts, part = body["what"], body["facts"], body.get("part", 0)
        case "affair.done":
            what, facts = body["what"], body["facts"]
        case "affair.found":
            what, facts = "find", body["finding"]
        case "affair.mended":
            what, facts, part = "mend", {"what": body["what"]}, body["finding"]
        case "affair.voided":
            what, facts = VOID, {"why": body["why"]}
        case _:
            return None
    item = event.touches[0] if event.touches else 0
    return Step(event.id, what, event.iso_day, facts, item, part)


def begun(
    ledger: str, definition: str, facts: Mapping[str, str], title: str, told: str
) -> tuple[str, dict[str, Json]]:
    """The kind and body of the event that begins a record of that ledger; ``told`` is its sentence for history."""
    body: dict[str, Json] = {"facts": dict(facts), "title": title}
    if ledger not in AFFAIRS:
        return f"{PREFIX}.{ledger}", {**body, "definition": definition, "told": told}
    if ledger == "patrol" and facts["text"]:
        body["finding"] = {key: facts[key] for key in _FINDING}
    return AFFAIRS[ledger], body


def imported(ledger: str, definition: str, fields: Mapping[str, str]) -> tuple[str, dict[str, Json]]:
    """The kind and body of the event that brings a row of an old ledger in, as it is."""
    body: dict[str, Json] = {"fields": dict(fields), "told": "从旧台账导入"}
    if ledger in AFFAIRS:
        return AFFAIRS[ledger], body
    return f"{PREFIX}.{ledger}", {**body, "definition": definition}


def amended(ledger: str, changes: Mapping[str, str]) -> tuple[str, dict[str, Json]]:
    """The kind and body of the event that puts columns of such a row right."""
    prefix = AFFAIR if ledger in AFFAIRS else PREFIX
    return f"{prefix}.{AMENDED}", {"fields": dict(changes), "told": "按旧台账更正"}


def looked(ledger: str, what: str, why: str) -> tuple[str, dict[str, Json]]:
    """The kind and body of the event that tells who looked at ``what`` is masked of a record, and what for."""
    wanted = f"，用途：{why}" if why else ""
    return kind_of_look(ledger), {"why": why, "told": f"查看了{what}{wanted}"}


def kind_of_look(ledger: str) -> str:
    """The kind of that event, by the ledger."""
    return f"{AFFAIR if ledger in AFFAIRS else PREFIX}.{LOOKED}"


def done(ledger: str, step: Step, told: str) -> tuple[str, dict[str, Json]]:
    """The kind and body of the event of a step; those of the three ledgers of old are as they always were."""
    facts = dict(step.facts)
    if ledger not in AFFAIRS:
        body: dict[str, Json] = {"what": step.what, "facts": facts, "told": told}
        return DONE, body | ({"part": step.part} if step.part else {})
    match ledger, step.what:
        case _, "void":
            return "affair.voided", {"why": facts["why"]}
        case "patrol", "find":
            return "affair.found", {"finding": {key: facts[key] for key in _FINDING}}
        case "patrol", "mend":
            return "affair.mended", {"finding": step.part, "what": facts["what"]}
        case _:
            return "affair.done", {"what": step.what, "facts": facts}


def name_of(key: str) -> str:
    """What a side ledger is called as one that files can come into: beside the others, whatever its key is."""
    return f"{_NAMED}{key}"


def key_by_name(name: str) -> str:
    """The side ledger that is called so there."""
    return name.removeprefix(_NAMED)
