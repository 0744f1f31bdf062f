"""备份与恢复: copies, the rehearsal, putting one back, checking the office."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk, Status
from gongkai_desktop.store.connection import Mode, connect
from tests.ui.hands import TITLES, TODAY, dialog, register_of
from ui.founding.restoring import RestoreDialog
from ui.kit.dialogs import Message
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences.backups import BackupDialog
from ui.preferences.copying import back_up_to


@pytest.fixture
def backups(window: MainWindow, qtbot: QtBot) -> BackupDialog:
    """The dialog with the day's copy in it."""
    qtbot.waitUntil(lambda: list((window.session.folder / "备份").glob("*.db")) != [])
    window.menus.show_backups()
    found = dialog(qtbot, BackupDialog)
    qtbot.waitUntil(lambda: len(found.copies) == 1)
    return found


def message(qtbot: QtBot) -> str:
    found = dialog(qtbot, Message)
    words = found.words()
    found.accept()
    return words


def test_copies_are_listed_and_made_by_key(backups: BackupDialog, window: MainWindow, qtbot: QtBot) -> None:
    model = backups.list.view.model()
    line = [model.data(model.index(0, at)) for at in range(5)]
    assert line[0].startswith(TODAY.isoformat()) and line[1] == "每日" and "✓" in line[4]
    backups.accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(list((window.session.folder / "备份").glob("*手工.db"))) == 1)


