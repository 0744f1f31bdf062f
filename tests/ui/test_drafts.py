"""Work that was not saved is offered again; nothing blue throws it away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.events import department_added
from tests.ui.hands import TODAY, dialog, focused, type_and_enter, type_text
from ui.kit.dialogs import Message
from ui.kit.editors import Day, Suggestion
from ui.kit.form import Form
from ui.kit.form_dialog import FormDialog
from ui.register.page import RegisterPage

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def entry(page: RegisterPage, qtbot: QtBot) -> FormDialog:
    """The form of a new item."""
    page.new()
    return dialog(qtbot, FormDialog)


def kept(office: Path) -> list[Path]:
    """The drafts in the office's folder."""
    return list((office / "草稿").glob("*.json"))


def close_keeping(entry: FormDialog, qtbot: QtBot) -> None:
    """Esc, and the answer that keeps what was typed."""
    qtbot.keyClick(focused(), ESCAPE)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_form_that_was_closed_offers_what_was_typed(
    entry: FormDialog, page: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    type_and_enter(qtbot, "写了一半的通知")
    close_keeping(entry, qtbot)
    qtbot.waitUntil(lambda: len(kept(office)) == 1)
    page.new()
    again = dialog(qtbot, FormDialog)
    assert again.drafting is not None
    qtbot.waitUntil(again.drafting.offer.isVisible)
    assert again.form.values()["title"] == "", "nothing comes back unasked"
    again.drafting.again.click()
    assert again.form.values()["title"] == "写了一半的通知"
    assert not again.drafting.offer.isVisible()


def test_a_process_that_was_killed_has_left_what_was_typed(
    entry: FormDialog, office: Path, qtbot: QtBot
) -> None:
    type_text(qtbot, "写到这里断电")
    qtbot.waitUntil(lambda: len(kept(office)) == 1)  # nobody has closed anything
    with Desk.open(office, writing=False) as desk:
        draft = desk.drafts.find("item.new")
    assert draft is not None and draft.values == {"title": "写到这里断电"}


def test_what_was_recorded_leaves_no_draft(entry: FormDialog, office: Path, qtbot: QtBot) -> None:
    type_text(qtbot, "校车方案")
    qtbot.waitUntil(lambda: len(kept(office)) == 1)
    entry.form.fill({"formed": TODAY, "department": "办公室", "attribute": "主动公开"})
    entry.submit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.waitUntil(lambda: kept(office) == [])


def test_what_is_thrown_away_is_gone(
    entry: FormDialog, page: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    type_text(qtbot, "不要了的")
    qtbot.keyClick(focused(), ESCAPE)
    question = dialog(qtbot, Message)
    next(one for one in question.findChildren(QPushButton) if one.text() == "不要了").click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.waitUntil(lambda: kept(office) == [])


def test_an_offer_that_is_declined_is_not_made_again(
    entry: FormDialog, page: RegisterPage, office: Path, qtbot: QtBot
) -> None:
    type_text(qtbot, "甲")
    close_keeping(entry, qtbot)
    page.new()
    again = dialog(qtbot, FormDialog)
    assert again.drafting is not None
    qtbot.waitUntil(again.drafting.offer.isVisible)
    again.drafting.away.click()
    qtbot.waitUntil(lambda: kept(office) == [])


def test_another_items_form_offers_nothing(entry: FormDialog, page: RegisterPage, qtbot: QtBot) -> None:
    type_text(qtbot, "甲")
    close_keeping(entry, qtbot)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None)
    page.acts.amend()
    amend = dialog(qtbot, FormDialog)
    asked: list[int] = []
    page.host.ask("after", lambda desk: 1, asked.append)
    qtbot.waitUntil(lambda: asked == [1])
    assert amend.drafting is not None and amend.drafting.offer.isHidden()


def test_blue_and_enter_go_back_to_what_was_typed(entry: FormDialog, qtbot: QtBot) -> None:
    type_text(qtbot, "写了一半")
    qtbot.keyClick(focused(), ESCAPE)
    question = dialog(qtbot, Message)
    blue = [one.text() for one in question.findChildren(QPushButton) if one.property("primary")]
    assert blue == ["回去接着填"]
    qtbot.keyClick(focused(), ENTER)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is entry)
    assert entry.form.values()["title"] == "写了一半"


def test_an_exact_department_is_taken_by_enter(page: RegisterPage, office: Path, qtbot: QtBot) -> None:
    made: list[object] = []
    page.host.write(
        lambda desk: desk.remember(
            [department_added(TODAY, name) for name in ("财务科", "财务科（审计）")], actor=desk.actor()
        ),
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made))
    page.new()
    entry = dialog(qtbot, FormDialog)
    editor = entry.form.fields["department"].editor
    assert isinstance(editor, Suggestion)
    entry.form.focus("department")
    type_text(qtbot, "财务科")
    completer = editor.completer()
    completer.setCompletionPrefix("财务科")
    completer.complete()
    popup = completer.popup()
    assert popup.isVisible() and completer.completionCount() == 2
    qtbot.keyClick(popup, ENTER)
    assert editor.value() == "财务科" and not popup.isVisible()
    assert focused() is entry.form.fields["attribute"].editor


def test_a_word_gone_to_in_the_list_is_taken_by_enter(qtbot: QtBot) -> None:
    form = Form(Ledger("f", "f", (Column("who", "谁", choices=("王建国", "王建设")), Column("more", "又"))))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    editor = form.fields["who"].editor
    assert isinstance(editor, Suggestion)
    form.focus("who")
    qtbot.waitUntil(editor.hasFocus)
    completer = editor.completer()
    completer.setCompletionPrefix("王")
    completer.complete()
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), ENTER)
    assert editor.value() == "王建国"


def test_a_day_without_its_year_says_which_year_it_takes(qtbot: QtBot) -> None:
    day = Day(Column("day", "日期", Kind.DATE))
    qtbot.addWidget(day)
    day.setText(f"{TODAY.month}-{TODAY.day}")
    assert day.value() == TODAY.isoformat()
    assert day.problem() == "" and f"算作 {TODAY.year} 年" in day.remark()
    day.setText(TODAY.isoformat())
    assert "算作" not in day.remark()
    day.setText("13-45")
    assert day.problem()
