"""What a smaller ledger is for its page: words for the screen, and ways into the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.kit.form_dialog import Values
from ui.kit.paged import Row, Shown
from ui.kit.record_card import RecordView


class Room(Protocol):
    """What a ledger is: its words for the screen and its ways into the core."""

    @property
    def name(self) -> str:
        """What its settings are remembered under."""

    @property
    def manual(self) -> str:
        """The page of the manual."""

    @property
    def views(self) -> Sequence[tuple[str, str]]:
        """The views, key and title; the last one shows everything."""

    @property
    def first(self) -> str:
        """The view that is shown first."""

    @property
    def columns(self) -> Sequence[Shown]:
        """The table's columns; the first one stretches."""

    @property
    def words(self) -> Mapping[str, str]:
        """``search`` (its hint), ``new`` and ``print`` (buttons), ``due`` (the limit's name), ``none`` chosen."""

    @property
    def paper(self) -> str:
        """The name of the paper of a record (one of ``register.papers.PAPERS``), '' where it has none."""

    @property
    def letter(self) -> bool:
        """Whether that paper is a letter, which may be finished in WPS."""

    def empty(self, view: str, words: str) -> tuple[str, str]:
        """What to say where a view has nothing."""

    def page(
        self, desk: Desk, view: str, words: str, today: date, after: Row | None, limit: int
    ) -> Sequence[Row]:
        """Rows of a view."""

    def notice(self, desk: Desk, today: date) -> str:
        """What to say above the table, '' for nothing."""

    def counts(self, desk: Desk, today: date) -> Mapping[str, int]:
        """How many each view has."""

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """One record whole."""

    def perform(self, desk: Desk, number: int, act: str, values: Values, actor: int, today: date) -> Changed:
        """One act of a record."""

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new record asks for its facts."""

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new record."""
