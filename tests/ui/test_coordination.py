"""协调征求, worked by keyboard: letters begun from an item, sent, answered, disputed, and where they lead."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from gongkai_desktop.filenames import fit
from tests.ui.hands import TITLES, TODAY, dialog, focused, review_of, type_text
from ui.application import set_scale
from ui.coordination.page import Asking, CoordinationPage
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.card import TIMELINE
from ui.kit.papers import write_word
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.pages import REGISTER, REVIEW
from ui.register.page import RegisterPage
from ui.review.page import LETTERS

CONTROL = Qt.KeyboardModifier.ControlModifier
OTHER = "县市场监督管理局"
DUE = (TODAY + timedelta(days=14)).isoformat()


@pytest.fixture
def letters(window: MainWindow, qtbot: QtBot) -> CoordinationPage:
    """The page of the letters, still empty."""
    found = review_of(window).show_part(LETTERS)
    assert isinstance(found, CoordinationPage)
    qtbot.waitUntil(lambda: found.empty.isVisible())
    return found


@pytest.fixture
def sent(letters: CoordinationPage, qtbot: QtBot) -> CoordinationPage:
    """One letter that went out today."""
    send(letters, qtbot)
    return letters


def ask_about(page: CoordinationPage, qtbot: QtBot, number: str) -> FormDialog:
    """Begin a new letter with Ctrl+N's dialog, by the number of the item."""
    page.new()
    dialog(qtbot, Asking)
    type_text(qtbot, number)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: type(QApplication.activeModalWidget()) is FormDialog)
    return dialog(qtbot, FormDialog)


def send(page: CoordinationPage, qtbot: QtBot) -> None:
    """A letter about the first item of the register."""
    form = ask_about(page, qtbot, first_item(page, qtbot))
    form.form.fill({**form.form.values(), "addressee": OTHER, "number": "教函〔2026〕5号", "reply_by": DUE})
    form.submit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.card.view is not None)


def first_item(page: CoordinationPage, qtbot: QtBot) -> str:
    """The number of an item as the clerk sees it."""
    numbers: list[str] = []
    page.host.ask(
        "test",
        lambda desk: [str(row[0]) for row in desk.store.rows("SELECT index_no FROM item")],
        numbers.extend,
    )
    qtbot.waitUntil(lambda: len(numbers) == len(TITLES))
    return numbers[0]


def act(page: CoordinationPage, qtbot: QtBot, key: str, **values: str) -> None:
    """One of the next steps of the letter shown, its form filled in."""
    view = page.card.view
    assert view is not None
    page.perform(next(one for one in view.acts if one.key == key))
    form = dialog(qtbot, FormDialog)
    form.form.fill({**form.form.values(), **values})
    form.submit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def state(page: CoordinationPage) -> str:
    return "" if page.card.view is None else page.card.view.status.words


def test_an_office_without_letters_is_told_when_to_write_one(letters: CoordinationPage, qtbot: QtBot) -> None:
    assert "征求意见" in letters.empty.hint(), "nothing was done yet where nothing was ever sent"
    letters.show_view("all")
    qtbot.waitUntil(lambda: "征求意见" in letters.empty.hint() and "Ctrl+N" in letters.empty.hint())


def test_a_letter_is_sent_by_keyboard_with_the_four_contents(sent: CoordinationPage, qtbot: QtBot) -> None:
    told = sent.card.words()
    assert OTHER in told and "教函〔2026〕5号" in told and "需协商、确认的事项" in told
    assert state(sent) == "待回" and sent.card.steps.acts[0].key == "reply"
    assert sent.views.keys()[:2] == ["overdue", "open"] and sent.model.at(0)["addressee"] == OTHER


def test_an_unknown_item_keeps_the_question_open(letters: CoordinationPage, qtbot: QtBot) -> None:
    letters.new()
    asked = dialog(qtbot, Asking)
    type_text(qtbot, "#99999")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not asked.banner.isHidden())
    assert asked.isVisible()


def test_enter_records_the_reply_and_a_disagreement_waits_to_be_settled(
    sent: CoordinationPage, qtbot: QtBot
) -> None:
    sent.table.setFocus()
    qtbot.keyClick(sent.table, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"day": TODAY.isoformat(), "verdict": "不同意公开", "grounds": "尚在调查"})
    form.submit()
    qtbot.waitUntil(lambda: state(sent) == "有分歧")
    assert "不同意公开" in sent.card.words()
    sent.show_view("dispute")
    qtbot.waitUntil(lambda: sent.model.rowCount() == 1)
    act(sent, qtbot, "decide", verdict="不公开", by="本机关", grounds="采纳对方意见")
    qtbot.waitUntil(lambda: state(sent) == "不公开")
    sent.show_view("closed")
    qtbot.waitUntil(lambda: sent.model.rowCount() == 1)


