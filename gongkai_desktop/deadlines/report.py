"""The `deadline` command: a due date from dates alone, as JSON and as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from gongkai_desktop.deadlines.events import (
    Consulted,
    Corrected,
    Extended,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.request import RequestDeadline, request
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import read_date
from gongkai_desktop.workdays.calendar import Calendar

_WEEK = "一二三四五六日"


def read_consultation(text: str) -> Consulted:
    """A consultation written OUT[:BACK[:RECEIVED]]; empty parts are unknown. Refused when it is not that."""
    parts = [part.strip() for part in text.replace("：", ":").split(":")]
    way = "请写成 发出日期:收回日期:对方收到日期，后两项可以不写"
    if len(parts) > 3:
        raise Refused(f"看不懂征求意见的日期“{text}”", way=way)
    try:
        days = [read_date(part) for part in parts] + [None, None]
    except ValueError as error:
        raise Refused(f"看不懂征求意见的日期“{text}”", why=str(error), way=way) from None
    if days[0] is None:
        raise Refused("征求意见没有写发出日期", way=way)
    return Consulted(sent=days[0], replied=days[1], received=days[2])


def answer_deadline(
    received: date,
    calendar: Calendar,
    *,
    days: int | None = None,
    corrected: date | None = None,
    consultations: Sequence[Consulted] = (),
    extension: int | None = None,
    rules: RequestRules | None = None,
) -> RequestDeadline:
    """The due date for a known day of receipt: ``days`` overrides the answer's working days of the rules."""
    rules = rules or RequestRules()
    if days is not None:
        rules = replace(rules, answer=replace(rules.answer, workdays=Term(days).amount))
    events: list[RequestEvent] = [Received(None, received), *consultations]
    events += [Corrected(corrected)] if corrected is not None else []
    events += [Extended(extension)] if extension is not None else []
    return request(events, rules, calendar)


def deadline_report(answer: RequestDeadline) -> dict[str, object]:
    """The JSON of the `deadline` command: dates as YYYY-MM-DD."""
    notices = answer.notices
    return {
        "due": answer.due.isoformat(),
        "base_due": answer.base_due.isoformat(),
        "provisional": answer.provisional,
        "counted": answer.counted,
        "days": [
            {"date": mark.date.isoformat(), "kind": mark.kind.value, "note": mark.note}
            for mark in answer.days
        ],
        "notices": {
            "correction_notice_by": notices.correction_notice_by.isoformat(),
            "extension_notice_by": notices.extension_notice_by.isoformat(),
            "latest_posting": notices.latest_posting.isoformat(),
            "safe_posting": notices.safe_posting.isoformat(),
        },
        "calendar": answer.calendar,
    }


def deadline_text(answer: RequestDeadline) -> str:
    """The same for people: the dates, the remarks, and the strip day by day with its articles."""
    return "\n".join(_lines(answer))


def _lines(answer: RequestDeadline) -> Iterator[str]:
    notices = answer.notices
    unsure = "（暂定）" if answer.provisional else ""
    yield f"答复期限　{_day(answer.due)}{unsure}，计入 {answer.counted} 个工作日"
    if answer.base_due != answer.due:
        yield f"原期限　　{_day(answer.base_due)}"
    yield f"补正告知　{_day(notices.correction_notice_by)}前发出"
    yield f"延期告知　{_day(notices.extension_notice_by)}前发出"
    yield f"最迟交邮　{_day(notices.latest_posting)}，稳妥交邮{_day(notices.safe_posting)}"
    for other in answer.alternatives:
        yield f"另一日期　{_day(other.due)}：{other.why}"
    for flag in answer.flags:
        title = "与规定不符" if flag.breach else "说明"
        yield f"{title}　{flag.text}{f'（{flag.article}）' if flag.article else ''}"
    yield ""
    for mark in answer.days:
        yield f"  {_day(mark.date)}　{mark.note}{f'　〔{mark.article}〕' if mark.article else ''}"
    yield f"依据：{'、'.join(answer.citations)}"
    yield f"日历：{answer.calendar}"


def _day(day: date) -> str:
    return f"{day.isoformat()}（周{_WEEK[day.weekday()]}）"
