"""Each citation of the six rule sets says what it is cited for: article by article against the documents themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.hooks import WORK_SECRET
from gongkai_desktop.matters.ledgers import of_program
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.office.citing import Branch, as_of, cited, is_ours
from gongkai_desktop.office.lifting import ASSESS, CONSENT, DECLASSIFY
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.reviewing import CONSENT as CONSENTS
from gongkai_desktop.office.reviewing import WITHHOLD, Side
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.workdays.official import official

from .table import RULE_SETS, citations, says, unknown

FULLEST: dict[str, dict[str, object]] = {
    "tiaoli": {
        "review_steps": 4, "review_within": 5, "major_approval": "分管领导", "department_report": True,
        "weekly_batch": True, "second_check": True, "interpretation": True, "confirmations": True,
        "coordination_send": 5, "coordination_reply": 5, "patrol": "每季度",
    },
    "gansu-zhijiao": {"review_within": 5, "removal_within": 20},
    "weichang-dangan": {"removal_within": 20, "coordination_reply": 5, "patrol": "每季度"},
    "taian-jiaoyu": {"review_within": 5, "patrol": "每季度"},
    "taierzhuang": {"patrol": "每季度"},
    "tangshan-renshe": {"review_within": 5, "removal_within": 20, "coordination_reply": 5, "patrol": "每季度"},
}  # fmt: skip
"""Every section of every rule set switched on."""
TODAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, 9, 30)
_LAW = "条例第四十五条"
DAYS = r"(?:\d+|[一二两三十]+)个工作日"
WORDS = {
    "publication": f"公开.*{DAYS}|{DAYS}.*公开",
    "turned": f"变更.*{DAYS}",
    "reporting": f"{DAYS}.*办公室",
    "removal": f"清理结果公布后{DAYS}.*删除",
    "weekly": "每周|除由办公室定期主动发布的文函外",
    "entry": "再次确认",
    "entry_term": f"签发日期为|{DAYS}内完成信息录入",
    "interpretation": "解读",
    "reprint": "转载",
    "delivery": "10份纸质版",
    "declassified": "备案",
    "patrol": "检查本单位发布的相关信息",
    "questions": "质疑",
    "clarification": "发布准确|澄清",
    "plan": "预案",
    "assessment": "整改",
    "complaints": "督促整改|举报|反映|批评建议",
    "ask_procedure": "听证",
    "meetings": "会议",
    "evaluation": "考核",
    "evaluation_notice": "提前15天",
    "evaluation_reward": "表彰",
    "evaluation_duty": "年底或下年初",
    "emergency": "应急",
    "emergency_platform": "立即.*报告",
    "emergency_release": "第一时间",
    "accountability": "责任|责令改正",
    "blamed": "举报|责任|责令改正|通报批评|由其主管机关",
    "blamed_主要领导": "由主要领导",
    "blamed_上一级行政机关": "由上一级行政机关",
    "blamed_主管机关": "由其主管机关",
    "blame_kinds": "责令改正、通报批评、行政处分|移送司法机关",
    "blame_division": "由领导承担责任",
    "blame_hearing": "陈述和申辩",
    "blame_notice": "书面通知",
    "blame_report": "书面报告",
    "blame_appeal": "申诉",
    "routines": "督查|检查|监督",
    "routine_": "检查|监督|整改",
    "routine_half": "每半年",
    "routine_year": "每年",
    "routine_quarter11": "每个季度的末月的中旬",
    "routine_通报": "通报",
    "routine_公开": "公开|公布|公示",
    "contacts": "各确定一名",
    "annual": "年度报告应当",
    "annual_sign": "签发|年度报告",
    "annual_order": "先备案后公布",
    "annual_filed": "3月前上报|1月31日前.*提交",
    "annual_published": "公布",
    "blame": "责任",
    "deputies": "备用人员",
    "risk": "风险评估",
    "leak": "24小时内",
    "leak_remedy": "补救措施",
    "leak_inquiry": "查处",
    "work_secret_report": "24小时内",
    "work_secret_remedy": "补救措施|工作秘密",
    "within": DAYS,
    "grade": "密级",
    "disclosure": "不能确定|界限不清|须报审",
    "send": f"形成或变更之日起{DAYS}内",
    "organ": "其他单位|其他机关|其他行政机关|行政机关的意见",
    "third": "商业秘密|及个人",
    "organ_on_request": "依申请|申请|涉及其他单位|其他行政机关",
    "third_on_request": "第三方|及个人",
    "reply": f"{DAYS}.*(?:回复|提出意见)",
    CONSENTS: "视为同意|一般应予以公开",
    WITHHOLD: "不予公开|不得公开",
    "disagreement": "不同意见|协商、确认",
    "objection": "擅自公开|协商、确认|书面征求意见|沟通协调",
    "together": "文字形式|协商、确认|书面征求意见|沟通协调",
    DECLASSIFY: "解密|国家秘密",
    CONSENT: "第三方|商业秘密",
    ASSESS: "评估|安全|禁止公开",
    "ask_marked": "标明是否属于保密事项",
    "ask_settled": "明确已采集信息公开属性",
    "ask_risk": "风险评估",
    "ask_meeting": "局务会或局党组会",
    "ask_referral": "密级不明确|须报审",
    "step": "审查|审核|密级|公开.*意见|信息产生|负责公开|采集|报审|不能确定|审批|属性|总负责",
    "handling": "申请.*(?:办理|答复)",
    "handling_within": f"{DAYS}.*反馈",
    "handling_confer": "会商",
    "handling_consult": f"收到申请之日起{DAYS}内.*征求",
    "handling_sign": "签发",
    "handling_evidence": "证据",
    "handling_channels": "申请",
    "main": "第一平台|第一发布渠道|主平台",
    "organ_kind": "适用|参照|执行|制作或者获取|负责指导|单位",
    "form": "网站|平台|渠道|途径|方式|申请|发布形式",
    Branch.REVIEW: "审查|审核",
    Branch.AGAIN: "逐项",
    Branch.PLANNED: "明确公开形式|公开范围",
    Branch.ON_REQUEST: "申请|属性",
    Branch.WITHHELD: "不予公开|不得公开",
    Branch.INSIDE: "向单位内部公开",
    Branch.LEAD: "其他部门不得|谁主管谁公开|各科室",
    Branch.APPROVAL: "批准|审批",
    Branch.THIRD_PARTY: "商业秘密|及个人",
    Branch.SCREENED: "个人隐私|审查",
    Branch.GROUNDS: "依据",
    Branch.SEPARATION: "非密处理",
    Branch.SEPARATION_ON_REQUEST: "区分处理",
    Branch.CATALOGUE: "目录应当及时更新",
    Branch.WORK_SECRET: "工作秘密",
    Branch.REEXAMINATION: "评估",
}
"""What an article must say that is cited for this."""
FIELDS = {
    "index_no": "索引", "title": "名称", "summary": "内容概述", "formed": "日期", "category": "主题分类",
    "keywords": "关键字", "source": "来源", "doc_no": "文号", "department": "科室|部门|室、单位",
    "attribute": "属性", "basis": "依据",
}  # fmt: skip


def of_leak(rules: RuleSet, sort: str) -> tuple[str, str]:
    """The articles behind the report and the remedy of a leak of that sort."""
    leak = Matter(ledger="leak", facts={"sort": sort})
    found = MatterCase(leak, of_program("leak"), rules, official(), Moment(TODAY, NOW)).parameters
    return str(found["article"]), str(found["remedy_article"])


def places(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """Every citation of a rule set but those of titled lists, with what it is cited for."""
    yield "publication", rules.publication.article
    yield "turned", rules.publication.turned_article
    yield "main", rules.main_article
    yield "contacts", rules.contacts_article
    optional = ("reporting", "removal", "weekly", "interpretation", "reprint", "delivery", "declassified",
                "patrol", "questions", "deputies", "risk", "clarification", "assessment", "complaints",
                "meetings", "routines", "evaluation", "accountability", "emergency")  # fmt: skip
    for key in optional:
        if (section := getattr(rules, key)) is not None:
            yield key, section.article
    yield from _duties(rules)
    if rules.entry is not None:
        yield "entry", rules.entry.article
        yield "entry_term", rules.entry.term.article if rules.entry.term else ""
    yield from _annual(rules)
    yield "leak", rules.leak.article
    yield "leak_remedy", rules.leak.remedy_article
    yield "leak_inquiry", rules.leak.inquiry_article
    reported, remedied = of_leak(rules, WORK_SECRET)
    yield "work_secret_report", reported
    yield "work_secret_remedy", remedied
    for step in rules.steps:
        yield "step", step.article
        yield "within", step.within_article if step.within else ""
        yield from ((f"ask_{ask.key}", ask.article) for ask in step.asks)
    for one in rules.escalations:
        yield one.key, one.article
    yield from _letters(rules)
    yield from _handling(rules)
    for branch in Branch:
        yield branch, cited(rules, branch)
    for reason in rules.reasons:
        if reason.lifting is not None:
            yield reason.lifting.kind, reason.lifting.article
    yield from (("organ_kind", one.article) for one in rules.organ_rules)
    yield from (("form", one.article) for one in rules.release_forms)


def _duties(rules: RuleSet) -> Iterator[tuple[str, str]]:
    if rules.clarification is not None:
        yield "plan", rules.clarification.plan_article
        yield "blame", rules.clarification.blame_article
    if rules.assessment is not None:
        yield "blame", rules.assessment.blame_article
    if rules.complaints is not None:
        yield "complaints", rules.complaints.duty_article
    if rules.routines is not None:
        for duty in rules.routines.duties:
            yield f"routine_{duty.every}{duty.window.first if duty.window else ''}", duty.article
            yield f"routine_{duty.ends}", duty.article if duty.ends else ""
    yield from _evaluated(rules)
    yield from _blamed(rules)


def _evaluated(rules: RuleSet) -> Iterator[tuple[str, str]]:
    rule = rules.evaluation
    if rule is not None:
        yield "evaluation_notice", rule.notice_article
        yield "evaluation_reward", rule.reward_article
        yield from (("evaluation_duty", duty.article) for duty in rule.duties)
    if rules.emergency is not None:
        yield "emergency_platform", rules.emergency.platform_article
        yield "emergency_release", rules.emergency.release_article


def _blamed(rules: RuleSet) -> Iterator[tuple[str, str]]:
    rule = rules.accountability
    if rule is None:
        return
    yield "blame_kinds", rule.kinds_article
    yield "blame_division", rule.division_article
    yield "blame_hearing", rule.hearing_article
    yield "blame_notice", rule.notice_article
    yield "blame_report", rule.report_article
    yield "blame_appeal", rule.appeal_article
    for one in rule.cases:
        yield "blamed", one.article
        if one.by and one.by in ("主要领导", "上一级行政机关", "主管机关"):
            yield f"blamed_{one.by}", one.article


def _annual(rules: RuleSet) -> Iterator[tuple[str, str]]:
    rule = rules.annual
    assert rule is not None
    yield "annual", rule.article
    yield "annual_sign", rule.sign_article
    yield "annual_order", rule.order_article
    yield from ((f"annual_{step.key}", step.article) for step in rule.steps)


def _handling(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """What a document says itself of the handling of applications; where it says nothing the 条例 is cited."""
    rule = rules.handling
    if rule is None:
        return
    yield "handling", rule.article
    own = {
        "within": rule.within_article if rule.within else "",
        "confer": rule.confer_article,
        "consult": rule.consult_article if rule.consult_within else "",
        "sign": rule.sign_article,
        "evidence": rule.evidence_article,
        "channels": rule.channels_article if rule.channels else "",
    }
    yield from (
        (f"handling_{key}", said) for key, said in own.items() if said not in ("", rule.article, _LAW)
    )


def _letters(rules: RuleSet) -> Iterator[tuple[str, str]]:
    rule = rules.coordination
    assert rule is not None
    if rule.send_within is not None:
        yield "send", rule.send_within.article
    yield "disagreement", rule.disagreement_article if rule.disagreement else ""
    yield "objection", rule.objection_article
    yield "together", rule.together_article if rule.in_writing else ""
    sides: dict[str, Side] = {
        key: getattr(rule, key) for key in ("organ", "third", "organ_on_request", "third_on_request")
    }
    for key, side in sides.items():
        yield key, side.article
        yield "reply", side.reply_article if side.reply_within else ""
        if side.silence in (CONSENTS, WITHHOLD):
            yield side.silence, side.silence_article


def titled(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """The titled lists of a rule set: what each entry is called, and its article."""
    lists = (rules.category_rules, rules.channels, rules.reasons, rules.sources, rules.points, rules.cautions,
             rules.forbidden, rules.confirmations, rules.phases,
             rules.annual.extras if rules.annual else ())  # fmt: skip
    for entries in lists:
        yield from ((one.title, one.article) for one in entries)


def wanting(citation: str, words: str) -> list[str]:
    """The articles of a citation that do not say what they are cited for; none of one that is said to be ours."""
    if is_ours(citation):
        return []
    found = list(citations(citation))
    return [f"{doc}{place}" for doc, place in found if not re.search(words, says(doc, place) or "")] + (
        [] if found else [citation]
    )


def alike(title: str, text: str) -> bool:
    """Whether a title shares two signs in a row with a text."""
    return any(title[at : at + 2] in text for at in range(len(title) - 1))


@pytest.fixture(params=RULE_SETS)
def rules(request: pytest.FixtureRequest) -> RuleSet:
    """A rule set with everything switched on."""
    return load(request.param, FULLEST[request.param])


def test_every_article_says_what_it_is_cited_for(rules: RuleSet) -> None:
    wrong = [
        (kind, left)
        for kind, citation in places(rules)
        if citation and kind in WORDS and (left := wanting(citation, WORDS[kind]))
    ]
    assert wrong == []
    assert {kind for kind, _ in places(rules)} - set(WORDS) <= {"ask_meeting_day", "ask_minutes_no"}


def test_every_entry_of_a_list_stands_in_the_article_it_names(rules: RuleSet) -> None:
    wrong = [
        (title, f"{doc}{place}")
        for title, citation in titled(rules)
        if not is_ours(citation)
        for doc, place in citations(citation)
        if not alike(title, says(doc, place) or "") and not _by_nature(title, doc, place)
    ]
    assert wrong == []


def _by_nature(title: str, document: str, place: str) -> bool:
    """Entries that the document puts in other words than the register's list has them."""
    named = {
        ("其他应当公开的信息", "第二十条第（十五）项"), ("规章制度", "第二十条第（一）项"),
        ("办事服务", "第二十条第（五）项"), ("人员招聘", "第二十条第（十四）项"),
        ("行政许可决定", "第十六条"), ("行政处罚决定", "第十六条"), ("行政处罚决定", "第十条第（七）项"),
        ("信息采集", "第二条"), ("应急处置", "第十九条"),
        ("从其他单位获取", "第七条"), ("本机关制作", "第四条"), ("本机关制作", "第三条第（二）项"),
    }  # fmt: skip
    return (title, place) in named


