"""The working-day calendar: every question answered by a look-up in arrays built once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import accumulate, compress, islice
from typing import NoReturn

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import HOLIDAYS, Announcement, Correction, DayKind

FIRST_DAY = date(2004, 1, 1)
"""The first day a calendar knows: the earliest year whose notice is on record."""
LAST_DAY = date(2060, 12, 31)
"""The last day a calendar knows: estimates are computed up to here."""

_BASE = FIRST_DAY.toordinal()
_LENGTH = LAST_DAY.toordinal() - _BASE + 1
_WEEK = "周一", "周二", "周三", "周四", "周五", "周六", "周日"
WEEKEND_BASIS = "国务院关于职工工作时间的规定第七条"
"""Why Saturdays and Sundays are not worked (国务院令第174号)."""
_LAW = "全国年节及纪念日放假办法第二条"
_UNSETTLED_NEW_YEARS = frozenset({1, 2})
"""Weekdays (Tuesday, Wednesday) of 1 January for which the notice may still shift days of December before."""


_NEW_YEAR_FROM = (12, 27)
"""From which day of December the notice of the next year usually takes days."""
_MARK = " #"


def told(version: str) -> str:
    """What a calendar is made of, in words for paper: its version without the mark that tells versions apart."""
    return version.partition(_MARK)[0]


@dataclass(frozen=True, eq=False)
class Calendar:
    """Which days are worked, from the notices, the estimates and the office's corrections. Never changes.

    ``notices`` and ``estimates`` hold one arrangement for a year; where a notice covers only some of the
    seven holidays, the estimate stands in for the rest. All methods taking a day raise Refused for a day
    outside FIRST_DAY to LAST_DAY.
    """

    notices: Mapping[int, Announcement]
    estimates: Mapping[int, Announcement] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()

    def corrected(self, corrections: Iterable[Correction]) -> Calendar:
        """This calendar with the office's corrections added; a later one for the same day prevails."""
        added = tuple(corrections)
        for correction in added:
            _index(correction.day)
            if not correction.reason.strip():
                raise Refused(f"{correction.day}的日历调整没有写理由", way="请写明依据，例如文件名称或事由")
        days = {one.day: one for one in (*self.corrections, *added)}
        return replace(self, corrections=tuple(days[day] for day in sorted(days)))

    def uncorrected(self, days: Iterable[date]) -> Calendar:
        """This calendar without the office's corrections of these days: they are what the notices say again."""
        back = frozenset(days)
        corrected = {one.day for one in self.corrections}
        for day in sorted(back - corrected):
            raise Refused(f"{day}没有更正可以撤销", way="请刷新后再选")
        return replace(self, corrections=tuple(one for one in self.corrections if one.day not in back))

    def correction(self, day: date) -> Correction | None:
        """The office's correction of that day, if there is one."""
        return next((one for one in self.corrections if one.day == day), None)

    def resolved(self, announcement: Announcement) -> Announcement:
        """A notice with what it only says to be longer spelled out day by day, from what this calendar knows.

        Refused when the notice of that year, which says from when to when the holiday was, is not in.
        """
        if not announcement.lengthened:
            return announcement
        known = self.notices.get(announcement.year)
        try:
            return known.longer(announcement.lengthened) if known else self._unknown(announcement)
        except KeyError:
            return self._unknown(announcement)

    def _unknown(self, announcement: Announcement) -> NoReturn:
        names = "、".join(announcement.lengthened)
        raise Refused(
            f"还不知道{announcement.year}年{names}原来怎样放假",
            why="延长假期的通知只写延长到哪一天",
            way=f"请先导入{announcement.year}年的放假安排，再导入这份通知",
        )

    def announce(self, announcement: Announcement) -> Calendar:
        """This calendar with a notice read in; it replaces only the holidays that it names.

        So a partial notice leaves the others estimated, and one in mid-year (the Labour Day of 2019) leaves
        the year's others as they were announced.
        """
        year = announcement.year
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            raise Refused(
                f"{year}年不在日历范围内", why=_range_text(), way="请核对通知的年份，或改用更新版本的程序"
            )
        announcement = self.resolved(announcement)
        known = self.notices.get(year)
        merged = known.overlaid(announcement) if known else announcement
        return replace(self, notices={**self.notices, year: merged})

    # Answers about days ------------------------------------------------------------------------------------

    def is_workday(self, day: date) -> bool:
        """Whether people work on that day."""
        return self._mask[_index(day)] == 1

    def kind(self, day: date) -> DayKind:
        """What the day is; see DayKind."""
        _index(day)
        special = self._special.get(day)
        if special is None:
            return DayKind.REST if day.weekday() >= 5 else DayKind.WORKDAY
        return special[0]

    def note(self, day: date) -> str:
        """Why the day is off or worked, in words; "" for an ordinary working day.

        "国庆节", "国庆节补班", "春节（估计）", "周六", or the reason of a correction.
        """
        _index(day)
        special = self._special.get(day)
        if special is not None:
            return special[1]
        return _WEEK[day.weekday()] if day.weekday() >= 5 else ""

    def basis(self, day: date) -> str:
        """By what the day is off or worked: a notice, the law, a correction; "" for a usual working day."""
        _index(day)
        special = self._special.get(day)
        if special is not None:
            return special[2]
        return WEEKEND_BASIS if day.weekday() >= 5 else ""

    def off(self, year: int) -> tuple[date, ...]:
        """The days off of a calendar year that a notice, an estimate or a correction names, in order."""
        return tuple(self._named(year, DayKind.HOLIDAY))

    def makeup(self, year: int) -> tuple[date, ...]:
        """The days of a calendar year that are worked although they would be off, in order."""
        return tuple(self._named(year, DayKind.MAKEUP))

    def announced(self, year: int) -> bool:
        """Whether the whole notice of that year is in; without it the year is an estimate."""
        notice = self.notices.get(year)
        return notice is not None and not notice.missing

    def provisional(self, first: date, last: date) -> bool:
        """Whether anything from first to last may still move because a notice is not out.

        That is every day of a year not announced, and the end of December where the next year's New Year
        falls so that its notice usually takes days from it.
        """
        if any(not self.announced(year) for year in range(first.year, last.year + 1)):
            return True
        following = last.year + 1
        unsettled = date(following, 1, 1).weekday() in _UNSETTLED_NEW_YEARS and not self.announced(following)
        return unsettled and (last.month, last.day) >= _NEW_YEAR_FROM

    def differs_from(self, other: Calendar) -> date | None:
        """The first day of which this calendar says otherwise than the other one, whether it is worked or whether
        that may still move; None where they count alike."""
        places = (place for place in range(_LENGTH) if self._mask[place] != other._mask[place])
        found = [date.fromordinal(_BASE + place) for place in islice(places, 1)]
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
            if self.announced(year) is not other.announced(year):
                found.append(date(year - 1, *_NEW_YEAR_FROM))
        return max(min(found), FIRST_DAY) if found else None

    # Counting ----------------------------------------------------------------------------------------------

    def add(self, day: date, n: int) -> date:
        """The n-th working day after the day (before it for n < 0); n = 0 is the day itself."""
        index = _index(day)
        if n == 0:
            return day
        place = self._rank[index] + n - 1 if n > 0 else self._before[index] + n
        if not 0 <= place < len(self._work):
            raise _outside(f"{day}起第{n}个工作日")
        return date.fromordinal(self._work[place])

    def between(self, a: date, b: date) -> int:
        """Working days after a up to and including b; negative when b is before a."""
        return self._rank[_index(b)] - self._rank[_index(a)]

    def roll(self, day: date) -> date:
        """The day itself when it is a working day, otherwise the next working day."""
        return day if self.is_workday(day) else self.add(day, 1)

    def add_many(self, ordinals: Sequence[int], n: int) -> list[int]:
        """``add`` for many days at once: proleptic ordinals (date.toordinal) in, ordinals out, same order."""
        if not ordinals or n == 0:
            return list(ordinals)
        for extreme in (min(ordinals), max(ordinals)):
            self.add(_date(extreme), n)
        work, base = self._work, _BASE
        rank, shift = (self._rank, n - 1) if n > 0 else (self._before, n)
        return [work[rank[ordinal - base] + shift] for ordinal in ordinals]

    # What it is made of ------------------------------------------------------------------------------------

    @cached_property
    def version(self) -> str:
        """What the calendar is made of, for traces and papers; equal versions count alike."""
        import hashlib  # OpenSSL behind it; a list asks for no version

        years = [year for year in self.notices if self.announced(year)]
        parts = [f"国务院通知至{max(years)}年" if years else "无国务院通知"]
        partial = sorted(year for year in self.notices if not self.announced(year))
        parts += [f"{year}年通知不全" for year in partial]
        own = sum(not one.notice for one in self.corrections)
        later = len(self.corrections) - own
        parts += [f"年中通知调整{later}处"] if later else []
        parts += [f"本单位调整{own}处"] if own else []
        made = bytes(self._mask) + repr(sorted(years)).encode()
        return f"{' + '.join(parts)}{_MARK}{hashlib.sha256(made).hexdigest()[:6]}"

    @cached_property
    def _special(self) -> dict[date, tuple[DayKind, str, str]]:
        """Every day that is not simply what its weekday says, with its note and its basis."""
        days: dict[date, tuple[DayKind, str, str]] = {}
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
            notice, guess = self.notices.get(year), self.estimates.get(year)
            if guess is not None and not self.announced(year):
                wanted = set(notice.missing if notice else HOLIDAYS)
                days |= {
                    day: (DayKind.HOLIDAY, f"{name}（估计）", _LAW)
                    for day, name in guess.names.items()
                    if wanted.intersection(name.split("、"))
                }
            if notice is not None:
                title = f"国务院办公厅{year}年节假日安排通知"
                days |= {day: (DayKind.HOLIDAY, notice.names[day], title) for day in notice.off}
                days |= {day: (DayKind.MAKEUP, f"{notice.names[day]}补班", title) for day in notice.makeup}
        for one in self.corrections:
            days[one.day] = _corrected_kind(one), one.reason, one.basis
        return days

    @cached_property
    def _mask(self) -> bytearray:
        """1 for a working day, for every day from FIRST_DAY."""
        start = FIRST_DAY.weekday()
        week = bytes(int((start + offset) % 7 < 5) for offset in range(7))
        mask = bytearray(week * (_LENGTH // 7 + 1))[:_LENGTH]
        for day, (kind, _, _) in self._special.items():
            place = day.toordinal() - _BASE
            if 0 <= place < _LENGTH:
                mask[place] = kind is not DayKind.HOLIDAY
        return mask

    @cached_property
    def _work(self) -> array[int]:
        """The ordinals of all working days; numbers side by side, a list of them is ten times as large."""
        return array("i", list(compress(range(_BASE, _BASE + _LENGTH), self._mask)))

    @cached_property
    def _rank(self) -> array[int]:
        """For every day, the number of working days up to and including it."""
        return array("i", list(accumulate(self._mask)))

    @cached_property
    def _before(self) -> array[int]:
        """For every day, the number of working days before it."""
        return array("i", (0,)) + self._rank[:-1]

    def _named(self, year: int, kind: DayKind) -> Iterator[date]:
        return (day for day in sorted(self._special) if day.year == year and self._special[day][0] is kind)


def _corrected_kind(correction: Correction) -> DayKind:
    if not correction.working:
        return DayKind.HOLIDAY
    return DayKind.MAKEUP if correction.day.weekday() >= 5 else DayKind.WORKDAY


def _index(day: date) -> int:
    place = day.toordinal() - _BASE
    if not 0 <= place < _LENGTH:
        raise _outside(str(day))
    return place


def _date(ordinal: int) -> date:
    if not _BASE <= ordinal < _BASE + _LENGTH:
        raise _outside("有的起算日")
    return date.fromordinal(ordinal)


def _outside(what: str) -> Refused:
    return Refused(f"{what}不在工作日历范围内", why=_range_text(), way="请核对日期有没有写错")


def _range_text() -> str:
    return f"日历从{FIRST_DAY.year}年到{LAST_DAY.year}年"
