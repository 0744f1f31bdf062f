"""报表: what goes up to whoever supervises the office, each kind of report as a part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.reports.filings import FilingsPage
from ui.session import Session

FILINGS, LOOKS, ANNUAL, STATISTICS = "filings", "looks", "annual", "statistics"
SUPERIORS, CONSOLIDATION, CONSOLIDATIONS = "superiors", "consolidation", "consolidations"
"""The parts by their keys."""


class ReportsTab(PartsPage):
    """The filings are made first; another report is one more part here, and its places in ``go``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.add_part(FILINGS, self.tr("不予公开备案"), partial(FilingsPage, session))
        self.add_part(LOOKS, self.tr("定期评估"), self._looks)
        self.add_part(ANNUAL, self.tr("年度报告"), self._annual)
        self.add_part(STATISTICS, self.tr("统计"), self._statistics)
        self.add_part(SUPERIORS, self.tr("上报台账"), self._superiors)
        self.add_part(CONSOLIDATION, self.tr("汇总"), self._consolidation)
        self.add_part(CONSOLIDATIONS, self.tr("汇总记录"), self._consolidations)
        self.filings.ready.connect(self.ready)
        self.filings.shown.connect(self.shown)
        session.changed.connect(self.renew)

    @property
    def filings(self) -> FilingsPage:
        """The filings, in sight or not."""
        return cast(FilingsPage, self.parts[FILINGS])

    def go(self, place: str, number: int) -> None:
        """A view of a part (``filings:overdue``), a new one of it (``annual:begin``), or one by its record."""
        head, _, rest = place.partition(":")
        if head in (FILINGS, LOOKS, ANNUAL, CONSOLIDATIONS):
            cast(FilingsPage, self.show_part(head)).go(rest, number)
        elif head in (STATISTICS, SUPERIORS, CONSOLIDATION):
            self.show_part(head)

    def _looks(self) -> QWidget:
        from ui.reports.looks import LooksPage  # its words are not needed before it is seen

        return LooksPage(self.session)

    def _annual(self) -> QWidget:
        from ui.reports.annual import AnnualPage  # its words are not needed before it is seen

        return AnnualPage(self.session)

    def _statistics(self) -> QWidget:
        from ui.reports.statistics import StatisticsPage  # its words are not needed before it is seen

        return StatisticsPage(self.session)

    def _superiors(self) -> QWidget:
        from ui.reports.superiors import SuperiorsPage  # its words are not needed before it is seen

        return SuperiorsPage(self.session)

    def _consolidation(self) -> QWidget:
        from ui.reports.consolidation import ConsolidationPage  # its words are not needed before it is seen

        return ConsolidationPage(self.session)

    def _consolidations(self) -> QWidget:
        from ui.reports.consolidations import ConsolidationsPage  # its words are not needed before it is seen

        page = ConsolidationsPage(self.session)
        page.reopening.connect(self._reopen)
        page.beginning.connect(lambda: self.show_part(CONSOLIDATION))
        return page

    def _reopen(self, record: int) -> None:
        from ui.reports.consolidation import ConsolidationPage  # it is shown now

        cast(ConsolidationPage, self.show_part(CONSOLIDATION)).open_kept(record)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the part in sight can do."""
        return cast(LedgerPage, self.part()).commands()
