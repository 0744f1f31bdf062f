"""Versions of the catalogue (C4: 版次、生效日、变更说明): each freezes what the entries were by the chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.catalogue.acts import ENTRY
from gongkai_desktop.catalogue.fields import CATALOGUE, IN_ORDER, title_of
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.records.event import Draft, Event, Json, OneByOne
from gongkai_desktop.records.projecting import fold
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.store import Store

Entries = Mapping[int, Mapping[str, str]]
"""The entries in use, by their record."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version as released: the entries then in use, and the chain's last event and hash by which they are read."""

    id: int
    number: str
    effective: str
    why: str
    entries: tuple[int, ...]
    upto: int
    head: str
    released: str
    actor: int
    last_event: int = 0


NEW, GONE, CHANGED = "新增", "停用", "修改"


@dataclass(frozen=True, slots=True)
class Difference:
    """What two versions do not have alike in one entry: its ``kind``, and for CHANGED each column's words."""

    entry: int
    title: str
    kind: str
    words: tuple[str, ...] = ()


class VersionProjection(OneByOne[Version]):
    """Folds the events of versions and writes their table."""

    prefix = "edition"
    table = "catalogue_version"
    search: str | None = None
    final: frozenset[str] = frozenset()
    quiet: frozenset[str] | None = frozenset()

    def fold(self, state: Version | None, event: Event) -> Version | None:
        """The version after the event."""
        if state is not None or event.kind != "edition.released":
            return replace(state, last_event=event.id) if state else None
        body = event.body
        return Version(
            event.id,
            body.get("number", ""),
            body.get("effective", ""),
            body.get("why", ""),
            tuple(body.get("entries", ())),
            int(body.get("upto", 0)),
            body.get("head", ""),
            event.iso_day,
            event.actor,
            event.id,
        )

    def row(self, state: Version | None) -> Mapping[str, object] | None:
        """The row of the table of versions."""
        if state is None:
            return None
        return {
            "number": state.number,
            "effective": state.effective,
            "why": state.why,
            "entries": len(state.entries),
            "last_event": state.last_event,
        }

    def tell(self, event: Event) -> str:
        """A release in a sentence."""
        return "发布新版目录"

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing: versions are few."""
        return ()


def release_form(number: str) -> Ledger:
    """What a new version is asked: 版次, 生效日 and 变更说明."""
    return Ledger(
        "catalogue-version",
        "发布新版目录",
        (
            Column("number", "版次", required=True, width=12, help=f"如 {number}"),
            Column("effective", "生效日", Kind.DATE, required=True, help="网站上公布新目录的日期"),
            Column("why", "变更说明", Kind.LONG, required=True, width=24, help="为什么改、依据什么文件"),
        ),
    )


def released(facts: Mapping[str, str], entries: Iterable[int], head: tuple[int, str], today: date) -> Draft:
    """A version as an event."""
    body: dict[str, Json] = {key: facts[key] for key in ("number", "effective", "why")}
    body |= {"entries": list(entries), "upto": head[0], "head": head[1]}
    return Draft("edition.released", today, body)


def read_versions(store: Store, ids: Iterable[int]) -> list[Version]:
    """Versions by their records, oldest first."""
    projection = VersionProjection()
    found = []
    for events in histories(store, ids).values():
        if (state := fold(projection, events)) is not None:
            found.append(state)
    return sorted(found, key=lambda version: version.id)


def read_version(store: Store, version_id: int) -> Version:
    """One version; Refused when there is none."""
    known = store.one("SELECT 1 FROM catalogue_version WHERE id = ?", (version_id,))
    found = read_versions(store, [version_id]) if known else []
    if not found:
        raise Refused(f"没有目录版本 #{version_id}", way="请刷新后再选")
    return found[0]


def in_use(store: Store) -> dict[int, Mapping[str, str]]:
    """The entries in use now, by their record, in the catalogue's order."""
    sql = f"SELECT id, {', '.join(CATALOGUE.keys)} FROM catalogue WHERE closed = '' ORDER BY {IN_ORDER}"
    return {
        int(number): dict(zip(CATALOGUE.keys, values, strict=True)) for number, *values in store.rows(sql)
    }


def frozen(store: Store, version: Version) -> dict[int, Mapping[str, str]]:
    """The entries of a version as they were when it was released."""
    found: dict[int, Mapping[str, str]] = {}
    for entry, events in histories(store, version.entries).items():
        state = ENTRY.whole(effective(event for event in events if event.id <= version.upto))
        if state is not None:
            found[entry] = state.fields
    return {entry: found[entry] for entry in version.entries if entry in found}


def differences(before: Entries, after: Entries) -> tuple[Difference, ...]:
    """What changed from one state of the catalogue to another, new entries first."""
    new = [_told(entry, fields, NEW) for entry, fields in after.items() if entry not in before]
    gone = [_told(entry, fields, GONE) for entry, fields in before.items() if entry not in after]
    changed = [
        Difference(entry, title_of(fields), CHANGED, words)
        for entry, fields in after.items()
        if entry in before and (words := _changes(before[entry], fields))
    ]
    return (*new, *changed, *gone)


def _told(entry: int, fields: Mapping[str, str], kind: str) -> Difference:
    return Difference(entry, title_of(fields), kind)


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{column.title}：{before.get(column.key) or '（空）'} → {after.get(column.key) or '（空）'}"
        for column in CATALOGUE.columns
        if before.get(column.key, "") != after.get(column.key, "")
    )
