"""Dialogs that every page shares: a refusal explained, a long job with its cancel, the dialog's frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import (
    SIGNAL,
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.errors import Refused
from ui.kit import icons, look
from ui.kit.alive import if_there
from ui.kit.folding import FoldingRow
from ui.kit.markup import escape
from ui.tasks import Failed, Job, Progress

T = TypeVar("T")
PATIENCE = 400  # milliseconds before a job shows its progress
_EDGE = 6  # pixels that the system draws around a dialog, beside its bar


def button(text: str, clicked: Callable[[], object], *, primary: bool = False, icon: str = "") -> QPushButton:
    """A button that Enter does not press by accident, with an icon of ``ui.kit.icons`` beside its word."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setProperty("primary", primary)
    if icon:
        icons.mark(made, icon)
    made.clicked.connect(lambda: clicked())
    return made


def lead(made: QPushButton, leads: bool) -> None:
    """Make a button the blue one, or one like the others; its icon is then drawn for its new ground."""
    made.setProperty("primary", leads)
    look.restyle(made)
    icons.dress(made)


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text with a name that the style sheet knows."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def card(*, margins: int = 12) -> tuple[QFrame, QVBoxLayout]:
    """A white card and the column it holds."""
    frame = QFrame()
    frame.setObjectName("card")
    box = QVBoxLayout(frame)
    box.setContentsMargins(margins, margins, margins, margins)
    box.setSpacing(8)
    return frame, box


