from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from gongkai_desktop.paper.deadline_page import draw_deadline, stretches
from gongkai_desktop.paper.fontbook import bundled_fonts
from tests.paper.reading import all_text, page_text, squeezed


@dataclass(frozen=True)
class Mark:
    date: date
    kind: str
    note: str = ""
    article: str = "第二十六条"


def strip(kinds: str, first: date = date(2026, 1, 28)) -> list[Mark]:
    names = {"s": "start", "c": "counted", "r": "rest", "h": "holiday", "m": "makeup", "p": "paused"}
    return [Mark(first + timedelta(at), names[kind], f"{kind}{at}") for at, kind in enumerate(kinds)]


def told(days: list[Mark]) -> list[tuple[str, int, int, str]]:
    return [(each.kind, each.first.day, each.days, each.note) for each in stretches(days)]


def test_counted_days_run_on_across_weekends_and_holidays() -> None:
    assert told(strip("sccrrcchhc")) == [
        ("start", 28, 1, "s0"),
        ("counted", 29, 5, "c1 至 c9"),
        ("holiday", 4, 2, "h7、h8"),
    ]


def test_a_make_up_day_is_counted_and_told_by_itself() -> None:
    assert told(strip("scrm")) == [
        ("start", 28, 1, "s0"),
        ("counted", 29, 2, "c1、m3"),
        ("makeup", 31, 1, "m3"),
    ]


def test_a_pause_runs_on_across_a_weekend_and_ends_where_days_count_again() -> None:
    assert [each for each in told(strip("spprrpcp")) if each[0] == "paused"] == [
        ("paused", 29, 3, "p1、p2、p5"),
        ("paused", 4, 1, "p7"),
    ]


def test_another_article_begins_another_stretch() -> None:
    days = [Mark(date(2026, 3, 2), "counted"), Mark(date(2026, 3, 3), "counted", article="第三十三条")]
    assert [each.article for each in stretches(days)] == ["第二十六条", "第三十三条"]


def test_the_page_shows_facts_calendar_stretches_and_remark() -> None:
    days = strip("sccrrcc")
    sheet = draw_deadline([("信息名称", "某通知")], days, remark="期限为暂定。", fonts=bundled_fonts())
    text = squeezed(page_text(sheet.pdf))
    assert sheet.pages == 1
    for expected in (
        "信息名称某通知",
        "2026年1月",
        "2026年2月",
        "(4)",
        "2026-01-29至2026-02-03",
        "说明：期限为暂定。",
    ):
        assert expected in text
    assert "(5)" not in text


def test_sixty_working_days_with_pauses_stay_on_one_page() -> None:
    days = strip("s" + "cccccrr" * 4 + "ppppprr" * 3 + "cccccrr" * 4 + "hhhhhhhh" + "c")
    assert draw_deadline([("事项", "某申请")] * 4, days, fonts=bundled_fonts()).pages == 1


def test_a_very_long_deadline_is_told_without_a_calendar_and_nothing_is_lost() -> None:
    days = strip("s" + "mh" * 150)
    sheet = draw_deadline([("事项", "某申请")], days, fonts=bundled_fonts())
    assert sheet.pages > 1
    assert all_text(sheet.pdf).count("放假，不计入") == 150


def test_no_days_are_no_deadline() -> None:
    with pytest.raises(ValueError, match="at least"):
        draw_deadline([], [], fonts=bundled_fonts())
