"""The window around the pages: tabs, status, scale, two windows on one folder, beginning and ending."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store import places, steps
from gongkai_desktop.workdays.days import DayKind
from tests.ui.hands import TITLES, TODAY, dialog, focused, register_of, today_of, type_text
from ui.app import Usage, main, read_arguments
from ui.application import set_scale
from ui.keys import KeysDialog
from ui.kit import look
from ui.kit.dialogs import Frame, Message
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.opening import Opening
from ui.pages import REGISTER, REQUESTS, tabs
from ui.pages import TODAY as TODAY_TAB
from ui.preferences.notice import NoticeDialog
from ui.register.keys import register_keys
from ui.register.page import RegisterPage
from ui.requests.page import RequestsPage
from ui.review.keys import entry_keys, queue_keys

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_tabs_are_changed_by_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.in_sight() == TODAY_TAB
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.in_sight() == REGISTER


@pytest.mark.parametrize("key", [tab.key for tab in tabs()])
def test_whichever_page_it_was_left_at_the_window_is_complete(
    key: str, opening: Opening, memory: Memory, office: Path, qtbot: QtBot
) -> None:
    """Menus, status and the writer wait for the first rows of the page that it opens with."""
    memory.keep("window/tab", key)
    opening.open(office)
    window = opening.window
    assert window is not None and window.in_sight() == key
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(window).keys() and window.menus.bar.isVisible())


@pytest.mark.parametrize("name", ["calendar", "office", "people", "many", "export", "screening"])
def test_a_dialog_closed_before_its_answer_comes_is_no_fault(
    name: str, window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    """The answer is for nobody any more; an exception on its way would fail the test by itself."""
    qtbot.waitUntil(lambda: page.card.view is not None)
    opening: dict[str, Callable[[], object]] = {
        "calendar": window.menus.show_calendar,
        "office": window.menus.show_office,
        "people": window.menus.show_people,
        "many": page.many,
        "export": page.export,
        "screening": page.files.check,
    }
    going, answers = threading.Event(), list[bool]()
    window.session.ask("held", lambda _: going.wait(30), answers.append)
    opening[name]()
    shown = dialog(qtbot, QDialog)
    shown.done(0)
    qtbot.waitUntil(lambda: not isValid(shown))
    going.set()
    window.session.ask("after", lambda _: True, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_the_status_bar_tells_who_where_and_what_day(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "泰安市教育局" in window.status.words())
    words = window.status.words()
    assert "经办人" in words
    assert TODAY.isoformat() in words
    assert any(kind in words for kind in ("工作日", "休息日", "放假", "补班"))
    assert "备份" in words


def test_a_person_is_added_and_acts_from_then_on(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.add_person()
    dialog(qtbot, FormDialog)
    type_text(qtbot, "王芳")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "王芳" in window.status.words())


def test_the_scan_box_opens_what_stands_behind_a_sheet(
    window: MainWindow, page: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    with Desk.open(office, writing=False) as desk:
        items = [int(str(row["id"])) for row in desk.lists.page(Query(), TODAY)][:2]
    codes: list[str] = []

    def print_one(desk: Desk) -> None:
        desk.papers.issue(desk.papers.prepare("review-list", items, TODAY), actor=desk.actor(), today=TODAY)
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        codes.append(Sheets(desk.records).code(number, 1, 1))

    window.session.write(print_one)
    qtbot.waitUntil(lambda: codes != [])
    window.show_page(TODAY_TAB)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert focused() is window.scan
    type_text(qtbot, codes[0])
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "等 2 件" in window.status.currentMessage())
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == items[0])
    assert window.scan.text() == ""


def test_a_number_of_a_sheet_and_of_an_application_offers_both_by_key(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    number, made = f"{TODAY.year}-0001", list[int]()

    def begin(desk: Desk) -> None:
        actor, items = desk.actor(), desk.lists.ids(Query(), TODAY, limit=1)
        desk.papers.issue(desk.papers.prepare("review-list", items, TODAY), actor=actor, today=TODAY)
        told = {"applicant": "王小明", "applicant_kind": "自然人", "channel": "当面", "phone": "13800138000"}
        facts = {**told, "arrived": TODAY.isoformat(), "asked": "校车检查结果", "number": number}
        made.append(desk.requests.enter(facts, actor=actor, today=TODAY).act)

    window.session.write(begin)
    qtbot.waitUntil(lambda: made != [])
    window.scan.setFocus()
    type_text(qtbot, number)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.in_sight() == REQUESTS)
    assert f"{number} 校车检查结果（待审查" in window.status.currentMessage()
    assert window.scan.text() == ""


def test_a_record_far_down_a_page_not_seen_before_is_gone_to_in_sight(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    made: list[int] = []

    def begin(desk: Desk) -> None:
        told = {"applicant": "王小明", "applicant_kind": "自然人", "channel": "当面", "phone": "13800138000"}
        for number in range(30):
            facts = {**told, "arrived": TODAY.isoformat(), "asked": f"第 {number} 所学校的校车检查结果"}
            made.append(desk.requests.enter(facts, actor=desk.actor(), today=TODAY).act)

    window.session.write(begin)
    qtbot.waitUntil(lambda: len(made) == 30)
    window.scan.setFocus()
    type_text(qtbot, f"#{made[0]}")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.in_sight() == REQUESTS)
    table = cast(RequestsPage, window.page()).inbox.table
    qtbot.waitUntil(lambda: table.current_id() == made[0])
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))


def test_a_code_of_another_office_is_explained_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.scan.setText("GK1/ZZZZZZZZ/2026-0001/1/1/AAAAAAAAAAAAAAAA")
    window.scan.returnPressed.emit()
    assert "其他单位" in dialog(qtbot, Message).words()
    assert window.scan.text().startswith("GK1/ZZZZ")


def test_escape_clears_the_scan_box_and_then_goes_back_to_the_rows(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F3)
    assert "申请人" in window.scan.placeholderText()
    type_text(qtbot, "陈")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert (window.scan.text(), focused()) == ("", window.scan)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is page.table


def test_every_shortcut_of_the_menus_is_listed_once(window: MainWindow, qtbot: QtBot) -> None:
    keys = [keys for keys, _ in window.menus.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+1", "Ctrl+2", "Ctrl+N", "Ctrl+F", "Ctrl+P", "Ctrl+E", "Ctrl+Z", "F1", "F5"} <= set(keys)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1, CONTROL)
    shown = dialog(qtbot, KeysDialog)
    assert ("F5", "刷新") in [(key, words) for _, key, words in shown.rows]


def test_digits_mean_one_thing_wherever_they_are_pressed(window: MainWindow) -> None:
    """With Ctrl a digit goes to a tab; alone it chooses. No key does both."""
    tabs = {
        keys for keys, _ in window.menus.shortcuts() if keys[-1].isdigit() and not keys.startswith("Ctrl+F")
    }
    assert {"Ctrl+1", "Ctrl+2", "Ctrl+3"} <= tabs
    pages = [keys for keys, _ in (*register_keys(), *queue_keys(), *entry_keys())]
    digits = [keys for keys in pages if keys.split("+")[-1][:1].isdigit()]
    assert digits == ["1 … 9"]


def test_the_language_menu_says_what_english_covers(window: MainWindow) -> None:
    menus = [menu for menu in window.menus.bar.findChildren(QMenu) if menu.title() == "语言(&L)"]
    words = [action.text() for action in menus[0].actions()]
    assert "只有窗口" in words[1] and "文书和法定用语仍是中文" in words[1]


def test_a_read_only_folder_is_opened_for_looking_and_says_so(
    opening: Opening, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(office, writing=True):
        pass  # the log is folded in, as on a disc that was written properly
    monkeypatch.setattr(places, "_is_fixed", lambda path: True)
    opening.open(office)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(window.held.isVisible)
    assert "只能查看" in window.held.text() and "复制到硬盘" in window.held.text()
    page = register_of(window)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))


@pytest.mark.parametrize("name", ["show_people", "show_office", "show_backups", "add_person", "show_keys"])
def test_every_dialog_of_the_office_fits_the_screen_at_the_largest_scale(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.scale_wanted.emit(175)
    try:
        getattr(window.menus, name)()
        shown = dialog(qtbot, Frame)
        least = shown.minimumSizeHint()
        assert least.width() <= 1366 and least.height() <= 768 - 40
    finally:
        window.scale_wanted.emit(100)


def test_the_window_begins_no_wider_than_the_screen_at_the_largest_scale(
    opening: Opening, office: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What it is as wide as before its first rows it stays as wide as."""
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 728))
    set_scale(qapp, 175)
    try:
        opening.open(office)
        window = opening.window
        assert window is not None and window.minimumSizeHint().width() <= 1366
        qtbot.waitUntil(lambda: {"menus", "status"} <= vars(window).keys())
        for tab in tabs():
            window.show_page(tab.key)
            assert window.minimumSizeHint().width() <= 1366, tab.title
        (whole,) = window.menus.bar.actions()
        folded = whole.menu()
        assert isinstance(folded, QMenu) and len(folded.actions()) == 5
        assert window.height() <= window.screen().availableSize().height() - look.TITLE_BAR
        window.scale_wanted.emit(100)
        assert window.menus.bar.actions() == folded.actions()
    finally:
        set_scale(qapp, 100)


