"""How the window looks: one palette, one set of measures, one style sheet, scaled as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from gongkai_desktop.data import resource

SCALES: Final = (100, 125, 150, 175)
TITLE_BAR: Final = 32  # pixels that the system draws above a window
_ROOMY: Final = 1.3  # above this scale a screen of 1366 pixels has no room for what can be spared
_WIDE: Final = 1270  # pixels at 100 % of a wider screen on which it has room at any scale
TEXT: Final = 14  # pixels of the reading text at 100 %
_READABLE: Final = 4.5


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the window.

    Every ink has 4.5 : 1 on every ground it meets; the edge of a field and the words of what cannot be pressed 3 : 1.
    """

    ground: str
    card: str
    line: str
    """Between parts that are told apart without it."""
    edge: str
    """Around what can be filled in or ticked."""
    ink: str
    soft: str
    hint: str
    """Words in an empty field."""
    off: str
    """What cannot be pressed now."""
    blue: str
    blue_down: str
    blue_off: str
    chosen: str
    head: str
    red: str
    amber: str
    green: str
    red_pale: str
    amber_pale: str
    bar: str
    strip: Mapping[str, str]
    """The kinds of days."""
    marks: Mapping[str, str]
    """The same for the small squares of a legend, strong enough to be seen."""
    signs: str = "light"
    """Which of the small pictures of the style sheet are seen on it."""


LIGHT: Final = Palette(
    ground="#F4F6F8", card="#FFFFFF", line="#DCE1E7", edge="#838D99", ink="#1C2530", soft="#5A6672",
    hint="#69747F", off="#7F8A95", blue="#1B5E9E", blue_down="#164C80", blue_off="#7094B9", chosen="#E8EFF7",
    head="#F7F9FB", red="#B3261E", amber="#8F5A00", green="#1F6B44", red_pale="#FBEAE8", amber_pale="#FBF3E2",
    bar="#C5CDD6",
    strip={
        "start": "#FFFFFF", "counted": "#BFD8F1", "rest": "#EDF0F3", "holiday": "#F6D5CF", "makeup": "#BEE3CB",
        "paused": "#DCD0EC",
    },
    marks={
        "counted": "#8DB4DF", "rest": "#D3D9DF", "holiday": "#E8A79B", "makeup": "#85C79C", "paused": "#B9A1DB",
    },
)  # fmt: skip
DARK: Final = Palette(
    ground="#14181D", card="#1D232A", line="#363F4A", edge="#77838F", ink="#E6EBF0", soft="#A9B4BF",
    hint="#929EAA", off="#717C87", blue="#83B9EE", blue_down="#A5CDF5", blue_off="#587CA1", chosen="#27384A",
    head="#232A32", red="#F49A92", amber="#E5B45C", green="#82CFA2", red_pale="#3A2423", amber_pale="#382E1C",
    bar="#4A5561",
    strip={
        "start": "#1D232A", "counted": "#2C4C6E", "rest": "#2A313A", "holiday": "#5A322D", "makeup": "#27503A",
        "paused": "#453A63",
    },
    marks={
        "counted": "#41719F", "rest": "#4E5864", "holiday": "#8F544C", "makeup": "#3F7F5C", "paused": "#6E5D9B",
    },
    signs="dark",
)  # fmt: skip


