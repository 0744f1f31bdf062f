"""The services of one office, each loaded when first asked for: the first rows on the screen need only the lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai_desktop.office.calendar import OfficeCalendar
from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.store import Store

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.service import Catalogue
    from gongkai_desktop.exchange.export import Exporter
    from gongkai_desktop.exchange.importer import Importer
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.people import Person
    from gongkai_desktop.records.memory import Records
    from gongkai_desktop.register.projection import ItemProjection
    from gongkai_desktop.register.service import Register
    from gongkai_desktop.register.sheets import ItemSheets
    from gongkai_desktop.register.weekly import WeeklyRelease
    from gongkai_desktop.store.attachments import Attachments


class Services:
    """What an open office offers, room by room. One thread at a time uses it."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.store, self.folder = store, store.folder
        self.calendar = OfficeCalendar(store)
        self.lists = ItemLists(store, lambda: self.calendar.workdays, lambda: self.office.rules)

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
