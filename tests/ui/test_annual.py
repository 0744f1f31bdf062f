"""年度报告, worked by keyboard: begun, its tables walked through, a figure opened, a check explained, signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.records.event import Draft
from gongkai_desktop.reports.annual.layout import APPLICATIONS
from tests.ui.hands import TODAY, dialog, focused
from ui.kit import look
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.pages import REPORTS, REQUESTS
from ui.reports.annual import AnnualPage
from ui.reports.annual_tables import AnnualTables
from ui.reports.tab import ANNUAL, ReportsTab
from ui.requests.page import RequestsPage

CONTROL = Qt.KeyboardModifier.ControlModifier
YEAR = TODAY.year - 1
TEXTS = {
    "overview": "本年新收政府信息公开申请{本年新收}件。" + "其余的照实写明。" * 50,
    "problems": "公开的目录还有空白栏目，今年补齐了三个，还要补两个；解读的形式单一，明年改进。" * 8,
    "others": "本年没有收取信息处理费。",
}


def old(at: int, kind: str, day: str, result: str) -> Draft:
    told = {
        **{
            "number": f"旧{at}",
            "applicant": "甲",
            "applicant_kind": kind,
            "channel": "当面",
            "asked": f"信息{at}",
        },
        **{"arrived": day, "issued": day, "result": result},
    }
    return Draft("request.received", TODAY, {"fields": told, "imported": True})


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AnnualPage:
    """The reports, still none; last year had three applications."""
    days = (f"{YEAR}-03-03", f"{YEAR}-04-03", f"{YEAR}-05-06")
    told = zip(
        days,
        ("自然人", "自然人", "商业企业"),
        ("予以公开", "本机关不掌握相关政府信息", "予以公开"),
        strict=True,
    )
    drafts = [old(at, kind, day, result) for at, (day, kind, result) in enumerate(told, 1)]
    with qtbot.waitSignal(window.session.changed):
        window.session.act(lambda desk, actor: desk.records.append(drafts, actor=actor))
    tab = cast(ReportsTab, window.show_page(REPORTS))
    page = cast(AnnualPage, tab.show_part(ANNUAL))
    qtbot.waitUntil(lambda: page.empty.isVisible() and "card" in vars(page))
    return page


class Clerk:
    """Does with a report what a clerk does."""

    def __init__(self, page: AnnualPage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot

    @property
    def view(self) -> Any:
        return self.page.card.view

    def keep(self) -> None:
        front = QApplication.activeModalWidget()
        self.qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not front)

    def begin(self) -> None:
        self.page.new()
        dialog(self.qtbot, FormDialog)
        self.keep()
        self.qtbot.waitUntil(lambda: self.view is not None and self.view.case.year == YEAR)

    def do(self, key: str, **values: str) -> None:
        last = self.view.record.last_event
        self.page.perform(next(one for one in self.view.acts if one.key == key))
        dialog(self.qtbot, FormDialog).form.fill(values)
        self.keep()
        self.qtbot.waitUntil(lambda: self.view.record.last_event != last)


@pytest.fixture
def clerk(page: AnnualPage, qtbot: QtBot) -> Clerk:
    clerk = Clerk(page, qtbot)
    clerk.begin()
    return clerk


def test_the_tables_are_walked_through_and_a_figure_opens_its_records(
    window: MainWindow, clerk: Clerk, qtbot: QtBot
) -> None:
    page = clerk.page
    page.go_tables()
    told = page.tables.lines()
    assert any(line.startswith("待填　") and "没有填" in line for line in told)  # nobody began: no tick
    assert "✓ 通过　表四总计＝各格之和" in told  # as in its summary
    page.card.tabs.setCurrentIndex(0)
    assert "✓ 通过 表四总计＝各格之和" in page.card.summary.toPlainText()
    page.go_tables()
    table = page.tables.tables[APPLICATIONS]
    assert window.focusWidget() is table
    assert table.item(3, 0).text() == "一、本年新收政府信息公开申请数量"
    assert [table.item(3, column).text() for column in range(3, 10)] == ["2", "1", "0", "0", "0", "0", "3"]
    assert (table.rowSpan(3, 0), table.columnSpan(3, 0)) == (1, 3)
    assert (table.currentRow(), table.currentColumn()) == (3, 3)  # on the first figure
    qtbot.keyClick(table, Qt.Key.Key_Return)
    inbox = cast(RequestsPage, window.show_page(REQUESTS)).inbox
    qtbot.waitUntil(lambda: inbox.model.rowCount() == 2)
    assert inbox.query.view == f"counted:{YEAR}:received:0:0"


def test_a_check_that_fails_is_explained_from_its_line(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.do("write", **TEXTS | {"others": "无。"})
    checks = clerk.page.tables.checks
    qtbot.waitUntil(lambda: "第六部分写明信息处理费" in checks.item(0).text())
    checks.setCurrentRow(0)
    qtbot.keyClick(checks, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    assert form.form.values()["check"] == "第六部分写明信息处理费"
    form.form.fill({"why": "本单位不收费"})
    clerk.keep()
    qtbot.waitUntil(lambda: any(line.startswith("已说明　第六部分") for line in clerk.page.tables.lines()))


def test_where_there_is_little_room_the_checks_stand_on_a_tab_of_their_own(qtbot: QtBot) -> None:
    tables = AnnualTables()
    qtbot.addWidget(tables)

    def names() -> list[str]:
        return [tables.tabs.tabText(at) for at in range(tables.tabs.count())]

    tables.resize(900, 300)
    tables.show()
    whole = names()
    assert tables.checks.isVisible() and "核对" not in whole
    tables.resize(500, 300)
    assert names() == [*whole, "核对"] and not tables.checks.isVisible()
    tables.tabs.setCurrentIndex(len(whole))
    assert tables.checks.isVisible() and tables.checks.width() == 500
    tables.resize(900, 300)
    assert names() == whole and tables.checks.isVisible() and tables.texts.isVisible()


def test_it_is_signed_and_saved(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    from ui.kit.files import FileDialog

    clerk.do("write", **TEXTS)
    act = next(one for one in clerk.view.acts if one.key == "fill")
    clerk.do("fill", **dict.fromkeys(act.form.keys, "0"))
    clerk.do("sign", who="张局长")
    assert clerk.view.status.state == "已签发"
    out = tmp_path / "年报.html"
    clerk.page.save_file()
    dialog(qtbot, FileDialog).fileSelected.emit(str(out))
    qtbot.waitUntil(out.exists)
    assert f"{YEAR}年政府信息公开工作年度报告" in out.read_text(encoding="utf-8")


def test_it_fits_the_screen_of_an_office(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.page.go_tables()
    table = clerk.page.tables.tables[APPLICATIONS]
    assert sum(table.columnWidth(at) for at in range(table.columnCount())) <= table.viewport().width()
    assert table.columnWidth(9) >= 16


def test_the_words_at_the_foot_of_the_views_have_room_in_whatever_language(
    page: AnnualPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 728))
    page.window().resize(1366, 728)
    column = page._columns.widget(0)
    (link,) = (one for one in column.findChildren(QPushButton) if one.objectName() == "link")
    link.setText("+ Save as view under a name…")
    page.fit()
    qtbot.waitUntil(lambda: link.width() >= link.sizeHint().width())
    assert column.width() < 240
