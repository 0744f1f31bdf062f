"""An annual report as a file: where it is to go and as what, then it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from ui.kit.files import Asks, FileDialog
from ui.kit.host import Host


def save_report(host: Host, parent: QWidget, year: int, said: Callable[[str], object]) -> FileDialog:
    """Ask where the report of a year is to go, and write it there as the kind that was chosen."""
    today = host.today()

    def write(chosen: str) -> None:
        path = Path(chosen)

        def job(desk: Desk) -> None:
            desk.annual.write(desk.annual.report(year, today), path)

        def tell(_: None) -> None:
            said(QCoreApplication.translate("Annual", "已存为 {}").format(path))

        host.ask("annual-file", job, tell)

    title = QCoreApplication.translate("Annual", "存到")
    name = QCoreApplication.translate("Annual", "政府信息公开工作年度报告_{}.docx").format(year)
    kinds = ";;".join(
        (
            QCoreApplication.translate("Annual", "Word 文档 (*.docx)"),
            QCoreApplication.translate("Annual", "Excel 工作簿 (*.xlsx)"),
            QCoreApplication.translate("Annual", "PDF 文件 (*.pdf)"),
            QCoreApplication.translate("Annual", "网页 (*.html)"),
        )
    )
    dialog = FileDialog(parent, title, "export", kinds, asks=Asks.TARGET, name=name)
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.rpartition(".")[2].rstrip(")"))
    )
    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog
