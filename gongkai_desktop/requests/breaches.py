"""What went against the rules in a request, with the article; recorded and told, never blocked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.coordination.letter import OPEN_STATES as WAITING
from gongkai_desktop.deadlines.served import Manner, Served, judged
from gongkai_desktop.requests.case import HELP_ARTICLE, RequestCase
from gongkai_desktop.requests.limits import against
from gongkai_desktop.requests.results import contradictions
from gongkai_desktop.requests.states import Stage


def breaches(case: RequestCase) -> tuple[Breach, ...]:
    """Everything that was done otherwise than the law or the office's document says."""
    return tuple(replace(one, article=case.cited(one.article)) for one in _found(case))


def _found(case: RequestCase) -> Iterator[Breach]:
    if case.trouble and case.request.imported:
        yield Breach("contradiction", case.trouble, case.rules.requests.answer.article)
    if case.dates is not None:
        yield from (Breach(flag.code, flag.text, flag.article) for flag in case.dates.flags if flag.breach)
    if case.request.history:
        for _, text in contradictions(case.request.row, case.request.fact):
            yield Breach("contradiction", text, case.rules.requests.correction.article)
    if case.unhelped and case.stage is Stage.ANSWERED:
        text = f"申请人需要的帮助（{case.unhelped}）到答复送出也没有登记提供"
        yield Breach("unhelped", text, HELP_ARTICLE)
    yield from _order(case)
    yield from _service(case)
    yield from _inside(case)
    yield from _disputes(case)


def _order(case: RequestCase) -> Iterator[Breach]:
    """Days that contradict each other, and steps that may be taken once."""
    request, rules = case.request, case.rules.requests
    arrived = request.fact("arrived")
    answered = request.issued.day if request.issued else request.fact("issued")
    if answered and arrived and answered < arrived:
        yield Breach("answered_early", f"答复日期 {answered} 早于收到日期 {arrived}", rules.answer.article)
    if len(request.extensions) > 1:
        days = "、".join(one.sent for one in request.extensions)
        yield Breach("extension_again", f"延期告知不止一次（{days}），应当一次告知", rules.extension.article)
    for letter in request.letters.values():
        if answered and letter.sent and letter.state in WAITING:
            text = f"{letter.sent} 征求{letter.called}的意见还没有结果就作了答复"
            yield Breach("consultation_unreturned", text, rules.consultation.article)


def _service(case: RequestCase) -> Iterator[Breach]:
    """Whether it was in time is judged by ``deadlines``; days that contradict each other are told as well."""
    request, served = case.request, case.request.served
    if served is None or served.how not in set(Manner):
        yield from _by_day(case)
        return
    due = date.fromisoformat(case.due or max(served.day, served.signed))  # who gave up is owed none by a day
    manner = Manner(served.how)
    at_hand = manner in (Manner.HAND, Manner.ENTRUSTED)  # the day of service is that of the signature
    signed = served.day if at_hand else served.signed
    known = Served(
        manner,
        date.fromisoformat(served.day),
        date.fromisoformat(signed) if signed else None,
        date.fromisoformat(request.issued.day) if request.issued else None,
    )
    found = judged(known, due, case.calendar)
    yield from (Breach(flag.code, flag.text, flag.article or found.article) for flag in found.flags)


def _by_day(case: RequestCase) -> Iterator[Breach]:
    """An old answer of which no ledger tells how it went out: it did so on the day on its paper at the earliest."""
    request = case.request
    told = request.served.day if request.served else request.issued.day if request.issued else ""
    if request.history and case.due and told > case.due:
        yield Breach("late", f"{told} 才答复，晚于期限 {case.due}", case.rules.requests.answer.article)


def _inside(case: RequestCase) -> Iterator[Breach]:
    rule, asked = case.handling, case.consult_by
    for letter in case.request.letters.values():
        if asked and letter.sent > asked:
            yield Breach(
                "consulted_late", f"征求{letter.called}意见的函晚于 {asked} 发出", rule.consult_article
            )
    for task in case.request.tasks:
        if rule.within is None or not task.reported:
            continue
        due = case.last_day(task.sent, rule.within)
        if task.reported > due:
            text = f"{task.department} {task.reported} 才反馈，晚于 {due}"
            yield Breach("task_late", text, rule.within_article)
    if rule.seal and case.request.served is not None and not (case.request.sealed or case.request.history):
        yield Breach("unsealed", "没有登记用印就送达了答复", rule.sign_article)
    for one, decision in zip(case.request.standing, case.decisions, strict=True):
        if one.despite:
            what = "证据不全" if case.missing(decision) else "有疑点"
            text = f"{what}就答复，由{one.taken_on}负责：{one.despite}"
            yield Breach("evidence", text, rule.evidence_article)


def _disputes(case: RequestCase) -> Iterator[Breach]:
    for one in case.request.disputes:
        limit = against(case, one)
        if limit is not None and one.answered > limit.due:
            yield Breach("defence_late", f"{one.path}的答复和证据晚于 {limit.due}", limit.article)
