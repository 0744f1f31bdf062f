"""Bringing an old ledger in: choose the file, see what it would change, then import, and take it back if need be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QTabBar, QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.exchange.columns import BY_VALUES, UNREAD, ColumnRead
from gongkai_desktop.exchange.failures import UnknownHeader
from gongkai_desktop.exchange.headers import named_apart
from gongkai_desktop.files import temporary_folder
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.fields import REGISTER
from ui.kit.dialogs import Banner, Frame, button, label, lead, work
from ui.kit.empty import Empty
from ui.kit.files import Asks, FileDialog
from ui.register.import_parts import ColumnMap, Returned, SheetChoice, changes_view, conflicts_view
from ui.session import Session
from ui.tasks import Job, Progress


class _Parts(QStackedWidget):
    """What the tabs show. Each scrolls by itself: the highest does not make the dialog scroll around the others."""

    def hasHeightForWidth(self) -> bool:
        """A stack would be as high as the highest likes."""
        return False


class ImportDialog(Frame):
    """Nothing is changed before 导入 is pressed; an import is one act and can be taken back as one."""

    manual = "导入旧台账"

    def __init__(self, session: Session, parent: QWidget, only: Ledger | None = None) -> None:
        """``only``: the one ledger that a file may be; None for whichever its header shows."""
        super().__init__("", parent, width=820, height=560)
        self.setWindowTitle(self.tr("导入旧台账"))
        self._session, self._only = session, only
        self._path = self._shown = Path()
        """The file chosen last, and the one whose changes are seen."""
        self._mapping: dict[str, str] | None = None
        self._sheets: tuple[str, ...] = ()
        self._mended: dict[int, dict[str, str]] = {}
        self._pasted: TemporaryDirectory[str] | None = None
        self.changes: ChangeSet | None = None
        self._act = 0
        self.job: Job | None = None
        self._reading: Job | None = None
        """The reading that counts: of what was chosen and settled last."""
        self.sheets: SheetChoice | None = None
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.banner = Banner()
        self.tabs = QTabBar()
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._parts = _Parts()
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        self.choose_file = button(self.tr("选择文件…"), self.choose, primary=True, icon="folder")
        self.apply = button(self.tr("导入"), self.bring_in, primary=True, icon="import")
        self.take_back = button(self.tr("撤销这次导入"), self._undo)
        self._close = button(self.tr("关闭"), self.reject)
        self._arrange()

    def choose(self) -> None:
        """Ask for the workbook."""
        kinds = self.tr("台账 (*.xlsx *.xls *.ods *.csv);;所有文件 (*)")
        dialog = FileDialog(self, self.tr("选择旧台账"), "import", kinds)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a file and show what it would change."""
        self._path, self._mapping, self._sheets, self._mended = path, None, (), {}
        self._again()

    def read_rows(self, text: str) -> None:
        """Read rows copied out of a table program; they lie in a file of their own until the dialog is closed."""
        from gongkai_desktop.exchange.pasted import write_pasted  # seldom used

        self._pasted = temporary_folder()
        self.read(write_pasted(text, Path(self._pasted.name), self._session.today()))

    def _again(self) -> None:
        """Read the file with all that was settled about it; until then nothing of it can be imported.

        A reading of what was settled before is given up.
        """
        path, mapping, sheets, mended = self._path, self._mapping, self._sheets, self._mended
        ledgers = (self._only.name,) if self._only else ()
        self.banner.hide()

        def run(progress: Progress) -> ChangeSet:
            return self._session.writing(
                lambda desk: desk.importer.plan(
                    path,
                    mapping=mapping,
                    sheets=sheets,
                    mended=mended,
                    ledgers=ledgers,
                    progress=progress,
                )
            )

        if self._reading is not None:
            self._reading.cancel()
        able = self.apply.isEnabled()
        self.apply.setEnabled(False)

        def came(changes: ChangeSet) -> None:
            if job is self._reading:
                self._shown = path
                self._show(changes)
            else:
                changes.close()

        def failed(error: BaseException) -> None:
            if job is self._reading:
                if path != self._shown:
                    self._forget()
                self._failed(error)

        def stopped() -> None:
            if job is self._reading:
                self._path = self._shown
                self.apply.setEnabled(able)

        title, meant = self.tr("正在读取 {}").format(path.name), object()  # never that of another reading
        job = self._reading = work(title, run, self, came, failed, meant=meant)
        job.cancelled.connect(stopped)

    def part(self, number: int) -> QWidget:
        """What one of the tabs shows."""
        return self._parts.widget(number)

    def bring_in(self) -> None:
        """Import what is shown, as one act."""
        if self.changes is not None and self.apply.isEnabled():
            self.apply.setEnabled(False)
            self._session.with_actor(partial(self._bring_in, self.changes))

    def _bring_in(self, changes: ChangeSet, actor: int) -> None:
        def run(progress: Progress) -> Changed:
            return self._session.writing(
                lambda desk: desk.import_planned(changes, actor=actor, progress=progress)
            )

        title = self.tr("正在导入 {}").format(self._path.name)
        self.job = work(title, run, self, self._done, self._failed)
        self.job.cancelled.connect(lambda: self.apply.setEnabled(True))

    def done(self, result: int) -> None:
        """Let go of the rows that were kept for importing."""
        if self.changes is not None:
            self.changes.close()
            self.changes = None
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None
        super().done(result)

    def _arrange(self) -> None:
        self.told = label("", "notice", wrap=True)
        self.told.hide()
        hint = Empty()
        hint.say(
            self.tr("选择原来的台账，或把文件拖到这里"),
            self.tr("支持 xlsx、xls、ods、csv。先读出来看会改动什么，确认后才导入；导入后还能整批撤销。"),
        )
        self._parts.addWidget(hint)
        self.setAcceptDrops(True)
        for part in (self.told, self.summary, self.banner, self.tabs):
            self.body.addWidget(part)
        self.body.addWidget(self._parts, 1)
        self.summary.hide()
        self.apply.hide()
        self.take_back.hide()
        self.foot.addWidget(self.take_back)
        self.buttons(self._close, self.apply, left=self.choose_file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def _show(self, changes: ChangeSet) -> None:
        if self.changes is not None:
            self.changes.close()
        self.changes = changes
        self._act = 0
        self.take_back.hide()
        self.take_back.setEnabled(True)
        self._offer_sheets(changes)
        self.told.setVisible(bool(changes.notes))
        self.told.setText("\n".join(changes.notes))
        self.summary.setText(self._counts(changes))
        self.summary.show()
        self._fill(changes)
        self.apply.setText(self.tr("导入 {} 行").format(f"{changes.add + changes.update:,}"))
        self.apply.setVisible(True)
        self.apply.setEnabled(not changes.empty)
        self._quieten(self.choose_file, self.tr("换一个文件…"))
        self._quieten(self._close, self.tr("关闭"))
        self.apply.setFocus()

    def _forget(self) -> None:
        """Another file was chosen and cannot be read: what the one before would change is neither seen nor imported."""
        if self.changes is not None:
            self.changes.close()
            self.changes = None
        self._clear()
        self._drop_sheets()
        for part in (self.told, self.summary, self.apply, self.take_back):
            part.hide()

    def _drop_sheets(self) -> None:
        if self.sheets is not None:
            self.body.removeWidget(self.sheets)
            self.sheets.deleteLater()
            self.sheets = None

    def _offer_sheets(self, changes: ChangeSet) -> None:
        self._drop_sheets()
        if len(changes.head.offered) > 1:
            self.sheets = SheetChoice(changes)
            self.sheets.chosen.connect(self._choose_sheets)
            self.body.insertWidget(0, self.sheets)

    def _counts(self, changes: ChangeSet) -> str:
        told = self.tr("<b>{}</b> 共 {} 行：新增 <b>{}</b> · 更新 <b>{}</b> · 没有变化 {} · 退回 <b>{}</b>")
        numbers = (changes.rows, changes.add, changes.update, changes.unchanged, len(changes.rejected))
        return told.format(self._path.name, *(f"{number:,}" for number in numbers))

    def _fill(self, changes: ChangeSet) -> None:
        self._clear()
        self._part(self.tr("变动 {}"), changes.add + changes.update, changes_view(changes))
        returned = Returned(changes, self._mended, self._save_returned)
        returned.mended.connect(self._mend)
        self._part(self.tr("退回的行 {}"), len(changes.rejected), returned)
        columns = self._columns(changes.columns, changes.into)
        self._part(self.tr("列的对应 {}"), len(changes.columns), columns)
        self._part(self.tr("两边都改过 {}"), len(changes.conflicts), conflicts_view(changes, self._chosen))
        if changes.unmapped or any(column.by == BY_VALUES for column in changes.columns):
            self.tabs.setCurrentIndex(self._parts.indexOf(columns))

    def _clear(self) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        while self._parts.count():
            old = self._parts.widget(0)
            self._parts.removeWidget(old)
            old.deleteLater()

    def _columns(self, columns: Sequence[ColumnRead], ledger: Ledger) -> ColumnMap:
        made = ColumnMap(columns, ledger)
        made.settled.connect(self._map)
        made.touched.connect(self._touched)
        return made

    def _part(self, title: str, number: int, part: QWidget) -> None:
        if number:
            self._parts.addWidget(part)
            self.tabs.addTab(title.format(f"{number:,}"))
        else:
            part.deleteLater()

    def _map(self, mapping: dict[str, str]) -> None:
        self._mapping = mapping
        self._again()

    def _choose_sheets(self, sheets: tuple[str, ...]) -> None:
        self._mapping, self._sheets, self._mended = None, sheets, {}
        self._again()

    def _mend(self, mended: dict[int, dict[str, str]]) -> None:
        self._mended = mended
        self._again()

    def _save_returned(self) -> None:
        """Ask where the returned rows are to go, as a workbook."""
        name = self.tr("退回的行_{}.xlsx").format(self._path.stem)
        title, kinds = self.tr("把退回的行存成 Excel"), self.tr("Excel 工作簿 (*.xlsx)")
        dialog = FileDialog(self, title, "import", kinds, asks=Asks.TARGET, name=name)
        dialog.fileSelected.connect(lambda chosen: self.save_returned(Path(chosen)))
        dialog.open()

    def save_returned(self, path: Path) -> None:
        """Write the returned rows with the reason beside each cell."""
        from gongkai_desktop.exchange.returned import write_returned  # seldom used

        changes = self.changes
        if changes is not None:
            told = self.tr("退回的 {} 行已存为 {}，改好后导入它。")
            work(
                self.tr("正在写 {}").format(path.name),
                lambda _: write_returned(path, changes),
                self,
                lambda rows: self.summary.setText(told.format(rows, path.name)),
                self._failed,
            )

    def _touched(self, otherwise: bool) -> None:
        """What is imported is what was read: with another map it is read anew first."""
        self.apply.setEnabled(not otherwise and self.changes is not None and not self.changes.empty)

    def _chosen(self) -> None:
        self._touched(False)

    def _done(self, changed: Changed) -> None:
        self._act = changed.act
        self._session.told(changed)
        changes = self.changes
        if changes is not None:
            told = self.tr("已导入：新增 {} 条，更新 {} 条。").format(
                f"{changes.add:,}", f"{changes.update:,}"
            )
            left = self.tr("退回的 {} 行没有导入，改好后可以再导一次。").format(f"{len(changes.rejected):,}")
            self.summary.setText(told + (left if changes.rejected else ""))
        self.apply.hide()
        if self.sheets is not None:
            self.sheets.setEnabled(False)
        self.take_back.show()
        self._quieten(self._close, self.tr("完成"))

    def _undo(self) -> None:
        self.take_back.setEnabled(False)
        self._session.with_actor(self._undo_for)

    def _undo_for(self, actor: int) -> None:
        act = self._act

        def run(_: Progress) -> tuple[Changed, list[int]]:
            return self._session.writing(lambda desk: desk.importer.undo(act, actor=actor))

        work(self.tr("正在撤销这次导入"), run, self, self._undone, self._failed)

    def _undone(self, result: tuple[Changed, list[int]]) -> None:
        changed, left = result
        self._session.told(changed)
        self.take_back.hide()
        told = self.tr("这次导入已撤销。")
        if left:
            told += self.tr("有 {} 条导入后又办理过，保留在台账里：{}").format(
                len(left), "、".join(f"#{number}" for number in left[:20])
            )
        self.summary.setText(told)

    def _failed(self, error: BaseException) -> None:
        self.apply.setEnabled(self.changes is not None and not self.changes.empty)
        self.take_back.setEnabled(True)
        if isinstance(error, UnknownHeader) and error.headers:
            self._clear()
            seen = [ColumnRead(header, "", "", (), UNREAD) for header in named_apart(error.headers)]
            self._part(self.tr("列的对应 {}"), len(seen), self._columns(seen, self._only or REGISTER))
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)

    def _quieten(self, made: QPushButton, text: str) -> None:
        made.setText(text)
        lead(made, False)
