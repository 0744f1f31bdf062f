"""What the register makes due: its groups in 今日, the last days of its items, the weekly batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from gongkai_desktop.cases.dues import (
    LOOKS,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Returning,
    Weight,
    grouped,
    nearness_of,
)
from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.views import OPEN_SQL, WEEKLY_SQL

if TYPE_CHECKING:
    from gongkai_desktop.office.publishing import Weekly
    from gongkai_desktop.store import Store
    from gongkai_desktop.workdays.calendar import Calendar

Row: TypeAlias = Mapping[str, object]
Told: TypeAlias = tuple[str, str, str]
"""Of a line: the day it is about (ISO or ''), its urgency as a key, and how it stands in words."""
_WEEKDAYS: Final = "一二三四五六日"
_NEAR: Final = Weight.PUBLICATION
DAYS: Final = LastDays(
    "item",
    (
        LastDay("due", "due", OPEN_SQL, "公开期限", provisional=True),
        LastDay("ask", "ask_by", "t.ask_by <> ''", "征求意见", "征求其他机关意见的期限"),
        LastDay(
            "report",
            "report_due",
            f"t.report_due <> '' AND t.stage <> '{Stage.VOID}'",
            "科室报送",
            "科室报送到期",
        ),
        LastDay(
            "valid",
            "valid_until",
            f"t.valid_until <> '' AND +t.stage = '{Stage.PUBLISHED}'",
            "有效期",
            "有效期满",
            counted=False,
        ),
    ),
    "CASE t.index_no WHEN '' THEN '#' || t.id ELSE t.index_no END",
    state="t.stage",
    shown="t.inside = 0",
    facts=("t.formed", "t.published", "json_extract(nullif(t.more, ''), '$.reported')"),
)
"""What is made known inside the office only is in no month."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A group: the view it is taken from (its key too unless it has another), its order, what its lines say.

    ``place`` is where the same records are shown, and each of them; '' in that view of the register.
    """

    view: str
    title: str
    order: str
    tell: Callable[[Row, Day], Told]
    key: str = ""
    weight: Weight = Weight.REGISTER
    place: str = ""


def _by_limit(row: Row, _: Day) -> Told:
    return str(row["due"]), str(row["urgency"]), str(row["reminder"])


def _unasked(row: Row, day: Day) -> Told:
    from gongkai_desktop.coordination.limits import coordination_of  # its room is not loaded at start

    owed, rule = str(row["ask_by"]), coordination_of(day.rules)
    near = nearness(owed, provisional=False, today=day.today, calendar=day.calendar)
    article = rule.send_within.article if rule.send_within else rule.organ.article
    return owed, near.key, f"{near.words}，应发{rule.title}{aside(article)}"


def _unreported(row: Row, day: Day) -> Told:
    due = str(row["report_due"])
    article = aside(day.rules.reporting.article) if day.rules.reporting else ""
    if due < day.today.isoformat():
        return due, "overdue", f"{row['department']}应于 {due} 前报送，已逾期{article}"
    return due, "soon", f"{row['department']}应于 {due} 前报送{article}"


def _weekly(row: Row, day: Day) -> Told:
    rule, words = day.rules.weekly, f"{row['finished']} 办结"
    if rule is None:
        return str(row["due"]), "soon", words
    finished = date.fromisoformat(str(row["finished"]))
    release = rule.release(finished, day.calendar)
    urgency = "today" if release == day.today else "overdue" if release < day.today else "soon"
    words += f"，每周{_WEEKDAYS[rule.weekday]}集中发布"
    moved = "" if release.weekday() == rule.weekday else "（那天放假）"
    return str(row["due"]), urgency, f"{words}，应在 {release.isoformat()} 发布{moved}"


def _unconfirmed(row: Row, day: Day) -> Told:
    article = aside(day.rules.entry.article) if day.rules.entry else ""
    return "", "soon", f"{row['published']} 录入，待再次确认{article}"


def _validity(row: Row, day: Day) -> Told:
    until = str(row["valid_until"])
    left = (date.fromisoformat(until) - day.today).days
    if left < 0:
        return until, "overdue", f"有效期已满 {-left} 天，请登记失效或延长"
    return until, "soon", f"有效期还有 {left} 天" if left else "有效期今天满"


def _returned(row: Row, _: Day) -> Told:
    return str(row["due"]), str(row["urgency"]), f"退回{row['department']}补正"


def _stopped(row: Row, _: Day) -> Told:
    return "", "soon", "登记不予公开的理由和依据，或者重新审查、区分处理"


def _lifting(row: Row, _: Day) -> Told:
    words = "，".join(part for part in (str(row["status"]), str(row["reminder"])) if part)
    return str(row["due"]), str(row["urgency"]), f"{words}；登记以后才能公开"


def _unsigned(row: Row, _: Day) -> Told:
    return "", "soon", "审查已办完，签发以后登记签发，期限从签发之日起算"


def _owed(row: Row, _: Day) -> Told:
    return "", "none", str(row["owed"])


def _flags(row: Row, _: Day) -> Told:
    return "", "none", str(row["flags"])


def _looked(row: Row, day: Day) -> Told:
    from gongkai_desktop.register.reexamination import trigger_of  # not loaded at start

    reason = str(row["withheld_reason"])
    trigger, named = trigger_of(reason), row["attribute"]
    asked = f"看{trigger.when}了没有，" if trigger else ""
    article = aside(cited(day.rules, Branch.REEXAMINATION))
    return str(row["look_due"]), "none", f"{reason or named}：{asked}评估还要不要不公开{article}"


def _unfilled(row: Row, _: Day) -> Told:
    return "", "none", f"生成于 {row['formed']}" if row["formed"] else "生成日期也没有填"


def _doubts(row: Row, day: Day) -> Told:
    future = "生成日期在今天以后" if str(row["formed"]) > day.today.isoformat() else ""
    return "", "none", "；".join(word for word in (str(row["doubts"]), future) if word)


_GROUPS: Final = (
    _Plan("unpublished", "逾期未公开", "due", _by_limit, "overdue", weight=_NEAR),
    _Plan("removal", "失效待下架", "due", _by_limit, weight=_NEAR),
    _Plan("unasked", "应征求其他机关的意见", "ask_by", _unasked, weight=_NEAR),
    _Plan("today", "今天到期", "due", _by_limit, weight=_NEAR),
    _Plan("soon", "3 个工作日内到期", "due", _by_limit, weight=_NEAR),
    _Plan("week", "本周到期", "due", _by_limit),
    _Plan("unreported", "科室未报", "report_due", _unreported),
    _Plan("weekly", "本周集中发布", "finished", _weekly),
    _Plan("stopped", "审查不同意公开，待处理", "", _stopped),
    _Plan("lifting", "原来不予公开，事由还没有解除", "due", _lifting),
    _Plan("unsigned", "审查办完，待签发", "", _unsigned),
    _Plan("returned", "退回补正", "", _returned),
    _Plan("unconfirmed", "待二次确认", "published", _unconfirmed),
    _Plan("ready", "已审查，等待公开", "due", _by_limit),
    _Plan("expired", "有效期已满", "valid_until", _validity),
    _Plan("expiring", "有效期将满", "valid_until", _validity),
    _Plan("uninterpreted", "缺政策解读", "", _owed),
    _Plan("undelivered", "纸质件待移送查阅点", "published", _owed),
    _Plan("look", "不予公开、依申请公开的评估到期", "look_due", _looked, place=f"{LOOKS}:due"),
    _Plan("contradictory", "数据矛盾，请核对", "", _doubts),
    _Plan("flagged", "与规定不符，待补正", "", _flags),
    _Plan("unfilled", "导入的旧台账：公开日期没有填", "", _unfilled),
    _Plan("provisional", "期限暂定，等放假安排公布", "due", _by_limit),
)


def dues(lists: Listing) -> Dues:
    """What the register contributes; groups that the office's rule set does not have are left out."""

    def groups(day: Day) -> Iterator[Group]:
        offered = {view.key for view in lists.views()}
        return (_group(lists, plan, day) for plan in _GROUPS if plan.view in offered)

    return Dues(groups, DAYS, _returning)


