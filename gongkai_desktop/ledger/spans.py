"""Spans of days as people type them into a filter: 2026, 3月, 2026-03, 3-15, 本月, 2026-03..2026-05, 3月至5月."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.ledger.values import read_date

NONE: Final = "空"
"""Filters those without a date."""
_BETWEEN: Final = re.compile(r"\.\.|~|至|到|—+")
_YEAR: Final = re.compile(r"([0-9]{4})年?")
_MONTH: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})月?")
_OWN_MONTH: Final = re.compile(r"([0-9]{1,2})月")
_OWN_DAY: Final = re.compile(r"([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


def read_span(text: str, today: date) -> str:
    """What was typed as a filter on dates: a year, a month, a day in ISO form, or two of them joined by "..".

    '' for nothing, ``NONE`` for 空 and 无. Months and days without a year are this year's. Raises ValueError, in
    Chinese, for what is no date.
    """
    typed = unicodedata.normalize("NFKC", "".join(text.split()))
    if not typed:
        return ""
    if typed in (NONE, "无", "(空)"):
        return NONE
    ends = _BETWEEN.split(typed)
    if len(ends) > 2:
        raise ValueError("最多写两个日期，如 2026-03..2026-05")
    read = [_moment(end, today) if end else "" for end in ends]
    if not any(read):
        raise ValueError("没有写日期")
    return "..".join(read)


def show_span(span: str) -> str:
    """A span of days as ``read_span`` gives it, in running text: 2026年11月, 2026年3月1日至2026年5月31日."""
    if span == NONE:
        return "没有日期的"
    first, dots, last = span.partition("..")
    begin, end = _in_words(first), _in_words(last)
    if not dots:
        return begin
    return f"{begin}至{end}" if begin and end else f"{begin}起" if begin else f"至{end}"


def _in_words(moment: str) -> str:
    parts = [str(int(part)) for part in moment.split("-")] if moment else []
    return "".join(part + name for part, name in zip(parts, ("年", "月", "日"), strict=False))


def _moment(text: str, today: date) -> str:
    named = _named(today).get(text)
    if named is not None:
        return named
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _OWN_MONTH.fullmatch(text):
        return _month(today.year, int(found[1]))
    if found := _OWN_DAY.fullmatch(text):
        text = f"{today.year}-{found[1]}-{found[2]}"
    day = read_date(text)
    if day is None:
        raise ValueError("不是日期")
    return day.isoformat()


def _named(today: date) -> dict[str, str]:
    before = today.replace(day=1) - timedelta(days=1)
    return {
        "今天": today.isoformat(),
        "昨天": (today - timedelta(days=1)).isoformat(),
        "本月": f"{today:%Y-%m}",
        "上月": f"{before:%Y-%m}",
        "今年": f"{today.year}",
        "去年": f"{today.year - 1}",
    }


def _month(year: int, month: int) -> str:
    if not 1 <= month <= 12:
        raise ValueError(f"没有 {month} 月")
    return f"{year}-{month:02}"