def contrasting(system: QPalette) -> Palette:
    """The system's own colours, where it is set to high contrast: two of them and what it marks the chosen with.

    No colour tells anything then that is not told by a mark and a word beside it.
    """
    ground, ink = (system.color(role).name() for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text))
    chosen = system.color(QPalette.ColorRole.Highlight)
    back = ground if _apart(chosen, QColor(ink)) < _READABLE else chosen.name()
    return Palette(
        ground=ground, card=ground, line=ink, edge=ink, ink=ink, soft=ink, hint=ink, off=ink, blue=ink,
        blue_down=ink, blue_off=ink, chosen=back, head=ground, red=ink, amber=ink, green=ink, red_pale=ground,
        amber_pale=ground, bar=ink, strip=dict.fromkeys(LIGHT.strip, ground) | {"counted": back, "makeup": back},
        marks=dict.fromkeys(LIGHT.marks, ink),
        signs="dark" if QColor(ground).lightness() < QColor(ink).lightness() else "light",
    )  # fmt: skip


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21 (WCAG 2)."""
    return _apart(QColor(one), QColor(other))


def _apart(one: QColor, other: QColor) -> float:
    dark, bright = sorted(_luminance(colour) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


GROUND: str
CARD: str
LINE: str
EDGE: str
INK: str
SOFT: str
BLUE: str
CHOSEN: str
HEAD: str
RED: str
AMBER: str
GREEN: str
AMBER_PALE: str
STRIP: Mapping[str, str]
MARKS: Mapping[str, str]
"""The palette in use, read when something is painted: kept longer, a colour would be that of another day."""
_used = LIGHT


def use(palette: Palette) -> None:
    """Take these colours from now on."""
    named = {field.name.upper(): getattr(palette, field.name) for field in fields(palette)}
    globals().update(named, _used=palette)


def used() -> Palette:
    """The palette in use."""
    return _used


def tone(name: str) -> str:
    """A colour of the palette in use by its name, for tables that tell which colour means what."""
    return str(getattr(_used, name))


use(LIGHT)


def scale_of(widget: QWidget) -> float:
    """How many times larger than 100 % this widget's text is."""
    return max(widget.font().pixelSize(), TEXT) / TEXT


def scaled(widget: QWidget, pixels: float) -> int:
    """A length given in pixels at 100 %, at this widget's scale."""
    return round(pixels * scale_of(widget))


def screen_room(widget: QWidget) -> QRect:
    """What the screen of a widget leaves to windows."""
    return widget.screen().availableGeometry()


def roomy(widget: QWidget) -> bool:
    """Whether icons, counts and hints have room beside the words: at 150 % on a wide screen, not on a small one."""
    return scale_of(widget) <= _ROOMY or screen_room(widget).width() >= scaled(widget, _WIDE)


def text_font(families: Sequence[str], percent: int) -> QFont:
    """The reading font at a scale; a character that one family lacks comes from the next."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(round(TEXT * percent / 100))
    return font


def colour(name: str) -> QColor:
    """A palette entry as a colour to paint with."""
    return QColor(name)


def restyle(*widgets: QWidget) -> None:
    """Apply the style sheet again after a name or a property has changed."""
    for widget in widgets:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def style_sheet(percent: int) -> str:
    """The application's style sheet at a scale of 100 to 175 percent."""
    px = {f"p{n}": f"{max(1, round(n * percent / 100))}px" for n in range(1, 61)}
    signs = {name: str(resource("icons") / f"{name}-{_used.signs}.png").replace("\\", "/") for name in _SIGNS}
    return _SHEET.format_map(px | signs | asdict(_used))


def qt_palette() -> QPalette:
    """The palette in use for what the style sheet does not reach: words in empty fields, links, choices."""
    role = QPalette.ColorRole
    made = QPalette(QColor(_used.card), QColor(_used.ground))
    for part, name in {
        role.WindowText: _used.ink, role.Text: _used.ink, role.ButtonText: _used.ink, role.Base: _used.card,
        role.AlternateBase: _used.head, role.PlaceholderText: _used.hint, role.Highlight: _used.blue,
        role.HighlightedText: _used.card, role.Link: _used.blue, role.LinkVisited: _used.blue,
        role.ToolTipBase: _used.card, role.ToolTipText: _used.ink,
    }.items():  # fmt: skip
        made.setColor(part, QColor(name))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(_used.off))
    return made


_SIGNS: Final = ("down", "tick")

