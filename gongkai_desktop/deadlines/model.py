"""Terms, day strips and deadlines: the values that time limits are told in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai_desktop.errors import Refused


class Unit(StrEnum):
    """What a term counts."""

    WORKDAYS = "workdays"
    DAYS = "days"
    MONTHS = "months"


_WORDS = {Unit.WORKDAYS: "个工作日", Unit.DAYS: "日", Unit.MONTHS: "个月"}
_UNITS = {
    "个工作日": Unit.WORKDAYS,
    "工作日": Unit.WORKDAYS,
    "日": Unit.DAYS,
    "天": Unit.DAYS,
    "个月": Unit.MONTHS,
}
_WRITTEN = re.compile(r"(\d{1,4})\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as a rule states it; Refused unless it is at least one."""

    amount: int
    unit: Unit = Unit.WORKDAYS

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise Refused(f"期限不能是{self}", way="请填写大于零的天数")

    @classmethod
    def from_text(cls, text: str) -> Term:
        """The term that a text names: "20 个工作日", "20 日" (calendar days) or "1 个月". ValueError says why not."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None or int(match[1]) == 0:
            raise ValueError("应写成“20 个工作日”“20 日”或“1 个月”")
        if match[2] not in _UNITS:
            raise ValueError(f"没有“{match[2]}”这样的期限单位，只能是 个工作日、日、个月")
        return cls(int(match[1]), _UNITS[match[2]])

    @classmethod
    def in_text(cls, value: object) -> Term | None:
        """The term that a value of a rule is, None where it is something else."""
        try:
            return cls.from_text(str(value))
        except ValueError:
            return None

    def __str__(self) -> str:
        """As rules and papers write it: 20个工作日."""
        return f"{self.amount}{_WORDS[self.unit]}"

    @property
    def words(self) -> str:
        """As screens write it, with a blank after the number: 20 个工作日."""
        return f"{self.amount} {_WORDS[self.unit]}"


class Mark(StrEnum):
    """What a day is in a strip. COUNTED and MAKEUP days count; a make-up day within a pause is PAUSED."""

    START = "start"
    COUNTED = "counted"
    REST = "rest"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day of a strip, why it is what it is, and the article behind it."""

    date: date
    kind: Mark
    note: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know about a deadline; ``breach`` when what happened breaks the rule (与规定不符)."""

    code: str
    text: str
    article: str = ""
    breach: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A due date and how it comes about.

    ``base_due`` is the date before any extension. ``counted`` is how many days of the term were counted (in
    the term's own unit of days; calendar days for months). ``days`` runs from the start day through ``due``.
    ``provisional``: it touches days whose holiday notice is not out. ``calendar`` is the calendar's version.
    """

    due: date
    base_due: date
    provisional: bool
    counted: int
    days: tuple[DayMark, ...]
    citations: tuple[str, ...]
    flags: tuple[Flag, ...]
    calendar: str
