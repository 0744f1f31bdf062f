"""报表: what is to be looked at once more, decided by Enter; the yearly sheet of it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.event import Draft
from tests.ui.hands import TODAY, dialog, focused
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.pages import REPORTS
from ui.reports.looks import LooksPage
from ui.reports.tab import LOOKS, ReportsTab


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with one item that has been withheld for two years."""
    root = tmp_path / "台账"
    two_years_ago = TODAY.replace(day=1, year=TODAY.year - 2)
    fields = {
        **{"title": "安全隐患排查台账", "formed": two_years_ago.isoformat(), "department": "办公室"},
        **{"attribute": "不予公开", "withheld_reason": "商业秘密"},
    }
    with Desk.create(root, name="某局", ruleset="tiaoli") as desk:
        desk.remember(
            [
                Draft(
                    "item.registered",
                    two_years_ago,
                    {"fields": fields | {"look_by": two_years_ago.isoformat()}, "imported": True},
                )
            ],
            actor=desk.actor(),
        )
        return root


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LooksPage:
    window.go("looks:due")
    page = cast(LooksPage, cast(ReportsTab, window.show_page(REPORTS)).parts[LOOKS])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    return page


def test_a_look_is_recorded_by_enter_and_stands_in_its_line(page: LooksPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.card.view is not None)
    cells = [str(page.model.index(0, at).data()) for at in range(len(page.model.columns))]
    assert cells[0] == "安全隐患排查台账" and cells[2].endswith("到期")
    assert cells[3] == "写明的日期；看第三方同意、情况有变了没有"
    sheets = next(one for one in page.findChildren(QPushButton) if one.text().startswith("年度检查表"))
    assert "被申请次数是估计" in sheets.toolTip()
    page.open_current()
    form = dialog(qtbot, FormDialog)
    form.form.fill({"who": "柳审查", "why": "第三方仍不同意", "look_by": ""})
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.show_view("stays")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert str(page.model.index(0, 5).data()) == "柳审查：继续不公开；第三方仍不同意"
    assert page.manual == "定期评估" and "new" not in page.commands()


def test_the_yearly_sheet_of_this_year_and_of_the_last(page: LooksPage, qtbot: QtBot) -> None:
    menus = (one.menu() for one in page.findChildren(QPushButton) if one.text().startswith("年度检查表"))
    menu = next(one for one in menus if one is not None)
    this_year, last_year = menu.actions()
    menu.aboutToShow.emit()
    year = TODAY.year
    assert (this_year.text()[:4], last_year.text()[:4]) == (str(year), str(year - 1))
    last_year.trigger()
    shown = dialog(qtbot, Preview)
    assert "属性年度检查表" in shown.windowTitle()
    shown.reject()


def test_an_item_is_mended_here_as_in_the_register(page: LooksPage, qtbot: QtBot) -> None:
    """What is near first, from the title on; the reason is asked as long as the item is withheld."""
    qtbot.waitUntil(lambda: page.card.view is not None)
    page.perform(next(act for act in page.card.view.acts if act.key == "amend"))  # type: ignore[union-attr]
    asked = dialog(qtbot, FormDialog)
    assert asked.form._fold.text().startswith("更多")
    qtbot.waitUntil(lambda: focused() is asked.form.fields["title"].editor)
