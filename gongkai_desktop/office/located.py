"""TOML whose every key still knows its line, so that a wrong rule set can be named to the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.tables import Path, Source, Table, as_table

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
_FAILED_AT = re.compile(r"\(at line (\d+), column \d+\)")
_KEY = re.compile(r"\s*\[*\s*([^\s=\[\]#][^=\[\]#]*?)\s*[=\]]")
_WORD = re.compile(r"\s*([^\s#]+)")
_FAILURES = (
    (r"character '\n'", "引号没有配对"),
    ("Unterminated", "引号没有配对"),
    ("overwrite", "这一项写了两次"),
    ("Duplicate", "这一项写了两次"),
    ("twice", "这一节写了两次"),
    ("namespace", "这一节写了两次，或前面已写成别的样子"),
    ("Invalid date", "没有这样的日期或时间"),
    ("Expected '='", "项的名称后面缺少等号"),
    ("Expected ']", "方括号没有配对"),
    ("Unclosed", "括号没有配对"),
    ("Expected newline", "这一行没有写完整，或后面多了内容"),
    ("Invalid initial", "项的名称只能用英文字母、数字和下划线"),
    ("Invalid statement", "这一行不合“名称 = 值”的写法，名称只能用英文字母、数字和下划线"),
    ("Invalid value", "等号后面的值写法不对，文字要加引号"),
    ("nescaped", "引号里的反斜杠要写成两个"),
    ("Escaped", "引号里的反斜杠写法不对"),
    ("Invalid hex", "引号里的反斜杠写法不对"),
    ("character", "有不允许的字符"),
)


def read_toml(text: str, origin: str) -> Table:
    """The text as tables that know their lines. Raises Refused, naming the line, when it is not TOML."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        tree = tomllib.loads(text)
        lines = _Scanner(text).lines()
    except (ValueError, RecursionError) as error:
        raise _not_toml(text, origin, error) from None
    return as_table(tree, Source(origin, lines))


def _not_toml(text: str, origin: str, error: Exception) -> Refused:
    rows = text.split("\n")
    found = _FAILED_AT.search(str(error))
    line = min(int(found[1]), len(rows)) if found else len(rows)
    at = _WORD if "Expected '='" in str(error) else _KEY
    named = (match[1] for row in reversed(rows[:line]) if (match := at.match(row)))
    key = next(named, "（全文）")
    why = next((words for mark, words in _FAILURES if mark in str(error)), "写法不合规则")
    return Source(origin, {(key,): line}).refused((key,), why)


class _Scanner:
    """Walks a text already known to be good TOML and notes on which line each key stands."""

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