_SHEET: Final = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, #ground {{ background: {ground}; }}
#card {{ background: {card}; border: 1px solid {line}; border-radius: {p6}; }}
#card[here="true"] {{ border: 1px solid {blue}; }}
#top {{ background: {card}; border-bottom: 1px solid {line}; }}
#rule {{ background: {line}; }}
#leaf {{ background: {card}; border: 1px solid {line}; }}
#small, #soft, #key {{ color: {soft}; }}
#small, QStatusBar QLabel, QStatusBar QToolButton {{ font-size: {p13}; }}
#title {{ font-size: {p17}; font-weight: bold; }}
#heading, #value {{ font-weight: bold; }}
#good {{ color: {green}; }}
#bad, #error {{ color: {red}; }}
#error {{ font-size: {p13}; }}
#caution {{ color: {amber}; font-size: {p13}; }}
#refusal {{ background: {red_pale}; border: 1px solid {red}; border-radius: {p6}; padding: {p8} {p12}; }}
#notice {{ background: {amber_pale}; border: 1px solid {amber}; border-radius: {p6}; padding: {p8} {p12}; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {line}; padding: {p4}; }}

QTabBar {{ background: transparent; icon-size: {p18}; }}
QTabBar::tab {{ background: transparent; border: 0; color: {soft}; }}
QTabBar::tab:selected {{ color: {blue}; font-weight: bold; }}
QTabBar::tab:focus {{ text-decoration: underline; }}
#pages::tab {{ padding: {p8} {p18} {p8} {p18}; min-height: {p22}; font-size: {p15};
  border-bottom: {p3} solid transparent; }}
#pages::tab:selected {{ background: {chosen}; border-bottom: {p3} solid {blue}; }}
#pages::tab:hover:!selected {{ background: {head}; }}
#parts::tab {{ padding: {p4} {p2}; margin-right: {p8}; border-bottom: {p2} solid transparent; }}
#parts::tab:selected {{ border-bottom: {p2} solid {blue}; }}
#parts[room="close"]::tab, #parts[room="closest"]::tab {{ padding: {p4} 0; margin-right: {p5}; }}
#parts[room="closest"] {{ font-size: {p12}; }}

QPushButton {{ icon-size: {p18}; background: {card}; border: 1px solid {line}; border-radius: {p4}; padding: {p6} {p14};
  min-height: {p20}; }}
QPushButton:hover {{ border-color: {blue}; }}
QPushButton:focus {{ border: 1px solid {blue}; }}
QPushButton:pressed {{ background: {chosen}; }}
QPushButton:disabled {{ color: {off}; background: {ground}; }}
QPushButton[primary="true"] {{ background: {blue}; color: {card}; border-color: {blue}; font-weight: bold; }}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:focus {{ background: {blue_down};
  border-color: {ink}; }}
