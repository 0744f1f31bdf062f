"""Ctrl+Z: a person's own last act of any room, told before it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.workdays.days import Correction

NOW = datetime.fromisoformat("2026-11-02T09:00:00+08:00")
TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office in which 经办人 (the first) and 王芳 work; the second was added by the first."""
    with Desk.create(tmp_path / "甲", name="甲县教育局", clock=lambda: NOW) as desk:
        desk.remember([events.person_added(TODAY, "王芳", ["经办人"])], actor=desk.actor())
        yield desk


def enter(desk: Desk, title: str, actor: int) -> int:
    values = {
        "title": title,
        "formed": TODAY.isoformat(),
        "department": "办公室",
        "attribute": "主动公开",
    }
    return min(desk.register.enter(values, actor=actor, today=TODAY).records)


def person(desk: Desk, name: str) -> int:
    return next(one.id for one in desk.office.people() if one.name == name)


def titles(desk: Desk) -> set[str]:
    return {title for (title,) in desk.store.rows("SELECT title FROM item")}


def test_only_ones_own_act_goes_and_it_is_told_before(desk: Desk) -> None:
    first, wang = desk.actor(), person(desk, "王芳")
    enter(desk, "甲通知", first)
    enter(desk, "乙通知", wang)
    last = desk.last_act(first)
    assert (last.text, last.at) == ("登记：《甲通知》", NOW.isoformat("T", "seconds"))
    desk.undo_last(first, last.act)
    assert titles(desk) == {"乙通知"}
    desk.undo_last(wang)
    assert titles(desk) == set()
    with pytest.raises(Refused, match="没有您自己登记"):
        desk.undo_last(wang)


def test_what_was_told_is_what_goes(desk: Desk) -> None:
    first = desk.actor()
    enter(desk, "甲通知", first)
    told = desk.last_act(first)
    enter(desk, "乙通知", first)
    with pytest.raises(Refused, match="新的一步"):
        desk.undo_last(first, told.act)
    assert titles(desk) == {"甲通知", "乙通知"}


def test_what_was_printed_for_nothing_does_not_stand_in_the_way(desk: Desk) -> None:
    first = desk.actor()
    item = enter(desk, "甲通知", first)
    blank = desk.papers.prepare("review-list", (), TODAY)
    desk.papers.issue(blank, actor=first, today=TODAY)
    assert desk.last_act(first).text == "登记：《甲通知》"
    filled = desk.papers.prepare("review-list", (item,), TODAY)
    desk.papers.issue(filled, actor=first, today=TODAY)
    with pytest.raises(Refused, match=r"最后一步是“打印.*《甲通知》”，不能撤销"):
        desk.last_act(first)


def test_acts_on_the_office_are_taken_back_too(desk: Desk) -> None:
    first, office = desk.actor(), desk.office.profile.id
    desk.remember([events.department_added(TODAY, "财务科")], actor=first)
    desk.remember([events.changed(office, TODAY, {"name": "乙县教育局"})], actor=first)
    rules = desk.records.rules
    choose_rules(desk.records, desk.office, "taierzhuang", {}, day=TODAY, actor=first)
    assert desk.records.rules != rules
    told = []
    for _ in range(4):
        told.append(desk.last_act(first).text)
        desk.undo_last(first)
    assert told == ["改用新的规则", "修改本单位的资料", "添加科室“财务科”", "添加人员“王芳”"]
    assert desk.records.rules == rules and desk.office.profile.name == "甲县教育局"
    assert [one.name for one in desk.office.people()] == ["经办人"] and desk.office.departments() == ()
    with pytest.raises(Refused, match="没有您自己登记"):
        desk.undo_last(first)
    assert desk.verify() == []


def test_a_person_who_has_acted_is_not_taken_back(desk: Desk) -> None:
    enter(desk, "乙通知", person(desk, "王芳"))
    with pytest.raises(Refused, match="“王芳”已经办过事"):
        desk.undo_last(desk.actor())


def test_a_day_off_taken_back_moves_every_limit_again(desk: Desk) -> None:
    """Also the limit of what was entered after the day was told, which the telling never touched."""
    first, wang = desk.actor(), person(desk, "王芳")
    before = enter(desk, "甲通知", wang)
    desk.correct_calendar([Correction(date(2026, 11, 5), False, "单位停电")], apply=True, actor=first)
    after = enter(desk, "乙通知", wang)

    def due() -> list[str]:
        return [str(desk.store.one("SELECT due FROM item WHERE id = ?", (one,))) for one in (before, after)]

    moved = due()
    assert desk.last_act(first).text == "2026-11-05 改为放假：单位停电", "it takes no record back"
    desk.undo_last(first)
    enter(desk, "丙通知", wang)
    fresh = str(desk.store.one("SELECT due FROM item WHERE title = '丙通知'"))
    assert due() == [fresh, fresh] != moved
    assert desk.verify() == []


def test_every_room_tells_its_own_acts(desk: Desk) -> None:
    first = desk.actor()
    desk.catalogue.enter({"category": "概况", "content": "机构职能"}, actor=first, today=TODAY)
    assert desk.last_act(first).text == "登记条目：《机构职能》"
    desk.undo_last(first)
    assert desk.store.one("SELECT 1 FROM catalogue") is None
    question = desk.matters["question"]
    values = {**question.form(TODAY).defaults, "who": "王小明", "what": "为什么不公开"}
    question.enter(values, actor=first, today=TODAY)
    assert desk.last_act(first).text == question.timeline(desk.last_act(first).act)[0].text