def test_a_reply_is_taken_back_from_the_timeline(sent: CoordinationPage, qtbot: QtBot) -> None:
    act(sent, qtbot, "reply", verdict="同意公开")
    qtbot.waitUntil(lambda: state(sent) == "已同意")
    view = sent.card.view
    assert view is not None
    event = view.record.last_event
    sent.card.timeline.anchorClicked.emit(QUrl(str(event)))
    form = dialog(qtbot, FormDialog)
    form.form.fill({"reason": "点错了"})
    form.submit()
    qtbot.waitUntil(lambda: state(sent) == "待回")


def test_a_reply_before_the_letter_is_told_in_the_form(sent: CoordinationPage, qtbot: QtBot) -> None:
    view = sent.card.view
    assert view is not None
    sent.perform(view.acts[0])
    form = dialog(qtbot, FormDialog)
    form.form.fill({"day": "2020-01-02", "verdict": "同意公开"})
    form.submit()
    qtbot.waitUntil(lambda: "早于发出日期" in form.form.fields["day"].told())
    assert form.isVisible() and form.form.values()["verdict"] == "同意公开"


def test_a_letter_begins_at_its_item_and_the_item_leads_to_it(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None)
    view = page.card.view
    assert view is not None
    menu = page.card.next_steps()
    assert isinstance(menu, QMenu)
    chosen = next(action for action in menu.actions() if action.text() == "征求意见…")
    menu.close()
    chosen.trigger()
    form = dialog(qtbot, FormDialog)
    assert form.form.values()["name"] == view.case.fields["title"]
    form.form.fill({**form.form.values(), "addressee": OTHER, "reply_by": DUE})
    form.submit()
    qtbot.waitUntil(lambda: page.card.view is not None and OTHER in page.card.summary.toPlainText())
    link = page.card.summary.toHtml().partition("letters:all@")[2].partition('"')[0]
    page.card.summary.anchorClicked.emit(QUrl(f"letters:all@{link}"))
    qtbot.waitUntil(lambda: window.in_sight() == REVIEW)
    letters = review_of(window).show_part(LETTERS)
    assert isinstance(letters, CoordinationPage)
    qtbot.waitUntil(lambda: letters.card.view is not None and OTHER in letters.card.words())
    letters.place_wanted.emit("", view.id)
    qtbot.waitUntil(lambda: window.in_sight() == REGISTER)


def test_the_letter_is_shown_as_it_prints_and_recorded_when_saved(
    sent: CoordinationPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.run("print", "review-list")
    shown = dialog(qtbot, Preview)
    assert "协调函" in shown.windowTitle() or "征求意见" in shown.windowTitle()
    shown.save_to(tmp_path / "函.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "函.pdf").exists())
    shown.close()
    sent.card.tabs.setCurrentIndex(TIMELINE)
    qtbot.waitUntil(lambda: "打印" in sent.card.timeline.toPlainText())


def test_the_letter_goes_to_wps_for_last_edits_and_a_blank_one_is_there(
    sent: CoordinationPage, tmp_path: Path, qtbot: QtBot
) -> None:
    view, path, told = sent.card.view, tmp_path / "函.docx", list[str]()
    assert view is not None
    write_word(sent.host, sent, "coordination", view.id, path, told.append)
    qtbot.waitUntil(lambda: told != [])
    assert path.read_bytes()[:2] == b"PK" and "函.docx" in told[0]
    sent.save_word()
    asked = dialog(qtbot, QFileDialog)
    (proposed,) = asked.selectedFiles()
    assert fit(view.number) in Path(proposed).name, "the letters of two records are two files"
    asked.reject()
    sent.print_blank()
    dialog(qtbot, Preview).close()


def test_the_list_of_letters_says_in_what_it_counts_and_shows_a_whole_number(sent: CoordinationPage) -> None:
    """还剩 10 without a unit may be days or working days; a 函号 is not cut off in a table of usual width."""
    *_, left = sent.model.columns
    assert left.column.title == "提醒（工作日）"
    number = next(shown for shown in sent.model.columns if shown.column.key == "number")
    assert number.width > sent.table.fontMetrics().horizontalAdvance("永发改函〔2026〕15号")


def test_letters_are_found_by_words_and_fit_every_scale(
    sent: CoordinationPage, qapp: QApplication, qtbot: QtBot
) -> None:
    sent.go_search()
    assert sent.window().focusWidget() is sent.search
    sent.search.setText("没有这样的函")
    qtbot.waitUntil(lambda: sent.empty.isVisible() and "换个词" in sent.empty.hint())
    qtbot.keyClick(sent.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sent.model.rowCount() == 1)
    try:
        set_scale(qapp, 175)
        sent.fit()
        assert sent.table.isColumnHidden(2)
        assert sent.minimumSizeHint().width() + 24 <= 1366
    finally:
        set_scale(qapp, 100)
        sent.fit()
    sent.remember()
    assert sent.host.memory.numbers("letters/widths") == sent.table.widths()
