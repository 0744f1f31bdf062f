"""An office at a fixed minute, and the short words that the tests of the secrecy ledgers are written in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.secrecy.service import AffairView, SecrecyLedgers
from tests.conftest import NewOffice

ZONE = timezone(timedelta(hours=8))


class Room:
    """Does at the desk what a clerk does with the secrecy ledgers, at the minute it stands at."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        self.now = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
        self.desk = found(ruleset, lambda: self.now)
        self.actor = self.desk.actor()

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def ledgers(self) -> SecrecyLedgers:
        return self.desk.secrecy

    def at(self, moment: str) -> None:
        """Let it be another minute."""
        self.now = datetime.fromisoformat(moment).replace(tzinfo=ZONE)

    def item(self, title: str = "关于校园安全的通知", **more: str) -> int:
        values = {"title": title, "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        return self.desk.register.enter({**values, **more}, actor=self.actor, today=self.today).act

    def enter(self, kind: str, **facts: object) -> int:
        known = {
            "question": {"who": "王小明", "what": "为什么不公开校车事故报告"},
            "patrol": {"who": "李四", "scope": "单位网站"},
            "leak": {"who": "李四", "sort": "可能泄密", "what": "代号一"},
        }
        values = {**self.ledgers.form(kind, self.today).defaults, **known[kind], **facts}
        return self.ledgers.enter(kind, values, actor=self.actor, today=self.today).act

    def view(self, affair: int) -> AffairView:
        return self.ledgers.view(affair, self.today)

    def do(self, affair: int, key: str, **facts: object) -> int:
        act = next(one for one in self.view(affair).acts if one.key == key)
        values = {**act.defaults, **facts}
        return self.ledgers.perform(affair, key, values, actor=self.actor, today=self.today).act

    def keys(self, affair: int) -> list[str]:
        return [act.key for act in self.view(affair).acts]

    def flags(self, affair: int) -> list[str]:
        return [flag.text for flag in self.view(affair).breaches]

    def told(self, affair: int) -> list[str]:
        return [line.text for section in self.view(affair).sections for line in section.lines]

    def rows(self, kind: str, view: str = "all", words: str = "") -> list[dict[str, object]]:
        return self.desk.affair_lists[kind].page(Query(view, words), self.today)


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)


@pytest.fixture
def room(office: Callable[[str], Room]) -> Room:
    """An office under rule set A."""
    return office("gansu-zhijiao")
