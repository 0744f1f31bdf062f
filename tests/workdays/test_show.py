"""A year for scripts and for people."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement
from gongkai_desktop.workdays.official import official
from gongkai_desktop.workdays.show import notice_report, year_report, year_text


def test_an_announced_year_as_the_command_line_gives_it() -> None:
    report = year_report(official(), 2026)
    assert list(report) == ["year", "announced", "off", "makeup"]
    assert report["year"] == 2026 and report["announced"] is True
    assert report["makeup"] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]
    assert "2026-02-23" in report["off"]


def test_an_estimated_year_says_so() -> None:
    assert year_report(official(), 2027)["announced"] is False
    assert "通知尚未导入" in year_text(official(), 2027)


def test_a_year_for_people_names_each_stretch() -> None:
    lines = year_text(official(), 2026).splitlines()
    assert "  春节：2月15日至2月23日，共9天" in lines
    assert lines[-1] == "  补班：1月4日、2月14日、2月28日、5月9日、9月20日、10月10日"


def test_days_that_do_not_join_are_listed_singly() -> None:
    assert "  端午节：6月20日、6月22日，共2天" in year_text(official(), 2015).splitlines()


def test_an_unreachable_year_is_refused() -> None:
    with pytest.raises(Refused, match="没有2061年的工作日历"):
        year_report(official(), 2061)


def test_a_notice_for_scripts() -> None:
    notice = Announcement(2027, (date(2027, 1, 1),), (), {date(2027, 1, 1): "元旦"})
    assert notice_report(notice) == {"year": 2027, "off": ["2027-01-01"], "makeup": []}


def test_an_estimated_year_has_the_days_that_the_law_gives_and_one_more_for_each_on_a_weekend() -> None:
    """全国年节及纪念日放假办法第二条、第六条; in 2027 春节 begins on 6 February, a Saturday."""
    days_off = year_report(official(), 2027)["off"]
    assert isinstance(days_off, list)
    own = {day: name for day in days_off if (name := official().note(date.fromisoformat(day)))}
    assert own == {
        f"2027-{day}": f"{name}（估计）"
        for name, days in (
            ("元旦", "01-01"),
            ("春节", "02-05 02-06 02-07 02-08 02-09 02-10"),
            ("清明节", "04-05"),
            ("劳动节", "05-01 05-02 05-03 05-04"),
            ("端午节", "06-09"),
            ("中秋节", "09-15"),
            ("国庆节", "10-01 10-02 10-03 10-04 10-05"),
        )
        for day in days.split()
    }
