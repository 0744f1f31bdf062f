"""Opening an office folder: the one asked for, the last one, or the first window that offers to make one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from ui.application import set_scale
from ui.failures import Failures
from ui.kit.dialogs import explain
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.session import Session
from ui.tasks import Post

_LAST = "office/last"


class Opening(QObject):
    """Holds the window of the office that is open, and opens another in its place."""

    def __init__(self, application: QApplication, memory: Memory) -> None:
        super().__init__(application)
        self._application, self.memory = application, memory
        self.post = Post()
        self.failures = Failures(self.post)
        self.failures.refused.connect(self._explain)
        self.failures.reported.connect(self._report)
        self.failures.install()
        self.window: MainWindow | None = None
        self._first: QObject | None = None

    def begin(self, office: Path | None, *, sample: bool = False) -> None:
        """Open what was asked for, else the last office, else offer the ways to begin."""
        last = self.memory.text(_LAST)
        if sample:
            self.welcome().make_sample()
        elif office is not None:
            self.open(office)
        elif last and OfficeFolder(Path(last)).database.is_file():
            self.open(Path(last))
        else:
            self.welcome().show()
