"""A year of the sample office, worked through the window by keyboard; the calendar goes on, the ledger holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.sample.making import create_sample
from tests.ui.hands import dialog, focused, register_of, type_and_enter, type_text
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.register.page import RegisterPage
from ui.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier
MADE, SHOWN = 302, 40  # items of the sample office, and of the first page
NEW_YEAR = date(2025, 1, 6)


class Days:
    """The office's clock: stands at one morning until the clerk comes again."""

    def __init__(self) -> None:
        self.now = datetime.combine(NEW_YEAR, datetime.min.time()).replace(hour=9).astimezone()

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def come(self, day: date) -> None:
        """The morning of another day."""
        self.now = self.now.replace(year=day.year, month=day.month, day=day.day, hour=9, minute=0)


class Clerk:
    """What the clerk does at the keyboard, in the order of her day."""

    def __init__(self, window: MainWindow, page: RegisterPage, days: Days, qtbot: QtBot) -> None:
        self.window, self.page, self.days, self.qtbot = window, page, days, qtbot

    def come(self, day: date) -> None:
        """Come in on another day and refresh what is shown."""
        self.days.come(day)
        self.qtbot.keyClick(self.window, Qt.Key.Key_F5)

    def enter(self, title: str, formed: date) -> int:
        """Ctrl+N and four fields; the new item is shown with its next steps."""
        self.back_to_the_window()
        self.qtbot.keyClick(self.page.table, Qt.Key.Key_N, CONTROL)
        dialog(self.qtbot, FormDialog)
        for text in (title, formed.isoformat(), "办公室", "主动公开"):
            type_and_enter(self.qtbot, text)
        self.qtbot.waitUntil(lambda: self.page.card.shown_title() == title)
        view = self.page.card.view
        assert view is not None
        return view.id

    def open(self, number: int) -> None:
        """Type the number into the scan box."""
        self.back_to_the_window()
        self.window.scan.setFocus()
        type_text(self.qtbot, f"#{number}")
        self.qtbot.keyClick(self.window.scan, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.window.scan.text() and self._shown() == number)

    def act(self, title: str, facts: dict[str, str]) -> None:
        """Ctrl+M, the step by its words, its form filled in by Tab and typing, Ctrl+Enter."""
        before = self.page.card.view
        assert before is not None
        self.back_to_the_window()
        self.qtbot.keyClick(self.page.table, Qt.Key.Key_M, CONTROL)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            chosen = menu.activeAction()
            if chosen is not None and chosen.text().startswith(title):
                break
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        form = dialog(self.qtbot, FormDialog)
        for key, text in facts.items():
            self._go_to(form, key)
            type_and_tab(self.qtbot, text)
        self.qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.qtbot.waitUntil(lambda: self._timeline() > len(before.timeline))

    def approve(self) -> None:
        """Record the signed sheet, step by step, until the item may be published."""
        for step, opinion, who in (
            ("登记内容审核", "同意公开", "顾维安"),
            ("登记保密审查", "可以公开", "陆成章"),
            ("登记公开审核", "同意公开", "郑书培"),
        ):
            self.act(step, {"opinion": opinion, "who": who})

    def status(self) -> str:
        view = self.page.card.view
        return "" if view is None else view.status.words

    def _go_to(self, form: FormDialog, key: str) -> None:
        editor = form.form.fields[key].editor
        for _ in range(40):
            if editor is focused() or editor.isAncestorOf(focused()):
                return
            self.qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        raise AssertionError(f"the keyboard does not reach {key}")

    def back_to_the_window(self) -> None:
        """What a window manager does once a dialog has closed."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def _shown(self) -> int:
        return self.page.card.view.id if self.page.card.view is not None else 0

    def _timeline(self) -> int:
        return len(self.page.card.view.timeline) if self.page.card.view is not None else 0


def type_and_tab(qtbot: QtBot, text: str) -> None:
    """Fill in the field with the cursor, or choose its word, and go on with Tab."""
    target = focused()
    if isinstance(target, QComboBox) and not target.isEditable():
        while target.currentText() != text:
            qtbot.keyClick(target, Qt.Key.Key_Down)
    else:
        qtbot.keyClick(target, Qt.Key.Key_A, CONTROL)
        type_text(qtbot, text)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """The clock that the window and its desks go by."""
    found = Days()
    opened: Callable[..., Desk] = Desk.open
    known = SimpleNamespace(open=lambda root, writing: opened(root, writing=writing, clock=found))
    monkeypatch.setattr("ui.session.Desk", known)
    monkeypatch.setattr(Session, "today", lambda _: found.now.date())
    return found


@pytest.fixture
def clerk(opening: Opening, days: Days, tmp_path: Path, qtbot: QtBot) -> Clerk:
    """The sample office on the first working Monday of the year, opened in its window."""
    root = tmp_path / "样例单位"
    create_sample(root, clock=lambda: days.now).close()
    opening.open(root)
    window = opening.window
    assert window is not None
    window.resize(1366, 728)
    page = register_of(window)
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(window).keys())
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(page).keys() and page.views.keys() != [])
    with Desk.open(root, writing=False, clock=days) as desk:
        window.session.choose(desk.actor())
    return Clerk(window, page, days, qtbot)


def test_a_year_of_the_sample_office_by_keyboard(clerk: Clerk, days: Days, tmp_path: Path) -> None:
    entered = []
    for month in range(1, 13):
        clerk.come(date(2025, month, 12))
        entered.append(clerk.enter(f"关于{month}月校园安全检查情况的通报", date(2025, month, 10)))
        clerk.approve()
        assert clerk.status() == "待公开"
        clerk.come(date(2025, month, 20))
        clerk.open(entered[-1])
        clerk.act("登记公开", {"url": f"http://www.example.gov.cn/2025/{month}.html", "checked": "李强"})
        assert clerk.status() == "已公开"
        if month > 1:
            clerk.open(entered[-2])
            _follow_up(clerk, month)
    with Desk.open(clerk.window.session.folder, writing=False, clock=days) as desk:
        today = days.now.date()
        stages = {number: desk.register.view(number, today).status.words for number in entered}
        assert desk.lists.count(Query(), today) == MADE + 12
        assert [*stages.values()] == [
            "已公开", "已公开", "已下架", "已公开", "已下架", "已公开",
            "已公开", "已公开", "已公开", "已下架", "已公开", "已公开",
        ]  # fmt: skip
        late = [desk.register.view(number, today).breaches for number in entered]
        assert not any(late)
        assert desk.verify() == []


def _follow_up(clerk: Clerk, month: int) -> None:
    """What becomes of last month's item in this one."""
    match month:
        case 2:
            clerk.act("登记其他渠道", {"form": "政务新媒体", "checked": "李强"})
        case 3:
            clerk.act("登记更正", {"why": "附件里一处数字写错", "checked": "李强"})
        case 4 | 11:
            clerk.act("信息已失效", {"why": "新文件已经代替它"})
            assert clerk.status() == "待下架"
            clerk.act("登记下架", {"why": "已从网站删除"})
        case 5:
            clerk.qtbot.keyClick(clerk.window, Qt.Key.Key_F, CONTROL)
            type_text(clerk.qtbot, "xyaqjc")  # 校园安全检查, by its initials
            clerk.qtbot.waitUntil(lambda: 0 < clerk.page.model.rowCount() < SHOWN)
            clerk.qtbot.keyClick(focused(), Qt.Key.Key_Escape)
            clerk.qtbot.waitUntil(lambda: clerk.page.model.rowCount() >= SHOWN)
        case 6:
            clerk.act("变更公开属性", {"attribute": "依申请公开", "reason": "年度检查后认为不宜主动公开"})
            assert clerk.status() == "待下架"
            clerk.act("登记下架", {"why": "已从网站删除"})
        case 8:
            clerk.act("信息有变动", {"why": "登错了一件"})
            assert clerk.status() != "已公开"
            clerk.back_to_the_window()
            clerk.qtbot.keyClick(clerk.window, Qt.Key.Key_Z, CONTROL)
            clerk.qtbot.keyClick(dialog(clerk.qtbot, Message), Qt.Key.Key_Return)
            clerk.qtbot.waitUntil(lambda: clerk.status() == "已公开")
        case 12:
            clerk.qtbot.keyClick(clerk.window, Qt.Key.Key_K, CONTROL)
            clerk.qtbot.waitUntil(lambda: "已备份" in clerk.window.status.currentMessage())
        case _:
            assert clerk.status() == "已公开"
