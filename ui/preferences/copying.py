"""Making a copy: now into the office's own folder, or onto a stick with the attachments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.clock import today
from gongkai_desktop.desk import Desk
from ui.kit.dialogs import Message, work
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.keeping import Copy

SHOWN = 12  # problems told in a dialog
AWAY = "backup/away"
"""In the window's memory, by folder: the day of the last copy that lies elsewhere."""


def back_up(session: Session, parent: QWidget, say: Callable[[str], None]) -> None:
    """Make a proven copy now, beside whatever is being recorded."""
    folder = session.folder

    def done(copy: Copy) -> None:
        if copy.troubles:
            incomplete(copy, parent)
        else:
            say(QCoreApplication.translate("Backups", "已备份并核验数据库：{}").format(copy.path.name))
        session.changed.emit(None)

    work(
        QCoreApplication.translate("Backups", "正在备份并核验"),
        lambda progress: Desk.back_up(folder, progress=progress),
        parent,
        done,
        session.failures.handle,
    )


def back_up_to(session: Session, target: Path, parent: QWidget, say: Callable[[str], None]) -> None:
    """Make a proven copy with the attachments in another place, such as a stick."""
    folder = session.folder

    def done(copy: Copy) -> None:
        if copy.troubles:
            incomplete(copy, parent)
        else:
            session.memory.keep(f"{AWAY}/{folder.name}", today().isoformat())
            say(QCoreApplication.translate("Backups", "已另存并核验：{}").format(copy.path))
        session.changed.emit(None)

    work(
        QCoreApplication.translate("Backups", "正在另存并核验"),
        lambda progress: Desk.back_up(folder, to=target, progress=progress),
        parent,
        done,
        session.failures.handle,
    )


def incomplete(copy: Copy, parent: QWidget) -> None:
    """Say what of a copy is not good: it must not be relied on as if it were."""
    what = QCoreApplication.translate("Backups", "这份备份不完整：{}").format(copy.path.name)
    way = QCoreApplication.translate(
        "Backups", "怎么办：用“检查台账”看清哪里不对；缺的附件找到原件重新添加，再备份。"
    )
    title = QCoreApplication.translate("Backups", "备份")
    Message(title, what, "\n".join([*copy.troubles[:SHOWN], way]), parent).open()


def last_away(session: Session) -> str:
    """The day of the last copy that lies elsewhere, '' when there was none."""
    return session.memory.text(f"{AWAY}/{session.folder.name}")
