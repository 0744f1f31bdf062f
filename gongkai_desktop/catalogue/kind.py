"""基本目录 as a kind of record: its row, where an entry stands, what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from gongkai_desktop.cases.act import Act, Doing
from gongkai_desktop.cases.kind import CaseKind, Naming, Status
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.catalogue.acts import (
    ACTS,
    AMEND,
    ENTRY,
    REGISTER,
    SETTLED,
    EntryCase,
    amended_entry,
    brought_under,
)
from gongkai_desktop.catalogue.belonging import Beneath
from gongkai_desktop.catalogue.entry import CatalogueEntry
from gongkai_desktop.catalogue.fields import CATALOGUE, natural_key, title_of
from gongkai_desktop.catalogue.limits import limit_body, limit_of
from gongkai_desktop.catalogue.rules import Manner
from gongkai_desktop.catalogue.wording import read_limit
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Draft
from gongkai_desktop.store import Store


class EntryKind(CaseKind[CatalogueEntry, EntryCase]):
    """What an entry of the catalogue is. The catalogue is short and has no search index."""

    prefix: ClassVar[str] = "entry"
    table: ClassVar[str] = "catalogue"
    title_column: ClassVar[str] = "content"
    naming: ClassVar[Naming] = Naming("个条目", "目录里没有条目 #{}", "请刷新后再选")
    beside: ClassVar[bool] = False
    beginnings = (REGISTER,)
    folding, acts = ENTRY, ACTS

    def __init__(self, office: Office, store: Store, beneath: Beneath) -> None:
        super().__init__(office)
        self._office, self._store, self.beneath = office, store, beneath

    def case(self, state: CatalogueEntry, moment: Moment) -> EntryCase:
        """The entry on a day."""
        return EntryCase(state, moment.today, self._choices)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> EntryCase:
        """An entry that is still to be registered."""
        return EntryCase(CatalogueEntry(), moment.today, self._choices)

    def called(self, case: EntryCase) -> tuple[str, str]:
        """What it is called; it has no number of its own."""
        return "", title_of(case.entry.fields)

    def facts(self, case: EntryCase) -> Mapping[str, str]:
        """Its columns."""
        return case.entry.fields

    def status(self, case: EntryCase) -> Status:
        """Whether it is in use."""
        words = "在用" if case.in_use else "已停用"
        return Status("closed" if case.entry.closed else "", words)

    def check(self, doing: Doing[EntryCase], act: Act[CatalogueEntry, EntryCase]) -> None:
        """A time limit must be readable, and no entry is in the catalogue twice."""
        if act is not REGISTER and act is not AMEND:
            return
        rule = read_limit(doing.facts["rule"])
        if rule.manner is Manner.UNREAD:
            raise doing.unfilled(rule=f"这句时限读不懂（{rule.why}），请换个写法")
        sql = "SELECT id FROM catalogue WHERE natural_key = ? AND closed = '' AND id <> ?"
        twin = self._store.one(sql, (natural_key(doing.facts), doing.case.entry.number))
        if twin is not None:
            raise doing.unfilled(content=f"目录里已有同样的条目（#{twin[0]}）")

    def after(
        self, doing: Doing[EntryCase], act: Act[CatalogueEntry, EntryCase], drafts: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """Another time limit is told to its items that are not published yet."""
        if act is not AMEND:
            return ()
        return self.settling(amended_entry(doing.case.entry, drafts[0].body), doing.day)

    def settling(self, entry: CatalogueEntry, day: date) -> tuple[Draft, ...]:
        """What tells the entry's unpublished items another limit; nothing where it is the one they know."""
        if limit_body(limit_of(entry.fields)) == entry.told:
            return ()
        waiting = self.beneath.unpublished(entry.number)
        return (brought_under(SETTLED, entry, waiting, day),) if waiting else ()

    def row(self, state: CatalogueEntry | None) -> Mapping[str, object] | None:
        """The row of the catalogue table."""
        if state is None:
            return None
        row: dict[str, object] = {key: state.fields.get(key, "") for key in CATALOGUE.keys}
        row |= {"closed": state.closed, "closed_why": state.closed_why}
        return row | {"natural_key": natural_key(state.fields), "last_event": state.last_event}

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def _choices(self) -> Mapping[str, tuple[str, ...]]:
        return {
            "first_level": self._used("first_level"),
            "second_level": self._used("second_level"),
            "department": tuple(known.name for known in self._office.departments() if known.active),
            "channel": tuple(channel.title for channel in self._office.rules.channels),
        }

    def _used(self, key: str) -> tuple[str, ...]:
        """What entries say in a column already, as suggestions."""
        sql = f"SELECT {key} FROM catalogue WHERE {key} <> '' GROUP BY {key} ORDER BY min(id)"
        return tuple(word for (word,) in self._store.rows(sql))
