"""How the window looks: one palette, one set of measures, one style sheet, scaled as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from gongkai_desktop.data import resource

SCALES: Final = (100, 125, 150, 175)
ROOMY: Final = 1.3  # above this scale a screen of 1366 pixels has no room for what can be spared
TEXT: Final = 14  # pixels of the reading text at 100 %

GROUND: Final = "#F4F6F8"
CARD: Final = "#FFFFFF"
LINE: Final = "#DCE1E7"
INK: Final = "#1C2530"
SOFT: Final = "#5A6672"
BLUE: Final = "#1B5E9E"
BLUE_DOWN: Final = "#164C80"
CHOSEN: Final = "#E8EFF7"
HEAD: Final = "#F7F9FB"
RED: Final = "#B3261E"
AMBER: Final = "#A86A00"
GREEN: Final = "#23744A"
RED_PALE: Final = "#FBEAE8"
AMBER_PALE: Final = "#FBF3E2"

STRIP: Final = {
    "start": CARD,
    "counted": "#BFD8F1",
    "rest": "#EDF0F3",
    "holiday": "#F6D5CF",
    "makeup": "#BEE3CB",
    "paused": "#DCD0EC",
}


def scale_of(widget: QWidget) -> float:
    """How many times larger than 100 % this widget's text is."""
    return max(widget.font().pixelSize(), TEXT) / TEXT


def scaled(widget: QWidget, pixels: float) -> int:
    """A length given in pixels at 100 %, at this widget's scale."""
    return round(pixels * scale_of(widget))


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
    down = str(resource("icons") / "down.png").replace("\\", "/")
    tick = str(resource("icons") / "tick.png").replace("\\", "/")
    return _SHEET.format_map(px | {"down": down, "tick": tick} | _COLOURS)


_COLOURS: Final = {
    "ground": GROUND, "card": CARD, "line": LINE, "ink": INK, "soft": SOFT, "blue": BLUE, "blue_down": BLUE_DOWN,
    "chosen": CHOSEN, "head": HEAD, "red": RED, "amber": AMBER, "green": GREEN,
    "red_pale": RED_PALE, "amber_pale": AMBER_PALE,
}  # fmt: skip

_SHEET: Final = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, #ground {{ background: {ground}; }}
#card {{ background: {card}; border: 1px solid {line}; border-radius: {p6}; }}
#card[here="true"] {{ border: 1px solid {blue}; }}
#top {{ background: {card}; border-bottom: 1px solid {line}; }}
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

QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; border: 0; color: {soft}; }}
QTabBar::tab:selected {{ color: {blue}; font-weight: bold; }}
QTabBar::tab:focus {{ text-decoration: underline; }}
#pages::tab {{ padding: {p8} {p18} {p8} {p18}; min-height: {p22}; font-size: {p15};
  border-bottom: {p3} solid transparent; }}
#pages::tab:selected {{ background: {chosen}; border-bottom: {p3} solid {blue}; }}
#pages::tab:hover:!selected {{ background: {head}; }}
#parts::tab {{ padding: {p4} {p2}; margin-right: {p8}; border-bottom: {p2} solid transparent; }}
#parts::tab:selected {{ border-bottom: {p2} solid {blue}; }}

QPushButton {{ background: {card}; border: 1px solid {line}; border-radius: {p4}; padding: {p6} {p14};
  min-height: {p20}; }}
QPushButton:hover {{ border-color: {blue}; }}
QPushButton:focus {{ border: 1px solid {blue}; }}
QPushButton:pressed {{ background: {chosen}; }}
QPushButton:disabled {{ color: #98A2AD; background: {ground}; }}
QPushButton[primary="true"] {{ background: {blue}; color: white; border-color: {blue}; font-weight: bold; }}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:focus {{ background: {blue_down};
  border-color: {ink}; }}
QPushButton[primary="true"]:disabled {{ background: #9DB8D3; border-color: #9DB8D3; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton#link {{ background: transparent; border: 0; color: {soft}; text-align: left; padding: {p4} 0; }}
QPushButton#link:hover, QPushButton#link:focus {{ color: {blue}; text-decoration: underline; }}

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{ background: {card}; border: 1px solid {line};
  border-radius: {p4}; padding: {p5} {p9}; selection-background-color: {blue}; selection-color: white; }}
QLineEdit, QComboBox {{ min-height: {p20}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 1px solid {blue}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 1px solid {red}; }}
QLineEdit#filter, QComboBox#filter {{ padding: 0 {p4}; min-height: 0; font-size: {p13}; border-radius: {p3}; }}
QComboBox#filter[all="true"] {{ color: {soft}; }}
QComboBox#filter::drop-down {{ width: {p14}; }}
QComboBox#filter::down-arrow {{ width: {p8}; height: {p8}; }}
#chips {{ background: {chosen}; padding: {p4} {p12}; font-size: {p13}; color: {soft}; }}
QComboBox::drop-down {{ border: 0; width: {p24}; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {p10}; height: {p10}; }}
QComboBox QLineEdit {{ border: 0; padding: 0; }}
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
QListView#framed {{ border: 1px solid {line}; border-radius: {p4}; padding: {p2} {p4}; }}
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
QMenu {{ background: {card}; border: 1px solid {line}; padding: {p4}; }}
QMenu::item {{ padding: {p6} {p24} {p6} {p20}; }}
QMenu::item:selected {{ background: {chosen}; color: {blue}; }}
QMenu::item:disabled {{ color: #98A2AD; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}; }}
QStatusBar {{ background: {card}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel, QStatusBar QToolButton {{ color: {soft}; }}
QStatusBar QToolButton#warn {{ color: {amber}; }}
QStatusBar QToolButton#late {{ color: {red}; font-weight: bold; }}
QStatusBar QLabel {{ padding: 0 {p12}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {p4}; padding: {p2} {p6}; }}
QToolButton:disabled {{ color: #98A2AD; }}
QToolButton:hover, QToolButton:focus {{ border-color: {blue}; color: {blue}; }}
QToolButton::menu-indicator {{ image: none; }}

QTextBrowser {{ background: transparent; border: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {p10}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p10}; margin: 0; }}
QScrollBar::handle {{ background: #C5CDD6; border-radius: {p5}; min-height: {p30}; min-width: {p30}; }}
QScrollBar::handle:hover {{ background: {soft}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: 0; width: 0; height: 0; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: #EDF0F3; border: 0; border-radius: {p4}; min-height: {p8}; max-height: {p8}; }}
QProgressBar::chunk {{ background: {blue}; border-radius: {p4}; }}
"""
