"""Questions, patrols and leaks: what is refused, undo, lists, periods, and any order of acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Kind
from gongkai_desktop.matters.periods import next_owed, period_of
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.workdays.official import official
from tests.rule_sets import RULE_SETS

from .conftest import Room

PERIODS = ("week", "month", "quarter", "half", "year")


def wrong(act: Callable[[], object]) -> dict[str, str]:
    """What a form is told to mend."""
    with pytest.raises(Unfilled) as unfilled:
        act()
    return unfilled.value.fields


# — periods —


@given(st.sampled_from(PERIODS), st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_periods_follow_each_other_without_gap(every: str, day: date) -> None:
    first, last = period_of(every, day)
    assert first <= day <= last
    assert period_of(every, last + timedelta(days=1))[0] == last + timedelta(days=1)


@given(st.sampled_from(PERIODS), st.dates(date(2024, 1, 1), date(2026, 12, 1)))
def test_what_is_owed_next_lies_in_the_period_after_the_last_one(every: str, day: date) -> None:
    owed = next_owed(every, day.isoformat(), day, official())
    _, end = period_of(every, day)
    assert period_of(every, owed)[0] == end + timedelta(days=1)


# — what is refused —


def test_what_cannot_have_been_is_refused_in_words(room: Room) -> None:
    leak = room.enter("leak", hour="09:00")
    assert wrong(lambda: room.enter("leak", hour="25:00"))["hour"].startswith("时间不对")
    assert wrong(lambda: room.enter("leak", hour="09:31")) == {"hour": "时间还没有到"}
    assert wrong(lambda: room.enter("leak", hour=""))["hour"] == "时间没有填"
    assert wrong(lambda: room.do(leak, "report", hour="08:59"))["hour"].startswith("时间早于发现的时间")
    assert wrong(lambda: room.do(leak, "mend", what="撤下", day="2026-11-19"))["day"].startswith("日期早于")
    assert wrong(lambda: room.enter("patrol", day="2026-11-21")) == {"day": "日期在今天之后"}
    assert "信息登记里没有" in wrong(lambda: room.enter("question", item="#999"))["item"]
    assert "没有写发现的问题" in wrong(lambda: room.enter("patrol", remedy="撤下"))["text"]
    question = room.enter("question", day="2026-11-16")
    assert (
        "早于"
        in wrong(lambda: room.do(question, "answer", day="2026-11-13", basis="条例", reasons="涉密"))["day"]
    )
    room.do(question, "answer", day="2026-11-18", basis="条例", reasons="涉及第三方")
    assert "上一步" in wrong(lambda: room.do(question, "close", day="2026-11-17"))["day"]
    with pytest.raises(Refused, match="没有 #"):
        room.ledger("question").view(leak, room.today)
    with pytest.raises(Refused, match="现在不能"):
        room.of(question).perform(question, "report", {}, actor=0, today=room.today)
    with pytest.raises(Refused, match="没有叫“other”的台账"):
        room.form("other")


def test_content_with_a_secrecy_marking_is_not_taken(room: Room, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不能登记"):
        room.enter("leak", what="《某方案》机密★10年")
    file = tmp_path / "记录.txt"
    file.write_text("秘密★5年", encoding="utf-8")
    with pytest.raises(Refused, match="不能收进"):
        room.enter("patrol", picture=str(file))
    assert room.rows("leak") == room.rows("patrol") == []


@pytest.mark.parametrize("hour", ["8:05", "8点05分", "８：05"])
def test_hours_are_read_as_people_write_them(room: Room, hour: str) -> None:
    assert room.view(room.enter("leak", hour=hour)).record.hour == "08:05"


# — limits —


def test_the_hours_left_are_told_by_the_clock(room: Room) -> None:
    leak = room.enter("leak", hour="09:30")
    assert room.view(leak).urgency.words == "还剩 24 小时"
    room.at("2026-11-21T04:00")
    assert room.view(leak).urgency.key == "today"
    room.at("2026-11-21T09:00")
    assert room.view(leak).urgency.words == "还剩 30 分钟"
    assert room.counts("leak")["overdue"] == 0
    room.at("2026-11-21T09:31")
    assert room.counts("leak")["overdue"] == 1


def test_a_leak_keeps_the_rule_set_it_began_under(room: Room) -> None:
    leak = room.enter("leak", hour="09:00")
    office, records = room.desk.office, room.desk.records
    choose_rules(records, office, "tiaoli", {}, day=room.today, actor=room.actor)
    mend = next(act for act in room.view(leak).acts if act.key == "mend")
    assert "省职教中心" in mend.note
    assert "省职教中心" not in room.form("leak").note


# — undo, void, files —


def test_undo_takes_back_step_by_step(room: Room) -> None:
    patrol = room.enter("patrol", text="附件里有身份证号")
    room.do(patrol, "mend", what="撤下")
    room.desk.undo_last(room.actor)
    assert room.view(patrol).status.words == "有问题待处理"
    assert "（已撤销）" in room.view(patrol).timeline[1].text
    room.desk.undo_last(room.actor)
    assert room.rows("patrol") == []


def test_entered_in_error_it_stays_but_asks_for_nothing(room: Room) -> None:
    leak = room.enter("leak")
    room.do(leak, "void", why="误登")
    assert (room.view(leak).status.words, room.keys(leak), room.breaches(leak)) == ("已作废", [], [])
    assert [row["id"] for row in room.rows("leak")] == [leak]
    assert room.rows("leak", "open") == room.rows("leak", "closed") == []


def test_an_answer_is_kept_with_its_file(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "答复书.txt"
    file.write_text("答复", encoding="utf-8")
    question = room.enter("question")
    room.do(question, "answer", basis="条例第十五条", reasons="涉及第三方", picture=str(file))
    assert [kept.name for kept in room.view(question).attachments] == ["答复书.txt"]


@pytest.mark.parametrize("kind", ["question", "patrol", "leak"])
def test_what_was_purged_is_gone_and_the_rest_stands(room: Room, kind: str) -> None:
    matter = room.enter(kind)
    room.desk.records.purge([matter], actor=room.actor, reason="误录")
    view = room.view(matter)
    assert [row["title"] for row in room.rows(kind)] == ["（内容已清除）"]
    assert view.timeline[0].text == "内容已依规清除"
    assert not any("王小明" in text or "代号一" in text for text in room.told(matter))
    room.do(matter, "void", why="误录")


# — lists —


def test_lists_page_count_and_search_each_in_its_own_ledger(room: Room) -> None:
    leaks = [room.enter("leak", what=f"代号{at}", hour=f"0{at}:00") for at in (3, 1, 2)]
    room.enter("patrol")
    assert [row["id"] for row in room.rows("leak", "all")] == leaks[::-1]
    listing = room.desk.matter_lists["leak"]
    first = listing.page(Query("all"), room.today, limit=2)
    rest = listing.page(Query("all"), room.today, first[-1])
    assert [row["id"] for row in (*first, *rest)] == leaks[::-1]
    assert [row["id"] for row in room.rows("leak", words="代号2")] == [leaks[2]]
    assert room.counts("leak") == {
        "open": 3,
        "overdue": 0,
        "flagged": 0,
        "closed": 0,
        "all": 3,
    }
    assert room.desk.matter_lists["patrol"].count(Query("closed"), room.today) == 1
    assert {view.key for view in listing.views()} == set(room.counts("leak"))


# — any order —


@pytest.mark.parametrize("ruleset", RULE_SETS)
def test_acts_in_any_order_leave_an_office_whole(office: Callable[[str], Room], ruleset: str) -> None:
    room, chance = office(ruleset), Random(ruleset)
    item = room.item()
    made = [room.enter(kind, day="2026-11-10", item=f"#{item}") for kind in ("question", "leak")]
    made += [room.enter("patrol", day="2026-11-10", text="附件里有身份证号", item=f"#{item}")]
    done: set[str] = set()
    for _ in range(40):
        matter = chance.choice(made)
        acts = [act for act in room.view(matter).acts if act.key != "void"]
        if not acts:
            continue
        act = chance.choice(acts)
        values: dict[str, object] = dict(act.defaults)
        for column in act.form.columns:
            if column.kind is Kind.DATE:
                values[column.key] = (room.today - timedelta(days=chance.randrange(12))).isoformat()
            elif column.kind is Kind.CHOICE:
                values[column.key] = chance.choice(column.choices)
            elif column.kind in (Kind.TEXT, Kind.LONG):
                values.setdefault(column.key, "说明")
        try:
            room.of(matter).perform(matter, act.key, values, actor=0, today=room.today)
        except Refused as refused:
            assert refused.what and refused.way
            continue
        done.add(act.key)
        assert all(entry.text and "有变动" not in entry.text for entry in room.view(matter).timeline)
    assert len(done) > 3
    assert room.desk.register.view(item, room.today).timeline
    assert room.desk.verify() == []
