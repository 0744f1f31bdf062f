"""The texts of the sample office fit together: no life, phrase, department or subject is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai_desktop.office.loader import load
from gongkai_desktop.sample.material import matters, told
from gongkai_desktop.workdays.official import official

ITEMS = [*told("documents")["document"], *told("matters")["matter"]]
LIVES = told("lives")["lives"]


def test_subjects_reasons_and_sources_are_those_of_the_rule_set() -> None:
    office = told("office")
    rules = load(office["ruleset"], office["switches"])
    assert {item["category"] for item in ITEMS if "category" in item} <= set(rules.categories)
    assert {item["reason"] for item in ITEMS if "reason" in item} == {one.title for one in rules.reasons}
    assert {item["source"] for item in ITEMS if "source" in item} <= {one.title for one in rules.sources}
    assert office["channel"] in {one.title for one in rules.channels if one.main}


def test_every_department_has_work() -> None:
    named = {department["name"] for department in told("office")["department"]}
    assert {item["department"] for item in ITEMS} == named


def test_every_life_is_lived() -> None:
    named = {item["life"] for item in ITEMS if "life" in item}
    assert named <= set(LIVES)
    assert {name for name, life in LIVES.items() if "weight" not in life} <= named


def test_summaries_are_as_long_as_the_form_allows() -> None:
    assert [item["title"] for item in ITEMS if len(item.get("summary", "")) > 100] == []


@pytest.mark.parametrize("start", [date(2025, 1, 1), date(2027, 12, 20)])
def test_each_day_has_its_274_matters_and_none_of_them_is_of_tomorrow(start: date) -> None:
    for day in (start + timedelta(days=step) for step in range(0, 40, 3)):
        found = matters(day, official())
        assert len(found) == 274
        assert max(matter.formed for matter in found) < day


def test_the_old_ledger_is_as_wide_as_its_header() -> None:
    ledger = told("old-ledger")
    assert {len(row) for row in ledger["rows"]} == {len(ledger["header"])}
