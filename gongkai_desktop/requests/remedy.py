"""The paragraph on remedies: what an applicant may do against an answer, by kind, day of the answer and kind of organ.

Its wording is data with the day each law came into force, resources/law/remedies.toml. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Final

from gongkai_desktop.office.law import read_law
from gongkai_desktop.office.lettering import known
from gongkai_desktop.office.organs import organs
from gongkai_desktop.office.people import Profile
from gongkai_desktop.requests.outcomes import Remedy
from gongkai_desktop.toml.reading import Key, Mistakes

BODY, COURT = "body", "court"
NEEDED: Final = {BODY: "行政复议机关", COURT: "诉讼管辖法院"}
"""What a paragraph may name that stands in the office's particulars, as a letter says that it is missing."""
_APPEAL: Final = "申诉"
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who hears a complaint against this office: one or two organs of review, the court, the review's website."""

    review: tuple[str, ...] = ()
    court: str = ""
    site: str = ""

    @classmethod
    def of(cls, office: Profile) -> Bodies:
        """Those that the office has in its particulars."""
        review = (office.review_body, office.other_review_body)
        return cls(tuple(one for one in review if one), office.court, office.review_site)


@dataclass(frozen=True, slots=True)
class RemedyText:
    """A paragraph on remedies, '' where there is no separate one; its articles; and what it lacks of ``NEEDED``."""

    text: str = ""
    article: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Period:
    """The paragraphs of the time from a day on; a kind that has none reads as the free choice."""

    since: date
    choice: str
    article: str
    review_first: str = ""
    split: str = ""
    several: str = ""

    def paragraph(self, kind: Remedy, withheld: str) -> str:
        """The words for that kind; ``withheld`` names what of several matters is reviewed first."""
        split = self.several if withheld else self.split
        return {Remedy.REVIEW_FIRST: self.review_first, Remedy.SPLIT: split}.get(kind, "") or self.choice


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rules on remedies come from; ``own``: not yet checked against an official text."""

    title: str
    since: date
    says: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Remedies:
    appeal: str
    appeal_article: str
    site: str
    periods: Annotated[tuple[_Period, ...], Key("period")]
    sources: Annotated[tuple[Source, ...], Key("source")]

    def mistakes(self) -> Mistakes:
        """Periods follow each other."""
        days = [period.since for period in self.periods]
        if days != sorted(set(days)):
            yield "period", "各个时期按开始的日期先后写"

    def on(self, day: date) -> _Period:
        """The period that a day falls in; what is older reads as the first."""
        return next((one for one in reversed(self.periods) if one.since <= day), self.periods[0])


def remedy(
    kind: Remedy,
    day: date,
    organ: str,
    bodies: Bodies,
    *,
    you: str = "你",
    paper: str = "答复书",
    withheld: str = "",
) -> RemedyText:
    """The paragraph for an answer given on a day by an office of that kind (``organs.ORGANS``).

    ``bodies`` are those of that day. What they lack stands in it as still to be filled in and is told as missing. An
    institution (条例第五十五条) names no review and no court: one may only appeal to who is over it. Of an answer to
    several matters ``withheld`` names those (第二项、第三项中不予公开的部分) that are reviewed first.
    """
    law = _remedies()
    if kind is Remedy.NONE:
        return RemedyText()
    if only_appeal(organ):
        return RemedyText(_FIELD.sub(lambda field: {"you": you}[field[1]], law.appeal), law.appeal_article)
    period = law.on(day)
    text = period.paragraph(kind, withheld)
    known_bodies = {BODY: "或者".join(bodies.review), COURT: bodies.court}
    named = {
        "you": you,
        "paper": paper,
        "withheld": withheld,
        **{key: known(value) for key, value in known_bodies.items()},
    }
    asked = set(_FIELD.findall(text))
    missing = tuple(title for key, title in NEEDED.items() if key in asked and not known_bodies[key])
    online = law.site.replace("{site}", bodies.site) if bodies.site else ""
    return RemedyText(_FIELD.sub(lambda field: named[field[1]], text) + online, period.article, missing)


def only_appeal(organ: str) -> bool:
    """Whether one may only appeal to who is over an office of that kind (条例第五十五条第二款)."""
    return organs().kind(organ).remedy == _APPEAL


def sources() -> tuple[Source, ...]:
    """Where the rules on remedies come from."""
    return _remedies().sources


@lru_cache(maxsize=1)
def _remedies() -> _Remedies:
    return read_law("remedies", _Remedies)
