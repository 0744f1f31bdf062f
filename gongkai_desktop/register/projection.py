"""The item's row: what lists, search and SQL see of it, written in the transaction of its events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.fields import FURTHER, REGISTER
from gongkai_desktop.register.item import Item, fold
from gongkai_desktop.register.searching import search_terms
from gongkai_desktop.register.standing import Rulebook, Standing, standing

_BLANK: Final = dict.fromkeys(REGISTER.keys, "")
_MORE: Final = frozenset(FURTHER.keys)
PURGED_TITLE: Final = "（内容已清除）"


def natural_key(title: str, doc_no: str, formed: str) -> str:
    """What tells a row without an index number: a digest of its folded title, document number and day."""
    told = f"{fold_text(title)}|{fold_text(doc_no)}|{formed}"
    return blake2b(told.encode(), digest_size=16).hexdigest()


class ItemProjection:
    """Folds item events and writes the item table and its search index."""

    prefix = "item"
    table = "item"
    search = "item_search"
    final: frozenset[str] = frozenset({"sheet.printed"})

    def __init__(self, office: Office) -> None:
        self._office = office
        self._books: dict[str, Rulebook] = {}

    def fold(self, state: Item | None, event: Event) -> Item | None:
        """The item after the event."""
        return fold(state, event)

    def book(self, rules: str) -> Rulebook:
        """The rule set an item began under, with today's calendar."""
        calendar = self._office.workdays
        found = self._books.get(rules)
        if found is None or found.calendar is not calendar:
            found = self._books[rules] = Rulebook(self._office.rules_of(rules), calendar)
        return found

    def standing(self, item: Item) -> Standing:
        """Where the item stands under its own rule set."""
        return standing(item, self.book(item.rules))

    def row(self, state: Item | None) -> Mapping[str, object] | None:
        """The row of the item table."""
        if state is None:
            return None
        fields, now = state.fields, self.standing(state)
        row: dict[str, object] = {**_BLANK, **fields}
        further = sorted(_MORE & row.keys()) if len(row) > len(_BLANK) else ()
        more = {key: value for key in further if (value := row.pop(key))}
        if state.purged and not row["title"]:
            row["title"] = PURGED_TITLE
        row["more"] = json.dumps(more, ensure_ascii=False) if more else ""
        row["natural_key"] = natural_key(str(row["title"]), str(row["doc_no"]), str(row["formed"]))
        row["stage"], row["waiting"], row["due"] = now.stage.value, now.waiting, now.due
        row["provisional"], row["imported"] = int(now.provisional), int(state.imported)
        row["flags"] = "；".join(flag.text for flag in now.flags)
        row["missing"] = "、".join(now.missing)
        row["last_event"] = state.last_event
        return row

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: title, numbers, the other words, pinyin initials of the title."""
        return search_terms(row)
