"""The Qt application: language, font, style; and changing the scale as a whole."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from gongkai_desktop.data import resource
from ui import translation
from ui.kit import look
from ui.kit.files import remember_in
from ui.memory import Memory

_SYSTEM_FONTS: Final = (
    "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN",
    "思源黑体", "PingFang SC", "HarmonyOS Sans SC",
)  # fmt: skip
_TURN: Final = 0.0002
"""Seconds that a thread at work lets the window wait each time it wants to draw; Python's own 5 ms add up."""


def start(memory: Memory) -> QApplication:
    """Make the application with Chinese (or the remembered language), the font and the style sheet.

    What the first rows do without comes with ``settle``.
    """
    sys.setswitchinterval(_TURN)
    application = QApplication(["gongkai-desktop", "-style", "fusion"])  # setStyle would load all of QStyle
    application.setApplicationName("gongkai-desktop")
    translation.install(application, memory.text("language", translation.CHINESE))
    set_scale(application, memory.number("window/scale", 100))
    remember_in(memory)
    return application


def settle(application: QApplication, memory: Memory) -> None:
    """What can wait until the first rows are seen: locale and icon."""
    from PySide6.QtGui import QIcon

    translation.set_locale(memory.text("language", translation.CHINESE))
    application.setWindowIcon(QIcon(str(resource("icons") / "app.png")))


def set_scale(application: QApplication, percent: int) -> None:
    """Show everything at 100, 125, 150 or 175 percent."""
    percent = percent if percent in look.SCALES else 100
    application.setFont(look.text_font(_family(), percent))
    application.setStyleSheet(look.style_sheet(percent))


def _family() -> list[str]:
    """The system's own Chinese face where it has a good one, and the bundled one, which has the rare characters."""
    bundled = "Noto Sans SC"
    known = set(QFontDatabase.families())
    if bundled not in known:
        QFontDatabase.addApplicationFont(str(resource("fonts") / "NotoSansSC-Regular.ttf"))
    return [*(family for family in _SYSTEM_FONTS if family in known), bundled]
