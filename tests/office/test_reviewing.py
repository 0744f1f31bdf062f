"""What the five documents and the law say of review beyond the chain, as the rule sets have it."""

from __future__ import annotations

import json

import pytest

from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.citing import is_ours
from gongkai_desktop.office.loader import load, parse, read_stored
from gongkai_desktop.office.reviewing import (
    CONSENT,
    DISCLOSURE,
    GRADE,
    LEAK,
    UNDECIDED,
    WITHHOLD,
    Coordination,
    Escalation,
)
from gongkai_desktop.office.ruleset import RuleSet, Step
from tests.rule_sets import RULE_SETS

LAW, A, B, C, D, E = (load(name) for name in RULE_SETS)
ALL = (LAW, A, B, C, D, E)
SILENT = "本软件的做法，条例和制度没有规定"
ASK = 'key = "x", title = "问", article = "甲"'


def days(amount: int) -> Term:
    return Term(amount, Unit.WORKDAYS)


def step(rules: RuleSet, key: str) -> Step:
    return next(one for one in rules.steps if one.key == key)


def letters(rules: RuleSet) -> Coordination:
    assert rules.coordination is not None
    return rules.coordination


def referred(rules: RuleSet, key: str) -> Escalation:
    found = rules.escalation(key)
    assert found is not None
    return found


def test_a5_another_unit_answers_within_two_working_days_and_nothing_follows_from_silence() -> None:
    asked = letters(A)
    assert (asked.title, asked.organ.reply_within, asked.send_within) == ("信息发布协调函", days(2), None)
    assert asked.organ.silence == UNDECIDED
    assert "没有规定逾期的后果" in asked.organ.silence_article and is_ours(asked.organ.silence_article)
    assert asked.disagreement == "" and not asked.objection


def test_a6_what_was_published_is_looked_over_as_often_as_the_office_says() -> None:
    assert A.patrol is not None and A.patrol.every == "month" and "第十三条" in A.patrol.article
    weekly = load("gansu-zhijiao", {"patrol": "每周"}).patrol
    assert weekly is not None and weekly.every == "week"


def test_a7_and_b9_who_answers_for_what_was_withheld() -> None:
    assert A.questions is not None and B.questions is not None
    assert (A.questions.to, B.questions.to) == ("信息产生的部门", "信息公开领导小组")
    assert "第十四条" in A.questions.article and "第十四条" in B.questions.article
    assert load("tiaoli", {"questions": False}).questions is None


def test_b4_what_is_unclear_about_archives_goes_up_step_by_step() -> None:
    grade = referred(B, GRADE)
    assert grade.to[0] == "有权确定该事项密级的上级机关（档案业务方面）"
    assert "第九条" in grade.article and "第二十五条" in grade.article


@pytest.mark.parametrize("rules", ALL, ids=[rules.name for rules in ALL])
def test_an_unclear_grade_is_referred_within_ten_working_days_to_the_province_or_the_state(
    rules: RuleSet,
) -> None:
    grade = referred(rules, GRADE)
    assert (grade.refer_within, grade.answer_within) == (days(10), days(10))
    assert grade.to[-2:] == ("省、自治区、直辖市保密行政管理部门", "国家保密行政管理部门")
    assert not any("绝密" in organ or "机密" in organ for organ in grade.to)
    assert "保密法实施条例第二十五条" in grade.article


@pytest.mark.parametrize(
    ("rules", "organs", "article"),
    [
        (LAW, ("有关主管部门", "保密行政管理部门"), "条例第十七条第三款"),
        (D, ("上一级主管部门（主管业务方面）", "同级保密行政管理部门（其他方面）"), "第八条"),
        (E, ("有关主管部门", "上级保密部门"), "第十八条"),
    ],
)
def test_doubtful_disclosure_goes_where_the_document_sends_it(
    rules: RuleSet, organs: tuple[str, ...], article: str
) -> None:
    found = referred(rules, DISCLOSURE)
    assert (found.to, found.refer_within, found.answer_within) == (organs, None, None)
    assert article in found.article


def test_b6_every_opinion_of_the_four_steps_comes_with_its_grounds() -> None:
    for key in ("draft", "head", "office", "leader"):
        assert all(step(B, key).wants_grounds(opinion) for opinion in step(B, key).opinions)
    assert not step(B, "release").wants_grounds("同意公开")
    assert [ask.title for ask in step(B, "draft").asks] == ["是否标明属于保密事项"]


@pytest.mark.parametrize("rules", [LAW, A, C, D, E], ids=["tiaoli", "a", "c", "d", "e"])
def test_elsewhere_grounds_belong_to_an_opinion_that_neither_passes_nor_waits(rules: RuleSet) -> None:
    for one in rules.steps:
        assert not any(one.wants_grounds(opinion) for opinion in (*one.passing, *one.waiting))
        others = set(one.opinions).difference(one.passing, one.waiting)
        assert all(one.wants_grounds(opinion) for opinion in others)


