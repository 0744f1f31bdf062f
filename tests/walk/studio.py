"""A screen that is photographed, with a window manager's frames, and a keyboard that knows Chinese."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from struct import unpack
from typing import Final

from PIL import Image

from tests.ui.shown import LONGEST, Screen, at_work

_KEYBOARD: Final = "5"
"""The keyboard that xdotool presses, as Xvfb numbers its devices."""
_SPARE: Final = 150  # keycodes above are those of multimedia keys, which nobody presses here
_HEADER: Final = 25 * 4  # bytes of a window dump's head
_COLOURS: Final = 96
_PAUSE: Final = 0.3  # seconds between two pictures that have to be the same; a cursor blinks slower
_BOARD: Final = re.compile(r"(?s)(.*xkb_symbols[^{]*\{)(.*)")


class Studio(Screen):
    """Every text that is going to be typed is told to it first: its characters are put on keys of their own."""

    def __init__(self, memory: Path, texts: Iterable[str]) -> None:
        assert shutil.which("openbox"), "openbox is not installed; `make walk` sees to it"
        super().__init__("-fbdir", str(memory), "-nocursor")
        self._seen = memory / "Xvfb_screen0"
        self._teach(sorted({character for text in texts for character in text if not character.isascii()}))
        self._manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": self.name})

    def close(self) -> None:
        self._manager.terminate()
        self._manager.wait()
        super().close()

    def _teach(self, characters: list[str]) -> None:
        """Two characters on a key, the second with Shift.

        xdotool would put each on a key when it is wanted and take it away again, often before the program has
        looked at what the key means.
        """
        board = self._board("-i", _KEYBOARD, self.name, "-")
        spare = [name for name, code in re.findall(r"<(\w+)> = (\d+);", board) if int(code) > _SPARE]
        pairs = [characters[at : at + 2] for at in range(0, len(characters), 2)]
        assert len(pairs) <= len(spare), "more characters than spare keys"
        lines = []
        for name, pair in zip(spare, pairs, strict=False):
            board = re.sub(rf"(?s)\bkey +<{name}> *\{{.*?\}};", "", board)
            signs = ", ".join(f"U{ord(character):04X}" for character in (pair * 2)[:2])
            lines.append(f'key <{name}> {{ type = "TWO_LEVEL", [ {signs} ] }};')
        taught = _BOARD.sub(lambda found: "\n".join([found[1], *lines, found[2]]), board)
        self._board("-w", "0", "-i", _KEYBOARD, "-", self.name, told=taught)

    def _board(self, *words: str, told: str | None = None) -> str:
        done = subprocess.run(["xkbcomp", *words], input=told, capture_output=True, text=True, check=True)
        return done.stdout

    def still(self, program: int) -> Image.Image:
        """Wait until nothing moves any more and the program, a process, has nothing to do; what is then seen."""
        limit, before = time.monotonic() + LONGEST, None
        shown = (program, self._server.pid, self._manager.pid)
        while time.monotonic() < limit:
            now = None if any(map(at_work, shown)) else self._look()
            if now is not None and now == before:
                return now
            before = now
            time.sleep(_PAUSE)
        raise AssertionError("the screen never came to rest")

    def picture(self, path: Path, program: int) -> None:
        """What is to be seen, without the empty ground, in few colours."""
        seen = self.still(program)
        seen.crop(seen.getbbox()).quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)

    def _look(self) -> Image.Image:
        dump = self._seen.read_bytes()
        head = unpack(">25I", dump[:_HEADER])
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        start = size + colours * 12
        return Image.frombytes(
            "RGB", (width, height), dump[start : start + line * height], "raw", "BGRX", line, 1
        )
