"""The days that must not be missed, in a row at the head of the card: what is owed, the day, how near it is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gongkai_desktop.requests.dates import DONE, KeyDate, key_dates
from ui.kit import look
from ui.kit.dialogs import label
from ui.kit.editors import weekday
from ui.kit.urgency import reminder, urgency_colour

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import CaseView
    from gongkai_desktop.requests.case import RequestCase
    from gongkai_desktop.requests.request import Request

_ACROSS: Final = 4
_TORN: Final = re.compile("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
"""Between two characters of one word."""
_COUNTED: Final = re.compile(r"(?<=\d) (?=个)")


class DaysRow(QWidget):
    """Up to four days side by side; in large text two, without what stands in their tips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("不能错过的日期"))
        self._shown: tuple[KeyDate, ...] = ()
        self._places: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)

    def show_record(self, view: CaseView[Request, RequestCase], today: date) -> None:
        """The days of an application."""
        self.show_days(key_dates(view.case))

    def show_days(self, days: tuple[KeyDate, ...]) -> None:
        """These days, in the place of those before."""
        self._shown = days
        for old in self._places:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._places = []
        large = not look.roomy(self)
        across = 2 if large else _ACROSS
        for at, one in enumerate(days):
            row, column = divmod(at, across)
            self._grid.setColumnStretch(column, 1)
            for line, place in enumerate(_told(one, large=large)):
                place.setToolTip(self.words(one))
                self._grid.addWidget(place, row * 3 + line, column, Qt.AlignmentFlag.AlignTop)
                self._places.append(place)
        self.setVisible(bool(days))

    def words(self, one: KeyDate) -> str:
        """One of the days in a sentence."""
        return " ".join(part for part in (one.title, one.day, one.words) if part)

    def told(self) -> str:
        """All of them, for whoever reads and does not see."""
        return "；".join(map(self.words, self._shown))


def _told(one: KeyDate, *, large: bool) -> tuple[QLabel, ...]:
    """What it is, its day, how near it is; in large text a mark beside the day says that it is near or over."""
    title, day = label(one.title, "small"), label(_short(one.day), "heading")
    what = label(_whole(one.words), "small", wrap=True)
    if one.urgency == DONE:
        day.setStyleSheet(f"color: {look.SOFT}")
    else:
        ink = urgency_colour(one.urgency)
        what.setText(_whole(reminder(one.urgency, _left(one))))
        for part in (day, what):
            part.setStyleSheet(f"color: {ink}")
        if large:
            day.setText(reminder(one.urgency, _short(one.day)))
    return (title, day) if large and one.day else (title, day, what)


def _whole(words: str) -> str:
    """Words that are broken where a part of them ends, and a number stays beside what it counts."""
    return _TORN.sub("\u2060", _COUNTED.sub("\u00a0", words))


def _left(one: KeyDate) -> str:
    """How near it is, in as few words as say it: the room is that of four in a card."""
    if one.left is None or one.left <= 0:
        return one.words
    return QCoreApplication.translate("DaysRow", "{} 个工作日").format(one.left)


def _short(day: str) -> str:
    """A day without its year, with the day of the week."""
    return f"{day[5:]} {weekday(date.fromisoformat(day))}" if day else "—"
