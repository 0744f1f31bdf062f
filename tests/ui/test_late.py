"""What a clerk does before the last answer has come: nothing is dropped, and no answer lands on another question."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui
from gongkai_desktop.cases.dues import Group, Line
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from tests.ui.hands import TODAY, dialog, register_of, today_of, unanswered, unrecorded
from ui.catalogue.choosing import EntryChooser
from ui.coordination.page import Asking
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger import papers_tab
from ui.kit.ledger.papers_tab import PapersTab
from ui.kit.picking import RecordNumber
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences.calendar_page import CalendarDialog
from ui.preferences.notice import NoticeDialog
from ui.preferences.office import OfficeDialog
from ui.preferences.people import PeopleDialog
from ui.preferences.roster import Roster
from ui.register.import_dialog import ImportDialog
from ui.register.page import RegisterPage
from ui.scans.tray import PAGE, SHEET, Tray
from ui.status_bar import StatusBar

READING = 30_000  # milliseconds a fresh process may take to read rows


def test_no_two_pages_ask_in_one_place() -> None:
    """Of the questions of one place only the newest is answered: two pages that ask there lose answers."""
    places: dict[str, set[str]] = defaultdict(set)
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "ask"
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    places[str(first.value)].add(path.name)
    assert len(places) > 40
    assert {place: found for place, found in places.items() if len(found) > 1} == {}


# — a ledger and its card —


def test_a_key_pressed_before_the_card_shows_the_row_is_meant_for_that_row(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    done: list[int] = []
    with unanswered(window.session):
        page.table.selectRow(1)
        page.when_shown(lambda: done.append(page.card.view.id if page.card.view is not None else 0))
        assert done == []
    qtbot.waitUntil(lambda: done == [page.table.current_id()])


def test_whoever_goes_on_to_another_row_meanwhile_has_thought_better_of_it(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    done: list[int] = []
    with unanswered(window.session):
        page.table.selectRow(1)
        page.when_shown(lambda: done.append(1))
        page.table.selectRow(2)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    assert done == []


def test_a_step_pressed_while_the_card_shows_the_row_before_is_one_of_this_row(
    page: RegisterPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    assert page.card.view is not None
    act, asked = next(one for one in page.card.view.acts if one.key == "amend"), list[tuple[int, str]]()
    monkeypatch.setattr(page.acts, "perform", lambda number, one: asked.append((number, one.key)))
    with unanswered(window.session):
        page.table.selectRow(1)
        page.card.wanted.emit(act)
    qtbot.waitUntil(lambda: asked == [(page.table.current_id(), "amend")])


def test_a_view_chosen_while_a_record_is_looked_for_stays(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    arrived: list[str] = []
    page.ready.connect(lambda: arrived.append(page.query.view))
    with unanswered(window.session):
        page.open_record(99, "all")
        page.show_view("overdue")
    qtbot.waitUntil(lambda: arrived != [])
    assert page.query.view == "overdue"


def test_a_view_chosen_while_the_views_are_read_anew_is_the_one_marked(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.show_view("all")
    offered: list[int] = []
    with unanswered(window.session):
        page.read_side()
        page.show_view("overdue")
        page.views.model().modelReset.connect(lambda: offered.append(1))
        page.views.model().rowsInserted.connect(lambda *_: offered.append(1))
    qtbot.waitUntil(lambda: offered != [] and page.views.current() is not None)
    current = page.views.current()
    assert current is not None and current.key == "overdue"


def test_papers_of_two_pages_that_are_read_anew_at_once_are_both_listed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    sheet = SimpleNamespace(number="2026-0001", printed=TODAY)
    monkeypatch.setattr(papers_tab, "kept_sheets", lambda desk, papers: [(f"表{papers[0]}", sheet, False)])
    tabs = [PapersTab(window.session, ledger, "文书", "", "") for ledger in ("item", "review")]
    for tab in tabs:
        qtbot.addWidget(tab)
    with unanswered(window.session):
        tabs[0].show_papers((1,))
        tabs[1].show_papers((2,))
    qtbot.waitUntil(lambda: [len(tab.lines()) for tab in tabs] == [1, 1])
    with unanswered(window.session):
        tabs[0].show_papers((3,))
        tabs[0].show_papers(())
    tabs[1].show_papers((4,))
    qtbot.waitUntil(lambda: tabs[1].lines() != [] and "表4" in tabs[1].lines()[0])
    assert tabs[0].lines() == []


def test_a_number_looked_up_for_a_form_that_was_closed_harms_nothing(
    page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    asking = Asking(window.session, page, lambda _: None)
    asking.open()
    field = asking.form.fields["item"].editor
    assert isinstance(field, RecordNumber)
    answered: list[int] = []
    with unanswered(window.session):
        field.setText("通知")
        field.lookup()
        asking.done(0)
        asking.deleteLater()
        QApplication.sendPostedEvents(asking, 52)  # deferred deletion
        window.session.ask("after", lambda desk: 1, answered.append)
    qtbot.waitUntil(lambda: answered == [1])


def test_the_cursor_of_today_stays_on_its_line(window: MainWindow) -> None:
    today = today_of(window)
    lines = tuple(Line(number, f"第{number}件", "", "", "") for number in (1, 2, 3))
    today._show((Group("due", "到期", "due", 3, lines),))
    today.list.setCurrentIndex(today.model.index(2))
    today._show((Group("due", "到期", "due", 4, (Line(9, "新来的", "", "", ""), *lines)),))
    assert today.model.entries[today.list.currentIndex().row()] == lines[1]


def test_who_searches_before_the_first_rows_have_come_goes_on_typing(
    opening: Opening, office: Path, qtbot: QtBot
) -> None:
    opening.open(office)
    window = opening.window
    assert window is not None
    page = register_of(window)
    window.show()
    with unanswered(window.session):
        page.search.setFocus()
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(window).keys())
    assert window.focusWidget() is page.search


# — the scan box and the tray —


def test_a_gun_does_not_wait_for_the_first_answer(window: MainWindow, qtbot: QtBot) -> None:
    with unanswered(window.session):
        window.scan.go()
        qtbot.keyClicks(window.scan, "2026-0001")
        qtbot.keyClick(window.scan, Qt.Key.Key_Return)
        qtbot.keyClicks(window.scan, "2026-0002")
        assert window.scan.text() == "2026-0002"


@pytest.fixture
def tray(window: MainWindow, qtbot: QtBot) -> Tray:
    """Two pages that found no sheet."""
    made = Tray(window.session, window)
    qtbot.waitUntil(lambda: made._stack.currentIndex() == 1)
    row = {"name": "扫描.pdf", "why": "没有二维码", "day": "", "sha256": "0" * 64}
    made.model.take(None, 3, [row | {"id": number, "page": number} for number in (1, 2)])
    made.table.selectRow(0)
    return made


def test_the_next_page_is_filed_while_the_first_one_is(
    tray: Tray, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[Callable[[object], None], Callable[[BaseException], None]]] = []
    monkeypatch.setattr(window.session, "act", lambda job, then, failed: sent.append((then, failed)))
    tray.form.fill({SHEET: "2026-0001", PAGE: "1"})
    tray.assign()
    tray.assign()  # the same once more is no second one
    assert len(sent) == 1 and not tray.assign_it.isEnabled()
    tray.table.selectRow(1)
    tray.form.fill({SHEET: "2026-0002", PAGE: "7"})
    assert tray.assign_it.isEnabled()
    sent[0][0](None)
    assert (tray.form.values()[SHEET], str(tray.form.values()[PAGE])) == ("2026-0002", "7")
    tray.assign()
    sent[1][1](Refused("没有这张表", way="请看纸右下角"))
    assert tray.assign_it.isEnabled() and "没有这张表" in tray.banner.text()
    tray.assign()
    sent[2][0](None)
    assert (tray.form.values()[SHEET], str(tray.form.values()[PAGE])) == ("2026-0002", "")


def test_nothing_is_recorded_in_nobodys_name_before_the_people_are_known(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, named = window.session, list[int]()
    qtbot.waitUntil(lambda: session.chosen != 0)
    clerk = session.chosen
    session.choose(0)
    with unanswered(session):
        bar = StatusBar(session)
        qtbot.addWidget(bar)
        bar.renew()
        session.with_actor(named.append)
        assert named == []
    qtbot.waitUntil(lambda: named == [clerk])


# — dialogs —


def test_one_of_several_files_that_is_refused_is_told_and_the_others_are_not_kept_twice(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None)
    paths = [tmp_path / name for name in ("一.txt", "二.txt", "三.txt")]
    for path in (paths[0], paths[2]):
        path.write_text(path.name, encoding="utf-8")
    number = page.table.current_id()
    assert number is not None
    page.dropping.take(number, paths)
    form = dialog(qtbot, FormDialog)
    form.submit()
    qtbot.waitUntil(lambda: form.banner.isVisible() and not form.is_waiting)
    assert form.isVisible()
    paths[1].write_text("找到了", encoding="utf-8")
    form.submit()
    kept = lambda: [one.name for one in page.card.view.attachments] if page.card.view is not None else []  # noqa: E731
    qtbot.waitUntil(lambda: len(kept()) == 3)
    assert QApplication.activeModalWidget() is None


def test_the_file_let_go_last_is_the_one_that_is_read(
    page: RegisterPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for folder, titles in (("旧", ["一"]), ("新", ["二", "三"])):
        (tmp_path / folder).mkdir()
        lines = [
            "信息名称,形成日期,主办科室,公开属性",
            *(f"{one},2026-01-05,办公室,主动公开" for one in titles),
        ]
        (tmp_path / folder / "台账.csv").write_text("\n".join(lines), encoding="utf-8")
    importing = ImportDialog(window.session, window)
    importing.open()
    importing.read(tmp_path / "旧" / "台账.csv")
    importing.read(tmp_path / "新" / "台账.csv")
    qtbot.waitUntil(lambda: importing.changes is not None and not importing.is_waiting, timeout=READING)
    assert importing.changes is not None and importing.changes.rows == 2 and importing.apply.isEnabled()
    importing.read(tmp_path / "旧" / "台账.csv")
    assert not importing.apply.isEnabled()  # what is seen is not what was chosen
    qtbot.waitUntil(lambda: importing.apply.isEnabled(), timeout=READING)
    assert importing.changes.rows == 1
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    importing.read(tmp_path / "坏.xlsx")
    qtbot.waitUntil(importing.banner.isVisible, timeout=READING)
    assert importing.changes is None and not importing.apply.isVisible()


def test_an_entry_is_chosen_once(
    page: RegisterPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooser = EntryChooser(window.session, [1], lambda _: None, page)
    chooser.open()
    brought: list[Any] = []

    def bring(chosen: list[int]) -> None:
        brought.append(chosen)
        chooser.awaits(lambda _: None, lambda _: None)

    monkeypatch.setattr(chooser, "_bring", bring)
    monkeypatch.setattr(chooser.table, "chosen_ids", lambda: [3])
    chooser.submit()
    chooser.table.picked.emit(1)  # the rows were read anew
    assert not chooser.keep.isEnabled()
    chooser.submit()
    assert brought == [[3]]


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。"""