def test_b17_the_leader_on_duty_lets_someone_stand_in() -> None:
    assert B.deputies is not None and B.deputies.approved_by == "值班领导"
    assert all(rules.deputies is None for rules in (LAW, A, C, D, E))
    assert all(one.deputies for rules in ALL for one in rules.steps)


def test_c15_silence_of_an_organ_is_consent_and_of_a_person_is_not() -> None:
    """细则第十条说的是依申请公开；主动公开的，沉默不是同意（条例第十五条）。"""
    asked = letters(C)
    organ, third = asked.organ_on_request, asked.third_on_request
    assert (organ.silence, third.silence) == (CONSENT, WITHHOLD)
    assert "第十条第（一）项" in organ.silence_article and "第十条第（二）项" in third.silence_article
    assert organ.reply_within == days(15)
    assert (asked.organ.silence, asked.organ.article) == (UNDECIDED, "条例第十一条第一款")
    assert (asked.third.silence, asked.third.silence_article) == (WITHHOLD, "条例第十五条")
    as_the_law = letters(load("taian-jiaoyu", {"third_party_silence": "由本机关决定"})).third_on_request
    assert (as_the_law.silence, as_the_law.silence_article) == (UNDECIDED, "条例第三十二条")


def test_d8_to_d12_asked_within_five_working_days_silence_consents_disagreement_goes_up() -> None:
    asked = letters(D)
    assert asked.send_within is not None
    assert (asked.send_within.term, asked.send_within.starts) == (days(5), ("formed", "changed"))
    assert asked.organ.silence == CONSENT and "第八条" in asked.organ.silence_article
    assert asked.third.silence == UNDECIDED and "主动公开工作制度》第十五条" in asked.third.article
    assert "第六条" in asked.organ_on_request.article and "第五条" in asked.organ.article
    assert asked.third_on_request.article == "条例第三十二条"
    assert asked.disagreement == "本级政府信息公开工作主管部门" and "第九条" in asked.disagreement_article
    assert asked.objection


def test_d11_the_time_to_answer_is_left_to_the_office_but_there_is_one() -> None:
    """第 5 日发出、15 日答复，就是公开期限的最后一天：主动公开默认 10 日，依申请公开按条例第三十四条 15 日。"""
    assert (letters(D).organ.reply_within, letters(D).organ_on_request.reply_within) == (days(10), days(15))
    assert letters(load("taierzhuang", {"coordination_reply": 5})).organ.reply_within == days(5)
    asked = letters(load("taierzhuang", {"coordination_reply_on_request": 8})).organ_on_request
    assert asked.reply_within == days(8)
    with pytest.raises(Refused, match="1 到 20"):
        load("taierzhuang", {"coordination_reply": 0})


def test_d16_declassification_is_filed_with_the_secrecy_administration() -> None:
    assert D.declassified is not None and D.declassified.file_with == "同级保密行政管理部门"
    assert all(rules.declassified is None for rules in (LAW, A, B, C, E))


def test_e5_published_only_once_the_other_side_confirmed() -> None:
    assert (letters(E).confirmed, letters(E).persons) == (True, True)
    assert letters(E).organ.silence == UNDECIDED
    assert not any(letters(rules).confirmed for rules in (LAW, A, B, C, D))


def test_e6_risk_is_assessed_and_three_things_are_confirmed_at_publication() -> None:
    assert E.risk is not None
    ask = step(E, "provide").asks[0]
    assert (ask.key, ask.kind, ask.choices, ask.required) == ("risk", Kind.CHOICE, E.risk.choices, True)
    assert [line.title for line in E.confirmations] == [
        "保密审查程序的完整性", "公开范围的适应性", "公开内容的准确性",
    ]  # fmt: skip
    assert all("第十五条" in line.article for line in E.confirmations)
    assert not any(rules.confirmations or rules.risk for rules in (LAW, A, B, C, D))


def test_e8_the_meeting_is_named_with_its_day_and_minutes() -> None:
    asks = {ask.key: ask for ask in step(E, "meeting").asks}
    assert list(asks) == ["meeting", "meeting_day", "minutes_no", "risk"]
    assert asks["meeting"].choices == ("局务会", "局党组会")
    assert asks["meeting_day"].kind is Kind.DATE
    assert all("第十七条第二款" in asks[key].article for key in ("meeting", "risk"))
    assert all(is_ours(asks[key].article) for key in ("meeting_day", "minutes_no"))


@pytest.mark.parametrize("rules", ALL, ids=[rules.name for rules in ALL])
def test_a_leak_is_reported_within_twenty_four_hours_everywhere(rules: RuleSet) -> None:
    assert (rules.leak.hours, rules.leak.to) == (24, ("同级保密行政管理部门", "上级主管部门"))
    assert rules.leak.article == "保密法实施条例第六十一条", "no document of an office sets the hours"


