"""The calendar page by keyboard: a day corrected and taken back, a year's state in words, a notice pasted in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import DayKind
from tests.ui.hands import TODAY, dialog, focused, type_and_enter
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.preferences.calendar_page import CalendarDialog
from ui.preferences.moves import MovesDialog


@pytest.fixture
def calendar(window: MainWindow, qtbot: QtBot) -> CalendarDialog:
    """The calendar page, its year drawn."""
    made = CalendarDialog(window.session, window)
    made.open()
    qtbot.waitUntil(lambda: made.state.text() != "")
    return made


def workday_ahead(calendar: Calendar) -> date:
    """The second working day from now: soon enough to move what is due after it."""
    return calendar.add(TODAY, 2)


def choose(qtbot: QtBot, page: CalendarDialog, day: date) -> None:
    """Walk to a day with the arrow keys."""
    while page.months.day != day:
        assert page.months.day is not None
        away = (day - page.months.day).days
        down = abs(away) >= 7
        key = (Qt.Key.Key_Down if down else Qt.Key.Key_Right) if away > 0 else Qt.Key.Key_Left
        qtbot.keyClick(page.months, key)


def told(page: CalendarDialog) -> str:
    return page.history.toPlainText()


def held(page: CalendarDialog) -> Calendar:
    assert page._calendar is not None
    return page._calendar


def in_front(qtbot: QtBot, behind: QWidget) -> None:
    """Wait until the dialogs before this one are gone."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is behind)


def test_the_year_is_told_in_words_and_turned_by_key(calendar: CalendarDialog, qtbot: QtBot) -> None:
    year = calendar.year
    assert calendar.title.text() == f"{year} 年"
    for _ in range(3):
        qtbot.keyClick(calendar.months, Qt.Key.Key_PageDown)
    assert calendar.title.text() == f"{year + 3} 年"
    assert "暂定" in calendar.state.text()
    for _ in range(4):
        qtbot.keyClick(calendar.months, Qt.Key.Key_PageUp)
    assert calendar.state.text() == "按国务院办公厅通知"


def test_walking_past_december_opens_the_next_year(calendar: CalendarDialog, qtbot: QtBot) -> None:
    choose(qtbot, calendar, date(TODAY.year, 12, 31))
    qtbot.keyClick(calendar.months, Qt.Key.Key_Right)
    assert calendar.months.day == date(TODAY.year + 1, 1, 1)
    assert calendar.title.text() == f"{TODAY.year + 1} 年"
    assert "元旦" in calendar.day_told.text()


def test_a_day_off_is_given_and_taken_back_by_keyboard(
    calendar: CalendarDialog, window: MainWindow, qtbot: QtBot
) -> None:
    day = workday_ahead(held(calendar))
    choose(qtbot, calendar, day)
    assert "放假" in calendar.change.text()
    qtbot.keyClick(calendar.months, Qt.Key.Key_Return)
    dialog(qtbot, FormDialog)
    for text in ("登山节放假", "泰政办发〔2026〕8号", ""):
        type_and_enter(qtbot, text)
    asked = dialog(qtbot, MovesDialog)
    assert "件未办结的信息期限会变动" in asked.text.toPlainText()
    assert held(calendar).is_workday(day)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    in_front(qtbot, calendar)
    qtbot.waitUntil(lambda: held(calendar).kind(day) is DayKind.HOLIDAY)
    assert "登山节放假" in calendar.day_told.text()
    assert "泰政办发〔2026〕8号" in calendar.basis.text()
    assert "更正 1 天" in calendar.state.text()
    assert "改为放假：登山节放假" in told(calendar)
    assert calendar.back.isVisible() and not calendar.change.isVisible()

    calendar.months.setFocus()
    qtbot.keyClick(calendar.months, Qt.Key.Key_Delete)
    dialog(qtbot, FormDialog)
    type_and_enter(qtbot, "日期填错了")
    dialog(qtbot, MovesDialog)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    in_front(qtbot, calendar)
    qtbot.waitUntil(lambda: held(calendar).is_workday(day))
    assert "撤销更正" in told(calendar)


def test_no_at_the_question_changes_nothing_and_keeps_what_was_typed(
    calendar: CalendarDialog, qtbot: QtBot
) -> None:
    day = workday_ahead(held(calendar))
    choose(qtbot, calendar, day)
    calendar.correct()
    form = dialog(qtbot, FormDialog)
    for text in ("登山节放假", "", ""):
        type_and_enter(qtbot, text)
    asked = dialog(qtbot, MovesDialog)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    in_front(qtbot, form)
    assert form.keep.isEnabled()
    assert form.form.values()["reason"] == "登山节放假"
    assert held(calendar).is_workday(day)


