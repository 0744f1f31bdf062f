"""What a rule set says of duties beside publication and review: clarifying, social evaluation, complaints, meetings."""

from dataclasses import dataclass
from typing import Annotated

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.toml.reading import Among, Between, Key, Like, OneOf


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
