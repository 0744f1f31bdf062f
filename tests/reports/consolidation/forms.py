"""Annual tables as other offices make them: the official form typed into a workbook, with their habits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from gongkai_desktop.reports.annual.figures import COLUMNS, REMEDY_COLUMNS
from gongkai_desktop.reports.annual.layout import Layout, layouts
from gongkai_desktop.requests.tally import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED, Numbers

NEW, OLD = layouts()
SHEET = "表三"
FIRST = 6
"""The row of the sheet (from 1) in which the first row of table three stands."""
COLUMN = 4
"""The column (from 1) of its first numbers."""
Rows = Mapping[str, Numbers]
Change = Callable[[Workbook], object]


def balanced(chance: Random, layout: Layout = NEW, most: int = 9) -> dict[str, Numbers]:
    """Chance numbers that balance in every column."""
    inner = [row.key for row in layout.rows if row.key not in (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT)]
    rows = {key: _line([chance.randrange(most) for _ in COLUMNS[:-1]]) for key in inner}
    settled = [sum(rows[key][at] for key in inner) for at in range(len(COLUMNS) - 1)]
    carried = [chance.randrange(most) for _ in settled]
    before = [chance.randrange(1 + all_[0] + all_[1]) for all_ in zip(settled, carried, strict=True)]
    came = [one + other - old for one, other, old in zip(settled, carried, before, strict=True)]
    return {
        **rows,
        RECEIVED: _line(came),
        CARRIED_IN: _line(before),
        SETTLED: _line(settled),
        CARRIED_OUT: _line(carried),
    }


def _line(numbers: list[int]) -> Numbers:
    return (*numbers, sum(numbers))


def cell(row: str, column: int = 0, layout: Layout = NEW) -> str:
    """Where a number of table three stands in ``form``."""
    at = [one.key for one in layout.rows].index(row)
    return f"{get_column_letter(COLUMN + column)}{FIRST + at}"


def form(
    path: Path,
    rows: Rows,
    *,
    office: str = "甲局",
    year: int = 2023,
    layout: Layout = NEW,
    change: Change = lambda book: None,
    loose: bool = False,
) -> Path:
    """The official table three with merged heads; ``loose``: spaces, line breaks and another numbering in labels."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    title = f"{office}{year}年政府信息公开工作年度报告" if year else f"{office}收到和处理申请情况"
    sheet["A1"] = title
    sheet.merge_cells("A1:J1")
    sheet["A3"] = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    sheet.merge_cells("A3:C5")
    sheet["D3"] = "申请人情况"
    sheet.merge_cells("D3:J3")
    sheet["D4"], sheet["E4"], sheet["J4"] = "自 然 人" if loose else "自然人", "法人或其他组织", "总计"
    for span in ("D4:D5", "E4:I4", "J4:J5"):
        sheet.merge_cells(span)
    for at, name in enumerate(COLUMNS[1:-1]):
        sheet.cell(5, 5 + at, f"{name[:2]}\n{name[2:]}" if loose and len(name) > 3 else name)
    for at, row in enumerate(layout.rows):
        line = FIRST + at
        label = f" {row.title}（件） " if loose else row.heading
        sheet.cell(line, 3 if row.group else 1, label)
        if row.group and row.group not in ("三、本年度办理结果",) and _begins(layout, at):
            sheet.cell(line, 2, row.group)
        for column, number in enumerate(rows[row.key]):
            sheet.cell(line, COLUMN + column, number)
    _merge_groups(sheet, layout)
    change(book)
    book.save(path)
    return path


def _begins(layout: Layout, at: int) -> bool:
    return layout.rows[at - 1].group != layout.rows[at].group


def _merge_groups(sheet: Any, layout: Layout) -> None:
    grouped = [at for at, row in enumerate(layout.rows) if row.group]
    sheet.cell(FIRST + grouped[0], 1, "三、本年度办理结果")
    sheet.merge_cells(start_row=FIRST + grouped[0], end_row=FIRST + grouped[-1], start_column=1, end_column=1)
    for at, row in enumerate(layout.rows):
        if not row.group:
            sheet.merge_cells(start_row=FIRST + at, end_row=FIRST + at, start_column=1, end_column=3)


def remedies(book: Workbook, numbers: tuple[Numbers, ...]) -> None:
    """Table four below table three."""
    sheet: Any = book.worksheets[0]
    top = sheet.max_row + 3
    sheet.cell(top - 1, 1, "四、政府信息公开行政复议、行政诉讼情况")
    sheet.cell(top, 1, "行政复议")
    sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=5)
    sheet.cell(top, 6, "行政诉讼")
    sheet.merge_cells(start_row=top, end_row=top, start_column=6, end_column=15)
    sheet.cell(top + 1, 6, "未经复议直接起诉")
    sheet.cell(top + 1, 11, "复议后起诉")
    for path, told in enumerate(numbers):
        for at, (title, number) in enumerate(zip(REMEDY_COLUMNS, told, strict=True)):
            column = 1 + path * 5 + at
            sheet.cell(top + 2 if path else top + 1, column, title)
            if not path:
                sheet.merge_cells(start_row=top + 1, end_row=top + 2, start_column=column, end_column=column)
            sheet.cell(top + 3, column, number)
