"""An office on a fixed day, its applications written as events, and an independent count of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.records import clock_doubt
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.outcomes import REQUEST, outcomes
from gongkai_desktop.requests.results import labels
from tests.conftest import NewOffice
from tests.requests.conftest import Room

YEARS = range(2015, 2025)
OUTCOMES = tuple(one for one in outcomes().outcomes if one.settles == REQUEST)


@dataclass(frozen=True)
class Case:
    """An application as somebody may have had it: who, when it came, what came of it and when ('' for nothing yet)."""

    kind: str
    arrived: date
    outcome: str = ""
    answered: date | None = None

    @property
    def row(self) -> str:
        return outcomes().outcome(self.outcome).row if self.outcome else ""


def invented(chance: Random) -> list[Case]:
    """Every outcome for every kind of applicant on chance days of ten years, and some that are still open."""
    found = []
    for at, (outcome, kind) in enumerate((one, kind) for one in OUTCOMES for kind in APPLICANTS):
        arrived = date(chance.choice(YEARS), 1, 1) + timedelta(days=chance.randrange(365))
        answered = arrived + timedelta(days=chance.choice((0, 3, 20, 45, 400)))
        found.append(Case(kind, arrived, outcome.key, answered))
        if at % 9 == 0:
            found.append(Case(kind, arrived))
    return found


def fields_of(case: Case, at: int) -> dict[str, str]:
    return {
        "number": f"{case.arrived.year}-{at}",
        "applicant": f"申请人{at}",
        "applicant_kind": case.kind,
        "channel": "当面",
        "arrived": case.arrived.isoformat(),
        "asked": f"第{at}件要的信息",
    }


def entered(cases: Iterable[Case]) -> Iterator[Draft]:
    """The cases as their handling here would be remembered."""
    for at, case in enumerate(cases, 1):
        yield Draft("request.received", case.arrived, {"fields": fields_of(case, at)})
        if case.answered is not None:
            title = outcomes().outcome(case.outcome).title
            chosen = {"matter": 0, "outcome": case.outcome, "title": title}
            yield Draft("request.proposed", case.answered, chosen, -1)
            yield Draft("request.issued", case.answered, {"doc_no": f"答{at}", "row": case.row}, -2)


def imported(cases: Iterable[Case]) -> Iterator[Draft]:
    """The same cases as an old ledger tells them: day received, result, kind of applicant, day of the answer."""
    for at, case in enumerate(cases, 1):
        told = fields_of(case, at)
        if case.answered is not None:
            told |= {"result": labels()[case.row], "issued": case.answered.isoformat()}
        yield Draft("request.received", date(2026, 1, 5), {"fields": told, "imported": True})


def remember(desk: Desk, drafts: Iterable[Draft]) -> None:
    """Record drafts; those of one case stand together."""
    with desk.records.act(actor=desk.actor()) as act:
        act.add(drafts)


def counted_from_events(desk: Desk, year: int) -> Mapping[str, Counter[str]]:
    """Table three of a year straight from what was remembered, with nothing of the program's counting: by row and kind.

    A row that nothing is counted in is left out.
    """
    came: dict[int, tuple[str, int]] = {}
    ended: dict[int, tuple[str, int]] = {}
    by_label = {label: key for key, label in labels().items()}
    sql = "SELECT stream, kind, day, body FROM event WHERE kind LIKE 'request.%' ORDER BY id"
    for stream, kind, day, body in desk.store.rows(sql):
        told = json.loads(body)
        if kind == "request.received":
            fields = told["fields"]
            came[stream] = (fields["applicant_kind"], int(fields["arrived"][:4]))
            if fields.get("issued"):
                ended[stream] = (by_label[fields["result"]], int(fields["issued"][:4]))
        elif kind == "request.issued":
            ended[stream] = (told["row"], int(day[:4]))
    found: dict[str, Counter[str]] = {}
    for stream, (kind, first) in came.items():
        row, last = ended.get(stream, ("", 9999))
        if first > year or last < year:
            continue
        rows = ["received" if first == year else "carried_in"]
        rows += ["settled", row] if last == year else ["carried_out"]
        for one in rows:
            found.setdefault(one, Counter())[kind] += 1
    return found


@pytest.fixture
def room(new_office: NewOffice) -> Callable[[str], Room]:
    """Rooms under rule sets; every office is verified at the end."""
    return lambda ruleset="tiaoli": Room(new_office, ruleset)


@pytest.fixture
def here(room: Callable[[str], Room]) -> Room:
    return room("tiaoli")


@pytest.fixture(autouse=True)
def months_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of these tests goes on by months between two entries."""
    monkeypatch.setattr(clock_doubt, "AHEAD", timedelta(days=36_500))
