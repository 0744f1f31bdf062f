"""Views: those that the rule set gives a sense to, the office's own, and inside-only information apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.register.views import VIEWS

from .conftest import TODAY, Clerk

if TYPE_CHECKING:
    from gongkai_desktop.cases.query import View


def keys(clerk: Clerk) -> set[str]:
    return {view.key for view in clerk.desk.lists.views()}


def titles(clerk: Clerk, view: str) -> list[object]:
    return [row["title"] for row in clerk.desk.lists.page(Query(view=view), TODAY)]


@pytest.mark.parametrize(
    ("ruleset", "has", "lacks"),
    [
        ("tiaoli", {"all", "overdue", "expiring"}, {"weekly", "unreported", "unconfirmed", "inside"}),
        ("gansu-zhijiao", {"inside"}, {"weekly", "undelivered", "unconfirmed"}),
        ("weichang-dangan", {"unconfirmed"}, {"weekly", "undelivered", "inside"}),
        ("taian-jiaoyu", {"weekly", "unreported", "uninterpreted", "returned"}, {"undelivered", "inside"}),
        ("tangshan-renshe", {"undelivered"}, {"weekly", "unconfirmed", "inside"}),
    ],
)
def test_views_of_what_the_rule_set_does_not_have_are_not_offered(
    office: Callable[[str], Clerk], ruleset: str, has: set[str], lacks: set[str]
) -> None:
    offered = keys(office(ruleset))
    assert has <= offered
    assert not lacks & offered


def test_a2_inside_only_information_is_in_no_outside_view_nor_export(
    office: Callable[[str], Clerk], tmp_path: Path
) -> None:
    clerk = office("gansu-zhijiao")
    inside = next(rule.title for rule in clerk.desk.office.rules.category_rules if rule.inside)
    hidden = clerk.enter("职工年度奖惩情况", category=inside)
    shown = clerk.enter("招生简章")
    gone = clerk.enter("登错的内部通报", category=inside)
    clerk.do(gone, "void", why="登错了")
    lists = clerk.desk.lists
    for view in lists.views():
        found = set(lists.ids(Query(view=view.key), TODAY))
        assert found == {hidden, gone} if view.key == "inside" else not found & {hidden, gone}
    assert lists.ids(Query(words="职工"), TODAY) == []
    assert lists.ids(Query(view="inside", words="职工"), TODAY) == [hidden]
    assert lists.ids(Query(), TODAY) == [shown]
    assert [count.total for count in clerk.desk.tally("department", TODAY)] == [1]
    assert clerk.desk.ledger_exporter("register").export(tmp_path / "台账.xlsx", Query()) == 1
    assert lists.find(f"#{hidden}") == hidden


def test_inside_only_information_stays_reachable_under_a_rule_set_without_such_subjects(clerk: Clerk) -> None:
    assert "inside" not in keys(clerk)
    item = clerk.enter("年度目标任务", audience="对内公开")
    assert "inside" in keys(clerk)
    assert clerk.desk.lists.ids(Query(view="inside"), TODAY) == [item]
    assert titles(clerk, "all") == []


def test_the_views_of_near_limits_do_not_overlap(clerk: Clerk) -> None:
    for day in range(9, 31):
        clerk.enter(f"第{day}日", formed=f"2026-10-{day:02}")
    found = [titles(clerk, view) for view in ("overdue", "today", "soon", "week")]
    listed = [title for view in found for title in view]
    assert len(listed) == len(set(listed))
    dues = [
        {row["due"] for row in clerk.desk.lists.page(Query(view=view), TODAY)} for view in ("today", "soon")
    ]
    assert dues == [{"2026-11-20"}, {"2026-11-23", "2026-11-24", "2026-11-25"}]
    assert max(row["due"] for row in clerk.desk.lists.page(Query(view="overdue"), TODAY)) < "2026-11-20"


def test_this_weeks_limits_end_on_sunday(clerk: Clerk) -> None:
    clerk.enter("周五到期", formed="2026-10-23")
    clerk.enter("下周一到期", formed="2026-10-26")
    monday = TODAY.replace(day=16)
    rows = clerk.desk.lists.page(Query(view="week"), monday)
    assert [(row["title"], row["due"]) for row in rows] == [("周五到期", "2026-11-20")]


def test_validity_that_ends_within_thirty_days_or_has_ended(clerk: Clerk) -> None:
    for title, until in (
        ("今天", "2026-11-20"),
        ("三十天", "2026-12-20"),
        ("再一天", "2026-12-21"),
        ("昨天", "2026-11-19"),
    ):
        item = clerk.enter(title, valid_until=until)
        clerk.approve(item)
        clerk.publish(item)
    clerk.enter("没公开", valid_until="2026-11-25")
    assert titles(clerk, "expiring") == ["三十天", "今天"]
    assert titles(clerk, "expired") == ["昨天"]


def test_days_that_cannot_all_be_right_are_called_up(clerk: Clerk) -> None:
    clerk.enter("有效期早于生成", valid_until="2026-10-01")
    wrong = clerk.enter("公开早于生成")
    clerk.publish(wrong, day="2026-10-20")
    lapsed = clerk.enter("失效早于生成", formed="2026-11-05")
    clerk.approve(lapsed)
    clerk.publish(lapsed)
    clerk.do(lapsed, "lapse", day="2026-11-01", why="写错了年份")
    clerk.enter("没有问题")
    rows = clerk.desk.lists.page(Query(view="contradictory", order="id"), TODAY)
    assert [row["doubts"] for row in rows] == [
        "有效期止于生成日期之前",
        "公开日期早于生成日期",
        "失效日期早于生成日期",
    ]
    clerk.do(wrong, "void", why="重复登记")
    assert titles(clerk, "contradictory") == ["失效早于生成", "有效期早于生成"]


# — the office's own views —

MINE = Query(view="ready", words="检查", filters={"department": "财务科"}, order="due", descending=True)


def own(clerk: Clerk) -> list[View]:
    return [view for view in clerk.desk.lists.views() if view.query is not None]


def test_a_saved_view_shows_what_it_was_saved_with(clerk: Clerk) -> None:
    wanted = [clerk.enter("安全检查通报", department="财务科") for _ in range(2)]
    other = [clerk.enter("安全检查通报"), clerk.enter("预算说明", department="财务科")]
    for item in (*wanted, *other):
        clerk.approve(item)
    lists = clerk.desk.lists
    view = lists.save_view(" 财务科  待公开 ", MINE)
    assert (view.title, view.query) == ("财务科 待公开", MINE)
    assert own(clerk) == [view] == list(lists.views())[-1:]
    assert lists.ids(Query(view=view.key), TODAY) == sorted(wanted, reverse=True)
    assert lists.count(Query(view=view.key), TODAY) == 2
    first = lists.page(Query(view=view.key), TODAY, limit=1)
    assert lists.page(Query(view=view.key), TODAY, first[0], limit=9)[0]["id"] == wanted[0]
    assert lists.ids(Query(view=view.key, words="通报", filters={"title": "没有"}), TODAY) == []
    assert lists.ids(Query(view=view.key, order="id"), TODAY) == wanted


def test_a_saved_view_is_kept_in_the_office_and_can_be_renamed_and_dropped(clerk: Clerk) -> None:
    lists = clerk.desk.lists
    first, second = lists.save_view("甲", Query(view="ready")), lists.save_view("乙", MINE)
    with Desk.open(clerk.desk.folder.root, writing=False) as reader:
        assert [view for view in reader.lists.views() if view.query] == [first, second]
        with pytest.raises(Fault):
            reader.lists.save_view("丙", MINE)
    renamed = lists.rename_view(first.key, "甲一")
    assert (renamed.key, renamed.title, renamed.query) == (first.key, "甲一", first.query)
    lists.drop_view(first.key)
    assert own(clerk) == [second]
    assert lists.save_view("甲", MINE).key not in (first.key, second.key)


def test_a_view_saved_on_a_saved_one_stands_by_itself(clerk: Clerk) -> None:
    lists = clerk.desk.lists
    below = lists.save_view("甲", MINE)
    above = lists.save_view("乙", Query(view=below.key, words="通报", filters={"title": "安全", "note": ""}))
    lists.drop_view(below.key)
    assert above.query == Query("ready", "检查 通报", {"department": "财务科", "title": "安全"}, "due", True)
    assert lists.count(Query(view=above.key), TODAY) == 0
    with pytest.raises(Refused, match="没有这个视图"):
        lists.count(Query(view=below.key), TODAY)


@pytest.mark.parametrize(
    ("title", "word"), [("  ", "没有名称"), ("长" * 31, "太长"), ("已有", "已经有"), ("逾期", "已经有")]
)
def test_a_view_needs_a_name_of_its_own(clerk: Clerk, title: str, word: str) -> None:
    clerk.desk.lists.save_view("已有", MINE)
    with pytest.raises(Refused, match=word):
        clerk.desk.lists.save_view(title, MINE)


def test_a_query_that_cannot_be_shown_is_not_saved(clerk: Clerk) -> None:
    for wrong in (Query(view="nothing"), Query(order="nothing"), Query(filters={"formed": "昨天"})):
        with pytest.raises(Refused):
            clerk.desk.lists.save_view("错", wrong)
    assert own(clerk) == []


def test_only_the_offices_own_views_can_be_dropped(clerk: Clerk) -> None:
    for key in ("all", "my:9"):
        with pytest.raises(Refused, match="没有这个视图"):
            clerk.desk.lists.drop_view(key)
    assert {view.key for view in VIEWS} >= {"all", "inside"}
