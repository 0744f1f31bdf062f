"""The item's row: what lists, search and SQL see of it, written in the transaction of its events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.breaches import unconfirmed
from gongkai_desktop.register.doubts import doubts
from gongkai_desktop.register.fields import FURTHER, NO_NUMBER, REGISTER
from gongkai_desktop.register.folding import fold
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.reporting import report_due
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.searching import search_terms
from gongkai_desktop.register.standing import Standing, standing

_BLANK: Final = dict.fromkeys(REGISTER.keys, "")
_SILENT: Final[Mapping[str, object]] = {
    "owed": "",
    "doubts": "",
    "unconfirmed": 0,
    "ask_by": "",
    "report_due": "",
    "report_remind": "",
    "valid_until": "",
    "finished": "",
    "entry": 0,
}
_MORE: Final = frozenset(FURTHER.keys)
PURGED_TITLE: Final = "（内容已清除）"


def natural_key(title: str, doc_no: str, formed: str) -> str:
    """What tells a row without an index number: a digest of its folded title, document number and day."""
    number = "" if doc_no == NO_NUMBER else fold_text(doc_no)
    told = f"{fold_text(title)}|{number}|{formed}"
    return blake2b(told.encode(), digest_size=16).hexdigest()


def record_of(number: str) -> int:
    """The record that a number of the form #n (or n) names; 0 for anything else."""
    digits = number.strip().removeprefix("#")
    return int(digits) if digits.isdecimal() and len(digits) < 16 else 0


class ItemProjection:
    """Folds item events and writes the item table and its search index."""

    prefix = "item"
    table = "item"
    search = "item_search"
    final: frozenset[str] = frozenset({"sheet.printed"})

    def __init__(self, office: Reckoning) -> None:
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
            found = self._books[rules] = Rulebook(
                self._office.rules_of(rules), calendar, self._office.rules_of
            )
        return found

    def standing(self, item: Item) -> Standing:
        """Where the item stands under its own rule set."""
        return standing(item, self.book(item.rules))

    def row(self, state: Item | None) -> Mapping[str, object] | None:
        """The row of the item table."""
        if state is None:
            return None
        fields, now = state.fields, self.standing(state)
        row: dict[str, Any] = {**_BLANK, **fields}
        further = sorted(_MORE & row.keys()) if len(row) > len(_BLANK) else ()
        more = {key: str(value) for key in further if (value := row.pop(key))}
        if state.purged and not row["title"]:
            row["title"] = PURGED_TITLE
        row["more"] = json.dumps(more, ensure_ascii=False) if more else ""
        row["natural_key"] = natural_key(str(row["title"]), str(row["doc_no"]), str(row["formed"]))
        row["stage"], row["waiting"], row["due"] = now.stage.value, now.waiting, now.due
        row["provisional"], row["imported"] = int(now.provisional), int(state.imported)
        row["review_conclusion"], row["reviewed"] = now.conclusion, now.reviewed
        row["flags"] = "；".join(flag.text for flag in now.flags)
        row["missing"] = "、".join(now.missing)
        row["last_event"] = state.last_event
        row["inside"] = int(now.inside)
        row["review"] = state.review
        silent = state.untouched and not more and (not row["published"] or row["published"] >= row["formed"])
        row |= _SILENT if silent else self._told(state, now, more)
        return row

    def _told(self, state: Item, now: Standing, more: Mapping[str, str]) -> Mapping[str, object]:
        """What lists ask beside the ledger's columns; an old row as it came in has nothing of it to tell."""
        book = self.book(state.rules)
        report = report_due(state, book)
        return {
            "owed": "；".join(now.owed),
            "doubts": doubts(state),
            "unconfirmed": unconfirmed(state, book),
            "ask_by": now.ask_by,
            "report_due": report.due if report else "",
            "report_remind": report.remind if report else "",
            "valid_until": more.get("valid_until", ""),
            "finished": more.get("finished", ""),
            "entry": record_of(more.get("entry", "")),
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: title, numbers, the other words, pinyin initials of the title."""
        return search_terms(row)
