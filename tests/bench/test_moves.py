"""Asking what a holiday notice moves, with 50,000 open limits that it may move, beside reading their events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.projecting import batches
from gongkai_desktop.records.reading import histories
from gongkai_desktop.workdays.days import Announcement

from .ledgers import made_once, rows
from .yardstick import beside

pytestmark = pytest.mark.bench

OPEN = 50_000
_TODAY = date(2026, 12, 24)
_TOLD = ("index_no", "title", "doc_no", "department", "category", "form")
_SPREAD = 14
"""Days over which they were formed: every limit ends in the year that the notice is about."""


def _now() -> datetime:
    return datetime(2026, 12, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def open_office(root: Path) -> Path:
    """An office in which 50,000 items wait to be published."""

    def fill(desk: Desk) -> None:
        with desk.records.act(actor=desk.actor()) as act:
            act.add(
                Draft("item.registered", _TODAY, {"fields": {key: row[key] for key in _TOLD} | _own(at)})
                for at, row in enumerate(rows(OPEN))
            )

    return made_once(root, fill, _now)


def _own(at: int) -> dict[str, str]:
    formed = _TODAY - timedelta(days=at % _SPREAD)
    return {"attribute": "主动公开", "formed": formed.isoformat()}


def notice(desk: Desk) -> Announcement:
    """Next year's notice as it is expected, but that a working day more is off after New Year."""
    guess = desk.calendar.workdays.estimates[2027]
    day = date(2027, 1, 5)
    return Announcement(2027, tuple(sorted({*guess.off, day})), (), {**guess.names, day: "元旦"}, ())


@pytest.fixture(scope="module")
def desk(bench_folder: Path) -> Iterator[Desk]:
    with Desk.open(open_office(bench_folder / "五万件在办"), writing=False, clock=_now) as opened:
        yield opened


def test_what_a_notice_moves(desk: Desk) -> None:
    told = notice(desk)
    items = [record for (record,) in desk.store.rows("SELECT id FROM item")]

    def floor() -> None:
        for batch in batches(items):
            histories(desk.store, batch)

    moves = desk.announce(told, apply=False)
    assert len(moves) == len({move.id for move in moves}) == OPEN
    name = "放假通知移动五万个期限 ／ 读它们的事件"
    beside(name, lambda: desk.announce(told, apply=False), floor, promised=3, runs=3)
