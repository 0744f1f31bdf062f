"""Letters as Word files: the same words in the same order, faces for Chinese, nobody's name, text as text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest

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


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def parts(*, slip: bool = True, upward: bool = False) -> dict[str, str]:
    """The parts of the file as text."""
    letter = Letter(**{**fields(), "upward": upward})
    content = letter_docx(letter, (load_form("reply-slip"), SLIP) if slip else None)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_words_stand_in_their_order() -> None:
    document = opened()
    assert texts(document) == [
        "某教函〔2026〕12号", "关于《学区划分通知》公开事项的协调函", "某县自然资源局：",
        "我单位拟公开的下列信息涉及你单位。", "一、基本情况", "名称：《学区划分通知》", "产生日期：2026年11月2日",
        "附件：1.信息全文", "2.复函回执", "某县教育局", "2026年11月2日", "（联系人：王敏）",
    ]  # fmt: skip
    assert document.sections[0].first_page_header.paragraphs[0].text == "某县教育局"


def test_no_paragraph_is_empty_and_nothing_is_aligned_with_spaces() -> None:
    document = opened(slip=True)
    cells = [one for row in document.tables[0].rows for cell in row.cells for one in cell.paragraphs]
    assert all(texts(document))
    for one in (*document.paragraphs, *cells):
        assert "　　" not in one.text, one.text
        assert "  " not in one.text, one.text


def test_what_is_not_known_is_told() -> None:
    upward = Letter(**{**fields(), "upward": True})
    assert "签发人：【待填】" in texts(opened(upward))[1]


@pytest.mark.parametrize("upward", [False, True])
@pytest.mark.parametrize("slip", [False, True])
def test_every_look_is_a_style_and_every_style_is_used(*, upward: bool, slip: bool) -> None:
    told = parts(slip=slip, upward=upward)
    said = "".join(text for name, text in told.items() if name.startswith("word/") and "tyles" not in name)
    used = set(re.findall(r'w:(?:pStyle|tblStyle) w:val="(\w+)"', said))
    known = set(re.findall(r'w:styleId="(\w+)"', told["word/styles.xml"]))
    bases = set(re.findall(r'w:basedOn w:val="(\w+)"', told["word/styles.xml"]))
    assert used <= known
    assert known - bases - {"Normal"} <= used
    assert (
        re.findall(r"<w:(jc|rPr|rFonts|color|sz|b|lang|keepNext|firstLine)\b", told["word/document.xml"])
        == []
    )
    assert "w:firstLineChars" in told["word/styles.xml"]


def test_a_page_has_22_lines_of_28_characters() -> None:
    page = parts()["word/document.xml"]
    grid = re.search(r'<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"/>', page)
    edges = {key: int(value) for key, value in re.findall(r'w:(top|bottom|left|right)="(\d+)"', page)}
    assert grid is not None
    assert (16838 - edges["top"] - edges["bottom"]) // int(grid[1]) == 22
    cell = 16 + int(grid[2]) / 4096
    assert (11906 - edges["left"] - edges["right"]) / 20 // cell == 28


def test_headings_and_signature_stay_with_their_text_and_cells_have_their_own_lines() -> None:
    styles = dict(re.findall(r'w:styleId="(\w+)">(.*?)</w:style>', parts()["word/styles.xml"]))
    for key in ("PartTitle", "LastText", "Enclosure", "EnclosureMore", "Signer", "Day"):
        assert "<w:keepNext/>" in styles[key], key
    assert "w:spacing" not in styles["Normal"]
    assert 'w:line="308"' in styles["CellText"]


def test_the_page_number_stands_outside_in_4_size_song() -> None:
    told = parts()
    assert '<w:t xml:space="preserve">— </w:t>' in told["word/footer-default.xml"]
    assert "PageOdd" in told["word/footer-default.xml"]
    assert "PageEven" in told["word/footer-even.xml"]
    odd = re.search(r'styleId="PageOdd">(.*?)</w:style>', told["word/styles.xml"])
    assert odd is not None
    assert 'w:rightChars="100"' in odd[1]
    assert 'w:jc w:val="right"' in odd[1]
    assert 'w:eastAsia="宋体"' in odd[1]
    assert 'w:sz w:val="28"' in odd[1]
    assert "PAGE" not in told["word/footer-first.xml"]


def test_languages_faces_and_size_of_the_file() -> None:
    told = parts()
    languages = set(re.findall(r'w:(?:val|eastAsia|bidi)="(\w\w-\w\w)"', "".join(told.values())))
    assert languages == {"zh-CN", "en-US"}, "Latin letters are no Chinese: their words are not cut"
    faces = dict(re.findall(r'<w:font w:name="(\S+)"><w:altName w:val="(\S+)"/>', told["word/fontTable.xml"]))
    used = set(re.findall(r'w:eastAsia="([^"-]+)"', told["word/styles.xml"]))
    assert used <= set(faces)
    assert "仿宋" in faces["仿宋_GB2312"].split(",")
    assert len(letter_docx(LETTER, (load_form("reply-slip"), SLIP))) < 15_000
    assert not [name for name in told if "thumbnail" in name or name.endswith(".jpeg")]


def test_the_same_letter_is_the_same_file() -> None:
    assert letter_docx(LETTER) == letter_docx(LETTER)


def test_the_file_names_nobody() -> None:
    facts = opened().core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == LETTER.title
    assert facts.created is not None
    assert facts.created.date() == LETTER.day


def test_the_slip_is_a_table_on_its_own_page() -> None:
    document = opened(slip=True)
    (table,) = document.tables
    cells = {cell.text for row in table.rows for cell in row.cells}
    assert {"来函文号", "某教函〔2026〕12号", "同意公开\t☑\t不同意公开\t□\t部分同意\t□"} <= cells
    heading = next(one for one in document.paragraphs if one.text == "附件2")
    assert heading.style.paragraph_format.page_break_before
    assert "信息发布协调函复函回执" in texts(document)


@pytest.mark.parametrize("text", ["<w:t>&amp;</w:t>", "=cmd|' /C calc'!A0", "䶮㛃𬱖", "{addressee} % \\"])
def test_text_stays_text(text: str) -> None:
    document = opened(Letter(**{**fields(), "body": (Paragraph(text),)}))
    assert text in [paragraph.text for paragraph in document.paragraphs]


def test_control_characters_do_not_break_the_file() -> None:
    document = opened(Letter(**{**fields(), "body": (Paragraph("甲\x00乙\x0b丙"),)}))
    assert "甲 乙 丙" in [paragraph.text for paragraph in document.paragraphs]
