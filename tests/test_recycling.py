"""回收站: what was voided or taken back in any ledger is found in one place, and comes back where that can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.purging import CONFIRMATION
from gongkai_desktop.recycling import SHEETS, Removed

NOW = datetime.fromisoformat("2026-11-02T09:00:00+08:00")
TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "甲", name="甲县教育局", clock=lambda: NOW) as desk:
        yield desk
        assert desk.verify() == []


def enter(desk: Desk, title: str) -> int:
    values = {"title": title, "formed": TODAY.isoformat(), "department": "办公室", "attribute": "主动公开"}
    return desk.register.enter(values, actor=desk.actor(), today=TODAY).act


def voided(desk: Desk, ledger: str, record: int, why: str = "登重了") -> None:
    cases = desk.cases(ledger)
    key = next(one.key for one in cases.acts(record, TODAY) if one.key in ("void", "withdraw"))
    act = next(one for one in cases.acts(record, TODAY) if one.key == key)
    cases.perform(record, key, {**act.defaults, "why": why}, actor=desk.actor(), today=TODAY)


def told(found: tuple[Removed, ...]) -> list[tuple[str, str, str]]:
    return [(one.ledger, one.title, one.how) for one in found]


def test_an_empty_bin(desk: Desk) -> None:
    enter(desk, "甲通知")
    assert desk.removed() == ()


def test_what_was_voided_in_each_ledger_is_listed_and_comes_back_by_undoing(desk: Desk) -> None:
    item, actor = enter(desk, "甲通知"), desk.actor()
    applied = {
        "applicant": "王小明",
        "applicant_kind": "自然人",
        "channel": "当面",
        "arrived": TODAY.isoformat(),
    }
    request = desk.requests.enter(
        {**applied, "asked": "食堂检查结果", "phone": "13800138000"}, actor=actor, today=TODAY
    ).act
    letter = desk.letters.enter(
        {**desk.letters.form(TODAY, [item]).defaults, "addressee": "区财政局", "day": ""},
        actor=actor, today=TODAY, about=[item],
    ).act  # fmt: skip
    question = desk.matters["question"]
    form = question.form(TODAY)
    values = {
        one.key: "办公室" if one.required and not one.choices else (one.choices or [""])[0]
        for one in form.form.columns
    }
    asked = question.enter({**values, **form.defaults, "item": f"#{item}"}, actor=actor, today=TODAY).act
    for ledger, record in (
        ("letters", letter),
        ("question", asked),
        ("requests", request),
        ("register", item),
    ):
        voided(desk, ledger, record)
    found = desk.removed()
    assert [(one.ledger, one.record) for one in found] == [
        ("register", item), ("requests", request), ("question", asked), ("letters", letter),
    ]  # fmt: skip
    assert all("登重了" in one.how and one.stuck == "" and one.who for one in found)
    for one in found:
        desk.records.undo(one.event, actor=actor, reason="没有登错")
    assert desk.removed() == ()


def test_a_registration_that_was_taken_back_is_told_by_its_title_and_why_it_stays_away(desk: Desk) -> None:
    enter(desk, "甲通知")
    desk.undo_last(desk.actor())
    (one,) = desk.removed()
    assert (one.ledger, one.title) == ("register", "甲通知") and "重新登记" in one.stuck
    assert one.how == "撤销登记：撤销"


def test_a_later_step_that_was_taken_back_is_no_record_removed(desk: Desk) -> None:
    item = enter(desk, "甲通知")
    voided(desk, "register", item)
    desk.undo_last(desk.actor())
    assert desk.removed() == ()


def test_a_sheet_that_will_not_come_back_is_listed_until_that_is_taken_back(desk: Desk) -> None:
    item, actor = enter(desk, "甲通知"), desk.actor()
    prepared = desk.papers.prepare("review-list", [item], TODAY)
    desk.papers.issue(prepared, actor=actor, today=TODAY)
    from gongkai_desktop.records.sheets import Sheets

    Sheets(desk.records).dropped(prepared.number, "弄脏了", TODAY, actor=actor)
    (one,) = desk.removed()
    assert (one.ledger, one.title) == (SHEETS, f"{prepared.number} 号表") and "弄脏了" in one.how
    desk.records.undo(one.event, actor=actor, reason="找到了")
    assert desk.removed() == ()


def test_what_was_purged_is_told_without_what_it_was(desk: Desk) -> None:
    item = enter(desk, "沧海桑田密令")
    desk.purge("register", item, [item], actor=desk.actor(), reason="录了不该登记的", confirmed=CONFIRMATION)
    (one,) = desk.removed()
    assert told((one,)) == [("register", "（内容已清除）", "彻底清除 1 条记载：录了不该登记的")]
    assert "找不回来" in one.stuck


def test_a_purged_registration_that_was_taken_back_has_no_title_left(desk: Desk) -> None:
    item = enter(desk, "沧海桑田密令")
    desk.undo_last(desk.actor())
    desk.purge("register", item, [item], actor=desk.actor(), reason="录了不该登记的", confirmed=CONFIRMATION)
    assert {one.title for one in desk.removed()} <= {"", "（内容已清除）"}
