"""What an act of the register works on: the item on a day, the filled-in form, what it may reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.standing import Standing


@dataclass(frozen=True, slots=True)
class Case:
    """An item on a day, as the acts that it permits are worked out."""

    item: Item
    now: Standing
    book: Rulebook
    today: date

    @property
    def rules(self) -> RuleSet:
        """The rule set it began under."""
        return self.book.rules


class Reach(Protocol):
    """What an act may ask of the register beyond its own item."""

    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it; Refused when there is none."""

    def item(self, item_id: int) -> Item:
        """Another item's state."""

    def next_number(self, day: date) -> str:
        """The index number that comes next for information formed on a day, '' where the office gives none."""

    def keep(self, path: Path) -> Mapping[str, Json]:
        """A file kept as an attachment, as an event's body names it."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A filled-in act: the item and its record, the facts of the form as stored text, the day it is recorded."""

    item: Item
    stream: int
    facts: Mapping[str, str]
    book: Rulebook
    today: date
    reach: Reach

    @property
    def day(self) -> date:
        """The day it happened."""
        return date.fromisoformat(self.facts[DAY])

    def draft(self, kind: str, body: Mapping[str, Json], touches: tuple[int, ...] = ()) -> Draft:
        """An event of the item on that day."""
        return Draft(kind, self.day, body, self.stream, touches)

    def said(self, *keys: str) -> dict[str, Json]:
        """These facts as they were said."""
        return {key: self.facts[key] for key in keys}


Maker: TypeAlias = Callable[[Doing], tuple[Draft, ...]]


def simple(kind: str, *keys: str) -> Maker:
    """The act that is an event with these facts and no more."""

    def make(doing: Doing) -> tuple[Draft, ...]:
        return (doing.draft(kind, doing.said(*keys)),)

    return make
