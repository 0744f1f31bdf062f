"""A ledger that nobody has thought of, added by one file, and worked through the window by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.data import OfficeFolder
from tests.matters.test_definitions import VISIT, written
from tests.ui.hands import TODAY, dialog, focused, ledgers_of, type_text
from ui.application import set_scale
from ui.kit import look
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.exporting import export_to
from ui.kit.ledger.many import ManyDialog
from ui.kit.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import LEDGERS

CONTROL = Qt.KeyboardModifier.ControlModifier
WHAT = ("问校车", "问食堂", "问招生")
TAKING = VISIT.replace('key = "close"', 'key = "close"\ntogether = true').replace(
    '{ key = "how",', '{ key = "picture", title = "记录", kind = "file" },\n    { key = "how",'
)


@pytest.fixture
def window(office: Path, opening: Opening, qtbot: QtBot) -> MainWindow:
    """The office with a ledger of visits of its own, beside a file that is wrong."""
    folder = OfficeFolder(office).ledgers
    written(folder, TAKING)
    written(folder, VISIT.replace('title = "来访登记"', "title = 3"), "坏了.toml")
    opening.open(office)
    found = opening.window
    assert found is not None
    found.resize(1366, 728)
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(found).keys())
    return found


@pytest.fixture
def visits(window: MainWindow, qtbot: QtBot) -> LedgerPage:
    """The page of the visits, gone to by keys."""
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_4, CONTROL)
    page = ledgers_of(window, qtbot)
    while page.key() != "visit":
        qtbot.keyClick(focused(), Qt.Key.Key_T, CONTROL)
    found = page.part()
    assert isinstance(found, LedgerPage)
    qtbot.waitUntil(found.empty.isVisible)
    return found


@pytest.fixture
def three(visits: LedgerPage, qtbot: QtBot) -> LedgerPage:
    """Three visits, each typed in."""
    for at, what in enumerate(WHAT, 1):
        back(visits, qtbot)
        qtbot.keyClick(visits.table, Qt.Key.Key_N, CONTROL)
        dialog(qtbot, FormDialog)
        type_text(qtbot, "欧阳明")
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        type_text(qtbot, what)
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda at=at: visits.model.rowCount() == at)
    back(visits, qtbot)
    qtbot.waitUntil(lambda: visits.card.view is not None and visits.card.view.id == visits.table.current_id())
    return visits


def back(page: LedgerPage, qtbot: QtBot) -> None:
    """The cursor is in the table again: no window manager does it here when a dialog closes."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    page.window().activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.table)


def state(page: LedgerPage) -> str:
    return "" if page.card.view is None else page.card.view.status.words


def test_it_has_its_tab_and_mistakes_in_the_other_file_are_told_above(
    visits: LedgerPage, window: MainWindow, qtbot: QtBot
) -> None:
    page = ledgers_of(window, qtbot)
    assert "坏了.toml" in page.mistakes.text() and page.mistakes.isVisible()
    assert window.in_sight() == LEDGERS and "Ctrl+N" in visits.empty.hint()
    assert not {"question", "patrol", "leak"} & set(page.part_keys())


def test_a_filter_narrows_it_and_its_keys_work_from_the_cell(three: LedgerPage, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_L, CONTROL)
    assert isinstance(focused(), QLineEdit) and three.table.head.isAncestorOf(focused())
    type_text(qtbot, "食堂")
    qtbot.waitUntil(lambda: three.model.rowCount() == 1)
    assert "食堂" in three.listing.chips.text()
    qtbot.waitUntil(lambda: three.card.view is not None and "食堂" in three.card.view.title)
    qtbot.keyClick(focused(), Qt.Key.Key_E, CONTROL)
    dialog(qtbot, QFileDialog).close()
    three.table.setFocus()
    qtbot.keyClick(three.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: three.model.rowCount() == len(WHAT))


