"""Statistics as a file, or on paper: where they are to go and as what, then they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.reports.statistics.booklet import TITLE
from gongkai_desktop.reports.statistics.tables import Report
from ui.kit.dialogs import work
from ui.kit.files import Asks, FileDialog
from ui.kit.host import Host
from ui.tasks import Progress


def save_statistics(host: Host, parent: QWidget, report: Report, said: Callable[[str], object]) -> FileDialog:
    """Ask where the tables are to go, and write them there as the kind that was chosen."""

    def write(chosen: str) -> None:
        path = Path(chosen)

        def run(_: Progress) -> None:
            with Desk.open(host.folder, writing=False) as desk:
                desk.statistics.write(report, path)

        def tell(_: object) -> None:
            said(QCoreApplication.translate("Statistics", "已存为 {}").format(path))

        title = QCoreApplication.translate("Statistics", "正在写 {}").format(path.name)
        work(title, run, parent, tell, host.failures.handle)

    title = QCoreApplication.translate("Statistics", "存到")
    kinds = ";;".join(
        (
            QCoreApplication.translate("Statistics", "Excel 工作簿 (*.xlsx)"),
            QCoreApplication.translate("Statistics", "PDF 文件 (*.pdf)"),
        )
    )
    name = f"{TITLE}_{report.period.first}_{report.period.last}.xlsx"
    dialog = FileDialog(parent, title, "export", kinds, asks=Asks.TARGET, name=name)
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.rpartition(".")[2].rstrip(")"))
    )
    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog


def show_statistics(host: Host, parent: QWidget, report: Report) -> None:
    """Draw them on pages and show those; from there they are printed or saved."""

    def draw(_: Progress) -> Printed:
        with Desk.open(host.folder, writing=False) as desk:
            return desk.statistics.printed(report)

    def show(printed: Printed) -> None:
        from ui.kit.preview import Preview  # seldom used

        name = f"{TITLE}_{report.period.first}_{report.period.last}"
        Preview(TITLE, printed.pdf, parent, host.failures.handle, name=name).open()

    title = QCoreApplication.translate("Statistics", "正在制表")
    work(title, draw, parent, show, host.failures.handle)
