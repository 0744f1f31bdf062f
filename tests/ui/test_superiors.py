"""上报台账 and 汇总, worked as a clerk works them."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.requests.tally import RECEIVED
from tests.reports.consolidation.forms import balanced, cell, form
from tests.ui.hands import dialog, unanswered
from ui.kit.dialogs import Message
from ui.main_window import MainWindow
from ui.pages import REPORTS
from ui.reports.consolidation import ConsolidationPage
from ui.reports.consolidation_dialogs import LongText
from ui.reports.consolidations import ConsolidationsPage
from ui.reports.superiors import SuperiorsPage
from ui.reports.tab import CONSOLIDATION, CONSOLIDATIONS, SUPERIORS, ReportsTab


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would have been opened in other programs."""
    found: list[Path] = []

    def opening(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))  # Qt writes every path with /
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opening)
    return found


def template(path: Path, *titles: str) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "填报单位："
    for at, title in enumerate(titles, 1):
        sheet.cell(3, at, title)
    book.save(path)
    return path


@pytest.fixture
def superiors(window: MainWindow, qtbot: QtBot) -> SuperiorsPage:
    page = cast(SuperiorsPage, cast(ReportsTab, window.show_page(REPORTS)).show_part(SUPERIORS))
    qtbot.waitUntil(lambda: bool(page.ledgers) and page.isVisible())
    return page


