"""All ledgers of one office alike, by their names; what each room offers is in ``rooms``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gongkai_desktop.errors import Refused
from gongkai_desktop.rooms import Rooms

if TYPE_CHECKING:
    from gongkai_desktop.cases.dues import Dues
    from gongkai_desktop.cases.lists import Lists
    from gongkai_desktop.cases.papers import Paper, Papers
    from gongkai_desktop.cases.service import Cases
    from gongkai_desktop.exchange.ledgers import LedgerExporter
    from gongkai_desktop.reports.superiors.service import Superiors


class Services(Rooms):
    """What an open office offers: its rooms, and what is asked of every ledger by its name."""

    @cached_property
    def _ledgers(self) -> Mapping[str, tuple[Callable[[], Cases[Any, Any]], Callable[[], Lists]]]:
        """The records and the lists of each ledger, by the name that commands and pages call it by."""
        return {
            "register": (lambda: self.register, lambda: self.lists),
            "review": (lambda: self.reviews, lambda: self.review_lists),
            "letters": (lambda: self.letters, lambda: self.letter_lists),
            "requests": (lambda: self.requests, lambda: self.request_lists),
            "annual": (lambda: self.annual, lambda: self.annual_lists),
            "catalogue": (lambda: self.catalogue, lambda: self.entry_lists),
            "filings": (lambda: self.filings, lambda: self.filing_lists),
            "looks": (lambda: self.register, lambda: self.look_lists),
            "consolidations": (lambda: self.consolidations, lambda: self.consolidation_lists),
            **{key: self._side(key) for key in self.ledgers.keys},
        }

    def _side(self, key: str) -> tuple[Callable[[], Cases[Any, Any]], Callable[[], Lists]]:
        """The same of a side ledger."""
        return lambda: self.matters[key], lambda: self.matter_lists[key]

    @property
    def kind_names(self) -> tuple[str, ...]:
        """The ledgers of this office by their names, in the order in which they are shown."""
        return tuple(self._ledgers)

    def cases(self, name: str) -> Cases[Any, Any]:
        """The records of the ledger of that name; Refused where there is none."""
        return self._ledger(name)[0]()

    def listing(self, name: str) -> Lists:
        """The lists of the ledger of that name; Refused where there is none."""
        return self._ledger(name)[1]()

    def _ledger(self, name: str) -> tuple[Callable[[], Cases[Any, Any]], Callable[[], Lists]]:
        found = self._ledgers.get(name)
        if found is None:
            raise Refused(f"没有叫“{name}”的台账", way=f"请从这些里选：{'、'.join(self.kind_names)}")
        return found

    def ledger_exporter(self, name: str) -> LedgerExporter:
        """The ledger of that name going out as a workbook, or in a superior's template; Refused where there is none."""
        from gongkai_desktop.coordination.views import LEDGER
        from gongkai_desktop.exchange.entries import EntryExporter
        from gongkai_desktop.exchange.export import Exporter
        from gongkai_desktop.exchange.ledgers import LedgerExporter
        from gongkai_desktop.exchange.requests import RequestExporter
        from gongkai_desktop.exchange.reviews import ReviewExporter
        from gongkai_desktop.exchange.sides import MatterExporter
        from gongkai_desktop.matters.views import act_columns, ledger_of
        from gongkai_desktop.reports.annual.views import LEDGER as OF_REPORTS
        from gongkai_desktop.reports.consolidation.views import LEDGER as OF_CONSOLIDATIONS
        from gongkai_desktop.reports.filing.views import LEDGER as OF_FILINGS
        from gongkai_desktop.reports.looks import LEDGER as OF_LOOKS
        from gongkai_desktop.requests.fields import LEDGER as OF_REQUESTS

        lists, made = self.listing(name), (self.records, self.office, self.actor)
        if name == "register":
            return Exporter(self.lists, *made)
        if name == "review":
            return ReviewExporter(self.reviews, self.review_lists, *made)
        if name == "requests":
            return RequestExporter(OF_REQUESTS, lists, *made)
        if name == "catalogue":
            return EntryExporter(lists, *made)
        own = {"letters": LEDGER, "filings": OF_FILINGS, "annual": OF_REPORTS, "looks": OF_LOOKS}
        own["consolidations"] = OF_CONSOLIDATIONS
        if name in own:
            return LedgerExporter(own[name], lists, *made)
        plan = self.ledgers.current(name)
        return MatterExporter(ledger_of(plan), lists, *made, yielding=[one.key for one in act_columns(plan)])

    @cached_property
    def papers(self) -> Papers:
        """Every paper of the office: those that its kinds of record declare."""
        from gongkai_desktop.cases.papers import Papers

        return Papers(self._ledgers, "register", self.room)

    def _drawn(self, key: str) -> tuple[Paper[Any], ...]:
        """The papers of a side ledger that are drawn from the whole office."""
        from gongkai_desktop.matters.matter import HANDOVER

        if key != HANDOVER:
            return ()
        from gongkai_desktop.handover.pack import gather
        from gongkai_desktop.handover.papers import papers

        return papers(lambda lent: gather(self, lent.moment, lent.progress))

    @cached_property
    def superiors(self) -> Superiors:
        """上报台账: ledgers in the blank workbooks of whoever supervises the office."""
        from gongkai_desktop.reports.superiors.service import Superiors

        return Superiors(self.kind_names, self.ledger_exporter, self.listing, self.room)

    @cached_property
    def dues(self) -> tuple[Dues, ...]:
        """What each room contributes to 今日 and to the month; little is loaded for it before there is something."""
        from gongkai_desktop.catalogue import dues as catalogue
        from gongkai_desktop.coordination import dues as coordination
        from gongkai_desktop.matters import dues as matters
        from gongkai_desktop.register import dues as register
        from gongkai_desktop.reports.annual import owed as annual
        from gongkai_desktop.reports.filing import owed as filings
        from gongkai_desktop.requests import dues as requests
        from gongkai_desktop.review import dues as review
        from gongkai_desktop.scans import dues as scans

        return (
            register.dues(self.lists),
            review.dues(self.review_lists),
            coordination.DUES,
            requests.DUES,
            filings.dues(lambda: self.office),
            annual.DUES,
            matters.dues(self.ledgers),
            scans.DUES,
            catalogue.dues(self._beneath),
        )


def papers_of_program() -> tuple[Paper[Any], ...]:
    """The papers that every office has, in the order of its ledgers: for where no office is open."""
    from gongkai_desktop.coordination.papers import PAPERS as OF_LETTERS
    from gongkai_desktop.handover.papers import nothing_gathered
    from gongkai_desktop.handover.papers import papers as papers_of_handover
    from gongkai_desktop.matters.ledgers import of_program, program_keys
    from gongkai_desktop.matters.papers import papers_of
    from gongkai_desktop.register.sheets import PAPERS as OF_ITEMS
    from gongkai_desktop.reports.annual.papers import PAPERS as OF_REPORTS
    from gongkai_desktop.reports.filing.papers import PAPERS as OF_FILINGS
    from gongkai_desktop.requests.papers import PAPERS as OF_REQUESTS
    from gongkai_desktop.review.papers import PAPERS as OF_REVIEWS

    side = (paper for key in program_keys() for paper in papers_of(of_program(key)))
    drawn = papers_of_handover(nothing_gathered)
    return (*OF_ITEMS, *OF_REVIEWS, *OF_LETTERS, *OF_REQUESTS, *OF_REPORTS, *OF_FILINGS, *side, *drawn)
