"""Finding a record of a kind by the number that people know it by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gongkai_desktop.cases.table import Table
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import record_of
from gongkai_desktop.store import Store


def find(table: Table, store: Store, number: str) -> int:
    """The record of a number as the clerk sees it, or of #n. Refused when there is none.

    Where records have no number but their place in the list, that may be written without its #.
    """
    text = number.strip()
    bare = not table.number and table.numbered is None and text.isdecimal()
    found = numbered(table, store, f"#{text}" if bare else text)
    if not found:
        there = partial(_latest, table, store, "t.id = :number")
        if (purged := refused_purged(store, text, there)) is not None:
            raise purged
        title = table.titles.get(table.number, "")
        way = f"请核对{title}，或用 #序号（列表里的编号）" if title else "请用 #序号（列表里的编号）"
        raise Refused(f"{table.title}里没有“{text}”", way=way)
    return found


def numbered(table: Table, store: Store, number: str) -> int:
    """The same; 0 when there is none."""
    text = number.strip()
    if text.startswith("#") and (record := record_of(text)):
        return _latest(table, store, "t.id = :number", record)
    if table.numbered is not None:
        return table.numbered(store, text)
    return _latest(table, store, f"t.{table.number} = :number", text) if text and table.number else 0


def refused_purged(store: Store, number: str, there: Callable[[int], object] | None = None) -> Refused | None:
    """What is said of a number that went with what was purged: when, on whose decision, and why; None of any other.

    Where its record is ``there`` to be found, that is told by the number which is left.
    """
    from gongkai_desktop.records.spent import lost  # the first rows do without

    gone = lost(store, number)
    if gone is None:
        return None
    who = store.one("SELECT name FROM person WHERE id = ?", (gone.actor,))
    day = f"{gone.day.year} 年 {gone.day.month} 月 {gone.day.day} 日"
    why = f"{day}{f'由{who[0]}' if who else ''}清除，原因：{gone.reason}"
    if gone.sheet:
        return Refused(
            f"{number} 号表的内容已彻底清除", why=why, way="纸还在外面的，请收回；编号不再给别的表"
        )
    known = there is not None and there(gone.record)
    here = f"输入 #{gone.record}" if known else "到它那本台账里找“（内容已清除）”"
    return Refused(
        f"“{number}”的内容已彻底清除", why=why, way=f"内容找不回来；要看这一件还留着的记载，请{here}"
    )


def newest_about(table: Table, store: Store, record: int) -> int:
    """The newest record that is about another one; 0 when there is none."""
    return _latest(table, store, table.about, record) if table.about else 0


def _latest(table: Table, store: Store, condition: str, number: object) -> int:
    """The latest record that meets a condition; 0 when there is none."""
    only = table.only or "1"
    sql = f"SELECT max(t.id) FROM {table.source.table} t WHERE {condition} AND {only}"
    row = store.one(sql, {"number": number, "about": number})
    return int(row[0] or 0) if row else 0
