"""The matter's row: what lists and search see of it; who asked is masked, of a leak there is only its pointer."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.records.event import Event
from gongkai_desktop.secrecy.affair import QUESTION, Affair
from gongkai_desktop.secrecy.folding import fold
from gongkai_desktop.secrecy.standing import dated, flags
from gongkai_desktop.store.search import bigrams, initials


class AffairProjection:
    """Folds the events of matters and writes the affair table and its search index."""

    prefix = "affair"
    table = "affair"
    search: str | None = "affair_search"
    final: frozenset[str] = frozenset()

    def __init__(self, office: Reckoning) -> None:
        self._office = office

    def fold(self, state: Affair | None, event: Event) -> Affair | None:
        """The matter after the event."""
        return fold(state, event)

    def row(self, state: Affair | None) -> Mapping[str, object] | None:
        """The row of the affair table."""
        if state is None:
            return None
        rules = self._office.rules_of(state.rules)
        state = dated(state, rules, self._office.workdays)
        due, due_at = state.owed
        return {
            "kind": state.kind,
            "title": "（内容已清除）" if state.purged and not state.title else state.title,
            "who": masked(state),
            "day": state.day,
            "item": state.item,
            "state": state.state.value,
            "due": due,
            "due_at": due_at,
            "provisional": int(bool(due) and state.provisional),
            "closed": state.closed,
            "flags": "；".join(flag.text for flag in flags(state, rules)),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: what it is called, nothing, who of the office, pinyin initials of the first."""
        title, who = str(row["title"]), str(row["who"])
        return bigrams(title), "", bigrams("" if row["kind"] == QUESTION else who), initials(title)


def masked(affair: Affair) -> str:
    """Whoever began it: of who asked a question the family name only."""
    who = str(affair.facts.get("who", ""))
    return f"{who[:1]}＊" if affair.kind == QUESTION and who else who
