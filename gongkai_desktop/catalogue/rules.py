"""What kinds of time limit a catalogue's entries have, and how each is told in plain words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai_desktop.deadlines.model import Term, Unit


class Manner(StrEnum):
    """What kind of time limit an entry has."""

    TERM = "term"
    """So long after the information was formed or changed."""
    INTERVAL = "interval"
    """A bare length of time (“6个月”): published anew at least once in so long."""
    PERIODIC = "periodic"
    """Every year, quarter, month …, perhaps by a day of it."""
    PROMPT = "prompt"
    """及时, 实时: at once, no number of days."""
    LASTING = "lasting"
    """长期公开: stays public; nothing said of new information."""
    UNSAID = "unsaid"
    """Nothing written."""
    UNREAD = "unread"
    """Something written that the program cannot read; the clerk can say it in other words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A time limit as a rule.

    ``term`` is the length of a TERM or INTERVAL. A PERIODIC one comes round every ``months`` (or ``days``), by
    day ``by_day`` of month ``by_month`` within it; ``by_day`` 0 is the last day, ``by_month`` 0 no day at all.
    """

    manner: Manner
    term: Term | None = None
    starts: tuple[str, ...] = ()
    months: int = 0
    days: int = 0
    by_month: int = 0
    by_day: int = 0
    why: str = ""

    @property
    def words(self) -> str:
        """The rule in plain words, working and calendar days told apart."""
        match self.manner:
            case Manner.TERM:
                return f"{_started(self.starts)}之日起 {_spoken(self.term)}内"
            case Manner.INTERVAL:
                return f"至少每 {_spoken(self.term)}更新一次"
            case Manner.PERIODIC:
                return _cycle_words(self)
            case Manner.UNREAD:
                return f"未能识别：{self.why}"
            case Manner.UNSAID:
                return "没有写时限"
            case _:
                return {"prompt": "及时公开", "lasting": "长期公开"}[self.manner]


def _started(starts: tuple[str, ...]) -> str:
    return "形成或变更" if len(starts) > 1 else {"formed": "形成", "changed": "变更"}[starts[0]]


def _spoken(term: Term | None) -> str:
    if term is None:
        return ""
    if term.unit is Unit.MONTHS and term.amount % 12 == 0:
        return f"{term.amount // 12} 年"
    unit = {Unit.WORKDAYS: "个工作日", Unit.DAYS: "日（自然日）", Unit.MONTHS: "个月"}[term.unit]
    return f"{term.amount} {unit}"


def _cycle_words(rule: Rule) -> str:
    if rule.days:
        return "每周" if rule.days == 7 else "每日"
    name = {12: "每年", 6: "每半年", 3: "每季度", 1: "每月"}[rule.months]
    if not rule.by_month:
        return name
    day = f"{rule.by_day} 日" if rule.by_day else "底"
    if rule.months == 12:
        return f"{name} {rule.by_month} 月{' ' if rule.by_day else ''}{day}前"
    if rule.by_month == rule.months and not rule.by_day:
        return f"{name}末前"
    return f"{name} {day}前" if rule.months == 1 else f"{name}首月 {day}前"
