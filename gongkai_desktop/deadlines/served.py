"""By which day an answer is judged: posting, signature or sending; never the date printed on it (落款日)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai_desktop.deadlines.articles import ANSWER, SERVICE, SERVICE_UNRULED
from gongkai_desktop.deadlines.lateness import Standing, standing
from gongkai_desktop.deadlines.model import Flag
from gongkai_desktop.workdays.calendar import Calendar


class Manner(StrEnum):
    """How an answer reaches the applicant; the values are those of the ledger's 送达方式."""

    POST = "邮政企业邮寄"
    COURIER = "其他快递"
    HAND = "当面送达"
    ENTRUSTED = "委托其他行政机关送达"
    EMAIL = "电子邮件"
    PLATFORM = "网上平台"
    FAX = "传真"


_SIGNED = frozenset({Manner.COURIER, Manner.HAND, Manner.ENTRUSTED})
"""Where the day of signature decides, not the day it was sent."""
_SENT = frozenset({Manner.EMAIL, Manner.PLATFORM, Manner.FAX})


@dataclass(frozen=True, slots=True)
class Served:
    """An answer on its way: the day it was posted or sent, the day it was signed for, the date printed on it."""

    manner: Manner
    sent: date | None = None
    signed: date | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The day that decides whether an answer was in time, what that day is, and by which article.

    ``day`` is None while it is not there (not posted, not signed for), and ``standing`` with it.
    """

    day: date | None
    what: str
    article: str
    standing: Standing | None
    flags: tuple[Flag, ...]


def judged(served: Served, due: date, calendar: Calendar) -> Judged:
    """How an answer stands to its due date.

    By post, the day it was handed to the postal enterprise; by hand or through another organ, the day it was
    signed for (国办公开办函〔2016〕235号). A carrier that is no postal enterprise breaks that rule, and the
    day of signature counts. By e-mail, platform or fax, the day it was sent, as is customary.
    """
    by_signature = served.manner in _SIGNED
    day = served.signed if by_signature else served.sent
    what = "签收之日" if by_signature else "交邮之日" if served.manner is Manner.POST else "发送成功之日"
    article = SERVICE_UNRULED if served.manner in _SENT else SERVICE
    where = standing(due, day, calendar) if day is not None else None
    return Judged(day, what, article, where, tuple(_flags(served, day, what, due, where, article)))


def _flags(
    served: Served, day: date | None, what: str, due: date, where: Standing | None, article: str
) -> Iterator[Flag]:
    if served.manner is Manner.COURIER:
        text = "邮寄答复应当通过邮政企业，不得用其他快递；以申请人签收之日为准"
        yield Flag("not_by_post", text, SERVICE, breach=True)
    if day is not None and where is not None and where.overdue:
        yield Flag("answered_late", f"{what}（{day}）晚于答复期限{due}", ANSWER, breach=True)
    if served.sent is not None and served.signed is not None and served.signed < served.sent:
        yield Flag("signed_before_sent", f"签收（{served.signed}）早于发出（{served.sent}），请核对")
    first = min((one for one in (served.sent, served.signed) if one is not None), default=None)
    if served.dated is not None and first is not None and first < served.dated:
        text = f"{first}送出，早于答复的成文日期{served.dated}，请核对；期限不看成文日期"
        yield Flag("served_before_dated", text, article)
