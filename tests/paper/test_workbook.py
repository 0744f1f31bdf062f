from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.definition import FACTS_SHEET, KEY_HEADER
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import write_workbook
from gongkai_desktop.paper.xlsx import HEADER_ROW

LEDGER = Ledger(
    "item",
    "信息登记",
    (
        Column("title", "信息名称", width=30),
        Column("formed", "生成日期", Kind.DATE, width=7),
        Column("copies", "份数", Kind.INTEGER, width=4),
        Column("secret", "涉密", Kind.FLAG, width=4),
        Column("summary", "内容概述", Kind.LONG, width=20),
    ),
)
HEADING = Heading("信息登记台账", "某局", "全部", "2026年", "张三", date(2026, 11, 22))
FIRST = HEADER_ROW + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.xlsx"


@pytest.fixture
def write(path: Path) -> Callable[..., Any]:
    def written(*rows: dict[str, object], **more: Any) -> Any:
        assert write_workbook(path, LEDGER, rows, HEADING, **more) == len(rows)
        return openpyxl.load_workbook(path)

    return written


def test_a_row_is_as_high_as_what_shows_of_it(write: Callable[..., Any]) -> None:
    row: dict[str, object] = {"title": "甲", "summary": "长" * 400}
    seen, unseen = write(row).worksheets[0], write(row, folded=("summary",)).worksheets[0]
    assert (seen.row_dimensions[FIRST].height or 0) > 100
    assert (unseen.row_dimensions[FIRST].height or 0) < 25


@pytest.mark.parametrize("text", ["=1+1", "+86 0553", "-甲", "@某局", "=" + "长" * 60])
def test_text_like_a_formula_stays_text_when_somebody_edits_its_cell(
    write: Callable[..., Any], text: str
) -> None:
    sheet = write({"title": text}, {"title": "甲=乙"}).worksheets[0]
    cell, plain = sheet.cell(FIRST, 1), sheet.cell(FIRST + 1, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert not plain.quotePrefix


def test_the_parts_of_the_total_add_up_to_it(write: Callable[..., Any]) -> None:
    rows = [{"title": "甲", "summary": name} for name in ("一", "一", "", "二")]
    sheet = write(*rows, tally="summary").worksheets[0]
    assert sheet.cell(FIRST + 4, 1).value == "合计 4 条：一 2，未填 1，二 1"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder


def test_title_facts_header_rows_and_total_stand_where_people_look(write: Callable[..., Any]) -> None:
    sheet = write({"title": "甲", "formed": "2026-02-06", "copies": 3, "secret": True}).worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][0] == "信息登记台账"
    assert values[1][0] == "单位：某局　　范围：全部　　期间：2026年　　制表人：张三　　制表日期：2026-11-22"
    assert values[2] == ["信息名称", "生成日期", "份数", "涉密", "内容概述"]
    assert values[3] == ["甲", datetime(2026, 2, 6), 3, "是", None]
    assert values[4][0] == "合计 1 条"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "2026-02-06"])
