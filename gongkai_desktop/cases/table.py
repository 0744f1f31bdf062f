"""What lists must know of a kind's table: its columns, how they are filtered, its views, what a row says on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.ledger.definition import Column, Kind

if TYPE_CHECKING:
    from gongkai_desktop.store import Store
    from gongkai_desktop.workdays.calendar import Calendar

SAYS: Final = ("status", "urgency", "reminder", "left")
"""What every row says beside its columns: two sentences, a key, and working days or None."""
Values: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Where rows come from: a table, whose search index is ``<table>_search``.

    ``columns`` says in SQL what a listed column is where it is no column of the table (as t), and what else can be
    filtered by; ``rest`` is that of all that are not named, None where they are the table's own. ``hint`` follows
    the table in FROM where words are not searched for.
    """

    table: str
    columns: Mapping[str, str] = field(default_factory=dict)
    rest: str | None = None
    hint: str = ""

    def column(self, key: str) -> str:
        """A listed column in SQL."""
        return self.columns.get(key) or self.rest or f"t.{key}"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a row says on a day. ``by`` picks from its values what decides; rows that agree in it say the same.

    ``tell`` is given that, and answers with the values of ``says`` in its order; the last of these are the ``own`` of
    a row, which hardly two rows have alike, and which are told from its values whatever the day.
    """

    by: Callable[[Values], Values]
    tell: Callable[[Values, Moment, Calendar], Values]
    says: tuple[str, ...] = SAYS
    own: Callable[[Values], Values] | None = None


def said(status: str, near: Urgency) -> Values:
    """The values of ``SAYS``."""
    return status, near.key, near.words, near.left


def owing_until_closed(columns: Sequence[str]) -> Dress:
    """How rows are dressed that owe their last day until they are closed, whatever their state."""
    return Dress(itemgetter(*map(columns.index, ("state", "due", "provisional", "closed"))), _until_closed)


def _until_closed(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, provisional, closed = standing
    return said(state, urgency("" if closed else due, "", bool(provisional), moment, calendar))


def nothing_derived(key: str) -> View | None:
    """No view beside those that are named."""
    return None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one kind as its lists show them.

    ``key`` names the kind, ``title`` is what people call the whole of it. ``columns`` are listed, and a list can be
    in the order of each: all are NOT NULL, and the id, which is the first, breaks ties. ``kinds`` says how a column
    is filtered, as text where nothing is said; ``titles`` what it is called. ``further`` are fields that the row
    holds together in its column ``more``.

    ``only`` is what all rows have in common where several kinds share a table. ``outside`` is met by the rows that
    views show unless they are ``hidden``. ``about`` picks what is about the record :about.

    ``number`` is the column of the number that people know a record by; ``numbered`` finds a record by it where
    equal letters are not enough. ``derived`` gives the view of a key that says by itself what is shown (the number of
    a report), None for any other key. ``unfinished`` is met by the rows in which something is still to
    be done, where no view ``open`` says that. ``heads`` are the
    views (``query.TODAY``) behind heads of 今日 that no view offered is behind.
    """

    key: str
    title: str
    source: Source
    columns: tuple[str, ...]
    views: tuple[View, ...]
    dress: Dress
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    further: frozenset[str] = frozenset()
    only: str = ""
    outside: str = ""
    about: str = ""
    number: str = ""
    numbered: Callable[[Store, str], int] | None = None
    derived: Callable[[str], View | None] = nothing_derived
    unfinished: str = ""
    heads: tuple[View, ...] = ()


def filtered_as(columns: Iterable[Column], **more: Kind) -> dict[str, Kind]:
    """How the columns of a ledger are filtered: dates and choices as such, whatever else as text."""
    return {column.key: column.kind for column in columns if column.kind in (Kind.DATE, Kind.CHOICE)} | more
