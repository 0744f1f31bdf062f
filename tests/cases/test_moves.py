"""Every open limit of every kind follows the calendar: listed when a notice would move it, moved, and explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.moves import Move
from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.office.reviewing import Questions
from gongkai_desktop.workdays.days import Announcement, Correction
from tests.conftest import NewOffice

TODAY = date(2026, 12, 24)
ZONE = timezone(timedelta(hours=8))


class Room:
    """An office on the day before Christmas, when next year's notice is not out."""

    def __init__(self, found: NewOffice, ruleset: str) -> None:
        self.now = datetime(2026, 12, 24, 9, 30, tzinfo=ZONE)
        self.desk = found(ruleset, lambda: self.now)
        self.actor = self.desk.actor()
        rules = self.desk.office.rules
        questions = Questions("办公室", Term(10), "本单位的规定")
        self.desk.office._rule_sets[rules.hash] = replace(rules, questions=questions)

    @property
    def today(self) -> date:
        return self.now.date()

    def item(self, **more: str) -> int:
        values = {
            "title": "校园安全",
            "formed": "2026-12-21",
            "department": "办公室",
            "attribute": "主动公开",
        }
        return self.desk.register.enter({**values, **more}, actor=self.actor, today=self.today).act

    def letter(self, item: int, **facts: object) -> int:
        letters = self.desk.letters
        values = {**letters.form(self.today, [item]).defaults, "addressee": "区财政局", **facts}
        return letters.enter(values, actor=self.actor, today=self.today, about=[item]).act

    def reviewed(self, item: int) -> int:
        self.desk.register.hand_in(
            [item], {"day": self.today.isoformat()}, actor=self.actor, today=self.today
        )
        (row,) = self.desk.review_lists.page(Query(view="running"), self.today)
        said = {"day": self.today.isoformat(), "opinion": "已填写", "who": "经办人"}
        self.desk.reviews.perform(int(str(row["id"])), "step", said, actor=self.actor, today=self.today)
        return int(str(row["id"]))

    def question(self) -> int:
        ledger = self.desk.matters["question"]
        values = {**ledger.form(self.today).defaults, "who": "王小明", "what": "为什么不公开"}
        return ledger.enter(values, actor=self.actor, today=self.today).act

    def notice(self, *, apply: bool) -> list[Move]:
        """Next year's notice: a working day more is off on 4 January, 2 January is worked, the rest as estimated."""
        guess = self.desk.calendar.workdays.estimates[2027] if not apply else self.guess
        self.guess = guess
        names = {**guess.names, date(2027, 1, 4): "元旦", date(2027, 1, 5): "元旦", date(2027, 1, 2): "元旦"}
        off = tuple(sorted({*guess.off, date(2027, 1, 4), date(2027, 1, 5)}))
        return self.desk.announce(Announcement(2027, off, (date(2027, 1, 2),), names, ()), apply=apply)


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)


def told(moves: list[Move]) -> dict[tuple[int, str], tuple[str, str]]:
    return {(move.id, move.what): (move.due, move.new_due) for move in moves}


def test_a_notice_lists_and_moves_every_open_limit_of_every_kind(office: Callable[[str], Room]) -> None:
    room = office("taierzhuang")
    other = room.item(form="区政府网站", title="校车线路")
    draft = room.letter(other, day="", reply_by="")
    sent = room.letter(other, day="2026-12-24", reply_by="")
    asked = room.question()
    room.now = datetime(2026, 12, 31, 9, 30, tzinfo=ZONE)
    item = room.item(form="区政府网站", source="联合发文，本机关盖章署名", formed="2026-12-30")
    review = room.reviewed(room.item(form="区政府网站", title="第三件"))
    expected = {
        (item, "公开期限"),
        (item, "征求意见"),
        (other, "公开期限"),
        (review, "审查期限"),
        (sent, "函件期限"),
        (asked, "答复期限"),
    }
    looked = told(room.notice(apply=False))
    assert expected - looked.keys() == set()
    assert draft not in {record for record, _ in looked}, "its five days end before the new year"
    assert told(room.notice(apply=True)) == looked
    store = room.desk.store
    for (record, what), (_, new) in looked.items():
        table = {"审查期限": "review", "函件期限": "letter", "答复期限": "matter"}.get(what, "item")
        column = "ask_by" if what == "征求意见" else "due"
        assert store.one(f"SELECT {column}, provisional FROM {table} WHERE id = ?", (record,)) == (new, 0)
    assert room.desk.verify() == []
    assert room.notice(apply=False) == []


def test_a_letters_reply_and_its_strip_follow_the_notice(office: Callable[[str], Room]) -> None:
    room = office("gansu-zhijiao")
    room.now = datetime(2026, 12, 31, 9, 30, tzinfo=ZONE)
    letter = room.letter(room.item(), day="2026-12-31", reply_by="")
    before = room.desk.letters.view(letter, room.today)
    assert before.case.letter.provisional
    assert before.deadline is not None and before.deadline.due.isoformat() == before.case.letter.reply_by
    room.notice(apply=False)
    room.notice(apply=True)
    after = room.desk.letters.view(letter, room.today)
    assert after.case.letter.reply_by > before.case.letter.reply_by
    assert not after.case.letter.provisional
    assert after.deadline is not None
    assert (after.deadline.due.isoformat(), after.deadline.provisional) == (after.case.letter.reply_by, False)


