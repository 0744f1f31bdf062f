"""Views, search and paging over the item table: every filter and order is SQL, every page is keyset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from gongkai_desktop.deadlines.urgency import SOON
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.lifting import KINDS
from gongkai_desktop.register.fields import ON_REQUEST, PROACTIVE, REGISTER, WITHHELD
from gongkai_desktop.register.stages import OPEN, SIGNING, Stage
from gongkai_desktop.store.search import match
from gongkai_desktop.workdays.calendar import Calendar

if TYPE_CHECKING:
    from gongkai_desktop.office.ruleset import RuleSet

LISTED = (
    "id",
    *REGISTER.keys,
    *("stage", "waiting", "due", "provisional", "flags", "missing", "imported", "last_event"),
    *(
        "ask_by",
        "report_due",
        "report_remind",
        "valid_until",
        "finished",
        "entry",
        "unconfirmed",
        "owed",
        "doubts",
    ),
)
SORTED = frozenset(LISTED)
"""A list can be in the order of any column of the row: all are NOT NULL, and the id breaks ties."""
OPEN_SQL = "i.stage IN ({})".format(", ".join(f"'{stage}'" for stage in OPEN))
OVERDUE_SQL = f"{OPEN_SQL} AND i.due > '' AND i.due < :today"
"""What ``urgency`` calls overdue, whatever it waits for: what is red in a list is what this view counts.

Both ends are comparisons, so that the index of stages by their days is entered between them.
"""
WEEKLY_SQL = (
    f"i.finished <> '' AND i.attribute = '{PROACTIVE}'"
    f" AND i.published = '' AND i.stage IN ('{Stage.REVIEW}', '{Stage.READY}')"
)
"""Documents that wait for their weekly batch (C5), whenever that is."""
AHEAD: Final = 30
"""How far ahead the end of validity is announced, in calendar days."""
OWN: Final = "my:"
"""How the keys of the office's own views begin."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows. ``order`` '' is newest first; ``filters`` are read as ``filters.filtered`` says."""

    view: str = "all"
    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view: a key for scripts, a title for people; ``query`` is what one of the office's own stands for."""

    key: str
    title: str
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class _BuiltIn:
    """A view of the program: what it shows, and under which rule sets it is offered.

    ``counted`` is the condition for counting where another one than for listing is quick.
    """

    title: str
    condition: str
    offered: Callable[[RuleSet], object] = lambda rules: True
    counted: str = ""


_LIVE = f"i.stage <> '{Stage.VOID}'"
_OUT = f"i.stage = '{Stage.PUBLISHED}'"
"""Most of a ledger. With a + before it it is no way in, so that rows are walked by their day or newest first."""
_DOUBTFUL = (
    "i.id IN (SELECT id FROM item WHERE doubts <> '' UNION ALL SELECT id FROM item WHERE formed > :today)"
)
_INSIDE = "inside"
_OUTSIDE = "i.id NOT IN (SELECT id FROM item WHERE inside <> 0)"
"""Said so that counts stay within the narrow indexes: the few that are inside have one of their own."""