def test_what_the_register_requires_stands_in_the_article_it_names(rules: RuleSet) -> None:
    for required in rules.required:
        assert wanting(required.article, FIELDS[required.key]) == [], required.key


def test_every_article_that_is_named_is_known(rules: RuleSet) -> None:
    texts = [citation for _, citation in (*places(rules), *titled(rules))]
    texts += [switch.article for switch in rules.switches]
    texts += [one.article for one in rules.superseded] + [one.instead for one in rules.superseded]
    texts += [category.limit.article for category in rules.category_rules if category.limit]
    assert [left for text in texts for left in unknown(text)] == []


def test_what_is_said_to_be_left_open_is_left_open(rules: RuleSet) -> None:
    """An article of which we say that it sets no days sets none."""
    claims = [citation for _, citation in places(rules)] + [switch.article for switch in rules.switches]
    for claim in claims:
        if is_ours(claim) and ("天数" in claim):
            for document, place in citations(claim):
                assert not re.search(DAYS, says(document, place) or ""), claim


def test_a_switch_of_days_names_an_article_that_sets_days_or_says_it_is_ours(rules: RuleSet) -> None:
    for switch in rules.switches:
        if switch.kind == "workdays" and not is_ours(switch.article):
            assert wanting(switch.article, f"{DAYS}|交邮日") == [], switch.key


