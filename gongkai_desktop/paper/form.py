"""What a sheet's layout says: rows, cells, labels, check boxes and signature boxes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai_desktop.paper.faces import Role

Option = tuple[str, str]  # value in the record, words on paper


@dataclass(frozen=True, slots=True)
class Label:
    """Fixed words; ``{key}`` is replaced by that field of the record."""

    text: str
    role: Role
    size: float
    centred: bool
    when: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Check boxes, one below the other (or in one line): the one that the field ``key`` holds is ticked.

    The options are fixed, or with ``options_key`` a field of the record (each step its own).
    ``spread`` sets short words as wide as the longest (同　意 below 不同意).
    """

    key: str
    options: tuple[Option, ...]
    options_key: str
    inline: bool
    spread: bool
    size: float
    when: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A box for ink, always empty: words above, ``ink`` mm of space, and 年 月 日 below."""

    text: str
    ink: float
    dated: bool
    size: float
    when: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the field ``key`` asks, as (words, what was said, options): boxes where there are options to choose from."""

    key: str
    size: float
    when: str = ""


Part = Label | Choice | Signature | Asked


@dataclass(frozen=True, slots=True)
class CellPlan:
    """What stands in a cell, over ``span`` columns, its parts below each other."""

    parts: tuple[Part, ...]
    span: int
    middle: bool


class Place(StrEnum):
    """Where a row stands: repeated on every page, once, or once for each entry of a list."""

    HEAD = "head"
    ONCE = "once"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row, ``height`` mm high at least.

    ``of`` names the list for EACH, ``when`` the field that calls for the row ("!field": that it is empty);
    parts of a cell have their own ``when``. A ``glued`` row never stands
    on a page without the row before it.
    """

    place: Place
    cells: tuple[CellPlan, ...]
    height: float
    of: str
    when: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet's layout. Lengths in mm, type sizes in points."""

    name: str
    title: str
    title_size: float
    wide: bool
    margins: tuple[float, float, float, float]  # top, right, bottom, left
    columns: tuple[float, ...]
    size: float
    banner: tuple[tuple[str, str], ...]  # left and right of the lines between title and table
    rows: tuple[RowPlan, ...]
    notes: tuple[str, ...]
