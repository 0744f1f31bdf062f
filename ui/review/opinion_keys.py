"""One opinion chosen by its digit, by its first letters, by arrows or by mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import look

_PAD, _GAP, _HEIGHT = 9, 6, 30


class OpinionKeys(QWidget):
    """The opinions side by side with their digits; 1 to 9 chooses, the same digit or Del clears again."""

    changed = Signal()
    decided = Signal()
    """Chosen by its digit or by mouse, not on the way to another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[str, ...] = ()
        self._letters: tuple[str, ...] = ()
        self._typed = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: Sequence[str], letters: Sequence[str] = ()) -> None:
        """The opinions to choose from, and by what first letters each is known."""
        self._choices, self._letters, self._at = tuple(choices), tuple(letters), -1
        names = "，".join(f"{at} {words}" for at, words in enumerate(self._choices, 1))
        self.setAccessibleName(self.tr("意见：{}").format(names))
        self.updateGeometry()
        self.update()

    def value(self) -> str:
        """The chosen opinion, '' before one is."""
        return self._choices[self._at] if self._at >= 0 else ""

    def choose(self, opinion: str) -> None:
        """Choose an opinion; '' or one that is not offered clears."""
        at = self._choices.index(opinion) if opinion in self._choices else -1
        if at != self._at:
            self._at = at
            self.update()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters choose, arrows go on, Del clears; everything else belongs to the row."""
        text, key = event.text(), event.key()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and text.isdecimal() and 0 < int(text) <= len(self._choices):
            self._typed = ""
            self.choose(self._choices[int(text) - 1])
            self.decided.emit()
        elif plain and text.isascii() and text.isalpha():
            self._type(text.lower())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._choices:
            step = 1 if key == Qt.Key.Key_Right else -1
            self.choose(self._choices[(max(self._at, -1 if step > 0 else 0) + step) % len(self._choices)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._typed = ""
            self.choose("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for choice, place in zip(self._choices, self._places(self.width()), strict=True):
            if place.contains(event.position().toPoint()):
                self.choose(choice)
                self.decided.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Letters begin anew, and the frame tells where the cursor is."""
        self._typed = ""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrow places take a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else look.scaled(self, _HEIGHT)

    def sizeHint(self) -> QSize:
        """All opinions in one line."""
        places = self._places(100_000)
        return QSize(places[-1].right() + 1 if places else 0, look.scaled(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The widest opinion."""
        widest = max((place.width() for place in self._places(1)), default=0)
        return QSize(widest, look.scaled(self, _HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each opinion in its frame; the chosen one is filled and ticked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (choice, place) in enumerate(zip(self._choices, self._places(self.width()), strict=True)):
            chosen = at == self._at
            painter.setPen(QPen(QColor(look.BLUE if chosen or self.hasFocus() else look.EDGE), 1))
            painter.setBrush(QColor(look.BLUE if chosen else look.CARD))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
            painter.setPen(QColor(look.CARD if chosen else look.INK if self.isEnabled() else look.SOFT))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), _words(at, choice, chosen))

    def _type(self, letter: str) -> None:
        """The first opinion whose letters begin as typed; a letter that leads nowhere begins anew."""
        for typed in (self._typed + letter, letter):
            found = next((at for at, known in enumerate(self._letters) if known.startswith(typed)), -1)
            if found >= 0:
                self._typed = typed
                self.choose(self._choices[found])
                return

    def _places(self, width: int) -> list[QRect]:
        """Where each opinion stands, in as many lines as the width needs."""
        pad, gap, height = (look.scaled(self, one) for one in (_PAD, _GAP, _HEIGHT))
        places: list[QRect] = []
        left = top = 0
        for at, choice in enumerate(self._choices):
            wide = self.fontMetrics().horizontalAdvance(_words(at, choice, True)) + 2 * pad
            if left and left + wide > width:
                left, top = 0, top + height + gap
            places.append(QRect(left, top, wide, height))
            left += wide + gap
        return places


def _words(at: int, choice: str, chosen: bool) -> str:
    return f"{'✓' if chosen else at + 1} {choice}"
