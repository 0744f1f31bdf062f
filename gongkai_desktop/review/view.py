"""One review whole, as its panel shows it on a day; one row of the entry of opinions."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Entry, Section
from gongkai_desktop.review.review import Deviation, Review
from gongkai_desktop.review.sections import ChainStep
from gongkai_desktop.review.standing import Standing


@dataclass(frozen=True, slots=True)
class Attached:
    """A file kept with a review or with a sheet it was printed on, by its content."""

    sha256: str
    name: str
    size: int
    event: int


@dataclass(frozen=True, slots=True)
class Page:
    """A scanned page of a sheet: the file that shows it, its name, the page's number on the sheet."""

    sha256: str
    name: str
    page: int


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One review whole. ``prompts`` are what calls for special care before the first opinion (E7)."""

    id: int
    number: str
    title: str
    review: Review
    standing: Standing
    state: str
    status: str
    urgency: Urgency
    deadline: Deadline | None
    chain: tuple[ChainStep, ...]
    sections: tuple[Section, ...]
    prompts: tuple[Deviation, ...]
    acts: tuple[NextAct, ...]
    timeline: tuple[Entry, ...]
    attachments: tuple[Attached, ...]
    pages: tuple[Page, ...]

    @property
    def subject(self) -> int:
        """The record that is reviewed."""
        return self.review.subject.record

    @property
    def flags(self) -> tuple[Deviation, ...]:
        """What was done otherwise than the rules say, with the article."""
        return self.standing.flags


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """What the entry of one opinion offers. ``who`` are those who may sign, the holder of the post first.

    ``wants_grounds`` are the opinions that need grounds, ``ends`` those after which nobody signs further down the
    chain; ``day`` is the default (ISO); ``sheet`` the number of the sheet it stands on, ``place`` its 序号 there
    (0 on none) and ``pages`` the scans of it. ``note`` says what the opinions mean for an item refused before.
    """

    review: int
    number: str
    title: str
    step: str
    step_title: str
    opinions: tuple[str, ...]
    passing: tuple[str, ...]
    wants_grounds: tuple[str, ...]
    who: tuple[str, ...]
    day: str
    sheet: str
    pages: tuple[Page, ...]
    form: NextAct
    ends: tuple[str, ...] = ()
    place: int = 0
    note: str = ""
