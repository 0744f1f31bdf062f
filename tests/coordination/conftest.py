"""An office on a fixed day, and the short words that the tests of letters are written in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.kind import Letters
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.service import ItemView
from tests.conftest import NewOffice
from tests.standing import OnDay

TODAY = date(2026, 11, 20)


class Room(OnDay):
    """Does at the desk what a clerk does with letters, on the day it stands at."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        super().__init__(found, ruleset, TODAY.isoformat())

    @property
    def letters(self) -> Letters:
        return self.desk.letters

    def item(self, title: str = "关于校园安全的通知", **more: str) -> int:
        values = {"title": title, "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        values["form"] = self.desk.office.rules.channels[0].title
        return self.desk.register.enter({**values, **more}, actor=self.actor, today=self.today).act

    def send(self, *items: int, to: str = "区财政局", **facts: object) -> int:
        """A letter about these items; its record."""
        act = self.letters.form(self.today, items)
        values = {**act.defaults, "addressee": to, "reply_by": "", **facts}
        if "reply_by" not in facts and not self.letters.rule.organ.reply_within:
            values["reply_by"] = "2026-12-01"
        return self.letters.enter(values, actor=self.actor, today=self.today, about=items).act

    def view(self, letter: int) -> CaseView[Letter, LetterCase]:
        return self.letters.view(letter, self.today)

    def do(self, letter: int, key: str, **facts: object) -> int:
        act = next(one for one in self.view(letter).acts if one.key == key)
        values = {**act.defaults, **facts}
        return self.letters.perform(letter, key, values, actor=self.actor, today=self.today).act

    def keys(self, letter: int) -> list[str]:
        return [act.key for act in self.view(letter).acts]

    def flags(self, letter: int) -> list[str]:
        return [flag.text for flag in self.view(letter).breaches]

    def shown(self, view: str = "open", words: str = "") -> list[object]:
        return [row["id"] for row in self.desk.letter_lists.page(Query(view, words), self.today)]

    # — the items —

    def panel(self, item: int) -> ItemView:
        return self.desk.register.view(item, self.today)

    def approve(self, item: int) -> None:
        """Every approval that is still wanted, each with the opinion that lets the item pass."""
        while act := next((one for one in self.panel(item).acts if one.key == "step"), None):
            values = {column.key: _said(column) for column in act.form.columns} | dict(act.defaults)
            self.desk.register.perform(item, "step", values, actor=self.actor, today=self.today)

    def publishing(self, item: int) -> str:
        """What the form of publication says first."""
        return next(one for one in self.panel(item).acts if one.key == "publish").note

    def offered(self, item: int) -> bool:
        """Whether publication is offered as the next thing to do."""
        return any(one.key == "publish" and one.primary for one in self.panel(item).acts)

    def publish(self, item: int) -> None:
        act = next(one for one in self.panel(item).acts if one.key == "publish")
        values = {**act.defaults, "checked": "李四", "form": act.form.column("form").choices[0]}
        for key in ("checks", "confirmations"):
            if key in act.form.keys:
                values[key] = list(act.form.column(key).choices)
        self.desk.register.perform(item, "publish", values, actor=self.actor, today=self.today)

    def breaches(self, item: int) -> list[str]:
        return [flag.text for flag in self.panel(item).breaches]


def _said(column: Column) -> str:
    """What lets an item pass: the first of the choices, else a word."""
    if column.kind in (Kind.CHOICE, Kind.TEXT, Kind.LONG):
        return column.choices[0] if column.choices else "张三"
    return ""


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)


@pytest.fixture
def room(office: Callable[[str], Room]) -> Room:
    """An office under rule set D: five days to ask, silence is consent."""
    return office("taierzhuang")
