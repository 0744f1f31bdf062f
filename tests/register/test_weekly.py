"""C5: every week's release of last week's finished documents, in one act, with the review at drafting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Bulk
from gongkai_desktop.workdays.days import Correction

from .conftest import TODAY, Clerk

REVIEW = "审签单〔2026〕8号 同意公开"


@pytest.fixture
def taian(jiaoyu: Clerk) -> Clerk:
    """An office whose rule set releases its documents once a week."""
    return jiaoyu


def finished(clerk: Clerk, title: str, day: str, review: str = REVIEW, **more: object) -> int:
    return clerk.enter(title, formed="2026-11-02", finished=day, drafting_review=review, **more)


def facts(clerk: Clerk, items: list[int], **more: object) -> dict[str, object]:
    act = clerk.desk.weekly.act(items, TODAY)
    return {**act.defaults, "site_column": "通知公告", "checked": "李四", **more}


def test_c5_the_batch_is_last_weeks_finished_documents_and_older_ones_marked_late(taian: Clerk) -> None:
    late = finished(taian, "十月办结的通知", "2026-10-30")
    first, last = finished(taian, "周一办结", "2026-11-09"), finished(taian, "周日办结", "2026-11-15")
    finished(taian, "本周办结", "2026-11-16")
    finished(taian, "依申请公开的函", "2026-11-10", attribute="依申请公开")
    taian.enter("没有办结日期的信息")
    void = finished(taian, "登错的", "2026-11-10")
    taian.do(void, "void", why="重复")
    batch = taian.desk.weekly.proposal(TODAY)
    assert (batch.first.isoformat(), batch.last.isoformat()) == ("2026-11-09", "2026-11-15")
    assert [row.id for row in batch.rows] == [late, first, last]
    assert [row.id for row in batch.late] == [late]
    assert {row.review for row in batch.rows} == {REVIEW}
    assert batch.releasable == batch.rows
    assert "工作细则" in batch.article
    assert taian.desk.lists.ids(Query(view="weekly", order="finished"), TODAY) == [late, first, last]


def test_c5_a_batch_is_released_in_one_act_with_the_reference_of_its_review(taian: Clerk) -> None:
    items = [finished(taian, f"通知 {at}", "2026-11-12") for at in range(3)]
    changed = taian.desk.weekly.release(items, facts(taian, items), actor=taian.actor, today=TODAY)
    assert set(items) <= changed.records
    events = [event for item in items for event in taian.desk.records.events(item)]
    published = [event for event in events if event.kind == "item.published"]
    assert {event.act for event in published} == {changed.act}
    assert [event.body["review"] for event in published] == [REVIEW] * 3
    for item in items:
        view = taian.view(item)
        assert (view.status.words, view.breaches, view.case.fields["site_column"]) == (
            "已公开",
            (),
            "通知公告",
        )
        assert view.case.fields["published"] == TODAY.isoformat()
    assert taian.desk.weekly.proposal(TODAY).rows == ()
    taian.desk.undo_last(taian.actor)
    assert [row.id for row in taian.desk.weekly.proposal(TODAY).rows] == items


def test_c5_a_document_without_its_review_is_named_and_nothing_of_the_batch_is_released(taian: Clerk) -> None:
    ready, unsigned = finished(taian, "通知甲", "2026-11-12"), finished(taian, "通知乙", "2026-11-12", "")
    rows = {row.id: row for row in taian.desk.weekly.proposal(TODAY).rows}
    assert rows[ready].obstacle == ""
    assert rows[unsigned].obstacle.startswith("没有登记发文审签的审查结论（")
    values = facts(taian, [ready])
    with pytest.raises(Refused, match=r"通知乙.*还不能发布"):
        taian.desk.weekly.release([ready, unsigned], values, actor=taian.actor, today=TODAY)
    assert taian.view(ready).status.words == "待公开"
    taian.desk.weekly.release([ready], values, actor=taian.actor, today=TODAY)
    assert [row.id for row in taian.desk.weekly.proposal(TODAY).rows] == [unsigned]


def test_c18_a_policy_document_without_its_interpretation_is_not_released_with_the_others(
    taian: Clerk,
) -> None:
    policy = finished(taian, "关于招生的意见", "2026-11-12", interpretation="需要解读")
    (row,) = taian.desk.weekly.proposal(TODAY).rows
    assert row.obstacle.startswith("还没有同步的政策解读，应退回补正")
    with pytest.raises(Refused, match="还不能发布"):
        taian.desk.weekly.act([policy], TODAY)


def test_c5_documents_that_are_published_by_different_forms_are_not_put_into_one_batch(
    taian: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [finished(taian, f"通知 {at}", "2026-11-12") for at in range(2)]
    common = taian.desk.register.common_acts

    def apart(chosen: list[int], today: date) -> tuple[NextAct, ...]:
        return common(chosen, today) if len(chosen) == 1 else ()

    monkeypatch.setattr(taian.desk.register, "common_acts", apart)
    with pytest.raises(Refused, match="这些文件不能放在一起发布"):
        taian.desk.weekly.act(items, TODAY)
    assert taian.desk.weekly.act(items[:1], TODAY).key == "publish"


def test_c5_where_one_of_a_batch_cannot_be_published_after_all_none_is(
    taian: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [finished(taian, f"通知 {at}", "2026-11-12") for at in range(2)]
    values, done = facts(taian, items), taian.desk.register.perform_many

    def all_but_the_last(chosen: list[int], *told: object, **more: object) -> Bulk:
        bulk = done(chosen[:-1], *told, **more)  # type: ignore[arg-type]
        return replace(bulk, left=((chosen[-1], "它刚刚作废"),))

    monkeypatch.setattr(taian.desk.register, "perform_many", all_but_the_last)
    with pytest.raises(Refused, match="现在不能发布，整批没有发布：它刚刚作废"):
        taian.desk.weekly.release(items, values, actor=taian.actor, today=TODAY)
    assert {taian.view(item).status.words for item in items} == {"待公开"}


def test_a_release_asks_for_its_facts_and_for_documents_of_the_batch(taian: Clerk) -> None:
    item = finished(taian, "通知", "2026-11-12")
    other = taian.enter("本周的信息")
    weekly, values = taian.desk.weekly, facts(taian, [item])
    with pytest.raises(Unfilled):
        weekly.release([item], {**values, "checked": ""}, actor=taian.actor, today=TODAY)
    with pytest.raises(Refused, match="没有选"):
        weekly.release([], values, actor=taian.actor, today=TODAY)
    with pytest.raises(Refused, match="不在这一批里"):
        weekly.release([item, other], values, actor=taian.actor, today=TODAY)
    assert taian.view(item).status.words == "待公开"


def test_an_office_without_a_weekly_release_is_told_so(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="没有每周集中发布"):
        clerk.desk.weekly.proposal(TODAY)


@pytest.mark.parametrize(
    ("finished_on", "released_on"),
    [
        ("2026-04-20", "2026-04-30"),  # Friday is 1 May: the last working day before it
        ("2026-09-21", "2026-09-30"),  # Friday 2 October and the Thursday before it are off
        ("2026-02-09", "2026-02-24"),  # Spring Festival takes the whole week: the first working day after it
        ("2026-11-12", "2026-11-20"),
    ],
)
def test_c5_a_friday_that_is_off_moves_to_the_last_working_day_before_it(
    taian: Clerk, finished_on: str, released_on: str
) -> None:
    item = finished(taian, "通知", finished_on)
    day = date.fromisoformat(released_on)
    for today, urgency in (
        (day - timedelta(days=1), "soon"),
        (day, "today"),
        (day + timedelta(days=1), "overdue"),
    ):
        lines = [
            line for one in taian.desk.agenda(today) if one.key == "weekly" for line in one.lines
        ] or pytest.fail("the batch is not told")
        assert [(line.record, line.urgency) for line in lines] == [(item, urgency)]
        assert f"应在 {released_on} 发布" in lines[0].text
    batch = taian.desk.weekly.proposal(date.fromisoformat(finished_on) + timedelta(days=7))
    assert (batch.day, batch.moved) == (day, released_on != "2026-11-20")


def test_c5_a_moved_batch_stands_in_the_month_on_the_day_it_moves_to(taian: Clerk) -> None:
    first, second = (finished(taian, title, "2026-04-20") for title in ("通知", "公告"))
    today = date(2026, 4, 27)
    days = {one.day.isoformat(): one for one in taian.desk.month(2026, 4, today)}
    lines = [line for line in days["2026-04-30"].due if line.text.startswith("每周集中发布")]
    assert [(line.record, line.urgency, line.text) for line in lines] == [
        (first, "ok", "每周集中发布（原定那天放假）"),
        (second, "ok", "每周集中发布（原定那天放假）"),
    ]
    assert days["2026-04-30"].total == len(days["2026-04-30"].due)
    told = {later.day: later.first for later in taian.desk.later_months(date(2026, 4, 29))}
    assert told[date(2026, 4, 30)] >= 2
    for item in (first, second):
        taian.do(item, "void", why="重复")
    assert not any("集中发布" in line.text for one in taian.desk.month(2026, 4, today) for line in one.due)


def test_c5_a_day_off_lists_the_batch_that_it_moves(taian: Clerk) -> None:
    """期限会变动：周五停电放一天假，这一批提前到周四；后来改成照常上班，又回到周五。"""
    finished(taian, "通知", "2026-11-12")
    finished(taian, "公告", "2026-11-13")
    off, on = (Correction(date(2026, 11, 20), working, "停电检修", False) for working in (False, True))

    def moved(correction: Correction) -> list[tuple[str, str, str, str]]:
        moves = taian.desk.correct_calendar([correction], apply=True)
        return [(one.record, one.title, one.due, one.new_due) for one in moves if one.what == "发布日"]

    batch = ("每周集中发布", "2026-11-09 起一周办结的 2 件文件")
    assert moved(off) == [(*batch, "2026-11-20", "2026-11-19")]
    assert moved(on) == [(*batch, "2026-11-19", "2026-11-20")]


def test_c5_the_rule_set_may_say_that_it_moves_to_the_next_working_day(taian: Clerk) -> None:
    weekly = taian.desk.office.rules.weekly
    assert weekly is not None
    later, calendar = replace(weekly, postponed=True), taian.desk.calendar.workdays
    assert later.day(date(2026, 4, 27), calendar) == date(2026, 5, 6)
    assert later.day(date(2026, 11, 16), calendar) == date(2026, 11, 20)
