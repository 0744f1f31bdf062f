"""Where the pictures are taken: every page with its parts, every dialog, and the states between, in one round.

What only its own facts bring up (a half-done batch, a page that came back) is shown with facts made up for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import discard_folder, lasting_folder
from gongkai_desktop.keeping import Inside
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.purging import Holding, Purge
from gongkai_desktop.records.event import Changed
from gongkai_desktop.sample import write_old_ledger
from ui.catalogue.choosing import EntryChooser
from ui.catalogue.page import CataloguePage
from ui.founding.restoring import RestoreDialog
from ui.founding.wizard import Wizard
from ui.help import show_about, show_help
from ui.kit.dialogs import Working, explain
from ui.kit.ledger.many import Left, LeftDialog
from ui.kit.ledger.page import LedgerPage
from ui.kit.ledger.revealing import REVEAL, Revealed
from ui.kit.parts import PartsPage
from ui.kit.passwords import UnlockDialog
from ui.kit.preview import Preview
from ui.kit.print_dialog import PrintDialog
from ui.kit.purging import Purged
from ui.kit.who import Who
from ui.lock import LockPage
from ui.opening import Opening
from ui.pages import REVIEW, TODAY, tabs
from ui.pictures import SIZE, Camera, NotReady
from ui.preferences.calendar_page import CalendarDialog
from ui.preferences.moves import Moves, MovesDialog
from ui.preferences.notice import NoticeDialog
from ui.preferences.password import (
    ChangePassword,
    NewSheet,
    RecoveredDialog,
    RemovePassword,
    SetPassword,
)
from ui.register.import_dialog import ImportDialog
from ui.register.page import DEADLINE, RegisterPage
from ui.reports.consolidation import ConsolidationPage
from ui.requests.acts import CHOOSE
from ui.requests.page import Inbox
from ui.review.page import ReviewPage
from ui.review.page_dialog import PageDialog
from ui.review.queue import Queue
from ui.screening.dialog import ScreeningDialog
from ui.screening.first import CheckFirst
from ui.tasks import Job, Progress
from ui.today.page import TodayPage

_LIMITS: Final = 2
"""Where 期限 stands among the tabs of a card."""
_ROWS: Final = 2  # of each view, whose acts are drawn
_NOWHERE: Final = "没有这样的一件"
_NAMES: Final = {"register-register": "信息登记", "review-review": "保密审查", "requests-inbox": "依申请公开"}
"""The parts that are called as their tab."""


def take(
    opening: Opening, office: Path | None, folder: Path, size: tuple[int, int] = SIZE, *, every: bool = False
) -> int:
    """Save a PNG of each into the folder (``every``: see ``Rounds``); returns 1 when something did not appear."""
    if office is None:
        print("要画图片，请加上 --office 文件夹。")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    opening.open(office)
    if opening.window is None:
        return 1
    camera = Camera(opening.window, folder, size)
    opening.failures.reported.connect(lambda path, _: camera.missing.append(f"程序出错，报告在 {path}"))
    try:
        Rounds(camera, every=every).all(opening)
    except NotReady as late:  # Windows draws no window where the screen is locked or nobody is logged on
        camera.missing.append(f"{late}，和它以后的；屏幕锁着、没有人登录的，窗口画不出来，请登录后再试")
    finally:
        opening.window.close()
    for told in camera.missing:
        print(f"没有画成：{told}")
    return 1 if camera.missing else 0


class Rounds:
    """One round with the camera; with ``every`` also each act's form and each state of every ledger."""

    def __init__(self, camera: Camera, *, every: bool = False) -> None:
        self._camera, self._window, self._every = camera, camera.window, every
        self._folder = lasting_folder()
        self._drawn: set[tuple[frozenset[str], str]] = set()
        """The acts whose forms have been drawn, by the rooms of their records."""

    def all(self, opening: Opening) -> None:
        """Everything of the window, then the one that is seen before there is an office."""
        camera, window = self._camera, self._window
        try:
            camera.wait("窗口", lambda: {"menus", "status"} <= vars(window).keys())
            window.session.choose(camera.asked(lambda desk: desk.actor()))  # nobody is there to be asked
            window.status.renew()
            for tab in tabs():
                page = window.show_page(tab.key)
                if isinstance(page, PartsPage):
                    self._parts(tab.key, tab.title, page)
            self._today()
            self._menus()
            self._settings()
            self._messages()
            self._first_window(opening)
        finally:
            discard_folder(self._folder)

    # — pages —

    def _today(self) -> None:
        page = cast(TodayPage, self._window.show_page(TODAY))
        self._camera.wait("今日", lambda: "month" in vars(page) and page.month.title.text() != "")
        self._camera.page("今日")

    def _parts(self, key: str, title: str, page: PartsPage) -> None:
        """Every part of a tab; a ledger with its card, forms and dialogs."""
        self._camera.wait(title, lambda: page.part_keys() != [])
        for at, part in enumerate(page.part_keys()):
            name = _NAMES.get(f"{key}-{part}") or page.tabs.tabText(at)
            shown = page.show_part(part)
            if isinstance(shown, LedgerPage):
                self._ledger(shown, name)
            self._camera.page(name)
            self._beyond(shown, name)
        page.show_part(page.part_keys()[0])

    def _ledger(self, page: LedgerPage, name: str) -> None:
        camera = self._camera
        camera.wait(name, lambda: "card" in vars(page))
        camera.settle()
        if page.model.rowCount():
            page.table.selectRow(0)
            if self._every or isinstance(page, RegisterPage | Inbox):
                self._card(page, name)
        if self._every:
            self._states(page, name)

    def _card(self, page: LedgerPage, name: str) -> None:
        tabs = page.card.tabs
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            self._camera.page(f"{name}-{tabs.tabText(at).partition(' ')[0]}")
        tabs.setCurrentIndex(0)

    def _states(self, page: LedgerPage, name: str) -> None:
        """A new record, many chosen, what can be done with them, a view of one's own, every act, nothing found."""
        camera = self._camera
        if page.face.begin:
            camera.dialog(f"{name}-新", page.new, told=True)
        if "many" in page.commands():
            page.table.selectAll()
            camera.page(f"{name}-多选")
            camera.dialog(f"{name}-批量", page.many)
        if "save_view" in page.commands():
            camera.dialog(f"{name}-存为视图", page.save_view)
        self._forms(page, name)
        self._nothing(page, name)

    def _forms(self, page: LedgerPage, name: str) -> None:
        """The form of every act that a record of some view offers, once."""
        for view in page.views.keys() or [page.query.view]:
            page.show_view(view)
            self._camera.settle()
            for row in range(min(page.model.rowCount(), _ROWS)):
                page.table.selectRow(row)
                self._camera.settle()
                shown = page.card.view
                for act in shown.acts if shown is not None else ():
                    known = (page.face.rooms, act.key)
                    if known not in self._drawn and act.key != REVEAL:  # that is recorded when it is chosen
                        self._drawn.add(known)
                        asked = _decided(act) if act.key == CHOOSE else act
                        show = partial(page.perform, asked)
                        self._camera.dialog(f"{name}-{act.title}", show, told=True)

    def _nothing(self, page: LedgerPage, name: str) -> None:
        """What is said where nothing is found; then its first view again."""
        page.listing.search.setText(_NOWHERE)
        page.listing.search.searched.emit(_NOWHERE)
        self._camera.page(f"{name}-没有")
        page.show_view(page.face.first)
        self._camera.settle()

    def _beyond(self, page: QWidget, name: str) -> None:
        """What only one page has."""
        if isinstance(page, RegisterPage):
            self._register(page)
        elif isinstance(page, CataloguePage):
            self._catalogue(page)
        elif isinstance(page, Queue):
            self._queue(page)
        elif isinstance(page, Inbox):
            self._inbox(page)
        elif isinstance(page, ConsolidationPage):
            self._camera.dialog("下级单位名单", page.edit_names)

    def _register(self, page: RegisterPage) -> None:
        camera = self._camera
        page.show_view("all")
        camera.settle()
        page.table.selectRow(0)
        camera.settle()
        view = page.card.view
        if view is not None and view.acts:
            camera.dialog("办理下一步", lambda: page.card.wanted.emit(view.acts[0]))
            camera.dialog("检查附件", lambda: ScreeningDialog(page.host, view.id, page, add=_nothing).open())
        camera.dialog("新登记", page.new)
        camera.dialog("改登记", page.open_current)
        camera.dialog("彻底清除", page.purge)
        camera.dialog("导入旧台账", page.bring_in)
        camera.dialog("导入旧台账-对照", lambda: self._read(page.bring_in))
        camera.dialog("导出台账", page.export)
        camera.dialog("筛选", page.filters)
        camera.dialog("存为视图", page.save_view)
        page.show_view("ready")
        camera.settle()
        camera.dialog("批量办理", page.many)
        page.show_view("all")
        camera.settle()
        if camera.asked(lambda desk: desk.office.rules.weekly is not None):
            camera.dialog("本周集中发布", page.weekly)
        page.table.selectRow(0)
        camera.dialog("保密审查表预览", page.print_selected)
        camera.dialog("期限计算单预览", lambda: page.print_selected(DEADLINE))
        camera.dialog("台账清单预览", page.print_list, self._printer)

    def _read(self, bring_in: Callable[[], None]) -> None:
        bring_in()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportDialog):
            dialog.read(write_old_ledger(self._folder / "旧台账.xlsx"))

    def _printer(self) -> None:
        """The choice of a printer, over the preview."""
        preview = QApplication.activeModalWidget()
        if isinstance(preview, Preview):
            asked = PrintDialog(preview.pages.count, (0,), preview, lambda _: None)
            self._camera.dialog("打印", asked.open)

    def _catalogue(self, page: CataloguePage) -> None:
        camera = self._camera
        camera.dialog("目录版本", page.acts.show_versions)
        camera.dialog("归入条目", EntryChooser(page.host, (1,), page.said.emit, page).open)
        page.table.selectRow(0)
        camera.settle()
        if page.entry is not None:
            camera.dialog("归入信息", page.assign)
        if page.release.isEnabled():
            camera.dialog("发布目录", page.acts.release)

    def _queue(self, page: Queue) -> None:
        camera = self._camera
        if page.model.rowCount():
            page.table.selectAll()
            camera.dialog("录入签字结果", page.enter)
        camera.dialog("保密审查汇总表", page.monthly)
        review = cast(ReviewPage, self._window.show_page(REVIEW))
        camera.dialog("归档扫描件", review.file_scans)
        image = QImage(1240, 1754, QImage.Format.Format_Grayscale8)
        image.fill(0xF2F2F2)
        image.save(str(self._folder / "扫描件.png"))
        camera.dialog("扫描件", lambda: PageDialog("扫描件", self._folder / "扫描件.png", page).open())

    def _inbox(self, page: Inbox) -> None:
        camera = self._camera
        camera.dialog("登记申请", page.new)
        camera.dialog("快速登记申请", page.quick)
        camera.dialog("期限试算", page.trial)
        camera.dialog("信息处理费计算", self._window.menus.show_fees)
        rows = (("申请人", "东方朔光"), ("证件号码", "110101199001010015"), ("联系电话", "13800000000"))
        whole, manual = page.acts.whole(), page.acts.manual
        camera.dialog("证件号码", lambda: Revealed(whole, manual, rows, lambda _: None, page).open())
        page.show_view("handling")
        camera.settle()
        view = page.card.view
        if page.model.rowCount() and view is not None:
            for act in view.acts:
                if act.key == CHOOSE:
                    camera.dialog("选定处理结果", partial(page.perform, _decided(act)))
        page.show_view("open")
        camera.settle()

    # — menus, settings, messages —

    def _menus(self) -> None:
        for action in self._window.menus.bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                bar = self._window.menus.bar
                menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft() + QPoint(0, 1)))
                self._camera.settle()
                self._camera.over(f"菜单-{menu.title().partition('(')[0]}", menu)
                menu.close()

    def _settings(self) -> None:
        window, menus, camera = self._window, self._window.menus, self._camera
        camera.dialog("工作日历", menus.show_calendar, self._correct)
        camera.dialog("导入放假通知", lambda: NoticeDialog(window.session, window).open())
        camera.dialog("人员与科室", menus.show_people)
        camera.dialog("添加人员", menus.add_person)
        camera.dialog("本单位与制度", menus.show_office)
        camera.dialog("备份与恢复", menus.show_backups)
        camera.dialog("搬到别处", menus.show_move)
        self._passwords()
        camera.dialog("回收站", menus.show_bin)
        camera.dialog("首选项", menus.show_own)
        camera.dialog("快捷键", menus.show_keys)
        camera.dialog("关于", lambda: show_about(window))
        manual = show_help(window)
        camera.settle()
        camera.over("使用手册", manual)
        manual.close()

    def _passwords(self) -> None:
        window, session, camera = self._window, self._window.session, self._camera
        camera.dialog("密码与加密", window.menus.show_password)
        camera.dialog("设密码", SetPassword(session, window).open)
        camera.dialog("改密码", ChangePassword(session, _nothing, window).open)
        camera.dialog("新恢复单", NewSheet(session, _nothing, window).open)
        camera.dialog("取消密码", RemovePassword(session, window).open)
        camera.dialog("恢复单打开之后", RecoveredDialog(session, window).open)
        locked, failed = OfficeFolder(session.folder).database, session.failures.handle
        camera.dialog("输入密码", UnlockDialog(locked, session.folder.name, window, failed).open)
        page = LockPage(session)
        page.resize(window.size())
        page.show()
        camera.settle()
        camera.over("已锁定", page)
        page.close()

    def _correct(self) -> None:
        """The form of a correction, over the calendar."""
        calendar = QApplication.activeModalWidget()
        if isinstance(calendar, CalendarDialog):
            self._camera.wait("工作日历", lambda: calendar.state.text() != "")
            self._camera.dialog("更正日历", calendar.correct)
            moves = Moves(0, ())
            self._camera.dialog("确认更改日历", MovesDialog("2026-11-30 改为休息日", moves, calendar).open)

    def _messages(self) -> None:
        """What is said of things done, half done, refused, asked again; a long job; who it is."""
        window, camera = self._window, self._camera
        people = camera.asked(lambda desk: desk.office.people())
        camera.dialog("撤销", window.undo, told=True)
        refused = Refused(
            "“归档.zip”没有收进来", why="文件正由其他程序打开", way="请关闭打开它的程序再做一次"
        )
        camera.dialog("没有做成", lambda: explain(window, refused), told=True)
        camera.dialog("谁在登记", Who(people, lambda _: None, window).open)
        left = [Left(f"202611-{at:05}", "关于做好校园安全检查工作的通知", "还没有送审") for at in range(1, 9)]
        camera.dialog("没有办的", LeftDialog("送审", 12, left, window).open)
        found = "“通知.docx”里有 2 处身份证号没有处理；“附表.xlsx”里有隐藏的工作表没有处理"
        first = CheckFirst("附件里还有没处理的", found, _nothing, _nothing, window)
        camera.dialog("先检查附件", first.open)
        where = window.session.folder / "备份" / "台账-20261127-1730.db"
        leak = "误录的是国家秘密的，要当作泄密事件报告、查处（保守国家秘密法）"
        purge = Purge(
            Changed(0, range(0), frozenset(), frozenset()),
            (Holding(where, "11-27 17:30 的备份"),),
            0,
            leak,
            0,
        )
        camera.dialog("已清除", Purged(window.session, purge, window, _nothing).open)
        inside = Inside("永澜县教育和体育局", "K7Q2", "2026-11-27T17:30:00+08:00", 2261)
        copy = Path("D:\\备份\\台账-20261127-1730.db")
        camera.dialog("恢复", RestoreDialog(copy, inside, inside, window).open)
        self._working()

    def _working(self) -> None:
        """A long job, and what is seen once it is asked to stop."""

        def long(progress: Progress) -> None:
            while True:
                progress(312, 1000)

        job = Job(long)
        dialog = Working("正在导出", job, self._window)
        job.start()
        dialog.open()
        self._camera.wait("正在办", lambda: dialog.isVisible())
        self._camera.over("正在办", dialog)
        dialog.reject()
        self._camera.over("正在取消", dialog)
        self._camera.wait("正在取消", lambda: not Job.running())

    # — the first window —

    def _first_window(self, opening: Opening) -> None:
        """The window that is seen before there is an office, and the three pages that make one."""
        welcome = opening.welcome()
        welcome.show()
        self._camera.settle()
        self._camera.over("首次打开", welcome)
        self._camera.dialog("新建台账", welcome.make, self._wizard)
        welcome.close()

    def _wizard(self) -> None:
        wizard = QApplication.activeModalWidget()
        if isinstance(wizard, Wizard):
            for at, name in enumerate(("新建台账", "新建台账-单位", "新建台账-人员")):
                wizard.show_step(at)
                # without the name of whoever draws them in the folder's path
                wizard.place.path.setText("D:\\信息公开台账")
                self._camera.settle()
                self._camera.over(name, wizard)


def _nothing() -> None:
    """What a dialog made up here leads to."""


def _decided(act: NextAct) -> NextAct:
    """The choice of an outcome with one that is chosen, so that what it entails is seen."""
    choices = act.form.column("outcome").choices
    return act.filled({"outcome": choices[len(choices) // 2]})
