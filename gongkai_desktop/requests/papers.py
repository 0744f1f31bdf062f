"""Papers of an application, in the order of its life: receipt, work inside, letters, the answer, service, the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gongkai_desktop.cases.papers import DrawnPaper, Paper, RecordForm, RecordLetter, Stationery, Values
from gongkai_desktop.requests import sheets
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.defence import DEFENCE, defence, defence_blank
from gongkai_desktop.requests.file import CONTENTS, COVER, FILE, file
from gongkai_desktop.requests.letters import ANSWER, NOTICES, Notice, answer, blank_answer
from gongkai_desktop.requests.request import Notified, Task
from gongkai_desktop.requests.states import Stage

Filled = Callable[[RequestCase, Stationery], Values]
Empty = Callable[[Stationery], Mapping[str, str]]


def _letter(notice: Notice) -> Paper[RequestCase]:
    return RecordLetter(key=notice.key, title=notice.title, written=notice.written, empty=notice.empty)


def _form(key: str, title: str, filled: Filled, empty: Empty) -> Paper[RequestCase]:
    return RecordForm(key=key, title=title, filled=filled, empty=empty)


_NEXT: Final = {
    Stage.CONFIRM: "request-receipt",
    Stage.EXAMINE: "request-receipt",
    Stage.CORRECTION: "request-correction",
    Stage.REASONS: "request-reasons",
    Stage.PAYMENT: "request-fee",
    Stage.APPROVAL: "request-approval",
    Stage.SERVICE: ANSWER,
    Stage.ANSWERED: FILE,
}
"""The paper that is wanted at a stage; at any other the registration."""


def paper_of(case: RequestCase) -> str:
    """The paper of an application that is wanted as it stands, by its key."""
    asked: tuple[Task | Notified, ...] = (*case.request.tasks, *case.request.notified)
    if case.stage is Stage.HANDLING and asked:
        last = max(asked, key=lambda one: one.event)
        if isinstance(last, Notified):
            return "request-consulting"
        return "request-assist" if last.doc_no else "request-handling"
    return _NEXT.get(case.stage, "request-registration")


def letter_of(case: RequestCase) -> str:
    """The letter that is wanted: the notice of its stage, else the answer."""
    wanted = paper_of(case)
    return wanted if wanted in {one.key for one in NOTICES} else ANSWER


PAPERS: Final[tuple[Paper[RequestCase], ...]] = (
    _form("request-registration", "政府信息公开申请登记表", sheets.registration, sheets.registration_blank),
    _form("request-receipt", "政府信息公开申请收件回执", sheets.receipt, sheets.receipt_blank),
    *map(_letter, NOTICES),
    _form("request-handling", "政府信息公开申请事项办理单", sheets.handling, sheets.handling_blank),
    _form("request-conference", "政府信息公开申请会商记录", sheets.conference, sheets.conference_blank),
    _form("request-search", "政府信息公开申请检索记录", sheets.searches, sheets.evidence_blank),
    _form("request-evidence", "政府信息公开申请证据清单", sheets.evidence, sheets.evidence_blank),
    RecordForm(
        key="request-approval",
        title="政府信息公开申请答复审批单",
        filled=sheets.approval,
        empty=sheets.approval_blank,
        listed=sheets.approval_steps,
    ),
    RecordLetter(key=ANSWER, title=sheets.ANSWER_TITLE, written=answer, empty=blank_answer),
    _form("request-envelope", "政府信息公开答复邮寄封面", sheets.envelope, sheets.envelope_blank),
    _form("request-service", "政府信息公开文书送达回证", sheets.service, sheets.service_blank),
    DrawnPaper(
        key="request-deadline",
        title="政府信息公开申请期限计算单",
        blank=False,  # a calculation of nothing would be none
        alone="请选一件申请再打印",
        make=sheets.deadline,
    ),
    _form(DEFENCE, "行政复议、行政诉讼证据清单", defence, defence_blank),
    DrawnPaper(
        key=FILE,
        title="政府信息公开申请案卷",
        blank=False,
        alone="请选一件申请再打印",
        parts={COVER: "案卷封面", CONTENTS: "卷内目录"},
        make=file,
    ),
)
"""What is printed of an application."""
