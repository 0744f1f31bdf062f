"""What becomes of a row is worked out where it is read: it is, cell by cell, what the office's process makes of it."""

from __future__ import annotations

import json
import marshal
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.exchange import kinds
from gongkai_desktop.exchange.wire import unpack
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.office import Footing
from gongkai_desktop.records.beforehand import beforehand, told
from gongkai_desktop.records.event import Draft, Event, Projection
from gongkai_desktop.register import incoming as items
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.kind import ItemKind
from gongkai_desktop.requests import incoming as requests
from gongkai_desktop.workdays.official import official
from tests.rule_sets import RULE_SETS

from .conftest import HEADERS, NOW, TODAY, Bench

Drafting = Callable[[Mapping[str, str], date], Draft]


@lru_cache
def footing(name: str) -> Footing:
    rules = load(name)
    return Footing(rules.hash, rules, official(), TODAY)


def cells(column: Column) -> st.SearchStrategy[str]:
    """What may stand in a column once it was read: mostly something the rules know."""
    if column.kind is Kind.DATE:
        days = st.dates(date(2003, 12, 1), TODAY).map(date.isoformat)
        return st.one_of(days, st.sampled_from(["", "2026-09-30", "2026-10-09", "2026-11-20"]))
    if column.choices:
        return st.sampled_from(["", *column.choices])
    if column.kind is Kind.INTEGER:
        return st.integers(0, 30).map(str)
    words = [one.title for name in RULE_SETS for one in footing(name).rules.category_rules]
    words += [one.title for name in RULE_SETS for one in footing(name).rules.reasons]
    words += [one.title for name in RULE_SETS for one in footing(name).rules.sources]
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
    return st.one_of(st.just(""), st.sampled_from(sorted(set(words))), texts)


def rows(ledger: Ledger, *always: str) -> st.SearchStrategy[dict[str, str]]:
    """Filled fields, keys sorted, as they come from a file; some columns are there and empty."""
    wanted = {column.key: cells(column) for column in ledger.columns}
    some = st.fixed_dictionaries({key: wanted.pop(key) for key in always}, optional=wanted)
    return some.map(lambda fields: dict(sorted(fields.items())))


def as_remembered(draft: Draft, payload: str, number: int, rules: str) -> Event:
    entered = (f"{draft.day}T09:30:00+08:00", 3, number - 2, rules)
    return Event(number, number, draft.kind, draft.day, *entered, (), json.loads(payload))


def compare(draft: Draft, made: Callable[[Footing], Projection[Any]], rules: str, number: int) -> None:
    """The row as the office's process makes it, which must be what another one made of it before."""
    now = footing(rules)
    ready = beforehand(draft, made(now), now.hash)
    assert marshal.loads(marshal.dumps(tuple(ready))) == tuple(ready)
    ours = made(now)
    state = ours.folded([as_remembered(draft, ready.payload, number, now.hash)])
    if not ready.row:  # a day that no calendar has
        with pytest.raises(Refused):
            ours.row(state)
        return
    row = ours.row(state)
    assert row is not None
    assert row["last_event"] == number
    assert (told(row), ours.terms(row)) == (ready.row, ready.terms)


@given(
    rows(REGISTER, "title", "attribute", "formed", "published"), st.sampled_from(RULE_SETS), st.integers(4)
)
def test_an_item_is_the_same_wherever_it_is_worked_out(
    fields: dict[str, str], rules: str, number: int
) -> None:
    compare(items.imported(fields, TODAY), kinds.of_items, rules, number)


@given(rows(requests.INCOMING, "applicant", "asked", "arrived"), st.sampled_from(RULE_SETS), st.integers(4))
def test_an_application_is_the_same_wherever_it_is_worked_out(
    fields: dict[str, str], rules: str, number: int
) -> None:
    compare(requests.imported(fields, TODAY), kinds.of_requests, rules, number)


