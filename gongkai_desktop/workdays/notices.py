"""A 国务院办公厅 holiday notice, as text, read into days off and make-up workdays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import HOLIDAYS, Announcement, notice_year
from gongkai_desktop.workdays.notice_text import Role, Said, clean, contradiction, number, statements

_DAY = timedelta(days=1)
_SINCE_ALL_SEVEN = 2008
"""清明节, 端午节 and 中秋节 are holidays since then; earlier notices arrange four."""

_NAME = "元旦|新年|春节|清明节?|(?:五一)?(?:国际)?劳动节|五一|端午节?|中秋节?|国庆节?|十一"
_CANONICAL = {
    "新年": "元旦",
    "清明": "清明节",
    "五一": "劳动节",
    "国际劳动节": "劳动节",
    "五一国际劳动节": "劳动节",
    "五一劳动节": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
}
_FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
"""Holidays of the solar calendar; whatever is shifted, these days are off (放假办法 第二条)."""
_COUNT = r"[\d一二两三四五六七八九十]+天"
_HEADER = re.compile(
    rf"(?P<names>(?:{_NAME})(?:[、和及与](?:{_NAME}))*)(?:共?放假{_COUNT}[,。]?)?:?(?:(?<=:)[自从])?(?=(?:\d{{4}}年)?\d{{1,2}}月\d)"
)
_CLAIM = re.compile(r"(?:共计?|放假|连休|休息)(?:放假|休息)?([\d一二两三四五六七八九十]+)天")
_WITH_WEEKEND = re.compile(r"[与和]?(?:周末|双休日)连休")
_END = re.compile(r"节假日期间|各地区|高速公路|通知(?:还)?要求|国务院办公厅")
_YEAR = re.compile(rf"(\d{{4}})年(?:全年|部分)?(?:节假日|假期|放假|{_NAME})")
_TITLE = re.compile(r"关于(.{4,60}?)的通知")
_MEMORIAL = re.compile(r"[^,。:;《》、]{2,40}?纪念日")
_PROLONGED = re.compile(
    rf"(?:延长(?:(?P<year>\d{{4}})年)?(?P<name>{_NAME})(?:放假)?假期|(?:(?P<year2>\d{{4}})年)?(?P<name2>{_NAME})(?:放假)?假期(?:再)?延长)"
    rf"(?:(?P<count>[\d一二两三四五六七八九十]+)天|[,]?(?:延长)?[至到](?P<until>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日(?:\([^()]*\))*))"
)
_RESUMES = re.compile(
    r"((?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))*)起(?:恢复|照常|正常)*(?:上班|工作)"
)
_TITLED_LONGER = re.compile(r"延长.{0,12}假期")


@dataclass(slots=True)
class _Item:
    """One holiday of a notice, or several that are taken together."""

    names: tuple[str, ...]
    off: set[date] = field(default_factory=set)
    makeup: set[date] = field(default_factory=set)


def read_notice(text: str) -> Announcement:
    """The days off and make-up workdays of a notice, in any wording used since 2004.

    The text may be pasted, with line breaks lost or in the wrong places, in full- or half-width forms. A
    notice that lacks some of the seven holidays is read as far as it goes and names them in ``missing``.
    Raises Refused for what is no notice, names no year, is not understood, or contradicts itself.
    """
    cleaned = clean(text)
    if _TITLED_LONGER.search(cleaned) and not any(_segments(cleaned)):
        return _lengthened(cleaned)
    segments = list(_segments(cleaned)) or list(_titled(cleaned))
    if not segments:
        raise _not_a_notice()
    year = _year(cleaned, segments)
    items: dict[tuple[str, ...], _Item] = {}
    for names, segment in segments:
        _read_item(items.setdefault(names, _Item(names)), segment, year)
    return _announcement(year, [item for item in items.values() if item.off])


def _segments(cleaned: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The holidays that a yearly notice arranges, with the text about each."""
    headers = list(_HEADER.finditer(cleaned))
    for header, following in zip_longest(headers, headers[1:]):
        stop = following.start() if following else len(cleaned)
        yield _names(header["names"]), _upto_end(cleaned[header.end() : stop])


