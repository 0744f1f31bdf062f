"""Columns and ledgers: the single definition behind table, form, workbook and printed list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from gongkai_desktop.ledger.values import fold_header

JOINT = "；"
BRANCH = "："
"""Between the branch of a choice and its own words."""
KEY_HEADER = "行标识（请勿改动）"
"""Over the hidden column of an exported workbook in which the keys of its rows stand."""
RUNNING = "running"
"""The key of a column that counts the rows of a list as it goes out."""
FACTS_SHEET, FACTS_FORMAT = "_gk", ("format", "GK1")
"""The hidden sheet with what an exported workbook was made from, and what its first row says."""


class Kind(StrEnum):
    """What a column holds; decides editor, alignment and cell type.

    SEVERAL: some of the choices; CHECKS: every one of them must be confirmed; both kept joined by ``JOINT``.
    RECORD: an item's number as the clerk sees it (索引号 or #n). FILE: the path of a file to be kept.
    """

    TEXT = "text"
    LONG = "long"
    INTEGER = "integer"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    SEVERAL = "several"
    CHECKS = "checks"
    RECORD = "record"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a ledger.

    ``width`` is in full-width characters. ``choices`` closes the values of a CHOICE, SEVERAL or CHECKS
    column and is a suggestion for any other kind. ``synonyms`` are other headers under which old workbooks carry it.
    ``piece`` is the widest part of a value, in full-width characters, that a table shows on one line.
    ``group`` is the heading under which a long form asks for it. ``tree``: its choices stand in branches, each
    written as its branch, ``BRANCH``, its own words. ``person``: it names somebody of the office, who is offered;
    another name may be typed.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 10
    choices: tuple[str, ...] = ()
    required: bool = False
    help: str = ""
    synonyms: tuple[str, ...] = ()
    piece: int = 0
    group: str = ""
    tree: bool = False
    person: bool = False


def under(heading: str, *columns: Column) -> tuple[Column, ...]:
    """The columns under a heading of their form; one that has a heading already keeps it."""
    return tuple(column if column.group else replace(column, group=heading) for column in columns)


def headed(headings: Mapping[str, Iterable[str]], *columns: Column) -> tuple[Column, ...]:
    """The columns, each under the heading that names its key; KeyError where none does."""
    found = {key: heading for heading, keys in headings.items() for key in keys}
    return tuple(replace(column, group=found[column.key]) for column in columns)


@dataclass(frozen=True)
class Ledger:
    """A named list of columns, in the order people read them."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def _by_header(self) -> dict[str, Column]:
        known: dict[str, Column] = {}
        for column in self.columns:
            for header in (column.title, *column.synonyms):
                known.setdefault(fold_header(header), column)
        return known

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all columns, in order."""
        return tuple(self._by_key)

    def column(self, key: str) -> Column:
        """The column of that key; KeyError when there is none."""
        return self._by_key[key]

    def by_header(self, header: str) -> Column | None:
        """The column an old workbook's header means, or None; its spacing and width do not matter."""
        return self._by_header.get(fold_header(header))

    def select(self, keys: Iterable[str]) -> Ledger:
        """The same ledger with these columns only, in the order asked."""
        return replace(self, columns=tuple(self._by_key[key] for key in keys))
