"""移交案卷: where it goes, what for if a person could be reached by what is in it, then everything in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.requests.handing import (
    ZIP,
    Handed,
    hand_over,
    names_persons,
    proposed,
    refuse_purpose,
    remember,
)
from ui.kit.dialogs import work
from ui.kit.files import Asks, FileDialog
from ui.requests.words import case_of
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.office.printing import Prepared
    from ui.kit.ledger.card import RecordView
    from ui.requests.page import Inbox


def choose_target(page: Inbox, view: RecordView) -> FileDialog:
    """Ask where the file of an application is to go, and what for; then write it there."""
    number, called = view.id, proposed(view.number or f"{view.id}")
    title = QCoreApplication.translate("Requests", "移交案卷")
    kinds = QCoreApplication.translate("Requests", "压缩文件 (*.zip)")
    dialog = FileDialog(page, title, "papers", kinds, asks=Asks.TARGET, name=f"{called}{ZIP}")

    def proven(desk: Desk, why: str, _: int) -> str:
        refuse_purpose(desk, number, why, page.host.today())  # while the form is still there to be mended
        return why

    def go(chosen: str) -> None:
        path = Path(chosen)
        if names_persons(case_of(view)):
            note = QCoreApplication.translate(
                "Requests",
                "案卷里有申请人的证件号码和联系方式（登记表、申请书、信封照原样）；交给谁、做什么用会记入时间线。",
            )
            page.acts.ask_what_for(
                number, title, proven, lambda why: write(page, number, path, why), note=note
            )
        else:
            page.host.with_actor(lambda _: write(page, number, path, ""))

    dialog.fileSelected.connect(go)
    dialog.open()
    return dialog


def write(page: Inbox, number: int, path: Path, why: str) -> None:
    """Write the file with progress; that is remembered, and what for, when all is written and has no name yet."""
    host, today, actor = page.host, page.host.today(), page.host.chosen

    def run(progress: Progress) -> Handed:
        from gongkai_desktop.desk import Desk  # what only writing it needs

        def record(prepared: Prepared) -> None:
            def job(desk: Desk) -> None:
                with desk.store.atomic():
                    remember(desk, number, prepared, why, actor=actor, today=today)

            host.writing(job)

        with Desk.open(host.folder, writing=False) as desk:
            return hand_over(desk, number, path, record, today, why=why, progress=progress)

    def tell(handed: Handed) -> None:
        host.told(None)
        words = QCoreApplication.translate("Requests", "已写出 {} 个文件和清单：{}").format(
            len(handed.files), path.name
        )
        page.said.emit("；".join((words, *handed.warnings)))

    title = QCoreApplication.translate("Requests", "正在写 {}").format(path.name)
    work(title, run, page, tell, host.failures.handle)
