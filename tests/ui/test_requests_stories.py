"""Stories of applications lived through the window by keys alone: nothing is filled in but by typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Request
from tests.ui.hands import TODAY, dialog, focused, history, review_of, type_text
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.pages import REQUESTS
from ui.requests.page import Inbox, RequestsPage
from ui.review.entry import EntryDialog

ASKED = "2025年全区学校食堂检查结果"


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


class Hands:
    """Ten fingers on a keyboard."""

    def __init__(self, window: MainWindow, inbox: Inbox, qtbot: QtBot) -> None:
        self.window, self.inbox, self.qtbot = window, inbox, qtbot

    def press(self, *keys: str) -> None:
        """Keys one after another, each as the menus write it."""
        for key in keys:
            pressed = QKeySequence(key)[0]
            self.qtbot.keyClick(focused(), pressed.key(), pressed.keyboardModifiers())

    def fill(self, *words: str) -> None:
        """One field after another by Tab, '' to pass one, ``Down`` and its like for a list; then keep it."""
        for at, said in enumerate(words):
            if at:
                self.press("Tab")
            if said.startswith("↓"):
                self.press(*["Down"] * len(said))
            elif said:
                type_text(self.qtbot, said)
        self.keep()

    def keep(self) -> None:
        front = QApplication.activeModalWidget()
        self.press("Ctrl+Return")
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not front)

    def begin(self, press: Callable[[], object], title: str) -> None:
        """A form comes up by a key."""
        press()
        self.qtbot.waitUntil(lambda: self.front() == title)
        dialog(self.qtbot, FormDialog)

    def front(self) -> str:
        found = QApplication.activeModalWidget()
        return found.windowTitle() if found is not None else ""

    def table(self) -> None:
        """The cursor is in the rows: no window manager brings it back when a dialog closes."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()
        self.inbox.table.setFocus()
        self.qtbot.waitUntil(self.inbox.table.hasFocus)

    def receive(self, *fields: str) -> None:
        """Ctrl+N; the fields of a registration in their order."""
        self.table()
        before = self.inbox.shown_id()
        self.begin(lambda: self.press("Ctrl+N"), "登记申请")
        self.fill(*fields)
        self.qtbot.waitUntil(lambda: self.inbox.shown_id() not in (0, before))

    def next(self, title: str, *fields: str) -> None:
        """Enter does the next step, which is this one; its fields from where the cursor begins."""
        self.table()
        last = self.view.record.last_event
        self.qtbot.waitUntil(lambda: self.primary() == title)
        self.begin(lambda: self.press("Return"), title)
        self.fill(*fields)
        self.qtbot.waitUntil(lambda: self.view.record.last_event != last)

    def other(self, title: str, *fields: str) -> None:
        """Ctrl+M lists all steps; arrows go to the one that is meant, Enter takes it."""
        self.table()
        last = self.view.record.last_event
        self.press("Ctrl+M")
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = cast(QMenu, QApplication.activePopupWidget())
        while (now := menu.activeAction()) is not None and now.text() != f"{title}…":
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.begin(lambda: self.qtbot.keyClick(menu, Qt.Key.Key_Return), title)
        self.fill(*fields)
        self.qtbot.waitUntil(lambda: self.view.record.last_event != last)

    def choose(self, *typed: str) -> None:
        """The next step is to choose an outcome: found by what is typed, or proposed already."""
        self.table()
        self.qtbot.waitUntil(lambda: self.primary() == "选定处理结果")
        self.begin(lambda: self.press("Return"), "选定处理结果")
        for words in typed:
            type_text(self.qtbot, words)
        self.press("Ctrl+Return")
        self.qtbot.waitUntil(lambda: self.front() == "填写答复内容")
        dialog(self.qtbot, FormDialog)

    def sign(self) -> None:
        """Whoever is asked agrees; then it is issued."""
        while (step := self.view.case.next_step) != "":
            self.next("登记审签意见", "张局长")
            self.qtbot.waitUntil(lambda step=step: self.view.case.next_step != step)
        self.next("登记签发")

    def review(self) -> None:
        """保密审查: every step is entered with 1 and a name."""
        queue = review_of(self.window).queue
        self.qtbot.waitUntil(lambda: "card" in vars(queue) and queue.model.rowCount() == 1)
        while queue.model.rowCount():
            self.window.activateWindow()
            queue.table.setFocus()
            self.qtbot.waitUntil(queue.table.hasFocus)
            queue.table.selectRow(0)
            self.qtbot.waitUntil(lambda: queue.card.view is not None and bool(queue.card.steps.acts))
            step = queue.card.steps.acts[0].title
            self.press("F2")
            entry = dialog(self.qtbot, EntryDialog)
            self.press("1", "Ctrl+Return")
            if (
                entry.isVisible()
            ):  # nobody is known to sign there: the cursor stands where the name is missing
                type_text(self.qtbot, "李主任")
                self.press("Ctrl+Return")
            self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
            self.qtbot.waitUntil(
                lambda step=step: (
                    queue.model.rowCount() == 0
                    or (bool(queue.card.steps.acts) and queue.card.steps.acts[0].title != step)
                )
            )
        self.window.show_page(REQUESTS)

    def primary(self) -> str:
        return next((one.title for one in self.inbox.card.steps.acts if one.primary), "")

    @property
    def view(self) -> CaseView[Request, RequestCase]:
        found = self.inbox.card.view
        assert isinstance(found, CaseView)
        return found

    def state(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.view.status.words == words)


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    page = cast(RequestsPage, window.show_page(REQUESTS))
    qtbot.waitUntil(lambda: page.inbox.empty.isVisible() and "card" in vars(page.inbox))
    return Hands(window, page.inbox, qtbot)


