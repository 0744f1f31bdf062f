"""Checking an item's files in the window: by keyboard, beside the page, cleaned in a copy, offered in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.register.findings import Decision
from tests.screening.files import ID, paragraph, pdf, word
from tests.ui.hands import TODAY, dialog, history, type_text
from ui.kit.dialogs import Message
from ui.kit.files import FileDialog
from ui.main_window import MainWindow
from ui.register.page import RegisterPage
from ui.screening.dialog import ScreeningDialog
from ui.screening.first import CheckFirst

LOOKING = 60_000  # milliseconds that fresh processes may take on a busy machine


def person(canvas: Any) -> None:
    canvas.drawString(72, 700, f"王小明 身份证号码 {ID}")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A PDF with a person in it and a letter with a comment."""
    letter = word(tmp_path / "说明.docx", paragraph("说明"), comment="这里再看看")
    return [pdf(tmp_path / "名单.pdf", lambda canvas: None, person), letter]


@pytest.fixture
def page_with_files(window: MainWindow, page: RegisterPage, files: list[Path], qtbot: QtBot) -> RegisterPage:
    """The register with files attached to its first row, which is shown."""
    item = page.model.at(0)["id"]

    def attach(desk: Desk) -> Any:
        for path in files:
            changed = desk.register.attach(item, path, actor=desk.actor(), today=TODAY, what="信息正文")
        return changed

    page.host.write(attach)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and len(page.card.view.attachments) == 2)
    return page


def looked(qtbot: QtBot) -> ScreeningDialog:
    """The dialog with every file looked through, in front again once the progress has gone."""
    found = dialog(qtbot, ScreeningDialog)
    qtbot.waitUntil(lambda: bool(found.files) and all(file.report for file in found.files), timeout=LOOKING)
    return dialog(qtbot, ScreeningDialog)


