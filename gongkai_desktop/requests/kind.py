"""依申请公开 as a kind of record: how events make a request, what may be done with it, what it owes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from gongkai_desktop.cases.act import Act, Doing
from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import Books, CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit, foremost
from gongkai_desktop.cases.urgency import AT_NO_TIME, Moment
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.office.people import Profile
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.acts import ACTS, BEGINNINGS, REQUEST
from gongkai_desktop.requests.breaches import breaches
from gongkai_desktop.requests.case import NOBODY, RequestCase, case_of
from gongkai_desktop.requests.clock import Clocks, clock, course_of
from gongkai_desktop.requests.counting import counting
from gongkai_desktop.requests.dues import DAYS
from gongkai_desktop.requests.fields import REGISTRATION, hidden, odd
from gongkai_desktop.requests.incoming import natural_key
from gongkai_desktop.requests.limits import ANSWER, limits, owed
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.results import outcome_of
from gongkai_desktop.requests.searching import search_terms
from gongkai_desktop.requests.sections import sections
from gongkai_desktop.requests.states import OPEN, Stage
from gongkai_desktop.requests.timeliness import timely
from gongkai_desktop.review.book import ReviewBook, book_of
from gongkai_desktop.review.case import Signers
from gongkai_desktop.review.case import case_of as review_of
from gongkai_desktop.review.kind import nobody
from gongkai_desktop.workdays.calendar import Calendar

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper


class RequestKind(CaseKind[Request, RequestCase]):
    """An application for information, from its receipt to its file."""

    prefix: ClassVar[str] = "request"
    table: ClassVar[str] = "request"
    search: ClassVar[str | None] = "request_search"
    naming: ClassVar[Naming] = Naming("件申请", "没有申请 #{}")
    beside: ClassVar[bool] = False
    folding, beginnings, acts, days = REQUEST, BEGINNINGS, ACTS, DAYS
    voided: ClassVar[str] = "request.voided"
    gone: ClassVar[str] = f"state = '{Stage.VOID}'"

    def __init__(
        self, office: Reckoning, signers: Signers = nobody, profile: Callable[[], Profile] = lambda: NOBODY
    ) -> None:
        super().__init__(office)
        self._signers, self._profile = signers, profile
        self._books = Books(book_of)
        self._clocks: Clocks | None = None

    def case(self, state: Request, moment: Moment) -> RequestCase:
        """The request on a day, under the rule set it came in under."""
        rules, calendar = self.office.rules_of(state.rules), self.office.workdays
        review = state.review
        book, signers = self.book(state.rules), self._signers
        seen = review_of(review, book, moment.today, signers) if review is not None else None
        return case_of(state, rules, self._clocks_by(calendar), moment, seen, self._profile())

    def _clocks_by(self, calendar: Calendar) -> Clocks:
        if self._clocks is None or self._clocks.calendar is not calendar:
            self._clocks = Clocks(calendar)
        return self._clocks

    def book(self, rules: str) -> ReviewBook:
        """The rule set of that hash as a review meets it, with today's calendar."""
        return self._books.of(self.office, rules)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> RequestCase:
        """An application that comes in, under the rule set in use."""
        return self.case(Request(rules=office.rules_hash), moment)

    def called(self, case: RequestCase) -> tuple[str, str]:
        """Its number and its first matter."""
        return case.request.fact("number"), case.request.title

    def status(self, case: RequestCase) -> Status:
        """Its stage, and how near what it owes first is."""
        first = foremost(owed(case))
        near = first.urgency(case.moment, case.calendar) if first else NONE
        told = replace(near, words=f"{first.title}{near.words}") if first else near
        return Status(case.stage.value, case.stage.value, told)

    def limits(self, case: RequestCase) -> tuple[Limit, ...]:
        """Everything it owes."""
        return limits(case)

    def shown(self, case: RequestCase, limits: tuple[Limit, ...]) -> Limit | None:
        """The answer, whose days are counted one by one."""
        return next((one for one in limits if one.key == ANSWER), None) or super().shown(case, limits)

    def breaches(self, case: RequestCase) -> tuple[Breach, ...]:
        """What went against the rules, with the article."""
        return breaches(case)

    def remarks(self, case: RequestCase) -> tuple[str, ...]:
        """What looks odd in its registration."""
        return tuple(map(case.said, odd(case.request.fields).values())) if case.open else ()

    def next_acts(self, case: RequestCase) -> tuple[NextAct, ...]:
        """The acts that its state permits; where the 条例 is only followed, what they say of it says so."""
        return said_by(case, *super().next_acts(case))

    def sections(self, case: RequestCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case, titles)

    def facts(self, case: RequestCase) -> Mapping[str, str]:
        """Its registration; numbers, addresses and telephones are masked, and shown whole by an act of their own."""
        fields = case.request.fields
        return {key: hidden(fields, key) for key in fields}

    def labels(self, case: RequestCase) -> Mapping[str, str]:
        """What its registration asks."""
        return {column.key: column.title for column in REGISTRATION.columns}

    def related(self, state: Request) -> Iterable[int]:
        """The application that it answers anew, the one that answers it anew, and what went into the register."""
        return tuple(one for one in (state.origin, state.anew, state.item) if one)

    def touches(self, state: Request) -> tuple[int, ...]:
        """The earlier application that it answers anew."""
        return (state.origin,) if state.origin else ()

    def check(self, doing: Doing[RequestCase], act: Act[Request, Any]) -> None:
        """Nothing happens before it came in, and nobody has received or approved anything tomorrow."""
        today = doing.case.today.isoformat()
        ahead = [key for key in _PAST if doing.facts.get(key, "") > today]
        if doing.stream is not None and ahead:
            title = {one.key: one.title for one in doing.form.form.columns}
            raise doing.unfilled(**{key: f"{title[key]}在今天之后" for key in ahead})
        arrived = doing.case.request.fact("arrived")
        if doing.stream is not None and act.dated and arrived:
            doing.not_before(arrived, f"日期早于收到日期 {arrived}")

    def after(
        self, doing: Doing[RequestCase], act: Act[Request, Any], drafts: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """Refuse what would make the request's days contradict each other; nothing else follows.

        Where they do already (an old entry, a letter that was mended), whatever is done may be what mends them.
        """
        if doing.stream is not None and doing.case.trouble:
            return ()
        known: Request | None = doing.case.request if doing.stream is not None else None
        for draft in drafts:
            if draft.stream == doing.stream:
                record, last = (known.number, known.last_event) if known else (1, 1)
                known = self.fold(known, draft.supposed(record, last))
        if known is not None and known.fact("arrived"):
            clock(known, self.office.rules_of(known.rules).requests, self.office.workdays)
        return ()

    @property
    def papers(self) -> tuple[Paper[RequestCase], ...]:
        """Its letters and sheets, and all of them bound as its file."""
        from gongkai_desktop.requests.papers import PAPERS  # drawing is seldom wanted

        return PAPERS

    # — its row —

    def row(self, state: Request | None) -> Mapping[str, object] | None:
        """The row of the request table."""
        if state is None:
            return None
        case = self.case(state, AT_NO_TIME)
        served, found = state.served, breaches(case)
        letters = state.letters.values()
        sent = [one.sent for one in letters if one.sent and not one.withdrawn] or [state.fact("consulted")]
        back = [said.day for one in letters for said in one.outcomes if said.source == "reply"]
        asked = state.corrections
        row = {
            "number": state.fact("number"),
            "applicant": state.fact("applicant"),
            "applicant_kind": state.fact("applicant_kind"),
            "channel": state.fact("channel"),
            "arrived": state.fact("arrived"),
            "title": titled(state, state.title),
            **{key: state.fact(key) for key in _AS_TOLD},
            "department": state.fact("department"),
            "state": case.stage.value,
            **_last_days(case),
            "base_due": case.dates.base_due.isoformat() if case.dates else "",
            "asked_correction": asked[0].sent if asked else "",
            "corrected": max((one.corrected for one in asked), default=""),
            "consulted": min(sent, default=""),
            "replied": max(back, default=state.fact("replied")),
            "extended": max((one.sent for one in state.extensions), default=""),
            "extension": sum(one.workdays for one in state.extensions),
            "outcome": state.standing[0].outcome if state.standing else outcome_of(state.fact("result")),
            "result": case.result,
            "issued": state.issued.day if state.issued else "",
            "doc_no": state.issued.doc_no if state.issued else "",
            "how": served.how if served else state.fact("how"),
            "served": served.day if served else "",
            "closed": "" if case.stage in OPEN else case.closed,
            "disputed": "、".join(dict.fromkeys(one.path for one in state.disputes)),
            "flags": flagged(found),
            "review": state.review.number if state.review else 0,
            "origin": state.origin,
            "item": state.item,
            "imported": int(state.imported),
            **counting(state),
            "timely": timely(case, found),
            "natural_key": natural_key(state.fields),
            "last_event": state.last_event,
        }
        return {key: str(value) if isinstance(value, str) else value for key, value in row.items()}

    def last_days(self, state: Request, columns: Collection[str]) -> Mapping[str, object]:
        """What its row has in these columns, without the rest of the row; of what went alike it is told once."""
        kept, course = self._clocks_by(self.office.workdays).kept, course_of(state)
        if course is None:
            return _last_days(self.case(state, AT_NO_TIME))
        if course not in kept:
            kept[course] = _last_days(self.case(state, AT_NO_TIME))
        return kept[course]

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns."""
        return search_terms(row)


def _last_days(case: RequestCase) -> dict[str, object]:
    """The columns of its row that tell what it owes first, and the time for its answer."""
    first, dates = foremost(owed(case)), case.dates
    return {
        "due": first.due if first else "",
        "owes": first.title if first else "",
        "answer_due": case.due,
        "provisional": int(dates is not None and case.open and dates.provisional),
    }


def said_by(case: RequestCase, *acts: NextAct) -> tuple[NextAct, ...]:
    """Acts as this office reads them: note and what stands beside the fields name the 条例 as it applies here."""
    if case.binding:
        return acts

    def read(asked: Asked) -> Asked:
        columns = (replace(one, help=case.said(one.help)) for one in asked.form.columns)
        return asked.with_columns(columns)

    return tuple(replace(act.asking(read), note=case.said(act.note)) for act in acts)


_PAST: Final = ("received", "approved")
"""Days beside the act's own that have been when it is recorded."""
_AS_TOLD = ("asked", "id_kind", "id_no", "phone", "address", "applied", "note")
"""Columns of its registration that its row has as they were told."""
