"""What was withheld goes out only when that is lifted: declassified, never secret, consented to, assessed anew."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.records.event import Draft
from tests.compulsory import compulsory

from .conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Clerk

SECRET, DANGER = "国家秘密", "危及国家安全、公共安全、经济安全、社会稳定"
OWN_ARTICLE = {
    "tiaoli": "条例第十四条",
    "gansu-zhijiao": "信息公开工作制度》第十二条",
    "weichang-dangan": "保密审查制度》第十条",
    "taian-jiaoyu": "工作细则》第二十条第（二）项",
    "taierzhuang": "保密审查制度》第九条",
    "tangshan-renshe": "工作制度》第十五条",
}
"""Where each office's own rules (or 条例) say that a secret is declassified before it is public."""


def unnumbered(text: str) -> str:
    """A text without the numbers that documents were issued under."""
    return re.sub("》（[^（）]*）", "》", text)


DECIDED = {"checked_with": "原定密机关", "by": "柳审查", "noted": "保密室 3-12"}


def withheld(clerk: Clerk, reason: str) -> int:
    basis = {} if clerk.desk.office.rules.is_secret(reason) else {"basis": "条例第十四条、第十五条"}
    return clerk.enter("代称：甲类情况", attribute="不予公开", withheld_reason=reason, **basis)


def opened(clerk: Clerk, reason: str, **facts: object) -> int:
    """Withheld for the reason, then to be made public, and every approval given."""
    item = withheld(clerk, reason)
    facts = {"day": "2026-11-10", "attribute": "主动公开", "reason": "年度检查", **facts}
    clerk.do(item, "attribute", **facts)
    channel = clerk.desk.office.rules.channels[0].title
    clerk.do(item, "amend", form=channel)
    clerk.approve(item)
    return item


def breaches(clerk: Clerk, item: int) -> list[str]:
    """What went against the rules, but for the lines that are confirmed when it is published (B11, E6)."""
    return [text for text in clerk.flags(item) if not text.startswith("发布时没有逐项")]


def articles(clerk: Clerk, item: int) -> dict[str, str]:
    return {flag.text: flag.article for flag in clerk.view(item).breaches}


def test_a_secret_is_not_ready_until_it_is_declassified(every: Clerk) -> None:
    item = opened(every, SECRET)
    view = every.view(item)
    assert (view.case.now.stage, view.status.words) == ("待审查", "待解密")
    assert (view.acts[0].key, view.acts[0].title) == ("lift", "登记解密")
    assert OWN_ARTICLE[every.desk.office.rules.name] in unnumbered(view.acts[0].note)
    publish = next(act for act in view.acts if act.key == "publish")
    assert (publish.title, publish.primary) == ("补登：已经公开", False)
    assert "没有解密" in publish.note and OWN_ARTICLE[every.desk.office.rules.name] in unnumbered(
        publish.note
    )


def test_a_secret_made_public_all_the_same_is_flagged_with_the_offices_own_article(every: Clerk) -> None:
    item = opened(every, SECRET)
    every.publish(item)
    told = f"原以“{SECRET}”不予公开，公开时没有解密，也没有登记定密有误"
    assert OWN_ARTICLE[every.desk.office.rules.name] in articles(every, item)[told]


def test_the_old_reason_stays_with_the_item_for_ever(every: Clerk) -> None:
    item = opened(every, SECRET, manner="提前解密", **DECIDED)
    every.publish(item)
    assert every.view(item).case.fields["withheld_reason"] == ""
    assert any(SECRET in line and "提前解密" in line and "柳审查" in line for line in every.told(item))
    told = next(entry.text for entry in every.view(item).timeline if "公开属性" in entry.text)
    assert told.startswith("公开属性由不予公开（国家秘密）改为主动公开：年度检查")
    assert "提前解密，柳审查 已向原定密机关核对" in told


def test_declassified_after_the_review_it_is_ready_and_nothing_is_flagged(every: Clerk) -> None:
    """D 第九条、B 第十条：审查确认、办理解密手续、再公开。"""
    item = opened(every, SECRET)
    every.do(item, "lift", manner="保密期满", **DECIDED)
    every.publish(item)
    assert every.view(item).status.words == "已公开"
    assert breaches(every, item) == []


def test_c_reviewed_while_it_still_was_secret_is_flagged(jiaoyu: Clerk) -> None:
    """C 细则第二十条第（二）项：解密的，经评估后可以变更。"""
    item = withheld(jiaoyu, SECRET)
    jiaoyu.do(item, "attribute", day="2026-11-10", attribute="主动公开", reason="年度检查")
    for _ in range(3):
        choices = (
            next(act for act in jiaoyu.view(item).acts if act.key == "step").form.column("opinion").choices
        )
        jiaoyu.sign(item, choices[0], day="2026-11-12")
    jiaoyu.do(item, "lift", day="2026-11-16", manner="保密期满", **DECIDED)
    assert "第二十条第（二）项" in articles(jiaoyu, item)["保密审查早于解密"]


