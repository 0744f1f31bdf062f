"""What the register makes due: groups of lines, each one click from its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, TypeAlias

from gongkai_desktop.agenda.group import Group, Line
from gongkai_desktop.agenda.reviews import ReviewDues
from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.store import Store

if TYPE_CHECKING:
    from gongkai_desktop.agenda.beside import Beside
    from gongkai_desktop.matters.ledgers import Ledgers
    from gongkai_desktop.office.ruleset import RuleSet
    from gongkai_desktop.workdays.calendar import Calendar

CATALOGUE: Final = "catalogue"
_SHOWN: Final = 50
_OPEN_BESIDE: Final = """
    SELECT 1 FROM letter WHERE closed = '' UNION ALL SELECT 1 FROM matter WHERE closed = '' LIMIT 1
"""
_MORNING: Final = time(0)
_FIRST: Final = ("unpublished", "removal", "unasked", "today", "soon")
"""The register's groups that come before what other rooms have."""
_WEEKDAYS: Final = "一二三四五六日"
Row: TypeAlias = dict[str, object]
Told: TypeAlias = tuple[str, str, str]
"""Of a line: the day it is about (ISO or ''), its urgency as a key, and how it stands in words."""


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that is asked about, the office's rules and its calendar."""

    today: date
    rules: RuleSet
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class _Kind:
    """A group: the view it is taken from (its key too unless it has another), its order, what its lines say."""

    view: str
    title: str
    order: str
    tell: Callable[[Row, _Day], Told]
    key: str = ""


def _by_limit(row: Row, _: _Day) -> Told:
    return str(row["due"]), str(row["urgency"]), str(row["reminder"])


def _unasked(row: Row, day: _Day) -> Told:
    from gongkai_desktop.coordination.limits import coordination_of  # its room is not loaded at start

    owed, rule = str(row["ask_by"]), coordination_of(day.rules)
    near = nearness(owed, provisional=False, today=day.today, calendar=day.calendar)
    article = rule.send_within.article if rule.send_within else rule.organ.article
    return owed, near.key, f"{near.words}，应发{rule.title}（{article}）"


def _unreported(row: Row, day: _Day) -> Told:
    due = str(row["report_due"])
    article = f"（{day.rules.reporting.article}）" if day.rules.reporting else ""
    if due < day.today.isoformat():
        return due, "overdue", f"{row['department']}应于 {due} 前报送，已逾期{article}"
    return due, "soon", f"{row['department']}应于 {due} 前报送{article}"


def _weekly(row: Row, day: _Day) -> Told:
    rule, words = day.rules.weekly, f"{row['finished']} 办结"
    if rule is None:
        return str(row["due"]), "soon", words
    finished = date.fromisoformat(str(row["finished"]))
    release = rule.release(finished, day.calendar)
    urgency = "today" if release == day.today else "overdue" if release < day.today else "soon"
    words += f"，每周{_WEEKDAYS[rule.weekday]}集中发布"
    moved = "" if release.weekday() == rule.weekday else "（那天放假）"
    return str(row["due"]), urgency, f"{words}，应在 {release.isoformat()} 发布{moved}"


def _unconfirmed(row: Row, day: _Day) -> Told:
    article = f"（{day.rules.entry.article}）" if day.rules.entry else ""
    return "", "soon", f"{row['published']} 录入，待再次确认{article}"


def _validity(row: Row, day: _Day) -> Told:
    until = str(row["valid_until"])
    left = (date.fromisoformat(until) - day.today).days
    if left < 0:
        return until, "overdue", f"有效期已满 {-left} 天，请登记失效或延长"
    return until, "soon", f"有效期还有 {left} 天" if left else "有效期今天满"


def _returned(row: Row, _: _Day) -> Told:
    return str(row["due"]), str(row["urgency"]), f"退回{row['department']}补正"


def _stopped(row: Row, _: _Day) -> Told:
    return "", "soon", "登记不予公开的理由和依据，或者重新审查、区分处理"


def _lifting(row: Row, _: _Day) -> Told:
    words = "，".join(part for part in (str(row["status"]), str(row["reminder"])) if part)
    return str(row["due"]), str(row["urgency"]), f"{words}；登记以后才能公开"


def _unsigned(row: Row, _: _Day) -> Told:
    return "", "soon", "审查已办完，签发以后登记签发，期限从签发之日起算"


def _owed(row: Row, _: _Day) -> Told:
    return "", "none", str(row["owed"])


def _flags(row: Row, _: _Day) -> Told:
    return "", "none", str(row["flags"])


def _unfilled(row: Row, _: _Day) -> Told:
    return "", "none", f"生成于 {row['formed']}" if row["formed"] else "生成日期也没有填"


