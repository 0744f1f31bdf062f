"""属性年度检查表 (C24): what is not published, item by item, with the look that was had at it or is owed."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.papers import Period, PeriodForm, Stationery, Values
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.item import Item, Look
from gongkai_desktop.register.reexamination import Applied, look_due, settled_since
from gongkai_desktop.register.service import Register
from gongkai_desktop.register.withholding import substitute

_ROWS: Final = "SELECT id FROM item WHERE look_due <> '' OR look_day <> '' ORDER BY id"
"""What is to be looked at, and what was and became something else."""


def _row(case: ItemCase, period: Period, applied: Applied) -> dict[str, str] | None:
    """The line of an item; None where it was not looked at in these days and is not to be by their end."""
    item, last = case.item, period.last.isoformat()
    had = [one for one in item.looks if period.first.isoformat() <= one.day <= last]
    before = [one.day for one in item.looks if one.day < period.first.isoformat()]
    due = look_due(item, case.now.stage)
    if not had and not "" < due <= last:
        return None
    said = f"{month_day(had[-1].day)} {had[-1].words}" if had else ""
    fields = item.fields
    title, doc_no = fields.get("title", ""), fields.get("doc_no", "")
    times = applied.times(title, doc_no, period.first, period.last)
    return {
        "title": substitute(item, case.rules) or f"#{item.number}" if case.secret else title,
        "doc_no": "" if case.secret else doc_no,
        "attribute": item.attribute,
        "reason": "；".join(one for one in (fields.get("withheld_reason"), fields.get("basis")) if one),
        "since": month_day(before[-1] if before else _settled(item, had)),
        "due": month_day(had[-1].day if had else due),
        "times": str(times) if times else "",
        "opinion": said,
    }


def _settled(item: Item, had: list[Look]) -> str:
    """The day (ISO) from which it was not published; of what changed since, the day before it changed counts."""
    if not (had and had[0].to):
        return settled_since(item)
    return item.grounds[-1].day if item.grounds else item.fields.get("formed", "")


def _summed(period: Period, register: Register, lent: Stationery) -> Values:
    numbers = [int(number) for (number,) in register.room.store.rows(_ROWS)]
    cases = (register.kind.case(item, lent.moment) for _, item in register.states(numbers))
    rows = [row for case in cases if (row := _row(case, period, register.applied)) is not None]
    done = sum(bool(row["opinion"]) for row in rows)
    values = {
        "period": period.title,
        "tally": f"共 {len(rows)} 件，已评估 {done} 件，未评估 {len(rows) - done} 件",
        "nil": "" if rows else "本期没有要评估的信息。",
        "basis": _basis(lent),
    }
    return values, rows


def _basis(lent: Stationery) -> str:
    article = bracketed(cited(lent.office.rules, Branch.REEXAMINATION))
    return f"注：不予公开、依申请公开的信息定期评估审查{article}；国家秘密只写代称，不写文号。"


CHECK: Final[PeriodForm[ItemCase]] = PeriodForm(
    key="attribute-check",
    title="属性年度检查表",
    summed=_summed,
    empty=lambda lent: {"basis": _basis(lent)},
)
