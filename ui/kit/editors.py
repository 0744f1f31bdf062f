"""Field editors by kind: each reads and shows text values and says what is wrong with what was typed."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QValidator
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gongkai_desktop.clock import today
from gongkai_desktop.ledger import Column, Kind, nearest_day, one_line, read_date, show
from ui.kit import look
from ui.kit.branching import Branches
from ui.kit.picking import Checklist, FilePath, RecordNumber, hint
from ui.kit.steady import Steady


def weekday(day: date) -> str:
    """The short name of the day of the week, 周一 to 周日."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_letter(day: date) -> str:
    """The day of the week over a narrow column: 一 to 日, or Mo to Su, as one letter would mean two days."""
    if QLocale().language() is QLocale.Language.Chinese:
        return QLocale().dayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
    return weekday(day)[:2]


class Unchecked:
    """What an editor says of its own value where anything may be typed."""

    def problem(self) -> str:
        """What is wrong with what was typed, '' when nothing is."""
        return ""

    def remark(self) -> str:
        """What to say beside the field."""
        return ""


_BREAKS: Final = "\t\n\r\x0b\x0c\x85\u2028\u2029"


class OneLine(QValidator):
    """Keeps tabs and line breaks out of a field of one line, whichever way they come: typed, pasted, let go over it."""

    def validate(self, text: str, place: int) -> object:
        """The text as one line; anything else is for others to judge."""
        kept = one_line(text) if any(sign in text for sign in _BREAKS) else text
        return QValidator.State.Acceptable, kept, min(place, len(kept))


class Line(QLineEdit, Unchecked):
    """A line of text; a help that is longer than the line stands beneath it."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.setValidator(OneLine(self))
        self._beneath = hint(self, column.help)
        self.textChanged.connect(lambda: self.changed.emit())

    def remark(self) -> str:
        """The help that has no room in the line."""
        return self._beneath

    def value(self) -> object:
        """The text without blanks at its ends."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Show a value, from its beginning where it is longer than the field."""
        self.setText(show(value))
        self.setCursorPosition(0)


class Number(Line):
    """A whole number."""

    def problem(self) -> str:
        """Says so when it is no whole number."""
        text = self.text().strip()
        if not text or text.lstrip("-").isdigit():
            return ""
        return QCoreApplication.translate("Form", "请填整数")


_AROUND: Final = 24  # pixels at 100 % between the words of a field and its edges, both sides


class Day(Line):
    """A day, typed in any form, also without its year; the reading and its weekday stand beside the field."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._ways = QCoreApplication.translate("Form", "如 2026-02-06、2026.2.6、2月6日、2-6")
        self.setPlaceholderText(self._ways)
        self._beneath = ""
        self._guessed: tuple[str, date | None] = ("", None)
        """What was typed without a year, and the day told for it: no other one when the day changes meanwhile."""
        self.near: date | None = None
        """The day near which one without its year is meant; today where there is none."""
        self.setToolTip(column.help)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways to write a day are told where they have room."""
        super().resizeEvent(event)
        roomy = self.fontMetrics().horizontalAdvance(self._ways) <= self.width() - look.scaled(self, _AROUND)
        short = QCoreApplication.translate("Days", "年月日")
        self.setPlaceholderText(self._ways if roomy else short)

    def value(self) -> object:
        """The day as ISO text; what was typed where it is no day."""
        return show(self._read()) if not self.problem() else self.text()

    def problem(self) -> str:
        """The reason why this is no day."""
        try:
            self._read()
        except ValueError as error:
            return str(error)
        return ""

    def remark(self) -> str:
        """The day as understood."""
        if self.problem() or (day := self._read()) is None:
            return ""
        told = f"{day.isoformat()} {weekday(day)}"
        if self._nearest() is None:
            return told
        return QCoreApplication.translate("Form", "{}，没有写年份，按最近的算作 {} 年").format(told, day.year)

    def _read(self) -> date | None:
        return self._nearest() or read_date(self.text())

    def _nearest(self) -> date | None:
        text = self.text()
        if text != self._guessed[0]:
            self._guessed = text, nearest_day(text, self.near or today())
        return self._guessed[1]


class Choice(Steady, Unchecked):
    """One of given words, or none."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.addItems(["", *column.choices])
        self.setToolTip(column.help)
        self.currentTextChanged.connect(lambda: self.changed.emit())

    def value(self) -> object:
        """The chosen word."""
        return self.currentText()

    def set_value(self, value: object) -> None:
        """Choose a word; one that is no longer offered is kept as it is."""
        text = show(value)
        if self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentText(text)


class Suggestion(Choice):
    """A text for which the usual words are offered; parts of a word find it."""

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self._beneath = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self._offers = QCompleter(column.choices, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.popup().installEventFilter(self)
        if (line := self.lineEdit()) is not None:
            line.setValidator(OneLine(line))
            self._beneath = hint(line, column.help)

    def remark(self) -> str:
        """The help that has no room in the line."""
        return self._beneath

    def setAccessibleName(self, name: str) -> None:
        """The line that takes the typing has the same name: a screen reader comes to that one."""
        super().setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)

    def value(self) -> object:
        """The text without blanks at its ends."""
        return self.currentText().strip()

    def set_value(self, value: object) -> None:
        """Show a text, from its beginning where it is longer than the field."""
        self.setEditText(show(value))
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what was typed, and goes on with it, though the list of what is like it is open."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            popup, line = self._offers.popup(), self.lineEdit()
            chosen = popup.isVisible() and popup.currentIndex().isValid()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None and not chosen:
                popup.hide()
                again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                QApplication.sendEvent(line, again)
                return True
        return super().eventFilter(watched, event)


class Paragraph(QPlainTextEdit, Unchecked):
    """A longer text of some lines; Tab leaves it."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(column.help)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 20)
        self.textChanged.connect(lambda: self.changed.emit())

    def value(self) -> object:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setPlainText(show(value))


_BESIDE: Final = 24  # characters of help that stand beside a box


class Tick(QCheckBox, Unchecked):
    """Yes or no; its help stands beside it, a long one beneath it: the words of a box are never broken."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        self._beneath = column.help if len(column.help) > _BESIDE else ""
        super().__init__("" if self._beneath else column.help)
        self.toggled.connect(lambda: self.changed.emit())

    def remark(self) -> str:
        """The help that has no room beside the box."""
        return self._beneath

    def value(self) -> object:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick or clear."""
        self.setChecked(bool(value))


Editor = Line | Choice | Branches | Paragraph | Tick | Checklist | RecordNumber | FilePath


def editor_for(column: Column) -> Editor:
    """The editor that suits a column."""
    if column.kind is Kind.DATE:
        return Day(column)
    if column.kind is Kind.INTEGER:
        return Number(column)
    if column.kind is Kind.LONG:
        return Paragraph(column)
    if column.kind is Kind.FLAG:
        return Tick(column)
    if column.kind is Kind.CHOICE:
        return Branches(column) if column.tree else Choice(column)
    if column.kind in (Kind.SEVERAL, Kind.CHECKS):
        return Checklist(column)
    if column.kind is Kind.RECORD:
        return RecordNumber(column)
    if column.kind is Kind.FILE:
        return FilePath(column)
    return Suggestion(column) if column.choices else Line(column)


def focus_of(editor: QWidget) -> QWidget:
    """The widget inside an editor that takes the typing."""
    if isinstance(editor, FilePath | Branches):
        return editor.line
    line = editor.lineEdit() if isinstance(editor, QComboBox) else None
    return line or editor
