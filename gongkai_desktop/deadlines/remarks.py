"""What to know about a request's deadline: steps against the rules, and what may still move it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai_desktop.deadlines.articles import EXCESSIVE
from gongkai_desktop.deadlines.counting import Pause
from gongkai_desktop.deadlines.events import Consulted
from gongkai_desktop.deadlines.history import History
from gongkai_desktop.deadlines.model import Flag
from gongkai_desktop.deadlines.notices import SideLimit
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.deadlines.running import Run, Runs

_BOTH = "能否使期限重新起算有争议，两个日期都列出，以较早的为准"


def correction_flags(known: History, notice_by: date, rules: RequestRules) -> Iterator[Flag]:
    """Correction notices that were late or not the only one (条例第三十条)."""
    article, both = rules.correction.article, f"补正{_BOTH}"
    if known.asked and known.asked[0] > notice_by:
        text = (
            f"补正告知{known.asked[0]}发出，晚于第{rules.correction.workdays}个工作日（{notice_by}）；{both}"
        )
        yield Flag("correction_late", text, article, breach=True)
    if len(known.asked) > 1:
        text = f"补正告知应当一次性发出，{known.asked[1]}又发出一次；{both}"
        yield Flag("correction_again", text, article, breach=True)
    elif len(known.corrected) > 1:
        yield Flag("corrected_again", f"收到不止一次补正；{both}", article)
    if known.corrected and not known.asked:
        yield Flag("correction_unrecorded", "没有登记补正告知的发出日期，按已依法告知计算", article)


def consultation_flags(
    known: History, pauses: Iterable[Pause], ran: Run, rules: RequestRules
) -> Iterator[Flag]:
    """Consultations that are still out, took longer than counts, or went out after the limit."""
    for one, pause in zip(known.consulted, pauses, strict=True):
        if one.sent > ran.due:
            text = f"{one.sent}发出征求意见书时答复期限（{ran.due}）已过，不能再扣除"
            yield Flag("consultation_after_due", text, pause.article, breach=True)
        elif one.replied is None:
            text = f"{one.sent}发出的征求意见尚未收到答复，暂按停至{pause.last}推算，收到答复后会提前"
            yield Flag("consultation_open", text, pause.article)
        elif one.replied > pause.last:
            yield Flag("consultation_over", _over(one, pause), rules.consultation.article)


def _over(one: Consulted, pause: Pause) -> str:
    return f"{one.party}{one.replied}才答复，超过规定的期限，{pause.last}以后不再扣除"


def extension_flags(known: History, counted: Runs, rules: RequestRules) -> Iterator[Flag]:
    """Extensions told after the base date, told before they were approved, or used up (条例第三十三条第二款)."""
    article = rules.extension.article
    for one in known.extended:
        base_due = counted.of(one.sent).base_due
        if one.sent is not None and one.sent > base_due:
            text = f"延期告知{one.sent}发出，晚于原期限{base_due}"
            yield Flag("extension_late", text, article, breach=True)
        if one.sent is not None and one.approved is not None and one.approved > one.sent:
            text = f"延期{one.approved}才批准，告知却在{one.sent}发出"
            yield Flag("extension_unapproved", text, article, breach=True)
        if counted.ran.start.spent(one.sent):
            text = f"{one.sent}告知的延期是对缴费以前的期限的，缴清后期限重新计算，不再加上"
            yield Flag("extension_spent", text, article)


def excess_flags(known: History, counted: Runs, rules: RequestRules) -> Iterator[Flag]:
    """Reasons that were asked for and have not come; delays told late, without reasons, or to no effect (条例 35)."""
    for asked in known.reasons:
        if asked.until is None:
            yield Flag("reasons_open", _reasons_open(asked.sent, rules), rules.hearing.article)
    for one in known.delayed:
        in_force = counted.of(one.sent)
        if one.sent > in_force.longest:
            text = f"延迟答复的告知{one.sent}发出，晚于当时的答复期限{in_force.longest}"
            yield Flag("delay_late", text, EXCESSIVE, breach=True)
        if one.until <= in_force.longest:
            text = f"延迟答复到{one.until}，不晚于答复期限{in_force.longest}，没有改变期限"
            yield Flag("delay_nothing", text, EXCESSIVE)
        if counted.ran.start.spent(one.sent):
            text = f"{one.sent}告知的延迟答复是对缴费以前的期限的，缴清后期限重新计算，不再加上"
            yield Flag("delay_spent", text, EXCESSIVE)
    if known.delayed and not any(asked.sent <= known.delayed[0].sent for asked in known.reasons):
        text = "没有登记要求申请人说明理由；延迟答复只用于数量、频次明显超过合理范围而理由合理的申请"
        yield Flag("delay_unasked", text, EXCESSIVE)


def _reasons_open(sent: date, rules: RequestRules) -> str:
    stops = f"最多停 {rules.hearing.workdays} 个工作日" if rules.hearing.workdays else "期限照常计算"
    return f"{sent}要求申请人说明理由，尚未收到；{stops}"


def fee_flags(
    known: History, payment: SideLimit | None, counted: Runs, rules: RequestRules
) -> Iterator[Flag]:
    """Fee notices that went out late, more than once, or wait for payment; payments late or without a notice."""
    article = rules.payment.article
    if payment is None:
        if known.paid:
            yield Flag("fee_unrecorded", "没有登记收费通知的发出日期，按已依法通知计算", article)
        return
    first, last = known.noticed[0].sent, known.noticed[-1].sent
    limit = counted.before.due
    if first > limit:
        both = f"；缴费{_BOTH}" if rules.payment_restarts else ""
        text = f"收费通知{first}发出，晚于答复期限{limit}{both}"
        yield Flag("fee_late", text, article, breach=True)
    if first != last:
        yield Flag("fee_again", f"收费通知不止一次，缴费期限按{last}发出的计算", article)
    if payment.met is None:
        yield Flag("fee_open", _unpaid(payment, rules), article)
        if not payment.sure:
            text = f"不知道申请人何时收到收费通知，缴费期限暂从发出之日（{last}）推算；查明以前不能按逾期未缴处理"
            yield Flag("fee_receipt_unknown", text, article)
    elif payment.sure and payment.met > payment.due:
        text = f"{payment.met}才缴清，晚于缴费期限{payment.due}，本可视为放弃申请；仍然办理的，缴费照常计算"
        yield Flag("fee_paid_late", text, article)


def _unpaid(payment: SideLimit, rules: RequestRules) -> str:
    goes_on = "答复期限自次日起重新计算" if rules.payment_restarts else "等待的日子不计入答复期限"
    return f"等待缴纳信息处理费：{payment.due}为止没有缴清的，视为放弃申请，不再处理；缴清的，{goes_on}"
