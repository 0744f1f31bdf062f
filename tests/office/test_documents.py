"""What the five offices' own documents say, system by system, as their rule sets have it."""

from __future__ import annotations

import pytest

from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.office.chain import Verdict, chain_of, progress, skipped
from gongkai_desktop.office.loader import available, load
from gongkai_desktop.office.publishing import STAGES, Delivery
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.register.stages import Stage

A, B, C, D, E = (
    load(name)
    for name in ("gansu-zhijiao", "weichang-dangan", "taian-jiaoyu", "taierzhuang", "tangshan-renshe")
)
DAYS_20 = Term(20, Unit.WORKDAYS)
OPEN = "主动公开"


def chain(rules: RuleSet, *, major: bool = False) -> list[tuple[str, str]]:
    return [(step.title, step.role) for step in chain_of(rules, OPEN, major=major)]


def step(rules: RuleSet, key: str) -> Step:
    return next(one for one in rules.steps if one.key == key)


def verdict(rules: RuleSet, *opinions: tuple[str, str], major: bool = False) -> tuple[Verdict, str]:
    found = progress(chain_of(rules, OPEN, major=major), opinions)
    return found.verdict, found.next.key if found.next else ""


def test_a2_six_kinds_stay_inside_the_office() -> None:
    inside = [category for category in A.category_rules if category.inside]
    assert len(inside) == 6
    assert all("第五条第（" in category.article for category in inside)
    assert A.is_inside("职工年度奖惩情况") and not A.is_inside("统计信息") and not A.is_inside("")
    assert not any(category.inside for rules in (B, C, D, E) for category in rules.category_rules)


def test_a3_who_made_it_publishes_it_and_joint_information_its_leading_department() -> None:
    told = {source.title: source.responsible for source in A.sources}
    assert "制作该信息的科室" in told["本单位科室制作"]
    assert "组织起草" in told["多科室共同起草"]
    assert [source.title for source in A.sources if not source.ours] == ["从其他单位获取"]
    assert "department" in {required.key for required in A.required}


def test_a4_major_information_also_goes_to_the_leader_of_that_business() -> None:
    plain = [("责任部门意见", "科室负责人"), ("保密审查", "审查员"), ("分管领导审批", "分管领导")]
    assert chain(A) == plain
    assert chain(A, major=True) == [
        *plain, ("业务分管领导审批", "分管领导"), ("主要领导审批", "第一责任人"),
    ]  # fmt: skip
    assert "第九条" in step(A, "business").article
    assert [one.title for one in A.category_rules if one.major] == ["重大单位信息", "信息数据", "统计信息"]
    without = load("gansu-zhijiao", {"main_leader": False})
    assert chain(without, major=True)[-1] == ("业务分管领导审批", "分管领导")


def test_a6_what_is_unclear_is_not_published() -> None:
    asked = ("department", "建议公开")
    assert verdict(A, asked, ("secrecy", "界限不清，不得公开")) == (Verdict.RUNNING, "secrecy")
    assert verdict(A, asked, ("secrecy", "不得公开")) == (Verdict.CLOSED, "")
    assert verdict(A, asked, ("secrecy", "可以公开"), ("leader", "同意公开")) == (Verdict.OPEN, "")
    assert [one.article for one in A.reasons if one.secret] == [
        "《省职教中心信息公开工作制度》第三十一条（甘职教中〔2021〕23号）"
    ]


def test_a_is_a_public_institution_that_follows_the_law_by_analogy() -> None:
    assert [(rule.title, rule.manner) for rule in A.organ_rules] == [("公共企事业单位", "参照执行")]
    assert A.publication.term == DAYS_20
    borrowed = [one.article for one in (*A.category_rules, *A.reasons, *A.channels) if "条例" in one.article]
    assert borrowed and all(article.endswith("（参照）") for article in borrowed)


