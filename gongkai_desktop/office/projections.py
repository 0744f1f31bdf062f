"""The rows of the office's own tables: office, person, department, calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, TypeVar

from gongkai_desktop.office.calendar import CALENDAR_KINDS
from gongkai_desktop.office.people import (
    TOLD,
    Department,
    Person,
    Profile,
    fold_department,
    fold_office,
    fold_person,
)
from gongkai_desktop.records.event import Event, OneByOne

Row = Mapping[str, object] | None
Told = tuple[Mapping[str, Any], ...]

S = TypeVar("S")


@dataclass(frozen=True)
class _Own(OneByOne[S]):
    """What the four have in common. ``told`` is called when a row changes, so that nobody reads old ones."""

    told: Callable[[], None] = field(default=lambda: None)
    search: ClassVar[None] = None
    quiet: ClassVar[frozenset[str] | None] = frozenset()

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing of these is searched."""
        return ()


@dataclass(frozen=True)
class OfficeProjection(_Own[Profile]):
    """The office's particulars."""

    prefix: ClassVar[str] = "office"
    table: ClassVar[str] = "office"
    final: ClassVar[frozenset[str]] = frozenset({"office.founded"})

    def fold(self, state: Profile | None, event: Event) -> Profile | None:
        """The office after the event."""
        return fold_office(state, event)

    def row(self, state: Profile | None) -> Row:
        """The row of the office table; the settings that have no column are JSON."""
        self.told()
        if state is None:
            return None
        settings = {
            "rules": state.rules,
            "switches": dict(state.switches),
            "word": state.word,
            "numbering": dict(state.numbering),
        }
        # Rows from before letters told of it are as they were.
        settings |= {key: told for key in TOLD if (told := getattr(state, key))}
        return {
            "name": state.name,
            "code": state.code,
            "organ": state.organ,
            "ruleset_name": state.ruleset,
            "settings": _json(settings),
        }


@dataclass(frozen=True)
class PersonProjection(_Own[Person]):
    """People and their posts."""

    prefix: ClassVar[str] = "person"
    table: ClassVar[str] = "person"
    final: ClassVar[frozenset[str]] = frozenset()

    def fold(self, state: Person | None, event: Event) -> Person | None:
        """The person after the event."""
        return fold_person(state, event)

    def row(self, state: Person | None) -> Row:
        """The row of the person table."""
        self.told()
        if state is None:
            return None
        posts = _json(list(state.posts))
        return {
            "name": state.name,
            "posts": posts,
            "department": state.department,
            "active": int(state.active),
            "deputies": _json([asdict(one) for one in state.deputies]),
        }


@dataclass(frozen=True)
class DepartmentProjection(_Own[Department]):
    """Departments."""

    prefix: ClassVar[str] = "department"
    table: ClassVar[str] = "department"
    final: ClassVar[frozenset[str]] = frozenset()

    def fold(self, state: Department | None, event: Event) -> Department | None:
        """The department after the event."""
        return fold_department(state, event)

    def row(self, state: Department | None) -> Row:
        """The row of the department table."""
        self.told()
        return (
            None if state is None else {"name": state.name, "active": int(state.active), "sort": state.sort}
        )


@dataclass(frozen=True)
class CalendarProjection(_Own[Told]):
    """What the office's calendar was told, in order."""

    prefix: ClassVar[str] = "calendar"
    table: ClassVar[str] = "calendar"
    final: ClassVar[frozenset[str]] = frozenset()

    def fold(self, state: Told | None, event: Event) -> Told | None:
        """What was told, with the event added."""
        if event.kind not in CALENDAR_KINDS or event.purged:
            return state
        return (*(state or ()), event.body)

    def row(self, state: Told | None) -> Row:
        """The row of the calendar table."""
        self.told()
        return None if state is None else {"corrections": _json([dict(body) for body in state])}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
