"""What old rows say and do not say of themselves: no review column, an empty one, no document number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .conftest import Bench

Workbook = Callable[..., Path]
ROW = ("旧通知", "2019-03-01", "主动公开", "2019-03-05")
HEAD = ("信息名称", "生成日期", "公开属性", "公开日期")


def flags(office: Bench) -> list[object]:
    return [row["flags"] for row in office.items()]


def test_a_ledger_without_a_review_column_says_nothing_of_reviews(office: Bench, workbook: Workbook) -> None:
    office.bring_in(workbook([HEAD, ROW]))
    assert flags(office) == [""]
    assert office.desk.verify() == []


def test_an_empty_review_column_tells_that_there_was_none(office: Bench, workbook: Workbook) -> None:
    table = [(*HEAD, "保密审查结论"), (*ROW, ""), ("另一通知", *ROW[1:], "同意公开")]
    office.bring_in(workbook(table))
    assert flags(office) == ["公开前没有完整的审查批准记录", ""]
    assert office.desk.verify() == []


def test_an_empty_cell_changes_no_known_row(office: Bench, workbook: Workbook) -> None:
    path = workbook([(*HEAD, "保密审查结论"), (*ROW, "")])
    office.bring_in(path)
    again = office.bring_in(path)
    assert (again.add, again.update, again.unchanged) == (0, 0, 1)


def test_a_paper_without_number_comes_back_without_a_change(office: Bench, tmp_path: Path) -> None:
    values = {"title": "公告", "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
    office.desk.register.enter(values | {"doc_no": "无"}, actor=0, today=office.desk.today())
    plan = office.plan(office.export(tmp_path / "导出.xlsx"))
    assert (plan.add, plan.update, plan.unchanged) == (0, 0, 1)
    assert office.items()[0]["doc_no"] == "无"
