"""Numbers of the office's own series: 索引号, 文号, sheets. Patterns, the next free number, none twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused

if TYPE_CHECKING:
    from gongkai_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Series:
    """Where the numbers of a series stand in the database, and what a number and its holder are called."""

    table: str
    column: str
    title: str
    holder: str


SERIES: Mapping[str, Series] = MappingProxyType(
    {
        "index_no": Series("item", "index_no", "索引号", "登记信息"),
        "doc_no": Series("item", "doc_no", "文号", "登记信息"),
        "sheet": Series("sheet", "number", "文书编号", "文书"),
    }
)
_TEXTS = {"code": "统一社会信用代码或机构代码", "word": "机关代字"}
_NUMBERS = ("year", "month", "day")
_WIDTH = re.compile(r"(?:0[1-9])?")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
LONGEST = 80
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a number is written: {code} {word} {year} {month:02} {day:02} and the running {n} or {n:05}.

    A part in square brackets is left out when a text in it is empty: ``[{code}/]{year}-{n:05}``.
    The running number starts again whenever anything before or after it changes.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """The pattern, checked; ValueError with a Chinese reason when it is none."""
        if len(text) > LONGEST:
            raise ValueError(f"编号规则不能超过 {LONGEST} 个字")
        if _OPTIONAL.sub("", text).strip("[]") != _OPTIONAL.sub("", text):
            raise ValueError("编号规则里的方括号没有配对")
        pattern = cls(text)
        names = [name for _, name, _, _ in pattern._pieces() if name is not None]
        if names.count("n") != 1 or "{n" in "".join(_OPTIONAL.findall(text)):
            raise ValueError("编号规则里要有一个流水号 {n}，且不能放在方括号里")
        return pattern

    def _pieces(self, text: str | None = None) -> list[tuple[str, str | None, str, str | None]]:
        known = ("n", *_TEXTS, *_NUMBERS)
        try:
            pieces = [
                (literal, name, spec or "", how)
                for literal, name, spec, how in Formatter().parse(self.text if text is None else text)
            ]
        except ValueError:
            raise ValueError("编号规则里的花括号没有配对") from None
        for _, name, spec, how in pieces:
            if name is None:
                continue
            if name not in known:
                usable = " ".join(f"{{{one}}}" for one in known)
                raise ValueError(f"编号规则里没有 {{{name}}}，只能用 {usable}")
            if how or not _WIDTH.fullmatch(spec) or (spec and name in _TEXTS):
                raise ValueError(f"编号规则里 {{{name}}} 的写法不对，位数写成 {{n:05}} 的样子")
        return pieces

    def around(self, values: Mapping[str, str | int]) -> tuple[str, str, int]:
        """The text before and after the running number, and its least width."""
        shown = _OPTIONAL.sub(lambda part: self._optional(part[1], values), self.text)
        before, after, width, seen = "", "", 0, False
        for literal, name, spec, _ in self._pieces(shown):
            piece = literal
            if name == "n":
                before, after, width, seen = after + literal, "", int(spec or 0), True
                continue
            if name is not None:
                piece += self._value(name, spec, values)
            after += piece
        assert seen
        return before, after, width

    @staticmethod
    def _value(name: str, spec: str, values: Mapping[str, str | int]) -> str:
        if not values[name]:
            why = f"编号里要用{_TEXTS[name]}，还没有填写"
            raise Refused("编不出号", why=why, way="请在“本单位”里填写，或者改编号规则")
        return format(values[name], spec)

    def _optional(self, part: str, values: Mapping[str, str | int]) -> str:
        names = [name for _, name, _, _ in self._pieces(part) if name is not None]
        return part if all(values[name] for name in names) else ""


def values_of(code: str, word: str, day: date) -> Mapping[str, str | int]:
    """What a pattern may use, on that day."""
    return {"code": code, "word": word, "year": day.year, "month": day.month, "day": day.day}


def next_numbers(
    store: Store, key: str, pattern: Pattern, values: Mapping[str, str | int], count: int = 1
) -> list[str]:
    """The next ``count`` numbers after the highest one in the database with the same beginning and end."""
    before, after, width = pattern.around(values)
    highest = _highest(store, SERIES[key], before, after)
    return [f"{before}{highest + step:0{width}d}{after}" for step in range(1, count + 1)]


def _highest(store: Store, series: Series, before: str, after: str) -> int:
    start, tail = len(before) + 1, len(after)
    digits = f"substr({series.column}, {start}, length({series.column}) - {start + tail - 1})"
    found = store.one(
        f"SELECT max(CAST({digits} AS INTEGER)) FROM {series.table}"
        f" WHERE {series.column} > ? AND {series.column} < ? AND {series.column} <> ''"
        f" AND length({series.column}) BETWEEN {start + tail} AND {start + tail + 17}"
        f" AND {digits} NOT GLOB '*[^0-9]*' AND substr({series.column}, -{tail or 1}) = ?",
        (before, before + _LAST, after) if tail else (before, before + _LAST, ""),
    )
    return int(found[0]) if found and found[0] is not None else 0


def holder_of(store: Store, key: str, number: str) -> int | None:
    """The record that holds this number, or None."""
    series = SERIES[key]
    if not number:
        return None
    found = store.one(f"SELECT id FROM {series.table} WHERE {series.column} = ? ORDER BY id", (number,))
    return int(found[0]) if found else None


def refuse_taken(store: Store, key: str, number: str, *, own: int | None = None) -> None:
    """Refused, naming the record that holds the number, unless it is the record's own."""
    holder = holder_of(store, key, number)
    if holder is not None and holder != own:
        series = SERIES[key]
        raise Refused(
            f"{series.title}“{number}”已经用过",
            why=f"{series.holder} #{holder} 用着它",
            way=f"请换一个{series.title}，或先改正 #{holder}",
        )
