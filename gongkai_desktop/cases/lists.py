"""The lists of any kind: views, pages, counts, finding by number. Light: the first rows wait for nothing else."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongkai_desktop.cases.lookup import find, newest_about, numbered
from gongkai_desktop.cases.query import OPEN, OWN, UNFINISHED, Query, View, among_key
from gongkai_desktop.cases.statement import Statement, behind, statement
from gongkai_desktop.cases.table import Table, Values
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import damaged
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar

if TYPE_CHECKING:
    from gongkai_desktop.office.ruleset import RuleSet


class Lists(ABC):
    """What every ledger's lists answer, wherever its rows come from. ``rules`` gives the office's rule set.

    ``title`` is what people call the ledger; ``number`` the column of the number that they know a record by, '' for
    none; ``titles`` what its columns are called.
    """

    title: str
    number: str = ""
    titles: Mapping[str, str] = MappingProxyType({})

    def __init__(self, key: str, known: tuple[View, ...], store: Store, rules: Callable[[], RuleSet]) -> None:
        self.key, self.known = key, known
        self._store, self._rules = store, rules

    @property
    def unfinished(self) -> Query | None:
        """What still wants a hand, due first first; None in a ledger whose records are never finished."""
        return None

    # — views —

    def views(self) -> tuple[View, ...]:
        """The views that this office's rule set gives a sense to, then those it saved itself (keys "my:…")."""
        from gongkai_desktop.cases.saved import saved

        rules = self._rules()
        offered = (view for view in self.known if view.offered(rules) or (view.kept and self.holds(view)))
        return (*offered, *saved(self._store, self.key))

    def save_view(self, title: str, query: Query) -> View:
        """Keep words, filters and order under a name.

        Refused when the name is empty or taken, and when the query cannot be shown.
        """
        from gongkai_desktop.cases.saved import save

        query = self.resolved(query)
        self.check(query)
        return save(self._store, self.key, title, query, self.known)

    def rename_view(self, key: str, title: str) -> View:
        """Give a saved view another name."""
        from gongkai_desktop.cases.saved import rename

        return rename(self._store, self.key, key, title, self.known)

    def drop_view(self, key: str) -> None:
        """Forget a saved view; the program's own ones stay."""
        from gongkai_desktop.cases.saved import drop

        drop(self._store, self.key, key)

    def resolved(self, query: Query) -> Query:
        """The query with a saved view spelled out."""
        if not query.view.startswith(OWN):
            return query
        from gongkai_desktop.cases.saved import flat, saved

        return flat(query, saved(self._store, self.key))

    def titled(self, key: str) -> str:
        """What the view of a key is called; '' for one that nobody offers."""
        return next((view.title for view in self.views() if view.key == key), "")

    @abstractmethod
    def holds(self, view: View) -> bool:
        """Whether anything is in a view whose condition knows no day."""

    @abstractmethod
    def check(self, query: Query) -> None:
        """Refuse a query that cannot be shown, with a way forward."""

    # — rows —

    @abstractmethod
    def page(
        self, query: Query, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next rows of a list after the row given, at most ``limit``.

        A row has the columns of its ledger, and for that day ``status`` and ``reminder`` in words, ``urgency`` as a
        key (see ``urgency``), ``left`` in working days or None, and what its kind says besides.
        """

    @abstractmethod
    def ids(self, query: Query, today: date, limit: int = 5000) -> list[int]:
        """The records of a list in its order, at most ``limit``: what a bulk act takes."""

    @abstractmethod
    def count(self, query: Query, today: date) -> int:
        """How many rows a list has."""

    def counts(self, today: date) -> Mapping[str, int]:
        """How many rows each of the program's views has, offered or not."""
        return {view.key: self.count(Query(view.key), today) for view in self.known}

    # — one record —

    @abstractmethod
    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it, or of #n. Refused when there is none."""

    def numbered(self, number: str) -> int:
        """The same; 0 when there is none."""
        try:
            return self.find(number)
        except Refused:
            return 0

    def row(self, record: int, today: date) -> dict[str, object] | None:
        """The row of a record, whichever views leave it out; None when there is none."""
        return next(iter(self.page(Query(among_key((record,))), today, limit=1)), None)

    def newest_about(self, record: int) -> int:
        """The newest record that is about another one; 0 when there is none."""
        return 0


class Listing(Lists):
    """Reads the rows of a table of the database: every filter and order is SQL.

    ``calendar`` gives the office's working days of the moment, ``clock`` the time.
    """

    def __init__(
        self,
        table: Table,
        store: Store,
        calendar: Callable[[], Calendar],
        clock: Callable[[], datetime],
        rules: Callable[[], RuleSet],
    ) -> None:
        super().__init__(table.key, table.views, store, rules)
        self.table, self.title = table, table.title
        self.number, self.titles = table.number, table.titles
        self._calendar, self._clock = calendar, clock
        self._names = (*table.columns, *table.dress.says)

    @property
    def unfinished(self) -> Query | None:
        """What still wants a hand; see ``Lists``."""
        if self.table.unfinished:
            return Query(UNFINISHED)
        return Query(OPEN) if any(view.key == OPEN for view in self.known) else None

    def holds(self, view: View) -> bool:
        """Whether anything is in a view whose condition knows no day."""
        table = (view.source or self.table.source).table
        return self._store.one(f"SELECT 1 FROM {table} t WHERE {view.condition} LIMIT 1") is not None

    def titled(self, key: str) -> str:
        """What the view of a key is called, one that says by itself what it shows too."""
        derived = behind(self.table, key)
        return derived.title if derived is not None else super().titled(key)

    def check(self, query: Query) -> None:
        """Refuse a query that cannot be shown, with a way forward."""
        self.statement(query, FIRST_DAY)

    def statement(
        self,
        query: Query,
        today: date,
        after: Mapping[str, object] | None = None,
        *,
        counting: bool = False,
    ) -> Statement:
        """The query as SQL, a saved view spelled out; ``after`` is the last row of the page before."""
        moment, calendar = self._moment(today), self._calendar()
        return statement(self.table, self.resolved(query), moment, calendar, after, counting=counting)

    def page(
        self, query: Query, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next rows of a list; see ``Lists``."""
        moment, calendar = self._moment(today), self._calendar()
        found = statement(self.table, self.resolved(query), moment, calendar, after)
        rows = self._store.rows(found.page(limit), found.values)
        try:
            return self._dressed(rows, moment, calendar)
        except ValueError as error:  # no date where we wrote one
            raise damaged() from error

    def _dressed(self, rows: Iterable[Values], moment: Moment, calendar: Calendar) -> list[dict[str, object]]:
        """Rows with what each says on that day; those that stand alike are worked out once."""
        names, dress = self._names, self.table.dress
        by, tell, own = dress.by, dress.tell, dress.own
        known: dict[Values, Values] = {}
        found = []
        for values in rows:
            standing = by(values)
            if (told := known.get(standing)) is None:
                told = known[standing] = tell(standing, moment, calendar)
            whole = values + told + own(values) if own is not None else values + told
            found.append(dict(zip(names, whole, strict=False)))  # strict costs a sixth of a page
        return found

    def ids(self, query: Query, today: date, limit: int = 5000) -> list[int]:
        """The records of a list in its order, at most ``limit``: what a bulk act takes."""
        found = self.statement(query, today)
        return [number for (number,) in self._store.rows(found.ids(limit), found.values)]

    def count(self, query: Query, today: date) -> int:
        """How many rows a list has."""
        found = self.statement(query, today, counting=True)
        row = self._store.one(found.count(), found.values)
        return int(row[0]) if row else 0

    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it, or of #n. Refused when there is none."""
        return find(self.table, self._store, number)

    def numbered(self, number: str) -> int:
        """The same; 0 when there is none."""
        return numbered(self.table, self._store, number)

    def newest_about(self, record: int) -> int:
        """The newest record that is about another one; 0 when there is none."""
        return newest_about(self.table, self._store, record)

    def _moment(self, today: date) -> Moment:
        return Moment.of(today, self._clock())
