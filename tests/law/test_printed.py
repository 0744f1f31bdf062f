"""Everything an office tells and prints under each rule set cites articles that are known, and its own documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai_desktop.office.reviewing import GRADE

from .conftest import TODAY, papers, told
from .table import TABLE, unknown

if TYPE_CHECKING:
    from .conftest import Office

OF_THE_LAW = ("条例", "保密法", "《中华人民共和国", "国办", "最高人民法院")


def mishaps(office: Office) -> dict[str, list[int]]:
    """Every kind of breach, letter, matter and sheet once; the records that papers are about, by paper."""
    rules = office.desk.office.rules
    foreign = next(one.title for one in rules.sources if not one.ours)
    wrong = {
        "source": foreign, "joint": "人事科", "joint_lead": "其他科室牵头", "approval_wanted": "是",
        "third_party": "是", "reprint_source": "某某资讯网", "reported": "2026-11-10",
    }  # fmt: skip
    careless = office.enter("没有审查就公开的统计公报", **wrong)
    changed = office.enter("改作不予公开的通知", form=rules.channels[0].title)
    asked = office.enter("改作依申请公开的通知")
    refused = office.enter("不同意公开的处罚决定", form=rules.channels[-1].title, basis="条例第十五条")
    doubtful = office.enter("不能确定的会议纪要")
    reviews = {item: office.review_of(item) for item in (changed, refused, doubtful)}
    for _ in rules.steps:
        if office.desk.reviews.view(reviews[changed], TODAY).case.step is not None:
            office.sign(reviews[changed], day="2026-10-30")
    for _ in rules.steps:
        if (step := office.desk.reviews.view(reviews[refused], TODAY).case.step) is not None:
            office.sign(reviews[refused], int(step.role == "审查员" or step.on_item), day="2026-10-30")
    office.review(reviews[doubtful], "declassify", manner="保密期满", day="2026-09-03")
    grade = rules.escalation(GRADE)
    office.review(reviews[doubtful], "escalate", kind=grade.title if grade else "", organ="某省国家保密局",
                  day="2026-09-03")  # fmt: skip
    for item in (careless, changed, asked):
        channel = rules.channels[1 if item == changed else 0].title
        office.item(item, "publish", form=channel, checked="某人", day="2026-11-18")
    office.item(changed, "attribute", attribute="不予公开", reason="改", withheld_reason=rules.reasons[4].title,
                basis="条例第十五条")  # fmt: skip
    office.item(asked, "attribute", attribute="依申请公开", reason="改")
    inward = office.enter("只对内公开的通知")
    office.item(inward, "publish", checked="某人", day="2026-11-18")
    office.item(inward, "amend", audience="对内公开")
    return {
        "review-list": [careless, refused], "review-item": [careless, refused], "review-grounds": [refused],
        "delivery-list": [careless], "referral": [reviews[doubtful]],
        "declassification": [reviews[doubtful]], "reviews": list(reviews.values()),
        "items": [careless, changed, asked, inward, refused, doubtful],
    }  # fmt: skip


def letters(office: Office) -> list[int]:
    """To organ, company and person, about what is published and what was applied for; silence and an objection."""
    found = []
    for attribute in ("主动公开", "依申请公开"):
        item = office.enter(f"征求意见的{attribute}信息", attribute=attribute)
        for kind in ("机关", "单位", "个人"):
            letter = office.letter(item, kind)
            found.append(letter)
        if "silent" in [act.key for act in office.desk.letters.view(letter, TODAY).acts]:
            office.letter_act(letter, "silent")
    office.letter_act(found[0], "reply", verdict="不同意公开", day="2026-11-02")
    return found


def matters(office: Office) -> dict[str, list[int]]:
    """A question answered, a patrol with a finding, a leak reported late."""
    question = office.matter("question", who="王某", what="为什么不公开", day="2026-11-02")
    office.matter_act("question", question, "answer", basis="条例第十五条", reasons="第三方不同意")
    patrol = office.matter("patrol", text="名单有手机号", day="2026-11-02")
    leak = office.matter("leak", hour="09:00", day="2026-11-02")
    office.matter_act("leak", leak, "report", hour="09:10", day="2026-11-09")
    office.matter_act("leak", leak, "close", result="查处", day="2026-11-10")
    return {"question-answer": [question], "patrol-record": [patrol], "leak-report": [leak]}


def test_whatever_is_told_or_printed_cites_what_is_known_and_its_own_documents(office: Office) -> None:
    records = mishaps(office)
    records["coordination"] = letters(office)
    records |= matters(office)
    desk = office.desk
    texts = [
        (f"item {one}", line) for one in records["items"] for line in told(desk.register.view(one, TODAY))
    ]
    texts += [
        (f"review {one}", line) for one in records["reviews"] for line in told(desk.reviews.view(one, TODAY))
    ]
    for letter in records["coordination"]:
        texts += [(f"letter {letter}", line) for line in told(desk.letters.view(letter, TODAY))]
    for kind, paper in {
        "question": "question-answer",
        "patrol": "patrol-record",
        "leak": "leak-report",
    }.items():
        texts += [(kind, line) for line in told(desk.matters[kind].view(records[paper][0], TODAY))]
    printed = list(papers(office, records))
    assert len(printed) > 25
    texts += printed
    assert [(where, left) for where, text in texts if (left := unknown(text))] == []
    own = {name for name in TABLE if name.startswith("《") and name in desk.office.rules.text}
    others = [
        name
        for name in TABLE
        if name.startswith("《") and name not in own and not name.startswith(OF_THE_LAW)
    ]
    assert [(where, name) for where, text in texts for name in others if name in text] == []
    assert not any(re.search(r"本软件|由本单位定", text) for _, text in printed), "that is no basis on paper"


def test_the_breaches_of_an_item_name_the_article_of_their_own_branch(office: Office) -> None:
    from gongkai_desktop.office.citing import Branch, cited

    records, rules = mishaps(office), office.desk.office.rules
    flags: dict[str, str] = {}
    for item in records["items"][:4]:
        view = office.desk.register.view(item, TODAY)
        flags |= {flag.text: flag.article for flag in (*view.breaches, *view.case.now.notes)}
        assert not [flag for flag in view.breaches if flag.article.startswith("本软件")], "that is no breach"
    assert flags["公开前没有完整的审查批准记录"] == cited(rules, Branch.REVIEW)
    assert flags["不是牵头科室，却已发布"] == cited(rules, Branch.LEAD)
    assert flags["依法需要批准，公开时没有批准文件"] == cited(rules, Branch.APPROVAL)
    assert flags["涉及第三方，公开时没有同意书或公共利益理由"] == cited(rules, Branch.THIRD_PARTY)
    assert flags["属性为“依申请公开”，却已公开"] == cited(rules, Branch.ON_REQUEST)
    assert flags["属性为“不予公开”，却已公开"] == rules.reasons[4].article
    assert flags["只对内公开的信息，却已对社会公开"] == cited(rules, Branch.INSIDE)


def test_the_panel_of_an_application_cites_what_is_known_and_its_own_documents(office: Office) -> None:
    """With every step that goes against the rules: late to ask, to report, to extend, without evidence, by courier."""
    desk, rules = office.desk, office.desk.office.rules
    fresh = office.application(channel="平信", phone="")
    request = office.application(arrived="2026-09-21")
    steps: tuple[tuple[str, dict[str, object]], ...] = (
        ("examine", {"found": "内容明确、要件齐全", "day": "2026-09-22"}),
        ("ask_reasons", {"why": "第 60 件", "until": "2026-10-09", "day": "2026-09-23"}),
        ("reasons", {"judged": "理由合理", "day": "2026-09-24"}),
        ("delay", {"until": "2026-11-30", "day": "2026-11-16"}),
        ("assign", {"department": "人事科", "day": "2026-09-24"}),
        ("report", {"answer": "不宜公开", "day": "2026-10-20"}),
        ("consult", {"kind": "机关", "addressee": "区财政局", "day": "2026-10-16", "reply_by": ""}),
        ("extend", {"workdays": "20", "day": "2026-11-16", "approved": "2026-11-16"}),
        ("choose", {"outcome": "内部事务信息"}),
        ("write", {"taken_on": "某人", "despite": "来不及"}),
    )
    texts: list[tuple[str, str]] = []
    for key, facts in steps:
        office.request(request, key, **facts)
        texts += [(f"after {key}", line) for line in told(desk.requests.view(request, TODAY))]
    texts += [("fresh", line) for line in told(desk.requests.view(fresh, TODAY))]
    texts.append(("form", desk.requests.form(TODAY).note))
    assert sorted({one for _, text in texts for one in unknown(text)}) == []
    own = {name for name in TABLE if name.startswith("《") and name in rules.text}
    others = [
        name
        for name in TABLE
        if name.startswith("《") and name not in own and not name.startswith(OF_THE_LAW)
    ]
    assert [(where, name) for where, text in texts for name in others if name in text] == []
    found = {one.code for one in desk.requests.view(request, TODAY).breaches}
    assert ("consulted_late" in found) is bool(rules.handling and rules.handling.consult_within)
    assert ("task_late" in found) is bool(rules.handling and rules.handling.within)
    assert "evidence" in found
