"""Everything that may be done with a review and that happens to it."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.folding import Folding
from gongkai_desktop.review.acts.declassification import DECLASSIFY, FILE
from gongkai_desktop.review.acts.happenings import AMENDED, HANDED_IN, OUTDATED, PAPER, first_of
from gongkai_desktop.review.acts.opinion import OPINION, SEPARATE
from gongkai_desktop.review.acts.referral import ANSWER, ESCALATE
from gongkai_desktop.review.acts.submission import REOPEN, RESUBMIT, RETURN, WITHDRAW
from gongkai_desktop.review.review import Review

ACTS: Final = (
    *(RESUBMIT, ANSWER, ESCALATE, OPINION, RETURN, REOPEN),
    *(SEPARATE, WITHDRAW, DECLASSIFY, FILE),
)
"""In the order in which they stand, the next step before all others."""
REVIEW: Final[Folding[Review]] = Folding(first_of, ACTS, (HANDED_IN, AMENDED, OUTDATED), PAPER)
"""How events make a review."""