def test_a_notice_changed_while_it_is_read_is_not_taken_in(window: MainWindow, qtbot: QtBot) -> None:
    notice = NoticeDialog(window.session, window)
    notice.open()
    answered: list[int] = []
    with unanswered(window.session):
        notice.text.setPlainText(NOTICE)
        notice.read()
        notice.text.setPlainText("别的通知")
        window.session.ask("after", lambda desk: 1, answered.append)
    qtbot.waitUntil(lambda: answered == [1])
    assert notice.announcement is None and not notice.apply_button.isEnabled()
    notice.text.setPlainText(NOTICE)
    notice.read()
    qtbot.waitUntil(notice.apply_button.isEnabled)


def test_before_they_are_read_nothing_can_be_typed_into_the_particulars(
    window: MainWindow, qtbot: QtBot
) -> None:
    with unanswered(window.session):
        window.menus.show_office()
        found = QApplication.activeModalWidget()
        assert isinstance(found, OfficeDialog)
        assert not found.area.isEnabled()
    qtbot.waitUntil(found.area.isEnabled)
    assert found.form.values()["name"] == window.session.folder.name
    found.done(0)


def test_before_the_calendar_is_read_there_is_no_button_for_its_days(
    window: MainWindow, qtbot: QtBot
) -> None:
    with unanswered(window.session):
        window.menus.show_calendar()
        found = QApplication.activeModalWidget()
        assert isinstance(found, CalendarDialog)
        assert not found.change.isVisible() and not found.back.isVisible()
    qtbot.waitUntil(found.change.isVisible)


