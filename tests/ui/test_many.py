"""One act for many: offered from what all permit, asked once, told what was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TITLES, dialog
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.many import LeftDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.register.many import ManyDialog
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def lines(many: ManyDialog) -> list[str]:
    return [many.acts.item(at).text() for at in range(many.acts.count())]


def look(page: RegisterPage, qtbot: QtBot) -> ManyDialog:
    qtbot.keyClick(page.table, Qt.Key.Key_B, CONTROL)
    many = dialog(qtbot, ManyDialog)
    qtbot.waitUntil(lambda: many.possible is not None)
    return many


@pytest.fixture
def three(page: RegisterPage, qtbot: QtBot) -> RegisterPage:
    """The page with three of its items chosen by keyboard."""
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.table.chosen_ids()) == 3
    return page


def step(many: ManyDialog, words: str) -> None:
    at = next(at for at, line in enumerate(lines(many)) if words in line)
    many.acts.setCurrentRow(at)


def test_one_act_is_recorded_for_each_of_the_chosen(
    three: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    many = look(three, qtbot)
    assert many.chosen.isChecked()
    step(many, "登记内容审核")
    qtbot.keyClick(many.acts, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"opinion": form.form.fields["opinion"].column.choices[0], "who": "王芳"})
    form.submit()
    qtbot.waitUntil(lambda: "已办 3 件" in window.status.currentMessage())
    qtbot.waitUntil(
        lambda: (
            [three.model.at(row)["status"] for row in range(4)].count("待保密审查") == 3
            or len({three.model.at(row)["status"] for row in range(4)}) == 2
        )
    )


def test_with_one_row_chosen_the_whole_view_is_meant(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    many = look(page, qtbot)
    assert many.whole.isChecked() and many.possible is not None
    assert len(many.possible.records) == len(TITLES)
    many.chosen.click()
    qtbot.waitUntil(lambda: many.possible is not None and len(many.possible.records) == 1)


def test_what_was_left_is_named_with_its_reason(
    three: RegisterPage, office: Path, window: MainWindow, qtbot: QtBot
) -> None:
    many = look(three, qtbot)
    assert many.possible is not None
    first = many.possible.records[0]
    act = next(act for act in many.possible.acts if act.key == "attribute")
    view = three.host
    done: list[object] = []
    values = {"day": view.today().isoformat(), "why": "重复登记"}

    def void(desk: Desk) -> object:
        return desk.register.perform(first, "void", values, actor=desk.actor(), today=view.today())

    view.write(void, done.append)
    qtbot.waitUntil(lambda: bool(done))
    many.perform(act)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"attribute": "依申请公开", "reason": "内容涉及特定申请人"})
    form.submit()
    result = dialog(qtbot, LeftDialog)
    assert "已办 2 件，1 件没有办" in result.words
    told = result.lines.model()
    assert told.rowCount() == 1
    assert told.data(told.index(0, 1)) == TITLES[-1]
    assert told.data(told.index(0, 2))


def test_a_review_sheet_is_printed_for_all(three: RegisterPage, qtbot: QtBot) -> None:
    many = look(three, qtbot)
    step(many, "打印信息发布保密审查表（3 件）")
    many._go.click()
    dialog(qtbot, FormDialog).submit()  # none of them has said where it is published
    assert dialog(qtbot, Preview) is not None


def test_an_empty_view_says_how_to_choose(page: RegisterPage, qtbot: QtBot) -> None:
    page.show_view("withheld")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.table.setFocus()
    many = look(page, qtbot)
    assert lines(many) == [] and not many._go.isEnabled()  # there is not even anything to export
    assert not many.chosen.isVisible()
