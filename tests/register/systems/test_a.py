"""The register's systems of office A (省职业技术教育中心, a public institution)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused

from ..conftest import TODAY

if TYPE_CHECKING:
    from ..conftest import Clerk

REWARDS = "职工年度奖惩情况"


def test_a2_inside_only_information_is_kept_apart(zhijiao: Clerk) -> None:
    inside = zhijiao.enter("2026 年度职工奖惩情况", category=REWARDS)
    outside = zhijiao.enter("招生简章")
    view = zhijiao.view(inside)
    assert (view.status.words, view.case.now.due, view.case.now.inside) == ("对内公开", "", True)
    assert "publish" not in zhijiao.keys(inside)
    assert [row["id"] for row in zhijiao.desk.lists.page(Query(), TODAY)] == [outside]
    assert [row["id"] for row in zhijiao.desk.lists.page(Query(view="inside"), TODAY)] == [inside]


def test_a2_inside_only_information_is_not_published_outside(zhijiao: Clerk) -> None:
    inside = zhijiao.enter("党风廉政建设情况通报", audience="对内公开")
    facts = {"day": TODAY, "form": "单位网站", "checked": "李四"}
    with pytest.raises(Refused, match="只对内公开"):
        zhijiao.desk.register.perform(inside, "publish", facts, actor=zhijiao.actor, today=TODAY)


def test_a2_what_is_found_public_all_the_same_must_come_off(zhijiao: Clerk) -> None:
    item = zhijiao.enter("通报", category="规章制度")
    zhijiao.approve(item)
    zhijiao.publish(item)
    zhijiao.do(item, "amend", audience="对内公开")
    assert zhijiao.view(item).status.words == "待下架"
    assert "只对内公开的信息，却已对社会公开" in zhijiao.flags(item)
    zhijiao.do(item, "remove", why="已撤下")
    assert zhijiao.view(item).status.words == "已下架"


def test_a2_the_audience_can_be_said_against_the_subject(zhijiao: Clerk) -> None:
    item = zhijiao.enter("先进教师名单公示", category=REWARDS, audience="对社会公开")
    assert zhijiao.view(item).status.words.startswith("待")
    assert zhijiao.row(item)["inside"] == 0


def test_a3_only_the_leading_department_publishes(zhijiao: Clerk) -> None:
    item = zhijiao.enter("联合招生方案", joint="教学教研室", joint_lead="其他科室牵头")
    zhijiao.approve(item)
    publish = next(act for act in zhijiao.view(item).acts if act.key == "publish")
    assert not publish.primary
    assert "牵头科室" in publish.note
    zhijiao.publish(item)
    assert "不是牵头科室，却已发布" in zhijiao.flags(item)


def test_a3_joint_information_wants_its_lead_named(zhijiao: Clerk) -> None:
    item = zhijiao.enter("联合招生方案", joint="教学教研室")
    assert "牵头情况" in zhijiao.view(item).case.now.missing
    zhijiao.do(item, "amend", joint_lead="本科室牵头")
    assert "牵头情况" not in zhijiao.view(item).case.now.missing
    assert any("由牵头科室发布" in line for line in zhijiao.told(item))


def test_a4_major_information_wants_the_leader_of_that_business(zhijiao: Clerk) -> None:
    item = zhijiao.enter("2026 年招生统计", category="统计信息")
    waited = []
    while zhijiao.view(item).case.now.waiting:
        waited.append(zhijiao.view(item).case.now.waiting)
        zhijiao.sign(item, zhijiao.view(item).acts[0].form.column("opinion").choices[0])
    assert "业务分管领导审批" in waited
    assert zhijiao.view(item).status.words == "待公开"


def test_a4_major_information_without_approval_is_not_ready(zhijiao: Clerk) -> None:
    item = zhijiao.enter("2026 年招生统计", category="统计信息")
    while zhijiao.view(item).case.now.waiting != "业务分管领导审批":
        zhijiao.sign(item, zhijiao.view(item).acts[0].form.column("opinion").choices[0])
    assert zhijiao.view(item).case.now.stage == "待审查"
    zhijiao.publish(item)
    assert "公开前没有完整的审查批准记录" in zhijiao.flags(item)
