"""What happened to the office itself, in words; and the changes of its calendar, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai_desktop.office.calendar import CALENDAR_KINDS
from gongkai_desktop.records.event import Event


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One change of the calendar: on which day, by whom, and what. ``years`` are those whose days it speaks of."""

    day: date
    who: str
    text: str
    years: frozenset[int]


def words_of(event: Event) -> str:
    """The event in one Chinese sentence: particulars, rule set, people, departments, calendar."""
    if event.purged:
        return "内容已依规清除"
    if event.kind in CALENDAR_KINDS:
        return _words(event)
    word = _DONE.get(event.kind, "本单位的设置有变动")
    name = event.body.get("name", "")
    return f"{word}“{name}”" if name and event.kind != "office.changed" else word


def calendar_entries(events: Iterable[Event], name: Callable[[int], str]) -> tuple[CalendarEntry, ...]:
    """The changes of a calendar, newest first."""
    found = [
        CalendarEntry(event.day, name(event.actor), _words(event), _years(event))
        for event in events
        if event.kind in CALENDAR_KINDS and not event.purged
    ]
    return tuple(reversed(found))


_DONE: Mapping[str, str] = MappingProxyType(
    {
        "office.changed": "修改本单位的资料",
        "office.ruleset_chosen": "改用新的规则",
        "person.added": "添加人员",
        "person.changed": "修改人员",
        "person.left": "登记人员离任",
        "person.returned": "登记人员回来",
        "person.deputised": "登记代理",
        "person.deputy_ended": "结束代理",
        "department.added": "添加科室",
        "department.changed": "修改科室",
        "department.closed": "停用科室",
    }
)


def _words(event: Event) -> str:
    body = event.body
    if event.kind == "calendar.announced":
        return f"导入 {body['year']} 年放假安排，放假 {len(body['off'])} 天，补班 {len(body['makeup'])} 天"
    if event.kind == "calendar.withdrawn":
        return f"撤销更正 {'、'.join(body['days'])}：{body['reason']}"
    return "；".join(_correction(one) for one in body["corrections"])


def _correction(one: dict[str, object]) -> str:
    number = f"（{one['number']}）" if one.get("number") else ""
    return f"{one['day']} 改为{'上班' if one['working'] else '放假'}：{one['reason']}{number}"


def _years(event: Event) -> frozenset[int]:
    body = event.body
    if event.kind == "calendar.announced":
        return frozenset({int(body["year"])})
    days = body["days"] if event.kind == "calendar.withdrawn" else [one["day"] for one in body["corrections"]]
    return frozenset(int(day[:4]) for day in days)