def test_an_institution_follows_the_regulation_by_analogy_only() -> None:
    """事业单位参照条例（条例第五十五条）：凡条例的条款都写明“（参照）”；保密法直接适用。"""
    rules = load("gansu-zhijiao", FULLEST["gansu-zhijiao"])
    for kind, citation in (*places(rules), *titled(rules)):
        if kind == "organ_kind":
            continue
        named = [place for document, place in citations(citation) if document == "条例"]
        assert not named or "（参照）" in citation, citation


def test_the_law_on_state_secrets_is_not_cited_for_a_work_secret(rules: RuleSet) -> None:
    """实施条例第六十一条只说国家秘密：工作秘密按保密法第六十四条保护，何时报告由本单位定。"""
    for citation in of_leak(rules, WORK_SECRET):
        assert "第六十一条" not in citation
    assert of_leak(rules, "可能泄密") == (rules.leak.article, rules.leak.remedy_article)


def test_the_lifting_of_a_reason_no_rule_set_has_is_the_laws() -> None:
    """An institution that only follows the 条例 reads （参照） there too."""
    binding, following = load("tiaoli"), load("gansu-zhijiao")
    for reason, kind in (("旧的商业秘密", CONSENT), ("旧的国家秘密", DECLASSIFY), ("危及某事", ASSESS)):
        law, followed = binding.lifting(reason), following.lifting(reason)
        assert law is not None and followed is not None and law.kind == followed.kind == kind
        assert unknown(law.article) == [] and "（参照）" not in law.article
        assert "（参照）" in followed.article