def test_a_department_goes_two_places_down_by_two_presses(
    office: Path, window: MainWindow, qtbot: QtBot
) -> None:
    drafts = [events.department_added(TODAY, name, among=(), sort=at) for at, name in enumerate("甲乙丙", 1)]

    def add(desk: Desk, actor: int) -> object:
        return desk.remember(drafts, actor=actor)

    window.session.act(add)
    window.menus.show_people()
    people = dialog(qtbot, PeopleDialog)
    people.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(people.departments) == 3)
    people.where.go(0)
    with unrecorded(window.session):
        for _ in range(2):
            qtbot.keyClick(people.where.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert people.where.at() == 2
    qtbot.waitUntil(lambda: not people.is_waiting)
    with Desk.open(office, writing=False) as desk:
        assert [one.name for one in desk.office.departments()] == ["乙", "丙", "甲"]
    people.renew()
    qtbot.waitUntil(lambda: [one.name for one in people.departments] == ["乙", "丙", "甲"])


def test_the_cursor_of_a_list_stays_on_its_line(qtbot: QtBot) -> None:
    roster = Roster(("份",), ())
    qtbot.addWidget(roster)
    roster.show_lines([("一",), ("二",)])
    roster.go(1)
    roster.show_lines([("新",), ("一",), ("二",)])
    assert roster.at() == 2
    roster.show_lines([("新",), ("一",)])
    assert roster.at() == 1
