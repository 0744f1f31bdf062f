"""报表: a quarter's filing from 今日's line to what was filed, worked by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.desk import Desk
from gongkai_desktop.scans.filed import Filed, FiledPage
from tests.ui.hands import TODAY, dialog, focused
from ui.kit import look
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.pages import REPORTS
from ui.reports.filings import FilingsPage
from ui.reports.tab import ReportsTab
from ui.scans.filing import FilingDialog
from ui.scans.parts import parts_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office whose document has the filing."""
    root = tmp_path / "台账"
    with Desk.create(root, name="某职教中心", ruleset="gansu-zhijiao"):
        return root


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FilingsPage:
    """The filings, still empty, come to by the line of 今日."""
    window.go("filings:propose")
    return cast(ReportsTab, window.show_page(REPORTS)).filings


def keep(qtbot: QtBot) -> None:
    """Ctrl+Enter, and the form is gone."""
    front = QApplication.activeModalWidget()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not front)


def test_from_the_line_of_today_to_what_was_filed_by_two_keys(page: FilingsPage, qtbot: QtBot) -> None:
    form = dialog(qtbot, FormDialog)
    quarter = Quarter.of(TODAY)
    assert form.form.values()["period"] == quarter.title
    keep(qtbot)
    for state, facts in (
        ("待审核", {"who": "柳审查"}),
        ("待签发", {"who": "何主任"}),
        ("待报送", {}),
    ):
        qtbot.waitUntil(
            lambda state=state: page.card.view is not None and page.card.view.status.state == state
        )
        qtbot.waitUntil(lambda: page.isAncestorOf(page.window().focusWidget()))
        page.open_current()
        dialog(qtbot, FormDialog).form.fill(facts)
        keep(qtbot)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.status.state == "已报送")
    assert page.manual == "不予公开备案"


def test_what_follows_a_scan_is_said_by_what_the_sheet_is(page: FilingsPage, qtbot: QtBot) -> None:
    dialog(qtbot, FormDialog).reject()
    page.file_scans()
    filing = dialog(qtbot, FilingDialog)
    own = FiledPage("2026-0001", 1, 1, (4, 5), "签回.pdf", 1, signed=False)
    filing.show_filed(Filed(filed=(own,)))
    assert filing.enter.isHidden()
    assert look.tone("ink") in str(filing.choose_files.property("line-icon-drawn")), "no longer on blue"
    (part,) = parts_of(Filed(filed=(own,)))
    assert "下一步" in str(part.view.model().index(0, 3).data())
    review = FiledPage("2026-0002", 1, 1, (4,), "签回.pdf", 2)
    filing.show_filed(Filed(filed=(own, review)))
    assert not filing.enter.isHidden()
    with qtbot.waitSignal(page.place_wanted) as went:
        filing.enter.click()
    assert went.args == ["sheet:2026-0002", 0]