def test_one_is_granted_reviewed_and_posted(hands: Hands) -> None:
    hands.receive("王小明", "", "13800138000", "↓↓", ago(7), ASKED, "↓", "办公室")
    hands.next("登记初审")
    hands.choose("予以公开")
    hands.fill(ASKED, "↓", "1份6页", "随本答复书一并送达")
    hands.next("送保密审查")
    hands.review()
    hands.sign()
    hands.state("待送达")
    hands.next("登记交邮或送达", "XA12345678911")
    hands.state("已答复")
    assert hands.view.case.result == "予以公开" and not hands.inbox.card.listed
    hands.table()
    hands.press("Return")  # Enter goes where it is now
    hands.qtbot.waitUntil(lambda: hands.inbox.query.view == "all" and hands.inbox.card.listed)
    hands.other("登记归档", "第1卷")
    assert "归档：第1卷" in history(hands.qtbot, hands.inbox.card)


def test_one_is_not_corrected_in_time(hands: Hands, qtbot: QtBot) -> None:
    hands.receive("张伟", "", "13800138000", "↓", ago(28), "某校处分决定", "↓", "办公室")
    hands.next("登记初审", "↓")
    hands.table()
    hands.qtbot.waitUntil(lambda: hands.primary() == "发补正告知书")
    hands.begin(lambda: hands.press("Return"), "发补正告知书")
    hands.press(
        "Shift+Tab", "Shift+Tab"
    )  # what is lacking is filled in, the cursor stands at the time for it
    hands.fill(ago(26), "", ago(10))
    hands.state("待补正")
    hands.table()
    hands.press("Ctrl+P")
    qtbot.waitUntil(lambda: "补正告知书" in hands.front())
    assert isinstance(QApplication.activeModalWidget(), Preview)
    hands.press("Escape")
    hands.other("登记申请人收到告知", ago(25))
    hands.choose()  # what has come of it is proposed
    hands.keep()
    hands.next("登记证据", "送达回证", "办公室")
    hands.sign()
    hands.next("登记交邮或送达", "XA12345678913")
    hands.state("已答复")
    assert [one.outcome for one in hands.view.record.standing] == ["lapsed_correction"]


def test_one_is_searched_for_and_not_found(hands: Hands) -> None:
    hands.receive("周杰", "", "13800138000", "↓", ago(9), "2019年检查记录", "↓", "办公室")
    hands.next("登记初审")
    hands.other("登记检索", "档案室、公文系统", "食堂 检查 2019", "李四", "↓↓")
    hands.choose("bcz")
    hands.keep()  # all that it asks is known from the search
    hands.sign()
    hands.next("登记交邮或送达", "XA12345678916")
    hands.state("已答复")
    (answered,) = hands.view.record.standing
    assert answered.outcome == "not_exist" and answered.facts["places"] == "档案室、公文系统"


def test_after_a_registration_enter_goes_on_and_only_the_new_one_is_chosen(hands: Hands) -> None:
    inbox = hands.inbox
    hands.receive("王小明", "", "", "↓", ago(3), ASKED)
    assert cast(QWidget, inbox.window().focusWidget()) is inbox.table, "Enter does its next step at once"
    first = inbox.shown_id()
    hands.receive("李强", "", "", "↓", ago(2), "校车台账")
    hands.qtbot.waitUntil(lambda: inbox.table.chosen_ids() == [inbox.shown_id()])
    assert inbox.shown_id() != first and inbox.window().focusWidget() is inbox.card.tabs
    hands.table()
    rows = [inbox.model.at(at)["id"] for at in range(2)]
    at = rows.index(inbox.shown_id())
    hands.press("Ctrl+Down" if at == 0 else "Ctrl+Up")
    hands.qtbot.waitUntil(lambda: inbox.shown_id() == first)
    assert inbox.table.chosen_ids() == [first], "what the card shows is what is chosen"
