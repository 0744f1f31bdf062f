"""录入签字结果: the paper's order, a row of keys for each signature, one act for all, reasons, the page beside it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.office.loader import load
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.review.opinions import OpinionRow, opinion_act
from tests.ui.hands import TODAY, dialog, focused, type_text, unrecorded
from tests.ui.reviewing import (
    CONTROL,
    LEADER,
    NAMES,
    REVIEWER,
    SECOND,
    THIRD,
    begin,
    fill_in,
    found,
    look,
    press,
    said,
    send_out,
)
from ui.kit.dialogs import Message
from ui.main_window import MainWindow
from ui.review.entry import EntryDialog
from ui.review.entry_row import EntryRow
from ui.review.opinion_keys import OpinionKeys
from ui.review.page import ReviewPage

ENTER, TAB, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up
AGREE, DISAGREE = "同意公开", "不同意公开"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Three items wait for the reviewer, on one sheet."""
    root = found(tmp_path / "台儿庄区教育局")
    with Desk.open(root, writing=True) as desk:
        send_out(desk, fill_in(desk, NAMES[:3]))
    return root


@pytest.fixture
def review(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    """保密审查 with its first rows."""
    return begin(window, qtbot)


@pytest.fixture
def entry(review: ReviewPage, qtbot: QtBot) -> EntryDialog:
    """F2 on the three items that wait for the reviewer."""
    queue = review.queue
    queue.listing.ask(next(line.query for line in queue.views.beneath() if line.title == SECOND))
    qtbot.waitUntil(lambda: queue.model.rowCount() == 3)
    queue.table.setFocus()
    queue.table.selectAll()
    qtbot.keyClick(queue.table, Qt.Key.Key_F2)
    shown = dialog(qtbot, EntryDialog)
    qtbot.waitUntil(lambda: focused() is shown.rows[0].opinion)
    return shown


def opinions(office: Path) -> list[list[tuple[str, str, str]]]:
    """What was said of every review after the clerk's own step, of those where something was."""
    with look(office) as desk:
        told = [said(desk, number)[1:] for number in desk.review_lists.ids(Query(view="all"), TODAY)]
    return [one for one in told if one]


def reviewers(entry: EntryDialog) -> list[EntryRow]:
    """The rows of the reviewer's column, one for each item."""
    return [row for row in entry.rows if row.row.step_title == SECOND]


def test_one_row_of_keys_for_each_item_and_one_act_for_all(
    entry: EntryDialog, office: Path, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, "1", ENTER, ENTER, "1", ENTER, ENTER, "1", ENTER, ENTER)
    assert focused() is entry.keep
    qtbot.keyClick(entry.keep, ENTER, CONTROL)
    qtbot.waitUntil(lambda: "已录入 3 件" in window.status.currentMessage())
    assert opinions(office) == [[(SECOND, AGREE, REVIEWER)]] * 3
    with look(office) as desk:
        acts = {
            desk.records.events(number)[-1].act
            for number in desk.review_lists.ids(Query("running"), TODAY)[-3:]
        }
    assert len(acts) == 1


def test_first_letters_arrows_and_the_mouse_choose_too(entry: EntryDialog, qtbot: QtBot) -> None:
    keys = entry.rows[0].opinion
    press(qtbot, "b", "t")
    assert keys.value() == DISAGREE
    press(qtbot, "t")
    assert keys.value() == AGREE
    press(qtbot, Qt.Key.Key_Right)
    assert keys.value() == DISAGREE
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert keys.value() == ""
    qtbot.mouseClick(keys, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert keys.value() == AGREE
    press(qtbot, "9")
    assert keys.value() == AGREE


def test_arrows_move_from_row_to_row(entry: EntryDialog, qtbot: QtBot) -> None:
    press(qtbot, DOWN, DOWN)
    assert focused() is entry.rows[2].opinion
    press(qtbot, UP)
    assert focused() is entry.rows[1].opinion


def test_the_screen_has_the_papers_order_and_every_signature_of_it(entry: EntryDialog, office: Path) -> None:
    with look(office) as desk:
        number = str(desk.reviews.state(entry.rows[0].row.review).sheet)
        paper = [
            desk.register.state(item).fields["title"] for item in Sheets(desk.records).sheet(number).items
        ]
    assert [(row.row.place, row.row.title) for row in entry.rows[::2]] == list(enumerate(paper, 1))
    assert [row.row.step_title for row in entry.rows] == [SECOND, THIRD] * 3


def test_every_signature_of_the_sheet_in_one_pass(
    entry: EntryDialog, review: ReviewPage, office: Path, qtbot: QtBot
) -> None:
    press(qtbot, "1")
    qtbot.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    assert [row.opinion.value() for row in entry.rows[1::2]] == ["", "", ""], "only the column one is in"
    press(qtbot, ENTER, "1")
    qtbot.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    agreed, number = entry.rows[1].row.opinions[0], entry.rows[1].row.review
    qtbot.keyClick(focused(), ENTER, CONTROL)
    qtbot.waitUntil(lambda: opinions(office) == [[(SECOND, AGREE, REVIEWER), (THIRD, agreed, LEADER)]] * 3)
    with look(office) as desk:
        assert desk.reviews.state(number).said[-1].breaches == (), (
            "in its turn, since both were said together"
        )


def test_one_row_chosen_brings_the_whole_sheet(review: ReviewPage, qtbot: QtBot) -> None:
    queue = review.queue
    queue.listing.ask(next(line.query for line in queue.views.beneath() if line.title == SECOND))
    qtbot.waitUntil(lambda: queue.model.rowCount() == 3)
    queue.table.setFocus()
    queue.table.selectRow(1)
    qtbot.keyClick(queue.table, Qt.Key.Key_F2)
    shown = dialog(qtbot, EntryDialog)
    assert [row.row.place for row in reviewers(shown)] == [1, 2, 3]


def test_not_agreeing_goes_to_the_reason_and_words_land_there(entry: EntryDialog, qtbot: QtBot) -> None:
    row = entry.rows[0]
    press(qtbot, "2")
    assert focused() is row.grounds
    type_text(qtbot, "含身份证号")
    assert row.grounds.value() == "含身份证号"
    press(qtbot, UP)
    assert focused() is row.opinion
    QApplication.clipboard().setText("，涉及个人隐私")
    qtbot.keyClick(row.opinion, Qt.Key.Key_V, CONTROL)
    assert row.grounds.value() == "含身份证号，涉及个人隐私" and focused() is row.grounds
    QApplication.clipboard().clear()


def test_what_the_leaders_tick_means_is_said_as_soon_as_the_reviewer_refuses_on_the_same_paper(
    entry: EntryDialog, office: Path, qtbot: QtBot
) -> None:
    """And who goes along with a refusal need not write its grounds a second time, whatever is recorded yet."""
    leader = entry.rows[1]
    press(qtbot, "2")
    type_text(qtbot, "含身份证号")
    qtbot.waitUntil(lambda: f"{SECOND}不同意公开：" in leader.told())
    leader.opinion.choose("不同意")
    assert leader.grounds.isHidden()
    entry.rows[0].opinion.choose(AGREE)
    qtbot.waitUntil(lambda: leader.told() == "")
    assert not leader.grounds.isHidden()
    entry.rows[0].opinion.choose(DISAGREE)
    qtbot.waitUntil(lambda: leader.grounds.isHidden())
    entry.save()
    qtbot.waitUntil(lambda: opinions(office) == [[(SECOND, DISAGREE, REVIEWER), (THIRD, "不同意", LEADER)]])


def test_after_a_decision_that_waits_no_further_signature_is_asked(entry: EntryDialog, qtbot: QtBot) -> None:
    first, further = entry.rows[:2]
    press(qtbot, "3")
    assert first.ends() and further.isHidden()
    press(qtbot, ENTER)
    assert focused() is entry.rows[2].opinion
    press(qtbot, UP, "1")
    assert further.isVisible()


def test_ctrl_d_fills_what_is_still_empty_as_in_wps(entry: EntryDialog, qtbot: QtBot) -> None:
    press(qtbot, "2")
    reviewers(entry)[1].opinion.setFocus()
    press(qtbot, "1")
    qtbot.keyClick(focused(), Qt.Key.Key_3, CONTROL)  # that goes to a tab elsewhere, and chooses nothing here
    qtbot.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    assert [row.opinion.value() for row in reviewers(entry)] == [DISAGREE, AGREE, AGREE]


def test_grounds_are_asked_only_where_they_are_wanted(entry: EntryDialog, office: Path, qtbot: QtBot) -> None:
    row = entry.rows[0]
    press(qtbot, "1")
    assert not row.grounds.isVisible() and focused() is row.opinion
    press(qtbot, "2")
    assert row.grounds.isVisible()
    entry.save()
    assert "依据" in row.told() and focused() is row.grounds
    assert entry.isVisible()
    type_text(qtbot, "含个人信息")
    press(qtbot, ENTER)
    assert focused() is entry.rows[1].opinion
    entry.save()
    qtbot.waitUntil(lambda: opinions(office) == [[(SECOND, DISAGREE, REVIEWER)]])


def test_enter_leads_to_grounds_that_are_still_missing(entry: EntryDialog, qtbot: QtBot) -> None:
    press(qtbot, "b", "t", ENTER)
    assert focused() is entry.rows[0].grounds


def test_another_signer_needs_a_reason_and_the_article_is_told(
    entry: EntryDialog, office: Path, qtbot: QtBot
) -> None:
    row = entry.rows[0]
    press(qtbot, "1")
    row.who.set_value(LEADER)
    qtbot.waitUntil(row.reason.isVisible)
    assert f"由{LEADER}签字" in row.told() and "第六条" in row.told()
    entry.save()
    assert focused() is row.reason
    type_text(qtbot, "审查员出差，由分管领导代签")
    entry.save()
    qtbot.waitUntil(lambda: opinions(office) == [[(SECOND, AGREE, LEADER)]])
    with look(office) as desk:
        review = desk.reviews.state(row.row.review)
        assert review.said[-1].reason.startswith("审查员出差") and review.said[-1].breaches


def test_a_name_and_a_day_typed_once_are_taken_over_below(entry: EntryDialog, qtbot: QtBot) -> None:
    first, second, third = reviewers(entry)
    line = third.who.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Zhao")
    line = first.who.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Qian")
    assert [row.who.value() for row in (first, second, third)] == ["Qian", "Qian", "Zhao"]
    first.day.selectAll()
    day = (TODAY - timedelta(days=1)).isoformat()
    qtbot.keyClicks(first.day, day)
    assert (first.day.value(), second.day.value()) == (day, day)
    assert third.day.value() == TODAY.isoformat()


def test_a_day_in_the_future_is_told_and_nothing_typed_is_lost(
    entry: EntryDialog, office: Path, qtbot: QtBot
) -> None:
    row = entry.rows[0]
    press(qtbot, "1")
    row.day.set_value((TODAY + timedelta(days=2)).isoformat())
    qtbot.waitUntil(lambda: "今天之后" in row.told())
    entry.save()
    qtbot.waitUntil(entry.banner.isVisible)
    assert entry.isVisible() and row.opinion.value() == AGREE
    row.day.set_value("不是日期")
    entry.save()
    assert "日期" in row.told() and focused() is row.day
    assert opinions(office) == []


def test_nothing_said_is_not_saved(entry: EntryDialog) -> None:
    entry.save()
    assert "还没有填意见" in entry.banner.text()


def test_what_could_not_be_recorded_stays_with_its_reason(
    entry: EntryDialog, review: ReviewPage, office: Path, qtbot: QtBot
) -> None:
    gone = entry.rows[2].row.review
    done: list[object] = []

    def withdraw(desk: Desk) -> Changed:
        values = {"day": TODAY.isoformat(), "why": "科室要求撤回"}
        return desk.reviews.perform(gone, "withdraw", values, actor=desk.actor(), today=TODAY)

    review.session.write(withdraw, done.append)
    qtbot.waitUntil(lambda: bool(done))
    press(qtbot, "1", ENTER, ENTER, "1", ENTER, ENTER, "1")
    entry.save()
    qtbot.waitUntil(entry.banner.isVisible)
    assert "录入了 2 件，1 件没有录上" in entry.banner.text()
    assert [row.isVisible() for row in entry.rows] == [False, False, True, True, False, False]
    assert "办结" in entry.rows[2].told()
    assert len(opinions(office)) == 2


def test_escape_asks_and_what_was_said_is_offered_again(
    entry: EntryDialog, review: ReviewPage, qtbot: QtBot
) -> None:
    press(qtbot, "2")
    type_text(qtbot, "含个人信息")
    press(qtbot, Qt.Key.Key_Escape)
    question = dialog(qtbot, Message)
    assert "1 处留作草稿" in question.words()
    press(qtbot, ENTER)
    assert dialog(qtbot, EntryDialog) is entry
    press(qtbot, Qt.Key.Key_Escape)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    review.queue.enter()
    again = dialog(qtbot, EntryDialog)
    qtbot.waitUntil(again.drafting.offer.isVisible)
    assert again.said() == []
    again.drafting.again.click()
    (said,) = again.said()
    assert (said.opinion, said.grounds) == (DISAGREE, "含个人信息")


def test_escape_closes_at_once_where_nothing_was_said(entry: EntryDialog, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_scanned_page_stands_beside_the_row(
    review: ReviewPage, window: MainWindow, office: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with look(office) as desk:
        number = str(desk.reviews.state(desk.review_lists.ids(Query("running"), TODAY)[-1]).sheet)
        pdf = desk.attachments.find(Sheets(desk.records).sheet(number).pdf)
    assert pdf is not None
    scan = tmp_path / "扫描.pdf"
    scan.write_bytes(pdf.read_bytes())
    told: list[object] = []
    review.session.write(
        lambda desk: desk.scans.file(
            [scan], actor=desk.actor(), today=TODAY, progress=lambda done, whole: None
        ),
        told.append,
    )
    qtbot.waitUntil(lambda: bool(told))
    window.scan.setFocus()
    type_text(qtbot, number)
    qtbot.keyClick(window.scan, ENTER)
    entry = dialog(qtbot, EntryDialog)
    qtbot.waitUntil(lambda: entry.pages.viewer.count() == 1 and entry.pages.viewer.shown())
    qtbot.waitUntil(lambda: focused() is entry.rows[0].opinion)
    press(qtbot, Qt.Key.Key_F6)
    assert entry.pages.has_cursor()
    press(qtbot, Qt.Key.Key_F6)
    assert focused() is entry.rows[0].opinion
    press(qtbot, Qt.Key.Key_PageDown)
    assert entry.pages.viewer.at() == 0


def test_opinions_take_a_second_line_where_there_is_no_room(qtbot: QtBot) -> None:
    keys = OpinionKeys()
    qtbot.addWidget(keys)
    keys.offer(("公开", "免于公开", "须报审"))
    one, two = keys.heightForWidth(1000), keys.heightForWidth(120)
    assert two > one
    assert keys.sizeHint().width() > keys.minimumSizeHint().width()


def test_what_is_being_saved_is_not_asked_about(entry: EntryDialog, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, "1")
    with unrecorded(window.session):
        entry.save()
        assert entry.is_waiting
        entry.reject()
        assert QApplication.activeModalWidget() is entry
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not entry)


def test_an_answer_that_comes_after_closing_harms_nothing(
    entry: EntryDialog, window: MainWindow, qtbot: QtBot
) -> None:
    reports: list[object] = []
    window.session.failures.reported.connect(lambda *told: reports.append(told))
    press(qtbot, "1")
    entry.rows[0].settled.emit()
    entry.done(0)
    answered: list[int] = []
    window.session.ask("after", lambda desk: 1, answered.append)
    qtbot.waitUntil(lambda: answered == [1])
    assert reports == []


def test_a_meeting_is_asked_for_with_its_day_and_minutes(qtbot: QtBot) -> None:
    step = next(one for one in load("tangshan-renshe", {}).steps if one.key == "meeting")
    day = TODAY.isoformat()
    told = OpinionRow(
        1, "#1", "重大事项", step.key, step.title, step.opinions, step.passing, (), ("陈志远",), day, "", (),
        opinion_act(step, TODAY),
    )  # fmt: skip
    row = EntryRow(0, told)
    qtbot.addWidget(row)
    row.show()
    row.opinion.choose(step.opinions[0])
    assert row.minimumSizeHint().width() < 690  # what the list has room for beside the page
    row.activateWindow()
    row.go()
    qtbot.waitUntil(row.opinion.hasFocus)
    press(qtbot, ENTER)
    assert focused() is row.more["meeting"]
    press(qtbot, ENTER)
    assert focused() is row.more["meeting_day"]
    assert not row.check() and "请填写" in row.told()
    assert row.more["meeting"].property("wrong") and not row.more["risk"].property("wrong")
    row.more["meeting"].set_value(step.asks[0].choices[0])
    row.more["meeting_day"].set_value(day)
    row.more["minutes_no"].set_value("局务会纪要〔2026〕3号")
    row.more["risk"].set_value(next(ask for ask in step.asks if ask.key == "risk").choices[0])
    assert row.check()
    said_here = row.said()
    assert said_here is not None
    assert said_here.more["meeting_day"] == day and said_here.more["minutes_no"].endswith("3号")
