"""What a room makes due: the groups of 今日, the last days that its rows hold, and what returns without a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.urgency import nearness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai_desktop.cases.lists import Listing
    from gongkai_desktop.cases.urgency import Moment
    from gongkai_desktop.office.ruleset import RuleSet
    from gongkai_desktop.store import Store
    from gongkai_desktop.workdays.calendar import Calendar

REGISTER: Final = "register"
REVIEW, LETTERS, LEDGERS, SCANS, CATALOGUE, REQUESTS, FILINGS, LOOKS = (
    *("review", "letters", "affairs", "scans", "catalogue", "requests", "filings", "looks"),
)
"""The places other than the register that a view may be in, written before it: ``review:out``."""
SHOWN: Final = 50
"""How many lines of a group are given; ``Group.total`` counts them all."""


class Weight(IntEnum):
    """In which order groups stand, from whichever room they are; those that weigh alike as their rooms stand."""

    HOURS = 0
    REQUESTS = 1
    PUBLICATION = 2
    REVIEW_OVER = 3
    OTHERS = 4
    REVIEW = 5
    SCANS = 6
    UNSUBMITTED = 7
    REGISTER = 8
    CATALOGUE = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: the record, what it is, by when (ISO or ''), and how that stands in words.

    ``place`` says where the record is shown: '' in the register, else a view such as ``review:out``. ``records``
    are as many as the line stands for: a sheet has several.
    """

    record: int
    title: str
    due: str
    urgency: str
    text: str
    place: str = ""
    records: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind. ``total`` counts their records, of which the first ones are listed; ``view`` shows just these.

    A view is one of the register's, or has its place written before it (``review:out``, ``catalogue:stale``,
    ``affairs:leak:today:first``, ``scans:``). Where there is no record yet it leads to where one is begun.
    """

    key: str
    title: str
    view: str
    total: int
    lines: tuple[Line, ...]
    weight: Weight = Weight.REGISTER


def ledger_at(place: str) -> tuple[str, str]:
    """The ledger that a place is in, by the name that commands call it by, and the view of it; '' for none."""
    head, colon, view = place.partition(":")
    if not colon:
        return REGISTER, head
    if head != LEDGERS:
        return head, view
    ledger, _, view = view.partition(":")
    return ledger, view


@dataclass(frozen=True, slots=True)
class Day:
    """The day that rooms are asked about: its moment, the office's rules, calendar and rows."""

    moment: Moment
    rules: RuleSet
    calendar: Calendar
    store: Store

    @property
    def today(self) -> date:
        """The day itself."""
        return self.moment.today


@dataclass(frozen=True, slots=True)
class LastDay:
    """A column with the last day of something that is owed; ``open`` says in SQL by which rows (as t).

    ``title`` is what it is called, '' where each record says so itself. ``told`` is how a month tells it, with
    {state} where the row's state belongs; '' for how near it is. ``provisional``: the row knows whether a holiday
    notice may still move it. ``counted``: the working calendar gives it. Lines of one day are in the order of
    ``key``.
    """

    key: str
    column: str
    open: str
    title: str = ""
    told: str = ""
    provisional: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class LastDays:
    """The last days that the rows of a table (as t) hold; whatever is text here is SQL.

    ``number`` is how people know a row, ``state`` where it stands, ``place`` where 今日 shows it; ``shown`` says
    which rows a month shows. ``facts`` are further days of a row, which lateness is counted to: they may lie ahead
    where an old ledger says so.
    """

    table: str
    days: tuple[LastDay, ...]
    number: str
    state: str = "t.state"
    place: str = "''"
    shown: str = "1"
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returning:
    """What falls due on a day without a limit of its own: the records that wait for it."""

    day: date
    lines: tuple[Line, ...]


def nothing_grouped(day: Day) -> Iterator[Group]:
    """No groups."""
    return iter(())


def nothing_returns(day: Day, since: date) -> Iterator[Returning]:
    """Nothing returns."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Dues:
    """What a room contributes to 今日 and to the month: its groups, its rows' last days, what returns in it."""

    groups: Callable[[Day], Iterable[Group]] = nothing_grouped
    days: LastDays | None = None
    returning: Callable[[Day, date], Iterable[Returning]] = nothing_returns


def grouped(
    listing: Listing,
    query: Query,
    day: Day,
    tell: Callable[[Mapping[str, object]], Line],
) -> tuple[int, tuple[Line, ...]]:
    """How many rows a view has, and a line for each of the first."""
    rows = listing.page(query, day.today, limit=SHOWN)
    total = len(rows) if len(rows) < SHOWN else listing.count(query, day.today)
    return total, tuple(tell(row) for row in rows)


def counted(rows: Iterable[tuple[Any, ...]], tell: Callable[..., Line]) -> tuple[int, tuple[Line, ...]]:
    """How many there are, and a line for each of the first: of rows whose last value counts all of them."""
    found = list(rows)
    return int(found[0][-1]) if found else 0, tuple(tell(*told) for *told, _ in found)


def owing(day: Day, place: str, record: int, title: str, told: str, due: str, provisional: int = 0) -> Line:
    """A line for what is owed by a day (ISO, '' for none): where it stands, then how near that is."""
    near = nearness(due, bool(provisional), day.today, day.calendar)
    words = "，".join(part for part in (told, near.words) if part)
    return Line(record, title, due, near.key, words, place)


def nearness_of(day: str, today: date) -> str:
    """The urgency, as a key, of a last day (ISO) that says in its own words what falls on it."""
    return "overdue" if day < today.isoformat() else "today" if day == today.isoformat() else "ok"
