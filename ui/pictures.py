"""Pictures of every page, dialog and state of an office: for the manual, for the tour, and for looking at.

``gongkai-desktop --office FOLDER --pictures FOLDER [--scale 175]`` draws them at 1366×768; the manual keeps those it
shows in docs/manual/pictures. Waiting is measured in looks, not in time: a machine that stands still for a minute
loses nothing, and as long as a long job is at work its picture is waited for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from ui.founding.wizard import Wizard
from ui.help import show_help
from ui.kit import look
from ui.kit.dialogs import Message, Working
from ui.kit.manual import ManualWindow
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import REGISTER, REQUESTS, REVIEW, TODAY
from ui.preferences.calendar_page import CalendarDialog
from ui.preferences.notice import NoticeDialog
from ui.register.page import DEADLINE, RegisterPage
from ui.register.tab import CATALOGUE, RegisterTab
from ui.requests.acts import CHOOSE
from ui.requests.page import RequestsPage
from ui.review.page import ReviewPage
from ui.tasks import Job
from ui.today.page import TodayPage
from ui.welcome import Welcome

T = TypeVar("T")

_SIZE: Final = (1366, 768)
_BAR: Final = 32  # pixels of a dialog's title bar, which the window system draws
_LOOK: Final = 40  # milliseconds between two looks
_IDLE: Final = 1500  # looks at something that does not come while nothing is at work
_MOST: Final = 15_000  # looks in any case
_COARSE: Final = 0xF0F0F0  # the parts of a colour by which the eye tells it from others
_EXACT: Final = 24  # colours that are kept as they are: the grounds are near to white, and to each other
_PARTS: Final = ("协调征求", "质疑答复", "上网巡查", "泄密事件", "扫描待认")
_LIMITS: Final = 2
"""Where 期限 stands among the tabs of a card."""
_PANEL: Final = ("概要", "时间线", "期限", "附件", "文书")


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
    camera = Camera(opening.window, folder)
    opening.failures.refused.connect(lambda refused: camera.missing.append(str(refused)))
    opening.failures.reported.connect(lambda path, _: camera.missing.append(f"程序出错，报告在 {path}"))
    try:
        camera.all()
        camera.first_window(opening)
    finally:
        opening.window.close()
    for told in camera.missing:
        print(f"没有画成：{told}")
    return 1 if camera.missing else 0


class Camera:
    """Walks through the window and takes its pictures; ``missing`` names those that did not come."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.missing: list[str] = []
        window.resize(*_SIZE)

    def all(self) -> None:
        """The tabs with every part of theirs, the forms, the papers and the settings."""
        window = self._window
        self._wait("窗口", lambda: {"menus", "status"} <= vars(window).keys())
        window.session.choose(self._asked(lambda desk: desk.actor()))  # nobody is there to be asked
        window.status.renew()
        self._today()
        tab = cast(RegisterTab, window.show_page(REGISTER))
        page = tab.show_ledger()
        self._wait("信息登记", lambda: page.model.rowCount() > 0 and {"card", "views"} <= vars(page).keys())
        self._parts(page)
        self._register(page)
        self._papers(page)
        self._catalogue(tab)
        self._reviews()
        self._requests()
        self._settings()

    def first_window(self, opening: Opening) -> None:
        """The window that is seen before there is an office, and the first of the three pages that make one."""
        welcome = opening.welcome()
        welcome.show()
        self._rest()
        self._save("首次打开", welcome.grab())
        self._dialog("新建台账", lambda: self._begin(welcome))
        welcome.close()

    def _begin(self, welcome: Welcome) -> None:
        """The three pages, without the name of whoever draws them in the folder's path."""
        welcome.make()
        wizard = QApplication.activeModalWidget()
        if isinstance(wizard, Wizard):
            wizard.place.path.setText("D:\\信息公开台账")

    def _today(self) -> None:
        window = self._window
        page = cast(TodayPage, window.show_page(TODAY))
        self._wait("今日", lambda: "month" in vars(page) and page.month.title.text() != "")
        self._rest()
        self._save("今日", window.grab())

    def _parts(self, page: RegisterPage) -> None:
        page.table.selectRow(0)
        self._wait("右侧信息", lambda: page.card.view is not None)
        for at, name in enumerate(_PANEL):
            page.card.tabs.setCurrentIndex(at)
            self._rest()
            self._save(f"信息登记-{name}", self._window.grab())
        page.card.tabs.setCurrentIndex(0)

    def _register(self, page: RegisterPage) -> None:
        self._dialog("新登记", page.new)
        view = page.card.view
        if view is not None and view.acts:
            self._dialog("办理下一步", lambda: page.card.wanted.emit(view.acts[0]))
        self._dialog("导入旧台账", page.bring_in)
        self._dialog("导出台账", page.export)
        self._dialog("存为视图", page.save_view)
        page.show_view("ready")
        self._rest()
        self._dialog("批量办理", page.many)
        page.show_view("all")
        self._rest()
        if self._asked(lambda desk: desk.office.rules.weekly is not None):
            self._dialog("本周集中发布", page.weekly)

    def _papers(self, page: RegisterPage) -> None:
        page.table.selectRow(0)
        self._dialog("保密审查表预览", page.print_selected)
        self._dialog("期限计算单预览", lambda: page.print_selected(DEADLINE))
        self._dialog("台账清单预览", page.print_list)

    def _catalogue(self, tab: RegisterTab) -> None:
        tab.show_part(CATALOGUE)
        self._rest()
        self._rest()
        self._save("基本目录", self._window.grab())
        tab.show_ledger()
        self._rest()

    def _reviews(self) -> None:
        """The queue with its dialogs, then every part beside it."""
        page = cast(ReviewPage, self._window.show_page(REVIEW))
        queue = page.queue
        self._wait("保密审查", lambda: {"card", "views"} <= vars(queue).keys() and bool(queue.known))
        self._rest()
        self._save("保密审查", self._window.grab())
        if queue.model.rowCount():
            queue.table.selectAll()
            self._dialog("录入签字结果", queue.enter)
            self._dialog("审查批量办理", queue.many)
        self._dialog("保密审查汇总表", queue.monthly)
        self._dialog("归档扫描件", page.file_scans)
        for key, name in zip(page.part_keys()[1:], _PARTS, strict=True):
            page.show_part(key)
            self._rest()
            self._save(name, self._window.grab())
        page.show_part(page.part_keys()[0])

    def _requests(self) -> None:
        """The inbox with a record that is being handled, the forms of an answer, the calculators."""
        inbox = cast(RequestsPage, self._window.show_page(REQUESTS)).inbox
        self._wait("依申请公开", lambda: "card" in vars(inbox) and bool(inbox.known))
        self._rest()
        self._dialog("登记申请", inbox.new)
        self._dialog("期限试算", inbox.trial)
        self._dialog("信息处理费计算", self._window.menus.show_fees)
        inbox.show_view("handling")
        self._rest()
        view = inbox.card.view
        if inbox.model.rowCount() and view is not None:
            inbox.card.tabs.setCurrentIndex(_LIMITS)
            self._rest()
            self._save("依申请公开-期限", self._window.grab())
            inbox.card.tabs.setCurrentIndex(0)
            for act in view.acts:
                if act.key == CHOOSE:
                    self._dialog("选定处理结果", partial(inbox.perform, _decided(act)))
        inbox.show_view("open")
        self._rest()
        self._save("依申请公开", self._window.grab())

    def _settings(self) -> None:
        window = self._window
        menus = window.menus
        self._dialog("工作日历", menus.show_calendar, self._correct)
        self._dialog("导入放假通知", lambda: NoticeDialog(window.session, window).open())
        self._dialog("人员与科室", menus.show_people)
        self._dialog("添加人员", menus.add_person)
        self._dialog("本单位与制度", menus.show_office)
        self._dialog("备份与恢复", menus.show_backups)
        self._dialog("快捷键", menus.show_keys)
        manual = show_help(window)
        self._rest()
        self._over("使用手册", manual)
        manual.close()

    def _correct(self) -> None:
        """The form of a correction, over the calendar."""
        calendar = QApplication.activeModalWidget()
        if isinstance(calendar, CalendarDialog):
            self._wait("工作日历", lambda: calendar.state.text() != "")
            self._dialog("更正日历", calendar.correct)

    # — taking —

    def _dialog(self, name: str, show: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """A dialog over the window, as the screen shows both; one that does not come is named and left."""
        before = QApplication.activeModalWidget()
        show()
        try:
            self._wait(name, lambda: _ready(QApplication.activeModalWidget(), before))
        except NotReady:
            self.missing.append(name)
            return
        self._rest()
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is before:
            self.missing.append(name)
            return
        if isinstance(dialog, Message):
            self.missing.append(f"{name}：{dialog.words()}")
        self._over(name, *filter(None, (before, dialog)))
        if then is not None:
            then()
        dialog.close()
        self._wait(name, lambda: QApplication.activeModalWidget() is before)

    def _over(self, name: str, *dialogs: QWidget) -> None:
        picture = self._window.grab()
        for dialog in dialogs:
            corner = self._window.mapFromGlobal(dialog.mapToGlobal(dialog.rect().topLeft()))
            room = QPoint(picture.width() - dialog.width(), picture.height() - dialog.height())
            corner = QPoint(max(0, min(corner.x(), room.x())), max(_BAR, min(corner.y(), room.y())))
            _frame(picture, dialog, corner)
            dialog.render(picture, corner)
        self._save(name, picture)

    def _save(self, name: str, picture: QPixmap) -> None:
        """With 256 colours of its own a screen's picture looks as it is, at a third of the size."""
        image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        image = image.convertToFormat(
            QImage.Format.Format_Indexed8, _palette(image), Qt.ImageConversionFlag.ThresholdDither
        )
        if not image.save(str(self._folder / f"{name}.png"), quality=0):
            self.missing.append(name)

    def _asked(self, question: Callable[[Desk], T]) -> T:
        answers: list[T] = []
        self._window.session.ask("pictures", question, answers.append)
        self._wait("单位", lambda: bool(answers))
        return answers[0]

    def _rest(self) -> None:
        """Let what was asked for arrive and be drawn."""
        _run(10 * _LOOK)

    def _wait(self, name: str, ready: Callable[[], bool]) -> None:
        """Look again and again; give up only after many looks during which nothing was at work."""
        idle = looks = 0
        while not ready():
            if idle > _IDLE or looks > _MOST:
                raise NotReady(name)
            _run(_LOOK)
            looks += 1
            idle += not Job.running()


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


def _decided(act: NextAct) -> NextAct:
    """The choice of an outcome with one that is chosen, so that what it entails is seen."""
    choices = act.form.column("outcome").choices
    return act.filled({"outcome": choices[len(choices) // 2]})


def _ready(dialog: QWidget | None, before: QWidget | None) -> bool:
    """Whether a new dialog is there that is not merely the progress of making one."""
    return dialog is not None and dialog is not before and not isinstance(dialog, Working | ManualWindow)


def _run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