@pytest.mark.parametrize(
    ("rules", "remedy", "inquiry"), [(A, "第十三条", ""), (B, "", "第十五条"), (D, "第十一条", "第十一条")]
)
def test_a13_b15_d11_tell_of_the_remedy_and_the_inquiry_of_a_leak(
    rules: RuleSet, remedy: str, inquiry: str
) -> None:
    assert remedy in rules.leak.remedy_article and "第六十一条" in rules.leak.remedy_article
    assert inquiry in rules.leak.inquiry_article


@pytest.mark.parametrize(
    ("rules", "key"), [(LAW, "secrecy"), (A, "secrecy"), (C, "office"), (E, "office")], ids="lace"
)
def test_days_that_no_article_sets_are_said_to_be_the_offices_own(rules: RuleSet, key: str) -> None:
    chosen = load(rules.name, {"review_within": 5})
    assert is_ours(step(chosen, key).within_article) and "没有规定天数" in step(chosen, key).within_article


@pytest.mark.parametrize("rules", ALL, ids=[rules.name for rules in ALL])
def test_what_no_document_asks_for_is_said_to_be_ours_and_can_be_left_out(rules: RuleSet) -> None:
    assert rules.summary is not None
    assert (rules.summary.every, rules.summary.article) == ("month", SILENT)
    assert load(rules.name, {"review_summary": "不编"}).summary is None
    if rules is not A:
        assert rules.patrol is None
        chosen = load(rules.name, {"patrol": "每季度"}).patrol
        assert chosen is not None and (chosen.every, chosen.article) == ("quarter", SILENT)


def test_the_law_by_itself_leaves_times_and_silence_to_the_office() -> None:
    plain = letters(LAW)
    assert (plain.send_within, plain.organ.reply_within, plain.organ.silence) == (None, None, UNDECIDED)
    assert (plain.third.article, plain.third_on_request.article) == ("条例第十五条", "条例第三十二条")
    assert plain.organ_on_request.reply_within == plain.third_on_request.reply_within == days(15)
    given = {"coordination_send": 5, "coordination_reply": 10, "coordination_silence": "视为同意"}
    chosen = letters(load("tiaoli", given))
    assert chosen.send_within is not None and chosen.send_within.term == days(5)
    assert (chosen.organ.reply_within, chosen.organ.silence) == (days(10), CONSENT)
    assert chosen.third.silence == UNDECIDED
    assert len(load("tiaoli", {"confirmations": True}).confirmations) == 3


@pytest.mark.parametrize(
    ("title", "category", "article"),
    [
        ("困难群众救助名单公示", "", "条例第十五条"),
        ("某项目中标结果公告", "", "条例第十五条"),
        ("防汛应急预案", "", "条例第十四条"),
        ("局长办公会议纪要", "", "条例第十六条"),
        ("机构设置", "机关职能", ""),
    ],
)
def test_the_law_by_itself_points_at_what_its_own_articles_withhold(
    title: str, category: str, article: str
) -> None:
    assert [caution.article for caution in LAW.cautions_for(title, category)] == (
        [article] if article else []
    )


def test_a_rule_set_that_says_nothing_of_all_this_can_still_be_read() -> None:
    sections = ("escalation", "coordination", "leak", "summary", "patrol", "questions", "confirmation")
    stored = json.loads(LAW.text)
    for key in (*sections, "caution"):
        stored["rules"].pop(key, None)
    stored["rules"]["switch"] = []
    rules = read_stored(json.dumps({**stored, "chosen": {}}, ensure_ascii=False))
    assert (rules.escalations, rules.coordination, rules.patrol, rules.questions) == ((), None, None, None)
    assert rules.leak == LEAK and rules.escalation(GRADE) is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('key = "grade"', 'key = "colour"', "没有“colour”"),
        ('to = ["有关主管部门", "保密行政管理部门"]', "to = []", "至少要写一个"),
        ('refer_within = "10 个工作日"', 'refer_within = "10 周"', "没有“周”这样的期限单位"),
        ('silence_persons = "由本机关决定"', 'silence_persons = "无所谓"', "没有“无所谓”"),
        ("hours = 24", "hours = 0", "应在 1 到 240 之间"),
        ('every = "每月"', 'every = "常常"', "没有“常常”"),
        ('role = "审查员"', 'role = "审查员"\ngrounds_for = ["随便"]', "没有“随便”"),
        ('role = "审查员"', f'role = "审查员"\nask = [{{ {ASK}, kind = "choice" }}]', "至少要写一个"),
        ('role = "审查员"', f'role = "审查员"\nask = [{{ {ASK}, kind = "file" }}]', "没有“file”"),
    ],
)  # fmt: skip
def test_a_mistake_in_these_sections_is_named(tiaoli: str, old: str, new: str, why: str) -> None:
    text = tiaoli.replace(old, new, 1)
    assert text != tiaoli
    with pytest.raises(Refused) as refused:
        parse(text, "own.toml")
    assert why in str(refused.value)
