"""From events to a review's state. No clock, no calendar, no rule set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from gongkai_desktop.records.event import Event
from gongkai_desktop.review.review import (
    Deviation,
    Referral,
    Review,
    Said,
    Separation,
    lifted_from,
)
from gongkai_desktop.review.subject import Subject, subject_from

HANDED_IN = "review.handed_in"


def fold(state: Review | None, event: Event) -> Review | None:
    """The review after one more event; events of other rooms that touch it only move ``last_event``."""
    if state is None:
        return _handed_in(event) if event.kind == HANDED_IN else None
    handler = _HANDLERS.get(event.kind)
    if handler is None or event.purged:
        return replace(state, last_event=event.id, purged=state.purged or event.purged)
    return replace(handler(state, event), last_event=event.id)


def begun(body: Mapping[str, Any], day: str, number: int = 0) -> Review:
    """A review as it is handed in on a day (ISO)."""
    return Review(
        number,
        subject_from(body["subject"]),
        round=int(body.get("round", 1)),
        why=body.get("why", ""),
        steps=tuple(body["steps"]),
        handed_in=day,
        turn=day,
        declassified=lifted_from(body["declassified"], number, day) if "declassified" in body else None,
        last_event=number,
    )


def _handed_in(event: Event) -> Review:
    if event.purged:
        subject = Subject(next(iter(event.touches), 0))
        day = event.day.isoformat()
        return Review(
            event.stream, subject, handed_in=day, turn=day, last_event=event.id, purged=True, ended=day
        )
    return begun(event.body, event.day.isoformat(), event.stream)


def after_opinion(review: Review, said: Said) -> Review:
    """The review after an opinion; the paper it stands on is with the clerk then.

    Opinions come back in any order: the next step's turn has come when the last of those before it was given, and
    a matter is undecided since the first day somebody said so, whichever of them was entered last.
    """
    day = said.day.isoformat()
    before = review.steps[: review.steps.index(said.step)] if said.step in review.steps else ()
    earlier = {step: given for step, _, given in review.heard if step in before}
    return replace(
        review,
        said=(*review.said, replace(said, turn=review.turn)),
        turn=max(day, *earlier.values()) if earlier else day,
        returned="",
        held=min(day, review.held or day) if said.holds else "",
        out_to="",
        out_since="",
        back="",
    )


def said_in(body: Mapping[str, Any], event: Event) -> Said:
    """The opinion that an event tells of."""
    return Said(
        event.id,
        body["step"],
        body["title"],
        body["opinion"],
        event.day,
        "",
        body["who"],
        body.get("paper", ""),
        body.get("grounds", ""),
        body.get("reason", ""),
        body.get("sheet", ""),
        dict(body.get("more", {})),
        tuple(Deviation(text, article) for text, article in body.get("flags", ())),
        bool(body.get("returns")),
        bool(body.get("holds")),
    )


def _stepped(review: Review, event: Event) -> Review:
    after = after_opinion(review, said_in(event.body, event))
    settled = event.body.get("settled")
    return replace(after, subject=review.subject.settled(settled["attribute"])) if settled else after


def _returned(review: Review, event: Event) -> Review:
    return replace(review, returned=event.body["why"], out_to="", out_since="", back="")


def _resubmitted(review: Review, event: Event) -> Review:
    return replace(review, returned="", turn=event.day.isoformat())


def _amended(review: Review, event: Event) -> Review:
    body = event.body
    return replace(review, subject=subject_from(body["subject"]), steps=tuple(body["steps"]))


def _outdated(review: Review, event: Event) -> Review:
    day = event.day.isoformat()
    return replace(review, outdated=tuple(event.body["changed"]), ended=review.ended or day, **_PAPER_IN)


def _withdrawn(review: Review, event: Event) -> Review:
    day = event.day.isoformat()
    return replace(review, withdrawn=event.body["why"], ended=review.ended or day, **_PAPER_IN)


def _escalated(review: Review, event: Event) -> Review:
    body, day = event.body, event.day.isoformat()
    referral = Referral(
        *(event.id, body["kind"], body["title"], body["to"], body["letter_no"], day, body["what"]),
        organ=body.get("organ", ""),
        held=review.held,
    )
    return replace(review, referrals=(*review.referrals, referral), held=review.held or day)


def _answered(review: Review, event: Event) -> Review:
    body, day = event.body, event.day.isoformat()
    known = [
        replace(one, answered=day, conclusion=body["conclusion"], paper=body["paper"])
        if one.event == body["referral"]
        else one
        for one in review.referrals
    ]
    return replace(review, referrals=tuple(known), held="", turn=day)


def _partial(review: Review, event: Event) -> Review:
    body, day = event.body, event.day.isoformat()
    separation = Separation(
        event.id, body["hidden"], body["why"], body["agreed"], body.get("released", ""), day
    )
    return replace(review, separation=separation, ended=review.ended or day, **_PAPER_IN)


def _declassified(review: Review, event: Event) -> Review:
    told = lifted_from(event.body, event.id, event.day.isoformat(), review.heard)
    return replace(review, declassified=told)


def _filed(review: Review, event: Event) -> Review:
    if review.declassified is None:
        return review
    day = event.day.isoformat()
    filed = replace(review.declassified, filed=day, filed_with=event.body["with"])
    return replace(review, declassified=filed)


def _reopened(review: Review, event: Event) -> Review:
    day = event.day.isoformat()
    return replace(review, said=(), turn=day, reopened=event.body["why"], returned="", held="")


def _printed(review: Review, event: Event) -> Review:
    body, day = event.body, event.day.isoformat()
    after = replace(review, papers=(*review.papers, event.stream))
    if "out" not in body:
        return after
    number = str(body.get("number", f"#{event.stream}"))
    return replace(after, sheet=number, printed=day, out_to=str(body["out"]), out_since=day, back="")


def _sheet_handed(review: Review, event: Event) -> Review:
    if review.papers[-1:] != (event.stream,):
        return review
    return replace(review, out_to=str(event.body["to"]), out_since=event.day.isoformat(), back="")


def _sheet_back(review: Review, event: Event) -> Review:
    if review.papers[-1:] != (event.stream,):
        return review
    return replace(review, back=event.day.isoformat())


def _sheet_dropped(review: Review, event: Event) -> Review:
    if review.papers[-1:] != (event.stream,):
        return review
    return replace(review, sheet="", printed="", **_PAPER_IN)


_PAPER_IN: Mapping[str, Any] = MappingProxyType({"out_to": "", "out_since": "", "back": ""})
_HANDLERS: Mapping[str, Callable[[Review, Event], Review]] = MappingProxyType(
    {
        "review.stepped": _stepped,
        "review.returned": _returned,
        "review.resubmitted": _resubmitted,
        "review.amended": _amended,
        "review.outdated": _outdated,
        "review.withdrawn": _withdrawn,
        "review.escalated": _escalated,
        "review.answered": _answered,
        "review.partial": _partial,
        "review.declassified": _declassified,
        "review.declassification_filed": _filed,
        "review.reopened": _reopened,
        "sheet.printed": _printed,
        "sheet.handed": _sheet_handed,
        "sheet.scanned": _sheet_back,
        "sheet.returned": _sheet_back,
        "sheet.dropped": _sheet_dropped,
    }
)
