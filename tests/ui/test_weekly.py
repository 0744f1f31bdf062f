"""C5 at the screen: the week's batch ticked, released in one act, its list printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TODAY, dialog, register_of
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.opening import Opening
from ui.register.page import RegisterPage
from ui.register.weekly import WeeklyDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
LAST_WEEK = TODAY - timedelta(days=TODAY.weekday() + 4)


@pytest.fixture
def weekly_office(tmp_path: Path) -> Path:
    """An office whose rule set releases once a week, with two documents of last week and one without review."""
    root = tmp_path / "某市教育局"
    with Desk.create(root, name="某市教育局", ruleset="taian-jiaoyu") as desk:
        for title, review in (("通知一", "审签单 1 号"), ("通知二", "审签单 2 号"), ("没审的", "")):
            values = {
                "title": title,
                "formed": LAST_WEEK.isoformat(),
                "finished": LAST_WEEK.isoformat(),
                "department": "办公室",
                "attribute": "主动公开",
                "drafting_review": review,
            }
            desk.register.enter(values, actor=desk.actor(), today=TODAY)
    return root


@pytest.fixture
def batch(opening: Opening, weekly_office: Path, qtbot: QtBot) -> WeeklyDialog:
    """The week's batch, opened by keyboard."""
    opening.open(weekly_office)
    assert opening.window is not None
    page = register_of(opening.window)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3 and {"card", "views"} <= vars(page).keys())
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_W, CONTROL)
    return dialog(qtbot, WeeklyDialog)


def test_what_can_go_is_ticked_and_the_rest_says_what_is_missing(batch: WeeklyDialog) -> None:
    model = batch.lines.model()
    assert len(batch.ticked()) == 2
    boxes = [model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsUserCheckable for row in range(3)]
    assert [bool(box) for box in boxes] == [True, True, False]
    assert "审查结论" in model.data(model.index(2, 4))


def test_space_takes_one_out_and_the_rest_is_released_and_printed(
    batch: WeeklyDialog, opening: Opening, qtbot: QtBot
) -> None:
    batch.lines.setFocus()
    qtbot.keyClick(batch.lines, Qt.Key.Key_Space)
    assert len(batch.ticked()) == 1
    qtbot.keyClick(batch, Qt.Key.Key_Return, CONTROL)
    form = dialog(qtbot, FormDialog)
    wanted = {"site_column": "通知公告", "checked": "李四"}
    for key, field in form.form.fields.items():
        if field.column.required and field.problem():
            wanted.setdefault(key, "；".join(field.column.choices) or "李四")
    form.form.fill(wanted)
    form.submit()
    assert opening.window is not None
    page = register_of(opening.window)
    qtbot.waitUntil(lambda: [page.model.at(row)["status"] for row in range(3)].count("已公开") == 1)
    qtbot.waitUntil(batch.print.isVisible)
    batch.print.click()
    assert "发布清单" in dialog(qtbot, Preview).windowTitle()


def test_an_office_without_weekly_release_is_told_so(page: RegisterPage, qtbot: QtBot) -> None:
    page.weekly()
    assert "每周集中发布" in dialog(qtbot, Message).words()
