"""The composition root: opens an office folder and hands out its services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.calendar import OfficeCalendar
from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.days import Announcement, Correction, DayKind

if TYPE_CHECKING:
    from gongkai_desktop.agenda import Group
    from gongkai_desktop.exchange.changeset import ChangeSet
    from gongkai_desktop.exchange.importer import Importer
    from gongkai_desktop.exchange.reading import Progress
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.people import Person
    from gongkai_desktop.records.event import Changed, Draft
    from gongkai_desktop.records.memory import Records
    from gongkai_desktop.records.problem import Problem
    from gongkai_desktop.register.projection import ItemProjection
    from gongkai_desktop.register.query import Query
    from gongkai_desktop.register.service import Move, Register
    from gongkai_desktop.register.sheets import ItemSheets
    from gongkai_desktop.store.attachments import Attachments
    from gongkai_desktop.store.backup import Copy
    from gongkai_desktop.store.restore import Restored

_CLERK = "经办人"


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar says: the office, its rules, the day, the calendar's gap, the newest copy's age."""

    office: str
    ruleset: str
    today: date
    day_kind: DayKind
    calendar_note: str
    backup_age: timedelta | None


class Desk:
    """One office folder, open. A writing desk holds the folder; a reading one sees what is there.

    One thread at a time uses a desk; windows open a writing one for their worker and a reading one for the screen.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.store, self.folder = store, store.folder
        self.calendar = OfficeCalendar(store)
        self.lists = ItemLists(store, lambda: self.calendar.workdays)

    # — services, each loaded when first asked for: the first rows on the screen need only the lists —

    @cached_property
    def attachments(self) -> Attachments:
        """Papers and pictures kept with records."""
        from gongkai_desktop.store.attachments import Attachments

        return Attachments(self.folder.attachments)

    @cached_property
    def office(self) -> Office:
        """This office: rule set, people, numbers."""
        from gongkai_desktop.office.office import Office

        return Office(self.store, self.calendar)

    @cached_property
    def records(self) -> Records:
        """Everything remembered, and the projections that every room has for it."""
        from gongkai_desktop.exchange.imports import ImportProjection
        from gongkai_desktop.records.memory import Records
        from gongkai_desktop.records.sheets import SheetProjection
        from gongkai_desktop.register.catalogue import CatalogueProjection

        own = self.office.projections()
        projections = (*own, self._items, SheetProjection(), CatalogueProjection(), ImportProjection())
        return Records(self.store, projections, clock=self._clock, rules=self.office.rules_hash)

    @cached_property
    def _items(self) -> ItemProjection:
        from gongkai_desktop.register.projection import ItemProjection

        return ItemProjection(self.office)

    @cached_property
    def register(self) -> Register:
        """信息登记: one item whole, entering, the acts that follow."""
        from gongkai_desktop.register.service import Register

        return Register(self.store, self.records, self.office, self._items, self.attachments)

    @cached_property
    def importer(self) -> Importer:
        """Old ledgers coming in; loaded when first asked for."""
        from gongkai_desktop.exchange.importer import Importer

        return Importer(self.store, self.records)

    @cached_property
    def sheets(self) -> ItemSheets:
        """The papers of the register; their drawing is loaded when first asked for."""
        from gongkai_desktop.register.sheets import ItemSheets

        return ItemSheets(self.records, self.office, self.register, self.lists, self._items, self.attachments)

    # — opening and closing —

    @classmethod
    def create(
        cls, root: Path, *, name: str, ruleset: str = "tiaoli", clock: Callable[[], datetime] = _now
    ) -> Self:
        """Make a new office folder under a rule set, with the clerk as its first person."""
        from gongkai_desktop.office import events
        from gongkai_desktop.office.keeping import keep_ruleset
        from gongkai_desktop.office.loader import load

        rules = load(ruleset)
        desk = cls(Store.create(OfficeFolder(root)), clock)
        try:
            with desk.store.atomic():
                desk.records.rules = keep_ruleset(desk.store, rules)
                day = desk.today()
                desk.records.append(
                    [events.founded(rules, day, name=name), events.person_added(day, _CLERK, [_CLERK])],
                    actor=0,
                )
        except BaseException:
            desk.close()
            raise
        return desk

    @classmethod
    def open(cls, root: Path, *, writing: bool, clock: Callable[[], datetime] = _now) -> Self:
        """Open an office folder; a writing desk first makes the day's copy. Refused as ``Store.open`` refuses."""
        store = Store.open(OfficeFolder(root), writing=writing)
        desk = cls(store, clock)
        try:
            if store.one("SELECT 1 FROM office") is None:
                raise Refused("这里还没有设立单位", way="请先新建台账（init），填写单位全称")
            if writing:
                from gongkai_desktop.store import backup

                backup.daily(desk.folder, clock)
        except BaseException:
            desk.close()
            raise
        return desk

    def close(self) -> None:
        """Let go of the folder."""
        if "attachments" in self.__dict__:
            self.attachments.drop_copies()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop the query that another thread is running on this desk."""
        self.store.interrupt()

    def refresh(self) -> None:
        """See what another desk has written."""
        self.calendar.refresh()
        if "office" in self.__dict__:
            self.office.refresh()

    # — the day and the people —

    def today(self) -> date:
        """The day by the desk's clock."""
        return self._clock().date()

    def actor(self) -> int:
        """Whoever acts when nobody was chosen: the first clerk in service."""
        return next((person.id for person in self._clerks()), 0)

    def _clerks(self) -> tuple[Person, ...]:
        return self.office.holders(_CLERK)

    def status(self) -> Status:
        """What the status bar says today."""
        from gongkai_desktop.store import backup

        today, calendar = self.today(), self.calendar.workdays
        unknown = [year for year in (today.year, today.year + 1) if not calendar.announced(year)]
        note = f"{unknown[0]} 年放假安排未导入，跨年期限为暂定" if unknown else ""
        age = backup.age(self.folder, self._clock())
        return Status(
            self.office.profile.name, self.office.rules.title, today, calendar.kind(today), note, age
        )

    def agenda(self, today: date) -> tuple[Group, ...]:
        """What needs a hand on that day."""
        from gongkai_desktop.agenda import Agenda

        return Agenda(self.lists).groups(today)

    # — acts that concern more than one room —

    def remember(self, drafts: list[Draft], *, actor: int) -> Changed:
        """Append what happened to the office itself (people, departments, calendar, particulars)."""
        try:
            return self.records.append(drafts, actor=actor)
        finally:
            self.office.refresh()

    def undo_last(self, actor: int) -> Changed:
        """Take back the last recorded act of the register; what was printed or issued is refused."""
        row = self.store.one(
            "SELECT max(e.id) FROM event e WHERE e.kind LIKE 'item.%' AND e.act = e.id AND NOT EXISTS (SELECT 1"
            " FROM event r WHERE r.stream = e.stream AND r.kind = 'records.reversed'"
            " AND json_extract(r.body, '$.event') = e.id)"
        )
        if row is None or row[0] is None:
            raise Refused("没有可以撤销的登记", way="更早的改动请在记录的时间线里撤销")
        return self.records.undo(int(row[0]), actor=actor, reason="撤销")

    def import_planned(
        self, plan: ChangeSet, *, actor: int | None = None, progress: Progress | None = None
    ) -> Changed:
        """Take a planned import in, after a copy of the database."""
        from gongkai_desktop.exchange.reading import unheard

        self._copy_before_import()
        who = self.actor() if actor is None else actor
        return self.importer.apply(plan, actor=who, progress=progress or unheard)

    def import_at_once(self, path: Path) -> tuple[ChangeSet, Changed]:
        """Plan an import and take it in in one go, after a copy of the database."""
        self._copy_before_import()
        return self.importer.bring_in(path, actor=self.actor())

    def _copy_before_import(self) -> None:
        from gongkai_desktop.store import backup

        backup.automatic(self.folder, backup.Reason.IMPORT, self._clock)

    def export_register(self, path: Path, query: Query, progress: Progress | None = None) -> int:
        """Write a view of the register as a workbook; returns the number of rows."""
        from gongkai_desktop.exchange.export import export_register
        from gongkai_desktop.exchange.reading import unheard
        from gongkai_desktop.paper.heading import Anchor, Heading

        title = next((view.title for view in self.lists.views() if view.key == query.view), "")
        maker = self.office.person_name(self.actor())
        left = self.records.leave_anchor("导出")
        return export_register(
            path,
            self.lists,
            query,
            self.today(),
            heading=Heading(self.register.ledger.title, self.office.profile.name, title, maker, self.today()),
            office=self.store.meta("office_no"),
            anchor=Anchor(left.count, left.head),
            progress=progress or unheard,
        )

    def announce(self, announcement: Announcement, *, apply: bool, actor: int | None = None) -> list[Move]:
        """The open records that a holiday notice would move; with ``apply`` it is taken in and they move."""
        after = self.calendar.workdays.announce(announcement)
        moves = self.register.moves(after, date(announcement.year, 1, 1) - timedelta(days=40))
        if apply:
            from gongkai_desktop.office import events

            draft = events.calendar_announced(
                self.calendar.record, self.today(), announcement, touches=[move.id for move in moves]
            )
            self.remember([draft], actor=self.actor() if actor is None else actor)
        return moves

    def correct_calendar(
        self, corrections: list[Correction], *, apply: bool, actor: int | None = None
    ) -> list[Move]:
        """The same for the office's own days off and make-up days."""
        after = self.calendar.workdays.corrected(corrections)
        moves = self.register.moves(after, min(correction.day for correction in corrections))
        if apply:
            from gongkai_desktop.office import events

            draft = events.calendar_corrected(
                self.calendar.record, self.today(), corrections, touches=[move.id for move in moves]
            )
            self.remember([draft], actor=self.actor() if actor is None else actor)
        return moves

    # — keeping —

    def verify(self) -> list[Problem]:
        """Everything that is not right in this office."""
        return self.records.verify()

    @staticmethod
    def back_up(root: Path, *, to: Path | None = None) -> Copy:
        """A proven copy, also beside an open window; with ``to`` in that folder with the attachments."""
        from gongkai_desktop.store import backup

        return backup.by_hand(OfficeFolder(root), to=to)

    @staticmethod
    def restore(copy: Path, to: Path) -> Restored:
        """Put a copy back, into a new folder or over the old office, which is set aside."""
        from gongkai_desktop.store import restore

        return restore.restore(copy, OfficeFolder(to))
