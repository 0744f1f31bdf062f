"""One piece of information: its state as the fold of its events. No clock, no calendar, no rule set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai_desktop.records.event import Event

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An approval as it came back on paper: which step, what was said, when, by whom, where the paper is."""

    step: str
    opinion: str
    day: date
    who: str
    paper: str
    grounds: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file kept with the item, by its content."""

    sha256: str
    name: str
    size: int
    event: int


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of one piece of information after its events.

    Dates in ``fields`` are ISO text, '' where unknown. ``opinions`` are all approvals and refusals since the last
    change, in order. ``published_reviewed`` says whether the chain was complete when publication was recorded
    (None: it came in published, from an old ledger).
    ``changed`` is the day of its last change (条例第二十六条: 形成或者变更之日), ``lapsed`` and ``removed`` the days
    it lost validity and left the site; ``void`` says why an entry was made in error.
    """

    fields: Fields = field(default_factory=dict)
    imported: bool = False
    rules: str = ""
    opinions: tuple[Opinion, ...] = ()
    published_reviewed: bool | None = None
    changed: str = ""
    lapsed: str = ""
    removed: str = ""
    void: str = ""
    attached: tuple[Attached, ...] = ()
    papers: tuple[int, ...] = ()
    last_event: int = 0
    purged: bool = False

    @property
    def attribute(self) -> str:
        """公开属性: 主动公开, 依申请公开 or 不予公开."""
        return self.fields.get("attribute", "")


def fold(state: Item | None, event: Event) -> Item | None:
    """The item after one more event; events of other rooms that touch it only move ``last_event``."""
    if state is None and event.kind != "item.registered":
        return None
    handler = _HANDLERS.get(event.kind)
    if handler is None:
        return replace(state, last_event=event.id) if state else None
    if event.purged:
        return replace(state or Item(rules=event.rules), last_event=event.id, purged=True)
    return handler(state or Item(), event)


def _registered(_: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    return Item(
        fields=body["fields"], imported=bool(body.get("imported")), rules=event.rules, last_event=event.id
    )


def _amended(item: Item, event: Event) -> Item:
    return _with(item, event, event.body["fields"])


def _stepped(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    said = Opinion(body["step"], body["opinion"], event.day, body["who"], body["paper"], body["grounds"])
    fields = {"review_conclusion": said.opinion, "reviewed": event.day.isoformat()}
    return replace(_with(item, event, fields), opinions=(*item.opinions, said))


def _published(item: Item, event: Event) -> Item:
    facts = {
        key: value for key, value in event.body.items() if key in ("form", "url", "site_column") and value
    }
    changes = {**facts, "published": event.day.isoformat()}
    return replace(_with(item, event, changes), published_reviewed=bool(event.body["reviewed"]), removed="")


def _changed(item: Item, event: Event) -> Item:
    return _anew(_with(item, event, {"published": ""}), event)


def _attribute_changed(item: Item, event: Event) -> Item:
    return _anew(_with(item, event, event.body["fields"]), event)


def _anew(item: Item, event: Event) -> Item:
    return replace(item, changed=event.day.isoformat(), opinions=(), published_reviewed=None)


def _lapsed(item: Item, event: Event) -> Item:
    return replace(_with(item, event, {"validity": "失效"}), lapsed=event.day.isoformat())


def _removed(item: Item, event: Event) -> Item:
    return replace(item, removed=event.day.isoformat(), last_event=event.id)


def _reported(item: Item, event: Event) -> Item:
    return _with(item, event, {"reported": event.day.isoformat()})


def _voided(item: Item, event: Event) -> Item:
    return replace(item, void=event.body["why"], last_event=event.id)


def _attached(item: Item, event: Event) -> Item:
    papers = (
        Attached(kept["sha256"], kept["name"], kept["size"], event.id) for kept in event.body["attachments"]
    )
    return replace(item, attached=(*item.attached, *papers), last_event=event.id)


def _sheet(item: Item, event: Event) -> Item:
    return replace(item, papers=(*item.papers, event.stream), last_event=event.id)


def _with(item: Item, event: Event, changes: Mapping[str, Any]) -> Item:
    return replace(item, fields={**item.fields, **changes}, last_event=event.id)


_HANDLERS: Mapping[str, Callable[[Item, Event], Item]] = MappingProxyType(
    {
        "item.registered": _registered,
        "item.amended": _amended,
        "item.stepped": _stepped,
        "item.published": _published,
        "item.changed": _changed,
        "item.attribute_changed": _attribute_changed,
        "item.lapsed": _lapsed,
        "item.removed": _removed,
        "item.reported": _reported,
        "item.voided": _voided,
        "item.attached": _attached,
        "sheet.printed": _sheet,
    }
)
