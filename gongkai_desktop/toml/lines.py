"""On which line each key of a TOML text stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from gongkai_desktop.toml.table import Path

_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


def lines_of(text: str) -> Mapping[Path, int]:
    """The line of every table, key and array element of a text that is known to be good TOML."""
    return _Scanner(text).lines()


class _Scanner:
    """Walks the text and notes where each key begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._lines: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}

    def lines(self) -> Mapping[Path, int]:
        """The line of every table, key and array element."""
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip()
        return self._lines

    def _header(self) -> Path:
        array = self._text.startswith("[[", self._at)
        self._at += 2 if array else 1
        parts = list(self._key())
        self._skip()
        self._at += 2 if array else 1
        path: Path = ()
        for part in parts[:-1]:
            path = self._note((*path, part))
            if path in self._arrays:
                path = (*path, self._arrays[path])
        path = self._note((*path, parts[-1]))
        if array:
            self._arrays[path] = self._arrays.get(path, -1) + 1
            path = (*path, self._arrays[path])
        self._lines[path] = self._here()
        return path

    def _pair(self, table: Path) -> None:
        path = table
        for part in self._key():
            path = self._note((*path, part))
        self._skip()
        self._at += 1
        self._skip()
        self._value(path)

    def _key(self) -> Iterator[str]:
        while True:
            self._skip()
            match = _QUOTED.match(self._text, self._at) or _BARE.match(self._text, self._at)
            if match is None:
                raise ValueError(f"(at line {self._here()}, column 1)")
            self._at = match.end()
            yield next(iter(tomllib.loads(f"{match[0]} = 0")))
            self._skip()
            if not self._text.startswith(".", self._at):
                return
            self._at += 1

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._members(path, "]", numbered=True)
        elif opening == "{":
            self._members(path, "}", numbered=False)
        else:
            match = _QUOTED.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            if match is None:
                raise ValueError(f"(at line {self._here()}, column 1)")
            self._at = match.end()

    def _members(self, path: Path, closing: str, *, numbered: bool) -> None:
        self._at += 1
        index = 0
        self._skip()
        while not self._text.startswith(closing, self._at):
            if numbered:
                self._value(self._note((*path, index)))
            else:
                self._pair(path)
            index += 1
            self._skip()
            if self._text.startswith(",", self._at):
                self._at += 1
                self._skip()
        self._at += 1

    def _skip(self) -> None:
        match = _GAP.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _note(self, path: Path) -> Path:
        self._lines.setdefault(path, self._here())
        return path

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line
