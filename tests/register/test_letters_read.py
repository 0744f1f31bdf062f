"""Every letter of every rule set, with every filling, read as a strict office reads what it signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gongkai_desktop.office.lettering import Sender, in_full, is_category, listed, on_basis, quoted, sentence
from gongkai_desktop.office.loader import load
from gongkai_desktop.paper.form import Form, Label
from gongkai_desktop.paper.letter import Letter
from gongkai_desktop.paper.sheet import filled
from gongkai_desktop.register.review_sheets import grounds_basis
from gongkai_desktop.review.papers import declassification_basis, separation_basis, summary_basis

from .letters_filled import LEAST, RULE_SETS, SENDER, blank, letters

BROKEN = (
    *(
        "{",
        "}",
        "None",
        "本软件",
        "由本单位定",
        "（参照）",
        "没有规定",
        "《《",
        "》》",
        "（）",
        "（（",
        "））",
        "根据，",
        "参照，",
    ),
    *(
        "根据根据",
        "根据参照",
        "由由",
        "由可以",
        "应当应当",
        "的的",
        "。。",
        "；。",
        "，。",
        "、。",
        "：。",
        "。；",
        "，，",
        "（。",
    ),
)
ENDS = ("。", "：")
HAND = "＿"


def names() -> list[str]:
    return list(letters())


def told(letter: Letter) -> Iterator[str]:
    """All that stands on the letter, line by line."""
    yield from (
        letter.title,
        f"{letter.addressee}：",
        *(text for text, _ in letter.parts()),
        *letter.enclosures,
        letter.note,
    )


def on_slip(slip: tuple[Form, object]) -> Iterator[str]:
    form, data = slip
    assert isinstance(data, dict)
    labels = [
        part.text for row in form.rows for cell in row.cells for part in cell.parts if isinstance(part, Label)
    ]
    for text in (form.title, *(left for left, _ in form.banner), *labels, *form.notes):
        yield filled(text, data)


@pytest.fixture(scope="module", params=RULE_SETS)
def of_one(request: pytest.FixtureRequest) -> dict[str, Letter]:
    """The letters of a rule set."""
    return {name: paper.letter for name, paper in letters().items() if name.startswith(f"{request.param}：")}


def test_no_sentence_is_broken(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        for line in told(letter):
            assert not [part for part in BROKEN if part in line], (name, line)
            for opening, closing in ("《》", "（）", "“”", "〔〕"):
                assert line.count(opening) == line.count(closing), (name, line)


def test_every_sentence_has_its_full_stop(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        for text, heading in letter.parts():
            if not heading and HAND not in text:
                assert text.endswith(ENDS), (name, text)
            assert not heading or not text.endswith(("。", "；")), (name, text)


def test_nothing_stands_apart_by_spaces_and_days_are_written_out(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        for line in told(letter):
            assert not re.search(r"[ \t]", line), (name, line)
            assert not re.search(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}", line), (name, line)


def test_laws_stand_by_their_whole_names(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        for line in told(letter):
            assert not re.search(
                r"(?<!信息公开)(?<!国家秘密法实施)条例》?第|保密法(?:实施条例)?》?第", line
            ), (name, line)


def test_a_rule_is_cited_with_its_number_or_day_before_its_article_and_its_issuer(
    of_one: dict[str, Letter],
) -> None:
    cited = 0
    for name, letter in of_one.items():
        for line in told(letter):
            for rule in re.finditer(r"(\w*)《([^》]+(?:制度|细则|规则))》(（[^）]+）)?第", line):
                cited += 1
                issued = rule[3] or ""
                assert re.search(r"〔\d{4}〕\d+号|\d{4}年\d+月\d+日发布", issued), (name, line)
                assert "〔" in issued or re.search("局|办公室|馆|中心|人民政府", f"{rule[1]}{rule[2]}"), (
                    name,
                    line,
                )
            assert not re.search(r"第[一二三四五六七八九十]+条（[^）]*(?:号|发布)）", line), (name, line)
    assert cited or "tiaoli" in next(iter(of_one))


def test_a_letter_asks_for_a_letter_and_what_goes_up_asks_for_a_decision(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        last, whole = letter.parts()[-1][0], "".join(told(letter))
        if "答复" in name:
            assert last == "特此答复。", name
        elif letter.upward:
            assert (last, letter.title[-2:]) == ("妥否，请批示。", "请示"), name
            assert "函" not in letter.title, name
            assert "函复" not in whole, name
        else:
            assert (last, letter.title[-1:]) == ("请予函复。", "函"), name
            assert "批示" not in whole, name


def test_who_is_above_is_sent_a_request_and_who_is_beside_a_letter(of_one: dict[str, Letter]) -> None:
    for name, letter in of_one.items():
        if "：报审" in name:
            assert letter.upward == ("同级" not in name), name


def test_every_letter_tells_whom_to_ask(of_one: dict[str, Letter]) -> None:
    assert {letter.note for letter in of_one.values()} == {"联系人：王敏；电话：0632-6611000"}
    assert Sender("某局").note == "联系人：【待填】；电话：【待填】"


def test_the_slip_speaks_from_the_other_side() -> None:
    for name, paper in letters().items():
        if paper.slip is None:
            continue
        lines = list(on_slip(paper.slip))
        assert not [line for line in lines for word in ("我单位", "你单位", "我局", "您") if word in line], (
            name
        )
        assert any("发函单位" in line for line in lines), name
        for line in lines:
            assert not [part for part in BROKEN if part in line], (name, line)
        assert paper.letter.enclosures[-1] == filled(paper.slip[0].title, paper.slip[1]), name


def test_what_is_missing_is_told_and_never_left_out() -> None:
    paper = next(paper for name, paper in letters().items() if f" {len(LEAST)} " in name)
    text = "".join(told(paper.letter))
    assert "产生日期：【待填】。" in text
    assert "发布机构：【待填】。" in text
    assert "四、其他" not in text


@pytest.mark.parametrize("name", RULE_SETS)
def test_what_sheets_say_below_their_tables_reads_so_too(name: str) -> None:
    rules = load(name)
    notes = (
        summary_basis(rules), *(separation_basis(rules, attribute) for attribute in ("", *rules.attributes)),
        declassification_basis(rules), grounds_basis(rules),
        *blank("leak", rules).values(), *blank("patrol", rules).values(),
    )  # fmt: skip
    for note in notes:
        assert not [part for part in BROKEN if part in note], note
        assert not re.search(r"(?<!信息公开)(?<!国家秘密法实施)条例》?第|保密法(?:实施条例)?》?第", note), (
            note
        )
        assert not re.search(r"第[一二三四五六七八九十]+条（[^）]*(?:号|发布)）|\d{4}-\d\d-\d\d", note), note


@pytest.mark.parametrize(
    ("citation", "written"),
    [
        ("《甲制度》第七条、第八条（甲字〔2021〕23号）", "《甲制度》（甲字〔2021〕23号）第七条、第八条"),
        ("《甲制度》第三条第（二）项（2020-10-11发布）", "《甲制度》（2020年10月11日发布）第三条第（二）项"),
        (
            "《甲》第一条（甲〔2020〕1号）、条例第十七条",
            "《甲》（甲〔2020〕1号）第一条、《中华人民共和国政府信息公开条例》第十七条",
        ),
        ("《条例》第十五条", "《中华人民共和国政府信息公开条例》第十五条"),
        ("保密法实施条例第二十五条", "《中华人民共和国保守国家秘密法实施条例》第二十五条"),
        (
            "《甲》第一条（甲〔2020〕1号）；《乙》第二条第三款（2020-01-02发布）",
            "《甲》（甲〔2020〕1号）第一条；《乙》（2020年1月2日发布）第二条第三款",
        ),
    ],
)  # fmt: skip
def test_a_citation_has_one_form(citation: str, written: str) -> None:
    assert in_full(citation) == written


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_citation_of_every_rule_set_takes_that_form(name: str) -> None:
    for article in re.findall(r'article = "([^"]+)"', load(name).text):
        assert not re.search(r"条(?:第（\w+）项|第\w+款)?（[^）]*(?:号|发布)）", in_full(article)), article


def test_what_only_leads_the_way_is_not_a_basis() -> None:
    assert on_basis("《甲》第一条（甲〔2020〕1号）、条例第十七条（参照）") == (
        "根据《甲》（甲〔2020〕1号）第一条，参照《中华人民共和国政府信息公开条例》第十七条，"
    )
    assert on_basis("条例第十七条（参照）") == "参照《中华人民共和国政府信息公开条例》第十七条，"
    assert on_basis("由本单位定，条例第十七条没有规定天数") == ""


def test_titles_and_numbers_stand_together() -> None:
    assert listed("甲；乙", "甲号；乙号") == "《甲》（甲号）、《乙》（乙号）"
    assert listed("甲；乙", "无；乙号") == "《甲》、《乙》（乙号）"
    assert listed("甲；乙", "乙号") == "《甲》、《乙》（乙号）"
    assert quoted("关于印发《章程》的通知") == "《关于印发〈章程〉的通知》"
    assert quoted("《章程》") == "《章程》"


def test_what_was_typed_becomes_sentences() -> None:
    assert (
        sentence("附图可以另附；\n依据：条例第二十条")
        == "附图可以另附。\n依据：《中华人民共和国政府信息公开条例》第二十条。"
    )
    assert sentence("能否公开？") == "能否公开？"
    assert sentence("") == ""


@pytest.mark.parametrize("name", RULE_SETS)
def test_what_a_rule_set_calls_an_organ_is_no_name_to_write_to(name: str) -> None:
    for rule in load(name).escalations:
        assert all(map(is_category, rule.to)), rule.to


@pytest.mark.parametrize(
    "organ", ["某县教育局", "某市国家保密局", "国家保密局", "某县人民政府", "某某供水有限公司", SENDER.name]
)
def test_a_full_name_is_one(organ: str) -> None:
    assert not is_category(organ)