def test_declassified_before_the_review_is_flagged_where_the_rules_want_the_review_first(
    every: Clerk,
) -> None:
    item = opened(every, SECRET, manner="保密期满", **DECIDED)
    assert every.view(item).status.words == "待公开"
    rules = every.desk.office.rules
    found = articles(every, item)
    if rules.declassifying.after:
        assert OWN_ARTICLE[rules.name] in found["解密早于保密审查的确认"]
        assert "保密法第二十四条" not in found["解密早于保密审查的确认"]
        review = every.desk.reviews.of_subject(item)
        assert "解密早于保密审查的确认" in [
            one.text for one in every.desk.reviews.view(review, every.desk.today()).breaches
        ]
    else:
        assert found == {}


def test_b_and_d_want_the_review_first_and_c_the_declassification(every: Clerk) -> None:
    """B 保密审查制度第十条、D 保密审查制度第九条；C 细则第二十条第（二）项。"""
    rules = every.desk.office.rules
    wanted = {"weichang-dangan": ("leader", ""), "taierzhuang": ("leader", ""), "taian-jiaoyu": ("", "draft")}
    rule = rules.declassifying
    assert (rule.after, rule.before) == wanted.get(rules.name, ("", ""))


def test_what_never_was_a_secret_is_said_plainly_and_by_whom(every: Clerk) -> None:
    item = opened(every, SECRET, manner="定密有误", checked_with="定密责任人", by="陈主任")
    assert every.view(item).status.words == "待公开"
    assert any("定密责任人认定不属于国家秘密（陈主任）" in line for line in every.told(item))
    every.publish(item)
    assert breaches(every, item) == []


def test_lifting_asks_by_whom(every: Clerk) -> None:
    item = withheld(every, SECRET)
    asked = {"attribute": "主动公开", "reason": "年度检查"}
    with pytest.raises(Unfilled, match="核对人"):
        every.do(item, "attribute", manner="保密期满", checked_with="原定密机关", **asked)
    with pytest.raises(Unfilled, match="核对"):
        every.do(item, "attribute", manner="定密有误", **asked)
    assert every.view(item).case.fields["attribute"] == "不予公开"


@pytest.mark.parametrize("reasons", [(SECRET, "商业秘密"), ("商业秘密", SECRET)])
def test_of_two_reasons_the_secret_is_lifted_first(every: Clerk, reasons: tuple[str, str]) -> None:
    item = withheld(every, reasons[0])
    basis = "" if reasons[1] == SECRET else "条例第十五条"
    every.do(item, "amend", withheld_reason=reasons[1], index_no="", basis=basis)
    every.do(item, "attribute", attribute="主动公开", reason="年度检查")
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    every.approve(item)
    assert every.view(item).status.words == "待解密"
    every.do(item, "lift", manner="提前解密", **DECIDED)
    assert every.view(item).status.words == "待第三方同意"
    every.do(item, "lift", manner="第三方同意", noted="同意书存办公室", by="陈主任")
    assert every.view(item).status.words == "待公开"


COMPULSORY = {
    SECRET: {"day", "manner", "checked_with", "by"},
    "商业秘密": {"day", "manner", "noted", "by"},
    "个人隐私": {"day", "manner", "noted", "by"},
    DANGER: {"day", "manner", "noted", "by"},
}
"""Without what nothing is recorded that lifts what was withheld for this reason."""


@pytest.mark.parametrize("reason", COMPULSORY)
def test_what_a_lifting_cannot_do_without_is_asked_for(every: Clerk, reason: str) -> None:
    item = opened(every, reason)
    act = next(one for one in every.view(item).acts if one.key == "lift")
    do = partial(every.desk.register.perform, item, "lift", actor=every.actor, today=TODAY)
    assert compulsory(act, do) == COMPULSORY[reason]


@pytest.mark.parametrize("reason", COMPULSORY)
def test_a_change_of_the_attribute_asks_the_same_once_it_says_how_the_reason_was_lifted(
    every: Clerk, reason: str
) -> None:
    item = withheld(every, reason)
    act = next(one for one in every.view(item).acts if one.key == "attribute")
    do = partial(every.desk.register.perform, item, "attribute", actor=every.actor, today=TODAY)
    assert compulsory(act, do) >= {"day", "attribute", "reason", "manner"}
    manner = act.form.column("manner").choices[0]
    told = {**act.defaults, "attribute": "主动公开", "reason": "年度检查", "manner": manner}
    with pytest.raises(Unfilled) as unfilled:
        do(told)
    assert unfilled.value.fields.keys() == COMPULSORY[reason] - {"day", "manner"}
    for left in sorted(unfilled.value.fields):
        with pytest.raises(Unfilled) as unfilled:
            do({**told, **dict.fromkeys(COMPULSORY[reason] - {"day", "manner", left}, "已办")})
        assert unfilled.value.fields.keys() == {left}
    assert every.view(item).case.fields["attribute"] == "不予公开"


