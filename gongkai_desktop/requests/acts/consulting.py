"""Other organs and third parties are asked about what was applied for (条例第三十二条、第三十四条), by letter."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.act import Columns
from gongkai_desktop.coordination import forms
from gongkai_desktop.coordination.acts import NEW
from gongkai_desktop.coordination.case import ON_REQUEST, Opening, Subject
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.act import RequestAct, RequestDoing, at
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.states import Stage


def subject_of(request: Request, due: str = "") -> Subject:
    """The application as a letter speaks of it: what is asked, never who asks."""
    return Subject(
        record=request.number,
        title=request.title,
        doc_no="",
        summary="；".join(request.matters),
        formed="",
        start=request.fact("arrived"),
        attribute=ON_REQUEST,
        basis="",
        void=False,
        secret=False,
        together=False,
        due=due,
    )


def _opening(case: RequestCase) -> Opening:
    subject = subject_of(case.request, case.due)
    return Opening((subject,), coordination_of(case.rules), "", case.today, case.calendar)


_MAKER: Final = Column(
    "maker",
    "共同制作了所申请的信息",
    Kind.FLAG,
    group="向谁征求",
    help="征求的是机关，信息由它和本机关共同制作的，逾期未提出意见视为同意公开（条例第三十四条）",
)


def _columns(case: RequestCase) -> Columns:
    first, *others = forms.new_columns(_opening(case))
    return (first, _MAKER, *others)


def _note(case: RequestCase) -> str:
    by = case.consult_by
    told = f"应在 {by} 前发出{aside(case.handling.consult_article)}" if by else ""
    return "；".join(part for part in (told, forms.new_note(_opening(case))) if part)


def _letters(doing: RequestDoing) -> tuple[Draft, ...]:
    asked: RequestDoing = replace(doing, stream=None)
    opening = replace(_opening(doing.case), maker=bool(doing.facts["maker"]))
    made = NEW.make(replace(asked, case=opening))  # type: ignore[arg-type]
    assert isinstance(made, tuple)
    return made


CONSULT: Final = RequestAct(
    key="consult",
    title="征求意见",
    event=NEW.event,
    offered=at(Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING),
    dated=False,
    form="letter-new",
    columns=_columns,
    defaults=lambda case: forms.new_defaults(_opening(case)),
    note=_note,
    make=_letters,
)

ACTS: Final = (CONSULT,)
