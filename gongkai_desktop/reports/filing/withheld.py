"""What was withheld in a quarter: the items of the register, and the answers to applications that may be chosen in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Protocol

from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.office.duties import WithheldFiling
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.kind import ItemKind
from gongkai_desktop.register.status import ItemStatus
from gongkai_desktop.register.withheld import withheld_for
from gongkai_desktop.register.withholding import substitute
from gongkai_desktop.reports.filing.filing import REGISTER, REQUESTS, Entry
from gongkai_desktop.reports.filing.owed import owed
from gongkai_desktop.requests.kind import RequestKind
from gongkai_desktop.requests.outcomes import decided
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.tally import answered_between
from gongkai_desktop.store import Store

_EARLIER: Final = """
    SELECT j.value, max(t.period) FROM filing t, json_each(t.items) j WHERE t.state <> '已作废' AND t.period < ?
    GROUP BY j.value
"""
_FILED: Final = "SELECT period FROM filing WHERE origin = 0 AND state <> '已作废'"
_REFUSED: Final = "不予公开："


class Records(Protocol):
    """Tells what is withheld, quarter by quarter."""

    def items(self, quarter: Quarter, rule: WithheldFiling) -> tuple[Entry, ...]:
        """What the register has: everything in the rule's scope that was settled in the quarter."""

    def decisions(self, quarter: Quarter) -> tuple[Entry, ...]:
        """The answers of the quarter that withhold something which may be filed too."""

    def filed(self) -> frozenset[str]:
        """The quarters, as they are written, that have a filing."""

    def owed(self, office: Office, today: date) -> tuple[Quarter, ...]:
        """The quarters that lack one on that day, the oldest first."""


class Withheld:
    """The same from the records of an office."""

    def __init__(self, store: Store, items: ItemKind, requests: RequestKind) -> None:
        self._store, self._items, self._requests = store, items, requests

    def items(self, quarter: Quarter, rule: WithheldFiling) -> tuple[Entry, ...]:
        """What the register has, by the day it was settled; what an earlier quarter's filing tells already is left."""
        numbers = withheld_for(self._store, rule.reasons, quarter.first, quarter.last)
        earlier = self._earlier(quarter)
        found = [
            entry
            for batch in batches(numbers)
            for entry in self._entries(histories(self._store, batch), quarter, earlier)
        ]
        return tuple(sorted(found, key=lambda one: (one.day, one.record)))

    def decisions(self, quarter: Quarter) -> tuple[Entry, ...]:
        """The answers of the quarter that withhold something which may be filed too."""
        numbers = answered_between(self._store, quarter.first, quarter.last)
        past = histories(self._store, numbers)
        states = (fold(self._requests, past[number]) for number in numbers)
        return tuple(entry for state in states if state is not None for entry in _refused(state))

    def filed(self) -> frozenset[str]:
        """The quarters, as they are written, that have a filing."""
        return frozenset(str(period) for (period,) in self._store.rows(_FILED))

    def owed(self, office: Office, today: date) -> tuple[Quarter, ...]:
        """The quarters that lack one on that day, the oldest first."""
        rule = office.rules.filing
        return owed(self._store, office, rule, today) if rule else ()

    def _earlier(self, quarter: Quarter) -> Mapping[int, date]:
        rows = self._store.rows(_EARLIER, (str(quarter),))
        return {int(record): Quarter.parse(period).last for record, period in rows}

    def _entries(
        self, past: Mapping[int, list[Event]], quarter: Quarter, earlier: Mapping[int, date]
    ) -> Iterator[Entry]:
        for record, events in past.items():
            item = fold(self._items, events)
            if item is None:
                continue
            entry = self._entry(item)
            filed = earlier.get(record)
            known = filed is not None and withheld_since(item) <= filed.isoformat()
            if not known and quarter.first.isoformat() <= entry.day <= quarter.last.isoformat():
                yield entry

    def _entry(self, item: Item) -> Entry:
        fields, rules = item.fields, self._items.book(item.rules).rules
        reason = fields.get("withheld_reason", "")
        secret = rules.is_secret(reason)
        article = next((one.article for one in rules.reasons if one.title == reason), "")
        return Entry(
            record=item.number,
            source=REGISTER,
            title=substitute(item, rules) if secret else fields.get("title", ""),
            doc_no="" if secret else fields.get("doc_no", ""),
            formed=fields.get("formed", ""),
            department=fields.get("department", ""),
            reason=reason,
            basis=("" if secret else fields.get("basis", "")) or article,
            day=settled_on(item, self._items.status_of(item)),
            secret=secret,
        )


def withheld_since(item: Item) -> str:
    """The day (ISO) from which it bears its reason; of an old ledger's row the day it was formed."""
    ground = item.grounds[-1] if item.grounds else None
    if ground is None or (item.imported and ground.event == item.number):
        return item.fields.get("reviewed", "") or item.fields.get("formed", "")
    return ground.day


def settled_on(item: Item, now: ItemStatus) -> str:
    """The day (ISO) on which it was settled that it is withheld: when its reason was given and its review had ended."""
    return max(withheld_since(item), now.reviewed)


def _refused(request: Request) -> Iterator[Entry]:
    """What an answer withholds of the kinds that are filed: one line for each outcome."""
    for chosen in request.standing:
        decision = decided(chosen.outcome, chosen.facts)
        if not decision.filing:
            continue
        code = chosen.facts.get("code_name", "")
        matter = request.matters[chosen.matter - 1] if 0 < chosen.matter <= len(request.matters) else ""
        secret = any(outcome.key == "secret" for outcome, _ in decision.grounds)
        yield Entry(
            record=request.number,
            source=REQUESTS,
            title=code if secret else matter or request.title,
            doc_no=request.issued.doc_no if request.issued else "",
            formed=request.issued.day if request.issued else "",
            department=request.fact("department"),
            reason=decision.outcome.title.removeprefix(_REFUSED),
            basis=decision.article,
            day=request.issued.day if request.issued else "",
            secret=secret,
        )