def _group(lists: Listing, plan: _Plan, day: Day) -> Group:
    def line(row: Row) -> Line:
        return Line(int(str(row["id"])), str(row["title"]), *plan.tell(row, day), plan.place)

    total, lines = grouped(lists, Query(view=plan.view, order=plan.order), day, line)
    return Group(plan.key or plan.view, plan.title, plan.place or plan.view, total, lines, plan.weight)


# — weekly batches —

_BATCHED: Final = f"""
    SELECT i.finished, i.id, i.title FROM item i
    WHERE {WEEKLY_SQL} AND i.finished >= ? AND i.inside = 0 ORDER BY i.finished, i.id
"""
_LONGEST: Final = timedelta(days=40)
"""More than ever lies between a document's being finished and its batch: two weeks and the longest holiday."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Documents finished in the week of ``monday`` that wait for their batch (C5): each one's record and title.

    ``day`` is when it is published; ``moved``: the usual day is off.
    """

    monday: date
    day: date
    moved: bool
    documents: tuple[tuple[int, str], ...]


def batches_ahead(store: Store, rule: Weekly, calendar: Calendar, since: date) -> Iterator[Waiting]:
    """The weekly batches on that day or later that documents wait for, the earliest first."""
    weeks: dict[date, list[tuple[int, str]]] = {}
    for text, record, title in store.rows(_BATCHED, ((since - _LONGEST).isoformat(),)):
        finished = date.fromisoformat(text)
        weeks.setdefault(finished - timedelta(days=finished.weekday()), []).append((int(record), str(title)))
    for monday, documents in weeks.items():
        if (day := rule.release(monday, calendar)) >= since:
            yield Waiting(monday, day, day.weekday() != rule.weekday, tuple(documents))


def _returning(day: Day, since: date) -> Iterator[Returning]:
    """The documents of each weekly batch on its day, where the rule set has batches."""
    rule = day.rules.weekly
    for batch in batches_ahead(day.store, rule, day.calendar, since) if rule else ():
        words = "每周集中发布（原定那天放假）" if batch.moved else "每周集中发布"
        when = batch.day.isoformat()
        urgency = nearness_of(when, day.today)
        yield Returning(
            batch.day,
            tuple(Line(number, title, when, urgency, words) for number, title in batch.documents),
        )