@pytest.mark.parametrize(
    ("wide", "percent", "under_one"), [(1366, 100, False), (1280, 100, True), (1366, 125, True)]
)
def test_no_menu_is_hidden_where_there_is_no_room_for_all(
    wide: int, percent: int, under_one: bool, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1280 are left of 1920 where Windows shows everything at 150 %."""
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, wide, 720))
    try:
        window.scale_wanted.emit(percent)
        assert (len(window.menus.bar.actions()) == 1) is under_one
    finally:
        monkeypatch.undo()
        window.scale_wanted.emit(100)


def test_no_tab_is_cut_when_another_is_chosen(window: MainWindow) -> None:
    """The chosen one is bold, which in Latin letters is wider."""
    window.resize(2200, 700)
    for at in range(window.tabs.count()):
        window.tabs.setTabText(at, "i" * (12 * at + 1) if at else "Information register")
    for at in range(window.tabs.count()):
        window.go_to(at)
        QApplication.processEvents()
        last = window.tabs.tabRect(window.tabs.count() - 1)
        assert last.right() < window.tabs.width(), at


def test_all_grows_with_the_scale(window: MainWindow, page: RegisterPage) -> None:
    before = page.table.verticalHeader().defaultSectionSize()
    window.scale_wanted.emit(150)
    assert page.table.verticalHeader().defaultSectionSize() == round(before * 1.5)
    window.scale_wanted.emit(100)
    assert page.table.verticalHeader().defaultSectionSize() == before


def test_the_columns_are_shared_anew_when_the_text_grows(
    window: MainWindow, page: RegisterPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Views that fitted at 100 % would be cut off at 150 %."""
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 768))
    columns = page._columns
    qtbot.waitUntil(lambda: columns.sizes()[0] > 0)
    window.resize(1366, 700)
    window.scale_wanted.emit(100)
    before = columns.sizes()[0]
    window.scale_wanted.emit(150)
    grown = columns.sizes()[0]
    window.scale_wanted.emit(100)
    assert grown > before and columns.sizes()[0] == before


