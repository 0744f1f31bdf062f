"""The menus and the shortcuts; what a page can do is asked of the page in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy

from ui.kit import look
from ui.translation import CHINESE, ENGLISH

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Menus(QObject):
    """Builds the menu bar of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._file()
        self._edit()
        self._view()
        self._help()

    def add_person(self) -> None:
        """Ask for a person of the office."""
        from ui.preferences.people import add_person  # seldom used; not loaded at start

        add_person(self._window)

    def _file(self) -> None:
        menu = self.bar.addMenu(self.tr("文件(&F)"))
        self._add(menu, self.tr("新登记(&N)"), "Ctrl+N", lambda: self._window.register().new())
        self._add(menu, self.tr("导入旧台账(&I)…"), "", lambda: self._window.register().bring_in())
        self._add(menu, self.tr("导出 Excel(&E)…"), "Ctrl+E", lambda: self._window.register().export())
        self._print(menu.addMenu(self.tr("打印(&P)")))
        menu.addSeparator()
        self._add(menu, self.tr("导入放假安排(&H)…"), "", self._take_notice)
        self._add(menu, self.tr("立即备份(&K)"), "", self._window.back_up)
        menu.addSeparator()
        self._add(
            menu, self.tr("打开别的办公文件夹(&O)…"), "", lambda: self._window.office_wanted.emit("open")
        )
        self._add(menu, self.tr("退出(&Q)"), "Ctrl+Q", self._window.close)

    def _print(self, menu: QMenu) -> None:
        from ui.register.page import DEADLINE, REVIEW_ITEM, REVIEW_LIST

        def printed(name: str) -> Callable[[], None]:
            return lambda: self._window.register().print_selected(name)

        def blank(name: str) -> Callable[[], None]:
            return lambda: self._window.register().print_blank(name)

        self._add(menu, self.tr("信息发布保密审查表（选中的信息）…"), "Ctrl+P", printed(REVIEW_LIST))
        self._add(menu, self.tr("政府信息公开保密审查表（选中的一件）…"), "", printed(REVIEW_ITEM))
        self._add(menu, self.tr("期限计算单（选中的一件）…"), "", printed(DEADLINE))
        self._add(menu, self.tr("台账清单（当前视图）…"), "", lambda: self._window.register().print_list())
        menu.addSeparator()
        self._add(menu, self.tr("空白信息发布保密审查表…"), "", blank(REVIEW_LIST))
        self._add(menu, self.tr("空白政府信息公开保密审查表…"), "", blank(REVIEW_ITEM))

    def _take_notice(self) -> None:
        from ui.preferences.notice import NoticeDialog  # seldom used

        NoticeDialog(self._window.session, self._window).open()

    def _edit(self) -> None:
        menu = self.bar.addMenu(self.tr("编辑(&E)"))
        self._add(menu, self.tr("撤销上一次登记(&Z)"), "Ctrl+Z", self._window.undo)
        self._add(menu, self.tr("搜索(&F)"), "Ctrl+F", lambda: self._window.page().go_search())
        menu.addSeparator()
        self._add(menu, self.tr("添加人员…"), "", self.add_person)

    def _view(self) -> None:
        menu = self.bar.addMenu(self.tr("视图(&V)"))
        for at, name in enumerate(self._window.titles()):
            self._add(menu, name, f"Ctrl+{at + 1}", partial(self._window.go_to, at))
        menu.addSeparator()
        zoom = menu.addMenu(self.tr("文字大小"))
        group = QActionGroup(zoom)
        for percent in look.SCALES:
            action = self._add(zoom, f"{percent} %", "", partial(self._window.scale_wanted.emit, percent))
            action.setCheckable(True)
            action.setChecked(percent == self._window.session.memory.number("window/scale", 100))
            group.addAction(action)
        self._language(menu.addMenu(self.tr("语言")))
        self._add(menu, self.tr("刷新(&R)"), "F5", self._window.renew)

    def _language(self, menu: QMenu) -> None:
        memory = self._window.session.memory

        def choose(language: str) -> None:
            memory.keep("language", language)
            self._window.say(self.tr("下次打开时生效"))

        group = QActionGroup(menu)
        for name, language in ((self.tr("中文"), CHINESE), (self.tr("英文"), ENGLISH)):
            action = self._add(menu, name, "", partial(choose, language))
            action.setCheckable(True)
            action.setChecked(language == memory.text("language", CHINESE))
            group.addAction(action)

    def _help(self) -> None:
        menu = self.bar.addMenu(self.tr("帮助(&H)"))
        self._add(menu, self.tr("这一页怎么用"), "F1", self._show_help)
        self._add(menu, self.tr("关于信息公开台账"), "", self._show_about)

    def _show_help(self) -> None:
        from ui.help import show_help  # seldom used; not loaded at start

        show_help(self._window)

    def _show_about(self) -> None:
        from ui.help import show_about  # seldom used; not loaded at start

        show_about(self._window)

    def _add(self, menu: QMenu, text: str, keys: str, run: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
            self._window.addAction(action)
        action.triggered.connect(lambda _=False: run())
        return action
