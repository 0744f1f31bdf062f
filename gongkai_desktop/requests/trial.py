"""期限试算: when an answer would be due if its application came in, was corrected, asked about, put off or charged for
on these days. Pure; what was really recorded of an application is where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.deadlines.events import (
    Channel,
    Consulted,
    Corrected,
    CorrectionAsked,
    Extended,
    FeeNoticed,
    FeePaid,
    Party,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.request import RequestDeadline
from gongkai_desktop.deadlines.request import request as counted
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger, under
from gongkai_desktop.requests.clock import events_of, party, replied
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.states import UNCONFIRMED
from gongkai_desktop.workdays.calendar import Calendar

TRIAL: Final = Ledger(
    "request-trial",
    "期限试算",
    (
        *under(
            "收到",
            Column("channel", "申请方式", Kind.CHOICE, choices=tuple(Channel), required=True),
            Column("arrived", "收到日期", Kind.DATE, required=True),
            Column("confirmed", "与申请人确认", Kind.DATE),
        ),
        *under(
            "补正",
            Column("asked", "发出补正告知", Kind.DATE),
            Column("corrected", "收到补正", Kind.DATE),
        ),
        *under(
            "征求意见",
            Column("consulted", "发出征求意见", Kind.DATE),
            Column("party", "征求谁", Kind.CHOICE, choices=tuple(Party)),
            Column("consulted_came", "对方收到", Kind.DATE),
            Column("replied", "收到意见", Kind.DATE),
        ),
        *under(
            "延期",
            Column("workdays", "延长工作日数", Kind.INTEGER),
            Column("extended", "发出延期告知", Kind.DATE),
        ),
        *under(
            "收费",
            Column("charged", "发出收费通知", Kind.DATE),
            Column("charged_came", "申请人收到", Kind.DATE),
            Column("paid", "缴清", Kind.DATE),
        ),
    ),
)
"""What may be supposed; an empty day is one on which nothing happened."""
_AFTER: Final = {
    "corrected": "asked",
    "consulted_came": "consulted",
    "replied": "consulted",
    "charged_came": "charged",
    "paid": "charged",
}
"""What can only follow on something else."""
_WITH: Final = {**_AFTER, "party": "consulted", "extended": "workdays"}
"""What is asked only with something else."""


def known(request: Request) -> dict[str, str]:
    """What a trial begins with: what was recorded of an application, of each kind the last."""
    found = {key: request.fact(key) for key in ("channel", "arrived")} | {"confirmed": request.confirmed}
    if request.corrections:
        last = request.corrections[-1]
        found |= {"asked": last.sent, "corrected": last.corrected}
    if letter := _last_letter(request):
        found |= {"party": party(letter), "consulted": letter.sent}
        found |= {"consulted_came": letter.received, "replied": replied(letter)}
    if request.extensions:
        found |= {
            "workdays": str(request.extensions[-1].workdays),
            "extended": request.extensions[-1].sent,
        }
    if request.fees:
        fee = request.fees[-1]
        found |= {"charged": fee.sent, "charged_came": fee.received, "paid": fee.paid}
    return found


def unasked(values: Mapping[str, str]) -> frozenset[str]:
    """The fields that say nothing while others are empty; one that is filled in stays."""
    found = {key for key, first in _WITH.items() if not values.get(first)}
    if values.get("channel") not in UNCONFIRMED:
        found.add("confirmed")
    return frozenset(key for key in found if not values.get(key))


def trial(
    values: Mapping[str, str], rules: RequestRules, calendar: Calendar, base: Request | None = None
) -> RequestDeadline:
    """The time for the answer under what is supposed; ``base`` is the application that it began with.

    Raises Unfilled, naming the fields, for what hangs in the air, and Refused for what cannot have been.
    """
    wrong = {
        key: f"先填{TRIAL.column(first).title}"
        for key, first in _AFTER.items()
        if values.get(key) and not values.get(first)
    }
    if values.get("extended") and not values.get("workdays"):
        wrong["workdays"] = "写明延长几个工作日"
    if wrong:
        raise Unfilled(TRIAL.title, wrong)
    earlier = _earlier(base) if base is not None else ()
    return counted((*_supposed(values), *earlier), rules, calendar)


def _supposed(values: Mapping[str, str]) -> Iterator[RequestEvent]:
    def day(key: str) -> date | None:
        return date.fromisoformat(values[key]) if values.get(key) else None

    arrived = date.fromisoformat(values["arrived"])
    yield Received(Channel(values["channel"]), arrived, confirmed=day("confirmed"))
    if asked := day("asked"):
        yield CorrectionAsked(asked)
    if corrected := day("corrected"):
        yield Corrected(corrected)
    if sent := day("consulted"):
        who = Party(values.get("party") or Party.THIRD_PARTY)
        yield Consulted(sent, day("replied"), day("consulted_came"), who)
    if values.get("workdays"):
        yield Extended(int(values["workdays"]), sent=day("extended"))
    if charged := day("charged"):
        yield FeeNoticed(charged, day("charged_came"))
    if paid := day("paid"):
        yield FeePaid(paid)


def _earlier(request: Request) -> tuple[RequestEvent, ...]:
    """What happened to an application beside its receipt and what the form asks of."""
    last = _last_letter(request)
    before = state_with(
        request,
        corrections=request.corrections[:-1],
        letters={record: one for record, one in request.letters.items() if one is not last},
        extensions=request.extensions[:-1],
        fees=request.fees[:-1],
    )
    return tuple(one for one in events_of(before) if not isinstance(one, Received))


def _last_letter(request: Request) -> Letter | None:
    sent = [one for one in request.letters.values() if one.sent and not one.withdrawn]
    return sent[-1] if sent else None
