"""Pictures of every tab, panel and dialog of an office, for the tour and for looking at."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.help import show_help
from ui.kit import look
from ui.main_window import REGISTER, TODAY, MainWindow
from ui.opening import Opening
from ui.preferences.notice import NoticeDialog
from ui.register.page import DEADLINE, RegisterPage

_SIZE = (1366, 768)
_PATIENCE = 60.0  # seconds for a picture to become ready
_LOOK = 40  # milliseconds between two looks
_PANEL = ("概要", "时间线", "期限", "附件", "文书")


class NotReady(Exception):
    """Something that was to be drawn never appeared."""


def take(opening: Opening, office: Path | None, folder: Path) -> int:
    """Save a PNG of each into the folder; returns the exit code, 1 when something did not appear."""
    if office is None:
        print("要画图片，请加上 --office 文件夹。")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    opening.open(office)
    if opening.window is None:
        return 1
    try:
        camera = _Camera(opening.window, folder)
        camera.all()
        camera.first_window(opening)
    except NotReady as missing:
        print(f"没有画成：{missing}")
        return 1
    finally:
        opening.window.close()
    return 0


class _Camera:
    """Walks through the window and takes its pictures."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        window.resize(*_SIZE)

    def all(self) -> None:
        """Today, the register with every part of its panel, the forms, the import and the review sheet."""
        window = self._window
        self._wait("窗口", lambda: {"menus", "status"} <= vars(window).keys())
        window.show_page(TODAY)
        self._rest()
        self._save("今日", window)
        page = window.register()
        window.show_page(REGISTER)
        self._wait("信息登记", lambda: page.model.rowCount() > 0 and {"panel", "views"} <= vars(page).keys())
        self._parts(page)
        self._dialog("新登记", page.new)
        self._act(page)
        self._dialog("导入", page.bring_in)
        self._dialog("保密审查表预览", page.print_selected)
        self._dialog("期限计算单预览", lambda: page.print_selected(DEADLINE))
        self._dialog("导入放假安排", lambda: NoticeDialog(window.session, window).open())
        self._dialog("添加人员", window.menus.add_person)
        self._dialog("帮助", lambda: show_help(window))

    def first_window(self, opening: Opening) -> None:
        """The window that is seen before there is an office."""
        opening.welcome().show()
        self._rest()
        self._save("首次打开", opening.welcome())
        opening.welcome().close()

    def _parts(self, page: RegisterPage) -> None:
        page.table.selectRow(0)
        self._wait("右侧信息", lambda: page.panel.view is not None)
        for at, name in enumerate(_PANEL):
            page.panel.tabs.setCurrentIndex(at)
            self._rest()
            self._save(f"信息登记-{name}", self._window)

    def _act(self, page: RegisterPage) -> None:
        view = page.panel.view
        if view is not None and view.acts:
            self._dialog(view.acts[0].title, lambda: page.panel.wanted.emit(view.acts[0]))

    def _dialog(self, name: str, show: Callable[[], object]) -> None:
        """A dialog over the window, as the screen shows both."""
        show()
        self._wait(name, lambda: _ready(QApplication.activeModalWidget()))
        self._rest()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            raise NotReady(name)
        picture = self._window.grab()
        corner = self._window.mapFromGlobal(dialog.mapToGlobal(dialog.rect().topLeft()))
        _frame(picture, dialog, corner)
        dialog.render(picture, corner)
        picture.save(str(self._folder / f"{name}.png"))
        dialog.close()
        self._wait(name, lambda: QApplication.activeModalWidget() is None)

    def _save(self, name: str, widget: QWidget) -> None:
        widget.grab().save(str(self._folder / f"{name}.png"))

    def _rest(self) -> None:
        """Let what was asked for arrive and be drawn."""
        _run(10 * _LOOK)

    def _wait(self, name: str, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not ready():
            if time.monotonic() > end:
                raise NotReady(name)
            _run(_LOOK)


def _frame(picture: QPixmap, dialog: QWidget, corner: QPoint) -> None:
    """The title bar that a window system draws around a dialog."""
    bar = 32
    place = QRect(corner, dialog.size())
    painter = QPainter(picture)
    painter.setFont(dialog.font())
    painter.setPen(QColor(look.SOFT))
    painter.setBrush(QColor(look.CARD))
    painter.drawRect(place.adjusted(-1, -bar, 0, 0))
    head = QRect(place.left() + 12, place.top() - bar, place.width(), bar)
    painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), dialog.windowTitle())
    painter.end()


def _ready(dialog: QWidget | None) -> bool:
    """Whether a dialog is there that is not merely the progress of making one."""
    from ui.kit.dialogs import Working

    return dialog is not None and not isinstance(dialog, Working)


def _run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
