"""The menus and the shortcuts; what a page can do is asked of the page in sight.

Everything seldom used is loaded when it is chosen, not when the window starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolButton

from gongkai_desktop.desk import Desk
from ui.application import COLOURS, DARK, LIGHT, SYSTEM
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.icons import plan, renew
from ui.shell import Shell
from ui.translation import CHINESE, ENGLISH

T = TypeVar("T")
_REST = "qt_menubar_ext_button"  # Qt's own, for the menus that have no room
DELIVERY = "delivery-list"
"""The sheet of papers handed to the reading points, as ``register.sheets`` calls it."""


class Menus(QObject):
    """Builds the menu bar of the window."""

    def __init__(self, window: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keys: list[QAction] = []
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if (rest := self.bar.findChild(QToolButton, _REST)) is not None:
            rest.setAccessibleName(self.tr("其余菜单"))
        self._tops: list[QMenu] = []
        self._file()
        self._edit()
        self._view()
        self._office()
        self._help()
        self._whole = QMenu(self.tr("菜单(&M)"), self.bar)
        self._whole.addActions([menu.menuAction() for menu in self._tops])

    def shortcuts(self) -> list[tuple[str, str]]:
        """Every shortcut of the menus with what it does."""
        return [
            (action.shortcut().toString(), _plain(action.text()))
            for action in self._keys
            if not action.shortcut().isEmpty()
        ]

    def add_person(self) -> None:
        """Ask for a person of the office, who acts from then on."""
        from ui.preferences.person import add_person

        add_person(self._window.session, self._window.widget(), acting=True)

    def show_people(self) -> None:
        """人员与科室."""
        from ui.preferences.people import PeopleDialog

        PeopleDialog(self._window.session, self._window.widget()).open()

    def show_office(self) -> None:
        """本单位: particulars, numbers, rule set and switches."""
        from ui.preferences.office import OfficeDialog

        OfficeDialog(self._window.session, self._window.widget()).open()

    def show_backups(self) -> None:
        """备份与恢复."""
        from ui.preferences.backups import BackupDialog

        BackupDialog(self._window).open()

    def show_own(self) -> None:
        """首选项: what this user wants of the window."""
        from ui.preferences.own import OwnDialog

        OwnDialog(self._window).open()

    def show_bin(self) -> None:
        """回收站."""
        from ui.preferences.recycled import BinDialog

        BinDialog(self._window).open()

    def back_up(self) -> None:
        """Make a proven copy of the database now."""
        from ui.preferences.copying import back_up

        back_up(self._window.session, self._window.widget(), self._window.say)

    def show_move(self) -> None:
        """搬到别处: the whole office folder to another place."""
        from ui.preferences.moving import MoveDialog

        MoveDialog(self._window).open()

    def _file(self) -> None:
        menu = self._top(self.tr("文件(&F)"))
        self._add(menu, "new", self.tr("新登记(&N)"), "Ctrl+N", lambda: self._window.run("new"))
        self._add(menu, "import", self.tr("导入旧台账(&I)…"), "", lambda: self._window.run("import"))
        self._add(menu, "export", self.tr("导出 Excel(&E)…"), "Ctrl+E", lambda: self._window.run("export"))
        self._print(self._submenu(menu, "print", self.tr("打印(&P)")))
        menu.addSeparator()
        self._add(menu, "backup", self.tr("立即备份(&K)"), "Ctrl+K", self.back_up)
        self._add(menu, "restore", self.tr("备份与恢复(&R)…"), "Ctrl+Shift+K", self.show_backups)
        menu.addSeparator()
        self._add(menu, "settings", self.tr("首选项(&C)…"), "", self.show_own)
        self._add(menu, "folder", self.tr("打开别的办公文件夹(&O)…"), "Ctrl+O", self._window.open_other)
        self._add(menu, "folder", self.tr("搬到别处(&M)…"), "", self.show_move)
        self._add(menu, "leave", self.tr("退出(&Q)"), "Ctrl+Q", self._window.leave)

    def _print(self, menu: QMenu) -> None:
        from ui.register.page import DEADLINE, REVIEW_ITEM, REVIEW_LIST

        def printed(name: str) -> Callable[[], None]:
            return lambda: self._window.run("print", name)

        self._add(menu, "", self.tr("信息发布保密审查表（选中的信息）…"), "Ctrl+P", printed(REVIEW_LIST))
        self._add(menu, "", self.tr("政府信息公开保密审查表（选中的每件一张）…"), "", printed(REVIEW_ITEM))
        self._add(menu, "", self.tr("期限计算单（选中的一件）…"), "", printed(DEADLINE))
        self._add(menu, "", self.tr("移送清单（选中的信息）…"), "", printed(DELIVERY))
        self._add(menu, "", self.tr("台账清单（当前视图）…"), "", lambda: self._window.run("print_list"))
        summary = _with(self.tr("保密审查汇总表…"), "Ctrl+Shift+M")
        self._add(menu, "", summary, "", lambda: self._window.run("monthly"))
        menu.addSeparator()
        blank = menu.addMenu(self.tr("空白的，供手写(&H)"))
        blank.menuAction().setEnabled(False)
        menu.aboutToShow.connect(lambda: self._look_up_blank(blank))

    def _look_up_blank(self, menu: QMenu) -> None:
        """Every paper that can be written on by hand; asked of the office when the menu above is opened."""

        def blank(desk: Desk) -> list[tuple[str, str]]:
            return [(paper.key, paper.title) for paper in desk.papers if paper.blank]

        self._window.session.ask("blank", blank, if_there(menu, partial(self._offer_blank, menu)))

    def _offer_blank(self, menu: QMenu, papers: Sequence[tuple[str, str]]) -> None:
        from ui.kit.papers import show_paper  # seldom used

        menu.clear()
        for key, title in papers:
            show = partial(show_paper, self._window.session, self._window.widget(), key)
            menu.addAction(f"{title}…").triggered.connect(lambda _=False, show=show: show())
        menu.menuAction().setEnabled(True)

    def _edit(self) -> None:
        menu = self._top(self.tr("编辑(&E)"))
        self._add(menu, "undo", self.tr("撤销最后办的一步(&Z)…"), "Ctrl+Z", self._window.undo)
        self._add(menu, "void", self.tr("回收站(&T)…"), "Ctrl+Shift+Z", self.show_bin)
        self._add(menu, "stop", self.tr("彻底清除误录的内容(&X)…"), "", lambda: self._window.run("purge"))
        menu.addSeparator()
        self._add(menu, "search", self.tr("搜索(&F)"), "Ctrl+F", lambda: self._window.page().go_search())
        self._add(menu, "scan", self.tr("扫码、找编号或申请人(&S)"), "F3", self._window.go_scan)
        menu.addSeparator()
        self._add(
            menu, "many", _with(self.tr("批量办理(&B)…"), "Ctrl+B"), "", lambda: self._window.run("many")
        )
        enter = _with(self.tr("录入签字结果(&R)…"), "F2")
        self._add(menu, "sign", enter, "", lambda: self._window.run("enter"))
        self._add(
            menu,
            "import",
            self.tr("归档扫描件(&A)…"),
            "Ctrl+Shift+F",
            lambda: self._window.run("file_scans"),
        )
        self._add(
            menu,
            "week",
            _with(self.tr("本周集中发布(&W)…"), "Ctrl+W"),
            "",
            lambda: self._window.run("weekly"),
        )
        self._add(
            menu, "view", _with(self.tr("存为视图(&V)…"), "Ctrl+S"), "", lambda: self._window.run("save_view")
        )

    def _view(self) -> None:
        menu = self._top(self.tr("视图(&V)"))
        for at, name in enumerate(self._window.titles()):
            self._add(menu, self._window.icons()[at], name, f"Ctrl+{at + 1}", partial(self._window.go_to, at))
        catalogue = _with(self.tr("基本目录(&M)"), "Ctrl+T")
        self._add(menu, "catalogue", catalogue, "", lambda: self._window.go("catalogue"))
        menu.addSeparator()
        scales = [(f"{percent} %", percent) for percent in look.SCALES]
        scale = self._window.session.memory.number("window/scale", 100)
        self._one_of(
            self._submenu(menu, "size", self.tr("文字大小(&S)")), scales, scale, self._window.set_scale
        )
        self._colours(self._submenu(menu, "colours", self.tr("颜色(&C)")))
        self._language(self._submenu(menu, "language", self.tr("语言(&L)")))
        self._add(menu, "refresh", self.tr("刷新(&R)"), "F5", self._window.renew)

    def _colours(self, menu: QMenu) -> None:
        memory = self._window.session.memory

        def choose(colours: str) -> None:
            memory.keep(COLOURS, colours)
            self._window.renew_colours()

        names = (self.tr("跟随系统"), SYSTEM), (self.tr("浅色"), LIGHT), (self.tr("深色"), DARK)
        self._one_of(menu, names, memory.text(COLOURS, SYSTEM), choose)

    def _language(self, menu: QMenu) -> None:
        memory = self._window.session.memory

        def choose(language: str) -> None:
            memory.keep("language", language)
            self._window.say(self.tr("下次打开时生效"))

        english = self.tr("英文（只有窗口；登记内容、文书和法定用语仍是中文）")
        names = (self.tr("中文"), CHINESE), (english, ENGLISH)
        self._one_of(menu, names, memory.text("language", CHINESE), choose)

    def _one_of(
        self, menu: QMenu, names: Sequence[tuple[str, T]], now: T, choose: Callable[[T], object]
    ) -> None:
        """Words of which one is ticked, each with what it chooses."""
        group = QActionGroup(menu)
        for name, one in names:
            action = self._add(menu, "", name, "", partial(choose, one))
            action.setCheckable(True)
            action.setChecked(one == now)
            group.addAction(action)

    def _office(self) -> None:
        menu = self._top(self.tr("单位(&O)"))
        self._add(menu, "person", self.tr("换经办人(&U)"), "Ctrl+U", self._window.choose_actor)
        self._add(menu, "people", self.tr("人员与科室(&P)…"), "Ctrl+Shift+P", self.show_people)
        self._add(menu, "office", self.tr("本单位与制度(&O)…"), "Ctrl+Shift+O", self.show_office)
        self._add(menu, "calendar", self.tr("工作日历(&C)…"), "Ctrl+Shift+D", self.show_calendar)
        self._add(menu, "send", self.tr("工作交接(&H)…"), "", lambda: self._window.run("hand_over"))
        menu.addSeparator()
        self._add(menu, "locked", self.tr("密码与加密(&E)…"), "", self.show_password)
        self._add(menu, "locked", self.tr("锁定(&L)"), "F12", self._window.lock)
        menu.addSeparator()
        self._add(menu, "calendar", self.tr("期限试算(&D)…"), "Ctrl+D", self.show_trial)
        self._add(menu, "ledgers", self.tr("信息处理费计算(&F)…"), "", self.show_fees)

    def show_password(self) -> None:
        """密码与加密."""
        from ui.preferences.password import PasswordDialog

        PasswordDialog(self._window).open()

    def show_trial(self) -> None:
        """期限试算, from the application in sight where there is one."""
        from ui.requests.trial import show_trial

        own = self._window.page().commands().get("trial")
        if own is not None:
            own()
        else:
            show_trial(self._window.session, 0, self._window.widget())

    def show_fees(self) -> None:
        """信息处理费计算."""
        from ui.requests.fees import FeeDialog

        FeeDialog(self._window.session, self._window.widget()).open()

    def show_calendar(self) -> None:
        """工作日历: the year, corrections, holiday notices."""
        from ui.preferences.calendar_page import CalendarDialog

        CalendarDialog(self._window.session, self._window.widget()).open()

    def _help(self) -> None:
        menu = self._top(self.tr("帮助(&H)"))
        self._add(menu, "help", self.tr("这一页怎么用(&U)"), "F1", self._show_help)
        self._add(menu, "manual", self.tr("使用手册(&M)"), "Shift+F1", self._show_manual)
        self._add(menu, "keys", self.tr("快捷键(&K)"), "Ctrl+F1", self.show_keys)
        self._add(menu, "about", self.tr("关于信息公开台账(&A)"), "", self._show_about)

    def _show_help(self) -> None:
        from ui.help import show_help

        show_help(self._window)

    def _show_manual(self) -> None:
        from ui.help import show_manual

        show_manual(self._window)

    def show_keys(self) -> None:
        """快捷键."""
        from ui.keys import KeysDialog

        KeysDialog(self.shortcuts(), self._window.widget(), self._window.session.failures.handle).open()

    def _show_about(self) -> None:
        from ui.help import show_about

        show_about(self._window)

    def fold(self, folded: bool) -> None:
        """All menus under one where there is no room for them side by side: Qt's own sign for the rest is too thin."""
        self.bar.clear()
        self.bar.addActions([menu.menuAction() for menu in ([self._whole] if folded else self._tops)])

    def _top(self, title: str) -> QMenu:
        """A menu of the bar; its icons are drawn when it is opened."""
        menu = QMenu(title, self.bar)
        self._tops.append(menu)
        menu.aboutToShow.connect(partial(renew, menu))
        return menu

    def _submenu(self, menu: QMenu, icon: str, title: str) -> QMenu:
        made = menu.addMenu(title)
        plan(made.menuAction(), icon)
        return made

    def _add(self, menu: QMenu, icon: str, text: str, keys: str, run: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        if icon:
            plan(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            self._window.key(action)
            self._keys.append(action)
        action.triggered.connect(lambda _=False: run())
        return action


def _with(words: str, keys: str) -> str:
    """A menu's words with keys that its page answers to by itself."""
    return f"{words}\t{keys}"


def _plain(text: str) -> str:
    """A menu's words without the letter to press and the dots."""
    head, mark, tail = text.partition("(&")
    return (head + tail[2:] if mark else head).replace("&", "").removesuffix("…")
