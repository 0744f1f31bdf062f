"""A request on a day, under the rule set it came in under: what its acts, its panel and its row look at. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.letter import OPEN_STATES as WAITING
from gongkai_desktop.coordination.letter import LetterState
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.notices import Notices
from gongkai_desktop.deadlines.plain import due_dates
from gongkai_desktop.deadlines.request import Counted, DueDate, RequestDeadline
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.citing import binding
from gongkai_desktop.office.handling import BY_LAW, Handling
from gongkai_desktop.office.organs import by_analogy, led_by
from gongkai_desktop.office.people import Profile
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.requests.clock import Clocks
from gongkai_desktop.requests.fields import MENDING
from gongkai_desktop.requests.outcomes import CORRECTION, REQUEST, Decision, Evidence, Row, decided, outcomes
from gongkai_desktop.requests.request import Chosen, Request
from gongkai_desktop.requests.states import OPEN, Stage, stage_of
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.states import ReviewState
from gongkai_desktop.workdays.calendar import Calendar

NOBODY: Final = Profile(0)
"""An office of which nothing is known."""
HELP_ARTICLE: Final = "条例第四十三条"
"""Who has difficulty in reading, seeing or hearing is to be helped."""
APPROVAL: Final = "审批"
"""The last of those who are asked: who signs the answer."""
SEARCHED, CONSULTED, STATEMENT = "search", "third_party", "statement"
"""Evidence by its key: a recorded search and the answer of a third party that was asked are proof by themselves; a
statement serves where there is no other."""


def steps_of(rule: Handling) -> tuple[str, ...]:
    """Who is asked before an answer is issued, in order: those whom the office hears, then who signs it."""
    return (*rule.heard, APPROVAL)


@dataclass(frozen=True)
class RequestCase:
    """A request on a day.

    ``counted`` is the time for its answer and ``dates`` what that comes to, None where its days contradict each other
    or one is missing; ``trouble`` says which. ``review`` is its secrecy review, None while it was not handed in.
    ``office`` are the particulars of this office.
    """

    request: Request
    rules: RuleSet
    calendar: Calendar
    moment: Moment
    stage: Stage
    counted: Counted | None
    dates: DueDate | None
    trouble: str
    review: ReviewCase | None
    office: Profile = NOBODY

    @cached_property
    def clock(self) -> RequestDeadline | None:
        """How its dates were counted, day by day, for whoever shows that; None where there are none."""
        if self.counted is None:
            return None
        found = self.counted.deadline()
        return found if self.binding else found.citing(by_analogy)

    @cached_property
    def notices(self) -> Notices | None:
        """What goes with its dates: notices, payment, posting; None where there are none."""
        return self.counted.notices() if self.counted is not None else None

    @property
    def binding(self) -> bool:
        """Whether the 条例 itself applies to this office; else it is only followed (条例第五十五条)."""
        return binding(self.rules, self.office.organ)

    def cited(self, citation: str) -> str:
        """A citation as this office reads it."""
        return citation if self.binding else by_analogy(citation)

    def said(self, text: str) -> str:
        """A sentence of ours that names articles, as this office reads it."""
        return text if self.binding else led_by(text)

    @property
    def today(self) -> date:
        """The day it is looked at."""
        return self.moment.today

    @property
    def open(self) -> bool:
        """Whether an answer is still owed."""
        return self.stage in OPEN

    @property
    def handling(self) -> Handling:
        """What the rule set says of the work inside the office."""
        return self.rules.handling or BY_LAW

    @property
    def waits(self) -> bool:
        """Whether the time for the answer will start anew: none is owed before the applicant has corrected or paid."""
        return self.dates is not None and self.dates.restarts

    @property
    def due(self) -> str:
        """The last day for the answer (ISO); '' where it cannot be told, and where none is owed while it ``waits``.

        One that a decision sets goes before.
        """
        if self.request.order_until:
            return self.request.order_until
        return self.dates.due.isoformat() if self.dates and not self.waits else ""

    # — the outcome —

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What stands for each matter, with all that follows from it."""
        return tuple(decided(one.outcome, one.facts) for one in self.request.standing)

    @property
    def unwritten(self) -> Chosen | None:
        """The first outcome whose facts are not filled in; None where none is."""
        return next((one for one in self.request.standing if not one.written), None)

    @property
    def unhelped(self) -> str:
        """The help that the applicant needs and that nobody has recorded as given (条例第四十三条); '' for none."""
        return "" if self.request.fact("helped") else self.request.fact("hindered")

    @property
    def settles(self) -> str:
        """Which outcomes settle it: those of an application, or of one that something be mended."""
        return CORRECTION if self.request.fact("about") == MENDING else REQUEST

    @property
    def releases(self) -> bool:
        """Whether something goes out, so that the secrecy review must have let it."""
        return any(one.outcome.releases for one in self.decisions)

    @property
    def given(self) -> bool:
        """Whether the answer gave information out, whole or in part; of an old ledger as its row of the report says."""
        if self.request.standing:
            return self.releases
        return self.request.row in {one.row for one in outcomes().outcomes if one.releases}

    @property
    def result(self) -> str:
        """What came of it, in the words of the outcomes; of an old entry what it says itself."""
        told = "；".join(dict.fromkeys(one.outcome.title for one in self.decisions))
        return told or self.request.fact("result")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the annual report that its outcomes would be counted in, each once."""
        wanted = {one.outcome.row for one in self.decisions}
        return tuple(row for row in outcomes().rows if row.key in wanted)

    def missing(self, decision: Decision) -> tuple[Evidence, ...]:
        """The evidence that an outcome must be proved by and that was not taken in."""
        known = {one.key for one in self.request.proofs}
        known |= {SEARCHED} if self.request.searches else set()
        known |= (
            {CONSULTED} if any(one.third and one.outcomes for one in self.request.letters.values()) else set()
        )
        return tuple(
            one for one in decision.evidence if one.compulsory and not known & {*one.kinds, STATEMENT}
        )

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that is missing for what was chosen, each once."""
        return tuple(dict.fromkeys(one for each in self.decisions for one in self.missing(each)))

    @property
    def unproved(self) -> bool:
        """Whether evidence is missing that nobody has taken on."""
        standing = zip(self.decisions, self.request.standing, strict=True)
        return any(self.missing(one) and not chosen.despite for one, chosen in standing)

    # — who agreed —

    @property
    def steps(self) -> tuple[str, ...]:
        """Who is asked before the answer is issued, in order."""
        return steps_of(self.handling)

    @property
    def next_step(self) -> str:
        """The first of them that has not agreed; '' when all have."""
        agreed = {one.step for one in self.request.opinions if one.passed}
        return next((one for one in self.steps if one not in agreed), "")

    @property
    def hindrances(self) -> tuple[str, ...]:
        """Why the answer may not be issued yet, each with the way out."""
        return tuple(self._hindrances())

    def _hindrances(self) -> Iterator[str]:
        if self.next_step:
            yield f"还没有登记“{self.next_step}”的同意意见"
        for letter in self.request.letters.values():
            if letter.sent and letter.state is LetterState.DISPUTE:
                yield f"征求{letter.called}的意见，对方没有同意：到“协调征求”登记处理结果"
            elif letter.sent and letter.state is LetterState.UNANSWERED:
                yield f"征求{letter.called}的意见，对方逾期没有答复：到“协调征求”登记处理结果，答复来了登记复函"
            elif letter.sent and letter.state in WAITING:
                way = "登记复函，过了期限没有答复的登记逾期未复，不再征求的撤回"
                yield f"征求{letter.called}的意见还没有结果：到“协调征求”{way}"
        if self.releases and (self.review is None or self.review.state is not ReviewState.APPROVED):
            way = "到“保密审查”登记各环节的意见" if self.review else "先送保密审查，登记结论"
            yield f"有信息要提供，保密审查还没有同意公开：{way}"
        if self.unproved:
            yield "缺必备的证据：登记证据，或者修改答复内容，写明由谁负责、为什么仍要答复"

    # — days of what is done —

    def last_day(self, start: str, term: Term) -> str:
        """The last day (ISO) of a time that runs from a day."""
        (due,) = due_dates([date.fromisoformat(start)], term, self.calendar)
        return due.isoformat()

    @property
    def consult_by(self) -> str:
        """The last day (ISO) for asking other organs, where the office's document sets one (D9); else ''."""
        within, arrived = self.handling.consult_within, self.request.fact("arrived")
        return self.last_day(arrived, within) if within is not None and arrived else ""

    @property
    def ready_by(self) -> str:
        """The day (ISO) by which the answer is to lie ready by the office's own wish; '' where it has none."""
        if self.dates is None or not self.handling.draft_before:
            return ""
        wished = self.calendar.add(self.dates.due, -self.handling.draft_before)
        return max(wished, self.dates.start).isoformat()

    @property
    def closed(self) -> str:
        """The day nothing more was owed; '' while an answer is."""
        if self.open:
            return ""
        request = self.request
        ended = request.closing.day if request.closing else request.served.day if request.served else ""
        return ended or request.fact("issued") or request.fact("arrived") or request.came


def case_of(
    request: Request,
    rules: RuleSet,
    clocks: Clocks,
    moment: Moment,
    review: ReviewCase | None = None,
    office: Profile = NOBODY,
) -> RequestCase:
    """The request as it stands on a day; what is contradictory or unknown in an old one is told, not refused."""
    counted, dates, trouble = None, None, "没有登记收到日期"
    if request.fact("arrived"):
        try:
            counted = clocks.counted(request, rules.requests)
            dates, trouble = counted.dates(), ""
        except Refused as refused:
            counted, trouble = None, refused.what
    stage, calendar = stage_of(request), clocks.calendar
    return RequestCase(request, rules, calendar, moment, stage, counted, dates, trouble, review, office)
