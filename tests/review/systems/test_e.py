"""人社局《政府信息公开工作制度》(2023-05-05发布): review, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled

if TYPE_CHECKING:
    from .conftest import Office

GUIDE = "失业保险金申领办事指南"
SAFE = "没有风险"


def test_articles_13_to_17_an_item_is_reviewed_assessed_and_published(renshe: Office) -> None:
    """第十七条第一款：提供室、单位审查和评估，经办公室审核，报分管局领导批准后予以公开。"""
    item = renshe.enter(GUIDE)
    renshe.hand_in(item)
    assert renshe.chain(item) == ["提供科室审查评估", "办公室审核", "分管局领导批准"]
    renshe.sign(item, "可以公开", day="2026-11-03", risk=SAFE)
    renshe.sign(item, "同意公开", day="2026-11-04")
    renshe.sign(item, "批准", day="2026-11-05")
    assert renshe.stage(item) == "待公开"
    renshe.publish(item)
    assert (renshe.stage(item), renshe.breaches(item), renshe.flags(item)) == ("已公开", [], [])


def test_article_17_the_leader_refuses(renshe: Office) -> None:
    item = renshe.enter("拟录用人员情况")
    renshe.hand_in(item)
    renshe.sign(item, "可以公开", risk=SAFE)
    renshe.sign(item, "同意公开")
    with pytest.raises(Unfilled, match="依据和理由"):
        renshe.sign(item, "不批准")
    renshe.sign(item, "不批准", grounds="涉及个人隐私，条例第十五条")
    assert (renshe.state(item), renshe.stage(item)) == ("不同意公开", "审查不同意")


def test_e6_the_risk_is_assessed_with_the_first_opinion(renshe: Office) -> None:
    """第十三条、第十四条：保密审查和风险评估。"""
    item = renshe.enter(GUIDE)
    renshe.hand_in(item)
    with pytest.raises(Unfilled) as unfilled:
        renshe.sign(item, "可以公开")
    assert list(unfilled.value.fields) == ["risk"]
    renshe.sign(item, "可以公开", risk="有风险，已有应对措施")
    said = renshe.review(item).case.chain[0].said
    assert said is not None and said.more == {"风险评估结论": "有风险，已有应对措施"}


def test_e6_three_things_are_confirmed_when_it_is_published(renshe: Office) -> None:
    """第十五条：保密审查程序的完整性、公开范围的适应性和公开内容的准确性。"""
    item = renshe.enter(GUIDE)
    renshe.hand_in(item)
    renshe.sign(item, "可以公开", risk=SAFE)
    renshe.sign(item, "同意公开")
    renshe.sign(item, "批准")
    asked = next(act for act in renshe.item(item).acts if act.key == "publish").form.column("confirmations")
    assert asked.choices == ("保密审查程序的完整性", "公开范围的适应性", "公开内容的准确性")
    renshe.publish(item, confirmations=asked.choices[:2])
    (flag,) = renshe.item(item).breaches
    assert flag.text == "发布时没有逐项确认，还差 1 项" and "第十五条" in flag.article


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于重大决策事项的通知", "重大决策事项"),
        ("局务会会议纪要", "重要会议、专题会议纪要，发言录音整理的文字材料"),
        ("三季度就业统计报表", "月度、季度、年度等统计数据报表"),
        ("某公司欠薪案处理决定", "行政执法案件结果"),
        ("行政复议决定书", "行政复议决定书"),
    ],
)
def test_e7_five_kinds_are_pointed_out_before_the_first_opinion(
    renshe: Office, title: str, kind: str
) -> None:
    """第十六条：重点进行保密审查和风险评估。"""
    item = renshe.enter(title)
    renshe.hand_in(item)
    (caution,) = renshe.review(item).case.cautions
    assert caution.title == kind and "第十六条" in caution.article


def test_e8_what_weighs_heavily_also_goes_to_a_meeting(renshe: Office) -> None:
    """第十七条第二款：另报局务会或局党组会；会议名称、日期、纪要编号一并登记。"""
    item = renshe.enter("突发公共事件应对情况", category="突发公共事件", major="是")
    renshe.hand_in(item)
    renshe.sign(item, "可以公开", risk=SAFE)
    renshe.sign(item, "同意公开")
    renshe.sign(item, "批准")
    assert (renshe.stage(item), renshe.waits_for(item)) == ("待审查", "局务会或局党组会审查评估")
    with pytest.raises(Unfilled) as unfilled:
        renshe.sign(item, "同意公开")
    assert set(unfilled.value.fields) == {"meeting", "meeting_day", "minutes_no"}
    met = {"meeting": "局党组会", "meeting_day": "2026-11-09", "minutes_no": "2026-21"}
    renshe.sign(item, "同意公开", day="2026-11-09", **met)
    assert renshe.stage(item) == "待公开"
    said = renshe.review(item).case.chain[-1].said
    assert said is not None and said.more["会议名称"] == "局党组会"


def test_e9_what_cannot_be_decided_goes_to_the_authority(renshe: Office) -> None:
    """第十八条：不能确定是否可以公开的，报有关主管部门或上级保密部门确定。"""
    item = renshe.enter(GUIDE)
    renshe.hand_in(item)
    renshe.sign(item, "可以公开", risk=SAFE)
    renshe.sign(item, "不能确定，报审", day="2026-11-04")
    assert {"有关主管部门", "上级保密部门"} <= set(renshe.acts(item)["escalate"].form.column("to").choices)
    asked = {"kind": "不能确定是否可以公开", "to": "上级保密部门", "what": "能否公开"}
    renshe.act(item, "escalate", day="2026-11-05", **asked)
    assert renshe.state(item) == "须报审"
    renshe.act(item, "answered", day="2026-11-11", conclusion="可以公开")
    renshe.sign(item, "同意公开", day="2026-11-11")
    assert renshe.waits_for(item) == "分管局领导批准"