class Room(QScrollArea):
    """Content that scrolls where there is no height for it, and asks for the height that it needs."""

    grown = Signal()
    """The content needs more or less height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what stands in it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def setWidget(self, content: QWidget) -> None:
        """Show another content."""
        super().setWidget(content)
        content.installEventFilter(self)

    def needs(self, width: int) -> int:
        """The height of the whole content at a width."""
        content = self.widget()
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of the content."""
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The content's width, as far as the screen is that wide, and some lines of it."""
        least = self.widget().minimumSizeHint()
        wide = look.screen_room(self).width() - look.scaled(self, 56)
        return QSize(min(least.width(), wide), min(least.height(), look.scaled(self, 120)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in it has come, gone, or changed its words."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
            self.grown.emit()
        return super().eventFilter(watched, event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """The cursor is in sight, whichever way it came."""
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, look.scaled(self, 8))


def scrolling(content: QWidget) -> Room:
    """The content in an area that scrolls where there is no room for its height."""
    return Room(content)


class _Body(QWidget):
    """The content of a dialog of a given height: a part that scrolls by itself takes what is left, and asks no more.

    Otherwise a line that wraps would have Qt give every part the height it would like, and the whole would scroll away
    from under the hints at its foot.
    """

    def heightForWidth(self, width: int) -> int:
        """The least that the content can do with: the words in full, of everything else its smallest height."""
        layout = self.layout()
        if layout is None:
            return -1
        items = [layout.itemAt(at) for at in range(layout.count())]
        heights = [
            item.heightForWidth(width)
            if isinstance(item.widget(), QLabel) and item.hasHeightForWidth()
            else item.minimumSize().height()
            for item in items
            if item is not None and not item.isEmpty()
        ]
        margins = layout.contentsMargins()
        return margins.top() + sum(heights) + layout.spacing() * max(len(heights) - 1, 0) + margins.bottom()


class Banner(QLabel):
    """What is wrong, why, and what to do now, above a form that keeps what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("refusal")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()

    def explain(self, refused: Refused) -> None:
        """Show a refusal."""
        parts = [f"<b>{escape(refused.what)}</b>"]
        parts += [escape(refused.why)] if refused.why else []
        parts.append(self.tr("怎么办：{}").format(escape(refused.way)))
        self.setText("<br>".join(parts))
        self.show()


class Frame(QDialog):
    """A dialog: a body that scrolls where it must, and buttons at the foot that are always in sight.

    It opens in the middle of its window, whole, at any scale, and stays while something that it sent away is on its
    way: who left then would never hear what became of it. Ctrl+Enter presses the blue button wherever the cursor
    is; so does Enter, except in a long text, where it breaks the line, and where the cursor is on something that
    Enter opens or goes on from. Esc leaves, and asks first where something typed would be lost.
    """

    manual = ""
    """The page of the manual that F1 opens; its contents when empty."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 560, height: int = 0) -> None:
        """Pixels at 100 %; a ``height`` of 0 is what the body needs."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = _Body() if height else QWidget()
        self.head = QVBoxLayout()
        """What stays above the body while it scrolls."""
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, self.body):
            part.setSpacing(10)
        self._body_room, self._foot_row = scrolling(content), FoldingRow()
        self._body_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._body_room.grown.connect(self._soon_size)
        self.foot = self._foot_row.box
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(12)
        box.addLayout(self.head)
        box.addWidget(self._body_room, 1)
        self._foot_place = QVBoxLayout()
        self._foot_place.addWidget(self._foot_row)
        box.addLayout(self._foot_place)
        self._asked_height, self._own_size, self._awaited = height, QSize(), 0
        self.resize(min(look.scaled(self, width), self._most_size().width()), 0)

    def keep_clear(self, pixels: int) -> None:
        """Keep the body clear of the bar that it may scroll by, which goes into the margin; all ends in one line."""
        for part in (self.head, self.body, self._foot_place):
            part.setContentsMargins(0, 0, pixels, 0)
        if (box := self.layout()) is not None:
            margins = box.contentsMargins()
            box.setContentsMargins(margins.left(), margins.top(), margins.right() - pixels, margins.bottom())

    def buttons(self, *made: QPushButton, left: QWidget | None = None) -> None:
        """Put the buttons at the foot."""
        if left is not None:
            self.foot.addWidget(left)
        self.foot.addStretch(1)
        for one in made:
            self.foot.addWidget(one)

    def confirm(self) -> None:
        """Press the blue button at the foot, or the only one; nothing where it cannot be pressed now."""
        there = [one for one in self._foot_row.findChildren(QPushButton) if one.isVisible()]
        blue = [one for one in there if one.property("primary")] or there
        able = [one for one in blue if one.isEnabled()]
        if able and (len(there) == 1 or blue is not there):
            able[-1].click()

    def unsaved(self) -> str:
        """What would be lost by leaving now, in a sentence; '' when nothing would."""
        return ""

    def awaits(self, then: Callable[[T], object], failed: Failed) -> tuple[Callable[[T], None], Failed]:
        """Stay until one of two answers has come; returns them as whoever answers is to be given them."""
        self._awaited += 1
        return self._coming(then), self._coming(failed)

    def stays_for(self, job: Job) -> None:
        """Stay until a job has come to its end."""
        self._awaited += 1
        for ended in (job.finished, job.failed):
            ended.connect(self._coming(lambda _: None))
        job.cancelled.connect(partial(self._coming(lambda _: None), None))

    def _coming(self, answer: Callable[[T], object]) -> Callable[[T], None]:
        def come(told: T) -> None:
            self._awaited -= 1
            answer(told)

        return if_there(self, come)

    @property
    def is_waiting(self) -> bool:
        """Whether something that was sent away has not been answered yet."""
        return self._awaited > 0

    def reject(self) -> None:
        """Esc and the way out: not before an answer has come; asks first where something would be lost."""
        if self.is_waiting:
            return
        if not (lost := self.unsaved()):
            super().reject()
            return
        away = QCoreApplication.translate("Frame", "不保存，关闭")
        question = QCoreApplication.translate("Frame", "不保存就关闭吗？")
        abandon(self, question, lost, away, lambda: self.done(0))

    def done(self, result: int) -> None:
        """Close; what it stood over goes on, also where that closes in the same moment and another one is left.

        A window manager that hears of two windows going at once gives the keys to none.
        """
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        super().done(result)
        left = QApplication.activeModalWidget() or self._beneath()
        if active and left.isVisible():
            left.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter and F1; Esc is Qt's."""
        if event.key() == Qt.Key.Key_F1:
            from ui.kit.manual import open_manual  # seldom used

            open_manual(self.manual, self)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # one that is held down from the window before means nothing here
            self._take_enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _take_enter(self, control: bool) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QPushButton | QToolButton) and not control:
            focused.click()
        elif control or not _goes_on(focused):
            self.confirm()

    # — size and place —

    def setVisible(self, visible: bool) -> None:
        """It has its size before it is placed, so that it is whole and in the middle."""
        if visible and not self.isVisible():
            self.ensurePolished()
            self._take_size()
            self._to_the_middle()
        super().setVisible(visible)

    def _soon_size(self) -> None:
        QTimer.singleShot(0, self, self._size_again)

    def _size_again(self) -> None:
        """More has come into the body, or some of it has gone; whoever has drawn it larger keeps that."""
        if self.isVisible():
            drawn = self.size() != self._own_size
            self._take_size(self.height() if drawn else 0)
            self._stay_inside()

    def _take_size(self, least: int = 0) -> None:
        """As high as the body needs, or as was asked for, up to the screen."""
        margins, gaps = self.contentsMargins(), 0
        box = self.layout()
        if box is not None:
            margins = box.contentsMargins()
            gaps = box.spacing() * (2 if self.head.count() else 1)
        width = self.width() - margins.left() - margins.right()
        around = margins.top() + margins.bottom() + gaps + self._foot_row.sizeHint().height()
        around += max(self.head.totalHeightForWidth(width), 0)  # -1 where it holds nothing that wraps
        asked = look.scaled(self, self._asked_height)
        body = self._body_room.widget().minimumSizeHint().height() if asked else self._body_room.needs(width)
        wide = max(self.width(), self.minimumSizeHint().width())
        self._own_size = QSize(wide, max(asked, around + body, least)).boundedTo(self._most_size())
        self.resize(self._own_size)

    def _most_size(self) -> QSize:
        """The screen without the bar that the system draws above a dialog."""
        room = look.screen_room(self._beneath()).size()
        return QSize(room.width() - 2 * _EDGE, room.height() - look.TITLE_BAR - _EDGE)

    def _beneath(self) -> QWidget:
        parent = self.parentWidget()
        return parent.window() if parent is not None and parent.isVisible() else self

    def _to_the_middle(self) -> None:
        over = self._beneath()
        room = look.screen_room(self) if over is self else over.frameGeometry()
        place = QRect(0, 0, self.width(), self.height() + look.TITLE_BAR)
        place.moveCenter(room.center())
        self.move(place.topLeft())
        self._stay_inside()

    def _stay_inside(self) -> None:
        room = look.screen_room(self._beneath())
        frame = self.frameSize().expandedTo(self.size() + QSize(0, look.TITLE_BAR))
        left = max(room.left(), min(self.x(), room.right() - frame.width() + 1))
        top = max(room.top(), min(self.y(), room.bottom() - frame.height() + 1))
        if QPoint(left, top) != self.pos():
            self.move(left, top)


def _goes_on(focused: QWidget | None) -> bool:
    """Whether Enter means something of its own where the cursor is: opening the line of a list, looking for words."""
    told = {
        QListWidget: "itemActivated(QListWidgetItem*)",
        QTreeWidget: "itemActivated(QTreeWidgetItem*,int)",
        QAbstractItemView: "activated(QModelIndex)",
        QLineEdit: "returnPressed()",
    }
    signal = next((signal for kind, signal in told.items() if isinstance(focused, kind)), "")
    return bool(focused is not None and signal and focused.receivers(SIGNAL(signal)))


class Lasting(Frame):
    """Says what is being done while it lasts, with a bar; seen only where it lasts long enough to be asked about."""

    def __init__(self, title: str, words: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, width=420)
        self.ended = False
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._words = label(words, "small", wrap=True)
        self.body.addWidget(label(title, "heading", wrap=True))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._words)
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self.open)
        self._soon.start()

    def reject(self) -> None:
        """It stays until what it speaks of has come to its end."""

    def end(self) -> None:
        """What it spoke of has."""
        self.ended = True
        self._soon.stop()
        self.done(0)
        self.deleteLater()


