"""The wording of holiday notices: one spelling for all of them, and the lists of days found in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from gongkai_desktop.errors import Refused

_CHINESE_NUMBERS = {word: value for value, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_WEEK = "一二三四五六日"
_DAY = timedelta(days=1)

_DROPPED = re.compile(r"[\s\u200b-\u200f\ufeff“”\"'‘’「」『』*]+")
_DASHES = re.compile(r"[-‐-―−─~]+")
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])")

_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})(?:日|(?=-\d))(?P<aside>(?:\([^()]*\))*)"
)
_RANGE = re.compile(r"起?至|到|-")
_AND = re.compile(r"[、和及与]")

_OFF = re.compile(
    r"[止均全天期间,]{0,4}(?:共[\d一二两三四五六七八九十]+天,?)?(?:放假|休假|休息|补休|调休|连休)(?:调休|公休)?"
)
_MOVED = re.compile(
    r"(?:(?:[一两二三四\d]+个)?的?公休日?(?:及[^,。;\d]{1,6})?)?(?:分别)?[调移挪换][整休]?[至到]"
)
_WORKED = re.compile(r"[,均都要需须应当为]{0,3}(?P<usual>照常|正常|恢复)*(?:上班|补班|工作(?!日))")
_RESUMED = re.compile(r"起(?:恢复|照常|正常)*(?:上班|工作)")
_LEFT_UNREAD = re.compile(r"\d日[^。;\d]*(?:(?<!不)放假|上班|补休|补班|(?<!不)[调移挪换])")


class Role(Enum):
    """What a notice says of a list of days."""

    OFF = "off"
    WORKED = "worked"
    MOVED = "moved"
    """Weekend days whose rest is moved elsewhere: worked, unless they fall into the holiday themselves."""
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Said:
    """A list of days and what is said of it.

    ``at`` is where in the text it begins; ``usual`` marks 照常上班 and 正常上班, also said of ordinary days.
    """

    role: Role
    days: tuple[date, ...]
    at: int
    usual: bool = False


def clean(text: str) -> str:
    """The text as we read it: no spaces, line breaks or quotes, half-width, 星期X for weekdays, one dash."""
    folded = _DASHES.sub("-", _DROPPED.sub("", unicodedata.normalize("NFKC", text)))
    return _WEEKDAY.sub(lambda found: "星期" + found[1].replace("天", "日"), folded)


def number(text: str) -> int:
    """A count of days written 3 or 三."""
    return int(text) if text.isdigit() else _CHINESE_NUMBERS.get(text, 0)


def statements(segment: str, year: int, *, reaches_back: bool) -> list[Said]:
    """Every list of days in a cleaned stretch of a notice, with what is said of it, in order.

    A month without a year is one of ``year``; with ``reaches_back`` (元旦) November and December are those
    before it. Raises Refused where a weekday name does not fit its date, a range runs backwards, a day does
    not exist, or a sentence about days off or worked is not understood.
    """
    said: list[Said] = []
    unread, done = "", 0
    moved_to = -1
    for at, end, days in _lists(segment, year, reaches_back):
        role, verb_end, usual = (Role.OFF, end, False) if at == moved_to else _role(segment, end)
        if role is Role.MOVED:
            moved_to = verb_end
        if role is not Role.MENTIONED:
            unread, done = unread + segment[done:at], max(verb_end, done)
        said.append(Said(role, days, at, usual))
    left = _LEFT_UNREAD.search(unread + segment[done:])
    if left:
        raise not_understood(left[0])
    return said


def _role(segment: str, end: int) -> tuple[Role, int, bool]:
    resumed = _RESUMED.match(segment, end)
    if resumed:
        return Role.WORKED, resumed.end(), True
    for role, pattern in ((Role.MOVED, _MOVED), (Role.OFF, _OFF), (Role.WORKED, _WORKED)):
        found = pattern.match(segment, end)
        if found:
            return role, found.end(), bool(found.groupdict().get("usual"))
    return Role.MENTIONED, end, False


def _lists(segment: str, year: int, reaches_back: bool) -> Iterator[tuple[int, int, tuple[date, ...]]]:
    """Runs of dates joined by 、 or 至: where each begins and ends, and all its days."""
    reader = _DateReader(year, reaches_back)
    days: list[date] = []
    start = end = -1
    for found in _DATE.finditer(segment):
        joint = segment[end : found.start()] if days else ""
        if days and not _RANGE.fullmatch(joint) and not _AND.fullmatch(joint):
            yield start, end, tuple(days)
            days = []
        day = reader.read(found)
        if not days:
            start = found.start()
        elif _RANGE.fullmatch(joint):
            days += _after(days[-1], day)
        days.append(day)
        end = found.end()
    if days:
        yield start, end, tuple(days)


def _after(first: date, last: date) -> list[date]:
    if last <= first:
        raise contradiction(f"{first}至{last}", "起止日期颠倒")
    return [first + step * _DAY for step in range(1, (last - first).days)]


class _DateReader:
    """Completes dates from what stood before them: 30日 after 12月29日 is the 30th of that December."""

    def __init__(self, year: int, reaches_back: bool) -> None:
        self._year, self._reaches_back = year, reaches_back
        self._last: tuple[int, int] | None = None

    def read(self, found: re.Match[str]) -> date:
        year, month = self._month(found)
        self._last = year, month
        try:
            day = date(year, month, int(found["day"]))
        except ValueError:
            raise contradiction(found[0], f"没有{year}年{month}月{found['day']}日这一天") from None
        for name in re.findall(r"星期([一二三四五六日])", found["aside"]):
            if _WEEK.index(name) != day.weekday():
                raise contradiction(
                    found[0],
                    f"{day.year}年{day.month}月{day.day}日是星期{_WEEK[day.weekday()]}，不是星期{name}",
                )
        return day

    def _month(self, found: re.Match[str]) -> tuple[int, int]:
        if found["month"]:
            month = int(found["month"])
            before = self._reaches_back and month >= 11
            return (int(found["year"]) if found["year"] else self._year - before), month
        if self._last is None:
            raise not_understood(found[0])
        return self._last


def not_understood(sentence: str) -> Refused:
    """The refusal of a sentence whose wording is new to us."""
    return Refused(
        "放假通知里有一句没有读懂",
        why=f"“{sentence}”",
        way="请对照国务院办公厅原文改正这一句再读，或在日历里逐日登记放假和上班",
    )


def contradiction(where: str, why: str) -> Refused:
    """The refusal of a notice that cannot be right: where, and what does not fit."""
    return Refused(f"放假通知前后矛盾（{where}）", why=why, way="请对照国务院办公厅原文改正后再读")
