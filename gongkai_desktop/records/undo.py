"""Taking back: a reversing event says which event no longer counts, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.clock_doubt import CONFIRMED
from gongkai_desktop.records.event import OWN, REVERSED, Changed, Draft, Event
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.projecting import batches
from gongkai_desktop.records.reading import COLUMNS, SOURCE, as_event, effective, histories

_THESE = f"SELECT {COLUMNS} FROM {SOURCE} WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id DESC"


_LAST = f"""
    SELECT e.id FROM event e
    WHERE e.act = e.id AND e.actor = ? AND e.kind NOT LIKE '{OWN}%'
    AND e.kind NOT IN (SELECT value FROM json_each(?))
    AND NOT (e.touches = '' AND e.kind IN (SELECT value FROM json_each(?)))
    AND NOT EXISTS (
        SELECT 1 FROM event r WHERE r.stream = e.stream AND r.kind = '{REVERSED}'
        AND json_extract(r.body, '$.event') = e.id)
    ORDER BY e.id DESC LIMIT 1
"""
_NEVER = (CONFIRMED, "office.founded")
"""What begins an office, and the word that its clock is right, are no steps to take back."""


def last_act(log: Log, actor: int) -> Event | None:
    """The event that opens this person's last act and still counts; None when there is none.

    What is final and about no record (a blank, a summary on paper) is no act on the ledger and is passed over.
    """
    bare = json.dumps(sorted(log.projector.final))
    row = log.store.one(_LAST, (actor, json.dumps(_NEVER), bare))
    return log.event(int(row[0])) if row else None


def undo_whole(log: Log, first: int, *, actor: int, reason: str) -> Changed:
    """Take back the act that an event opens, whole; what was printed or issued is refused."""
    if log.store.one("SELECT 1 FROM event WHERE act = ? AND id > ?", (first, first)):
        return undo_act(log, first, actor=actor, reason=reason)[0]
    return undo(log, first, actor=actor, reason=reason)


def undo(log: Log, number: int, *, actor: int, reason: str) -> Changed:
    """Take one event back, with what it brought about for other records in the same act.

    Refused for what was issued or printed, for what is taken back already, for what has been built upon since, for
    the beginning of a record that has gone on, and where the record's later events make no sense without it.
    """
    _refuse_silence(reason)
    event = log.event(number)
    if event is None:
        raise Refused(f"没有第 {number} 号记载", way="请刷新后再选")
    history = log.events(event.stream)
    _refuse_fixed(log, event, history)
    brought = [later for later in reversed(history) if _brought_about(log, event, later)]
    counting = effective(history)
    reversals = [_reversal(log, one, reason) for one in (*brought, event) if one in counting]
    return log.append(reversals, actor=actor)


def _brought_about(log: Log, event: Event, later: Event) -> bool:
    """Whether another record's event tells of this one: it follows in the same act and touches its record."""
    beside = later.act == event.act and later.id > event.id and later.stream != event.stream
    return beside and later.stream != later.id and not _is_final(log, later)


def undo_act(log: Log, number: int, *, actor: int, reason: str) -> tuple[Changed, list[int]]:
    """Take back a whole act, such as an import: what it did to records that nothing has happened to since.

    Returns what changed and the records that were left because they have gone on. The act's opening event
    stays while any are left, unless it belongs to the same room as they.
    """
    _refuse_silence(reason)
    left: dict[int, str] = {}
    on_paper = False
    with log.act(actor=actor) as act:
        for batch in batches(_backwards(log, number)):
            taken = []
            past = histories(log.store, {event.stream for event in batch})
            for event in batch:
                counting = effective(past[event.stream])
                if event not in counting:
                    continue
                gone_on = any(_since(number, event, later) for later in counting)
                on_paper = on_paper or _is_final(log, event)
                if gone_on or _is_final(log, event) or event.stream in left:
                    left[event.stream] = past[event.stream][0].kind
                elif event.id != number or not _covers(event, left):
                    taken.append(_reversal(log, event, reason))
            act.add(taken)
        if not act.changed.events:
            if on_paper:
                raise _printed()
            raise Refused(
                "没有可以撤销的内容", why="这次操作的各条记录之后都有变动，或已撤销", way="请逐条更正"
            )
        return act.changed, sorted(left)


def _backwards(log: Log, act: int) -> Iterator[Event]:
    """The events of an act, last first, so that no record is without its beginning on the way."""
    numbers = log.store.rows("SELECT id FROM event WHERE act = ? ORDER BY id DESC", (act,))
    for batch in batches(number for (number,) in numbers):
        yield from map(as_event, log.store.rows(_THESE, (json.dumps(batch),)))


def _since(act: int, event: Event, later: Event) -> bool:
    return later.id > event.id and later.act != act


def _covers(event: Event, left: dict[int, str]) -> bool:
    """Whether the opening event stands for the whole act and some of that remains."""
    room = event.kind.partition(".")[0]
    return bool(left) and all(kind.partition(".")[0] != room for kind in left.values())


def _reversal(log: Log, event: Event, reason: str) -> Draft:
    body = {"event": event.id, "reason": reason.strip()}
    return Draft(REVERSED, log.today(), body, event.stream, event.touches)


def _is_final(log: Log, event: Event) -> bool:
    return event.kind in log.projector.final or event.kind.startswith(OWN)


def _printed() -> Refused:
    way = "请按登记有误作废，再重新办理；更早的改动请在记录的时间线里撤销"
    return Refused("已经印发或打印的不能撤销", why="纸面已经存在", way=way)


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise Refused("没有写撤销的原因", way="请写明为什么撤销")


def _refuse_fixed(log: Log, event: Event, history: list[Event]) -> None:
    if event.kind.startswith(OWN):
        raise Refused("撤销和清除本身不能再撤销", way="请重新登记一次")
    if _is_final(log, event):
        raise _printed()
    counting = effective(history)
    if event not in counting:
        raise Refused("这一步已经撤销过了", way="请刷新后再看")
    if why := log.projector.settled(event, [one for one in counting if one.id > event.id]):
        raise Refused("这一步不能撤销了", why=why, way="请按下一步里更正的办法办")
    if event.id == event.stream and len(counting) > 1:
        raise Refused(
            "不能撤销这条记录的登记",
            why=f"登记之后又有 {len(counting) - 1} 步办理",
            way="请先从最后一步起逐步撤销；已打印过的，按登记有误作废",
        )
