"""Wrong passwords: after the third, each one makes the next wait longer, up to a minute. Nothing is ever destroyed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import PRIVATE_FILE, discard

LONGEST: Final = 60
_FREE = 2
_known: dict[Path, tuple[int, datetime]] = {}


class Attempts:
    """What was tried on one database; kept in memory and in a small file beside it, so that a restart does not help.

    The file says how many were wrong and when the last one was. A clock that was set back costs a minute at most.
    """

    def __init__(self, database: Path, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = database.with_name(".密码输错"), clock

    def wait(self) -> int:
        """How many seconds must pass before the next attempt, 0 for none."""
        wrong, last = self._last()
        if wrong <= _FREE:
            return 0
        passed = (self._clock() - last).total_seconds()
        if passed < 0:
            self._note(wrong)
            passed = 0
        growing = min(LONGEST, 1 << (min(wrong, 20) - _FREE))
        return max(0, round(growing - passed))

    def refuse_early(self) -> None:
        """Refused while one has to wait."""
        if left := self.wait():
            why = "输错了几次，每错一次等得久一些，最多等一分钟；内容不会因此受影响"
            raise Refused(f"请等 {left} 秒再试", why=why, way="忘了密码的，可以用恢复单打开")

    def wrong(self) -> None:
        """One more that was not the password."""
        self._note(self._last()[0] + 1)

    def right(self) -> None:
        """The password was given: forget the wrong ones."""
        _known.pop(self._file, None)
        discard(self._file)

    def _last(self) -> tuple[int, datetime]:
        none = (0, self._clock())
        found = _known.get(self._file, none)
        try:
            told = json.loads(self._file.read_text("utf-8"))
            kept = (int(told["wrong"]), datetime.fromisoformat(told["at"]).astimezone())
        except (OSError, ValueError, LookupError, TypeError):
            return found
        return max(found, kept)

    def _note(self, wrong: int) -> None:
        now = self._clock()
        _known[self._file] = (wrong, now)
        with suppress(OSError):  # a disc that cannot be written: memory will do
            self._file.touch(PRIVATE_FILE)
            self._file.write_text(json.dumps({"wrong": wrong, "at": now.isoformat("T", "seconds")}), "utf-8")