def test_a_copy_on_a_stick_brings_the_attachments_and_is_remembered(
    backups: BackupDialog, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "▲ 还没有" in backups.told.text()
    said: list[str] = []
    back_up_to(window.session, tmp_path / "U盘", window, said.append)
    qtbot.waitUntil(lambda: said != [])
    assert len(list((tmp_path / "U盘").glob("*.db"))) == 1
    qtbot.waitUntil(lambda: f"另存到别处：{TODAY.isoformat()}" in backups.told.text())


def test_a_drill_passes_and_is_remembered(backups: BackupDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(backups.list.view, Qt.Key.Key_F2)
    words = message(qtbot)
    assert "演练通过" in words and "临时文件夹已删除" in words
    assert f"恢复演练：{TODAY.isoformat()}，通过" in backups.told.text()


def test_a_copy_that_cannot_be_opened_is_marked_and_its_drill_explained(
    backups: BackupDialog, window: MainWindow, qtbot: QtBot
) -> None:
    (window.session.folder / "备份" / "台账-20250101-080000-手工.db").write_bytes(b"nothing")
    backups.renew()
    qtbot.waitUntil(lambda: len(backups.copies) == 2)
    model = backups.list.view.model()
    assert "打不开" in model.data(model.index(1, 4))
    backups.list.go(1)
    backups.drill()
    assert "怎么办" in message(qtbot)


def test_the_office_is_checked_and_damage_is_told(
    backups: BackupDialog, window: MainWindow, qtbot: QtBot
) -> None:
    backups.verify()
    assert "台账完好" in message(qtbot)
    window.session.write(lambda desk: desk.store.execute("UPDATE item SET title = '改' WHERE id > 0"))
    window.session.write(lambda desk: None, lambda _: backups.verify())
    words = message(qtbot)
    assert "4 处不对" in words and "不一致" in words and "怎么办" in words
    assert "台账完好" in message(qtbot), "yes makes the rows anew from the events"


def test_damage_to_what_happened_is_not_offered_to_be_made_anew(
    backups: BackupDialog, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.write(lambda desk: desk.store.execute("UPDATE event SET actor = 77 WHERE id = 3"))
    window.session.write(lambda desk: None, lambda _: backups.verify())
    words = message(qtbot)
    assert "第 3 号记载" in words and "先不要改动这个文件夹" in words


def test_a_copy_with_a_bad_attachment_is_not_called_verified(
    backups: BackupDialog, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    paper, said = tmp_path / "纸.txt", []
    paper.write_bytes(b"paper")

    def attach(desk: Desk) -> None:
        item = desk.lists.page(Query(), desk.today(), limit=1)[0]["id"]
        desk.register.attach(int(str(item)), paper, actor=desk.actor(), today=desk.today())

    def ruin(_: None) -> None:
        (kept,) = (window.session.folder / "附件").glob("*/*.txt")
        kept.write_bytes(b"PAPER")
        back_up_to(window.session, tmp_path / "U盘", window, said.append)

    window.session.write(attach, ruin)
    words = message(qtbot)
    assert "这份备份不完整" in words and "纸.txt" in words and said == []


def test_a_copy_is_put_back_over_the_office(
    backups: BackupDialog, window: MainWindow, opening: Opening, office: Path, qtbot: QtBot
) -> None:
    values = {
        "title": "备份以后的",
        "formed": TODAY.isoformat(),
        "department": "办公室",
        "attribute": "主动公开",
    }
    window.session.write(lambda desk: desk.register.enter(values, actor=desk.actor(), today=TODAY))
    copy = backups.copies[0].path
    ended: list[bool] = []
    opening.ended.connect(lambda: ended.append(True))
    backups.restore_from(copy)
    asked = dialog(qtbot, RestoreDialog)
    assert asked.new.isChecked()
    assert "这份备份是“泰安市教育局”的台账" in asked.told.text() and TODAY.isoformat() in asked.told.text()
    asked.here.setChecked(True)
    asked.go()
    words = message(qtbot)
    assert "已恢复" in words and "旧-" in words and ended == []
    again = opening.window
    assert again is not None and again is not window
    page = register_of(again)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))


def test_a_restore_that_is_refused_leaves_the_office_and_opens_it_again(
    backups: BackupDialog, opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "坏.db"
    wrong.write_bytes(b"nothing")
    backups.restore_from(wrong)
    assert "怎么办" in message(qtbot)
    backups.accept()
    opening.put_back(wrong, damaged_too=False)
    assert "怎么办" in message(qtbot)
    again = opening.window
    assert again is not None
    page = register_of(again)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))


def test_a_copy_is_put_into_a_new_folder_and_opened(
    backups: BackupDialog, opening: Opening, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    backups.restore_from(backups.copies[0].path)
    dialog(qtbot, RestoreDialog).reject()
    backups.restore_into(backups.copies[0].path, tmp_path / "恢复出来的")
    found = dialog(qtbot, Message)
    assert "原来的台账没有动" in found.words()
    found.accept()
    qtbot.waitUntil(
        lambda: opening.window is not None and opening.window.session.folder == tmp_path / "恢复出来的"
    )
    with Desk.open(office, writing=True) as desk:
        assert desk.verify() == []


def test_another_offices_copy_is_named_and_never_goes_over_this_one(
    backups: BackupDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    with Desk.create(tmp_path / "乙", name="乙县档案馆"):
        other = Desk.back_up(tmp_path / "乙").path
    backups.restore_from(other)
    asked = dialog(qtbot, RestoreDialog)
    assert "“乙县档案馆”的台账" in asked.told.text()
    assert asked.new.isChecked() and asked.here.isHidden()


def test_on_a_new_machine_a_copy_is_named_restored_and_opened(
    opening: Opening, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    welcome = opening.welcome()
    welcome.show()
    welcome.restore_from(copy)
    asked = dialog(qtbot, RestoreDialog)
    assert "“泰安市教育局”的台账" in asked.told.text() and asked.here.isHidden()
    asked.go()
    (tmp_path / "文档").mkdir()
    (tmp_path / "文档" / "别的.txt").write_text("别人的")
    places = dialog(qtbot, QFileDialog)
    places.fileSelected.emit(str(tmp_path / "文档"))
    places.reject()
    words = message(qtbot)
    assert "已恢复" in words and "条记载" in words
    assert opening.window is not None
    assert opening.window.session.folder == tmp_path / "文档" / "信息公开台账-泰安市教育局"
    page = register_of(opening.window)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))


def test_a_damaged_copy_is_put_back_only_when_that_was_chosen(
    opening: Opening, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    connection = connect(copy, Mode.PRIVATE)
    connection.execute("UPDATE event SET digest = zeroblob(32) WHERE id = 2")
    connection.close()
    welcome = opening.welcome()
    welcome.show()
    for damaged, says in ((False, "有损坏"), (True, "已恢复")):
        welcome.restore_from(copy)
        asked = dialog(qtbot, RestoreDialog)
        asked.damaged.setChecked(damaged)
        asked.go()
        places = dialog(qtbot, QFileDialog)
        places.fileSelected.emit(str(tmp_path / "新"))
        places.reject()
        assert says in message(qtbot)
    assert opening.window is not None and opening.window.session.folder == tmp_path / "新"


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (timedelta(hours=5), "备份：5 小时前"),
        (timedelta(days=3), "▲ 备份：3 天前"),
        (timedelta(days=9), "✕ 备份：9 天前"),
        (None, "✕ 备份：还没有"),
    ],
)
def test_an_old_backup_is_told_in_the_status_bar(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, age: timedelta | None, says: str
) -> None:
    real = Desk.status

    def aged(desk: Desk) -> Status:
        found = real(desk)
        return Status(found.office, found.ruleset, found.today, found.day_kind, "", age)

    monkeypatch.setattr(Desk, "status", aged)
    window.status.renew()
    qtbot.waitUntil(lambda: window.status.backup_words() == says)
