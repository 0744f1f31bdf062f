"""Files in and out of the register page: import dry, applied and taken back; export."""

from __future__ import annotations

import csv
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.records.event import Changed
from tests.ui.hands import TITLES, dialog, focused
from ui.kit.files import Asks, FileDialog, remember_in
from ui.kit.lines import LinesModel
from ui.main_window import MainWindow
from ui.register.import_dialog import ImportDialog
from ui.register.import_parts import ColumnMap, Returned
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
    shown = importing.part(part)
    assert isinstance(shown, QTableView)
    return told(shown)


def told(view: QTableView) -> list[list[str]]:
    model = view.model()
    assert isinstance(model, LinesModel)
    columns = range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount())]


def imported(importing: ImportDialog, page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(importing.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) + 1, timeout=READING)
    qtbot.waitUntil(importing.take_back.isVisible)


def test_only_the_parts_of_an_import_scroll(read_in: ImportDialog) -> None:
    """The columns and what they hold are more than there is room for; the other parts are not scrolled with them."""
    read_in.resize(read_in.width(), 420)
    QApplication.processEvents()
    assert read_in._body_room.verticalScrollBar().maximum() == 0


def test_reading_a_file_changes_nothing_and_tells_what_it_would_change(
    read_in: ImportDialog, page: RegisterPage
) -> None:
    assert page.model.rowCount() == len(TITLES)
    assert [read_in.tabs.tabText(at) for at in range(3)] == ["变动 1", "退回的行 1", "列的对应 6"]
    assert lines(read_in, 0)[0][1:3] == ["新增", "营养餐采购合同"]
    returned = read_in.part(1)
    assert isinstance(returned, Returned)
    assert told(returned.lines) == [["3", "成文日期", "2024年13月45日", "没有 2024年13月45日 这一天"]]


