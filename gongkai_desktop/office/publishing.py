"""What a rule set says of publishing beyond review and limits: prompts, channels' duties, copies, phases."""

from __future__ import annotations

from dataclasses import dataclass

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


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
    """

    weekday: int
    carries_review: bool
    article: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Policy documents are drafted, passed on and published together with their 解读 (C18)."""

    article: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Reprints come only from the sites of governments, and name where they come from (B11)."""

    article: str
