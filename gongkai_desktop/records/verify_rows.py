"""Verifying what the lists show: every record is folded again and compared with its row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.progress import Tally
from gongkai_desktop.records.event import Event, Projection
from gongkai_desktop.records.problem import Findings, Trouble
from gongkai_desktop.records.projecting import BATCH, Projector, fold
from gongkai_desktop.records.reading import UNREADABLE, histories
from gongkai_desktop.store import Store
from gongkai_desktop.store.index import Twin

MENDABLE = "检索索引与台账不一致，可重建索引修复"
_BEGUN = "SELECT id, kind FROM event WHERE id = stream AND id > ? ORDER BY id LIMIT ?"


def verify_rows(store: Store, projector: Projector, findings: Findings, tally: Tally) -> None:
    """Compare every row with a replay of its record's events; bounded memory, one batch at a time.

    The words in the search tables are compared with those of tables made anew from the same replay.
    """
    with ExitStack() as ending:
        twins: dict[str, Twin] = {}
        for search in dict.fromkeys(one.search for one in projector.projections):
            if search is not None:
                twins[search] = twin = Twin(store, search)
                ending.callback(twin.close)
        for batch in _batches(store):
            past = _past(store, batch, findings)
            for projection, streams in _by_room(projector, batch, findings).items():
                known = {stream: past[stream] for stream in streams if stream in past}
                expected = _replayed(projection, known, findings)
                _compare(store, projection, list(known), expected, findings)
                if projection.search is not None:
                    twins[projection.search].add(
                        (stream, *projection.terms(row)) for stream, row in expected.items()
                    )
            tally.step(len(batch))
        for table, prefixes in _prefixes(projector).items():
            _find_strays(store, table, prefixes, findings)
        for twin in twins.values():
            for stream in sorted(twin.differing()):
                findings.add(Trouble.ROWS, _place(stream), MENDABLE)


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


def _replayed(
    projection: Projection[Any], past: Mapping[int, list[Event]], findings: Findings
) -> dict[int, Mapping[str, object]]:
    """The row that each record's events lead to; a record that cannot be replayed is told, and the rest go on."""
    expected: dict[int, Mapping[str, object]] = {}
    for stream, events in past.items():
        try:
            row = projection.row(fold(projection, events))
        except Cancelled:
            raise
        except (
            Refused
        ) as refused:  # what it was recorded under cannot be read: the office's data, not our mistake
            findings.add(Trouble.DATABASE, _place(stream), f"按记载重算不出来：{refused.what}，请用备份恢复")
            continue
        except Exception as error:
            if isinstance(error, UNREADABLE) and findings.has(Trouble.DATABASE, Trouble.CHAIN):
                findings.add(Trouble.ROWS, _place(stream), "按记载重算不出来")
            else:
                told = (
                    f"程序按记载重算时出错（{type(error).__name__}）；这不是台账损坏，请把这一行交给技术人员"
                )
                findings.add(Trouble.PROGRAM, _place(stream), told)
            continue
        if row is not None:
            expected[stream] = row
    return expected


def _compare(
    store: Store,
    projection: Projection[Any],
    streams: list[int],
    expected: Mapping[int, Mapping[str, object]],
    findings: Findings,
) -> None:
    empty = _empty_row(store, projection.table)
    shown = _shown(store, projection, streams, empty)
    for stream in streams:
        if stream in expected and stream not in shown:
            findings.add(Trouble.ROWS, _place(stream), "台账里缺这一行")
        elif stream in shown and stream not in expected:
            findings.add(Trouble.ROWS, _place(stream), "台账里多出这一行")
        elif stream in shown and shown[stream] != {**empty, **expected[stream], "id": stream}:
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


def _prefixes(projector: Projector) -> dict[str, list[str]]:
    """Every table with the kinds of records that have their rows in it."""
    found: dict[str, list[str]] = {}
    for projection in projector.projections:
        found.setdefault(projection.table, []).append(projection.prefix)
    return found


def _find_strays(store: Store, table: str, prefixes: list[str], findings: Findings) -> None:
    """Rows of no record."""
    own = " OR ".join("e.kind LIKE ?" for _ in prefixes)
    begun = f"SELECT 1 FROM event AS e WHERE e.id = t.id AND e.stream = e.id AND ({own})"
    strays = f"SELECT t.id FROM {table} AS t WHERE NOT EXISTS ({begun})"
    for (stream,) in store.rows(strays, tuple(f"{prefix}.%" for prefix in prefixes)):
        findings.add(Trouble.ROWS, _place(stream), "台账里有这一行，却没有它的记载")


def _place(stream: int) -> str:
    return f"记录 #{stream}"
