"""统计, worked by keyboard: a time is chosen, tables and charts are walked through, a bar opens its records."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.errors import Cancelled
from gongkai_desktop.paper.charts.model import Chart, Series, Shape
from gongkai_desktop.records.event import Draft
from gongkai_desktop.reports.statistics.service import StatisticsOffice
from tests.ui.hands import TODAY, dialog, register_of, type_text
from ui.application import set_scale
from ui.kit import look
from ui.kit.chart import ChartView
from ui.kit.dialogs import Message
from ui.kit.preview import Preview
from ui.kit.remembered import recall
from ui.main_window import MainWindow
from ui.pages import REPORTS, REQUESTS
from ui.reports.saving_statistics import save_statistics
from ui.reports.statistics import StatisticsPage
from ui.reports.tab import STATISTICS, ReportsTab
from ui.requests.page import RequestsPage

YEAR = TODAY.year - 1
CONTROL = Qt.KeyboardModifier.ControlModifier


def old(at: int, channel: str, day: str, result: str = "予以公开") -> Draft:
    told = {
        **{"number": f"旧{at}", "applicant": "甲", "applicant_kind": "自然人", "channel": channel},
        **{"asked": f"信息{at}", "arrived": day, "issued": day, "result": result, "department": "办公室"},
    }
    return Draft("request.received", TODAY, {"fields": told, "imported": True})


def public(at: int) -> Draft:
    day = (TODAY - timedelta(days=at)).isoformat()
    fields = {"title": f"通知{at}", "attribute": "主动公开", "formed": day, "published": day}
    return Draft("item.registered", TODAY, {"fields": fields, "imported": True})


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StatisticsPage:
    """Statistics of last year, which had three applications, two of them by post; one item is public."""
    days = (f"{YEAR}-03-03", f"{YEAR}-04-03", f"{YEAR}-05-06")
    drafts = [
        old(at, way, day) for at, (way, day) in enumerate(zip(("邮寄", "邮寄", "当面"), days, strict=True))
    ]
    drafts.append(public(1))
    with qtbot.waitSignal(window.session.changed):  # what is counted is there
        window.session.act(lambda desk, actor: desk.records.append(drafts, actor=actor))
    tab = cast(ReportsTab, window.show_page(REPORTS))
    page = cast(StatisticsPage, tab.show_part(STATISTICS))
    qtbot.waitUntil(lambda: page.report is not None and not page.counting)
    page.span.setCurrentIndex(3)
    page.span.activated.emit(3)
    qtbot.waitUntil(
        lambda: page.report is not None and page.report.period.first.year == YEAR and not page.counting
    )
    return page


def go(page: StatisticsPage, title: str) -> None:
    found = next(at for at in range(page.list.count()) if page.list.item(at).text().strip() == title)
    page.list.setCurrentRow(found)


def bars(page: StatisticsPage) -> ChartView:
    return page.charts[0]


# — the page —


def test_the_tables_of_a_year_stand_beside_their_charts(page: StatisticsPage) -> None:
    go(page, "按申请方式（新收）")
    cells = {
        page.table.item(row, 0).text(): page.table.item(row, 1).text() for row in range(page.table.rowCount())
    }
    assert (cells["邮寄"], cells["当面"], cells["合计"]) == ("2", "1", "3")
    assert [spot.words for spot in bars(page).spots][2] == "邮寄 本期：2 件"
    assert f"{YEAR}-01-01 至 {YEAR}-12-31" in page.notes.text()


def test_a_figure_opens_its_records_in_their_ledger(
    page: StatisticsPage, window: MainWindow, qtbot: QtBot
) -> None:
    go(page, "按申请方式（新收）")
    qtbot.keyClick(page.list, Qt.Key.Key_J, CONTROL)
    page.table.setCurrentCell(2, 1)
    assert page.told.text() == "邮寄 本期：2，后面有 2 件登记"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    inbox = cast(RequestsPage, window.page()).inbox
    qtbot.waitUntil(lambda: inbox.model.rowCount() == 2)
    qtbot.waitUntil(lambda: f"新收 · 邮寄 · {YEAR}-01-01 至 {YEAR}-12-31" in inbox.listing.chips.text())
    inbox.remember()  # the next day does not begin with what a figure led to
    assert not recall(window.session, inbox.face.name, "open").derived
    inbox.listing.clear()
    assert inbox.query.view == inbox.face.first
    assert not inbox.listing.chips.isVisible()


def test_a_count_that_is_stopped_leaves_the_tables_as_they_were(
    page: StatisticsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise Cancelled

    said: list[str] = []
    page.said.connect(said.append)
    before = page.report
    monkeypatch.setattr(StatisticsOffice, "report", stopped)
    page.count()
    qtbot.waitUntil(lambda: said != [])
    assert "取消" in said[0]
    assert page.report is before
    assert not page.counting


def test_a_time_chosen_while_another_is_counted_is_counted_after_it(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    page.count()
    page.span.setCurrentIndex(0)
    page.span.activated.emit(0)
    qtbot.waitUntil(lambda: page.report is not None and page.report.period.first.year == TODAY.year)
    qtbot.waitUntil(lambda: not page.counting)
    assert not page.stale


def test_a_change_meanwhile_does_not_refuse_a_day_that_is_half_typed(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    page.first.setText("2026-")
    page.renew()
    assert page.stale and not page.counting
    page.first.setText(f"{YEAR}-02-01")
    qtbot.keyClick(page.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.report is not None and page.report.period.first.month == 2)


def test_a_bar_opens_its_records_in_the_register(
    page: StatisticsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.span.setCurrentIndex(0)
    page.span.activated.emit(0)
    qtbot.waitUntil(lambda: page.report is not None and page.report.period.first.year == TODAY.year)
    go(page, "按责任科室公开")
    chart = bars(page)
    chart.setFocus()
    chart.go(next(at for at, spot in enumerate(chart.spots) if spot.words.endswith("：1 条")))
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: register_of(window).model.rowCount() == 1)


def test_what_has_no_records_says_so(page: StatisticsPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    go(page, "收办情况")
    page.table.setCurrentCell(2, 3)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    page.table.setCurrentCell(1, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert "后面没有自己的登记" in said[0]
    assert said[1] == "这个数后面没有登记"


def test_a_time_of_ones_own_is_typed(page: StatisticsPage, qtbot: QtBot) -> None:
    for field, day in ((page.first, f"{YEAR}-04-01"), (page.last, f"{YEAR}-04-30")):
        field.setFocus()
        field.selectAll()
        type_text(qtbot, day)
    assert page.span.currentText() == "自己填"
    qtbot.keyClick(page.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.report is not None and page.report.period.first.month == 4)
    assert page.report is not None
    assert next(iter(page.report.tables)).rows[1].cells[0].value == 1


def test_what_is_no_time_is_refused_and_the_tables_stay(page: StatisticsPage, qtbot: QtBot) -> None:
    before = page.report
    page.first.setText("某天")
    qtbot.keyClick(page.first, Qt.Key.Key_Return)
    message = dialog(qtbot, Message)
    assert "统计的时间读不懂" in message.words()
    message.reject()
    page.first.set_value(f"{YEAR}-12-31")
    page.last.set_value(f"{YEAR}-01-01")
    page.count()
    message = dialog(qtbot, Message)
    assert "前后颠倒" in message.words()
    message.reject()
    assert page.report is before


def test_a_change_is_counted_when_it_is_looked_at_again(
    page: StatisticsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(REQUESTS)
    window.session.act(
        lambda desk, actor: desk.records.append([old(9, "邮寄", f"{YEAR}-06-06")], actor=actor)
    )
    qtbot.waitUntil(lambda: page.stale)
    window.show_page(REPORTS)
    qtbot.waitUntil(
        lambda: page.report is not None and next(iter(page.report.tables)).rows[1].cells[0].value == 4
    )


def test_it_is_saved_and_shown_on_paper(
    page: StatisticsPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    assert page.report is not None
    asking = save_statistics(page.session, page, page.report, said.append)
    asking.done(0)
    asking.fileSelected.emit(str(tmp_path / "统计.xlsx"))
    qtbot.waitUntil(lambda: said != [])
    assert (tmp_path / "统计.xlsx").read_bytes()[:2] == b"PK"
    window.run("print", "")
    preview = dialog(qtbot, Preview)
    assert preview.windowTitle() == "政府信息公开工作统计"
    preview.reject()


@pytest.mark.parametrize("percent", [100, 150, 175])
def test_it_fits_a_small_screen_at_every_scale(
    page: StatisticsPage, qapp: QApplication, percent: int
) -> None:
    set_scale(qapp, percent)
    try:
        page.fit()
        for at in range(page.list.count()):
            page.list.setCurrentRow(at)
        least = page.minimumSizeHint()
        assert least.width() <= 1366 - 24
        assert least.height() <= 560
    finally:
        set_scale(qapp, 100)


def test_where_they_stand_one_under_the_other_table_and_chart_scroll_together(
    window: MainWindow, page: StatisticsPage, qapp: QApplication, qtbot: QtBot
) -> None:
    set_scale(qapp, 150)
    try:
        window.resize(1100, 600)
        page.fit()
        QApplication.processEvents()
        assert page._split.orientation() is Qt.Orientation.Vertical
        bars = [one.verticalScrollBar() for one in (page.table, page._room, page._both)]
        qtbot.waitUntil(lambda: [bar.maximum() > 0 for bar in bars] == [False, False, True])
        page.go_table()
        page.table.setCurrentCell(page.table.rowCount() - 1, 1)
        last = page.table.visualItemRect(page.table.item(page.table.rowCount() - 1, 1))
        beneath = page.table.viewport().mapTo(page._both.viewport(), last.bottomLeft()).y()
        assert beneath <= page._both.viewport().height()
    finally:
        set_scale(qapp, 100)


# — the chart —


@pytest.fixture
def chart(qtbot: QtBot) -> ChartView:
    made = ChartView(
        Chart(
            "收件",
            ("1月", "2月"),
            (
                Series("本期", (3, 2), ("a0", "a1")),
                Series("上期", (1, None), ("b0", "b1")),
            ),
        )
    )
    qtbot.addWidget(made)
    made.resize(500, made.heightForWidth(500))
    made.show()
    made.setFocus()
    return made


def test_arrow_keys_go_along_the_categories_and_across_the_series(chart: ChartView, qtbot: QtBot) -> None:
    told: list[str] = []
    opened: list[str] = []
    chart.told.connect(told.append)
    chart.opened.connect(opened.append)
    chart.go(0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(chart, key)
    assert told == ["1月 本期：3 件", "2月 本期：2 件", "2月 上期：—", "1月 本期：3 件"]
    assert opened == ["b1"]
    assert chart.accessibleName() == "收件 1月 本期：3 件"


def test_where_there_is_nothing_to_see_no_key_does_anything(qtbot: QtBot) -> None:
    chart = ChartView(Chart("收件", ("1月",), (Series("本期", (None,), ("a",)),)))
    qtbot.addWidget(chart)
    chart.show()
    chart.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert chart.at() == -1


def test_tab_goes_from_bar_to_bar_and_then_on(chart: ChartView, qtbot: QtBot) -> None:
    chart.go(0)
    seen = []
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Tab)
        seen.append(chart.at())
    assert seen == [1, 2, 3]
    assert not chart.focusNextPrevChild(True) or chart.at() == 3


def test_a_click_goes_to_a_bar_and_two_open_it(chart: ChartView, qtbot: QtBot) -> None:
    opened: list[str] = []
    chart.opened.connect(opened.append)
    place = chart.place(2).center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert chart.at() == 2
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["a1"]


def test_bars_that_lie_are_gone_through_downwards(qtbot: QtBot) -> None:
    series = (Series("本期", (3, 2, 1), ("a", "b", "c")),)
    chart = ChartView(Chart("科室", ("办公室", "财务科", "人事科"), series, Shape.LYING))
    qtbot.addWidget(chart)
    chart.resize(500, chart.heightForWidth(500))
    chart.show()
    chart.go(0)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.at() == 1
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.at() == 0


@pytest.mark.parametrize("palette", [look.LIGHT, look.DARK])
def test_its_words_can_be_read_in_every_colour(chart: ChartView, palette: look.Palette) -> None:
    look.use(palette)
    try:
        image = chart.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(0, 500, 1) for y in range(0, image.height(), 2)}
        assert palette.blue.lower() in seen
        assert look.contrast(palette.ink, palette.card) >= 4.5
    finally:
        look.use(look.LIGHT)
