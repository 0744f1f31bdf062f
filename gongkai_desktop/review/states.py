"""The states of a review."""

from __future__ import annotations

from enum import StrEnum


class ReviewState(StrEnum):
    """The states of a review, in the words of the queue."""

    RUNNING = "在办"
    RETURNED = "退回"
    ESCALATED = "须报审"
    PARTIAL = "区分处理"
    DECLASSIFY = "先行解密"
    APPROVED = "同意公开"
    REFUSED = "不同意公开"
    WITHDRAWN = "已撤回"
    OUTDATED = "须重新审查"


OPEN = (ReviewState.RUNNING, ReviewState.RETURNED, ReviewState.ESCALATED, ReviewState.DECLASSIFY)
DECIDED = (ReviewState.APPROVED, ReviewState.REFUSED)
"""Its chain came to a verdict."""
AGAIN = (ReviewState.OUTDATED, ReviewState.PARTIAL)
"""Closed, and the subject must be handed in once more."""


def status(state: str, step_title: str) -> str:
    """The state in the clerk's words: of a running one the step that is waited for."""
    if state == ReviewState.RUNNING:
        return f"待{step_title}" if step_title else state
    if step_title and state in OPEN:
        return f"{state}（{step_title}）"
    return state
