"""The lists of the catalogue: it is short and every entry is judged by its items, so they are chosen in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query, View
from gongkai_desktop.catalogue.coverage import Row, State, coverage
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import fold_text, record_of
from gongkai_desktop.store.search import initials
from gongkai_desktop.workdays.calendar import FIRST_DAY

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.belonging import Beneath
    from gongkai_desktop.office.ruleset import RuleSet
    from gongkai_desktop.store import Store

SORTED: Final = frozenset({"title", "limit", "whose", "channel", "items", "newest", "state", "first_level"})
LEVELS: Final = ("first_level", "second_level")
"""What a list of entries can be narrowed down to, by the whole word."""
_ATTENTION: Final = (State.EMPTY, State.STALE, State.UNREAD, State.NORMAL, State.CLOSED)
_STATES: Final = {state.name.lower(): state for state in _ATTENTION}
VIEWS: Final = (View("all", "在用"), *(View(key, state.value) for key, state in _STATES.items()))
"""Every entry in use, and the entries by how they stand."""


def view_of(state: State) -> str:
    """The key of the view that shows the entries that stand so."""
    return state.name.lower()


@dataclass(frozen=True, slots=True)
class Level:
    """A node of the catalogue's levels: ``second`` '' for a first level; how many entries, how many need a hand."""

    first: str
    second: str
    entries: int
    wanting: int


class EntryLists(Lists):
    """Chooses among the entries as ``coverage`` judges them on a day."""

    def __init__(self, store: Store, beneath: Beneath, rules: Callable[[], RuleSet]) -> None:
        super().__init__("entry", VIEWS, store, rules)
        self._beneath = beneath
        self.title = CATALOGUE.title
        self.titles = {column.key: column.title for column in CATALOGUE.columns}

    def holds(self, view: View) -> bool:
        """Every view is offered; none has to be kept."""
        return True

    def check(self, query: Query) -> None:
        """Refuse a query that cannot be shown, with a way forward."""
        self._chosen(query, FIRST_DAY)

    def page(
        self, query: Query, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next entries of a list: their columns and what ``coverage.dressed`` says of each.

        An entry owes nothing by a day: it has no ``left``, and its ``reminder`` says why it wants a hand.
        """
        rows = self._chosen(query, today)
        first = 0
        if after is not None:
            first = next((at for at, row in enumerate(rows, 1) if row["id"] == after["id"]), len(rows))
        return [_said(row) for row in rows[first : first + limit]]

    def ids(self, query: Query, today: date, limit: int = 5000) -> list[int]:
        """The entries of a list in its order, at most ``limit``."""
        return [int(str(row["id"])) for row in self._chosen(query, today)[:limit]]

    def count(self, query: Query, today: date) -> int:
        """How many entries a list has."""
        return len(self._chosen(query, today))

    def counts(self, today: date) -> Mapping[str, int]:
        """How many entries each view has."""
        return counted(coverage(self._store, self._beneath, today).rows)

    def find(self, number: str) -> int:
        """The entry of #n. Refused when there is none."""
        known = self._store.one("SELECT id FROM catalogue WHERE id = ?", (record_of(number),))
        if known is None:
            raise Refused(f"目录里没有条目“{number.strip()}”", way="请用 #序号（列表里的编号）")
        return int(known[0])

    def row(self, record: int, today: date) -> dict[str, object] | None:
        """An entry with what is said of it, one that is in use no more too; None when there is none."""
        rows = coverage(self._store, self._beneath, today).rows
        return next((_said(row) for row in rows if row["id"] == record), None)

    def _chosen(self, query: Query, today: date) -> list[Row]:
        return chosen(coverage(self._store, self._beneath, today).rows, self.resolved(query))


def _said(row: Row) -> dict[str, object]:
    wanting = row["state"] in (State.EMPTY, State.STALE, State.UNREAD)
    told = {
        "status": row["state"],
        "urgency": "soon" if wanting else "none",
        "reminder": row["why"],
        "left": None,
    }
    return {**row, **told}


def chosen(rows: Iterable[Row], query: Query) -> list[Row]:
    """The rows that a query means, in its order: the catalogue's own, or that of a column.

    Refused for views and for columns that it cannot be sorted by or narrowed down to.
    """
    if query.view not in (view.key for view in VIEWS):
        known = "、".join(view.key for view in VIEWS)
        raise Refused(f"没有视图“{query.view}”", way=f"请从这些里选一个：{known}")
    if query.order and query.order not in SORTED:
        raise Refused(f"不能按“{query.order}”排序", way="请点别的列")
    wanted = {key: value.strip() for key, value in query.filters.items() if value.strip()}
    if unknown := next((key for key in wanted if key not in LEVELS), ""):
        raise Refused(f"不能按“{unknown}”筛选", way="请选一级、二级事项，或者用搜索")
    words = [fold_text(word) for word in query.words.split()]
    found = [row for row in rows if _fits(row, query.view, wanted) and _holds(row, words)]
    if query.order == "state":
        found.sort(key=lambda row: _ATTENTION.index(State(str(row["state"]))), reverse=query.descending)
    elif query.order:
        found.sort(key=lambda row: (row[query.order], row["id"]), reverse=query.descending)
    return found


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """How many of the rows each view shows."""
    found = {view.key: 0 for view in VIEWS}
    for row in rows:
        found[view_of(State(str(row["state"])))] += 1
    found["all"] = len(rows) - found[view_of(State.CLOSED)]
    return found


def levels(rows: Iterable[Row]) -> tuple[Level, ...]:
    """The first levels of the entries in use, each followed by its second levels, in the catalogue's order."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row["state"] == State.CLOSED:
            continue
        first, second = str(row["first_level"]), str(row["second_level"])
        wanting = row["state"] != State.NORMAL
        for key in dict.fromkeys(((first, ""), (first, second))):
            count = counts.setdefault(key, [0, 0])
            count[0] += 1
            count[1] += wanting
    return tuple(Level(first, second, *count) for (first, second), count in counts.items())


def _fits(row: Row, view: str, wanted: Mapping[str, str]) -> bool:
    state = _STATES.get(view)
    shown = row["state"] == state if state else row["state"] != State.CLOSED
    return shown and all(row[key] == value for key, value in wanted.items())


def _holds(row: Row, words: Sequence[str]) -> bool:
    if not words:
        return True
    told = "\n".join([fold_text(str(row[key])) for key in CATALOGUE.keys])
    short = ""
    if all(word.isascii() for word in words):
        short = initials(f"{row['first_level']} {row['second_level']} {row['third_level']} {row['content']}")
    return all(word in told or (short and _paired(word) in short) for word in words)


def _paired(word: str) -> str:
    """A word of pinyin initials as the search index writes it: letter by letter in overlapping pairs."""
    return " ".join(map(add, word, word[1:])) or word
