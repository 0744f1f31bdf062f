"""What is entered by forms, outcome by outcome, and the ledger of it brought in as history: one and the same report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from gongkai_desktop.cases.query import Query
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.outcomes import REQUEST, outcomes
from gongkai_desktop.requests.tally import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED, applications
from tests.requests.conftest import DAY, Room
from tests.requests.test_stories import STORIES, Teller

from .conftest import counted_from_events

YEARS = (2026, 2027)
UNTOLD = {"party_organ", "third_party_told"}
"""Outcomes that no story ends in."""


def one_for_each_outcome() -> list[str]:
    """The stories by name, the first that ends in each outcome that the report has a row for."""
    found: dict[str, str] = {}
    for name, story in STORIES.items():
        if story.row:
            found.setdefault(story.outcome, name)
    known = {one.key for one in outcomes().outcomes if one.settles == REQUEST and one.row}
    assert known - found.keys() <= UNTOLD
    return list(found.values())


def begin_again(here: Room) -> None:
    """Let it be the first day; somebody answers for the clock."""
    here.at(DAY)
    if here.desk.clock_doubt() is not None:
        here.desk.confirm_clock(here.actor)


def test_what_was_entered_by_forms_and_what_was_brought_in_give_one_report(
    room: Callable[[str], Room], tmp_path: Path
) -> None:
    here, picture = room("tiaoli"), tmp_path / "扫描.png"
    Image.new("RGB", (300, 200), "white").save(picture)
    for at, name in enumerate(one_for_each_outcome()):
        begin_again(here)
        teller, story = Teller(here, str(picture)), STORIES[name]
        kind = APPLICANTS[at % len(APPLICANTS)]
        told = f"{story.received} applicant_kind={kind} applicant=申请人{at} applicant_code=无"
        teller.live(type(story)(told, story.steps, story.outcome, story.row, story.against))
        assert teller.state.row == story.row
    begin_again(here)
    here.receive(applicant_kind="其他", applicant="还没有答复的人")
    for year in YEARS:
        straight = {
            row: tuple(counts[kind] for kind in APPLICANTS)
            for row, counts in counted_from_events(here.desk, year).items()
        }
        report = here.desk.annual.report(year).figures
        figures = {
            row.key: report.row(row.key)[:-1] for row in report.layout.rows if any(report.row(row.key))
        }
        assert figures == straight, year
    by_forms = {year: dict(applications(here.desk.store, year)) for year in YEARS}
    assert set(by_forms[2027]) == {CARRIED_IN, CARRIED_OUT}
    assert by_forms[2026][RECEIVED][-1] == by_forms[2026][SETTLED][-1] + by_forms[2026][CARRIED_OUT][-1]

    out = tmp_path / "台账.xlsx"
    here.desk.ledger_exporter("requests").export(out, Query("all"))
    old = room("tiaoli")
    old.at("2026-12-31")
    old.desk.import_at_once(out, ledgers=("requests",))
    assert {year: dict(applications(old.desk.store, year)) for year in YEARS} == by_forms
    assert [one.detail for one in old.desk.annual.report(2026).checks if not one.ok] == []
