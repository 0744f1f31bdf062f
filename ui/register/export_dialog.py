"""Sending the ledger out: in this program's own format with the columns wanted, or in a superior's template."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, card, label, work
from ui.kit.files import Asks, FileDialog
from ui.kit.showing import show
from ui.register.export_parts import Columns, Mapping
from ui.session import Session
from ui.tasks import Job, Progress

if TYPE_CHECKING:
    from gongkai_desktop.exchange.template import Template

_COLUMNS, _TEMPLATE = "export/columns", "export/template"


class ExportDialog(Frame):
    """Asks how the rows of a query shall go out, writes the file, and offers to show where it lies."""

    manual = "导出与上级模板"

    said = Signal(str)
    """What was exported, in a line for the status bar."""

    def __init__(self, session: Session, query: Query, parent: QWidget) -> None:
        super().__init__("", parent, width=760, height=560)
        self.setWindowTitle(self.tr("导出台账"))
        self._session, self._query = session, query
        self._path = Path()
        self.template: Template | None = None
        self._template_path = Path()
        self.own = QRadioButton(self.tr("本软件的格式（改好还能导回来）"))
        self.superior = QRadioButton(self.tr("上级的模板（保留它的样式）"))
        self.columns = Columns(session.memory.text(_COLUMNS).split())
        self.mapping = Mapping()
        self.summary = label("", wrap=True)
        self.banner = Banner()
        self.go = button(self.tr("导出…"), self.choose_target, primary=True, icon="export")
        self.show_folder = button(self.tr("打开文件夹"), self._open_folder, primary=True, icon="folder")
        self._close = button(self.tr("取消"), self.reject)
        self._pages = QStackedWidget()
        self._arrange()
        self._say_count()

    def choose_template(self) -> None:
        """Ask for the superior's blank workbook."""
        title, kinds = self.tr("选择上级的空白模板"), self.tr("Excel 工作簿 (*.xlsx *.xltx)")
        dialog = FileDialog(self, title, "template", kinds)
        last = Path(self._session.memory.text(_TEMPLATE))
        if last.is_file():
            dialog.setDirectory(str(last.parent))
            dialog.selectFile(last.name)
        dialog.fileSelected.connect(lambda name: self.read_template(Path(name)))
        dialog.open()

    def read_template(self, path: Path, mapping: dict[str, str] | None = None) -> None:
        """Read a template and show which of its headers are understood, and as what."""
        self.superior.setChecked(True)
        self.banner.hide()
        self._template_path = path
        folder = self._session.folder

        def run(_: Progress) -> Template:
            with Desk.open(folder, writing=False) as desk:
                return desk.ledger_exporter("register").template(path, mapping)

        title, meant = self.tr("正在读取 {}").format(path.name), (path, mapping)
        work(title, run, self, partial(self._understood, path), partial(self._unread, path), meant=meant)

    def choose_target(self) -> None:
        """Ask where the file shall go."""
        if self.superior.isChecked() and not self._template_path.name:
            self.choose_template()
            return
        if self.superior.isChecked() and (twice := self.mapping.twice()):
            way = self.tr("请给其中一列改选别的，或选“留空”")
            self.banner.explain(Refused(self.tr("“{}”选给了两列").format(twice), way=way))
            return
        name = self.tr("政府信息公开登记台账_{}.xlsx").format(self._session.today().isoformat())
        kinds = self.tr("Excel 工作簿 (*.xlsx)")
        dialog = FileDialog(self, self.tr("导出到"), "export", kinds, asks=Asks.TARGET, name=name)
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        self._session.with_actor(lambda _: dialog.open())

    def export_to(self, path: Path) -> Job:
        """Write the file, with progress and a cancel that leaves none."""
        self._path = path
        self.banner.hide()
        self.go.setEnabled(False)
        folder, query, actor = self._session.folder, self._query, self._session.chosen
        columns = None if self.superior.isChecked() else self.columns.chosen()
        template = self._template_path if self.superior.isChecked() else None
        mapping = self.mapping.told() if template is not None else None

        def run(progress: Progress) -> int:
            from gongkai_desktop import errands  # what only an export needs

            return errands.export(
                folder,
                path,
                "register",
                query,
                progress,
                actor=actor,
                columns=columns,
                template=template,
                mapping=mapping,
            )

        job = work(self.tr("正在导出 {}").format(path.name), run, self, self._done, self._failed)
        job.cancelled.connect(lambda: self.go.setEnabled(True))
        return job

    # — how it looks —

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for at, choice in enumerate((self.own, self.superior)):
            group.addButton(choice, at)
        self.own.setChecked(True)
        group.idToggled.connect(lambda at, on: self._turn(at) if on else None)
        own, box = card(margins=16)
        box.addWidget(self.columns)
        self._pages.addWidget(own)
        superior, box = card(margins=16)
        box.addWidget(button(self.tr("选择模板…"), self.choose_template), 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.mapping, 1)
        self._pages.addWidget(superior)
        for part in (self.summary, self.own, self.superior, self.banner):
            self.body.addWidget(part)
        self.body.addWidget(self._pages, 1)
        self.show_folder.hide()
        self.buttons(self._close, self.go, self.show_folder)

    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.banner.hide()

    def _say_count(self) -> None:
        query, today = self._query, self._session.today()

        def show(count: int) -> None:
            if not self.show_folder.isVisible():
                self.summary.setText(self.tr("导出表里现在这些：共 {} 行").format(f"{count:,}"))

        self._session.ask("export-count", lambda desk: desk.lists.count(query, today), if_there(self, show))

    # — what comes back —

    def _understood(self, path: Path, template: Template) -> None:
        if path != self._template_path:  # another one was chosen meanwhile
            return
        self.template = template
        self._session.memory.keep(_TEMPLATE, str(template.path))
        self.mapping.show_template(template)

    def _unread(self, path: Path, error: BaseException) -> None:
        from gongkai_desktop.exchange.failures import UnknownHeader  # nothing is read at start

        if path != self._template_path:
            return
        self.template = None
        if isinstance(error, UnknownHeader) and error.headers:
            self.mapping.show_unknown(self._template_path.name, error.headers)
        else:
            self._template_path = Path()
            self.mapping.clear()
        self._tell(error)

    def _done(self, rows: int) -> None:
        self._remember()
        told = self.tr("已导出 {} 行：{}").format(f"{rows:,}", self._path)
        empty = self.mapping.left_empty() if self.superior.isChecked() else ()
        if empty:
            told += "\n" + self.tr("模板里这些列没有对应，留空了：{}").format("、".join(empty))
        self.summary.setText(told)
        self.said.emit(self.tr("已导出 {} 行：{}").format(f"{rows:,}", self._path.name))
        for part in (self.own, self.superior, self._pages, self.go):
            part.hide()
        self.show_folder.show()
        self.show_folder.setFocus()
        self._close.setText(self.tr("关闭"))
        self.adjustSize()

    def _remember(self) -> None:
        memory = self._session.memory
        if self.own.isChecked():
            memory.keep(_COLUMNS, " ".join(self.columns.chosen()))
            return
        told, path = self.mapping.told(), self._template_path
        if told:
            self._session.write(
                lambda desk: desk.ledger_exporter("register").remember(
                    desk.ledger_exporter("register").template(path, told), told
                ),
                failed=self._not_remembered,
            )

    def _not_remembered(self, error: BaseException) -> None:
        """A window that may only look exports all the same; it just asks again next time."""
        if not isinstance(error, Refused):
            self._session.failures.handle(error)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)

    def _open_folder(self) -> None:
        show(self._path.parent, self)
