"""What the window remembers between days: places, widths, the acting person, the last office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FIRST_TODAY = "today/first"
"""Whether the window opens at 今日 (1) or where it was left (0)."""


class Memory:
    """Small settings of this computer's user; each has its default where it is read."""

    def __init__(self, file: Path | None = None) -> None:
        """Settings in the user's own place, or in a file."""
        name = "gongkai-desktop"
        ini = QSettings.Format.IniFormat
        own = QSettings(ini, QSettings.Scope.UserScope, name, name) if file is None else None
        self._kept = own or QSettings(str(file), ini)

    @property
    def folder(self) -> Path:
        """Where the settings lie."""
        return Path(self._kept.fileName()).parent

    def told(self, folder: Path) -> str:
        """How a folder is remembered: one that lies beneath the settings is told from there on.

        A program that is carried about has its offices beside its settings, and another drive letter every day.
        """
        here, own = folder.resolve(), self.folder.resolve()
        return here.relative_to(own).as_posix() if here.is_relative_to(own) else str(here)

    def place(self, told: str) -> Path:
        """Where a remembered folder is now."""
        return self.folder.resolve() / told

    def text(self, key: str, default: str = "") -> str:
        """A remembered text."""
        return str(self._kept.value(key, default))

    def number(self, key: str, default: int = 0) -> int:
        """A remembered whole number; the default when the file holds something else."""
        found = self.text(key, str(default))
        return int(found) if found.lstrip("-").isdigit() else default

    def numbers(self, key: str) -> list[int]:
        """A remembered list of whole numbers, empty when there is none."""
        return [int(part) for part in self.text(key).split(" ") if part.isdigit()]

    def blob(self, key: str) -> QByteArray:
        """A remembered state of a Qt widget."""
        found = self._kept.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()

    def forget(self, ending: str) -> None:
        """Let go of everything whose name ends so."""
        for key in self._kept.allKeys():
            if key.endswith(ending):
                self._kept.remove(key)

    def keep(self, key: str, value: str | int | QByteArray | list[int]) -> None:
        """Remember a value."""
        self._kept.setValue(key, " ".join(map(str, value)) if isinstance(value, list) else value)
