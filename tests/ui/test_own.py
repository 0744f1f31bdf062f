"""首选项: opening at 今日, and at login, which is off until it is asked for."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog
from ui import at_login
from ui.app import read_arguments
from ui.kit.dialogs import Message
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import REGISTER, TODAY
from ui.preferences.own import OwnDialog


def as_on(platform: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What another system has in the place of ``ui.at_login``."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", platform)
        found = module_from_spec(spec := find_spec("ui.at_login") or pytest.fail("no module"))
        assert spec.loader is not None
        spec.loader.exec_module(found)
    return found


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is written where the tests' own user keeps her settings: on Windows too it is done as Linux does it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    linux = as_on("linux", monkeypatch)
    monkeypatch.setattr(at_login, "offered", lambda: True)
    for name in ("is_on", "turn"):
        monkeypatch.setattr(at_login, name, getattr(linux, name))
    return tmp_path / "config" / "autostart" / "gongkai-desktop.desktop"


def test_it_is_off_until_it_is_asked_for_and_gone_when_no_longer(home: Path) -> None:
    assert not at_login.is_on() and not home.exists()
    at_login.turn(True)
    assert at_login.is_on() and "--today" in home.read_text(encoding="utf-8")
    at_login.turn(False)
    at_login.turn(False)
    assert not at_login.is_on() and not home.exists()


def test_the_command_survives_a_folder_with_odd_signs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", '/opt/信息 "公开"/100%$a\\b/gongkai-desktop')
    at_login.turn(True)
    (line,) = (one for one in home.read_text(encoding="utf-8").splitlines() if one.startswith("Exec="))
    assert line == 'Exec="/opt/信息 \\\\"公开\\\\"/100%%\\\\$a\\\\\\\\b/gongkai-desktop" "--today"'


class Registry:
    """The part of Windows' registry that is asked, as its module ``winreg`` has it."""

    HKEY_CURRENT_USER, REG_SZ = 1, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.opened: list[str] = []

    def OpenKey(self, root: int, path: str) -> Registry:
        self.opened.append(path)
        return self

    CreateKey = OpenKey

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def QueryValueEx(self, key: object, name: str) -> tuple[str, int]:
        if name not in self.values:
            raise FileNotFoundError(2, "no such value")
        return self.values[name], 1

    def SetValueEx(self, key: object, name: str, reserved: int, kind: int, value: str) -> None:
        self.values[name] = value

    def DeleteValue(self, key: object, name: str) -> None:
        del self.values[name]


def test_windows_is_asked_by_the_run_key_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\gongkai\gongkai-desktop.exe")
    windows = as_on("win32", monkeypatch)
    assert windows.offered() and not windows.is_on()
    windows.turn(False)
    windows.turn(True)
    assert registry.values == {"gongkai-desktop": r'"C:\Program Files\gongkai\gongkai-desktop.exe" --today'}
    assert windows.is_on() and {path.rpartition("\\")[2] for path in registry.opened} == {"Run"}
    windows.turn(False)
    assert not windows.is_on()


def test_the_switches_hold_at_once(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    window.menus.show_own()
    own = dialog(qtbot, OwnDialog)
    assert not own.first.isChecked() and not own.login.isChecked()
    qtbot.keyClick(own.first, Qt.Key.Key_Space)
    qtbot.keyClick(own.login, Qt.Key.Key_Space)
    assert home.is_file() and window.session.memory.number("today/first") == 1
    qtbot.keyClick(own.login, Qt.Key.Key_Space)
    assert not home.exists()


def test_where_it_cannot_be_kept_that_is_said_and_the_switch_goes_back(
    window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    home.parent.parent.parent.mkdir(exist_ok=True)
    home.parent.parent.write_text("")  # a file where the folder should be
    window.menus.show_own()
    own = dialog(qtbot, OwnDialog)
    own.login.click()
    assert dialog(qtbot, Message).words() and not own.login.isChecked()


@pytest.mark.parametrize(
    ("wanted", "asked", "tab"), [(0, False, REGISTER), (1, False, TODAY), (0, True, TODAY)]
)
def test_the_window_opens_at_today_where_that_is_wanted(
    opening: Opening, office: Path, wanted: int, asked: bool, tab: str, qtbot: QtBot
) -> None:
    opening.memory.keep("today/first", wanted)
    opening.begin(office, today=asked)
    assert opening.window is not None and opening.window.in_sight() == tab
    shown = opening.window
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(shown).keys())


def test_the_option_is_understood() -> None:
    assert read_arguments(["--today"]).today and not read_arguments([]).today


def test_what_is_due_is_told_at_the_start(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Ctrl+1" in window.status.currentMessage())
