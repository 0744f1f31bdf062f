"""Numbers that went with what was purged: the paper they stand on may still be in somebody's hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.records.event import PURGED
from gongkai_desktop.store import Store


def spent(store: Store, series: str) -> dict[str, int]:
    """The numbers of a series that were lost with what was purged, each with the record that it was told for."""
    sql = (
        f"SELECT one.key, one.value FROM event AS p, json_each(p.body, '$.numbers.{series}') AS one"
        f" WHERE p.kind = '{PURGED}'"
    )
    return {str(number): int(record) for number, record in store.rows(sql)}


@dataclass(frozen=True, slots=True)
class Lost:
    """A number that went with what was purged: on which day and by whom it was decided, and why.

    ``record`` bore it; ``sheet``: it is the number of a printed sheet, of which nothing is kept.
    """

    record: int
    sheet: bool
    day: date
    actor: int
    reason: str


def lost(store: Store, number: str) -> Lost | None:
    """What became of a number that no record bears any more; None where it did not go with a purge.

    An index number may be asked for without the office's code before it, as lists show it.
    """
    sql = f"""
        SELECT one.value, 0 AS sheet, p.day, p.actor, json_extract(p.body, '$.reason'), p.id
        FROM event AS p, json_each(p.body, '$.numbers') AS series, json_each(series.value) AS one
        WHERE p.kind = '{PURGED}' AND (one.key = ?1 OR substr(one.key, -length(?1) - 1) = '/' || ?1)
        UNION ALL
        SELECT CAST(one.key AS INTEGER), 1, p.day, p.actor, json_extract(p.body, '$.reason'), p.id
        FROM event AS p, json_each(p.body, '$.remains') AS one
        WHERE p.kind = '{PURGED}' AND json_extract(one.value, '$.number') = ?1
        ORDER BY p.id DESC LIMIT 1
    """
    row = store.one(sql, (number,))
    if row is None:
        return None
    record, sheet, day, actor, reason, _ = row
    return Lost(int(record), bool(sheet), date.fromisoformat(day), int(actor), str(reason))
