"""Ctrl+Z: what a person did last, in any room, told before it is taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gongkai_desktop.cases.registry import Kinds, Lookup
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.timeline import words_of as of_office
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.undo import last_act

_NAMED, _STEPS = 3, 2  # records and steps of an act that are named
_OFFICE = ("office", "person", "department", "calendar")  # what moves limits, and is not about a record
_IMPORTED = "import.applied"  # told by itself, whatever came of it
_LOOKED_AT = 200  # events of a long act in which records are looked for


@dataclass(frozen=True, slots=True)
class LastAct:
    """An act by the number of its first event, when it was entered (ISO with offset), and what it was, in words."""

    act: int
    at: str
    text: str


def find_last(log: Log, kinds: Kinds, lookup: Lookup, actor: int) -> LastAct:
    """What this person did last and may take back.

    What was printed for nothing in particular (a blank, a summary) is passed over. Refused when there is nothing,
    when it was printed or issued, and when somebody was added who has acted since. ``lookup`` gives the names of the
    records by which an act is told.
    """
    event = last_act(log, actor)
    if event is None:
        way = "别人登记的由她自己撤销；更早的改动请在记录的时间线里撤销"
        raise Refused("没有您自己登记、还能撤销的一步", way=way)
    paper = _final(log, event.id)
    found = LastAct(event.id, event.at, _words(log, kinds, lookup, paper or event))
    if paper is not None:
        way = "请按登记有误作废，再重新办理；更早的改动请在记录的时间线里撤销"
        raise Refused(f"最后一步是“{found.text}”，不能撤销", why="已经打印或印发，纸面已经存在", way=way)
    if event.kind == "person.added" and log.store.one("SELECT 1 FROM event WHERE actor = ?", (event.stream,)):
        name = event.body.get("name", "")
        raise Refused(f"“{name}”已经办过事，不能撤销添加", way="请在“人员与科室”里登记离任")
    return found


def _final(log: Log, act: int) -> Event | None:
    """What was printed or issued in an act, whatever else went with it."""
    kinds = json.dumps(sorted(log.projector.final))
    sql = (
        "SELECT id FROM event WHERE act = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1"
    )
    row = log.store.one(sql, (act, kinds))
    return log.event(int(row[0])) if row else None


def _words(log: Log, kinds: Kinds, lookup: Lookup, event: Event) -> str:
    """What an act did, from this event on, with the records that it is about."""
    rows = log.store.rows(
        "SELECT id, stream, touches FROM event WHERE act = ? ORDER BY id LIMIT ?", (event.act, _LOOKED_AT)
    )
    steps = [log.event(int(number)) for number, _, _ in rows if number >= event.id][:_STEPS]
    told = "；".join(dict.fromkeys(_told(kinds, step) for step in steps if step is not None))
    touched = (json.loads(touches or "[]") for _, _, touches in rows)
    names = list(lookup.titles({int(stream) for _, stream, _ in rows}.union(*touched)).values())
    if event.kind == _IMPORTED:
        return _told(kinds, event)
    if not names or _room(event) in _OFFICE:
        return told
    more = f"等 {len(names)} 件" if len(names) > _NAMED else ""
    return f"{told}：{''.join(f'《{name}》' for name in names[:_NAMED])}{more}"


def _room(event: Event) -> str:
    return event.kind.partition(".")[0]


def _told(kinds: Kinds, event: Event) -> str:
    return of_office(event) if _room(event) in _OFFICE else kinds.tell(event)
