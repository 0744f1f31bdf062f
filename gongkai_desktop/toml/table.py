"""Tables that know where they stand, so that a mistake in a file can be named to the line. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from gongkai_desktop.errors import Refused

Path = tuple[str | int, ...]
"""The keys and indices that lead to a value from the top of its file."""

_DEEPEST = 20
_HOLDERS = (dict, list)


class FileKind(NamedTuple):
    """A kind of file: what the clerk knows it as, and what she can do about a mistake in one."""

    title: str
    way: str


class Source:
    """Where a table was read from: its kind, its name for people, its text (None for what has no lines to name)."""

    def __init__(self, kind: FileKind, name: str, text: str | None = None) -> None:
        self.kind, self.name, self._text = kind, name, text

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """The line of every key, counted from 1; looked for only once a mistake is to be named."""
        from gongkai_desktop.toml.lines import lines_of  # brings tomllib, which starting does not need

        try:
            return {} if self._text is None else lines_of(self._text)
        except (ValueError, RecursionError):  # brackets so deep that only the refusal of them is left to say
            return {(): 1}

    def line(self, path: Path) -> int:
        """The line of the key, or of the nearest thing that holds it; 0 when lines are not known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def refused(self, path: Path, why: str, way: str = "", *, line: int = 0) -> Refused:
        """The refusal that names file, line and key of what is wrong; ``line`` where the text has no keys to find."""
        found = line or self.line(path)
        at = f" 第 {found} 行" if found else ""
        key = ".".join(str(part) for part in path if isinstance(part, str)) or "（全文）"
        return Refused(f"{self.kind.title} {self.name}{at}的 {key} 不对", why=why, way=way or self.kind.way)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Nested tables are ``Table``, arrays are lists; ``path`` is the one in the file."""

    source: Source
    path: Path
    values: Mapping[str, Any]

    def at(self, *rest: str | int) -> Path:
        """The path of something in this table."""
        return (*self.path, *rest)

    def with_values(self, values: Mapping[str, Any]) -> Table:
        """The same place with other values."""
        return replace(self, values=values)

    def texts(self, *keys: str) -> tuple[str, ...]:
        """Every text that these keys lead to, through all sections of a list on the way; nothing else is said of it."""
        found: list[Any] = [self]
        for key in keys:
            inner = (one.values.get(key) for one in found if isinstance(one, Table))
            found = [each for one in inner for each in (one if isinstance(one, list) else [one])]
        return tuple(text for text in found if isinstance(text, str))


def as_table(tree: Mapping[str, Any], source: Source) -> Table:
    """A plain tree as located tables."""
    located: Table = _located(tree, source, ())
    return located


def as_plain(value: Any) -> Any:
    """Located tables as plain dictionaries and lists again."""
    if isinstance(value, Table):
        return {key: as_plain(inner) for key, inner in value.values.items()}
    if isinstance(value, list):
        return [as_plain(inner) for inner in value]
    return value


def _located(value: Any, source: Source, path: Path) -> Any:
    """A table, or the list of an array, with all that is in it."""
    if len(path) > _DEEPEST:
        raise source.refused(path, "括号套得太深")
    table = isinstance(value, dict)
    found: dict[Any, Any] = {
        key: _located(inner, source, (*path, key)) if isinstance(inner, _HOLDERS) else inner
        for key, inner in (value.items() if table else enumerate(value))
    }
    return Table(source, path, found) if table else list(found.values())