def test_what_is_filtered_goes_out_as_a_workbook(three: LedgerPage, tmp_path: Path, qtbot: QtBot) -> None:
    three.listing.narrow({"title": "校车"})
    told: list[str] = []
    export_to(three.host, three.face, three.query, tmp_path / "来访.xlsx", three, told.append)
    qtbot.waitUntil(lambda: told != [])
    assert "已导出 1 行" in told[0] and (tmp_path / "来访.xlsx").read_bytes()[:2] == b"PK"


def test_enter_does_the_next_step_and_undo_takes_it_back(three: LedgerPage, qtbot: QtBot) -> None:
    qtbot.keyClick(three.table, Qt.Key.Key_Return)
    dialog(qtbot, FormDialog)
    type_text(qtbot, "已经说明")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: state(three) == "已回访")
    back(three, qtbot)
    qtbot.keyClick(three.table, Qt.Key.Key_Z, CONTROL)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: state(three) == "待回访")


def test_the_card_has_the_keys_of_the_rows_where_the_cursor_is_after_a_new_record(
    three: LedgerPage, qtbot: QtBot
) -> None:
    three.card.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(three.table.hasFocus)
    three.card.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    dialog(qtbot, FormDialog).reject()


def test_the_keys_of_the_card_are_no_keys_of_the_search_box(three: LedgerPage, qtbot: QtBot) -> None:
    three.go_search()
    type_text(qtbot, "食堂")
    qtbot.waitUntil(lambda: three.model.rowCount() == 1)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: three.model.rowCount() == len(WHAT))
    assert focused() is three.search


def test_a_record_that_comes_back_into_the_view_is_chosen_again(three: LedgerPage, qtbot: QtBot) -> None:
    three.listing.narrow({"title": WHAT[1]})
    qtbot.waitUntil(lambda: three.model.rowCount() == 1)
    qtbot.waitUntil(lambda: three.card.view is not None and WHAT[1] in three.card.view.title)
    view = three.card.view
    assert view is not None
    three.perform(next(act for act in view.acts if act.key == "close"))
    qtbot.keyClick(dialog(qtbot, FormDialog), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "已办结" in three.card.away.text() and three.model.rowCount() == 0)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    three.window().activateWindow()
    qtbot.waitUntil(three.window().isActiveWindow)
    three.card.setFocus()
    qtbot.keyClick(three.card.tabs, Qt.Key.Key_Z, CONTROL)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: three.model.rowCount() == 1)
    qtbot.waitUntil(lambda: three.table.current_id() == view.id and three.card.away.isHidden())


def test_many_are_done_at_once_and_leave_the_view(three: LedgerPage, qtbot: QtBot) -> None:
    qtbot.keyClick(three.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(three.table, Qt.Key.Key_B, CONTROL)
    many = dialog(qtbot, ManyDialog)
    qtbot.waitUntil(lambda: many.possible is not None)
    assert [act.key for act in many.possible.acts] == ["close", "void"]  # type: ignore[union-attr]
    assert isinstance(many.acts, QListWidget)
    qtbot.keyClick(many.acts, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: type(QApplication.activeModalWidget()) is FormDialog)
    qtbot.keyClick(dialog(qtbot, FormDialog), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: three.model.rowCount() == 0 and QApplication.activeModalWidget() is None)
    three.show_view("closed")
    qtbot.waitUntil(lambda: three.model.rowCount() == len(WHAT))


def test_a_record_that_left_the_view_is_told_without_live_buttons(three: LedgerPage, qtbot: QtBot) -> None:
    view = three.card.view
    assert view is not None
    three.perform(next(act for act in view.acts if act.key == "close"))
    qtbot.keyClick(dialog(qtbot, FormDialog), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: state(three) == "已办结")
    qtbot.waitUntil(lambda: three.card.steps.acts == () and "已办结" in three.card.away.text())
    three.card.seek.click()
    qtbot.waitUntil(lambda: three.table.current_id() == view.id)
    assert three.query.view == "all"
    qtbot.waitUntil(three.card.away.isHidden)


def test_a_file_let_go_over_a_record_comes_with_the_act_that_takes_one(
    three: LedgerPage, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "记录.txt"
    paper.write_text("说明", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    three.card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, no_button, no_key))
    form = dialog(qtbot, FormDialog)
    assert form.form.values()["picture"] == str(paper)


def test_views_of_ones_own_are_kept_for_this_ledger(three: LedgerPage, qtbot: QtBot) -> None:
    three.listing.narrow({"title": "校车"})
    qtbot.keyClick(three.table, Qt.Key.Key_S, CONTROL)
    dialog(qtbot, FormDialog)
    type_text(qtbot, "校车的")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: three.views.keys()[0].startswith("my:"))
    three.show_view("all")
    three.show_view(three.views.keys()[0])
    qtbot.waitUntil(lambda: three.model.rowCount() == 1)