def test_templates_are_looked_at_mended_and_sent(
    superiors: SuperiorsPage, qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> None:
    page = superiors
    paths = [
        template(tmp_path / "登记.xlsx", "信息名称", "生成日期", "天气"),
        template(tmp_path / "申请.xlsx", "申请编号", "收到日期", "申请人"),
    ]
    page.add(paths)
    qtbot.waitUntil(lambda: len(page.seen) == 2)
    assert [one.look and one.look.ledger for one in page.seen] == ["register", "requests"]
    assert page.table.item(0, 4).text() == "留空：天气"
    assert page.columns.item(2, 3).text() == "台账里没有这一列"
    box = cast(QComboBox, page.columns.cellWidget(2, 2))
    box.setCurrentIndex(box.findData("department"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page.table.item(0, 4).text() == "每一列都有")
    page.send_to(tmp_path / "出")
    qtbot.waitUntil(lambda: opened == [tmp_path / "出"])
    assert {path.name for path in (tmp_path / "出").iterdir()} == {
        "登记.xlsx",
        "申请.xlsx",
        "报送清单.xlsx",
        "报送清单.pdf",
    }
    sheet = load_workbook(tmp_path / "出" / "登记.xlsx").worksheets[0]
    assert sheet["A4"].value
    assert str(sheet["A1"].value).startswith("填报单位：")

    def remembered() -> bool:
        found: list[Path] = []
        page.session.ask(
            "test",
            lambda desk: desk.superiors.likely(paths[0])[0].remembered,
            lambda one: found.append(str(one)),
        )
        qtbot.waitUntil(lambda: bool(found))
        return found == ["True"]

    qtbot.waitUntil(remembered)


def test_what_is_changed_before_the_first_look_has_come_back_is_not_forgotten(
    superiors: SuperiorsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = superiors
    with unanswered(page.session):
        page.add([template(tmp_path / "登记.xlsx", "信息名称", "天气", "风向")])
        page.add([template(tmp_path / "申请.xlsx", "申请编号", "收到日期", "申请人")])
    qtbot.waitUntil(lambda: len(page.seen) == 2)
    with unanswered(page.session):
        for row, column in ((1, "department"), (2, "doc_no")):
            box = cast(QComboBox, page.columns.cellWidget(row, 2))
            box.setCurrentIndex(box.findData(column))
            box.activated.emit(box.currentIndex())
        page.renew()
    qtbot.waitUntil(lambda: page.table.item(0, 4).text() == "每一列都有")
    assert page.wishes == [one.wish for one in page.seen]


def test_a_template_of_no_ledger_says_so(superiors: SuperiorsPage, qtbot: QtBot, tmp_path: Path) -> None:
    superiors.add([template(tmp_path / "别的.xlsx", "天气", "风向")])
    qtbot.waitUntil(lambda: len(superiors.seen) == 1)
    assert "没有认得出的表头" in superiors.table.item(0, 4).text()
    assert not superiors.send_button.isEnabled()
    superiors.remove()
    qtbot.waitUntil(lambda: superiors.seen == [])


@pytest.fixture
def consolidation(window: MainWindow, qtbot: QtBot) -> ConsolidationPage:
    page = cast(ConsolidationPage, cast(ReportsTab, window.show_page(REPORTS)).show_part(CONSOLIDATION))
    qtbot.waitUntil(lambda: page.found is not None and page.isVisible())
    return page


def states(page: ConsolidationPage) -> list[tuple[str, str]]:
    return [
        (page.table.item(row, 0).text(), page.table.item(row, 2).text())
        for row in range(page.table.rowCount())
    ]


def offices(page: ConsolidationPage) -> list[tuple[str, str]]:
    """The same without the line of the sums."""
    return [one for one in states(page) if one[0] != "合计"]


def test_a_report_let_go_while_another_is_checked_is_checked_too(
    consolidation: ConsolidationPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, name in enumerate(("甲局", "乙局"), 1):
        consolidation.add([form(tmp_path / f"{name}.xlsx", balanced(Random(number)), office=name)])
    qtbot.waitUntil(lambda: {"甲局", "乙局"} <= {name for name, _ in states(consolidation)})


def test_reports_are_checked_taken_summed_kept_and_opened_again(
    window: MainWindow, consolidation: ConsolidationPage, qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> None:
    page = consolidation
    page.edit_names()
    names = dialog(qtbot, LongText)
    names.text.setPlainText("甲局\n乙局\n丙局")
    qtbot.keyClick(names.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: states(page) == [(name, "没有交") for name in ("甲局", "乙局", "丙局")])

    def unbalanced(book: Workbook) -> None:
        book.worksheets[0][cell(RECEIVED)] = 999

    good = form(tmp_path / "甲局.xlsx", balanced(Random(1)))
    bad = form(tmp_path / "乙局.xlsx", balanced(Random(2)), office="乙局", change=unbalanced)
    page.add([good, bad])
    qtbot.waitUntil(lambda: states(page) == [("甲局", "通过"), ("乙局", "不平衡"), ("丙局", "没有交")])
    page.save_file()
    refusal = dialog(qtbot, Message)
    assert "乙局.xlsx" in refusal.words()
    refusal.accept()
    page.table.selectRow(1)
    assert cell(RECEIVED) in page.problems.item(0).text()
    page.open_file()
    assert opened == [bad]
    page.take()
    why = dialog(qtbot, LongText)
    why.text.setPlainText("乙局来电说明")
    qtbot.keyClick(why.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: states(page)[1] == ("乙局", "收下"))
    assert states(page)[-1][0] == "合计"
    sums = [page.table.item(page.table.rowCount() - 1, 5 + at).text() for at in range(4)]
    assert sums == [f"{sum(one.counts[at] for one in page.found.offices):,}" for at in range(4)]
    heard: list[str] = []
    page.said.connect(heard.append)
    page.write_to(tmp_path / "汇总.xlsx")
    qtbot.waitUntil(lambda: bool(heard))
    assert "乙局来电说明" in str(
        [
            [one.value for one in row]
            for row in load_workbook(tmp_path / "汇总.xlsx").worksheets[-1].iter_rows()
        ]
    )
    assert "留存" in heard[0] and page.record
    record = page.record
    page.remove()
    assert offices(page) == [("甲局", "通过"), ("乙局", "没有交"), ("丙局", "没有交")]
    page.clear()
    assert page.record == 0
    tab = cast(ReportsTab, window.show_page(REPORTS))
    kept = cast(ConsolidationsPage, tab.show_part(CONSOLIDATIONS))
    qtbot.waitUntil(lambda: kept.table.current_id() == record)
    bad.unlink()
    kept.open_current()
    assert tab.key() == CONSOLIDATION
    qtbot.waitUntil(lambda: offices(page) == [("甲局", "通过"), ("乙局", "收下"), ("丙局", "没有交")])
    assert page.record == record and f"留存 #{record}" in page.told.text()
    page.keep()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "没有新的要留存" in heard[1]


def test_where_nothing_was_kept_the_way_leads_to_where_it_begins(window: MainWindow, qtbot: QtBot) -> None:
    tab = cast(ReportsTab, window.show_page(REPORTS))
    kept = cast(ConsolidationsPage, tab.show_part(CONSOLIDATIONS))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in kept.empty.findChildren(QPushButton)))
    (way,) = (one for one in kept.empty.findChildren(QPushButton) if one.isVisible())
    way.click()
    assert tab.key() == CONSOLIDATION


def test_a_report_that_was_taken_is_doubted_again_for_what_was_not_known_then(
    window: MainWindow, consolidation: ConsolidationPage, qtbot: QtBot, tmp_path: Path
) -> None:
    def unbalanced(book: Workbook) -> None:
        book.worksheets[0][cell(RECEIVED)] = 999

    page = consolidation
    page.add([form(tmp_path / "乙局.xlsx", balanced(Random(2)), office="乙局", change=unbalanced)])
    qtbot.waitUntil(lambda: offices(page) == [("乙局", "不平衡")])
    for taken in (1, 2):
        page.take()
        why = dialog(qtbot, LongText)
        why.text.setPlainText("乙局来电说明")
        qtbot.keyClick(why.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: offices(page)[0] == ("乙局", "收下"))
        if taken == 1:
            page._keep_names("甲局")
            qtbot.waitUntil(lambda: offices(page) == [("乙局", "不平衡"), ("甲局", "没有交")])


def test_why_a_report_was_taken_is_not_lost_without_a_question(
    consolidation: ConsolidationPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, heard = consolidation, list[str]()
    page.said.connect(heard.append)
    page._keep_names("甲局")
    page.add([form(tmp_path / "乙局.xlsx", balanced(Random(2)), office="乙局")])
    qtbot.waitUntil(lambda: offices(page) == [("乙局", "有疑问"), ("甲局", "没有交")])
    page.take()
    why = dialog(qtbot, LongText)
    why.text.setPlainText("乙局来电说明")
    qtbot.keyClick(why.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: offices(page)[0] == ("乙局", "收下"))
    page.new_button.click()
    question = dialog(qtbot, Message)
    assert "1 份还没有留存" in question.words()
    qtbot.keyClick(question, Qt.Key.Key_Return)  # back
    assert offices(page)[0] == ("乙局", "收下")
    page.keep()
    qtbot.waitUntil(lambda: bool(heard))
    page.new_button.click()
    assert offices(page) == [("甲局", "没有交")] and page.record == 0


def test_what_comes_late_is_told(consolidation: ConsolidationPage, qtbot: QtBot, tmp_path: Path) -> None:
    page = consolidation
    page.due.set_value("2020-01-01")
    page.add([form(tmp_path / "甲局.xlsx", balanced(Random(1)))])
    qtbot.waitUntil(lambda: offices(page) == [("甲局", "通过，迟交")])
