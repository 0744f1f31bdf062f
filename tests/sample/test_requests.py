"""The applications of the sample office: every way in, every outcome, every stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.desk import Desk
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.file import DELIVERY, missing
from gongkai_desktop.requests.outcomes import THIRD_PARTY, outcomes
from gongkai_desktop.requests.states import Stage
from gongkai_desktop.sample import create_sample

NOW = datetime(2026, 11, 20, 8, 5, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "样例"
    create_sample(root, clock=lambda: NOW).close()
    return root


@pytest.fixture
def desk(made: Path) -> Iterator[Desk]:
    with Desk.open(made, writing=False, clock=lambda: NOW) as opened:
        yield opened


def rows(desk: Desk, view: str = "all") -> list[dict[str, object]]:
    return [dict(row) for row in desk.request_lists.page(Query(view), TODAY, limit=100)]


def test_they_come_in_every_way_from_every_kind_of_applicant_over_three_years(desk: Desk) -> None:
    found = rows(desk)
    assert len(found) == 43  # one of them is answered anew
    assert {row["applicant_kind"] for row in found} >= set(APPLICANTS) - {"其他"}
    assert {row["channel"] for row in found} == set(Channel)
    years = Counter(date.fromisoformat(str(row["arrived"])).year for row in found)
    assert set(years) == {2024, 2025, 2026}
    assert all(number >= 8 for number in years.values())


def test_every_stage_and_every_outcome_occurs(desk: Desk) -> None:
    found = rows(desk)
    assert {row["state"] for row in found} == set(Stage)
    settled = {one.outcome for row in found for one in desk.requests.state(int(str(row["id"]))).standing}
    assert settled == {one.key for one in outcomes().outcomes if one.settles != THIRD_PARTY}


def test_thirty_stories_run_from_receipt_to_file(desk: Desk) -> None:
    states = [desk.requests.state(int(str(row["id"]))) for row in rows(desk)]
    assert sum(bool(one.filed) for one in states) >= 30
    assert all(one.served and one.issued for one in states if one.filed and not one.disputes)
    assert any(one.extensions for one in states)
    assert any(len(one.services) > 1 and one.services[0].returned for one in states)
    assert any(one.fees and not one.chosen for one in states)
    assert sum(bool(one.item) for one in states) == 1


def test_one_goes_to_court_one_is_upheld_and_one_is_answered_anew(desk: Desk) -> None:
    states = {int(str(row["id"])): desk.requests.state(int(str(row["id"]))) for row in rows(desk)}
    results = {one.path: one.result for state in states.values() for one in state.disputes}
    assert results["未经复议直接起诉"] == "结果维持"
    (again,) = (state for state in states.values() if state.origin)
    assert states[again.origin].anew == again.number
    assert states[again.origin].disputes[0].result == "结果纠正"
    assert again.served is not None and again.served.day <= again.order_until


def test_every_view_of_the_inbox_shows_something(desk: Desk) -> None:
    counts = desk.request_lists.counts(TODAY)
    assert [view for view, number in counts.items() if not number] == []


@pytest.mark.parametrize("key", ["number", "applicant", "doc_no"])
def test_nothing_that_tells_people_apart_stands_twice(desk: Desk, key: str) -> None:
    named = key == "applicant"  # lists show the family name alone
    found = [
        desk.requests.state(int(str(row["id"]))).fact(key) if named else str(row[key])
        for row in rows(desk)
        if row[key]
    ]
    twice = {one for one, number in Counter(found).items() if number > 1}
    assert twice == set() if key != "applicant" else len(twice) < 6


def test_one_file_is_complete_and_others_name_what_they_lack(desk: Desk) -> None:
    lent = desk.papers.lent(TODAY)
    lacking = {
        desk.requests.state(number).fact("applicant"): missing(desk.requests.case(number, TODAY), lent)
        for number in (int(str(row["id"])) for row in rows(desk, "closed"))
    }
    assert lacking["祝长庚"] == ()
    assert {"政府信息公开申请答复书", DELIVERY} <= set(lacking["卞明远"])
