"""The annual reports of the sample office: of the two years that are over, as they were signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.sample import create_sample

NOW = datetime(2026, 11, 20, 8, 5, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with create_sample(tmp_path_factory.mktemp("sample") / "样例", clock=lambda: NOW) as desk:
        yield desk


def test_both_years_are_signed_filed_and_published_in_time(desk: Desk) -> None:
    rows = desk.annual_lists.page(Query("all"), TODAY)
    assert [(row["number"], row["state"], row["flags"]) for row in rows] == [
        ("2025", "已办结", ""),
        ("2024", "已办结", ""),
    ]
    assert not [group.key for group in desk.agenda(TODAY) if group.key.startswith("annual") and group.lines]


@pytest.mark.parametrize("year", [2024, 2025])
def test_nothing_is_wrong_in_them_and_what_has_changed_since_moves_nothing(desk: Desk, year: int) -> None:
    """A document of 2025 was changed this autumn and waits to be made public anew: in 2025 it was public."""
    report = desk.annual.report(year, TODAY)
    assert [one.detail for one in report.checks if not one.ok] == []
    assert report.differences == ()
    assert report.figures.row("received")[-1] >= 8
    assert "【待填】" not in "".join(report.case.texts.values())


def test_this_year_s_is_there_before_anybody_begins_it(desk: Desk) -> None:
    report = desk.annual.report(2026, TODAY)
    assert report.record == 0
    assert report.figures.row("received")[-1] > 15
    assert report.figures.remedies[0][-1] == 2
