"""An office at a fixed minute, and the short words that the tests of the side ledgers are written in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.matters.service import MatterCases
from tests.conftest import NewOffice

ZONE = timezone(timedelta(hours=8))


class Room:
    """Does at the desk what a clerk does with the secrecy ledgers, at the minute it stands at."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        self.now = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
        self.desk = found(ruleset, lambda: self.now)
        self.actor = self.desk.actor()
        self._kinds: dict[int, str] = {}

    @property
    def today(self) -> date:
        return self.now.date()

    def ledger(self, kind: str) -> MatterCases:
        return self.desk.matters[kind]

    def form(self, kind: str) -> NextAct:
        return self.ledger(kind).form(self.today)

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
        values = {**self.form(kind).defaults, **known.get(kind, {}), **facts}
        record = self.ledger(kind).enter(values, actor=self.actor, today=self.today).act
        self._kinds[record] = kind
        return record

    def of(self, record: int) -> MatterCases:
        return self.ledger(self._kinds[record])

    def view(self, record: int) -> CaseView[Matter, MatterCase]:
        return self.of(record).view(record, self.today)

    def do(self, record: int, key: str, **facts: object) -> int:
        act = next(one for one in self.view(record).acts if one.key == key)
        values = {**act.defaults, **facts}
        return self.of(record).perform(record, key, values, actor=self.actor, today=self.today).act

    def keys(self, affair: int) -> list[str]:
        return [act.key for act in self.view(affair).acts]

    def state(self, record: int) -> str:
        return self.view(record).status.words

    def breaches(self, record: int) -> list[str]:
        return [breach.text for breach in self.view(record).breaches]

    def told(self, record: int) -> list[str]:
        return [line.text for section in self.view(record).sections for line in section.lines]

    def rows(self, kind: str, view: str = "all", words: str = "") -> list[dict[str, object]]:
        return self.desk.matter_lists[kind].page(Query(view, words), self.today)

    def counts(self, kind: str) -> dict[str, int]:
        return dict(self.desk.matter_lists[kind].counts(self.today))


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)


@pytest.fixture
def room(office: Callable[[str], Room]) -> Room:
    """An office under rule set A."""
    return office("gansu-zhijiao")
