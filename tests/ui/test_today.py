"""今日 by keyboard: groups and their own acts, the month with what falls due, an empty day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.dues import Group, Line, ledger_at
from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from tests.ui.hands import TITLES, TODAY, register_of, review_of, today_of
from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.kit.urgency import reminder
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import REVIEW
from ui.pages import TODAY as TODAY_TAB
from ui.review.page import LETTERS
from ui.scans.tray import Tray
from ui.session import Session
from ui.today.lines import AgendaList, Columns, Entry
from ui.today.month_card import MonthCard
from ui.today.page import UNREPORTED, WEEKLY, TodayPage


@pytest.fixture
def today(window: MainWindow, qtbot: QtBot) -> TodayPage:
    """The page with its groups and its month."""
    window.show_page(TODAY_TAB)
    page = today_of(window)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and "month" in vars(page))
    qtbot.waitUntil(lambda: page.month.title.text() != "")
    return page


def due_day(month: MonthCard) -> date:
    """The first day of the month shown on which something falls due."""
    return next(day for day, one in sorted(month._days.items()) if one.total)


def month_with_due(month: MonthCard, qtbot: QtBot) -> date:
    """Turn the leaf until something falls due, and say on which day."""
    for _ in range(3):
        if any(one.total for one in month._days.values()):
            break
        shown = month.title.text()
        qtbot.keyClick(month.months, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda shown=shown: month.title.text() != shown)
    return due_day(month)


def walk(qtbot: QtBot, month: MonthCard, day: date) -> None:
    while month.months.day != day:
        assert month.months.day is not None
        ahead = month.months.day < day
        qtbot.keyClick(month.months, Qt.Key.Key_Right if ahead else Qt.Key.Key_Left)


def test_every_day_has_its_kind_and_what_falls_due(today: TodayPage, office: Path) -> None:
    with Desk.open(office, writing=False) as desk:
        days = desk.month(TODAY.year, TODAY.month, TODAY)
    faces = today.month.months._faces
    assert {day: (face.kind, face.count) for day, face in faces.items()} == {
        one.day: (one.kind, one.total) for one in days
    }
    assert today.month.months.day == TODAY


def test_the_month_is_turned_from_the_list_and_home_leads_back(today: TodayPage, qtbot: QtBot) -> None:
    title = today.month.title.text()
    qtbot.keyClick(today.list, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: today.month.title.text() != title)
    qtbot.keyClick(today.list, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: today.month.title.text() == title)
    qtbot.keyClick(today.month.months, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: today.month.title.text() != title)
    qtbot.keyClick(today.month.months, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: today.month.title.text() == title and today.month.months.day == TODAY)


def test_walking_past_the_last_day_opens_the_next_month(today: TodayPage, qtbot: QtBot) -> None:
    month = today.month
    last = max(month._days)
    walk(qtbot, month, last)
    qtbot.keyClick(month.months, Qt.Key.Key_Right)
    following = last + timedelta(days=1)
    qtbot.waitUntil(lambda: following in month._days)
    assert month.months.day == following
    assert str(following.month) in month.title.text()


def test_when_another_day_begins_it_is_told_on_the_pages_that_are_not_in_sight_too(
    today: TodayPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window is left open overnight, and over the turn of the year: tomorrow is then in another month."""
    register_of(window)
    later = TODAY.replace(day=1) + timedelta(days=45)
    monkeypatch.setattr(Session, "today", lambda _: later)
    asked = list[date]()
    reading = Desk.agenda
    monkeypatch.setattr(Desk, "agenda", lambda desk, day: (asked.append(day), reading(desk, day))[1])
    window._watch_day()
    qtbot.waitUntil(lambda: today.month.months.day == later and later in today.month._days)
    qtbot.waitUntil(lambda: asked == [later] * 2)  # by the page, and by the word on what is due
    qtbot.waitUntil(lambda: "按 Ctrl+1" in window.status.currentMessage())
    assert str(later.month) in today.month.title.text()
    qtbot.keyClick(today.month.months, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: later not in today.month._days)
    chosen = today.month.months.day
    today.renew()
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert today.month.months.day == chosen  # the same day still: what she chose stays


