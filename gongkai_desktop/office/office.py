"""This office as the database has it: particulars, rule set, calendar, people, departments, numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.office import numbering
from gongkai_desktop.office.calendar import OfficeCalendar
from gongkai_desktop.office.loader import ruleset_of
from gongkai_desktop.office.people import CONTACT, Department, Deputation, Person, Profile, Signer
from gongkai_desktop.office.projections import (
    CalendarProjection,
    DepartmentProjection,
    OfficeProjection,
    PersonProjection,
)
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Projection
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import reading_back
from gongkai_desktop.workdays.calendar import Calendar


class Reckoning(Protocol):
    """What rows are worked out with: a calendar, and the rule set that each record began under."""

    @property
    def workdays(self) -> Calendar:
        """The working days."""

    def rules_of(self, digest: str) -> RuleSet:
        """The rule set of that hash."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """An office as it would reckon with another calendar."""

    office: Reckoning
    workdays: Calendar

    def rules_of(self, digest: str) -> RuleSet:
        """The rule set of that hash."""
        return self.office.rules_of(digest)


@dataclass(frozen=True, slots=True)
class Footing:
    """What records that begin on a day are worked out with, as another process can be given it.

    ``hash`` is that of the rule set in use. Two are the same while neither rule set nor calendar nor day has changed.
    """

    hash: str
    rules: RuleSet
    workdays: Calendar
    day: date

    def rules_of(self, digest: str) -> RuleSet:
        """The rule set in use: no record that begins now has another."""
        if digest not in ("", self.hash):
            raise Fault("another rule set was asked for")
        return self.rules


class Office:
    """Reads the office and remembers what it read until told that something changed.

    Its own projections tell it so while they write. Whoever writes calls ``refresh`` after a write that
    failed, and whoever reads through another connection calls it when one of its four rooms changed.
    """

    def __init__(self, store: Store, calendar: OfficeCalendar | None = None) -> None:
        self._store = store
        self.calendar = calendar or OfficeCalendar(store)
        self._rule_sets: dict[str, RuleSet] = {}
        self._profile: Profile | None = None
        self._people: dict[int, Person] | None = None
        self._departments: tuple[Department, ...] | None = None

    def projections(self) -> tuple[Projection[Any], ...]:
        """The projections of the office's own records, to be run before those of other rooms."""
        told = self.refresh
        return (
            OfficeProjection(told),
            PersonProjection(told),
            DepartmentProjection(told),
            CalendarProjection(self._calendar_changing),
        )

    def refresh(self) -> None:
        """Forget what was read."""
        self._profile = self._people = self._departments = None
        self.calendar.refresh()

    def _calendar_changing(self) -> None:
        self.calendar.changing()
        self.refresh()

    @property
    def profile(self) -> Profile:
        """The office's particulars; Refused while no office was founded here."""
        if self._profile is None:
            row = self._store.one(
                "SELECT id, name, code, organ, ruleset_name, settings FROM office ORDER BY id"
            )
            if row is None:
                raise Refused("这里还没有设立单位", way="请先新建台账，填写单位全称", command="命令 init")
            *known, settings = row
            with reading_back():
                self._profile = Profile(*known, **json.loads(settings))
        return self._profile

    @property
    def rules(self) -> RuleSet:
        """The rule set in use, as it was when it was chosen."""
        return self.rules_of(self.profile.rules)

    def rules_of(self, digest: str) -> RuleSet:
        """The rule set of that hash; the one in use for ''."""
        digest = digest or self.profile.rules
        if digest not in self._rule_sets:
            self._rule_sets[digest] = ruleset_of(self._store, digest)
        return self._rule_sets[digest]

    @property
    def workdays(self) -> Calendar:
        """The official calendar with this office's notices and corrections; one object until they change."""
        return self.calendar.workdays

    def footing(self, digest: str, day: date) -> Footing:
        """What records that begin on a day, under the rule set of that hash, are worked out with."""
        return Footing(digest, self.rules_of(digest), self.workdays, day)

    @property
    def rules_hash(self) -> str:
        """The hash of the rule set in use, '' while no office was founded here."""
        return self.profile.rules if self._store.one("SELECT 1 FROM office") else ""

    def departments(self) -> tuple[Department, ...]:
        """All departments in their order, the closed ones too."""
        if self._departments is None:
            rows = self._store.rows(
                "SELECT id, name, active, sort FROM department ORDER BY active DESC, sort, id"
            )
            self._departments = tuple(
                Department(number, name, bool(on), sort) for number, name, on, sort in rows
            )
        return self._departments

    def people(self) -> tuple[Person, ...]:
        """Everyone in the order they came, those who left too."""
        return tuple(self._by_number().values())

    def holders(self, post: str) -> tuple[Person, ...]:
        """Those who hold a post now."""
        return tuple(person for person in self.people() if person.active and post in person.posts)

    def uncontacted(self) -> tuple[str, ...]:
        """The departments that have no 联系人, where the document wants one of each (E2)."""
        if not self.rules.contacts_article:
            return ()
        known = {one.department for one in self.holders(CONTACT)}
        return tuple(one.name for one in self.departments() if one.active and one.name not in known)

    def signers(self, role: str, day: date, department: str = "") -> tuple[Signer, ...]:
        """Who may sign for a post: those who hold it now, then those who may stand in on that day (B17).

        Of several holders, those of the department come first: a head of department signs for her own.
        """
        holders = sorted(self.holders(role), key=lambda one: one.department != department)
        deputies = (
            Signer(person.id, person.name, deputy=True, approved_by=given.approved_by)
            for person in self.people()
            if person.active and person not in holders
            for given in [one for one in person.deputies if one.post == role and one.holds_on(day)][:1]
        )
        return (*(Signer(one.id, one.name, deputy=False, approved_by="") for one in holders), *deputies)

    def person_name(self, number: int) -> str:
        """The name of whoever acted; 系统 for the program itself."""
        person = self._by_number().get(number)
        return person.name if person else "系统"

    def _by_number(self) -> dict[int, Person]:
        if self._people is None:
            rows = self._store.rows(
                "SELECT id, name, posts, department, active, deputies FROM person ORDER BY id"
            )
            with reading_back():
                self._people = {
                    number: Person(
                        number,
                        name,
                        tuple(json.loads(posts)),
                        department,
                        bool(active),
                        tuple(Deputation(**one) for one in json.loads(deputies)),
                    )
                    for number, name, posts, department, active, deputies in rows
                }
        return self._people

    def next_number(self, series: str, day: date) -> str:
        """The next free number of a series (``index_no``, ``doc_no``, ``sheet``) for that day."""
        return self.next_numbers(series, day, 1)[0]

    def next_numbers(self, series: str, day: date, count: int) -> list[str]:
        """The next free numbers, in order; they are free until something is written."""
        pattern = self.pattern(series)
        values = numbering.values_of(self.profile.code, self.profile.word, day)
        return numbering.next_numbers(self._store, series, pattern, values, count)

    def pattern(self, series: str) -> numbering.Pattern:
        """The office's own pattern of a series, else the rule set's."""
        return numbering.pattern_of(series, self.profile.numbering, self.rules.numbering)

    def numbers(self, records: Sequence[int]) -> Mapping[str, Mapping[str, int]]:
        """The numbers of the office's own series that records bear, by series, each with its record."""
        texts = {"code": self.profile.code, "word": self.profile.word}
        return numbering.held(self._store, records, self._patterns(), texts)

    def _patterns(self) -> dict[str, numbering.Pattern]:
        """The patterns of the series that this office numbers itself; sheets keep theirs in another way."""
        found = {}
        for key in numbering.SERIES:
            if key != "sheet":
                with suppress(Refused):
                    found[key] = self.pattern(key)
        return found

    def refuse_taken(self, series: str, number: str, *, own: int | None = None) -> None:
        """Refused, naming the record that holds the number; ``own`` is the record it is meant for."""
        numbering.refuse_taken(self._store, series, number, own=own)
