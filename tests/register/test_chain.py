"""Approvals in the rule set's order; nothing is ready without them, what is public already is flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled

if TYPE_CHECKING:
    from .conftest import Clerk


def acts(clerk: Clerk, item: int) -> list[str]:
    return [act.title for act in clerk.view(item).acts]


def test_an_item_is_ready_only_after_every_approval(clerk: Clerk) -> None:
    item = clerk.enter()
    waited = []
    while clerk.view(item).case.now.waiting:
        waited.append(clerk.view(item).status.words)
        clerk.sign(item, clerk.view(item).acts[0].form.column("opinion").choices[0])
    assert waited == ["待内容审核", "待保密审查", "待公开审核"]
    assert clerk.view(item).status.words == "待公开"
    assert acts(clerk, item)[0] == "登记公开"


def test_published_in_order_and_in_time_has_no_flag(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item)
    view = clerk.view(item)
    assert (view.status.words, view.breaches) == ("已公开", ())
    assert view.case.fields["published"] == "2026-11-20"


def test_what_is_public_without_approval_is_recorded_and_flagged(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.publish(item)
    view = clerk.view(item)
    assert view.status.words == "已公开"
    assert [flag.text for flag in view.breaches] == ["公开前没有完整的审查批准记录"]
    assert view.breaches[0].article == "条例第十七条第二款"
    clerk.approve(item)
    assert clerk.view(item).breaches, "approvals after the fact do not undo what happened"


def test_late_publication_is_flagged_in_working_days(clerk: Clerk) -> None:
    item = clerk.enter(formed="2026-09-01")
    clerk.approve(item)
    clerk.publish(item, "2026-10-12")
    (flag,) = clerk.view(item).breaches
    assert clerk.view(item).case.now.due == "2026-09-29"
    assert flag.text == "公开晚于期限 5 个工作日"  # 09-30, 10-08, 10-09, 10-10 (make-up day), 10-12


def test_opinions_that_do_not_pass_need_grounds(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    with pytest.raises(Unfilled, match="依据和理由"):
        taierzhuang.sign(item, "不同意公开")
    taierzhuang.sign(item, "不同意公开", grounds="涉及第三方商业秘密，条例第十五条")
    taierzhuang.sign(item, "不同意")
    assert taierzhuang.view(item).status.words == "审查不同意"


def test_a_leaders_refusal_sends_it_back_for_review(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "同意公开")
    taierzhuang.sign(item, "不同意", grounds="请再核实附件")
    assert taierzhuang.view(item).status.words == "待工作机构审查"
    assert "退回" in taierzhuang.view(item).timeline[-1].text
    taierzhuang.approve(item)
    assert taierzhuang.view(item).status.words == "待公开"


def test_an_uncertain_matter_stays_with_its_step(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "不能确定，报审")
    assert taierzhuang.view(item).status.words == "待工作机构审查（报审中）"
    taierzhuang.approve(item)
    assert taierzhuang.view(item).status.words == "待公开"


def test_a_step_wants_the_fields_it_needs(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter()
    with pytest.raises(Refused, match="公开形式没有填"):
        taierzhuang.sign(item, "已填写")


def test_a_stopped_item_may_be_withheld_instead(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.sign(item, "同意公开")
    clerk.sign(item, "不得公开", grounds="涉及商业秘密")
    assert clerk.view(item).status.words == "审查不同意"
    clerk.do(
        item,
        "attribute",
        attribute="不予公开",
        reason="审查不同意",
        withheld_reason="商业秘密",
        basis="条例第十五条",
    )
    assert clerk.view(item).status.words == "不予公开"


def test_a_change_starts_the_limit_and_the_review_anew(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item)
    clerk.do(item, "change", day="2026-11-18", why="附表更新")
    view = clerk.view(item)
    assert (view.status.words, view.case.now.due) == ("待内容审核", "2026-12-16")


def test_becoming_proactive_counts_from_the_day_of_the_change(clerk: Clerk) -> None:
    item = clerk.enter(attribute="依申请公开", formed="2025-01-02")
    assert clerk.view(item).case.now.due == ""
    clerk.do(
        item, "attribute", day="2026-11-18", attribute="主动公开", reason="多人申请同一信息，条例第四十四条"
    )
    assert clerk.view(item).case.now.due == "2026-12-16"


def test_lapsed_information_waits_for_removal_by_its_own_date(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item)
    clerk.do(item, "lapse", day="2026-11-18", why="文件废止")
    assert (clerk.view(item).status.words, clerk.view(item).case.now.due) == ("待下架", "2026-12-16")
    clerk.do(item, "remove", why="已从网站撤下")
    assert clerk.view(item).status.words == "已下架"


def test_an_entry_made_in_error_is_closed_and_stays(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.do(item, "void", why="重复登记")
    view = clerk.view(item)
    assert (view.status.words, view.acts) == ("已作废", ())
    assert "重复登记" in view.timeline[-1].text


def test_acts_that_the_state_does_not_permit_are_refused(clerk: Clerk) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="现在不能做这一步"):
        clerk.desk.register.perform(item, "remove", {}, actor=clerk.actor, today=clerk.desk.today())


def test_an_act_in_the_future_is_refused(clerk: Clerk) -> None:
    item = clerk.enter()
    with pytest.raises(Unfilled, match="今天之后"):
        clerk.publish(item, "2026-11-21")


def test_another_departments_joint_paper_is_told_when_published(clerk: Clerk) -> None:
    item = clerk.enter(joint="财务科", joint_lead="其他科室牵头")
    clerk.approve(item)
    clerk.publish(item)
    assert [note.text for note in clerk.view(item).case.now.notes] == ["不是牵头科室，却已发布"]
    assert clerk.flags(item) == [], "A has an article for it, the 条例 has not"


def test_undo_takes_the_last_act_back_and_no_more(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.publish(item)
    clerk.desk.undo_last(clerk.actor)
    assert clerk.view(item).status.words == "待公开"
    clerk.desk.undo_last(clerk.actor)
    assert clerk.view(item).status.words == "待公开审核"
    assert sum("已撤销" in entry.text for entry in clerk.view(item).timeline) == 2
