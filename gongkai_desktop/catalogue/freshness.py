"""When a column of the site counts as stale or empty: 国办秘函〔2019〕19号, 栏目不更新. Pure but for its resource."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

from gongkai_desktop.catalogue.limits import rule_of
from gongkai_desktop.catalogue.rules import Manner, Rule
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.office.law import read_law
from gongkai_desktop.toml.reading import Between, Key, Name, OneOf

LINES = ("regular", "other", "none", "empty")


@dataclass(frozen=True, slots=True)
class Freshness:
    """A kind of column: updated at least once ``within`` a term (None: need not be); known by ``words``."""

    title: Name
    within: Term | None
    line: Annotated[str, OneOf(LINES)]
    article: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many columns of a line on (``most`` included) a site fails."""

    line: Annotated[Name, OneOf(LINES)]
    most: Annotated[int, Between(1, 1000)]
    article: str


@dataclass(frozen=True, slots=True)
class FreshnessTable:
    """The kinds and thresholds as the indicators have them from ``effective`` on."""

    effective: date
    source: str
    kinds: Annotated[tuple[Freshness, ...], Key("kind")]
    thresholds: Annotated[tuple[Threshold, ...], Key("threshold")]

    @property
    def titles(self) -> tuple[str, ...]:
        """What an entry's 更新要求 may say."""
        return tuple(kind.title for kind in self.kinds)

    def kind_of(self, fields: Mapping[str, object]) -> Freshness:
        """An entry's kind: as said in 更新要求, else by the words of its lowest level; lasting content is let be."""
        said = str(fields.get("freshness") or "")
        named = next((kind for kind in self.kinds if kind.title == said), None)
        if named is not None:
            return named
        for key in ("third_level", "second_level", "first_level"):
            level = str(fields.get(key, ""))
            found = next((kind for kind in self.kinds if any(word in level for word in kind.words)), None)
            if found is not None:
                return found
        lasting = rule_of(fields).manner is Manner.LASTING
        line = "none" if lasting else "other"
        return next(kind for kind in self.kinds if kind.line == line)

    def threshold(self, line: str) -> Threshold:
        """The threshold of a line."""
        return next(threshold for threshold in self.thresholds if threshold.line == line)


@dataclass(frozen=True, slots=True)
class Expected:
    """An entry should show a publication later than ``since``; ``words`` say why, with the article."""

    since: date
    line: str
    words: str


@lru_cache(maxsize=1)
def freshness() -> FreshnessTable:
    """The table that comes with the program, resources/law/freshness.toml."""
    return read_law("freshness", FreshnessTable)


def expected(fields: Mapping[str, object], today: date) -> Expected | None:
    """Since when an entry should have seen a publication; None where nothing asks for one.

    The catalogue's own rhythm (每季度, 6个月) goes before the kind of column.
    """
    rule, kind = rule_of(fields), freshness().kind_of(fields)
    if rule.manner is Manner.INTERVAL and rule.term is not None:
        return Expected(before(today, rule.term), kind.line, f"公开目录：{rule.words}")
    if rule.manner is Manner.PERIODIC:
        return Expected(_round_before(rule, today), kind.line, f"公开目录：{rule.words}")
    if kind.within is None:
        return None
    return Expected(before(today, kind.within), kind.line, kind.article)


def before(day: date, term: Term) -> date:
    """The day a term of calendar days or months earlier; a month that has no such day gives its last one."""
    if term.unit is not Unit.MONTHS:
        return day - timedelta(days=term.amount)
    return months_before(day, term.amount)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return _day_of(year, month + 1, day.day)


def _round_before(rule: Rule, today: date) -> date:
    """The due day before the last one that has passed: between the two one publication is owed."""
    if rule.days:
        return today - timedelta(days=rule.days)
    if not rule.by_month:
        return months_before(today, rule.months)
    day = rule.by_day or 31
    first = _day_of(today.year, rule.by_month, day)
    while first > today:
        first = _same_day(first, -rule.months, day)
    while (later := _same_day(first, rule.months, day)) <= today:
        first = later
    return _same_day(first, -rule.months, day)


def _same_day(day: date, months: int, wanted: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return _day_of(year, month + 1, wanted)


def _day_of(year: int, month: int, day: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - timedelta(days=1))
