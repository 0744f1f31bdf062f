from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import available, load, parse, read_stored
from gongkai_desktop.office.organs import ORGANS, organs
from gongkai_desktop.office.reviewing import Coordination, OwnSide
from gongkai_desktop.office.ruleset import ITEM_KEYS, RuleSet, Switch
from gongkai_desktop.register.fields import REGISTER

NAMES = ("tiaoli", "gansu-zhijiao", "taian-jiaoyu", "taierzhuang", "tangshan-renshe", "weichang-dangan")
DAYS_20 = Term(20, Unit.WORKDAYS)
ARTICLES = {  # how many articles each document has
    "条例": 56,
    "保密法实施条例": 74,
    "《台儿庄区政府信息主动公开工作制度》": 16,
    "《台儿庄区政府信息公开协调工作制度》": 14,
    "《台儿庄区政府信息公开保密审查制度》": 17,
    "《台儿庄区政府信息公开监督检查制度》": 6,
    "《省职教中心信息公开工作制度》": 35,
    "《政务公开和政府信息公开制度》": 8,
    "《政务公开和政府信息公开保密审查制度》": 15,
    "《政务公开和政府信息公开发布运行管理制度》": 21,
    "《泰安市教育局政务公开领导小组工作规则》": 9,
    "《泰安市教育局政务公开领导小组工作细则》": 20,
    "《政府信息公开工作制度》": 25,
    "《中华人民共和国预算法》": 101,
}
FULLEST = {
    "major_approval": "分管领导",
    "weekly_batch": True,
    "second_check": True,
    "interpretation": True,
    "confirmations": True,
    "coordination_send": 5,
    "patrol": "每季度",
}
MAY_BE_SILENT = (
    *("turned_article", "inquiry_article", "plan_article", "blame_article", "duty_article"),
    *("order_article", "reward_article", "kinds_article", "division_article", "hearing_article"),
    *("notice_article", "report_article", "appeal_article", "platform_article", "release_article"),
    "contacts_article",
)
DIGITS = "零一二三四五六七八九"
CITED = re.compile(
    r"(保密法实施条例|条例|《[^》]+》)?((?:第[一二三四五六七八九十]+条[^、（]*(?:（.）项)?、?)+)"
)


def number(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return DIGITS.index(text)
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)


def articles(value: Any) -> list[str]:
    """Every article named anywhere in a rule set."""
    if isinstance(value, OwnSide):
        return []  # what it leaves out is as elsewhere: see the sides themselves
    if isinstance(value, Coordination):
        sides = (value.organ, value.third, value.organ_on_request, value.third_on_request)
        return [*fields_of(value), *articles(sides)]
    if hasattr(value, "__dataclass_fields__"):
        return fields_of(value)
    return [one for item in value for one in articles(item)] if isinstance(value, tuple) else []


def fields_of(value: Any) -> list[str]:
    keys = [key for key in value.__dataclass_fields__ if key.endswith("article")]
    named = [said for key in keys if (said := getattr(value, key)) or key not in MAY_BE_SILENT]
    return named + [one for key in value.__dataclass_fields__ for one in articles(getattr(value, key))]


def options(switch: Switch) -> tuple[bool | int | str, ...]:
    if switch.kind == "flag":
        return (False, True)
    return switch.choices or (switch.low, switch.high)


def steps(rules: RuleSet) -> list[str]:
    return [step.title for step in rules.steps]


def test_the_rule_sets_that_come_along_begin_with_the_law_itself() -> None:
    infos = available()
    assert [info.name for info in infos] == list(NAMES)
    assert "国务院令第711号" in infos[0].source
    assert "甘职教中〔2021〕23号" in infos[1].source
    assert "台政办字〔2020〕8号" in infos[3].source
    assert [info.effective.isoformat() for info in infos] == [
        "2019-05-15", "2021-05-06", "2020-10-11", "2020-04-22", "2023-05-05", "2020-03-13",
    ]  # fmt: skip
    assert all(info.organs and set(info.organs) <= set(ORGANS) for info in infos)


@pytest.mark.parametrize("name", NAMES)
def test_any_two_switches_together_give_a_rule_set_that_reads_back_whole(name: str) -> None:
    plain = load(name)
    seen = {plain.hash: dict(plain.chosen)}
    for one, other in itertools.combinations(plain.switches, 2):
        for values in itertools.product(options(one), options(other)):
            given = dict(zip((one.key, other.key), values, strict=True))
            rules = load(name, given)
            assert rules.chosen == {**plain.chosen, **given}
            assert read_stored(rules.text) == rules
            assert seen.setdefault(rules.hash, dict(rules.chosen)) == rules.chosen


