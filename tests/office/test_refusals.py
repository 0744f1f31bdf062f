from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import load, parse
from gongkai_desktop.office.ruleset import RuleSet

TEXTS = {
    entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
    for entry in sorted(resource("rulesets").iterdir(), key=lambda entry: entry.name)
}
TIAOLI = TEXTS["tiaoli"]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "key", "why"),
    [
        ("qr = true", "qrcode = true", "qrcode", "没有这样的项"),
        ("qr = true", "qr = 1", "qr", "true 或 false"),
        ('name = "tiaoli"', "name = 3", "name", "文字"),
        ('name = "tiaoli"', 'name = "  "', "name", "空白"),
        ("effective = 2019-05-15", 'effective = "去年"', "effective", "日期"),
        ("effective = 2019-05-15", "effective = 2019-05-15T00:00:00", "effective", "不写时间"),
        ('title = "国家秘密"', 'titel = "国家秘密"', "reason.titel", "应是 title"),
        ("[publication]", "[publicatoin]", "publicatoin", "应是 publication"),
        ('term = "20 个工作日"', 'term = "20 个星期"', "publication.term", "期限单位"),
        ('term = "20 个工作日"', 'term = "0 个工作日"', "publication.term", "20 个工作日"),
        ('{ term = "20 个工作日"', '{ term = "20 日"', "requests.answer.term", "只能用工作日"),
        ('passing = ["可以公开"]', 'passing = ["可以"]', "step.passing", "没有“可以”"),
        ('passing = ["可以公开"]', "passing = []", "step.passing", "至少"),
        ('waiting = ["不能确定，报审"]', 'waiting = ["可以公开"]', "step.waiting", "通过"),
        ('after = ["secrecy"]', 'after = ["mijian"]', "step.after", "前面没有“mijian”，只能是 draft"),
        ('after = ["secrecy"]', 'returns_to = "major"', "step.returns_to", "前面没有“major”"),
        ('role = "审查员"', 'role = "门卫"', "step.role", "没有“门卫”"),
        ('needs = ["attribute"]', 'needs = ["colour"]', "step.needs", "没有“colour”"),
        ('key = "content"', 'key = "draft"', "step.key", "写了两次"),
        ('attributes = ["主动公开", "依申请公开"]', 'attributes = ["公开"]', "step.attributes", "没有“公开”"),
        ('attributes = ["主动公开", "依申请公开"]', 'attributes = [1]', "step.attributes", "文字"),
        ('starts = ["formed", "changed"]\narticle', 'starts = ["born"]\narticle', "publication.starts", "没有“born”"),
        ('remind_after = "15 个工作日"', 'remind_after = "25 个工作日"', "reporting.remind_after", "早于"),
        ('main_channel = "政府网站"', 'main_channel = "电话"', "main_channel", "没有“电话”"),
        ('key = "summary"', 'key = "colour"', "required.key", "没有“colour”"),
        ('title = "个人隐私"', 'title = "商业秘密"', "reason.title", "写了两次"),
        ('title = "授权组织"', 'title = "公司"', "organ.title", "没有“公司”"),
        ('sheet = "S{year}-{n:05}"', 'sheet = "S{year}"', "numbering.sheet", "流水号"),
        ('sheet = "S{year}-{n:05}"', 'shet = "S{n}"', "numbering.shet", "没有“shet”"),
        ("when = { review_steps = 2 }", "when = { steps = 2 }", "step.when.steps", "没有 steps 这个开关"),
        ("when = { review_steps = 2 }", "when = { review_steps = 7 }", "step.when.review_steps", "是 7"),
        ("when = { review_steps = 2 }", "when = true", "step.when", "开关 = 值"),
        ('"requests.safe_posting.term"', '"requests.posting"', "switch.sets", "没有“requests.posting”"),
        ('kind = "number"', 'kind = "dial"', "switch.kind", "没有“dial”"),
        ("default = 3\narticle", "default = 9\narticle", "switch.default", "1 到 4"),
        ('default = "不另报"', 'default = "门卫"', "switch.default", "不另报、分管领导"),
        ("[weekly]", "[[weekly]]", "weekly", "[weekly]"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_line_and_key(old: str, new: str, key: str, why: str) -> None:
    text = TIAOLI.replace(old, new, 1)
    changed = next(index for index, (a, b) in enumerate(zip(TIAOLI, text, strict=False)) if a != b)
    line = text[:changed].count("\n") + 1
    with pytest.raises(Refused) as refused:
        parse(text, "own.toml")
    assert re.search(rf"制度方案 own\.toml 第 {line} 行的 {re.escape(key)} 不对", str(refused.value))
    assert why in refused.value.why
    assert refused.value.way


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "why"),
    [
        ("tangshan-renshe", 'categories = ["政策法规"]', 'categories = ["政策"]', "delivery.categories", "没有“政策”"),
        ("tangshan-renshe", "copies = 10", "copies = 0", "delivery.copies", "1 到 1000"),
        ("tangshan-renshe", 'words = ["重大决策", "重大行政决策", "决策事项"]', "words = []", "caution.title", "words"),
        ("tangshan-renshe", '"行政执法", "行政处罚决定"]', '"行政处分"]', "caution.categories", "没有“行政处分”"),
        ("weichang-dangan", 'stages = ["待公开"]', 'stages = ["上网"]', "phase.stages", "没有“上网”"),
        ("weichang-dangan", 'steps = ["release"]', 'steps = ["sign"]', "phase.steps", "没有“sign”"),
        ("weichang-dangan", "second_check = true", 'second_check = "是"', "entry.second_check", "true 或 false"),
        ("weichang-dangan", 'title = "损害国家的荣誉和利益"', "", "forbidden.title", "缺少这一项"),
        ("weichang-dangan", "[reprint]", "[[reprint]]", "reprint", "[reprint]"),
        ("taian-jiaoyu", 'weekday = "星期五"', 'weekday = "周五"', "weekly.weekday", "没有“周五”"),
        ("taian-jiaoyu", "interpretation = true", "interpretation = 1", "category.interpretation", "true 或 false"),
        ("gansu-zhijiao", "inside = true", "insider = true", "category.insider", "没有这样的项"),
        ("gansu-zhijiao", "advises = true", 'advises = true\nescalates = true', "step.escalates", "只能写一个"),
    ],
)  # fmt: skip
def test_a_mistake_in_what_one_document_says_is_named(
    name: str, old: str, new: str, key: str, why: str
) -> None:
    assert old in TEXTS[name]
    with pytest.raises(Refused, match=rf"own\.toml 第 \d+ 行的 {re.escape(key)} 不对") as refused:
        parse(TEXTS[name].replace(old, new, 1), "own.toml")
    assert why in refused.value.why


