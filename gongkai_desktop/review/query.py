"""Views, search and paging over the review table: every filter and order is SQL, every page is keyset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.review.states import AGAIN, ReviewState
from gongkai_desktop.store.search import match

TO_SUBMIT: Final = "to_submit"
COLUMNS: Final = (
    *("id", "subject", "kind", "number", "title", "doc_no", "department", "attribute", "round"),
    *("state", "step", "step_title", "post", "handed_in", "turn", "due", "provisional", "closed"),
    *("sheet", "out_to", "out_since", "back", "opinion", "opinion_day", "conclusion", "flags", "last_event"),
)
SORTED: Final = frozenset(COLUMNS)
"""A list can be in the order of any column of the row: all are NOT NULL, and the id breaks ties."""

UNSUBMITTED: Final = "i.stage = '待审查' AND i.review = 0 AND i.imported = 0"
"""Items that wait for a review and are in none: the condition of the index item_unsubmitted."""
_WAITING: Final = "item i INDEXED BY item_unsubmitted"
_OF_ITEM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "i.id",
        "subject": "i.id",
        "kind": "'item'",
        "number": "CASE i.index_no WHEN '' THEN '#' || i.id ELSE i.index_no END",
        "title": "i.title",
        "doc_no": "i.doc_no",
        "department": "i.department",
        "attribute": "i.attribute",
        "round": "1 + (SELECT count(*) FROM review n WHERE n.subject = i.id)",
        "state": "i.stage",
        "step_title": "i.waiting",
        "due": "i.due",
        "provisional": "i.provisional",
        "flags": "i.flags",
        "last_event": "i.last_event",
    }
)
"""An item that is not handed in, told in the columns of a review; its limit is that of publication."""


@dataclass(frozen=True, slots=True)
class ReviewQuery:
    """What a list of reviews shows. ``order`` '' is newest first.

    ``step`` is a step's key, ``signer`` whom the sheet is out with. ``first`` and ``last`` (ISO days) bound the
    day it was closed in the view "closed", else the day it was handed in.
    """

    view: str = "running"
    words: str = ""
    step: str = ""
    signer: str = ""
    order: str = ""
    descending: bool = False
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A view: a key for scripts, a title for people."""

    key: str
    title: str


_STATES = "', '".join(AGAIN)
_VIEWS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        TO_SUBMIT: ("待提交", UNSUBMITTED),
        "running": ("在办", "r.closed = ''"),
        "out": ("待签回", "r.closed = '' AND r.out_since <> '' AND r.back = ''"),
        "back": ("已扫描未录", "r.closed = '' AND r.back <> ''"),
        "returned": ("退回", f"r.closed = '' AND r.state = '{ReviewState.RETURNED}'"),
        "escalated": ("须报审", f"r.closed = '' AND r.state = '{ReviewState.ESCALATED}'"),
        "again": (
            "须重新审查",
            f"r.state IN ('{_STATES}') AND r.subject IN (SELECT i.id FROM {_WAITING} WHERE {UNSUBMITTED})"
            " AND r.id = (SELECT max(n.id) FROM review n WHERE n.subject = r.subject)",
        ),
        "overdue": ("逾期", "r.closed = '' AND r.due <> '' AND r.due < :today"),
        "closed": ("已办结", "r.closed <> ''"),
        "all": ("全部", ""),
    }
)
VIEWS: Final = tuple(View(key, title) for key, (title, _) in _VIEWS.items())


@dataclass(frozen=True, slots=True)
class Statement:
    """A query as SQL: what is selected from where, and the values."""

    columns: str
    source: str
    where: str
    values: Mapping[str, object]
    ordering: str

    def page(self, limit: int) -> str:
        """The statement of a page."""
        return f"SELECT {self.columns} FROM {self.source}{self.where} {self.ordering} LIMIT {int(limit)}"

    def count(self) -> str:
        """The statement that counts."""
        return f"SELECT COUNT(*) FROM {self.source}{self.where}"

    def ids(self, limit: int) -> str:
        """The statement of the records alone."""
        key = self.columns.partition(",")[0]
        return f"SELECT {key} FROM {self.source}{self.where} {self.ordering} LIMIT {int(limit)}"


def statement(query: ReviewQuery, today: date, after: Mapping[str, object] | None = None) -> Statement:
    """The query as SQL; ``after`` is the last row of the page before. Unknown views and columns are refused."""
    if query.view not in _VIEWS:
        raise Refused(f"没有视图“{query.view}”", way=f"请从这些里选一个：{'、'.join(_VIEWS)}")
    if query.order and query.order not in SORTED:
        raise Refused(f"不能按“{query.order}”排序", way="请点别的列")
    table, name = ("item", "i") if query.view == TO_SUBMIT else ("review", "r")
    values: dict[str, object] = {"today": today.isoformat()}
    conditions = [condition] if (condition := _VIEWS[query.view][1]) else []
    source = _WAITING if query.view == TO_SUBMIT else f"{table} {name}"
    if query.words.strip():
        expression = match(query.words)
        source = f"{table}_search s JOIN {table} {name} ON {name}.id = s.rowid"
        conditions.append(f"{table}_search MATCH :match" if expression else "0")
        values["match"] = expression
    conditions += _narrowed(query, name, values)
    if after is not None:
        conditions.append(_keyset(query, name, after, values))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    columns = ", ".join(_column(key, name) for key in COLUMNS)
    return Statement(columns, source, where, values, _ordering(query, name))


def _column(key: str, name: str) -> str:
    if name == "r":
        return f"r.{key}"
    return f"{_OF_ITEM.get(key, chr(39) * 2)} AS {key}" if key != "id" else "i.id"


def _narrowed(query: ReviewQuery, name: str, values: dict[str, object]) -> list[str]:
    found = []
    if query.step:
        found.append("r.step = :step" if name == "r" else "0")
    if query.signer:
        found.append("r.out_to = :signer" if name == "r" else "0")
    day = "i.formed" if name == "i" else "r.closed" if query.view == "closed" else "r.handed_in"
    if query.first:
        found.append(f"{day} >= :first")
    if query.last:
        found.append(f"{day} <= :last")
    values |= {"step": query.step, "signer": query.signer, "first": query.first, "last": query.last}
    return found


def _ordering(query: ReviewQuery, name: str) -> str:
    if not query.order or query.order == "id":
        return f"ORDER BY {name}.id {'ASC' if query.order and not query.descending else 'DESC'}"
    direction = "DESC" if query.descending else "ASC"
    return f"ORDER BY {_sort_key(query.order, name)} {direction}, {name}.id {direction}"


def _sort_key(order: str, name: str) -> str:
    return f"r.{order}" if name == "r" else _OF_ITEM.get(order, "''")


def _keyset(query: ReviewQuery, name: str, after: Mapping[str, object], values: dict[str, object]) -> str:
    values["after_id"] = after["id"]
    if not query.order or query.order == "id":
        ascending = bool(query.order) and not query.descending
        return f"{name}.id {'>' if ascending else '<'} :after_id"
    values["after_key"] = after[query.order]
    sign = "<" if query.descending else ">"
    return f"({_sort_key(query.order, name)}, {name}.id) {sign} (:after_key, :after_id)"
