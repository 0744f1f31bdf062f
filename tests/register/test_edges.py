"""Information on the day before its limits, on them and after; more than one of a thing; what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.acts.validity import validity_words
from gongkai_desktop.register.incoming import imported
from gongkai_desktop.register.item import Item
from tests.compulsory import compulsory

from .conftest import TODAY, Clerk


def wrong(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Unfilled) as unfilled:
        act()
    return unfilled.value.fields


# — days at their edge —


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-11-12", []), ("2026-11-13", []), ("2026-11-16", ["公开晚于期限 1 个工作日"])],
)
def test_published_about_the_last_day(clerk: Clerk, day: str, late: list[str]) -> None:
    item = clerk.enter(formed="2026-10-16")
    assert clerk.view(item).case.now.due == "2026-11-13"
    clerk.approve(item)
    clerk.publish(item, day)
    assert [text for text in clerk.flags(item) if "公开晚于期限" in text] == late


@pytest.mark.parametrize(
    ("day", "early"), [("2026-11-01", True), ("2026-11-02", False), ("2026-11-03", False)]
)
def test_published_about_the_day_it_was_formed(clerk: Clerk, day: str, early: bool) -> None:
    row = {
        "title": "旧文",
        "department": "办公室",
        "attribute": "主动公开",
        "formed": "2026-11-02",
        "published": day,
    }
    item = clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor).act
    assert ("公开日期早于生成日期，请核对" in clerk.flags(item)) is early


@pytest.mark.parametrize(
    ("today", "key"),
    [(date(2026, 11, 12), "soon"), (date(2026, 11, 13), "today"), (date(2026, 11, 14), "overdue")],
    ids=["the day before", "on the day", "the Saturday after"],
)
def test_how_near_the_limit_is_in_list_panel_and_today(clerk: Clerk, today: date, key: str) -> None:
    item = clerk.enter(formed="2026-10-16")
    (row,) = clerk.desk.lists.page(Query(), today)
    assert row["urgency"] == clerk.desk.register.view(item, today).urgency.key == key
    groups = {group.key for group in clerk.desk.agenda(today)}
    assert groups & {"soon", "today", "overdue"} == {key}


@pytest.mark.parametrize(
    ("left", "view"), [(-1, "expired"), (0, "expiring"), (1, "expiring"), (30, "expiring"), (31, None)]
)
def test_validity_about_its_last_day_and_thirty_days_ahead(clerk: Clerk, left: int, view: str | None) -> None:
    until = date.fromordinal(TODAY.toordinal() + left).isoformat()
    row = {"title": "旧文", "department": "办公室", "attribute": "主动公开", "formed": "2026-01-05"}
    row |= {"published": "2026-01-06", "valid_until": until}
    item = clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor).act
    seen = [one for one in ("expired", "expiring") if item in clerk.desk.lists.ids(Query(view=one), TODAY)]
    assert seen == ([view] if view else [])
    assert validity_words(until, TODAY)[1] == ("soft" if left == 31 else "late")


def test_a_page_is_corrected_and_taken_off_on_the_day_it_came_up_at_the_earliest(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item, "2026-11-18")
    for act, facts in (("correct", {"why": "错字", "checked": "李四"}), ("withdraw", {"why": "撤下"})):
        early = wrong(partial(clerk.do, item, act, day="2026-11-17", **facts))
        assert "早于公开日期 2026-11-18" in early["day"]
        assert clerk.do(item, act, day="2026-11-18", **facts)


def test_a_receipt_comes_back_on_the_day_of_the_delivery_at_the_earliest(renshe: Clerk) -> None:
    item = renshe.enter()
    renshe.approve(item)
    renshe.publish(item)
    for copies, taken in (("0", False), ("1", True), ("10000", True), ("10001", False)):
        if taken:
            renshe.do(item, "deliver", day="2026-11-18", copies=copies, by="李四")
        else:
            assert "copies" in wrong(
                lambda copies=copies: renshe.do(item, "deliver", copies=copies, by="李四")
            )
    assert "早于移送日期 2026-11-18" in wrong(lambda: renshe.do(item, "receipt", day="2026-11-17"))["day"]
    first, second = (
        next(act for act in renshe.view(item).acts if act.key == "receipt").form.column("delivery").choices
    )
    renshe.do(item, "receipt", day="2026-11-18", delivery=second)
    (left,) = (
        next(act for act in renshe.view(item).acts if act.key == "receipt").form.column("delivery").choices
    )
    assert left == first, "of two deliveries each has a receipt of its own"


@pytest.mark.parametrize(
    ("until", "taken"), [("2026-12-30", False), ("2026-12-31", False), ("2027-01-01", True)]
)
def test_validity_is_lengthened_by_a_day_at_least(clerk: Clerk, until: str, taken: bool) -> None:
    item = clerk.enter(valid_until="2026-12-31")
    clerk.approve(item)
    clerk.publish(item)
    if taken:
        assert clerk.do(item, "renew_validity", valid_until=until, why="修订")
    else:
        assert (
            "晚于"
            in wrong(lambda: clerk.do(item, "renew_validity", valid_until=until, why="修订"))["valid_until"]
        )


def test_a_clearance_that_is_published_after_today_is_none_yet(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter()
    jiaoyu.approve(item)
    jiaoyu.publish(item)
    facts = {"why": "废止", "announced": "2026-11-21"}
    assert wrong(lambda: jiaoyu.do(item, "lapse", **facts)) == {"announced": "日期在今天之后"}
    assert jiaoyu.do(item, "lapse", **{**facts, "announced": "2026-11-20"})


# — more than one —


@pytest.mark.parametrize("order", [("2026-11-10", "2026-11-12"), ("2026-11-12", "2026-11-10")])
def test_of_two_channels_entered_out_of_order_the_earlier_day_is_that_of_publication(
    clerk: Clerk, order: tuple[str, str]
) -> None:
    item = clerk.enter(formed="2026-10-16")
    clerk.approve(item)
    clerk.publish(item, order[0])
    clerk.do(item, "publish_more", day=order[1], form="公报", checked="李四")
    assert clerk.view(item).case.fields["published"] == "2026-11-10"


@pytest.mark.parametrize("order", [("2026-11-10", "2026-11-12"), ("2026-11-12", "2026-11-10")])
def test_of_two_changes_entered_out_of_order_the_later_one_counts(
    clerk: Clerk, order: tuple[str, str]
) -> None:
    item = clerk.enter(formed="2026-09-01")
    for day in order:
        clerk.approve(item)
        clerk.publish(item)
        clerk.do(item, "change", day=day, why="修订")
    assert clerk.view(item).case.now.due == "2026-12-10", "twenty working days after the later one"


@pytest.mark.parametrize("order", [(17, 18), (18, 17), (18, 18)])
def test_of_two_corrections_of_one_page_the_address_of_the_later_day_holds(
    clerk: Clerk, order: tuple[int, int]
) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item, "2026-11-16")
    for at, day in enumerate(order):
        url = f"http://example.gov.cn/{day}/{at}"
        clerk.do(item, "correct", day=f"2026-11-{day}", url=url, why="改版", checked="李四")
    last = max(range(2), key=lambda at: (order[at], at))
    assert clerk.view(item).case.fields["url"] == f"http://example.gov.cn/18/{last}"
    clerk.do(item, "correct", day="2026-11-19", why="错字", checked="李四")
    assert clerk.view(item).case.fields["url"] == f"http://example.gov.cn/18/{last}", (
        "only the text was corrected"
    )


@pytest.mark.parametrize("order", [(18, 19), (19, 18)])
def test_taken_off_two_channels_it_is_gone_from_the_later_day_on(
    clerk: Clerk, order: tuple[int, int]
) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item, "2026-11-16")
    clerk.do(item, "publish_more", day="2026-11-16", form="公报", checked="李四")
    channels = (
        next(act for act in clerk.view(item).acts if act.key == "withdraw").form.column("channel").choices
    )
    for channel, day in zip(channels[:2], order, strict=True):
        clerk.do(item, "withdraw", day=f"2026-11-{day}", channel=channel, why="撤下")
    state = clerk.desk.records.state(item)
    assert isinstance(state, Item) and (state.removed, state.live()) == ("2026-11-19", ())


# — what cannot be —


def test_a_record_that_is_none_is_refused_by_every_door(clerk: Clerk) -> None:
    actor, register = clerk.actor, clerk.desk.register
    doors: tuple[Callable[[], object], ...] = (
        lambda: register.view(999, TODAY),
        lambda: register.perform(999, "publish", {}, actor=actor, today=TODAY),
        lambda: register.attach(999, Path("纸.txt"), actor=actor, today=TODAY),
    )
    for door in doors:
        with pytest.raises(Refused, match="信息登记里没有 #999"):
            door()
    assert clerk.desk.records.verify() == []


def test_an_act_of_a_review_that_never_began_is_refused(clerk: Clerk) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="这条信息没有在审查"):
        clerk.desk.register.perform(item, "review.escalate", {}, actor=clerk.actor, today=TODAY)


def test_a_blank_sheet_leads_to_no_record(clerk: Clerk) -> None:
    prepared = clerk.desk.papers.prepare("review-list", [], TODAY)
    clerk.desk.papers.issue(prepared, actor=clerk.actor, today=TODAY)
    for text in (prepared.number, Sheets(clerk.desk.records).code(prepared.number, 1, 1)):
        with pytest.raises(Refused, match="是空白表，没有对应的记录"):
            clerk.desk.trace(text, TODAY)


def test_nothing_is_published_without_a_channel(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    form = next(act for act in clerk.view(item).acts if act.key == "publish").form
    assert {column.key for column in form.columns if column.required} >= {"day", "form"}
    assert wrong(lambda: clerk.do(item, "publish", form="", checked="李四")) == {"form": "公开渠道没有填"}
    clerk.publish(item)
    assert "form" in wrong(lambda: clerk.do(item, "publish_more", form="", checked="李四"))


@pytest.mark.parametrize("key", ["title", "department", "attribute"])
def test_what_an_entry_cannot_do_without_is_asked_for(clerk: Clerk, key: str) -> None:
    assert wrong(lambda: clerk.enter(**{key: ""})).keys() == {key}


COMPULSORY = {
    "amend": {"title", "department"},
    "step": {"day", "opinion", "who"},
    "hand_in": {"day"},
    "report": {"day"},
    "chase": {"day", "who"},
    "return": {"day", "why"},
    "mend": {"day", "how"},
    "publish": {"day", "form", "checked"},
    "publish_more": {"day", "form", "checked"},
    "confirm": {"day", "channel", "who"},
    "correct": {"day", "channel", "why", "checked"},
    "replace": {"day", "channel", "why", "checked"},
    "withdraw": {"day", "channel", "why"},
    "change": {"day", "why"},
    "attribute": {"day", "attribute", "reason"},
    "renew_validity": {"day", "valid_until", "why"},
    "lapse": {"day", "why"},
    "cleared": {"day"},
    "remove": {"day", "why"},
    "object": {"day", "kind", "who", "what"},
    "link": {"day", "kind", "other"},
    "deliver": {"day", "point", "copies", "by"},
    "receipt": {"day", "delivery"},
    "review.partial": {"day", "hidden", "why", "agreed"},
    "review.reopen": {"day", "why"},
    "void": {"day", "why"},
}
"""Without what no information can be entered, and none of its acts recorded."""


def test_what_every_entry_and_act_cannot_do_without_is_asked_for(every: Clerk) -> None:
    register, said = every.desk.register, {"actor": every.actor, "today": TODAY}
    found: dict[str, set[str]] = {}

    def look(item: int) -> None:
        for act in every.view(item).acts:
            if act.key in COMPULSORY and act.key not in found:
                found[act.key] = compulsory(act, partial(register.perform, item, act.key, **said))

    item = every.enter(form=every.desk.office.rules.channels[0].title, valid_until="2026-12-31")
    look(item)
    every.do(item, "return", why="缺附件")
    look(item)
    every.do(item, "mend", how="已补")
    every.approve(item)
    look(item)
    every.publish(item)
    if "deliver" in every.keys(item):
        every.do(item, "deliver", day="2026-11-20", copies="2", by="李四")
    look(item)
    every.do(item, "lapse", why="废止")
    look(item)
    risk = {"risk"} if every.desk.office.rules.name == "tangshan-renshe" else set()
    asked = {key: COMPULSORY[key] | (risk if key == "step" else set()) for key in found}
    assert found == asked
    assert len(found) >= 20


# — what departments owe, and what is keyed in —


@pytest.mark.parametrize(("shift", "late"), [(-1, False), (0, False), (1, True)])
def test_a_department_reports_about_its_last_day(jiaoyu: Clerk, shift: int, late: bool) -> None:
    calendar = jiaoyu.desk.calendar.workdays
    item = jiaoyu.enter(formed="2026-10-09")
    due = calendar.add(date(2026, 10, 9), 20)
    assert jiaoyu.row(item)["report_due"] == due.isoformat()
    jiaoyu.do(item, "report", day=calendar.add(due, shift).isoformat())
    assert [text for text in jiaoyu.flags(item) if "科室报送" in text] == (
        ["科室报送晚于期限 1 个工作日"] if late else []
    )


@pytest.mark.parametrize(
    ("reported", "owes"), [("2026-11-09", True), ("2026-11-10", False), ("2026-11-11", False)]
)
def test_a_report_about_the_day_of_a_change(jiaoyu: Clerk, reported: str, owes: bool) -> None:
    item = jiaoyu.enter(formed="2026-11-02")
    jiaoyu.do(item, "report", day=reported)
    jiaoyu.approve(item)
    jiaoyu.publish(item, "2026-11-09")
    jiaoyu.do(item, "change", day="2026-11-10", why="修订")
    assert bool(jiaoyu.row(item)["report_due"]) is owes


@pytest.mark.parametrize("key", ["formed", "reported", "finished"])
def test_what_has_happened_did_so_today_at_the_latest(clerk: Clerk, key: str) -> None:
    facts = {"formed": "2026-11-02", key: "2026-11-20"}
    assert clerk.enter(**facts)
    assert "在今天之后" in wrong(lambda: clerk.enter(**{**facts, key: "2026-11-21"}))[key]


@pytest.mark.parametrize(("second", "late"), [("2026-11-18", False), ("2026-11-19", True)])
def test_a_second_look_on_the_day_it_went_out_is_in_time(dangan: Clerk, second: str, late: bool) -> None:
    item = dangan.enter(form=dangan.desk.office.rules.channels[0].title)
    dangan.approve(item)
    dangan.publish(item, "2026-11-18")
    dangan.do(item, "confirm", day=second, who="王五")
    assert ("发布以后才再次确认" in dangan.flags(item)) is late


@pytest.mark.parametrize(
    ("day", "late"), [("2026-10-26", False), ("2026-10-27", False), ("2026-10-28", True)]
)
def test_keyed_in_about_its_last_day(dangan: Clerk, day: str, late: bool) -> None:
    item = dangan.enter(formed="2026-09-22", form=dangan.desk.office.rules.channels[0].title)
    assert dangan.view(item).case.now.due == "2026-10-27"
    dangan.approve(item)
    dangan.publish(item, day)
    assert any("晚于期限 1 个工作日" in text for text in dangan.flags(item)) is late
