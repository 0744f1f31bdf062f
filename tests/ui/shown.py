"""The program as it is started, a process on a real X screen, and the hand at its keyboard.

Nothing waits for a time: each step waits for a window's title, a file, or the end of the process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 240  # seconds after which something that does not come is given up
LOOK = 0.1  # seconds between two looks
REST = 5  # looks at which a program that is at rest has nothing to do
_AT_WORK = "RD"  # running or waiting for the processor, or for a disk


def at_work(process: int) -> bool:
    """Whether a process, or one that it started, runs or would run: on a busy machine it waits, and nothing moves."""
    with suppress(FileNotFoundError, ProcessLookupError):  # a thread or a process that ended meanwhile
        for thread in Path(f"/proc/{process}/task").iterdir():
            state = (thread / "stat").read_text().rpartition(")")[2].split()[0]
            started = (thread / "children").read_text().split()
            if state in _AT_WORK or any(at_work(int(child)) for child in started):
                return True
    return False


class Screen:
    """An X screen of the size that offices have, with a keyboard; ``more`` are further words for its server."""

    def __init__(self, *more: str) -> None:
        missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
        assert not missing, f"{missing} are not installed; `make test-ui` sees to them"
        told, tells = os.pipe()
        command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        command += [
            "-noreset",
            *more,
        ]  # without it, it begins anew, deaf for a moment, whenever the last hand lets go
        self._server = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
        os.close(tells)
        with os.fdopen(told) as number:
            self.name = f":{number.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()

    def hand(self, *words: str) -> str:
        """What xdotool does and answers."""
        answer = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.stdout


class Program:
    """The started program, with the home of somebody who has never used it; ended with its block, however that ends."""

    command: Sequence[str] = (sys.executable, "-m", "ui")

    def __init__(self, screen: Screen, home: Path, *arguments: str, **around: str) -> None:
        self._screen, self._home, self._arguments, self._around = screen, home, arguments, around
        self._said = home / "said.txt"
        self.process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        known = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
        places = {"HOME": self._home, "TMPDIR": self._home / "tmp", "XDG_RUNTIME_DIR": self._home / "run"}
        for place in places.values():
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = {key: str(place) for key, place in places.items()}
        shown = {"LANG": "C.UTF-8", "DISPLAY": self._screen.name, "QT_QPA_PLATFORM": "xcb"}
        env = known | own | shown | self._around
        command = [*self.command, *self._arguments]
        with self._said.open("ab") as said:
            return subprocess.Popen(command, cwd=ROOT, env=env, stderr=said, stdout=said)

    def until(self, fact: Callable[[], object], what: str) -> None:
        """Wait for a fact; the program's end before it is told at once."""
        limit = time.monotonic() + LONGEST
        while not fact():
            with suppress(subprocess.TimeoutExpired):
                code = self.process.wait(LOOK)
                pytest.fail(f"the program ended ({code}) before {what} came: {self.said()}")
            assert time.monotonic() < limit, f"{what} never came; in sight: {self.sights()}"

    def rest(self) -> None:
        """Wait until it has done what it was asked for: a list that hangs over a field may take what is pressed."""
        for _ in range(REST):
            self.until(lambda: not at_work(self.process.pid), "rest")
            time.sleep(LOOK)

    def on(self, title: str) -> None:
        """Wait for a window with such a title, and let it have the keys (there is no window manager here)."""
        found: list[str] = []
        self.until(lambda: found.extend(self.seen(title)) or found, title)
        self._screen.hand("windowfocus", found[-1])

    def presses(self, keys: str, title: str) -> bool:
        """Press keys and look whether they have brought such a window; a list may not have its rows yet."""
        self.press(keys)
        return self.seen(title) != []

    def seen(self, title: str) -> list[str]:
        """The windows to be seen with such a title."""
        return self._screen.hand("search", "--onlyvisible", "--name", title).split()

    def sample(self) -> Path:
        """Where the sample office lies, once it was made."""
        self.until(lambda: [*self._home.glob("tmp/*/样例单位/台账.db")], "the sample's ledger")
        return next(self._home.glob("tmp/*/样例单位"))

    def gone(self, title: str) -> None:
        """Wait until no window has such a title any more."""
        self.until(lambda: not self.seen(title), f"the end of {title}")

    def shut(self, keys: str, title: str) -> None:
        """Close a dialog by key; until it is gone the window behind it takes none."""
        self.press(keys)
        self.gone(title)

    def sights(self) -> str:
        """The titles of all windows to be seen."""
        return self._screen.hand("search", "--onlyvisible", "--name", ".", "getwindowname", "%@")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their X names."""
        self._screen.hand("key", *keys)

    def write(self, text: str) -> None:
        """Type plain characters in place of what the field holds."""
        self._screen.hand("key", "ctrl+a")
        self._screen.hand("type", text)

    def ended(self) -> int:
        """Wait for the end, and tell how it was."""
        return self.process.wait(LONGEST)

    def said(self) -> str:
        """Whatever it said on its standard output and error, which is to be nothing."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def again(self) -> None:
        """Start it once more, on the next day as it were."""
        self.process = self._start()
