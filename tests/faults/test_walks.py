"""Rows depend on their events and the calendar and on nothing stale: after any acts they equal their replay.

Seeded walks: acts of every room with notices, own days off, days passing, taking back and purging between them.
``FAULT_WALKS`` says how many walks, ``FAULT_SEED`` from where.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.workdays.days import Announcement, Correction

WALKS, SEED = int(os.environ.get("FAULT_WALKS", "3")), int(os.environ.get("FAULT_SEED", "1"))
STEPS, LOOK = 120, 20
RULESETS = ("taierzhuang", "taian-jiaoyu", "gansu-zhijiao", "tiaoli", "tangshan-renshe", "weichang-dangan")
ZONE = timezone(timedelta(hours=8))


class Walker:
    """Does what chance says at a desk whose clock goes on through the end of a year."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = Random(seed)
        self.now = datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)
        ruleset = RULESETS[seed % len(RULESETS)]
        self.desk = Desk.create(root, name="某局", ruleset=ruleset, clock=lambda: self.now)
        self.actor = self.desk.actor()
        self.done: dict[str, int] = {}
        self._ways: tuple[tuple[int, Callable[[], object]], ...] = (
            (4, self.wait), (5, self.enter), (16, self.act), (8, self.review), (3, self.write), (4, self.answer),
            (2, self.question), (3, self.matter), (2, self.notice), (3, self.correct), (1, self.withdraw),
            (2, self.undo_last), (2, self.undo), (1, self.purge),
        )  # fmt: skip

    @property
    def today(self) -> date:
        return self.now.date()

    def step(self) -> None:
        self.now += timedelta(minutes=1)
        weights = [weight for weight, _ in self._ways]
        (_, way) = self.chance.choices(self._ways, weights)[0]
        with suppress(Refused, IndexError):  # what cannot be is refused, and nothing has changed then
            way()
            self.done[way.__name__] = self.done.get(way.__name__, 0) + 1

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.randint(1, 4))

    def enter(self) -> None:
        sources = [source.title for source in self.desk.office.rules.sources]
        values = {
            "title": f"第{self.chance.randint(1, 10**6)}件",
            "formed": (self.today - timedelta(days=self.chance.randint(0, 40))).isoformat(),
            "department": "办公室",
            "attribute": self.chance.choice(["主动公开", "主动公开", "主动公开", "依申请公开"]),
            "form": self.desk.office.rules.channels[0].title,
            "source": self.chance.choice(sources),
            "other_organs": self.chance.choice(["", "", "区交通局"]),
        }
        self.desk.register.enter(values, actor=self.actor, today=self.today)

    def act(self) -> None:
        item = self.any("item")
        act = self.some(self.desk.register.view(item, self.today).acts)
        self.desk.register.perform(item, act.key, self.filled(act), actor=self.actor, today=self.today)

    def review(self) -> None:
        review = self.any("review")
        act = self.some(self.desk.reviews.view(review, self.today).acts)
        self.desk.reviews.perform(review, act.key, self.filled(act), actor=self.actor, today=self.today)

    def write(self) -> None:
        letters, item = self.desk.letters, self.any("item")
        form = letters.form(self.today, [item])
        sent = self.chance.choice(["", self.today.isoformat()])
        values = {**self.filled(form), **form.defaults, "addressee": "区财政局", "received": "", "day": sent}
        own = self.chance.choice(["", "", (self.today + timedelta(days=9)).isoformat()])
        letters.enter({**values, "reply_by": own}, actor=self.actor, today=self.today, about=[item])

    def answer(self) -> None:
        letter = self.any("letter")
        act = self.some(self.desk.letters.view(letter, self.today).acts)
        values = {**self.filled(act), "reply_by": ""}
        self.desk.letters.perform(letter, act.key, values, actor=self.actor, today=self.today)

    def question(self) -> None:
        kind = self.chance.choice(["question", "patrol", "leak"])
        ledger = self.desk.matters[kind]
        ledger.enter(self.filled(ledger.form(self.today)), actor=self.actor, today=self.today)

    def matter(self) -> None:
        matter = self.any("matter")
        (kind,) = self.desk.store.one("SELECT ledger FROM matter WHERE id = ?", (matter,)) or ("",)
        ledger = self.desk.matters[kind]
        act = self.some(ledger.view(matter, self.today).acts)
        ledger.perform(matter, act.key, self.filled(act), actor=self.actor, today=self.today)

    def notice(self) -> None:
        year = self.chance.choice([2027, 2027, 2028])
        guess = self.desk.calendar.workdays.estimates[year]
        extra = date(year, 1, self.chance.randint(4, 8))
        names = {**guess.names, extra: "元旦", date(year, 1, 2): "元旦"}
        missing = self.chance.choice([(), (), ("春节",)])
        off = tuple(sorted({*guess.off, extra}))
        self.desk.announce(Announcement(year, off, (), names, missing), apply=True)

    def correct(self) -> None:
        day = self.today + timedelta(days=self.chance.randint(-30, 30))
        working = not self.desk.calendar.workdays.is_workday(day)
        self.desk.correct_calendar([Correction(day, working, "停电检修", False)], apply=True)

    def withdraw(self) -> None:
        correction = self.chance.choice(self.desk.calendar.workdays.corrections)
        self.desk.withdraw_corrections([correction.day], "记错了", apply=True)

    def undo_last(self) -> None:
        self.desk.undo_last(self.actor)

    def undo(self) -> None:
        kinds = ("item.%", "review.%", "letter.%", "affair.%", "calendar.%")
        self.desk.records.undo(self.event(kinds), actor=self.actor, reason="登错了")

    def purge(self) -> None:
        kinds = ("item.%", "review.%", "letter.%", "affair.%")
        self.desk.records.purge([self.event(kinds)], actor=self.actor, reason="误录")

    def event(self, kinds: tuple[str, ...]) -> int:
        wanted = " OR ".join(f"kind LIKE '{kind}'" for kind in kinds)
        return int(self.chance.choice(list(self.desk.store.rows(f"SELECT id FROM event WHERE {wanted}")))[0])

    def any(self, table: str) -> int:
        return int(self.chance.choice(list(self.desk.store.rows(f"SELECT id FROM {table}")))[0])

    def some(self, acts: tuple[NextAct, ...]) -> NextAct:
        """Any act but, mostly, not one that ends everything."""
        acts = tuple(act for act in acts if act.key != "void" or self.chance.random() < 0.1)
        return acts[0] if self.chance.random() < 0.5 else self.chance.choice(acts)

    def filled(self, act: NextAct) -> dict[str, object]:
        return {**{column.key: self.said(column) for column in act.form.columns}, **act.defaults}

    def said(self, column: Column) -> object:
        if column.kind is Kind.CHECKS:
            return list(column.choices)
        if column.kind is Kind.DATE:
            return self.today.isoformat() if column.required else ""
        if column.kind is Kind.FLAG:
            return False
        if column.kind is Kind.FILE:
            return ""
        if column.kind is Kind.RECORD:
            return f"#{self.any('item')}"
        if column.kind is Kind.INTEGER:
            return "1"
        if column.key in ("item", "other"):
            return f"#{self.any('item')}"
        if column.key in ("reason", "grounds"):
            return "照实登记"
        if column.key == "hour":
            return "08:00"
        if not column.required and self.chance.random() < 0.9:
            return ""
        return self.chance.choice(column.choices) if column.choices else "办公室"


