"""An act of an item: what it means for the item's files that go out, and for the review that the item is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias, cast

from gongkai_desktop.cases.act import Act, Body, Doing, Happening, Reach
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.files import onward, onward_column, onward_told, was_onward
from gongkai_desktop.register.findings import ONWARD, onward_of
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.states import OPEN, ReviewState

ItemDoing: TypeAlias = Doing[ItemCase]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An act on an item meets the review that the item is in.

    ``before`` and ``after`` are the item; ``said`` is the body of the act's own event, ``day`` the day it happened.
    """

    before: Item
    after: Item
    book: Rulebook
    review: Review
    state: ReviewState
    said: Mapping[str, Json]
    day: date

    @property
    def open(self) -> bool:
        """Whether the review still runs."""
        return self.state in OPEN


InReview: TypeAlias = Callable[[Meeting], tuple[Draft, ...]]


class ItemReach(Reach, Protocol):
    """What an act of an item may ask beyond the item."""

    def state(self, number: int) -> Item:
        """Another item."""

    def refuse_taken(self, index_no: str, but: int = 0) -> None:
        """Refuse an index number (索引号) that another item bears than ``but``."""

    def under_entry(self, fields: Mapping[str, Json]) -> dict[str, Json]:
        """The fields as an event holds them, with the limit that the catalogue entry named in them gives."""

    def opinion(self, item: Item, step: Step, facts: Mapping[str, str]) -> tuple[Draft, ...]:
        """An opinion on the item at a step; an item that was not handed in is, on the same day."""

    def in_review(self, act: ItemAct, item: Item, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """What an act on the item means for the review it is in."""


def reach(doing: ItemDoing) -> ItemReach:
    """What an act of an item may ask: its service is the register."""
    return cast(ItemReach, doing.reach)


@dataclass(frozen=True, kw_only=True)
class ItemAct(Act[Item, ItemCase]):
    """One thing that may be done with an item.

    ``outward``: it puts something before the public, so it asks for a reason where findings in the item's files are
    undecided. ``in_review``: what it means for the review that the item is in; None for nothing.
    """

    outward: bool = False
    in_review: InReview | None = None

    @property
    def happening(self) -> Happening[Item] | None:
        """What its event makes of the item; going on with undecided findings stays with it."""
        found = super().happening
        return going_on(found) if found is not None and self.outward else found

    def asked(self, case: ItemCase) -> NextAct:
        """How it asks for its facts; a reason given before for making it public stands in the field already."""
        found = super().asked(case)
        if not self.outward or not (columns := onward_column(case.item)):
            return found
        earlier = was_onward(case.item)
        known = {ONWARD: earlier} if earlier else {}

        def further(asked: Asked) -> Asked:
            more = asked.with_columns((*asked.form.columns, *columns)).filled(known)
            return more._replace(own=frozenset({ONWARD}))

        return found.asking(further)

    def drafts(self, doing: ItemDoing, keep: Callable[[Path], Body]) -> tuple[Draft, ...]:
        """The act as events; the first says why one went on with findings undecided."""
        first, *others = super().drafts(doing, keep)
        if not self.outward:
            return first, *others
        more = onward(doing.case.item, doing.facts, doing.form.title)
        return replace(first, body={**first.body, **more}), *others


def going_on(happening: Happening[Item]) -> Happening[Item]:
    """An event that may go on with findings in the item's files undecided: which, and why, stays with the item."""

    def fold(item: Item, event: Event) -> Item:
        after = happening.fold(item, event)
        return state_with(after, onward=(*after.onward, onward_of(event))) if ONWARD in event.body else after

    def told(event: Event) -> str:
        return happening.tell(event) + onward_told(event.body)

    return replace(happening, fold=fold, told=told)
