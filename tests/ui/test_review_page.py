"""The queue of 保密审查: views, steps and signers counted, one review whole, its next act, many at once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.records.sheets import Sheets
from tests.ui.hands import TODAY, dialog, focused, history, type_text
from tests.ui.reviewing import (
    CLERK,
    CONTROL,
    FIRST,
    NAMES,
    REVIEWER,
    begin,
    found,
    look,
    press,
    show,
    titles,
)
from ui.kit.dialogs import Frame, Message
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.exporting import export_to
from ui.kit.ledger.many import LeftDialog
from ui.kit.preview import Preview
from ui.kit.remembered import keep, recall
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.register.page import REVIEW_ITEM
from ui.review.emptiness import emptiness
from ui.review.entry import EntryDialog
from ui.review.keys import entry_keys, queue_keys
from ui.review.many import ManyDialog
from ui.review.monthly import MonthlyDialog, months
from ui.review.page import LETTERS, QUEUE, TRAY, ReviewPage
from ui.review.queue import Queue
from ui.review.words import SIGNER, STEP, ReviewFace


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office of the district with reviews under way."""
    return found(tmp_path / "台儿庄区教育局")


@pytest.fixture
def review(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    """保密审查 with its first rows."""
    return begin(window, qtbot)


def chosen(review: ReviewPage, qtbot: QtBot, name: str) -> None:
    """Choose a row by its title and wait until it is told."""
    queue = review.queue
    row = titles(review).index(name)
    queue.table.selectRow(row)
    qtbot.waitUntil(lambda: queue.card.view is not None and queue.card.view.title == name)


def many(review: ReviewPage, qtbot: QtBot) -> ManyDialog:
    """Ctrl+B, and what can be done."""
    review.window().activateWindow()
    qtbot.waitUntil(review.window().isActiveWindow)
    review.queue.table.setFocus()
    qtbot.keyClick(review.queue.table, Qt.Key.Key_B, CONTROL)
    shown = dialog(qtbot, ManyDialog)
    qtbot.waitUntil(lambda: shown.possible is not None)
    return shown


def take(shown: ManyDialog, words: str) -> None:
    """Do what a line of the dialog says."""
    at = next(at for at, line in enumerate(shown.lines()) if words in line)
    shown.acts.setCurrentRow(at)
    shown._go.click()


def test_the_queue_opens_with_what_is_under_way(review: ReviewPage) -> None:
    assert review.queue.query.view == "running"
    assert sorted(titles(review)) == sorted(NAMES[:6])


def test_views_steps_and_signers_are_counted(review: ReviewPage, qtbot: QtBot) -> None:
    counts = review.queue.known
    assert set(counts) == set(emptiness())
    assert (counts["to_submit"], counts["running"], counts["out"], counts["all"]) == (2, 6, 5, 6)
    qtbot.waitUntil(lambda: len(review.queue.views.beneath()) == 2)
    step, signer = review.queue.views.beneath()
    assert (step.view, step.column, step.title, step.told) == ("running", STEP, FIRST, "6")
    assert (signer.view, signer.column, signer.title, signer.told) == ("out", SIGNER, CLERK, "5")
    assert signer.tip == f"{CLERK}：5 件在外，最久 0 个工作日"


def test_moving_to_a_signer_shows_what_is_out_with_her(review: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(review.queue.table, Qt.Key.Key_G, CONTROL)
    assert focused() is review.queue.views
    while review.queue.query.filters != {SIGNER: CLERK}:
        press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sorted(titles(review)) == sorted(NAMES[:5]))
    assert {review.queue.model.at(row)["out_to"] for row in range(5)} == {CLERK}


def test_an_empty_queue_leads_to_what_waits_to_be_handed_in(review: ReviewPage, qtbot: QtBot) -> None:
    (way,) = review.queue.ways(Query("running"))
    qtbot.addWidget(way)
    way.click()
    assert review.queue.query.view == "to_submit"
    assert [one.text() for one in review.queue.ways(Query("running", words="没有"))] == ["清除搜索和筛选"]


def narrowed(review: ReviewPage, qtbot: QtBot) -> Queue:
    """The queue narrowed to the step that all its reviews wait for, by the line beneath its view."""
    queue = review.queue
    step = next(line for line in queue.views.beneath() if line.column == STEP)
    queue.views.setFocus()
    while queue.query != step.query:
        press(qtbot, Qt.Key.Key_Down)
    return queue


def test_a_line_beneath_a_view_is_told_in_words_and_gives_way_with_its_filter(
    review: ReviewPage, qtbot: QtBot
) -> None:
    queue = narrowed(review, qtbot)
    assert f"当前步骤={FIRST}" in queue.listing.chips.text()
    assert queue.views.current() is None, "the line beneath, no view"
    queue.table.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert queue.query == Query("running")
    current = queue.views.current()
    assert current is not None and current.key == "running"


def test_a_narrowed_queue_is_kept_as_a_view_and_f2_there_renames_it(review: ReviewPage, qtbot: QtBot) -> None:
    queue = narrowed(review, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_S, CONTROL)
    dialog(qtbot, FormDialog)
    type_text(qtbot, "等填表的")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (view := queue.views.current()) is not None and view.title == "等填表的")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    queue.window().activateWindow()
    queue.views.setFocus()
    qtbot.keyClick(queue.views, Qt.Key.Key_F2)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"title": "要填表的"})
    form.submit()
    qtbot.waitUntil(lambda: (view := queue.views.current()) is not None and view.title == "要填表的")
    queue.show_view("out")
    own = queue.views.keys()[0]
    queue.show_view(own)
    assert (queue.query.view, list(queue.query.filters)) == ("running", [STEP])


