"""Asking for a file or a folder: every such dialog opens where the same kind of thing was found the last time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QDir, QSignalBlocker, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QWidget

from gongkai_desktop.filenames import fit

_MEMORY: Final = "memory"
_LAST: Final = "any"


class Asks(Enum):
    """What a dialog asks for."""

    FILE = auto()
    FILES = auto()
    FOLDER = auto()
    TARGET = auto()
    """Where a new file is to go."""


class _Remembers(Protocol):
    def text(self, key: str, default: str = "") -> str: ...

    def keep(self, key: str, value: str) -> None: ...


def remember_in(memory: _Remembers) -> None:
    """From now on, folders are remembered there."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_MEMORY, memory)


class FileDialog(QFileDialog):
    """Asks for what ``asks`` says. Connect ``fileSelected`` or ``filesSelected``, then open.

    ``purpose`` names the kind of thing that is looked for ("scans"), ``kinds`` the files shown, ``name`` the one
    proposed for a new file, ``start`` another folder to begin in.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        purpose: str,
        kinds: str = "",
        *,
        asks: Asks = Asks.FILE,
        name: str = "",
        start: str = "",
    ) -> None:
        super().__init__(parent, title, start or _folder(purpose), kinds)
        self._purpose, self._asks = purpose, asks
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if asks is Asks.TARGET:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(Path(name).suffix.lstrip("."))
            self.selectFile(fit(name))
        else:
            modes = {
                Asks.FILE: QFileDialog.FileMode.ExistingFile,
                Asks.FILES: QFileDialog.FileMode.ExistingFiles,
                Asks.FOLDER: QFileDialog.FileMode.Directory,
            }
            self.setFileMode(modes[asks])
            self.setOption(QFileDialog.Option.ShowDirsOnly, asks is Asks.FOLDER)
        self.filesSelected.connect(self._remember)

    def accept(self) -> None:
        """Take what is named: a whole path that was typed is what is meant, whatever is marked in the list.

        While it is typed, Qt marks each folder that it names, and forgets to unmark some; then it would only go to
        that folder and empty the name.
        """
        name, rows = self.findChild(QLineEdit, "fileNameEdit"), self.findChild(QListView, "listView")
        if isinstance(name, QLineEdit) and isinstance(rows, QListView) and QDir.isAbsolutePath(name.text()):
            marked = rows.selectionModel()
            with QSignalBlocker(marked):
                marked.clearSelection()
        super().accept()

    def _remember(self, names: Sequence[str]) -> None:
        memory = _memory()
        if memory is None or not names:
            return
        folder = str(Path(names[0]).parent)
        for purpose in (self._purpose, _LAST):
            memory.keep(_key(purpose), folder)


def documents() -> Path:
    """Where a clerk's files are on this computer; never the folder that the program was started in."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def _folder(purpose: str) -> str:
    """Where the last thing of this kind, or any, was found; the documents when that is not known or gone."""
    memory = _memory()
    known = (memory.text(_key(one)) for one in (purpose, _LAST)) if memory is not None else ()
    places = (documents(), Path.home())
    return next((folder for folder in (*known, *map(str, places)) if folder and Path(folder).is_dir()), "")


def _key(purpose: str) -> str:
    return f"folders/{purpose}"


def _memory() -> _Remembers | None:
    application = QCoreApplication.instance()
    found: _Remembers | None = application.property(_MEMORY) if application is not None else None
    return found
