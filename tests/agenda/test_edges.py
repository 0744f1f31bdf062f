"""今日 on the day before a limit, on it and after it: what comes in, what goes over, and not a day too early."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.incoming import imported
from tests.register.conftest import TODAY

if TYPE_CHECKING:
    from gongkai_desktop.cases.dues import Group
    from tests.register.conftest import Clerk

    from .conftest import Open


def groups(clerk: Clerk, day: str) -> dict[str, Group]:
    return {group.view: group for group in clerk.desk.agenda(date.fromisoformat(day))}


@pytest.mark.parametrize(
    ("day", "view", "words"),
    [
        ("2026-11-23", None, ""),
        ("2026-11-24", "review:today:near", "还剩 3 个工作日"),
        ("2026-11-26", "review:today:near", "还剩 1 个工作日"),
        ("2026-11-27", "review:today:near", "今天到期"),
        ("2026-11-28", "review:overdue", "已过期限"),
        ("2026-11-30", "review:overdue", "逾期 1 个工作日"),
    ],
)
def test_a_review_that_is_due_on_a_friday(opened: Open, day: str, view: str | None, words: str) -> None:
    clerk = opened("weichang-dangan")
    item = clerk.enter("甲")
    for _ in range(2):
        clerk.sign(item, "公开", grounds="属于应当公开的内容")
    found = groups(clerk, day)
    assert [one for one in ("review:today:near", "review:overdue") if one in found] == (
        [view] if view else []
    )
    if view:
        assert words in found[view].lines[0].text


@pytest.mark.parametrize(
    ("day", "words", "urgency"),
    [
        ("2026-11-20", "在张三处，今天送出", "none"),
        ("2026-11-22", "在张三处，今天送出", "none"),
        ("2026-11-23", "在张三处 1 个工作日", "none"),
        ("2026-11-26", "在张三处 4 个工作日", "none"),
        ("2026-11-27", "在张三处 5 个工作日", "soon"),
    ],
)
def test_a_paper_that_is_out_is_near_from_the_fifth_working_day(
    opened: Open, day: str, words: str, urgency: str
) -> None:
    clerk = opened("tiaoli")
    item = clerk.enter("甲")
    prepared = clerk.desk.papers.prepare("review-list", [item], TODAY)
    clerk.desk.papers.issue(prepared, actor=clerk.actor, today=TODAY)
    Sheets(clerk.desk.records).handed(prepared.number, "张三", TODAY, actor=clerk.actor)
    (line,) = groups(clerk, day)["review:out"].lines
    assert (line.text, line.urgency) == (words, urgency)


@pytest.mark.parametrize(
    ("day", "view", "words", "urgency"),
    [
        ("2026-11-24", "expiring", "有效期还有 1 天", "soon"),
        ("2026-11-25", "expiring", "有效期今天满", "soon"),
        ("2026-11-26", "expired", "有效期已满 1 天", "overdue"),
    ],
)
def test_validity_that_ends_is_told_by_the_day(
    opened: Open, day: str, view: str, words: str, urgency: str
) -> None:
    clerk = opened("tiaoli")
    row = {"title": "旧文", "department": "办公室", "attribute": "主动公开", "formed": "2026-01-05"}
    row |= {"published": "2026-01-06", "valid_until": "2026-11-25"}
    clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor)
    found = groups(clerk, day)
    assert [one for one in ("expiring", "expired") if one in found] == [view]
    (line,) = found[view].lines
    assert line.text.startswith(words) and line.urgency == urgency


@pytest.mark.parametrize(
    ("shift", "told", "urgency"),
    [(-6, False, ""), (-5, True, "soon"), (0, True, "soon"), (1, True, "overdue")],
)
def test_a_report_that_a_department_owes(opened: Open, shift: int, told: bool, urgency: str) -> None:
    """C6：20 个工作日，第 15 个工作日起提醒；当天还不算逾期。"""
    clerk = opened("taian-jiaoyu")
    clerk.enter("甲", formed="2026-11-02")
    calendar = clerk.desk.calendar.workdays
    due = calendar.add(date(2026, 11, 2), 20)
    day = calendar.add(due, shift)
    found = groups(clerk, day.isoformat())
    assert ("unreported" in found) is told
    if told:
        (line,) = found["unreported"].lines
        assert (line.due, line.urgency, "已逾期" in line.text) == (due.isoformat(), urgency, shift > 0)


def test_the_last_days_of_the_year_hold_what_is_due_and_what_may_still_move(opened: Open) -> None:
    clerk = opened("tiaoli")
    rows = [
        {
            "title": f"{day}日的",
            "department": "办公室",
            "attribute": "主动公开",
            "formed": f"2026-12-{day:02}",
        }
        for day in (1, 3, 7)
    ]
    first, last, over = (
        clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor).act for row in rows
    )
    assert [clerk.view(item).case.now.due for item in (first, last)] == ["2026-12-29", "2026-12-31"]
    assert clerk.view(over).case.now.due > "2027-01-03"
    found = groups(clerk, "2026-12-31")
    assert [line.record for line in found["today"].lines] == [last]
    assert [line.record for line in found["unpublished"].lines] == [first]
    assert [line.record for line in found["provisional"].lines] == [over]
