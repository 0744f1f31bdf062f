"""An office with reviews at every stage, for the tests of 保密审查: five people, eight items, two sheets out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.office.founding import Beginning, Newcomer
from tests.ui.hands import TODAY, focused, review_of
from ui.main_window import MainWindow
from ui.review.page import ReviewPage

CONTROL = Qt.KeyboardModifier.ControlModifier
CLERK, REVIEWER, LEADER = "李秀兰", "王建国", "刘海涛"
PEOPLE = (
    Newcomer(CLERK, ("经办人",)),
    Newcomer(REVIEWER, ("审查员",)),
    Newcomer(LEADER, ("分管领导",)),
    Newcomer("陈志远", ("第一责任人",)),
    Newcomer("赵敏", ("科室负责人",), "基教科"),
)
NAMES = (
    "校园安全检查的通知",
    "义务教育招生方案",
    "学生资助资金办法",
    "教师资格认定公告",
    "教育工作要点",
    "部门预算公开说明",
    "优秀班主任公示",
    "校车运营情况统计",
)
FIRST, SECOND, THIRD = "填写审查表", "工作机构审查", "主管领导批准"
"""The steps of the rule set taierzhuang."""


def ago(days: int) -> date:
    """A day before today, in calendar days."""
    return TODAY - timedelta(days=days)


def found(root: Path) -> Path:
    """Make the office: six items handed in, five of them printed on two sheets, two not handed in."""
    beginning = Beginning("台儿庄区教育局", "taierzhuang", people=PEOPLE, departments=("办公室", "基教科"))
    with Desk.create(root, beginning=beginning) as desk:
        items = [register(desk, name) for name in NAMES]
        hand_in(desk, items[:6], 9)
        send_out(desk, items[:3])
        send_out(desk, items[3:5])
    return root


def register(desk: Desk, title: str) -> int:
    """Enter an item that can be reviewed."""
    values = {
        "title": title,
        "formed": ago(12).isoformat(),
        "department": "办公室",
        "attribute": "主动公开",
        "form": "市区网站",
    }
    return min(desk.register.enter(values, actor=desk.actor(), today=TODAY).records)


def hand_in(desk: Desk, items: Sequence[int], days: int) -> None:
    """Hand items in so many days ago."""
    values = {"day": ago(days).isoformat(), "why": ""}
    desk.register.hand_in(items, values, actor=desk.actor(), today=TODAY)


def fill_in(desk: Desk, names: Sequence[str]) -> list[int]:
    """Let the clerk's own step be done for these; returns their items."""
    open_ones = desk.review_lists.ids(Query("running"), TODAY)
    rows = [row for row in desk.reviews.opinion_rows(open_ones, TODAY) if row.title in names]
    for row in rows:
        values = {"day": ago(8).isoformat(), "opinion": "已填写", "who": CLERK, "reason": "先签后印，补录"}
        desk.reviews.perform(row.review, "step", values, actor=desk.actor(), today=TODAY)
    return [desk.reviews.state(row.review).subject.record for row in rows]


def send_out(desk: Desk, items: Sequence[int]) -> str:
    """Print a list of these items today, which goes out for signature; returns its number."""
    prepared = desk.papers.prepare("review-list", tuple(items), TODAY)
    desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
    return str(prepared.number)


def said(desk: Desk, review: int) -> list[tuple[str, str, str]]:
    """What was said of a review: step, opinion, who."""
    return [(one.title, one.opinion, one.who) for one in desk.reviews.state(review).said]


def look(root: Path) -> Desk:
    """The office as another program would read it."""
    return Desk.open(root, writing=False)


def begin(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    """保密审查 with its first rows, counted and one chosen."""
    page = review_of(window)
    queue = page.queue
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(queue).keys() and bool(queue.known))
    qtbot.waitUntil(lambda: queue.card.view is not None and bool(queue.views.beneath()))
    queue.table.setFocus()
    return page


def titles(page: ReviewPage) -> list[str]:
    """The titles listed, in order."""
    model = page.queue.model
    return [str(model.at(row)["title"]) for row in range(model.rowCount())]


def show(page: ReviewPage, qtbot: QtBot, view: str, count: int) -> None:
    """Go to a view and wait for its rows."""
    page.queue.show_view(view)
    qtbot.waitUntil(lambda: page.queue.model.rowCount() == count)


def press(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    """Keys one after another, to whatever has the cursor; Tab moves on as people know it."""
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focused(), key)
        else:
            qtbot.keyClick(focused(), key)
        QApplication.processEvents()
