"""One window for an office: who starts the program again for it sees the window that is there.

No network, not even within the machine: the window holds a file among the user's settings and watches the folder it
lies in; a second start leaves a call beside it and goes away once the call was taken up.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from gongkai_desktop.claims import Claim
from gongkai_desktop.files import discard, private_folder

_PATIENCE: Final = 10.0  # seconds in which a window that is not stuck answers, also one that is coming up
_LOOK: Final = 0.03


class OneWindow(QObject):
    """The claim of a window on its office. Where nothing can be kept there are simply several windows."""

    called = Signal()
    """The program was started again for this office."""

    def __init__(self, claim: Claim | None, call: Path) -> None:
        super().__init__()
        self._claim, self._call = claim, call
        self._watcher: QFileSystemWatcher | None = None

    @classmethod
    def take(cls, place: Path, office: Path) -> OneWindow | None:
        """The claim on an office, in a folder of the user's; None once the window that has it was called."""
        name = f"{zlib.crc32(os.path.normcase(office.resolve()).encode()):08x}"
        mine, call = place / f"{name}.window", place / f"{name}.call"
        limit, asked = time.monotonic() + _PATIENCE, False
        with suppress(OSError):
            private_folder(place)
        while time.monotonic() < limit:
            try:
                claim = Claim(mine)
            except OSError:
                if not mine.exists():  # no room for such things here
                    break
            else:
                discard(call)
                return cls(claim, call)
            if asked and not call.exists():
                return None
            if not asked:
                asked = _ask(mine, call)
            time.sleep(_LOOK)
        # nobody answers: the window is stuck, and the folder's own lock says the rest
        discard(call)
        return cls(None, call)

    def watch(self) -> None:
        """Hear of calls from now on, and of one that has come meanwhile."""
        if self._claim is None or self._watcher is not None:
            return
        self._watcher = QFileSystemWatcher([str(self._call.parent)], self)
        self._watcher.directoryChanged.connect(lambda _: self._look())
        self._look()

    def leave(self) -> None:
        """The window is gone."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.directories())
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def _look(self) -> None:
        if self._call.exists() and discard(self._call):  # else something else happened in the folder
            self.called.emit()


def _ask(mine: Path, call: Path) -> bool:
    """Leave the call; whether that could be done."""
    with suppress(OSError):
        _let_come_forward(mine.read_text("ascii"))
        call.touch()
        return True
    return False


if sys.platform == "win32":
    import ctypes

    def _let_come_forward(process: str) -> None:
        """Windows lets no window come to the front by itself: whoever has the keyboard may say that one can."""
        if process.isdecimal():
            ctypes.windll.user32.AllowSetForegroundWindow(int(process))

else:

    def _let_come_forward(process: str) -> None:
        """Nobody needs to be asked."""