def test_b3_b6_b7_four_steps_of_review_end_with_the_leader() -> None:
    assert chain(B)[:4] == [
        ("初步意见", "经办人"),
        ("科室负责人审查", "科室负责人"),
        ("领导小组办公室审查", "审查员"),
        ("分管领导审查批准", "分管领导"),
    ]
    assert step(B, "office").opinions == ("公开", "免于公开", "须报审")
    assert step(B, "office").waiting == ("须报审",)
    assert step(B, "office").within == Term(5, Unit.WORKDAYS)


def test_b3_the_leader_decides_on_what_those_below_advise() -> None:
    agreed = [("draft", "公开"), ("head", "免于公开"), ("office", "公开"), ("leader", "公开")]
    assert verdict(B, *agreed) == (Verdict.RUNNING, "release")
    assert verdict(B, *agreed, ("release", "同意公开")) == (Verdict.OPEN, "")
    assert verdict(B, *agreed[:3], ("leader", "免于公开")) == (Verdict.CLOSED, "")


def test_b11_nine_things_nothing_published_may_contain_and_reprints_name_a_government_site() -> None:
    assert len(B.forbidden) == 9
    assert B.forbidden[1].title.startswith("危害国家安全，泄露国家秘密")
    assert [line.article.split("第（")[1][0] for line in B.forbidden] == list("123456789")
    assert B.reprint is not None and "第四部分第2项" in B.reprint.article
    assert step(B, "release").within == Term(2, Unit.WORKDAYS)
    assert all(not rules.forbidden and rules.reprint is None for rules in (A, C, D, E))


def test_b12_fourteen_kinds_and_seven_phases() -> None:
    listed = [category for category in B.category_rules if "第一条第" in category.article]
    assert len(listed) == 14
    assert [phase.title for phase in B.phases] == [
        "信息采集", "内容审核", "保密审查", "公开审核", "形成信息", "录入和录入审核", "应急处置",
    ]  # fmt: skip
    assert [B.phase("待审查", one.key) for one in B.steps] == [
        "信息采集", "内容审核", "保密审查", "保密审查", "公开审核",
    ]  # fmt: skip
    assert (B.phase("待公开"), B.phase("不予公开")) == ("录入和录入审核", "形成信息")
    assert (B.phase("已公开"), A.phase("待审查")) == ("", "")


def test_b12_phases_name_the_stages_of_the_register() -> None:
    assert set(STAGES) == {stage.value for stage in Stage}


def test_b13_secrecy_is_reviewed_before_publication_is() -> None:
    release = step(B, "release")
    assert [missed.key for missed in skipped(B.steps, [("draft", "公开"), ("head", "公开")], release)] == [
        "office", "leader",
    ]  # fmt: skip
    assert release.needs == ("attribute",)


def test_b14_entry_within_twenty_working_days_and_confirmed_once_more() -> None:
    assert B.entry is not None and B.entry.second_check and B.entry.term is not None
    assert (B.entry.term.term, B.entry.term.starts) == (DAYS_20, ("formed",))
    assert [channel.title for channel in B.channels if "第十八条" in channel.article] == [
        "主管部门指定的网站", "合法的媒体", "合法报栏",
    ]  # fmt: skip
    assert B.channels[0].main
    assert all(rules.entry is None for rules in (A, C, D, E))


def test_b19_departments_report_unless_the_office_chooses_otherwise() -> None:
    assert B.reporting is not None and "第五条" in B.reporting.article
    assert load("weichang-dangan", {"department_report": False}).reporting is None


def test_c5_one_batch_a_week_carries_the_review_at_drafting() -> None:
    assert C.weekly is not None
    assert (C.weekly.weekday, C.weekly.carries_review) == (4, True)
    monday = load("taian-jiaoyu", {"weekly_day": "星期一"}).weekly
    assert monday is not None and monday.weekday == 0
    assert all(rules.weekly is None for rules in (A, B, D, E))