def test_a_row_that_cannot_be_made_is_left_to_whoever_remembers_it() -> None:
    draft = requests.imported({"applicant": "甲", "arrived": "2003-12-01", "asked": "乙"}, TODAY)
    ready = beforehand(draft, kinds.of_requests(footing("taierzhuang")), footing("taierzhuang").hash)
    assert (json.loads(ready.payload), ready.row, ready.terms) == (draft.body, (), ())


def test_a_footing_knows_no_other_rule_set() -> None:
    now = footing("tiaoli")
    assert now.rules_of("") is now.rules_of(now.hash) is now.rules
    with pytest.raises(Fault):
        now.rules_of("0" * 64)


# — through a whole import —


def old_rows(count: int) -> Iterator[list[str]]:
    """Rows of an old ledger of every kind of standing: early, late, never public, without a day, in full width."""
    chance = random.Random(count)
    for at in range(count):
        formed = TODAY - timedelta(days=chance.randrange(1, 5000))
        attribute = chance.choice(("主动公开", "主动公开", "依申请公开", "不予公开", ""))
        yield [
            chance.choice(("", f"Ａ{at}", f"A-{at}/2024")),
            f"关于第{at}件事（重要）的行 长通知",
            chance.choice(("", "无", f"某发〔{formed.year}〕{at}号")),
            chance.choice(("", formed.isoformat(), formed.isoformat())),
            attribute,
            chance.choice(("", (formed + timedelta(days=chance.randrange(-3, 60))).isoformat())),
            chance.choice(("", "国家秘密", "商业秘密", "工作秘密")),
        ]


WIDE = (*HEADERS, "公开日期", "不予公开理由")


def shown(bench: Bench) -> dict[str, list[tuple[object, ...]]]:
    tables = ("item", "catalogue", "request")
    return {table: bench.store.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables}


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The items whose rows this process has worked out."""
    found: list[object] = []
    plain = ItemKind.row
    monkeypatch.setattr(ItemKind, "row", lambda self, state: (found.append(state), plain(self, state))[1])
    return found


def test_rows_from_the_reading_process_are_those_of_a_rebuild(
    office: Bench, workbook: Callable[..., Path], worked: list[object]
) -> None:
    path = workbook([WIDE, *old_rows(1200)])
    changes = office.bring_in(path)
    assert changes.add > 1000
    assert 0 < len(worked) <= 3  # one of each batch, to bear out the others
    before = shown(office)
    office.records.rebuild()
    assert shown(office) == before


def test_a_preview_accepted_on_another_day_is_worked_out_anew(
    tmp_path: Path, workbook: Callable[..., Path], worked: list[object]
) -> None:
    now = [NOW]
    path = workbook([WIDE, ["A1", "某件密件", "", "2024-01-05", "不予公开", "", "商业秘密"]])
    with Desk.create(tmp_path / "昨天", name="某局", clock=lambda: now[0]) as desk:
        plan = desk.importer.plan(path)
        now[0] = NOW + timedelta(days=1)
        desk.import_planned(plan)
        assert desk.store.one("SELECT look_due FROM item") == (
            "2027-11-21",
        )  # a year after the day it came in
        assert len(worked) == 1
        assert desk.verify() == []


def test_a_preview_is_not_accepted_under_another_calendar(
    office: Bench, workbook: Callable[..., Path]
) -> None:
    from gongkai_desktop.workdays.days import Correction

    plan = office.plan(workbook([WIDE, *old_rows(3)]))
    day = date(2026, 11, 25)
    office.desk.correct_calendar([Correction(day, working=False, reason="校庆")], apply=True, actor=0)
    with pytest.raises(Refused, match="预览之后"):
        office.importer.apply(plan, actor=0)


def test_a_row_that_left_this_office_is_not_worked_out_in_advance(
    office: Bench, workbook: Callable[..., Path], tmp_path: Path
) -> None:
    """It is known already, most likely, and then nothing becomes of it."""
    office.bring_in(workbook([WIDE, *old_rows(5)]))
    plan = office.plan(office.export(tmp_path / "出.xlsx"))
    assert (plan.rows, plan.unchanged) == (5, 5)
    assert [ready for *_, ready in unpack(next(iter(plan.spool or ())))[0]] == [()] * 5
    plan.close()
