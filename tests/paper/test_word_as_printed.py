"""The Word letter is the printed letter: rendered by LibreOffice Writer it has its pages, breaks and positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.letter import UNKNOWN, Letter, LetterPart, Paragraph
from gongkai_desktop.paper.letter_docx import letter_docx
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.slip import SlipPart
from tests.paper.writer import NEAR, compared, lines_of, red_rules, written_by_writer

SLIP = {
    "office": "某县教育局", "letter": "信息发布协调函", "doc_no": "某教函〔2026〕12号",
    "titles": "关于䶮㛃𬱖学校2026年秋季招生工作的通知", "silence": "逾期不答复的，视为同意公开。",
}  # fmt: skip
FACTS = (
    "1.信息名称和文号：《关于调整2026年义务教育学校学区划分的通知》（某教〔2026〕8号）。\n"
    "2.内容描述：䶮㛃𬱖等4所学校的学区界线，自2026年9月1日起执行；A类学校3所，B类学校1所。\n"
    "3.产生日期：2026年11月2日。\n4.发布机构：某县教育局。"
)
LETTER = Letter(
    organ="某县教育局",
    doc_no="某教函〔2026〕12号",
    addressee="某县自然资源局",
    title="关于《学区划分通知》公开事项的信息发布协调函",
    body=(
        Paragraph(
            "我单位拟公开的下列政府信息涉及你单位。根据《省职教中心信息公开工作制度》（甘职教中〔2021〕23号）第十条，"
            "现就公开事项书面征求意见。"
        ),
        Paragraph("一、拟公开政府信息的基本情况", heading=True),
        Paragraph(FACTS),
        Paragraph("二、需协商、确认的事项", heading=True),
        Paragraph("是否同意公开，内容是否准确一致。"),
        Paragraph("请于2026年12月1日前书面函复。逾期不答复的，视为同意公开。"),
    ),
    enclosures=("拟公开信息全文", "信息发布协调函复函回执"),
    signer="某县教育局",
    day=date(2026, 11, 2),
    note="联系人：王敏；电话：0632-6611000",
)
UPWARD = replace(
    LETTER, upward=True, enclosures=("拟公开信息全文",), title="关于《学区划分通知》能否公开的请示"
)
LONG_TITLE = f"关于{'《某县人民政府办公室关于调整2026年义务教育学校学区划分的通知》' * 2}公开事项的征求意见函"
BROKEN_LATIN = (
    "https://www.moxian.gov.cn/zwgk/index.html?id=3&type=a", "GB/T9704-2012", "A4/B5纸", "1,234,567.89元",
    "《方案》2026年", "“方案”2026年", "ABC。DEF，GHI", "ABC；DEF：GHI", "B超、CT、X-ray", "(2026)No.7(A)",
    "wang-ming@example.org", "report_2026-11-05_final.xlsx", "<b>&amp;</b>{a}=1+1@SUM(A1)-2+3%s", "100元/件abc元/件",
)  # fmt: skip
"""What is broken by rules of its own where it meets the end of a line."""
LONG_NAME = "某某省某某市某某自治县人民政府信息公开工作领导小组办公室"


def longer(letter: Letter, lines: int) -> Letter:
    """The letter with so many short paragraphs more before its last."""
    more = tuple(Paragraph(f"第{at}项意见，请一并研究。") for at in range(lines))
    return replace(letter, body=(*letter.body[:-1], *more, letter.body[-1]))


LETTERS: Mapping[str, Letter] = {
    **{f"函{lines}行": longer(LETTER, lines) for lines in range(0, 25, 2)},
    **{f"请示{lines}行": longer(UPWARD, lines) for lines in range(0, 24, 3)},
    "长标题": replace(LETTER, title=LONG_TITLE),
    "长单位名": replace(LETTER, organ=LONG_NAME, signer=LONG_NAME, addressee=LONG_NAME),
    "长段": replace(LETTER, body=(Paragraph("各学校学区界线、招生人数和班额，" * 60 + "见附件。"), *LETTER.body)),
    "待填": replace(LETTER, body=(Paragraph(f"信息名称：{UNKNOWN}。"),), note=f"联系人：{UNKNOWN}；电话：{UNKNOWN}"),
    "手写": replace(LETTER, day=None, doc_no="＿＿〔　　　　〕　　号", body=(Paragraph("＿" * 25),)),
    "行末": replace(
        LETTER, body=tuple(Paragraph("字" * at + text + "后面还有字。") for text in BROKEN_LATIN for at in range(8, 27))
    ),
    "长词": replace(LETTER, body=tuple(map(Paragraph, ("https" * 20, "a1b2-" * 30, "公开的内容：" + "X" * 90)))),
    "无附件": replace(LETTER, enclosures=()),
}  # fmt: skip


@dataclass(frozen=True)
class Both:
    """A letter in print and in Word."""

    printed: bytes
    word: bytes


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Both]:
    """All letters, the Word files through Writer in one go."""
    fonts, slip = bundled_fonts(), (load_form("reply-slip"), SLIP)
    slips = {name: slip if len(letter.enclosures) > 1 else None for name, letter in LETTERS.items()}
    files = {name: letter_docx(letter, slips[name], fonts=fonts) for name, letter in LETTERS.items()}
    word = written_by_writer(files, tmp_path_factory.mktemp("writer"))
    return {name: Both(_printed(letter, slips[name]), word[name]) for name, letter in LETTERS.items()}


def _printed(letter: Letter, slip: tuple[object, ...] | None) -> bytes:
    sheets = [Bound([LetterPart(letter)])]
    if slip is not None:
        sheets.append(Bound([SlipPart(load_form("reply-slip"), SLIP, letter.last_enclosure)], goes_on=True))
    return print_sheets(sheets, fonts=bundled_fonts()).pdf


@pytest.mark.parametrize("name", LETTERS)
def test_every_line_of_the_word_letter_stands_where_it_is_printed(
    both: Mapping[str, Both], name: str
) -> None:
    compared(both[name].printed, both[name].word, NEAR)


@pytest.mark.parametrize("name", ["函0行", "请示0行"])
def test_the_red_rules_of_the_word_letter_stand_where_they_are_printed(
    both: Mapping[str, Both], name: str
) -> None:
    printed, word = red_rules(both[name].printed), red_rules(both[name].word)
    assert len(printed) == len(word)
    assert all(abs(one - other) < NEAR for one, other in zip(printed, word, strict=True))


def test_the_lower_red_rule_stands_20_mm_from_the_edge(both: Mapping[str, Both]) -> None:
    assert min(abs(rule - 277) for rule in red_rules(both["函0行"].word)) < NEAR


def test_a_full_line_has_28_characters(both: Mapping[str, Both]) -> None:
    full = [line.text for line in lines_of(both["长段"].word) if "招生人数" in line.text]
    assert {len(text) for text in full[1:-1]} <= {27, 28, 29}
    assert 28 in {len(text) for text in full[1:-1]}