def test_a_days_line_leads_to_its_record(today: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    day = month_with_due(today.month, qtbot)
    walk(qtbot, today.month, day)
    assert str(day) in today.month._told.text()
    line = today.month.model.entries[0]
    assert isinstance(line, Line)
    today.month.list.activated.emit(today.month.model.index(0))
    page = register_of(window)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == line.record)


def test_enter_on_a_day_lists_all_that_falls_due_then(
    today: TodayPage, window: MainWindow, qtbot: QtBot
) -> None:
    day = month_with_due(today.month, qtbot)
    total = today.month._days[day].total
    walk(qtbot, today.month, day)
    qtbot.keyClick(today.month.months, Qt.Key.Key_Return)
    page = register_of(window)
    qtbot.waitUntil(lambda: page.query.filters.get("due") == day.isoformat())
    qtbot.waitUntil(lambda: page.model.rowCount() == total)


def test_a_quiet_day_says_what_comes_next(today: TodayPage, qtbot: QtBot) -> None:
    day = month_with_due(today.month, qtbot)
    quiet = next((at for at, one in sorted(today.month._days.items()) if at < day and not one.total), None)
    if quiet is None:
        quiet = next(at for at, one in sorted(today.month._days.items()) if not one.total)
    walk(qtbot, today.month, quiet)
    assert "没有到期的信息" in today.month._nothing.text()
    if quiet < day:
        assert f"{day.month} 月 {day.day} 日" in today.month._nothing.text()


