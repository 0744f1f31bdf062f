"""What a calendar is told: holiday notices and the office's own corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The seven holidays every yearly notice arranges (全国年节及纪念日放假办法 第二条), in its order."""


def notice_year(day: date) -> int:
    """The year whose notice arranges that day: the end of December belongs to the New Year that follows."""
    return day.year + 1 if (day.month, day.day) > (12, 15) else day.year


class DayKind(StrEnum):
    """What a day is: WORKDAY and MAKEUP are worked, REST (weekend) and HOLIDAY are not."""

    WORKDAY = "workday"
    REST = "rest"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class Correction:
    """One day that differs from the notices: a local holiday, or a change in mid-year.

    ``working`` says what the day is from now on; ``notice`` that an authority announced it rather
    than the office itself, ``number`` the number of its document. The reason is shown wherever the day is counted.
    """

    day: date
    working: bool
    reason: str
    notice: bool = False
    number: str = ""

    @property
    def basis(self) -> str:
        """By what the day differs."""
        return self.number or ("通知调整" if self.notice else "本单位日历调整")


@dataclass(frozen=True, slots=True)
class Announcement:
    """The holiday arrangement of one year.

    ``off`` and ``makeup`` are in order of date and may reach into the December before. ``names`` gives each
    of those days its holiday (合并放假 as "中秋节、国庆节"). ``missing`` are the holidays of the seven that
    the text does not arrange: with any of them the year is not announced yet. ``lengthened`` are holidays of which
    the text only says that they last longer: until a day, or by so many days (自然日); see ``Calendar.resolved``.
    """

    year: int
    off: tuple[date, ...]
    makeup: tuple[date, ...]
    names: Mapping[date, str]
    missing: tuple[str, ...] = ()
    lengthened: Mapping[str, date | int] = field(default_factory=dict)

    @property
    def covered(self) -> frozenset[str]:
        """The holidays this arrangement speaks of."""
        return frozenset(part for name in self.names.values() for part in name.split("、"))

    def longer(self, lengthened: Mapping[str, date | int]) -> Announcement:
        """The holidays of this arrangement that last longer, whole: an arrangement of these alone, of the same year.

        Days up to the new last one are off, weekends and make-up workdays among them too. KeyError for a holiday
        that this arrangement does not have.
        """
        off: dict[date, str] = {}
        makeup: dict[date, str] = {}
        for name, until in lengthened.items():
            known = [day for day in self.off if name in self.names[day].split("、")]
            if not known:
                raise KeyError(name)
            last = known[-1] + timedelta(days=until) if isinstance(until, int) else max(until, known[-1])
            added = ((last - known[-1]).days + 1) if last > known[-1] else 1
            off |= {day: self.names[day] for day in known}
            off |= {known[-1] + timedelta(days=step): self.names[known[-1]] for step in range(1, added)}
            worked = (day for day in self.makeup if name in self.names[day].split("、"))
            makeup |= {day: self.names[day] for day in worked if day not in off}
        covered = {part for name in off.values() for part in name.split("、")}
        missing = tuple(name for name in HOLIDAYS if name not in covered)
        return Announcement(
            self.year,
            tuple(sorted(off)),
            tuple(sorted(makeup)),
            dict(sorted((off | makeup).items())),
            missing,
        )

    def overlaid(self, newer: Announcement) -> Announcement:
        """This arrangement, with the holidays that a newer text of the same year arranges anew."""
        kept = {day for day, name in self.names.items() if not newer.covered.issuperset(name.split("、"))}
        off = {day for day in self.off if day in kept and day not in newer.makeup} | set(newer.off)
        makeup = {day for day in self.makeup if day in kept and day not in newer.off} | set(newer.makeup)
        names = {day: self.names[day] for day in sorted(kept & (off | makeup))} | dict(newer.names)
        missing = tuple(name for name in self.missing if name in newer.missing)
        return Announcement(self.year, tuple(sorted(off)), tuple(sorted(makeup)), names, missing)
