"""扫描待认: the pages that found no sheet by themselves, each beside a small form that says where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from ui.kit import look
from ui.kit.dialogs import Banner, button, card, label
from ui.kit.empty import Empty
from ui.kit.form import Form
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.host import concerns
from ui.kit.paged import PagedModel, Row, Shown
from ui.kit.pages import PageSource, PageViewer
from ui.kit.table import Table
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed

_ROOMS = frozenset({"scan", "sheet"})
_WIDTHS, _SPLIT = "scans/widths", "scans/split"
_WIDEST = 0.36  # part of the screen that the list may take where the text is large
SHEET, PAGE = "sheet", "page"


def _columns() -> tuple[Shown, ...]:
    def plain(key: str, title: str, width: int, spare: int = 0) -> Shown:
        column = Column(key, title, Kind.TEXT)
        return Shown(column, width, lambda row: str(row[key]), spare=spare, filtered=False)

    return (
        plain("name", QCoreApplication.translate("Tray", "扫描件"), 150),
        plain("page", QCoreApplication.translate("Tray", "页"), 40),
        plain("why", QCoreApplication.translate("Tray", "为什么认不出"), 160, spare=2),
        plain("day", QCoreApplication.translate("Tray", "收到"), 92, spare=1),
    )


class Tray(QWidget):
    """The pages on the left, the one chosen on the right. Reads through the session; follows ``renew``."""

    manual = "扫描归档"

    said = Signal(str)
    """A word on what was done, for the status bar."""
    place_wanted = Signal(str, int)
    """An item should be shown in the register."""
    filing_wanted = Signal()
    """Scans should be chosen, so that they find their sheets."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = PagedModel(_columns(), self)
        self.table = Table(self.model, 0)
        self.viewer, self.empty, self.banner = PageViewer(), Empty(), Banner()
        self.form = Form(self._form())
        self._sent: set[int] = set()
        """The pages that are being filed; others can be meanwhile."""
        self.assign_it = button(self.tr("归到这张表"), self.assign, primary=True, icon="link")
        self.aside = button(self.tr("移出…"), self.set_aside)
        self._stack = QStackedWidget()
        self._arrange()
        self.setFocusProxy(self.table)
        self.model.wanted.connect(lambda *_: self._read())
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.form.focus_first())
        self.form.accepted.connect(self.assign)
        self.table.set_widths(session.memory.numbers(_WIDTHS))
        self.table.settle()
        self.model.restart()

    # — what the page asks of its parts —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if concerns(changed, _ROOMS):
            self.model.renew()

    def go_search(self) -> None:
        """Ctrl+F: into the form."""
        self.form.focus_first()

    def new(self) -> None:
        """Ctrl+N: nothing begins here."""
        self.form.focus_first()

    def fit(self) -> None:
        """Follow the scale."""
        self.table.fit()
        self.viewer.fit()

    def remember(self) -> None:
        """Keep widths and split for the next day."""
        self.session.memory.keep(_WIDTHS, self.table.widths())
        self.session.memory.keep(_SPLIT, self._split.saveState())

    # — what the clerk does —

    def assign(self) -> None:
        """File the page shown as the page of the sheet that the form names."""
        scan = self.table.current_id()
        if scan is None or scan in self._sent or not self.form.check():
            return
        values = self.form.values()
        sheet, page, today = str(values[SHEET]), int(str(values[PAGE] or 0)), self.session.today()

        def job(desk: Desk, actor: int) -> Changed:
            return desk.scans.assign(scan, sheet, page, actor=actor, today=today)

        def refused(error: BaseException) -> None:
            self._sent.discard(scan)
            self._allow()
            self._failed(error)

        self.banner.hide()
        self._sent.add(scan)
        self._allow()
        self.session.act(job, lambda _: self._assigned(scan, values), refused)

    def set_aside(self) -> None:
        """Take the chosen pages off the tray; asks why."""
        scans = self.table.chosen_ids() or [scan for scan in [self.table.current_id()] if scan is not None]
        if not scans:
            return
        title = self.tr("移出 {} 页").format(len(scans))
        why = Column("why", self.tr("为什么不归档"), Kind.TEXT, required=True, help=self.tr("例如：空白背面"))
        note = self.tr("移出的页仍然保存，只是不再列在这里。")
        today = self.session.today()

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            reason = str(values["why"])
            self.session.act(
                lambda desk, actor: desk.scans.set_aside(scans, reason, actor=actor, today=today),
                done,
                failed,
            )

        FormDialog(Ledger("aside", title, (why,)), save, self.session.failures.handle, self, note=note).open()

    # — reading —

    def _read(self) -> None:
        today = self.session.today()
        self.session.ask("tray", lambda desk: desk.scans.tray(today), self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.take(None, len(rows) + 1, rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and self.table.current_id() is None:
            self.table.setCurrentIndex(self.model.index(min(at, len(rows) - 1), 0))

    def _moved(self, scan: int | None) -> None:
        self.banner.hide()
        self._allow()
        self.viewer.show_pages(())  # a page is never seen beside the place of another one
        row = self.model.row_of(scan) if scan is not None else -1
        if row < 0:
            return
        self.viewer.say("")
        shown = self.model.at(row)
        sha256 = str(shown["sha256"])
        caption = self.tr("{} 第 {} 页：{}").format(shown["name"], shown["page"], shown["why"])

        def show(path: Path) -> None:
            if self.table.current_id() == scan:
                self.viewer.show_pages([PageSource(path, caption=caption)])

        self.session.ask("tray-page", lambda desk: desk.scans.page_file(sha256), show, self._failed)

    def _assigned(self, scan: int, values: Mapping[str, object]) -> None:
        """The sheet stays for the page after it, unless another place has been typed by now."""
        self._sent.discard(scan)
        self._allow()
        self.said.emit(self.tr("已归到 {} 号表").format(values[SHEET]))
        if self.form.values() == values:
            self.form.fill({SHEET: str(values[SHEET]), PAGE: ""})
            self.table.setFocus()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self.session.failures.handle(error)

    def _allow(self) -> None:
        """The page under the cursor can be filed, once."""
        self.assign_it.setEnabled(self.table.current_id() not in self._sent)

    # — building —

    def _form(self) -> Ledger:
        sheet = Column(
            SHEET, self.tr("表号"), Kind.TEXT, required=True, help=self.tr("纸右下角，如 2026-0012")
        )
        page = Column(PAGE, self.tr("第几页"), Kind.INTEGER, required=True)
        return Ledger("scan-place", self.tr("归到这张表"), (sheet, page))

    def _arrange(self) -> None:
        left, left_box = card(margins=0)
        left_box.addWidget(self.table, 1)
        ways = QHBoxLayout()
        ways.setContentsMargins(12, 0, 12, 10)
        ways.addWidget(label(self.tr("Enter 填表号"), "small"))
        ways.addStretch(1)
        ways.addWidget(self.aside)
        left_box.addLayout(ways)
        right, box = card()
        box.addWidget(self.viewer, 1)
        box.addWidget(self.banner)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(self.form, 1)
        place.addWidget(self.assign_it, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(place)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(right)
        whole = self.screen().availableGeometry().width()
        listed = min(look.scaled(self, 460), round(whole * _WIDEST))
        self._split.setSizes([listed, whole - listed])
        self._split.setStretchFactor(1, 1)
        self._split.restoreState(self.session.memory.blob(_SPLIT))
        self.empty.say(
            self.tr("没有认不出的页"),
            self.tr("归档扫描件时读不到二维码的页会留在这里，等着认领。"),
        )
        self.empty.offer((button(self.tr("归档扫描件…"), self.filing_wanted.emit),))
        self._stack.addWidget(self._split)
        nothing, ground = card()
        ground.addWidget(self.empty)
        self._stack.addWidget(nothing)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
