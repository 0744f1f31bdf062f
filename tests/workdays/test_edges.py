"""The calendar at its edges: the end of a year, a holiday one day longer, more than one correction of a day."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import Announcement, Correction, notice_year
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.official import official


@pytest.mark.parametrize(
    ("year", "weekday"), [(2029, 0), (2030, 1), (2031, 2), (2032, 3), (2027, 4), (2033, 5), (2034, 6)]
)
def test_the_last_days_of_december_wait_for_a_new_year_in_the_middle_of_a_week(
    year: int, weekday: int
) -> None:
    """元旦在星期二、星期三的，通知常把上一年12月末的休息日调开；前一天起算到31日都可能变，26日不会。"""
    assert date(year, 1, 1).weekday() == weekday
    known = official().announce(Announcement(year - 1, (), (), {}))
    moved = [
        day for day in range(24, 32) if known.provisional(date(year - 1, 12, 1), date(year - 1, 12, day))
    ]
    assert moved == (list(range(27, 32)) if weekday in (1, 2) else [])
    assert not known.announce(Announcement(year, (), (), {})).provisional(
        date(year - 1, 12, 1), date(year - 1, 12, 31)
    )


@pytest.mark.parametrize(
    ("until", "last"),
    [
        (1, 25),
        (3, 27),
        (date(2026, 2, 23), 24),
        (date(2026, 2, 24), 24),
        (date(2026, 2, 25), 25),
    ],
    ids=["one day", "three days", "to a day before its last", "to its last day", "to the day after"],
)
def test_a_holiday_lengthened_by_days_or_to_a_day(until: date | int, last: int) -> None:
    known = Announcement(
        2026,
        tuple(date(2026, 2, day) for day in range(15, 25)),
        (date(2026, 2, 14), date(2026, 2, 28)),
        {
            **{date(2026, 2, day): "春节" for day in range(15, 25)},
            date(2026, 2, 14): "春节",
            date(2026, 2, 28): "春节",
        },
    )
    longer = known.longer({"春节": until})
    assert longer.off == tuple(date(2026, 2, day) for day in range(15, last + 1))
    assert longer.makeup == (date(2026, 2, 14), date(2026, 2, 28))
    assert known.longer({"春节": 4}).makeup == (date(2026, 2, 14),), "a day made up that is off now"


def test_days_named_one_by_one_and_then_in_a_row() -> None:
    found = read_notice("2026年部分节假日安排的通知\n国庆节：9月29日、10月1日至4日放假。")
    assert found.off == (date(2026, 9, 29), *(date(2026, 10, day) for day in range(1, 5)))


@pytest.mark.parametrize(("claim", "right"), [("3", False), ("4", True), ("5", False)])
def test_of_days_off_and_days_made_up_only_those_off_are_counted(claim: str, right: bool) -> None:
    text = f"2026年部分节假日安排的通知\n国庆节：9月27日（星期日）上班，10月1日至4日放假调休，共{claim}天。"
    if right:
        assert read_notice(text).makeup == (date(2026, 9, 27),)
    else:
        with pytest.raises(Refused, match="列出的放假日是4天"):
            read_notice(text)


def test_of_two_corrections_of_a_day_the_later_holds_and_taking_one_back_leaves_the_other_day() -> None:
    monday, tuesday = date(2026, 4, 20), date(2026, 4, 21)
    first = official().corrected([Correction(monday, False, "停电"), Correction(tuesday, False, "停水")])
    again = first.corrected([Correction(monday, True, "恢复供电")])
    assert [one.reason for one in again.corrections] == ["恢复供电", "停水"]
    assert (again.is_workday(monday), again.is_workday(tuesday)) == (True, False)
    assert again.correction(tuesday) == Correction(tuesday, False, "停水")
    back = again.uncorrected([tuesday])
    assert [one.day for one in back.corrections] == [monday] and back.correction(tuesday) is None
    with pytest.raises(Refused, match="2026-04-21没有更正可以撤销"):
        back.uncorrected([monday, tuesday])


def test_the_first_and_the_last_day_that_a_calendar_knows() -> None:
    calendar = official()
    assert calendar.between(FIRST_DAY, FIRST_DAY) == calendar.between(LAST_DAY, LAST_DAY) == 0
    for day in (date(2003, 12, 31), date(2061, 1, 1)):
        with pytest.raises(Refused, match="不在工作日历范围内"):
            calendar.is_workday(day)
    for year in (2003, 2061):
        with pytest.raises(Refused, match=f"{year}年不在日历范围内"):
            calendar.announce(Announcement(year, (), (), {}))
    assert calendar.announce(Announcement(2060, (), (), {})).announced(2060)
    assert calendar.announce(Announcement(2004, (), (), {})).announced(2004)


def test_two_calendars_differ_from_the_first_day_that_one_of_them_has_otherwise() -> None:
    calendar = official()
    two = [Correction(date(2026, 4, 21), False, "停水"), Correction(date(2026, 4, 20), False, "停电")]
    assert calendar.corrected(two).differs_from(calendar) == date(2026, 4, 20)
    assert calendar.differs_from(calendar.corrected(two[:1])) == date(2026, 4, 21)
    assert calendar.differs_from(official()) is None
    known = calendar.announce(Announcement(2030, (), (), {}))
    assert known.differs_from(calendar) == date(2029, 12, 27), "what may still move counts from there"


def test_a_notice_that_lengthens_a_holiday_says_until_when_and_of_which_year() -> None:
    with pytest.raises(Refused, match="没有读出延长到哪一天"):
        read_notice("关于延长2020年春节假期的通知\n经国务院批准，适当延长2020年春节假期。")
    with pytest.raises(Refused, match="放假通知里没有年份"):
        read_notice("关于延长春节假期的通知\n延长春节假期3天。")
    with pytest.raises(Refused, match="还不知道2020年春节原来怎样放假"):
        Calendar({}).announce(read_notice("关于延长2020年春节假期的通知\n延长2020年春节假期3天。"))
    longer = official().resolved(read_notice("关于延长2020年春节假期的通知\n延长2020年春节假期3天。"))
    assert longer.off[-1] > date(2020, 2, 2)


def test_a_holiday_joined_with_the_weekend_may_be_counted_with_it_and_must_touch_it() -> None:
    title = "2026年部分节假日安排的通知\n"
    for days in ("共1天", "共3天"):
        assert read_notice(f"{title}端午节：6月19日（星期五）放假，与周末连休，{days}。").off == (
            date(2026, 6, 19),
        )
    with pytest.raises(Refused, match="列出的放假日是1天"):
        read_notice(f"{title}端午节：6月19日（星期五）放假，与周末连休，共2天。")
    with pytest.raises(Refused, match="列出的放假日是1天"):
        read_notice(f"{title}端午节：6月19日（星期五）放假，共3天。")
    with pytest.raises(Refused, match="写着与周末连休，放假的日子却不挨着周末"):
        read_notice(f"{title}端午节：6月19日（星期五）放假，与周末连休，6月20日（星期六）上班。")
    with pytest.raises(Refused, match="写着与周末连休，放假的日子却不挨着周末"):
        read_notice(f"{title}端午节：6月18日（星期四）放假，与周末连休。")


@pytest.mark.parametrize(("day", "year"), [(14, 2026), (15, 2026), (16, 2027), (27, 2027), (31, 2027)])
def test_from_the_middle_of_december_a_day_belongs_to_the_notice_of_the_next_year(
    day: int, year: int
) -> None:
    assert notice_year(date(2026, 12, day)) == year
