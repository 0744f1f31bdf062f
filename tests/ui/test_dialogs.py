"""What every dialog does alike: Enter, Ctrl+Enter and Esc, its place on the screen, what is in sight at any scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger, headed
from tests.ui.hands import dialog, focused, type_text
from ui.application import set_scale
from ui.kit import look
from ui.kit.dialogs import Frame, Message, Room, button, confirm, label, scrolling, work
from ui.kit.elided import Elided
from ui.kit.folding import FoldingRow
from ui.kit.form import Form
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.preferences.notice import NoticeDialog
from ui.preferences.office import OfficeDialog
from ui.register.page import RegisterPage
from ui.tasks import Failed, Job

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return
DIALOGS = (
    *("new", "many", "export", "save_view", "bring_in"),
    *("show_calendar", "show_people", "show_office", "show_backups", "add_person", "show_keys", "notice"),
)


def open_one(name: str, window: MainWindow, page: RegisterPage) -> None:
    """Open a dialog of the window by its name."""
    ways: dict[str, Callable[[], object]] = {
        **{one: getattr(page, one) for one in ("new", "many", "export", "save_view", "bring_in")},
        "notice": lambda: NoticeDialog(window.session, window).open(),
    }
    (ways.get(name) or getattr(window.menus, name))()


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[tuple[Frame, list[str]]]:
    """A dialog with a line, a long text, a list of buttons; what was pressed is told."""
    told: list[str] = []
    found = Frame("问", None)
    line, text = QLineEdit(), QPlainTextEdit()
    for one in (line, text):
        found.body.addWidget(one)
    found.buttons(
        button("取消", lambda: told.append("取消")),
        button("另存", lambda: told.append("另存")),
        button("保存", lambda: told.append("保存"), primary=True),
    )
    found.open()
    qtbot.waitUntil(found.isVisible)
    yield found, told
    found.done(0)


def press(found: Frame, kind: type[QWidget], qtbot: QtBot, modifiers: Qt.KeyboardModifier = NONE) -> None:
    child = next(one for one in found.findChildren(kind) if one.isVisible())
    child.setFocus()
    qtbot.keyClick(child, ENTER, modifiers)


def test_enter_presses_the_blue_button_except_in_a_long_text(
    asked: tuple[Frame, list[str]], qtbot: QtBot
) -> None:
    found, told = asked
    press(found, QLineEdit, qtbot)
    assert told == ["保存"]
    press(found, QPlainTextEdit, qtbot)
    text = found.findChild(QPlainTextEdit)
    assert told == ["保存"] and text is not None and text.toPlainText() == "\n"
    press(found, QPlainTextEdit, qtbot, CONTROL)
    assert told == ["保存", "保存"] and text.toPlainText() == "\n"
    press(found, QPushButton, qtbot)
    assert told[-1] == "取消", "a button that was gone to is pressed itself"
    press(found, QPushButton, qtbot, CONTROL)
    assert told[-1] == "保存", "Ctrl+Enter is the blue button from anywhere"


def test_nothing_is_pressed_that_cannot_be_pressed(asked: tuple[Frame, list[str]], qtbot: QtBot) -> None:
    found, told = asked
    for one in found.findChildren(QPushButton):
        if one.property("primary"):
            one.setEnabled(False)
    press(found, QLineEdit, qtbot)
    press(found, QLineEdit, qtbot, CONTROL)
    assert told == []


def test_a_form_is_saved_by_ctrl_enter_from_a_long_text(window: MainWindow, qtbot: QtBot) -> None:
    kept: list[object] = []
    ledger = Ledger("one", "一件", (Column("why", "原因", Kind.LONG), Column("who", "谁")))
    form = FormDialog(ledger, lambda values, done, _: (kept.append(values), done(None)), print, window)
    form.open()
    dialog(qtbot, FormDialog)
    type_text(qtbot, "因为")
    qtbot.keyClick(focused(), ENTER, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert kept == [{"why": "因为", "who": ""}]


@pytest.mark.parametrize("refused", [False, True])
def test_a_form_stays_until_it_has_heard_what_became_of_what_it_sent(
    refused: bool, window: MainWindow, qtbot: QtBot
) -> None:
    """Who left before would take for lost what is recorded, or for recorded what was refused."""
    sent: list[tuple[Callable[[object], None], Failed]] = []
    ledger = Ledger("one", "一件", (Column("who", "谁"),))
    form = FormDialog(ledger, lambda _, done, failed: sent.append((done, failed)), print, window)
    form.open()
    dialog(qtbot, FormDialog)
    type_text(qtbot, "张三")
    for key in (ENTER, ENTER):
        qtbot.keyClick(focused(), key, CONTROL)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    form.close()
    assert form.isVisible() and len(sent) == 1 and QApplication.activeModalWidget() is form
    ((done, failed),) = sent
    if refused:
        failed(Refused("没有保存", way="请再做一次"))
        assert form.isVisible() and "没有保存" in form.banner.text() and form.keep.isEnabled()
        form.done(0)
    else:
        done(None)
    qtbot.waitUntil(lambda: not isValid(form))
    done(None)  # to one that is gone: nobody hears it
    failed(Refused("没有保存", way="请再做一次"))


def test_a_dialog_stays_while_its_job_is_at_work(asked: tuple[Frame, list[str]], qtbot: QtBot) -> None:
    found, told = asked
    go_on = Event()
    job = work("正在做", lambda _: go_on.wait(10), found, lambda _: told.append("做好了"), print)
    found.reject()
    assert found.isVisible() and found.is_waiting, "the progress is not shown yet"
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert told == ["做好了"] and not found.is_waiting
    job = work(
        "正在做",
        lambda progress: [progress(at, 500) or sleep(0.01) for at in range(500)],
        found,
        print,
        print,
    )
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert not found.is_waiting


def test_a_key_pressed_again_before_the_progress_is_seen_begins_no_second_job(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun, make = Event(), list[object](), Desk.back_up

    def back_up(*told: Any, **more: Any) -> object:
        begun.append(told)
        assert go_on.wait(10)
        return make(*told, **more)

    monkeypatch.setattr(Desk, "back_up", back_up)
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(begun))
    other = work("正在做别的", lambda _: None, window.widget(), print, print)
    with qtbot.waitSignal(other.finished):  # another job is another one
        go_on.set()
    qtbot.waitUntil(lambda: not Job.running())
    assert len(begun) == 1
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(begun) == 2)
    qtbot.waitUntil(lambda: not Job.running())


def test_esc_asks_before_a_pasted_notice_or_a_changed_office_is_lost(
    window: MainWindow, qtbot: QtBot
) -> None:
    NoticeDialog(window.session, window).open()
    notice = dialog(qtbot, NoticeDialog)
    notice.text.setPlainText("通知")
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    qtbot.keyClick(dialog(qtbot, Message), Qt.Key.Key_Escape)
    assert dialog(qtbot, NoticeDialog).text.toPlainText() == "通知"
    notice.text.clear()
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.menus.show_office()
    office = dialog(qtbot, OfficeDialog)
    qtbot.waitUntil(lambda: office.form.values()["name"] != "")
    office.form.fill({"name": "改了名的局"})
    qtbot.keyClick(office, Qt.Key.Key_Escape)
    assert "丢掉" in dialog(qtbot, Message).words()


@pytest.mark.parametrize("percent", [100, 150, 175])
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_opens_whole_in_the_middle_with_its_buttons_in_sight(
    name: str, percent: int, window: MainWindow, page: RegisterPage, qtbot: QtBot, screen: QRect
) -> None:
    window.scale_wanted.emit(percent)
    try:
        open_one(name, window, page)
        found = dialog(qtbot, Frame)
        QApplication.processEvents()
        assert screen.contains(found.frameGeometry())
        aside = found.geometry().center() - window.geometry().center()
        assert abs(aside.x()) <= 2 and abs(aside.y()) <= 48
        buttons = [one for one in found.findChildren(QPushButton) if one.isVisible()]
        foot = [one for one in buttons if isinstance(one.parentWidget(), FoldingRow)]
        assert foot
        for one in foot:
            place = QRect(one.mapTo(found, one.rect().topLeft()), one.size())
            assert found.rect().contains(place) and one.width() >= one.minimumSizeHint().width()
    finally:
        window.scale_wanted.emit(100)


def test_a_dialog_that_grows_stays_on_the_screen(
    window: MainWindow, page: RegisterPage, qtbot: QtBot, screen: QRect
) -> None:
    page.new()
    form = dialog(qtbot, FormDialog)
    before = form.height()
    form.form.unfold(True)
    qtbot.waitUntil(lambda: form.height() > before)
    assert screen.contains(form.frameGeometry())
    last = list(form.form.fields)[-1]
    form.form.focus(last)
    QApplication.processEvents()
    field = form.form.fields[last]
    assert form.rect().contains(field.mapTo(form, field.rect().center()))


@pytest.fixture
def screen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> QRect:
    """The screen that offices have, in the place of the one that is drawn into memory here."""
    found = QRect(0, 0, 1366, 768)
    monkeypatch.setattr(look, "screen_room", lambda _: found)
    window.setGeometry(0, 32, 1366, 736)
    return found


def test_a_question_is_as_high_as_its_words(window: MainWindow, qtbot: QtBot) -> None:
    for detail in ("短。", "很长的话，要折成许多行才放得下。" * 20):
        asked = confirm(window, "要这样吗？", detail, "要", lambda: None)
        QApplication.processEvents()
        words = asked.findChildren(QLabel)
        assert all(one.height() >= one.heightForWidth(one.width()) for one in words)
        assert asked.height() < 500
        asked.done(0)


def test_a_row_folds_what_it_has_no_room_for(qtbot: QtBot) -> None:
    holder, told = QWidget(), list[str]()
    qtbot.addWidget(holder)
    row = FoldingRow(holder)
    for words in ("导入放假通知", "另存为视图", "打印这一页"):
        row.box.addWidget(button(words, lambda words=words: told.append(words)))
    row.box.addWidget(button("办理", lambda: told.append("办理"), primary=True))
    row.box.addWidget(button("关闭", lambda: told.append("关闭")))
    holder.show()
    row.resize(row.sizeHint())
    assert row.folded() == [] and not row.more.isVisible()
    row.resize(row.sizeHint().width() - 40, row.height())
    assert row.folded()[0].text() == "导入放假通知" and row.more.isVisible()
    row.resize(row.minimumSizeHint())
    assert [one.text() for one in row.folded()] == ["导入放假通知", "另存为视图", "打印这一页"]
    shown = [one for one in row.findChildren(QPushButton) if one.isVisible()]
    assert {one.text() for one in shown} == {"更多 ▾", "办理", "关闭"}
    assert max(one.geometry().right() for one in shown) <= row.width()
    menu = row.more.menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert told == ["另存为视图"]
    row.resize(row.sizeHint().width() + 400, row.height())
    assert row.folded() == [] and not row.more.isVisible()


def test_long_words_shorten_themselves_before_a_button_goes(qtbot: QtBot) -> None:
    holder, words = QWidget(), Elided()
    qtbot.addWidget(holder)
    row = FoldingRow(holder)
    row.box.addWidget(words, 1)
    for name in ("取消", "上一步", "下一步"):
        row.box.addWidget(button(name, lambda: None))
    holder.show()
    enough = row.sizeHint().width() + 200
    words.setText("放在：" + "很长的文件夹/" * 60)
    row.resize(enough, row.sizeHint().height())
    assert row.folded() == [] and not row.more.isVisible() and words.isVisible()


def test_a_field_gives_way_to_buttons_and_takes_what_they_leave(qtbot: QtBot) -> None:
    holder, field = QWidget(), QLineEdit()
    qtbot.addWidget(holder)
    row = FoldingRow(holder)
    field.setMinimumWidth(80)
    row.box.addWidget(field, 1)
    made = [button(name, lambda: None) for name in ("批量办理", "导出", "新登记")]
    for one in made:
        row.box.addWidget(one)
    holder.show()
    row.resize(row.sizeHint().width() - field.sizeHint().width() + 80, row.sizeHint().height())
    assert row.folded() == [] and field.width() == 80
    row.resize(row.width() - 10, row.height())
    assert row.folded() == made[:1]
    left = row.width() - sum(one.sizeHint().width() for one in (row.more, *made[1:]))
    assert field.width() == left - 3 * row.box.spacing()


def test_the_window_keeps_its_status_bar_at_any_scale(
    window: MainWindow, page: RegisterPage, screen: QRect, qapp: QApplication
) -> None:
    try:
        for percent in (150, 175):
            window.scale_wanted.emit(percent)
            for at in range(window.tabs.count()):
                window.go_to(at)
                QApplication.processEvents()
                least = window.minimumSizeHint()
                assert least.width() <= screen.width() and least.height() <= screen.height() - 32, (
                    percent,
                    at,
                )
            assert look.scaled(window, 20) < window.status.height()
    finally:
        set_scale(qapp, 100)
        window.scale_wanted.emit(100)


HEADED = Ledger(
    "long",
    "长表单",
    headed(
        {"甲": ("a", "c", "e"), "乙": ("b", "d", "f", "h"), "丙": ("g", "i")},
        *(Column(key, key.upper()) for key in "abcdefghi"),
    ),
)


def test_a_long_form_stands_under_headings(qtbot: QtBot) -> None:
    form = Form(HEADED)
    qtbot.addWidget(form)
    form.show()
    assert form.headings() == ["甲", "乙", "丙"]
    assert "".join(form.fields) == "acebdfhgi", "Enter and Tab go as the eye goes"
    for key in ("g", "i"):
        form.offer(key, False)
    assert form.headings() == ["甲", "乙"], "a heading over nothing goes"
    short = Form(HEADED.select("abc"))
    qtbot.addWidget(short)
    assert short.headings() == [] and "".join(short.fields) == "abc"


def test_tab_goes_through_a_form_from_top_to_bottom(qtbot: QtBot) -> None:
    """更多 comes before what it unfolds and before the buttons."""
    asked = FormDialog(HEADED, lambda *_: None, print, None, quick=("b", "g"))
    qtbot.addWidget(asked)
    asked.show()
    asked.form.unfold(True)
    asked.form.focus("b")
    walked = []
    for _ in range(12):
        one = asked.focusWidget()
        assert one is not None
        walked.append(one)
        qtbot.keyClick(one, Qt.Key.Key_Tab)
    *fields, leave, keep = walked
    heights = [one.mapTo(asked.form, one.rect().center()).y() for one in fields]
    assert heights == sorted(set(heights)), "two fields, 更多, seven fields"
    assert isinstance(leave, QPushButton) and leave.text() == "取消" and keep is asked.keep


@pytest.mark.parametrize("name", ["new", "mend"])
def test_the_registers_long_forms_have_headings(
    name: str, window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    if name == "new":
        page.new()
    else:
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Home)
        qtbot.keyClick(page.table, ENTER)
    form = dialog(qtbot, FormDialog).form
    form.unfold(True)
    assert len(form.fields) > 30 and len(form.headings()) >= 5
    assert all(field.column.group for field in form.fields.values())


@pytest.mark.parametrize("nested", [False, True])
def test_a_part_that_scrolls_by_itself_does_not_take_the_dialog_along(nested: bool, qtbot: QtBot) -> None:
    """A line that wraps beside it had the whole body scroll: the page beside a list went out of sight with it."""
    found = Frame("录", None, width=400, height=420)
    qtbot.addWidget(found)
    inner = scrolling(QLabel("\n".join("一行" for _ in range(80))))
    told = label("照纸上的序号，一处签字一行。" * 4, wrap=True)
    found.body.addWidget(told)
    if nested:
        page, parts = QWidget(), QStackedWidget()
        column = QVBoxLayout(page)
        for part in (label("每一列读作台账的哪一项。" * 4, wrap=True), inner):
            column.addWidget(part)
        parts.addWidget(page)
        found.body.addWidget(parts, 1)
    else:
        found.body.addWidget(inner)
    found.body.addWidget(label("1 2 3 选意见", wrap=True))
    found.show()
    qtbot.waitExposed(found)
    outer = next(one for one in found.findChildren(Room) if one.widget().isAncestorOf(inner))
    assert inner.verticalScrollBar().maximum() > 0
    assert outer.verticalScrollBar().maximum() == 0
    assert told.height() >= told.heightForWidth(told.width()), "its words are whole"


def test_the_fields_of_a_form_end_where_its_buttons_do(qtbot: QtBot) -> None:
    """Also what stands above them: one line from top to bottom."""
    ledger = Ledger("f", "登记", (Column("name", "名称", Kind.TEXT),))
    found = FormDialog(ledger, lambda *_: None, lambda _: None, None, note="登记后打印回执")
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    note = next(one for one in found.findChildren(QLabel) if one.objectName() == "notice")
    ends = {
        one.mapTo(found, one.rect().topRight()).x()
        for one in (note, found.form.fields["name"].editor, found.keep)
    }
    assert len(ends) == 1
