"""What the register makes due: groups of lines, each one click from its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.register.query import Query

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: the record, what it is, by when (ISO or ''), and how that stands in words."""

    record: int
    title: str
    due: str
    urgency: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind. ``total`` counts all of them, of which the first ones are listed; ``view`` shows the rest."""

    key: str
    title: str
    view: str
    total: int
    lines: tuple[Line, ...]


_GROUPS = (
    ("overdue", "逾期未公开", "overdue", "due"),
    ("soon", "3 个工作日内到期", "soon", "due"),
    ("removal", "失效待下架", "removal", "due"),
    ("ready", "已审查，等待公开", "ready", "due"),
    ("flagged", "与规定不符，待补正", "flagged", ""),
    ("unfilled", "导入的旧台账：公开日期没有填", "unfilled", ""),
    ("provisional", "期限暂定，等放假安排公布", "provisional", "due"),
)


class Agenda:
    """Asks the rooms what is due."""

    def __init__(self, lists: ItemLists) -> None:
        self._lists = lists

    def groups(self, today: date) -> tuple[Group, ...]:
        """The groups that have something in them on that day, in the order of urgency."""
        found = (self._group(key, title, view, order, today) for key, title, view, order in _GROUPS)
        return tuple(group for group in found if group.total)

    def _group(self, key: str, title: str, view: str, order: str, today: date) -> Group:
        query = Query(view=view, order=order)
        rows = self._lists.page(query, today, limit=_SHOWN)
        total = len(rows) if len(rows) < _SHOWN else self._lists.count(query, today)
        return Group(key, title, view, total, tuple(_line(row) for row in rows))


def _line(row: dict[str, object]) -> Line:
    text = str(row["reminder"] or row["flags"])
    return Line(int(str(row["id"])), str(row["title"]), str(row["due"]), str(row["urgency"]), text)