def _titled(cleaned: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The one holiday of a notice in mid-year, named by its title: 关于调整2019年劳动节假期安排的通知."""
    title = _TITLE.search(cleaned)
    name = title and (re.search(_NAME, title[1]) or _MEMORIAL.search(title[1]))
    if title and name:
        body = max(cleaned.find("如下", title.end()), title.end())
        yield _names(name[0]) or (name[0],), _upto_end(cleaned[body:])


def _lengthened(cleaned: str) -> Announcement:
    """A notice that lengthens a holiday: by naming its new last day, or by a number of days."""
    found = next((one for one in _PROLONGED.finditer(cleaned)), None)
    if found is None:
        raise Refused(
            "这是延长假期的通知，没有读出延长到哪一天",
            way="请在日历里把新增的放假日和取消的补班日逐日登记，事由写通知名称",
        )
    (name,) = _names(found["name"] or found["name2"])
    titled = re.search(rf"(\d{{4}})年(?:{_NAME})(?:放假)?假期", cleaned)
    year = int(found["year"] or found["year2"] or (titled[1] if titled else 0))
    if not year:
        raise Refused("放假通知里没有年份", way="请连同标题“关于延长××××年春节假期的通知”一起粘贴")
    until: date | int = number(found["count"]) if found["count"] else _one_day(found["until"], year)
    resumes = _RESUMES.search(cleaned, found.end())
    if resumes and isinstance(until, date) and _one_day(resumes[1], year, until.month) != until + _DAY:
        raise contradiction(name, f"延长到{until}，却写着{resumes[1]}起上班")
    missing = tuple(other for other in HOLIDAYS if other != name)
    return Announcement(year, (), (), {}, missing, {name: until})


def _one_day(written: str, year: int, month: int = 0) -> date:
    """A single day of a notice, its weekday checked."""
    text = written if "月" in written else f"{month}月{written}"
    (said,) = statements(text, year, reaches_back=False)
    return said.days[0]


def _upto_end(segment: str) -> str:
    end = _END.search(segment)
    return segment[: end.start()] if end else segment


def _names(written: str) -> tuple[str, ...]:
    return tuple(_CANONICAL.get(name, name) for name in re.findall(_NAME, written))


def _year(cleaned: str, segments: Iterable[tuple[tuple[str, ...], str]]) -> int:
    """The year the notice is for; never the year it was issued in."""
    titled = {int(year) for year in re.findall(r"关于(\d{4})年(?:部分)?节假日", cleaned)}
    if len(titled) > 1:
        raise Refused(
            "文字里有不止一份放假通知",
            why="、".join(f"{year}年" for year in sorted(titled)),
            way="请只留下一个年份的通知再读",
        )
    named = titled or {int(year) for year in _YEAR.findall(cleaned)[:1]}
    named = named or {
        int(year) for _, segment in segments for year in re.findall(r"(\d{4})年\d{1,2}月", segment)
    }
    if not named:
        raise Refused(
            "放假通知里没有年份", way="请连同标题“国务院办公厅关于××××年部分节假日安排的通知”一起粘贴"
        )
    return max(named)


def _read_item(item: _Item, segment: str, year: int) -> None:
    said = statements(segment, year, reaches_back="元旦" in item.names)
    for one in said:
        if one.role is Role.OFF:
            item.off.update(one.days)
        elif one.role is Role.WORKED:
            item.makeup.update(day for day in one.days if day.weekday() >= 5 or not one.usual)
    moved = {day for one in said if one.role is Role.MOVED for day in one.days}
    item.makeup |= moved - item.off
    _check_counts(item, said, segment)


def _check_counts(item: _Item, said: Iterable[Said], segment: str) -> None:
    """Hold 共N天 and 与周末连休 against the days listed."""
    joined = _WITH_WEEKEND.search(segment)
    stretch = _with_weekends(item.off, item.makeup)
    if joined and not any(day.weekday() >= 5 for day in stretch):
        raise contradiction(_title(item), "写着与周末连休，放假的日子却不挨着周末")
    spoken = [one for one in said if one.role is Role.OFF]
    for claim in _CLAIM.finditer(segment):
        before = {day for one in spoken if one.at < claim.start() for day in one.days} or item.off
        counts = {len(before)}
        if joined or "补休" in segment:
            counts.add(len(stretch))
        if number(claim[1]) not in counts:
            raise contradiction(_title(item), f"写着{claim[1]}天，列出的放假日是{len(before)}天")


def _with_weekends(off: set[date], worked: set[date]) -> set[date]:
    stretch = set(off)
    for step in (_DAY, -_DAY):
        for day in sorted(off):
            beside = day + step
            while beside.weekday() >= 5 and beside not in worked:
                stretch.add(beside)
                beside += step
    return stretch


def _announcement(year: int, items: list[_Item]) -> Announcement:
    if not items:
        raise _not_a_notice()
    off = {day: _title(item) for item in items for day in sorted(item.off)}
    makeup = {day: _title(item) for item in items for day in sorted(item.makeup)}
    _check_days(year, off, makeup)
    _check_lawful(year, items)
    covered = {name for item in items for name in item.names}
    wanted = HOLIDAYS if year >= _SINCE_ALL_SEVEN else ("元旦", "春节", "劳动节", "国庆节")
    missing = tuple(name for name in wanted if name not in covered)
    return Announcement(
        year, tuple(sorted(off)), tuple(sorted(makeup)), dict(sorted((off | makeup).items())), missing
    )


def _check_days(year: int, off: dict[date, str], makeup: dict[date, str]) -> None:
    for day, name in (off | makeup).items():
        if notice_year(day) != year:
            raise contradiction(name, f"{day}不在{year}年的放假安排之内")
    for day, name in makeup.items():
        if day in off:
            raise contradiction(name, f"{day}既是放假日又是上班日")
        if day.weekday() < 5:
            raise contradiction(name, f"{day}本来就是工作日，不是补班日")


def _check_lawful(year: int, items: Iterable[_Item]) -> None:
    for item in items:
        for name in item.names:
            month, day = _FIXED.get(name, (0, 0))
            if month and date(year, month, day) not in item.off:
                raise contradiction(_title(item), f"{name}放假却不含{month}月{day}日")


def _title(item: _Item) -> str:
    return "、".join(item.names)


def _not_a_notice() -> Refused:
    return Refused(
        "这不是节假日安排通知",
        why="没有找到“元旦：1月1日放假”这样的放假安排",
        way="请粘贴国务院办公厅关于部分节假日安排的通知全文",
    )
