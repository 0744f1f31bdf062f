"""The composition root: opens an office folder and hands out its services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    from gongkai_desktop.agenda.month import MonthDay
    from gongkai_desktop.agenda.today import Group
    from gongkai_desktop.catalogue.service import Catalogue
    from gongkai_desktop.exchange.changeset import ChangeSet
    from gongkai_desktop.exchange.export import Exporter
    from gongkai_desktop.exchange.importer import Importer
    from gongkai_desktop.office.founding import Beginning
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.people import Person
    from gongkai_desktop.office.telling import Telling
    from gongkai_desktop.records.clock import ClockDoubt
    from gongkai_desktop.records.event import Changed, Draft
    from gongkai_desktop.records.memory import Records
    from gongkai_desktop.records.problem import Problem
    from gongkai_desktop.register.moving import CalendarChanges
    from gongkai_desktop.register.projection import ItemProjection
    from gongkai_desktop.register.query import Query
    from gongkai_desktop.register.service import Move, Register
    from gongkai_desktop.register.sheets import ItemSheets
    from gongkai_desktop.register.weekly import WeeklyRelease
    from gongkai_desktop.store.attachments import Attachments
    from gongkai_desktop.store.backup import Copy
    from gongkai_desktop.store.progress import Progress

_REPROJECT = "reproject"


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
    clock_note: str = ""


class Desk:
    """One office folder, open. A writing desk holds the folder; a reading one sees what is there.

    One thread at a time uses a desk; windows open a writing one for their worker and a reading one for the screen.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.store, self.folder = store, store.folder
        self.calendar = OfficeCalendar(store)
        self.lists = ItemLists(store, lambda: self.calendar.workdays, lambda: self.office.rules)

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
        from gongkai_desktop.catalogue.entry import CatalogueProjection
        from gongkai_desktop.catalogue.versions import VersionProjection
        from gongkai_desktop.exchange.imports import ImportProjection
        from gongkai_desktop.records.memory import Records
        from gongkai_desktop.records.sheets import SheetProjection

        own = self.office.projections()
        catalogue = (CatalogueProjection(), VersionProjection())
        projections = (*own, self._items, SheetProjection(), *catalogue, ImportProjection())
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
    def catalogue(self) -> Catalogue:
        """基本目录: entries, coverage, versions."""
        from gongkai_desktop.catalogue.service import Catalogue

        return Catalogue(self.store, self.records, self.office)

    @cached_property
    def weekly(self) -> WeeklyRelease:
        """每周集中发布 (C5)."""
        from gongkai_desktop.register.weekly import WeeklyRelease

        return WeeklyRelease(self.store, self.register, lambda: self.calendar.workdays)

    @cached_property
    def importer(self) -> Importer:
        """Old ledgers coming in; loaded when first asked for."""
        from gongkai_desktop.exchange.importer import Importer

        return Importer(self.store, self.records)

    @cached_property
    def exporter(self) -> Exporter:
        """The register going out, as a workbook or in a superior's template."""
        from gongkai_desktop.exchange.export import Exporter

        return Exporter(self.records, self.lists, self.office, self.actor)

    @cached_property
    def sheets(self) -> ItemSheets:
        """The papers of the register; their drawing is loaded when first asked for."""
        from gongkai_desktop.register.sheets import ItemSheets

        return ItemSheets(self.records, self.office, self.register, self.lists, self._items, self.attachments)

    # — opening and closing —

    @classmethod
    def create(
        cls,
        root: Path,
        *,
        name: str = "",
        ruleset: str = "tiaoli",
        beginning: Beginning | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> Self:
        """Make a new office folder; ``beginning`` says all, else the clerk is its first person."""
        from gongkai_desktop.office.founding import Beginning, Founding

        founding = Founding(beginning or Beginning(name, ruleset), clock().date())
        desk = cls(Store.create(OfficeFolder(root)), clock)
        try:
            with desk.store.atomic():
                founding.record(desk.records)
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

                if store.meta(_REPROJECT):
                    desk._project_anew()
                backup.daily(desk.folder, clock)
        except BaseException:
            desk.close()
            raise
        return desk

    def _project_anew(self) -> None:
        """Compute every row anew, as a schema step asked; all of it or nothing, and asked again then."""
        with self.store.atomic():
            self.records.reproject()
            self.store.set_meta(_REPROJECT, "")

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
        from gongkai_desktop.office.people import CLERK

        return self.office.holders(CLERK)

    def status(self) -> Status:
        """What the status bar says today."""
        from gongkai_desktop.store import backup

        today, calendar = self.today(), self.calendar.workdays
        unknown = [year for year in (today.year, today.year + 1) if not calendar.announced(year)]
        note = f"{unknown[0]} 年放假安排未导入，跨年期限为暂定" if unknown else ""
        age = backup.age(self.folder, self._clock())
        doubt = self.clock_doubt()
        return Status(
            self.office.profile.name,
            self.office.rules.title,
            today,
            calendar.kind(today),
            note,
            age,
            doubt.what if doubt else "",
        )

    def clock_doubt(self) -> ClockDoubt | None:
        """Why the computer's clock cannot be believed, from the last entry and the newest note of the chain."""
        from gongkai_desktop.records.clock import clock_doubt
        from gongkai_desktop.store import anchors

        count, _ = self.records.head()
        noted = [anchor.at for anchor in anchors.noted(self.folder) if anchor.count >= count]
        moments = [clock_doubt(self._clock(), at) for at in (self.records.last_entry(), *noted[-1:])]
        return next((doubt for doubt in moments if doubt is not None), None)

    def confirm_clock(self, actor: int) -> Changed:
        """Go on with a clock that is before the last entry: somebody answers for it in her own name."""
        from gongkai_desktop.records.clock import clock_confirmed

        last = self.records.last_entry()
        draft = clock_confirmed(self.office.profile.id, self._clock(), last)
        return self.records.append([draft], actor=actor, clock_sure=True)

    def agenda(self, today: date) -> tuple[Group, ...]:
        """What needs a hand on that day."""
        from gongkai_desktop.agenda.today import Agenda

        return Agenda(self.store, self.lists, self.office.rules).groups(today)

    def month(self, year: int, month: int, today: date) -> tuple[MonthDay, ...]:
        """Every day of a month with what falls due on it."""
        from gongkai_desktop.agenda.month import month_days

        return month_days(self.store, self.calendar.workdays, year, month, today)

    # — acts that concern more than one room —

    def remember(self, drafts: list[Draft], *, actor: int) -> Changed:
        """Append what happened to the office itself (people, departments, calendar, particulars)."""
        try:
            return self.records.append(drafts, actor=actor)
        finally:
            self.office.refresh()

    def undo_last(self, actor: int) -> Changed:
        """Take back the last recorded act of register or catalogue; what was printed or issued is refused."""
        from gongkai_desktop.records.undo import undo_last

        return undo_last(self.records, ("item", "entry", "edition"), actor=actor, reason="撤销")

    def import_planned(
        self, plan: ChangeSet, *, actor: int | None = None, progress: Progress | None = None
    ) -> Changed:
        """Take a planned import in, after a copy of the database."""
        from gongkai_desktop.store.progress import unheard

        self._copy_before_import()
        who = self.actor() if actor is None else actor
        changed = self.importer.apply(plan, actor=who, progress=progress or unheard)
        self._settle(changed, who)
        return changed

    def import_at_once(self, path: Path) -> tuple[ChangeSet, Changed]:
        """Plan an import and take it in in one go, after a copy of the database."""
        self._copy_before_import()
        plan, changed = self.importer.bring_in(path, actor=self.actor())
        self._settle(changed, self.actor())
        return plan, changed

    def _settle(self, changed: Changed, actor: int) -> None:
        """Items wait for what a new catalogue says of their limits."""
        if "entry" in changed.rooms:
            self.catalogue.settle(actor=actor, today=self.today())

    def _copy_before_import(self) -> None:
        from gongkai_desktop.store import backup

        backup.automatic(self.folder, backup.Reason.IMPORT, self._clock)

    def export_register(
        self,
        path: Path,
        query: Query,
        progress: Progress | None = None,
        *,
        columns: Sequence[str] | None = None,
        template: Path | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> int:
        """Write a view of the register as a workbook, or into a template; returns the number of rows."""
        return self.exporter.export(
            path, query, progress, columns=columns, template=template, mapping=mapping
        )

    def announce(self, announcement: Announcement, *, apply: bool, actor: int | None = None) -> list[Move]:
        """The open records that a holiday notice would move; with ``apply`` it is taken in and they move."""
        return self._calendar_changes(actor, apply=apply).announce(announcement)

    def correct_calendar(
        self, corrections: list[Correction], *, apply: bool, actor: int | None = None
    ) -> list[Move]:
        """The same for the office's own days off and make-up days."""
        return self._calendar_changes(actor, apply=apply).correct(corrections)

    def withdraw_corrections(
        self, days: list[date], reason: str, *, apply: bool, actor: int | None = None
    ) -> list[Move]:
        """The same for taking corrections back: those days are again what the notices say."""
        return self._calendar_changes(actor, apply=apply).withdraw(days, reason)

    def _calendar_changes(self, actor: int | None, *, apply: bool) -> CalendarChanges:
        from gongkai_desktop.register.moving import CalendarChanges

        def record(draft: Draft) -> Changed:
            return self.remember([draft], actor=self.actor() if actor is None else actor)

        return CalendarChanges(self.calendar, self.register, self.today(), record if apply else None)

    def calendar_told(self) -> tuple[Telling, ...]:
        """What this office's calendar was told, newest first."""
        from gongkai_desktop.office.telling import tellings

        record = self.calendar.record
        events = [] if record is None else self.records.events(record)
        return tellings(events, self.office.person_name)

    # — keeping —

    def verify(self, progress: Progress | None = None) -> list[Problem]:
        """Everything that is not right in this office; ``progress`` may raise Cancelled."""
        return self.records.verify(progress) if progress else self.records.verify()

    @staticmethod
    def back_up(root: Path, *, to: Path | None = None, progress: Progress | None = None) -> Copy:
        """A proven copy, also beside an open window; with ``to`` in that folder with the attachments."""
        from gongkai_desktop.store import backup
        from gongkai_desktop.store.progress import unheard

        return backup.by_hand(OfficeFolder(root), to=to, progress=progress or unheard)
