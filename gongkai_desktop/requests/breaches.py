"""What went against the rules in a request, with the article; recorded and told, never blocked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.requests.acts.service import COURIER, HAND
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.limits import against

_SERVICE: Final = "国办公开办函〔2016〕235号"


def breaches(case: RequestCase) -> tuple[Breach, ...]:
    """Everything that was done otherwise than the law or the office's document says."""
    return tuple(_found(case))


def _found(case: RequestCase) -> Iterator[Breach]:
    if case.trouble and case.request.imported:
        yield Breach("contradiction", case.trouble, case.rules.requests.answer.article)
    if case.clock is not None:
        yield from (Breach(flag.code, flag.text, flag.article) for flag in case.clock.flags if flag.breach)
    yield from _service(case)
    yield from _inside(case)
    yield from _disputes(case)


def _service(case: RequestCase) -> Iterator[Breach]:
    request, served = case.request, case.request.served
    if served is None:
        return
    if served.how == COURIER:
        yield Breach("courier", "邮寄没有交邮政企业，不能以交邮日计算", _SERVICE)
    judged = served.signed if served.how == COURIER else served.day
    if case.due and judged > case.due:
        what = "签收" if served.how in (HAND, COURIER) else "送出"
        yield Breach("late", f"答复 {judged} {what}，晚于期限 {case.due}", case.rules.requests.answer.article)
    if request.issued is not None and served.day < request.issued.day:
        yield Breach("served_early", f"送达日期 {served.day} 早于答复的落款日 {request.issued.day}", _SERVICE)


def _inside(case: RequestCase) -> Iterator[Breach]:
    rule, asked = case.handling, case.consult_by
    for letter in case.request.letters.values():
        if asked and letter.sent > asked:
            yield Breach("consulted_late", f"征求{letter.called}意见的函晚于 {asked} 发出", rule.consult_article)
    for task in case.request.tasks:
        if rule.within is None or not task.reported:
            continue
        due = case.last_day(task.sent, rule.within)
        if task.reported > due:
            text = f"{task.department} {task.reported} 才反馈，晚于 {due}"
            yield Breach("task_late", text, rule.within_article)
    for one in case.request.standing:
        if one.despite:
            text = f"证据不全就答复，由{one.taken_on}负责：{one.despite}"
            yield Breach("evidence", text, rule.evidence_article)


def _disputes(case: RequestCase) -> Iterator[Breach]:
    for one in case.request.disputes:
        limit = against(case, one)
        if limit is not None and one.answered > limit.due:
            yield Breach("defence_late", f"{one.path}的答复和证据晚于 {limit.due}", limit.article)
