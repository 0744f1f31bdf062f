"""The three columns of a ledger page: views, listing, record. Their widths are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.kit import look
from ui.kit.dialogs import card, label
from ui.kit.host import Host
from ui.kit.ledger.listing import Listing

SIDE, PANEL = 176, 362  # pixels at 100 % of the left and the right column at first
_NARROWEST = 164  # pixels at 100 % in which "3 个工作日内到期" can be read beside its count and the bar
WIDEST_VIEWS, WIDEST_PANEL = 0.18, 0.31
"""Parts of the screen's width, where large text would take more."""
_TABLE, _PANEL, _VIEWS = 0.575, 0.24, 0.15
"""Parts of it that the columns which matter may ask for, and that are enough for the panel and the views, which give
way to them. What the table and the panel do not ask for, the views may have."""


class Columns(QSplitter):
    """Views and record come later; until then an empty card keeps their place."""

    def __init__(
        self,
        host: Host,
        listing: Listing,
        side: int = SIDE,
        panel: int = PANEL,
        widest: float = WIDEST_PANEL,
    ) -> None:
        """``side`` and ``panel`` are the pixels at 100 % of the outer columns at first.

        The right one never begins with more than the part ``widest`` of the screen.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self._host, self._split = host, f"{listing.face.name}/split"
        self._listing, self._side, self._panel, self._widest = listing, side, panel, widest
        left, self._left = card()
        self._left.addWidget(label(listing.face.side or self.tr("视图"), "small"))
        self._left.setAlignment(Qt.AlignmentFlag.AlignTop)
        right, _ = card()
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        for part in (left, listing, right):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        listing.table.grown.connect(self._share_least)
        self._share_least()
        self.setSizes(self._shares())
        self.restoreState(host.memory.blob(self._split))

    def put_views(self, views: QWidget, *beneath: QWidget) -> None:
        """The views, and what stands at the foot of their column."""
        self._left.addWidget(views, 1)
        for one in beneath:
            self._left.addWidget(one)
        self._share_least()

    def put_panel(self, panel: QWidget) -> None:
        """The record's panel, in place of the empty card."""
        self.replaceWidget(2, panel)
        self._share_least()

    def fit(self) -> None:
        """Follow the scale: the shares of another size of text would cut words off."""
        self._share_least()
        self.setSizes(self._shares())

    def remember(self) -> None:
        """Keep the widths for the next day."""
        self._host.memory.keep(self._split, self.saveState())

    def _share_least(self) -> None:
        """What each column has at the least: nothing is wider than the screen, whatever it would like."""
        whole = look.screen_room(self).width()
        needed = max(self._listing.table.least_width(), self._listing.minimumSizeHint().width())
        table = min(needed, round(whole * _TABLE))
        panel = min(look.scaled(self, 240), round(whole * _PANEL))
        left = max(round(whole * _VIEWS), round(whole * (_TABLE + _PANEL + _VIEWS)) - table - panel)
        self._listing.setMinimumWidth(table)
        views = look.scaled(self, min(self._side, _NARROWEST))
        words = self.widget(0).minimumSizeHint().width()  # at the foot of the views, in whatever language
        self.widget(0).setMinimumWidth(min(max(views, words), left))
        self.widget(2).setMinimumWidth(panel)

    def _shares(self) -> list[int]:
        """How views, table and panel share the screen's width at first."""
        whole = look.screen_room(self).width()
        panel = max(
            look.scaled(self, self._panel), round(whole * _PANEL)
        )  # on a wide screen its lines are longer
        panel = min(panel, round(whole * self._widest))
        views = min(look.scaled(self, self._side), round(whole * WIDEST_VIEWS))
        views = max(views, self.widget(0).minimumWidth())
        return [views, max(whole - views - panel, 0), panel]