QPushButton[primary="true"]:disabled {{ background: {blue_off}; border-color: {blue_off}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton#link {{ background: transparent; border: 0; color: {soft}; text-align: left; padding: {p4} 0; }}
QPushButton#link:hover, QPushButton#link:focus {{ color: {blue}; text-decoration: underline; }}

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{ background: {card}; border: 1px solid {edge};
  border-radius: {p4}; padding: {p5} {p9}; selection-background-color: {blue}; selection-color: {card};
  placeholder-text-color: {hint}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {p20}; }}
QComboBox:!editable {{ padding-left: {p11}; }}
QPlainTextEdit {{ padding-left: {p7}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 1px solid {blue}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 1px solid {red}; }}
QLineEdit#filter, QComboBox#filter {{ padding: 0 {p4}; min-height: 0; font-size: {p13}; border-radius: {p3}; }}
QComboBox#filter:!editable {{ padding-left: {p6}; }}
QComboBox#filter[all="true"] {{ color: {soft}; }}
QComboBox#filter::drop-down {{ width: {p14}; }}
QComboBox#filter::down-arrow {{ width: {p8}; height: {p8}; }}
#chips {{ background: {chosen}; padding: {p4} {p12}; font-size: {p13}; color: {soft}; }}
QComboBox::drop-down {{ border: 0; width: {p24}; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {p10}; height: {p10}; }}
QComboBox QLineEdit, QSpinBox QLineEdit {{ border: 0; padding: 0; min-height: 0; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {line}; outline: 0; padding: {p2};
  selection-background-color: {chosen}; selection-color: {ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {p28}; padding: 0 {p6}; }}
QCheckBox::indicator {{ width: {p16}; height: {p16}; border: 1px solid {soft}; border-radius: {p3};
  background: {card}; }}
QCheckBox::indicator:checked {{ background: {blue}; border-color: {blue}; image: url("{tick}"); }}
QRadioButton::indicator {{ width: {p14}; height: {p14}; border: {p1} solid {soft}; border-radius: {p8};
  background: {card}; }}
QRadioButton::indicator:checked {{ width: {p6}; height: {p6}; border: {p5} solid {blue}; }}
QRadioButton:focus {{ color: {blue}; }}
QCheckBox:focus {{ color: {blue}; }}

QTableView {{ background: {card}; border: 0; gridline-color: {line}; outline: 0;
  selection-background-color: {chosen}; selection-color: {ink}; }}
QTableView#framed, QTreeView#framed {{ border: 1px solid {line}; }}
QHeaderView {{ background: {head}; }}
QHeaderView::section {{ background: {head}; color: {soft}; border: 0; border-right: 1px solid {line};
  border-bottom: 1px solid {line}; padding: {p6} {p4}; font-weight: bold; }}
QListView {{ background: {card}; border: 0; outline: 0; }}
QListView::item {{ min-height: {p30}; border-radius: {p3}; }}
QListView#framed {{ border: 1px solid {edge}; border-radius: {p4}; padding: {p2} {p4}; }}
QListView#framed:focus {{ border: 1px solid {blue}; }}
QListView#framed[wrong="true"] {{ border: 1px solid {red}; }}
QListView::indicator, QTableView::indicator {{ width: {p16}; height: {p16}; border: 1px solid {soft};
  border-radius: {p3}; background: {card}; }}
QListView::indicator:checked, QTableView::indicator:checked {{ background: {blue}; border-color: {blue};
  image: url("{tick}"); }}
QListView::item:selected {{ background: {chosen}; color: {ink}; }}
QTreeView {{ background: {card}; border: 0; outline: 0; selection-background-color: {chosen};
  selection-color: {blue}; }}
QTreeView::item:selected {{ background: {chosen}; color: {blue}; }}
QTreeView::branch:selected {{ background: {chosen}; }}
QTreeView#framed::item {{ min-height: {p30}; }}
QTreeView#framed::item:selected {{ color: {ink}; }}

QMenuBar {{ background: transparent; }}
QMenuBar::item {{ padding: {p6} {p8}; color: {soft}; background: transparent; }}
QMenuBar::item:selected {{ background: {chosen}; color: {blue}; }}
QMenu {{ icon-size: {p18}; background: {card}; border: 1px solid {line}; padding: {p4}; }}
QMenu::item {{ padding: {p6} {p24} {p6} {p20}; }}
QMenu::icon {{ padding-left: {p8}; }}
QMenu::item:selected {{ background: {chosen}; color: {blue}; }}
QMenu::item:disabled {{ color: {off}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}; }}
QStatusBar {{ background: {card}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel, QStatusBar QToolButton {{ color: {soft}; }}
QStatusBar QToolButton#warn {{ color: {amber}; }}
QStatusBar QToolButton#late {{ color: {red}; font-weight: bold; }}
QStatusBar QLabel {{ padding: 0 {p12}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {p4}; padding: {p2} {p6}; }}
QToolButton:disabled {{ color: {off}; }}
QToolButton:hover, QToolButton:focus {{ border-color: {blue}; color: {blue}; }}
QToolButton::menu-indicator {{ image: none; }}

QTextBrowser {{ background: transparent; border: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {p10}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p10}; margin: 0; }}
QScrollBar::handle {{ background: {bar}; border-radius: {p5}; min-height: {p30}; min-width: {p30}; }}
QTextBrowser QScrollBar:vertical {{ width: {p16}; }}
QTextBrowser QScrollBar::handle:vertical {{ margin-left: {p6}; }}
QScrollBar::handle:hover {{ background: {soft}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: 0; width: 0; height: 0; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {line}; border: 0; border-radius: {p4}; min-height: {p8}; max-height: {p8}; }}
QProgressBar::chunk {{ background: {blue}; border-radius: {p4}; }}
"""
