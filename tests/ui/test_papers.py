"""The review sheet on the screen: seen, saved, printed, and kept as it was."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gongkai_desktop import files
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.paper.preview import page_count, page_sizes, render
from gongkai_desktop.services import papers_of_program
from tests.matters.test_definitions import VISIT, written
from tests.ui.hands import PAPERS, dialog, focused
from tests.windows.conftest import SHARED, refusal
from ui.kit import printing
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.kit.papers import show_paper
from ui.kit.pdf import Pages
from ui.kit.preview import Preview, Sheets
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.register.page import RegisterPage
from ui.tasks import Job

DRAWING = 30_000


@pytest.fixture
def preview(page: RegisterPage, qtbot: QtBot) -> Preview:
    page.table.selectRow(0)
    page.print_selected()
    qtbot.keyClick(dialog(qtbot, FormDialog).form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown = dialog(qtbot, Preview)
    qtbot.waitUntil(lambda: not Job.running(), timeout=DRAWING)
    return shown


def ink(image: QImage) -> int:
    """How many pixels of a page are dark."""
    small = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(small.pixelColor(x, y).value() < 128 for x in range(0, small.width(), 3)
               for y in range(0, small.height(), 3))  # fmt: skip


def test_without_a_choice_it_says_what_to_do(page: RegisterPage, qtbot: QtBot) -> None:
    page.show_view("withheld")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    page.print_selected()
    assert "选中" in dialog(qtbot, Message).words()


def test_the_form_of_publication_is_asked_before_the_sheet_is_drawn(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    page.print_selected()
    asked = dialog(qtbot, FormDialog)
    assert asked.form.values() == {"form": "政府网站"}, "the first platform of the office is proposed"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    preview = dialog(qtbot, Preview)
    preview.reject()
    assert page.card.view is not None
    qtbot.waitUntil(
        lambda: page.card.view is not None and page.card.view.case.fields.get("form") == "政府网站"
    )
    page.print_selected()
    dialog(qtbot, Preview)  # asked once


def test_who_cancels_the_question_prints_nothing(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    page.print_selected()
    dialog(qtbot, FormDialog).reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not Job.running()


def test_the_preview_shows_the_page_and_zooms(preview: Preview) -> None:
    assert preview.pages.count == 1
    assert ink(preview.pages.image(0, 96)) > 1000
    width = preview.sheets.width()
    preview.sheets.magnify(2.0)
    assert preview.sheets.width() > width * 1.8


def test_looking_records_nothing(preview: Preview, page: RegisterPage) -> None:
    preview.reject()
    assert page.card.view is not None and page.card.view.record.papers == ()


def test_saving_keeps_the_sheet_with_the_item_just_as_it_was(
    preview: Preview, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "审查表.pdf"
    preview.save_to(path)
    qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0, timeout=DRAWING)
    preview.reject()
    qtbot.waitUntil(lambda: page.card.view is not None and len(page.card.view.record.papers) == 1)
    assert page.card.tabs.tabText(PAPERS) == "文书 1"
    papers = page.papers.papers
    qtbot.waitUntil(lambda: papers.count() == 1)
    papers.itemActivated.emit(papers.item(0))
    kept = dialog(qtbot, Preview)
    assert kept.pdf == path.read_bytes()


def test_a_second_click_while_the_paper_is_recorded_saves_again_and_records_once(
    preview: Preview, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / "甲.pdf", tmp_path / "乙.pdf"]
    for path in paths:
        preview.save_to(path)
    qtbot.waitUntil(lambda: all(path.exists() for path in paths), timeout=DRAWING)
    assert paths[0].read_bytes() == paths[1].read_bytes() == preview.pdf
    assert QApplication.activeModalWidget() is preview
    preview.reject()
    qtbot.waitUntil(lambda: page.card.view is not None and len(page.card.view.record.papers) == 1)


def test_a_second_press_before_the_paper_is_drawn_shows_it_once(page: RegisterPage, qtbot: QtBot) -> None:
    for _ in range(2):
        show_paper(page.host, page, "review-list", ())
    dialog(qtbot, Preview)
    qtbot.waitUntil(lambda: not Job.running(), timeout=DRAWING)
    assert len(page.findChildren(Preview)) == 1


def test_where_it_cannot_be_saved_is_said_and_nothing_half_written_stays(
    preview: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.save_to(tmp_path / "不在" / "表.pdf")
    assert "没有文件夹" in dialog(qtbot, Message).words()
    assert list(tmp_path.rglob("*表.pdf*")) == []


def bound_of(*sizes: tuple[float, float]) -> Pages:
    """A file of blank pages of these sizes."""
    target = BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for size in sizes:
            document.new_page(*size)
        document.save(target)
    return Pages(target.getvalue())


def test_pages_of_any_size_are_shown_in_their_own_and_printed_whole_on_a4(
    tmp_path: Path, qapp: QApplication
) -> None:
    pages = bound_of((595, 842), (1191, 842), (842, 595))
    shown = Sheets(pages)
    assert shown.width() > 1191 / 72 * 96 and shown.height() > (842 + 842 + 595) / 72 * 96
    path = tmp_path / "案卷.pdf"
    assert printing.run(printing.printer_for(pages, path), pages, lambda done, whole: None) == 3
    assert {tuple(map(round, size)) for size in page_sizes(path.read_bytes())} == {(595, 842)}
    paper = QSizeF(2480, 3508)
    turned = printing._fitted((1191, 842), QSizeF(842, 1191), paper)
    assert turned.width() <= 2480 and turned.height() <= 3508 and turned.height() > 3500
    assert printing._fitted((595, 842), QSizeF(595, 842), paper) == QRectF(0, 0, 2480, 3508)


def test_the_print_is_the_preview_on_whole_a4(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "打印.pdf"
    preview.print_to(path)
    qtbot.waitUntil(lambda: not Job.running() and path.exists() and path.stat().st_size > 0, timeout=DRAWING)
    printed = path.read_bytes()
    assert page_count(printed) == 1
    sheet = render(printed, 0, 1)
    assert (sheet.width, sheet.height) in ((595, 842), (596, 843))
    seen, on_paper = ink(preview.pages.image(0, 200)), ink(Pages(printed).image(0, 200))
    assert abs(on_paper - seen) < seen * 0.1


def test_a_pdf_that_another_program_has_open_is_not_saved_over(
    preview: Preview, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, plain = tmp_path / "审查表.pdf", os.replace
    path.write_bytes(b"%PDF-old")

    def replace(source: Path, target: Path) -> None:
        if target == path:
            raise refusal(SHARED, target)
        plain(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(files, "_WAITS", ())
    preview.save_to(path)
    assert "文件正由其他程序打开" in dialog(qtbot, Message).words()
    assert path.read_bytes() == b"%PDF-old" and list(tmp_path.glob(".*")) == []


def blanks(window: MainWindow, qtbot: QtBot) -> QMenu:
    """The menu of empty papers, as it is once the menu above it has dropped down."""
    found = next(menu for menu in window.findChildren(QMenu) if "供手写" in menu.title())
    above = found.parent()
    assert isinstance(above, QMenu)
    above.aboutToShow.emit()
    qtbot.waitUntil(lambda: found.menuAction().isEnabled())
    return found


@pytest.mark.parametrize("title", [paper.title for paper in papers_of_program() if paper.blank])
def test_every_paper_can_be_had_empty_from_the_window(window: MainWindow, qtbot: QtBot, title: str) -> None:
    action = next(one for one in blanks(window, qtbot).actions() if one.text() == f"{title}…")
    action.trigger()
    empty = dialog(qtbot, Preview)
    assert empty.windowTitle() == title
    empty.reject()


def test_a_paper_of_a_ledger_of_the_offices_own_can_be_had_empty_too(
    office: Path, opening: Opening, qtbot: QtBot
) -> None:
    paper = '\n[paper]\nname = "patrol-record"\ntitle = "来访登记表"\nprint = "打印登记表…"\n'
    written(OfficeFolder(office).ledgers, VISIT + paper)
    opening.open(office)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: "menus" in vars(window))
    menu = blanks(window, qtbot)
    assert menu.actions()[-1].text() == "来访登记表…"
    menu.actions()[-1].trigger()
    empty = dialog(qtbot, Preview)
    assert empty.windowTitle() == "来访登记表"
    empty.reject()


def test_an_empty_sheet_is_for_handwriting_and_is_not_recorded(
    window: MainWindow, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    blanks(window, qtbot).actions()[0].trigger()
    empty = dialog(qtbot, Preview)
    path = tmp_path / "空白.pdf"
    empty.save_to(path)
    qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0, timeout=DRAWING)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None)
    assert page.card.view is not None and page.card.view.record.papers == ()