def test_the_rows_are_filtered_column_by_column(review: ReviewPage, qtbot: QtBot) -> None:
    queue = review.queue
    qtbot.keyClick(queue.table, Qt.Key.Key_L, CONTROL)
    queue.table.head.go("title")
    type_text(qtbot, "招生")
    qtbot.waitUntil(lambda: titles(review) == [NAMES[1]])
    assert "名称=招生" in queue.listing.chips.text()


def test_a_review_that_leaves_the_view_by_what_was_done_is_still_told(
    review: ReviewPage, qtbot: QtBot
) -> None:
    queue = review.queue
    chosen(review, qtbot, NAMES[5])
    view = queue.card.view
    assert view is not None
    queue.card.wanted.emit(next(act for act in view.acts if act.key == "withdraw"))
    form = dialog(qtbot, FormDialog)
    form.form.fill({"why": "误送"})
    form.submit()
    qtbot.waitUntil(lambda: NAMES[5] not in titles(review))
    qtbot.waitUntil(lambda: "已撤回" in queue.card.away.text() and queue.card.away.isVisible())
    assert queue.card.view is not None and queue.card.view.title == NAMES[5]


def test_what_waits_to_be_handed_in_is_handed_in_from_the_panel(review: ReviewPage, qtbot: QtBot) -> None:
    show(review, qtbot, "to_submit", 2)
    chosen(review, qtbot, NAMES[7])
    review.queue.table.setFocus()
    qtbot.keyClick(review.queue.table, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    form.submit()
    qtbot.waitUntil(lambda: titles(review) == [NAMES[6]])
    show(review, qtbot, "running", 7)
    assert NAMES[7] in titles(review)


def test_the_panel_tells_the_chain_its_history_and_its_papers(review: ReviewPage, qtbot: QtBot) -> None:
    chosen(review, qtbot, NAMES[0])
    panel, papers = review.queue.card, review.queue.papers
    words = panel.words()
    assert f"▶ 待{FIRST}" in words and "○ 工作机构审查" in words and "拟公开属性" in words
    assert "送审" in history(qtbot, panel)
    panel.tabs.setCurrentIndex(panel.tabs.count() - 1)
    assert panel.tabs.tabText(panel.tabs.currentIndex()) == "纸件 1"
    qtbot.waitUntil(lambda: any(f"在 {CLERK} 处" in line for line in papers.lines()))
    papers.papers.itemActivated.emit(papers.papers.item(0))
    assert dialog(qtbot, Preview).pages.count == 1


def test_a_next_act_asks_for_its_facts_and_the_queue_follows(review: ReviewPage, qtbot: QtBot) -> None:
    chosen(review, qtbot, NAMES[5])
    told = review.queue.card.view
    assert told is not None
    back = next(act for act in told.acts if act.key == "return")
    review.queue.card.wanted.emit(back)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"why": "缺附件"})
    form.submit()
    qtbot.waitUntil(lambda: review.queue.known["returned"] == 1)
    qtbot.waitUntil(lambda: "已退回：缺附件" in review.queue.card.words())
    show(review, qtbot, "returned", 1)
    assert titles(review) == [NAMES[5]]


def test_a_step_is_taken_back_with_a_reason(review: ReviewPage, qtbot: QtBot) -> None:
    chosen(review, qtbot, NAMES[5])
    told = review.queue.card.view
    assert told is not None
    review.queue.card.regretted.emit(told.record.number)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"reason": "误送"})
    form.submit()
    qtbot.waitUntil(lambda: review.queue.known["running"] == 5)


