"""The tables of a rule set: each knows where it stands, so that a mistake can be named to the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gongkai_desktop.errors import Refused

Path = tuple[str | int, ...]

WAY = "请照自带方案 tiaoli.toml 的写法改正后再试"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule set was read from: its name for people, and the line of every key (none when stored)."""

    origin: str
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the key, or of the nearest thing that holds it; 0 when lines are not known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def refused(self, path: Path, why: str, way: str = WAY) -> Refused:
        """The refusal that names file, line and key of what is wrong."""
        line = self.line(path)
        at = f" 第 {line} 行" if line else ""
        key = ".".join(str(part) for part in path if isinstance(part, str)) or "（全文）"
        return Refused(f"制度方案 {self.origin}{at}的 {key} 不对", why=why, way=way)


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


def as_table(tree: Mapping[str, Any], source: Source) -> Table:
    """A plain tree as located tables."""
    return Table(source, (), {key: _located(value, source, (key,)) for key, value in tree.items()})


def as_plain(value: Any) -> Any:
    """Located tables as plain dictionaries and lists again."""
    if isinstance(value, Table):
        return {key: as_plain(inner) for key, inner in value.values.items()}
    if isinstance(value, list):
        return [as_plain(inner) for inner in value]
    return value


def _located(value: Any, source: Source, path: Path) -> Any:
    if len(path) > _DEEPEST:
        raise source.refused(path, "括号套得太深")
    if isinstance(value, dict):
        return Table(
            source, path, {key: _located(inner, source, (*path, key)) for key, inner in value.items()}
        )
    if isinstance(value, list):
        return [_located(inner, source, (*path, index)) for index, inner in enumerate(value)]
    return value
