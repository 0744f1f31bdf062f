"""Entering an item: five fields suffice, the impossible is refused field by field, the rest is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused, Unfilled

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk


def wrong(clerk: Clerk, **values: object) -> dict[str, str]:
    with pytest.raises(Unfilled) as caught:
        clerk.enter(**values)
    assert clerk.desk.lists.count(Query(), TODAY) == 0
    return caught.value.fields


def test_five_fields_make_an_entry_with_its_due_date(clerk: Clerk) -> None:
    view = clerk.view(clerk.enter())
    assert view.status.words == "待内容审核"
    assert view.case.now.due == "2026-11-30"
    assert view.urgency.words == "还剩 6 个工作日"
    assert view.deadline is not None
    assert view.deadline.citations[0] == "条例第二十六条"
    assert view.case.now.missing == ("内容概述",)


def test_the_quick_form_asks_for_five_fields_only(clerk: Clerk) -> None:
    assert clerk.desk.register.form(TODAY, key="quick").form.keys == (
        "title",
        "formed",
        "department",
        "attribute",
        "withheld_reason",
    )


def test_the_whole_form_offers_the_rule_sets_choices(taierzhuang: Clerk) -> None:
    form = taierzhuang.desk.register.form(TODAY).form
    assert form.column("source").choices
    assert form.column("category").choices
    assert "published" not in form.keys


def test_what_the_rule_set_wants_is_marked_not_refused(taierzhuang: Clerk) -> None:
    view = taierzhuang.view(taierzhuang.enter())
    assert {"主题分类", "关键词", "信息来源", "文号"} <= set(view.case.now.missing)


def test_a_future_date_or_none_is_refused(clerk: Clerk) -> None:
    assert "今天之后" in wrong(clerk, formed="2026-11-21")["formed"]
    assert "没有 2024年13月45日" in wrong(clerk, formed="2024年13月45日")["formed"]


def test_withholding_needs_a_reason_and_only_withholding_has_one(clerk: Clerk) -> None:
    assert "withheld_reason" in wrong(clerk, attribute="不予公开")
    assert "withheld_reason" in wrong(clerk, withheld_reason="商业秘密")
    view = clerk.view(clerk.enter(attribute="不予公开", withheld_reason="商业秘密"))
    assert view.status.words == "不予公开"
    assert view.case.now.due == ""


def test_a_state_secret_is_held_by_substitute_title_and_internal_number(clerk: Clerk) -> None:
    secret = {"attribute": "不予公开", "withheld_reason": "国家秘密"}
    assert set(wrong(clerk, **secret, doc_no="某发〔2026〕1号", summary="内容")) == {"doc_no", "summary"}
    item = clerk.enter("2026 年代称甲", **secret, internal_no="内01")
    view = clerk.view(item)
    assert view.case.secret
    assert view.case.now.missing == ()
    assert not view.case.fields.get("index_no")


@pytest.mark.parametrize(
    "title", ["机密★1年 关于某事", "关于某事（秘密 ★）", "绝密★", "某通知 秘密 10年", "机 密★长期"]
)
def test_text_with_a_secrecy_marking_is_refused_and_not_repeated(clerk: Clerk, title: str) -> None:
    with pytest.raises(Refused, match="国家秘密标志") as caught:
        clerk.enter(title)
    assert title not in str(caught.value)
    assert clerk.desk.lists.count(Query(), TODAY) == 0


@pytest.mark.parametrize(
    "title", ["关于开展保密宣传月活动的通知", "机密设备采购管理办法解读", "商业秘密保护指南"]
)
def test_titles_that_only_speak_of_secrecy_are_taken(clerk: Clerk, title: str) -> None:
    assert clerk.view(clerk.enter(title)).case.fields["title"] == title


def test_index_numbers_are_given_and_unique(clerk: Clerk) -> None:
    first, second = clerk.enter(), clerk.enter()
    numbers = {clerk.view(item).number for item in (first, second)}
    assert len(numbers) == 2
    taken = clerk.view(first).number
    with pytest.raises(Unfilled, match=f"#{first}"):
        clerk.enter(index_no=taken)
    with pytest.raises(Unfilled, match="索引号已被"):
        clerk.do(second, "amend", index_no=taken)


def test_amending_without_a_change_is_told(clerk: Clerk) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="没有改动"):
        clerk.do(item, "amend")
    clerk.do(item, "amend", title="改过的名称")
    assert clerk.view(item).case.fields["title"] == "改过的名称"
    assert "信息名称" in clerk.view(item).timeline[-1].text


def test_who_is_responsible_follows_from_the_source(clerk: Clerk) -> None:
    sources = {source.title: source for source in clerk.desk.register.rules.sources}
    foreign = next(source for source in sources.values() if not source.ours)
    assert foreign.article in clerk.view(clerk.enter(source=foreign.title)).case.responsible
    assert clerk.view(clerk.enter()).case.responsible == "办公室"