@pytest.fixture
def walker(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Walker]:
    walker = Walker(tmp_path / "台账", request.param)
    yield walker
    walker.desk.close()


@pytest.mark.parametrize("walker", range(SEED, SEED + WALKS), indirect=True)
def test_after_any_walk_of_acts_every_row_equals_its_replay(walker: Walker) -> None:
    for step in range(1, STEPS + 1):
        walker.step()
        if not step % LOOK:
            assert walker.desk.verify() == [], f"after step {step}: {walker.done}"
    assert {"enter", "act", "notice", "correct"} <= walker.done.keys()
    assert sum(walker.done.values()) > STEPS / 2
    stands(walker.desk, walker.today)


def stands(desk: Desk, today: date) -> None:
    """Everything that is told of an office can be told, whatever was taken back and purged in it."""
    for name in desk.kind_names:
        lists, cases = desk.listing(name), desk.cases(name)
        lists.counts(today)
        for row in lists.page(Query("all"), today):
            view = cases.view(int(str(row["id"])), today)
            assert view.title or not view.record.purged
            assert cases.kind.facts(view.case) is not None and desk.standing(name, view.id)
    desk.agenda(today)
    desk.removed()
    for year in (2026, 2027):
        assert desk.annual.report(year).checks
        for quarter in range(1, 5) if desk.office.rules.filing is not None else ():
            assert desk.filings.told(Quarter.parse(f"{year}Q{quarter}"), today).week.first
