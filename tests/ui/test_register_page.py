"""The register's page: finding, sorting, choosing, acting, taking back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.breach import Note
from gongkai_desktop.ledger import Kind
from gongkai_desktop.matters.ledgers import of_program
from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.register.case import ItemCase
from tests.ui.hands import (
    FILES,
    TITLES,
    TODAY,
    catalogue_of,
    dialog,
    focused,
    history,
    register_of,
    type_and_enter,
    type_text,
)
from ui.coordination.words import letter_columns
from ui.kit import look
from ui.kit.dialogs import Frame, Message
from ui.kit.folding import FoldingRow
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.card import DEADLINE
from ui.kit.ledger.views import GAP
from ui.kit.table import Table
from ui.main_window import MainWindow
from ui.matters.page import columns_of
from ui.opening import Opening
from ui.register.keys import register_keys
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def titles(page: RegisterPage) -> list[str]:
    return [str(page.model.at(row)["title"]) for row in range(page.model.rowCount())]


@pytest.fixture
def opened(page: RegisterPage, qtbot: QtBot) -> RegisterPage:
    """The page with its newest item chosen and read."""
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.card.view is not None)
    return page


def search(page: RegisterPage, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert focused() is page.search
    type_text(qtbot, words)


def test_the_newest_item_comes_first(page: RegisterPage) -> None:
    assert titles(page) == list(reversed(TITLES))


def test_a_word_finds_as_one_types(page: RegisterPage, qtbot: QtBot) -> None:
    search(page, qtbot, "资助")
    qtbot.waitUntil(lambda: titles(page) == ["学生资助资金管理办法"])


def test_pinyin_initials_find(page: RegisterPage, qtbot: QtBot) -> None:
    search(page, qtbot, "ywjy")
    qtbot.waitUntil(lambda: titles(page) == ["义务教育招生实施方案"])


def test_escape_brings_everything_back(page: RegisterPage, qtbot: QtBot) -> None:
    search(page, qtbot, "资助")
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == len(TITLES))
    assert focused() is page.search
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert focused() is page.table, "in an empty line it leaves"


def test_an_empty_result_says_what_to_do(page: RegisterPage, qtbot: QtBot) -> None:
    search(page, qtbot, "没有这样的信息")
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert "Esc" in page.empty.hint()
    assert page.card.empty.hint() == "", "there is no row to choose"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.card.empty.hint() == page.face.nothing)


def test_arrow_down_leaves_the_search_for_the_first_row(page: RegisterPage, qtbot: QtBot) -> None:
    search(page, qtbot, "a")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert focused() is page.table
    assert page.table.currentIndex().row() == 0


def test_a_click_on_the_head_sorts_in_the_database(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: titles(page) == list(reversed(TITLES)))
    page.table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: titles(page) == list(TITLES))


def test_views_are_counted_and_filter(page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.known.get("all") == len(TITLES) and "overdue" in page.known)
    overdue = page.known["overdue"]
    page.show_view("overdue")
    qtbot.waitUntil(lambda: page.model.rowCount() == overdue)
    assert {page.model.at(row)["urgency"] for row in range(overdue)} <= {"overdue"}


def test_choosing_an_item_shows_its_tabs_and_next_step(opened: RegisterPage, qtbot: QtBot) -> None:
    panel = opened.card
    assert panel.view is not None and panel.view.case.fields["title"] == TITLES[-1]
    assert panel.summary.toPlainText().startswith("▲ 登记不全") or "责任科室" in panel.summary.toPlainText()
    assert "登记" in history(qtbot, panel)
    panel.tabs.setCurrentIndex(DEADLINE)
    assert panel.deadline.strip.isVisible()
    panel.tabs.setCurrentIndex(FILES)
    assert opened.files.isVisible()
    steps = [button.text() for button in panel.findChildren(QPushButton) if button.property("primary")]
    assert steps == ["登记内容审核…"]


def test_the_strip_tells_each_day_by_arrow_keys(opened: RegisterPage, qtbot: QtBot) -> None:
    strip = opened.card.deadline.strip
    opened.card.tabs.setCurrentIndex(DEADLINE)
    strip.setFocus()
    told: list[str] = []
    strip.told.connect(told.append)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert "起算日" in told[0]
    assert "到期日" in told[-1]


def test_an_act_is_recorded_and_taken_back(opened: RegisterPage, window: MainWindow, qtbot: QtBot) -> None:
    page = opened
    assert page.card.view is not None
    before = page.card.view.status.words
    page.card.wanted.emit(page.card.view.acts[0])
    form = dialog(qtbot, FormDialog)
    form.form.focus("opinion")
    for text in (form.form.fields["opinion"].column.choices[0], "王芳"):
        type_and_enter(qtbot, text)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.status.words != before)
    assert "（王芳 签字）" in history(qtbot, page.card)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    asked = dialog(qtbot, Message)
    assert "（王芳 签字）" in asked.words() and page.card.view.case.fields["title"] in asked.words()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.status.words == before)
    assert window.status.currentMessage().startswith("已撤销：")
    assert "已撤销" in history(qtbot, page.card)


def test_taking_a_registration_back_is_said_once_and_nothing_is_refused(
    opened: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    """The record that is gone is not looked for in vain."""
    refused: list[object] = []
    window.session.failures.refused.connect(refused.append)
    newest = opened.table.current_id()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(opened.table, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(dialog(qtbot, Message), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.model.row_of(newest) < 0)
    qtbot.waitUntil(lambda: opened.card.view is None or opened.card.view.id != newest)
    told: list[object] = []
    opened.host.ask("item", lambda desk: desk.register.view(opened.model.at(0)["id"], TODAY), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert refused == []


def test_days_have_their_year_and_room_for_it(page: RegisterPage) -> None:
    """2026-11-23, never 11-23 or 26-11-23, in every table that has days."""
    room = page.table.fontMetrics().horizontalAdvance("2019-01-23")
    row = defaultdict(str, {key: TODAY.isoformat() for key in ("formed", "due", "sent", "day")})
    columns = (*page.model.columns, *letter_columns(), *columns_of(of_program("leak")))
    days = [shown for shown in columns if shown.column.kind is Kind.DATE]
    assert len(days) == 6 and all(shown.width > room for shown in days)
    assert {shown.text(row) for shown in days} == {TODAY.isoformat()}


def test_a_tab_pressed_with_the_mouse_has_its_keys_at_once(window: MainWindow, qtbot: QtBot) -> None:
    for at in (2, 1):  # 保密审查, 信息登记
        qtbot.mouseClick(window.tabs, Qt.MouseButton.LeftButton, pos=window.tabs.tabRect(at).center())
        assert focused() is window.page().focusWidget() and isinstance(focused(), Table)


def test_a_first_write_finds_its_rooms_loaded(opened: RegisterPage, qtbot: QtBot) -> None:
    def ready() -> bool:
        return opened.host.writing(lambda desk: "projections" in vars(desk.records.projector))

    assert not ready()
    qtbot.keyClick(opened.table, Qt.Key.Key_Return)
    dialog(qtbot, FormDialog)
    qtbot.waitUntil(ready)


def test_enter_mends_the_entry(opened: RegisterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.table, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    form.form.fields["title"].editor.set_value("改过的名称")
    form.submit()
    qtbot.waitUntil(lambda: "改过的名称" in titles(opened))
    assert opened.table.current_id() == opened.model.at(titles(opened).index("改过的名称"))["id"]


def test_space_chooses_several_and_escape_ends_it(opened: RegisterPage, qtbot: QtBot) -> None:
    table = opened.table
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(table, key)
    assert table.chosen_ids() == [opened.model.at(0)["id"], opened.model.at(2)["id"]]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.chosen_ids() == [opened.model.at(2)["id"]]


def test_copied_rows_paste_as_a_table_and_never_as_formulas(opened: RegisterPage, qtbot: QtBot) -> None:
    opened.table.selectAll()
    qtbot.keyClick(opened.table, Qt.Key.Key_C, CONTROL)
    bare = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1] for line in bare] == list(reversed(TITLES))
    qtbot.keyClick(opened.table, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert lines[0].split("\t")[:2] == ["索引号", "信息名称"]
    assert [line.split("\t")[1] for line in lines[1:]] == list(reversed(TITLES))
    assert mime.html().count("<tr>") == len(TITLES) + 1


def test_the_scan_box_opens_the_record_of_a_number(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    number = str(page.model.at(2)["index_no"])
    window.scan.setFocus()
    type_text(qtbot, number)
    qtbot.keyClick(window.scan, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.number == number)
    assert window.scan.text() == ""


def test_a_file_is_attached_and_listed(opened: RegisterPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "正文.txt"
    path.write_text("正文", encoding="utf-8")
    opened.files.add([path])
    qtbot.waitUntil(lambda: opened.files.files.count() == 1)
    assert opened.card.tabs.tabText(FILES) == "附件 1"


def test_a_classified_file_is_refused_with_a_way_forward(
    opened: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    from ui.kit.dialogs import Message

    path = tmp_path / "机密★1年.txt"
    path.write_text("x", encoding="utf-8")
    opened.files.add([path])
    message = dialog(qtbot, Message)
    assert "移出本机" in message.words()


def test_an_earlier_step_is_taken_back_from_the_timeline(
    opened: RegisterPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "正文.txt"
    path.write_text("正文", encoding="utf-8")
    opened.files.add([path])
    qtbot.waitUntil(lambda: opened.files.files.count() == 1)
    view = opened.card.view
    assert view is not None
    opened.card.timeline.anchorClicked.emit(QUrl(str(view.record.last_event)))
    form = dialog(qtbot, FormDialog)
    type_text(qtbot, "传错了文件")
    form.submit()
    qtbot.waitUntil(lambda: opened.files.files.count() == 0)


def test_the_catalogue_stands_beside_the_ledger(
    opened: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(opened.table, Qt.Key.Key_T, CONTROL)
    catalogue = catalogue_of(window)
    assert catalogue.isVisible() and not opened.table.isVisible()
    wanted = int(opened.model.at(1)["id"])
    catalogue.place_wanted.emit("", wanted)
    assert opened.table.isVisible()
    qtbot.waitUntil(lambda: opened.card.view is not None and opened.card.view.id == wanted)


def test_every_next_step_is_in_one_menu_by_key(opened: RegisterPage, qtbot: QtBot) -> None:
    assert opened.card.view is not None
    menu = opened.card.next_steps()
    assert menu is not None
    titles = [*(act.title for act in opened.card.view.acts), "征求意见"]
    told = [action for action in menu.actions() if not action.isSeparator()]
    entries = [action.text() for action in told if action.isEnabled()]
    assert sorted(entries) == sorted(f"{title}…" for title in titles) and entries[0] == f"{titles[0]}…"
    assert [action.text() for action in told if not action.isEnabled()] == ["办理", "更正", "其他"]
    menu.close()
    opened.card.show_record(None, TODAY)
    assert opened.card.next_steps() is None


class Prompted(ItemCase):
    """An item of which its rule set says more."""

    prompts = (Note("涉及公民个人信息", "第八条"),)
    phase = "审核"


def test_prompts_sections_and_links_stand_in_the_summary(opened: RegisterPage, qtbot: QtBot) -> None:
    view = opened.card.view
    assert view is not None
    other = int(opened.model.at(2)["id"])
    lines = (SectionLine("修改：《旧通知》", other), SectionLine("逾期未回执", tone="late"))
    case = Prompted(view.case.item, view.case.now, view.case.book, view.case.today)
    told = replace(view, case=case, sections=(Section("关联", lines),))
    opened.card.show_record(told, TODAY)
    words = opened.card.summary.toPlainText()
    for part in ("▲ 审查时注意：涉及公民个人信息（第八条）", "关联", "● 逾期未回执"):
        assert part in words
    assert words.index("● 逾期未回执") < words.index("责任科室"), (
        "what stands against it is read before its fields"
    )
    assert "审核" in opened.card.subtitle()
    opened.card.summary.setFocus()
    qtbot.keyClick(opened.card.summary, Qt.Key.Key_Tab)
    qtbot.keyClick(opened.card.summary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.card.view is not None and opened.card.view.id == other)


def test_every_key_of_the_page_is_told_in_help(opened: RegisterPage) -> None:
    told = {keys for keys, _ in register_keys()}
    assert {one.key().toString() for one in opened.shortcuts()} <= told


@pytest.mark.parametrize("name", ["new", "many", "filters", "save_view", "export", "bring_in"])
def test_every_dialog_of_the_register_fits_the_screen_at_the_largest_scale(
    opened: RegisterPage, window: MainWindow, name: str, qtbot: QtBot
) -> None:
    window.scale_wanted.emit(175)
    try:
        getattr(opened, name)()
        shown = dialog(qtbot, Frame)
        least = shown.minimumSizeHint()
        assert least.width() <= 1366 and least.height() <= 768 - 40
    finally:
        window.scale_wanted.emit(100)


def test_at_large_text_every_button_is_in_its_row_or_in_its_menu(
    opened: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    row = opened.listing.bar.parentWidget()
    assert isinstance(row, FoldingRow)

    def there() -> set[str]:
        shown = [one for one in row.findChildren(QPushButton) if one.isVisible()]
        return {one.text() for one in (*shown, *row.folded())} - {"更多 ▾"}

    window.scale_wanted.emit(175)
    try:
        qtbot.waitUntil(lambda: there() == {"打印", "导出", "批量…", "筛选…", "新登记"})
        assert row.geometry().right() < opened.listing.width()
    finally:
        window.scale_wanted.emit(100)


def test_at_large_text_what_is_due_soon_is_told_whole(
    opened: RegisterPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name was shortened beside its count, though it is what the clerk looks for first."""
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 728))
    window.scale_wanted.emit(150)
    try:
        QApplication.processEvents()
        views, wide = opened.views, opened.views.fontMetrics().horizontalAdvance
        bar = views.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, views)
        room = views.maximumViewportSize().width() - bar - look.scaled(views, GAP)
        assert room >= wide("3 个工作日内到期") + wide(" 16")
        assert window.minimumSizeHint().width() <= 1366
    finally:
        window.scale_wanted.emit(100)