def test_c6_departments_report_what_arose_changed_or_lapsed() -> None:
    assert C.reporting is not None and C.removal is not None
    assert (C.reporting.term, C.reporting.remind_after) == (DAYS_20, Term(15, Unit.WORKDAYS))
    assert C.reporting.starts == ("formed", "changed", "lapsed")
    assert (C.publication.term, C.publication.starts) == (DAYS_20, ("formed", "changed"))
    assert (C.removal.term, C.removal.starts) == (DAYS_20, ("announced",))


def test_c18_policy_documents_come_with_their_interpretation() -> None:
    assert C.interpretation is not None and "第十三条第（二）项" in C.interpretation.article
    wanted = [category.title for category in C.category_rules if category.interpretation]
    assert "规范性文件和政策性文件" in wanted and "学生资助政策" in wanted
    assert "学校名录" not in wanted
    assert all(rules.interpretation is None for rules in (A, B, D, E))


def test_c22_handler_head_and_office_must_agree() -> None:
    assert chain(C) == [
        ("初步意见", "经办人"),
        ("科室主要负责人审核", "科室负责人"),
        ("办公室审核", "审查员"),
    ]
    assert chain(C, major=True) == chain(C)
    assert verdict(C, ("draft", "建议公开"), ("head", "不同意公开")) == (Verdict.CLOSED, "")


def test_c23_the_attribute_is_set_at_the_source() -> None:
    assert step(C, "draft").needs == ("attribute",)
    assert "第十九条" in next(one.article for one in C.required if one.key == "attribute")


def test_c25_four_main_platforms() -> None:
    assert C.main_channels == ("局网站", "官方微博", "微信公众号", "新闻发布会")
    assert "第二条" in C.main_article
    assert [rules.main_channels for rules in (A, D)] == [("单位网站",), ("区政府网站",)]


@pytest.mark.parametrize(
    ("rules", "title", "term"),
    [
        (C, "行政许可决定", Term(7, Unit.WORKDAYS)),
        (C, "行政处罚决定", Term(7, Unit.WORKDAYS)),
        (C, "部门预算、决算", Term(20, Unit.DAYS)),
        (D, "行政处罚决定", Term(7, Unit.WORKDAYS)),
        (E, "财政财务", Term(20, Unit.DAYS)),
        (E, "行政处罚决定", Term(7, Unit.WORKDAYS)),
    ],
)
def test_what_another_law_limits_has_that_limit(rules: RuleSet, title: str, term: Term) -> None:
    assert rules.category_limits[title].term == term


def test_d7_an_organ_that_takes_over_and_joint_signers_publish() -> None:
    told = {source.title: source for source in D.sources}
    assert told["承接被撤并机关的职责"].ours and told["联合发文，本机关盖章署名"].ours
    for title, ours in (("本机关决定撤并", True), ("其他机关决定撤并", False)):
        one = told[f"被撤并机关的职责没有机关承接，{title}"]
        assert (one.ours, "决定撤销、合并、变更" in one.responsible) == (ours, True)
        assert "第四条第五款" in one.article
    assert [point.title for point in D.points] == ["国家档案馆", "公共图书馆", "政务服务场所"]


def test_d24_the_range_names_article_22_too() -> None:
    """主动公开工作制度第七条：按照条例第二十条、第二十一条、第二十二条。"""
    assert "条例第二十二条" in [category.article for category in D.category_rules]


def test_b1_superseded_clauses_are_told_with_what_holds_instead() -> None:
    told = {one.article.split("》")[1].split("（围档")[0]: one.instead for one in B.superseded}
    assert "条例第四十二条" in told["第四条"] and "条例第二十七条" in told["第六条"]
    assert "条例第十四条" in told["第七条第（五）项"]
    shown = next(info for info in available() if info.name == B.name).warnings
    assert shown.startswith("下列条款已被法律取代") and "按照有关规定收取介质成本费用" in shown
    assert next(info for info in available() if info.name == D.name).warnings == ""


