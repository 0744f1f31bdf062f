"""Dates as people write them, and text as it compares."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.ledger import fold_text, nearest_day, read_date, record_of, show

WRITTEN = [
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month}月{0.day}日 09:30",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    "{0.year}-{0.month:02}-{0.day:02}T00:00:00",
    "{0.year}{0.month:02}{0.day:02}",
    " {0.year} 年 {0.month} 月 {0.day} 日 ",
]
DAYS = st.dates(date(1971, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("#12", 12),
        (" 12 ", 12),
        ("#", 0),
        ("", 0),
        ("甲1", 0),
        ("##1", 0),
        (f"#{'9' * 15}", int("9" * 15)),
        ("9" * 20, 0),
    ],
)
def test_a_record_is_named_by_a_number_that_one_can_have(text: str, record: int) -> None:
    assert record_of(text) == record


@given(DAYS, st.sampled_from(WRITTEN))
def test_every_written_form_is_the_same_day(day: date, form: str) -> None:
    assert read_date(form.format(day)) == day


@given(DAYS)
def test_a_day_shown_is_read_back(day: date) -> None:
    assert read_date(show(day)) == day
    assert read_date(datetime(day.year, day.month, day.day, 13, 5)) == day


def test_full_width_digits_are_read() -> None:
    assert read_date("２０２６年２月６日") == date(2026, 2, 6)


@pytest.mark.parametrize("nothing", [None, "", "  ", "无", "-", "1970-01-01", date(1970, 1, 1), 0])
def test_blank_and_the_epoch_mean_no_day(nothing: object) -> None:
    assert read_date(nothing) is None


@pytest.mark.parametrize(
    ("serial", "day"),
    [(44477, date(2021, 10, 8)), (44103.5, date(2020, 9, 29)), ("45678", date(2025, 1, 21))],
)
def test_excel_serials_are_days(serial: object, day: date) -> None:
    assert read_date(serial) == day


@pytest.mark.parametrize("wrong", ["2024年13月45日", "2026-02-30", "三月初五", "12", "2026", "2026-2", True])
def test_what_is_no_day_is_refused_with_a_reason(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"[一-鿿]"):
        read_date(wrong)


@pytest.mark.parametrize("told", ["10月15日", "11-26", "3/5"])
def test_a_day_that_lacks_its_year_is_refused_for_that(told: str) -> None:
    with pytest.raises(ValueError, match="没有写年份"):
        read_date(told)


@given(st.text())
def test_any_text_is_a_day_nothing_or_a_reason(text: str) -> None:
    try:
        found = read_date(text)
    except ValueError as reason:
        assert str(reason)
    else:
        assert found is None or isinstance(found, date)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


def test_folding_forgets_width_case_and_spaces() -> None:
    assert fold_text(" ＡＢc　１ ２\n") == "abc12"


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("11-26", date(2026, 11, 30), date(2026, 11, 26)),
        ("11.26", date(2026, 11, 30), date(2026, 11, 26)),
        ("11月26日", date(2026, 11, 30), date(2026, 11, 26)),
        ("12/28", date(2026, 1, 5), date(2025, 12, 28)),
        ("1-5", date(2026, 12, 28), date(2027, 1, 5)),
        ("５－３１", date(2026, 11, 29), date(2026, 5, 31)),
        ("6-1", date(2026, 12, 1), date(2026, 6, 1)),
        ("3-2", date(2026, 11, 30), date(2027, 3, 2)),
        ("3-3", date(2026, 11, 30), date(2026, 3, 3)),
        ("2-29", date(2026, 11, 30), date(2024, 2, 29)),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one(typed: str, today: date, meant: date) -> None:
    assert nearest_day(typed, today) == meant


@pytest.mark.parametrize("typed", ["", "2026-11-26", "13-1", "2-30", "11", "11-26-1", "某日"])
def test_what_has_its_year_or_is_no_day_is_read_as_before(typed: str) -> None:
    assert nearest_day(typed, date(2026, 11, 30)) is None
