"""质疑答复, 上网巡查, 泄密事件, worked by keyboard: entered, answered, mended, reported, and told by hours."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import TODAY, dialog
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.matters.page import MatterPage
from ui.review.page import LEAKS, PATROLS, QUESTIONS

Open = Callable[[int], MatterPage]


@pytest.fixture
def ledger(window: MainWindow, qtbot: QtBot) -> Open:
    """Opens one of the ledgers, still empty."""

    def opened(part: int) -> MatterPage:
        found = cast(MatterPage, window.review().show_part(part))
        qtbot.waitUntil(lambda: found.empty.isVisible())
        return found

    return opened


def enter(page: MatterPage, qtbot: QtBot, **values: str) -> None:
    """Ctrl+N's form, filled in and sent."""
    page.new()
    form = dialog(qtbot, FormDialog)
    form.form.fill({**form.form.values(), **values})
    form.submit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.card.view is not None)


def act(page: MatterPage, qtbot: QtBot, key: str, **values: str) -> None:
    """One of the next steps of the record shown."""
    view = page.card.view
    assert view is not None
    page.perform(next(one for one in view.acts if one.key == key))
    form = dialog(qtbot, FormDialog)
    form.form.fill({**form.form.values(), **values})
    form.submit()


def state(page: MatterPage) -> str:
    return "" if page.card.view is None else page.card.view.status.words


@pytest.mark.parametrize(
    ("part", "words"), [(QUESTIONS, "依据和理由"), (PATROLS, "没有发现问题也登记"), (LEAKS, "不写涉密内容")]
)
def test_an_empty_ledger_says_what_to_do(ledger: Open, part: int, words: str) -> None:
    page = ledger(part)
    assert words in page.empty.hint() and "Ctrl+N" in page.empty.hint()


def test_a_question_is_answered_and_closed_and_whoever_asked_is_masked(ledger: Open, qtbot: QtBot) -> None:
    page = ledger(QUESTIONS)
    enter(page, qtbot, who="欧阳明", what="为什么不公开规划", to="基础教育科")
    assert state(page) == "待答复"
    assert "欧阳明" not in str(page.model.cells(0))
    act(page, qtbot, "answer", basis="保守国家秘密法", reasons="属于国家秘密")
    qtbot.waitUntil(lambda: state(page) == "已答复")
    act(page, qtbot, "close", result="维持不予公开")
    qtbot.waitUntil(lambda: state(page) == "已办结")
    page.show_view("closed")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_patrol_without_findings_is_kept_and_one_with_a_finding_waits(ledger: Open, qtbot: QtBot) -> None:
    page = ledger(PATROLS)
    assert page.shown_view == "all"
    enter(page, qtbot, scope="政府网站", who="许静涵", text="附件里有身份证号", where="通知公告")
    assert state(page) == "有问题待处理" and "附件里有身份证号" in page.card.words()
    act(page, qtbot, "mend", what="撤下附件，换成遮盖后的")
    qtbot.waitUntil(lambda: state(page) == "已处理")


def test_a_leak_is_counted_in_hours_until_it_is_reported(ledger: Open, qtbot: QtBot) -> None:
    page = ledger(LEAKS)
    enter(
        page, qtbot, hour="00:00", sort="可能泄密", what="某件（内部编号 7）", who="许静涵", remedy="已下架"
    )
    assert state(page) == "未上报" and "还剩" in page.card.words()
    assert "还剩" in page.model.cells(0)[-1]
    act(page, qtbot, "report")
    qtbot.waitUntil(lambda: state(page) == "已上报")
    act(page, qtbot, "close", result="责任人已处理")
    qtbot.waitUntil(lambda: state(page) == "已办结")


@pytest.mark.parametrize("part", [QUESTIONS, PATROLS, LEAKS])
def test_every_ledger_has_its_paper_blank_too(ledger: Open, part: int, qtbot: QtBot) -> None:
    page = ledger(part)
    page.print_blank()
    shown = dialog(qtbot, Preview)
    assert shown.pages.count >= 1 and shown.pdf.startswith(b"%PDF-")
    shown.close()


def test_what_cannot_be_is_told_in_the_form(ledger: Open, qtbot: QtBot) -> None:
    page = ledger(LEAKS)
    page.new()
    form = dialog(qtbot, FormDialog)
    form.form.fill(
        {
            **form.form.values(),
            "day": TODAY.isoformat(),
            "hour": "25:70",
            "sort": "其他",
            "what": "x",
            "who": "y",
        }
    )
    form.submit()
    qtbot.waitUntil(lambda: bool(form.form.fields["hour"].told()))
    assert form.isVisible()