def test_the_day_that_the_clerk_wrote_into_the_letter_stays(office: Callable[[str], Room]) -> None:
    room = office("tangshan-renshe")
    letter = room.letter(room.item(), day="2026-12-24", reply_by="2027-01-12")
    room.notice(apply=False)
    assert letter not in {move.id for move in room.notice(apply=True) if move.due != move.new_due}
    view = room.desk.letters.view(letter, room.today)
    assert (view.case.letter.reply_by, view.case.letter.provisional, view.deadline) == (
        "2027-01-12",
        False,
        None,
    )


def test_a_letter_that_waits_to_be_sent_shows_the_days_until_then(office: Callable[[str], Room]) -> None:
    room = office("taierzhuang")
    room.now = datetime(2026, 12, 31, 9, 30, tzinfo=ZONE)
    letter = room.letter(room.item(formed="2026-12-30"), day="", reply_by="")
    before = room.desk.letters.view(letter, room.today)
    assert before.deadline is not None and before.deadline.due.isoformat() == before.case.letter.send_by
    room.notice(apply=False)
    room.notice(apply=True)
    after = room.desk.letters.view(letter, room.today)
    assert after.case.letter.send_by > before.case.letter.send_by
    assert after.deadline is not None and after.deadline.due.isoformat() == after.case.letter.send_by


def test_a_question_is_answered_by_the_day_that_the_calendar_gives_now(office: Callable[[str], Room]) -> None:
    room = office("gansu-zhijiao")
    asked = room.question()
    (before,) = room.desk.matter_lists["question"].page(Query("open"), room.today)
    assert before["provisional"] == 1
    room.notice(apply=False)
    room.notice(apply=True)
    (after,) = room.desk.matter_lists["question"].page(Query("open"), room.today)
    assert (after["due"] > before["due"], after["provisional"]) == (True, 0)
    strip = room.desk.matters["question"].view(asked, room.today).deadline
    assert strip is not None and strip.due.isoformat() == after["due"]


def test_a_department_report_moves_and_is_listed(office: Callable[[str], Room]) -> None:
    room = office("taian-jiaoyu")
    item = room.item()
    room.notice(apply=False)
    moves = told(room.notice(apply=True))
    ((title, strip),) = room.desk.register.view(item, room.today).further
    assert (title, strip.due.isoformat()) == ("科室报送", moves[item, "科室报送"][1])


def test_the_next_patrol_is_listed_when_its_last_working_day_moves(office: Callable[[str], Room]) -> None:
    room = office("gansu-zhijiao")
    moves = room.desk.correct_calendar([Correction(date(2026, 12, 31), False, "停电检修", False)], apply=True)
    (patrol,) = [move for move in moves if move.what == "巡查期限"]
    assert (patrol.id, patrol.due, patrol.new_due) == (0, "2026-12-31", "2026-12-30")


def test_a_day_off_of_the_past_changes_how_late_what_is_done_was(office: Callable[[str], Room]) -> None:
    room = office("tiaoli")
    item = room.item(formed="2026-11-02")
    act = next(act for act in room.desk.register.view(item, room.today).acts if act.key == "publish")
    values = {**act.defaults, "day": "2026-12-03", "checked": "李四", "form": "政府网站"}
    values |= {
        key: list(act.form.column(key).choices) for key in ("checks", "confirmations") if key in act.form.keys
    }
    room.desk.register.perform(item, "publish", values, actor=room.actor, today=room.today)
    assert "公开晚于期限 3 个工作日" in [
        flag.text for flag in room.desk.register.view(item, room.today).breaches
    ]
    room.desk.correct_calendar([Correction(date(2026, 12, 2), False, "停电检修", False)], apply=True)
    (flags,) = room.desk.store.one("SELECT flags FROM item WHERE id = ?", (item,)) or ("",)
    assert "公开晚于期限 2 个工作日" in flags
    assert room.desk.verify() == []


def test_taking_a_notice_of_the_calendar_back_moves_everything_back(office: Callable[[str], Room]) -> None:
    room = office("tiaoli")
    item = room.item()
    before = room.desk.store.one("SELECT due, provisional FROM item WHERE id = ?", (item,))
    room.notice(apply=False)
    room.notice(apply=True)
    assert room.desk.store.one("SELECT due, provisional FROM item WHERE id = ?", (item,)) != before
    (told_at,) = room.desk.store.one("SELECT max(id) FROM event WHERE kind = 'calendar.announced'") or (0,)
    room.desk.records.undo(told_at, actor=room.actor, reason="导错了")
    assert room.desk.store.one("SELECT due, provisional FROM item WHERE id = ?", (item,)) == before
    assert room.desk.verify() == []
