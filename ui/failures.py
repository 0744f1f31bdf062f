"""The error gate: what the clerk can mend is explained; what is ours is kept as a crash report.

A report holds versions and the traceback's places only: no messages, names or contents of records.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal

from gongkai_desktop import __version__, refusals
from gongkai_desktop.clock import now
from gongkai_desktop.data import carried
from gongkai_desktop.errors import Cancelled, Refused
from ui.tasks import Post


def describe(error: BaseException) -> str:
    """The report's text: versions, the kind of error and where it arose; never its message."""
    import platform  # slow to load, and hopefully never needed
    import traceback

    chain: list[str] = []
    shown: BaseException | None = error
    while shown is not None:
        frames = traceback.extract_tb(shown.__traceback__)
        places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        chain.append("\n".join([_kind(shown), *places]))
        shown = shown.__cause__ or shown.__context__
    head = f"gongkai-desktop {__version__} · Python {platform.python_version()} · Qt {qt_version}"
    return "\n".join([head, platform.platform(), "", "\n\n".join(chain), ""])


def _kind(error: BaseException) -> str:
    """What kind of error it is; of the system's, its number, which says nothing of anybody."""
    number = (refusals.code(error) or error.errno) if isinstance(error, OSError) else None
    return f"{type(error).__qualname__}{f' {number}' if number else ''}"


class Failures(QObject):
    """Collects errors from every thread and shows each kind once."""

    refused = Signal(object)
    reported = Signal(object, int)
    """The report's path (None when it could not be written) and how often this error has come."""

    def __init__(self, post: Post) -> None:
        super().__init__()
        self._post = post
        self._seen: Counter[str] = Counter()
        self._files: dict[str, Path | None] = {}
        self.folder: Path | None = None

    def install(self) -> None:
        """Take over the uncaught errors of all threads."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.handle(args.exc_value or args.exc_type())

    def handle(self, error: BaseException) -> None:
        """Deal with an error from any thread: explain, ignore a cancel, or keep a report."""
        if isinstance(error, KeyboardInterrupt):
            raise error
        if not isinstance(error, Cancelled):
            self._post.call(self._showing(error))

    def _showing(self, error: BaseException) -> Callable[[], None]:
        return lambda: self.refused.emit(error) if isinstance(error, Refused) else self._report(error)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.handle(error.with_traceback(trace))

    def _report(self, error: BaseException) -> None:
        text = describe(error)
        self._seen[text] += 1
        if self._seen[text] == 1:
            self._files[text] = self._write(text)
        self.reported.emit(self._files[text], self._seen[text])

    def _write(self, text: str) -> Path | None:
        at = now()
        for folder in self._places():
            try:
                folder.mkdir(parents=True, exist_ok=True)
                path = folder / f"{at:%Y-%m-%d_%H%M%S}_{len(self._files) + 1}.txt"
                path.write_text(text, encoding="utf-8")
            except OSError:
                continue
            return path
        return None

    def _places(self) -> list[Path]:
        from PySide6.QtCore import QStandardPaths  # hopefully never needed

        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        own = carried() or Path(place)
        beside = [] if self.folder is None else [self.folder.parent / f"{self.folder.name}-故障报告"]
        return [*beside, own / "故障报告"]
