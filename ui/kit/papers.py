"""Papers on the screen: prepared, shown, recorded when they are printed or saved; letters also written for WPS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from ui.kit.alive import if_there
from ui.kit.dialogs import work
from ui.kit.files import Asks, FileDialog
from ui.kit.host import Failed, Host
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Period
    from gongkai_desktop.office.printing import Prepared


def show_paper(
    host: Host, parent: QWidget, name: str, records: tuple[int, ...] = (), *, period: Period | None = None
) -> None:
    """Prepare a paper of these records (a summary: of the period) and show it; printing or saving issues it.

    Of neither it is blank, for handwriting, and nothing is issued.
    """
    today, filled = host.today(), bool(records) or period is not None

    def prepare(progress: Progress) -> Prepared:
        with Desk.open(host.folder, writing=False) as desk:
            return desk.papers.prepare(name, records, today, period=period, progress=progress)

    def show(prepared: Prepared) -> None:
        from ui.kit.preview import Preview  # seldom used

        def issue(then: Callable[[], None], failed: Failed) -> None:
            host.act(
                lambda desk, actor: desk.papers.issue(prepared, actor=actor, today=today),
                lambda _: then(),
                failed,
            )

        Preview(
            prepared.title,
            prepared.printed.pdf,
            parent,
            host.failures.handle,
            issue=issue if filled else None,
            warnings=prepared.warnings,
            name=f"{prepared.title}{prepared.number}" if filled else prepared.title,
        ).open()

    title, meant = QCoreApplication.translate("Papers", "正在制表"), (name, records, period)
    work(title, prepare, parent, show, host.failures.handle, meant=meant)


def choose_word(
    host: Host, parent: QWidget, name: str, record: int, said: Callable[[str], object], *, number: str
) -> None:
    """Ask where the letter goes as a Word file for last edits; ``said`` gets a word once it is written.

    ``number`` is the record's own: the letters of two records are two files.
    """
    title = QCoreApplication.translate("Papers", "存为 Word")
    kinds = QCoreApplication.translate("Papers", "Word 文档 (*.docx)")

    def choose(called: str) -> None:
        dialog = FileDialog(parent, title, "papers", kinds, asks=Asks.TARGET, name=f"{called}{number}.docx")
        dialog.fileSelected.connect(lambda path: write_word(host, parent, name, record, Path(path), said))
        dialog.open()

    host.ask(f"word-{name}", lambda desk: desk.papers[name].title, if_there(parent, choose))


def write_word(
    host: Host, parent: QWidget, name: str, record: int, path: Path, said: Callable[[str], object]
) -> None:
    """Write the letter of this record as a Word file; it is no issued paper."""
    today = host.today()

    def write(progress: Progress) -> tuple[str, ...]:
        with Desk.open(host.folder, writing=False) as desk:
            return desk.papers.save_word(name, record, path, today, progress)

    def tell(missing: tuple[str, ...]) -> None:
        words = QCoreApplication.translate("Papers", "已存为 {}").format(path.name)
        if missing:
            gaps = "、".join(missing)
            words = QCoreApplication.translate("Papers", "{}；还缺：{}").format(words, gaps)
        said(words)

    title, meant = QCoreApplication.translate("Papers", "正在写 Word 文件"), (name, record, path)
    work(title, write, parent, tell, host.failures.handle, meant=meant)
