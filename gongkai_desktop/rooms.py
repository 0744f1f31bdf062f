"""The rooms of one office, each loaded when first asked for: the first rows on the screen need only the lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.table import Table
from gongkai_desktop.office.calendar import OfficeCalendar
from gongkai_desktop.register.views import ITEMS
from gongkai_desktop.store import Store

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper
    from gongkai_desktop.cases.registry import Kinds, Lookup
    from gongkai_desktop.cases.service import Workroom
    from gongkai_desktop.catalogue.belonging import Beneath
    from gongkai_desktop.catalogue.kind import EntryKind
    from gongkai_desktop.catalogue.lists import EntryLists
    from gongkai_desktop.catalogue.service import Catalogue
    from gongkai_desktop.catalogue.versions import VersionProjection
    from gongkai_desktop.coordination.kind import LetterKind, Letters
    from gongkai_desktop.exchange.importer import Importer
    from gongkai_desktop.exchange.imports import ImportProjection
    from gongkai_desktop.exchange.sides import MatterTarget
    from gongkai_desktop.matters.kind import MatterKind
    from gongkai_desktop.matters.ledgers import Ledgers
    from gongkai_desktop.matters.service import SideLedgers
    from gongkai_desktop.office.drafts import FormDrafts
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.people import Person
    from gongkai_desktop.records.event import Changed, Draft
    from gongkai_desktop.records.memory import Records
    from gongkai_desktop.register.kind import ItemKind
    from gongkai_desktop.register.reexamination import Applied
    from gongkai_desktop.register.screenings import Screenings
    from gongkai_desktop.register.service import Register
    from gongkai_desktop.register.tally import Count
    from gongkai_desktop.register.weekly import WeeklyRelease
    from gongkai_desktop.reports.annual.kind import AnnualKind
    from gongkai_desktop.reports.annual.service import AnnualReports
    from gongkai_desktop.reports.consolidation.kind import ConsolidationKind
    from gongkai_desktop.reports.consolidation.service import Consolidations
    from gongkai_desktop.reports.filing.kind import FilingKind
    from gongkai_desktop.reports.filing.service import Filings
    from gongkai_desktop.reports.statistics.service import StatisticsOffice
    from gongkai_desktop.requests.kind import RequestKind
    from gongkai_desktop.requests.service import Requests
    from gongkai_desktop.review.kind import ReviewKind
    from gongkai_desktop.review.service import Reviews
    from gongkai_desktop.review.tally import ReviewTallies
    from gongkai_desktop.scans.service import Scans
    from gongkai_desktop.scans.tray import ScanProjection
    from gongkai_desktop.store.attachments import Attachments


class Rooms:
    """What each room of an open office offers. One thread at a time uses it."""

    chosen = 0
    """The person in whose name this desk works, where somebody has chosen one."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.store, self.folder = store, store.folder
        self.calendar = OfficeCalendar(store)
        self.lists = self._listing(ITEMS)

    def _listing(self, table: Table) -> Listing:
        return Listing(
            table, self.store, lambda: self.calendar.workdays, self._clock, lambda: self.office.rules
        )

    @cached_property
    def attachments(self) -> Attachments:
        """Papers and pictures kept with records."""
        return self.store.attachments

    @cached_property
    def office(self) -> Office:
        """This office: rule set, people, numbers."""
        from gongkai_desktop.office.office import Office

        return Office(self.store, self.calendar)

    @cached_property
    def drafts(self) -> FormDrafts:
        """Forms that were filled in and not recorded yet."""
        from gongkai_desktop.office.drafts import FormDrafts

        return FormDrafts(self.folder.drafts, lambda: self.office.rules, self.store.seal_key)

    @cached_property
    def records(self) -> Records:
        """Everything remembered, and the projections that every room has for it."""
        from gongkai_desktop.cases.moves import standing_on
        from gongkai_desktop.records.memory import Records
        from gongkai_desktop.records.sheet import SheetProjection

        sheets = SheetProjection()
        others = lambda: (sheets, *self._others)  # noqa: E731
        makers = (self.office.projections, lambda: self.kinds.projections, others)
        ripples = {"calendar": lambda: standing_on(self.store, self.kinds, self.calendar.moved_from())}
        return Records(
            self.store,
            (one for made in makers for one in made()),  # the rooms are loaded when something is written
            clock=self._clock,
            rules=self.office.rules_hash,
            ripples=ripples,
            settled=self.kinds.settled,
            alone=lambda prefix: (
                sheets if prefix == sheets.prefix else next(iter(self.kinds.of(prefix)), None)
            ),
            numbers=lambda records: self.office.numbers(records),
        )

    @cached_property
    def kinds(self) -> Kinds:
        """Every kind of record of this office."""
        from gongkai_desktop.cases.registry import Kinds

        return Kinds(
            {
                ("item",): lambda: (self._items,),
                ("review",): lambda: (self._review_kind,),
                ("entry",): lambda: (self._entry_kind,),
                ("letter",): lambda: (self._letter_kind,),
                ("request",): lambda: (self._request_kind,),
                ("filing",): lambda: (self._filing_kind,),
                ("annual",): lambda: (self._annual_kind,),
                ("consolidation",): lambda: (self._consolidation_kind,),
                ("matter", "affair"): lambda: self._matter_kinds,
            },
            lambda: self._others,
        )

    @cached_property
    def _others(self) -> tuple[ScanProjection, VersionProjection, ImportProjection]:
        """What is remembered and no record of a kind."""
        from gongkai_desktop.catalogue.versions import VersionProjection
        from gongkai_desktop.exchange.imports import ImportProjection
        from gongkai_desktop.scans.tray import ScanProjection

        return ScanProjection(), VersionProjection(), ImportProjection()

    @cached_property
    def _items(self) -> ItemKind:
        from gongkai_desktop.register.kind import ItemKind

        return ItemKind(self.office)

    @cached_property
    def _review_kind(self) -> ReviewKind:
        from gongkai_desktop.review.kind import ReviewKind

        return ReviewKind(self.office, self.office.signers)

    @cached_property
    def reviews(self) -> Reviews:
        """保密审查: one review whole, the acts that follow, opinions by the row."""
        from gongkai_desktop.review.service import Reviews

        return Reviews(self._review_kind, self.room)

    @cached_property
    def review_lists(self) -> Listing:
        """保密审查: the queue's pages and counts."""
        from gongkai_desktop.register.unsubmitted import UNSUBMITTED, WAITING
        from gongkai_desktop.review.views import queue

        return self._listing(queue(WAITING, UNSUBMITTED))

    @cached_property
    def review_tallies(self) -> ReviewTallies:
        """保密审查: who the queue waits for."""
        from gongkai_desktop.review.tally import ReviewTallies

        return ReviewTallies(self.store, lambda: self.calendar.workdays)

    @cached_property
    def register(self) -> Register:
        """信息登记: one item whole, entering, the acts that follow."""
        from gongkai_desktop.register.service import Register

        return Register(self._items, self.room, lambda: self.reviews, self._applied)

    def _applied(self) -> Applied:
        from gongkai_desktop.requests.similar import Similar

        return Similar(self.store)

    def tally(self, by: str, today: date, *, first: str = "", last: str = "") -> list[Count]:
        """信息登记: what was formed in a time (ISO days, '' open), counted by one of ``tally.GROUPS``."""
        from gongkai_desktop.register.tally import tally

        return tally(self.store, by, today, first=first, last=last)

    @cached_property
    def screenings(self) -> Screenings:
        """公开前检查: an item's files looked through before they go out."""
        from gongkai_desktop.register.screenings import Screenings

        return Screenings(self.records, self.register, self.attachments)

    @cached_property
    def entry_lists(self) -> EntryLists:
        """基本目录: pages and counts of its entries."""
        from gongkai_desktop.catalogue.lists import EntryLists

        return EntryLists(self.store, self._beneath, lambda: self.office.rules)

    @cached_property
    def catalogue(self) -> Catalogue:
        """基本目录: entries, coverage, versions."""
        from gongkai_desktop.catalogue.service import Catalogue

        return Catalogue(self._entry_kind, self.room)

    @cached_property
    def _entry_kind(self) -> EntryKind:
        from gongkai_desktop.catalogue.kind import EntryKind

        return EntryKind(self.office, self.store, self._beneath)

    @cached_property
    def _beneath(self) -> Beneath:
        from gongkai_desktop.register.beneath import ItemsBeneath

        return ItemsBeneath(self.store)

    @cached_property
    def room(self) -> Workroom:
        """What the services of every kind of record share."""
        from gongkai_desktop.cases.service import Workroom

        return Workroom(self.store, self.records, self.office, self.attachments, self.kinds, self.lookup)

    @cached_property
    def lookup(self) -> Lookup:
        """Finds records of any kind by what people call them."""
        from gongkai_desktop.cases.registry import Lookup

        return Lookup(self.store, self.kinds)

    @cached_property
    def named(self) -> Lookup:
        """The same, of records that go by their own names: others are beside those, and go by what they are about."""
        from gongkai_desktop.cases.registry import Lookup

        return Lookup(self.store, self.kinds, beside=False)

    @cached_property
    def _letter_kind(self) -> LetterKind:
        from gongkai_desktop.coordination.kind import LetterKind
        from gongkai_desktop.register.subjects import LetterSubjects as Items
        from gongkai_desktop.requests.subjects import LetterSubjects

        items = Items(self.store, self.office)
        return LetterKind(self.office, LetterSubjects(self.store, self._request_kind, items))

    @cached_property
    def letters(self) -> Letters:
        """协调征求: letters to other organs and persons."""
        from gongkai_desktop.coordination.kind import Letters

        return Letters(self._letter_kind, self.room)

    @cached_property
    def letter_lists(self) -> Listing:
        """协调征求: pages and counts of the letters."""
        from gongkai_desktop.coordination.views import LETTERS

        return self._listing(LETTERS)

    @cached_property
    def _request_kind(self) -> RequestKind:
        from gongkai_desktop.requests.kind import RequestKind

        return RequestKind(self.office, self.office.signers, lambda: self.office.profile)

    @cached_property
    def requests(self) -> Requests:
        """依申请公开: applications for information."""
        from gongkai_desktop.requests.service import Requests

        return Requests(self._request_kind, self.room, self.register)

    @cached_property
    def request_lists(self) -> Listing:
        """依申请公开: pages and counts of the requests."""
        from gongkai_desktop.requests.views import REQUESTS

        return self._listing(REQUESTS)

    @cached_property
    def annual(self) -> AnnualReports:
        """年度报告: the report of a year, its figures and its checks."""
        from gongkai_desktop.reports.annual.service import AnnualReports

        return AnnualReports(self._annual_kind, self.room)

    @cached_property
    def _annual_kind(self) -> AnnualKind:
        from gongkai_desktop.reports.annual.kind import AnnualKind
        from gongkai_desktop.reports.annual.service import Counts

        return AnnualKind(self.office, Counts(self.store, lambda: self.register), self.office)

    @cached_property
    def annual_lists(self) -> Listing:
        """年度报告: pages and counts of the reports."""
        from gongkai_desktop.reports.annual.views import REPORTS

        return self._listing(REPORTS)

    @cached_property
    def _filing_kind(self) -> FilingKind:
        from gongkai_desktop.reports.filing.kind import FilingKind
        from gongkai_desktop.reports.filing.withheld import Withheld

        return FilingKind(self.office, Withheld(self.store, self._items, self._request_kind), self.office)

    @cached_property
    def filings(self) -> Filings:
        """不予公开备案: what was withheld, quarter by quarter."""
        from gongkai_desktop.reports.filing.service import Filings

        return Filings(self._filing_kind, self.room, self.register)

    @cached_property
    def filing_lists(self) -> Listing:
        """不予公开备案: pages and counts of the filings."""
        from gongkai_desktop.reports.filing.views import FILINGS

        return self._listing(FILINGS)

    @cached_property
    def statistics(self) -> StatisticsOffice:
        """统计: what the records of a time come to."""
        from gongkai_desktop.reports.statistics.service import StatisticsOffice

        return StatisticsOffice(self.room)

    @cached_property
    def _consolidation_kind(self) -> ConsolidationKind:
        from gongkai_desktop.reports.consolidation.kind import ConsolidationKind

        return ConsolidationKind(self.office)

    @cached_property
    def consolidations(self) -> Consolidations:
        """汇总: reports of subordinate offices summed, with the files that they came in."""
        from gongkai_desktop.reports.consolidation.service import Consolidations

        return Consolidations(self._consolidation_kind, self.room)

    @cached_property
    def consolidation_lists(self) -> Listing:
        """汇总: pages and counts of those that were kept."""
        from gongkai_desktop.reports.consolidation.views import CONSOLIDATIONS

        return self._listing(CONSOLIDATIONS)

    @cached_property
    def look_lists(self) -> Listing:
        """定期评估: pages and counts of what is looked at once more."""
        from gongkai_desktop.reports.looks import LOOKS

        return self._listing(LOOKS)

    @cached_property
    def ledgers(self) -> Ledgers:
        """The definitions of all side ledgers."""
        from gongkai_desktop.matters.ledgers import Ledgers

        return Ledgers(self.store, self.folder.ledgers)

    @cached_property
    def matters(self) -> SideLedgers:
        """Every side ledger by its key: questions, patrols, leaks, and those of the office's own."""
        from gongkai_desktop.matters.service import SideLedgers

        return SideLedgers(self.ledgers, self._matter_kinds, self.room)

    @cached_property
    def _matter_kinds(self) -> tuple[MatterKind, ...]:
        from gongkai_desktop.matters.kind import kinds_of

        return kinds_of(self.office, self.ledgers, self._drawn)

    def _drawn(self, key: str) -> tuple[Paper[Any], ...]:
        """The papers of a side ledger that are drawn from the whole office: whoever knows all ledgers has them."""
        return ()

    @cached_property
    def matter_lists(self) -> Mapping[str, Listing]:
        """Pages and counts of each side ledger, by its key."""
        from gongkai_desktop.matters.views import SideLists

        return SideLists(self.ledgers, self._listing)

    @cached_property
    def weekly(self) -> WeeklyRelease:
        """每周集中发布 (C5)."""
        from gongkai_desktop.register.weekly import WeeklyRelease

        return WeeklyRelease(self.store, self.register, self.lists, lambda: self.calendar.workdays)

    @cached_property
    def importer(self) -> Importer:
        """Old ledgers coming in; loaded when first asked for."""
        from gongkai_desktop.exchange.importer import Importer

        return Importer(
            self.store,
            self.records,
            footing=lambda: self.office.footing(self.records.rules, self.today()),
            further=self._side_target,
            before=self._copy_before_import,
            follow=self._follow_import,
        )

    def _side_target(self, name: str) -> MatterTarget:
        """The side ledger that files come into by that name."""
        from gongkai_desktop.exchange.sides import MatterTarget
        from gongkai_desktop.matters.matter import key_by_name

        return MatterTarget(self.ledgers, key_by_name(name))

    def _follow_import(self, changed: Changed) -> list[Draft]:
        """Items wait for what a new catalogue says of their limits; reviews for what an import altered."""
        today = self._clock().date()
        drafts = self.register.settled(changed, today) if "item" in changed.rooms else []
        return drafts + (self.catalogue.settled(today) if "entry" in changed.rooms else [])

    def _copy_before_import(self) -> None:
        from gongkai_desktop.store import backup

        backup.automatic(self.store.folder, backup.Reason.IMPORT, self._clock)

    @cached_property
    def scans(self) -> Scans:
        """归档扫描件: signed pages that come back by scan."""
        from gongkai_desktop.scans.service import Scans

        return Scans(self.store, self.records, self.attachments)

    # — the day and the people —

    def today(self) -> date:
        """The day by the desk's clock."""
        return self._clock().date()

    def actor(self) -> int:
        """Whoever acts: the person chosen, else the first clerk in service."""
        return self.chosen or next((person.id for person in self._clerks()), 0)

    def _clerks(self) -> tuple[Person, ...]:
        from gongkai_desktop.office.people import CLERK

        return self.office.holders(CLERK)