def test_import_brings_the_rows_in_and_can_be_taken_back_as_one(
    read_in: ImportDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    imported(read_in, page, qtbot)
    assert page.model.at(0)["title"] == "营养餐采购合同"
    qtbot.mouseClick(read_in.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
    assert "已撤销" in read_in.summary.text()


def column_map(importing: ImportDialog) -> ColumnMap:
    """The map of the columns, which is in front where something in it is uncertain."""
    found = importing.part(importing.tabs.currentIndex())
    assert isinstance(found, ColumnMap)
    return found


def choose(found: ColumnMap, header: str, title: str, qtbot: QtBot) -> None:
    box = found.boxes[header]
    box.setCurrentIndex(box.findText(title))
    qtbot.mouseClick(found.again, Qt.MouseButton.LeftButton)


def test_an_unknown_header_can_be_given_its_column(
    read_in: ImportDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    before = read_in.changes
    choose(column_map(read_in), "存放位置", "备注", qtbot)
    qtbot.waitUntil(lambda: read_in.changes is not before, timeout=READING)
    imported(read_in, page, qtbot)
    assert page.model.at(0)["note"] == "三楼"


def test_the_map_shows_every_column_and_one_column_is_not_given_twice(
    read_in: ImportDialog, qtbot: QtBot
) -> None:
    found = column_map(read_in)
    assert {header: box.currentText() for header, box in found.boxes.items()} == {
        "标题": "信息名称", "发文字号": "文号", "成文日期": "生成日期", "责任单位": "责任科室",
        "公开属性": "公开属性", "存放位置": "（不读入）",
    }  # fmt: skip
    shown = [one.text() for one in found.findChildren(QLabel)]
    assert {"营养餐采购合同 · 坏日期", "三楼", "没有认出", "按表头"} <= set(shown)
    before = read_in.changes
    choose(found, "存放位置", "文号", qtbot)
    assert "“文号”选给了两列" in "".join(one.text() for one in found.findChildren(QLabel))
    assert read_in.changes is before
    assert not read_in.apply.isEnabled(), "what is imported is what was read"
    found.boxes["存放位置"].setCurrentIndex(0)
    assert read_in.apply.isEnabled()


def test_a_column_read_by_its_cells_comes_up_first_and_can_be_changed_back(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "旧台账.csv"
    path.write_text("标题,类别\n关于甲的通知,主动公开\n关于乙的通知,依申请公开\n", encoding="utf-8")
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.read(path)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    found = column_map(importing)
    assert found.boxes["类别"].currentText() == "公开属性"
    assert "“类别”列里填的是公开属性" in importing.told.text()
    before = importing.changes
    choose(found, "类别", "主题分类", qtbot)
    qtbot.waitUntil(lambda: importing.changes is not before, timeout=READING)
    assert importing.changes is not None
    assert [change.fields["category"] for change in importing.changes.changes()] == ["主动公开", "依申请公开"]


def test_headers_nobody_knows_can_be_explained_in_the_window(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "旧台账.csv"
    path.write_text("事由,哪天定的\n关于甲的通知,2024-01-05\n", encoding="utf-8")
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.read(path)
    qtbot.waitUntil(importing.banner.isVisible, timeout=READING)
    found = column_map(importing)
    found.boxes["哪天定的"].setCurrentIndex(found.boxes["哪天定的"].findText("生成日期"))
    choose(found, "事由", "信息名称", qtbot)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    assert importing.changes is not None
    assert importing.changes.add == 1


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


def test_a_cancelled_import_leaves_nothing(
    read_in: ImportDialog, page: RegisterPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begin, original = Event(), Desk.import_planned

    def waiting(desk: Desk, plan: ChangeSet, **more: Any) -> Changed:
        begin.wait(READING / 1000)
        return original(desk, plan, **more)

    monkeypatch.setattr(Desk, "import_planned", waiting)
    read_in.bring_in()
    job = read_in.job
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=READING):
        job.cancel()
        begin.set()
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


def test_a_second_import_can_be_taken_back_like_the_first(
    read_in: ImportDialog, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    imported(read_in, page, qtbot)
    qtbot.mouseClick(read_in.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
    second = tmp_path / "第二本.csv"
    second.write_text("标题,公开属性\n关于丙的通知,主动公开\n", encoding="utf-8")
    read_in.read(second)
    qtbot.waitUntil(read_in.apply.isVisible, timeout=READING)
    assert not read_in.take_back.isVisible()
    imported(read_in, page, qtbot)
    assert read_in.take_back.isEnabled()
    qtbot.mouseClick(read_in.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
    assert "已撤销" in read_in.summary.text()


def test_a_returned_row_is_mended_in_its_cell_and_read_again(
    read_in: ImportDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    read_in.tabs.setCurrentIndex(1)
    returned = read_in.part(1)
    assert isinstance(returned, Returned)
    assert not returned.again.isEnabled()
    cell = returned.lines.model().index(0, 2)
    returned.lines.edit(cell)
    editor = returned.lines.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == "2024年13月45日"
    editor.setText("2024年12月15日")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(returned.again.isEnabled)
    before = read_in.changes
    qtbot.mouseClick(returned.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: read_in.changes is not before, timeout=READING)
    assert read_in.changes is not None
    assert [one.why for one in read_in.changes.rejected] == []
    assert read_in.changes.add == 2


def test_returned_rows_are_saved_as_a_workbook(
    read_in: ImportDialog, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "退回的行.xlsx"
    read_in.save_returned(path)
    qtbot.waitUntil(lambda: "已存为 退回的行.xlsx" in read_in.summary.text(), timeout=READING)
    again = read_in.changes
    read_in.read(path)
    qtbot.waitUntil(lambda: read_in.changes is not again, timeout=READING)
    assert read_in.changes is not None
    assert [one.value for one in read_in.changes.rejected] == ["2024年13月45日"]


def test_of_several_sheets_one_or_all_alike_are_chosen(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "旧台账.xlsx"
    book = Workbook()
    for name in ("2019", "2020"):
        sheet = book.create_sheet(name)
        sheet.append(["信息名称", "生成日期", "公开属性"])
        sheet.append([f"关于{name}的通知", "3月5日", "主动公开"])
    book.remove(book.worksheets[0])
    book.save(path)
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.read(path)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    assert importing.changes is not None and importing.sheets is not None
    assert importing.changes.add == 1
    box = importing.sheets.box
    assert [box.itemText(at) for at in range(3)] == ["2019", "2020", "表头一样的 2 张：2019、2020"]
    before = importing.changes
    box.activated.emit(2)
    qtbot.waitUntil(lambda: importing.changes is not before, timeout=READING)
    assert [one.fields["formed"] for one in importing.changes.changes()] == ["2019-03-05", "2020-03-05"]
    assert "按台账的年份推定" in importing.told.text()


def test_file_dialogs_open_where_the_last_one_of_their_kind_was_left(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    remember_in(page.host.memory)
    for name in ("收", "发"):
        (tmp_path / name).mkdir()
    for purpose, name in (("import", "收"), ("export", "发")):
        asked = FileDialog(page, "选", purpose)
        asked.filesSelected.emit([str(tmp_path / name / "甲.xlsx")])
        asked.deleteLater()
    page.bring_in()
    importing = dialog(qtbot, ImportDialog)
    importing.choose()
    found = dialog(qtbot, QFileDialog)
    assert Path(found.directory().path()) == tmp_path / "收"
    found.reject()
    other = FileDialog(page, "选", "scans")
    assert Path(other.directory().path()) == tmp_path / "发", "a new kind begins where any was left"
    other.deleteLater()


def test_the_first_file_dialog_opens_in_the_documents_and_not_in_the_programs_folder(
    page: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has them where its user put them, and not always: the home is there in their place."""
    remember_in(page.host.memory)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: (tmp_path / "文档").as_posix())
    for place in (tmp_path, tmp_path / "文档"):
        place.mkdir(exist_ok=True)
        asked = FileDialog(page, "选", "never")
        assert Path(asked.directory().path()) == place
        asked.deleteLater()


def test_before_a_second_file_is_imported_the_dialog_is_closed_and_not_finished(
    read_in: ImportDialog, old_ledger: Path, qtbot: QtBot
) -> None:
    read_in.apply.click()
    qtbot.waitUntil(lambda: read_in.take_back.isVisible())
    assert closing(read_in) == "完成"
    read_in.read(old_ledger)
    qtbot.waitUntil(lambda: read_in.apply.isVisible())
    assert closing(read_in) == "关闭"


def closing(importing: ImportDialog) -> str:
    """What the button says that leaves the dialog."""
    return next(
        made.text() for made in importing.findChildren(QPushButton) if made.text() in ("完成", "关闭")
    )


def test_after_an_import_the_cursor_is_in_the_table(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    """What was pressed to begin it, such as the button of an empty ledger, may be gone by then."""
    page.search.setFocus()
    page.bring_in()
    dialog(qtbot, ImportDialog).reject()
    window.activateWindow()
    qtbot.waitUntil(lambda: focused() is page.table)


def test_where_a_folder_is_asked_for_only_folders_are_shown(page: RegisterPage) -> None:
    for asks in Asks:
        asked = FileDialog(page, "选", "office", asks=asks, name="甲.xlsx")
        assert asked.testOption(QFileDialog.Option.ShowDirsOnly) is (asks is Asks.FOLDER)
        asked.deleteLater()


def test_a_path_that_was_typed_out_is_taken_where_the_folder_is_already_open(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """Of a folder with a name of one letter, first in one that is first itself, Qt keeps the mark."""
    place = tmp_path / "clerk" / "d"
    place.mkdir(parents=True)
    (place / "page.pdf").touch()
    asked = FileDialog(page, "选", "scans", asks=Asks.FILES, start=str(place))
    asked.open()
    name = asked.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    qtbot.waitUntil(name.hasFocus)
    with qtbot.waitSignal(asked.filesSelected) as chosen:
        qtbot.keyClicks(name, str(place / "page.pdf"))
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [Path(name) for name in chosen.args[0]] == [place / "page.pdf"]
