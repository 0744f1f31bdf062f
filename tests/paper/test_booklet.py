"""A report on its four faces: the same boxes on paper, in Word, as HTML and as a workbook; texts stay texts."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from docx import Document

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Prose, Spread
from gongkai_desktop.paper.booklet_docx import booklet_docx
from gongkai_desktop.paper.booklet_html import booklet_html
from gongkai_desktop.paper.booklet_page import BookletPart
from gongkai_desktop.paper.booklet_xlsx import booklet_xlsx
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.qr import SheetMark

from .reading import all_text

TABLE = Spread(
    "",
    (30, 40, 40, 40),
    (
        Box(0, 0, "项目", rows=2, head=True),
        Box(0, 1, "数量", columns=2, head=True),
        Box(0, 3, "=1+1", rows=2, head=True),
        Box(1, 1, "甲", head=True),
        Box(1, 2, "乙", head=True),
        Box(2, 0, "<b>件</b>", head=True, left=True),
        Box(2, 1, number=12, key="a"),
        Box(2, 2, number=Decimal("3.50")),
        Box(2, 3),
    ),
)
BOOK = Booklet(
    "某局2025年报告",
    (
        Heading("一、情况"),
        Prose("第一段“引号”&<script>。\n\n第二段。"),
        Heading("二、表"),
        TABLE,
    ),
    foot=("某局", "2026年1月20日"),
    day="2026-01-20",
)


def test_on_paper_every_box_is_set_and_a_mark_stands_below() -> None:
    mark = SheetMark("2026-0001", lambda page, pages: f"GK1/x/{page}/{pages}/y")
    printed = print_sheets([Bound([BookletPart(BOOK)], mark)])
    text = all_text(printed.pdf)
    assert printed.missing == ()
    for words in ("某局2025年报告", "一、情况", "第二段。", "数量", "12", "3.50", "<b>件</b>", "2026-0001"):
        assert words in text, words


def test_a_table_stands_whole_on_a_page_with_its_heading() -> None:
    pages = print_sheets(
        [Bound([BookletPart(Booklet("题", (Prose("字。" * 300), Heading("二、表"), _tall(30))))])]
    )
    assert pages.pages == 2
    assert "二、表" in all_text(pages.pdf).split("—1—")[1]


def _tall(rows: int) -> Spread:
    return Spread(
        "", (78, 78), tuple(Box(row, column, number=row) for row in range(rows) for column in (0, 1))
    )


def test_in_word_the_merged_boxes_are_merged() -> None:
    table = Document(BytesIO(booklet_docx(BOOK))).tables[0]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 1)._tc is table.cell(0, 2)._tc
    assert [table.cell(2, column).text for column in range(4)] == ["<b>件</b>", "12", "3.50", ""]


def test_as_html_there_is_nothing_but_structure_and_text_is_text() -> None:
    told = booklet_html(BOOK)
    assert "<h1>某局2025年报告</h1>" in told
    assert '<th rowspan="2">项目</th><th colspan="2">数量</th>' in told
    assert "第一段“引号”&amp;&lt;script&gt;。" in told
    assert "<td>12</td><td>3.50</td><td></td>" in told
    for junk in ("style", "class=", "<script", "<b>", "<span", "<font"):
        assert junk not in told


def test_as_a_workbook_numbers_are_numbers_and_text_is_no_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(booklet_xlsx(BOOK)))
    assert book.sheetnames == ["二、表", "文字部分"]
    sheet = book["二、表"]
    assert {str(one) for one in sheet.merged_cells.ranges} >= {"A4:A5", "B4:C4", "D4:D5"}
    assert (sheet["B6"].value, sheet["C6"].value, sheet["D6"].value) == (12, 3.5, None)
    assert (sheet["D4"].value, sheet["D4"].data_type) == ("=1+1", "s")
    assert [cell.value for cell in book["文字部分"]["A"]] == [
        *("一、情况", "第一段“引号”&<script>。", "第二段。", "二、表"),
    ]


@pytest.mark.parametrize("write", [booklet_xlsx, booklet_docx])
def test_files_name_no_machine_and_no_person(write: object) -> None:
    content: bytes = write(BOOK)  # type: ignore[operator]
    assert b"openpyxl" not in content
