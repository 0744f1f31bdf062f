"""What a request owes by a day: confirmation, notices, departments' reports, the answer, what follows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.limit import Limit, counted
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Dispute
from gongkai_desktop.requests.states import UNCLEAR, Stage, unconfirmed

ANSWER: Final = "answer"
_RECEIPT: Final = "条例第三十一条"
_AGAINST: Final = {
    False: (Term(10), "《中华人民共和国行政复议法》第四十八条"),
    True: (Term(5), "《中华人民共和国行政复议法》第五十四条"),
}
"""The answer in a reconsideration, and in one by the simple procedure: working days from the day after it came."""
_DEFENCE: Final = Term(15, Unit.DAYS), "《中华人民共和国行政诉讼法》第六十七条"


def limits(case: RequestCase) -> tuple[Limit, ...]:
    """Everything it owes; what is done owes nothing. The answer has its strip."""
    return tuple(
        replace(
            one,
            article=case.cited(one.article),
            days=(lambda: case.clock) if one.key == ANSWER and one.start else one.days,
        )
        for one in owed(case)
    )


def owed(case: RequestCase) -> tuple[Limit, ...]:
    """The same without the strip of the answer, for where only its day is wanted."""
    return tuple(one for one in _owed(case) if one is not None)


def _owed(case: RequestCase) -> Iterator[Limit | None]:
    if case.open:
        yield _confirmation(case)
        yield _correction_notice(case)
        yield from _reports(case)
        yield _of_applicant(case)
        if not case.waits:
            yield answer(case)
    yield from (against(case, one) for one in case.request.disputes if not (one.answered or one.result))


def answer(case: RequestCase) -> Limit | None:
    """The answer itself; None where it cannot be told."""
    dates, ordered = case.dates, case.request.order_until
    if ordered:
        return Limit(ANSWER, "重新答复期限", ordered, "复议决定或者判决限定的期限")
    if dates is None:
        return None
    return Limit(
        ANSWER,
        "答复期限",
        dates.due.isoformat(),
        case.rules.requests.answer.article,
        start=dates.start.isoformat(),
        begins="收到之日",
        provisional=dates.provisional,
    )


def _confirmation(case: RequestCase) -> Limit | None:
    if not unconfirmed(case.request):
        return None
    return Limit("confirm", "与申请人确认", case.request.fact("arrived"), _RECEIPT)


def _correction_notice(case: RequestCase) -> Limit | None:
    """The notice that asks for a correction, while nobody has looked whether one is wanted or when one is."""
    dates, request = case.dates, case.request
    wanted = not request.examined or request.found == UNCLEAR
    if dates is None or request.corrections or not wanted:
        return None
    side = dates.correction
    return Limit(
        "correction",
        "补正告知",
        side.due.isoformat(),
        side.article,
        start=dates.received.isoformat(),
        term=side.term,
        begins="收到之日",
        provisional=side.provisional,
    )


def _reports(case: RequestCase) -> Iterator[Limit | None]:
    """What departments were asked and have not answered (C13)."""
    rule = case.handling
    for task in case.request.tasks:
        if not task.reported and rule.within is not None:
            yield counted(
                f"task-{task.event}",
                f"{task.department}反馈",
                task.sent,
                rule.within,
                case.calendar,
                article=rule.within_article,
                begins="科室收到之日",
            )


def _of_applicant(case: RequestCase) -> Limit | None:
    """What the applicant has time for: to correct, to give reasons."""
    request = case.request
    if case.stage is Stage.CORRECTION:
        return Limit(
            "corrected", "申请人补正", request.corrections[-1].until, case.rules.requests.correction.article
        )
    if case.stage is Stage.PAYMENT and case.dates is not None and (side := case.dates.payment):
        return Limit("payment", "申请人缴费", side.due.isoformat(), side.article)
    if case.stage is Stage.REASONS:
        return Limit("reasons", "申请人说明理由", request.reasons[-1].until, "条例第三十五条")
    return None


def against(case: RequestCase, dispute: Dispute) -> Limit | None:
    """Our answer and evidence in a reconsideration or a lawsuit; late, it counts as having none."""
    term, article = _DEFENCE if dispute.path != "行政复议" else _AGAINST[dispute.simple]
    return counted(
        f"dispute-{dispute.event}",
        "答辩和证据" if dispute.path != "行政复议" else "复议答复和证据",
        dispute.received,
        term,
        case.calendar,
        article=article,
        begins="收到副本之日",
    )
