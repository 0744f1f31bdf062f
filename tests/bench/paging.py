"""An office as it is read, beside the same SQL on a bare cursor of its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from sqlcipher3 import dbapi2

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.clock import now
from gongkai_desktop.desk import Desk

from .yardstick import beside

PAGE = 200
Row: TypeAlias = Mapping[str, object]
Both: TypeAlias = tuple[Desk, dbapi2.Connection]


@contextmanager
def opened(root: Path, clock: Callable[[], datetime] = now) -> Iterator[Both]:
    """The office, and its database bare."""
    bare = dbapi2.connect(str(root / "台账.db"))
    with Desk.open(root, writing=False, clock=clock) as desk:
        yield desk, bare
    bare.close()


@dataclass(frozen=True)
class Paged:
    """Pages of a list, each read so many times, beside the statement of it."""

    lists: Listing
    bare: dbapi2.Connection
    today: date
    repeats: int = 10

    def beside(self, name: str, query: Query, after: Row | None = None) -> list[dict[str, object]]:
        """The rows after this one; they are those that the statement finds."""
        found = self.lists.statement(query, self.today, after)
        sql = found.page(PAGE)

        def ours() -> None:
            for _ in range(self.repeats):
                self.lists.page(query, self.today, after, PAGE)

        def floor() -> None:
            for _ in range(self.repeats):
                self.bare.execute(sql, found.values).fetchall()

        page = self.lists.page(query, self.today, after, PAGE)
        assert [row["id"] for row in page] == [row[0] for row in self.bare.execute(sql, found.values)]
        beside(f"{name} ／ 同一 SQL", ours, floor, promised=2, runs=3)
        return page