def test_the_row_under_the_cursor_is_kept_for_the_next_day(
    opening: Opening, window: MainWindow, page: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    page.table.selectRow(2)
    number = page.table.current_id()
    window.close()
    opening.open(office)
    assert opening.window is not None
    again = register_of(opening.window)
    qtbot.waitUntil(lambda: again.table.current_id() == number)
    qtbot.waitUntil(lambda: again.card.view is not None and again.card.view.id == number)


def test_an_item_that_left_the_view_is_told_without_live_buttons(page: RegisterPage, qtbot: QtBot) -> None:
    page.show_view("review")
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) and page.query.view == "review")
    page.table.selectRow(0)
    number = page.table.current_id()
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == number)
    page.perform(next(act for act in page.card.steps.acts if act.key == "void"))
    form = dialog(qtbot, FormDialog)
    form.form.fill({**form.form.values(), "why": "重复登记"})
    form.submit()
    qtbot.waitUntil(lambda: "已作废" in page.card.away.text() and page.card.steps.acts == ())
    assert page.card.view is not None and page.card.view.id == number
    page.card.seek.click()
    qtbot.waitUntil(lambda: page.table.current_id() == number and page.query.view == "all")


def test_a_step_done_by_its_button_leaves_the_cursor_in_the_table(page: RegisterPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.table.selectRow(0)
    steps = page.card.steps
    qtbot.waitUntil(lambda: page.card.view is not None and len(steps.acts) > 2)
    (*_, more) = (one for one in steps.findChildren(QPushButton) if one.isVisible())
    more.setFocus()
    assert page.window().focusWidget() is more
    steps.offer(steps.acts[1:])
    assert page.window().focusWidget() is page.table
