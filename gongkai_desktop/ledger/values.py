"""Reading and showing single values: dates as people write them, text as it compares."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache

_WRITTEN = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:[\sT]*[0-9]{1,2}[:时][0-9]{1,2}(?:[:分][0-9]{1,2}(?:\.[0-9]+)?秒?|分)?)?"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEARLESS = re.compile(r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_AHEAD = 92  # days into the future that a day without its year may mean
_NOTHING = frozenset({"", "无", "-", "—", "——", "/", "1970-01-01", "暂无", "none", "null"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[ ]*[\t\n\x0b\x0c\x85\u2028\u2029]+[ ]*")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 100_000)
_EPOCH = date(1970, 1, 1)
_DIGITS = 15  # no record's number has more, and the database holds not many more


def visible(text: str) -> str:
    """Text without the signs that nobody sees (controls, joiners, marks of direction); line breaks stay as \\n."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """Text of a field of one line: tabs and line breaks are blanks, and nothing at all within Chinese."""
    if text.isprintable():
        return text
    broken = _BREAKS.sub(lambda match: "" if _within_chinese(match) else " ", text.replace("\r", "\n"))
    return visible(broken)


def _within_chinese(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return start > 0 and end < len(text) and text[start - 1] > "\u2e7f" and text[end] > "\u2e7f"


def fold_text(text: str) -> str:
    """Text as it compares: NFKC, lower case, without spaces, line breaks and signs that nobody sees."""
    if not text.isprintable():
        text = visible(text)
    if text.isascii():
        return "".join(text.split()).lower()
    plain = unicodedata.normalize("NFKC", text)
    bare = "".join(plain.split()).lower()
    return (
        bare if len(bare) == len(plain) else unicodedata.normalize("NFKC", bare)
    )  # what spaces kept apart may compose now


def fold_header(header: str) -> str:
    """A header as it compares: folded, without a note in brackets, an asterisk or a colon."""
    folded = re.sub(r"[(\[【〔].*?[)\]】〕]", "", fold_text(header))
    return folded.strip("*:：·.、") or fold_text(header)


def record_of(number: str) -> int:
    """The record that a number of the form #n (or n) names; 0 for anything else."""
    digits = number.strip().removeprefix("#")
    return int(digits) if digits.isdecimal() and len(digits) <= _DIGITS else 0


def read_date(value: object) -> date | None:
    """The day a cell or a typed text means; None for blank, 无 and 1970-01-01.

    Takes real dates, 2026-02-06, 2026/2/6, 2026.2.6, 2026年2月6日, 20260206, any of them with a time,
    and Excel serials. Raises ValueError, in Chinese, for a day that does not exist.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return None if value == _EPOCH else value
    if isinstance(value, bool):
        raise ValueError("不是日期")
    if isinstance(value, int | float):
        return _from_serial(value)
    return _read_written(str(value))


def nearest_day(text: str, today: date) -> date | None:
    """The day that a typed month and day without a year mean (11-26, 11.26, 11月26日): the nearest one to today.

    What is entered has mostly happened: a coming day is meant only within the next three months (92 自然日).
    None where a year is written or it is no such day.
    """
    found = _YEARLESS.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    possible = []
    for year in range(today.year - 4, today.year + 5):  # far enough for a 29 February
        with suppress(ValueError):
            possible.append(date(year, month, day))
    sensible = (one for one in possible if (one - today).days <= _AHEAD)
    return min(sensible, key=lambda one: (abs((one - today).days), one), default=None)


def _from_serial(value: float) -> date | None:
    if value == 0:
        return None
    if int(value) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(value))
    return _read_written(str(int(value)))


@lru_cache(maxsize=20_000)
def _read_written(text: str) -> date | None:
    folded = unicodedata.normalize("NFKC", text).strip()
    if folded.lower() in _NOTHING:
        return None
    match = _WRITTEN.fullmatch(folded) or _COMPACT.fullmatch(folded)
    if match is None:
        if folded.isascii() and folded.isdigit() and int(folded) in _SERIALS:
            return _SERIAL_ZERO + timedelta(days=int(folded))
        yearless = _YEARLESS.fullmatch(folded)
        raise ValueError(f"{'没有写年份' if yearless else '不是日期'}，请写成 2026-02-06 的样子")
    year, month, day = (int(part) for part in match.groups()[:3])
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"没有 {year}年{month}月{day}日 这一天") from None
    return None if found == _EPOCH else found