def test_text_stays_text_whatever_it_begins_with(write: Callable[..., Any], text: str) -> None:
    cell = write({"title": text}).worksheets[0].cell(FIRST, 1)
    assert (cell.value, cell.data_type) == (text, "s")


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_text_comes_back_but_for_what_no_workbook_can_carry(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_workbook(path, LEDGER, [{"title": "题" + text}], HEADING)
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    unwritable = {*map(chr, range(32)), "\ufffe", "\uffff"} - {"\t", "\n", "\r"}
    kept = "".join(char for char in text if char not in unwritable and not "\ud800" <= char <= "\udfff")
    assert rows[FIRST - 1][0] == "题" + kept.replace("\r\n", "\n").replace("\r", "\n")


def test_dates_are_real_dates_and_what_is_none_stays_text(write: Callable[..., Any]) -> None:
    days: list[object] = ["2026-02-06", date(2026, 2, 6), "不详", "1899-12-30"]
    sheet = write(*({"formed": day} for day in days)).worksheets[0]
    cells = [sheet.cell(FIRST + at, 2) for at in range(4)]
    assert [cell.value for cell in cells] == [datetime(2026, 2, 6)] * 2 + ["不详", "1899-12-30"]
    assert cells[0].number_format == "yyyy-mm-dd"


def test_one_row_leaves_nothing_in_the_next(write: Callable[..., Any]) -> None:
    sheet = write({"title": "甲", "formed": "2026-02-06", "copies": 1}, {"title": "乙"}).worksheets[0]
    assert [cell.value for cell in sheet[FIRST + 1]] == ["乙", None, None, None, None]


def test_it_prints_on_a4_landscape_with_the_header_on_every_page(write: Callable[..., Any]) -> None:
    sheet = write({"title": "甲"}, anchor=Anchor(77, "ab12")).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.oddFooter.left.text == "台账校验：第 77 条 ab12"
    assert sheet.auto_filter.ref == "A3:E4"


def test_columns_are_wide_enough_and_long_texts_get_higher_rows(write: Callable[..., Any]) -> None:
    sheet = write({"title": "题" * 70}, {"title": "短"}).worksheets[0]
    assert sheet.column_dimensions["A"].width > 60
    assert sheet.row_dimensions[FIRST].height > 45
    assert sheet.row_dimensions[FIRST + 1].height is None


def test_the_hidden_key_and_facts_let_the_workbook_come_back(write: Callable[..., Any]) -> None:
    book = write({"title": "甲"}, key=lambda row: str(RowKey("370405", 12, 345)), anchor=Anchor(77, "ab12"))
    sheet = book.worksheets[0]
    assert sheet.cell(HEADER_ROW, 6).value == KEY_HEADER
    assert sheet.column_dimensions["F"].hidden
    assert RowKey.read(sheet.cell(FIRST, 6).value) == RowKey("370405", 12, 345)
    facts = book[FACTS_SHEET]
    assert facts.sheet_state == "hidden"
    assert dict(facts.values) == {
        "format": "GK1",
        "ledger": "item",
        "columns": "title,formed,copies,secret,summary",
        "rows": "1",
        "events": "77",
        "head": "ab12",
        "made": "2026-11-22",
    }


@pytest.mark.parametrize("text", ["", "GK1/a", "GK2/a/1/2", "GK1/a/1/x", "甲", "GK1/1/2"])
def test_a_foreign_cell_is_no_key(text: str) -> None:
    assert RowKey.read(text) is None


def test_an_office_code_may_hold_a_slash() -> None:
    assert RowKey.read(" GK1/鲁/01/5/6 ") == RowKey("鲁/01", 5, 6)


def test_a_text_longer_than_a_cell_holds_is_refused_by_row_and_column(path: Path, temporary: Path) -> None:
    with pytest.raises(Refused, match="第 2 行的“内容概述”太长"):
        write_workbook(path, LEDGER, [{"title": "甲"}, {"summary": "字" * 32_768}], HEADING)
    assert list(path.parent.iterdir()) == [temporary]
    assert list(temporary.iterdir()) == []


def test_a_cancel_leaves_the_old_file_and_nothing_else(path: Path, temporary: Path) -> None:
    path.write_text("old")

    def stop(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(path, LEDGER, [{"title": "甲"}] * 1200, HEADING, progress=stop)
    assert path.read_text() == "old"
    assert {entry.name for entry in path.parent.iterdir()} == {"台账.xlsx", "temporary"}
    assert list(temporary.iterdir()) == []


def test_progress_is_told_now_and_then(path: Path) -> None:
    told: list[int] = []
    write_workbook(path, LEDGER, [{"title": "甲"}] * 1200, HEADING, progress=told.append)
    assert told == [500, 1000]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(errno.EACCES, "denied"), "正由 Excel、WPS 等打开"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.EIO, "broken"), "读写失败"),
    ],
)
def test_a_file_that_cannot_be_replaced_is_refused_in_one_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    def fail(*places: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Refused, match=why):
        write_workbook(path, LEDGER, [{"title": "甲"}], HEADING)
    assert list(path.parent.iterdir()) == []


def test_a_missing_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件夹"):
        write_workbook(tmp_path / "没有" / "a.xlsx", LEDGER, [], HEADING)


def test_a_nil_ledger_is_a_workbook_too(write: Callable[..., Any]) -> None:
    assert write().worksheets[0].cell(FIRST, 1).value == "合计 0 条"
