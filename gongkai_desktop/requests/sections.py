"""A request's panel: its three days, what was asked, what happened with it, what is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai_desktop.cases.dues import LETTERS, REQUESTS, REVIEW
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.requests.acts.answer import evidence_title
from gongkai_desktop.requests.case import HELP_ARTICLE, RequestCase
from gongkai_desktop.requests.checking import doubts, withheld_for
from gongkai_desktop.requests.dates import DONE, key_dates, reminders
from gongkai_desktop.requests.fields import PERSON, REGISTRATION, hidden
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.requests.request import PENDING
from gongkai_desktop.requests.results import outcome_of
from gongkai_desktop.requests.states import Stage, unconfirmed

DATES, RECEIPT = "不能错过的日期", "申请人和收到情况"
"""The sections of the days, which a panel may show by themselves, and of what is masked in part."""
_OF_RECEIPT = frozenset({"applicant", "applicant_kind", "asked", "number", "channel", "arrived", "confirmed"})
"""What the head of the panel says already."""
_CONTACTS = 10
"""How many calls and visits a panel lists, the last ones; the timeline has all of them."""


def sections(case: RequestCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    return panel(
        (DATES, _dates(case)),
        ("还差什么", (SectionLine(text, tone="late") for text in _wanting(case))),
        ("申请内容", (SectionLine(text) for text in _matters(case))),
        ("答复", _answer(case)),
        ("签发以前核对", _doubts(case)),
        ("期限", _counted(case)),
        ("送达", _services(case)),
        ("补正、理由和收费", _asked_back(case)),
        ("征求意见和审查", _beside(case)),
        ("科室办理和检索", _inside(case)),
        ("证据", (SectionLine(f"{one.day} {one.what}（{one.source}）") for one in case.request.proofs)),
        ("复议、诉讼", _disputes(case)),
        ("联系记录", _contacts(case)),
        (RECEIPT, _receipt(case)),
        ("有关申请", _links(case, titles)),
    )


def _dates(case: RequestCase) -> Iterator[SectionLine]:
    if case.dates is None:
        yield SectionLine(case.trouble, tone="late")
    for one in key_dates(case):
        tone = "late" if one.urgency == "overdue" else "soft" if one.urgency == DONE else ""
        told = "，".join(part for part in (one.day, one.words) if part)
        yield SectionLine(f"{one.title}：{told}", tone=tone)


def _counted(case: RequestCase) -> Iterator[SectionLine]:
    dates, notices = case.dates, case.notices
    if dates is None or notices is None or case.counted is None:
        return
    if dates.provisional:
        yield SectionLine("期限暂定：涉及的放假安排还没有公布，公布后重新计算", tone="soft")
    owed = case.open and not case.waits
    if owed and not case.request.decided and (ready := case.ready_by):
        own = f"本单位自定，期限前 {case.handling.draft_before} 个工作日"
        yield SectionLine(f"拟好答复：{ready} 以前（{own}）", tone="soft")
    if owed:
        yield SectionLine(f"稳妥交邮：{notices.safe_posting} 以前", tone="soft")
    days, today = reminders(case), case.today.isoformat()
    if past := [day for day in days if day < today]:
        yield SectionLine(f"今日已提醒：{'、'.join(past)}", tone="soft")
    if ahead := [day for day in days if day >= today]:
        yield SectionLine(f"提醒：{'、'.join(ahead)}（答复期限前 5 个、1 个工作日和当天）", tone="soft")
    if dates.base_due != dates.due:
        yield SectionLine(f"原期限：{dates.base_due}", tone="soft")
    argued = case.counted.alternatives()
    yield from (SectionLine(f"另一种算法：{one.due}，{one.why}", tone="soft") for one in argued)
    yield from (SectionLine(flag.text, tone="soft") for flag in dates.flags if not flag.breach)


def _matters(case: RequestCase) -> Iterator[str]:
    matters = case.request.matters
    if len(matters) < 2:
        yield from matters
    else:
        yield from (f"{at}. {text}" for at, text in enumerate(matters, 1))


def _answer(case: RequestCase) -> Iterator[SectionLine]:
    request = case.request
    for chosen, decision in zip(request.standing, case.decisions, strict=True):
        matter = f"第 {chosen.matter} 项：" if chosen.matter else ""
        cited = aside(case.cited(decision.article)) if decision.article else ""
        yield SectionLine(f"{matter}{decision.outcome.title}{cited}")
        for column in decision.table.form(decision.outcome):
            if said := chosen.facts.get(column.key):
                yield SectionLine(f"{column.title}：{said}", tone="soft")
    for one in request.opinions:
        tone = "good" if one.passed else "late"
        words = f"：{one.opinion}" if one.opinion else ""
        yield SectionLine(
            f"{one.day} {one.step}（{one.who}）{'同意' if one.passed else '退回'}{words}", tone=tone
        )
    if not request.standing and request.fact("result"):
        yield from _told_by_ledger(case)
    if request.issued:
        yield SectionLine(f"{request.issued.day} 签发 {request.issued.doc_no}".strip(), tone="good")
    if request.sealed:
        yield SectionLine(f"{request.sealed} 用印", tone="good")


def _told_by_ledger(case: RequestCase) -> Iterator[SectionLine]:
    """The result that an old ledger tells, with the outcome that it can only be, or else the row of the report."""
    request, table = case.request, outcomes()
    yield SectionLine(f"{request.fact('result')}（旧台账）")
    if only := outcome_of(request.fact("result")):
        outcome = table.outcome(only)
        cited = aside(case.cited(outcome.article)) if outcome.article else ""
        yield SectionLine(f"{outcome.title}{cited}", tone="soft")
    elif row := next((one for one in table.rows if one.key == request.row), None):
        yield SectionLine(f"年度报告表三：{row.group}{row.number}{row.label}", tone="soft")


def _wanting(case: RequestCase) -> Iterator[str]:
    if not case.open:
        return
    if case.unhelped:
        yield f"申请人需要的帮助（{case.unhelped}）还没有登记提供{aside(case.cited(HELP_ARTICLE))}"
    if case.stage is Stage.APPROVAL:
        yield from withheld_for(case)
    if case.request.standing:
        yield from (f"证据：{evidence_title(one)}" for one in case.evidence)


def _doubts(case: RequestCase) -> Iterator[SectionLine]:
    """What to look at again while the answer is on its way."""
    if case.open and case.request.decided:
        yield from (SectionLine(str(one), tone="late" if one.wrong else "soft") for one in doubts(case))


def _services(case: RequestCase) -> Iterator[SectionLine]:
    for one in case.request.services:
        number = f" {one.mail_no}" if one.mail_no else ""
        yield SectionLine(f"{one.day} {one.how}{number}")
        if one.signed:
            yield SectionLine(f"{one.signed} 签收{f'（{one.by}）' if one.by else ''}", tone="good")
        if one.returned:
            yield SectionLine(f"{one.returned} 退回：{one.why}", tone="late")


def _asked_back(case: RequestCase) -> Iterator[SectionLine]:
    request = case.request
    for notice in request.corrections:
        if notice.sent:
            yield SectionLine(
                f"{notice.sent} 告知补正" + (f"，{notice.until} 以前：{notice.what}" if notice.until else "")
            )
        if notice.corrected:
            yield SectionLine(f"{notice.corrected} 收到补正", tone="good")
    for asked in request.reasons:
        yield SectionLine(f"{asked.sent} 要求说明理由，{asked.until} 以前")
        if asked.given:
            yield SectionLine(f"{asked.given} {asked.what}（{asked.judged}）")
    for longer in request.extensions:
        why = f"（{longer.by}）：{longer.why}" if longer.why else ""
        yield SectionLine(f"{longer.sent} 告知延长 {longer.workdays} 个工作日{why}")
    if request.delay:
        yield SectionLine(f"{request.delay.sent} 告知延迟到 {request.delay.until} 答复：{request.delay.why}")
    for fee in request.fees:
        paid = f"，{fee.paid} 缴清" if fee.paid else "，未缴"
        yield SectionLine(f"{fee.sent} 通知缴费 {fee.yuan} 元（{fee.basis} {fee.count}）{paid}")


def _beside(case: RequestCase) -> Iterator[SectionLine]:
    if consulted := case.request.fact("consulted"):
        back = case.request.fact("replied")
        yield SectionLine(f"{consulted} 征求意见，{f'{back} 收回' if back else '没有登记收回'}")
    for record, letter in case.request.letters.items():
        due = f"，{letter.reply_by} 前答复" if letter.reply_by and letter.due else ""
        yield SectionLine(f"征求{letter.called}的意见：{letter.state}{due}", record, place=f"{LETTERS}:all")
    for one in case.request.notified:
        yield SectionLine(f"{one.sent} 告知申请人正在征求意见（{one.doc_no}）")
    for told in case.request.told:
        yield SectionLine(f"{told.sent} 告知第三方决定公开（{told.doc_no}）")
    if case.review is not None:
        yield SectionLine(
            f"保密审查：{case.review.conclusion}", case.review.review.number, place=f"{REVIEW}:all"
        )


def _inside(case: RequestCase) -> Iterator[SectionLine]:
    for task in case.request.tasks:
        asked = f"请{task.department}协办（{task.doc_no}）" if task.doc_no else f"送{task.department}办理"
        yield SectionLine(f"{task.sent} {asked}" + (f"：{task.what}" if task.what else ""))
        if task.reported:
            yield SectionLine(f"{task.reported} 反馈：{task.answer}", tone="good")
    for one in case.request.searches:
        yield SectionLine(f"{one.day} {one.who}在{one.where}检索“{one.words}”：{one.result}")
    for meeting in case.request.conferences:
        yield SectionLine(f"{meeting.day} 会商（{meeting.members}）：{meeting.conclusion}")


def _disputes(case: RequestCase) -> Iterator[SectionLine]:
    for one in case.request.disputes:
        number = f" {one.case_no}" if one.case_no else ""
        yield SectionLine(f"{one.received} {one.path}（{one.body}{number}）")
        if one.answered:
            yield SectionLine(f"{one.answered} 提交答复和证据", tone="good")
        if not one.result:
            yield SectionLine(PENDING, tone="soft")
        else:
            order = f"，责令 {one.order_until} 前重新答复" if one.order_until else ""
            yield SectionLine(f"{one.result_day} {one.result}{order}")


def _contacts(case: RequestCase) -> Iterator[SectionLine]:
    contacts = case.request.contacts
    if earlier := contacts[:-_CONTACTS]:
        yield SectionLine(f"更早的 {len(earlier)} 次在“时间线”里", tone="soft")
    for one in contacts[-_CONTACTS:]:
        yield SectionLine(
            f"{one.day} {one.kind}：{one.what}（{one.who}）{'' if one.reached else '，没有联系上'}"
        )


def _receipt(case: RequestCase) -> Iterator[SectionLine]:
    request = case.request
    kind = request.fact("applicant_kind")
    yield SectionLine(f"{request.fact('applicant')}（{kind or PERSON}）")
    confirmed = f"，{request.confirmed} 确认" if request.confirmed else ""
    waits = "，还没有与申请人确认" if unconfirmed(request) else ""
    yield SectionLine(f"{request.fact('arrived')} 收到（{request.fact('channel')}）{confirmed}{waits}")
    for column in REGISTRATION.columns:
        if column.key not in _OF_RECEIPT and (said := hidden(request.fields, column.key)):
            yield SectionLine(f"{column.title}：{said}", tone="soft")


def _links(case: RequestCase, titles: Mapping[int, str]) -> Iterator[SectionLine]:
    request = case.request
    if request.origin:
        told = titles.get(request.origin, f"#{request.origin}")
        yield SectionLine(f"按复议决定或者判决重新答复：{told}", request.origin, place=f"{REQUESTS}:all")
    if request.anew:
        told = titles.get(request.anew, f"#{request.anew}")
        yield SectionLine(f"另立一件重新答复：{told}", request.anew, place=f"{REQUESTS}:all")
    if request.item:
        yield SectionLine(f"转为主动公开：{titles.get(request.item, f'#{request.item}')}", request.item)