def test_a_second_window_may_look_and_is_told_who_holds_the_folder(
    opening: Opening, office: Path, qtbot: QtBot
) -> None:
    with Desk.open(office, writing=True):
        opening.open(office)
        window = opening.window
        assert window is not None
        qtbot.waitUntil(window.held.isVisible)
        assert "只能查看" in window.held.text() and "用户" in window.held.text()
        page = register_of(window)
        qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
        page.new()
        form = dialog(qtbot, FormDialog)
        values = {"title": "写不进", "formed": TODAY, "department": "办公室", "attribute": "主动公开"}
        form.form.fill(values)
        form.submit()
        qtbot.waitUntil(form.banner.isVisible)
        assert form.form.values()["title"] == "写不进"
    form.done(0)
    window.renew()
    qtbot.waitUntil(lambda: not window.held.isVisible())
    recorded: list[int] = []
    window.session.write(
        lambda desk: desk.register.enter(values, actor=desk.actor(), today=TODAY),
        lambda changed: recorded.append(changed.act),
    )
    qtbot.waitUntil(lambda: recorded != [])


def test_closing_gives_the_folder_free(window: MainWindow, opening: Opening, office: Path) -> None:
    window.close()
    opening.window = None
    with Desk.open(office, writing=True) as desk:
        assert desk.office.profile.name == "泰安市教育局"


