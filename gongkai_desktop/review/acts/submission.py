"""What a review goes through as a whole: sent back and handed in again, withdrawn, begun anew."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.case import ReviewAct
from gongkai_desktop.review.review import PAPER_IN, Review, ended
from gongkai_desktop.review.states import DECIDED


def _resubmitted(review: Review, event: Event) -> Review:
    return state_with(review, returned="", turn=event.iso_day)


RESUBMIT: Final = ReviewAct(
    key="resubmit",
    title="登记重新提交",
    event="review.resubmitted",
    offered=lambda case: case.open and bool(case.review.returned),
    columns=(Column("how", "补充修改情况", Kind.LONG, width=24, required=True),),
    primary=True,
    note=lambda case: f"退回原因：{case.review.returned}",
    fold=_resubmitted,
    told="重新提交：{how}",
    together=True,
)


def _returned(review: Review, event: Event) -> Review:
    return state_with(review, returned=event.body["why"], **PAPER_IN)


RETURN: Final = ReviewAct(
    key="return",
    title="登记退回",
    event="review.returned",
    offered=lambda case: case.open and not case.review.returned,
    columns=(why("退回原因"),),
    note="退回科室补充或修改，重新提交后接着审查",
    fold=_returned,
    told="退回：{why}",
    together=True,
)


def _withdrawn(review: Review, event: Event) -> Review:
    return ended(review, event, withdrawn=event.body["why"])


WITHDRAW: Final = ReviewAct(
    key="withdraw",
    title="撤回送审",
    event="review.withdrawn",
    offered=lambda case: case.open,
    columns=(why("撤回原因"),),
    note="此前的意见不再算数；以后可以重新送审",
    fold=_withdrawn,
    told="撤回送审：{why}",
    group=Group.TAKE_DOWN,
    together=True,
)


def _reopened(review: Review, event: Event) -> Review:
    return state_with(review, said=(), turn=event.iso_day, reopened=event.body["why"], returned="", held="")


REOPEN: Final = ReviewAct(
    key="reopen",
    title="重新审查",
    event="review.reopened",
    offered=lambda case: case.state in DECIDED,
    columns=(why("重新审查的原因"),),
    note="从第一个环节起重新审查，此前的意见保留在时间线里",
    fold=_reopened,
    told="重新审查：{why}",
    group=Group.MEND,
)
