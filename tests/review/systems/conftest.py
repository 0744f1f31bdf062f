"""Six offices with their people, and the short words in which an item's way through review is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office import events
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.register.service import ItemView
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Review
from tests.conftest import NewOffice
from tests.rule_sets import RULE_SETS, under, under_each

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
FORMED = "2026-11-02"
HANDED_IN = "2026-11-03"
NAMES = ("陈主任", "苏副主任", "柳主任", "马办事", "柳审查", "钟科长", "杨联系")
"""Who holds which post, in the order of POSTS."""


class Office:
    """An office whose clerk enters, hands in, records what was signed, and publishes."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.actor = desk, desk.actor()
        day = date(2026, 1, 5)
        people = [events.person_added(day, name, [post]) for post, name in zip(POSTS, NAMES, strict=True)]
        desk.records.append(people, actor=self.actor)

    # — the register —

    def enter(self, title: str, **more: object) -> int:
        """An item formed on FORMED, to be published."""
        known = {"title": title, "formed": FORMED, "department": "办公室", "attribute": "主动公开"}
        return self.desk.register.enter({**known, **more}, actor=self.actor, today=TODAY).act

    def item(self, item: int) -> ItemView:
        return self.desk.register.view(item, TODAY)

    def stage(self, item: int) -> str:
        return self.item(item).case.now.stage

    def do(self, item: int, key: str, **facts: object) -> None:
        """One of the item's acts."""
        found = next(act for act in self.item(item).acts if act.key == key)
        values = {**found.defaults, **facts}
        self.desk.register.perform(item, key, values, actor=self.actor, today=TODAY)

    def publish(self, item: int, **facts: object) -> None:
        """Put on the website on TODAY, everything that is asked confirmed."""
        act = next(act for act in self.item(item).acts if act.key == "publish")
        asked = {
            column.key: column.choices
            for column in act.form.columns
            if column.key in ("checks", "confirmations")
        }
        self.do(item, "publish", **{"checked": "马办事", **asked, **facts})

    def breaches(self, item: int) -> list[str]:
        """What the item's panel says went against the rules."""
        return [flag.text for flag in self.item(item).breaches]

    # — the review —

    def hand_in(self, *items: int, day: str = HANDED_IN) -> None:
        self.desk.register.hand_in(items, {"day": day}, actor=self.actor, today=TODAY)

    def print(self, sheet: str, *items: int) -> str:
        """A sheet of these items printed on TODAY and sent out for signature; its number."""
        prepared = self.desk.papers.prepare(sheet, items, TODAY)
        self.desk.papers.issue(prepared, actor=self.actor, today=TODAY)
        return prepared.number

    def review(self, item: int) -> CaseView[Review, ReviewCase]:
        """The latest review of the item, whether it still counts or not."""
        row = self.desk.store.one("SELECT max(id) FROM review WHERE subject = ?", (item,))
        assert row is not None and row[0]
        return self.desk.reviews.view(int(row[0]), TODAY)

    def state(self, item: int) -> str:
        return self.review(item).status.state

    def waits_for(self, item: int) -> str:
        """The step whose turn it is; '' when nothing is waited for."""
        step = self.review(item).case.step
        return step.title if step else ""

    def acts(self, item: int) -> dict[str, NextAct]:
        return {act.key: act for act in self.review(item).acts}

    def sign(self, item: int, opinion: str, *, day: str = HANDED_IN, who: str = "", **facts: object) -> None:
        """The opinion of the step whose turn it is, signed by the holder of its post."""
        step = self.review(item).case.step
        assert step is not None
        self.act(item, "step", opinion=opinion, day=day, who=who or NAMES[POSTS.index(step.role)], **facts)

    def act(self, item: int, key: str, **facts: object) -> None:
        """One of the review's acts."""
        view = self.review(item)
        values = {**self.acts(item)[key].defaults, **facts}
        self.desk.reviews.perform(view.id, key, values, actor=self.actor, today=TODAY)

    def flags(self, item: int) -> list[str]:
        """What the review says went against the rules."""
        return [flag.text for flag in self.review(item).breaches]

    def told(self, item: int, section: str) -> list[str]:
        """The lines of one section of the review's panel."""
        return [line.text for one in self.review(item).sections if one.title == section for line in one.lines]

    def chain(self, item: int) -> list[str]:
        return [one.step.title for one in self.review(item).case.chain]


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Office]:
    """An office under any rule set."""
    return lambda ruleset: Office(new_office(ruleset, lambda: NOW, "示例单位"))


law, zhijiao, dangan, jiaoyu, taierzhuang, renshe = map(under, RULE_SETS)
every = under_each()
