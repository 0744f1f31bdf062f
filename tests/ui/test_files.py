"""Files in and out of the register page: import dry, applied and taken back; export."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import TITLES, dialog
from ui.kit.lines import LinesModel
from ui.main_window import MainWindow
from ui.register.import_dialog import ImportDialog
from ui.register.import_parts import Headers
from ui.register.page import RegisterPage

READING = 30_000  # milliseconds a fresh process may take to read a workbook

ROWS = [
    ["标题", "发文字号", "成文日期", "责任单位", "公开属性", "存放位置"],
    ["营养餐采购合同", "泰教字〔2026〕9号", "2026.2.6", "财务科", "主动公开", "三楼"],
    ["坏日期", "", "2024年13月45日", "办公室", "主动公开", ""],
]


@pytest.fixture
def old_ledger(tmp_path: Path) -> Path:
    path = tmp_path / "旧台账.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return path


@pytest.fixture
def read_in(page: RegisterPage, old_ledger: Path, qtbot: QtBot) -> ImportDialog:
    """The import dialog with the old ledger read, nothing imported yet."""
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.read(old_ledger)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    return importing


def lines(importing: ImportDialog, part: int) -> list[list[str]]:
    model = importing.part(part).model()
    assert isinstance(model, LinesModel)
    columns = range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount())]


def imported(importing: ImportDialog, page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(importing.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) + 1, timeout=READING)
    qtbot.waitUntil(importing.take_back.isVisible)


def test_reading_a_file_changes_nothing_and_tells_what_it_would_change(
    read_in: ImportDialog, page: RegisterPage
) -> None:
    assert page.model.rowCount() == len(TITLES)
    assert [read_in.tabs.tabText(at) for at in range(3)] == ["变动 1", "退回的行 1", "不认识的表头 1"]
    assert lines(read_in, 0)[0][1:3] == ["新增", "营养餐采购合同"]
    assert lines(read_in, 1) == [["3", "成文日期", "2024年13月45日", "没有 2024年13月45日 这一天"]]


def test_import_brings_the_rows_in_and_can_be_taken_back_as_one(
    read_in: ImportDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    imported(read_in, page, qtbot)
    assert page.model.at(0)["title"] == "营养餐采购合同"
    qtbot.mouseClick(read_in.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
    assert "已撤销" in read_in.summary.text()


def test_an_unknown_header_can_be_given_its_column(
    read_in: ImportDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    headers = read_in.part(2)
    assert isinstance(headers, Headers)
    box = headers.boxes["存放位置"]
    box.setCurrentIndex(box.findText("备注"))
    before = read_in.changes
    qtbot.mouseClick(headers.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: read_in.changes is not before, timeout=READING)
    imported(read_in, page, qtbot)
    assert page.model.at(0)["note"] == "三楼"


def test_a_broken_workbook_is_explained_in_the_dialog(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK not a workbook")
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.read(path)
    qtbot.waitUntil(importing.banner.isVisible, timeout=READING)
    assert "怎么办" in importing.banner.text()
    assert importing.changes is None


def test_a_cancelled_import_leaves_nothing(read_in: ImportDialog, page: RegisterPage, qtbot: QtBot) -> None:
    job = read_in.bring_in()
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=READING):
        job.cancel()
    assert page.model.rowCount() == len(TITLES)
    assert read_in.apply.isEnabled()


def test_the_view_is_exported_as_a_workbook(
    window: MainWindow, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "台账.xlsx"
    exporting = page.acts.export(page.query)
    exporting.export_to(path)
    qtbot.waitUntil(lambda: "已导出 4 行" in window.status.currentMessage(), timeout=READING)
    assert path.read_bytes()[:2] == b"PK"
    exporting.accept()
