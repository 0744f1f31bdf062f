"""The numbers of a request, each with its article; a rule set may state others."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.deadlines import articles


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days, and the article that says so."""

    workdays: int
    article: str


@dataclass(frozen=True, slots=True)
class RequestRules:
    """All numbers that the time limit of a request depends on; by default those of the law.

    ``safe_posting`` is how many working days before the due date an answer is safely posted. With
    ``system_confirms`` an application sent through a web system counts from the day the system confirmed its
    submission, also when the confirmation between people came later.

    ``hearing``: for how many working days at most the hearing of an applicant's reasons stops the clock. By
    default for none: 条例第三十五条 says nothing of a stop, and of two dates that can be argued for the earlier
    one cannot be late. ``payment`` is the time to pay a fee. With ``payment_restarts`` the limit starts anew
    once it is paid; otherwise only the days of waiting for it do not count.
    """

    answer: Limit = Limit(20, articles.ANSWER)
    correction: Limit = Limit(7, articles.CORRECTION)
    extension: Limit = Limit(20, articles.ANSWER)
    consultation: Limit = Limit(15, articles.CONSULT_PARTY)
    safe_posting: Limit = Limit(3, articles.SERVICE)
    system_confirms: bool = True
    hearing: Limit = Limit(0, articles.EXCESSIVE)
    payment: Limit = Limit(20, articles.FEE)
    payment_restarts: bool = True
