"""The queue as a workbook: where it is to go, then it is written by a process of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.kit.dialogs import work
from ui.kit.files import Asks, FileDialog

if TYPE_CHECKING:
    from gongkai_desktop.cases.query import Query
    from ui.review.queue import Queue
    from ui.tasks import Job, Progress


def choose_target(queue: Queue, query: Query) -> FileDialog:
    """Ask where the rows of a query are to go, and write them there."""
    name = QCoreApplication.translate("Review", "保密审查台账_{}.xlsx").format(
        queue.session.today().isoformat()
    )
    title = QCoreApplication.translate("Review", "导出到")
    kinds = QCoreApplication.translate("Review", "Excel 工作簿 (*.xlsx)")
    dialog = FileDialog(queue, title, "export", kinds, asks=Asks.TARGET, name=name)
    dialog.fileSelected.connect(lambda chosen: export_to(queue, query, Path(chosen)))
    queue.session.with_actor(lambda _: dialog.open())
    return dialog


def export_to(queue: Queue, query: Query, path: Path) -> Job:
    """Write the file, with progress and a cancel that leaves none."""
    session, actor = queue.session, queue.session.chosen

    def run(progress: Progress) -> int:
        from gongkai_desktop import errands  # what only an export needs

        return errands.export_reviews(session.folder, path, query, progress, actor=actor)

    title = QCoreApplication.translate("Review", "正在导出 {}").format(path.name)
    return work(title, run, queue, partial(_tell, queue, path), session.failures.handle)


def _tell(queue: Queue, path: Path, rows: int) -> None:
    words = QCoreApplication.translate("Review", "已导出 {} 行：{}")
    queue.said.emit(words.format(f"{rows:,}", path))
