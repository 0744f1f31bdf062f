"""The Qt application: language, font, style, colours; and changing scale and colours as a whole."""

from __future__ import annotations

import sys
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gongkai_desktop.data import resource
from ui import translation
from ui.kit import look
from ui.memory import Memory

_SYSTEM_FONTS: Final = (
    "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN",
    "思源黑体", "PingFang SC", "HarmonyOS Sans SC",
)  # fmt: skip
_SIGNS: Final = "Segoe UI Symbol"
"""Windows' face with the signs (▾) that the Chinese ones lack; Qt looks for them in few others by itself."""
COLOURS, SYSTEM, LIGHT, DARK = "window/colours", "system", "light", "dark"
"""Where the choice of colours is remembered, and what can be chosen."""
_OF_SYSTEM: Final[Any] = "QMenu"  # PySide's stubs ask for bytes, PySide itself for this
"""What every system that has letters of its own for a kind of widget has them for."""
_GET_HIGH_CONTRAST, _ON = 0x42, 1  # Windows: SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON


def turn() -> float:
    """Seconds that a thread at work lets the window wait each time it wants to draw; Python's own 5 ms add up.

    Windows waits in whole milliseconds: less than one is none, and the window would spin.
    """
    return 0.001 if sys.platform == "win32" else 0.0002


def start(memory: Memory) -> QApplication:
    """Make the application with Chinese (or the remembered language), the font and the style sheet.

    What the first rows do without comes with ``settle``.
    """
    sys.setswitchinterval(turn())
    application = QApplication(["gongkai-desktop", "-style", "fusion"])  # setStyle would load all of QStyle
    application.setApplicationName("gongkai-desktop")
    translation.install(application, memory.text("language", translation.CHINESE))
    look.use(_wanted(application, memory.text(COLOURS, SYSTEM)))
    set_scale(application, memory.number("window/scale", 100))
    return application


def settle(application: QApplication, memory: Memory) -> None:
    """What can wait until the first rows are seen: locale, icon, and where files were last looked for."""
    from PySide6.QtGui import QIcon

    from ui.kit.files import remember_in

    remember_in(memory)
    translation.set_locale(memory.text("language", translation.CHINESE))
    application.setWindowIcon(QIcon(str(resource("icons") / "app.png")))


def set_scale(application: QApplication, percent: int) -> None:
    """Show everything at 100, 125, 150 or 175 percent.

    The font comes first, as parts that have met a style sheet take no other one from above; and once more at the
    end: with the first style sheet Qt takes up again what the system (Windows, KDE) has its menus, tips and tables
    written in, which only an application's font for everything does away with.
    """
    percent = percent if percent in look.SCALES else 100
    font = look.text_font(_family(), percent)
    application.setFont(font)
    application.setPalette(look.qt_palette())
    application.setStyleSheet(look.style_sheet(percent))
    application.setFont(font)


class Colours(QObject):
    """Keeps the window in the system's colours (light, dark, its own in high contrast) or in those that were chosen.

    Asked again when the system says that it has changed, and when the clerk comes back to the window: not every
    system says so. A system that has changed brings its own letters along, after it has said so; ours follow.
    """

    changed = Signal()

    def __init__(self, application: QApplication, memory: Memory) -> None:
        super().__init__(application)
        self._application, self._memory = application, memory
        application.styleHints().colorSchemeChanged.connect(self.renew, Qt.ConnectionType.QueuedConnection)
        application.applicationStateChanged.connect(self._back)

    @Slot()
    def renew(self) -> None:
        """Take other colours where others are wanted, and our letters where the system's are back."""
        wanted = _wanted(self._application, self._memory.text(COLOURS, SYSTEM))
        recoloured = wanted != look.used()
        if recoloured:
            look.use(wanted)
        if recoloured or QApplication.font(_OF_SYSTEM) != self._application.font():
            set_scale(self._application, self._memory.number("window/scale", 100))
        if recoloured:
            self.changed.emit()

    def _back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.renew()


def _wanted(application: QApplication, chosen: str) -> look.Palette:
    """The colours for what was chosen: SYSTEM, LIGHT or DARK."""
    if chosen == SYSTEM and high_contrast():
        return look.contrasting(_system_palette(application))
    dark = _scheme(application) is Qt.ColorScheme.Dark if chosen == SYSTEM else chosen == DARK
    return look.DARK if dark else look.LIGHT


def _scheme(application: QApplication) -> Qt.ColorScheme:
    return application.styleHints().colorScheme()


def _system_palette(application: QApplication) -> QPalette:
    ours = application.palette()
    application.setPalette(QPalette())  # the system's again, to be read
    found = application.palette()
    application.setPalette(ours)
    return found


if sys.platform == "win32":
    import ctypes

    class _HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))

    def high_contrast() -> bool:
        """Whether Windows shows everything in the few colours of its user."""
        found = _HighContrast(size=ctypes.sizeof(_HighContrast))
        ctypes.windll.user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, found.size, ctypes.byref(found), 0)
        return bool(found.flags & _ON)

else:

    def high_contrast() -> bool:
        """Elsewhere nothing tells."""
        return False


def _family() -> list[str]:
    """The system's own Chinese face where it has a good one, the bundled one with the rare characters, and signs."""
    bundled = "Noto Sans SC"
    known = set(QFontDatabase.families())
    if bundled not in known:
        QFontDatabase.addApplicationFont(str(resource("fonts") / "NotoSansSC-Regular.ttf"))
    return [family for family in (*_SYSTEM_FONTS, bundled, _SIGNS) if family in known or family == bundled]
