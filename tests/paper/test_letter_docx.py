"""Letters as Word files: the same words in the same order, faces for Chinese, nobody's name, text as text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.letter import Letter, Paragraph
from gongkai_desktop.paper.letter_docx import letter_docx
from tests.paper.test_letter import LETTER, fields

SLIP: dict[str, object] = {
    "office": "某县教育局", "letter": "信息发布协调函", "doc_no": "某教函〔2026〕12号",
    "titles": "《学区划分通知》", "verdict": "同意公开", "silence": "逾期不答复的，视为同意公开。",
}  # fmt: skip


def opened(letter: Letter = LETTER, *, slip: bool = False) -> Any:
    content = letter_docx(letter, (load_form("reply-slip"), SLIP) if slip else None)
    return docx.Document(BytesIO(content))


def test_the_words_stand_in_their_order() -> None:
    document = opened()
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts == [
        "某教函〔2026〕12号", "关于《学区划分通知》公开事项的协调函", "某县自然资源局：",
        "我单位拟公开的下列信息涉及你单位。", "一、基本情况", "名称：《学区划分通知》", "产生日期：2026年11月2日",
        "附件：1.信息全文", "　　　2.复函回执", "某县教育局", "2026年11月2日", "（联系人：王敏）",
    ]  # fmt: skip
    assert document.sections[0].first_page_header.paragraphs[0].text == "某县教育局"


def test_paper_and_faces_are_those_of_official_papers() -> None:
    document = opened()
    section = document.sections[0]
    lengths = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(length / Mm(1)) for length in lengths] == [210, 297, 37, 28]
    faces = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for one in document.paragraphs for run in one.runs}
    assert faces == {"仿宋", "黑体", "方正小标宋简体"}


def test_the_file_names_nobody() -> None:
    facts = opened().core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == LETTER.title


def test_the_slip_is_a_table_on_its_own_page() -> None:
    document = opened(slip=True)
    (table,) = document.tables
    cells = {cell.text for row in table.rows for cell in row.cells}
    assert {"来函文号", "某教函〔2026〕12号", "同意公开☑　不同意公开□　部分同意□"} <= cells
    title = next(one for one in document.paragraphs if one.text == "信息发布协调函复函回执")
    assert title.paragraph_format.page_break_before


@pytest.mark.parametrize("text", ["<w:t>&amp;</w:t>", "=cmd|' /C calc'!A0", "䶮㛃𬱖", "{addressee} % \\"])
def test_text_stays_text(text: str) -> None:
    document = opened(Letter(**{**fields(), "body": (Paragraph(text),)}))
    assert text in [paragraph.text for paragraph in document.paragraphs]


def test_control_characters_do_not_break_the_file() -> None:
    document = opened(Letter(**{**fields(), "body": (Paragraph("甲\x00乙\x0b丙"),)}))
    assert "甲 乙 丙" in [paragraph.text for paragraph in document.paragraphs]
