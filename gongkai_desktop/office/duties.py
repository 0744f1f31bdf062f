"""What a rule set says of duties beside publication and review: clarifying, evaluation, inspections, complaints …"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.office.reviewing import Period
from gongkai_desktop.toml.reading import Among, Between, Key, Like, Mistakes, Name, OneOf


@dataclass(frozen=True, slots=True)
class Clarification:
    """Clarifying false or incomplete information (澄清, A8, C9, D2).

    ``channels`` are those the document names, ``hours`` from discovery to publication (0: no number is set),
    ``plan_article`` what wants a plan (预案), ``lead`` who leads, ``blame_article`` what is behind holding somebody
    responsible; '' where nothing is said.
    """

    article: str
    hours_article: Annotated[str, Like("article")]
    channels: tuple[str, ...] = ()
    hours: Annotated[int, Between(0, 240)] = 0
    plan_article: str = ""
    lead: str = ""
    blame_article: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Social evaluation (社会监督评议, A9): on what, within what time measures follow, to whom it is explained."""

    article: str
    within: Term | None
    subjects: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    blame_article: str = ""


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints that something was not published as it should be (投诉举报, D20, E14).

    ``article`` is what must follow on one that is found true, ``duty_article`` what wants every one taken up ('' where
    nothing is said), ``within`` the days for the answer to whoever complained.
    """

    article: str
    within: Term | None
    within_article: Annotated[str, Like("article")]
    subjects: tuple[str, ...] = ()
    duty_article: str = ""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings of the leading group (C2): who proposes and calls them, who takes part, what may stand in for them.

    ``entrusted_to`` is whom the one who calls them may entrust with calling one, '' where nothing is said.
    """

    article: str
    forms: tuple[str, ...] = ()
    proposed_by: str = ""
    called_by: str = ""
    entrusted_to: str = ""
    members: str = ""
    instead: str = ""


WINDOWS = {
    "末月上旬": (1, 10, 0),
    "末月中旬": (11, 20, 0),
    "末月下旬": (21, 31, 0),
    "末月或者次月": (1, 31, 1),
}
"""When a round of a duty is to be begun, as rule sets write it: from which day of its last month until which day, of
that month or of the next."""
BULLETIN, RELEASE = ENDS = ("通报", "公开")
"""What must follow on a duty that was done, as rule sets write it."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a round of a duty is to be begun: from a day of its last month until a day ``after`` months later."""

    first: int
    last: int
    after: int

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The days that a text names; ValueError says why not."""
        if text not in WINDOWS:
            raise ValueError(f"没有“{text}”，只能是 {'、'.join(WINDOWS)}")
        return cls(*WINDOWS[text])

    def within(self, end: date) -> tuple[date, date]:
        """The first and last day in the round that ends on that day."""
        month = end.month + self.after
        year, month = end.year + (month - 1) // 12, (month - 1) % 12 + 1
        last = min(self.last, monthrange(year, month)[1])
        return end.replace(day=self.first), date(year, month, last)


@dataclass(frozen=True, slots=True)
class Routine:
    """One duty that comes round (定期工作): inspecting, pressing ahead, taking part (C3, C7, C8, C19, C21, D19).

    ``every`` is how often, '' where the document does not say; ``window`` when a round of it is to be begun (None: on
    any day of the round); ``ends`` what must follow on it, '' for nothing.
    """

    title: Name
    article: str
    every: Period = ""
    window: Window | None = None
    ends: Annotated[str, OneOf(ENDS)] = ""

    def mistakes(self) -> Mistakes:
        """Days of a month are days of a round of months."""
        if self.window and self.every in ("", "week"):
            yield "window", "写了 window 的，every 写每月、每季度、每半年或者每年"

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Evaluating the departments (考核评议, B10): on what, in which grades, how long before the visit they are told.

    ``duties`` are the evaluations there are; ``notice_before`` None where the document does not say.
    """

    article: str
    duties: Annotated[tuple[Routine, ...], Key("duty")]
    notice_before: Term | None
    notice_article: Annotated[str, Like("article")]
    subjects: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    reward_article: str = ""


@dataclass(frozen=True, slots=True)
class Offence:
    """One way of going against the rules that somebody is held responsible for; ``by`` is who deals with it."""

    title: Name
    article: str
    by: str = ""

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Accountability:
    """Holding responsible who went against the rules (责任追究, A10, A14, B18, D12, D18, D21, E15).

    ``cases`` are the offences, ``kinds`` what may be imposed (by ``kinds_article``), ``by`` who deals with those that
    name nobody. The articles say what else the document wants: that responsibility is told apart (``division``), that
    they are heard first (``hearing``), told in writing (``notice``), report ``report_to`` how it was put right
    (``report``), may appeal; '' where it wants nothing of the kind.
    """

    article: str
    cases: Annotated[tuple[Offence, ...], Key("case")]
    kinds: tuple[str, ...] = ()
    kinds_article: str = ""
    by: str = ""
    educates: bool = False
    division_article: str = ""
    hearing_article: str = ""
    notice_article: str = ""
    report_article: str = ""
    report_to: str = ""
    appeal_article: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """Emergencies of what is public or of where it is published (应急处置, B15, B16).

    ``platform_article`` wants an attack on a platform reported to ``to`` and dealt with at once, ``release_article``
    what information brought about answered by publishing; '' where nothing is said.
    """

    article: str
    to: tuple[str, ...] = ()
    platform_article: str = ""
    release_article: str = ""


@dataclass(frozen=True, slots=True)
class Routines:
    """The duties that come round, each with its article; ``subjects`` are what is looked at (E14)."""

    article: str
    duties: Annotated[tuple[Routine, ...], Key("duty")]
    subjects: tuple[str, ...] = ()


FILING_WEEKS = {"季末最后一个工作日所在的周": False, "最后一个完整工作周": True}
"""Which week of a quarter the filing is due in, as rule sets write it; whether it must be worked whole."""


@dataclass(frozen=True, slots=True)
class WithheldFiling:
    """The quarterly filing of what is withheld (不予公开备案, A12): what is in it, who signs, when it is due.

    ``reasons`` are those of the rule set that are filed, by ``article``; ``flow_article`` sets who checks and signs,
    ``due_article`` the week (``complete``: the last one whose days are all worked). ``to`` is whom it goes to.
    """

    article: str
    reasons: tuple[Annotated[str, Among("reason", "title")], ...]
    flow_article: Annotated[str, Like("article")]
    due_article: Annotated[str, Like("article")]
    to: str = "主管部门"
    checks: str = "审查员"
    signs: tuple[str, ...] = ("第一责任人", "分管领导")
    complete: Annotated[bool, Key("week"), OneOf(FILING_WEEKS)] = False
