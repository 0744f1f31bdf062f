"""Verifying the chain: every event recomputed from its own content, in order, a batch at a time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from gongkai_desktop.progress import Tally, unheard
from gongkai_desktop.records.chain import BEGINNING, digest_of, link
from gongkai_desktop.records.event import PURGED, Event
from gongkai_desktop.records.problem import Findings, Trouble
from gongkai_desktop.records.reading import COLUMNS, SOURCE, UNREADABLE, as_event
from gongkai_desktop.records.rulesets import digest_of_ruleset
from gongkai_desktop.store import Store

_BLOCK = 200  # small, so that a window beside it goes on
_WALK = f"SELECT e.salt, e.digest, e.hash, {COLUMNS} FROM {SOURCE} ORDER BY e.id"
_PAIRS = "json_each(?) AS p JOIN event_touch AS t ON t.stream = p.value ->> 0 AND t.event = p.value ->> 1"
_FILES = "SELECT event, stream, sha256, name, size, mime FROM attachment WHERE event BETWEEN ? AND ?"


@dataclass(slots=True)
class _Walk:
    """What is carried from one event to the next."""

    number: int = 0
    previous: str = BEGINNING
    touches: int = 0
    files: int = 0
    emptied: set[int] = field(default_factory=set)
    purged: set[int] = field(default_factory=set)


def verify_chain(store: Store, findings: Findings, tally: Tally) -> None:
    """Recompute every event's hash; compare touches and attachments with what the events say."""
    walk = _Walk()
    for block in store.stream(_WALK, size=_BLOCK):
        events = [event for row in block if (event := _verify_event(row, walk, findings)) is not None]
        _verify_touches(store, events, walk, findings)
        _verify_files(store, events, walk, findings)
        tally.step(len(block))
    for number in sorted(walk.emptied - walk.purged):
        findings.add(Trouble.CHAIN, _place(number), "内容被清空，却没有清除的记载")
    _verify_counts(store, walk, findings)


def is_whole(store: Store) -> bool:
    """Whether every event is as it was written."""
    findings = Findings()
    verify_chain(store, findings, Tally(unheard))
    return not findings.problems()


def verify_rulesets(store: Store, findings: Findings) -> None:
    """Every kept rule set must still have the text its hash was made from."""
    for digest, name, text in store.rows("SELECT hash, name, text FROM ruleset"):
        if digest_of_ruleset(str(text)) != digest:
            findings.add(Trouble.RULES, f"“{name}”", "存档的制度方案被改动过")


def verify_definitions(store: Store, findings: Findings) -> None:
    """Every kept definition of a ledger must still have the text its hash was made from; old formats keep none."""
    if store.one("SELECT 1 FROM sqlite_master WHERE name = 'definition'") is None:
        return
    for digest, key, text in store.rows("SELECT hash, key, text FROM definition"):
        if hashlib.sha256(str(text).encode()).hexdigest() != digest:
            findings.add(Trouble.DEFINITION, f"“{key}”", "存档的台账定义被改动过，请用备份恢复")


def _verify_event(row: tuple[Any, ...], walk: _Walk, findings: Findings) -> Event | None:
    salt, digest, stored, *facts = row
    number, stream, kind, day, at, actor, act, rules, touches, body, _ = facts
    if number != walk.number + 1:
        findings.add(Trouble.CHAIN, _place(walk.number + 1), "记载缺失")
    previous, walk.number = walk.previous, number
    try:
        walk.previous = stored.hex()
        if body is None:
            walk.emptied.add(number)
        elif salt is None or digest_of(salt, body) != digest:
            findings.add(Trouble.CHAIN, _place(number), "内容被改动过")
        listed = json.loads(touches) if touches else ()
        if (
            link(previous, (number, stream, kind, day, at, actor, act, rules, listed), digest)
            != walk.previous
        ):
            findings.add(Trouble.CHAIN, _place(number), "与前后记载接不上，它或它的前一条被改动过")
        event = as_event(tuple(facts))
    except UNREADABLE:
        findings.add(Trouble.CHAIN, _place(number), "读不出来，被改动过")
        return None
    if kind == PURGED and isinstance(event.body.get("events"), list):
        walk.purged.update(event.body["events"])
    return event


def _verify_touches(store: Store, events: list[Event], walk: _Walk, findings: Findings) -> None:
    pairs = [(stream, event.id) for event in events for stream in event.touches]
    if not pairs:
        return
    walk.touches += len(pairs)
    found = {
        (stream, event)
        for stream, event in store.rows(f"SELECT t.stream, t.event FROM {_PAIRS}", (json.dumps(pairs),))
    }
    for _, number in sorted(set(pairs) - found):
        findings.add(Trouble.CHAIN, _place(number), "与所涉及记录的关联缺失")


def _verify_files(store: Store, events: list[Event], walk: _Walk, findings: Findings) -> None:
    if not events:
        return
    named = {
        (event.id, event.stream, file["sha256"], file["name"], file["size"], file.get("mime", ""))
        for event in events
        for file in event.files()
    }
    walk.files += len(named)
    kept = set(store.rows(_FILES, (events[0].id, events[-1].id)))
    for number, *_ in sorted(named ^ kept):
        findings.add(Trouble.CHAIN, _place(number), "附件清单与记载不一致")


def _verify_counts(store: Store, walk: _Walk, findings: Findings) -> None:
    """Rows that belong to no event at all."""
    for table, expected, what in (
        ("event_touch", walk.touches, "多出没有记载的关联"),
        ("attachment", walk.files, "多出没有记载的附件"),
    ):
        row = store.one(f"SELECT count(*) FROM {table}")
        if row is not None and row[0] > expected:
            findings.add(Trouble.CHAIN, f"{row[0] - expected} 行", what)


def _place(number: int) -> str:
    return f"第 {number} 号记载"
