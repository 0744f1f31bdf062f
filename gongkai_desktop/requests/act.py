"""What the acts of a request share: their types, what they may ask, the stages in which they are offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeAlias, cast

from gongkai_desktop.cases.act import Act, Doing, Reach
from gongkai_desktop.ledger import Column
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.states import Stage

RequestAct: TypeAlias = Act[Request, RequestCase]
RequestDoing: TypeAlias = Doing[RequestCase]


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier application: the number and the day (ISO) of its answer, '' while there is none."""

    doc_no: str
    issued: str


class RequestReach(Reach, Protocol):
    """What an act of a request may ask beyond the request."""

    def refuse_taken(self, series: str, number: str, but: int = 0) -> None:
        """Refuse a number (申请编号、答复文号) that another request bears than ``but``."""

    def answered(self, number: str) -> Former | None:
        """The application of that number (申请编号) with its answer; None where this office knows none."""

    def registered(self, values: Mapping[str, object], day: date) -> tuple[Draft, ...]:
        """Information entered into the register, as what would be remembered of it."""

    def handed_in(self, request: Request, doing: RequestDoing) -> tuple[Draft, ...]:
        """The request handed in for secrecy review (保密审查), by the same door as the register."""


def reach(doing: RequestDoing) -> RequestReach:
    """What an act of a request may ask: its service is ``Requests``."""
    return cast(RequestReach, doing.reach)


def numbered(doing: RequestDoing, series: str) -> str:
    """The number (文号) of what goes out: as it was typed in, else the next of its own series; none twice."""
    number = doing.facts["doc_no"] or doing.reach.next_number(series, doing.day)
    reach(doing).refuse_taken(series, number, doing.case.request.number)
    return number


NUMBER: Final = Column("doc_no", "文号", width=14, help="空着的照本单位的编号规则取号")


def at(*stages: Stage) -> Callable[[RequestCase], bool]:
    """Offered in these stages."""
    return lambda case: case.stage in stages


def is_open(case: RequestCase) -> bool:
    """Offered as long as an answer is owed."""
    return case.open