def test_a_damaged_office_is_explained_and_other_ways_are_offered(
    opening: Opening, office: Path, qtbot: QtBot
) -> None:
    (office / "台账.db").write_bytes(b"not a database" * 1000)
    opening.open(office)
    message = dialog(qtbot, Message)
    assert "怎么办" in message.words()
    assert opening.window is None
    assert opening.welcome().isVisible()


def test_questions_wait_while_an_older_office_is_brought_up_to_date(
    opening: Opening, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, done = threading.Event(), threading.Event()

    def slow(run: Callable[[str], object]) -> None:
        going.set()
        assert done.wait(30)
        run("CREATE TABLE more (id INTEGER) STRICT")

    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, slow))
    told: list[object] = []
    opening.open(office)
    assert opening.window is not None
    session = opening.window.session
    session.ask("name", lambda desk: desk.office.profile.name, told.append, told.append)
    qtbot.waitUntil(going.is_set)
    QApplication.processEvents()
    assert told == []
    done.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["泰安市教育局"]
    with qtbot.waitSignal(session.taken):
        session.start_writing()


def test_a_folder_that_is_no_office_is_explained(opening: Opening, tmp_path: Path, qtbot: QtBot) -> None:
    opening.open(tmp_path)
    assert "台账.db" in dialog(qtbot, Message).words()


def test_the_last_office_is_opened_again(
    opening: Opening, office: Path, memory: Memory, qtbot: QtBot
) -> None:
    memory.keep("office/last", str(office))
    opening.begin(None)
    assert opening.window is not None
    assert opening.window.session.folder == office


def test_widths_view_and_record_are_remembered(
    window: MainWindow, page: RegisterPage, opening: Opening, office: Path, qtbot: QtBot
) -> None:
    page.table.setColumnWidth(2, 123)
    page.table.selectRow(1)
    number = page.table.current_id()
    window.close()
    opening.window = None
    opening.open(office)
    again = opening.window
    assert again is not None
    again.resize(1366, 728)
    fresh = register_of(again)
    qtbot.waitUntil(lambda: fresh.table.current_id() == number)
    assert fresh.table.columnWidth(2) == 123


def test_today_leads_to_the_record_and_to_the_view(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(TODAY_TAB)
    today = today_of(window)
    qtbot.waitUntil(lambda: today.model.rowCount() > 1)
    line = today.model.entries[1]
    today.list.activated.emit(today.model.index(1))
    page = register_of(window)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == line.record)
    window.show_page(TODAY_TAB)
    head = today.model.entries[0]
    today.list.activated.emit(today.model.index(0))
    assert page.query.view == head.view
    qtbot.waitUntil(page.table.hasFocus)


