"""The office's particulars, its people with their posts, its departments: plain values and their folds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai_desktop.records.event import Event

TOLD = ("contact", "phone", "review_body", "other_review_body", "court", "review_site", "subordinates")
"""What only letters and consolidated reports tell of the office."""
OWN = ("name", "code", "organ", "word", *TOLD)
"""The particulars of the office that change one by one."""
CLERK = "经办人"
"""The post of whoever keeps the register (one of ``ruleset.POSTS``)."""
CONTACT = "联系人"
"""The post of whoever others may ask (one of ``ruleset.POSTS``)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The office's particulars. ``rules`` is the hash of the rule set in use, ``word`` its 机关代字.

    ``contact`` and ``phone`` stand on its letters; so do those who hear whoever goes against its answers: the organs of
    review (one or two), their website for applications, and the court. ``subordinates`` are the offices whose reports
    it consolidates, one a line.
    """

    id: int
    name: str = ""
    code: str = ""
    organ: str = ""
    ruleset: str = ""
    rules: str = ""
    switches: Mapping[str, bool | int | str] = field(default_factory=dict)
    word: str = ""
    numbering: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""
    phone: str = ""
    review_body: str = ""
    other_review_body: str = ""
    court: str = ""
    review_site: str = ""
    subordinates: str = ""


@dataclass(frozen=True, slots=True)
class Deputation:
    """Leave to stand in for the holder of a post (代理, B17), from ``since`` to ``until``, both included.

    Days are ISO text; without ``until`` it holds until it is ended. ``event`` is the event that gave it,
    ``stands_for`` the person who is away (0: nobody was named), ``ended`` the first day it no longer holds.
    """

    event: int
    post: str
    stands_for: int = 0
    approved_by: str = ""
    since: str = ""
    until: str = ""
    why: str = ""
    ended: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it may be used on that day."""
        asked = day.isoformat()
        late = (self.until and asked > self.until) or (self.ended and asked >= self.ended)
        return self.since <= asked and not late


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts or signs; ``department`` is its name as last entered."""

    id: int
    name: str = ""
    posts: tuple[str, ...] = ()
    department: str = ""
    active: bool = True
    deputies: tuple[Deputation, ...] = ()


def in_service(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those who have not left, whoever keeps the register first."""
    return tuple(sorted((one for one in people if one.active), key=lambda one: CLERK not in one.posts))


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone who may sign for a post: its holder, or a deputy by somebody's leave."""

    person: int
    name: str
    deputy: bool
    approved_by: str


@dataclass(frozen=True, slots=True)
class Department:
    """A department that is responsible for information."""

    id: int
    name: str = ""
    active: bool = True
    sort: int = 0


def fold_office(state: Profile | None, event: Event) -> Profile | None:
    """The office after one more event."""
    body = event.body
    if event.kind == "office.founded":
        name, code, organ = (str(body.get(key, "")) for key in ("name", "code", "organ"))
        state = Profile(event.stream, name, code, organ)
    if state is None:
        return None
    if event.kind in ("office.founded", "office.ruleset_chosen") and not event.purged:
        return replace(state, ruleset=body["ruleset"], rules=body["rules"], switches=body["switches"])
    if event.kind == "office.changed":
        own = {key: body[key] for key in OWN if key in body}
        patterns = {key.removeprefix("numbering."): body[key] for key in body if key.startswith("numbering.")}
        return replace(state, **own, numbering=_kept({**state.numbering, **patterns}))
    return state


def fold_person(state: Person | None, event: Event) -> Person | None:
    """Someone after one more event."""
    if event.kind == "person.added":
        state = Person(event.stream)
    if state is None:
        return None
    active = {"person.left": False, "person.returned": True}.get(event.kind, state.active)
    if event.kind in ("person.added", "person.changed"):
        return replace(state, **_person(event.body))
    if event.kind == "person.deputised" and not event.purged:
        return replace(state, deputies=(*state.deputies, _deputation(event)))
    if event.kind == "person.deputy_ended" and not event.purged:
        return replace(state, deputies=tuple(_ended(one, event) for one in state.deputies))
    return replace(state, active=active)


def fold_department(state: Department | None, event: Event) -> Department | None:
    """A department after one more event."""
    if event.kind == "department.added":
        state = Department(event.stream)
    if state is None:
        return None
    if event.kind in ("department.added", "department.changed"):
        return replace(state, **{key: event.body[key] for key in ("name", "sort") if key in event.body})
    return replace(state, active=state.active and event.kind != "department.closed")


def _person(body: Mapping[str, Any]) -> dict[str, Any]:
    known = {key: body[key] for key in ("name", "department") if key in body}
    return {**known, "posts": tuple(body["posts"])} if "posts" in body else known


def _deputation(event: Event) -> Deputation:
    body = event.body
    return Deputation(
        event=event.id,
        post=str(body["post"]),
        stands_for=int(body.get("for", 0)),
        approved_by=str(body.get("approved_by", "")),
        since=str(body["from"]),
        until=str(body.get("to", "")),
        why=str(body.get("why", "")),
    )


def _ended(known: Deputation, event: Event) -> Deputation:
    return replace(known, ended=event.iso_day) if known.event == event.body["deputation"] else known


def _kept(patterns: Mapping[str, str]) -> dict[str, str]:
    """An empty pattern means: the rule set's own again."""
    return {key: pattern for key, pattern in patterns.items() if pattern}
