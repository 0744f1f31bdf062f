"""A filing as a workbook: where it is to go, then it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.kit.files import Asks, FileDialog
from ui.kit.host import Host


def save_filing(
    host: Host, parent: QWidget, record: int, number: str, said: Callable[[str], object]
) -> FileDialog:
    """Ask where the sheet of a filing is to go, and write it there."""
    today = host.today()

    def write(chosen: str) -> None:
        path = Path(chosen)

        def tell(_: int) -> None:
            said(QCoreApplication.translate("Filings", "已存为 {}").format(path))

        host.ask(
            "filing-book",
            lambda desk: desk.filings.write(path, today, record),
            tell,
        )

    title = QCoreApplication.translate("Filings", "存到")
    name = QCoreApplication.translate("Filings", "不予公开信息备案表_{}.xlsx").format(number)
    kinds = QCoreApplication.translate("Filings", "Excel 工作簿 (*.xlsx)")
    dialog = FileDialog(parent, title, "export", kinds, asks=Asks.TARGET, name=name)
    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog
