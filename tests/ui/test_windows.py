"""What a window does otherwise on Windows: how long it waits for the threads, and what it lets the system open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog
from ui import application
from ui.kit.dialogs import Message
from ui.kit.showing import show


def test_a_thread_yields_in_whole_milliseconds_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert int(application.turn() * 1000) >= 1
    monkeypatch.setattr(sys, "platform", "linux")
    assert application.turn() < 0.001


@pytest.mark.parametrize(
    ("name", "opens", "says"), [("安装.exe", True, "可能是程序"), ("来件.ofd", False, "没有能打开它的程序")]
)
def test_what_is_not_opened_is_explained(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, opens: bool, says: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or opens)
    window = QWidget()
    qtbot.addWidget(window)
    show(tmp_path / name, window)
    message = dialog(qtbot, Message)
    assert says in message.words() and bool(asked) is not opens
    message.close()
    show(tmp_path, window)
    assert asked
