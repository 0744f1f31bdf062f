"""Workbooks: hidden things, numbers in cells, and copies without them that still open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Matter, Report

from .files import CARD, ID, MOBILE, identity, texts_in


@pytest.fixture
def book() -> Workbook:
    """A list of grants: five children with names and numbers, and a sum."""
    made = Workbook()
    made.properties.creator = ""
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "公示"
    sheet.append(["序号", "姓名", "金额"])
    for number in range(1, 6):
        sheet.append([number, f"王小{'一二三四五'[number - 1]}", 1000 * number])
    return made


def sheet(book: Workbook) -> Worksheet:
    found = book.active
    assert isinstance(found, Worksheet)
    return found


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def cleaned(path: Path) -> tuple[Report, Path]:
    out = path.with_name("净名单.xlsx")
    keys = [found.key for found in examine(path).findings if found.removable]
    return clean(path, out, keys).report, out


def told(report: Report, kind: Matter) -> list[str]:
    return [f"{one.title}|{one.place}|{one.excerpt}" for one in report.findings if one.kind is kind]


def test_names_alone_are_a_list_to_be_published(book: Workbook, tmp_path: Path) -> None:
    assert examine(saved(book, tmp_path)).clean


def test_many_numbers_of_a_column_are_told_as_one_and_masked_every_one(
    book: Workbook, tmp_path: Path
) -> None:
    page = sheet(book)
    page["D1"] = "身份证号码"
    people = [identity(f"37090219850312{number:03}") for number in range(20)]
    for row, number in enumerate(people, 2):
        page.cell(row, 2, "王小一")
        page.cell(row, 4, number)
    path = saved(book, tmp_path)
    report = examine(path)
    assert [one.title for one in report.findings] == ["身份证号码 20 处", "姓名 20 处"]
    assert report.findings[0].count == 20 and report.findings[0].key == "identity@sheet1!D"
    report, out = cleaned(path)
    assert report.clean
    assert not any(number in texts_in(out) for number in people)
    again = openpyxl.load_workbook(out)["公示"]
    assert (again["B2"].value, again["D2"].value, again["C2"].value) == (
        "王**",
        people[0][:4] + "*" * 12 + people[0][-2:],
        1000,
    )


def test_a_telephone_number_kept_as_a_number_is_one(book: Workbook, tmp_path: Path) -> None:
    sheet(book)["D1"], sheet(book)["D2"] = "联系电话", int(MOBILE)
    sheet(book)["E1"], sheet(book)["E2"] = "金额（元）", int(MOBILE)
    report = examine(saved(book, tmp_path))
    assert [one.split("|")[1] for one in told(report, Matter.MOBILE)] == ["工作表“公示” D2"]


@pytest.mark.parametrize(("state", "word"), [("hidden", "隐藏的工作表"), ("veryHidden", "深度隐藏")])
def test_a_hidden_sheet_goes_with_all_it_held(book: Workbook, tmp_path: Path, state: str, word: str) -> None:
    draft = book.create_sheet("底稿", 0)
    draft["A1"], draft["B1"] = "卡号", CARD
    draft["C1"] = "=B1"
    book.create_sheet("说明")["A1"] = "填表说明"
    draft.sheet_state = state
    book.active = 1
    path = saved(book, tmp_path)
    report = examine(path)
    assert word in told(report, Matter.HIDDEN)[0] and told(report, Matter.BANK)
    report, out = cleaned(path)
    assert report.clean
    assert openpyxl.load_workbook(out).sheetnames == ["公示", "说明"]
    assert CARD not in texts_in(out) and "底稿" not in texts_in(out)


def test_hidden_rows_and_columns_are_emptied_in_the_copy(book: Workbook, tmp_path: Path) -> None:
    page = sheet(book)
    page["D1"], page["D2"] = "内部意见", "不同意王小一"
    page.column_dimensions["D"].hidden = True
    page.row_dimensions[4].hidden = True
    path = saved(book, tmp_path)
    report = examine(path)
    assert [one.split("|")[0] for one in told(report, Matter.HIDDEN)] == ["隐藏的行 1 行", "隐藏的列 1 列"]
    report, out = cleaned(path)
    assert report.clean
    again = openpyxl.load_workbook(out)["公示"]
    assert again["B4"].value is None and again["D2"].value is None and again["B5"].value == "王小四"
    assert "不同意" not in texts_in(out) and "王小三" not in texts_in(out)


def test_white_letters_and_comments(book: Workbook, tmp_path: Path) -> None:
    page = sheet(book)
    page["F1"], page["F1"].font = "写给自己看", Font(color="FFFFFFFF")
    page["A1"].comment = Comment("这一行请核对", "李四")
    path = saved(book, tmp_path)
    report = examine(path)
    assert "白色" in told(report, Matter.HIDDEN)[0] and "批注 1 条" in told(report, Matter.COMMENT)[0]
    report, out = cleaned(path)
    assert report.clean
    assert not any(word in texts_in(out) for word in ("写给自己看", "请核对", "李四", "legacyDrawing"))
    assert openpyxl.load_workbook(out)["公示"]["A1"].comment is None


def test_only_what_was_asked_for_is_taken_out(book: Workbook, tmp_path: Path) -> None:
    sheet(book)["D1"], sheet(book)["D2"] = "电话", MOBILE
    sheet(book)["A1"].comment = Comment("留着", "李四")
    path = saved(book, tmp_path)
    made = clean(
        path, tmp_path / "净.xlsx", [one.key for one in examine(path).findings if one.kind is Matter.COMMENT]
    )
    assert [one.kind for one in made.report.findings] == [Matter.MOBILE, Matter.NAME]
    assert made.done == ("删去了批注",)


def test_properties_are_emptied(book: Workbook, tmp_path: Path) -> None:
    book.properties.creator = "王五"
    path = saved(book, tmp_path)
    assert ID not in str(examine(path)) and "作者 王*" in told(examine(path), Matter.METADATA)[0]
    report, out = cleaned(path)
    assert report.clean and "王五" not in texts_in(out)


def white_by_number(page: Worksheet) -> None:
    page["F1"].font = Font(color=Color(indexed=9))


def as_its_fill(page: Worksheet) -> None:
    page["F1"].font, page["F1"].fill = Font(color="FF1F4E79"), PatternFill("solid", "FF1F4E79")


def theme_almost_white(page: Worksheet) -> None:
    page["F1"].font = Font(color=Color(theme=0, tint=-0.02))


def one_point(page: Worksheet) -> None:
    page["F1"].font = Font(size=1)


def shown_by_no_format(page: Worksheet) -> None:
    page["F1"].number_format = ";;;"


def in_a_column_without_width(page: Worksheet) -> None:
    page.column_dimensions["F"].width = 0.1


def under_a_merged_cell(page: Worksheet) -> None:
    page.merged_cells.add("E1:G1")


def in_white_runs(page: Worksheet) -> None:
    page["F1"] = CellRichText("看得见，", TextBlock(InlineFont(color="FFFFFFFF"), "看不见的话"))


@pytest.mark.parametrize(
    "hide",
    [
        white_by_number, as_its_fill, theme_almost_white, one_point, shown_by_no_format, in_a_column_without_width,
        under_a_merged_cell, in_white_runs,
    ],
    ids=lambda hide: hide.__name__,
)  # fmt: skip
def test_what_a_cell_does_not_show_is_told_and_emptied(
    book: Workbook, tmp_path: Path, hide: Callable[[Worksheet], None]
) -> None:
    sheet(book)["F1"] = "看不见的话"
    hide(sheet(book))
    path = saved(book, tmp_path)
    (found,) = told(examine(path), Matter.HIDDEN)
    assert "看不见的话" in found
    report, out = cleaned(path)
    assert report.clean and "看不见的话" not in texts_in(out)


def test_an_identity_number_in_boxes_is_masked_in_every_box(book: Workbook, tmp_path: Path) -> None:
    for at, sign in enumerate(ID):
        sheet(book).cell(8, 2 + at, sign)
    path = saved(book, tmp_path)
    assert [one.kind for one in examine(path).findings] == [Matter.IDENTITY]
    _, out = cleaned(path)
    again = openpyxl.load_workbook(out)["公示"]
    assert all(again.cell(8, 2 + at).value == "*" for at in range(6, 14))


def test_a_ground_that_a_ledger_names_is_no_mark(tmp_path: Path) -> None:
    """Under 不予公开理由 every row may name its ground; 商业秘密 below another ground is a ground still."""
    ledger = Workbook()
    page = sheet(ledger)
    page.append(["政府信息公开登记台账"])
    page.append(["索引号", "信息名称", "不予公开理由", "备注"])
    for at, ground in enumerate(("行政执法案卷信息", "商业秘密", "个人隐私", "国家秘密", "工作秘密"), 1):
        page.append([f"2026-0000{at}", "办法", ground, ""])
    assert told(examine(saved(ledger, tmp_path)), Matter.INNER) == []
    page.append([])
    page.append(["内部资料"])
    assert len(told(examine(saved(ledger, tmp_path)), Matter.INNER)) == 1


def test_a_header_counts_below_a_cell_without_a_number(tmp_path: Path) -> None:
    """A number of the columns' own kind is known below 无 too."""
    people = Workbook()
    page = sheet(people)
    page.append(["序号", "金额", "银行卡号"])
    page.append([1, "无", "无"])
    page.append([2, 13812345678, "无"])
    assert told(examine(saved(people, tmp_path)), Matter.MOBILE) == []
