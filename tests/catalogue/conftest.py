"""An office on a fixed day with a catalogue of a few entries, and items entered in a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.coverage import Row
from gongkai_desktop.catalogue.service import Catalogue
from gongkai_desktop.desk import Desk

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
SEVEN = "信息形成之日起7个工作日内"


class Room:
    """An office's catalogue and the short words that these tests are written in."""

    def __init__(self, root: Path, ruleset: str = "tiaoli") -> None:
        self.desk = Desk.create(root, name="某局", ruleset=ruleset, clock=lambda: NOW)
        self.catalogue: Catalogue = self.desk.catalogue

    def entry(self, content: str, *, first: str = "机关信息", **more: str) -> int:
        """A new entry; its number."""
        values = {"first_level": first, "content": content, **more}
        return self.catalogue.enter(values, actor=0, today=TODAY).act

    def amend(self, entry: int, **changes: str) -> None:
        values = {**self.row(entry), **changes}
        self.catalogue.perform(entry, "amend", values, actor=0, today=TODAY)

    def item(self, title: str, *, formed: str = "2026-11-02", published: str = "", **more: str) -> int:
        """A registered item; one with a day of publication is published then."""
        values = {
            "title": title,
            "formed": formed,
            "department": "办公室",
            "attribute": "主动公开",
            **more,
        }
        number = self.desk.register.enter(values, actor=0, today=TODAY).act
        if published:
            facts = {"day": published, "form": "政府网站", "checked": "张三"}
            self.desk.register.perform(number, "publish", facts, actor=0, today=TODAY)
        return number

    def assign(self, entry: int, *items: int) -> None:
        self.catalogue.assign(entry, items, actor=0, today=TODAY)

    def row(self, entry: int) -> Row:
        return next(row for row in self.catalogue.coverage(TODAY).rows if row["id"] == entry)

    def due(self, item: int) -> str:
        found = self.desk.store.one("SELECT due FROM item WHERE id = ?", (item,))
        assert found is not None
        return str(found[0])

    def contents(self, query: Query | None = None) -> list[str]:
        return [str(row["content"]) for row in self.desk.entry_lists.page(query or Query(), TODAY)]

    def release(self, number: str, why: str = "动态调整") -> int:
        values = {"number": number, "effective": "2026-11-20", "why": why}
        return self.catalogue.release(values, actor=0, today=TODAY).act


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "office")
    with made.desk:
        yield made
        assert made.desk.verify() == []
