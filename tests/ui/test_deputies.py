"""岗位代理 (B17): who stands in for which post, entered and ended by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from tests.ui.hands import TODAY, dialog
from ui.kit.form_dialog import FormDialog
from ui.preferences.deputies import DeputiesList
from ui.preferences.people import PeopleDialog

DEPUTIES = 2


@pytest.fixture
def staffed(office: Path) -> Path:
    """The office with a leader and an officer."""
    with Desk.open(office, writing=True) as desk:
        drafts = [
            events.person_added(TODAY, "郑书培", ["分管领导"]),
            events.person_added(TODAY, "陆成章", ["审查员"]),
        ]
        desk.remember(drafts, actor=desk.actor())
    return office


@pytest.fixture
def listed(staffed: Path, request: pytest.FixtureRequest, qtbot: QtBot) -> DeputiesList:
    """The list of those who stand in, still empty."""
    request.getfixturevalue("window").menus.show_people()
    people = dialog(qtbot, PeopleDialog)
    qtbot.waitUntil(lambda: len(people.people) == 3)
    people.tabs.setCurrentIndex(DEPUTIES)
    return people.deputies


def stand_in(listed: DeputiesList, qtbot: QtBot, **values: str) -> FormDialog:
    """Fill in the form that Ins opens, and send it."""
    qtbot.keyClick(listed.view, Qt.Key.Key_Insert)
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"person": "陆成章", "post": "分管领导", "approved_by": "沈延平", **values})
    asked.submit()
    return asked


def test_someone_stands_in_until_it_is_ended(listed: DeputiesList, staffed: Path, qtbot: QtBot) -> None:
    stand_in(listed, qtbot, stands_for="郑书培", why="外出学习")
    qtbot.waitUntil(lambda: len(listed.lines) == 1)
    cells = [str(listed.view.model().index(0, at).data()) for at in range(7)]
    assert cells[:4] == ["陆成章", "分管领导", "郑书培", "沈延平"]
    assert cells[6] == "代理中" and listed.end_button.isEnabled()
    with Desk.open(staffed, writing=False) as desk:
        signers = desk.office.signers("分管领导", TODAY)
    assert [(one.name, one.deputy) for one in signers] == [("郑书培", False), ("陆成章", True)]
    qtbot.keyClick(listed.view, Qt.Key.Key_Delete)
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"why": "已经回来"})
    asked.submit()
    qtbot.waitUntil(lambda: listed.view.model().index(0, 6).data() == "已结束")
    assert not listed.end_button.isEnabled()


def test_what_cannot_be_is_told_in_the_form(listed: DeputiesList, qtbot: QtBot) -> None:
    asked = stand_in(listed, qtbot, since=TODAY.isoformat(), until="2020-01-01")
    qtbot.waitUntil(lambda: not asked.banner.isHidden())
    assert asked.isVisible() and listed.lines == ()
