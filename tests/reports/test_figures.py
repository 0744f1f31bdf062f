"""The figures of the annual report beside an independent count, and the records behind every number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.office.annual import BY_MATTER, BY_REQUEST
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.documents import documents, released_in
from gongkai_desktop.register.facets import FACETS
from gongkai_desktop.register.incoming import imported as of_old_ledger
from gongkai_desktop.reports.annual.figures import COLUMNS
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.tally import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    SETTLED,
    Fees,
    applications,
    counted_view,
    disputed_view,
    doubtful_view,
    fees,
    left_out_view,
)
from tests.requests.conftest import Room

from .conftest import YEARS, Case, counted_from_events, entered, imported, invented, remember

WHOLE = (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT)


def founded(root: Path) -> Desk:
    return Desk.create(root, name="某局")


def as_counted(desk: Desk, year: int) -> Mapping[str, tuple[int, ...]]:
    """The independent count as the table has it."""
    found = {
        row: [of_kind[kind] for kind in APPLICANTS]
        for row, of_kind in counted_from_events(desk, year).items()
    }
    return {row: (*numbers, sum(numbers)) for row, numbers in found.items()}


# — every number —


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_ten_years_are_counted_as_they_are_counted_straight_from_the_events(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    cases = invented(Random(seed))
    folder = tmp_path_factory.mktemp("offices")
    with founded(folder / "办理") as handled, founded(folder / "导入") as old:
        remember(handled, entered(cases))
        remember(old, imported(cases))
        for year in YEARS:
            wanted = as_counted(handled, year)
            assert as_counted(old, year) == wanted
            for desk in (handled, old):
                assert dict(applications(desk.store, year)) == wanted, year
            report = handled.annual.report(year)
            told = {row.key: report.figures.row(row.key) for row in report.figures.layout.rows}
            assert {key: numbers for key, numbers in told.items() if key in wanted and key != "other"} == {
                key: numbers for key, numbers in wanted.items() if key in told and key != "other"
            }
            assert [one.detail for one in report.checks if not one.ok] == []


def test_every_number_opens_as_many_records_as_it_counts(here: Room) -> None:
    remember(here.desk, entered(invented(Random(7))))
    lists = here.desk.request_lists
    for year in (2018, 2024):
        report = here.desk.annual.report(year).figures
        for row in report.layout.rows:
            for at, number in enumerate(report.row(row.key)):
                query = Query(counted_view(year, row.counts, at, report.unit))
                assert lists.count(query, here.today) == number, (row.key, COLUMNS[at])


def test_the_number_is_counted_by_the_index_alone(here: Room) -> None:
    from gongkai_desktop.requests import tally

    plan = here.desk.store.rows(f"EXPLAIN QUERY PLAN {tally._GROUPS}", {"year": 2024})
    told = " ".join(str(row[-1]) for row in plan)
    assert "COVERING INDEX request_counted" in told
    assert "TEMP B-TREE" not in told


# — what is counted, and where —


def test_a_case_goes_through_the_years_it_is_open(here: Room) -> None:
    remember(here.desk, entered([Case("商业企业", date(2021, 12, 30), "granted", date(2023, 1, 3))]))
    found = {year: applications(here.desk.store, year) for year in (2020, 2021, 2022, 2023, 2024)}
    one = (0, 1, 0, 0, 0, 0, 1)
    assert found[2020] == found[2024] == {}
    assert found[2021] == {RECEIVED: one, CARRIED_OUT: one}
    assert found[2022] == {CARRIED_IN: one, CARRIED_OUT: one}
    assert found[2023] == {CARRIED_IN: one, SETTLED: one, "granted": one}


def test_an_answer_in_parts_counts_once(here: Room) -> None:
    request = here.receive(asked="第一项\n第二项")
    day = date(2026, 11, 2)
    chosen = [
        {"matter": 1, "outcome": "partial", "title": ""},
        {"matter": 2, "outcome": "not_exist", "title": ""},
    ]
    drafts = [Draft("request.proposed", day, one, request) for one in chosen]
    remember(here.desk, [*drafts, Draft("request.issued", day, {"doc_no": "1", "row": "partial"}, request)])
    whole = applications(here.desk.store, 2026)
    assert (whole[SETTLED][-1], whole["partial"][-1], "not_held" in whole) == (1, 1, False)
    by_matter = applications(here.desk.store, 2026, BY_MATTER)
    assert {key: numbers[-1] for key, numbers in by_matter.items()} == {
        RECEIVED: 2,
        SETTLED: 2,
        "partial": 1,
        "not_held": 1,
    }
    for row in (("partial",), ("not_held",), (SETTLED,)):
        query = Query(counted_view(2026, row, 0, BY_MATTER))
        assert here.desk.request_lists.count(query, here.today) == 1


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"about": "更正记录"}, "更正申请"),
        ({"source": "代拟答复", "source_from": "区政府"}, "代其他机关拟答复"),
    ],
)
def test_what_is_no_application_to_this_office_stands_in_no_row(
    here: Room, facts: dict[str, object], why: str
) -> None:
    here.receive(**facts)
    report = here.desk.annual.report(2026).figures
    assert (report.row(RECEIVED)[-1], dict(report.left_out)) == (0, {why: 1})
    assert here.desk.request_lists.count(Query(left_out_view(2026, why)), here.today) == 1


def test_an_entry_in_error_is_counted_no_more(here: Room) -> None:
    request = here.receive()
    assert applications(here.desk.store, 2026)[RECEIVED][-1] == 1
    here.do(request, "void", why="重登了")
    assert applications(here.desk.store, 2026) == {}


def test_an_answer_anew_is_no_new_application_and_its_dispute_counts_by_its_result(here: Room) -> None:
    old = {
        **{"applicant": "王小明", "applicant_kind": "自然人", "channel": "当面", "asked": "某信息"},
        **{"arrived": "2026-03-02", "issued": "2026-03-20", "result": "予以公开", "served": "2026-03-20"},
    }
    day = date(2026, 3, 2)
    remember(here.desk, [Draft("request.received", day, {"fields": old, "imported": True})])
    (request,) = here.shown("all")
    record = int(str(request))
    here.do(record, "dispute", day="2026-05-06", path="行政复议", body="区政府")
    assert here.desk.annual.report(2026).figures.remedies[0] == (0, 0, 0, 1, 1)
    ruled = {"day": "2026-07-01", "result": "结果纠正", "order_until": "2026-12-31"}
    here.do(record, "result", **ruled)
    before = applications(here.desk.store, 2026)
    here.do(record, "anew", day="2026-07-03")
    assert applications(here.desk.store, 2026) == before
    report = here.desk.annual.report(2026).figures
    assert report.remedies == ((0, 1, 0, 0, 1), (0,) * 5, (0,) * 5)
    lists = here.desk.request_lists
    shown = {at: lists.count(Query(disputed_view(2026, 0, at)), here.today) for at in range(5)}
    assert shown == {0: 0, 1: 1, 2: 0, 3: 0, 4: 1}
    assert lists.count(Query(disputed_view(2025, 0, 4)), here.today) == 0


def test_what_old_rows_do_not_say_is_told_and_opens(here: Room) -> None:
    plain = {"applicant": "甲", "channel": "当面", "asked": "某信息", "applicant_kind": "自然人"}
    rows = [
        {
            **plain,
            "applicant_kind": "",
            "arrived": "2025-02-03",
            "issued": "2025-02-05",
            "result": "予以公开",
        },
        {**plain, "arrived": "2025-02-03", "issued": "2025-02-05", "result": "待定：当面作了解释"},
        {**plain, "arrived": "2025-02-03", "result": "予以公开"},
        {**plain, "arrived": "2025-02-03", "issued": "2024-12-31", "result": "予以公开"},
        {**plain, "result": "予以公开"},
    ]
    told = [Draft("request.received", date(2026, 1, 5), {"fields": row, "imported": True}) for row in rows]
    remember(here.desk, told)
    report = here.desk.annual.report(2025)
    assert dict(report.figures.doubts) == {"applicant": 1, "result": 1, "answered": 1, "order": 1}
    assert report.figures.left_out == {"没有收到日期": 1}
    wrong = {one.key for one in report.checks if not one.ok}
    assert wrong == {"settled", "totals", "known"}
    for doubt in report.figures.doubts:
        assert here.desk.request_lists.count(Query(doubtful_view(2025, doubt)), here.today) == 1


def test_fees_are_summed_by_the_year_of_their_notice_and_of_their_payment(here: Room) -> None:
    assert fees(here.desk.store, 2026) == Fees()
    here.at("2026-12-10")
    both = [here.receive(arrived="2026-12-01") for _ in range(2)]
    for charged in both:
        here.do(charged, "charge", day="2026-12-10", basis="按件", count="1", yuan="100", how="到财务科")
    for charged, paid in zip(both, ("2026-12-20", "2027-01-05"), strict=True):
        here.at(paid)
        here.do(charged, "pay", day=paid)
    told = {year: fees(here.desk.store, year) for year in (2025, 2026, 2027)}
    assert told == {2025: Fees(), 2026: Fees(2, 200, 1, 100), 2027: Fees(0, 0, 1, 100)}


@pytest.mark.parametrize(
    "key",
    ["counted:2024", "counted:2024:nothing:0:0", "counted:x:granted:0:0", "counted:2024:granted:9:0",
     "disputed:2024:9:0", "doubtful:2024:nothing", "leftout:2024:别的", "among:1;2"],
)  # fmt: skip
def test_a_view_that_there_is_not_is_refused(here: Room, key: str) -> None:
    from gongkai_desktop.errors import Refused

    with pytest.raises(Refused):
        here.desk.request_lists.count(Query(key), here.today)


# — table two —


def test_the_register_tells_its_normative_documents(here: Room) -> None:
    def enter(**facts: object) -> int:
        known = {"title": "某办法", "department": "办公室", "attribute": "主动公开", "category": "规范性文件"}
        return here.desk.register.enter({**known, **facts}, actor=here.actor, today=here.today).act

    enter(title="甲办法", formed="2025-03-03")
    old = enter(title="乙办法", formed="2020-03-03")
    facts = {"day": "2020-03-10", "form": "政府网站", "checked": "李四"}
    here.desk.register.perform(old, "publish", facts, actor=here.actor, today=here.today)
    here.desk.register.perform(
        old, "lapse", {"day": "2025-06-30", "why": "清理"}, actor=here.actor, today=here.today
    )
    enter(title="丙通知", formed="2025-04-01", category="机关职能")
    known = here.desk.annual.report(2025).figures.proactive
    cells = {key: one.value for key, one in known.items() if key.startswith(("norms", "regulations"))}
    assert cells == {
        **{"norms.made": "1", "norms.repealed": "1", "norms.valid": "1"},
        **dict.fromkeys(("regulations.made", "regulations.repealed", "regulations.valid"), ""),
    }
    assert known["norms.repealed"].records == (old,)
    assert here.desk.annual.report(2024).figures.proactive["norms.valid"].value == "1"


def test_a_document_published_anew_moves_no_year(here: Room) -> None:
    """本年制发 goes by the day it was formed, 废止 by the day it lapsed; 本年新公开 by its first publication."""
    register = here.desk.register

    def do(item: int, key: str, day: str, **facts: object) -> None:
        register.perform(item, key, {"day": day, **facts}, actor=here.actor, today=here.today)

    known = {"title": "甲办法", "department": "办公室", "attribute": "主动公开", "category": "规范性文件"}
    item = register.enter({**known, "formed": "2019-03-03"}, actor=here.actor, today=here.today).act
    published = {"form": "政府网站", "checked": "李四"}

    def told() -> list[object]:
        years = (2019, 2020, 2024, 2025)
        norms = [documents(register, ("规范性文件",), year) for year in years]
        return [
            [len(one.made), len(one.released), len(one.repealed), len(one.valid)] for one in norms if one
        ] + [released_in(register, year) for year in years]

    once = [[1, 1, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1]]
    do(item, "publish", "2019-03-10", **published)
    assert told() == [*once, 1, 0, 0, 0]
    do(item, "change", "2024-12-30", why="附件换了")
    assert told() == [*once, 1, 0, 0, 0], "it is not public now, but it was in its year"
    do(item, "publish", "2025-01-10", **published)
    assert told() == [*once, 1, 0, 0, 1], "what has changed was made public once more (条例第二十六条)"
    here.desk.undo_last(here.actor)
    assert told() == [*once, 1, 0, 0, 0]
    old = {**known, "title": "乙办法", "formed": "2019-05-05", "published": "2020-05-06"}
    old_row = here.desk.records.append([of_old_ledger(old, here.today)], actor=here.actor).act
    do(old_row, "change", "2024-12-30", why="附件换了")
    assert told()[1] == [0, 1, 0, 2] and told()[-4:] == [1, 1, 0, 0], "of an old ledger too"


def test_what_was_made_public_in_a_year_stays_counted_when_it_is_withheld_later(here: Room) -> None:
    register = here.desk.register
    facts = {"title": "甲通知", "department": "办公室", "attribute": "主动公开", "formed": "2025-03-03"}
    item = register.enter(facts, actor=here.actor, today=here.today).act
    told = {"day": "2025-03-10", "form": "政府网站", "checked": "李四"}
    register.perform(item, "publish", told, actor=here.actor, today=here.today)
    assert released_in(register, 2025) == 1
    act = next(one for one in register.acts(item, here.today) if one.key == "attribute")
    values = {**act.defaults, "attribute": "依申请公开", "reason": "含个人信息"}
    register.perform(item, "attribute", values, actor=here.actor, today=here.today)
    assert (released_in(register, 2025), released_in(register, 2024)) == (1, 0)
    key = FACETS.view_key("published", date(2025, 1, 1), date(2025, 12, 31))
    assert here.desk.lists.count(Query(key), here.today) == 1, "the statistics count the same"


def test_the_unit_is_the_office_s_choice(room: Callable[[str], Room]) -> None:
    for ruleset in ("tiaoli", "gansu-zhijiao"):
        assert room(ruleset).desk.annual.report(2026).figures.unit == BY_REQUEST
