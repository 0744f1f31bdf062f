"""Pictures of everything: none is missing, each is what the screen shows, and a slow job is waited for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from tests.ui.hands import TODAY
from ui import pictures
from ui.kit import look
from ui.kit.dialogs import Frame, button
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pictures import Camera, NotReady, take
from ui.tasks import Job, Progress


def test_every_page_and_dialog_of_a_small_office_has_its_picture(
    opening: Opening,
    office: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "_LOOK", 5)
    monkeypatch.setattr(pictures, "_IDLE", 10_000)
    folder = tmp_path / "图"
    code = take(opening, office, folder)
    opening.window = None
    assert (code, capsys.readouterr().out) == (0, "")
    names = {path.stem for path in folder.iterdir()}
    assert {"今日", "信息登记-期限", "基本目录", "工作日历", "更正日历", "备份与恢复", "新建台账"} <= names
    for path in folder.iterdir():
        assert not QImage(str(path)).isNull()


def test_without_an_office_nothing_is_drawn(opening: Opening, tmp_path: Path) -> None:
    assert take(opening, None, tmp_path / "图") == 1
    assert not (tmp_path / "图").exists()


def test_a_job_at_work_is_waited_for_however_long_it_takes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_IDLE", 2)
    going, looks = threading.Event(), 0

    def slow(progress: Progress) -> None:
        going.wait(30)

    def ready() -> bool:
        nonlocal looks
        looks += 1
        if looks == 8:
            going.set()
        return looks > 6 and not Job.running()

    Job(slow).start()
    Camera(window, tmp_path)._wait("慢", ready)
    assert looks >= 8


def test_what_never_comes_is_given_up_once_nothing_is_at_work(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_IDLE", 2)
    with pytest.raises(NotReady):
        Camera(window, tmp_path)._wait("没有", lambda: False)


def test_a_dialog_that_does_not_come_is_named_and_the_others_go_on(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_IDLE", 2)
    camera = Camera(window, tmp_path)
    camera._dialog("没有", lambda: None)
    assert camera.missing == ["没有"]


def test_few_colours_keep_the_ones_that_mean_something(window: MainWindow, tmp_path: Path) -> None:
    picture = QPixmap(64, 64)
    picture.fill(QColor(look.CARD))
    drawn = picture.toImage()
    for at, name in enumerate((look.RED, look.AMBER, look.GREEN, look.BLUE)):
        drawn.setPixelColor(at, 0, QColor(name))
    Camera(window, tmp_path)._save("色", QPixmap.fromImage(drawn))
    kept = QImage(str(tmp_path / "色.png"))
    assert kept.colorCount() <= 256
    found = [kept.pixelColor(at, 0).name().upper() for at in range(4)]
    assert found == [look.RED, look.AMBER, look.GREEN, look.BLUE]


def test_with_two_clerks_nobody_is_asked_and_the_pictures_end(
    opening: Opening,
    office: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Desk.open(office, writing=True) as desk:
        desk.remember([events.person_added(TODAY, "王芳", ["经办人"])], actor=desk.actor())
    monkeypatch.setattr(pictures, "_LOOK", 5)
    monkeypatch.setattr(pictures, "_IDLE", 10_000)
    code = take(opening, office, tmp_path / "图")
    opening.window = None
    assert (code, capsys.readouterr().out) == (0, "")
    assert (tmp_path / "图" / "台账清单预览.png").is_file()


def test_the_largest_dialog_is_drawn_with_all_its_edges(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 768))
    camera = Camera(window, tmp_path)
    window.move(0, 0)
    big = Frame("很大的对话框", window, width=4000, height=4000)
    big.buttons(button("关闭", big.reject))
    big.open()
    qtbot.waitUntil(big.isVisible)
    camera._over("大", big)
    picture = QImage(str(tmp_path / "大.png"))
    assert (picture.width(), picture.height()) == (1366, 768)
    line = QColor(look.SOFT)
    across = [picture.pixelColor(picture.width() // 2, y) == line for y in range(picture.height())]
    down = [picture.pixelColor(x, picture.height() // 2) == line for x in range(picture.width())]
    assert sum(across) >= 2 and any(across[-40:]), "above the title bar and under the buttons"
    assert any(down[:20]) and any(down[-20:]), "on either side"


def test_grounds_that_are_nearly_white_stay_apart() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(look.LIGHT.card))
    for at, ground in enumerate((look.LIGHT.ground, look.LIGHT.head)):
        image.setPixelColor(at, 0, QColor(ground))
    kept = {QColor.fromRgb(one).name().upper() for one in pictures._palette(image)}
    assert {look.LIGHT.card, look.LIGHT.ground, look.LIGHT.head} <= kept
