"""The lengths of time that a rule set sets, each with its article."""

from dataclasses import dataclass
from typing import Annotated

from gongkai_desktop.deadlines import rules
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.toml.reading import Mistakes, OneOf

ANNOUNCED = "announced"
"""The start of a limit that runs from the day the result of a clearance (清理结果) was published."""
Start = Annotated[str, OneOf(("formed", "changed", "lapsed", ANNOUNCED))]
"""What a limit runs from."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time that runs from the day the information was formed, changed or lapsed (``starts``).

    ``turned_article`` is the article where it runs from the day the attribute became 主动公开, '' for the same.
    """

    term: Term
    starts: tuple[Start, ...]
    article: str
    turned_article: str = ""


@dataclass(frozen=True, slots=True)
class RequestLimit:
    """A length of time of a request, in working days."""

    term: Term
    article: str

    def mistakes(self) -> Mistakes:
        """Nothing about requests runs in calendar days."""
        if self.term.unit is not Unit.WORKDAYS:
            yield "term", "这里只能用工作日"

    def rule(self) -> rules.Limit:
        """The same as ``deadlines`` takes it."""
        return rules.Limit(self.term.amount, self.article)


@dataclass(frozen=True, slots=True)
class Whether:
    """Whether something is so, and by which article."""

    on: bool
    article: str


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """[requests] as it is written.

    ``system_confirms``: the receipt that a web system gives starts the time. What is not written of reasons
    and of payment is as ``deadlines`` has it.
    """

    answer: RequestLimit
    correction: RequestLimit
    extension: RequestLimit
    consultation: RequestLimit
    safe_posting: RequestLimit
    system_confirms: Whether
    hearing: RequestLimit | None
    payment: RequestLimit | None
    payment_restarts: Whether | None

    def rules(self) -> rules.RequestRules:
        """The same as ``deadlines`` takes it."""
        by_law = rules.RequestRules()
        return rules.RequestRules(
            answer=self.answer.rule(),
            correction=self.correction.rule(),
            extension=self.extension.rule(),
            consultation=self.consultation.rule(),
            safe_posting=self.safe_posting.rule(),
            system_confirms=self.system_confirms.on,
            hearing=self.hearing.rule() if self.hearing else by_law.hearing,
            payment=self.payment.rule() if self.payment else by_law.payment,
            payment_restarts=self.payment_restarts.on if self.payment_restarts else by_law.payment_restarts,
        )