@pytest.mark.parametrize("name", NAMES)
def test_every_value_names_an_article_that_exists(name: str) -> None:
    cited = articles(load(name, FULLEST if name == "tiaoli" else None))
    assert len(cited) > 60
    for article in cited:
        assert article.strip()
        document = ""
        for found in CITED.finditer(article):
            document = found[1] or document
            for part in re.findall(r"第([一二三四五六七八九十]+)条", found[2]):
                assert 1 <= number(part) <= ARTICLES.get(document, 200), article


@pytest.mark.parametrize(
    ("name", "document", "number", "least"),
    [
        ("taierzhuang", "台儿庄区", "（台政办字〔2020〕8号）", 25),
        ("gansu-zhijiao", "《省职教中心信息公开工作制度》", "（甘职教中〔2021〕23号）", 20),
        ("weichang-dangan", "《政务公开和政府信息公开", "（围档〔2020〕11号）", 50),
        ("taian-jiaoyu", "《泰安市教育局政务公开领导小组", "（2020-10-11发布）", 45),
        ("tangshan-renshe", "《政府信息公开工作制度》", "（2023-05-05发布）", 35),
    ],
)
def test_the_office_rules_name_the_document_they_stand_in(
    name: str, document: str, number: str, least: int
) -> None:
    cited = [article for article in articles(load(name)) if document in article]
    assert len(cited) > least
    assert all(article.count(document) == article.count(number) for article in cited)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheets_of_a_rule_set_have_layouts(name: str) -> None:
    layouts = {entry.name for entry in resource("forms").iterdir()}
    assert {f"{sheet}.toml" for sheet in load(name).sheets} <= layouts


def test_a_rule_set_may_ask_for_every_field_of_the_register_and_no_other() -> None:
    assert REGISTER.keys == ITEM_KEYS


def test_the_law_by_itself_asks_what_the_law_asks() -> None:
    rules = load("tiaoli")
    assert rules.publication.term == DAYS_20
    assert rules.publication.starts == ("formed", "changed")
    assert {required.key for required in rules.required} == {"index_no", "title", "summary", "formed"}
    assert rules.requests == RequestRules(consultation=rules.requests.consultation)
    assert rules.requests.consultation.workdays == 15
    assert [source.title for source in rules.sources if not source.ours] == [
        "从其他行政机关获取",
        "共同制作，其他机关牵头",
    ]
    assert len([category for category in rules.category_rules if "第二十条" in category.article]) == 17
    assert [reason.title for reason in rules.reasons if reason.secret] == ["国家秘密"]
    assert {reason.article[:6] for reason in rules.reasons if reason.discretionary} == {"条例第十六条"}
    assert rules.reporting is None and rules.weekly is None


def test_a_rule_set_may_say_what_hearing_of_reasons_and_payment_do_to_the_time_of_a_request() -> None:
    text = (resource("rulesets") / "tiaoli.toml").read_text(encoding="utf-8")
    said = (
        'hearing = { term = "5 个工作日", article = "某办法第八条" }\n'
        'payment = { term = "10 个工作日", article = "某办法第九条" }\n'
        'payment_restarts = { on = false, article = "某办法第九条" }\n'
    )
    own = parse(text.replace("[requests]\n", f"[requests]\n{said}"), "own.toml").requests
    assert (own.hearing, own.payment) == (Limit(5, "某办法第八条"), Limit(10, "某办法第九条"))
    assert own.payment_restarts is False and load("tiaoli").requests.payment_restarts is True


def test_a_category_with_a_law_of_its_own_has_its_own_limit() -> None:
    limits = load("tiaoli").category_limits
    assert limits["财政预算、决算"].term == Term(20, Unit.DAYS)
    assert "预算法" in limits["财政预算、决算"].article
    for title in ("行政许可决定", "行政处罚决定"):
        assert limits[title].term == Term(7, Unit.WORKDAYS)
        assert "国办发〔2018〕118号" in limits[title].article


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, ["保密审查"]),
        (2, ["保密审查", "公开审核"]),
        (3, ["内容审核", "保密审查", "公开审核"]),
        (4, ["初步意见", "内容审核", "保密审查", "公开审核"]),
    ],
)
def test_the_office_chooses_how_many_review_steps_it_takes(count: int, expected: list[str]) -> None:
    rules = load("tiaoli", {"review_steps": count})
    assert steps(rules) == expected
    assert all("secrecy" in step.after for step in rules.steps if step.key == "release")


def test_switches_change_what_they_name() -> None:
    rules = load(
        "tiaoli",
        {
            "review_within": 10,
            "major_approval": "第一责任人",
            "department_report": True,
            "weekly_batch": True,
            "removal_within": 7,
            "safe_posting": 5,
            "main_channel": "信息公告栏、电子信息屏",
            "sheet_qr": False,
        },
    )
    assert [step.within for step in rules.steps if step.key == "secrecy"] == [Term(10, Unit.WORKDAYS)]
    assert (rules.steps[-1].role, rules.steps[-1].major_only) == ("第一责任人", True)
    assert rules.reporting is not None
    assert (rules.reporting.term.amount, rules.reporting.remind_after.amount) == (20, 15)
    assert rules.reporting.starts == ("formed", "changed", "lapsed")
    assert rules.weekly is not None
    assert rules.removal is not None
    assert rules.removal.term == Term(7, Unit.WORKDAYS)
    assert rules.requests.safe_posting.workdays == 5
    assert (rules.channels[0].title, rules.channels[0].main) == ("信息公告栏、电子信息屏", True)
    assert [channel.main for channel in rules.channels].count(True) == 1
    assert not rules.qr


