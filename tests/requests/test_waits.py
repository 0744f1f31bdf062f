"""条例第三十条 read in one place: when the time starts anew beyond dispute, and nothing is owed meanwhile."""

from __future__ import annotations

import pytest

from gongkai_desktop.requests.trial import TRIAL, known, trial

from .conftest import Room

RECEIVED = {"channel": "当面", "arrived": "2026-11-02"}


@pytest.mark.parametrize(
    ("asked", "waits"),
    [(("2026-11-11",), True), (("2026-11-12",), False), (("2026-11-03", "2026-11-06"), False)],
    ids=["the seventh working day", "the eighth", "a second time"],
)
def test_30_only_what_is_asked_once_and_in_time_starts_the_time_anew(
    here: Room, asked: tuple[str, ...], waits: bool
) -> None:
    request = here.receive()
    for day in asked:
        if here.state(request) == "待补正":
            here.do(request, "corrected")
        here.at(day)
        here.do(request, "ask_correction", what="年度", until="2026-12-01")
    case = here.view(request).case
    assert case.clock is not None and case.dates is not None
    assert (case.waits, case.clock.restarts, case.dates.restarts) == (waits, waits, waits)
    assert bool(case.due) is not waits
    found = here.requests.trial(known(case.request), request)
    assert found.restarts is waits, "a trial reads it as the record does"


@pytest.mark.parametrize(("charged", "waits"), [("2026-11-30", True), ("2026-12-01", False)])
def test_42_a_fee_that_is_asked_too_late_starts_nothing_anew_for_certain(
    here: Room, charged: str, waits: bool
) -> None:
    request = here.receive()
    here.at(charged)
    here.do(request, "charge", basis="按件", count="40", yuan="4000", how="银行")
    assert here.view(request).case.waits is waits
    rules, calendar = here.desk.office.rules.requests, here.desk.office.workdays
    assert trial({**RECEIVED, "charged": charged}, rules, calendar).restarts is waits


def test_a_trial_has_no_reading_of_its_own() -> None:
    import gongkai_desktop.requests.trial as module

    assert not hasattr(module, "restarts")
    assert {"asked", "charged"} <= set(TRIAL.keys)
