from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.office.printing import unheld
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.pdf import unicode_map
from gongkai_desktop.paper.pen import A4, Pen, Printed, lacking_of
from gongkai_desktop.paper.review import ReviewRow, review_list
from tests.paper.reading import all_text, page_text

RARE = "䶮㛃𬱖𫖯𬭎㐂"


def drawn(text: str, role: Role = Role.SONG) -> Printed:
    pen = Pen(bundled_fonts(), A4, "试页")
    for number, line in enumerate(pen.lines(text, role, 12, 400)):
        pen.text(60, 60 + 20 * number, line, role, 12)
    pen.next_page()
    return pen.finish()


@pytest.mark.parametrize("role", list(Role))
def test_text_copied_from_the_pdf_is_the_text_that_was_drawn(role: Role) -> None:
    assert page_text(drawn(f"姓名{RARE}〔2020〕8号Ab", role).pdf) == f"姓名{RARE}〔2020〕8号Ab"


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=600))
def test_hundreds_of_different_characters_are_copied_right(text: str) -> None:
    assert all_text(drawn(text).pdf) == text


def test_the_map_to_unicode_writes_pairs_beyond_the_first_plane_in_blocks_that_pdf_allows() -> None:
    written = unicode_map([0, *([0x4E00] * 149), ord("𬱖")])
    assert re.findall(r"(\d+) beginbfchar", written) == ["100", "51"]
    assert "<96> <D873DC56>" in written


def test_every_font_in_the_pdf_is_embedded() -> None:
    pdf = drawn(f"Ab公开{RARE}").pdf
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert len(fonts) == pdf.count(b"/FontFile2 ")
    assert b"Helvetica" not in pdf


def test_the_same_drawing_gives_the_same_bytes() -> None:
    rows = [ReviewRow("办公室", f"关于{RARE}的通知", "website")]
    first, second = (
        review_list("某局", date(2026, 11, 2), rows, places=(), basis="", fonts=bundled_fonts())
        for _ in range(2)
    )
    assert first == second


def test_the_pdf_names_its_title_and_nobody() -> None:
    with pypdfium2.PdfDocument(drawn("公开").pdf) as document:
        facts = document.get_metadata_dict()
    assert facts["Title"] == "试页"
    assert facts["Author"] == ""
    assert facts["Creator"] == facts["Producer"] == "信息公开台账"


def test_markup_in_a_text_stays_text() -> None:
    assert page_text(drawn("<b>公开</b> \\( %PDF").pdf) == "<b>公开</b> \\( %PDF"


def test_missing_characters_are_reported_with_the_pdf() -> None:
    assert drawn("甲\U0002f9f0\n乙").missing == ("\U0002f9f0",)


def test_what_no_font_holds_is_told_with_every_page_that_it_stands_on() -> None:
    pen = Pen(bundled_fonts(), A4, "试页")
    for text in ("甲\U0002f9f0", "乙", "\U00020bb7和\U0002f9f0", "甲\U0002f9f0"):
        pen.text(50, 50, text)
        pen.next_page()
    printed = pen.finish()
    assert printed.lacking == (("\U0002f9f0", (1, 3, 4)), ("\U00020bb7", (3,)))
    two = lacking_of([printed, drawn("\U00020bb7")])
    assert two == (("\U0002f9f0", (1, 3, 4)), ("\U00020bb7", (3, 5)))
    (told,) = unheld(printed)
    assert "\U0002f9f0（第 1、3、4 页）、\U00020bb7（第 3 页）" in told and "手写" in told
    (told,) = unheld(drawn("\U00020bb7"))
    assert "：\U00020bb7。" in told, "there is but one page"
    assert unheld(drawn("甲")) == ()
