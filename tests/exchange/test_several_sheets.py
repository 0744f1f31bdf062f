"""A file with several sheets, days without a year, and rows that come back: chosen, shown as guessed, mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.returned import write_returned

from .conftest import Bench

HEAD = ("信息名称", "文号", "生成日期", "公开属性")


def book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    made = Book()
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.remove(made.worksheets[0])
    made.save(path)
    return path


@pytest.fixture
def years(tmp_path: Path) -> Path:
    return book(
        tmp_path / "台账.xlsx",
        说明=[("填表说明",)],
        一九年=[
            ("2019年台账",),
            HEAD,
            ("甲", "1号", "3月5日", "主动公开"),
            ("乙", "2号", "没有", "主动公开"),
        ],
        二〇年=[
            ("2020年台账",),
            (),
            HEAD,
            ("丙", "3号", "3-5", "主动公开"),
            ("丁", "4号", "2020.2.30", "主动公开"),
        ],
        目录=[("一级事项", "公开内容"), ("机构职能", "职责")],
    )


def test_a_sheet_is_chosen_by_its_name(office: Bench, years: Path) -> None:
    changes = office.importer.plan(years, sheets=("二〇年",))
    assert changes.head.sheets == ("二〇年",)
    assert changes.head.offered == ("一九年", "二〇年", "目录")
    assert changes.head.alike == ("一九年", "二〇年")
    assert [one.fields["title"] for one in changes.changes()] == ["丙"]


def test_all_sheets_of_like_shape_come_in_at_once(office: Bench, years: Path) -> None:
    changes, _ = office.importer.bring_in(years, actor=0, sheets=("二〇年", "一九年"))
    assert (changes.rows, changes.add) == (4, 2)
    assert [row["formed"] for row in office.items()] == ["2019-03-05", "2020-03-05"]
    told = [(one.sheet, one.row, one.column) for one in changes.rejected]
    assert told == [("一九年", 4, "生成日期"), ("二〇年", 5, "生成日期")]
    rejected = changes.as_json()["rejected"]
    assert isinstance(rejected, list) and rejected[1]["sheet"] == "二〇年"
    assert changes.notes[0] == "只导入工作表“一九年”、“二〇年”；没有导入：“说明”、“目录”"


@pytest.mark.parametrize(
    ("sheets", "why"),
    [(("说明",), "没有能读的工作表"), (("一九年", "目录"), "不能一起导入"), (("没有",), "没有能读")],
)
def test_sheets_that_cannot_be_read_together_are_refused(
    office: Bench, years: Path, sheets: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        office.importer.plan(years, sheets=sheets)


def test_one_number_on_two_sheets_is_a_clash_that_names_both(office: Bench, tmp_path: Path) -> None:
    head = ("索引号", "信息名称")
    path = book(tmp_path / "台账.xlsx", 上=[head, ("A1", "甲")], 下=[head, ("A1", "乙")])
    changes = office.importer.plan(path, sheets=("上", "下"))
    assert ["“下”第 2 行" in changes.rejected[0].why, "“上”第 2 行" in changes.rejected[1].why] == [
        True,
        True,
    ]


# — days without a year —


@pytest.mark.parametrize("typed", ["3月5日", "3-5", "3/5", "03.05", "３月５号"])
def test_a_day_without_a_year_takes_the_ledgers_and_is_shown_as_guessed(
    office: Bench, tmp_path: Path, typed: str
) -> None:
    path = book(
        tmp_path / "台账.xlsx",
        台账=[("政府信息公开台账（2024年度）",), HEAD, ("甲", "1号", typed, "主动公开")],
    )
    changes = office.bring_in(path)
    assert office.items()[0]["formed"] == "2024-03-05"
    assert changes.as_json()["guessed"] == [
        {"row": 3, "column": "生成日期", "value": typed, "read": "2024-03-05"},
    ]
    assert f"1 处日期没有写年份，按台账的年份推定：{typed} → 2024-03-05" in changes.notes


@pytest.mark.parametrize(
    ("name", "sheet", "above"),
    [("2024年台账", "台账", ""), ("台账", "2024", ""), ("旧2019", "2019", "2024年")],
)
def test_the_year_stands_above_the_header_or_in_the_names(
    office: Bench, tmp_path: Path, name: str, sheet: str, above: str
) -> None:
    path = book(tmp_path / f"{name}.xlsx", **{sheet: [(above,), HEAD, ("甲", "1号", "3月5日", "主动公开")]})
    office.bring_in(path)
    assert office.items()[0]["formed"] == "2024-03-05"


@pytest.mark.parametrize("name", ["台账", "2019—2022年台账"])
def test_without_one_year_such_a_day_cannot_be_read(office: Bench, tmp_path: Path, name: str) -> None:
    path = book(tmp_path / f"{name}.xlsx", 台账=[HEAD, ("甲", "1号", "3月5日", "主动公开")])
    assert [one.value for one in office.plan(path).rejected] == ["3月5日"]


def test_a_day_that_the_year_does_not_have_is_no_guess(office: Bench, tmp_path: Path) -> None:
    path = book(tmp_path / "2023年.xlsx", 台账=[HEAD, ("甲", "1号", "2月29日", "主动公开")])
    assert "没有 2023年2月29日" in office.plan(path).rejected[0].why


# — rows that came back —


def test_every_fault_of_a_row_is_told_by_itself_with_the_whole_row(office: Bench, years: Path) -> None:
    path = book(years.with_name("错.xlsx"), 台账=[HEAD, ("甲", "1号", "没有", "公开吗")])
    (one,) = office.plan(path).rejected
    assert [(column, value) for column, value, _ in one.faults] == [
        ("生成日期", "没有"),
        ("公开属性", "公开吗"),
    ]
    assert one.cells == {"信息名称": "甲", "文号": "1号", "生成日期": "没有", "公开属性": "公开吗"}


def test_a_returned_row_that_was_mended_in_place_is_taken(office: Bench, years: Path) -> None:
    sheets = ("一九年", "二〇年")
    first = office.importer.plan(years, sheets=sheets)
    mended = {first.rejected[1].number: {"生成日期": "2020-02-28"}}
    changes = office.importer.plan(years, sheets=sheets, mended=mended)
    assert (changes.add, [one.row for one in changes.rejected]) == (3, [4])
    office.importer.apply(changes, actor=0)
    assert [row["formed"] for row in office.items()] == ["2019-03-05", "2020-03-05", "2020-02-28"]


def test_a_row_the_office_itself_refuses_can_be_mended_too(office: Bench, tmp_path: Path) -> None:
    head = ("索引号", "信息名称", "生成日期")
    path = book(tmp_path / "台账.xlsx", 台账=[head, ("A2", "机密★10年 丙", "2024-01-07")])
    (one,) = office.plan(path).rejected
    changes = office.importer.plan(path, mended={one.number: {"信息名称": "丙"}})
    assert (changes.add, changes.rejected) == (1, [])


def test_returned_rows_go_out_with_the_reason_beside_each_cell_and_come_in_again(
    office: Bench, years: Path, tmp_path: Path
) -> None:
    rows = [(*HEAD, "页数"), ("甲", "=1+1", "没有", "公开吗", 3), ("乙", "2号", "2024-01-05", "主动公开", 4)]
    changes = office.bring_in(book(tmp_path / "错.xlsx", 台账=rows))
    target = tmp_path / "退回的行.xlsx"
    assert write_returned(target, changes) == len(changes.rejected) == 1
    sheet = load_workbook(target).active
    assert sheet is not None
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0] == [
        "原行号", "信息名称", "文号", "文号：退回原因", "生成日期", "生成日期：退回原因",
        "公开属性", "公开属性：退回原因", "页数",
    ]  # fmt: skip
    assert lines[1][:3] == [2, "甲", "（公式）"]
    assert lines[1][5] == "不是日期，请写成 2026-02-06 的样子"
    for column, text in ((3, "1号"), (5, "2024-01-06"), (7, "主动公开")):
        sheet.cell(2, column).value = text
    book_again = tmp_path / "改好.xlsx"
    assert sheet.parent is not None
    sheet.parent.save(book_again)
    again = office.bring_in(book_again)
    assert (again.add, again.rejected, again.unmapped) == (1, [], ("页数",))
    assert {row["title"] for row in office.items()} == {"甲", "乙"}
