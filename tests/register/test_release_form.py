"""公开形式 is asked when an item is handed in, so that no sheet is signed with its 发布形式 empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Refused

from .conftest import TODAY, Clerk


@pytest.fixture
def clerk(office: Callable[[str], Clerk]) -> Clerk:
    return office("taierzhuang")


def hand_in_form(clerk: Clerk, item: int) -> dict[str, object]:
    """What 送审 asks for and already has filled in."""
    act = next(one for one in clerk.view(item).acts if one.key == "hand_in")
    return {column.key: act.defaults.get(column.key, "") for column in act.form.columns}


def many(clerk: Clerk, *items: int, **values: object) -> None:
    clerk.desk.register.hand_in(items, {"day": TODAY.isoformat(), **values}, actor=clerk.actor, today=TODAY)


def form(clerk: Clerk, item: int) -> str:
    return clerk.view(item).case.fields.get("form", "")


MAIN = {"taierzhuang": "区政府网站", "taian-jiaoyu": "局网站", "gansu-zhijiao": "单位网站"}


@pytest.mark.parametrize("rules", MAIN)
def test_handing_in_proposes_the_main_channel(office: Callable[[str], Clerk], rules: str) -> None:
    clerk = office(rules)
    item = clerk.enter()
    assert hand_in_form(clerk, item)["form"] == MAIN[rules]
    clerk.do(item, "hand_in")
    assert form(clerk, item) == MAIN[rules]
    review = clerk.desk.reviews.of_subject(item)
    assert clerk.desk.reviews.state(review).subject.form == MAIN[rules], "the review is told of it"


def test_what_is_published_on_request_is_proposed_its_own_box(clerk: Clerk) -> None:
    item = clerk.enter(attribute="依申请公开")
    assert hand_in_form(clerk, item)["form"] == "依申请公开"


def test_what_has_its_form_is_not_asked_again(clerk: Clerk) -> None:
    item = clerk.enter(form="官方政务新媒体")
    assert "form" not in hand_in_form(clerk, item)
    many(clerk, item, form="区政府网站")
    assert form(clerk, item) == "官方政务新媒体"


def test_many_are_asked_once_and_each_takes_what_suits_it(clerk: Clerk) -> None:
    one, has, asked = (
        clerk.enter(),
        clerk.enter("乙", form="新闻发布会"),
        clerk.enter("丙", attribute="依申请公开"),
    )
    act = clerk.desk.register.hand_in_form([one, has, asked], TODAY)
    assert act.defaults["form"] == "区政府网站" and "“乙”" not in act.note
    assert "依申请公开的记为依申请公开" in act.note
    many(clerk, one, has, asked, form="信息公告栏、电子信息屏")
    assert [form(clerk, item) for item in (one, has, asked)] == [
        "信息公告栏、电子信息屏",
        "新闻发布会",
        "依申请公开",
    ]


def test_nothing_is_filled_in_that_nobody_said(clerk: Clerk) -> None:
    item = clerk.enter()
    many(clerk, item)
    assert form(clerk, item) == ""


def test_before_a_sheet_is_printed_it_is_asked_for_those_without(clerk: Clerk) -> None:
    bare, has = clerk.enter(), clerk.enter("乙", form="区政府网站")
    question = clerk.desk.register.form_question([bare, has])
    assert question is not None and question.defaults == {"form": "区政府网站"}
    clerk.desk.register.give_form([bare, has], question.defaults, actor=clerk.actor, today=TODAY)
    assert form(clerk, bare) == "区政府网站"
    assert clerk.desk.register.form_question([bare, has]) is None


def test_one_in_review_already_goes_on_with_its_form(clerk: Clerk) -> None:
    item = clerk.enter()
    many(clerk, item)
    review = clerk.desk.reviews.of_subject(item)
    with pytest.raises(Refused, match="公开形式没有填"):
        clerk.sign(item, "已填写")
    clerk.desk.register.give_form([item], {"form": "区政府网站"}, actor=clerk.actor, today=TODAY)
    assert clerk.desk.reviews.of_subject(item) == review
    clerk.sign(item, "已填写")


def test_what_is_withheld_is_asked_nothing(clerk: Clerk) -> None:
    item = clerk.enter(attribute="不予公开", withheld_reason="个人隐私", basis="条例第十五条")
    assert clerk.desk.register.form_question([item]) is None
    assert (
        clerk.desk.register.give_form([item], {"form": "区政府网站"}, actor=clerk.actor, today=TODAY) is None
    )
