"""Statistics: every figure opens as many records as it says, and none is told that the records cannot know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.reports.statistics.counting import Lasting
from gongkai_desktop.reports.statistics.periods import Against, Period
from gongkai_desktop.reports.statistics.tables import Cell, Report, Table
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.tally import SETTLED, TOTAL, applications
from gongkai_desktop.requests.timeliness import Timeliness
from tests.conftest import NewOffice
from tests.paper.reading import all_text
from tests.requests.conftest import Room
from tests.review.conftest import Queue

from ..conftest import YEARS, Case, entered, fields_of, imported, invented, remember

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
DEPARTMENTS = ("办公室", "财务科", "O'Brien'); DROP TABLE item; --", "科 室%&=+:", "")
OF_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))


def published(chance: Random, count: int) -> Iterator[Draft]:
    """Items on chance days of some years, most of them public, some late."""
    for at in range(count):
        formed = date(chance.choice(range(2022, 2027)), chance.randrange(1, 11), chance.randrange(1, 28))
        fields = {
            "title": f"关于第{at}件事的通知",
            "index_no": f"S-{at}",
            "department": chance.choice(DEPARTMENTS),
            "category": chance.choice(("统计信息", "行政处罚、行政强制", "")),
            "attribute": chance.choice((PROACTIVE, PROACTIVE, "依申请公开")),
            "formed": formed.isoformat(),
        }
        if chance.random() < 0.8:
            fields["published"] = (formed + timedelta(days=chance.choice((3, 20, 60)))).isoformat()
        yield Draft("item.registered", TODAY, {"fields": fields, "imported": True})


def with_departments(drafts: Iterator[Draft], chance: Random) -> Iterator[Draft]:
    for one in drafts:
        if one.kind == "request.received":
            one.body["fields"]["department"] = chance.choice(DEPARTMENTS)
            one.body["fields"]["channel"] = chance.choice(("当面", "邮寄", "网络", ""))
        yield one


def lived(root: Path, chance: Random) -> Desk:
    """An office with applications handled here and out of an old ledger, items, and reviews with their opinions."""
    desk = Desk.create(root, name="某区教育局", clock=lambda: NOW)
    cases = invented(chance)
    remember(desk, with_departments(entered(cases[: len(cases) // 2]), chance))
    remember(desk, with_departments(imported(cases[len(cases) // 2 :]), chance))
    remember(desk, published(chance, 60))
    queue = Queue(desk)
    for at in range(8):
        review = queue.entered(f"关于第{at}次检查的通知")
        for _ in range(chance.randrange(4)):
            if queue.view(review).case.step is not None:
                turn = queue.view(review).record.turn
                queue.sign(review, day=max(turn, chance.choice(("2026-11-17", "2026-11-18", "2026-11-19"))))
    return desk


def figures(report: Report) -> Iterator[tuple[Table, str, str, Cell]]:
    for table in report.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                yield table, row.title, column, cell


def at(report: Report, table: str, row: str, column: str) -> Cell:
    return next(
        cell for one, title, name, cell in figures(report) if (one.key, title, name) == (table, row, column)
    )


# — every figure is a query —


@settings(max_examples=2, phases=[Phase.generate])  # an office takes seconds: none is made smaller
@given(seed=st.integers(0, 2**32))
def test_every_figure_opens_as_many_records_as_it_says(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)
    with lived(tmp_path_factory.mktemp("offices") / "办理", chance) as desk:
        counted: Counter[str] = Counter()
        times = [
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2024, 3, 7), date(2024, 8, 19)),
            (date(2016, 1, 1), date(2024, 12, 31)),
        ]
        for (first, last), against in zip(times, [*Against, Against.BEFORE], strict=True):
            report = desk.statistics.report(first, last, TODAY, against)
            for table, row, column, cell in figures(report):
                if cell.query is None:
                    assert cell.records is None
                    continue
                found = desk.listing(cell.ledger).count(cell.query, TODAY)
                assert found == cell.records, (table.key, row, column)
                if isinstance(cell.value, int) and column != "最长":
                    assert found == cell.value, (table.key, row, column)
                counted[cell.ledger] += found
        assert min(counted[one] for one in ("requests", "register", "review")) > 20


@settings(max_examples=2, phases=[Phase.generate])  # an office takes seconds: none is made smaller
@given(seed=st.integers(0, 2**32))
def test_rows_add_up_and_a_year_is_that_of_the_annual_report(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    with lived(tmp_path_factory.mktemp("offices") / "办理", Random(seed)) as desk:
        for year in (*YEARS, 2026):
            report = desk.statistics.report(date(year, 1, 1), date(year, 12, 31), TODAY)
            for table in report.tables:
                parts = [row for row in table.rows if not (row.whole or row.share)]
                (whole,) = [row for row in table.rows if row.title == "合计"] or [None]
                for column, name in enumerate(table.columns):
                    known = [row.cells[column].value for row in parts]
                    if whole is None or not known or name.startswith("平均") or None in known:
                        continue
                    assert sum(value for value in known if value is not None) == whole.cells[column].value
            annual = applications(desk.store, year)
            for row, key in (("期初结转", "carried_in"), ("新收", "received"), ("期末未办结", "carried_out")):
                value = at(report, "flow", row, "本期").value
                assert value is None or value == annual.get(key, (0,) * 7)[TOTAL]
            value = at(report, "flow", "办结", "本期").value
            assert value is None or value == annual.get(SETTLED, (0,) * 7)[TOTAL]


def test_every_bar_is_a_figure_of_the_table_beside_it(here: Room) -> None:
    remember(here.desk, entered(invented(Random(3))))
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    drawn = [chart for table in report.tables for chart in table.charts]
    assert len(drawn) >= len([*report.tables])
    for chart in drawn:
        for series in chart.series:
            assert [report.cell(key).value for key in series.keys] == list(series.values)


# — what it says —


def a_year() -> list[Case]:
    """Three answered in 2024: after 5, 10 and 30 working days; one of 2023 that is still open."""
    return [
        Case(APPLICANTS[0], date(2024, 3, 4), "granted", date(2024, 3, 11)),
        Case(APPLICANTS[0], date(2024, 3, 4), "granted", date(2024, 3, 18)),
        Case(APPLICANTS[1], date(2024, 6, 3), "not_exist", date(2024, 7, 16)),
        Case(APPLICANTS[0], date(2023, 12, 20)),
    ]


def test_working_days_are_those_of_the_office(here: Room) -> None:
    remember(here.desk, imported(a_year()))
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    average = at(report, "timeliness", "平均工作日", "本期")
    assert (average.value, average.records) == (Decimal("15.0"), 3)
    assert at(report, "timeliness", Timeliness.LATE.words, "本期").value == 1
    assert at(report, "timeliness", Timeliness.IN_TIME.words, "本期").value == 2
    assert at(report, "timeliness", "按期答复率（%）", "本期").value == Decimal("66.7")


def test_no_rate_is_told_where_of_one_it_cannot_be_known(here: Room) -> None:
    undated = fields_of(Case(APPLICANTS[0], date(2024, 5, 6)), 9) | {"result": "予以公开"}
    remember(here.desk, imported(a_year()))
    remember(here.desk, [Draft("request.received", TODAY, {"fields": undated, "imported": True})])
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    assert at(report, "timeliness", Timeliness.UNKNOWN.words, "本期").value == 1
    assert at(report, "timeliness", "按期答复率（%）", "本期") == Cell()
    average = at(report, "timeliness", "平均工作日", "本期")
    assert (average.value, average.records) == (Decimal("15.0"), 3)  # the one without a day is no part of it


def test_an_answer_that_was_not_sent_yet_is_not_judged(here: Room) -> None:
    number = here.receive()
    here.do(number, "examine")
    here.choose(number, "予以公开")
    here.review(number)
    here.answer(number)
    assert here.desk.store.one("SELECT timely FROM request WHERE id = ?", (number,)) == (Timeliness.UNKNOWN,)
    here.do(number, "serve", how="当面送达")
    assert here.desk.store.one("SELECT timely FROM request WHERE id = ?", (number,)) == (Timeliness.IN_TIME,)


def test_averages_of_nothing_are_no_numbers(here: Room) -> None:
    remember(here.desk, imported(a_year()))
    report = here.desk.statistics.report(date(2024, 8, 1), date(2024, 8, 31), TODAY)
    assert at(report, "flow", "办结", "本期").value == 0
    assert at(report, "timeliness", "平均工作日", "本期").words == "—"
    assert at(report, "timeliness", "按期答复率（%）", "本期").words == "—"


def test_before_the_first_record_and_after_today_nothing_is_known(here: Room) -> None:
    remember(here.desk, imported(a_year()))
    report = here.desk.statistics.report(date(2023, 1, 1), date(2023, 12, 31), date(2023, 10, 15))
    told = " ".join(report.notes)
    assert at(report, "flow", "新收", "上期") == Cell()
    assert at(report, "flow", "新收", "增减") == Cell()
    assert "依申请公开从 2023-12-20 起才有登记" in told
    assert "依申请公开的第一条登记是 2023-12-20，上期（2022-01-01 至 2022-12-31）没有登记" in told
    assert "本期还没有结束，计到 2023-10-15" in told
    assert "保密审查还没有登记" in told
    assert at(report, "received_months", "2023年11月", "新收").words == "—"
    assert at(report, "published_months", "2023年3月", "公开") == Cell()


def test_a_group_of_outcomes_is_the_sum_of_its_rows(here: Room) -> None:
    remember(here.desk, entered(invented(Random(5))))
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    rows = {
        row.title: row.cells[0].value for row in next(t for t in report.tables if t.key == "outcomes").rows
    }
    withheld = [value for title, value in rows.items() if title[:2] in {f"{one}." for one in range(1, 9)}]
    assert rows["（三）不予公开"] is not None
    assert sum(rows[one] or 0 for one in rows if one.startswith("（") and one != "（未填）") == rows["合计"]
    assert len(withheld) > 8


def test_reviews_stand_for_working_days_at_each_step(new_office: NewOffice) -> None:
    queue = Queue(new_office("tiaoli", lambda: NOW, "某区教育局"))
    slow, quick = queue.entered("关于第一件事的通知"), queue.entered("关于第二件事的通知")
    queue.sign(slow, day="2026-11-19")
    queue.sign(quick, day="2026-11-17")
    report = queue.desk.statistics.report(date(2026, 11, 1), date(2026, 11, 30), TODAY)
    step = next(row for row in report.parts[2].tables[2].rows if not row.share)
    assert [cell.value for cell in step.cells] == [2, Decimal("2.0"), 3, None, None]
    assert [cell.records for cell in step.cells[:3]] == [2, 2, 2]
    assert queue.desk.review_lists.count(step.cells[0].query or Query(), TODAY) == 2


def test_the_median_lies_between_the_two_in_the_middle() -> None:
    assert Lasting({1: 1, 4: 1}).median == Decimal("2.5")
    assert Lasting({1: 2, 4: 1}).median == Decimal("1.0")
    assert (Lasting({}).median, Lasting({}).average, Lasting({}).longest) == (None, None, None)


@pytest.mark.parametrize(
    "key",
    ["stat", "stat:", "stat:x:2024-01-01:2024-12-31:", "stat:received:2024:2025:", "stat:received:a:b:c=d"],
)
def test_a_key_that_somebody_typed_is_no_view(here: Room, key: str) -> None:
    with pytest.raises(Refused):
        here.desk.request_lists.count(Query(key), TODAY)


def test_the_list_behind_a_figure_says_what_it_is(here: Room, tmp_path: Path) -> None:
    remember(here.desk, imported(a_year()))
    report = here.desk.statistics.report(date(2024, 1, 5), OF_2024.last, TODAY)
    cell = at(report, "applicants", "自然人", "本期")
    assert cell.query is not None
    told = "新收 · 自然人 · 2024-01-05 至 2024-12-31"
    assert here.desk.request_lists.titled(cell.query.view) == told
    here.desk.ledger_exporter("requests").export(tmp_path / "台账.xlsx", cell.query)
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    assert any(told in str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row)
    assert any("首月、末月" in note for note in report.notes)


# — what goes out —


def test_the_workbook_has_a_sheet_for_each_table_and_numbers_as_numbers(here: Room, tmp_path: Path) -> None:
    remember(here.desk, with_departments(imported(a_year()), Random(1)))
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    here.desk.statistics.write(report, tmp_path / "统计.xlsx")
    book = openpyxl.load_workbook(tmp_path / "统计.xlsx")
    assert len(book.worksheets) == len([*report.tables]) + 1
    flow = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[0] == "新收"]
    assert flow[0][:4] == ("新收", 3, 1, 2)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(isinstance(cell.value, int | float) and cell.value == 15 for cell in cells)


def test_on_paper_it_has_title_office_times_tables_and_charts(here: Room) -> None:
    remember(here.desk, with_departments(imported(a_year()), Random(1)))
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    pdf = here.desk.statistics.printed(report).pdf
    told = all_text(pdf)
    for words in (
        "政府信息公开工作统计",
        "某局",
        "2024-01-01至2024-12-31",
        "期末未办结",
        "按月收件和办结（件）",
    ):
        assert words in told
    assert b"/Subtype /Image" not in pdf


def test_another_ending_is_refused_before_anything_is_written(here: Room, tmp_path: Path) -> None:
    report = here.desk.statistics.report(OF_2024.first, OF_2024.last, TODAY)
    with pytest.raises(Refused, match="统计写成工作簿或 PDF"):
        here.desk.statistics.write(report, tmp_path / "统计.docx")
    assert [*tmp_path.glob("统计*")] == []
