"""Finding a record of a kind by the number that people know it by."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.table import Table
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store

_LONG: Final = 18  # more digits than any record's number has, and fewer than the database could not hold


def find(table: Table, store: Store, number: str) -> int:
    """The record of a number as the clerk sees it, or of #n. Refused when there is none.

    Where records have no number but their place in the list, that may be written without its #.
    """
    text = number.strip()
    bare = not table.number and table.numbered is None and text.isdecimal()
    found = numbered(table, store, f"#{text}" if bare else text)
    if not found:
        title = table.titles.get(table.number, "")
        way = f"请核对{title}，或用 #序号（列表里的编号）" if title else "请用 #序号（列表里的编号）"
        raise Refused(f"{table.title}里没有“{text}”", way=way)
    return found


def numbered(table: Table, store: Store, number: str) -> int:
    """The same; 0 when there is none."""
    text = number.strip()
    if text.startswith("#") and text[1:].isdecimal() and len(text) < _LONG:
        return _latest(table, store, "t.id = :number", int(text[1:]))
    if table.numbered is not None:
        return table.numbered(store, text)
    return _latest(table, store, f"t.{table.number} = :number", text) if text and table.number else 0


def newest_about(table: Table, store: Store, record: int) -> int:
    """The newest record that is about another one; 0 when there is none."""
    return _latest(table, store, table.about, record) if table.about else 0


def _latest(table: Table, store: Store, condition: str, number: object) -> int:
    """The latest record that meets a condition; 0 when there is none."""
    only = table.only or "1"
    sql = f"SELECT max(t.id) FROM {table.source.table} t WHERE {condition} AND {only}"
    row = store.one(sql, {"number": number, "about": number})
    return int(row[0] or 0) if row else 0