class Working(Lasting):
    """Shows a job that takes a while: what, how far, and a cancel that leaves nothing half done."""

    def __init__(
        self, title: str, job: Job, parent: QWidget | None, cancelling: str = "", meant: object = None
    ) -> None:
        super().__init__(title, self.tr("正在准备…"), parent)
        self.job, self.meant = job, meant
        self._cancelling = cancelling or self.tr("正在取消，已做的会退回…")
        self._cancel = button(self.tr("取消"), self.reject)
        self.buttons(self._cancel)
        job.progressed.connect(self._progress)
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(self._end)

    def _end(self, *_: object) -> None:
        self.end()

    def reject(self) -> None:
        """Ask the job to stop; the dialog closes when it has."""
        self._cancel.setEnabled(False)
        self._words.setText(self._cancelling)
        self.job.cancel()

    def _progress(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        if self._cancel.isEnabled():
            self._words.setText(
                self.tr("{} / {}").format(f"{done:,}", f"{whole:,}") if whole else f"{done:,}"
            )


def work(
    title: str,
    run: Callable[[Progress], Any],
    parent: QWidget,
    then: Callable[[Any], None],
    failed: Callable[[BaseException], None],
    cancelling: str = "",
    meant: object = None,
) -> Job:
    """Run a long job with its dialog; ``then`` gets the result, a cancel ends quietly.

    A dialog stays meanwhile; where ``parent`` is gone at the end, nobody hears of it. Asked for again over the same
    widget before its progress is seen, it is not begun twice: the job is the one that is at work. It is the same where
    the same is ``meant``, the files or records that it is about: nothing asked for is dropped for another's sake.
    ``cancelling`` says what a cancel leaves, where that is not as it was before.
    """
    for one in parent.findChildren(Working, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if (one.windowTitle(), one.meant) == (title, meant) and not one.ended:
            return one.job
    job = Job(run)
    over = parent.window()
    if isinstance(over, Frame):
        over.stays_for(job)
    Working(title, job, parent, cancelling, meant)
    job.finished.connect(if_there(parent, then))
    job.failed.connect(if_there(parent, failed))
    job.start()
    return job


class Message(Frame):
    """Something the clerk must read: what, then why and what to do; ``yes`` makes it a question.

    ``back``: what saying yes would throw away is worth more than the answer; the blue button, and Enter, go back.
    """

    manual = "出了问题怎么办"

    def __init__(
        self, title: str, what: str, more: str, parent: QWidget | None, yes: str = "", back: str = ""
    ) -> None:
        super().__init__(title, parent, width=460)
        self._words = f"{what}\n{more}"
        self.body.addWidget(label(what, "heading", wrap=True))
        if more:
            self.body.addWidget(label(more, "", wrap=True))
        self.body.addStretch(1)
        if yes:
            agree = button(yes, self.accept, primary=not back)
            stay = button(back or self.tr("取消"), self.reject, primary=bool(back))
            self.buttons(*((agree, stay) if back else (stay, agree)))
            (stay if back else agree).setFocus()
        else:
            self.buttons(button(self.tr("知道了"), self.accept, primary=True))

    def words(self) -> str:
        """All that it says."""
        return self._words


def explain(parent: QWidget | None, refused: Refused) -> Message:
    """Show a refusal in a dialog of its own."""
    way = QCoreApplication.translate("Message", "怎么办：{}").format(refused.way)
    message = Message(
        QCoreApplication.translate("Message", "没有做成"),
        refused.what,
        f"{refused.why}\n{way}".strip(),
        parent,
    )
    message.open()
    return message


def confirm(parent: QWidget, question: str, detail: str, yes: str, then: Callable[[], None]) -> Message:
    """Ask before something that is hard to take back; Esc means no. ``yes`` is its title: questions are long."""
    message = Message(yes, question, detail, parent, yes)
    message.accepted.connect(then)
    message.open()
    return message


def abandon(
    parent: QWidget, question: str, detail: str, yes: str, then: Callable[[], None], back: str = ""
) -> Message:
    """Ask before work is thrown away: the blue button and Enter go back to it, ``yes`` is there to be chosen."""
    stay = back or QCoreApplication.translate("Message", "回去接着填")
    message = Message(question, question, detail, parent, yes, stay)
    message.accepted.connect(then)
    message.open()
    return message
