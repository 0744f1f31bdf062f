"""The register page's own keys; those of the whole window belong to the menus. ``keys`` tells them to the clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def add_shortcuts(page: RegisterPage) -> list[QShortcut]:
    """Let the keys work wherever the cursor is on the page; pasting files only in the table."""
    runs = {
        "Ctrl+B": page.many,
        "Ctrl+S": page.save_view,
        "Ctrl+W": page.weekly,
        "Ctrl+L": page.listing.filter_row,
        "Ctrl+Shift+L": page.filters,
        "Ctrl+J": page.go_panel,
        "Ctrl+G": page.go_views,
        "Ctrl+M": page.next_steps,
        "Ctrl+T": page.turn,
        "Ctrl+V": page.paste,
    }
    made = []
    for keys, run in runs.items():
        one = QShortcut(QKeySequence(keys), page.table if keys == "Ctrl+V" else page)
        one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        one.activated.connect(run)
        made.append(one)
    return made
