"""保密审查 as a kind of record: its row, its limits, its breaches, its panel, what may be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from gongkai_desktop.cases.act import Act, Doing
from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import Books, CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.errors import Fault
from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.office.people import Signer
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.review import states
from gongkai_desktop.review.acts import ACTS, REVIEW
from gongkai_desktop.review.acts.opinion import OPINION
from gongkai_desktop.review.book import ReviewBook, book_of
from gongkai_desktop.review.case import ReviewCase, Signers, case_of
from gongkai_desktop.review.dues import DAYS
from gongkai_desktop.review.limits import breaches, limit_of
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.sections import sections
from gongkai_desktop.review.subject import TITLES
from gongkai_desktop.store.search import indexed

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper


def nobody(role: str, day: date, department: str = "") -> tuple[Signer, ...]:
    """Where there are no people, nobody is asked who signs."""
    raise Fault("who signs a review was asked where there are no people")


class ReviewKind(CaseKind[Review, ReviewCase]):
    """What a review is. ``signers`` tells who may sign for a post."""

    prefix: ClassVar[str] = "review"
    table: ClassVar[str] = "review"
    search: ClassVar[str | None] = "review_search"
    naming: ClassVar[Naming] = Naming("件审查", "没有 #{} 这件审查")
    folding, acts, days = REVIEW, ACTS, DAYS

    def __init__(self, office: Reckoning, signers: Signers = nobody) -> None:
        super().__init__(office)
        self._signers = signers
        self._books = Books(book_of)

    def book(self, rules: str) -> ReviewBook:
        """The rule set a subject is dealt with under, with today's calendar."""
        return self._books.of(self.office, rules)

    def case(self, state: Review, moment: Moment) -> ReviewCase:
        """The review on a day, under its subject's rule set."""
        return self.plain(state, moment.today)

    def plain(self, state: Review, today: date = date.min) -> ReviewCase:
        """The same where the day decides nothing: chain, state, limit, conclusion."""
        return case_of(state, self.book(state.subject.rules), today, self._signers)

    def names(self, step: Step, day: date, department: str) -> tuple[str, ...]:
        """Those who may sign a step on a day, the holder of the post first, then her own department's."""
        return tuple(one.name for one in self._signers(step.role, day, department))

    def called(self, case: ReviewCase) -> tuple[str, str]:
        """Its subject's number and title."""
        return _number(case.review), case.review.subject.title

    def status(self, case: ReviewCase) -> Status:
        """Its state, in words with the step that is waited for, and how near its limit is."""
        words = states.status(case.state, case.step.title if case.step else "")
        owed = limit_of(case)
        due, provisional = (owed.due, owed.provisional) if owed else ("", False)
        return Status(case.state.value, words, nearness(due, provisional, case.today, case.book.calendar))

    def limits(self, case: ReviewCase) -> tuple[Limit, ...]:
        """What runs now: the step, a referral, or the answer to one."""
        owed = limit_of(case)
        return (owed,) if owed else ()

    def breaches(self, case: ReviewCase) -> tuple[Breach, ...]:
        """What was done otherwise than the rules say."""
        return tuple(breaches(case))

    def sections(self, case: ReviewCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case, breaches(case))

    def facts(self, case: ReviewCase) -> Mapping[str, str]:
        """What is known of its subject."""
        told = case.review.subject.body()
        own = {key: value for key, value in told.items() if isinstance(value, str) and key != "rules"}
        return {**own, **told.get("facts", {})}

    def labels(self, case: ReviewCase) -> Mapping[str, str]:
        """What the facts of its subject are called."""
        return TITLES

    def related(self, state: Review) -> Iterable[int]:
        """Nothing: a review knows itself what its subject is called."""
        return ()

    def touches(self, state: Review) -> tuple[int, ...]:
        """Its subject."""
        return (state.subject.record,)

    def check(self, doing: Doing[ReviewCase], act: Act[Review, ReviewCase]) -> None:
        """Nothing happens before it was handed in; of an opinion that was signed before, the reason is asked."""
        day = doing.case.review.handed_in
        if act is not OPINION:
            doing.not_before(day, f"日期早于送审日期 {day}")

    @property
    def papers(self) -> tuple[Paper[ReviewCase], ...]:
        """The summary of a period, the records of separation and declassification, the letter of a referral."""
        from gongkai_desktop.review.papers import PAPERS  # drawing is seldom wanted

        return PAPERS

    def row(self, state: Review | None) -> Mapping[str, object] | None:
        """The row of the review table."""
        if state is None:
            return None
        case, subject = self.plain(state), state.subject
        said = state.said[-1] if state.said else None
        step, owed = case.step, limit_of(case)
        return {
            "subject": subject.record,
            "kind": subject.kind,
            "number": _number(state),
            "title": titled(state, subject.title),
            "doc_no": subject.doc_no,
            "department": subject.department,
            "attribute": subject.attribute,
            "round": state.round,
            "state": case.state.value,
            "step": step.key if step else "",
            "step_title": step.title if step else "",
            "post": step.role if step else "",
            "handed_in": state.handed_in,
            "turn": state.turn if case.open else "",
            "due": owed.due if owed else "",
            "provisional": int(owed.provisional) if owed else 0,
            "closed": case.closed,
            "sheet": state.sheet,
            "out_to": state.out_to,
            "out_since": state.out_since,
            "back": state.back,
            "opinion": said.opinion if said else "",
            "opinion_day": said.day.isoformat() if said else "",
            "conclusion": case.conclusion,
            "flags": flagged(breaches(case)),
            "spans": _spans(state),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: title, numbers, the other words, pinyin initials of the title."""
        numbers = " ".join(str(row[key]) for key in ("number", "doc_no", "sheet"))
        other = " ".join(str(row[key]) for key in ("department", "attribute", "step_title", "out_to"))
        return indexed(str(row["title"]), numbers, other)


def _spans(review: Review) -> str:
    """What was said at which step, since which day it had its turn and on which it was said (JSON); '' for nothing."""
    told = [[said.title, said.turn, said.day.isoformat()] for said in review.said]
    return json.dumps(told, ensure_ascii=False) if told else ""


def _number(review: Review) -> str:
    return review.subject.number or f"#{review.subject.record}"
