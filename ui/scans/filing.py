"""归档扫描件: choose files or a folder, let every page find its sheet, see what became of them and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QTableView, QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.scans.filed import Filed, FiledPage
from ui.kit.dialogs import Banner, Frame, button, card, lead, work
from ui.kit.empty import Empty
from ui.kit.files import Asks, FileDialog
from ui.scans.parts import Part, parts_of, summary_of
from ui.session import Session
from ui.tasks import Progress


class FilingDialog(Frame):
    """Nothing is asked beside the files: the sheets tell themselves. Dropped files and folders are taken too."""

    manual = "扫描归档"

    entering = Signal(str)
    """What was signed on the sheet of that number should be entered."""
    tray_wanted = Signal()
    """The pages that nobody could read should be shown."""

    def __init__(self, session: Session, parent: QWidget, paths: Sequence[Path] = ()) -> None:
        super().__init__("", parent, width=820, height=540)
        self.setWindowTitle(self.tr("归档扫描件"))
        self._session = session
        self.filed: Filed | None = None
        self.summary, self.banner = QLabel(), Banner()
        self.summary.setWordWrap(True)
        self.tabs, self._stack, self.hint = QTabBar(), QStackedWidget(), Empty()
        self.choose_files = button(self.tr("选择文件…"), self._choose_files, primary=True, icon="folder")
        self.choose_folder = button(self.tr("选择文件夹…"), self._choose_folder)
        self.enter = button(self.tr("录入签字结果"), self._enter, primary=True, icon="sign")
        self.tray = button(self.tr("看认不出的页"), self._show_tray)
        self.close_it = button(self.tr("关闭"), self.reject)
        self._arrange()
        if paths:
            self.file(paths)

    def file(self, paths: Sequence[Path]) -> None:
        """File these scans."""
        self.banner.hide()
        self._session.with_actor(partial(self._file_for, tuple(paths)))

    def _file_for(self, taken: tuple[Path, ...], actor: int) -> None:
        today = self._session.today()

        def run(progress: Progress) -> Filed:
            return self._session.writing(
                lambda desk: desk.scans.file(taken, actor=actor, today=today, progress=progress)
            )

        kept = self.tr("正在取消，已经归档的文件留着…")
        title = self.tr("正在归档扫描件")
        work(title, run, self, self.show_filed, self._failed, kept, meant=taken)

    def part(self, number: int) -> QWidget:
        """What one of the tabs shows."""
        return self._stack.widget(number)

    # — choosing —

    def _choose_files(self) -> None:
        kinds = self.tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;所有文件 (*)")
        self._ask(FileDialog(self, self.tr("选择扫描件"), "scans", kinds, asks=Asks.FILES))

    def _choose_folder(self) -> None:
        self._ask(FileDialog(self, self.tr("选择放扫描件的文件夹"), "scans", asks=Asks.FOLDER))

    def _ask(self, dialog: FileDialog) -> None:
        dialog.filesSelected.connect(lambda names: self.file([Path(name) for name in names]))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may come."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """File what was dropped."""
        event.acceptProposedAction()
        self.file([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # — what came of it —

    def show_filed(self, filed: Filed) -> None:
        """Tell what became of the pages, and offer what follows."""
        self.filed = filed
        self._session.told(None)
        self.summary.setText(summary_of(filed))
        self.summary.show()
        self._fill(parts_of(filed))
        self.choose_files.setText(self.tr("再归档一些…"))
        lead(self.choose_files, False)
        self.enter.setVisible(bool(self._to_enter()))
        self.tray.setVisible(bool(filed.unread))
        (self.enter if self._to_enter() else self.close_it).setFocus()

    def _fill(self, parts: Sequence[Part]) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        while self._stack.count():
            old = self._stack.widget(0)
            self._stack.removeWidget(old)
            if old is not self._ground:
                old.deleteLater()
        for part in parts:
            self._stack.addWidget(part.view)
            self.tabs.addTab(part.title)
        self.tabs.setVisible(bool(parts))
        if not parts:
            self._stack.addWidget(self._ground)

    def _to_enter(self) -> list[FiledPage]:
        """The pages whose sheets have records to enter opinions for, each sheet once."""
        pages = self.filed.filed if self.filed else ()
        sheets = {page.sheet: page for page in pages if page.items and page.signed}
        return list(sheets.values())

    def _enter(self) -> None:
        """Go on with the sheet chosen in the first list, or with its first one."""
        sheets = self._to_enter()
        view = self._stack.widget(0)
        row = (
            view.currentIndex().row() if isinstance(view, QTableView) and not self.tabs.currentIndex() else -1
        )
        chosen = self.filed.filed[row].sheet if self.filed and 0 <= row < len(self.filed.filed) else ""
        page = next((page for page in sheets if page.sheet == chosen), sheets[0])
        self.accept()
        self.entering.emit(page.sheet)

    def _show_tray(self) -> None:
        self.accept()
        self.tray_wanted.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)

    # — building —

    def _arrange(self) -> None:
        self._ground, box = card()
        self.hint.say(
            self.tr("选择签回的扫描件，或把文件、文件夹拖到这里"),
            self.tr(
                "PDF、JPEG、PNG、TIFF 都可以，一个文件里有几张表、顺序乱、正着倒着都认得。"
                "原文件不动，认不出的页另外留着，一页也不会丢。"
            ),
        )
        box.addWidget(self.hint)
        self._stack.addWidget(self._ground)
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.setAcceptDrops(True)
        for part in (self.summary, self.banner, self.tabs):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        for later in (self.summary, self.tabs, self.enter, self.tray):
            later.hide()
        self.foot.addWidget(self.choose_files)
        self.foot.addWidget(self.choose_folder)
        self.buttons(self.close_it, self.tray, self.enter)
        self.choose_files.setFocus()
