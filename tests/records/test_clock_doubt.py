"""A clock that is before the last entry: told, refused for writing, and confirmed by name."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.clock_doubt import CONFIRMED, ClockDoubt, clock_doubt
from tests.toy_ledger import BEIJING

LAST = datetime(2026, 3, 5, 16, 20, tzinfo=BEIJING)
ITEM = {"title": "某通知", "formed": "2026-01-05", "department": "办公室", "attribute": "主动公开"}


@pytest.mark.parametrize("hours", [-24, -1, 0, 1, 24 * 31])
def test_a_usual_clock_is_believed(hours: int) -> None:
    assert clock_doubt(LAST + timedelta(hours=hours), LAST.isoformat()) is None


def test_before_the_first_entry_there_is_nothing_to_compare() -> None:
    assert clock_doubt(LAST, "") is None


def test_a_clock_before_the_last_entry_is_told_with_both_moments_and_a_way() -> None:
    doubt = clock_doubt(LAST - timedelta(hours=25), LAST.isoformat())
    assert doubt is not None and not doubt.ahead
    assert "改正电脑的日期和时间" in doubt.way
    assert doubt.why.count("年") == 2


def test_a_clock_more_than_a_month_ahead_is_told_apart() -> None:
    doubt = clock_doubt(LAST + timedelta(days=31, minutes=1), LAST.isoformat())
    assert doubt is not None and doubt.ahead and "电脑的时间" in doubt.what


def office_with_entry(root: Path) -> None:
    with Desk.create(root, name="某局", clock=lambda: LAST) as desk:
        desk.register.enter(ITEM, actor=desk.actor(), today=LAST.date())


def test_a_wrong_clock_never_blocks_reading(tmp_path: Path) -> None:
    office_with_entry(tmp_path / "office")
    with Desk.open(tmp_path / "office", writing=False, clock=lambda: LAST - timedelta(days=30)) as desk:
        assert desk.status().clock_note
        assert desk.clock_doubt() is not None


def test_writing_is_refused_until_the_clock_is_confirmed_by_name(tmp_path: Path) -> None:
    office_with_entry(tmp_path / "office")
    early = LAST - timedelta(days=30)
    with Desk.open(tmp_path / "office", writing=True, clock=lambda: early) as desk:
        before = desk.records.head()
        with pytest.raises(ClockDoubt):
            desk.register.enter(ITEM, actor=desk.actor(), today=early.date())
        assert desk.records.head() == before
        who = desk.actor()
        changed = desk.confirm_clock(who)
        event = desk.records.event(changed.act)
        assert event is not None
        assert (event.kind, event.actor, event.body["last"]) == (
            CONFIRMED,
            who,
            LAST.isoformat("T", "seconds"),
        )
        desk.register.enter(ITEM, actor=who, today=early.date())
        assert desk.clock_doubt() is None
        assert desk.verify() == []


def test_a_clock_that_ran_ahead_is_asked_about_before_it_makes_every_true_date_earlier(
    tmp_path: Path,
) -> None:
    office_with_entry(tmp_path / "office")
    late = LAST.replace(year=2099)
    with Desk.open(tmp_path / "office", writing=True, clock=lambda: late) as desk:
        before = desk.records.head()
        doubt = desk.clock_doubt()
        assert doubt is not None and doubt.ahead
        with pytest.raises(ClockDoubt, match="一个月以上"):
            desk.register.enter(ITEM, actor=desk.actor(), today=late.date())
        assert desk.records.head() == before
    with Desk.open(tmp_path / "office", writing=True, clock=lambda: LAST) as desk:
        desk.register.enter(ITEM, actor=desk.actor(), today=LAST.date())


def test_an_office_that_lay_idle_goes_on_when_the_clerk_answers_for_the_clock(tmp_path: Path) -> None:
    office_with_entry(tmp_path / "office")
    late = LAST + timedelta(days=60)
    with Desk.open(tmp_path / "office", writing=True, clock=lambda: late) as desk:
        desk.confirm_clock(desk.actor())
        desk.register.enter(ITEM, actor=desk.actor(), today=late.date())
        assert desk.clock_doubt() is None


def test_a_copy_made_after_the_last_entry_counts_as_well(tmp_path: Path) -> None:
    office_with_entry(tmp_path / "office")
    later = LAST + timedelta(days=20)
    Desk.open(tmp_path / "office", writing=True, clock=lambda: later).close()
    with Desk.open(tmp_path / "office", writing=False, clock=lambda: LAST + timedelta(days=2)) as desk:
        assert desk.clock_doubt() is not None
