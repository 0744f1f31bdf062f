"""定期评估 (条例第十八条, C24): when what is not published is looked at once more, and what that records."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Unfilled
from tests.conftest import NewOffice
from tests.reports.filing.conftest import DAY, Room


@pytest.fixture
def room(new_office: NewOffice) -> Room:
    return Room(new_office, "taian-jiaoyu")


@pytest.fixture
def rooms(new_office: NewOffice) -> Callable[[str], Room]:
    """An office under any rule set."""
    return lambda ruleset: Room(new_office, ruleset)


def due(room: Room, item: int) -> str:
    (row,) = (one for one in room.desk.lists.page(Query("all"), room.today) if one["id"] == item)
    return str(row["look_due"])


def looked(room: Room, item: int, **facts: str) -> None:
    register = room.desk.register
    act = next(one for one in register.acts(item, room.today) if one.key == "reexamine")
    values = {**act.defaults, "who": "柳审查", "why": "第三方仍不同意", **facts}
    register.perform(item, "reexamine", values, actor=room.actor, today=room.today)


def shown(room: Room) -> list[object]:
    return [row["id"] for row in room.desk.lists.page(Query("look"), room.today)]


def test_a_year_after_it_was_withheld(room: Room) -> None:
    item = room.withhold()
    assert due(room, item) == "2027-09-01"
    assert shown(room) == []
    room.at("2027-09-01")
    assert shown(room) == [item]
    (group,) = (one for one in room.desk.agenda(room.today) if one.key == "look")
    assert group.lines[0].text.startswith(
        "商业秘密：看第三方同意、情况有变了没有，评估还要不要不公开（《泰安市教育局"
    )
    act = next(one for one in room.desk.register.acts(item, room.today) if one.primary)
    assert (act.key, act.title) == ("reexamine", "登记评估：继续不公开")


def test_a_look_that_keeps_it_sets_the_next_year(room: Room) -> None:
    item = room.withhold()
    room.at("2027-09-01")
    looked(room, item)
    assert (due(room, item), shown(room)) == ("2028-09-01", [])
    assert room.desk.register.timeline(item)[-1].text == "柳审查评估：继续不公开；第三方仍不同意"
    room.desk.undo_last(room.actor)
    assert shown(room) == [item]


def test_the_day_that_is_known_goes_before_the_year(room: Room) -> None:
    item = room.withhold("甲号材料", "国家秘密", internal_no="内-7", look_by="2026-12-31")
    assert due(room, item) == "2026-12-31"
    room.at("2026-12-31")
    (group,) = (one for one in room.desk.agenda(room.today) if one.key == "look")
    assert "看保密期满、解密了没有" in group.lines[0].text
    with pytest.raises(Unfilled, match="以后"):
        looked(room, item, look_by="2026-12-31")
    looked(room, item, look_by="2027-06-30")
    assert due(room, item) == "2027-06-30"
    room.at("2027-06-30")
    looked(room, item)
    assert due(room, item) == "2028-06-30"


def test_the_register_s_own_change_counts_as_a_look(room: Room) -> None:
    item = room.withhold()
    room.at("2027-09-01")
    room.open_up(item, attribute="依申请公开", manner="第三方同意", noted="同意书", by="办公室")
    room.review(item)
    stage = room.desk.register.case(item, room.today).now.stage
    assert due(room, item) == ("2028-09-01" if stage == "依申请公开" else "")


def test_what_is_published_is_not_looked_at(room: Room) -> None:
    known = {"title": "通知", "formed": "2026-09-01", "department": "办公室", "attribute": "主动公开"}
    item = room.desk.register.enter(known, actor=room.actor, today=room.today).act
    assert due(room, item) == ""


def test_an_old_row_is_first_looked_at_a_year_after_it_came_in(room: Room) -> None:
    from gongkai_desktop.register.incoming import imported

    row = {"title": "旧件", "formed": "2015-03-01", "department": "办公室", "attribute": "不予公开"}
    draft = imported(row | {"withheld_reason": "商业秘密"}, room.today)
    item = room.desk.records.append([draft], actor=room.actor).act
    assert due(room, item) == "2027-09-01"


def test_the_sheet_of_a_year_tells_what_was_looked_at_and_what_was_not(room: Room) -> None:
    from datetime import date

    from gongkai_desktop.cases.papers import Period
    from tests.paper.reading import page_texts

    done, left = room.withhold("供应商报价明细"), room.withhold("甲号材料", "国家秘密", internal_no="内-7")
    room.at("2027-09-01")
    looked(room, done)
    year = Period(date(2027, 1, 1), date(2027, 12, 31))
    drawn = room.desk.papers.prepare("attribute-check", (), room.today, period=year)
    (page,) = page_texts(drawn.printed.pdf)
    told = "".join(page.split())
    assert "共2件，已评估1件，未评估1件" in told
    assert "2027年9月1日柳审查：继续不公开；第三方仍不同意" in told
    assert "甲号材料" in told and left
    before = Period(date(2026, 1, 1), date(2026, 12, 31))
    nil = room.desk.papers.prepare("attribute-check", (), room.today, period=before)
    assert "本期没有要评估的信息" in page_texts(nil.printed.pdf)[0]


@pytest.mark.parametrize(
    ("reason", "asked"),
    [
        ("过程性信息", "看对应的决定作出了没有"),
        ("执法案卷", "看结案了没有"),
        ("个人隐私", "看第三方同意、情况有变了没有"),
    ],
)
def test_each_reason_asks_for_what_ends_it(rooms: Callable[[str], Room], reason: str, asked: str) -> None:
    room = rooms("tiaoli")
    known = next(one.title for one in room.desk.office.rules.reasons if reason in one.title)
    item = room.withhold("关于某事项的请示", known, look_by="2026-11-30")
    assert (due(room, item), shown(room)) == ("2026-11-30", [])
    room.at("2026-11-30")
    (group,) = (one for one in room.desk.agenda(room.today) if one.key == "look")
    assert asked in group.lines[0].text
    looked(room, item)
    assert (due(room, item), shown(room)) == ("2027-11-30", [])


def test_the_sheet_of_a_year_tells_how_often_each_was_applied_for(room: Room) -> None:
    from datetime import date

    from gongkai_desktop.cases.papers import Period
    from tests.paper.reading import page_texts, squeezed

    item = room.withhold("实训楼供应商报价明细", doc_no="某教〔2026〕9号")
    applied = room.desk.register.applied
    year = (date(2026, 1, 1), date(2026, 12, 31))
    told = ("实训楼供应商报价明细", "某教〔2026〕9号")
    assert applied.times(*told, *year) == 0
    for asked in ("实训楼供应商报价明细", "某教〔2026〕9号文件", "全区学校食堂检查结果"):
        facts = {"applicant": "王小明", "applicant_kind": "自然人", "channel": "当面", "arrived": DAY}
        facts |= {"asked": asked, "phone": "13800138000", "department": "办公室"}
        room.desk.requests.enter(facts, actor=room.actor, today=room.today)
    assert applied.times(*told, *year) == 2
    assert applied.times(*told, date(2025, 1, 1), date(2025, 12, 31)) == 0
    room.at("2027-09-01")
    looked(room, item)
    spread = Period(date(2026, 1, 1), date(2027, 12, 31))
    drawn = room.desk.papers.prepare("attribute-check", (), room.today, period=spread)
    assert "2027年9月1日2" in squeezed(page_texts(drawn.printed.pdf)[0])
