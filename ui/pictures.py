"""Pictures of every page, dialog and state of an office: for the manual, for the tour, and for looking at.

``gongkai-desktop --office FOLDER --pictures FOLDER [--scale 175] [--size 1920x1080] [--dark] [--every]`` draws them;
the manual keeps those it shows in docs/manual/pictures. Where they are taken, and in which order, is in ``ui.rounds``.
Waiting is measured in looks, not in time: a machine that stands still for a minute loses nothing, and as long as a
long job is at work its picture is waited for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.filenames import fit
from ui.kit import look
from ui.kit.dialogs import Message, Working
from ui.main_window import MainWindow
from ui.tasks import Job

T = TypeVar("T")

SIZE: Final = (1366, 768)
_BAR: Final = 32  # pixels of a dialog's title bar, which the window system draws
_LOOK: Final = 40  # milliseconds between two looks
_ROUNDS: Final = (
    3  # answers that lead to further questions: what is told of a chosen row, and what stands beside it
)
_IDLE: Final = 1500  # looks at something that does not come while nothing is at work
_MOST: Final = 15_000  # looks in any case
_COARSE: Final = 0xF0F0F0  # the parts of a colour by which the eye tells it from others
_EXACT: Final = 24  # colours that are kept as they are: the grounds are near to white, and to each other


class NotReady(Exception):
    """Something that was to be drawn never appeared."""


class Camera:
    """Draws what is asked of it; ``missing`` names what did not come, ``seen`` holds the kinds that were drawn."""

    def __init__(self, window: MainWindow, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self.window, self._folder = window, folder
        self.missing: list[str] = []
        self.seen: set[type[QWidget]] = set()
        window.resize(*size)

    def page(self, name: str) -> None:
        """The window as it is."""
        self.settle()
        self._note(self.window)
        self._over(name)

    def dialog(
        self,
        name: str,
        show: Callable[[], object],
        then: Callable[[], None] | None = None,
        *,
        told: bool = False,
    ) -> None:
        """A dialog over the window, as the screen shows both; one that does not come is named and left.

        ``then`` goes on from it while it is open; ``told``: a message is what is to be drawn, not something amiss.
        """
        before = QApplication.activeModalWidget()
        show()
        try:
            self.wait(name, lambda: _ready(QApplication.activeModalWidget(), before))
        except NotReady:
            self.missing.append(name)
            return
        self.settle()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog is before:
            self.missing.append(name)
            return
        if isinstance(dialog, Message) and not told:
            self.missing.append(f"{name}：{dialog.words()}")
        self.over(name, *filter(None, (before, dialog)))
        if then is not None:
            then()
        dialog.done(0)
        self.wait(name, lambda: QApplication.activeModalWidget() is before)

    def over(self, name: str, *shown: QWidget) -> None:
        """The window and what stands over it, as the screen shows them."""
        for one in shown:
            self._note(one)
        self._over(name, *shown)

    def asked(self, question: Callable[[Desk], T]) -> T:
        """What the office answers."""
        answers: list[T] = []
        self.window.session.ask("pictures", question, answers.append)
        self.wait("单位", lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Let what was asked for arrive, with what is asked thereupon, and be drawn."""
        for _ in range(_ROUNDS):
            self.asked(lambda _: True)
            self.wait("在办", lambda: not Job.running())
            run(_LOOK)

    def wait(self, name: str, ready: Callable[[], bool]) -> None:
        """Look again and again; give up only after many looks during which nothing was at work."""
        idle = looks = 0
        while not ready():
            if idle > _IDLE or looks > _MOST:
                raise NotReady(name)
            run(_LOOK)
            looks += 1
            idle += not Job.running()

    # — taking —

    def _note(self, shown: QWidget) -> None:
        self.seen |= {type(one) for one in (shown, *shown.findChildren(QWidget)) if one.isVisible()}

    def _over(self, name: str, *shown: QWidget) -> None:
        picture = self.window.grab()
        for one in shown:
            corner = self.window.mapFromGlobal(one.mapToGlobal(one.rect().topLeft()))
            room = QPoint(picture.width() - one.width(), picture.height() - one.height())
            bar = 0 if isinstance(one, QMenu) else _BAR
            corner = QPoint(max(0, min(corner.x(), room.x())), max(bar, min(corner.y(), room.y())))
            if bar:
                _frame(picture, one, corner)
            one.render(picture, corner)
        self._save(name, picture)

    def _save(self, name: str, picture: QPixmap) -> None:
        """With 256 colours of its own a screen's picture looks as it is, at a third of the size."""
        image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        image = image.convertToFormat(
            QImage.Format.Format_Indexed8, _palette(image), Qt.ImageConversionFlag.ThresholdDither
        )
        if not image.save(str(self._folder / f"{fit(name)}.png"), quality=0):
            self.missing.append(name)


def _frame(picture: QPixmap, dialog: QWidget, corner: QPoint) -> None:
    """The title bar that a window system draws around a dialog."""
    place = QRect(corner, dialog.size())
    painter = QPainter(picture)
    painter.setFont(dialog.font())
    painter.setPen(QColor(look.SOFT))
    painter.setBrush(QColor(look.CARD))
    painter.drawRect(place.adjusted(-1, -_BAR, 0, 0))
    head = QRect(place.left() + 12, place.top() - _BAR, place.width(), _BAR)
    painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), dialog.windowTitle())
    painter.end()


def _palette(image: QImage) -> list[int]:
    """The 256 commonest colours that differ to the eye."""
    common = [colour for colour, _ in Counter(memoryview(image.constBits()).cast("I")).most_common()]
    kept: dict[int, int] = {}
    for colour in common:
        kept.setdefault(colour & _COARSE, colour)
    return list(dict.fromkeys((*common[:_EXACT], *kept.values())))[:256]


def _ready(dialog: QWidget | None, before: QWidget | None) -> bool:
    """Whether a new dialog is there that is not merely the progress of making one."""
    return dialog is not None and dialog is not before and not isinstance(dialog, Working)


def run(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