def test_searching_and_sorting_are_asked_of_the_database(review: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(review.queue.table, Qt.Key.Key_F, CONTROL)
    assert focused() is review.queue.search
    type_text(qtbot, "ywjy")
    qtbot.waitUntil(lambda: titles(review) == [NAMES[1]])
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(review)) == 6)
    head = review.queue.table.horizontalHeader()
    head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: titles(review) == list(NAMES[:6]))


def test_what_waits_to_be_handed_in_is_filtered_by_no_state(review: ReviewPage, qtbot: QtBot) -> None:
    state = review.queue.table.head.editors["state"]
    review.queue.show_view("to_submit")
    qtbot.waitUntil(lambda: not state.isVisible())
    review.queue.show_view("running")
    qtbot.waitUntil(state.isVisible)


@pytest.mark.parametrize("view", emptiness())
def test_every_empty_view_says_what_to_do(view: str) -> None:
    head, hint = ReviewFace().empty(Query(view))
    assert head and hint
    assert ReviewFace().empty(Query(view, "没有的词"))[0] == "没有找到"


def test_an_empty_view_is_told_and_the_panel_too(review: ReviewPage, qtbot: QtBot) -> None:
    review.queue.show_view("escalated")
    qtbot.waitUntil(review.queue.empty.isVisible)
    assert "报审" in review.queue.empty.hint()
    qtbot.waitUntil(lambda: review.queue.card.view is None)


def test_what_is_not_handed_in_cannot_be_entered(review: ReviewPage, qtbot: QtBot) -> None:
    show(review, qtbot, "to_submit", 2)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_F2)
    assert "先送审" in dialog(qtbot, Message).words()


def test_every_key_of_the_queue_is_told_in_help(review: ReviewPage) -> None:
    told = {keys for keys, _ in queue_keys()}
    assert {one.key().toString() for one in review.queue.shortcuts()} <= told
    assert len(entry_keys()) == len({keys for keys, _ in entry_keys()})