@pytest.mark.parametrize("percent", [100, 150, 175])
def test_what_matters_is_whole_and_nothing_leaves_the_screen(
    three: LedgerPage, window: MainWindow, qapp: QApplication, percent: int
) -> None:
    try:
        set_scale(qapp, percent)
        window.fit()
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= 1366 and window.width() == 1366
        keys = [shown.column.key for shown in three.model.columns]
        wide = three.table.fontMetrics().horizontalAdvance
        for key in ("due", "state", "left"):
            at = keys.index(key)
            assert not three.table.isColumnHidden(at), key
            assert three.table.columnWidth(at) > wide(three.model.cells(0)[at]), key
        right = three.table.horizontalHeader().sectionViewportPosition(keys.index("left"))
        assert right + three.table.columnWidth(keys.index("left")) <= three.table.viewport().width() + 1
    finally:
        set_scale(qapp, 100)
        window.fit()


@pytest.mark.parametrize(("wide", "panel"), [(1366, 362), (1920, 461)])
def test_on_a_wide_screen_the_record_has_its_part_of_it(
    three: LedgerPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, wide: int, panel: int
) -> None:
    """Its lines wrapped beside a table that was half empty."""
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, wide, 1000))
    window.resize(wide, 900)
    window.fit()
    QApplication.processEvents()
    assert abs(three.card.width() - panel) <= 12


def test_a_change_elsewhere_does_not_read_it_again(three: LedgerPage, qtbot: QtBot) -> None:
    asked: list[object] = []
    three.model.wanted.connect(lambda *_: asked.append(1))
    host = three.host
    values = {"title": "甲", "formed": TODAY.isoformat(), "department": "办公室", "attribute": "主动公开"}
    done: list[object] = []
    host.write(lambda desk: desk.register.enter(values, actor=desk.actor(), today=TODAY), done.append)
    qtbot.waitUntil(lambda: done != [])
    host.told(None)
    qtbot.waitUntil(lambda: asked != [])
    assert len(asked) == 1


def test_a_view_with_nothing_left_in_it_does_not_say_that_nothing_was_ever_entered(
    three: LedgerPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: three.listing.known.get("all") == 3)
    asked = three.listing.query
    assert three.listing.face.empty(asked, used=False) == three.listing.face.unused()
    assert three.listing.face.empty(asked, used=True)[0] == "这里没有"
    three.host.act(
        lambda desk, actor: (
            desk.cases("visit")
            .perform_many(
                desk.listing("visit").ids(asked, TODAY),
                "void",
                {"day": TODAY.isoformat(), "why": "登记有误"},
                actor=actor,
                today=TODAY,
            )
            .changed
        )
    )
    qtbot.waitUntil(three.empty.isVisible)
    qtbot.waitUntil(lambda: "这里没有" in "".join(one.text() for one in three.empty.findChildren(QLabel)))


def test_enter_and_esc_of_the_card_are_the_cards_alone(visits: LedgerPage) -> None:
    """Typed in a search box or in the scan box they are no keys of the record beside it."""
    keys = visits.card.tabs.findChildren(QShortcut)
    assert {one.key().toString() for one in keys} == {"Return", "Enter", "Esc"}
    assert {one.context() for one in keys} == {Qt.ShortcutContext.WidgetShortcut}
