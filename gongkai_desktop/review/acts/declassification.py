"""解密: it is recorded beside the review, and put on file where the rules ask for it (B5, D16)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.act import Body, Columns, Doing
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.errors import Fault
from gongkai_desktop.ledger import Column, Kind, under
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.law import Lifting
from gongkai_desktop.office.lifting import DECLASSIFY as DECLASSIFYING
from gongkai_desktop.office.lifting import MANNERS, NEVER
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.case import ReviewAct, ReviewCase
from gongkai_desktop.review.review import Review, lifted_from
from gongkai_desktop.review.states import ReviewState


def declassified_columns(*more: str, required: bool = True) -> Columns:
    """What is recorded of a declassification, or of the finding that it never was a secret; ``more`` ways of it."""
    return under(
        "解密",
        Column("manner", "解密方式", Kind.CHOICE, choices=(*MANNERS[DECLASSIFYING], *more), required=True,
               help=f"从来不属于国家秘密的，选“{NEVER}”"),
        Column(
            "checked_with",
            "向哪个机关核对",
            width=16,
            required=required,
            help="原定密机关或者它的上级；定密有误的，写由谁认定",
        ),
        Column("by", "核对人", required=required, person=True),
        Column("noted", "书面决定存放处", width=16, help="只写存放处和内部编号；决定和载体不进本软件"),
    )  # fmt: skip


def order_words(lifting: Lifting) -> str:
    """In which order the office's own rules want review and declassification."""
    if lifting.after:
        words = "保密审查确认能够公开以后办理解密手续，再予以公开"
    else:
        words = "先解密、后审查" if lifting.before else "解密和保密审查都办完才能公开"
    return f"{words}{aside(lifting.article)}"


def _may_be_declassified(case: ReviewCase) -> bool:
    """Open, or approved although it is a secret still."""
    undone = case.review.declassified is None
    return undone and (case.open or (case.state is ReviewState.APPROVED and case.was_secret))


def _declassified(review: Review, event: Event) -> Review:
    return state_with(review, declassified=lifted_from(event.body, event.id, event.iso_day, review.heard))


DECLASSIFY: Final = ReviewAct(
    key="declassify",
    title="登记解密",
    event="review.declassified",
    offered=_may_be_declassified,
    columns=declassified_columns(),
    primary=lambda case: not case.open,
    note=lambda case: order_words(case.rules.declassifying),
    fold=_declassified,
    told=lambda event: f"解密：{lifted_from(event.body, 0, '').words}",
)


def _file(doing: Doing[ReviewCase]) -> Body:
    told = doing.case.review.declassified
    if told is None:
        raise Fault("a declassification was put on file where there is none")
    doing.not_before(told.day, f"日期早于解密登记的 {told.day}")
    return doing.said("with")


def _filed(review: Review, event: Event) -> Review:
    if review.declassified is None:
        return review
    filed = replace(review.declassified, filed=event.iso_day, filed_with=event.body["with"])
    return state_with(review, declassified=filed)


FILE: Final = ReviewAct(
    key="filed",
    title="登记解密备案",
    event="review.declassification_filed",
    offered=lambda case: case.unfiled,
    columns=(Column("with", "备案机关", width=16, required=True),),
    note=lambda case: case.rules.declassified.article if case.rules.declassified else "",
    defaults=lambda case: {"with": case.rules.declassified.file_with} if case.rules.declassified else {},
    make=_file,
    fold=_filed,
    told="解密情况报{with}备案",
)
