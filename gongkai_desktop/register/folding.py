"""From events to an item's state. No clock, no calendar, no rule set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from gongkai_desktop.catalogue.limits import limit_from
from gongkai_desktop.records.event import Event
from gongkai_desktop.register import channels, reviewed
from gongkai_desktop.register.coordinating import PREFIX, lettered
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.findings import ONWARD, onward_of, screening_of
from gongkai_desktop.register.item import Attached, Chase, Delivery, Ground, Item, Link


def fold(state: Item | None, event: Event) -> Item | None:
    """The item after one more event; events of other rooms that touch it only move ``last_event``."""
    if state is None:
        return _registered(event) if event.kind == "item.registered" else None
    if event.kind.startswith(PREFIX):
        return lettered(state, event)
    handler = _HANDLERS.get(event.kind)
    if handler is None:
        return replace(state, last_event=event.id)
    if event.purged:
        return replace(state, last_event=event.id, purged=True)
    after = handler(state, event)
    if after.fields.get("withheld_reason", "") != state.fields.get("withheld_reason", ""):
        after = replace(after, grounds=_grounds(after.grounds, after.fields, event))
    if ONWARD in event.body:
        after = replace(after, onward=(*after.onward, onward_of(event)))
    if "attachments" in event.body and (event.stream == after.number or event.kind == "review.partial"):
        return replace(after, attached=(*after.attached, *_files(event)))
    return after


def _registered(event: Event) -> Item:
    if event.purged:
        return Item(rules=event.rules, number=event.stream, last_event=event.id, purged=True)
    body: Mapping[str, Any] = event.body
    return Item(
        fields=body["fields"],
        imported=bool(body.get("imported")),
        came=event.day.isoformat() if body.get("imported") else "",
        rules=event.rules,
        last_event=event.id,
        number=event.stream,
        grounds=_grounds((), body["fields"], event),
        entry_limit=limit_from(body["entry_limit"]) if "entry_limit" in body else None,
    )


def _amended(item: Item, event: Event) -> Item:
    after = channels.amended(_with(item, event, event.body["fields"]), event)
    if "entry" in event.body["fields"]:
        after = replace(after, entry_limit=limit_from(event.body.get("entry_limit")))
    return after


def _changed(item: Item, event: Event) -> Item:
    after = _anew(_with(item, event, {"published": ""}), event)
    return replace(after, turned="", publications=(), checks=())


def _attribute_changed(item: Item, event: Event) -> Item:
    if "lifted" in event.body:
        item = reviewed.with_lift(item, event, event.body["lifted"])
    after = _with(item, event, event.body["fields"])
    if event.body.get("decided"):
        return replace(after, reviewed_as=item.reviewed_as or item.attribute)
    after = _anew(after, event)
    return replace(after, turned=event.day.isoformat() if after.attribute == PROACTIVE else "")


def _lifted(item: Item, event: Event) -> Item:
    return reviewed.with_lift(item, event, event.body)


def _anew(item: Item, event: Event) -> Item:
    return replace(
        item,
        changed=max(item.changed, event.day.isoformat()),
        opinions=(),
        # what went out stays as it went out, until it is taken down or published anew
        published_reviewed=item.published_reviewed if item.fields.get("published") else None,
        review=0,
        held=False,
        again="",
        reviewed_as="",
    )


def _signed(item: Item, event: Event) -> Item:
    return _with(item, event, event.body["fields"])


def _lapsed(item: Item, event: Event) -> Item:
    announced = event.body.get("announced", "")
    return replace(
        _with(item, event, {"validity": "失效"}), lapsed=event.day.isoformat(), announced=announced
    )


def _cleared(item: Item, event: Event) -> Item:
    return replace(item, announced=event.day.isoformat(), last_event=event.id)


def _renewed(item: Item, event: Event) -> Item:
    return _with(item, event, {"valid_until": event.body["valid_until"]})


def _reported(item: Item, event: Event) -> Item:
    return _with(item, event, {"reported": event.day.isoformat()})


def _chased(item: Item, event: Event) -> Item:
    chase = Chase(event.id, event.day.isoformat(), event.body["who"], event.body["how"])
    return replace(item, chases=(*item.chases, chase), last_event=event.id)


def _returned(item: Item, event: Event) -> Item:
    return replace(item, returned=event.body["why"], last_event=event.id)


def _mended(item: Item, event: Event) -> Item:
    opinions = () if event.body.get("again") else item.opinions
    return replace(item, returned="", opinions=opinions, last_event=event.id)


def _explained(item: Item, event: Event) -> Item:
    return replace(item, explained=event.day.isoformat(), last_event=event.id)


def _linked(item: Item, event: Event) -> Item:
    ours = event.stream == item.number
    link = Link(event.body["kind"], event.body["other"] if ours else event.stream, event.id, ours)
    return replace(item, links=(*item.links, link), last_event=event.id)


def _delivered(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    told = Delivery(
        event.id, body["point"], body["copies"], event.day.isoformat(), body["by"], body["receiver"]
    )
    return replace(item, deliveries=(*item.deliveries, told), last_event=event.id)


def _receipted(item: Item, event: Event) -> Item:
    body, day = event.body, event.day.isoformat()
    known = [
        replace(one, receipt_day=day, receiver=body["receiver"] or one.receiver)
        if one.event == body["delivery"]
        else one
        for one in item.deliveries
    ]
    return replace(item, deliveries=tuple(known), last_event=event.id)


def _assigned(item: Item, event: Event) -> Item:
    after = _with(item, event, {"entry": f"#{event.stream}"})
    return replace(after, entry_limit=limit_from(event.body["limit"]))


def _settled(item: Item, event: Event) -> Item:
    if item.fields.get("entry") != f"#{event.stream}":
        return replace(item, last_event=event.id)
    return replace(item, entry_limit=limit_from(event.body["limit"]), last_event=event.id)


def _left(item: Item, event: Event) -> Item:
    return replace(_with(item, event, {"entry": ""}), entry_limit=None)


def _voided(item: Item, event: Event) -> Item:
    return replace(item, void=event.body["why"], last_event=event.id)


def _attached(item: Item, event: Event) -> Item:
    return replace(item, last_event=event.id)


def _screened(item: Item, event: Event) -> Item:
    return replace(item, screened=(*item.screened, screening_of(event, item.heard)), last_event=event.id)


def _told_role(item: Item, event: Event) -> Item:
    roles = {**item.roles, event.body["file"]: event.body["role"]}
    return replace(item, roles=roles, last_event=event.id)


def _copy_confirmed(item: Item, event: Event) -> Item:
    return replace(item, confirmed=(*item.confirmed, event.body["file"]), last_event=event.id)


def _files(event: Event) -> tuple[Attached, ...]:
    return tuple(
        Attached(kept["sha256"], kept["name"], kept["size"], event.id, event.kind)
        for kept in event.body["attachments"]
    )


def _sheet(item: Item, event: Event) -> Item:
    return replace(item, papers=(*item.papers, event.stream), last_event=event.id)


def _with(item: Item, event: Event, changes: Mapping[str, Any]) -> Item:
    return replace(item, fields={**item.fields, **changes}, last_event=event.id)


def _grounds(known: tuple[Ground, ...], fields: Mapping[str, Any], event: Event) -> tuple[Ground, ...]:
    reason = fields.get("withheld_reason", "")
    return (*known, Ground(event.id, str(reason), event.day.isoformat())) if reason else known


_HANDLERS: Mapping[str, Callable[[Item, Event], Item]] = MappingProxyType(
    {
        "item.amended": _amended,
        **reviewed.HANDLERS,
        "item.published": channels.published,
        "item.published_more": channels.published_more,
        "item.confirmed": channels.confirmed,
        "item.corrected": channels.repaged,
        "item.replaced": channels.repaged,
        "item.withdrawn": channels.withdrawn,
        "item.changed": _changed,
        "item.attribute_changed": _attribute_changed,
        "item.lifted": _lifted,
        "item.signed": _signed,
        "item.lapsed": _lapsed,
        "item.cleared": _cleared,
        "item.renewed": _renewed,
        "item.removed": channels.removed,
        "item.reported": _reported,
        "item.chased": _chased,
        "item.returned": _returned,
        "item.mended": _mended,
        "item.explained": _explained,
        "item.linked": _linked,
        "item.delivered": _delivered,
        "item.receipted": _receipted,
        "item.voided": _voided,
        "item.attached": _attached,
        "item.screened": _screened,
        "item.file_told": _told_role,
        "item.copy_confirmed": _copy_confirmed,
        "sheet.printed": _sheet,
        "entry.assigned": _assigned,
        "entry.settled": _settled,
        "entry.left": _left,
    }
)