def test_a_group_offers_its_own_act_by_key_and_by_mouse(today: TodayPage, qtbot: QtBot) -> None:
    line = Line(1, TITLES[0], "", "soon", "办公室应于本周报送")
    groups = (
        Group(UNREPORTED, "科室未报", UNREPORTED, 1, (line,)),
        Group(WEEKLY, "本周集中发布", WEEKLY, 1, (line,)),
    )
    wanted: list[str] = []
    today.place_wanted.disconnect()
    today.place_wanted.connect(lambda place, _: wanted.append(place))
    today.model.fill(groups)
    today.list.setCurrentIndex(today.model.index(0))
    qtbot.keyClick(today.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [f"act:{UNREPORTED}"]
    place = offer_at(today.list, 2)
    qtbot.mouseClick(today.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [f"act:{UNREPORTED}", f"act:{WEEKLY}"]
    today.list.setCurrentIndex(today.model.index(1))
    qtbot.keyClick(today.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [f"act:{UNREPORTED}", f"act:{WEEKLY}"]


def test_a_paper_out_for_signature_leads_to_its_review(
    office: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    with Desk.open(office, writing=True) as desk:
        item = desk.lists.page(Query(), TODAY, limit=1)[0]["id"]
        prepared = desk.papers.prepare("review-list", [int(str(item))], TODAY)
        desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
        review = desk.register.view(int(str(item)), TODAY).record.review
    today: TodayPage = request.getfixturevalue("today")
    window: MainWindow = request.getfixturevalue("window")
    at = next(at for at, one in enumerate(today.model.entries) if isinstance(one, Line) and one.place)
    today.list.activated.emit(today.model.index(at))
    qtbot.waitUntil(lambda: window.in_sight() == REVIEW)
    queue = review_of(window).queue
    qtbot.waitUntil(lambda: queue.table.current_id() == review)


def test_a_head_without_lines_opens_its_view(today: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    at = next(
        at
        for at, one in enumerate(today.model.entries)
        if isinstance(one, Group) and one.view == "review:to_submit"
    )
    today.list.activated.emit(today.model.index(at))
    qtbot.waitUntil(lambda: window.in_sight() == REVIEW)
    qtbot.waitUntil(lambda: review_of(window).queue.model.rowCount() == len(TITLES))


def test_a_letter_and_a_patrol_lead_to_their_ledgers(
    today: TodayPage, window: MainWindow, qtbot: QtBot
) -> None:
    letter = Line(0, "甲", "", "overdue", "逾期 1 个工作日", "letters:overdue")
    patrol = Line(0, "上网看一遍", "", "soon", "还剩 2 个工作日", "affairs:patrol")
    groups = (
        Group("letters:overdue", "征求意见逾期", "letters:overdue", 1, (letter,)),
        Group("patrol", "上网巡查到期", "affairs:patrol", 1, (patrol,)),
    )
    today.model.fill(groups)
    today.list.activated.emit(today.model.index(1))
    qtbot.waitUntil(lambda: window.in_sight() == REVIEW)
    assert review_of(window).key() == LETTERS
    today.list.activated.emit(today.model.index(3))
    qtbot.waitUntil(lambda: review_of(window).key() == "patrol")


def offer_at(shown: AgendaList, row: int) -> QPoint:
    index = shown.model().index(row, 0)
    entry = index.data(Qt.ItemDataRole.UserRole)
    return shown.offer_place(entry, shown.visualRect(index)).center()


def test_days_and_reminders_stand_in_columns(today: TodayPage) -> None:
    """Whatever the lines say; the reminders take what no title needs, a long title keeps its three fifths."""
    metrics, whole = today.fontMetrics(), QRect(0, 0, 600, 33)
    words = "永建区交通运输局：待回，还剩 10 个工作日"
    dated, plain = Line(1, "停车收费", "2026-12-14", "ok", words), Line(2, "月报", "", "soon", "待报")
    group = Group("letters", "征求意见未回", "letters:open", 2, (dated, plain))

    def shares(*entries: Entry) -> Columns:
        return Columns.of(whole.width(), entries, metrics, lambda pixels: pixels)

    title, day, mark = shares(group, dated, plain).places(whole, lambda pixels: pixels)
    assert mark.width() >= metrics.horizontalAdvance(words)
    assert title.width() >= metrics.horizontalAdvance("停车收费")
    assert title.right() < day.left() < mark.left() and day.width() == 96 and title.left() == 24
    long = shares(group, dated, plain, Line(3, "停车收费" * 20, "", "ok", words))
    assert long.words == (600 - 36) * 2 // 5
    assert shares(group, plain).day == 0, "where nothing has a day, none has room"
    assert shares(plain).indent == 12, "without heads nothing stands in"


@pytest.mark.parametrize("pixels", range(13, 26))
def test_the_longest_reminder_is_whole(pixels: int, qapp: QApplication) -> None:
    """A width that Qt had rounded down cut its last word, though there was room."""
    font = QFont(qapp.font())
    font.setPixelSize(pixels)
    metrics, words = QFontMetrics(font), reminder("soon", "科室报送到期")
    shared = Columns.of(600, (Line(1, "停车收费", "", "soon", "科室报送到期"),), metrics, lambda wide: wide)
    assert metrics.elidedText(words, Qt.TextElideMode.ElideRight, shared.words) == words


def test_the_columns_follow_what_is_listed(today: TodayPage) -> None:
    line = Line(1, "停车收费", "2026-12-14", "ok", "还剩 10 个工作日")
    today.model.put([line])
    short = today.list.columns()
    assert today.list.columns() is short, "reckoned once"
    today.model.put([replace(line, text="永建区交通运输局：待回，还剩 10 个工作日")])
    assert today.list.columns().words > short.words


def test_only_the_list_scrolls_at_1366_by_768(window: MainWindow, today: TodayPage) -> None:
    for percent in (100, 175):
        window.scale_wanted.emit(percent)
        QApplication.processEvents()
        assert today.minimumSizeHint().height() <= 728
        assert today.month.months.place(max(today.month._days)).bottom() <= today.month.months.height()
    window.scale_wanted.emit(100)


def test_a_new_office_has_nothing_to_do_and_is_told_how_to_begin(
    opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    root = tmp_path / "新单位"
    Desk.create(root, name="某县档案馆").close()
    opening.open(root)
    window = opening.window
    assert window is not None
    page = today_of(window)
    qtbot.waitUntil(lambda: page._listed)
    assert page.model.rowCount() == 0
    assert page._pages.currentIndex() == 1
    assert "Ctrl+N" in page._empty.hint()


def test_tab_leads_from_the_list_straight_into_the_month(today: TodayPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "month" in vars(today))
    today.window().activateWindow()
    today.list.setFocus()
    qtbot.waitUntil(today.list.hasFocus)
    qtbot.keyClick(today.list, Qt.Key.Key_Tab)
    assert today.month.months.hasFocus()


def test_the_calendar_tells_what_follows_in_later_months(
    today: TodayPage, office: Path, qtbot: QtBot
) -> None:
    month = today.month
    with Desk.open(office, writing=False) as desk:
        (first, *_) = desk.later_months(TODAY.replace(day=1) - timedelta(days=1))
    before = first.day.replace(day=1) - timedelta(days=1)
    while month.shown != before.replace(day=1):
        month.turn(-1 if month.shown > before else 1)
    qtbot.waitUntil(lambda: before in month._days and str(first.day.month) in month.after.text())
    assert f"{first.total} 件" in month.after.text()
    walk(qtbot, month, before)  # in the month itself something may fall due as well
    assert f"下一个到期日是 {first.day.month} 月 {first.day.day} 日" in month._nothing.text().replace(
        f"{first.day.year} 年 ", ""
    )


def test_where_nothing_follows_it_says_so(today: TodayPage, qtbot: QtBot) -> None:
    month = today.month
    month.turn(6)
    qtbot.waitUntil(lambda: month.after.text() == "以后各月没有到期的。")
    assert "以后也没有" in month._nothing.text()


AGENDAS = Path(__file__).parents[1] / "golden" / "kept"
BEGUN = frozenset({"filings:propose", "annual:begin"})
"""Places where something is begun that is no record yet."""
SELDOM = (
    "scans:",
    "affairs:patrol",
    "requests:remind:2026-11-20,2026-11-27",
    "requests:among:1",
    "annual:open",
)
"""Places of heads that none of these offices happens to have on its day."""


def places_of_heads() -> list[str]:
    """Where the heads of 今日 lead in all offices whose texts are kept, the sample office among them."""
    told = [path.read_text(encoding="utf-8") for path in sorted(AGENDAS.glob("*/agenda.txt"))]
    heads = (line for text in told for line in text.splitlines() if " → " in line)
    return sorted({head.rpartition(" → ")[2] for head in heads} - BEGUN)


def in_sight(window: MainWindow) -> tuple[str, str]:
    """The ledger in sight, by the name that commands call it by, and its view."""
    page = window.page()
    part = page.part() if isinstance(page, PartsPage) else None
    if isinstance(part, Tray):
        return "scans", ""
    return (part.face.name, part.query.view) if isinstance(part, LedgerPage) else ("", "")


def test_every_head_that_any_office_has_opens_its_ledger_and_view(
    today: TodayPage, window: MainWindow, qtbot: QtBot
) -> None:
    """That the view has just the records that the head counts is seen with the kept texts (tests/golden)."""
    places = places_of_heads()
    assert len(places) > 30 and {"looks:due", "catalogue:stale"} <= set(places)
    for place in (*places, *SELDOM):
        window.show_page(TODAY_TAB)
        today.model.fill((Group(place, "甲", place, 1, ()),))
        today.list.setCurrentIndex(today.model.index(0))
        qtbot.keyClick(today.list, Qt.Key.Key_Return)
        ledger, view = ledger_at(place)
        if view:
            qtbot.waitUntil(lambda wanted=(ledger, view): in_sight(window) == wanted)
        else:
            qtbot.waitUntil(lambda wanted=ledger: in_sight(window)[0] == wanted)
