"""定期评估 (条例第十八条, C24): when what is not published is to be looked at once more. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Final, Protocol

from gongkai_desktop.deadlines.counting import nominal_end
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.office.law import read_law
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.toml.reading import Key

LOOKED_AT: Final = (Stage.WITHHELD, Stage.ON_REQUEST)
"""The stages whose items are looked at once more."""


class Applied(Protocol):
    """What the applications know of an item; the register reads none of their tables."""

    def times(self, title: str, doc_no: str, first: date, last: date) -> int:
        """How many applications that arrived in these days ask for what is called so, or name its 文号."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What calls for a look at information that is withheld for a reason with one of these words in it."""

    words: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class _Law:
    """How often everything is looked at, and what calls for a look before that."""

    every: Term
    triggers: Annotated[tuple[Trigger, ...], Key("trigger")]


def settled_since(item: Item) -> str:
    """The day (ISO) from which it bears its reason or its attribute; of an old ledger's row the day it came in."""
    ground = item.grounds[-1] if item.grounds else None
    if item.imported and (ground is None or ground.event == item.number) and not item.changed:
        return item.came
    return max(ground.day if ground else "", item.changed) or item.fields.get("formed", "")


def look_due(item: Item, stage: Stage) -> str:
    """The day (ISO) from which it is to be looked at once more; '' where it is not.

    The day that was named for it (the end of secrecy, the decision, the closing of a file), else a year after it was
    looked at last, or after it was settled.
    """
    if stage not in LOOKED_AT:
        return ""
    last = max(item.looks[-1].day if item.looks else "", settled_since(item))
    named, yearly = item.fields.get("look_by", ""), _later(last) if last else ""
    return min((day for day in (named, yearly) if day), default="")


def look_why(item: Item, due: str) -> str:
    """Why it is to be looked at on that day, and what for; '' where no day is given."""
    if not due:
        return ""
    named = due == item.fields.get("look_by", "")
    trigger = trigger_of(item.fields.get("withheld_reason", ""))
    called = "写明的日期" if named else f"满{_law().every}"
    return called + (f"；看{trigger.when}了没有" if trigger else "")


@lru_cache(maxsize=4096)
def _later(day: str) -> str:
    return nominal_end(date.fromisoformat(day), _law().every).isoformat()


def trigger_of(reason: str) -> Trigger | None:
    """What calls for a look at information that is withheld for that reason, beside the year."""
    return next((one for one in _law().triggers if any(word in reason for word in one.words)), None)


@lru_cache(maxsize=1)
def _law() -> _Law:
    return read_law("reexamination", _Law)
