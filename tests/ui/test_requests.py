"""依申请公开, worked by keyboard: applications from receipt to dispute, as a clerk meets them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office import events
from gongkai_desktop.requests.outcomes import Remedy
from gongkai_desktop.requests.views import VIEWS
from tests.ui.hands import TODAY, dialog, focused, history, today_of, type_text
from ui.application import set_scale
from ui.kit.branching import Branches
from ui.kit.dialogs import Message
from ui.kit.editors import Suggestion
from ui.kit.files import FileDialog
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.face import REVEALED
from ui.kit.ledger.revealing import Revealed
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.pages import REGISTER, REQUESTS
from ui.requests.alike import AlikeTab
from ui.requests.beside import Entails, remedy_words
from ui.requests.fees import FeeDialog
from ui.requests.handing import choose_target
from ui.requests.page import Inbox, RequestsPage
from ui.requests.trial import TrialDialog
from ui.requests.words import RequestFace

CONTROL = Qt.KeyboardModifier.ControlModifier
ASKED = "2025年全区学校食堂检查结果"
PHONE = "13800138000"
EARLIER = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def inbox(window: MainWindow, qtbot: QtBot) -> Inbox:
    """The inbox, still empty."""
    page = cast(RequestsPage, window.show_page(REQUESTS))
    qtbot.waitUntil(lambda: page.inbox.empty.isVisible() and "card" in vars(page.inbox))
    return page.inbox


class Clerk:
    """Does with an application what a clerk does, by keyboard where she types."""

    def __init__(self, inbox: Inbox, qtbot: QtBot) -> None:
        self.inbox, self.qtbot = inbox, qtbot

    def receive(self, channel: str = "当面", **facts: str) -> None:
        """Ctrl+N, the name typed, the rest filled in, Ctrl+Enter."""
        before = self.inbox.shown_id()
        self.inbox.new()
        form = dialog(self.qtbot, FormDialog)
        type_text(self.qtbot, "王小明")
        known = {"channel": channel, "arrived": TODAY.isoformat(), "asked": ASKED, "phone": PHONE}
        form.form.fill({**known, **facts})
        self.keep()
        self.qtbot.waitUntil(lambda: self.inbox.shown_id() not in (0, before))

    def keep(self) -> None:
        """Ctrl+Enter, and the form is gone."""
        front = QApplication.activeModalWidget()
        self.qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not front)

    @property
    def view(self) -> Any:
        assert self.inbox.card.view is not None
        return self.inbox.card.view

    def act(self, key: str) -> NextAct:
        """One of the next steps, as soon as the card offers it."""

        def offered() -> bool:
            return any(one.key == key for one in self.inbox.card.steps.acts)

        self.qtbot.waitUntil(offered)
        return next(one for one in self.inbox.card.steps.acts if one.key == key)

    def do(self, key: str, **values: str) -> None:
        """One of the next steps, its form filled in and kept with Ctrl+Enter."""
        last = self.view.record.last_event
        self.inbox.perform(self.act(key))
        form = dialog(self.qtbot, FormDialog)
        form.form.fill(values)
        self.keep()
        self.qtbot.waitUntil(lambda: self.view.record.last_event != last)

    def choose(self, typed: str, matter: int = 0, then: str = "待审签") -> None:
        """The outcome is found by what is typed, taken with Enter; its facts are asked at once and filled in."""
        self.inbox.perform(self.act("choose"))
        fields = dialog(self.qtbot, FormDialog).form.fields
        if matter:
            fields["matter"].editor.set_value(fields["matter"].column.choices[matter])
        type_text(self.qtbot, typed)
        self.qtbot.keyClick(focused(), Qt.Key.Key_Return)
        self.qtbot.waitUntil(
            lambda: (
                isinstance(front := QApplication.activeModalWidget(), FormDialog)
                and "outcome" not in front.form.fields
            )
        )
        form = dialog(self.qtbot, FormDialog).form
        for field in form.fields.values():
            if field.problem():
                column = field.column
                field.editor.set_value(column.choices[0] if column.choices else _fact(column.kind.value))
        self.keep()
        self.state(then)

    def answer(self) -> None:
        """Whoever is asked agrees, then it is issued."""
        while "还没有登记" in self.act("issue").note:
            step = self.view.case.next_step
            self.do("approve", who="张局长")
            self.qtbot.waitUntil(lambda step=step: self.view.case.next_step != step)
        self.do("issue")
        self.state("待送达")

    def state(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.view.status.words == words)


def _fact(kind: str) -> str:
    return TODAY.isoformat() if kind == "date" else "1" if kind == "integer" else "如实写明"


@pytest.fixture
def clerk(inbox: Inbox, qtbot: QtBot) -> Clerk:
    return Clerk(inbox, qtbot)


# — ten lives —


def test_one_is_answered_with_no_such_information(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.do("search", where="档案室", words="食堂", who="李四", result="没有找到")
    clerk.choose("jsbcz")
    assert "经检索不存在" in clerk.inbox.card.words()
    clerk.answer()
    clerk.do("serve", how="邮政企业邮寄", mail_no="XA12345678911")
    clerk.state("已答复")


def test_one_is_already_public(clerk: Clerk) -> None:
    clerk.receive("邮寄", mail_no="XA1", postmark=EARLIER)
    clerk.do("examine", found="已经主动公开")
    clerk.choose("已主动公开")
    clerk.answer()
    clerk.do("serve", how="邮政企业邮寄", mail_no="XA2")
    clerk.state("已答复")
    clerk.inbox.show_view("all")
    clerk.do("signed", by="王小明")
    assert "签收" in history(clerk.qtbot, clerk.inbox.card)


def test_one_is_no_application_but_a_complaint(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="信访、投诉、举报等")
    clerk.inbox.perform(clerk.act("choose"))
    form = dialog(clerk.qtbot, FormDialog).form
    assert "信访" in str(form.values()["outcome"]), "what was found proposes its outcome"
    QApplication.activeModalWidget().close()  # type: ignore[union-attr]
    clerk.choose("信访")
    clerk.answer()
    clerk.do("serve", how="当面送达")
    clerk.state("已答复")


def test_one_is_corrected_and_starts_anew(clerk: Clerk) -> None:
    clerk.receive(arrived=EARLIER)
    clerk.do("ask_correction", what="写明年度", until=(TODAY + timedelta(days=9)).isoformat())
    clerk.state("待补正")
    assert "等补正" in days_told(clerk)
    clerk.do("corrected", what="2025年食堂检查结果")
    clerk.state("办理中")
    assert "等补正" not in days_told(clerk) and "答复 20" in days_told(clerk)


def test_one_that_came_by_letter_is_confirmed_after_calls(clerk: Clerk) -> None:
    clerk.receive("平信")
    clerk.state("待确认")
    clerk.do("contact", who="李四", what="打电话无人接听")
    clerk.do("confirm", who="李四", how="电话联系上")
    clerk.state("待审查")
    assert "没有联系上" in clerk.inbox.card.words()


def test_one_is_extended(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    due = clerk.view.deadline.due
    clerk.do("extend", workdays="10", why="需要协调", by="李主任")
    clerk.qtbot.waitUntil(lambda: clerk.view.deadline.due > due)
    assert "已告知" in days_told(clerk)


def test_one_costs_a_fee_that_fills_itself_in(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.inbox.perform(clerk.act("charge"))
    form = dialog(qtbot, FormDialog).form
    form.fill({"basis": "按量", "count": "60"})
    qtbot.waitUntil(lambda: form.values()["yuan"] not in ("", "0"))
    assert "页×" in form.fields["count"].told() and "earlier" not in form.values()
    form.fill({"basis": "按件", "count": "2", "how": "银行"})
    assert form.values()["earlier"] == "0"
    form.fill({"earlier": "10"})
    assert form.values()["yuan"] == "200"
    form.fill({"basis": "按量", "count": "60"})
    clerk.keep()
    clerk.state("待缴费")
    assert "等缴费" in days_told(clerk)
    clerk.do("pay")
    clerk.state("办理中")


def test_one_waits_for_a_third_party(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    until = (TODAY + timedelta(days=30)).isoformat()
    clerk.do("consult", addressee="某某食品公司", kind="单位", reply_by=until)
    clerk.qtbot.waitUntil(lambda: "征求某某食品公司的意见" in clerk.inbox.card.words())


def test_one_is_disputed_and_answered_anew(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="信访、投诉、举报等")
    clerk.choose("信访")
    clerk.answer()
    clerk.do("serve", how="当面送达")
    clerk.inbox.show_view("all")
    clerk.do("dispute", path="行政复议", body="区人民政府")
    clerk.do("defend", what="答复和证据")
    clerk.do("result", result="结果纠正", order_until=(TODAY + timedelta(days=20)).isoformat())
    first = clerk.view.id
    clerk.inbox.perform(clerk.act("anew"))
    dialog(clerk.qtbot, FormDialog)
    clerk.keep()
    clerk.qtbot.waitUntil(lambda: clerk.inbox.shown_id() not in (0, first))
    assert clerk.view.record.origin == first and clerk.view.status.words == "待审查"


def test_one_asks_two_things_and_each_is_answered_in_its_way(clerk: Clerk) -> None:
    clerk.receive(asked="食堂检查结果\n食堂采购合同")
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.choose("已主动公开", matter=1, then="办理中")
    clerk.qtbot.waitUntil(lambda: "第 1 项：已主动公开" in clerk.inbox.card.words())
    clerk.choose("bcz", matter=2)
    told = clerk.inbox.card.words()
    assert "第 1 项：已主动公开" in told and "第 2 项：经检索不存在" in told


def test_one_was_no_application_at_all(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("void", why="录了两遍")
    clerk.state("登记有误")
    assert not clerk.inbox.card.listed, "it has left the view of what is open"


# — the forms —


def days_told(clerk: Clerk) -> str:
    head = clerk.inbox.card.head
    assert head is not None
    return str(cast(Any, head.widget).told())


def test_the_form_of_a_registration_asks_only_what_fits(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.new()
    form = dialog(qtbot, FormDialog).form
    assert form.values()["applicant_kind"] == "自然人"
    form.fill({"channel": "当面"})
    assert not {"mail_no", "confirmed", "authority", "source_from"} & form.values().keys()
    form.fill({"channel": "平信", "agent": "赵律师", "source": "12345 转来"})
    assert {"mail_no", "confirmed", "authority", "source_from"} <= form.values().keys()
    form.fill({"mail_no": "XA1"})
    form.fill({"channel": "当面"})
    assert form.values()["mail_no"] == "XA1", "nothing that was typed is lost"


def test_an_odd_number_is_told_beside_its_field_and_blocks_nothing(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.inbox.new()
    form = dialog(qtbot, FormDialog).form
    form.fill({"id_kind": "居民身份证", "id_no": "110105194912310021"})
    qtbot.waitUntil(lambda: "校验位" in form.fields["id_no"].told())
    form.fill({"applicant": "王小明", "channel": "当面", "arrived": TODAY.isoformat(), "asked": ASKED})
    clerk.keep()
    qtbot.waitUntil(lambda: "校验位" in clerk.inbox.card.words() if clerk.inbox.card.view else False)


def test_the_tree_of_outcomes_is_worked_by_arrows_and_tells_what_each_entails(
    clerk: Clerk, qtbot: QtBot
) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.inbox.perform(clerk.act("choose"))
    front = dialog(qtbot, FormDialog)
    tree = cast(Branches, front.form.fields["outcome"].editor)
    beside = front.findChild(Entails)
    assert beside is not None and tree.value() == "" and "选一种" in beside.text.toPlainText()
    heads = [tree.tree.topLevelItem(at).text(0) for at in range(tree.tree.topLevelItemCount())]
    assert heads[:4] == ["已主动公开", "可以公开", "部分公开", "不予公开"]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    first = str(tree.value())
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert first.startswith("已主动公开") and tree.value() != first
    type_text(qtbot, "第三方")
    assert "第三方" in str(tree.value())
    assert "先申请行政复议" not in beside.text.toPlainText() or "条例第十五条" in beside.text.toPlainText()
    assert "还缺" in beside.text.toPlainText()
    front.form.fill({"outcome": ""})
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert front.isVisible() and "请填写处理结果" in front.form.fields["outcome"].told()


def test_what_is_like_it_is_told_in_its_tab_and_called_to_mind_where_it_is_examined(clerk: Clerk) -> None:
    clerk.receive()
    first = clerk.view.id
    clerk.receive()
    card = clerk.inbox.card
    assert "可能重复" not in card.words()
    at = next(at for at in range(card.tabs.count()) if card.tabs.tabText(at) == "相似")
    card.tabs.setCurrentIndex(at)
    tab = clerk.inbox.findChild(AlikeTab)
    assert isinstance(tab, AlikeTab)
    clerk.qtbot.waitUntil(lambda: "▲ 可能重复" in tab.toPlainText())
    assert "同一申请人" in tab.toPlainText()
    clerk.inbox.perform(clerk.act("examine"))
    form = dialog(clerk.qtbot, FormDialog)
    assert any("可能重复" in one.text() for one in form.findChildren(QLabel))
    form.reject()
    tab.anchorClicked.emit(QUrl(f"requests:all@{first}"))
    clerk.qtbot.waitUntil(lambda: clerk.view.id == first)
    clerk.qtbot.waitUntil(lambda: "▲ 可能重复" in tab.toPlainText())


def test_what_is_masked_is_shown_for_a_moment_and_copied_with_a_reason(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive(id_kind="居民身份证", id_no="11010519491231002X")
    assert PHONE not in clerk.inbox.card.words() and "显示证件号码" in clerk.inbox.card.words()
    clerk.inbox.card.summary.anchorClicked.emit(QUrl(f"{REVEALED}@{clerk.view.id}"))
    shown = dialog(qtbot, Revealed)
    assert PHONE in shown.words() and "11010519491231002X" in shown.words()
    qtbot.waitUntil(lambda: "查看了申请人的证件号码" in history(qtbot, clerk.inbox.card))
    QApplication.clipboard().clear()
    next(
        one for one in shown.findChildren(type(shown.foot.itemAt(1).widget())) if "复制" in one.text()
    ).click()  # type: ignore[attr-defined]
    asked = dialog(qtbot, FormDialog)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert asked.isVisible() and QApplication.clipboard().text() == ""
    type_text(qtbot, "填写信封")
    clerk.keep()
    qtbot.waitUntil(lambda: PHONE in QApplication.clipboard().text())
    shown.close()
    qtbot.waitUntil(lambda: "用途：填写信封" in history(qtbot, clerk.inbox.card))
    assert PHONE not in clerk.inbox.card.words()


def test_everything_of_an_application_is_handed_over_once_it_is_told_what_for(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk.receive()
    clerk.inbox.hand_over()
    target = dialog(qtbot, FileDialog)
    assert target.selectedFiles()[0].endswith(f"案卷_{clerk.view.number}.zip")
    target.close()
    gone, out = tmp_path / "拔掉的盘" / "移交.zip", tmp_path / "移交.zip"

    def write(path: Path) -> None:
        chosen = choose_target(clerk.inbox, clerk.view)
        chosen.fileSelected.emit(str(path))
        chosen.close()
        asked = dialog(qtbot, FormDialog)
        assert any("登记表、申请书、信封照原样" in one.text() for one in asked.findChildren(QLabel))
        type_text(qtbot, "交甲县法院")
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)

    write(gone)
    refused = dialog(qtbot, Message)
    assert "请先建好文件夹，或另选一个" in refused.words()
    refused.close()
    assert "移交案卷" not in history(qtbot, clerk.inbox.card), "nothing has left the office"
    write(out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    with ZipFile(out) as archive:
        assert {"移交/案卷.pdf", "移交/案卷移交清单.pdf"} <= set(archive.namelist())
    qtbot.waitUntil(lambda: "用途：移交案卷，交甲县法院" in history(qtbot, clerk.inbox.card))
    qtbot.waitUntil(lambda: "打印文书 " in history(qtbot, clerk.inbox.card))


def test_ctrl_p_shows_the_paper_that_the_stage_wants(window: MainWindow, clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive()
    window.run("print", "")
    first = dialog(qtbot, Preview)
    assert "收件回执" in first.windowTitle()
    first.close()
    clerk.do("ask_correction", what="写明年度", until=(TODAY + timedelta(days=9)).isoformat())
    clerk.state("待补正")
    window.run("print", "")
    qtbot.waitUntil(
        lambda: isinstance(front := QApplication.activeModalWidget(), Preview) and front is not first
    )
    notice = dialog(qtbot, Preview)
    assert "补正告知书" in notice.windowTitle()
    notice.close()


def test_a_registration_ends_with_the_receipt_one_key_away(
    window: MainWindow, clerk: Clerk, qtbot: QtBot
) -> None:
    clerk.receive()
    qtbot.waitUntil(lambda: "Ctrl+P 打印收件回执" in window.status.currentMessage())
    clerk.inbox.new()
    form = dialog(qtbot, FormDialog)
    assert "登记后就可以打印收件回执" in " ".join(one.text() for one in form.findChildren(QLabel))
    form.reject()


def test_who_asks_for_the_same_again_is_told_while_it_is_typed(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive()
    clerk.inbox.new()
    form = dialog(qtbot, FormDialog)
    known = {"applicant": "王小明", "asked": ASKED, "phone": PHONE, "channel": "当面"}
    form.form.fill({**known, "arrived": TODAY.isoformat()})
    qtbot.waitUntil(lambda: "2026-0001" in form.form.fields["asked"].told())
    form.form.fill({"asked": "某镇2024年征地补偿方案"})
    qtbot.waitUntil(lambda: "2026-0001" not in form.form.fields["asked"].told())
    clerk.keep()


def test_beside_what_it_entails_a_form_grows_when_something_is_said_in_it(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.inbox.perform(clerk.act("choose"))
    dialog(qtbot, FormDialog)
    type_text(qtbot, "部分公开")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: isinstance(one := QApplication.activeModalWidget(), FormDialog) and "limb" in one.form.fields
    )
    front = dialog(qtbot, FormDialog)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    limbs = front.form.fields["limb"]
    qtbot.waitUntil(lambda: front.form.fields["given"].told() != "")
    qtbot.waitUntil(lambda: limbs.height() >= limbs.sizeHint().height())


def test_what_was_found_first_is_what_comes_next(clerk: Clerk) -> None:
    clerk.receive()
    clerk.do("examine", found="需要补正")
    clerk.qtbot.waitUntil(lambda: clerk.inbox.card.steps.acts[0].key == "ask_correction")
    assert clerk.inbox.card.steps.acts[0].primary


@pytest.mark.parametrize("view", [view.key for view in VIEWS if view.key != "all"])
def test_an_empty_view_says_what_comes_into_it(view: str) -> None:
    face = RequestFace()
    head, hint = face.empty(Query(view), used=True)
    assert head.startswith(("没有", "还没有", "3 个工作日内没有")) and hint
    assert face.empty(Query(view, "食堂"), used=True)[0] == "没有找到"
    assert face.empty(Query("open"), used=False) == face.unused()


def test_an_empty_inbox_offers_to_bring_in_an_old_ledger(inbox: Inbox, qtbot: QtBot) -> None:
    ways = [one.text() for one in inbox.ways(inbox.query)]
    assert ways[0].startswith("登记申请") and any("导入旧台账" in one for one in ways)


def test_the_people_of_the_office_are_offered_where_one_of_them_is_named(clerk: Clerk, qtbot: QtBot) -> None:
    def hired(desk: Desk, actor: int) -> object:
        return desk.remember([events.person_added(TODAY, "李四", ["经办人"])], actor=actor)

    clerk.inbox.host.act(hired)
    clerk.receive()
    clerk.do("examine", found="内容明确、要件齐全")
    clerk.inbox.acts.perform(clerk.view.id, clerk.act("search"))
    form = dialog(qtbot, FormDialog)
    assert "李四" in form.form.fields["who"].column.choices
    form.form.fill({"who": "外聘的王五"})
    assert form.form.values()["who"] == "外聘的王五"


def test_of_an_institution_one_may_only_appeal() -> None:
    assert remedy_words(Remedy.CHOICE, "行政机关") == "可以复议，也可以直接起诉"
    assert remedy_words(Remedy.REVIEW_FIRST, "公共企事业单位") == "只能向主管部门或者机构申诉"
    assert remedy_words(Remedy.NONE, "公共企事业单位") == "没有单独的救济途径"


# — calculators —


def test_ctrl_d_tries_other_days_without_a_record(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(REGISTER)
    window.menus.show_trial()
    trial = dialog(qtbot, TrialDialog)
    qtbot.waitUntil(lambda: "答复" in trial.days.told())
    trial.form.fill({"arrived": "2026-11-02"})
    qtbot.waitUntil(lambda: "答复 2026-11-30" in trial.days.told())
    trial.form.fill({"workdays": "20"})
    qtbot.waitUntil(lambda: "答复 2026-12-28" in trial.days.told())
    trial.form.fill({"workdays": "", "arrived": "昨天呢"})
    qtbot.waitUntil(lambda: trial.days.told() == "")
    assert trial.form.fields["arrived"].told()


def test_a_trial_begins_with_the_application_shown_and_records_nothing(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive("平信")
    before = len(clerk.view.timeline)
    clerk.inbox.commands()["trial"]()
    trial = dialog(qtbot, TrialDialog)
    assert trial.form.values()["channel"] == "平信" and "confirmed" in trial.form.values()
    trial.fresh.click()
    qtbot.waitUntil(lambda: trial.form.values()["channel"] == "当面" and trial.fresh.isHidden())
    trial.close()
    assert len(clerk.view.timeline) == before


def test_the_fee_is_told_by_its_tiers(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.show_fees()
    fees = dialog(qtbot, FeeDialog)
    fees.form.fill({"count": "2", "earlier": "10"})
    assert "合计 200 元" in fees.told.toPlainText()
    fees.form.fill({"basis": "按量", "count": "60"})
    assert "earlier" not in fees.form.values() and "页×" in fees.told.toPlainText()
    fees.form.fill({"count": "0"})
    assert fees.banner.isVisible()


# — 今日, and every scale —


def test_today_lists_what_is_owed_and_leads_there(window: MainWindow, clerk: Clerk, qtbot: QtBot) -> None:
    clerk.receive()
    number = clerk.view.id
    today = today_of(window)
    qtbot.waitUntil(lambda: any("登记初审" in getattr(one, "text", "") for one in today.model.entries))
    row = next(at for at, one in enumerate(today.model.entries) if getattr(one, "record", 0) == number)
    today.list.setCurrentIndex(today.model.index(row))
    today.list.setFocus()
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.in_sight() == REQUESTS and clerk.inbox.shown_id() == number)


def test_what_went_against_the_rules_stands_in_today(window: MainWindow, clerk: Clerk, qtbot: QtBot) -> None:
    def late(desk: Desk, actor: int) -> object:
        long_ago = date(TODAY.year, TODAY.month, TODAY.day) - timedelta(days=60)
        facts = {"applicant": "李强", "applicant_kind": "自然人", "channel": "当面", "asked": ASKED}
        made = desk.requests.enter({**facts, "arrived": long_ago.isoformat()}, actor=actor, today=TODAY)
        asked = {"day": TODAY.isoformat(), "what": "写明年度", "until": (TODAY + timedelta(9)).isoformat()}
        return desk.requests.perform(made.act, "ask_correction", asked, actor=actor, today=TODAY)

    clerk.inbox.host.act(late)
    today = today_of(window)
    qtbot.waitUntil(lambda: any("与规定不符" in one.title for one in today.model.entries))
    assert any("补正告知" in getattr(one, "text", "") and "晚于" in one.text for one in today.model.entries)  # type: ignore[union-attr]


def test_the_days_at_the_head_fit_every_scale(clerk: Clerk, qapp: QApplication, qtbot: QtBot) -> None:
    clerk.receive()
    try:
        set_scale(qapp, 175)
        clerk.inbox.fit()
        assert clerk.inbox.minimumSizeHint().width() + 24 <= 1366
    finally:
        set_scale(qapp, 100)
        clerk.inbox.fit()
    assert days_told(clerk).count("；") == 3


# — who does it —


def test_part_of_a_name_offers_whoever_of_the_office_has_it(clerk: Clerk, qtbot: QtBot) -> None:
    window, done = cast(MainWindow, clerk.inbox.window()), list[object]()
    people = [events.person_added(TODAY, name) for name in ("张三丰", "李四")]
    window.session.write(lambda desk: desk.remember(people, actor=desk.actor()), done.append)
    qtbot.waitUntil(lambda: bool(done))
    clerk.receive()
    asked = {"examine": "who", "contact": "who", "extend": "by", "search": "who", "amend": "assisted"}
    for act, key in asked.items():
        clerk.inbox.perform(clerk.act(act))
        form = dialog(qtbot, FormDialog)
        form.form.focus(key)
        editor = form.form.fields[key].editor
        assert isinstance(editor, Suggestion)
        editor.clear()
        type_text(qtbot, "三")
        popup = editor.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert editor.value() == "张三丰" and form.isVisible()
        form.done(0)
