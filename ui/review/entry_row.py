"""One line of 录入签字结果: the opinion, who signed, on which day; grounds and reason only where they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.review.opinions import OpinionSaid
from ui.kit import look
from ui.kit.dialogs import label
from ui.kit.editors import Day, Editor, Line, Suggestion, editor_for, focus_of
from ui.kit.elided import Elided
from ui.kit.look import restyle
from ui.kit.markup import escape
from ui.review.opinion_keys import OpinionKeys

if TYPE_CHECKING:
    from gongkai_desktop.cases.breach import Breach
    from gongkai_desktop.review.opinions import OpinionRow

_OWN: Final = ("day", "opinion", "who", "paper", "grounds", "reason")
"""What every opinion has; a step may ask for more."""
ACROSS: Final = 2  # further facts in one line, where the text leaves room
LEAST: Final = 90  # pixels that the field of a further fact keeps
_STEP: Final = 6  # full-width characters that a step's name has room for
PAUSE: Final = 150  # milliseconds after the last change before deviations are asked for


class EntryRow(QFrame):
    """Knows what was said of one review at one step; ``said`` is None while nothing was."""

    entered = Signal(int)
    """The cursor has come into the row, which is known by its place in the list."""
    stepped = Signal(int)
    """The cursor is to go on (1) or back (-1)."""
    passed = Signal()
    """Nobody has signed here: the cursor is to go on to the next item."""
    finished = Signal()
    """Ctrl+Enter: everything is to be saved."""
    changed = Signal()
    settled = Signal()
    """What is said has stood unchanged for a moment: time to look for deviations."""
    renamed = Signal(str)
    redated = Signal(str)
    """The clerk has typed another signer or day, which the rows below take over."""

    def __init__(
        self,
        at: int,
        row: OpinionRow,
        letters: Sequence[str] = (),
        *,
        further: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``further``: another signature on the item of the row before, which has told its title."""
        super().__init__(parent)
        self.at, self.row, self.continues = at, row, further
        self.touched = self.closed = False
        self._deviations: tuple[Breach, ...] = ()
        self.opinion = OpinionKeys()
        self.opinion.offer(row.opinions, letters)
        self.who = Suggestion(
            Column("who", self.tr("签字人"), choices=tuple(row.who), help=self.tr("签字人"))
        )
        self.day = Day(Column("day", self.tr("日期"), Kind.DATE))
        self.grounds = Line(Column("grounds", self.tr("依据"), help=self.tr("依据和理由（这个意见必须写）")))
        self.reason = Line(Column("reason", self.tr("说明"), help=self.tr("为什么是这样，写一句，照实记下")))
        self.asks = [column for column in row.form.form.columns if column.key not in _OWN]
        self.more: dict[str, Editor] = {ask.key: editor_for(ask) for ask in self.asks}
        self._note = label(row.note, "small", wrap=True)
        self._told, self._wrong = label("", "caution", wrap=True), label("", "error", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settled)
        self._arrange()
        self._connect()
        self.who.set_value(row.who[0] if row.who else "")
        self.day.set_value(row.day)
        self.touched = False
        self._follow()

    def said(self) -> OpinionSaid | None:
        """What was said, None while no opinion is chosen and where nobody signs any more."""
        if self.closed or not self.opinion.value():
            return None
        return OpinionSaid(
            review=self.row.review,
            step=self.row.step,
            opinion=self.opinion.value(),
            who=str(self.who.value()),
            day=str(self.day.value()),
            grounds=str(self.grounds.value()) if self._wants_grounds() else "",
            reason=str(self.reason.value()) if self._deviations else "",
            more={key: str(editor.value()) for key, editor in self.more.items() if editor.value()},
        )

    def restore(self, values: Mapping[str, object]) -> None:
        """Say again what was said before: the values of an opinion's form by key."""
        self.opinion.choose(str(values.get("opinion", "")))
        fields = {
            "who": self.who,
            "day": self.day,
            "grounds": self.grounds,
            "reason": self.reason,
            **self.more,
        }
        for key, editor in fields.items():
            if values.get(key):
                editor.set_value(values[key])
        self.touched = True

    def check(self) -> bool:
        """Say what is wrong and go there; true when nothing is, or nothing is said."""
        wrong = self._problem() if self.opinion.value() and not self.closed else None
        self.say(wrong[1] if wrong else "")
        for field in (self.who, self.day, self.grounds, self.reason, *self.more.values()):
            field.setProperty("wrong", wrong is not None and field is wrong[0])
            restyle(field)
        if wrong is not None:
            focus_of(wrong[0]).setFocus(Qt.FocusReason.TabFocusReason)
        return wrong is None

    def say(self, why: str) -> None:
        """Why this row could not be taken; '' takes the words away."""
        self._wrong.setText(why)
        self._wrong.setVisible(bool(why))

    def told(self) -> str:
        """All that stands beneath the row's fields."""
        return "\n".join(filter(None, (self._note.text(), self._told.text(), self._wrong.text())))

    def take_row(self, row: OpinionRow) -> None:
        """What the row offers after what was said before it on the same paper."""
        self.row = row
        self._note.setText(row.note)
        self._follow()

    def take_deviations(self, found: Sequence[Breach]) -> None:
        """Show what goes against the rules with its article, and ask for a reason."""
        self._deviations = tuple(found)
        self._told.setText("\n".join(self.tr("▲ {}（{}）").format(one.text, one.article) for one in found))
        self._follow()

    def shut(self, closed: bool) -> None:
        """Nobody signs here: the step before has ended it, or it has been recorded."""
        self.closed = closed
        self.setVisible(not closed)

    def ends(self) -> bool:
        """Whether nobody signs after what is said here."""
        return not self.closed and self.opinion.value() in self.row.ends

    def look_again(self) -> None:
        """Something was said before it on the same paper: ask anew what it means here, and for deviations."""
        self._pause.start()

    def mark(self, here: bool) -> None:
        """Whether the cursor is in this row."""
        self.setProperty("here", here)
        restyle(self)

    def go(self) -> None:
        """Put the cursor where typing begins."""
        self.opinion.setFocus(Qt.FocusReason.TabFocusReason)

    def take_who(self, name: str) -> None:
        """The signer of the row above, unless one was typed here."""
        if not self.touched:
            self.who.set_value(name)

    def take_day(self, day: str) -> None:
        """The day of the row above, unless one was typed here."""
        if not self.touched:
            self.day.set_value(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next row, Ctrl+Enter saves, up and down move from opinion to opinion."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.at)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finished.emit()
            else:
                self._on(watched)
            return True
        if watched is self.opinion and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
            return True
        if watched is self.opinion and event.matches(QKeySequence.StandardKey.Paste) and self._wants_why():
            self._why().paste()
            self._go_why()
            return True
        if watched in (self.grounds, self.reason) and key == Qt.Key.Key_Up:
            self.go()
            return True
        return False

    # — building —

    def _arrange(self) -> None:
        self.setObjectName("card")
        line = QGridLayout()
        line.setHorizontalSpacing(8)
        large = not look.roomy(self)
        step = label(self.row.step_title, "small")
        step.setMinimumWidth(self.fontMetrics().horizontalAdvance("　") * _STEP)
        line.addWidget(step, int(large), 0)
        line.addWidget(self.opinion, 0, 0 if large else 1, 1, 4 if large else 1)
        for at, editor in enumerate((self.who, self.day), 2):
            line.addWidget(editor, int(large), at)
        line.setColumnStretch(1, 1)
        for editor, wide in ((self.who, 104), (self.day, 108)):
            editor.setFixedWidth(look.scaled(self, wide))
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.setSpacing(4)
        if not self.continues:
            box.addLayout(self._head())
        box.addLayout(line)
        box.addLayout(self._further())
        for under in (self._note, self.grounds, self._told, self.reason, self._wrong):
            box.addWidget(under)
        self._wrong.hide()
        for field in (self.who, self.day, self.grounds, self.reason):
            field.setAccessibleName(self.tr("{}（{}）").format(field.toolTip() or "", self.row.title))

    def _head(self) -> QHBoxLayout:
        """Which item it is: its 序号 on the paper, or the paper itself where it has but this one."""
        title = Elided()
        title.setObjectName("value")
        title.setText(self.row.title)
        head = QHBoxLayout()
        head.addWidget(label(f"{self.row.place or self.at + 1}", "small"))
        head.addWidget(title, 1)
        head.addWidget(label(self.row.sheet, "small"))
        return head

    def _further(self) -> QGridLayout:
        """What this step asks besides: the meeting with its day, the risk found; two beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        across = 1 if not look.roomy(self) else min(len(self.asks), ACROSS)
        for at, ask in enumerate(self.asks):
            editor = self.more[ask.key]
            editor.setMinimumWidth(look.scaled(self, LEAST))
            editor.setAccessibleName(self.tr("{}（{}）").format(ask.title, self.row.title))
            grid.addWidget(_asking(ask), at // across, at % across * 2)
            grid.addWidget(editor, at // across, at % across * 2 + 1)
        for at in range(across):
            grid.setColumnStretch(at * 2 + 1, 1)
        return grid

    def _connect(self) -> None:
        self.opinion.changed.connect(self._follow)
        self.opinion.decided.connect(self._decided)
        who = self.who.lineEdit()
        if who is not None:
            who.textEdited.connect(lambda text: self._retype(self.renamed, text))
        self.who.activated.connect(lambda _: self._retype(self.renamed, self.who.currentText()))
        self.day.textEdited.connect(lambda _: self._retype(self.redated, str(self.day.value())))
        for field in (self.opinion, self.who, self.day, self.grounds, self.reason, *self.more.values()):
            field.changed.connect(self._stirred)
            focus_of(field).installEventFilter(self)

    # — small answers —

    def _retype(self, signal: SignalInstance, text: str) -> None:
        self.touched = True
        signal.emit(text)

    def _stirred(self) -> None:
        self.changed.emit()
        self._pause.start()

    def _decided(self) -> None:
        """An opinion was chosen for good: where it wants grounds, typing goes on there."""
        if self._wants_grounds() and not self.grounds.value():
            self._go_why()

    def _wants_why(self) -> bool:
        return self._why().isVisible()

    def _why(self) -> Line:
        """Where words on the opinion belong."""
        return self.grounds if self._wants_grounds() else self.reason

    def _go_why(self) -> None:
        self._why().setFocus(Qt.FocusReason.TabFocusReason)

    def _wants_grounds(self) -> bool:
        return self.opinion.value() in self.row.wants_grounds

    def _follow(self) -> None:
        """Fields that are not wanted are not seen."""
        self.grounds.setVisible(self._wants_grounds())
        self._note.setVisible(bool(self._note.text()))
        wanted = bool(self._deviations) and bool(self.opinion.value())
        self._told.setVisible(wanted)
        self.reason.setVisible(wanted)

    def _on(self, watched: QObject) -> None:
        """Enter: on to what is wanted and still empty, else to the next row; past an item nobody signed."""
        if watched is self.opinion and not self.opinion.value():
            self.passed.emit()
            return
        asked = [self.more[ask.key] for ask in self.asks if ask.required and self.opinion.value()]
        wanted = [*asked, self.grounds, self.reason]
        places = [focus_of(field) for field in wanted]
        after = places.index(watched) + 1 if watched in places else 0
        for field, place in zip(wanted[after:], places[after:], strict=True):
            if not field.isHidden() and not field.value():
                place.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.stepped.emit(1)

    def _problem(self) -> tuple[QWidget, str] | None:
        """The first field that keeps this row from being taken, and why."""
        if not self.who.value():
            return self.who, self.tr("请填签字人")
        if problem := self.day.problem() or ("" if self.day.value() else self.tr("请填签字的日期")):
            return self.day, problem
        if self._wants_grounds() and not self.grounds.value():
            return self.grounds, self.tr("请写依据和理由")
        if self._deviations and not self.reason.value():
            return self.reason, self.tr("请写一句为什么是这样")
        for ask in self.asks:
            editor = self.more[ask.key]
            if ask.required and not editor.value():
                return editor, self.tr("请填写{}").format(ask.title)
        return None


def _asking(ask: Column) -> QLabel:
    """The name of a further fact, starred where it is needed."""
    made = label("", "small")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setText(escape(ask.title) + (f"<span style='color:{look.RED}'> *</span>" if ask.required else ""))
    return made