def test_several_days_are_corrected_at_once_and_only_those_that_change(
    calendar: CalendarDialog, qtbot: QtBot
) -> None:
    first = held(calendar).add(TODAY, 1)
    while first.weekday() != 0 or not held(calendar).is_workday(first):
        first += timedelta(days=1)
    choose(qtbot, calendar, first)
    calendar.correct()
    dialog(qtbot, FormDialog)
    for text in ("地方假日", "", (first + timedelta(days=6)).isoformat()):
        type_and_enter(qtbot, text)
    dialog(qtbot, MovesDialog)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    in_front(qtbot, calendar)
    qtbot.waitUntil(lambda: held(calendar).correction(first) is not None)
    off = [one.day for one in held(calendar).corrections]
    assert off == [day for day in off if day.weekday() < 5 or day == first]
    assert first in off and first + timedelta(days=5) not in off


def test_the_last_day_must_not_lie_before_the_first(calendar: CalendarDialog, qtbot: QtBot) -> None:
    choose(qtbot, calendar, workday_ahead(held(calendar)))
    calendar.correct()
    form = dialog(qtbot, FormDialog)
    for text in ("地方假日", "", "2020-01-01"):
        type_and_enter(qtbot, text)
    qtbot.waitUntil(form.banner.isVisible)
    assert "两个月以内" in form.banner.text()


def test_the_last_day_typed_without_its_year_is_meant_near_the_first(
    calendar: CalendarDialog, qtbot: QtBot
) -> None:
    """In January, when the year's arrangement is entered, October lies nearer to the year before."""
    first = TODAY + timedelta(days=280)
    while not held(calendar).is_workday(first):
        first += timedelta(days=1)
    choose(qtbot, calendar, first)
    calendar.correct()
    form = dialog(qtbot, FormDialog)
    last = first + timedelta(days=1)
    form.form.fill({"until": f"{last.month}-{last.day}"})
    assert form.form.values()["until"] == last.isoformat()


def test_a_day_off_is_made_a_working_day(calendar: CalendarDialog, qtbot: QtBot) -> None:
    saturday = TODAY + timedelta(days=(5 - TODAY.weekday()) % 7 + 7)
    while held(calendar).is_workday(saturday):
        saturday += timedelta(days=7)
    choose(qtbot, calendar, saturday)
    assert "上班" in calendar.change.text()
    calendar.correct()
    dialog(qtbot, FormDialog)
    for text in ("调整作息", "", ""):
        type_and_enter(qtbot, text)
    dialog(qtbot, MovesDialog)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    in_front(qtbot, calendar)
    qtbot.waitUntil(lambda: held(calendar).kind(saturday) is DayKind.MAKEUP)


NOTICE = """国务院办公厅关于2028年部分节假日安排的通知
经国务院批准，现将2028年元旦放假调休日期的具体安排通知如下。
一、元旦：1月1日（周六）至3日（周一）放假，共3天。
"""


def test_a_pasted_notice_is_previewed_and_then_drawn(calendar: CalendarDialog, qtbot: QtBot) -> None:
    notice = calendar.paste_notice()
    notice.text.setPlainText(NOTICE)
    qtbot.mouseClick(notice.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(notice.apply_button.isEnabled)
    assert [one.property("primary") for one in (notice.read_button, notice.apply_button)] == [False, True]
    found = notice.found.toPlainText()
    assert "-01-03 周一" in found
    assert "通知里没有" in found and "春节" in found
    qtbot.mouseClick(notice.apply_button, Qt.MouseButton.LeftButton)
    in_front(qtbot, calendar)
    while calendar.year < 2028:
        qtbot.keyClick(calendar.months, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "通知不全" in calendar.state.text())
    assert "导入 2028 年放假安排" in told(calendar)


def test_a_change_of_an_announced_year_shows_its_days_and_calls_nothing_provisional(
    calendar: CalendarDialog, qtbot: QtBot
) -> None:
    notice = calendar.paste_notice()
    notice.text.setPlainText("关于延长2026年国庆节假期的通知：延长2026年国庆节假期至10月9日（星期五）。")
    qtbot.mouseClick(notice.read_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(notice.apply_button.isEnabled)
    found = notice.found.toPlainText()
    assert "2026-10-09 上班（工作日） → 放假（国庆节）" in found
    assert "通知里没有" not in found and "暂定" not in found
    qtbot.mouseClick(notice.apply_button, Qt.MouseButton.LeftButton)
    in_front(qtbot, calendar)
