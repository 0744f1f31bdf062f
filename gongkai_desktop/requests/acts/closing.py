"""How a request ends beside an answer: withdrawn, entered in error; and its file (归档)."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import RequestAct, RequestDoing
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Closing, Request
from gongkai_desktop.requests.states import ERROR, Stage


def _voided(request: Request, event: Event) -> Request:
    return state_with(request, closing=Closing(event.id, event.iso_day, ERROR, event.body["why"]))


def _issued(case: RequestCase) -> bool:
    """Whether something went out about it: then it cannot have been no application at all."""
    request = case.request
    notices = (request.corrections, request.reasons, request.extensions, request.fees, request.notified)
    letters = any(one.sent for one in request.letters.values())
    return letters or any((*notices, request.issued, request.delay, request.told, request.assists))


def _void_note(case: RequestCase) -> str:
    return (
        "已经发出过文书：原有记录和文书都保留，只注明登记有误"
        if _issued(case)
        else "原有记录保留，只注明登记有误"
    )


VOID: Final = RequestAct(
    key="void",
    title="登记有误，作废",
    event="request.voided",
    group=Group.OTHER,
    offered=lambda case: case.stage is not Stage.VOID,
    columns=(why("哪里登记错了"),),
    note=_void_note,
    fold=_voided,
    told="登记有误：{why}",
)


def _filed(doing: RequestDoing) -> dict[str, Json]:
    return doing.said("where")


FILE: Final = RequestAct(
    key="file",
    title="登记归档",
    event="request.filed",
    group=Group.OTHER,
    offered=lambda case: case.stage is Stage.ANSWERED and not case.request.filed,
    columns=(Column("where", "案卷号和存放处", width=20, required=True),),
    note="登记、审核、办理、答复、归档，五步都要有制度（条例第四十五条）",
    make=_filed,
    fold=lambda request, event: state_with(request, filed=event.iso_day),
    told="归档：{where}",
    together=True,
    stales_paper=False,
)

ACTS: Final = (FILE, VOID)
