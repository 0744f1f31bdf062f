"""Blank workbooks as superiors send them, made on the spot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

SHEET = "台账"
COLUMNS = "ABCDEFGHI"
_THIN, _THICK = Side(style="thin"), Side(style="medium")
_UPPER = {
    "A": "序号",
    "B": "文件名称",
    "C": "发文字号",
    "D": "成文日期",
    "E": "公开情况",
    "H": "承办股室",
    "I": "存放位置",
}
_LOWER = {"E": "公开方式", "F": "发布日期", "G": "公开渠道"}
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)


def blank(path: Path, *, empty: int = 2) -> Path:
    """A statistics table with everything that can go wrong: a header on two rows, totals, a foot, names, pictures.

    The header stands on rows 3 and 4, ``empty`` rows for records follow.
    """
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    _head(sheet)
    for row in range(5, 5 + empty):
        _record_row(sheet, row, last=row == 4 + empty)
    _foot(sheet, 5 + empty)
    _around(book, sheet, empty)
    book.save(path)
    return path


def _head(sheet: Any) -> None:
    sheet["A1"] = "××市政府信息公开情况统计表"
    sheet["A1"].font = Font("黑体", size=18)
    sheet.merge_cells("A1:I1")
    sheet.row_dimensions[1].height = 36
    sheet["A2"] = "填报单位（盖章）："
    for letter, text in _UPPER.items():
        sheet[f"{letter}3"] = text
    for letter, text in _LOWER.items():
        sheet[f"{letter}4"] = text
    sheet.merge_cells("E3:G3")
    for letter in "ABCDHI":
        sheet.merge_cells(f"{letter}3:{letter}4")
    for row in (3, 4):
        for letter in COLUMNS:
            cell = sheet[f"{letter}{row}"]
            cell.border = Border(_THIN, _THIN, _THIN, _THIN)
            cell.fill, cell.font = PatternFill("solid", fgColor="BDD7EE"), Font("黑体", size=11)
    for letter, width in zip(COLUMNS, (6, 34, 21, 15, 11, 12, 14, 12, 10), strict=True):
        sheet.column_dimensions[letter].width = width


def _record_row(sheet: Any, row: int, *, last: bool) -> None:
    sheet.row_dimensions[row].height = 28
    for letter in COLUMNS:
        cell = sheet[f"{letter}{row}"]
        cell.border = Border(_THIN, _THIN, _THIN, _THICK if last else _THIN)
        cell.font, cell.alignment = Font("仿宋", size=12), Alignment(vertical="center")
    sheet[f"D{row}"].number_format = 'yyyy"年"m"月"d"日"'
    sheet[f"F{row}"].number_format = "@"


def _foot(sheet: Any, row: int) -> None:
    sheet[f"A{row}"] = "合计"
    sheet[f"B{row}"] = f"=COUNTA(B5:B{row - 1})"
    sheet[f"C{row}"] = f"=B{row}/SUM(A$5:A${row - 1})"
    sheet[f"B{row}"].font = Font(bold=True)
    sheet[f"A{row + 2}"] = "填报人：        审核人："
    sheet.merge_cells(f"A{row + 2}:I{row + 2}")
    sheet.row_breaks.append(_break(row))


def _break(row: int) -> Any:
    from openpyxl.worksheet.pagebreak import Break

    return Break(row)


def _around(book: Workbook, sheet: Any, empty: int) -> None:
    first, last = 5, 4 + empty
    sheet.print_area = f"A1:I{last + 3}"
    sheet.print_title_rows = "3:4"
    sheet.page_setup.orientation = "landscape"
    sheet.freeze_panes = "A5"
    choice = DataValidation("list", formula1='"主动公开,依申请公开,不予公开"')
    choice.add(f"E{first}:E{last}")
    sheet.add_data_validation(choice)
    red = PatternFill("solid", bgColor="F8CBAD")
    rule = FormulaRule(formula=[f'E{first}="不予公开"'], fill=red)
    sheet.conditional_formatting.add(f"E{first}:E{last}", rule)
    sheet.add_image(Image(BytesIO(_PIXEL)), f"H{last + 3}")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=first, max_row=last))
    sheet.add_chart(chart, f"B{last + 6}")
    cover: Any = book.create_sheet("封面")
    cover["A1"], cover["B1"] = "总件数", f"={SHEET}!B{last + 1}"
    cover["B2"] = f"=COUNTA({SHEET}!B{first}:B{last})"
    cover["B3"] = f'="{SHEET}!B{last + 1}"&B{last + 1}'
    book.defined_names["件数"] = DefinedName("件数", attr_text=f"{SHEET}!$B${last + 1}")


def plain(path: Path, *rows: tuple[object, ...], merged: tuple[str, ...] = ()) -> Path:
    """A workbook with just these rows."""
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    book.save(path)
    return path
