"""The window's line icons: one family, one width of stroke, in the colour of the words they stand beside.

They never stand alone: an icon helps to find what its word says. The files are resources/icons/lines/*.svg.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from gongkai_desktop.data import resource
from ui.kit import look

SIDE: Final = 18
"""Pixels of an icon at 100 %; the style sheet gives it the same."""
SMALL: Final = 16
"""Pixels at 100 % of an icon in a line of a table."""
_NAME, _DRAWN = "line-icon", "line-icon-drawn"


def icon(name: str, ink: str = "ink", chosen: str = "") -> QIcon:
    """An icon in a colour of the palette, ``chosen`` where it stands beside something chosen, as a tab.

    It has the colours and the size of this moment: what stays in sight is marked with ``mark`` instead.
    """
    made = QIcon()
    off = ink if ink == "card" else "off"
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, ink),
        (QIcon.Mode.Normal, QIcon.State.On, chosen or ink),
        (QIcon.Mode.Disabled, QIcon.State.Off, off),
    ):
        made.addPixmap(_drawn(name, look.tone(colour)), mode, state)
    return made


def small(name: str, colour: str) -> QIcon:
    """An icon for the lines of a table, in the colour of the words it stands before; '' is the room of one."""
    return _kept(name, colour, _side())


@cache
def _kept(name: str, colour: str, side: int) -> QIcon:
    """It is asked for whenever a line is painted, so it is drawn once for each colour and each scale."""
    return QIcon(_drawn(name, colour)) if name else blank()


def blank() -> QIcon:
    """The room of an icon that comes later."""
    pixmap = QPixmap(_side(), _side())
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def act_icon(key: str, group: str = "") -> str:
    """The name of an act's icon by its key, where a room's prefix (``review.``) does not matter, or by its head."""
    return names("acts").get(key.rpartition(".")[2], names("groups").get(group, "do"))


def state_icon(words: str) -> str:
    """The name of a state's icon by its words, '' where it has none."""
    return names("states").get(words, "")


def part_icon(key: str) -> str:
    """The name of the icon of a ledger or another part of a page, by its key; an office's own ledgers share one."""
    return names("parts").get(key, "ledgers")


def names(kind: str) -> Mapping[str, str]:
    """The icons of ``groups``, ``acts``, ``states`` or ``parts`` by words or keys, in the order of icons/names.toml."""
    return _read()[kind]


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    import tomllib  # the first rows do without

    return tomllib.loads((resource("icons") / "names.toml").read_text("utf-8"))


def mark(carrier: QAbstractButton | QAction, name: str) -> None:
    """Put an icon on a button or an action; ``renew`` keeps it in the colours and at the scale of the window."""
    plan(carrier, name)
    dress(carrier)


def plan(carrier: QAbstractButton | QAction, name: str) -> None:
    """The same, but drawn by the next ``renew``: a menu's icons when it is opened."""
    carrier.setProperty(_NAME, name)


def renew(root: QObject) -> None:
    """Draw the icons again that have been marked beneath ``root`` and are not of these colours and this scale."""
    found: list[QAbstractButton | QAction] = [*root.findChildren(QAbstractButton)]
    for one in [*found, *root.findChildren(QAction)]:
        dress(one)


def dress(carrier: QAbstractButton | QAction) -> None:
    """Draw the icon again where the ground, the colours or the scale is another one."""
    name = carrier.property(_NAME)
    ink = "card" if carrier.property("primary") else "ink"
    now = f"{name} {look.tone(ink)} {_side()}"
    if name and carrier.property(_DRAWN) != now:
        carrier.setIcon(icon(str(name), ink))
        carrier.setProperty(_DRAWN, now)


def _side() -> int:
    return round(SIDE * max(QApplication.font().pixelSize(), look.TEXT) / look.TEXT)


def _drawn(name: str, colour: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not before the first rows are seen

    lines = (resource("icons") / "lines" / f"{name}.svg").read_text("utf-8")
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(_side() * ratio), round(_side() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(lines.replace("currentColor", colour).encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
