"""Making a copy: now into the office's own folder, or onto a stick with the attachments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from ui.kit.dialogs import work
from ui.session import Session

AWAY = "backup/away"
"""In the window's memory, by folder: the day of the last copy that lies elsewhere."""


def back_up(session: Session, parent: QWidget, say: Callable[[str], None]) -> None:
    """Make a proven copy now, beside whatever is being recorded."""
    folder = session.folder

    def done(path: Path) -> None:
        say(QCoreApplication.translate("Backups", "已备份并核验：{}").format(path.name))
        session.changed.emit(None)

    work(
        QCoreApplication.translate("Backups", "正在备份并核验"),
        lambda progress: Desk.back_up(folder, progress=progress).path,
        parent,
        done,
        session.failures.handle,
    )


def back_up_to(session: Session, target: Path, parent: QWidget, say: Callable[[str], None]) -> None:
    """Make a proven copy with the attachments in another place, such as a stick."""
    folder = session.folder

    def done(path: Path) -> None:
        session.memory.keep(f"{AWAY}/{folder.name}", date.today().isoformat())
        say(QCoreApplication.translate("Backups", "已另存并核验：{}").format(path))
        session.changed.emit(None)

    work(
        QCoreApplication.translate("Backups", "正在另存并核验"),
        lambda progress: Desk.back_up(folder, to=target, progress=progress).path,
        parent,
        done,
        session.failures.handle,
    )


def last_away(session: Session) -> str:
    """The day of the last copy that lies elsewhere, '' when there was none."""
    return session.memory.text(f"{AWAY}/{session.folder.name}")
