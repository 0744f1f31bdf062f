"""Where a request stands: told from what has happened to it, whatever the day. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gongkai_desktop.deadlines.events import Channel

if TYPE_CHECKING:
    from gongkai_desktop.requests.request import Request

ERROR: Final = "登记有误"
UNCONFIRMED: Final = frozenset({Channel.LETTER, Channel.FAX, Channel.EMAIL, Channel.ONLINE})
"""Ways in which an application only counts once both sides confirmed it (条例第三十一条)."""


CLEAR, UNCLEAR, EXCESSIVE, REPEATED, PETITION, NOT_OURS, PUBLICATION, PUBLIC = FINDINGS = (
    "内容明确、要件齐全",
    "需要补正",
    "数量、频次明显超过合理范围",
    "重复申请",
    "信访、投诉、举报等",
    "不属本机关负责公开",
    "要求提供公开出版物",
    "已经主动公开",
)
"""What examining an application finds."""


class Stage(StrEnum):
    """The stages of a request."""

    CONFIRM = "待确认"
    EXAMINE = "待审查"
    CORRECTION = "待补正"
    REASONS = "待说明理由"
    PAYMENT = "待缴费"
    HANDLING = "办理中"
    APPROVAL = "待审签"
    SERVICE = "待送达"
    ANSWERED = "已答复"
    VOID = "登记有误"


OPEN: Final = (
    Stage.CONFIRM,
    Stage.EXAMINE,
    Stage.CORRECTION,
    Stage.REASONS,
    Stage.PAYMENT,
    Stage.HANDLING,
    Stage.APPROVAL,
    Stage.SERVICE,
)
"""The stages in which an answer is still owed."""
NEXT: Final = {
    Stage.CONFIRM: "与申请人确认",
    Stage.EXAMINE: "登记初审",
    Stage.CORRECTION: "等申请人补正",
    Stage.REASONS: "等申请人说明理由",
    Stage.PAYMENT: "等申请人缴费",
    Stage.HANDLING: "选定处理结果",
    Stage.APPROVAL: "登记审签、签发",
    Stage.SERVICE: "登记交邮或送达",
}
"""What each of them waits for, in a word."""


def stage_of(request: Request) -> Stage:
    """The stage of a request; what waits for the applicant comes before what waits for the office."""
    if request.closing is not None:
        return Stage.VOID
    if request.served is not None or request.history:
        return Stage.ANSWERED
    if request.issued is not None:
        return Stage.SERVICE
    if request.decided:
        return Stage.APPROVAL
    return _waiting(request)


def _waiting(request: Request) -> Stage:
    if unconfirmed(request):
        return Stage.CONFIRM
    if request.corrections and not request.corrections[-1].corrected:
        return Stage.CORRECTION
    if request.reasons and not request.reasons[-1].given:
        return Stage.REASONS
    if request.fees and not request.fees[-1].paid:
        return Stage.PAYMENT
    return Stage.HANDLING if request.examined else Stage.EXAMINE


def unconfirmed(request: Request) -> bool:
    """Whether the applicant still has to be reached to confirm the application."""
    return request.fact("channel") in UNCONFIRMED and not request.confirmed
