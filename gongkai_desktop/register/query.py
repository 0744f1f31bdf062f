"""Views, search and paging over the item table: every filter and order is SQL, every page is keyset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.fields import ON_REQUEST, PROACTIVE, REGISTER, WITHHELD
from gongkai_desktop.register.stages import OPEN, Stage
from gongkai_desktop.register.urgency import SOON
from gongkai_desktop.store.search import match
from gongkai_desktop.workdays.calendar import Calendar

LISTED = (
    "id",
    *REGISTER.keys,
    *("stage", "waiting", "due", "provisional", "flags", "missing", "imported", "last_event"),
)
SORTED = frozenset(
    {"index_no", "title", "department", "formed", "attribute", "stage", "due", "published", "doc_no"}
)
OPEN_SQL = "i.stage IN ({})".format(", ".join(f"'{stage}'" for stage in OPEN))


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: a key for scripts, a title for people."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows. ``order`` '' is newest first; ``filters`` are exact values (or 'from..to' for dates)."""

    view: str = "all"
    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    descending: bool = False


_VIEWS: Mapping[str, tuple[str, str]] = {
    "overdue": ("逾期", f"{OPEN_SQL} AND i.due <> '' AND i.due < :today AND i.imported = 0"),
    "soon": ("3 个工作日内到期", f"{OPEN_SQL} AND i.due BETWEEN :today AND :soon"),
    "review": ("待审查", f"i.stage IN ('{Stage.REVIEW}', '{Stage.STOPPED}') AND i.imported = 0"),
    "ready": ("待公开", f"i.stage = '{Stage.READY}'"),
    "removal": ("待下架", f"i.stage = '{Stage.REMOVAL}'"),
    "unfilled": ("补填公开日期", f"i.imported = 1 AND {OPEN_SQL} AND i.published = ''"),
    "published": ("已公开", f"i.stage = '{Stage.PUBLISHED}'"),
    "on_request": (ON_REQUEST, f"i.attribute = '{ON_REQUEST}'"),
    "withheld": (WITHHELD, f"i.attribute = '{WITHHELD}'"),
    "flagged": ("与规定不符", "i.flags <> '' AND i.stage <> '已作废'"),
    "incomplete": ("登记不全", "i.missing <> '' AND i.stage <> '已作废'"),
    "provisional": ("期限暂定", f"i.provisional = 1 AND {OPEN_SQL}"),
    "proactive": (PROACTIVE, f"i.attribute = '{PROACTIVE}'"),
    "all": ("全部", ""),
}
VIEWS = tuple(View(key, title) for key, (title, _) in _VIEWS.items())


@dataclass(frozen=True, slots=True)
class Statement:
    """A query as SQL: FROM and WHERE with their values."""

    source: str
    where: str
    values: Mapping[str, object]

    def sql(self, columns: str, tail: str = "") -> str:
        """The whole statement that selects these columns."""
        return f"SELECT {columns} FROM {self.source}{self.where} {tail}".rstrip()


def statement(
    query: Query, today: date, calendar: Calendar, after: Mapping[str, object] | None = None
) -> Statement:
    """The query as SQL; ``after`` is the last row of the page before. Unknown views and columns are refused."""
    if query.view not in _VIEWS:
        known = "、".join(view.key for view in VIEWS)
        raise Refused(f"没有视图“{query.view}”", way=f"请从这些里选一个：{known}")
    values: dict[str, object] = {"today": today.isoformat(), "soon": calendar.add(today, SOON).isoformat()}
    conditions = [condition for condition in (_VIEWS[query.view][1],) if condition]
    source = "item i"
    if query.words.strip():
        expression = match(query.words)
        source = "item_search s JOIN item i ON i.id = s.rowid"
        conditions.append("item_search MATCH :match" if expression else "0")
        values["match"] = expression
    conditions += _filtered(query.filters, values)
    if after is not None:
        conditions.append(_keyset(query, after, values))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return Statement(source, where, values)


def ordering(query: Query) -> str:
    """The ORDER BY of a query: newest first, or a column with the id as the tie-breaker."""
    key = "s.rowid" if query.words.strip() else "i.id"
    if not query.order:
        return f"ORDER BY {key} DESC"
    if query.order not in SORTED:
        raise Refused(f"不能按“{query.order}”排序", way="请点别的列")
    direction = "DESC" if query.descending else "ASC"
    return f"ORDER BY i.{query.order} {direction}, i.id {direction}"


def _filtered(filters: Mapping[str, str], values: dict[str, object]) -> list[str]:
    found: list[str] = []
    for column, wanted in filters.items():
        if column not in LISTED:
            raise Refused(f"不能按“{column}”筛选", way="请选台账里有的列")
        first, dots, last = wanted.partition("..")
        if dots:
            values[f"{column}_from"], values[f"{column}_to"] = first or "0", last or "9"
            found.append(f"i.{column} BETWEEN :{column}_from AND :{column}_to")
        else:
            values[column] = wanted
            found.append(f"i.{column} = :{column}")
    return found


def _keyset(query: Query, after: Mapping[str, object], values: dict[str, object]) -> str:
    values["after_id"] = after["id"]
    if not query.order:
        return f"{'s.rowid' if query.words.strip() else 'i.id'} < :after_id"
    values["after_key"] = after[query.order]
    sign = "<" if query.descending else ">"
    return f"(i.{query.order}, i.id) {sign} (:after_key, :after_id)"


def row_of(values: Sequence[object]) -> dict[str, object]:
    """A page's tuple as a row by column."""
    return dict(zip(LISTED, values, strict=True))