def lines(checking: ScreeningDialog) -> list[list[str]]:
    items = [checking.findings.topLevelItem(at) for at in range(checking.findings.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items if item is not None]


def test_without_files_there_is_nothing_to_decide_or_to_save(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None)
    page.files.check()
    found = dialog(qtbot, ScreeningDialog)
    qtbot.waitUntil(found.empty.isVisible)
    assert "“附件”里添加文件" in found.empty.hint()
    assert not found.findings.isVisible() and not found.keep.isVisible()
    next(iter(found.empty.findChildren(QPushButton))).click()
    assert dialog(qtbot, FileDialog).windowTitle() == "添加文件"


def test_where_nothing_was_found_only_saving_is_offered(
    window: MainWindow, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    item, clean = page.model.at(0)["id"], word(tmp_path / "说明.docx", paragraph("说明"))
    page.host.write(
        lambda desk: desk.register.attach(item, clean, actor=desk.actor(), today=TODAY, what="信息正文")
    )
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and len(page.card.view.attachments) == 1)
    page.files.check()
    assert not dialog(qtbot, ScreeningDialog).keep.isEnabled()  # nothing was looked through yet
    checking = looked(qtbot)
    assert lines(checking) == [] and not any(way.isEnabled() for way in checking.ways)
    assert checking.keep.isEnabled() and checking.findings.isEnabled()
    checking.done(0)


def test_findings_are_listed_beside_their_page(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = looked(qtbot)
    assert [line[0] for line in lines(checking)] == ["身份证号码", "姓名"]
    assert ID[6:14] not in str(lines(checking))
    qtbot.waitUntil(checking.viewer.shown, timeout=LOOKING)
    assert checking.viewer.at() == 1  # the second page, where it stands
    assert checking.choice.itemText(0).endswith("2 条待处理")
    checking.choice.setCurrentIndex(1)
    assert [line[0] for line in lines(checking)] == ["批注 1 条"]
    checking.done(0)


def test_keys_decide_and_the_same_key_takes_it_back(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = looked(qtbot)
    checking.findings.setFocus()
    qtbot.keyClick(checking.findings, Qt.Key.Key_Space)
    qtbot.keyClick(checking.findings, Qt.Key.Key_C)
    assert [line[3] for line in lines(checking)] == ["无碍", "清理"]
    qtbot.keyClick(checking.findings, Qt.Key.Key_C)
    assert [line[3] for line in lines(checking)] == ["无碍", ""]
    qtbot.keyClick(checking.findings, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(checking.findings, Qt.Key.Key_T)
    assert [line[3] for line in lines(checking)] == ["退回", "退回"]
    qtbot.keyClick(checking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert checking.banner.isVisible() and "请写理由" in checking.banner.text()
    checking.done(0)


def test_cleaned_and_confirmed_by_keyboard(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = looked(qtbot)
    qtbot.keyClick(checking.findings, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(checking.findings, Qt.Key.Key_C)
    checking.choice.setCurrentIndex(1)
    checking.findings.setFocus()
    qtbot.keyClick(checking.findings, Qt.Key.Key_Space)
    assert [file.of(file.findings[0].key) for file in checking.files] == [
        Decision.CLEANED,
        Decision.CONFIRMED,
    ]
    with qtbot.waitSignal(checking.recorded, timeout=LOOKING):
        qtbot.keyClick(checking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel = page_with_files.card
    qtbot.waitUntil(lambda: panel.view is not None and len(panel.view.attachments) == 3)
    assert panel.view is not None
    assert panel.view.attachments[-1].name == "信息正文－名单（清理后）.pdf"
    told = [line.text for section in panel.view.sections for line in section.lines]
    assert any("已清理 2 处" in line for line in told) and any("确认无碍 1 处" in line for line in told)


def test_a_reason_is_kept_with_what_was_confirmed(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = looked(qtbot)
    qtbot.keyClick(checking.findings, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(checking.findings, Qt.Key.Key_Space)
    checking.why.setFocus()
    type_text(qtbot, "本人同意公示")
    with qtbot.waitSignal(checking.recorded, timeout=LOOKING):
        checking.save()
    panel = page_with_files.card
    qtbot.waitUntil(lambda: "本人同意公示" in history(qtbot, panel))


def test_closing_asks_when_decisions_would_be_lost(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = looked(qtbot)
    qtbot.keyClick(checking.findings, Qt.Key.Key_C)
    qtbot.keyClick(checking, Qt.Key.Key_Escape)
    asked = dialog(qtbot, Message)
    assert "还没有保存" in asked.words()
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert checking.isVisible()
    checking.done(0)


def test_the_check_is_offered_before_publication(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    view = page_with_files.card.view
    assert view is not None
    act = next(act for act in view.acts if act.key == "publish")
    page_with_files.acts.perform(view.id, act)
    offered = dialog(qtbot, CheckFirst)
    qtbot.mouseClick(offered.first, Qt.MouseButton.LeftButton)
    checking = looked(qtbot)
    assert len(checking.files) == 2
    checking.done(0)


def test_the_check_is_offered_before_it_goes_on_a_further_channel(
    page_with_files: RegisterPage, qtbot: QtBot
) -> None:
    from gongkai_desktop.ledger.acts import act

    view = page_with_files.card.view
    assert view is not None
    page_with_files.acts.perform(
        view.id, act("publish_more", "登记其他渠道", (), page_with_files.host.today())
    )
    dialog(qtbot, CheckFirst).done(0)


def test_it_can_be_recorded_as_public_all_the_same(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    from ui.kit.form_dialog import FormDialog

    view = page_with_files.card.view
    assert view is not None
    page_with_files.acts.perform(view.id, next(act for act in view.acts if act.key == "publish"))
    qtbot.mouseClick(dialog(qtbot, CheckFirst).onwards, Qt.MouseButton.LeftButton)
    form = dialog(qtbot, FormDialog)
    form.done(0)


def test_a_cancelled_check_records_nothing(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    page_with_files.files.check()
    checking = dialog(qtbot, ScreeningDialog)
    qtbot.waitUntil(lambda: checking.job is not None)
    assert checking.job is not None
    with qtbot.waitSignal(checking.job.cancelled, timeout=LOOKING):
        checking.job.cancel()
    assert "取消" in checking.said.text() and lines(checking) == []
    assert not checking.keep.isEnabled()  # saving would say that a line should be chosen, where there is none
    checking.done(0)


def test_findings_left_are_listed_file_by_file_before_publication(
    page_with_files: RegisterPage, qtbot: QtBot
) -> None:
    from ui.kit.form_dialog import FormDialog

    page_with_files.files.check()
    checking = looked(qtbot)
    qtbot.keyClick(checking.findings, Qt.Key.Key_C)
    with qtbot.waitSignal(checking.recorded, timeout=LOOKING):
        checking.save()
    panel = page_with_files.card
    qtbot.waitUntil(lambda: panel.view is not None and len(panel.view.attachments) == 3)
    assert panel.view is not None
    assert panel.view.attachments[-1].name == "信息正文－名单（部分清理，还有 1 处）.pdf"
    page_with_files.acts.perform(panel.view.id, next(act for act in panel.view.acts if act.key == "publish"))
    stopped = dialog(qtbot, CheckFirst)
    said = [one.text() for one in stopped.findChildren(QLabel)]
    assert any("部分清理，还有 1 处" in text and "姓名" in text for text in said)
    qtbot.mouseClick(stopped.onwards, Qt.MouseButton.LeftButton)
    form = dialog(qtbot, FormDialog)
    assert "left_open" in form.form.fields
    form.done(0)


def test_a_file_is_said_to_be_a_working_paper(page_with_files: RegisterPage, qtbot: QtBot) -> None:
    from ui.kit.form_dialog import FormDialog

    files = page_with_files.files
    assert "公开的正文" in files.files.item(0).text()
    files.files.setCurrentRow(1)
    files._role.click()
    form = dialog(qtbot, FormDialog)
    assert form.form.fields["file"].editor.value() == "信息正文－说明.docx"
    form.form.fields["role"].editor.set_value("工作材料，不公开")
    form.submit()
    qtbot.waitUntil(lambda: "工作材料，不公开" in files.files.item(1).text())
