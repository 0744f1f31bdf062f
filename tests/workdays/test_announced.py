"""The data file of announced years, and the estimates of the years after them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LunarDate
from chinese_calendar import constants

from gongkai_desktop.data import resource
from gongkai_desktop.workdays.announced import text
from gongkai_desktop.workdays.days import DayKind, notice_year
from gongkai_desktop.workdays.official import official

ESTIMATED = range(2027, 2061)


def test_the_data_file_is_what_the_libraries_say_today() -> None:
    assert (resource("workdays") / "announced.json").read_text(encoding="utf-8") == text()


def test_every_day_off_and_make_up_day_of_the_library_is_held() -> None:
    years = range(2004, 2027)
    off = {day for year in years for day in official().off(year)}
    makeup = {day for year in years for day in official().makeup(year)}
    assert off == set(constants.holidays)
    assert makeup == set(constants.workdays)


def test_new_year_days_of_december_belong_to_the_notice_of_the_next_year() -> None:
    assert notice_year(date(2018, 12, 29)) == 2019
    assert date(2018, 12, 29) in official().notices[2019].makeup


def test_starting_needs_neither_chinese_calendar_nor_borax() -> None:
    program = (
        "import sys; from gongkai_desktop.workdays.official import official; official().version;"
        "print([name for name in sys.modules if name.split('.')[0] in ('chinese_calendar', 'borax')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_estimate_of_2027_is_the_law_with_a_working_day_for_each_weekend_day() -> None:
    expected = [(1, 1), *((2, day) for day in range(5, 11)), (4, 5), *((5, day) for day in range(1, 5))]
    expected += [(6, 9), (9, 15), *((10, day) for day in range(1, 6))]
    assert official().off(2027) == tuple(date(2027, month, day) for month, day in expected)
    assert official().makeup(2027) == ()


@pytest.mark.parametrize("year", ESTIMATED)
def test_an_estimated_year_gives_thirteen_working_days_off(year: int) -> None:
    off = [day for day in official().off(year) if day.weekday() < 5]
    assert len(off) == 13
    assert not official().announced(year)


@pytest.mark.parametrize("year", ESTIMATED)
def test_lunar_holidays_fall_on_their_lunar_days(year: int) -> None:
    named = {name: set() for name in ("春节", "端午节", "中秋节")}
    for day in official().off(year):
        for name in official().note(day).removesuffix("（估计）").split("、"):
            if name in named:
                lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
                named[name].add((lunar.month, lunar.day))
    assert {(1, 1), (1, 2), (1, 3)} <= named["春节"]
    assert (5, 5) in named["端午节"]
    assert (8, 15) in named["中秋节"]


@pytest.mark.parametrize("year", ESTIMATED)
def test_new_years_eve_is_the_day_before_the_lunar_year(year: int) -> None:
    first = LunarDate(year, 1, 1).to_solar_date()
    assert official().kind(first - timedelta(days=1)) is DayKind.HOLIDAY
