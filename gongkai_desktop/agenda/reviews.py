"""What the secrecy review makes due: limits, papers out and back, what was sent back or referred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from gongkai_desktop.agenda.group import REVIEW, SCANS, Group, Line
from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.deadlines.urgency import SOON
from gongkai_desktop.review.views import TO_SUBMIT
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

LONG_OUT: Final = 5
"""From how many working days a paper that is out is told as near."""
_SHOWN: Final = 50
_PAPERS: Final = """
    SELECT min(id), sheet, out_to, out_since, min(title), count(*) FROM review
    WHERE closed = '' AND out_since <> '' AND {} GROUP BY sheet, out_to, out_since
"""
_NEAR: Final = "closed = '' AND due >= :today AND due <= :soon"
_VIEWS: Final = (("escalated", "须报审"), ("returned", "审查退回"), ("again", "须重新审查"))


class ReviewDues:
    """Asks the review queue. ``urgent`` comes before the limits of publication that are near, ``others`` after."""

    def __init__(self, store: Store, lists: Listing, calendar: Calendar) -> None:
        self._store, self._lists, self._calendar = store, lists, calendar
        self._any = store.one("SELECT 1 FROM review LIMIT 1") is not None

    def urgent(self, today: date) -> Iterator[Group]:
        """Reviews whose limit is over."""
        if self._any:
            yield self._view("overdue", "审查逾期", today)

    def others(self, today: date) -> Iterator[Group]:
        """Limits that are near, papers, what was sent back or referred, what is not handed in yet."""
        if self._any:
            yield self._near(today)
            yield self._papers("back", "签回已扫描，待录意见", "back <> ''", today)
            yield self._papers("out", "待签回", "back = ''", today)
            for view, title in _VIEWS:
                yield self._view(view, title, today)
        yield self._tray()
        waiting = self._lists.count(Query(view=TO_SUBMIT), today)
        yield Group(_at(TO_SUBMIT), "待提交保密审查", _at(TO_SUBMIT), waiting, ())

    def _view(self, view: str, title: str, today: date) -> Group:
        query = Query(view=view, order="due" if view != "again" else "")
        rows = self._lists.page(query, today, limit=_SHOWN)
        total = len(rows) if len(rows) < _SHOWN else self._lists.count(query, today)
        return Group(_at(view), title, _at(view), total, tuple(_line(row, view) for row in rows))

    def _near(self, today: date) -> Group:
        """Open reviews due today or within ``SOON`` working days."""
        values = {"today": today.isoformat(), "soon": self._calendar.add(today, SOON).isoformat()}
        (total,) = self._store.one(f"SELECT count(*) FROM review WHERE {_NEAR}", values) or (0,)
        before = {"id": 0, "due": today.isoformat()}
        rows = self._lists.page(Query(view="running", order="due"), today, before, _SHOWN)
        lines = tuple(_line(row, "running") for row in rows if str(row["due"]) <= values["soon"])
        return Group(_at("near"), "审查期限将到", _at("running"), int(total), lines)

    def _papers(self, view: str, title: str, condition: str, today: date) -> Group:
        """Sheets that are out, or back and not entered, by whom they are with; a sheet may hold many items."""
        sql = _PAPERS.format(condition)
        rows = list(self._store.rows(f"{sql} ORDER BY out_since, out_to, sheet LIMIT {_SHOWN}"))
        total = len(rows)
        if total == _SHOWN:
            (total,) = self._store.one(f"SELECT count(*) FROM ({sql})") or (0,)
        lines = tuple(self._paper(row, view, today) for row in rows)
        return Group(_at(view), title, _at(view), int(total), lines)

    def _paper(self, row: tuple[int, str, str, str, str, int], view: str, today: date) -> Line:
        record, sheet, signer, since, first, count = row
        what = first if count == 1 else f"{first} 等 {count} 件"
        title = f"{sheet} 号表：{what}" if sheet else what
        if view == "back":
            return Line(record, title, "", "soon", f"{signer}已签回" if signer else "已签回", _at(view))
        days = max(0, self._calendar.between(date.fromisoformat(since), today))
        whose = f"在{signer}处" if signer else "送签"
        words = f"{whose} {days} 个工作日" if days else f"{whose}，今天送出"
        return Line(record, title, "", "soon" if days >= LONG_OUT else "none", words, _at(view))

    def _tray(self) -> Group:
        """Scanned pages that nobody could read."""
        if self._store.one("SELECT 1 FROM scan LIMIT 1") is None:
            return Group(SCANS, "", f"{SCANS}:", 0, ())
        from gongkai_desktop.scans.tray import ScanState  # not loaded at start

        (count,) = self._store.one("SELECT count(*) FROM scan WHERE state = ?", (ScanState.TRAY,)) or (0,)
        return Group(SCANS, "扫描件待认", f"{SCANS}:", int(count), ())


def _at(view: str) -> str:
    return f"{REVIEW}:{view}"


def _line(row: Mapping[str, object], view: str) -> Line:
    status, reminder = str(row["status"]), str(row["reminder"])
    words = "，".join(part for part in (status, reminder) if part)
    urgency = str(row["urgency"])
    return Line(int(str(row["id"])), str(row["title"]), str(row["due"]), urgency, words, _at(view))
