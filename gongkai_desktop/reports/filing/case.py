"""A filing on a day, and a quarter that is to be filed: what acts, panel and papers look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.deadlines.filing import FilingWeek, Quarter, filing_week
from gongkai_desktop.office.duties import WithheldFiling
from gongkai_desktop.reports.filing.filing import OPEN, REGISTER, REQUESTS, Entry, Filing, FilingState
from gongkai_desktop.reports.filing.withheld import Records
from gongkai_desktop.workdays.calendar import Calendar

People = Callable[[str], Sequence[str]]
"""Who holds a post now, by name."""
LIMIT: Final = "filing"


def week_of(quarter: Quarter, rule: WithheldFiling, calendar: Calendar) -> FilingWeek:
    """When a quarter is filed."""
    return filing_week(quarter.year, quarter.number, calendar, complete=rule.complete)


@dataclass(frozen=True, slots=True)
class Difference:
    """In what the records differ from a filing now: what came, what went, what reads otherwise."""

    came: tuple[Entry, ...] = ()
    went: tuple[Entry, ...] = ()
    altered: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.altered)

    @property
    def words(self) -> str:
        """How many of each, in a line; '' for none."""
        told = (("新增", self.came), ("已经不在其中", self.went), ("内容有变动", self.altered))
        return "，".join(f"{word} {len(some)} 条" for word, some in told if some)


@dataclass(frozen=True)
class FilingCase:
    """A filing on a day, under the rule it began with. ``records`` tell what is withheld as of now."""

    filing: Filing
    rule: WithheldFiling
    today: date
    calendar: Calendar
    records: Records
    holders: People

    @cached_property
    def week(self) -> FilingWeek:
        """When it is to be filed, as the calendar has it now."""
        return week_of(self.filing.quarter, self.rule, self.calendar)

    @property
    def open(self) -> bool:
        """Whether it still has to be filed."""
        return self.filing.state in OPEN

    def is_(self, *states: FilingState) -> bool:
        """Whether it stands in one of these states."""
        return self.filing.state in states

    @property
    def limit(self) -> Limit | None:
        """By when it is to be filed; None where it is, and for a supplement, which no article sets a day for."""
        if not self.open or self.filing.of or not self.filing.period:
            return None
        week, article = self.week, self.rule.due_article
        return Limit(
            LIMIT,
            "报送期限",
            week.last.isoformat(),
            article,
            provisional=week.provisional,
            days=lambda: week.deadline(self.calendar, article),
        )

    @cached_property
    def current(self) -> tuple[Entry, ...]:
        """What the records have now for its quarter: of the register all, of the answers those chosen before."""
        quarter = self.filing.quarter
        chosen = {one.record for one in self.filing.entries if one.source == REQUESTS}
        decisions = (one for one in self.decisions if one.record in chosen) if chosen else ()
        return (*self.records.items(quarter, self.rule), *decisions)

    @cached_property
    def decisions(self) -> tuple[Entry, ...]:
        """The answers of its quarter that may be chosen in."""
        return self.records.decisions(self.filing.quarter)

    @cached_property
    def difference(self) -> Difference:
        """In what the records differ from it now; a supplement is only compared in what it tells itself.

        What was ordered to be published is no longer withheld, which is as it should be.
        """
        filing, now = self.filing, {(one.source, one.record): one for one in self.current}
        known = {(one.source, one.record): one for one in filing.entries}
        elsewhere = {record for records in filing.supplements.values() for record in records}
        came = () if filing.of else (one for key, one in now.items() if key not in known)
        went = (one for key, one in known.items() if key not in now and one.record not in filing.ordered)
        return Difference(
            tuple(one for one in came if one.record not in elsewhere),
            tuple(went) if self.open else (),
            tuple(now[key] for key, one in known.items() if key in now and now[key] != one),
        )

    @property
    def nameless(self) -> tuple[Entry, ...]:
        """The state secrets in it that have no substitute title: nothing goes out before they have one."""
        return tuple(one for one in self.filing.entries if one.nameless)

    @property
    def hindrance(self) -> str:
        """Why the sheet cannot be made yet, '' where it can."""
        if not self.nameless:
            return ""
        numbers = "、".join(one.called for one in self.nameless)
        return f"国家秘密 {numbers} 没有代称"

    @property
    def in_register(self) -> tuple[Entry, ...]:
        """Its entries that the register has and that were not ordered to be published yet."""
        return tuple(
            one
            for one in self.filing.entries
            if one.source == REGISTER and one.record not in self.filing.ordered
        )


NAMELESS_WAY: Final = "请打开那条信息，用“修改登记”填“代称”，再回来“按登记更新”"
"""The way out where a state secret has no substitute title."""


@dataclass(frozen=True)
class FilingOpening:
    """A filing that is to be proposed: the quarters that may be, the owed one first, and what the records have."""

    quarters: tuple[Quarter, ...]
    rule: WithheldFiling
    today: date
    calendar: Calendar
    records: Records

    @cached_property
    def decisions(self) -> tuple[tuple[Quarter, Entry], ...]:
        """The answers of these quarters that may be chosen in, each with its quarter."""
        return tuple((quarter, one) for quarter in self.quarters for one in self.records.decisions(quarter))
