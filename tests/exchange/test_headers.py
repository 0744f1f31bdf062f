"""Headers as people write them: found, understood, and explained by hand where they are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai_desktop.exchange.headers import HeaderWords

from .conftest import read

Workbook = Callable[..., Path]
ROW = ("A1", "关于甲的通知", "某发〔2024〕1号", "2024-01-05")


@pytest.mark.parametrize(
    "header",
    [
        ("索引号", "信息名称", "文号", "生成日期"),
        ("信息索取号", "标题", "发文字号", "成文日期"),
        (" 索 引 号 ", "名　称", "文\n号", "发文日期（年月日）"),
        ("＊索引号", "文件名称：", "文件编号", "形成日期"),
    ],
)
def test_the_same_columns_under_other_words(workbook: Workbook, header: tuple[str, ...]) -> None:
    found = read(workbook([header, ROW]))
    assert found.head.keys == ("index_no", "title", "doc_no", "formed")
    assert found.head.unmapped == ()


def test_title_rows_above_are_passed_over(workbook: Workbook) -> None:
    header = ("索引号", "信息名称", "文号", "生成日期")
    rows = [["政府信息公开登记台账"], ["单位：某局", "", "2024 年"], [], header, ROW]
    found = read(workbook(rows, merged=["A1:D1"]))
    assert [row[0] for row in found.rows] == [5]


def test_a_header_of_two_lines_with_groups_above(workbook: Workbook) -> None:
    rows = [
        ("序号", "基本情况", "", "公开情况", "", "备注"),
        ("", "信息名称", "文号", "公开日期", "网址", ""),
        (1, "关于甲的通知", "1号", "2024-01-05", "http://a", "无"),
    ]
    found = read(workbook(rows, merged=["B1:C1", "D1:E1"]))
    assert found.head.keys == ("title", "doc_no", "published", "url", "note")
    assert [row[0] for row in found.rows] == [3]


def test_a_header_of_two_lines_with_the_name_above(workbook: Workbook) -> None:
    rows = [
        ("序号", "信息名称", "公开情况", ""),
        ("", "", "公开日期", "网址"),
        (1, "关于甲的通知", "2024-01-05", "http://a"),
    ]
    found = read(workbook(rows, merged=["A1:A2", "B1:B2", "C1:D1"]))
    assert found.fields == [{"title": "关于甲的通知", "published": "2024-01-05", "url": "http://a"}]


def test_a_first_row_of_data_is_no_second_line_of_the_header(workbook: Workbook) -> None:
    rows = [("信息名称", "栏目", "备注"), ("关于甲的通知", "公示", "依据"), ("关于乙的通知", "", "")]
    assert len(read(workbook(rows)).rows) == 2


def test_columns_that_are_not_understood_are_named(workbook: Workbook) -> None:
    found = read(workbook([("序号", "信息名称", "页数", "阅览室"), (1, "关于甲的通知", 3, "二楼")]))
    assert found.head.unmapped == ("页数", "阅览室")


def test_of_two_columns_for_one_thing_the_titled_one_is_taken(workbook: Workbook) -> None:
    found = read(
        workbook([("信息名称", "发布日期", "公开日期"), ("关于甲的通知", "2024-01-05", "2024-01-08")])
    )
    assert found.fields[0]["published"] == "2024-01-08"
    assert found.head.unmapped == ("发布日期",)


def test_what_the_clerk_says_goes_before_the_words_we_know(workbook: Workbook) -> None:
    path = workbook([("事由", "文号", "何时"), ("关于甲的通知", "1号", "2024-01-05")])
    found = read(path, HeaderWords({"事由": "title", "何时": "formed", "文号": ""}))
    assert found.fields == [{"title": "关于甲的通知", "formed": "2024-01-05"}]
    assert found.head.unmapped == ()


def test_the_first_sheet_with_a_header_is_taken_and_the_others_named(tmp_path: Path) -> None:
    from openpyxl import Workbook as Book

    book = Book()
    book.create_sheet("说明").append(["填表说明"])
    book.create_sheet("2023").append(["信息名称", "文号"])
    book["2023"].append(["关于甲的通知", "1号"])
    book.create_sheet("2024").append(["信息名称", "文号"])
    hidden = book.create_sheet("旧", 0)
    hidden.append(["信息名称", "文号"])
    hidden.append(["不该导入", "1号"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "台账.xlsx"
    book.save(path)
    found = read(path)
    assert (found.head.sheets, found.fields[0]["title"]) == (("2023",), "关于甲的通知")
    assert set(found.head.other_sheets) == {"Sheet", "说明", "2024", "旧"}


def test_a_table_that_begins_somewhere_in_the_sheet(tmp_path: Path) -> None:
    from openpyxl import Workbook as Book

    book = Book()
    sheet = book.active
    assert sheet is not None
    for column, (title, value) in enumerate((("信息名称", "关于甲的通知"), ("责任科室", "办公室")), 3):
        sheet.cell(7, column, title)
        sheet.cell(8, column, value)
        sheet.cell(9, column, value)
    sheet.cell(9, 3, "关于乙的通知")
    sheet.cell(9, 4).value = None
    sheet.merge_cells("D8:D9")
    path = tmp_path / "台账.xlsx"
    book.save(path)
    found = read(path)
    assert [(row[0], *row[2]) for row in found.rows] == [
        (8, "关于甲的通知", "办公室"),
        (9, "关于乙的通知", "办公室"),
    ]
