"""Which office is opened, and where: by a path, from the last ones, once only, and after a move."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop import keeping
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import ground
from tests.ui.hands import dialog, focused
from ui.app import Usage, read_arguments
from ui.founding.restoring import RestoreDialog
from ui.founding.wizard import Wizard
from ui.kit.dialogs import Lasting, Message
from ui.kit.files import FileDialog
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.one_window import OneWindow
from ui.opening import Opening
from ui.preferences.moving import MoveDialog
from ui.recent import Recents


def shown(opening: Opening, office: Path, qtbot: QtBot) -> MainWindow:
    """The window of an office, all of it there."""
    qtbot.waitUntil(lambda: opening.window is not None and opening.window.session.folder == office)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(window).keys())
    return window


def test_who_comes_for_the_first_time_is_led_to_making_a_ledger(opening: Opening, office: Path) -> None:
    """Later on nothing stands out: the last office has the cursor. The ways are as wide as each other."""

    def ways() -> list[QPushButton]:
        found = opening.welcome().findChildren(QPushButton)
        return [one for one in found if one.text().endswith(("(&N)…", "(&O)…", "(&R)…", "(&S)"))]

    opening.welcome_again()
    assert [bool(way.property("primary")) for way in ways()] == [True, False, False, False]
    assert len({way.width() for way in ways()}) == 1
    opening.recents.note(office, "局", datetime.fromisoformat("2026-11-30T15:00:00"))
    opening.welcome_again()
    assert not any(way.property("primary") for way in ways())


def test_the_command_line_takes_a_path(tmp_path: Path) -> None:
    assert read_arguments([str(tmp_path)]).office == tmp_path
    for wrong in (["甲", "乙"], ["--这个"], [""]):
        with pytest.raises(Usage):
            read_arguments(wrong)


@pytest.mark.parametrize("whole", [True, False])
def test_an_office_that_is_put_right_before_it_can_be_read_says_so(
    opening: Opening, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """An older format, a crash: the clerk need not guess why there are no rows, and cannot break it off."""
    opened, right, go_on = Desk.open, Event(), Event()

    def slow(root: Path, *, writing: bool) -> Desk:
        if not (writing or right.is_set()):
            raise Refused("较早版本的台账", way="请打开一次")
        if not right.is_set():
            assert go_on.wait(30)
            right.set()
        if not whole:
            raise Refused("磁盘满了", way="请腾出空间")
        return opened(root, writing=writing)

    monkeypatch.setattr(Desk, "open", slow)
    opening.open(office)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Lasting))
    told = QApplication.activeModalWidget()
    assert told is not None
    qtbot.keyClick(told, Qt.Key.Key_Escape)
    assert told.isVisible() and "断电也不要紧" in told.findChildren(QLabel)[-1].text()
    go_on.set()
    if whole:
        shown(opening, office, qtbot)
    else:
        assert "磁盘满了" in dialog(qtbot, Message).words()
    assert not any(isinstance(one, Lasting) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_the_database_file_means_its_office(opening: Opening, office: Path, qtbot: QtBot) -> None:
    opening.begin(OfficeFolder(office).database)
    shown(opening, office, qtbot)


def test_a_copy_that_is_opened_is_put_back(opening: Opening, office: Path, qtbot: QtBot) -> None:
    opening.begin(Desk.back_up(office).path)
    asked = dialog(qtbot, RestoreDialog)
    assert "泰安市教育局" in asked.told.text() and opening.window is None
    asked.reject()
    qtbot.waitUntil(lambda: not opening.welcome().findChildren(RestoreDialog))


def test_what_is_told_of_a_chosen_folder_stays_when_the_dialog_goes_in_which_it_was_chosen(
    opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    opening.welcome_again()
    opening.welcome().choose()
    asked = opening.welcome().findChild(FileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(tmp_path))  # as Windows' own dialog, and Qt's: before it is closed
    asked.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = dialog(qtbot, Message)
    assert "不是办公文件夹" in told.words() and told.isVisible()
    told.accept()
    opening.welcome().close()


def test_a_second_start_brings_the_window_to_the_front(
    opening: Opening, window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    place = opening.memory.folder / "windows"
    qtbot.waitUntil(lambda: opening.recents.of(office.resolve()) is not None)
    window.showMinimized()
    with ThreadPoolExecutor(1) as other:
        second = other.submit(OneWindow.take, place, office)
        qtbot.waitUntil(second.done)
    assert second.result() is None and not window.isMinimized()
    opening.open(office)
    assert opening.window is window
    window.close()
    third = OneWindow.take(place, office)
    assert third is not None
    third.leave()


def test_the_second_start_itself_goes_away(opening: Opening, office: Path, qtbot: QtBot) -> None:
    there = OneWindow.take(opening.memory.folder / "windows", office)
    assert there is not None
    there.watch()
    with qtbot.waitSignals([there.called, opening.ended], timeout=10_000), ThreadPoolExecutor(1) as other:
        taken = other.submit(OneWindow.take, opening.memory.folder / "windows", office)
        qtbot.waitUntil(taken.done)
        assert taken.result() is None
        opening._is_elsewhere()
    assert opening.window is None
    there.leave()


def test_a_window_that_is_stuck_or_a_home_that_is_closed_keeps_nobody_out(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.one_window._PATIENCE", 0.2)
    stuck = OneWindow.take(tmp_path / "windows", office)
    assert stuck is not None and OneWindow.take(tmp_path / "windows", office) is not None
    assert not list((tmp_path / "windows").glob("*.call"))
    stuck.leave()
    (tmp_path / "file").touch()
    assert OneWindow.take(tmp_path / "file", office) is not None


def test_the_last_offices_are_offered_opened_and_forgotten(
    opening: Opening, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "优盘" / "台账"
    now = datetime.fromisoformat("2026-11-30T15:00:00")
    opening.recents.note(office.resolve(), "泰安市教育局", now)
    opening.recents.note(gone, "某县教育局", now)
    opening.welcome_again()
    last = opening.welcome().last
    qtbot.waitUntil(lambda: "现在找不到" in last.words()[0])
    assert last.words()[1] == f"泰安市教育局　2026-11-30 15:00　{office.resolve()}"
    qtbot.waitUntil(last.list.hasFocus)
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert [one.name for one in opening.recents.all()] == ["泰安市教育局"]
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    shown(opening, office.resolve(), qtbot)


def test_what_is_kept_of_them_is_no_content_and_never_too_much(memory: Memory, tmp_path: Path) -> None:
    recents = Recents(memory)
    for number in range(20):
        recents.note(tmp_path / str(number), "局", datetime(2026, 11, 30, 15, number))
    assert [one.path.name for one in recents.all()] == [str(number) for number in range(19, 11, -1)]
    recents.warned(tmp_path / "15")
    assert recents.note(tmp_path / "15", "局", datetime(2026, 12, 1)).warned
    memory.keep("office/recent", "[{")
    assert recents.all() == ()


def test_what_is_carried_about_finds_its_offices_where_it_is_today(tmp_path: Path) -> None:
    data, away = tmp_path / "D" / "数据", tmp_path / "别处" / "某局"
    memory = Memory(data / "设置.ini")
    for folder in (away, data / "某局信息公开"):
        Recents(memory).note(folder, "局", datetime(2026, 11, 30, 15))
    memory.keep("office/last", memory.told(data / "某局信息公开"))
    memory._kept.sync()
    data.parent.rename(tmp_path / "E")
    moved = Memory(tmp_path / "E" / "数据" / "设置.ini")
    here = tmp_path / "E" / "数据" / "某局信息公开"
    assert [one.path for one in Recents(moved).all()] == [here, away]
    assert moved.place(moved.text("office/last")) == here


def test_a_stick_is_warned_about_once(
    opening: Opening, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground, "_is_removable", lambda path: True)
    opening.open(office)
    told = dialog(qtbot, Message)
    assert "U 盘" in told.words() and "搬到别处" in told.words()
    told.accept()
    window = shown(opening, office, qtbot)
    window.close()
    opening.open(office)
    again = shown(opening, office, qtbot)
    with qtbot.waitSignal(again.session.changed):
        again.session.told(None)
    assert not [one for one in again.findChildren(Message) if one.isVisible()]


def test_a_stick_is_warned_about_when_the_place_is_chosen(
    opening: Opening, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground, "_is_removable", lambda path: True)
    opening.welcome().make()
    wizard = dialog(qtbot, Wizard)
    wizard.place.path.setText(str(tmp_path / "优盘"))
    wizard.go_on()
    qtbot.waitUntil(wizard.banner.isVisible)
    assert "再按一次“下一步”" in wizard.banner.text() and "第 1 步" in wizard.step()
    wizard.go_on()
    qtbot.waitUntil(lambda: "第 2 步" in wizard.step())


def test_an_office_is_moved_from_the_window(
    opening: Opening,
    window: MainWindow,
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    over: list[bool] = []

    def opened(told: Message) -> None:
        over.append(told.parentWidget().isVisible())
        QDialog.open(told)

    monkeypatch.setattr(Message, "open", opened)
    window.menus.show_move()
    asked = dialog(qtbot, MoveDialog)
    asked.path.setText(str(office))
    asked.go()
    assert "已有台账" in asked.banner.text()
    asked.path.setText(str(tmp_path / "新家" / "台账"))
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    told = dialog(qtbot, Message)
    assert "已经搬好" in told.words() and str(office) in told.words()
    assert over == [True]  # a window that is shown later would cover what is told
    told.accept()
    shown(opening, tmp_path / "新家" / "台账", qtbot)
    qtbot.waitUntil(lambda: [one.path for one in opening.recents.all()] == [tmp_path / "新家" / "台账"])
    refused = keeping.lacking(office)
    assert refused is not None and "已经搬走" in refused.what
