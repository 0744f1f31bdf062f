"""Everything that may be done with a request and that happens to it, in the order of its panel."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.folding import Folding
from gongkai_desktop.coordination.acts import LETTER
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


REQUEST: Final = Folding(
    receipt.begun,
    (*BEGINNINGS, *ACTS),
    heard=onward.HEARD,
    carried={"letter": LETTER.carried_in("letters"), "review": REVIEW.carried_in("reviews")},
)
"""How events make a request."""
