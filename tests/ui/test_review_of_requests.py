"""An application in the queue of 保密审查: seen whole, its sheet printed, its opinions entered like any other's."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TODAY, dialog
from tests.ui.reviewing import begin, found, titles
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.review.many import ManyDialog

ASKED = "2026年校车检查结果"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office of the district with reviews under way, one of them of an application."""
    folder = found(tmp_path / "台儿庄区教育局")
    with Desk.open(folder, writing=True) as desk:
        day, actor = TODAY, desk.actor()
        facts = {
            "applicant": "王小明",
            "applicant_kind": "自然人",
            "channel": "当面",
            "arrived": day.isoformat(),
            "asked": ASKED,
        }
        request = desk.requests.enter(facts, actor=actor, today=day).act
        desk.requests.perform(request, "hand_in", {"day": day.isoformat()}, actor=actor, today=day)
    return folder


def test_the_sheet_of_an_application_is_its_own(window: MainWindow, qtbot: QtBot) -> None:
    review = begin(window, qtbot)
    queue = review.queue
    queue.table.selectRow(titles(review).index(ASKED))
    qtbot.waitUntil(lambda: queue.card.view is not None and queue.card.view.title == ASKED)
    queue.print_sheet("review-item")
    shown = dialog(qtbot, Preview)
    assert "保密审查表" in shown.windowTitle()
    shown.close()


def test_sheets_for_many_are_those_of_items(window: MainWindow, qtbot: QtBot) -> None:
    review = begin(window, qtbot)
    review.queue.table.selectAll()
    shown = ManyDialog(review.queue)
    shown.open()
    qtbot.waitUntil(lambda: shown.possible is not None)
    assert shown.possible is not None
    assert len(shown.possible.records) == len(shown.possible.items) + 1
    shown.close()
