"""The export dialog: columns chosen, a superior's template filled, what stays empty named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.exchange.templates import SHEET, blank, plain
from tests.ui.hands import TITLES, dialog
from ui.register.export_dialog import ExportDialog
from ui.register.page import RegisterPage

WAITING = 30_000  # milliseconds a busy machine may take for a workbook


@pytest.fixture
def exporting(page: RegisterPage, qtbot: QtBot) -> ExportDialog:
    """The dialog over the register's four rows, counted."""
    opened = ExportDialog(page.host, page.query, page)
    opened.open()
    qtbot.waitUntil(lambda: "4" in opened.summary.text())
    return opened


def written(exporting: ExportDialog, path: Path, qtbot: QtBot) -> Any:
    exporting.export_to(path)
    qtbot.waitUntil(exporting.show_folder.isVisible, timeout=WAITING)
    return load_workbook(path).worksheets[0]


def headers(sheet: Any) -> list[object]:
    return [cell.value for cell in sheet[3] if cell.value][:-1]


def test_the_usual_columns_go_out_and_a_choice_is_remembered(
    exporting: ExportDialog, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not exporting.columns.boxes["title"].isEnabled()
    assert "看得清" in exporting.columns.hint.text()
    exporting.columns.tick(("doc_no", "url"))
    sheet = written(exporting, tmp_path / "台账.xlsx", qtbot)
    assert headers(sheet) == ["信息名称", "文号", "网址"]
    assert {sheet.cell(row, 1).value for row in range(4, 8)} == set(TITLES)
    assert "已导出 4 行" in exporting.summary.text()
    again = ExportDialog(page.host, page.query, page)
    assert again.columns.chosen() == ["title", "doc_no", "url"]
    again.columns.tick(again.columns.boxes)
    assert "偏小" in again.columns.hint.text()
    again.deleteLater()


def test_a_template_is_filled_as_it_was_understood_and_corrected(
    exporting: ExportDialog, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    template = blank(tmp_path / "模板.xlsx")
    exporting.read_template(template)
    qtbot.waitUntil(lambda: "承办股室" in exporting.mapping.boxes, timeout=WAITING)
    boxes = exporting.mapping.boxes
    assert (boxes["文件名称"].currentData(), boxes["承办股室"].currentData()) == ("title", "")
    assert "序号" not in boxes
    boxes["承办股室"].setCurrentIndex(boxes["承办股室"].findData("department"))
    target = tmp_path / "上报.xlsx"
    exporting.export_to(target)
    qtbot.waitUntil(exporting.show_folder.isVisible, timeout=WAITING)
    assert "存放位置" in exporting.summary.text()
    assert "承办股室" not in exporting.summary.text()
    sheet = load_workbook(target)[SHEET]
    assert [sheet[f"H{row}"].value for row in range(5, 9)] == ["办公室"] * 4
    understood: list[dict[str, str]] = []
    page.host.write(
        lambda desk: desk.ledger_exporter("register").template(template).understood, understood.append
    )
    qtbot.waitUntil(lambda: bool(understood))
    assert understood[0]["承办股室"] == "department"


def test_one_column_goes_under_one_header(exporting: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    exporting.read_template(blank(tmp_path / "模板.xlsx"))
    qtbot.waitUntil(lambda: "承办股室" in exporting.mapping.boxes, timeout=WAITING)
    boxes = exporting.mapping.boxes
    box = boxes["存放位置"]
    box.setFocus()
    while box.currentData() != "doc_no":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    exporting.choose_target()
    assert "“文号”选给了两列" in exporting.banner.text()
    boxes["发文字号"].setCurrentIndex(0)
    assert exporting.mapping.told() == {"发文字号": "", "存放位置": "doc_no"}
    exporting.choose_target()
    target = dialog(qtbot, QFileDialog)
    target.fileSelected.emit(str(tmp_path / "上报.xlsx"))
    qtbot.waitUntil(exporting.show_folder.isVisible, timeout=WAITING)
    target.close()


def test_a_header_of_unknown_words_can_be_explained_here(
    exporting: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    exporting.read_template(plain(tmp_path / "自造.xlsx", ("件名", "编排号")))
    qtbot.waitUntil(lambda: "件名" in exporting.mapping.boxes, timeout=WAITING)
    assert exporting.banner.isVisible()
    box = exporting.mapping.boxes["件名"]
    box.setCurrentIndex(box.findData("title"))
    sheet = written(exporting, tmp_path / "上报.xlsx", qtbot)
    assert {sheet.cell(row, 1).value for row in range(2, 6)} == set(TITLES)


def test_what_is_no_template_is_explained_and_nothing_is_lost(
    exporting: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "模板.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    exporting.read_template(path)
    qtbot.waitUntil(exporting.banner.isVisible, timeout=WAITING)
    assert "另存为 xlsx" in exporting.banner.text()
    assert exporting.go.isEnabled()


def test_a_place_that_is_not_there_is_explained(
    exporting: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "没有这个文件夹" / "台账.xlsx"
    exporting.export_to(path)
    qtbot.waitUntil(exporting.banner.isVisible, timeout=WAITING)
    assert "没有文件夹" in exporting.banner.text()
    assert exporting.go.isEnabled()
