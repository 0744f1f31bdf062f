"""A password at the window, by keyboard: set with its sheet, asked for, locked, changed, recovered, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop import keeping, keyring
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.store import protection
from tests.passwords import OTHER, PASSWORD
from tests.ui.hands import dialog
from tests.ui.test_opening import shown
from ui.founding.restoring import RestoreDialog
from ui.kit.dialogs import Frame, Message
from ui.kit.passwords import Asking, UnlockDialog
from ui.kit.preview import Preview
from ui.lock import Lock
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences.password import (
    ChangePassword,
    NewSheet,
    PasswordDialog,
    RecoveredDialog,
    RemovePassword,
    SetPassword,
)
from ui.session import LOCK_MINUTES
from ui.welcome import Welcome

pytestmark = pytest.mark.usefixtures("quick_keys")
FIRST, SECOND = PASSWORD, OTHER
CODE = keeping.new_code()


@pytest.fixture
def locked(office: Path) -> Path:
    """The office, encrypted, as another day finds it."""
    keeping.protect(office, FIRST, CODE)
    keyring.forget()
    return office


def type_into(qtbot: QtBot, line: QLineEdit, text: str, *, enter: bool = False) -> None:
    line.clear()
    qtbot.keyClicks(line, text)
    if enter:
        qtbot.keyClick(line, Qt.Key.Key_Return)


def opened(opening: Opening, locked: Path, qtbot: QtBot) -> MainWindow:
    opening.open(locked)
    asked = dialog(qtbot, UnlockDialog)
    type_into(qtbot, asked.asking.line, FIRST, enter=True)
    return shown(opening, locked, qtbot)


def told(qtbot: QtBot, beginning: str) -> str:
    """What a message says that begins so; it is closed."""
    message = dialog(qtbot, Message)
    words = message._words
    assert words.startswith(beginning), words
    message.accept()
    return words


def locker(window: MainWindow, qtbot: QtBot) -> Lock:
    qtbot.waitUntil(lambda: window.locker is not None)
    assert window.locker is not None
    return window.locker


def test_a_password_is_set_with_its_sheet_and_the_office_comes_back_encrypted(
    window: MainWindow, opening: Opening, office: Path, qtbot: QtBot
) -> None:
    register = f"register/query/{office.name}"
    opening.memory.keep(register, '{"words": "防汛"}')
    qtbot.keyClick(window, Qt.Key.Key_F12)
    dialog(qtbot, Message).accept()
    dialog(qtbot, PasswordDialog).set.click()
    asked = dialog(qtbot, SetPassword)
    type_into(qtbot, asked.new.first, "12345678")
    assert "很容易猜到" in asked.new.said.text() and "两次还不一样" in asked.new.said.text()
    for line in (asked.new.first, asked.new.again):
        type_into(qtbot, line, FIRST)
    assert asked.new.said.text() == "" and not asked.go.isEnabled()
    asked.sheet.show_sheet()
    page = dialog(qtbot, Preview)
    assert page.pages.count == 1
    page.reject()
    groups = asked.sheet.code.split("-")
    type_into(qtbot, asked.sheet.typed, "00000")
    assert not asked.go.isEnabled() and f"第 {asked.sheet._at + 1} 组不一样" in asked.sheet.said.text()
    type_into(
        qtbot, asked.sheet.typed, " ".join(groups[asked.sheet._at].lower())
    )  # as far apart as on the paper
    assert asked.sheet.said.text() == ""
    code = asked.sheet.code
    asked.go.click()
    qtbot.waitUntil(lambda: OfficeFolder(office).encrypted and opening.window not in (None, window))
    again = shown(opening, office, qtbot)
    assert "备份到 U 盘" in told(qtbot, "已加密")
    assert again.session.folder == office
    assert "防汛" not in opening.memory.text(register)
    keyring.forget()
    keeping.unlock(OfficeFolder(office).database, code, by=keeping.RECOVERY)


@pytest.mark.parametrize(("kind", "worth"), [(SetPassword, "还没有加密"), (NewSheet, "原来的一张照旧有用")])
def test_who_leaves_after_printing_is_told_what_the_sheet_is_worth(
    kind: type[SetPassword | NewSheet], worth: str, window: MainWindow, qtbot: QtBot
) -> None:
    asked = (
        SetPassword(window.session, window)
        if kind is SetPassword
        else NewSheet(window.session, print, window)
    )
    asked.open()
    dialog(qtbot, kind).sheet.show_sheet()
    dialog(qtbot, Preview).reject()
    qtbot.keyClick(dialog(qtbot, kind), Qt.Key.Key_Escape)
    question = dialog(qtbot, Message)
    assert worth in question.words() and "什么也打不开，请销毁" in question.words()
    question.reject()
    assert asked.isVisible()
    asked.done(0)


FULL = Refused("没有保存", why="磁盘已满", way="请清理磁盘后再做一次")


@pytest.mark.parametrize("stop", [Cancelled(), FULL])
def test_stopped_on_the_way_the_sheet_is_told_to_be_good_for_nothing(
    stop: Exception,
    window: MainWindow,
    opening: Opening,
    office: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(keeping, "protect", stopped)
    window.protect(FIRST, CODE)
    qtbot.waitUntil(lambda: opening.window not in (None, window))
    shown(opening, office, qtbot)
    words = told(qtbot, "没有加密，台账和原来一样")
    assert "恢复单什么也打不开" in words and ("磁盘已满" in words and "清理磁盘" in words) == (stop is FULL)
    assert not OfficeFolder(office).encrypted


def test_refused_when_the_database_is_encrypted_already_it_says_so(
    window: MainWindow, opening: Opening, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheet is the right one then: who threw it away would lose the office."""

    def full(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(protection, "tidy", full)
    window.protect(FIRST, CODE)
    qtbot.waitUntil(lambda: OfficeFolder(office).encrypted and opening.window not in (None, window))
    shown(opening, office, qtbot)
    words = told(qtbot, "已加密，以后打开要输入密码；还有没做完的")
    assert "恢复单封好" in words and "磁盘已满" in words and "销毁；" not in words


def test_killed_on_the_way_the_next_opening_says_that_nothing_is_encrypted(
    opening: Opening, office: Path, qtbot: QtBot
) -> None:
    folder = OfficeFolder(office)
    protection.announce(folder)
    protection._staging(folder, sealing=True)
    opening.open(office)
    shown(opening, office, qtbot)
    assert "恢复单什么也打不开" in told(qtbot, "上次设密码没有做完，没有加密")
    qtbot.waitUntil(lambda: not folder.unfinished.exists())


def test_it_is_asked_for_and_a_wrong_one_opens_nothing(opening: Opening, locked: Path, qtbot: QtBot) -> None:
    opening.open(locked)
    asked = dialog(qtbot, UnlockDialog)
    assert opening.window is None and asked.asking.line.echoMode() is QLineEdit.EchoMode.Password
    for _ in range(3):
        qtbot.waitUntil(asked.asking.go.isEnabled)
        asked.asking.banner.hide()
        type_into(qtbot, asked.asking.line, "not this one", enter=True)
        qtbot.waitUntil(asked.asking.banner.isVisible)
    assert "密码不对" in asked.asking.banner.text() and not asked.asking.go.isEnabled()
    assert "还要等" in asked.asking.left.text() and opening.window is None
    qtbot.waitUntil(asked.asking.go.isEnabled)
    type_into(qtbot, asked.asking.line, FIRST, enter=True)
    shown(opening, locked, qtbot)


def test_who_has_no_password_is_offered_the_other_ways(opening: Opening, locked: Path, qtbot: QtBot) -> None:
    opening.open(locked)
    dialog(qtbot, UnlockDialog).reject()
    qtbot.waitUntil(lambda: opening.welcome().isVisible())


def test_the_sheet_opens_it_and_a_new_password_is_set(opening: Opening, locked: Path, qtbot: QtBot) -> None:
    opening.open(locked)
    asked = dialog(qtbot, UnlockDialog)
    asked.other.click()
    assert asked.asking.line.echoMode() is QLineEdit.EchoMode.Normal
    miscopied = ("3" if CODE[0] != "3" else "4") + CODE[1:]
    type_into(qtbot, asked.asking.line, miscopied, enter=True)
    qtbot.waitUntil(asked.asking.banner.isVisible)
    assert "第 1 组抄错了" in asked.asking.banner.text()
    type_into(qtbot, asked.asking.line, CODE.lower(), enter=True)
    new = dialog(qtbot, RecoveredDialog)
    for line in (new.new.first, new.new.again):
        type_into(qtbot, line, SECOND)
    new.go.click()
    window = shown(opening, locked, qtbot)
    qtbot.waitUntil(lambda: not window.findChildren(RecoveredDialog))
    assert "新密码设好了" in window.status.currentMessage()
    keyring.forget()
    keeping.unlock(OfficeFolder(locked).database, SECOND)


def test_locked_nothing_is_seen_and_what_was_typed_is_there_again(
    opening: Opening, locked: Path, qtbot: QtBot
) -> None:
    window = opened(opening, locked, qtbot)
    lock = locker(window, qtbot)
    window.menus.show_password()
    form = dialog(qtbot, PasswordDialog)
    form.change.click()
    typed = dialog(qtbot, ChangePassword)
    type_into(qtbot, typed.new.first, "half a password")
    window.lock()
    page = lock.page
    assert page is not None and page.isVisible()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert seen == [page] and "泰安" not in page.windowTitle()
    late = Message("还没完", "做完了", "一件", window)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    page.close()
    assert lock.locked
    type_into(qtbot, page.asking.line, "wrong", enter=True)
    qtbot.waitUntil(page.asking.banner.isVisible)
    assert lock.locked and not window.isVisible()
    type_into(qtbot, page.asking.line, FIRST, enter=True)
    qtbot.waitUntil(lambda: not lock.locked)
    assert all(one.isVisible() for one in (window, form, typed, late))
    assert typed.new.first.text() == "half a password"
    late.reject()


def test_the_key_that_locks_works_over_a_dialog_too(opening: Opening, locked: Path, qtbot: QtBot) -> None:
    window = opened(opening, locked, qtbot)
    lock = locker(window, qtbot)
    window.menus.show_password()
    over = dialog(qtbot, PasswordDialog)
    qtbot.waitUntil(over.isActiveWindow)
    qtbot.keyClick(over.windowHandle(), Qt.Key.Key_F12)
    page = lock.page
    assert page is not None and page.isVisible() and not over.isVisible()
    type_into(qtbot, page.asking.line, FIRST, enter=True)
    qtbot.waitUntil(lambda: not lock.locked and over.isVisible())


def test_where_two_dialogs_end_at_once_the_one_beneath_goes_on(qtbot: QtBot) -> None:
    dialogs = [Frame("下面", None)]
    for title in ("中间", "上面"):
        dialogs.append(Frame(title, dialogs[-1]))
    beneath, *ending = dialogs
    for one in dialogs:
        one.open()
        qtbot.waitUntil(one.isActiveWindow)
    activated: list[QWidget] = []
    beneath.activateWindow = lambda: activated.append(beneath)  # type: ignore[method-assign]
    for one in reversed(ending):
        one.done(0)
    assert activated == [beneath]
    beneath.close()


def test_what_goes_with_the_password_is_waited_for_whatever_was_wrong_before(qtbot: QtBot) -> None:
    left = [2]

    def wrong(_: str) -> None:
        raise Refused("密码不对", way="再输一次")

    asking = Asking("密码", wrong, lambda: left[0], pytest.fail)
    qtbot.addWidget(asking)
    asking.allow(True)
    assert not asking.go.isEnabled() and "2 秒" in asking.left.text()
    left[0] = 0
    asking.allow(False)
    assert not asking.go.isEnabled()
    asking.allow(True)
    tried: list[bool] = []
    asking.trying.connect(tried.append)
    type_into(qtbot, asking.line, "something", enter=True)
    assert asking.left.text() == "正在核对…" and not asking.go.isEnabled()
    asking.allow(False)
    qtbot.waitUntil(lambda: not asking.banner.isHidden())
    assert asking.left.text() == "" and not asking.go.isEnabled() and tried == [True, False]


def test_while_a_password_is_tried_it_cannot_become_a_code(tmp_path: Path, qtbot: QtBot) -> None:
    asked = UnlockDialog(tmp_path / "台账.db", "某局", None, pytest.fail)
    qtbot.addWidget(asked)
    asked.asking.trying.emit(True)
    assert not asked.other.isEnabled()
    asked.asking.trying.emit(False)
    assert asked.other.isEnabled()


def test_while_the_old_password_is_tried_the_new_one_stays_what_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    asked = ChangePassword(window.session, pytest.fail, window)
    asked.asking.trying.emit(True)
    assert not asked.new.isEnabled() and asked.asking.line.isEnabled()
    asked.asking.trying.emit(False)
    assert asked.new.isEnabled()


def test_it_locks_when_nobody_was_there(
    opening: Opening, locked: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = locker(opened(opening, locked, qtbot), qtbot)
    monkeypatch.setattr(lock, "_touched", lock._touched - 14 * 60)
    lock.look()
    assert not lock.locked
    monkeypatch.setattr(lock, "_touched", lock._touched - 2 * 60)
    opening.memory.keep(LOCK_MINUTES, 0)
    lock.look()
    assert not lock.locked
    opening.memory.keep(LOCK_MINUTES, 10)
    lock.look()
    assert lock.page is not None
    with qtbot.waitSignal(opening.ended):
        lock.page.leave.click()
    assert opening.window is None


def test_changed_with_another_sheet_and_taken_away(opening: Opening, locked: Path, qtbot: QtBot) -> None:
    window = opened(opening, locked, qtbot)
    window.menus.show_password()
    page = dialog(qtbot, PasswordDialog)
    page.change.click()
    change = dialog(qtbot, ChangePassword)
    for line in (change.new.first, change.new.again):
        type_into(qtbot, line, SECOND)
    type_into(qtbot, change.asking.line, FIRST, enter=True)
    qtbot.waitUntil(lambda: not page.findChildren(ChangePassword))
    page.sheet.click()
    sheet = dialog(qtbot, NewSheet)
    code = sheet.sheet.code
    type_into(qtbot, sheet.sheet.typed, code.split("-")[sheet.sheet._at])
    type_into(qtbot, sheet.asking.line, SECOND, enter=True)
    qtbot.waitUntil(lambda: not page.findChildren(NewSheet))
    keyring.forget()
    keeping.unlock(OfficeFolder(locked).database, code, by=keeping.RECOVERY)
    page.remove.click()
    remove = dialog(qtbot, RemovePassword)
    type_into(qtbot, remove.asking.line, SECOND, enter=True)
    qtbot.waitUntil(lambda: not OfficeFolder(locked).encrypted and opening.window not in (None, window))
    assert shown(opening, locked, qtbot).locker is None
    assert "恢复单再销毁" in told(qtbot, "已取消密码")


def test_a_copy_of_another_day_asks_for_the_password_of_that_day(
    opening: Opening, office: Path, locked: Path, qtbot: QtBot
) -> None:
    keeping.unlock(OfficeFolder(locked).database, FIRST)
    copy = Desk.back_up(locked)
    keyring.forget()
    opening.begin(None)
    opening.welcome().restore_from(copy.path)
    asked = dialog(qtbot, UnlockDialog)
    type_into(qtbot, asked.asking.line, FIRST, enter=True)
    found = dialog(qtbot, RestoreDialog)
    assert "泰安市教育局" in found.told.text()
    assert isinstance(found.parent(), Welcome)
