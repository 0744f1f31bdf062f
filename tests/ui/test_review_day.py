"""A clerk's day in 保密审查 by keyboard: handed in, printed, signed, scanned back, entered, published."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.records.sheets import Sheets
from tests.ui.hands import TODAY, dialog, focused, register_of, review_of, type_text
from tests.ui.reviewing import CONTROL, LEADER, NAMES, PEOPLE, REVIEWER, look, press, register, titles
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.review.entry import EntryDialog
from ui.review.many import ManyDialog
from ui.review.page import ReviewPage
from ui.scans.filing import FilingDialog

ENTER = Qt.Key.Key_Return
APPROVED, BACK, REFERRED = NAMES[:3]
"""What becomes of the three items of the day."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in the morning: three items registered, nothing handed in."""
    root = tmp_path / "台儿庄区教育局"
    beginning = Beginning("台儿庄区教育局", "taierzhuang", people=PEOPLE, departments=("办公室",))
    with Desk.create(root, beginning=beginning) as desk:
        for name in NAMES[:3]:
            register(desk, name)
    return root


@pytest.fixture
def review(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    """保密审查, reached by Ctrl+3."""
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    page = review_of(window)
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(page.queue).keys() and bool(page.queue.known))
    return page


def front(review: ReviewPage, qtbot: QtBot) -> None:
    """No dialog is open any more, the cursor is in the table."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    review.window().activateWindow()
    qtbot.waitUntil(review.window().isActiveWindow)
    review.queue.table.setFocus()


def go_view(review: ReviewPage, qtbot: QtBot, view: str, count: int) -> None:
    """Ctrl+G into the views, down to the one wanted, and back to the table."""
    front(review, qtbot)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_G, CONTROL)
    press(qtbot, Qt.Key.Key_Home)
    while (line := review.queue.views.current()) is None or line.key != view:
        press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: review.queue.model.rowCount() == count and review.queue.query.view == view)
    review.queue.table.setFocus()


def choose(review: ReviewPage, qtbot: QtBot, name: str) -> None:
    """The cursor to a row by Home and Down."""
    qtbot.keyClick(review.queue.table, Qt.Key.Key_Home, CONTROL)
    for _ in range(titles(review).index(name)):
        press(qtbot, Qt.Key.Key_Down)
    card = review.queue.card
    qtbot.waitUntil(lambda: card.view is not None and card.view.title == name)


def together(review: ReviewPage, qtbot: QtBot, words: str) -> None:
    """Ctrl+A, Ctrl+B, down to a line, Enter."""
    front(review, qtbot)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_B, CONTROL)
    many = dialog(qtbot, ManyDialog)
    qtbot.waitUntil(lambda: many.possible is not None)
    while words not in many.acts.currentItem().text():
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, ENTER)


def next_act(review: ReviewPage, qtbot: QtBot, words: str) -> FormDialog:
    """Ctrl+M, down to an act, Enter; its form."""
    front(review, qtbot)
    menu = review.queue.card.next_steps()
    assert menu is not None
    action = next(action for action in menu.actions() if words in action.text())
    menu.setActiveAction(action)
    qtbot.keyClick(menu, ENTER)
    return dialog(qtbot, FormDialog)


def enter_all(review: ReviewPage, qtbot: QtBot, *digits: str) -> EntryDialog:
    """F2 on all rows of the view, a digit for the first signature of each; the others have not signed yet."""
    front(review, qtbot)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_F2)
    entry = dialog(qtbot, EntryDialog)
    assert sum(not row.continues for row in entry.rows) == len(digits)
    qtbot.waitUntil(lambda: focused() is entry.rows[0].opinion)
    for digit in digits:
        press(qtbot, digit, ENTER, ENTER)
    return entry


def save(qtbot: QtBot) -> None:
    """Ctrl+Enter wherever the cursor is."""
    qtbot.keyClick(focused(), ENTER, CONTROL)


def scan_in(review: ReviewPage, qtbot: QtBot, pdf: Path) -> FilingDialog:
    """A scanned file let go over the queue."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf))])
    review.queue.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    filing = dialog(qtbot, FilingDialog)
    qtbot.waitUntil(lambda: filing.filed is not None)
    return filing


def code_of(office: Path, number: str) -> str:
    """What a barcode gun reads on the sheet."""
    with look(office) as desk:
        return Sheets(desk.records).code(number, 1, 1)


