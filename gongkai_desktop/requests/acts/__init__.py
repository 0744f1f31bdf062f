"""Everything that may be done with a request and that happens to it, in the order of its panel."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.folding import Folding, state_with
from gongkai_desktop.coordination.acts import LETTER
from gongkai_desktop.records.event import Event
from gongkai_desktop.requests.acts import (
    answer,
    closing,
    consulting,
    disputes,
    examination,
    inside,
    onward,
    receipt,
    revealing,
    service,
    time,
)
from gongkai_desktop.requests.request import Request
from gongkai_desktop.review.acts import REVIEW

BEGINNINGS: Final = receipt.BEGINNINGS
ACTS: Final = (
    *receipt.ACTS,
    *examination.ACTS,
    *time.ACTS,
    *inside.ACTS,
    *consulting.ACTS,
    *answer.ACTS,
    *service.ACTS,
    *disputes.ACTS,
    *onward.ACTS,
    *revealing.ACTS,
    *closing.ACTS,
)


def _lettered(request: Request, event: Event) -> Request:
    """The request after something happened to one of the consultations about it."""
    letter = LETTER(request.letters.get(event.stream), event)
    return (
        state_with(request, letters={**request.letters, event.stream: letter})
        if letter is not None
        else request
    )


def _reviewed(request: Request, event: Event) -> Request:
    """The request after something happened to its secrecy review."""
    review = REVIEW(request.reviews.get(event.stream), event)
    return (
        state_with(request, reviews={**request.reviews, event.stream: review})
        if review is not None
        else request
    )


REQUEST: Final = Folding(
    receipt.begun,
    (*BEGINNINGS, *ACTS),
    heard=onward.HEARD,
    carried={"letter": _lettered, "review": _reviewed},
)
"""How events make a request."""
