"""The filter row: an editor by the column's kind, words above the table, one key that clears."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import TITLES, TODAY, dialog, focused, register_of, type_text
from ui.kit.filter_head import Days, Pick, Words
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def titles(page: RegisterPage) -> list[str]:
    return [str(page.model.at(row)["title"]) for row in range(page.model.rowCount())]


def editor(page: RegisterPage, key: str) -> Words | Pick:
    return page.table.head.editors[key]


@pytest.fixture
def row(page: RegisterPage, qtbot: QtBot) -> RegisterPage:
    """The page with the cursor in the filter of the titles, gone to by keyboard."""
    qtbot.waitUntil(lambda: "title" in page.table.head.editors)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    qtbot.keyClick(page.table, Qt.Key.Key_L, CONTROL)
    assert focused() is editor(page, "title")
    return page


def test_each_column_has_the_editor_of_its_kind(row: RegisterPage) -> None:
    kinds = {key: type(one) for key, one in row.table.head.editors.items()}
    assert kinds["title"] is Words and kinds["department"] is Words
    assert kinds["formed"] is Days and kinds["due"] is Days
    assert kinds["attribute"] is Pick and kinds["stage"] is Pick
    assert "left" not in kinds


def test_editors_stand_below_their_titles(row: RegisterPage) -> None:
    head = row.table.head
    for at, shown in enumerate(row.model.columns):
        if shown.column.key in head.editors and not head.isSectionHidden(at):
            place = head.editors[shown.column.key].geometry()
            assert place.left() >= head.sectionViewportPosition(at)
            assert place.right() <= head.sectionViewportPosition(at) + head.sectionSize(at)
            assert place.top() >= head.viewport().height()


def test_editors_stay_below_their_titles_while_columns_are_left_out(
    row: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    """A column that goes for want of room takes the filters of those after it along."""
    head = row.table.head

    def in_place() -> bool:
        return all(
            head.editors[shown.column.key].x() == head.sectionViewportPosition(at) + 2
            for at, shown in enumerate(row.model.columns)
            if shown.column.key in head.editors and not head.isSectionHidden(at)
        )

    spared = set()
    for width in range(1500, 1100, -20):
        window.resize(width, 728)
        qtbot.waitUntil(in_place, timeout=2000)
        spared.add(head.hiddenSectionCount())
    assert len(spared) > 1


def test_typed_text_filters_after_a_pause_and_stands_in_words(row: RegisterPage, qtbot: QtBot) -> None:
    type_text(qtbot, "资助")
    qtbot.waitUntil(lambda: titles(row) == ["学生资助资金管理办法"])
    assert "信息名称=资助" in row.listing.chips.text()
    assert row.listing.chips.isVisible()


def test_escape_clears_the_line_and_then_goes_back_to_the_rows(row: RegisterPage, qtbot: QtBot) -> None:
    type_text(qtbot, "资助")
    qtbot.waitUntil(lambda: len(titles(row)) == 1)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(row)) == len(TITLES))
    assert not row.listing.chips.isVisible()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is row.table


def test_escape_in_the_rows_clears_words_and_all_filters(row: RegisterPage, qtbot: QtBot) -> None:
    row.search.setText("办法")
    row.listing.narrow({"attribute": "主动公开"})
    qtbot.waitUntil(lambda: row.query.words == "办法" and len(titles(row)) == 1)
    assert "搜索“办法”" in row.listing.chips.text()
    row.table.setFocus()
    qtbot.keyClick(row.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(row)) == len(TITLES))
    assert (row.search.text(), row.query.filters) == ("", {})
    assert editor(row, "attribute").filter() == ""


def test_a_choice_is_filtered_exactly(row: RegisterPage, qtbot: QtBot) -> None:
    choice = editor(row, "attribute")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert row.query.filters == {"attribute": "主动公开"}
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: row.model.rowCount() == 0)
    assert "Esc" in row.empty.hint() and row.empty.isVisible()
    assert choice.isVisible()
    qtbot.keyClick(choice, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(row)) == len(TITLES))


def test_days_take_months_and_spans_as_people_write_them(row: RegisterPage, qtbot: QtBot) -> None:
    first = TODAY - timedelta(days=20)
    day = editor(row, "formed")
    day.setFocus()
    type_text(qtbot, f"{first:%Y.%m.%d}..")
    qtbot.waitUntil(lambda: row.query.filters == {"formed": f"{first.isoformat()}.."})
    qtbot.waitUntil(lambda: sorted(titles(row)) == sorted(TITLES[:2]))


def test_what_is_no_day_is_marked_and_filters_nothing(row: RegisterPage, qtbot: QtBot) -> None:
    day = editor(row, "formed")
    day.setFocus()
    type_text(qtbot, "xyz")
    qtbot.waitUntil(lambda: bool(day.property("wrong")))
    assert "不是日期" in day.toolTip()
    assert row.query.filters == {}


def test_a_filter_is_taken_away_by_its_cross(row: RegisterPage, qtbot: QtBot) -> None:
    row.listing.narrow({"department": "办公室", "title": "资助"})
    row.listing.chips.linkActivated.emit("title")
    assert row.query.filters == {"department": "办公室"}
    row.listing.chips.linkActivated.emit("*")
    assert row.query.filters == {}


def test_a_column_is_sorted_from_the_keyboard(row: RegisterPage, qtbot: QtBot) -> None:
    day = editor(row, "formed")
    day.setFocus()
    qtbot.keyClick(day, Qt.Key.Key_Up, CONTROL)
    qtbot.waitUntil(lambda: titles(row) == list(reversed(TITLES)))
    qtbot.keyClick(day, Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: titles(row) == list(TITLES))


def test_filters_are_remembered_per_office(
    opening: Opening, window: MainWindow, row: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    row.listing.narrow({"title": "资助"})
    qtbot.waitUntil(lambda: len(titles(row)) == 1)
    window.close()
    opening.open(office)
    assert opening.window is not None
    again = register_of(opening.window)
    qtbot.waitUntil(lambda: titles(again) == ["学生资助资金管理办法"])
    qtbot.waitUntil(lambda: "title" in again.table.head.editors)
    assert editor(again, "title").filter() == "资助"
    assert again.listing.chips.isVisible()


def test_a_view_that_is_gone_is_told_and_everything_is_shown(
    opening: Opening, row: RegisterPage, qtbot: QtBot
) -> None:
    told: list[object] = []
    opening.failures.refused.connect(told.append)
    row.show_view("没有的")
    qtbot.waitUntil(lambda: row.query.view == "all" and bool(told))
    qtbot.waitUntil(lambda: len(titles(row)) == len(TITLES))


def test_a_column_out_of_sight_is_filtered_in_a_form(row: RegisterPage, qtbot: QtBot) -> None:
    row.listing.narrow({"attribute": "主动公开"})
    qtbot.keyClick(row.table, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    form = dialog(qtbot, FormDialog)
    assert form.form.fields["attribute"].editor.value() == "主动公开"
    form.form.fill({"formed": "昨年", "title": "资助"})
    form.submit()
    assert "日期" in form.form.fields["formed"].told()
    form.form.fill({"formed": f"{TODAY.year - 1}..{TODAY.year}"})
    form.submit()
    wanted = {"attribute": "主动公开", "formed": f"{TODAY.year - 1}..{TODAY.year}", "title": "资助"}
    assert row.query.filters == wanted
    qtbot.waitUntil(lambda: row.model.rowCount() == 1)


def test_the_bar_says_every_filter_with_its_title(row: RegisterPage) -> None:
    row.listing.narrow({"stage": "待审查", "due": "2026-12", "category": "其他", "note": "空"})
    for words in ("状态=待审查", "公开期限=2026-12", "主题分类=其他", "备注=空"):
        assert words in row.listing.chips.text()


def test_the_one_hit_of_a_search_is_chosen_and_told(page: RegisterPage, qtbot: QtBot) -> None:
    other = next(row for row in range(len(TITLES)) if "资助" not in page.model.at(row)["title"])
    page.table.selectRow(other)
    page.search.setText("资助")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.card.view is not None and "资助" in page.card.shown_title())
