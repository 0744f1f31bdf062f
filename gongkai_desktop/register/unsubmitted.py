"""Items that wait for a review and are in none, told in the columns of the queue: the register hands them to it."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.table import Source
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.review.views import ROUNDS

UNSUBMITTED: Final = f"stage = '{Stage.REVIEW}' AND review = 0 AND imported = 0"
"""The condition of the index item_unsubmitted."""
WAITING: Final = Source(
    "item",
    {
        "id": "t.id",
        "subject": "t.id",
        "kind": "'item'",
        "number": "CASE t.index_no WHEN '' THEN '#' || t.id ELSE t.index_no END",
        "title": "t.title",
        "doc_no": "t.doc_no",
        "department": "t.department",
        "attribute": "t.attribute",
        "round": f"1 + {ROUNDS}",
        "state": "t.stage",
        "step_title": "t.waiting",
        "due": "t.due",
        "provisional": "t.provisional",
        "flags": "t.flags",
        "last_event": "t.last_event",
        "review": "0",
        "formed": "t.formed",
    },
    rest="''",
    hint=" INDEXED BY item_unsubmitted",
)
"""The limit of such a row is that of publication."""