@pytest.mark.parametrize(
    ("citation", "day", "then"),
    [
        ("条例第二十六条", "2018-06-01", "《中华人民共和国政府信息公开条例》（国务院令第492号）第十八条"),
        ("条例第二十六条", "2019-05-15", "条例第二十六条"),
        ("条例第二十六条", "", "条例第二十六条"),
        ("保密法实施条例第六十一条", "2024-08-31",
         "《中华人民共和国保守国家秘密法实施条例》（国务院令第646号）第三十四条"),
        ("保密法实施条例第六十一条", "2024-09-01", "保密法实施条例第六十一条"),
        ("保密法第二十四条", "2023-01-04", "《中华人民共和国保守国家秘密法》（2010年修订）第十九条"),
        ("条例第十一条第一款", "2019-01-04", "《中华人民共和国政府信息公开条例》（国务院令第492号）第七条第一款"),
        ("《政府信息公开工作制度》第二十二条（2023-05-05发布）、条例第二十六条", "2019-01-04",
         "《政府信息公开工作制度》第二十二条（2023-05-05发布）、"
         "《中华人民共和国政府信息公开条例》（国务院令第492号）第十八条"),
    ],
)  # fmt: skip
def test_a_breach_names_the_law_that_was_in_force_on_its_day(citation: str, day: str, then: str) -> None:
    assert as_of(citation, day) == then
    assert unknown(then) == []