_VIEWS: Mapping[str, _BuiltIn] = {
    "overdue": _BuiltIn("逾期", OVERDUE_SQL),
    "unpublished": _BuiltIn("逾期未公开", f"{OVERDUE_SQL} AND i.stage <> '{Stage.REMOVAL}'"),
    "today": _BuiltIn("今天到期", f"{OPEN_SQL} AND i.due = :today"),
    "soon": _BuiltIn("3 个工作日内到期", f"{OPEN_SQL} AND i.due > :today AND i.due <= :soon"),
    "week": _BuiltIn("本周到期", f"{OPEN_SQL} AND i.due > :soon AND i.due <= :sunday"),
    "unreported": _BuiltIn(
        "科室未报",
        f"i.report_due <> '' AND i.report_remind <= :today AND {_LIVE}",
        lambda rules: rules.reporting,
    ),
    "unasked": _BuiltIn("应征求意见", "i.ask_by <> ''"),
    "weekly": _BuiltIn(
        "每周集中发布",
        f"{WEEKLY_SQL} AND i.finished < :monday",
        lambda rules: rules.weekly,
    ),
    "review": _BuiltIn("待审查", f"i.stage IN ('{Stage.REVIEW}', '{Stage.STOPPED}') AND i.imported = 0"),
    "stopped": _BuiltIn(str(Stage.STOPPED), f"i.stage = '{Stage.STOPPED}'"),
    "returned": _BuiltIn("退回补正", f"i.stage = '{Stage.RETURNED}'", lambda rules: rules.interpretation),
    "lifting": _BuiltIn(
        "不公开事由待解除",
        "i.stage = '{}' AND i.waiting IN ({})".format(Stage.REVIEW, ", ".join(f"'{kind}'" for kind in KINDS)),
    ),
    "unsigned": _BuiltIn(f"待{SIGNING}", f"i.stage = '{Stage.READY}' AND i.waiting = '{SIGNING}'"),
    "ready": _BuiltIn("待公开", f"i.stage = '{Stage.READY}' AND i.waiting <> '{SIGNING}'"),
    "unconfirmed": _BuiltIn(
        "待二次确认",
        f"i.unconfirmed <> 0 AND {_LIVE}",
        lambda rules: rules.entry and rules.entry.second_check,
    ),
    "uninterpreted": _BuiltIn(
        "缺政策解读",
        "i.owed <> '' AND instr(i.owed, '政策解读')",
        lambda rules: rules.interpretation,
    ),
    "undelivered": _BuiltIn(
        "待移送查阅点",
        "i.owed <> '' AND instr(i.owed, '移送查阅点')",
        lambda rules: rules.delivery,
    ),
    "removal": _BuiltIn("待下架", f"i.stage = '{Stage.REMOVAL}'"),
    "expiring": _BuiltIn(
        "有效期将满", f"i.valid_until <> '' AND i.valid_until BETWEEN :today AND :ahead AND +{_OUT}"
    ),
    "expired": _BuiltIn("有效期已满", f"i.valid_until <> '' AND i.valid_until < :today AND +{_OUT}"),
    "unfilled": _BuiltIn(
        "补填公开日期",
        f"i.imported = 1 AND {OPEN_SQL} AND i.published = '' AND i.due = '' AND i.stage <> '{Stage.STOPPED}'",
    ),
    "unset": _BuiltIn(str(Stage.UNSET), f"i.stage = '{Stage.UNSET}'"),
    "published": _BuiltIn("已公开", f"+{_OUT}", counted=_OUT),
    "on_request": _BuiltIn(ON_REQUEST, f"i.attribute = '{ON_REQUEST}'"),
    "withheld": _BuiltIn(WITHHELD, f"i.attribute = '{WITHHELD}'"),
    "contradictory": _BuiltIn("数据矛盾", f"{_DOUBTFUL} AND {_LIVE}"),
    "flagged": _BuiltIn("与规定不符", f"i.flags <> '' AND {_LIVE}"),
    "incomplete": _BuiltIn("登记不全", f"i.missing <> '' AND {_LIVE}"),
    "provisional": _BuiltIn("期限暂定", f"i.provisional = 1 AND {OPEN_SQL}"),
    "proactive": _BuiltIn(PROACTIVE, f"i.attribute = '{PROACTIVE}'"),
    "all": _BuiltIn("全部", ""),
    _INSIDE: _BuiltIn(
        "对内公开", "i.inside <> 0", lambda rules: any(category.inside for category in rules.category_rules)
    ),
}
_KEPT = frozenset({"returned", "unconfirmed", "uninterpreted", "undelivered", _INSIDE})
"""Views that do not disappear with the rule set while something is in them: their conditions know no day."""
VIEWS = tuple(View(key, view.title) for key, view in _VIEWS.items())


def offered(rules: RuleSet, any_row: Callable[[str], bool]) -> tuple[View, ...]:
    """The views that this rule set gives a sense to, and those with rows from the time of another one.

    ``any_row`` says whether the item table (as i) has a row that meets a condition.
    """
    return tuple(
        view
        for view in VIEWS
        if _VIEWS[view.key].offered(rules) or (view.key in _KEPT and any_row(_VIEWS[view.key].condition))
    )


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
    query: Query,
    today: date,
    calendar: Calendar,
    after: Mapping[str, object] | None = None,
    *,
    counting: bool = False,
) -> Statement:
    """The query as SQL; ``after`` is the last row of the page before. Unknown views and columns are refused.

    What is made known inside the office only (A2) is in the view "inside" and in no other.
    """
    view = _VIEWS.get(query.view)
    if view is None:
        known = "、".join(view.key for view in VIEWS)
        raise Refused(f"没有视图“{query.view}”", way=f"请从这些里选一个：{known}")
    values = _days(today, calendar)
    shown = (view.counted if counting else "") or view.condition
    conditions = [shown] if shown else []
    conditions += [_OUTSIDE] if query.view != _INSIDE else []
    source = "item i"
    if query.words.strip():
        expression = match(query.words)
        source = "item_search s JOIN item i ON i.id = s.rowid"
        conditions.append("item_search MATCH :match" if expression else "0")
        values["match"] = expression
    if query.filters:
        from gongkai_desktop.register.filters import filtered  # the first rows have none

        conditions += filtered(query.filters, LISTED, values)
    if after is not None:
        conditions.append(_keyset(query, after, values))
    return Statement(source, f" WHERE {' AND '.join(conditions)}" if conditions else "", values)


def _days(today: date, calendar: Calendar) -> dict[str, object]:
    """The days that views compare with."""
    monday = today - timedelta(days=today.weekday())
    days = {
        "today": today,
        "soon": calendar.add(today, SOON),
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "ahead": today + timedelta(days=AHEAD),
    }
    return {name: day.isoformat() for name, day in days.items()}


def ordering(query: Query) -> str:
    """The ORDER BY of a query: newest first, or a column with the id as the tie-breaker."""
    key = "s.rowid" if query.words.strip() else "i.id"
    if not query.order:
        return f"ORDER BY {key} DESC"
    if query.order not in SORTED:
        raise Refused(f"不能按“{query.order}”排序", way="请点别的列")
    direction = "DESC" if query.descending else "ASC"
    return f"ORDER BY i.{query.order} {direction}, i.id {direction}"


def _keyset(query: Query, after: Mapping[str, object], values: dict[str, object]) -> str:
    values["after_id"] = after["id"]
    if not query.order:
        return f"{'s.rowid' if query.words.strip() else 'i.id'} < :after_id"
    values["after_key"] = after[query.order]
    sign = "<" if query.descending else ">"
    return f"(i.{query.order}, i.id) {sign} (:after_key, :after_id)"
