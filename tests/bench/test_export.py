"""Writing 100,000 rows of fifteen cells beside openpyxl's own write-only loop, plain and styled; and a template."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.exchange.template_fill import fill_template
from gongkai_desktop.ledger import Kind
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import write_workbook
from gongkai_desktop.register.fields import REGISTER
from tests.exchange.templates import blank

from .ledgers import HEADERS, TODAY, rows
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, RUNS = 100_000, 3
KEYS = (*HEADERS, "site_column", "validity", "review_conclusion")
LEDGER = REGISTER.select(KEYS)


@pytest.fixture(scope="module")
def filled() -> list[dict[str, str]]:
    """Rows with every one of the fifteen cells filled."""
    more = {"site_column": "政策文件", "validity": "有效", "review_conclusion": "同意公开"}
    return [row | more for row in rows(COUNT)]


def values(row: dict[str, str]) -> list[object]:
    """A row as the yardsticks write it: days as real days."""
    return [
        date.fromisoformat(row[key]) if LEDGER.column(key).kind is Kind.DATE else row[key] for key in KEYS
    ]


def ours(path: Path, filled: list[dict[str, str]]) -> None:
    heading = Heading(REGISTER.title, "某区教育局", "全部", "", "王敏", TODAY)
    key = RowKey("370405", 1, 2)
    write_workbook(
        path, LEDGER, filled, heading, key=lambda _: str(key), anchor=Anchor(1, "ab12"), tally="attribute"
    )


def bare(path: Path, ready: list[list[object]]) -> None:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("台账")
    for row in ready:
        sheet.append(row)
    book.save(path)


def styled(path: Path, ready: list[list[object]]) -> None:
    """The same cells with the look that ours have: font, frame, alignment, the format of days."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("台账")
    line = Side(style="thin", color="808080")
    cells = []
    for column in LEDGER.columns:
        cell = WriteOnlyCell(sheet)
        cell.font, cell.border = Font(name="宋体", size=11), Border(line, line, line, line)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.number_format = "yyyy-mm-dd" if column.kind is Kind.DATE else "General"
        cells.append(cell)
    for row in ready:
        for cell, value in zip(cells, row, strict=True):
            cell.value = value
        sheet.append(cells)
    book.save(path)


def test_export_beside_plain_and_styled_cells(bench_folder: Path, filled: list[dict[str, str]]) -> None:
    ready = [values(row) for row in filled]
    target, other = bench_folder / "导出.xlsx", bench_folder / "裸写.xlsx"
    name = "导出 100 000 × 15 ／ openpyxl 逐行裸写"
    beside(name, lambda: ours(target, filled), lambda: bare(other, ready), promised=1.7, runs=RUNS)
    beside(
        f"{name}、同样的样式",
        lambda: ours(target, filled),
        lambda: styled(other, ready),
        promised=1.2,
        runs=RUNS,
    )


def test_a_template_costs_about_what_our_own_format_does(
    bench_folder: Path, filled: list[dict[str, str]]
) -> None:
    template, target = blank(bench_folder / "模板.xlsx"), bench_folder / "上报.xlsx"
    intake, other = ItemTarget().intake(TODAY), bench_folder / "导出.xlsx"

    def fill() -> None:
        fill_template(target, template, intake, HeaderWords(), filled, len(filled))

    name = "填上级模板 100 000 行 ／ 导出为本软件的格式"
    beside(name, fill, lambda: ours(other, filled), promised=1.5, runs=RUNS)
