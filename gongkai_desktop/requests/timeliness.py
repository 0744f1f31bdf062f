"""Whether an answer went out in time, as far as the records know. Pure; it stands in the row of the request table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.requests.case import RequestCase

_LATE = frozenset({"late", "answered_late"})


class Timeliness(StrEnum):
    """How an answer stood to its last day (条例第三十三条); ``UNKNOWN`` where nothing tells."""

    IN_TIME = "in_time"
    EXTENDED = "extended"
    LATE = "late"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """As tables tell it."""
        return _WORDS[self]


_WORDS = {
    Timeliness.IN_TIME: "期限内",
    Timeliness.EXTENDED: "延期后期限内",
    Timeliness.LATE: "逾期",
    Timeliness.UNKNOWN: "不能判断",
}


def timely(case: RequestCase, found: Iterable[Breach]) -> str:
    """How its answer stood to its last day, '' while there is none; ``found`` are its breaches.

    Unknown where no last day can be told (who gave up is owed none) or the day that decides is not recorded: an
    answer that was not sent yet, a parcel that nobody signed for.
    """
    request = case.request
    if request.issued is None:
        return ""
    if any(one.code in _LATE for one in found):
        return Timeliness.LATE
    if not case.due or not _decided(case):
        return Timeliness.UNKNOWN
    return Timeliness.EXTENDED if request.extensions else Timeliness.IN_TIME


def _decided(case: RequestCase) -> bool:
    """Whether the day by which an answer is judged is known."""
    request, served = case.request, case.request.served
    if served is not None and served.day:
        return served.how != Manner.COURIER or bool(served.signed)
    return request.history and request.issued is not None and bool(request.issued.day)