def test_a_declassification_recorded_after_publication_leaves_the_breach(every: Clerk) -> None:
    item = opened(every, SECRET)
    every.publish(item, "2026-11-19")
    every.do(item, "lift", day="2026-11-20", manner="提前解密", **DECIDED)
    (article,) = [art for text, art in articles(every, item).items() if "2026-11-20 晚于公开" in text]
    assert OWN_ARTICLE[every.desk.office.rules.name] in article


def test_a_secret_amended_into_another_reason_still_asks(every: Clerk) -> None:
    item = withheld(every, SECRET)
    every.do(item, "amend", withheld_reason="内部事务：人事管理", basis="条例第十六条")
    every.do(item, "attribute", attribute="依申请公开", reason="年度检查")
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    every.approve(item)
    assert every.view(item).status.words == "待解密", (
        "what may be given on request is as public as the website"
    )
    every.do(item, "lift", manner="定密有误", checked_with="本机关", by="陈主任")
    assert every.view(item).status.words == "依申请公开"


def test_no_file_comes_in_before_it_is_declassified(every: Clerk, tmp_path: Path) -> None:
    item = opened(every, SECRET)
    paper = tmp_path / "正文.txt"
    paper.write_text("正文", encoding="utf-8")
    desk = every.desk
    with pytest.raises(Refused, match="国家秘密不收附件"):
        desk.register.attach(item, paper, actor=every.actor, today=desk.today())
    every.do(item, "lift", manner="保密期满", **DECIDED)
    desk.register.attach(item, paper, actor=every.actor, today=desk.today())


@pytest.mark.parametrize("reason", ["商业秘密", "个人隐私"])
def test_what_harms_a_third_party_waits_for_consent_or_public_interest(every: Clerk, reason: str) -> None:
    """条例第十五条。"""
    item = opened(every, reason)
    assert every.view(item).status.words == "待第三方同意"
    every.publish(item)
    told = f"原以“{reason}”不予公开，公开时没有同意书或公共利益理由"
    assert "条例第十五条" in articles(every, item)[told]


def test_consent_and_public_interest_are_recorded_with_who_decided(every: Clerk) -> None:
    item = opened(every, "商业秘密")
    with pytest.raises(Unfilled, match="决定人"):
        every.do(item, "lift", manner="公共利益", noted="涉及公共安全")
    every.do(item, "lift", manner="公共利益", noted="不公开会对公共利益造成重大影响", by="陈主任")
    assert every.view(item).status.words == "待公开"
    assert any("公共利益（陈主任）" in line for line in every.told(item))
    every.publish(item)
    assert breaches(every, item) == []


def test_what_endangers_safety_or_stability_is_assessed_anew(every: Clerk) -> None:
    """条例第十四条、第十八条。"""
    item = opened(every, DANGER)
    assert every.view(item).status.words == "待重新评估"
    every.publish(item)
    assert any(
        "公开时没有重新评估" in text and "第十八条" in art for text, art in articles(every, item).items()
    )
    other = opened(every, DANGER, manner="情势变化，评估后可以公开", noted="情况已经公布", by="陈主任")
    assert every.view(other).status.words == "待公开"


def test_what_the_office_may_publish_as_it_likes_needs_nothing_lifted(every: Clerk) -> None:
    """条例第十六条：可以不予公开。"""
    item = opened(every, "内部事务：人事管理")
    assert every.view(item).status.words == "待公开"


def test_secret_again_and_open_again_asks_again(every: Clerk) -> None:
    item = opened(every, SECRET, manner="保密期满", **DECIDED)
    fields = every.view(item).case.fields
    blank = {
        key: "" for key, value in fields.items() if value and key in ("form", "index_no", "summary", "note")
    }
    every.do(item, "amend", **blank)
    every.do(item, "attribute", attribute="不予公开", reason="重新定密", withheld_reason=SECRET)
    every.do(item, "attribute", attribute="主动公开", reason="又拟公开")
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    every.approve(item)
    assert every.view(item).status.words == "待解密"


def test_the_review_goes_on_with_the_declassification_it_was_handed_in_with(taierzhuang: Clerk) -> None:
    """D 第九条：有关解密情况及时报同级保密行政管理部门备案。"""
    item = opened(taierzhuang, SECRET, manner="提前解密", **DECIDED)
    desk = taierzhuang.desk
    review = desk.reviews.view(desk.reviews.of_subject(item), desk.today())
    assert review.record.declassified is not None
    assert review.record.declassified.manner == "提前解密"
    assert any(act.key == "filed" for act in review.acts)


def test_a_change_recorded_before_reasons_were_lifted_still_asks_for_it(every: Clerk) -> None:
    item = withheld(every, SECRET)
    body = {"fields": {"attribute": "主动公开", "withheld_reason": ""}, "reason": "年度检查"}
    every.desk.records.append([Draft("item.attribute_changed", TODAY, body, item)], actor=every.actor)
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    every.approve(item)
    assert every.view(item).status.words == "待解密"
    assert any(f"以“{SECRET}”不予公开" in line for line in every.told(item))
