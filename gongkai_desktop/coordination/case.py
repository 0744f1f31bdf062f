"""A letter on a day, and what a new one is about: what acts and panel look at. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.coordination.letter import KINDS, ORGAN, Letter, LetterState
from gongkai_desktop.coordination.limits import side_of
from gongkai_desktop.office.reviewing import Coordination, Side
from gongkai_desktop.workdays.calendar import Calendar

ON_REQUEST = "依申请公开"
_MOST = 40
"""How much of the titles names a letter in a list."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item as a letter speaks of it. ``start`` is the day from which sending counts: its last change, else formed.

    ``secret``: a state secret, of which nothing goes out. ``together``: other organs made it too (D14), ``due`` is
    the day by which it must be public, '' for none.
    """

    record: int
    title: str
    doc_no: str
    summary: str
    formed: str
    start: str
    attribute: str
    basis: str
    void: bool
    secret: bool
    together: bool
    due: str = ""
    applied: bool = False


Subjects = Callable[[Sequence[int]], tuple[Subject, ...]]
"""Gives the items of a letter; Refused for none, and for one that the register does not have."""


@dataclass(frozen=True, slots=True)
class LetterCase:
    """A letter on a day, its days as the calendar has them, with what its rule set says. ``subjects`` are its items."""

    letter: Letter
    rule: Coordination
    today: date
    calendar: Calendar
    subjects: Subjects

    @property
    def overdue(self) -> bool:
        """Whether the time for the reply is over."""
        letter = self.letter
        return bool(letter.sent and letter.reply_by) and self.today.isoformat() > letter.reply_by

    @property
    def silent(self) -> bool:
        """Whether it is out and the time for the reply is over: what silence means may be recorded."""
        return self.overdue and self.letter.state is LetterState.OUT

    @property
    def side(self) -> Side:
        """What the rule set says of this letter's other side."""
        return side_of(self.letter, self.rule)

    def is_(self, *states: LetterState) -> bool:
        """Whether it stands in one of these states."""
        return self.letter.state in states


@dataclass(frozen=True, slots=True)
class Opening:
    """A letter that is to be written about these items, by the rule set in use. ``office`` is this office's name.

    ``maker``: it goes to an organ that made what was applied for too (条例第三十四条).
    """

    subjects: tuple[Subject, ...]
    rule: Coordination
    office: str
    today: date
    calendar: Calendar
    maker: bool = False

    @property
    def on_request(self) -> bool:
        """Whether all of it is given on request."""
        return all(subject.attribute == ON_REQUEST for subject in self.subjects)

    @property
    def applied(self) -> bool:
        """Whether it is about an application, not about information of the register."""
        return any(subject.applied for subject in self.subjects)

    @property
    def together(self) -> bool:
        """Whether other organs made any of it too."""
        return any(subject.together for subject in self.subjects)

    def side(self, kind: str = KINDS[0]) -> Side:
        """What the rule set says of that kind of other side."""
        if self.maker and self.on_request and kind == ORGAN:
            return self.rule.maker_on_request
        return self.rule.side(
            third=kind != ORGAN, on_request=self.on_request, together=self.together, applied=self.applied
        )


def titled(titles: Sequence[str]) -> str:
    """What a letter is about in a line."""
    first = titles[0] if titles else ""
    short = first if len(first) <= _MOST else f"{first[:_MOST]}…"
    return short if len(titles) < 2 else f"{short} 等 {len(titles)} 件"
