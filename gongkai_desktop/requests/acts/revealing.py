"""What panels mask of an applicant, shown whole for a moment: who looked, when and what for stands in the history."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group
from gongkai_desktop.ledger import Column
from gongkai_desktop.records.event import Event
from gongkai_desktop.requests.act import RequestAct
from gongkai_desktop.requests.fields import MASKED


def _told(event: Event) -> str:
    why = f"，用途：{event.body['why']}" if event.body["why"] else ""
    return f"查看了申请人的证件号码和联系方式{why}"


REVEAL: Final = RequestAct(
    key="reveal",
    title="查看证件号码和联系方式",
    event="request.revealed",
    group=Group.OTHER,
    offered=lambda case: any(case.request.fact(key) for key in MASKED),
    columns=(Column("why", "用途", width=24, help="要抄写、复制给别人的，写明用途"),),
    note="查看会记入这件申请的时间线：谁、什么时候看的",
    told=_told,
    dated=False,
    stales_paper=False,
    undoable=False,
)

ACTS: Final = (REVEAL,)
