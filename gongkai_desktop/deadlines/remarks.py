"""What to know about a request's deadline: steps against the rules, and what may still move it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai_desktop.deadlines.counting import Pause
from gongkai_desktop.deadlines.events import Consulted, Extended
from gongkai_desktop.deadlines.history import History
from gongkai_desktop.deadlines.model import Flag
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.deadlines.running import Run


def correction_flags(known: History, notice_by: date, rules: RequestRules) -> Iterator[Flag]:
    """Correction notices that were late or not the only one (条例第三十条)."""
    article = rules.correction.article
    both = "补正能否使期限重新起算有争议，两个日期都列出，以较早的为准"
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


def extension_flags(extended: Iterable[Extended], base_due: date, rules: RequestRules) -> Iterator[Flag]:
    """Extensions told after the base date, or told before they were approved (条例第三十三条第二款)."""
    article = rules.extension.article
    for one in extended:
        if one.sent is not None and one.sent > base_due:
            text = f"延期告知{one.sent}发出，晚于原期限{base_due}"
            yield Flag("extension_late", text, article, breach=True)
        if one.sent is not None and one.approved is not None and one.approved > one.sent:
            text = f"延期{one.approved}才批准，告知却在{one.sent}发出"
            yield Flag("extension_unapproved", text, article, breach=True)
