"""Dialogs that every page shares: a refusal explained, a long job with its cancel, the dialog's frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.errors import Refused
from ui.kit import icons, look
from ui.kit.markup import escape
from ui.tasks import Job, Progress

PATIENCE = 400  # milliseconds before a job shows its progress


def button(text: str, clicked: Callable[[], object], *, primary: bool = False, icon: str = "") -> QPushButton:
    """A button that Enter does not press by accident, with an icon of ``ui.kit.icons`` beside its word."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setProperty("primary", primary)
    if icon:
        icons.mark(made, icon)
    made.clicked.connect(lambda: clicked())
    return made


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


def scrolling(content: QWidget) -> QScrollArea:
    """The content in an area that scrolls where there is no room for its height."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


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
    """A dialog with a scrolling body and its buttons at the foot, the first one on the right."""

    manual = ""
    """The page of the manual that F1 opens; its contents when empty."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 560, height: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.foot = QHBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(12)
        box.addLayout(self.body, 1)
        box.addLayout(self.foot)
        room = self.screen().availableSize()
        wanted = look.scaled(self, height) if height else self.sizeHint().height()
        self.resize(
            min(look.scaled(self, width), room.width() - look.scaled(self, 24)),
            min(wanted, room.height() - look.scaled(self, 40)),
        )

    def buttons(self, *made: QPushButton, left: QWidget | None = None) -> None:
        """Put the buttons at the foot."""
        if left is not None:
            self.foot.addWidget(left)
        self.foot.addStretch(1)
        for one in made:
            self.foot.addWidget(one)

    def fit_words(self) -> None:
        """Take the height that the words need at this width, up to that of the screen."""
        box = self.layout()
        wanted = box.totalHeightForWidth(self.width()) if box is not None else 0
        most = self.screen().availableGeometry().height() - look.scaled(self, 40)
        self.resize(self.width(), min(max(wanted, self.sizeHint().height()), most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the fields; Esc closes; F1 opens the manual."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_F1:
            from ui.kit.manual import open_manual  # seldom used

            open_manual(self.manual, self)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()


class Working(Frame):
    """Shows a job that takes a while: what, how far, and a cancel that leaves nothing half done."""

    def __init__(self, title: str, job: Job, parent: QWidget | None, cancelling: str = "") -> None:
        super().__init__(title, parent, width=420)
        self._job = job
        self._cancelling = cancelling or self.tr("正在取消，已做的会退回…")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._count = label(self.tr("正在准备…"), "small")
        self.body.addWidget(label(title, "heading", wrap=True))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._count)
        self._cancel = button(self.tr("取消"), self.reject)
        self.buttons(self._cancel)
        job.progressed.connect(self._progress)
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self.open)
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(self._end)
        self._soon.start()

    def _end(self, *_: object) -> None:
        self._soon.stop()
        self.done(0)
        self.deleteLater()

    def reject(self) -> None:
        """Ask the job to stop; the dialog closes when it has."""
        self._cancel.setEnabled(False)
        self._count.setText(self._cancelling)
        self._job.cancel()

    def _progress(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        if self._cancel.isEnabled():
            self._count.setText(
                self.tr("{} / {}").format(f"{done:,}", f"{whole:,}") if whole else f"{done:,}"
            )


def work(
    title: str,
    run: Callable[[Progress], Any],
    parent: QWidget,
    then: Callable[[Any], None],
    failed: Callable[[BaseException], None],
    cancelling: str = "",
) -> Job:
    """Run a long job with its dialog; ``then`` gets the result, a cancel ends quietly.

    ``cancelling`` says what a cancel leaves, where that is not as it was before.
    """
    job = Job(run)
    Working(title, job, parent, cancelling)
    job.finished.connect(then)
    job.failed.connect(failed)
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
        self._back = bool(back)
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
        self.fit_words()

    def words(self) -> str:
        """All that it says."""
        return self._words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the blue button unless another has been gone to."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPushButton):
            self.reject() if self._back else self.accept()
        else:
            super().keyPressEvent(event)


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
    """Ask before something that is hard to take back; Esc means no."""
    message = Message(question, question, detail, parent, yes)
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
