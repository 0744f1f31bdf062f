"""定期评估 (条例第十八条, C24) as a list of its own: what is due, why, by when, and what was decided of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Source
from gongkai_desktop.ledger.definition import Column, Kind, Ledger
from gongkai_desktop.register.fields import COLUMNS
from gongkai_desktop.register.views import ITEMS, LISTED

_OWN: Final = ("look_why", "look_day", "look_said")
VIEWS: Final = (
    View("due", "评估到期", "t.look_due <> '' AND t.look_due <= :today", by_due=True, urgency="soon"),
    View("ahead", "以后到期", "t.look_due > :today", by_due=True),
    View("stays", "评估后继续不公开", "t.look_day <> '' AND t.look_due <> ''", by_due=True),
    View("changed", "评估后改变属性", "t.look_day <> '' AND t.look_due = ''"),
    View("all", "全部", by_due=True),
)
LEDGER: Final = Ledger(
    "looks",
    "定期评估台账",
    (
        *(
            COLUMNS[key]
            for key in ("index_no", "title", "doc_no", "department", "attribute", "withheld_reason")
        ),
        Column("look_due", "应评估日期", Kind.DATE, 11),
        Column("look_why", "为什么评估", Kind.LONG, 24),
        Column("look_day", "上次评估日期", Kind.DATE, 11),
        Column("look_said", "怎样决定", Kind.LONG, 28),
    ),
)
"""As a workbook has it."""
LOOKS: Final = replace(
    ITEMS,
    key="look",
    title=LEDGER.title,
    source=Source("item", {"due": "t.look_due"}),
    columns=(*LISTED, *_OWN),
    views=VIEWS,
    kinds={**ITEMS.kinds, "look_day": Kind.DATE},
    titles={**ITEMS.titles, **{column.key: column.title for column in LEDGER.columns}},
    only="(t.look_due <> '' OR t.look_day <> '')",
)
"""The items of the register that are, or were, looked at once more; what is due here is the look."""
