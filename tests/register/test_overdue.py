"""What is overdue: one answer for the colour of a row, the view, 今日, the month and the numbers; and what is not."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.cases.query import Query
from gongkai_desktop.register.incoming import imported

from .conftest import TODAY, Clerk


def red(clerk: Clerk, today: date) -> set[object]:
    rows = clerk.desk.lists.page(Query(), today, limit=1000)
    return {row["id"] for row in rows if row["urgency"] == "overdue"}


def in_month(clerk: Clerk, today: date) -> set[int]:
    months = {(year, month) for year in (2026, 2027) for month in range(1, 13)}
    days = [day for year, month in months for day in clerk.desk.month(year, month, today)]
    return {line.record for day in days for line in day.due if line.urgency == "overdue" and not line.place}


def brought_in(clerk: Clerk, **fields: str) -> int:
    row = {"title": "旧文", "department": "办公室", "attribute": "主动公开", **fields}
    return clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor).act


def refused(clerk: Clerk, title: str = "一件不同意公开的信息") -> int:
    """An item that the review came to refuse: the reviewer refuses, whoever follows goes along."""
    item = clerk.enter(title, formed="2026-10-09", form="政府网站")
    while act := next((one for one in clerk.view(item).acts if one.key == "step"), None):
        offered = act.form.column("opinion").choices
        said = next((one for one in offered if one.startswith(("不同意", "免于"))), offered[0])
        clerk.sign(item, said, grounds="属于商业秘密，条例第十五条")
    return item


def gone(clerk: Clerk) -> int:
    """A published item that lost its validity long ago and still stands on the website."""
    item = clerk.enter("早已失效的通告", formed="2026-09-01")
    clerk.approve(item)
    clerk.publish(item, "2026-09-10")
    clerk.do(item, "lapse", day="2026-09-15", announced="2026-09-15", why="废止")
    return item


def test_what_is_red_in_the_list_is_what_view_today_month_and_numbers_count(jiaoyu: Clerk) -> None:
    late = jiaoyu.enter("晚了的", formed="2026-10-09")
    jiaoyu.enter("没有到期的", formed="2026-11-19")
    old, running = brought_in(jiaoyu, formed="2025-03-03"), brought_in(jiaoyu, formed="2026-11-05")
    removal = gone(jiaoyu)
    for today, expected in ((TODAY, {late, removal}), (date(2026, 12, 4), {late, removal, running})):
        assert red(jiaoyu, today) == expected
        assert set(jiaoyu.desk.lists.ids(Query(view="overdue"), today)) == expected
        assert in_month(jiaoyu, today) == expected
        assert sum(one.overdue for one in jiaoyu.desk.tally("department", today)) == len(expected)
        groups = {group.key: group for group in jiaoyu.desk.agenda(today)}
        assert {line.record for line in groups["overdue"].lines} == expected - {removal}
        assert groups["overdue"].total == jiaoyu.desk.lists.count(Query(view="unpublished"), today)
    assert jiaoyu.desk.lists.ids(Query(view="unfilled"), TODAY) == [old]


def test_an_old_row_whose_time_was_over_when_it_came_in_is_history_and_not_red(clerk: Clerk) -> None:
    old = brought_in(clerk, formed="2025-03-03")
    assert red(clerk, TODAY) == set()
    assert clerk.view(old).deadline is None
    assert clerk.desk.lists.ids(Query(view="unfilled"), TODAY) == [old]


def test_an_old_row_whose_time_was_running_when_it_came_in_becomes_overdue_like_any_other(
    clerk: Clerk,
) -> None:
    on_the_day = brought_in(clerk, formed="2026-10-23")
    assert clerk.view(on_the_day).case.now.due == "2026-11-20"
    assert clerk.desk.lists.ids(Query(view="today"), TODAY) == [on_the_day]
    assert red(clerk, date(2026, 11, 21)) == {on_the_day}


def test_what_waits_to_be_taken_down_is_not_called_unpublished(jiaoyu: Clerk) -> None:
    removal = gone(jiaoyu)
    groups = {group.key: group for group in jiaoyu.desk.agenda(TODAY)}
    assert "overdue" not in groups
    assert [(line.record, line.urgency) for line in groups["removal"].lines] == [(removal, "overdue")]
    assert next(iter(groups)) == "removal"
    assert jiaoyu.desk.lists.ids(Query(view="unpublished"), TODAY) == []


def test_a_refused_item_leaves_the_publication_clock_with_the_article(taierzhuang: Clerk) -> None:
    item = refused(taierzhuang)
    view = taierzhuang.view(item)
    assert (view.status.words, view.case.now.due, view.deadline) == ("审查不同意", "", None)
    (line,) = [text for text in taierzhuang.told(item) if "不再计算公开期限" in text]
    assert "保密审查制度》第六条第（二）项" in line
    assert "第六条第（三）项" in line, "what the rule set itself says of publishing only what was cleared"
    assert red(taierzhuang, date(2027, 3, 1)) == set()
    assert "overdue" not in {group.key for group in taierzhuang.desk.agenda(date(2027, 3, 1))}


def test_a_refused_item_is_told_in_today_until_somebody_deals_with_it(taierzhuang: Clerk) -> None:
    item = refused(taierzhuang)
    (group,) = [one for one in taierzhuang.desk.agenda(TODAY) if one.key == "stopped"]
    assert [line.record for line in group.lines] == [item]
    assert taierzhuang.desk.lists.ids(Query(view="stopped"), TODAY) == [item]
    taierzhuang.do(item, "attribute", withheld_reason="商业秘密")
    assert taierzhuang.view(item).status.words == "不予公开"
    assert "stopped" not in {one.key for one in taierzhuang.desk.agenda(TODAY)}


def test_the_next_step_of_a_refused_item_is_to_withhold_it_with_the_grounds_of_the_refusal(
    taierzhuang: Clerk,
) -> None:
    item = refused(taierzhuang)
    acts = taierzhuang.view(item).acts
    assert (acts[0].key, acts[0].title, acts[0].primary) == ("attribute", "登记不予公开", True)
    assert {key: acts[0].defaults[key] for key in ("attribute", "reason", "basis")} == {
        "attribute": "不予公开",
        "reason": "工作机构审查不同意公开",
        "basis": "属于商业秘密，条例第十五条",
    }
    assert {"review.reopen", "review.partial"} <= {act.key for act in acts}
    taierzhuang.do(item, "review.reopen", why="补充了第三方的同意书")
    assert taierzhuang.view(item).status.words == "待填写审查表"
    assert taierzhuang.view(item).case.now.due == "2026-11-05"


def test_an_item_that_the_other_side_bars_is_led_to_be_withheld(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("获奖学生名单", form="局网站")
    jiaoyu.approve(item)
    letters = jiaoyu.desk.letters
    form = letters.form(TODAY, [item])
    values = {**form.defaults, "kind": "个人", "addressee": "王小明", "day": "2026-11-12"}
    letter = letters.enter(values, actor=jiaoyu.actor, today=TODAY, about=[item]).act
    said = {"day": "2026-11-13", "verdict": "不同意公开", "grounds": "隐私"}
    letters.perform(letter, "reply", said, actor=jiaoyu.actor, today=TODAY)
    told = {"day": "2026-11-16", "verdict": "不公开", "by": "局务会", "grounds": "个人隐私"}
    letters.perform(letter, "decide", told, actor=jiaoyu.actor, today=TODAY)
    view = jiaoyu.view(item)
    assert view.status.words == "待登记不予公开"
    assert (view.acts[0].key, view.acts[0].defaults["attribute"]) == ("attribute", "不予公开")
    assert view.acts[0].defaults["reason"] == "第三方不同意公开"


def test_what_is_overdue_is_found_between_its_days_by_an_index(clerk: Clerk) -> None:
    """Rows without a last day, as an old ledger has them by the thousand, are not looked at one by one."""
    for view in ("overdue", "unpublished"):
        for counting in (True, False):
            found = clerk.desk.lists.statement(Query(view, order="due"), TODAY, counting=counting)
            sql = f"EXPLAIN QUERY PLAN {found.count() if counting else found.sql('t.id')}"
            plan = " ".join(str(row[-1]) for row in clerk.desk.store.rows(sql, found.values))
            assert "INDEX item_stage (stage=? AND due>? AND due<?)" in plan
