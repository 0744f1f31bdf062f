"""Whatever a clerk does in whatever order: every act that is offered can be done or is refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct
from tests.rule_sets import RULE_SETS

from .conftest import NOW, TODAY

STEPS = 120


class Walker:
    """Fills in forms and does acts at random, the same ones every time."""

    def __init__(self, desk: Desk, chance: Random, file: Path) -> None:
        self.desk, self.chance, self.file = desk, chance, file
        self.items = [self._enter() for _ in range(5)]
        self.refused = 0

    def _enter(self) -> int:
        rules = self.desk.office.rules
        attribute = self.chance.choice((*rules.attributes, "主动公开", "主动公开"))
        values = {
            "title": self.chance.choice(("统计月报", "会议纪要", "管理办法", "通知")),
            "formed": self._day(),
            "department": "办公室",
            "attribute": attribute,
            "category": self.chance.choice(rules.categories),
            "source": self.chance.choice([source.title for source in rules.sources]),
        }
        if attribute == "不予公开":
            values |= {"withheld_reason": "商业秘密", "basis": "条例第十五条"}
        return self.desk.register.enter(values, actor=1, today=TODAY).act

    def _day(self) -> str:
        return (TODAY - timedelta(days=self.chance.randrange(60))).isoformat()

    def value(self, column: Column, act: NextAct) -> object:
        """Something for a field, seldom what it should be."""
        if column.key == "reason":
            return "照实登记"
        if column.kind is Kind.DATE:
            return self._day()
        if column.kind in (Kind.SEVERAL, Kind.CHECKS):
            return [choice for choice in column.choices if self.chance.random() < 0.7]
        if column.kind is Kind.RECORD:
            return f"#{self.chance.choice(self.items)}"
        if column.kind is Kind.FILE:
            return str(self.file) if self.chance.random() < 0.3 else ""
        if column.kind is Kind.INTEGER:
            return str(self.chance.randrange(12))
        if column.kind is Kind.FLAG:
            return self.chance.random() < 0.3
        if column.choices and self.chance.random() < 0.8:
            return self.chance.choice(column.choices)
        return act.defaults.get(column.key) or self.chance.choice(("说明", "说明", "说明", ""))

    def go(self) -> str:
        """One act on one item; its key."""
        item = self.chance.choice(self.items)
        acts = [act for act in self.desk.register.view(item, TODAY).acts if act.key != "void"]
        if not acts:
            return ""
        act = self.chance.choice(acts)
        values = {column.key: self.value(column, act) for column in act.form.columns}
        if act.key == "amend":
            values = {**act.defaults, "note": str(self.chance.random()), "valid_until": self._ahead()}
        try:
            self.desk.register.perform(item, act.key, values, actor=1, today=TODAY)
        except Refused as refused:
            assert refused.what and refused.way
            self.refused += 1
            return ""
        return act.key

    def _ahead(self) -> str:
        return (date(2026, 11, 1) + timedelta(days=self.chance.randrange(60))).isoformat()


@pytest.fixture(params=RULE_SETS)
def walker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Walker]:
    """A walker in an office of each rule set."""
    file = tmp_path / "网页.txt"
    file.write_text("网页", encoding="utf-8")
    with Desk.create(tmp_path / "台账", name="某局", ruleset=request.param, clock=lambda: NOW) as desk:
        yield Walker(desk, Random(request.param), file)


def test_acts_in_any_order_leave_an_office_whole(walker: Walker) -> None:
    done = [walker.go() for _ in range(STEPS)]
    assert len({key for key in done if key}) > 8, "the walk came past many kinds of acts"
    assert walker.refused < STEPS * 2 / 3
    assert walker.desk.verify() == []


def test_what_was_done_in_any_order_can_be_taken_back(walker: Walker) -> None:
    before = [walker.desk.register.state(item).fields for item in walker.items]
    for _ in range(STEPS // 3):
        walker.go()
    while sum(1 for _ in walker.items) < count(walker.desk):
        walker.desk.undo_last(1)
    assert [walker.desk.register.state(item).fields for item in walker.items] == before
    assert walker.desk.verify() == []


def count(desk: Desk) -> int:
    """How many acts of the register still count."""
    sql = (
        "SELECT count(*) FROM event e WHERE (e.kind LIKE 'item.%' OR e.kind LIKE 'review.%') AND e.act = e.id"
        " AND NOT EXISTS (SELECT 1 FROM event r"
        " WHERE r.kind = 'records.reversed' AND json_extract(r.body, '$.event') = e.id)"
    )
    row = desk.store.one(sql)
    return int(row[0]) if row else 0
