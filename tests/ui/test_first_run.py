"""The first window: three pages by keyboard, nothing lost going back, nothing on the disk before the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QSpinBox
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.office.loader import available
from tests.ui.hands import dialog, focused, type_text
from ui.application import set_scale
from ui.founding.wizard import Wizard
from ui.kit.dialogs import Message
from ui.opening import Opening

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wizard(opening: Opening, qtbot: QtBot) -> Wizard:
    """The three pages, on the first."""
    welcome = opening.welcome()
    welcome.show()
    welcome.make()
    return dialog(qtbot, Wizard)


def go_on(qtbot: QtBot, wizard: Wizard, says: str) -> None:
    """Ctrl+Enter, until the step is shown."""
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: says in wizard.step())


def fill_place(wizard: Wizard, place: Path) -> None:
    wizard.place.path.setText(str(place))
    wizard.place.path.textEdited.emit(str(place))


def _shows(wizard: Wizard, step: str) -> bool:
    return step in wizard.step()


def test_an_office_is_made_by_keyboard(
    wizard: Wizard, opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "文档" / "台账"
    qtbot.waitUntil(wizard.place.path.hasFocus)
    wizard.place.path.selectAll()
    type_text(qtbot, str(place))
    go_on(qtbot, wizard, "第 2 步")
    qtbot.waitUntil(wizard.particulars.form.fields["name"].editor.hasFocus)
    type_text(qtbot, "某县档案馆")
    for _ in range(4):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is wizard.particulars.rules
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is wizard.particulars.switches.editors["review_steps"]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    go_on(qtbot, wizard, "第 3 步")
    qtbot.waitUntil(wizard.staff.departments.hasFocus)
    type_text(qtbot, "办公室、保管科、办公室")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    type_text(qtbot, "王芳")
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert isinstance(focused(), QCheckBox) and focused().accessibleName() == "审查员"
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    type_text(qtbot, "李强")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert not place.exists()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: opening.window is not None)
    with Desk.open(place, writing=False) as desk:
        office = desk.office
        assert (office.profile.name, office.rules.chosen["review_steps"]) == ("某县档案馆", 2)
        assert [one.name for one in office.departments()] == ["办公室", "保管科"]
        assert [(one.name, one.posts) for one in office.people()] == [
            ("王芳", ("经办人", "审查员")), ("李强", ("分管领导",)),
        ]  # fmt: skip


def test_a_place_that_is_unfit_is_explained_and_can_be_mended(
    wizard: Wizard, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_place(wizard, office)
    wizard.go_on()
    qtbot.waitUntil(wizard.banner.isVisible)
    assert "已有台账" in wizard.banner.text() and "第 1 步" in wizard.step()
    fill_place(wizard, tmp_path / "另一处")
    wizard.go_on()
    qtbot.waitUntil(lambda: "第 2 步" in wizard.step())
    assert not wizard.banner.isVisible()


def test_a_place_changed_while_another_is_looked_at_is_looked_at_too(
    wizard: Wizard, office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_place(wizard, tmp_path / "另一处")
    wizard.go_on()
    fill_place(wizard, office)
    qtbot.waitUntil(wizard.banner.isVisible)
    assert "已有台账" in wizard.banner.text() and "第 1 步" in wizard.step()


def test_nothing_typed_is_lost_going_back(wizard: Wizard, tmp_path: Path, qtbot: QtBot) -> None:
    fill_place(wizard, tmp_path / "台账")
    wizard.go_on()
    qtbot.waitUntil(lambda: "第 2 步" in wizard.step())
    wizard.particulars.form.fill({"name": "某县档案馆", "word": "×档"})
    steps = wizard.particulars.switches.editors["review_steps"]
    assert isinstance(steps, QSpinBox)
    steps.setValue(4)
    wizard.particulars.rules.setCurrentIndex(1)
    wizard.particulars.rules.setCurrentIndex(0)
    wizard.go_on()
    wizard.staff.rows[0].name.setText("王芳")
    for _ in range(2):
        wizard.back.click()
    assert "第 1 步" in wizard.step() and wizard.place.root() == tmp_path / "台账"
    wizard.go_on()
    qtbot.waitUntil(lambda: "第 2 步" in wizard.step())
    wizard.go_on()
    beginning = wizard.beginning()
    assert (beginning.name, beginning.word, beginning.switches["review_steps"]) == ("某县档案馆", "×档", 4)
    assert [one.name for one in beginning.people] == ["王芳"]


def test_the_folder_is_named_after_the_office_until_another_is_chosen(wizard: Wizard) -> None:
    assert wizard.place.root().name == "信息公开台账"
    wizard.particulars.form.fill({"name": "某县/档案馆"})
    assert wizard.place.root().name == "信息公开台账-某县档案馆"
    fill_place(wizard, Path("/somewhere/own"))
    wizard.particulars.form.fill({"name": "某县档案局"})
    assert wizard.place.root().name == "own"


def test_what_is_missing_is_said_on_its_page(wizard: Wizard, tmp_path: Path, qtbot: QtBot) -> None:
    fill_place(wizard, tmp_path / "台账")
    wizard.go_on()
    qtbot.waitUntil(lambda: "第 2 步" in wizard.step())
    wizard.go_on()
    assert "第 2 步" in wizard.step()
    assert "单位全称" in wizard.particulars.form.fields["name"].told()
    wizard.particulars.form.fill({"name": "某县档案馆"})
    wizard.go_on()
    wizard.go_on()
    qtbot.waitUntil(wizard.banner.isVisible)
    assert "经办人" in wizard.banner.text() and not (tmp_path / "台账").exists()


def test_leaving_asks_first_when_something_was_typed(wizard: Wizard, qtbot: QtBot) -> None:
    wizard.particulars.form.fill({"name": "某县档案馆"})
    wizard.reject()
    asked = dialog(qtbot, Message)
    assert "没有建任何文件夹" in asked.words()
    asked.accept()
    qtbot.waitUntil(lambda: not wizard.isVisible())


@pytest.mark.parametrize("percent", [100, 175])
def test_every_page_fits_the_screen(
    opening: Opening, tmp_path: Path, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    set_scale(qapp, percent)
    try:
        opening.welcome().make()
        wizard = dialog(qtbot, Wizard)
        room = wizard.screen().availableGeometry()
        fill_place(wizard, tmp_path / "台账")
        wizard.particulars.form.fill({"name": "某县档案馆"})
        for step in ("第 2 步", "第 3 步"):
            assert wizard.width() <= room.width() and wizard.minimumSizeHint().height() <= room.height()
            wizard.go_on()
            qtbot.waitUntil(partial(_shows, wizard, step))
        assert wizard.minimumSizeHint().width() <= room.width()
    finally:
        set_scale(qapp, 100)


def test_a_choice_is_carried_only_to_rule_sets_that_ask_the_same(wizard: Wizard) -> None:
    known = {one.name: at for at, one in enumerate(available())}
    page = wizard.particulars
    for at in (*known.values(), known["tiaoli"]):
        page.rules.setCurrentIndex(at)
        assert page.switches.values() == {one.key: one.default for one in page.chosen().switches}
    posting = page.switches.editors["safe_posting"]
    assert isinstance(posting, QSpinBox)
    posting.setValue(7)
    page.rules.setCurrentIndex(known["taierzhuang"])
    assert page.switches.values()["safe_posting"] == 7
