"""Random lives of applications: what is offered is done or refused in words, rows equal their replay, steps go back.

``REQUEST_WALKS`` says how many walks, ``REQUEST_SEED`` from where.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct

from .conftest import Room

WALKS, SEED = int(os.environ.get("REQUEST_WALKS", "6")), int(os.environ.get("REQUEST_SEED", "1"))
STEPS, LOOK = 60, 15
RULESETS = ("tiaoli", "taian-jiaoyu", "taierzhuang", "gansu-zhijiao", "tangshan-renshe", "weichang-dangan")
CHANNELS = ("当面", "邮寄", "平信", "网络", "传真", "电子邮件")
NAMES = ("王小明", "𠮷野", "=1+1", "<b>甲</b>", "长" * 300, "某某有限公司")
ASKED = ("食堂检查结果", "食堂检查结果\n校车检查结果", "要求查处某校")


class Walker:
    """Does what chance says with a few applications, on days that go on."""

    def __init__(self, here: Room, seed: int) -> None:
        self.here, self.chance = here, Random(seed)
        self.records: list[int] = []
        self.done: set[str] = set()

    def step(self) -> None:
        if not self.records or (len(self.records) < 5 and self.chance.random() < 0.1):
            self.receive()
        elif self.chance.random() < 0.25:
            self.here.today += timedelta(days=self.chance.randint(0, 4))
        elif self.chance.random() < 0.08:
            self.without(self.chance.choice(self.records))
        else:
            kind, record = self.chance.choice(self.beside(self.chance.choice(self.records)))
            self.act(kind, record)

    def without(self, record: int) -> None:
        """Any step of it is taken back, or what it holds is removed for good, whatever came after."""
        records, actor = self.here.desk.records, self.here.actor
        event = self.chance.choice(self.here.view(record).timeline).event
        try:
            if self.chance.random() < 0.6:
                records.undo(event, actor=actor, reason="登错了")
            else:
                records.purge([event], actor=actor, reason="误录")
        except Refused:
            return
        self.done.add("without")
        if records.state(record) is None:
            self.records.remove(record)

    def receive(self) -> None:
        arrived = self.here.today - timedelta(days=self.chance.choice((0, 0, 1, 6)))
        self.records.append(
            self.here.receive(
                applicant=self.chance.choice(NAMES),
                channel=self.chance.choice(CHANNELS),
                asked=self.chance.choice(ASKED),
                arrived=arrived.isoformat(),
            )
        )

    def beside(self, record: int) -> list[tuple[str, int]]:
        """The application, its letters and its review, each by its kind."""
        state = self.here.view(record).record
        reviews = [("review", state.review.number)] if state.review else []
        return [("request", record)] * 3 + [("letter", one) for one in state.letters] + reviews

    def act(self, kind: str, record: int) -> None:
        desk, today = self.here.desk, self.here.today
        room = {"request": desk.requests, "letter": desk.letters, "review": desk.reviews}[kind]
        acts = [
            one for one in room.view(record, today).acts if one.key != "void" or self.chance.random() < 0.1
        ]
        if not acts:
            return
        act = acts[0] if self.chance.random() < 0.5 else self.chance.choice(acts)
        row = self.row(record) if kind == "request" else None
        try:
            changed = room.perform(record, act.key, self.filled(act), actor=self.here.actor, today=today)
        except Refused as refused:
            assert str(refused).endswith("。")
            return
        self.done.add(f"{kind}.{act.key}")
        if row is not None and self.chance.random() < 0.4:
            self.take_back(record, changed.events[0], row)

    def take_back(self, record: int, event: int, row: dict[str, object]) -> None:
        """Undo a step that may be undone: the row is what it was, the step stands struck out in history."""
        entry = next((one for one in self.here.view(record).timeline if one.event == event), None)
        if entry is None or not entry.undoable:
            return
        try:
            self.here.desk.records.undo(event, actor=self.here.actor, reason="登错了")
        except Refused:
            return
        assert self.row(record) == row, entry.text
        self.done.add("undo")

    def row(self, record: int) -> dict[str, object]:
        found = self.here.row(record)
        return {key: value for key, value in found.items() if key != "last_event"}

    def filled(self, act: NextAct) -> dict[str, object]:
        known = {column.key: self.said(column) for column in act.form.columns} | dict(act.defaults)
        if DAY in act.form.keys and self.chance.random() < 0.3:
            known[DAY] = (self.here.today - timedelta(days=self.chance.randint(0, 8))).isoformat()
        return known

    def said(self, column: Column) -> object:
        if not column.required and self.chance.random() < 0.7 and column.kind is not Kind.FLAG:
            return ""
        if column.kind is Kind.DATE:
            return (self.here.today + timedelta(days=self.chance.randint(-9, 25))).isoformat()
        if column.kind in (Kind.SEVERAL, Kind.CHECKS):
            return self.chance.sample(column.choices, self.chance.randint(1, len(column.choices)))
        if column.kind is Kind.FLAG:
            return self.chance.random() < 0.5
        if column.kind is Kind.INTEGER:
            return str(self.chance.choice((1, 5, 20, 45)))
        if column.kind in (Kind.FILE, Kind.RECORD):
            return ""
        return self.chance.choice(column.choices) if column.choices else self.chance.choice(NAMES)


@pytest.mark.parametrize("seed", range(SEED, SEED + WALKS))
def test_whatever_is_done_is_done_or_refused_and_every_row_equals_its_replay(
    room: Callable[[str], Room], seed: int
) -> None:
    walker = Walker(room(RULESETS[seed % len(RULESETS)]), seed)
    for step in range(1, STEPS + 1):
        walker.step()
        if not step % LOOK:
            assert walker.here.desk.verify() == [], f"after step {step}: {walker.done}"
    assert len(walker.done) > 8
