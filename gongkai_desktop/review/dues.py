"""What the secrecy review makes due: limits, papers out and back, what was sent back or referred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.dues import (
    REVIEW,
    SHOWN,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Weight,
    grouped,
)
from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query, View
from gongkai_desktop.review.views import BACK, LONG_OUT, NEAR, OUT, TO_SUBMIT

DAYS: Final = LastDays(
    "review",
    (LastDay("review", "due", "t.closed = ''", "审查期限", "{state}的审查期限", provisional=True),),
    "t.number",
    state="t.step_title",
    place=f"'{REVIEW}:running'",
)
_PAPERS: Final = """
    SELECT min(t.id), t.sheet, t.out_to, t.out_since, min(t.title), count(*) FROM review t
    WHERE {} GROUP BY t.sheet, t.out_to, t.out_since
"""
_VIEWS: Final = (("escalated", "须报审"), ("returned", "审查退回"), ("again", "须重新审查"))


def dues(lists: Listing) -> Dues:
    """What the queue contributes."""

    def groups(day: Day) -> Iterator[Group]:
        if day.store.one("SELECT 1 FROM review LIMIT 1") is not None:
            yield _view(lists, "overdue", "审查逾期", day, Weight.REVIEW_OVER)
            yield _near(lists, day)
            yield _papers(BACK, "签回已扫描，待录意见", day)
            yield _papers(OUT, "待签回", day)
            for view, title in _VIEWS:
                yield _view(lists, view, title, day, Weight.REVIEW)
        waiting = lists.count(Query(view=TO_SUBMIT), day.today)
        place = _at(TO_SUBMIT)
        yield Group(place, "待提交保密审查", place, waiting, (), Weight.UNSUBMITTED)

    return Dues(groups, DAYS)


def _view(lists: Listing, view: str, title: str, day: Day, weight: Weight) -> Group:
    query = Query(view=view, order="due" if view != "again" else "")
    total, lines = grouped(lists, query, day, lambda row: _line(row, view))
    return Group(_at(view), title, _at(view), total, lines, weight)


def _near(lists: Listing, day: Day) -> Group:
    """Open reviews that fall due today or within a few working days."""
    query = Query(NEAR.key, order="due")
    total, lines = grouped(lists, query, day, lambda row: _line(row, NEAR.key))
    return Group(_at("near"), "审查期限将到", _at(NEAR.key), total, lines, Weight.REVIEW)


def _papers(view: View, title: str, day: Day) -> Group:
    """Sheets that are out, or back and not entered, by whom they are with; a sheet may hold many items."""
    sql, place = _PAPERS.format(view.condition), _at(view.key)
    rows = list(day.store.rows(f"{sql} ORDER BY out_since, out_to, sheet LIMIT {SHOWN}"))
    lines = tuple(_paper(row, view.key, day) for row in rows)
    total = sum(line.records for line in lines)
    if len(rows) == SHOWN:
        (total,) = day.store.one(f"SELECT count(*) FROM review t WHERE {view.condition}") or (0,)
    return Group(place, title, place, int(total), lines, Weight.REVIEW)


def _paper(row: tuple[int, str, str, str, str, int], view: str, day: Day) -> Line:
    record, sheet, signer, since, first, count = row
    what = first if count == 1 else f"{first} 等 {count} 件"
    title = f"{sheet} 号表：{what}" if sheet else what
    if view == BACK.key:
        return Line(record, title, "", "soon", f"{signer}已签回" if signer else "已签回", _at(view), count)
    days = max(0, day.calendar.between(date.fromisoformat(since), day.today))
    whose = f"在{signer}处" if signer else "送签"
    words = f"{whose} {days} 个工作日" if days else f"{whose}，今天送出"
    return Line(record, title, "", "soon" if days >= LONG_OUT else "none", words, _at(view), count)


def _at(view: str) -> str:
    return f"{REVIEW}:{view}"


def _line(row: Mapping[str, object], view: str) -> Line:
    status, reminder = str(row["status"]), str(row["reminder"])
    words = "，".join(part for part in (status, reminder) if part)
    urgency = str(row["urgency"])
    return Line(int(str(row["id"])), str(row["title"]), str(row["due"]), urgency, words, _at(view))
