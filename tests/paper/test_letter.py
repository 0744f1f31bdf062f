"""Letters in the letter form of GB/T 9704: head, number, title, body, signature; nothing lost, nothing alone."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.letter import Letter, LetterPart, Paragraph
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from tests.paper.reading import all_text, codes_read, page_text, squeezed, too_near_the_edge, type_sizes

MARK = SheetMark("2026-0012", lambda page, pages: f"GK1/370405AA/2026-0012/{page}/{pages}/A1B2C3D4E5F6G7H2")
LETTER = Letter(
    organ="某县教育局",
    doc_no="某教函〔2026〕12号",
    addressee="某县自然资源局",
    title="关于《学区划分通知》公开事项的协调函",
    body=(
        Paragraph("我单位拟公开的下列信息涉及你单位。"),
        Paragraph("一、基本情况", heading=True),
        Paragraph("名称：《学区划分通知》\n产生日期：2026年11月2日"),
    ),
    enclosures=("信息全文", "复函回执"),
    signer="某县教育局",
    day=date(2026, 11, 2),
    note="联系人：王敏",
)

PAGE = """某县教育局
某教函〔2026〕12号
关于《学区划分通知》公开事项的协调函
某县自然资源局：
　　我单位拟公开的下列信息涉及你单位。
　　一、基本情况
　　名称：《学区划分通知》
　　产生日期：2026年11月2日
附件：1.信息全文
　　　2.复函回执
某县教育局
2026年11月2日
　　（联系人：王敏）"""


def printed(letter: Letter, mark: SheetMark | None = None) -> Printed:
    return print_sheets([Bound([LetterPart(letter)], mark)], fonts=bundled_fonts())


def place(pdf: bytes, words: str, page: int = 0) -> tuple[float, float, float]:
    """Left, right and top of the last such words on a page, in millimetres from its left and top edges."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        first = text.get_text_range().rindex(words)
        boxes = [text.get_charbox(at, loose=True) for at in range(first, first + len(words))]
        height = document[page].get_height()
        return (
            min(box[0] for box in boxes) / MM,
            max(box[2] for box in boxes) / MM,
            (height - max(box[3] for box in boxes)) / MM,
        )


def test_the_letter_stands_in_its_order() -> None:
    assert page_text(printed(LETTER).pdf) == PAGE


def test_head_number_body_and_day_stand_where_the_standard_wants_them() -> None:
    pdf = printed(LETTER).pdf
    top = place(pdf, "某县教育局\r\n某教函")[2]
    assert top == pytest.approx(30, abs=3), "the office 30 mm from the edge"
    assert place(pdf, "〔2026〕12号")[1] == pytest.approx(184, abs=1), (
        "the number at the right edge of the text"
    )
    assert place(pdf, "某县自然资源局")[0] == pytest.approx(28, abs=1), "28 mm to the binding side"
    day, office = place(pdf, "2026年11月2日"), place(pdf, "某县教育局")
    assert day[1] == pytest.approx(184 - 4 * 15.75 / MM, abs=1), "four characters from the edge"
    assert (office[0] + office[1]) / 2 == pytest.approx((day[0] + day[1]) / 2, abs=1), "over the day"
    assert sorted(type_sizes(pdf)) == [15.75, 22.0, 26.0]


def test_the_first_page_has_no_number_the_others_stand_outside() -> None:
    long = Letter(**{**fields(), "body": (Paragraph("很长的一段。" * 300),)})
    sheet = printed(long)
    assert sheet.pages >= 3
    assert "—" not in page_text(sheet.pdf, 0)
    assert place(sheet.pdf, "— 2 —", 1)[0] < 60
    assert place(sheet.pdf, "— 3 —", 2)[0] > 150
    assert all_text(sheet.pdf).count("很长的一段。") >= 295


def fields() -> dict[str, object]:
    return {name: getattr(LETTER, name) for name in Letter.__dataclass_fields__}


@pytest.mark.parametrize("lines", range(4, 22))
def test_the_signature_never_stands_on_a_page_without_text(lines: int) -> None:
    body = tuple(Paragraph(f"第{at}段。") for at in range(lines))
    sheet = printed(Letter(**{**fields(), "body": body, "enclosures": ()}))
    last = squeezed(page_text(sheet.pdf, sheet.pages - 1))
    assert f"第{lines - 1}段。" in last
    assert "某县教育局2026年11月2日（联系人：王敏）" in last


@pytest.mark.parametrize("lines", range(4, 22))
def test_a_closing_line_is_never_all_that_the_signed_page_says(lines: int) -> None:
    told = Paragraph("你对本答复书不服的，可以自收到本答复书之日起60日内申请行政复议。" * 4)
    body = (*(Paragraph(f"第{at}段。") for at in range(lines)), told, Paragraph("特此答复。"))
    sheet = printed(Letter(**{**fields(), "body": body, "enclosures": ()}))
    last = squeezed(page_text(sheet.pdf, sheet.pages - 1))
    assert f"{told.text}特此答复。某县教育局2026年11月2日" in last


def test_a_paragraph_longer_than_a_page_does_not_go_along_with_the_closing_line() -> None:
    body = (Paragraph("第一段。"), Paragraph("很长的一段。" * 100), Paragraph("特此答复。"))
    first = page_text(printed(Letter(**{**fields(), "body": body, "enclosures": ()})).pdf, 0)
    assert first.count("很长的一段。") > 30


def test_rare_characters_and_markup_are_text() -> None:
    body = (Paragraph("<b>䶮㛃𬱖</b> {addressee} & \\n"),)
    assert "<b>䶮㛃𬱖</b>{addressee}&\\n" in all_text(printed(Letter(**{**fields(), "body": body})).pdf)


def test_a_letter_to_write_on_leaves_room_for_the_day() -> None:
    blank = Letter(**{**fields(), "day": None, "doc_no": ""})
    assert "年 月 日" in " ".join(page_text(printed(blank).pdf).split())


def test_the_code_is_small_outside_the_text_and_read() -> None:
    pdf = printed(LETTER, MARK).pdf
    assert codes_read(pdf, 200) == [MARK.code(1, 1)]
    assert "2026-0012　1/1" in page_text(pdf)
    assert too_near_the_edge(pdf, 4 * MM) == []


def test_long_names_of_office_and_subject_are_broken_not_cut() -> None:
    long = "某某省某某市某某自治县人民政府信息公开工作办公室" * 2
    letter = Letter(**{**fields(), "organ": long, "signer": long, "title": f"关于《{long}》公开事项的函"})
    text = all_text(printed(letter).pdf)
    assert text.count(long) == 3
    assert too_near_the_edge(printed(letter).pdf, 15 * MM) == []
