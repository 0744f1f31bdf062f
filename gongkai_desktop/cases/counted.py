"""期限计算单 of any kind of record: how its limit was counted, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.office.people import CLERK
from gongkai_desktop.paper.deadline_page import draw_deadline
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.workdays.calendar import told

_PROVISIONAL = "跨到还没有放假通知的年份，期限为暂定。"


def draw_counted(
    about: Sequence[tuple[str, str]], limit: Deadline, lent: Stationery, *, remarks: Sequence[str] = ()
) -> Printed:
    """The strip of a limit with the facts ``about`` its record (name, text); ``remarks`` are told below it."""
    clerks = lent.office.holders(CLERK)
    facts = [
        ("单位", lent.office.profile.name),
        *about,
        ("日历", told(limit.calendar)),
        ("制表人", clerks[0].name if len(clerks) == 1 else ""),  # of several, whoever made it signs
        ("制表日期", lent.today.isoformat()),
    ]
    told_below = [*remarks, *([_PROVISIONAL] if limit.provisional else [])]
    return draw_deadline(facts, limit.days, remark="".join(told_below))
