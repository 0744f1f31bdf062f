"""Everything that may be done with an item and that happens to it, in the order of its panel."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.folding import Folding
from gongkai_desktop.coordination.acts import LETTER
from gongkai_desktop.register.acts import (
    attribute,
    catalogue,
    correction,
    delivery,
    departments,
    letters,
    lifting,
    links,
    looking,
    publication,
    registering,
    review,
    screening,
    takedown,
    validity,
)

BEGINNINGS: Final = registering.BEGINNINGS
ACTS: Final = (
    *review.ACTS,
    *publication.ACTS,
    *correction.ACTS,
    *takedown.ACTS,
    *lifting.ACTS,
    *screening.ACTS,
    *departments.ACTS,
    *delivery.ACTS,
    *registering.ACTS,
    *validity.ACTS,
    *attribute.ACTS,
    *looking.ACTS,
    *links.ACTS,
    *letters.ACTS,
)
OUTWARD: Final = frozenset(act.key for act in ACTS if act.outward or act is review.HAND_IN)
"""The acts before which the item's files are looked at: they go to the reviewer, or before the public."""
ITEM: Final = Folding(
    registering.begun,
    (*BEGINNINGS, *ACTS),
    screening.HAPPENINGS,
    heard=(*review.HEARD, *links.HEARD, *catalogue.HEARD),
    carried={"letter": LETTER.carried_in("letters")},
)
"""How events make an item."""
