"""An office on a fixed day, and the short words that the tests of filings are written in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.register.fields import WITHHELD
from gongkai_desktop.reports.filing.case import FilingCase
from gongkai_desktop.reports.filing.filing import Filing
from gongkai_desktop.reports.filing.service import Filings
from tests.conftest import NewOffice
from tests.standing import OnDay

DAY = "2026-09-01"
OWN = "gansu-zhijiao"
"""The rule set whose document has the quarterly filing."""


class Room(OnDay):
    """Does at the desk what a clerk does with filings, on the day it stands at."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        super().__init__(found, ruleset, DAY)

    @property
    def filings(self) -> Filings:
        return self.desk.filings

    def at(self, day: str) -> None:
        """Let it be another day, whose clock somebody answers for where it is far from the last entry."""
        super().at(day)
        if self.desk.clock_doubt() is not None:
            self.desk.confirm_clock(self.actor)

    # — the register —

    def withhold(self, title: str = "安全隐患排查台账", reason: str = "商业秘密", **facts: str) -> int:
        """Information that is withheld, with every opinion that its review wants; its record."""
        basis = {} if reason == "国家秘密" else {"basis": "条例第十五条"}
        known = {"title": title, "formed": self.today.isoformat(), "department": "办公室"}
        known |= {"attribute": WITHHELD, "withheld_reason": reason, **basis}
        item = self.desk.register.enter({**known, **facts}, actor=self.actor, today=self.today).act
        self.review(item)
        return item

    def review(self, item: int) -> None:
        register = self.desk.register
        while act := next((one for one in register.acts(item, self.today) if one.key == "step"), None):
            step = register.case(item, self.today).progress.next
            assert step is not None
            said = (step.withholding or step.passing)[0]
            wanted = {
                one.key: _said(one) for one in act.form.columns if one.required or one.kind is Kind.LONG
            }
            values = {**wanted, **act.defaults, "opinion": said, "who": "张三"}
            register.perform(item, "step", values, actor=self.actor, today=self.today)

    def amend(self, item: int, **fields: str) -> None:
        register = self.desk.register
        act = next(one for one in register.acts(item, self.today) if one.key == "amend")
        register.perform(item, "amend", {**act.defaults, **fields}, actor=self.actor, today=self.today)

    def open_up(self, item: int, **fields: str) -> None:
        """The attribute changed to 主动公开 by hand."""
        register = self.desk.register
        act = next(one for one in register.acts(item, self.today) if one.key == "attribute")
        values = {**act.defaults, "attribute": "主动公开", "reason": "评估后可以公开", **fields}
        register.perform(item, "attribute", values, actor=self.actor, today=self.today)

    # — filings —

    def propose(self, **facts: object) -> int:
        form = self.filings.form(self.today)
        return self.filings.enter({**form.defaults, **facts}, actor=self.actor, today=self.today).act

    def view(self, filing: int) -> CaseView[Filing, FilingCase]:
        return self.filings.view(filing, self.today)

    def act(self, filing: int, key: str) -> NextAct:
        return next(one for one in self.view(filing).acts if one.key == key)

    def keys(self, filing: int) -> list[str]:
        return [one.key for one in self.view(filing).acts]

    def do(self, filing: int, key: str, **facts: object) -> int:
        """One of the acts that are offered now, with its defaults and these facts."""
        values = {**self.act(filing, key).defaults, **facts}
        return self.filings.perform(filing, key, values, actor=self.actor, today=self.today).act

    def sign(self, filing: int) -> None:
        """Checked and signed."""
        self.do(filing, "check", who="柳审查")
        self.do(filing, "sign", who="何主任")

    def report(self, filing: int) -> None:
        """Checked, signed and filed."""
        self.sign(filing)
        self.do(filing, "report")

    def state(self, filing: int) -> str:
        return self.view(filing).status.state

    def flags(self, filing: int) -> list[str]:
        return [one.code for one in self.view(filing).breaches]

    def told(self, filing: int) -> list[str]:
        return [one.text for one in self.view(filing).timeline]

    def due_lines(self) -> list[tuple[str, str, str]]:
        """What 今日 says of filings: title, urgency, place."""
        groups = [one for one in self.desk.agenda(self.today) if one.key in ("filing", "filings")]
        return [(line.title, line.urgency, line.place) for group in groups for line in group.lines]


def _said(column: Column) -> str:
    return column.choices[0] if column.choices else "说明"


@pytest.fixture
def room(new_office: NewOffice) -> Room:
    """An office under the document that has the filing."""
    return Room(new_office, OWN)


@pytest.fixture
def rooms(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)