def test_a_day_of_the_clerk(
    review: ReviewPage, window: MainWindow, office: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    # the morning: what is registered is printed on one sheet, which hands it in and sends it out
    go_view(review, qtbot, "to_submit", 3)
    together(review, qtbot, "件一张")
    preview = dialog(qtbot, Preview)
    preview.save_to(tmp_path / "审查表.pdf")
    qtbot.waitUntil((tmp_path / "审查表.pdf").exists)
    preview.accept()
    qtbot.waitUntil(lambda: review.queue.known["to_submit"] == 0 and review.queue.known["out"] == 3)
    number = f"{TODAY.year}-0001"

    # the clerk's own step, then the sheet goes to the reviewer
    go_view(review, qtbot, "running", 3)
    enter_all(review, qtbot, "1", "1", "1")
    save(qtbot)
    qtbot.waitUntil(lambda: "已录入 3 件" in window.status.currentMessage())

    # it comes back: the scan finds its sheet by itself, and waits to be entered
    filing = scan_in(review, qtbot, tmp_path / "审查表.pdf")
    assert filing.filed is not None and len(filing.filed.filed) == 1
    filing.reject()
    front(review, qtbot)

    # the gun reads the code: two agreed to, of one it is not certain
    window.go_scan()
    type_text(qtbot, code_of(office, number))
    press(qtbot, ENTER)
    entry = dialog(qtbot, EntryDialog)
    qtbot.waitUntil(lambda: entry.pages.viewer.count() == 1)
    by_title = {row.row.title: row for row in entry.rows}
    assert set(by_title) == {APPROVED, BACK, REFERRED}
    for row in entry.rows[::2]:
        qtbot.waitUntil(lambda row=row: focused() is row.opinion)
        press(qtbot, "3" if row.row.title == REFERRED else "1", ENTER)
        if row.row.title != REFERRED:
            press(qtbot, ENTER)  # the leader has not signed yet
    save(qtbot)
    qtbot.waitUntil(lambda: review.queue.known["escalated"] == 1)

    # the uncertain one is referred upwards
    go_view(review, qtbot, "escalated", 1)
    choose(review, qtbot, REFERRED)
    form = next_act(review, qtbot, "报审")
    kinds, organs = form.form.fields["kind"].column.choices, form.form.fields["to"].column.choices
    form.form.fill({"kind": kinds[-1], "to": organs[-1], "what": "能否公开"})
    form.submit()
    qtbot.waitUntil(lambda: "还没有答复" in review.queue.card.words())

    # one goes back to its department
    go_view(review, qtbot, "running", 3)
    choose(review, qtbot, BACK)
    form = next_act(review, qtbot, "登记退回")
    form.form.focus("why")
    type_text(qtbot, "附件不全")
    save(qtbot)
    qtbot.waitUntil(lambda: review.queue.known["returned"] == 1)

    # the leader approves the third, which is then published
    front(review, qtbot)
    choose(review, qtbot, APPROVED)
    item = told_item(review)
    qtbot.keyClick(review.queue.table, Qt.Key.Key_F2)
    entry = dialog(qtbot, EntryDialog)
    row = next(row for row in entry.rows if row.row.title == APPROVED)
    assert row.who.value() == LEADER
    row.go()
    press(qtbot, "1")
    save(qtbot)
    qtbot.waitUntil(lambda: review.queue.known["closed"] == 1)
    publish(item, review, window, qtbot)
    with look(office) as desk:
        states = {str(row["title"]): str(row["state"]) for row in desk.review_lists.page(Query("all"), TODAY)}
        stages = {str(row["title"]): str(row["stage"]) for row in desk.lists.page(Query(), TODAY)}
        signed = [one.who for one in desk.reviews.state(number_of(desk, APPROVED)).said]
    assert states == {APPROVED: "同意公开", BACK: "退回", REFERRED: "须报审"}
    assert stages[APPROVED] == "已公开"
    assert signed == [PEOPLE[0].name, REVIEWER, LEADER]


def publish(item: int, review: ReviewPage, window: MainWindow, qtbot: QtBot) -> None:
    """From the review to its item, and there the next step, which is publication."""
    page = register_of(window)
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(page).keys() and page.views.keys() != [])
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    review.queue.card.followed.emit("", item)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.case.fields["title"] == APPROVED)
    view = page.card.view
    assert view is not None
    act = next(act for act in view.acts if act.key == "publish")
    assert act.primary
    page.card.wanted.emit(act)
    form = dialog(qtbot, FormDialog)
    form.form.fill(publication(form))
    form.submit()
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.status.words == "已公开")


def publication(form: FormDialog) -> dict[str, object]:
    """What the form of publication needs, every check ticked."""
    values: dict[str, object] = {}
    for key, field in form.form.fields.items():
        column = field.column
        if column.kind in (Kind.CHECKS, Kind.SEVERAL):
            values[key] = "、".join(column.choices)
        elif column.required and column.choices and not field.editor.value():
            values[key] = column.choices[0]
        elif column.required and not field.editor.value():
            values[key] = "https://www.tez.gov.cn/xxgk/1.html" if key == "url" else "王建国"
    return values


def told_item(review: ReviewPage) -> int:
    """The item behind the review shown."""
    told = review.queue.card.view
    assert told is not None
    assert isinstance(told, CaseView)
    return int(told.record.subject.record)


def number_of(desk: Desk, name: str) -> int:
    """The review of an item by its title."""
    rows = desk.review_lists.page(Query("all"), TODAY)
    return next(int(str(row["id"])) for row in rows if row["title"] == name)
