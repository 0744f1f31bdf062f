"""Ctrl+Z: what a person did last, in any room, told before it is taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from gongkai_desktop.cases.registry import tell
from gongkai_desktop.coordination.acts import LETTER
from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.telling import tell as of_matter
from gongkai_desktop.office.timeline import words_of as of_office
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.undo import last_act
from gongkai_desktop.register.acts import ITEM
from gongkai_desktop.review.acts import REVIEW

_NAMED, _STEPS = 3, 2  # records and steps of an act that are named
_OFFICE = ("office", "person", "department", "calendar")  # what moves limits, and is not about a record
_LOOKED_AT = 200  # events of a long act in which records are looked for
_TITLES = """
    SELECT title FROM item WHERE id IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT content FROM catalogue WHERE id IN (SELECT value FROM json_each(?1))
"""


@dataclass(frozen=True, slots=True)
class LastAct:
    """An act by the number of its first event, when it was entered (ISO with offset), and what it was, in words."""

    act: int
    at: str
    text: str


def find_last(log: Log, actor: int) -> LastAct:
    """What this person did last and may take back.

    What was printed for nothing in particular (a blank, a summary) is passed over. Refused when there is nothing,
    when it was printed or issued, and when somebody was added who has acted since.
    """
    event = last_act(log, actor)
    if event is None:
        way = "别人登记的由她自己撤销；更早的改动请在记录的时间线里撤销"
        raise Refused("没有您自己登记、还能撤销的一步", way=way)
    paper = _final(log, event.id)
    found = LastAct(event.id, event.at, _words(log, paper or event))
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
    sql = "SELECT id FROM event WHERE act = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1"
    row = log.store.one(sql, (act, kinds))
    return log.event(int(row[0])) if row else None


def _words(log: Log, event: Event) -> str:
    """What an act did, from this event on, with the records that it is about."""
    rows = log.store.rows(
        "SELECT id, stream, touches FROM event WHERE act = ? ORDER BY id LIMIT ?", (event.act, _LOOKED_AT)
    )
    steps = [log.event(int(number)) for number, _, _ in rows if number >= event.id][:_STEPS]
    told = "；".join(dict.fromkeys(_of_kind(step) for step in steps if step is not None))
    touched = (json.loads(touches or "[]") for _, _, touches in rows)
    records = {int(stream) for _, stream, _ in rows}.union(*touched)
    titles = [title for (title,) in log.store.rows(_TITLES, (json.dumps(sorted(records)),))]
    if event.kind == "import.applied":
        return _of_kind(event)
    if not titles or _room(event) in _OFFICE:
        return told
    more = f"等 {len(titles)} 件" if len(titles) > _NAMED else ""
    return f"{told}：{''.join(f'《{title}》' for title in titles[:_NAMED])}{more}"


def _room(event: Event) -> str:
    return event.kind.partition(".")[0]


def _of_kind(event: Event) -> str:
    if _room(event) in _OFFICE:
        return of_office(event)
    teller = _TELLERS.get(event.kind)
    if teller is not None:
        return teller(event.body)
    if _room(event) == "item":
        return ITEM.tell(event)
    return ITEM.tell_heard(event) or _ROOMS.get(_room(event), tell)(event)


_ROOMS: Mapping[str, Callable[[Event], str]] = MappingProxyType(
    {"letter": LETTER.tell, "affair": of_matter, "matter": of_matter, "review": REVIEW.tell}
)
_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "entry.registered": lambda body: "登记目录条目",
        "entry.amended": lambda body: "修改目录条目",
        "entry.closed": lambda body: "停用目录条目",
        "entry.reopened": lambda body: "恢复使用目录条目",
        "edition.released": lambda body: "发布新版目录",
        "scan.kept": lambda body: "归档扫描件",
        "scan.assigned": lambda body: "把待认的页归到审查表",
        "scan.set_aside": lambda body: "移出待认的页",
        "import.applied": lambda body: f"导入“{body.get('name', '')}”，{body.get('rows', 0)} 行",
    }
)
