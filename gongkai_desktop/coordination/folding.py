"""From events to a letter's state. No clock, no calendar, no rule set; items fold their letters with it too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from gongkai_desktop.coordination.letter import (
    CONTENTS,
    Chased,
    Escalated,
    Letter,
    Objection,
    Outcome,
)
from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.records.event import Event

BEGINNINGS = ("letter.drafted", "letter.sent", "letter.objected")


def fold(state: Letter | None, event: Event) -> Letter | None:
    """The letter after one more event."""
    if state is None:
        if event.kind not in BEGINNINGS or event.id != event.stream:
            return None
        state = Letter(number=event.id, items=event.touches, rules=event.rules, begun=event.day.isoformat())
    now = replace(state, last_event=event.id)
    handler = _HANDLERS.get(event.kind) if event.stream == state.number else None
    if handler is None:
        return now
    if event.purged:
        return replace(now, purged=True)
    after = handler(now, event)
    return replace(after, attached=(*after.attached, *attached_by(event)))


def _written(letter: Letter, event: Event) -> Letter:
    body: Mapping[str, Any] = event.body
    return replace(
        letter,
        kind=body["kind"],
        addressee=body["addressee"],
        doc_no=body["number"],
        title=body["title"],
        contents={key: body["contents"].get(key, "") for key in CONTENTS},
        full_text=bool(body["full_text"]),
        reply_by=body["reply_by"],
        silence=body["silence"],
        confirmed=bool(body["confirmed"]),
        on_request=bool(body.get("on_request")),
        start=body.get("start", letter.start),
        send_by=body["send_by"],
        provisional=bool(body["provisional"]),
        counted=body.get("counted"),
    )


def _sent(letter: Letter, event: Event) -> Letter:
    body: Mapping[str, Any] = event.body
    written = _written(letter, event) if event.id == event.stream else letter
    return replace(
        written,
        sent=event.day.isoformat(),
        doc_no=body["number"] or letter.doc_no,
        received=body["received"],
        how=body["how"],
        reply_by=body["reply_by"] or letter.reply_by,
        counted=body.get("counted", written.counted),
    )


def _amended(letter: Letter, event: Event) -> Letter:
    return _written(letter, event)


def _said(source: str) -> Callable[[Letter, Event], Letter]:
    def fold_in(letter: Letter, event: Event) -> Letter:
        body: Mapping[str, Any] = event.body
        said = (body.get(key, "") for key in ("grounds", "paper", "by"))
        outcome = Outcome(event.id, source, body["verdict"], event.day.isoformat(), *said)
        return replace(letter, outcomes=(*letter.outcomes, outcome))

    return fold_in


def _chased(letter: Letter, event: Event) -> Letter:
    chase = Chased(event.id, event.body["who"], event.body["how"], event.day.isoformat())
    return replace(letter, chases=(*letter.chases, chase))


def _escalated(letter: Letter, event: Event) -> Letter:
    body = event.body
    gone_up = Escalated(event.id, body["to"], event.day.isoformat(), body["number"], body["what"])
    return replace(letter, escalations=(*letter.escalations, gone_up))


def _objected(letter: Letter, event: Event) -> Letter:
    body = event.body
    if event.id == event.stream:
        letter = replace(letter, kind=body["kind"], addressee=body["who"], title=body["title"])
    objection = Objection(event.id, body["who"], body["what"], event.day.isoformat(), bool(body["reported"]))
    return replace(letter, objections=(*letter.objections, objection))


def _remedied(letter: Letter, event: Event) -> Letter:
    body, day = event.body, event.day.isoformat()
    known = [
        replace(one, result=body["result"], remedy=body["what"], remedy_day=day)
        if one.event == body["objection"]
        else one
        for one in letter.objections
    ]
    return replace(letter, objections=tuple(known))


def _received(letter: Letter, event: Event) -> Letter:
    received = replace(letter, received=event.day.isoformat())
    return replace(received, reply_by=event.body["reply_by"] or letter.reply_by)


def _withdrawn(letter: Letter, event: Event) -> Letter:
    return replace(letter, withdrawn=event.body["why"], withdrawn_day=event.day.isoformat())


_HANDLERS: Mapping[str, Callable[[Letter, Event], Letter]] = MappingProxyType(
    {
        "letter.drafted": _written,
        "letter.sent": _sent,
        "letter.amended": _amended,
        "letter.received": _received,
        "letter.replied": _said("reply"),
        "letter.silent": _said("silence"),
        "letter.decided": _said("decision"),
        "letter.chased": _chased,
        "letter.escalated": _escalated,
        "letter.objected": _objected,
        "letter.remedied": _remedied,
        "letter.withdrawn": _withdrawn,
    }
)
