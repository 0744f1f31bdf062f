"""A number of working days is called 个工作日 wherever it is told; 日 alone is left to days of the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai_desktop.deadlines.lateness import standing
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.workdays.official import official

TODAY = date(2026, 11, 20)
ROOT = Path(__file__).parents[2]
WORKING = re.compile(r"\{[^{}\"]*(?:left|workdays|days_out|longest|late\b)[^{}\"]*\} ?日")
UNNAMED = re.compile(r"(?:逾期|还剩|在外)[^\"{}]*\{[^{}]*\} ?日|\"\{\} ?日\"")


@pytest.mark.parametrize("provisional", [False, True])
@pytest.mark.parametrize("away", [-40, -3, -1, 0, 1, 3, 5, 28])
def test_how_near_a_limit_is(away: int, provisional: bool) -> None:
    calendar = official()
    due = TODAY + timedelta(days=away)
    told = (
        nearness(due.isoformat(), provisional, TODAY, calendar).words,
        str(standing(due, TODAY, calendar)),
    )
    for words in told:
        assert re.search(r"\d", words) is None or words.endswith(" 个工作日")


def test_no_text_of_the_program_calls_working_days_days() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("gongkai_desktop", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if WORKING.search(line) or UNNAMED.search(line)
    ]
    assert found == []
