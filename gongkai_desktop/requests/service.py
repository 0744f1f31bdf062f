"""The requests as their users call them: beside what every record does, their numbers and the door to review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.deadlines.request import RequestDeadline
from gongkai_desktop.ledger import read_form
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.citing import binding
from gongkai_desktop.office.organs import by_analogy
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.act import Former, RequestDoing
from gongkai_desktop.requests.acts.answer import FORMER, REPEATED, WRITE, asked_of
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.dates import KeyDate, counted_dates
from gongkai_desktop.requests.fields import odd
from gongkai_desktop.requests.kind import RequestKind, said_by
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.similar import Alike, Likeness, Similar
from gongkai_desktop.requests.states import Stage
from gongkai_desktop.requests.trial import TRIAL, trial
from gongkai_desktop.review.acts.happenings import handing_in
from gongkai_desktop.review.subject import Subject

if TYPE_CHECKING:
    from gongkai_desktop.register.service import Register

SUBJECT: Final = "request"
"""The kind of a review's subject that is a request."""
ON_REQUEST: Final = "依申请公开"


class Tried(NamedTuple):
    """What a trial comes to: the time for the answer, the days of it; ``ordered`` (ISO) by a decision, '' by none."""

    deadline: RequestDeadline
    days: tuple[KeyDate, ...]
    ordered: str


class Requests(Cases[Request, RequestCase]):
    """依申请公开. Reads on any desk; writes only where the records may be written."""

    kind: RequestKind

    def __init__(self, kind: RequestKind, room: Workroom, register: Register) -> None:
        super().__init__(kind, room)
        self._register = register
        self._similar = Similar(room.store)

    def form(self, today: date, about: Sequence[int] = (), key: str = "") -> NextAct:
        """How a new application asks for its facts."""
        (act,) = said_by(self._opening(about, today), super().form(today, about, key))
        return act

    # — what is like it —

    def similar(self, number: int, today: date) -> Likeness:
        """What the office has on that day that is like this request; Gone when there is no such request."""
        return self._similar.of(self.state(number).fields, today, number)

    def alike(self, number: int, today: date) -> Alike:
        """The same in words, as this office reads the 条例."""
        case = self.case(number, today)
        return self._similar.of(case.request.fields, today, number).told(case.said)

    def next_acts(self, case: RequestCase) -> tuple[NextAct, ...]:
        """The acts of an application; one that is told to be repeated has its earlier answer filled in already."""
        return tuple(
            act.filled(self._former(case)) if act.key == WRITE.key else act for act in super().next_acts(case)
        )

    def _former(self, case: RequestCase) -> Mapping[str, object]:
        """The earlier answer of what is told to be repeated, by the fields of its form; nothing where it is told."""
        asked, request = asked_of(case), case.request
        if asked.outcome != REPEATED or any(asked.facts.get(key) for key in FORMER):
            return {}
        for one in self._similar.of(request.fields, case.today, request.number).again:
            former = self.answered(one.number)
            if former is not None and former.issued:
                return dict(zip(FORMER, (one.number, former.doc_no, former.issued), strict=True))
        return {}

    def like(self, values: Mapping[str, object], today: date, number: int = 0) -> Likeness:
        """What is like an application that is being typed, or mended (``number``): ``values`` stand in its form."""
        return self._similar.of(_typed(values), today, number)

    # — what may be asked before anything is done —

    def odd(self, values: Mapping[str, object], number: int = 0) -> Mapping[str, str]:
        """What calls for a second look in a registration as it is typed, by field; none of it holds anything up.

        ``number`` is the application that is being mended, 0 for a new one.
        """
        today = self.room.records.today()
        told, case = self.like(values, today, number).remarks, self._opening((), today)
        found = {**({"asked": "；".join(told)} if told else {}), **odd(_typed(values))}
        return {key: case.said(words) for key, words in found.items()}

    def trial(self, values: Mapping[str, object], number: int = 0) -> RequestDeadline:
        """期限试算: the time for an answer if all went as the form of a trial says, from that application on.

        Raises Unfilled for what cannot be read or hangs in the air, Refused for what cannot have been.
        """
        base = self.state(number) if number else None
        rules = self.room.office.rules_of(base.rules) if base is not None else self.room.office.rules
        found = trial(read_form(TRIAL, values), rules.requests, self.room.office.workdays, base)
        return found if binding(rules, self.room.office.profile.organ) else found.citing(by_analogy)

    def tried(self, values: Mapping[str, object], today: date, number: int = 0) -> Tried:
        """The same with the days that must not be missed; a case answered anew owes by the day that was ordered."""
        found, until = self.trial(values, number), self.state(number).order_until if number else ""
        ordered, calendar = date.fromisoformat(until) if until else None, self.room.office.workdays
        waits, notices = found.restarts, found.notices
        days = counted_dates(found.dates, notices, today, calendar, waits=waits, ordered=ordered)
        return Tried(found, days, until)

    def earlier_items(self, number: int) -> int:
        """How many items the same applicant had asked for in that calendar month before this application."""
        state = self.state(number)
        arrived = state.fact("arrived")
        row = self.room.store.one(
            "SELECT count(*) FROM request WHERE applicant = ? AND arrived >= ? AND id <> ?"
            " AND (arrived < ? OR (arrived = ? AND id < ?)) AND state <> ?",
            (state.fact("applicant"), f"{arrived[:7]}-01", number, arrived, arrived, number, Stage.VOID),
        )
        return int(row[0]) if row else 0

    # — what acts may ask (RequestReach) —

    def refuse_taken(self, series: str, number: str, but: int = 0) -> None:
        """Refuse a number (申请编号、答复文号) that another request bears than ``but``."""
        if number:
            self.room.office.refuse_taken(series, number, own=but or None)

    def answered(self, number: str) -> Former | None:
        """The application of that number with its answer; None where this office knows none."""
        found = self.room.store.one(
            "SELECT doc_no, issued FROM request WHERE number = ? AND number <> ''", (number,)
        )
        return Former(*found) if found else None

    def registered(self, values: Mapping[str, object], day: date) -> tuple[Draft, ...]:
        """Information entered into the register, as what would be remembered of it."""
        return self._register.drafted_new(values, day)

    def handed_in(self, request: Request, doing: RequestDoing) -> tuple[Draft, ...]:
        """The request handed in for secrecy review, by the same door as the register."""
        subject, rounds = subject_of(request), len(request.reviews) + 1
        steps = self.kind.book(request.rules).chain(subject)
        return (handing_in(subject, steps, doing.day, round_no=rounds, why=doing.facts["why"]),)


def _typed(values: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value or "") for key, value in values.items()}


def subject_of(request: Request) -> Subject:
    """The request as a review is told of it; the applicant is nobody's business there."""
    return Subject(
        request.number,
        SUBJECT,
        number=request.fact("number"),
        title=request.title,
        department=request.fact("department"),
        attribute=ON_REQUEST,
        form=ON_REQUEST,
        rules=request.rules,
    )
