"""What an item hears of its reviews: opinions, returns, what makes it ask for review again. Folds only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from gongkai_desktop.records.event import Event
from gongkai_desktop.register.item import Item, Opinion
from gongkai_desktop.review.review import lifted_from

_UNREVIEWED: Final = {"review_conclusion": "", "reviewed": ""}
"""What an old ledger told of a review does not outlive one that was made here."""


def _handed_in(item: Item, event: Event) -> Item:
    return replace(
        item,
        review=event.stream,
        rounds=int(event.body.get("round", 1)),
        opinions=(),
        again="",
        held=False,
        reviewed_as="",
        last_event=event.id,
    )


def _stepped(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    said = Opinion(
        body["step"],
        body["opinion"],
        event.day,
        body["who"],
        body["paper"],
        body["grounds"],
        tuple((text, article) for text, article in body.get("flags", ())),
        dict(body.get("more", {})),
    )
    settled: Mapping[str, str] = body.get("settled", {})
    return replace(
        item,
        fields={**item.fields, **settled},
        reviewed_as=(item.reviewed_as or item.attribute) if settled else item.reviewed_as,
        opinions=(*item.opinions, said),
        held=bool(body.get("holds")),
        returned="",
        last_event=event.id,
    )


def _returned(item: Item, event: Event) -> Item:
    return replace(item, returned=event.body["why"], last_event=event.id)


def _resubmitted(item: Item, event: Event) -> Item:
    return replace(item, returned="", last_event=event.id)


def _escalated(item: Item, event: Event) -> Item:
    return replace(item, held=True, last_event=event.id)


def _answered(item: Item, event: Event) -> Item:
    return replace(item, held=False, last_event=event.id)


def _reopened(item: Item, event: Event) -> Item:
    return _unsaid(item, event, review=item.review)


def _withdrawn(item: Item, event: Event) -> Item:
    return _unsaid(item, event)


def _outdated(item: Item, event: Event) -> Item:
    return _unsaid(item, event, again=f"审查以后改过：{'、'.join(event.body['changed'])}")


def _partial(item: Item, event: Event) -> Item:
    return _unsaid(item, event, again="区分处理后的公开版")


def with_lift(item: Item, event: Event, body: Mapping[str, Any]) -> Item:
    """The item after something that kept it back was lifted; it remembers which opinions there were by then."""
    lift = lifted_from(body, event.id, event.day.isoformat(), item.heard)
    return replace(item, lifts=(*item.lifts, lift), last_event=event.id)


def _declassified(item: Item, event: Event) -> Item:
    return with_lift(item, event, event.body)


def _filed(item: Item, event: Event) -> Item:
    if not item.lifts:
        return replace(item, last_event=event.id)
    *earlier, last = item.lifts
    filed = replace(last, filed=event.day.isoformat(), filed_with=event.body["with"])
    return replace(item, lifts=(*earlier, filed), last_event=event.id)


def _unsaid(item: Item, event: Event, *, review: int = 0, again: str = "") -> Item:
    """The item without the opinions of a review that no longer stands for it."""
    return replace(
        item,
        fields={**item.fields, **(_UNREVIEWED if item.opinions else {})},
        review=review,
        opinions=(),
        again=again,
        held=False,
        returned="",
        last_event=event.id,
    )


def _of_current(handler: Callable[[Item, Event], Item]) -> Callable[[Item, Event], Item]:
    """A review that stands no longer for the item says nothing of it any more."""

    def handle(item: Item, event: Event) -> Item:
        if event.stream != item.review:
            return replace(item, last_event=event.id)
        return handler(item, event)

    return handle


HANDLERS: Mapping[str, Callable[[Item, Event], Item]] = MappingProxyType(
    {
        "review.handed_in": _handed_in,
        **{
            kind: _of_current(handler)
            for kind, handler in (
                ("review.stepped", _stepped),
                ("review.returned", _returned),
                ("review.resubmitted", _resubmitted),
                ("review.escalated", _escalated),
                ("review.answered", _answered),
                ("review.reopened", _reopened),
                ("review.withdrawn", _withdrawn),
                ("review.outdated", _outdated),
                ("review.partial", _partial),
                ("review.declassified", _declassified),
                ("review.declassification_filed", _filed),
            )
        },
    }
)
