"""Counting the register by department, subject and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.tally import GROUPS, Count

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk


@pytest.fixture
def counted(clerk: Clerk) -> Clerk:
    """财务科: one public in time, one late, one open past its limit; 办公室: one open; one void entry."""
    for day in ("2026-03-06", "2026-06-30"):
        item = clerk.enter("预算说明", department="财务科", formed="2026-03-04")
        clerk.approve(item)
        clerk.publish(item, day=day)
    clerk.enter("决算说明", department="财务科", formed="2026-05-06")
    clerk.enter("通知", formed="2026-11-19", attribute="依申请公开")
    clerk.do(clerk.enter("登错了", department="财务科"), "void", why="重复")
    return clerk


def test_departments_are_counted_with_what_was_in_time_and_late(counted: Clerk) -> None:
    assert counted.desk.tally("department", TODAY) == [
        Count("财务科", total=3, proactive=3, published=2, timely=1, late=1, open=1, overdue=1),
        Count("办公室", total=1, proactive=0, published=0, timely=0, late=0, open=1, overdue=0),
    ]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("", "", {"2026-03": 2, "2026-05": 1, "2026-11": 1}),
        ("2026-05-01", "", {"2026-05": 1, "2026-11": 1}),
        ("", "2026-05-31", {"2026-03": 2, "2026-05": 1}),
        ("2026-05-06", "2026-05-06", {"2026-05": 1}),
        ("2027-01-01", "", {}),
    ],
)
def test_a_time_can_be_counted_by_month(
    counted: Clerk, first: str, last: str, months: dict[str, int]
) -> None:
    groups = counted.desk.tally("month", TODAY, first=first, last=last)
    assert {group.group: group.total for group in groups} == months


def test_every_group_counts_every_item_once(counted: Clerk) -> None:
    for by in GROUPS:
        assert sum(group.total for group in counted.desk.tally(by, TODAY)) == 4


def test_an_unknown_group_is_refused(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="不能按“title”统计"):
        clerk.desk.tally("title", TODAY)
