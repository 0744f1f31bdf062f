"""档案馆政务公开和政府信息公开制度 (围档〔2020〕11号): review, article by article."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.office import events

if TYPE_CHECKING:
    from .conftest import Office

NOTICE = "关于开放档案的公告"
WHY = "不涉及国家秘密、商业秘密和个人隐私（第七条）"
STEPS = ("初步意见", "科室负责人审查", "领导小组办公室审查", "分管领导审查批准")


def reviewed(dangan: Office, item: int, upto: int = 4, day: str = "2026-11-04") -> None:
    """The first ``upto`` of the four steps, each with its grounds."""
    for _ in range(upto):
        dangan.sign(item, "公开", day=day, grounds=WHY)


def test_b3_four_steps_then_the_release_and_it_is_published(dangan: Office) -> None:
    """保密审查制度第八条：科室初步意见、科室负责人、领导小组办公室、分管领导。"""
    item = dangan.enter(NOTICE)
    dangan.hand_in(item)
    for title in STEPS:
        assert dangan.waits_for(item) == title
        dangan.sign(item, "公开", grounds=WHY)
    assert dangan.stage(item) == "待审查"
    dangan.sign(item, "同意公开")
    assert (dangan.state(item), dangan.stage(item)) == ("同意公开", "待公开")
    dangan.publish(item, second="杨联系")
    assert (dangan.stage(item), dangan.breaches(item), dangan.flags(item)) == ("已公开", [], [])


def test_b3_the_leader_may_refuse_what_all_others_advised(dangan: Office) -> None:
    item = dangan.enter("未开放档案目录")
    dangan.hand_in(item)
    reviewed(dangan, item, 3)
    dangan.sign(item, "免于公开", day="2026-11-05", grounds="公开后可能影响社会稳定（第七条第（三）项）")
    assert (dangan.state(item), dangan.stage(item)) == ("不同意公开", "审查不同意")


def test_b4_what_is_unclear_goes_up_to_whoever_may_set_the_grade(dangan: Office) -> None:
    """第九条：不明确的，逐级报有权确定的上级机关或保密工作部门；保密法实施条例第二十五条：10 个工作日。"""
    item = dangan.enter("代称：甲类档案情况")
    dangan.hand_in(item)
    reviewed(dangan, item, 2, "2026-11-03")
    dangan.sign(item, "须报审", day="2026-11-04", grounds="属于何种密级不明确")
    assert dangan.state(item) == "须报审"
    assert dangan.review(item).limits[0].due == "2026-11-18"
    to = "有权确定该事项密级的上级机关（档案业务方面）"
    asked = {"kind": "是否属于国家秘密、属于何种密级不明确", "to": to, "what": "是否属于国家秘密"}
    dangan.act(item, "escalate", day="2026-11-05", **asked)
    assert dangan.review(item).limits[0].due == "2026-11-19"
    dangan.act(item, "answered", day="2026-11-16", conclusion="不属于国家秘密")
    dangan.sign(item, "公开", day="2026-11-16", grounds="上级机关答复不属于国家秘密")
    assert dangan.waits_for(item) == "分管领导审查批准"


def test_b5_what_is_no_longer_secret_is_declassified_first(dangan: Office) -> None:
    """第十条：办理解密手续，再予以公开。"""
    item = dangan.enter("代称：乙类档案情况")
    dangan.hand_in(item)
    dangan.act(
        item, "declassify", day="2026-11-04", manner="保密期满", checked_with="原定密机关", by="柳审查"
    )
    assert any("保密期满" in line for line in dangan.told(item, "解密"))
    reviewed(dangan, item)
    dangan.sign(item, "同意公开", day="2026-11-05")
    assert (dangan.state(item), dangan.flags(item)) == ("同意公开", [])


def test_b6_each_opinion_is_one_of_three_and_comes_with_its_grounds(dangan: Office) -> None:
    """第十一条：“公开”“免于公开”“须报审”，并注明依据和理由；产生时标明是否属于保密事项。"""
    item = dangan.enter(NOTICE)
    dangan.hand_in(item)
    assert "marked" in [column.key for column in dangan.acts(item)["step"].form.columns]
    with pytest.raises(Unfilled, match="依据和理由"):
        dangan.sign(item, "公开")
    dangan.sign(item, "公开", grounds=WHY, marked="不属于保密事项")
    dangan.sign(item, "公开", grounds=WHY)
    assert dangan.acts(item)["step"].form.column("opinion").choices == ("公开", "免于公开", "须报审")
    said = dangan.review(item).case.chain[0].said
    assert said is not None and said.grounds == WHY
    assert said.more == {"是否标明属于保密事项": "不属于保密事项"}


def test_b7_the_office_answers_within_five_working_days(dangan: Office) -> None:
    """第十二条：接到信息审查申请后，5 个工作日内提出审查确认的意见。"""
    item = dangan.enter(NOTICE)
    dangan.hand_in(item, day="2026-11-03")
    reviewed(dangan, item, 2, "2026-11-04")
    assert dangan.review(item).limits[0].due == "2026-11-11"
    dangan.sign(item, "公开", day="2026-11-13", grounds=WHY)
    assert dangan.flags(item) == ["领导小组办公室审查晚于期限 2 个工作日"]


def test_b8_the_secret_part_is_hidden_and_the_rest_reviewed_again(dangan: Office) -> None:
    """第十三条：属于国家秘密的部分不予公开、其余部分公开。"""
    item = dangan.enter("档案开放情况报告")
    dangan.hand_in(item)
    reviewed(dangan, item, 2)
    hidden = {"hidden": "第三部分全部", "why": "涉密部分，第十三条", "agreed": "苏副主任"}
    dangan.act(item, "partial", day="2026-11-05", **hidden)
    assert (dangan.state(item), dangan.stage(item)) == ("区分处理", "待审查")
    dangan.hand_in(item, day="2026-11-06")
    assert (dangan.state(item), dangan.waits_for(item)) == ("在办", "初步意见")
    reviewed(dangan, item, day="2026-11-06")
    dangan.sign(item, "同意公开", day="2026-11-06")
    assert dangan.stage(item) == "待公开"


def test_b11_what_nothing_published_may_contain_is_gone_through_line_by_line(dangan: Office) -> None:
    """发布审核制度第四部分第3项：九类内容；原则上两个工作日内审核。"""
    item = dangan.enter(NOTICE)
    dangan.hand_in(item)
    reviewed(dangan, item, day="2026-11-04")
    assert dangan.review(item).limits[0].due == "2026-11-06"
    dangan.sign(item, "同意公开", day="2026-11-05")
    asked = next(act for act in dangan.item(item).acts if act.key == "publish").form.column("checks")
    assert len(asked.choices) == 9
    dangan.publish(item, second="杨联系", checks=asked.choices[:8])
    assert dangan.breaches(item) == ["发布时没有逐项核对禁载内容，还差 1 项"]


def test_b13_the_release_does_not_come_before_the_review_of_secrecy(dangan: Office) -> None:
    """发布运行管理制度第十一条：保密审查应在公开审核之前；提前签的照实记下。"""
    from gongkai_desktop.review.opinions import OpinionSaid

    item = dangan.enter(NOTICE)
    dangan.hand_in(item)
    reviewed(dangan, item, 2)
    early = OpinionSaid(dangan.review(item).record.number, "release", "同意公开", "苏副主任", "2026-11-04")
    told = dangan.desk.reviews.deviations(early, date(2026, 11, 20))
    assert [one.text for one in told] == ["公开审核早于领导小组办公室审查、分管领导审查批准"]
    assert "第十一条" in told[0].article


def test_b17_whoever_stands_in_signs_by_leave_of_the_leader_on_duty(dangan: Office) -> None:
    """应急处置制度第七部分：关键岗位有两人能操作，经值班领导批准后由备用人员上岗。"""
    deputy = next(one for one in dangan.desk.office.people() if one.name == "杨联系")
    since = date(2026, 11, 2)
    leave = events.person_deputised(deputy.id, since, post="审查员", approved_by="陈主任", since=since)
    dangan.desk.records.append([leave], actor=dangan.actor)
    item = dangan.enter(NOTICE)
    dangan.hand_in(item)
    reviewed(dangan, item, 2)
    assert dangan.review(item).case.chain[2].holders == ("柳审查", "杨联系")
    with pytest.raises(Unfilled, match="应急处置制度"):
        dangan.sign(item, "公开", who="杨联系", grounds=WHY, day="2026-11-05")
    dangan.sign(item, "公开", who="杨联系", grounds=WHY, day="2026-11-05", reason="柳审查出差")
    assert dangan.flags(item) == ["领导小组办公室审查由杨联系代审查员签字（陈主任批准）"]
