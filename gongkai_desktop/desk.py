"""The composition root: opens an office folder and hands out its services."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.services import Services
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.days import Announcement, Correction, DayKind

if TYPE_CHECKING:
    from gongkai_desktop.agenda.month import LaterMonth, MonthDay
    from gongkai_desktop.cases.dues import Day, Group
    from gongkai_desktop.cases.moves import CalendarChanges, Move
    from gongkai_desktop.cases.query import Query
    from gongkai_desktop.exchange.changeset import ChangeSet
    from gongkai_desktop.office.founding import Beginning
    from gongkai_desktop.office.timeline import CalendarEntry
    from gongkai_desktop.paper.pen import Printed
    from gongkai_desktop.progress import Progress
    from gongkai_desktop.purging import Purge, Standing
    from gongkai_desktop.records.clock_doubt import ClockDoubt
    from gongkai_desktop.records.event import Changed, Draft
    from gongkai_desktop.records.problem import Problem
    from gongkai_desktop.recycling import Removed
    from gongkai_desktop.store.backup import Copy
    from gongkai_desktop.tracing import Traced
    from gongkai_desktop.undoing import LastAct

_REPROJECT = "reproject"


class Status(NamedTuple):
    """What the status bar says: the office, its rules, the day, the calendar's gap, the newest copy's age.

    ``backup_note`` says what went wrong with the day's copy, '' when nothing did.
    """

    office: str
    ruleset: str
    today: date
    day_kind: DayKind
    calendar_note: str
    backup_age: timedelta | None
    clock_note: str = ""
    backup_note: str = ""


class Desk(Services):
    """One office folder, open. A writing desk holds the folder; a reading one sees what is there.

    One thread at a time uses a desk; windows open a writing one for their worker and a reading one for the screen.
    """

    _backup_trouble = ""

    # — opening and closing —

    @classmethod
    def create(
        cls,
        root: Path,
        *,
        name: str = "",
        ruleset: str = "tiaoli",
        beginning: Beginning | None = None,
        clock: Callable[[], datetime] = now,
    ) -> Self:
        """Make a new office folder; ``beginning`` says all, else the clerk is its first person."""
        from gongkai_desktop.office.founding import Beginning, Founding

        founding = Founding(beginning or Beginning(name, ruleset), clock().date())
        desk = cls(Store.create(OfficeFolder(root)), clock)
        try:
            with desk.store.atomic():
                founding.record(desk.records)
                desk._note_settings()
        except BaseException:
            desk.close()
            raise
        return desk

    @classmethod
    def open(cls, root: Path, *, writing: bool, clock: Callable[[], datetime] = now) -> Self:
        """Open an office folder; a writing desk first makes the day's copy. Refused as ``Store.open`` refuses."""
        store = Store.open(OfficeFolder(root), writing=writing)
        desk = cls(store, clock)
        try:
            if store.one("SELECT 1 FROM office") is None:
                raise Refused("这里还没有设立单位", way="请先新建台账，填写单位全称", command="命令 init")
            if writing:
                desk.bring_up_to_date()
                desk._note_settings()
                desk._copy_daily()
        except BaseException:
            desk.close()
            raise
        return desk

    def bring_up_to_date(self) -> None:
        """Compute rows anew where a schema step asked for it: every one, or those of the table that it named.

        All of it or nothing, and asked again then.
        """
        asked = self.store.meta(_REPROJECT)
        if not asked:
            return
        tables = {one.table for one in self.records.projector.projections} & {asked}
        with self.store.atomic():
            named = [record for table in tables for (record,) in self.store.rows(f"SELECT id FROM {table}")]
            self.records.reproject(named if tables else None)
            self.store.set_meta(_REPROJECT, "")

    def _note_settings(self) -> None:
        """Have the chain name the key of the sheets, once; an office of an older program when it is opened."""
        from gongkai_desktop.records import settings

        draft = settings.noted(self.store, self.today())
        if (
            draft is None or self.clock_doubt() is not None
        ):  # a day with a doubtful clock is not the day for it
            return
        with self.store.atomic():
            self.records.append([draft], actor=0)
            settings.seal_all(self.store)

    def _copy_daily(self) -> None:
        """Make the day's copy; an office whose 备份 cannot be written is opened all the same, and says so."""
        from gongkai_desktop.store import backup

        try:
            copy = backup.daily(self.folder, self._clock)
        except Refused as error:
            self._backup_trouble = f"今天没有备份成：{error}"
            return
        self._backup_trouble = "".join(copy.troubles[:1]) if copy else ""

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

    def get_ready(self) -> None:
        """Load what the first write needs, while somebody is still filling in its form; a second time does nothing."""
        _ = self.records.projector.projections

    def rest(self) -> None:
        """Give back the memory that only the next question would use: nobody asks anything now."""
        self.store.rest()

    def refresh(self) -> None:
        """See what another desk has written."""
        self.calendar.refresh()
        if "office" in self.__dict__:
            self.office.refresh()

    # — the day —

    def status(self) -> Status:
        """What the status bar says today."""
        from gongkai_desktop.store import backup

        today, calendar = self.today(), self.calendar.workdays
        unknown = [year for year in (today.year, today.year + 1) if not calendar.announced(year)]
        which = "" if today.year in unknown else "跨年"
        note = f"{unknown[0]} 年放假安排未导入，{which}期限为暂定" if unknown else ""
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
            self._backup_trouble,
        )

    def clock_doubt(self) -> ClockDoubt | None:
        """Why the computer's clock cannot be believed, from the last entry and the newest note of the chain."""
        from gongkai_desktop.records.clock_doubt import clock_doubt
        from gongkai_desktop.store import anchors

        count, _ = self.records.head()
        noted = [anchor.at for anchor in anchors.noted(self.folder) if anchor.count >= count]
        moments = [clock_doubt(self._clock(), at) for at in (self.records.last_entry(), *noted[-1:])]
        return next((doubt for doubt in moments if doubt is not None), None)

    def confirm_clock(self, actor: int) -> Changed:
        """Go on with a clock that is before the last entry: somebody answers for it in her own name."""
        from gongkai_desktop.records.clock_doubt import clock_confirmed

        last = self.records.last_entry()
        draft = clock_confirmed(self.office.profile.id, self._clock(), last)
        return self.records.append([draft], actor=actor, clock_sure=True)

    def agenda(self, today: date) -> tuple[Group, ...]:
        """What needs a hand on that day."""
        from gongkai_desktop.agenda.today import groups

        return groups(self.dues, self._asked(today))

    def month(self, year: int, month: int, today: date) -> tuple[MonthDay, ...]:
        """Every day of a month with what falls due on it."""
        from gongkai_desktop.agenda.month import month_days

        return month_days(self.dues, self._asked(today), year, month)

    def later_months(self, after: date) -> tuple[LaterMonth, ...]:
        """The months after a day in which something falls due, the nearest first."""
        from gongkai_desktop.agenda.month import later_months

        return later_months(self.dues, self._asked(after))

    def _asked(self, today: date) -> Day:
        from gongkai_desktop.cases.dues import Day

        moment = Moment.of(today, self._clock())
        return Day(moment, self.office.rules, self.calendar.workdays, self.store)

    # — acts that concern more than one room —

    def remember(self, drafts: list[Draft], *, actor: int) -> Changed:
        """Append what happened to the office itself (people, departments, calendar, particulars)."""
        try:
            return self.records.append(drafts, actor=actor)
        finally:
            self.office.refresh()

    def last_act(self, actor: int) -> LastAct:
        """What this person did last in any room, and can take back; Refused when there is nothing of the kind."""
        from gongkai_desktop.undoing import find_last

        return find_last(self.records, self.kinds, self.named, actor)

    def undo_last(self, actor: int, act: int = 0) -> Changed:
        """Take back what this person did last; with ``act`` only if that is still the last."""
        from gongkai_desktop.records.undo import undo_whole

        last = self.last_act(actor)
        if act not in (0, last.act):
            raise Refused("刚才又登记了新的一步，没有撤销", way="请再按一次，看清要撤销的是哪一步")
        rules = self.records.rules
        try:
            with self.store.atomic():
                changed = undo_whole(self.records, last.act, actor=actor, reason="撤销")
                self.refresh()
                self.records.rules = self.office.rules_hash
                if "calendar" in changed.rooms:  # every limit may have been counted by it
                    changed = replace(changed, rooms=changed.rooms | self.records.reproject())
                return changed
        except BaseException:
            self.records.rules = rules
            raise
        finally:
            self.refresh()

    def standing(self, ledger: str, record: int) -> tuple[Standing, ...]:
        """What stands in the history of a record, entry by entry, as it can be purged."""
        from gongkai_desktop.purging import standing

        return standing(self.cases(ledger), record)

    def purge(
        self, ledger: str, record: int, events: Collection[int], *, actor: int, reason: str, confirmed: str
    ) -> Purge:
        """Remove what stands in these entries of a record for good (see ``records.purge``), forms with it too.

        ``confirmed`` is what somebody typed in confirmation. Names every copy in the office folder that holds it still.
        """
        from gongkai_desktop import purging
        from gongkai_desktop.records.repeated import plain, stands_in

        cases = self.cases(ledger)
        found = purging.standing(cases, record)
        purging.refuse_unsure(found, events, confirmed)
        usual = purging.ordinary(cases, record)
        held = purging.runs_in(found, events, usual)
        done = self.records.purge(events, actor=actor, reason=reason, ordinary=usual)
        self.attachments.drop_copies()
        drafts = self.drafts.drop_where(lambda text: stands_in(plain(text), held))
        leak = purging.leak_words(self.office.rules)
        return purging.Purge(done.changed, purging.holdings(done.copies), drafts, leak, done.held, done.wiped)

    def removed(self) -> tuple[Removed, ...]:
        """回收站: what was voided or taken back in any ledger, the newest first."""
        from gongkai_desktop.recycling import Bin

        return Bin(self.room, self.kind_names, self.cases).listed()

    def trace(self, text: str, today: date) -> tuple[Traced, ...]:
        """What a number on paper, a sheet's code or an applicant leads to in any ledger; Refused where nothing."""
        from gongkai_desktop.tracing import Tracer

        return Tracer(self.records, self.kind_names, self.listing, self.ledgers.keys).trace(text, today)

    def replace_copies(self, copies: Iterable[Path]) -> tuple[Copy, tuple[str, ...]]:
        """A new proven copy in the place of these, which are wiped; in sentences, those that could not be."""
        from gongkai_desktop.store import backup

        return backup.replace_by_new(self.folder, copies, self._clock)

    def import_planned(
        self, plan: ChangeSet, *, actor: int | None = None, progress: Progress | None = None
    ) -> Changed:
        """Take a planned import in, after a copy of the database."""
        from gongkai_desktop.progress import unheard

        who = self.actor() if actor is None else actor
        return self.importer.apply(plan, actor=who, progress=progress or unheard)

    def import_at_once(
        self, path: Path, *, sheets: Sequence[str] = (), ledgers: Sequence[str] = ()
    ) -> tuple[ChangeSet, Changed]:
        """Plan an import and take it in in one go, after a copy; ``ledgers`` are those it may be one of (none: any)."""
        return self.importer.bring_in(path, actor=self.actor(), sheets=sheets, ledgers=ledgers)

    def draw_register(
        self, query: Query, today: date, *, maker: str = "", progress: Callable[[int], None] | None = None
    ) -> Printed:
        """A view of the register as a printed list; ``progress`` hears how many rows are drawn."""
        from gongkai_desktop.register.listed import draw_register

        office = self.office.profile.name
        return draw_register(self.lists, self.records, office, query, today, maker=maker, progress=progress)

    def announce(self, announcement: Announcement, *, apply: bool, actor: int | None = None) -> list[Move]:
        """The open limits of every kind that a holiday notice would move; with ``apply`` it is taken in."""
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
        from gongkai_desktop.cases.moves import CalendarChanges

        def record(draft: Draft) -> Changed:
            return self.remember([draft], actor=self.actor() if actor is None else actor)

        return CalendarChanges(self.store, self.office, self.kinds, self.today(), record if apply else None)

    def calendar_history(self) -> tuple[CalendarEntry, ...]:
        """What this office's calendar was told, newest first."""
        from gongkai_desktop.office.timeline import calendar_entries

        record = self.calendar.record
        events = [] if record is None else self.records.events(record)
        return calendar_entries(events, self.office.person_name)

    # — keeping —

    def verify(self, progress: Progress | None = None) -> list[Problem]:
        """Everything that is not right in this office; ``progress`` may raise Cancelled."""
        return self.records.verify(progress) if progress else self.records.verify()

    @staticmethod
    def back_up(root: Path, *, to: Path | None = None, progress: Progress | None = None) -> Copy:
        """A proven copy, also beside an open window; with ``to`` in that folder with the attachments.

        Its history is verified like an office's; what is not right is told in the copy's ``troubles``.
        """
        from gongkai_desktop.progress import unheard
        from gongkai_desktop.records.verify import verify_copy
        from gongkai_desktop.store import backup

        copy = backup.by_hand(OfficeFolder(root), to=to, progress=progress or unheard)
        hurt = verify_copy(copy.path, progress or unheard)
        return replace(copy, troubles=(*map(str, hurt), *copy.troubles))