def test_a_missing_value_is_named_at_the_section_that_lacks_it() -> None:
    text = TIAOLI.replace('responsible = "牵头制作的行政机关"\n', "", 1)
    with pytest.raises(Refused, match=r"source_rule\.responsible 不对：缺少这一项") as refused:
        parse(text, "own.toml")
    assert (
        f"第 {line_of(text, '[[source_rule]]' + chr(10) + 'title = ' + chr(34) + '共同制作，其他')} 行"
        in str(refused.value)
    )


def test_the_last_step_cannot_pass_its_doubts_upwards() -> None:
    text = TIAOLI.replace("major_only = true", "major_only = true\nescalates = true", 1)
    with pytest.raises(Refused, match="最后一步“重大信息审批”"):
        parse(text, "own.toml", {"major_approval": "分管领导"})


def test_the_last_step_decides_and_does_not_only_advise() -> None:
    text = TIAOLI.replace("major_only = true", "major_only = true\nadvises = true", 1)
    with pytest.raises(Refused, match=r"最后一步“重大信息审批”.*不能写 advises"):
        parse(text, "own.toml", {"major_approval": "分管领导"})


def test_a_step_cannot_send_back_and_upwards_at_once() -> None:
    text = TIAOLI.replace('after = ["secrecy"]', 'returns_to = "secrecy"\nescalates = true', 1)
    with pytest.raises(Refused, match=r"step\.escalates"):
        parse(text, "own.toml")


@pytest.mark.parametrize(
    ("switches", "said"),
    [
        ({"weekly": True}, "没有 weekly 这个开关"),
        ({"weekly_batch": 1}, "每周集中发布"),
        ({"review_steps": 5}, "不能是 5"),
        ({"review_steps": "3"}, "公开前审查的步数"),
        ({"review_steps": True}, "公开前审查的步数"),
        ({"major_approval": "门卫"}, "请从 不另报、分管领导、第一责任人 中选一个"),
    ],
)
def test_a_choice_that_is_not_offered_is_refused(switches: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        load("tiaoli", switches)


@pytest.mark.parametrize("name", ["nobody", "../secret", "tiaoli\x00", ""])
def test_an_unknown_rule_set_is_answered_with_the_known_ones(name: str) -> None:
    with pytest.raises(
        Refused, match=r"gansu-zhijiao、.*taierzhuang、tangshan-renshe、tiaoli、weichang-dangan"
    ):
        load(name)


SPLICES = st.sampled_from(
    [*"\"'[]{}=,.#\n\r\x00\\密\U00020000", '"""', "[[", "true", "1e9", "nan", "-1", "2026-13-01", "{}", "[]",
     "9" * 30, "{ a = 1 }", "when = 1\n", '"20 日"']
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(TEXTS)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 25), SPLICES | st.text(max_size=4)), min_size=1, max_size=3
    ),
)
def test_whatever_is_done_to_the_text_it_parses_or_is_refused_with_a_line(
    name: str, splices: list[tuple[float, int, str]]
) -> None:
    text = TEXTS[name]
    for place, gone, put in splices:
        at = int(place * len(text))
        text = text[:at] + put + text[at + gone :]
    outcome = said_of(text)
    assert isinstance(outcome, RuleSet) or re.fullmatch(
        r"制度方案 own\.toml 第 \d+ 行的 .+ 不对：.+。请照.+。", outcome
    )


@settings(max_examples=300)
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 350), st.integers(0, 350), st.booleans())
def test_lines_in_the_wrong_place_parse_or_are_refused_with_a_line(
    name: str, a: int, b: int, twice: bool
) -> None:
    rows = TEXTS[name].split("\n")
    rows[a:a], rows[b : b + 1] = [rows[b]] * twice, rows[b : b + 1] * twice
    outcome = said_of("\n".join(rows))
    assert isinstance(outcome, RuleSet) or re.match(r"制度方案 own\.toml 第 \d+ 行的 ", outcome)


def said_of(text: str) -> RuleSet | str:
    try:
        return parse(text, "own.toml")
    except Refused as refused:
        return str(refused)
