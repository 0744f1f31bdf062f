"""Holiday notices of every year since 2007, as they were worded, and what is wrong with wrong ones."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from chinese_calendar import constants
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import HOLIDAYS, Announcement, Correction, notice_year
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.official import official
from gongkai_desktop.workdays.show import day_changes

HERE = Path(__file__).parent / "notices"
YEARS = range(2007, 2027)
CHANGED_LATER = {2015, 2019, 2020}
"""A second notice in the year changed what the first had said."""
ITEMS = re.compile(r"^[一二三四五六七]、.*$", re.MULTILINE)
TITLE = "国务院办公厅关于2026年部分节假日安排的通知\n"


def notice(name: int | str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def weekdays_off(days: set[date]) -> set[date]:
    """Of the days off those that would be worked: the library lists weekends now and then."""
    return {day for day in days if day.weekday() < 5}


def held(days: dict[date, str], year: int) -> set[date]:
    return {day for day in days if notice_year(day) == year}


@pytest.mark.parametrize("year", sorted(set(YEARS) - CHANGED_LATER))
def test_a_years_notice_gives_exactly_the_days_on_record(year: int) -> None:
    told = read_notice(notice(year))
    assert told.year == year
    assert weekdays_off(set(told.off)) == weekdays_off(held(constants.holidays, year))
    assert set(told.makeup) == held(constants.workdays, year)
    assert told.missing == ()
    assert set(told.names) == {*told.off, *told.makeup}


@pytest.mark.parametrize("year", YEARS)
def test_each_day_bears_the_name_of_its_holiday(year: int) -> None:
    told = read_notice(notice(year))
    assert told.covered == set(HOLIDAYS if year > 2007 else ("元旦", "春节", "劳动节", "国庆节"))
    for day, name in official().notices[year].names.items():
        if day in told.names and name in HOLIDAYS:
            assert set(told.names[day].split("、")) <= {name, "国庆节", "中秋节"}


@pytest.mark.parametrize("year", YEARS)
def test_reading_a_known_notice_again_moves_no_working_day(year: int) -> None:
    calendar = official().announce(read_notice(notice(year)))
    if year not in CHANGED_LATER:
        assert calendar.version == official().version


class TestChangesInMidYear:
    def test_the_labour_day_of_2019_replaces_only_itself(self) -> None:
        first = read_notice(notice(2019))
        second = read_notice(notice("2019-labour-day"))
        assert second.covered == {"劳动节"} and "元旦" in second.missing
        both = first.overlaid(second)
        assert weekdays_off(set(both.off)) == weekdays_off(held(constants.holidays, 2019))
        assert set(both.makeup) == held(constants.workdays, 2019)
        assert both.missing == ()

    def test_the_memorial_day_of_2015_is_added(self) -> None:
        second = read_notice(notice("2015-memorial-day"))
        assert second.year == 2015
        both = read_notice(notice(2015)).overlaid(second)
        assert weekdays_off(set(both.off)) == weekdays_off(held(constants.holidays, 2015))
        assert set(both.makeup) == held(constants.workdays, 2015)
        assert second.names[date(2015, 9, 3)] == "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"

    def test_a_lengthened_holiday_is_read_by_its_new_last_day(self) -> None:
        longer = read_notice(notice("2020-prolonged"))
        assert (longer.year, longer.lengthened) == (2020, {"春节": date(2020, 2, 2)})
        before = Calendar({2020: read_notice(notice(2020))})
        after = before.announce(longer)
        assert after.announced(2020)
        changes = [(day.isoformat(), was, now) for day, was, now in day_changes(before, after, 2020)]
        assert changes == [
            ("2020-01-31", "上班（工作日）", "放假（春节）"),
            ("2020-02-01", "上班（春节补班）", "放假（春节）"),
        ]
        days = map(date.fromordinal, range(date(2020, 1, 1).toordinal(), date(2021, 1, 1).toordinal()))
        assert all(after.is_workday(day) == official().is_workday(day) for day in days)

    @pytest.mark.parametrize(
        "text",
        [
            "关于2020年春节假期延长的通知：2020年春节假期延长至2月2日（星期日）。",
            "关于延长2020年春节假期的通知：现将2020年春节假期延长3天。",
            "关于延长2020年春节假期的通知\n延长2020年春节假期至2月2日，2月3日起正常上班。",
        ],
    )
    def test_other_ways_to_lengthen(self, text: str) -> None:
        known = Calendar({2020: read_notice(notice(2020))})
        said = known.resolved(read_notice(text))
        assert (said.off[0], said.off[-1]) == (date(2020, 1, 24), date(2020, 2, 2))
        assert said.makeup == (date(2020, 1, 19),)

    def test_what_contradicts_itself_or_hangs_in_the_air_is_refused(self) -> None:
        text = notice("2020-prolonged")
        with pytest.raises(Refused, match="前后矛盾"):
            read_notice(text.replace("2月3日（星期一）起", "2月4日（星期二）起"))
        with pytest.raises(Refused, match="星期日"):
            read_notice(text.replace("正月初九，星期日", "正月初九，星期六"))
        with pytest.raises(Refused, match="原来怎样放假"):
            Calendar({}).announce(read_notice(text))

    @pytest.mark.parametrize("name", ["2015-memorial-day", "2019-labour-day", "2020-prolonged", "2015-added"])
    def test_a_year_announced_long_before_stays_announced(self, name: str) -> None:
        said = read_notice(notice(name))
        after = official().announce(said)
        assert after.announced(said.year)
        assert after.notices[said.year].missing == ()
        assert not after.provisional(date(said.year, 1, 2), date(said.year, 12, 20))
        assert day_changes(official(), after, said.year) == ()  # what is on record has them already

    def test_entered_by_hand_it_gives_the_days_on_record(self) -> None:
        corrections = [
            Correction(date(2020, 1, 31), False, "延长春节假期", notice=True),
            Correction(date(2020, 2, 1), False, "延长春节假期", notice=True),
        ]
        calendar = official().announce(read_notice(notice(2020))).corrected(corrections)
        ordinals = range(date(2020, 1, 1).toordinal(), date(2020, 12, 31).toordinal() + 1)
        for day in map(date.fromordinal, ordinals):
            assert calendar.is_workday(day) == official().is_workday(day)


class TestPartialNotice:
    def test_what_is_there_is_read_and_what_lacks_is_named(self) -> None:
        told = read_notice(notice("2018-part"))
        assert told.year == 2018
        assert told.missing == ("元旦", "春节")
        assert told.makeup == (date(2018, 4, 8), date(2018, 4, 28), date(2018, 9, 29), date(2018, 9, 30))
        assert date(2018, 6, 18) in told.off and date(2018, 2, 15) not in told.off

    @pytest.mark.parametrize("gone", range(7))
    def test_an_item_taken_out_is_missed(self, gone: int) -> None:
        item = ITEMS.findall(notice(2026))[gone]
        assert read_notice(notice(2026).replace(item, "")).missing == (HOLIDAYS[gone],)


def full_width(text: str) -> str:
    return text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def half_width(text: str) -> str:
    return text.translate(str.maketrans("：，；（）～—", ":,;()~-"))


REWRITTEN = {
    "line breaks lost": lambda text: text.replace("\n", ""),
    "line breaks inside words": lambda text: "\r\n".join(text),
    "ideographic spaces": lambda text: text.replace("\n", "\n　　").replace("至", " 至 "),
    "full-width digits": full_width,
    "half-width punctuation": half_width,
    "周 for 星期": lambda text: text.replace("星期", "周"),
    "星期 for 周": lambda text: re.sub(r"周(?=[一二三四五六日])", "星期", text),
    "星期天 for 星期日": lambda text: text.replace("星期日", "星期天").replace("周日", "周天"),
    "dash for 至": lambda text: re.sub("(?<!调)至", "—", text),
    "counts in words": lambda text: text.translate({}).replace("共3天", "共三天").replace("共7天", "共七天"),
    "an invisible mark in front": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("way", REWRITTEN)
@pytest.mark.parametrize("year", YEARS)
def test_the_way_it_is_typed_does_not_matter(year: int, way: str) -> None:
    assert read_notice(REWRITTEN[way](notice(year))) == read_notice(notice(year))


@given(st.sampled_from(YEARS), st.data())
def test_white_space_anywhere_does_not_matter(year: int, data: st.DataObject) -> None:
    text = notice(year)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=20)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert read_notice(
        data.draw(st.sampled_from(["\n", " ", "\t", "　", "\u200b"])).join(pieces)
    ) == read_notice(text)


def wrong_weekdays() -> list[tuple[int, int]]:
    return [
        (year, found.start())
        for year in YEARS
        for found in re.finditer(r"(?:(?<=星期)|(?<=周))[一二三四五六日](?=[）、，])", notice(year))
    ]


@pytest.mark.parametrize(("year", "at"), wrong_weekdays())
def test_a_weekday_name_that_does_not_fit_its_date_is_refused(year: int, at: int) -> None:
    text = notice(year)
    other = "二" if text[at] != "二" else "三"
    with pytest.raises(Refused, match="不是星期" + other):
        read_notice(text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize("year", YEARS)
def test_a_count_that_does_not_add_up_is_refused(year: int) -> None:
    text = notice(year)
    for found in re.finditer(r"共(\d)天", text):
        wrong = text[: found.start(1)] + str(int(found[1]) + 1) + text[found.end(1) :]
        with pytest.raises(Refused, match=rf"写着{int(found[1]) + 1}天，列出的放假日是{found[1]}天"):
            read_notice(wrong)


NEW_YEAR = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "这不是节假日安排通知"),
        ("关于召开全市政务公开工作会议的通知\n各科室：兹定于2月3日上午开会。", "这不是节假日安排通知"),
        ("关于做好2026年元旦春节期间有关工作的通知\n各单位要加强值班。", "这不是节假日安排通知"),
        (NEW_YEAR, "没有年份"),
        (TITLE + NEW_YEAR + "1月3日（周六）上班。", "2026-01-03既是放假日又是上班日"),
        (TITLE + NEW_YEAR + "1月5日（周一）上班。", "2026-01-05本来就是工作日，不是补班日"),
        (TITLE + "一、元旦：1月3日至1日放假，共3天。", "起止日期颠倒"),
        (TITLE + "一、元旦：1月1日至1日放假。", "起止日期颠倒"),
        (TITLE + "二、春节：2月30日放假。", "没有2026年2月30日这一天"),
        (TITLE + "五、端午节：6月17日放假，与周末连休。", "放假的日子却不挨着周末"),
        (TITLE + "一、元旦：2024年1月1日放假。", "2024-01-01不在2026年的放假安排之内"),
        (TITLE + "七、国庆节：11月1日至7日放假调休，共7天。", "国庆节放假却不含10月1日"),
        (TITLE + "一、元旦：1月1日放假，共两天。", "写着两天，列出的放假日是1天"),
        (TITLE + NEW_YEAR + "1月4日（周日）与1月9日（周五）对调。", "有一句没有读懂"),
        (TITLE + NEW_YEAR + "1月4日（周日）公休日调—1月9日（周五）。", "有一句没有读懂"),
        (TITLE + NEW_YEAR + TITLE.replace("2026", "2025") + NEW_YEAR, "不止一份放假通知"),
    ],
)
def test_what_cannot_be_a_notice_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_notice(text)


@pytest.mark.parametrize(
    ("item", "off", "makeup"),
    [
        ("一、元旦：1月1日放假，与周末连休，共4天。", ["01-01"], None),
        ("一、元旦：1月1日（星期四）放假，1月2日（星期五）补休。", ["01-01", "01-02"], []),
        ("一、元旦：2025年12月31日至2026年1月2日放假，共3天。", ["12-31", "01-01", "01-02"], []),
        ("一、元旦：12月31日至1月2日放假，共3天。12月28日照常上班。", ["12-31", "01-01", "01-02"], ["12-28"]),
        ("元旦 1月1-3日放假调休，共3天，1月4日上班", ["01-01", "01-02", "01-03"], ["01-04"]),
        (
            "一、元旦：自1月1日起至1月3日止放假，共3天。1月5日（星期一）起正常上班。",
            ["01-01", "01-02", "01-03"],
            [],
        ),
        ("一、元旦：1月1日放假1天，不调休。高速公路1月1日0时至24时免费通行。", ["01-01"], []),
        (
            "四、劳动节：5月1日放假。5月9日（周六）公休日调至5月4日（周一）。",
            ["05-01", "05-04"],
            ["05-09"],
        ),
        ("一、元旦：1月1日放假，1月2日（周五）补休，共4天。", ["01-01", "01-02"], []),
        ("一、元旦：1月1日放假。节假日期间，1月3日值班人员上班。", ["01-01"], []),
        ("五、端午节：6月19日、20日、21日休息。6月22日（星期一）照常上班。", ["06-19", "06-20", "06-21"], []),
    ],
)
def test_other_ways_of_saying_it(item: str, off: list[str], makeup: list[str] | None) -> None:
    if makeup is None:
        with pytest.raises(Refused, match="放假的日子却不挨着周末"):
            read_notice(TITLE + item)
        return
    told = read_notice(TITLE + item)
    assert [str(day)[5:] for day in told.off] == off
    assert [str(day)[5:] for day in told.makeup] == makeup


def test_a_newspaper_report_reads_like_the_notice() -> None:
    told = read_notice(
        """昨天，国务院办公厅发出2008年部分节假日安排的通知，2008年元旦，市民可以休息3天。
        元旦放假3天
        2007年12月30日至2008年1月1日放假。其中:1月1日(星期二)为法定节假日,12月30日(星期日)为公休日,
        12月29日(星期六)公休日调至12月31日(星期一)。12月29日(星期六)上班。
        清明放假3天
        4月4日至6日放假。其中:4月4日(清明节),为法定节假日,4月5日(星期六)、4月6日(星期日)照常公休。
        五一放假3天
        5月1日至3日放假。其中,5月3日(星期六)为公休日,5月4日(星期日)公休日调至5月2日(星期五)。
        (来源:晚报)"""
    )
    whole = read_notice(notice(2008))
    assert set(told.off) == {day for day in whole.off if whole.names[day] in ("元旦", "清明节", "劳动节")}
    assert told.makeup == (date(2007, 12, 29), date(2008, 5, 4))
    assert told.missing == ("春节", "端午节", "中秋节", "国庆节")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_notice(text)


@given(
    st.sampled_from(YEARS),
    st.integers(0, 2000),
    st.integers(0, 6),
    st.text("0123456789月日至、（）。上班放假", max_size=4),
)
def test_a_damaged_notice_is_read_or_refused(year: int, at: int, length: int, put: str) -> None:
    text = notice(year)
    at %= len(text)
    try:
        told = read_notice(text[:at] + put + text[at + length :])
    except Refused as refusal:
        assert str(refusal).endswith("。")
    else:
        assert isinstance(told, Announcement)
        assert not set(told.off) & set(told.makeup)
        assert all(day.weekday() >= 5 for day in told.makeup)
