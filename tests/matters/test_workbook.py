"""The workbook of a side ledger: rows counted as they stand, one column with what a record is called, whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.matters.ledgers import of_program, program_keys
from gongkai_desktop.matters.views import ledger_of, table_of

from .conftest import Room


def exported(room: Room, ledger: str, path: Path) -> list[dict[str, Any]]:
    """The rows of a ledger's workbook by their heads."""
    room.desk.ledger_exporter(ledger).export(path / f"{ledger}.xlsx", Query("all"))
    sheet = load_workbook(path / f"{ledger}.xlsx").worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(at for at, row in enumerate(cells) if row[0] == "序号")
    whole = [row for row in cells[at + 1 :] if isinstance(row[0], int)]
    return [dict(zip(cells[at], row, strict=True)) for row in whole]


def test_no_ledger_has_two_columns_of_one_name_and_each_counts_its_rows() -> None:
    for key in program_keys():
        titles = [column.title for column in ledger_of(of_program(key)).columns]
        assert titles[0] == "序号" and "名称" not in titles[2:3]
        assert len(titles) == len(set(titles)), key


def test_a_ledger_without_limits_has_no_view_of_what_is_overdue() -> None:
    for key in program_keys():
        ledger = of_program(key)
        views = {view.key for view in table_of(ledger).views}
        assert ("overdue" in views) is bool(ledger.limits), key


def test_rows_are_counted_whatever_else_the_office_registered(room: Room, tmp_path: Path) -> None:
    long = "网传" + "明天全区停课" * 9
    room.item()
    facts = {"hour": "08:10", "where": "某家长群", "who": "李四"}
    for what in (long, "第二件"):
        room.enter("clarification", what=what, **facts)
    rows = exported(room, "clarification", tmp_path)
    assert sorted(row["序号"] for row in rows) == [1, 2]
    assert {row["虚假、不完整的内容"] for row in rows} == {long, "第二件"}, "whole, not how it begins"


def test_what_a_record_goes_by_stands_beside_what_was_asked(room: Room, tmp_path: Path) -> None:
    item = room.item("关于校车的通知")
    room.enter("leak", hour="09:00", what="代号一", item=f"#{item}")
    room.enter("leak", hour="09:10", what="代号二")
    first, second = sorted(exported(room, "leak", tmp_path), key=lambda row: str(row["事件"]))
    assert (first["事件"], first["涉及的信息：名称"]) == ("代号一", "关于校车的通知")
    assert (second["事件"], second["涉及的信息：名称"]) == ("代号二", None)
