"""Where items stand under other rules: major information, limits of a category, a notice that moves dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gongkai_desktop.cases.query import Query
from gongkai_desktop.office.loader import load
from gongkai_desktop.register.deadlines import remind_from, report_limit
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.status import ItemStatus, status_of
from gongkai_desktop.workdays.days import Announcement, Correction
from gongkai_desktop.workdays.official import official

from .conftest import NOW, TODAY

if TYPE_CHECKING:
    from .conftest import Clerk


def stands(switches: dict[str, object] | None = None, **fields: str) -> ItemStatus:
    known = {"title": "甲", "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
    return status_of(Item(fields=known | fields), Rulebook(load("tiaoli", switches), official()))


def test_major_information_wants_its_leaders_approval_too() -> None:
    item = Item(fields={"attribute": "主动公开", "category": "统计信息"})
    book = Rulebook(load("tiaoli", {"major_approval": "分管领导"}), official())
    assert [step.key for step in book.steps(item)][-1] == "major"
    plain = Item(fields={"attribute": "主动公开", "category": "统计信息", "major": "否"})
    assert "major" not in [step.key for step in book.steps(plain)]
    told = Item(fields={"attribute": "主动公开", "major": "是"})
    assert [step.key for step in book.steps(told)][-1] == "major"


def test_a_category_may_have_its_own_limit() -> None:
    assert stands().due == "2026-11-30"
    assert stands(category="财政预算、决算").due == "2026-11-23"  # 20 calendar days end on a Sunday


def test_departments_owe_their_report_inside_the_office() -> None:
    book = Rulebook(load("tiaoli", {"department_report": True}), official())
    item = Item(fields={"formed": "2026-11-02", "attribute": "主动公开"})
    owed = report_limit(item, book)
    assert owed is not None
    assert (remind_from(owed, book), owed.due) == ("2026-11-23", "2026-11-30")
    assert report_limit(Item(fields={**item.fields, "reported": "2026-11-05"}), book) is None
    assert report_limit(item, Rulebook(load("tiaoli"), official())) is None


def test_history_from_before_the_calendar_has_no_due_date() -> None:
    assert stands(formed="1999-05-01").due == ""


def test_the_number_of_steps_is_a_switch() -> None:
    assert stands({"review_steps": 1}).waiting == "保密审查"
    assert stands({"review_steps": 4}).waiting == "初步意见"


def test_a_date_in_a_year_without_notice_is_provisional() -> None:
    assert stands(formed="2026-12-15").provisional
    assert not stands(formed="2026-11-02").provisional


def test_nothing_is_due_before_the_day_of_formation_is_known() -> None:
    assert stands(formed="").due == ""


def notice_2027() -> Announcement:
    days = {date(2027, 1, 1): "元旦", date(2027, 1, 4): "元旦"}
    return Announcement(2027, tuple(days), (), days)


def test_a_notice_moves_open_records_and_only_when_applied(clerk: Clerk) -> None:
    item = clerk.enter(formed="2026-11-20")
    clerk.desk.register.perform(
        item, "amend", dict(clerk.view(item).case.fields) | {"note": "甲"}, actor=1, today=TODAY
    )
    late = clerk.enter(formed="2026-11-19", title="另一件")
    corrections = [Correction(date(2026, 12, 10), False, "本地节日", False)]
    moves = clerk.desk.correct_calendar(corrections, apply=False)
    assert {(move.id, move.due, move.new_due) for move in moves} == {
        (item, "2026-12-18", "2026-12-21"),
        (late, "2026-12-17", "2026-12-18"),
    }
    assert clerk.view(item).case.now.due == "2026-12-18"
    clerk.desk.correct_calendar(corrections, apply=True)
    assert clerk.view(item).case.now.due == "2026-12-21"
    row = clerk.desk.lists.page(Query(), NOW.date())[0]
    assert row["due"] == "2026-12-18"
    assert "单位日历调整" in clerk.view(item).timeline[-1].text


def test_a_notice_ends_what_was_provisional(clerk: Clerk) -> None:
    calendar = official().announce(notice_2027())
    item = Item(fields={"title": "甲", "formed": "2026-12-15", "attribute": "主动公开"})
    before = status_of(item, Rulebook(load("tiaoli"), official()))
    after = status_of(item, Rulebook(load("tiaoli"), calendar))
    assert before.provisional
    assert not after.provisional
    assert after.due == "2027-01-14"
