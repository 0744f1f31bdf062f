"""From events to the state of a matter. No clock, no calendar, no rule set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.records.event import Event
from gongkai_desktop.secrecy.affair import Affair, Finding, Step

BEGINNINGS = {"affair.questioned": "question", "affair.patrolled": "patrol", "affair.leaked": "leak"}


def fold(state: Affair | None, event: Event) -> Affair | None:
    """The matter after one more event."""
    if state is None:
        return _begun(event) if event.kind in BEGINNINGS and event.id == event.stream else None
    now = replace(state, last_event=event.id)
    if event.stream != state.number:
        return now
    if event.purged:
        return replace(now, purged=True)
    after = _after(now, event)
    return replace(after, attached=(*after.attached, *attached_by(event)))


def _begun(event: Event) -> Affair:
    known = Affair(
        number=event.id,
        kind=BEGINNINGS[event.kind],
        day=event.day.isoformat(),
        item=event.touches[0] if event.touches else 0,
        rules=event.rules,
        last_event=event.id,
    )
    if event.purged:
        return replace(known, purged=True)
    body: Mapping[str, Any] = event.body
    begun = replace(
        known,
        hour=body.get("hour", ""),
        facts=body["facts"],
        title=body["title"],
        due=body.get("due", ""),
        due_at=body.get("due_at", ""),
        provisional=bool(body.get("provisional")),
        tell=tuple(body.get("tell", ())),
        attached=tuple(attached_by(event)),
    )
    return _found(begun, event) if body.get("finding") else begun


def _after(affair: Affair, event: Event) -> Affair:
    body: Mapping[str, Any] = event.body
    match event.kind:
        case "affair.found":
            return _found(affair, event)
        case "affair.mended":
            day = event.day.isoformat()
            known = [
                replace(one, remedy=body["what"], remedy_day=day) if one.event == body["finding"] else one
                for one in affair.findings
            ]
            return replace(affair, findings=tuple(known))
        case "affair.voided":
            return replace(affair, void=body["why"], void_day=event.day.isoformat())
        case "affair.done":
            step = Step(
                event.id, body["what"], event.day.isoformat(), body["facts"].get("hour", ""), body["facts"]
            )
            return replace(affair, steps=(*affair.steps, step))
        case _:
            return affair


def _found(affair: Affair, event: Event) -> Affair:
    said = event.body["finding"]
    item = event.touches[0] if event.touches else 0
    finding = Finding(event.id, said["text"], said["where"], item, event.day.isoformat())
    if said.get("remedy"):
        finding = replace(finding, remedy=said["remedy"], remedy_day=event.day.isoformat())
    return replace(affair, findings=(*affair.findings, finding))
