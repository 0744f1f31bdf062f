"""What may be done with an entry of the catalogue, each act in one object, and what else happens to it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeAlias

from gongkai_desktop.cases.act import Act, Body, Columns, Doing, Group, Happening
from gongkai_desktop.cases.folding import Folding, state_with
from gongkai_desktop.catalogue.entry import CatalogueEntry
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.freshness import freshness
from gongkai_desktop.catalogue.limits import limit_body, limit_from, limit_of
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.records.event import Draft, Event

Choices: TypeAlias = Callable[[], Mapping[str, tuple[str, ...]]]
"""What this office can choose from in a column, by key; asked only where a form is shown."""


@dataclass(frozen=True, slots=True)
class EntryCase:
    """An entry on a day; one that is still to be registered has number 0."""

    entry: CatalogueEntry
    today: date
    choices: Choices

    @property
    def in_use(self) -> bool:
        """Whether it has not been taken out of use."""
        return not self.entry.closed


EntryAct: TypeAlias = Act[CatalogueEntry, EntryCase]


def _columns(case: EntryCase) -> Columns:
    """The catalogue's columns, with what this office can choose from."""
    return tuple(_offering(column, case.choices()) for column in CATALOGUE.columns)


def _offering(column: Column, choices: Mapping[str, tuple[str, ...]]) -> Column:
    if column.key == "freshness":
        return replace(column, kind=Kind.CHOICE, choices=freshness().titles)
    return replace(column, choices=choices.get(column.key) or column.choices)


def _why(question: str) -> Columns:
    return (Column("why", question, Kind.LONG, required=True, width=24),)


REGISTER: Final = EntryAct(
    key="enter",
    title="新条目",
    event="entry.registered",
    columns=_columns,
    make=lambda doing: {"fields": {key: value for key, value in doing.facts.items() if value}},
    told="登记条目",
    dated=False,
    form="catalogue-entry",
)


def _changes(doing: Doing[EntryCase]) -> Body:
    was = doing.case.entry.fields
    changes = {key: value for key, value in doing.facts.items() if value != was.get(key, "")}
    if not changes:
        raise Refused("没有改动", why="填的与原来一样", way="改好再保存，或者直接关闭")
    return {"fields": changes}


def amended_entry(entry: CatalogueEntry, body: Mapping[str, Any]) -> CatalogueEntry:
    """The entry with the columns that an event changed."""
    return state_with(entry, fields={**entry.fields, **body.get("fields", {})})


def _amended_words(event: Event) -> str:
    changed = event.body.get("fields", {})
    return f"修改{'、'.join(column.title for column in CATALOGUE.columns if column.key in changed)}"


AMEND: Final = EntryAct(
    key="amend",
    title="修改条目",
    event="entry.amended",
    columns=_columns,
    defaults=lambda case: {key: case.entry.fields.get(key, "") for key in CATALOGUE.keys},
    make=_changes,
    fold=lambda entry, event: amended_entry(entry, event.body),
    told=_amended_words,
    group=Group.MEND,
    dated=False,
    form="catalogue-entry",
)
CLOSE: Final = EntryAct(
    key="close",
    title="停用",
    heading="停用条目",
    event="entry.closed",
    offered=lambda case: case.in_use,
    columns=_why("为什么停用"),
    fold=lambda entry, event: state_with(entry, closed=event.iso_day, closed_why=event.body.get("why", "")),
    told="停用：{why}",
    group=Group.TAKE_DOWN,
    dated=False,
    form="entry-closing",
)
REOPEN: Final = EntryAct(
    key="reopen",
    title="重新启用",
    heading="重新启用条目",
    event="entry.reopened",
    offered=lambda case: not case.in_use,
    columns=_why("为什么重新启用"),
    fold=lambda entry, event: state_with(entry, closed="", closed_why=""),
    told="重新启用：{why}",
    dated=False,
    form="entry-reopening",
)
ACTS: Final = (AMEND, CLOSE, REOPEN)


# — items under an entry —


def _told_limit(entry: CatalogueEntry, event: Event) -> CatalogueEntry:
    return state_with(entry, told=event.body.get("limit"))


def _with_limit(words: str) -> Callable[[Event], str]:
    def tell(event: Event) -> str:
        limit = limit_from(event.body.get("limit"))
        return words.format(len(event.touches)) + (f"，公开期限 {limit.term.words}" if limit else "")

    return tell


ASSIGNED: Final = Happening[CatalogueEntry](
    event="entry.assigned", told=_with_limit("归入 {} 件信息"), fold=_told_limit
)
SETTLED: Final = Happening[CatalogueEntry](
    event="entry.settled",
    told=_with_limit("时限改后告知 {} 件未公开的信息"),
    fold=_told_limit,
    undoable=False,
)
"""Brought about by a change of the entry, and taken back with it."""
LEFT: Final = Happening[CatalogueEntry](
    event="entry.left", told=lambda event: f"移出 {len(event.touches)} 件信息"
)


def brought_under(
    happened: Happening[CatalogueEntry], entry: CatalogueEntry, items: Iterable[int], day: date
) -> Draft:
    """Items that are brought under an entry, or whose entry has another limit: they are told that limit."""
    body = {"limit": limit_body(limit_of(entry.fields))}
    return Draft(happened.event, day, body, entry.number, tuple(items))


def _first(event: Event) -> CatalogueEntry | None:
    if event.kind != REGISTER.event:
        return None
    return CatalogueEntry(
        number=event.id, rules=event.rules, last_event=event.id, fields=event.body.get("fields", {})
    )


ENTRY: Final[Folding[CatalogueEntry]] = Folding(_first, (REGISTER, *ACTS), (ASSIGNED, SETTLED, LEFT))
"""How events make an entry."""
