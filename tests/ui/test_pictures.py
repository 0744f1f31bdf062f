"""Pictures of everything: none is missing, each is what the screen shows, and a slow job is waited for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from ui import pictures
from ui.help import show_about
from ui.kit import look
from ui.kit.dialogs import Frame, button
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pictures import Camera, NotReady
from ui.rounds import Rounds, take
from ui.tasks import Job, Progress


def test_what_is_asked_for_is_drawn_into_the_folder(
    opening: Opening,
    office: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def few(rounds: Rounds, _: Opening) -> None:
        camera = Camera(opening.window, tmp_path / "图") if opening.window else None
        assert camera is not None
        camera.page("登记")
        camera.dialog("关于", lambda: show_about(camera.window))

    monkeypatch.setattr(Rounds, "all", few)
    code = take(opening, office, tmp_path / "图", every=True)
    opening.window = None
    assert (code, capsys.readouterr().out) == (0, "")
    found = {path.stem: QImage(str(path)) for path in (tmp_path / "图").iterdir()}
    assert found.keys() == {"登记", "关于"}
    assert {(one.width(), one.height()) for one in found.values()} == {pictures.SIZE}


def test_where_no_window_can_be_seen_that_is_told_and_not_where_the_program_stood(
    opening: Opening,
    office: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows with a locked screen, or with nobody logged on, never paints one."""

    def unseen(rounds: Rounds, _: Opening) -> None:
        raise NotReady("信息登记")

    monkeypatch.setattr(Rounds, "all", unseen)
    code = take(opening, office, tmp_path / "图")
    opening.window = None
    assert code == 1 and "没有画成：信息登记" in (told := capsys.readouterr().out) and "请登录后再试" in told


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
    Camera(window, tmp_path).wait("慢", ready)
    assert looks >= 8


def test_what_never_comes_is_given_up_once_nothing_is_at_work(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_IDLE", 2)
    with pytest.raises(NotReady):
        Camera(window, tmp_path).wait("没有", lambda: False)


def test_a_dialog_that_does_not_come_is_named_and_the_others_go_on(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_IDLE", 2)
    camera = Camera(window, tmp_path)
    camera.dialog("没有", lambda: None)
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