def test_the_parts_turn_by_key_and_keep_their_place(
    review: ReviewPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert review.part_keys() == [QUEUE, LETTERS, "question", "patrol", "leak", TRAY]
    for key in (*review.part_keys()[1:], QUEUE):
        qtbot.keyClick(focused(), Qt.Key.Key_T, CONTROL)
        assert review.key() == key
        qtbot.waitUntil(review.parts[key].isVisible)
    assert review.manual == "保密审查"
    review.fit()
    review.remember()
    review.go("affairs:leak", 0)
    assert review.key() == "leak"
    review.go("letters:all", 0)
    assert review.key() == LETTERS
    review.go("scans:", 0)
    assert review.key() == TRAY


def test_ctrl_3_shows_the_review_and_ctrl_n_a_new_item(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.titles()[window.tabs.currentIndex()] == "保密审查"
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert "title" in dialog(qtbot, FormDialog).form.fields


def test_a_record_of_today_opens_in_its_view(review: ReviewPage, qtbot: QtBot) -> None:
    number = int(review.queue.model.at(titles(review).index(NAMES[4]))["id"])
    review.go("review:out", number)
    qtbot.waitUntil(lambda: review.queue.table.current_id() == number)
    qtbot.waitUntil(lambda: review.queue.card.view is not None and review.queue.card.view.title == NAMES[4])
    assert review.queue.query.view == "out"


# — many at once —


def test_a_whole_view_is_handed_in_in_one_act(review: ReviewPage, office: Path, qtbot: QtBot) -> None:
    show(review, qtbot, "to_submit", 2)
    shown = many(review, qtbot)
    assert shown.whole.isChecked()
    take(shown, "送审")
    dialog(qtbot, FormDialog).submit()
    qtbot.waitUntil(lambda: review.queue.known["running"] == 8)
    with look(office) as desk:
        acts = {desk.records.events(row)[0].act for row in desk.review_lists.ids(Query("running"), TODAY)[:2]}
    assert len(acts) == 1


def test_sheets_are_handed_on_to_the_next_signer(review: ReviewPage, office: Path, qtbot: QtBot) -> None:
    show(review, qtbot, "out", 5)
    take(many(review, qtbot), "交签给")
    form = dialog(qtbot, FormDialog)
    form.form.fill({"to": REVIEWER})
    form.submit()
    views = review.queue.views
    qtbot.waitUntil(lambda: [line.value for line in views.beneath() if line.column == SIGNER] == [REVIEWER])
    with look(office) as desk:
        sheets = [Sheets(desk.records).sheet(f"{TODAY.year}-000{n}") for n in (1, 2)]
        assert {sheet.out_to for sheet in sheets} == {REVIEWER}
        assert len({desk.records.events(sheet.id)[-1].act for sheet in sheets}) == 1


def test_many_are_returned_and_what_was_left_is_named(review: ReviewPage, qtbot: QtBot) -> None:
    chosen(review, qtbot, NAMES[5])
    told = review.queue.card.view
    assert told is not None
    review.queue.card.wanted.emit(next(act for act in told.acts if act.key == "return"))
    form = dialog(qtbot, FormDialog)
    form.form.fill({"why": "缺附件"})
    form.submit()
    qtbot.waitUntil(lambda: review.queue.known["returned"] == 1)
    review.queue.table.selectAll()
    take(many(review, qtbot), "登记退回")
    form = dialog(qtbot, FormDialog)
    form.form.fill({"why": "统一补充说明"})
    form.submit()
    left = dialog(qtbot, LeftDialog).lines.model()
    assert left.rowCount() == 1 and left.data(left.index(0, 1)) == NAMES[5]
    qtbot.waitUntil(lambda: review.queue.known["returned"] == 6)


@pytest.mark.parametrize(("words", "pages"), [("件一张", 1), ("每件一张", 6)])
def test_sheets_of_many_are_shown_before_they_are_printed(
    review: ReviewPage, qtbot: QtBot, words: str, pages: int
) -> None:
    review.queue.table.selectAll()
    take(many(review, qtbot), words)
    assert dialog(qtbot, Preview).pages.count >= pages


def test_printing_and_exporting_follow_the_page_in_sight(
    review: ReviewPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(review, qtbot, NAMES[5])
    window.run("print", REVIEW_ITEM)
    preview = dialog(qtbot, Preview)
    preview.save_to(tmp_path / "表.pdf")
    qtbot.waitUntil((tmp_path / "表.pdf").exists)
    qtbot.waitUntil(lambda: review.queue.known["out"] == 6)
    preview.accept()
    queue = review.queue
    export_to(queue.host, queue.face, queue.query, tmp_path / "队列.xlsx", queue, queue.said.emit)
    qtbot.waitUntil(lambda: "已导出 6 行" in window.status.currentMessage())
    assert (tmp_path / "队列.xlsx").stat().st_size > 0


# — the month —


def test_the_month_is_chosen_counted_and_shown(review: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(review.queue.table, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shown = dialog(qtbot, MonthlyDialog)
    qtbot.waitUntil(lambda: bool(shown.told.text()))
    shown.list.setCurrentRow(20)
    qtbot.waitUntil(lambda: "没有送审" in shown.told.text())
    press(qtbot, Qt.Key.Key_Return)
    assert dialog(qtbot, Preview).pages.count == 1


def test_months_end_on_their_last_day() -> None:
    spans = months(TODAY)
    assert spans[0][0] <= TODAY <= spans[0][1]
    assert all((later[0] - earlier[1]).days == 1 for later, earlier in pairwise(spans))


# — small and large screens, another day —


@pytest.mark.parametrize("name", ["many", "monthly", "enter"])
def test_every_dialog_of_the_queue_fits_at_the_largest_scale(
    review: ReviewPage, window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.scale_wanted.emit(175)
    try:
        getattr(review.queue, name)()
        least = dialog(qtbot, Frame).minimumSizeHint()
        assert least.width() <= 1366 and least.height() <= 768 - 40
    finally:
        window.scale_wanted.emit(100)


def test_at_large_text_the_buttons_stay_in_their_row(
    review: ReviewPage, window: MainWindow, qtbot: QtBot
) -> None:
    listing = review.queue.listing
    window.scale_wanted.emit(175)
    try:
        buttons = listing.findChildren(QPushButton)
        qtbot.waitUntil(lambda: "录入签字" in [one.text() for one in buttons if one.isVisible()])
        row = listing.bar.parentWidget()
        assert row is not None and row.geometry().right() < listing.width()
    finally:
        window.scale_wanted.emit(100)


def test_view_words_and_order_are_remembered(review: ReviewPage, memory: Memory) -> None:
    session = review.session
    assert recall(session, "review", "running") == Query("running")
    kept = Query("out", "通知", {"out_to": CLERK}, "title", descending=True)
    keep(session, "review", kept)
    assert recall(session, "review", "running") == kept
    memory.keep(f"review/query/{session.folder.name}", "{")
    assert recall(session, "review", "running") == Query("running")


def test_the_scan_box_with_a_sheet_opens_the_entry_of_all_its_items(
    review: ReviewPage, window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    with look(office) as desk:
        code = Sheets(desk.records).code(f"{TODAY.year}-0001", 1, 1)
    window.scan.setFocus()
    type_text(qtbot, code)
    qtbot.keyClick(window.scan, Qt.Key.Key_Return)
    entry = dialog(qtbot, EntryDialog)
    assert [row.row.title for row in entry.rows[::3]] == list(NAMES[:3])
    assert QApplication.focusWidget() is entry.rows[0].opinion
