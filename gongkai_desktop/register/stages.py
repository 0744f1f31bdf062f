"""The stages of an item."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages of an item, in the words of the ledger."""

    UNSET = "属性未填"
    REVIEW = "待审查"
    STOPPED = "审查不同意"
    READY = "待公开"
    PUBLISHED = "已公开"
    ON_REQUEST = "依申请公开"
    WITHHELD = "不予公开"
    REMOVAL = "待下架"
    REMOVED = "已下架"
    INSIDE = "对内公开"
    RETURNED = "退回补正"
    VOID = "已作废"


SIGNING = "签发"
"""What a draft waits for when its review is done and nobody has signed it yet."""
OPEN = (Stage.REVIEW, Stage.STOPPED, Stage.READY, Stage.REMOVAL, Stage.RETURNED)
_OWING = frozenset(stage.value for stage in OPEN)


def owing(stage: str, due: str) -> str:
    """The last day (ISO) as long as the stage waits for something; '' for what is done."""
    return due if stage in _OWING else ""


def status(stage: str, waiting: str) -> str:
    """The stage in the clerk's words: of a review also the step that is waited for."""
    return f"待{waiting}" if waiting else stage
