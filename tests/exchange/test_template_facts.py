"""What a template asks around its table is filled where it asks, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.intake import outgoing
from gongkai_desktop.exchange.template import read_template
from gongkai_desktop.exchange.template_facts import Facts
from gongkai_desktop.exchange.template_fill import fill_template
from gongkai_desktop.ledger import Column, Kind, Ledger

LEDGER = Ledger(
    "toy",
    "件数台账",
    (Column("title", "信息名称"), Column("doc_no", "文号"), Column("count", "件数", Kind.INTEGER)),
)
ROWS: list[dict[str, object]] = [{"title": "甲", "doc_no": "1号", "count": 2}, {"title": "乙", "count": 5}]
FACTS = Facts("某局", "张三", date(2026, 11, 20))
Cells = dict[str, object]
Fill = Callable[..., Any]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    def filled(cells: Cells, merged: tuple[str, ...] = (), facts: Facts = FACTS) -> Any:
        book = Workbook()
        sheet: Any = book.active
        for place, value in cells.items():
            sheet[place] = value
        for span in merged:
            sheet.merge_cells(span)
        book.save(tmp_path / "表.xlsx")
        sums = {"count": sum(int(str(row["count"])) for row in ROWS)}
        fill_template(
            tmp_path / "出.xlsx",
            tmp_path / "表.xlsx",
            outgoing(LEDGER),
            HeaderWords(),
            ROWS,
            len(ROWS),
            facts=facts,
            sums=lambda keys: {key: sums[key] for key in keys},
        )
        return load_workbook(tmp_path / "出.xlsx").worksheets[0]

    return filled


HEAD = {"A5": "信息名称", "B5": "文号", "C5": "件数"}
TALL = {"A4": "信息名称", "B4": "登记情况", "B5": "文号", "C5": "件数"}


@pytest.mark.parametrize(
    ("cells", "merged", "written"),
    [
        ({"A2": "填报单位：____"}, (), {"A2": "填报单位：某局"}),
        (
            {"A2": "填报单位：        填报人：    填报日期：    年  月  日"},
            ("A2:C2",),
            {"A2": "填报单位：某局    填报人：张三    填报日期：2026年11月20日"},
        ),
        ({"A2": "填报单位", "C2": "填报日期"}, ("A2:A3",), {"B2": "某局", "D2": "2026年11月20日"}),
        ({"A1": "填报单位", "C1": "填表人"}, ("A1:B1", "A2:B2"), {"A2": "某局", "D1": "张三"}),
        ({"A2": "填报单位（盖章）："}, ("A2:C2",), {"A2": "填报单位（盖章）：某局"}),
        ({"A2": "日期："}, (), {"A2": "日期：2026年11月20日"}),
        ({"A8": "填报人：      审核人：      负责人："}, (), {"A9": None}),
    ],
)
def test_what_is_asked_is_filled(fill: Fill, cells: Cells, merged: tuple[str, ...], written: Cells) -> None:
    sheet = fill(HEAD | cells, merged)
    assert {place: sheet[place].value for place in written} == written


@pytest.mark.parametrize(
    "cells",
    [
        {"A2": "单位：万元"},
        {"A2": "审核人：", "A3": "单位负责人："},
        {"A2": "日期", "A3": "单位"},
        {"A2": "填报单位：由上级填写"},
        {"A2": "填报单位", "B2": "县府办"},
        {"A1": "填报人员须知"},
    ],
)
def test_nothing_is_guessed(fill: Fill, cells: Cells) -> None:
    sheet = fill(HEAD | cells)
    told = {place: sheet[place].value for place in cells}
    assert told == cells
    assert sheet["A6"].value == "甲"
    around = [cell.value for row in sheet["A1:D4"] for cell in row if cell.value is not None]
    assert sorted(map(str, around)) == sorted(map(str, cells.values()))


def test_what_nobody_knows_stays_blank(fill: Fill) -> None:
    sheet = fill(HEAD | {"A2": "填报人：", "A3": "填报单位："}, facts=Facts("某局"))
    assert (sheet["A2"].value, sheet["A3"].value) == ("填报人：", "填报单位：某局")


def test_a_header_on_two_merged_rows_asks_nothing(fill: Fill) -> None:
    sheet = fill(TALL | {"D4": "填报日期", "A2": "填报单位："}, ("A4:A5", "B4:C4", "D4:D5"))
    assert sheet["A2"].value == "填报单位：某局"
    assert [cell.value for cell in sheet[4]] == ["信息名称", "登记情况", None, "填报日期"]
    assert [cell.value for cell in sheet[6]] == ["甲", "1号", 2, None]
    assert [cell.value for cell in sheet[7]] == ["乙", None, 5, None]


def test_totals_are_sums_below_numbers(fill: Fill) -> None:
    sheet = fill(HEAD | {"A6": None, "A8": "合计", "A9": "填报人：", "B9": "日期：  年  月  日"})
    totals = next(row for row in sheet.iter_rows() if row[0].value == "合计")
    assert [cell.value for cell in totals] == ["合计", None, 7]
    assert totals[2].data_type == "n"
    below = [cell.value for cell in sheet[totals[0].row + 1]]
    assert below[:2] == ["填报人：张三", "日期：2026年11月20日"]


def test_formulas_of_totals_stay(fill: Fill) -> None:
    sheet = fill(HEAD | {"A8": "合计", "C8": "=SUM(C6:C7)"})
    totals = next(row for row in sheet.iter_rows() if row[0].value == "合计")
    assert str(totals[2].value).startswith("=SUM(")


def test_without_numbers_the_rows_are_counted(fill: Fill) -> None:
    sheet = fill({"A5": "信息名称", "B5": "文号", "A8": "合计"})
    totals = next(row for row in sheet.iter_rows() if row[0].value == "合计")
    assert totals[1].value == 2
    sheet = fill({"A5": "信息名称", "B5": "文号", "A8": "合计：      件"})
    assert "合计：2件" in [row[0].value for row in sheet.iter_rows()]


def test_what_is_asked_is_told_before_anything_is_written(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for place, value in (HEAD | {"A2": "填报单位：", "C2": "填报日期", "A8": "合计"}).items():
        sheet[place] = value
    book.save(tmp_path / "表.xlsx")
    template = read_template(tmp_path / "表.xlsx", outgoing(LEDGER), HeaderWords())
    asked = [(one.what.value, one.place) for one in template.asked]
    assert asked == [("填报单位", "A2"), ("填报日期", "D2"), ("合计", "C8")]