def test_the_scale_that_is_asked_for_is_the_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`python -m ui --scale 150` is the same as choosing 150 % in the menu."""
    from ui import application, memory

    kept = memory.Memory(tmp_path / "settings.ini")

    class Begun(Exception):
        pass

    def begun(found: memory.Memory) -> None:
        raise Begun(found.number("window/scale"))

    monkeypatch.setattr(
        "gc.disable", lambda: None
    )  # a start that fails here would leave it so for every test after
    monkeypatch.setattr(memory, "Memory", lambda _: kept)
    monkeypatch.setattr(application, "start", begun)
    with pytest.raises(Begun, match="150"):
        main(["--scale", "150"])
    with pytest.raises(Begun, match="150"):
        main([])


def test_the_command_line_is_read() -> None:
    assert read_arguments(["--office", "某处"]).office == Path.cwd() / "某处"
    assert read_arguments(["--pictures=图", "--sample"]).pictures == Path.cwd() / "图"
    for wrong in (["--nonsense"], ["--office"], ["file", "another"]):
        with pytest.raises(Usage):
            read_arguments(wrong)


def test_version_and_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip()
    assert main(["--nonsense"]) == 2
    assert "用法" in capsys.readouterr().err


def test_without_a_screen_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    assert capsys.readouterr().err.count("\n") == 1


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2027年元旦放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
"""


def test_a_holiday_notice_is_shown_first_and_then_counts(window: MainWindow, qtbot: QtBot) -> None:
    notice = NoticeDialog(window.session, window)
    notice.open()
    notice.text.setPlainText(NOTICE)
    qtbot.mouseClick(notice.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(notice.apply_button.isEnabled)
    assert "2027-01-01 周五" in notice.found.toPlainText()
    with qtbot.waitSignal(window.session.changed):
        qtbot.mouseClick(notice.apply_button, Qt.MouseButton.LeftButton)
    days: list[DayKind] = []
    window.session.ask(
        "day", lambda desk: desk.office.workdays.kind(date(2027, 1, 1)), lambda kind: days.append(kind)
    )
    qtbot.waitUntil(lambda: days == [DayKind.HOLIDAY])


def test_a_text_that_is_no_notice_is_refused_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    notice = NoticeDialog(window.session, window)
    notice.open()
    notice.text.setPlainText("今天天气很好")
    qtbot.mouseClick(notice.read_button, Qt.MouseButton.LeftButton)
    assert notice.banner.isVisible()
    assert notice.text.toPlainText() == "今天天气很好"
    assert not notice.apply_button.isEnabled()


def test_the_program_ends_with_its_last_window_and_not_between_two(
    opening: Opening, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    ended: list[bool] = []
    opening.ended.connect(lambda: ended.append(True))
    other = shutil.copytree(office, tmp_path / "另一个单位")  # before anything in it comes and goes
    opening.welcome_again()
    opening.open(office)
    first = opening.window
    assert first is not None and ended == []
    opening.open(other)
    assert ended == [] and opening.window is not first
    opening.welcome_again()
    assert opening.window is not None
    opening.window.close()
    assert ended == [], "the first window is still there"
    opening.welcome().reject()
    assert ended == [True]
    opening.open(office)
    assert opening.window is not None
    opening.window.close()
    assert ended == [True, True]


def test_a_last_office_that_is_gone_is_told_over_the_first_window(
    opening: Opening, tmp_path: Path, memory: Memory, qtbot: QtBot
) -> None:
    memory.keep("office/last", str(tmp_path / "优盘" / "台账"))
    opening.begin(None)
    words = dialog(qtbot, Message).words()
    assert "没有文件夹" in words and "没有插上" in words
    assert opening.welcome().isVisible()


def test_a_restore_that_died_in_the_middle_is_finished_by_opening(
    opening: Opening, office: Path, qtbot: QtBot
) -> None:
    database = office / "台账.db"
    with Desk.open(office, writing=True):
        pass  # the log is folded in
    database.rename(places.restored(database))
    opening.open(office)
    assert opening.window is not None
    page = register_of(opening.window)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))


def test_a_window_that_is_gone_at_once_is_not_completed(
    opening: Opening, office: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    opening.open(office)
    window = opening.window
    assert window is not None
    window.rows_shown.connect(window.deleteLater)  # gone between its first rows and all that comes after them
    qtbot.waitUntil(lambda: not isValid(window))
    opening.window = None
    qapp.processEvents()
