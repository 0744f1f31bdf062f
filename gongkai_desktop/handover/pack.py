"""What is handed over: open records of every ledger, sheets that are out, what falls due, places, people, drafts.

Nothing here knows which ledgers there are: a new one joins by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from gongkai_desktop.agenda.month import month_days
from gongkai_desktop.agenda.today import groups
from gongkai_desktop.cases.dues import Day, Dues
from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.matters.matter import HANDOVER
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.people import Person, in_service
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.sheet import OUT
from gongkai_desktop.store import Store, backup

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Papers
    from gongkai_desktop.cases.service import Cases
    from gongkai_desktop.office.drafts import FormDrafts

AHEAD: Final = 92
"""Days ahead that are looked at: a quarter."""
_PAGE: Final = 500
_PLAIN: Final = b"SQLite format 3\x00"
_OUT: Final = (
    "SELECT form, number, out_to, out_since, items FROM sheet WHERE state = ? ORDER BY out_since, id"
)


class Whole(Protocol):
    """An open office as it is gathered from."""

    store: Store
    folder: OfficeFolder

    @property
    def office(self) -> Office:
        """Its rule set, people, numbers."""

    @property
    def papers(self) -> Papers:
        """Its papers."""

    @property
    def drafts(self) -> FormDrafts:
        """Forms that were filled in and not recorded."""

    @property
    def dues(self) -> tuple[Dues, ...]:
        """What each room makes due."""

    @property
    def kind_names(self) -> tuple[str, ...]:
        """Its ledgers by their names."""

    def cases(self, name: str) -> Cases[Any, Any]:
        """The records of a ledger."""

    def listing(self, name: str) -> Lists:
        """The lists of a ledger."""


@dataclass(frozen=True, slots=True)
class Open:
    """A record that is not finished, as lists show it (what is personal is masked).

    ``due`` is ISO, '' for none; ``late`` says by how much it is over, '' where it is not.
    """

    number: str
    title: str
    state: str
    due: str
    late: str
    next: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is not finished in a ledger, due first first."""

    title: str
    rows: tuple[Open, ...]

    @property
    def over(self) -> int:
        """How many are over their day."""
        return sum(bool(row.late) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Away:
    """A sheet that is out to be signed: with whom and since when."""

    title: str
    number: str
    to: str
    since: str
    about: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come: how many records fall due on it, and the duties of the office itself that do, in words."""

    day: date
    records: int
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is handed over on a day.

    ``waiting`` are the groups of 今日 with how many each has, ``copied`` is when the newest copy in the office's folder
    was made, ``drafts`` are the minutes at which forms were left; ``locked``: the office opens with a password only.
    """

    day: date
    until: date
    unfinished: tuple[Unfinished, ...]
    away: tuple[Away, ...]
    waiting: tuple[tuple[str, int], ...]
    ahead: tuple[Ahead, ...]
    folder: Path
    copied: str
    people: tuple[Person, ...]
    drafts: tuple[str, ...]
    locked: bool

    @property
    def total(self) -> int:
        """How many records are not finished."""
        return sum(len(one.rows) for one in self.unfinished)


def gather(whole: Whole, moment: Moment, progress: Progress = unheard) -> Pack:
    """Everything as it stands; ``progress`` hears of the records looked at, and may raise Cancelled."""
    until = moment.today + timedelta(days=AHEAD)
    asked = Day(moment, whole.office.rules, whole.office.workdays, whole.store)
    newest = next(iter(backup.listing(whole.folder)), None)
    return Pack(
        day=moment.today,
        until=until,
        unfinished=tuple(_unfinished(whole, moment, progress)),
        away=tuple(_away(whole)),
        waiting=tuple((one.title, one.total) for one in groups(whole.dues, asked) if one.key != HANDOVER),
        ahead=tuple(_ahead(whole, asked, until)),
        folder=lies(whole.folder),
        copied=f"{newest.at:%Y-%m-%d %H:%M}" if newest else "",
        people=in_service(whole.office.people()),
        drafts=whole.drafts.left(),
        locked=_is_locked(whole.folder.database),
    )


def lies(folder: OfficeFolder) -> Path:
    """Where an office lies, as the list says it."""
    return folder.root.absolute()


# — what is not finished —


def _unfinished(whole: Whole, moment: Moment, progress: Progress) -> Iterator[Unfinished]:
    names = (name for name in whole.kind_names if name != HANDOVER)
    asked = [(name, query) for name in names if (query := whole.listing(name).unfinished)]
    total = sum(whole.listing(name).count(query, moment.today) for name, query in asked)
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        progress(min(done, total), total)

    for name, query in asked:
        lists, cases = whole.listing(name), whole.cases(name)
        rows = tuple(_rows(lists, cases, query, moment, one_more))
        yield Unfinished(lists.title, rows)


def _rows(
    lists: Lists, cases: Cases[Any, Any], query: Query, moment: Moment, one_more: Callable[[], None]
) -> Iterator[Open]:
    last: dict[str, object] | None = None
    while page := lists.page(query, moment.today, last, _PAGE):
        records = [int(str(row["id"])) for row in page]
        nexts = {}
        for record, state in cases.states(records):
            nexts[record] = _next(cases, state, moment)
            one_more()
        for row, record in zip(page, records, strict=True):
            number = str(row[lists.number]) if lists.number else ""
            yield Open(
                number=number or f"#{record}",
                title=str(row["title"]),
                state=str(row["status"]),
                due=str(row.get("due") or ""),
                late=str(row["reminder"]) if row["urgency"] == "overdue" else "",
                next=nexts.get(record, ""),
            )
        last = page[-1]


def _next(cases: Cases[Any, Any], state: object, moment: Moment) -> str:
    """What is to be done next; '' where nothing is until something else happens."""
    acts = cases.kind.next_acts(cases.kind.case(state, moment))
    return next((act.title for act in acts if act.primary), "")


# — sheets, days —


def _away(whole: Whole) -> Iterator[Away]:
    for form, number, to, since, items in whole.store.rows(_OUT, (OUT,)):
        yield Away(whole.papers.title_of(form), number, to, since[:10], len(json.loads(items)))


def _ahead(whole: Whole, asked: Day, until: date) -> Iterator[Ahead]:
    """The days on which something falls due, until the last one.

    What is owed again and again is asked for as it will be owed when that month begins.
    """
    first = asked.today
    for year, month in _months(first, until):
        then = Moment.of(max(first, date(year, month, 1)), asked.moment.now)
        for one in month_days(whole.dues, replace(asked, moment=then), year, month):
            if first <= one.day <= until and one.total:
                own = tuple(f"{line.title}：{line.text}" for line in one.due if not line.record)
                yield Ahead(one.day, one.total - len(own), own)


def _months(first: date, last: date) -> Sequence[tuple[int, int]]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [(at // 12, at % 12 + 1) for at in range(start, end + 1)]


def _is_locked(database: Path) -> bool:
    """Whether the file is none that opens without a password."""
    try:
        with database.open("rb") as stream:
            return stream.read(len(_PLAIN)) != _PLAIN
    except OSError:
        return False
