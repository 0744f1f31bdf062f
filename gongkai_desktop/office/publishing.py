"""What a rule set says of publishing beyond review and limits: prompts, channels' duties, copies, phases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai_desktop.office.limits import Limit
from gongkai_desktop.workdays.calendar import Calendar

MOVES = ("提前到之前的工作日", "顺延到之后的工作日")
"""Where the day of a weekly batch that is off moves to: as rule sets write it, the first where nothing is said."""
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of publishing; ``main`` is the office's first platform. They stand in their order of use (B14)."""

    title: str
    main: bool
    article: str


@dataclass(frozen=True, slots=True)
class Category:
    """A subject of information to be published; ``limit`` where another law sets its own time.

    ``inside``: made known inside the office only (对内公开, A2), in nothing that leaves it.
    ``interpretation``: documents on it come with an explanation of the policy (解读, C18).
    """

    title: str
    article: str
    limit: Limit | None
    major: bool
    inside: bool
    interpretation: bool


@dataclass(frozen=True, slots=True)
class ReleaseForm:
    """A box of the review sheet's 发布形式 (``key`` in its layout), for these attributes or channels."""

    key: str
    title: str
    attributes: tuple[str, ...]
    channels: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Keying what was signed into the website (B14).

    ``second_check``: who keyed it in confirms it once more before it goes out. ``term``: when it must be in.
    """

    second_check: bool
    term: Limit | None
    article: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Information to be looked at with special care (重点审查, E7): by a word of its title or its subject."""

    title: str
    words: tuple[str, ...]
    categories: tuple[str, ...]
    article: str

    def fits(self, title: str, category: str) -> bool:
        """Whether information of that title and subject is to be looked at so."""
        return category in self.categories or any(word in title for word in self.words)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One line of the check list of what nothing that is published may contain (禁载内容, B11)."""

    title: str
    article: str


@dataclass(frozen=True, slots=True)
class Point:
    """A reading point that copies of published information are handed to (查阅点, E10 E12, 条例第二十五条)."""

    title: str
    article: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """Printed copies for the reading points (E12): how many, for which subjects; no subjects means all."""

    copies: int
    categories: tuple[str, ...]
    article: str

    def wanted(self, category: str) -> bool:
        """Whether information on that subject is handed over on paper."""
        return not self.categories or category in self.categories


@dataclass(frozen=True, slots=True)
class Phase:
    """The office's own name for where an item stands (B12): at these stages or, in review, these steps."""

    title: str
    stages: tuple[str, ...]
    steps: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Weekly:
    """Publication in one batch a week (C5), on ``weekday`` (0 is Monday).

    ``carries_review``: the review at drafting stands for a sheet of its own, its reference goes with it.
    ``postponed``: where that day is off, the batch goes out on the first working day after it, else on the last
    one before it.
    """

    weekday: int
    carries_review: bool
    article: str
    postponed: bool = False

    def day(self, monday: date, calendar: Calendar) -> date:
        """The day of the batch in the week of that Monday. A week that is off whole has its batch after it."""
        nominal = monday + timedelta(days=self.weekday)
        if self.postponed or calendar.is_workday(nominal):
            return calendar.roll(nominal)
        before = calendar.add(nominal, -1)
        return before if before >= monday else calendar.roll(nominal)

    def release(self, finished: date, calendar: Calendar) -> date:
        """The day of the batch that a document finished on a day belongs to: in the week after it."""
        return self.day(finished - timedelta(days=finished.weekday() - 7), calendar)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Policy documents are drafted, passed on and published together with their 解读 (C18)."""

    article: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Reprints come only from the sites of governments, and name where they come from (B11)."""

    article: str
