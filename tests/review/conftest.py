"""An office with people on a fixed day, and the short words the queue's tests are written in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office import events
from gongkai_desktop.office.panel import Bulk
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.opinions import OpinionSaid
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.states import ReviewState
from tests.conftest import NewOffice

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
HEAD, REVIEWER, LEADER = "钟科长", "柳审查", "苏副主任"
_POSTS = {HEAD: "科室负责人", REVIEWER: "审查员", LEADER: "分管领导"}


class Queue:
    """Does at the desk what a clerk does with reviews, on TODAY."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.actor = desk, desk.actor()
        day = date(2026, 1, 5)
        people = [events.person_added(day, name, [post]) for name, post in _POSTS.items()]
        desk.remember(people, actor=self.actor)

    def enter(self, title: str = "关于印发校园安全检查办法的通知", **more: object) -> int:
        values = {"title": title, "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        return self.desk.register.enter({**values, **more}, actor=self.actor, today=TODAY).act

    def hand_in(self, *items: int, day: str = "2026-11-16", why: str = "") -> None:
        self.desk.register.hand_in(items, {"day": day, "why": why}, actor=self.actor, today=TODAY)

    def entered(self, title: str = "关于印发校园安全检查办法的通知", **more: object) -> int:
        """The review of an item just entered and handed in."""
        item = self.enter(title, **more)
        self.hand_in(item)
        return self.desk.reviews.of_subject(item)

    def view(self, review: int) -> CaseView[Review, ReviewCase]:
        return self.desk.reviews.view(review, TODAY)

    def state(self, review: int) -> str:
        return self.view(review).status.state

    def acts(self, review: int) -> dict[str, NextAct]:
        return {act.key: act for act in self.view(review).acts}

    def do(self, review: int, key: str, **facts: object) -> None:
        values = {**self.acts(review)[key].defaults, **facts}
        self.desk.reviews.perform(review, key, values, actor=self.actor, today=TODAY)

    def said(self, review: int, opinion: str = "", **facts: str) -> OpinionSaid:
        """The opinion of the step whose turn it is, as its holder gives it; the first one unless said."""
        (row,) = self.desk.reviews.opinion_rows([review], TODAY)
        day = max("2026-11-17", self.view(review).record.turn)
        known = {"step": row.step, "who": (*row.who, "张三")[0], "day": day, **facts}
        return OpinionSaid(review, opinion=opinion or row.opinions[0], **known)

    def sign(self, review: int, opinion: str = "", **facts: str) -> Bulk:
        return self.record(self.said(review, opinion, **facts))

    def record(self, *rows: OpinionSaid) -> Bulk:
        return self.desk.reviews.record_opinions(rows, actor=self.actor, today=TODAY)

    def approve(self, review: int) -> None:
        """Every opinion that is still wanted, each the one that lets it pass."""
        while self.state(review) not in (ReviewState.APPROVED, ReviewState.REFUSED):
            self.sign(review)

    def item(self, item: int, key: str, **facts: object) -> None:
        """One of the item's own acts."""
        acts = self.desk.register.view(item, TODAY).acts
        values = {**next(act for act in acts if act.key == key).defaults, **facts}
        self.desk.register.perform(item, key, values, actor=self.actor, today=TODAY)

    def status(self, item: int) -> str:
        return self.desk.register.view(item, TODAY).status.words

    def print(self, *items: int) -> str:
        """A sheet of these items printed on TODAY and out for signature; its number."""
        prepared = self.desk.papers.prepare("review-list", items, TODAY)
        self.desk.papers.issue(prepared, actor=self.actor, today=TODAY)
        return prepared.number

    def flags(self, review: int) -> list[str]:
        return [flag.text for flag in self.view(review).breaches]


@pytest.fixture
def found(new_office: NewOffice) -> Callable[[str], Queue]:
    """Founds an office under a rule set."""
    return lambda ruleset: Queue(new_office(ruleset, lambda: NOW, "某区教育局"))


@pytest.fixture
def queue(found: Callable[[str], Queue]) -> Queue:
    """An office under the 条例 alone: 内容审核, 保密审查, 公开审核."""
    return found("tiaoli")
