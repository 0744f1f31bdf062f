"""The side ledgers worked by keyboard: entered, acted on, told by days and hours; one of the office's own too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.matters.ledgers import of_program, program_keys
from tests.matters.test_definitions import VISIT, written
from tests.ui.hands import TODAY, dialog, ledgers_of, review_of, today_of
from ui.kit import look
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.face import REVEALED
from ui.kit.ledger.revealing import Revealed
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.matters.page import MatterFace, MatterPage, columns_of
from ui.opening import Opening

Open = Callable[[str], MatterPage]


@pytest.fixture
def ledger(window: MainWindow, qtbot: QtBot) -> Open:
    """Opens one of the ledgers, still empty."""

    def opened(part: str) -> MatterPage:
        found = cast(MatterPage, review_of(window).show_part(part))
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
    ("part", "words"),
    [("question", "依据和理由"), ("patrol", "没有发现问题也登记"), ("leak", "不写涉密内容")],
)
def test_an_empty_ledger_says_what_to_do(ledger: Open, part: str, words: str) -> None:
    page = ledger(part)
    assert words in page.empty.hint() and "Ctrl+N" in page.empty.hint()


def test_a_question_is_answered_and_closed_and_whoever_asked_is_masked(ledger: Open, qtbot: QtBot) -> None:
    page = ledger("question")
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
    page = ledger("patrol")
    assert page.query.view == "all"
    enter(page, qtbot, scope="政府网站", who="许静涵", text="附件里有身份证号", where="通知公告")
    assert state(page) == "有问题待处理" and "附件里有身份证号" in page.card.words()
    act(page, qtbot, "mend", what="撤下附件，换成遮盖后的")
    qtbot.waitUntil(lambda: state(page) == "已处理")


def test_a_leak_is_counted_in_hours_until_it_is_reported(ledger: Open, qtbot: QtBot) -> None:
    page = ledger("leak")
    enter(
        page, qtbot, hour="00:00", sort="可能泄密", what="某件（内部编号 7）", who="许静涵", remedy="已下架"
    )
    assert state(page) == "未上报" and "还剩" in page.card.words()
    assert "还剩" in page.model.cells(0)[-1]
    act(page, qtbot, "report")
    qtbot.waitUntil(lambda: state(page) == "已上报")
    act(page, qtbot, "close", result="责任人已处理")
    qtbot.waitUntil(lambda: state(page) == "已办结")


@pytest.mark.parametrize("part", ["question", "patrol", "leak"])
def test_every_ledger_has_its_paper_blank_too(ledger: Open, part: str, qtbot: QtBot) -> None:
    page = ledger(part)
    page.print_blank()
    shown = dialog(qtbot, Preview)
    assert shown.pages.count >= 1 and shown.pdf.startswith(b"%PDF-")
    shown.close()


def test_what_cannot_be_is_told_in_the_form(ledger: Open, qtbot: QtBot) -> None:
    page = ledger("leak")
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


def named(window: MainWindow, qtbot: QtBot, title: str) -> MatterPage:
    """The page of the ledger with that title under 专项台账."""
    page = ledgers_of(window, qtbot)
    at = [page.tabs.tabText(at) for at in range(page.tabs.count())].index(title)
    found = cast(MatterPage, page.show_part(page.part_keys()[at]))
    qtbot.waitUntil(lambda: found.empty.isVisible())
    return found


def test_false_information_is_assessed_and_clarified(window: MainWindow, qtbot: QtBot) -> None:
    page = named(window, qtbot, "信息澄清")
    assert "Ctrl+N" in page.empty.hint()
    enter(page, qtbot, hour="00:00", what="网传停课", where="家长群", who="许静涵")
    act(page, qtbot, "assess", nature="虚假")
    qtbot.waitUntil(lambda: state(page) == "待澄清")
    act(page, qtbot, "publish", hour="00:01", channels="政府网站", what="正常上课")
    qtbot.waitUntil(lambda: state(page) == "已澄清")
    assert "从发现到发布：1 分钟" in page.card.words()
    act(page, qtbot, "close", result="已澄清")
    qtbot.waitUntil(lambda: state(page) == "已办结")


@pytest.mark.parametrize(
    ("title", "values", "stands"),
    [
        ("澄清预案", {"edition": "第1版", "who": "办公室"}, "施行中"),
        ("监督评议", {"subject": "制度建设情况", "what": "指南难找", "who": "办公室"}, "待认定"),
        (
            "投诉举报",
            {"who": "欧阳明", "against": "基教科", "subject": "其他", "what": "划片方案没有公布"},
            "待查证",
        ),
        (
            "会议",
            {"topics": "部署公开工作", "called_by": "局长", "present": "各科室", "scribe": "张三"},
            "待出纪要",
        ),
    ],
)
def test_every_ledger_has_its_page_its_form_and_its_paper(
    window: MainWindow, qtbot: QtBot, title: str, values: dict[str, str], stands: str
) -> None:
    page = named(window, qtbot, title)
    enter(page, qtbot, **values)
    assert state(page) == stands
    assert "欧阳明" not in str(page.model.cells(0))
    if not page.face.paper:
        said: list[str] = []
        page.said.connect(said.append)
        page.print_current()
        assert said == ["这本台账没有要打印的表"]
        return
    page.print_blank()
    shown = dialog(qtbot, Preview)
    assert shown.pages.count >= 1
    shown.close()


def test_a_ledger_of_the_offices_own_is_worked_like_any_other(
    office: Path, opening: Opening, qtbot: QtBot
) -> None:
    written(OfficeFolder(office).ledgers, VISIT)
    opening.open(office)
    window = opening.window
    assert window is not None
    page = named(window, qtbot, "来访登记")
    enter(page, qtbot, who="欧阳明", what="问校车")
    assert state(page) == "待回访" and "欧阳**" in str(page.model.cells(0))
    act(page, qtbot, "call", result="已经说明", content="满意")
    qtbot.waitUntil(lambda: state(page) == "已回访")
    page.show_view("again")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    today = today_of(window)
    qtbot.waitUntil(lambda: "month" in vars(today))
    window.go("affairs:visit")
    assert ledgers_of(window, qtbot).part() is page


def test_a_place_that_was_not_read_yet_is_shown_as_soon_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.go("affairs:meeting")
    page = ledgers_of(window, qtbot)
    qtbot.waitUntil(lambda: page.key() == "meeting")


@pytest.mark.parametrize("key", program_keys())
def test_the_heads_of_a_ledgers_columns_are_not_cut(key: str) -> None:
    for shown in columns_of(of_program(key)):
        assert shown.width > len(shown.column.title) * look.TEXT, shown.column.title


def test_the_card_has_days_only_where_a_ledger_has_limits() -> None:
    dated = {key for key in program_keys() if MatterFace(of_program(key)).dated}
    assert dated == {key for key in program_keys() if of_program(key).limits}
    assert "clarification-plan" not in dated and "question" in dated


def test_how_somebody_is_reached_is_shown_for_a_moment_once_it_is_told(ledger: Open, qtbot: QtBot) -> None:
    page = ledger("question")
    enter(page, qtbot, who="欧阳明", what="为什么不公开规划", to="基础教育科", contact="13800138000")
    assert "13800138000" not in page.card.words() and "显示联系方式" in page.card.words()
    page.card.summary.anchorClicked.emit(QUrl(f"{REVEALED}@{page.card.view.id if page.card.view else 0}"))
    shown = dialog(qtbot, Revealed)
    assert shown.words() == "提出人：欧阳明\n联系方式：13800138000"
    shown.close()
    qtbot.waitUntil(
        lambda: page.card.view is not None and page.card.view.timeline[-1].text == "查看了联系方式"
    )
    assert "13800138000" not in page.card.words()
