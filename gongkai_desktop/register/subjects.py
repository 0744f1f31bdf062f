"""Items as letters speak of them (协调征求): what is known of them, and from which day sending counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from gongkai_desktop.coordination.case import Subject
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.store import Store

_CHANGES: Final = frozenset({"item.changed", "item.attribute_changed"})
"""From these days publication counts anew (条例第二十六条: 形成或者变更之日)."""
_ITEMS: Final = """
    SELECT id, title, doc_no, summary, formed, attribute, basis, stage, withheld_reason, source, due FROM item
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


class LetterSubjects:
    """Gives the items of a letter, as the office's rule set in use reads them."""

    def __init__(self, store: Store, office: Office) -> None:
        self._store, self._office = store, office

    def __call__(self, items: Sequence[int]) -> tuple[Subject, ...]:
        """The items by their record; Refused for none, and for one that the register does not have."""
        wanted = tuple(dict.fromkeys(items))
        if not wanted:
            raise Refused("没有选中信息", way="请先在信息登记里选中要征求意见的信息")
        rows = self._store.rows(_ITEMS, (json.dumps(wanted),))
        if len(rows) != len(wanted):
            raise Refused("选中的信息里有信息登记里没有的", way="请刷新列表再选")
        past, rules = histories(self._store, wanted), self._office.rules
        together = {source.title for source in rules.sources if source.together}
        return tuple(
            Subject(
                record,
                title,
                doc_no,
                summary,
                formed,
                _start(past.get(record, ())) or formed,
                attribute,
                basis,
                stage == Stage.VOID,
                rules.is_secret(reason),
                source in together,
                due,
            )
            for record, title, doc_no, summary, formed, attribute, basis, stage, reason, source, due in rows
        )


def _start(events: Iterable[Event]) -> str:
    """The day of an item's last change, in whatever order they were entered; '' where there was none."""
    days = [event.iso_day for event in effective(events) if event.kind in _CHANGES]
    return max(days, default="")
