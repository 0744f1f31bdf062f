"""The letter's row: what lists and search see of it, written in the transaction of its events."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gongkai_desktop.coordination.folding import fold
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.coordination.limits import coordination_of, dated, flags
from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.records.event import Event
from gongkai_desktop.store.search import bigrams, initials


class LetterProjection:
    """Folds letter events and writes the letter table and its search index."""

    prefix = "letter"
    table = "letter"
    search: str | None = "letter_search"
    final: frozenset[str] = frozenset()

    def __init__(self, office: Reckoning) -> None:
        self._office = office

    def fold(self, state: Letter | None, event: Event) -> Letter | None:
        """The letter after the event."""
        return fold(state, event)

    def row(self, state: Letter | None) -> Mapping[str, object] | None:
        """The row of the letter table."""
        if state is None:
            return None
        rule = coordination_of(self._office.rules_of(state.rules))
        state = dated(state, rule, self._office.workdays)
        last = state.last
        return {
            "kind": state.kind,
            "number": state.doc_no,
            "addressee": state.addressee,
            "items": json.dumps(list(state.items)),
            "title": "（内容已清除）" if state.purged and not state.title else state.title,
            "state": state.state.value,
            "send_by": state.send_by,
            "sent": state.sent,
            "due": state.due,
            "provisional": int(state.provisional),
            "replied": max((one.day for one in state.outcomes if one.source == "reply"), default=""),
            "verdict": last.verdict if last and last.source != "silence" else "",
            "closed": state.closed,
            "flags": "；".join(flag.text for flag in flags(state, rule)),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: what it is about, its number, to whom it went, pinyin initials of the first."""
        title, addressee = str(row["title"]), str(row["addressee"])
        return (
            bigrams(title),
            bigrams(str(row["number"])),
            bigrams(addressee),
            initials(f"{title} {addressee}"),
        )
