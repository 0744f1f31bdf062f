"""A report on its four faces: the same boxes on paper, in Word, as HTML and as a workbook; texts stay texts."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from random import Random

import openpyxl
import pytest
from docx import Document

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Picture, Piece, Prose, Spread
from gongkai_desktop.paper.booklet_docx import booklet_docx
from gongkai_desktop.paper.booklet_html import booklet_html
from gongkai_desktop.paper.booklet_page import BookletPart
from gongkai_desktop.paper.booklet_xlsx import booklet_xlsx
from gongkai_desktop.paper.charts.model import Chart, Series
from gongkai_desktop.paper.fontbook import machine_fonts
from gongkai_desktop.paper.letter import BOTTOM, TOP
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.pen import A4, Pen
from gongkai_desktop.paper.qr import SheetMark

from .reading import all_text, page_texts

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


def test_in_word_what_is_left_for_hands_to_sign_stays_open() -> None:
    boxes = [Box(0, at, name, head=True) for at, name in enumerate(("移交人", "接收人"))]
    boxes += [Box(1, at, "", rows=2) for at in range(2)] + [Box(3, at, "年月日") for at in range(2)]
    (table,) = Document(BytesIO(booklet_docx(Booklet("清单", (Spread("", (78, 78), tuple(boxes)),))))).tables
    heights = [row.height for row in table.rows]
    assert heights[0] is heights[2] is heights[3] is None and heights[1] is not None and heights[1].mm >= 16
    assert all(row.height is None for row in Document(BytesIO(booklet_docx(BOOK))).tables[0].rows)


def test_in_word_a_long_table_goes_on_in_parts_that_begin_with_its_head() -> None:
    boxes = [Box(0, 0, "项目", head=True), Box(0, 1, "件数", head=True)]
    boxes += [Box(row, 0, f"第{row}行", rows=2) for row in range(1, 351, 2)]
    boxes += [Box(row, 1, number=row) for row in range(1, 351)]
    tables = Document(
        BytesIO(booklet_docx(Booklet("表", (Spread("", (78, 78), tuple(boxes), heads=1),))))
    ).tables
    assert [len(table.rows) for table in tables] == [101, 101, 151]
    assert all(table.cell(0, 0).text == "项目" for table in tables)
    assert [table.cell(1, 0).text for table in tables] == ["第1行", "第101行", "第201行"]
    assert all(table.cell(1, 0)._tc is table.cell(2, 0)._tc for table in tables)
    numbers = [table.cell(row, 1).text for table in tables for row in range(1, len(table.rows))]
    assert numbers == [str(number) for number in range(1, 351)]


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


def test_a_long_table_of_a_workbook_goes_over_pages_that_can_be_read() -> None:
    def book(*pieces: Piece) -> openpyxl.Workbook:
        return openpyxl.load_workbook(BytesIO(booklet_xlsx(Booklet("表", pieces))))

    long = book(Heading("一、长"), _rows("长", 300))
    assert long.sheetnames == ["一、长"], "there is no text"
    (sheet,) = long.worksheets
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$4" and sheet["A4"].value == "项目" and sheet["B304"].value == 300
    (whole,) = book(_rows("短", 30)).worksheets
    assert whole.page_setup.fitToHeight == 1 and whole.print_title_rows is None
    high = Spread("", (40,), (Box(0, 0, "字" * 5000, left=True),))
    assert book(high).worksheets[0].row_dimensions[4].height == 409


@pytest.mark.parametrize("write", [booklet_xlsx, booklet_docx])
def test_files_name_no_machine_and_no_person(write: object) -> None:
    content: bytes = write(BOOK)  # type: ignore[operator]
    assert b"openpyxl" not in content


def _rows(name: str, count: int) -> Spread:
    """A table of so many lines below its head."""
    boxes = [Box(0, 0, "项目", head=True), Box(0, 1, "件数", head=True)]
    for at in range(1, count + 1):
        boxes += [Box(at, 0, f"{name}行{at:02}。", left=True), Box(at, 1, number=at)]
    return Spread("", (100, 56), tuple(boxes), heads=1)


@pytest.mark.parametrize("seed", range(6))
def test_pages_of_tables_and_charts_are_full_and_nothing_is_lost(seed: int) -> None:
    chance, pieces, wanted = Random(seed), [], []
    for at in range(9):
        name, count = f"表{at}", chance.randrange(3, 24)
        pieces += [Heading(f"（{at}）{name}", 2), _rows(name, count)]
        wanted += [f"{name}行{line:02}。" for line in range(1, count + 1)]
        series = (Series("本期", tuple(range(5)), ("",) * 5),)
        pieces.append(Picture(Chart(f"图{at}。", tuple("甲乙丙丁戊"), series)))
        wanted.append(f"图{at}。")
    part = BookletPart(Booklet("统计", tuple(pieces)))
    laid = part.lay(Pen(machine_fonts(), A4, "统计"), marked=False)
    room = BOTTOM - TOP
    filled = [sum(strip.height for strip in page) / room for page in laid.pages]
    assert all(0.7 < one < 1.0001 for one in filled[:-1]), filled
    texts = page_texts(print_sheets([Bound([part])]).pdf)
    words = "".join("".join(texts).split())
    assert {one: words.count(one) for one in wanted} == dict.fromkeys(wanted, 1)
    assert all("项目" in text for text in texts if "行" in text), (
        "a table that goes on says its columns again"
    )


def test_a_table_longer_than_a_page_goes_on_where_it_broke() -> None:
    """It begins below other text: no page has a second table on it, none but the last is left half empty."""
    pieces = (Prose("字。" * 200), _rows("长", 130), Prose("表后的话。"))
    texts = page_texts(print_sheets([Bound([BookletPart(Booklet("统计", pieces))])]).pdf)
    assert [text.count("项目") for text in texts] == [1] * len(texts)
    rows = [text.count("长行") for text in texts]
    assert sum(rows) == 130 and len(rows) > 3 and len(set(rows[1:-1])) == 1


@pytest.mark.parametrize("heads", [0, 1])
def test_a_box_higher_than_a_page_goes_on_on_the_next_one(heads: int) -> None:
    told = "".join(f"甲{at:04}乙" for at in range(1500))
    boxes = (
        Box(0, 0, "事由", head=True),
        Box(0, 1, "件数", head=True),
        Box(1, 0, told, left=True),
        Box(1, 1, "三"),
    )
    book = Booklet(
        "统计", (Heading("一、表"), Spread("", (100, 56), boxes, heads=heads), Prose("表后的话。"))
    )
    laid = BookletPart(book).lay(Pen(machine_fonts(), A4, "统计"), marked=False)
    assert all(sum(strip.height for strip in page) <= BOTTOM - TOP + 0.001 for page in laid.pages)
    pages = page_texts(print_sheets([Bound([BookletPart(book)])]).pdf)
    assert "甲0000乙" in pages[0] and "表后的话" in pages[-1]
    assert [text.count("事由") for text in pages] == [1, *[heads] * (len(pages) - 1)]
    assert all(f"甲{at:04}乙" in "".join("".join(pages).split()) for at in (0, 700, 1499))


def test_a_chart_waits_for_no_other_part_and_a_short_table_is_not_broken() -> None:
    series = (Series("本期", tuple(range(40)), ("",) * 40),)
    tall = Chart("高图。", tuple(f"第{at}个科室的名称比较长" for at in range(40)), series)
    pieces = (
        Heading("一、甲"),
        _rows("长", 20),
        Picture(tall),
        Heading("（二）短", 2),
        _rows("短", 5),
        Heading("二、乙"),
        Prose("乙的话。"),
    )
    first, second, *_ = page_texts(print_sheets([Bound([BookletPart(Booklet("统计", pieces))])]).pdf)
    assert "短行01。" in first and "短行05。" in first and "高图" not in first
    assert "高图" in second and "二、乙" not in first


def test_the_texts_of_a_workbook_have_the_lines_that_they_need() -> None:
    long = Booklet("报告", (Heading("一、情况"), Prose("字" * 400), TABLE))
    sheet = openpyxl.load_workbook(BytesIO(booklet_xlsx(long))).worksheets[-1]
    heights = [sheet.row_dimensions[row].height for row in (1, 2)]
    assert heights[0] < 20 < 400 / 35 * 12 < heights[1]
