"""A hand-over from the menu: recorded, its list shown at once, signed, and whoever took over acts from then on."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from tests.ui.hands import dialog, focused, type_text
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.matters.page import MatterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_work_is_handed_over_from_the_menu(window: MainWindow, office: Path, qtbot: QtBot) -> None:
    session = window.session
    session.write(lambda desk: desk.remember([events.person_added(desk.today(), "李强")], actor=0))
    qtbot.waitUntil(lambda: "李强" in " ".join(window.status.choices()))
    clerk = session.chosen
    assert clerk
    window.run("hand_over")
    form = dialog(qtbot, FormDialog)
    form.form.fill({**form.form.values(), "from": "经办人", "to": "李强", "reason": "病假"})
    form.form.fields["cabinet"].editor.setFocus()
    type_text(qtbot, "三号柜")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    preview = dialog(qtbot, Preview)
    assert "工作交接清单" in preview.windowTitle()
    preview.reject()
    page = cast(MatterPage, window.page().part())  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.card.view is not None)
    view = page.card.view
    assert view is not None and view.title == "工作交接：经办人交给李强（病假）"
    page.perform(next(one for one in view.acts if one.key == "sign"))
    signing = dialog(qtbot, FormDialog)
    signing.form.fill({**signing.form.values(), "posts": "岗位转给接收人"})
    signing.submit()
    qtbot.waitUntil(lambda: session.chosen not in (0, clerk))
    with Desk.open(office, writing=False) as desk:
        assert desk.office.person_name(session.chosen) == "李强"
        assert [(one.name, one.posts) for one in desk.office.people()] == [
            ("经办人", ()),
            ("李强", ("经办人",)),
        ]


def test_the_list_is_no_form_for_handwriting_and_may_be_finished_in_wps(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.run("hand_over")
    dialog(qtbot, FormDialog).reject()
    face = cast(MatterPage, window.page().part()).face  # type: ignore[attr-defined]
    assert (face.prints, face.letter, face.blanks) == ("打印交接清单…", True, False)
