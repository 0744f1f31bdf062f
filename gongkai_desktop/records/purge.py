"""Purging what should never have been typed: the payload goes, its digest stays, the chain still holds."""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.records.event import OWN, PURGED, Changed, Draft, Event
from gongkai_desktop.records.log import Log, Numbers
from gongkai_desktop.records.repeated import refuse_repeated
from gongkai_desktop.records.sheet import PRINTED
from gongkai_desktop.store import Store, backup


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did, and the copies of the database in the office folder that still hold the text.

    Copies made elsewhere (``backup --to``), exports and prints are not known to the program. ``held`` counts the
    files that another program has open: they are removed when the office is opened the next time. ``wiped``: nothing
    of the text is left in free pages and the log either; where the disk is full or somebody is reading, that too waits
    for the next opening.
    """

    changed: Changed
    copies: tuple[Path, ...]
    held: int
    wiped: bool


def purge(
    log: Log, numbers: Collection[int], *, actor: int, reason: str, ordinary: Collection[str] = ()
) -> Purged:
    """Remove the payloads of these events, and files only they brought, for good, by an act of its own.

    Rows and search index follow; the file is then rewritten so that nothing stays in free pages or the log.
    ``reason`` is remembered for ever: Refused where it repeats the text, in which ``ordinary`` words count for
    nothing. A printed sheet's number stays, so that no other sheet gets it: the paper with its code may still be in
    somebody's hand; so do the other numbers of the office's own series that are lost with the text (``spent``).
    Refused for events that do not exist, are purged already or are the kernel's own.
    """
    if log.store.in_transaction:
        raise Fault("a purge cannot be part of another transaction")
    if not reason.strip():
        raise Refused("没有写清除的原因", way="请写明为什么清除，不要重复被清除的内容")
    wanted = sorted(set(numbers))
    events = _purgeable(log, wanted)
    refuse_repeated(reason, [event.body for event in events], ordinary)
    touched = sorted({stream for event in events for stream in (event.stream, *event.touches)})
    with log.act(actor=actor) as act:
        told = log.numbers(touched)
        files = _empty(log, json.dumps(wanted), touched)
        kept = log.numbers(touched)
        body: dict[str, Any] = {"events": wanted, "reason": reason.strip()}
        body |= _remaining(events, told, kept)
        act.add([Draft(PURGED, log.today(), body, touches=tuple(touched))])
        log.store.order_scrub(files)
        changed = act.changed
    held = 0
    with suppress(Refused):  # there is no room for the file anew: what is purged stays so all the same
        held = log.store.scrub()
    return Purged(changed, tuple(holding(log.store, wanted)), held, not log.store.scrub_due)


def _empty(log: Log, listed: str, touched: list[int]) -> list[str]:
    """Take the payloads of events away and write the rows without them; the contents that they named."""
    chosen = "IN (SELECT value FROM json_each(?))"
    files = log.store.rows(f"SELECT DISTINCT sha256 FROM attachment WHERE event {chosen}", (listed,))
    log.store.execute(f"DELETE FROM attachment WHERE event {chosen}", (listed,))
    log.store.execute(f"UPDATE event SET body = NULL, salt = NULL WHERE id {chosen}", (listed,))
    log.projector.project({}, touched)
    return [digest for (digest,) in files]


def _remaining(events: list[Event], told: Numbers, kept: Numbers) -> dict[str, Any]:
    """What stays of purged events: the numbers of sheets, and those that their records have lost."""
    remains = {str(event.id): {"number": event.body["number"]} for event in events if event.kind == PRINTED}
    lost = {
        series: gone
        for series, held in told.items()
        if (gone := {one: record for one, record in held.items() if one not in kept.get(series, {})})
    }
    return ({"remains": remains} if remains else {}) | ({"numbers": lost} if lost else {})


def _purgeable(log: Log, wanted: list[int]) -> list[Event]:
    events: list[Event] = []
    for number in wanted:
        event = log.event(number)
        if event is None:
            raise Refused(f"没有第 {number} 号记载", way="请刷新后再选")
        if event.purged or event.kind.startswith(OWN):
            raise Refused(
                f"第 {number} 号记载没有可清除的内容", why="已清除过，或它只是撤销、清除的记载", way="请另选"
            )
        events.append(event)
    if not events:
        raise Refused("没有选择要清除的记载", way="请先选择")
    return events


def holding(store: Store, wanted: list[int]) -> list[Path]:
    """The copies in the office folder, old databases among them, in which the text can still be read."""
    return [path for path in backup.everywhere(store.folder) if backup.holds(path, wanted)]
