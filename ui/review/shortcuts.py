"""The queue's own keys; those of the whole window belong to the menus. ``keys`` tells them to the clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.review.queue import Queue


def add_shortcuts(queue: Queue) -> list[QShortcut]:
    """Let the keys work wherever the cursor is in the queue."""
    runs = {
        "F2": queue.enter,
        "Ctrl+Return": queue.enter,
        "Ctrl+B": queue.many,
        "Ctrl+J": queue.go_panel,
        "Ctrl+G": queue.go_views,
        "Ctrl+M": queue.next_steps,
        "Ctrl+Shift+M": queue.monthly,
    }
    made = []
    for keys, run in runs.items():
        one = QShortcut(QKeySequence(keys), queue)
        one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        one.activated.connect(run)
        made.append(one)
    return made
