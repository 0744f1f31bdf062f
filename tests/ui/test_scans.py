"""Scans at the window: the page viewer, filing what came back, and the tray of pages nobody could read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store import Store
from tests.scans.paper import as_pdf, as_picture, pages_of, scanned
from tests.ui.hands import TODAY, dialog, focused, review_of, type_text
from ui.kit.drawn import placed
from ui.kit.form_dialog import FormDialog
from ui.kit.pages import PageSource, PageViewer
from ui.main_window import MainWindow
from ui.review.page import TRAY
from ui.scans.filing import FilingDialog
from ui.scans.tray import Tray

Printed = tuple[str, bytes]


@pytest.fixture
def printed(office: Path) -> Printed:
    """A review sheet of the first two items, printed before the window opened."""
    with Desk.open(office, writing=True) as desk:
        items = [int(item) for (item,) in desk.store.rows("SELECT id FROM item ORDER BY id LIMIT 2")]
        prepared = desk.papers.prepare("信息发布保密审查表", items, TODAY)
        desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
        return prepared.number, prepared.printed.pdf


@pytest.fixture
def file(printed: Printed, window: MainWindow, qtbot: QtBot) -> Callable[[Path], FilingDialog]:
    """Opens the dialog on some scans, and waits for what came of them."""

    def filed(path: Path) -> FilingDialog:
        made = FilingDialog(window.session, window, [path])
        made.open()
        qtbot.waitUntil(lambda: made.filed is not None)
        return made

    return filed


@pytest.fixture
def tray(
    file: Callable[[Path], FilingDialog],
    printed: Printed,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
) -> Tray:
    """Two pages without their corners lie in the tray."""
    page = pages_of(printed[1], 100)[0]
    cut = page.crop((0, 0, page.width, page.height * 3 // 4))
    file(as_pdf([cut, scanned(cut, 90)], tmp_path / "缺角.pdf", 100)).reject()
    made = Tray(window.session)
    qtbot.addWidget(made)
    window.session.changed.connect(made.renew)
    made.resize(1100, 600)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2 and made.table.current_id() is not None)
    qtbot.waitUntil(made.viewer.shown)
    return made


def scanned_pages(office: Path) -> dict[str, str]:
    with Store.open(OfficeFolder(office), writing=False) as store:
        return {str(number): str(pages) for number, pages in store.rows("SELECT number, scanned FROM sheet")}


# — the viewer —


@pytest.fixture
def viewer(printed: Printed, tmp_path: Path, qtbot: QtBot) -> PageViewer:
    (tmp_path / "表.pdf").write_bytes(printed[1])
    picture = as_picture(pages_of(printed[1], 100)[0], tmp_path / "页.png")
    made = PageViewer()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.show_pages(
        [
            PageSource(tmp_path / "表.pdf", caption="表", marks=((0.0, 0.0, 0.5, 0.1),)),
            PageSource(picture, caption="页"),
            PageSource(tmp_path / "不在.pdf"),
        ]
    )
    qtbot.waitUntil(made.shown)
    return made


def test_pages_turn_by_key_and_tell_where_they_are(viewer: PageViewer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(viewer.turned) as told:
        qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
    assert told.args == [1] and (viewer.at(), viewer.count()) == (1, 3)
    qtbot.waitUntil(viewer.shown)
    qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    assert viewer.at() == 0


def test_a_page_fits_the_width_until_it_is_enlarged(viewer: PageViewer, qtbot: QtBot) -> None:
    def drawn() -> QSize:
        return viewer.canvas.size()

    fitted = drawn()
    assert 0.9 * viewer.width() < fitted.width() <= viewer.width()
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: drawn().width() > fitted.width())
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: drawn() == fitted)
    viewer.resize(450, 500)
    qtbot.waitUntil(lambda: drawn().width() <= 450)


def test_a_page_is_turned_by_a_quarter_with_its_marks(viewer: PageViewer, qtbot: QtBot) -> None:
    upright = viewer.canvas.size()
    assert upright.height() > upright.width()
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: viewer.shown() and viewer.canvas.width() > viewer.canvas.height())
    assert placed((0.0, 0.0, 0.5, 0.1), 1) == QRectF(0.9, 0.0, 0.1, 0.5)
    assert placed((0.2, 0.3, 0.5, 0.4), 4) == placed((0.2, 0.3, 0.5, 0.4), 0)


def test_a_file_that_is_gone_is_told_in_place_of_the_page(viewer: PageViewer, qtbot: QtBot) -> None:
    viewer.go(2)
    qtbot.waitUntil(lambda: "打不开" in viewer.canvas.words())
    assert not viewer.shown()


def test_a_viewer_without_pages_says_so(qtbot: QtBot) -> None:
    viewer = PageViewer()
    qtbot.addWidget(viewer)
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
    assert viewer.canvas.words() == "没有可看的页" and viewer.count() == 0


# — filing —


def test_scans_let_go_over_the_dialog_are_filed(
    printed: Printed, window: MainWindow, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    number, pdf = printed
    path = as_pdf([scanned(pages_of(pdf, 150)[0], 181, 20)], tmp_path / "一.pdf", 150)
    made = FilingDialog(window.session, window)
    made.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    made.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))
    qtbot.waitUntil(lambda: made.filed is not None)
    assert "归档 <b>1</b> 页" in made.summary.text()
    lines = made.part(0)
    assert isinstance(lines, QTableView)
    assert [lines.model().index(0, at).data() for at in range(4)] == [
        number,
        "1 / 1",
        "一.pdf 第 1 页",
        "录入签字结果（2 件）",
    ]
    assert scanned_pages(office)[number].startswith('{"1": ')
    dialog(qtbot, FilingDialog)
    with qtbot.waitSignal(made.entering) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert told.args == [number]


def test_what_calls_for_a_hand_stands_in_lists_of_its_own(
    file: Callable[[Path], FilingDialog], printed: Printed, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    page = pages_of(printed[1], 150)[0]
    as_pdf([page, page.crop((0, 0, page.width, 900))], folder / "一.pdf", 150)
    (folder / "便条.txt").write_text("签好了", encoding="utf-8")
    made = file(folder)
    assert [made.tabs.tabText(at) for at in range(made.tabs.count())] == ["已归档 1", "认不出 1", "未收 1"]
    with qtbot.waitSignal(made.tray_wanted):
        made.tray.click()


def test_what_cannot_be_read_at_all_is_refused_and_the_dialog_stays(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    made = FilingDialog(window.session, window, [tmp_path / "不在"])
    made.open()
    qtbot.waitUntil(made.banner.isVisible)
    assert "没有" in made.banner.text() and made.filed is None
    assert made.choose_files.isEnabled()


# — the tray —


def test_a_page_is_assigned_with_the_keyboard(
    tray: Tray, printed: Printed, office: Path, qtbot: QtBot
) -> None:
    number, _ = printed
    tray.table.setFocus()
    qtbot.waitUntil(tray.table.hasFocus)
    qtbot.keyClick(tray.table, Qt.Key.Key_Return)
    type_text(qtbot, number)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    type_text(qtbot, "1")
    with qtbot.waitSignal(tray.said) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert told.args == [f"已归到 {number} 号表"]
    qtbot.waitUntil(lambda: tray.model.rowCount() == 1)
    assert scanned_pages(office)[number]


def test_where_nothing_waits_scans_can_be_filed(window: MainWindow, qtbot: QtBot) -> None:
    review = review_of(window)
    tray = review.show_part(TRAY)
    assert isinstance(tray, Tray)
    qtbot.waitUntil(tray.empty.isVisible)
    next(iter(tray.empty.findChildren(QPushButton))).click()
    assert dialog(qtbot, FilingDialog).choose_files.isVisible()


def test_a_wrong_sheet_is_told_beside_the_page(tray: Tray, qtbot: QtBot) -> None:
    tray.form.fill({"sheet": "2026-0999", "page": "1"})
    tray.assign()
    qtbot.waitUntil(tray.banner.isVisible)
    assert "没有打印过" in tray.banner.text() and tray.model.rowCount() == 2


def test_chosen_pages_are_set_aside_with_a_reason(tray: Tray, qtbot: QtBot) -> None:
    tray.table.selectAll()
    tray.set_aside()
    form = dialog(qtbot, FormDialog)
    form.form.fill({"why": "空白背面"})
    form.submit()
    qtbot.waitUntil(lambda: tray.model.rowCount() == 0)
    assert "等着认领" in tray.empty.hint()
