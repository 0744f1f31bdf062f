"""The office's own corrections of the calendar: given, told, taken back, and what they move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Correction, DayKind
from tests.toy_ledger import BEIJING

NOW = datetime(2026, 9, 1, 9, tzinfo=BEIJING)
FREE = Correction(date(2026, 9, 8), False, "登山节放假", True, "泰政办发〔2026〕8号")
SATURDAY = Correction(date(2026, 9, 12), True, "登山节补班")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "office", name="某局", clock=lambda: NOW) as made:
        values = {"title": "某通知", "formed": "2026-08-31", "department": "办公室", "attribute": "主动公开"}
        made.register.enter(values, actor=made.actor(), today=NOW.date())
        yield made


def due(desk: Desk) -> str:
    (row,) = desk.store.rows("SELECT due FROM item")
    return str(row[0])


def test_a_correction_says_by_which_document_it_was_made(desk: Desk) -> None:
    desk.correct_calendar([FREE, SATURDAY], apply=True)
    calendar = desk.calendar.workdays
    assert (calendar.kind(FREE.day), calendar.basis(FREE.day)) == (DayKind.HOLIDAY, FREE.number)
    assert (calendar.kind(SATURDAY.day), calendar.basis(SATURDAY.day)) == (DayKind.MAKEUP, "本单位日历调整")
    assert calendar.correction(FREE.day) == FREE


def test_taking_a_correction_back_is_shown_first_and_moves_the_date_back(desk: Desk) -> None:
    before = due(desk)
    (move,) = desk.correct_calendar([FREE], apply=True)
    assert (move.due, move.new_due) == (before, due(desk))
    (back,) = desk.withdraw_corrections([FREE.day], "填错了", apply=False)
    assert (back.due, back.new_due) == (due(desk), before)
    assert due(desk) != before
    desk.withdraw_corrections([FREE.day], "填错了", apply=True)
    assert due(desk) == before
    assert desk.calendar.workdays.correction(FREE.day) is None
    assert desk.verify() == []


def test_a_day_is_corrected_again_after_it_was_taken_back(desk: Desk) -> None:
    desk.correct_calendar([FREE], apply=True)
    desk.withdraw_corrections([FREE.day], "填错了", apply=True)
    desk.correct_calendar([FREE], apply=True)
    assert desk.calendar.workdays.kind(FREE.day) is DayKind.HOLIDAY


def test_what_was_never_corrected_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有更正"):
        desk.withdraw_corrections([FREE.day], "填错了", apply=True)


def test_a_reason_is_asked_for(desk: Desk) -> None:
    desk.correct_calendar([FREE], apply=True)
    with pytest.raises(Refused, match="理由"):
        desk.withdraw_corrections([FREE.day], " ", apply=True)


def test_the_calendar_tells_what_it_was_told_newest_first(desk: Desk) -> None:
    assert desk.calendar_history() == ()
    desk.correct_calendar([FREE, SATURDAY], apply=True)
    desk.withdraw_corrections([SATURDAY.day], "不补班了", apply=True)
    newest, first = desk.calendar_history()
    assert newest.text == "撤销更正 2026-09-12：不补班了"
    assert first.text == (
        "2026-09-08 改为放假：登山节放假（泰政办发〔2026〕8号）；2026-09-12 改为上班：登山节补班"
    )
    assert first.who == desk.office.person_name(desk.actor())
    assert first.years == {2026}
