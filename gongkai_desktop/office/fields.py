"""Typed reading of one table of a rule set: every key is asked for once, and what is left over is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar

from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.tables import Table

_TERM = re.compile(r"(\d{1,4})\s*(\S+)")
_UNITS = {
    "个工作日": Unit.WORKDAYS,
    "工作日": Unit.WORKDAYS,
    "日": Unit.DAYS,
    "天": Unit.DAYS,
    "个月": Unit.MONTHS,
}

T = TypeVar("T")


class Fields:
    """One table being read. ``close`` refuses the keys that nobody asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._left = set(table.values)
        if _conditional(table):
            self._left.discard("when")

    def __contains__(self, key: str) -> bool:
        return key in self._table.values

    def refused(self, key: str, why: str) -> Refused:
        """The refusal that names this key."""
        return self._table.source.refused(self._table.at(key), why)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required, and not blank, unless a default is given."""
        value = self._take(key, default, str, "文字")
        if default is None and not value.strip():
            raise self.refused(key, "不能是空白")
        return str(value)

    def chosen(self, key: str, known: Collection[str]) -> str:
        """A text that must be one of these."""
        value = self.text(key)
        if value not in known:
            raise self.refused(key, f"没有“{value}”，只能是 {_listed(known)}")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        return bool(self._take(key, default, bool, "true 或 false"))

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number between low and high."""
        value = self._take(key, None, int, "整数")
        if not low <= value <= high:
            raise self.refused(key, f"应在 {low} 到 {high} 之间")
        return int(value)

    def day(self, key: str) -> date:
        """A date, written 2019-05-15 without quotes."""
        value = self._take(key, None, (date, str), "日期（如 2019-05-15）")
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise self.refused(key, "应写成日期（如 2019-05-15）") from None
        if isinstance(value, datetime):
            raise self.refused(key, "只写日期，不写时间")
        assert isinstance(value, date)
        return value

    def texts(
        self, key: str, known: Collection[str] | None = None, *, needed: bool = False
    ) -> tuple[str, ...]:
        """A list of texts without repeats; with ``known`` each of them must be one of those."""
        values = self._take(key, None if needed else [], list, "文字的列表")
        for index, value in enumerate(values):
            path = self._table.at(key, index)
            if not isinstance(value, str) or not value.strip():
                raise self._table.source.refused(path, "应写成文字的列表")
            if value in values[:index]:
                raise self._table.source.refused(path, f"“{value}”写了两次")
            if known is not None and value not in known:
                raise self._table.source.refused(path, f"没有“{value}”，只能是 {_listed(known)}")
        if needed and not values:
            raise self.refused(key, "至少要写一个")
        return tuple(values)

    def term(self, key: str) -> Term:
        """A length of time: "20 个工作日", "20 日" (calendar days) or "1 个月" (calendar months)."""
        text = self.text(key)
        match = _TERM.fullmatch(text.strip())
        if match is None or int(match[1]) == 0:
            raise self.refused(key, "应写成“20 个工作日”“20 日”或“1 个月”")
        if match[2] not in _UNITS:
            raise self.refused(key, f"没有“{match[2]}”这样的期限单位，只能是 个工作日、日、个月")
        return Term(int(match[1]), _UNITS[match[2]])

    def maybe_term(self, key: str) -> Term | None:
        """The same, or None when the key is not there."""
        return self.term(key) if key in self else None

    def one(self, key: str, build: Callable[[Fields], T]) -> T:
        """A required table, built and closed."""
        return _built(self._take(key, None, Table, f"一节 [{key}]"), build)

    def maybe(self, key: str, build: Callable[[Fields], T]) -> T | None:
        """A table, built and closed, or None."""
        return self.one(key, build) if key in self else None

    def many(
        self, key: str, build: Callable[[Fields], T], *, unique: str, needed: bool = True
    ) -> tuple[T, ...]:
        """An array of tables, each built and closed, no two alike in the field ``unique``."""
        tables = self._take(key, None if needed else [], list, f"[[{key}]] 的各节")
        seen: set[object] = set()
        found: list[T] = []
        for index, table in enumerate(tables):
            if not isinstance(table, Table):
                raise self._table.source.refused(self._table.at(key, index), f"应写成 [[{key}]] 的各节")
            name = table.values.get(unique)
            found.append(_built(table, build))
            if name in seen:
                raise table.source.refused(table.at(unique), f"“{name}”写了两次")
            seen.add(name)
        if needed and not found:
            raise self.refused(key, "至少要写一个")
        return tuple(found)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are there, in the order of the file."""
        return tuple(self._table.values)

    def close(self) -> None:
        """Refuses the first key that was not asked for."""
        for key in self._table.values:
            if key in self._left:
                raise self.refused(key, "没有这样的项，可能是写错了名称")

    def _take(self, key: str, default: Any, kinds: type | tuple[type, ...], words: str) -> Any:
        self._left.discard(key)
        if key not in self._table.values:
            if default is None:
                raise self._missing(key)
            return default
        value = self._table.values[key]
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is int):
            raise self.refused(key, f"应写成 {words}")
        return value

    def _missing(self, key: str) -> Refused:
        """The refusal of a key that is not there; a likely misspelling of it is named instead."""
        for near in get_close_matches(key, sorted(self._left), n=1, cutoff=0.75):
            return self.refused(near, f"没有这样的项，应是 {key}")
        return self.refused(key, "缺少这一项")


def _built(table: Table, build: Callable[[Fields], T]) -> T:
    fields = Fields(table)
    made = build(fields)
    fields.close()
    return made


def _conditional(table: Table) -> bool:
    """Whether a ``when`` is heeded here: in a section of the file, or in one of an array of sections."""
    return len(table.path) == 1 or (len(table.path) == 2 and isinstance(table.path[1], int))


def _listed(words: Iterable[str]) -> str:
    return "、".join(words)
