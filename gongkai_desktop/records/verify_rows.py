"""Verifying what the lists show: every record is folded again and compared with its row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gongkai_desktop.errors import Fault
from gongkai_desktop.progress import Tally
from gongkai_desktop.records.event import Event, Projection
from gongkai_desktop.records.problem import Findings, Trouble
from gongkai_desktop.records.projecting import BATCH, Projector, fold
from gongkai_desktop.records.reading import UNREADABLE, histories
from gongkai_desktop.store import Store

_BEGUN = "SELECT id, kind FROM event WHERE id = stream AND id > ? ORDER BY id LIMIT ?"


def verify_rows(store: Store, projector: Projector, findings: Findings, tally: Tally) -> None:
    """Compare every row with a replay of its record's events; bounded memory, one batch at a time."""
    for batch in _batches(store):
        past = _past(store, batch, findings)
        for projection, streams in _by_room(projector, batch, findings).items():
            _compare(
                store, projection, {stream: past[stream] for stream in streams if stream in past}, findings
            )
        tally.step(len(batch))
    for projection in projector.projections:
        _find_strays(store, projection, findings)


def _batches(store: Store) -> Iterator[dict[int, str]]:
    last = 0
    while batch := dict(store.rows(_BEGUN, (last, BATCH))):
        yield batch
        last = max(batch)


def _past(store: Store, batch: Iterable[int], findings: Findings) -> dict[int, list[Event]]:
    """The events of a batch of records; where some cannot be read, of the others."""
    try:
        return histories(store, batch)
    except UNREADABLE:
        past: dict[int, list[Event]] = {}
    for stream in batch:
        try:
            past |= histories(store, [stream])
        except UNREADABLE:
            findings.add(Trouble.ROWS, _place(stream), "它的记载读不出来")
    return past


def _by_room(
    projector: Projector, batch: Mapping[int, str], findings: Findings
) -> dict[Projection[Any], list[int]]:
    rooms: dict[Projection[Any], list[int]] = {}
    for stream, kind in batch.items():
        try:
            projection = projector.of_kind(kind)
        except Fault:
            findings.add(Trouble.ROWS, _place(stream), "本程序不认识这种记录")
            continue
        if projection is not None:
            rooms.setdefault(projection, []).append(stream)
    return rooms


def _compare(
    store: Store, projection: Projection[Any], past: Mapping[int, list[Event]], findings: Findings
) -> None:
    empty = _empty_row(store, projection.table)
    expected: dict[int, dict[str, object]] = {}
    for stream, events in past.items():
        try:
            row = projection.row(fold(projection, events))
        except UNREADABLE:
            findings.add(Trouble.ROWS, _place(stream), "按记载重算不出来")
            continue
        if row is not None:
            expected[stream] = {**empty, **row, "id": stream}
    shown = _shown(store, projection, list(past), empty)
    for stream in past:
        if stream in expected and stream not in shown:
            findings.add(Trouble.ROWS, _place(stream), "台账里缺这一行")
        elif stream in shown and stream not in expected:
            findings.add(Trouble.ROWS, _place(stream), "台账里多出这一行")
        elif stream in shown and shown[stream] != expected[stream]:
            findings.add(Trouble.ROWS, _place(stream), "台账里的内容与记载不一致")


def _empty_row(store: Store, table: str) -> dict[str, object]:
    """What a row holds in the columns that a projection leaves alone."""
    columns = store.rows("SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)", (table,))
    values = store.one(f"SELECT {', '.join(default for _, default in columns)}") or ()
    return {name: value for (name, _), value in zip(columns, values, strict=True)}


def _shown(
    store: Store, projection: Projection[Any], streams: list[int], columns: Iterable[str]
) -> dict[int, dict[str, object]]:
    names = tuple(columns)
    sql = f"SELECT {', '.join(names)} FROM {projection.table} WHERE id IN (SELECT value FROM json_each(?))"
    rows = (dict(zip(names, row, strict=True)) for row in store.rows(sql, (json.dumps(streams),)))
    return {row["id"]: row for row in rows}


def _find_strays(store: Store, projection: Projection[Any], findings: Findings) -> None:
    """Rows of no record, and an index that knows other records than the table does."""
    begun = "SELECT 1 FROM event AS e WHERE e.id = t.id AND e.stream = e.id AND e.kind LIKE ?"
    strays = f"SELECT t.id FROM {projection.table} AS t WHERE NOT EXISTS ({begun})"
    for (stream,) in store.rows(strays, (f"{projection.prefix}.%",)):
        findings.add(Trouble.ROWS, _place(stream), "台账里有这一行，却没有它的记载")
    if projection.search is None:
        return
    rows, index = f"SELECT id FROM {projection.table}", f"SELECT rowid FROM {projection.search}"
    differing = f"SELECT * FROM ({rows} EXCEPT {index}) UNION SELECT * FROM ({index} EXCEPT {rows})"
    for (stream,) in store.rows(differing):
        findings.add(Trouble.ROWS, _place(stream), "检索索引与台账不一致，可重建索引修复")


def _place(stream: int) -> str:
    return f"记录 #{stream}"
