"""The register counted by department, subject and the like: how much, how much of it in time (B10, C3 look at this)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.fields import COLUMNS, PROACTIVE
from gongkai_desktop.register.stages import OPEN, Stage
from gongkai_desktop.store import Store

if TYPE_CHECKING:
    from peewee import Expression, Select

_KEYS: Final = ("department", "category", "attribute", "source", "form", "site_column")
GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {**{key: COLUMNS[key].title for key in _KEYS}, "stage": "阶段", "month": "生成月份", "year": "生成年份"}
)
"""What can be counted by, each with its title."""
_CUT: Final = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Count:
    """One group. ``timely`` and ``late`` count published items that had a limit; ``overdue`` open ones past it."""

    group: str
    total: int
    proactive: int
    published: int
    timely: int
    late: int
    open: int
    overdue: int


def tally(store: Store, by: str, today: date, *, first: str = "", last: str = "") -> list[Count]:
    """The groups, largest first; void entries and inside-only information (A2) are not counted.

    ``first`` and ``last`` bound the day of formation (ISO, '' leaves that end open). Refused for an unknown group.
    """
    if by not in GROUPS:
        raise Refused(f"不能按“{by}”统计", way=f"请从这些里选一个：{'、'.join(GROUPS)}")
    return [Count(**row) for row in store.select(_query(by, today.isoformat(), first, last))]


def _query(by: str, today: str, first: str, last: str) -> Select:
    from peewee import Table, fn

    item = Table("item")
    column = item.c
    cut = _CUT.get(by)
    group = fn.SUBSTR(column.formed, 1, cut) if cut else getattr(column, by)
    has_limit = (column.published != "") & (column.due != "")
    is_open = column.stage.in_(OPEN) & ((column.imported == 0) | (column.due != ""))
    counted = {
        "proactive": column.attribute == PROACTIVE,
        "published": column.published != "",
        "timely": has_limit & (column.published <= column.due),
        "late": has_limit & (column.published > column.due),
        "open": is_open,
        "overdue": is_open & (column.due != "") & (column.due < today),
    }
    total = fn.COUNT(column.id)
    columns = [_number(condition).alias(name) for name, condition in counted.items()]
    query = item.select(group.alias("group"), total.alias("total"), *columns)
    query = query.where((column.stage != Stage.VOID) & (column.inside == 0))
    if first:
        query = query.where(column.formed >= first)
    if last:
        query = query.where((column.formed != "") & (column.formed <= last))
    return query.group_by(group).order_by(total.desc(), group)


def _number(condition: Expression) -> Any:
    """How many rows meet a condition."""
    from peewee import fn

    return fn.SUM(fn.IIF(condition, 1, 0))