def test_no_limit_is_a_choice_too() -> None:
    rules = load("tiaoli", {"review_within": 0, "removal_within": 0})
    assert rules.removal is None
    assert [step.within for step in rules.steps] == [None, None, None]


def test_comments_and_layout_do_not_change_what_a_rule_set_is(tiaoli: str) -> None:
    plain = "\r\n".join(line for line in tiaoli.split("\n") if not line.startswith("#"))
    assert parse(plain, "other.toml").hash == parse(tiaoli, "tiaoli.toml").hash


def test_one_changed_value_is_another_rule_set(tiaoli: str) -> None:
    other = parse(tiaoli.replace('term = "20 个工作日"', 'term = "15 个工作日"', 1), "x.toml")
    assert other.publication.term.amount == 15
    assert other.hash != load("tiaoli").hash


def test_taierzhuang_reviews_within_one_working_day_and_the_leader_approves() -> None:
    rules = load("taierzhuang")
    assert [(step.title, step.role) for step in rules.steps] == [
        ("填写审查表", "经办人"), ("工作机构审查", "审查员"), ("主管领导批准", "分管领导"),
    ]  # fmt: skip
    _, office, leader = rules.steps
    assert office.within == Term(1, Unit.WORKDAYS)
    assert office.opinions[:2] == ("同意公开", "不同意公开")
    assert (leader.opinions, leader.returns_to) == (("同意", "不同意"), "office")
    assert {"title", "formed", "category", "keywords", "source", "doc_no"} <= {
        one.key for one in rules.required
    }
    assert rules.channels[0].title == "区政府网站"


@pytest.mark.parametrize(
    ("attribute", "channels", "key"),
    [
        ("主动公开", "区政府网站", "website"),
        ("主动公开", "新闻发布会、区政府网站", "website"),
        ("依申请公开", "", "request"),
        ("依申请公开", "区政府网站", "request"),
        ("主动公开", "新闻发布会", "other"),
        ("主动公开", "", None),
    ],
)
def test_the_box_of_the_sheet_follows_attribute_and_channel(
    attribute: str, channels: str, key: str | None
) -> None:
    form = load("taierzhuang").release_form(attribute, channels)
    assert (form.key if form else None) == key


def test_secret_and_major_follow_the_lists() -> None:
    rules = load("tiaoli")
    assert rules.is_secret("国家秘密") and not rules.is_secret("商业秘密") and not rules.is_secret("")
    assert rules.is_major("统计信息") and not rules.is_major("机关职能")


def test_a_public_enterprise_answers_to_its_authority_not_to_the_courts() -> None:
    table = organs()
    assert [kind.title for kind in table.kinds] == list(ORGANS)
    enterprise, organ = table.kind("公共企事业单位"), table.kind("")
    assert (enterprise.remedy, enterprise.requests, enterprise.binding) == ("申诉", False, False)
    assert (organ.title, organ.remedy) == ("行政机关", "复议诉讼")
    assert table.kind("授权组织").binding


def test_an_own_file_is_read_by_its_place(tmp_path: Path, tiaoli: str) -> None:
    own = tmp_path / "本局.toml"
    own.write_bytes(b"\xef\xbb\xbf" + tiaoli.replace('name = "tiaoli"', 'name = "benju"').encode())
    assert load(str(own), {"review_steps": 1}).name == "benju"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "文件不存在"),
        ("name = '制度'\n标题 = 1".encode("gbk"), "第 1 行不是 UTF-8"),
        (b"# " + b"x" * 1_000_001, "太大"),
        (b"", "缺少这一项"),
    ],
)  # fmt: skip
def test_an_own_file_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    own = tmp_path / "本局.toml"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(Refused, match=said) as refused:
        load(str(own))
    assert "本局.toml" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1, "chosen": {}, "rules": 3}',
        '{"format": 1, "chosen": {}, "rules": {}}',
        '{"format": 2, "chosen": {}, "rules": {}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_stored_rule_set_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="台账中保存的"):
        read_stored(text)


@pytest.mark.parametrize("name", NAMES)
def test_who_publishes_is_a_sentence_that_can_be_read(name: str) -> None:
    for source in load(name).sources:
        assert not [
            part for part in ("由可以", "由由", "义务公开", "公开公开") if part in f"应{source.duty}"
        ], source
        assert "公开" in source.duty
