"""The remedy against the answer to an application: of one matter or of several, for the bodies of this office. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.fields import DRAFTED, PERSON
from gongkai_desktop.requests.outcomes import Remedy
from gongkai_desktop.requests.remedy import Bodies, RemedyText, remedy
from gongkai_desktop.requests.request import Request

YOU: Final = "你"


def you(request: Request) -> str:
    """How a letter speaks to who applied."""
    if request.fact("joint"):
        return "你们"
    return YOU if request.fact("applicant_kind") in ("", PERSON) else "你单位"


def answer_day(case: RequestCase) -> date:
    """The day whose law the answer follows: that of its issue, today while it is a draft."""
    issued = case.request.issued
    return date.fromisoformat(issued.day) if issued else case.today


def remedies(case: RequestCase, day: date) -> RemedyText:
    """The one paragraph on remedies of an answer given on a day.

    Where several matters end differently it names those that are reviewed first and leaves the choice for the rest.
    The bodies of an organ that an answer is only drafted for (代拟) are not known here.
    """
    drafted = case.request.fact("source") == DRAFTED
    office, bodies = case.office, Bodies() if drafted else Bodies.of(case.office)
    standing = list(zip(case.request.standing, case.decisions, strict=True))
    kinds = {one.remedy for _, one in standing} - {Remedy.NONE}
    first = [f"第{one.matter}项" for one, what in standing if what.remedy is Remedy.REVIEW_FIRST]
    first += [f"第{one.matter}项中不予公开的部分" for one, what in standing if what.remedy is Remedy.SPLIT]
    alike = (
        len(standing) == 1 or not first or (kinds == {Remedy.REVIEW_FIRST} and len(first) == len(standing))
    )
    kind = Remedy.NONE if not kinds else min(kinds) if alike else Remedy.SPLIT
    return remedy(
        kind,
        day,
        office.organ,
        bodies,
        you=you(case.request),
        paper=standing[0][1].outcome.paper if standing else "答复书",
        withheld="" if alike else "、".join(first),
    )
