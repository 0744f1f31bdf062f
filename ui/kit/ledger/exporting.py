"""A ledger as a workbook: where it is to go, then it is written by a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.query import Query
from ui.kit.dialogs import work
from ui.kit.files import Asks, FileDialog
from ui.kit.host import Host
from ui.kit.ledger.face import Face
from ui.tasks import Job, Progress

Saying = Callable[[str], object]


def choose_target(host: Host, face: Face, query: Query, parent: QWidget, said: Saying) -> FileDialog:
    """Ask where the rows of a query are to go, and write them there."""
    name = f"{face.title}_{host.today().isoformat()}.xlsx"
    title = QCoreApplication.translate("Ledger", "导出到")
    kinds = QCoreApplication.translate("Ledger", "Excel 工作簿 (*.xlsx)")
    dialog = FileDialog(parent, title, "export", kinds, asks=Asks.TARGET, name=name)
    dialog.fileSelected.connect(lambda chosen: export_to(host, face, query, Path(chosen), parent, said))
    host.with_actor(lambda _: dialog.open())
    return dialog


def export_to(host: Host, face: Face, query: Query, path: Path, parent: QWidget, said: Saying) -> Job:
    """Write the file, with progress and a cancel that leaves none."""
    folder, actor, name = host.folder, host.chosen, face.name

    def run(progress: Progress) -> int:
        from gongkai_desktop import errands  # what only an export needs

        return errands.export(folder, path, name, query, progress, actor=actor)

    title = QCoreApplication.translate("Ledger", "正在导出 {}").format(path.name)
    return work(title, run, parent, partial(_tell, said, path), host.failures.handle)


def _tell(said: Saying, path: Path, rows: int) -> None:
    said(QCoreApplication.translate("Ledger", "已导出 {} 行：{}").format(f"{rows:,}", path))