def _doubts(row: Row, day: _Day) -> Told:
    future = "生成日期在今天以后" if str(row["formed"]) > day.today.isoformat() else ""
    return "", "none", "；".join(word for word in (str(row["doubts"]), future) if word)


_KINDS: Final = (
    _Kind("unpublished", "逾期未公开", "due", _by_limit, "overdue"),
    _Kind("removal", "失效待下架", "due", _by_limit),
    _Kind("unasked", "应征求其他机关的意见", "ask_by", _unasked),
    _Kind("today", "今天到期", "due", _by_limit),
    _Kind("soon", "3 个工作日内到期", "due", _by_limit),
    _Kind("week", "本周到期", "due", _by_limit),
    _Kind("unreported", "科室未报", "report_due", _unreported),
    _Kind("weekly", "本周集中发布", "finished", _weekly),
    _Kind("stopped", "审查不同意公开，待处理", "", _stopped),
    _Kind("lifting", "原来不予公开，事由还没有解除", "due", _lifting),
    _Kind("unsigned", "审查办完，待签发", "", _unsigned),
    _Kind("returned", "退回补正", "", _returned),
    _Kind("unconfirmed", "待二次确认", "published", _unconfirmed),
    _Kind("ready", "已审查，等待公开", "due", _by_limit),
    _Kind("expired", "有效期已满", "valid_until", _validity),
    _Kind("expiring", "有效期将满", "valid_until", _validity),
    _Kind("uninterpreted", "缺政策解读", "", _owed),
    _Kind("undelivered", "纸质件待移送查阅点", "published", _owed),
    _Kind("contradictory", "数据矛盾，请核对", "", _doubts),
    _Kind("flagged", "与规定不符，待补正", "", _flags),
    _Kind("unfilled", "导入的旧台账：公开日期没有填", "", _unfilled),
    _Kind("provisional", "期限暂定，等放假安排公布", "due", _by_limit),
)


class Agenda:
    """Asks every room what is due; groups that the office's rule set does not have are left out."""

    def __init__(
        self,
        store: Store,
        lists: Listing,
        reviews: Listing,
        ledgers: Ledgers,
        rules: RuleSet,
        calendar: Calendar,
    ) -> None:
        self._store, self._lists, self._rules, self._calendar = store, lists, rules, calendar
        self._ledgers = ledgers
        self._reviews = ReviewDues(store, reviews, calendar)
        self._others = self._beside(calendar)

    def groups(self, today: date, now: time = _MORNING) -> tuple[Group, ...]:
        """The groups that have something in them on that day, in the order of urgency.

        ``now`` is the time of day, for what is counted in hours.
        """
        return tuple(group for group in self._all(today, now) if group.total)

    def _all(self, today: date, now: time) -> Iterator[Group]:
        offered = {view.key for view in self._lists.views()}
        register = [self._group(kind, today) for kind in _KINDS if kind.view in offered]
        near = sum(group.view in _FIRST for group in register)
        if self._others is not None:
            yield from self._others.urgent(datetime.combine(today, now))
        yield from register[:near]
        yield from self._reviews.urgent(today)
        if self._others is not None:
            yield from self._others.others(datetime.combine(today, now))
        yield from self._reviews.others(today)
        yield from register[near:]
        yield self._columns(today)

    def _beside(self, calendar: Calendar) -> Beside | None:
        """Letters and the side ledgers; None where there is nothing of them to be told."""
        if self._rules.patrol is None and self._store.one(_OPEN_BESIDE) is None:
            return None
        from gongkai_desktop.agenda.beside import Beside  # its rooms are not loaded at start

        return Beside(self._store, self._ledgers, self._rules, calendar)

    def _columns(self, today: date) -> Group:
        """Entries of the catalogue that are empty or stale."""
        if self._store.one("SELECT 1 FROM catalogue") is None:
            return Group(CATALOGUE, "", CATALOGUE, 0, ())
        from gongkai_desktop.catalogue.coverage import State, coverage  # most offices have none at first

        found = coverage(self._store, today)
        empty, stale = found.count(State.EMPTY), found.count(State.STALE)
        title = f"基本目录：空白 {empty} 条，陈旧 {stale} 条"
        return Group(CATALOGUE, title, CATALOGUE, empty + stale, ())

    def _group(self, kind: _Kind, today: date) -> Group:
        query = Query(view=kind.view, order=kind.order)
        rows = self._lists.page(query, today, limit=_SHOWN)
        total = len(rows) if len(rows) < _SHOWN else self._lists.count(query, today)
        day = _Day(today, self._rules, self._calendar)
        lines = tuple(Line(int(str(row["id"])), str(row["title"]), *kind.tell(row, day)) for row in rows)
        return Group(kind.key or kind.view, kind.title, kind.view, total, lines)