def test_c22_the_reviewer_is_the_head_in_charge_at_the_office() -> None:
    assert step(C, "office").called == "办公室分管负责人"
    assert [step(D, key).called for key in ("office", "leader")] == ["保密审查工作机构的审查人员", "主管领导"]


def test_c5_c24_what_turned_public_has_its_own_article() -> None:
    """细则第二十条第（二）项只说属性变更的；其余是条例第二十六条。"""
    assert (C.publication.article, "第二十条第（二）项" in C.publication.turned_article) == (
        "条例第二十六条",
        True,
    )


def test_e3_nine_kinds_are_published() -> None:
    listed = [category for category in E.category_rules if "第十条第（" in category.article]
    assert {category.article.split("第十条第（")[1][0] for category in listed} == set("一二三四五六七八九")


@pytest.mark.parametrize(
    ("title", "category", "expected"),
    [
        ("关于重大行政决策事项目录的通知", "政策法规", ["重大决策事项"]),
        ("局务会会议纪要（第3期）", "", ["重要会议、专题会议纪要，发言录音整理的文字材料"]),
        ("2025年四季度就业统计报表", "工作动态", ["月度、季度、年度等统计数据报表"]),
        ("关于某公司欠薪一案的情况", "行政处罚决定", ["行政执法案件结果"]),
        ("行政复议决定书（2026）1号", "", ["行政复议决定书"]),
        ("关于领导分工的通知", "概况信息", []),
    ],
)
def test_e7_five_kinds_call_for_special_care(title: str, category: str, expected: list[str]) -> None:
    assert [caution.title for caution in E.cautions_for(title, category)] == expected
    assert len(E.cautions) == 5


@pytest.mark.parametrize("title", ["2025年度事业发展公报", "申请法院强制执行情况"])
def test_e7_bulletins_and_enforcement_call_for_special_care(title: str) -> None:
    """第十六条第（三）项、第（四）项：年度统计数据，行政执法案件结果。"""
    assert len(E.cautions_for(title, "")) == 1


def test_e8_major_information_also_goes_to_a_meeting() -> None:
    assert len(chain(E)) == 3
    assert chain(E, major=True)[3:] == [("局务会或局党组会审查评估", "第一责任人")]
    assert not E.is_major("突发公共事件"), "第十七条第二款 names no subject"


def test_e9_the_uncertain_waits_for_the_authority() -> None:
    found = verdict(E, ("provide", "可以公开"), ("office", "不能确定，报审"))
    assert found == (Verdict.RUNNING, "office")
    assert "第十八条" in step(E, "office").article


def test_e10_eight_channels_in_the_order_of_the_document() -> None:
    assert len(E.channels) == 8
    assert [channel.article.split("第（")[1][0] for channel in E.channels] == list("一二三四五六七八")
    other = load("tangshan-renshe", {"main_channel": "局门户网站"})
    assert (other.channels[0].title, other.channels[0].main) == ("局门户网站", True)


def test_e11_who_takes_over_publishes() -> None:
    assert (
        "继续履行其职能"
        in {one.title: one.responsible for one in E.sources}["承接机构改革不再保留的室、单位"]
    )


def test_e12_ten_copies_of_policy_documents_go_to_three_reading_points() -> None:
    assert isinstance(E.delivery, Delivery)
    assert E.delivery.copies == 10
    assert E.delivery.wanted("政策法规") and not E.delivery.wanted("工作动态")
    assert [point.title for point in E.points] == ["市图书馆", "市档案馆", "市行政服务中心"]


def test_e13_twenty_working_days() -> None:
    assert (E.publication.term, E.publication.starts) == (DAYS_20, ("formed", "changed"))
    assert "第二十二条" in E.publication.article


def test_what_a_superseded_clause_quotes_stands_in_single_quotation_marks() -> None:
    """Quotation marks within quotation marks are ‘’, or where the clause ends cannot be seen."""
    for info in available():
        for line in info.warnings.splitlines()[1:]:
            clause = line.partition("（")[0]
            assert clause.count("“") == clause.count("”") == 1, clause
