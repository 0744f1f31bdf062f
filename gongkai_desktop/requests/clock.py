"""The clock of a request: what has happened to it as ``deadlines`` replays it (条例第三十条至第三十五条). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Final

from gongkai_desktop.coordination.letter import ORGAN, Letter
from gongkai_desktop.deadlines.events import (
    Channel,
    Consulted,
    Corrected,
    CorrectionAsked,
    Delayed,
    Extended,
    FeeNoticed,
    FeePaid,
    Party,
    ReasonsAsked,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.request import Counted, RequestDeadline, counted, request
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.office.reviewing import CONSENT
from gongkai_desktop.requests.request import Request
from gongkai_desktop.workdays.calendar import Calendar

_TIMELESS: Final = frozenset(
    {
        *(
            "number",
            "last_event",
            "purged",
            "attached",
            "fields",
            "contacts",
            "conferences",
            "searches",
            "proofs",
        ),
        *("letters", "reviews", "chosen", "opinions", "row", "sealed", "filed", "item", "came"),
    }
)
"""What of a request bears on no time limit, or is looked at by itself."""
_TIMELY: Final = attrgetter(*(one.name for one in fields(Request) if one.name not in _TIMELESS))
_TOLD: Final = ("channel", "arrived", "reached", "consulted", "replied")
"""The columns of its registration that its time depends on."""


def clock(known: Request, rules: RequestRules, calendar: Calendar) -> RequestDeadline:
    """When the answer is due and how that was counted. Refused, naming two dates, for what cannot have happened."""
    return request(events_of(known), rules, calendar)


class Clocks:
    """The dates of requests by one calendar, for many of them: what went on the same days is counted once.

    ``kept`` is what is worked out from a course of events (``course_of``), by it.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.kept: dict[object, Mapping[str, object]] = {}

    def counted(self, known: Request, rules: RequestRules) -> Counted:
        """The time for its answer, counted but not told. Refused as ``clock`` refuses."""
        return counted(events_of(known), rules, self.calendar)


def course_of(known: Request) -> object | None:
    """All of a request that what it owes may depend on, to be compared; None where more than days decide.

    Whatever is not known to say nothing of time is part of it.
    """
    if known.letters or known.reviews or known.chosen:
        return None
    return _TIMELY(known), known.history, *map(known.fact, _TOLD)


def events_of(known: Request) -> Iterator[RequestEvent]:
    """What has happened to the request as far as its time is concerned."""
    yield _received(known)
    for one in known.corrections:
        if one.sent:
            yield CorrectionAsked(_day(one.sent))
        if one.corrected:
            yield Corrected(_day(one.corrected))
    for letter in known.letters.values():
        if letter.sent and not letter.withdrawn:
            yield _consulted(letter)
    if consulted := known.fact("consulted"):  # an old ledger tells the days and not the letter
        yield Consulted(_day(consulted), _known(known.fact("replied")), None, Party.THIRD_PARTY)
    for longer in known.extensions:
        yield Extended(longer.workdays, sent=_known(longer.sent), approved=_known(longer.approved))
    for asked in known.reasons:
        yield ReasonsAsked(_day(asked.sent), _known(asked.given))
    if known.delay is not None:
        yield Delayed(_day(known.delay.until), _day(known.delay.sent))
    for fee in known.fees:
        yield FeeNoticed(_day(fee.sent), _known(fee.received))
        if fee.paid:
            yield FeePaid(_day(fee.paid))


def _received(known: Request) -> Received:
    channel = known.fact("channel")
    return Received(
        Channel(channel) if channel and not known.history else None,  # no ledger tells when it was confirmed
        _day(known.fact("arrived")),
        confirmed=_known(known.confirmed),
        reached=_known(known.fact("reached")),
    )


def _consulted(letter: Letter) -> Consulted:
    """A letter that asks an opinion; an organ that made the information too answers for it (条例第三十四条)."""
    return Consulted(_day(letter.sent), _known(replied(letter)), _known(letter.received), party(letter))


def party(letter: Letter) -> Party:
    """As whom the addressee of a letter is asked."""
    if letter.kind != ORGAN:
        return Party.THIRD_PARTY
    return Party.JOINT if letter.silence == CONSENT else Party.ORGAN


def replied(letter: Letter) -> str:
    """The day (ISO) on which the addressee first answered, '' while there is no answer."""
    return min((one.day for one in letter.outcomes if one.source == "reply"), default="")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _known(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
