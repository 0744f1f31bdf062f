"""What would go into a superior's template, before anything is written: which column where, what stays empty, why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.exchange.template_facts import What
from gongkai_desktop.paper.book_refs import column_letters

if TYPE_CHECKING:
    from gongkai_desktop.exchange.headers import HeaderWords
    from gongkai_desktop.exchange.template import Template
    from gongkai_desktop.exchange.template_facts import Facts
    from gongkai_desktop.ledger import Ledger

COUNTS_ROWS: Final = "序号"
_NO_COLUMN, _LEFT_EMPTY, _UNKNOWN = "台账里没有这一列", "指定留空", "不知道，留空"


@dataclass(frozen=True, slots=True)
class Wish:
    """A template that is to be filled: with which ledger ('' where the template says so by itself), which view of it,
    from which day to which (ISO, '' open), and what headers mean, told by hand ('' for a column that stays empty)."""

    template: Path
    ledger: str = ""
    view: str = "all"
    first: str = ""
    last: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def time(self) -> str:
        """The days, in words; '' where it is not asked by time."""
        return f"{self.first or '…'} 至 {self.last or '…'}" if self.first or self.last else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something goes: the cell or column, what the template calls it, what is written ('' nothing, for ``why``).

    ``key`` is the column of the ledger.
    """

    at: str
    asked: str
    filled: str
    why: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A template looked at. ``ledger`` is its name and ``title`` what people call it; ``scope`` the view in words.

    ``headers`` are those that may be told something else, ``sums`` what columns of numbers come to, by their titles.
    """

    wish: Wish
    ledger: str
    title: str
    scope: str
    template: Template
    columns: tuple[Place, ...]
    cells: tuple[Place, ...]
    rows: int
    sums: Mapping[str, int]

    @property
    def empty(self) -> tuple[Place, ...]:
        """The columns that stay empty."""
        return tuple(one for one in self.columns if not one.filled)

    def as_told(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "template": str(self.wish.template),
            "ledger": self.ledger,
            "sheet": self.template.sheet,
            "rows": self.rows,
            "sums": dict(self.sums),
            "columns": [_told(one) for one in self.columns],
            "cells": [_told(one) for one in self.cells],
        }


def _told(place: Place) -> dict[str, str]:
    return {"at": place.at, "asked": place.asked, "filled": place.filled, "why": place.why}


def columns(template: Template, ledger: Ledger, words: HeaderWords) -> Iterator[Place]:
    """Column by column what goes there."""
    known = (words.remembered or {}).get((template.ledger, template.signature), {})
    answers = {**known, **(words.told or {})}
    for at, (header, key) in enumerate(zip(template.headers, template.keys, strict=True), 1):
        place = f"{column_letters(at)}列"
        if key:
            yield Place(place, header, ledger.column(key).title, key=key)
        elif at in template.serials:
            yield Place(place, header, COUNTS_ROWS)
        elif header:
            yield Place(place, header, "", _LEFT_EMPTY if answers.get(header) == "" else _NO_COLUMN)


def cells(template: Template, facts: Facts, rows: int, sums: Mapping[str, int]) -> Iterator[Place]:
    """What is written around the table."""
    for one in template.asked:
        if one.what is What.COUNT:
            text = str(rows)
        elif one.what is What.SUM:
            text = str(sums[one.key])
        else:
            text = facts.text(one.what)
        yield Place(one.place, one.label, text, "" if text else _UNKNOWN)
