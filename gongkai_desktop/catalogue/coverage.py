"""Which entries are empty or stale: judged entry by entry by what stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai_desktop.catalogue.belonging import Beneath, Held
from gongkai_desktop.catalogue.fields import CATALOGUE, IN_ORDER, responsible, title_of
from gongkai_desktop.catalogue.freshness import Freshness, expected, freshness
from gongkai_desktop.catalogue.limits import rule_of
from gongkai_desktop.catalogue.rules import Manner
from gongkai_desktop.errors import Gone
from gongkai_desktop.store import Store

_LISTED = ("id", *CATALOGUE.keys, "closed", "closed_why", "last_event")
_COLUMNS = ", ".join(_LISTED)
_ENTRIES = f"SELECT {_COLUMNS} FROM catalogue ORDER BY {IN_ORDER}"
_ENTRY = f"SELECT {_COLUMNS} FROM catalogue WHERE id = ?"


class State(StrEnum):
    """How an entry stands."""

    NORMAL = "正常"
    EMPTY = "空白"
    STALE = "陈旧"
    UNREAD = "未能识别"
    CLOSED = "已停用"


Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Warned:
    """How many columns of a line are empty or stale, and from how many on a site fails, with the article."""

    title: str
    count: int
    most: int
    article: str

    @property
    def failed(self) -> bool:
        """Whether the threshold is reached."""
        return self.count >= self.most


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole catalogue on a day: every entry's row (see ``dressed``) and what the indicators make of it."""

    rows: tuple[Row, ...]
    warned: tuple[Warned, ...]

    def count(self, state: State) -> int:
        """How many entries stand so."""
        return sum(row["state"] == state for row in self.rows)


def coverage(store: Store, beneath: Beneath, today: date) -> Coverage:
    """Every entry with its number of published items and the newest publication, judged on that day."""
    held = dict(beneath.held())
    listed = (dict(zip(_LISTED, values, strict=True)) for values in store.rows(_ENTRIES))
    rows = [dressed(row, held.get(int(row["id"]), Held()), today) for row in listed]
    return Coverage(tuple(rows), tuple(_warned(rows)))


def covered(store: Store, beneath: Beneath, entry_id: int, today: date) -> Row:
    """One entry as ``coverage`` has it; Refused when there is none."""
    values = store.one(_ENTRY, (entry_id,))
    if values is None:
        raise Gone(f"目录里没有条目 #{entry_id}", way="请刷新后再选")
    held = dict(beneath.held(entry_id)).get(entry_id, Held())
    return dressed(dict(zip(_LISTED, values, strict=True)), held, today)


def dressed(row: Row, held: Held, today: date) -> Row:
    """An entry's row for people.

    Adds ``title``, ``whose``, ``limit`` (in words), ``items`` (published), ``waiting`` (not yet), ``newest``
    (ISO), ``state``, ``why`` (with the article) and ``line`` of the indicators.
    """
    rule = rule_of(row)
    state, why = _judged(row, held, today)
    return {
        **row,
        "title": title_of(row),
        "whose": responsible(row),
        "limit": rule.words,
        "items": held.published,
        "waiting": held.waiting,
        "newest": held.newest,
        "state": state,
        "why": why,
        "line": freshness().kind_of(row).line,
    }


def _judged(row: Row, held: Held, today: date) -> tuple[State, str]:
    if row["closed"]:
        return State.CLOSED, f"{row['closed']} 停用：{row['closed_why']}"
    if not held.published:
        return State.EMPTY, f"还没有已公开的信息（{freshness().threshold('empty').article}：空白栏目）"
    owed = expected(row, today)
    if owed is not None and held.newest <= owed.since.isoformat():
        return (
            State.STALE,
            f"最近一次公开是 {held.newest}，{owed.since.isoformat()} 以后没有更新（{owed.words}）",
        )
    if rule_of(row).manner is Manner.UNREAD:
        return State.UNREAD, f"公开时限“{row['time_limit']}”{rule_of(row).words}"
    return State.NORMAL, ""


def _warned(rows: Iterable[Row]) -> Iterable[Warned]:
    table = freshness()
    rows = list(rows)
    regular = "、".join(kind.title for kind in table.kinds if kind.line == "regular")
    for line, title in (("regular", f"{regular}未更新"), ("other", "应更新但长期未更新"), ("empty", "空白")):
        state = State.EMPTY if line == "empty" else State.STALE
        count = sum(row["state"] == state and (line == "empty" or row["line"] == line) for row in rows)
        limit = table.threshold(line)
        yield Warned(title, count, limit.most, limit.article)


def kind_of(row: Row) -> Freshness:
    """The kind of column that an entry counts as."""
    return freshness().kind_of(row)
