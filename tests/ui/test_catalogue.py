"""The catalogue's page, worked by keyboard: entries, items under them, versions, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TITLES, TODAY, catalogue_of, dialog, focused, register_of, type_text
from ui.application import set_scale
from ui.catalogue.choosing import EntryChooser, ItemChooser
from ui.catalogue.levels import Place
from ui.catalogue.page import CataloguePage
from ui.catalogue.versions import VersionsDialog
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.kit.ledger.exporting import export_to
from ui.kit.ledger.many import ManyDialog
from ui.kit.paged import FIRST_PAGE
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> CataloguePage:
    """The catalogue's page of an office without a catalogue."""
    found = catalogue_of(window)
    qtbot.waitUntil(lambda: found.seen is not None)
    return found


@pytest.fixture
def catalogue(office: Path, request: pytest.FixtureRequest, qtbot: QtBot) -> CataloguePage:
    """The page with three entries, the cursor on the first."""
    with Desk.open(office, writing=True) as desk:
        for first, content, limit in (
            ("机关信息", "机构职能", "形成之日起7个工作日内"),
            ("机关信息", "负责人信息", "每季度"),
            ("规划计划", "年度计划", "按规定时限"),
        ):
            values = {"first_level": first, "content": content, "time_limit": limit}
            desk.catalogue.enter(values, actor=desk.actor(), today=TODAY)
    request.getfixturevalue("page")
    found = catalogue_of(request.getfixturevalue("window"))
    qtbot.waitUntil(lambda: found.model.rowCount() == 3 and found.seen is not None)
    qtbot.keyClick(found.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: found.card.view is not None)
    return found


def act(page: CataloguePage, key: str) -> None:
    """One of the next steps of the entry shown."""
    page.perform(next(one for one in page.card.steps.acts if one.key == key))


def contents(page: CataloguePage) -> list[str]:
    return [str(page.model.at(row)["content"]) for row in range(page.model.rowCount())]


def bring_all(page: CataloguePage, qtbot: QtBot) -> None:
    """Bring every item under the entry shown, by keyboard."""
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    chooser = dialog(qtbot, ItemChooser)
    qtbot.waitUntil(lambda: chooser.model.rowCount() == len(TITLES))
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    for _ in TITLES:
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(chooser, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.card.view is not None and len(page.card.view.items) == len(TITLES))


def test_an_office_without_a_catalogue_is_told_to_import_it(empty: CataloguePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: empty.empty.isVisible())
    assert "主动公开基本目录" in empty.empty.hint() and "Ctrl+N" in empty.empty.hint()
    offered = next(one for one in empty.empty.findChildren(QPushButton) if one.isVisible())
    with qtbot.waitSignal(empty.import_wanted):
        offered.click()
    assert not empty.release.isEnabled()


def test_an_entry_is_entered_by_keyboard(empty: CataloguePage, qtbot: QtBot) -> None:
    empty.new()
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"first_level": "机关信息", "time_limit": "形成之日起7个工作日内"})
    type_text(qtbot, "机构职能")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: contents(empty) == ["机构职能"])
    qtbot.waitUntil(lambda: "形成之日起 7 个工作日内" in empty.card.words())
    assert "空白" in empty.model.cells(0)


def test_a_new_entry_is_gone_to_however_far_down_it_stands(
    office: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    with Desk.open(office, writing=True) as desk:
        made = [
            draft
            for at in range(FIRST_PAGE + 1)
            for draft in desk.catalogue.drafted_new(
                {"first_level": "机关信息", "content": f"第{at}条"}, TODAY
            )
        ]
        desk.remember(made, actor=desk.actor())
    request.getfixturevalue("page")
    found = catalogue_of(request.getfixturevalue("window"))
    qtbot.waitUntil(lambda: found.seen is not None and found.model.rowCount() == FIRST_PAGE)
    found.new()
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"first_level": "规划计划"})
    type_text(qtbot, "年度计划")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "年度计划" in contents(found))
    last = found.model.rowCount() - 1
    assert contents(found)[last] == "年度计划" and found.table.chosen_ids() == [found.model.at(last)["id"]]


def test_what_an_entry_lacks_is_told_beside_the_field(empty: CataloguePage, qtbot: QtBot) -> None:
    empty.new()
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"content": "机构职能", "rule": "定期"})
    asked.submit()
    qtbot.waitUntil(lambda: "读不懂" in asked.form.fields["rule"].told())
    assert asked.isVisible()


def test_enter_amends_the_entry_and_its_limit_is_told_in_words(
    catalogue: CataloguePage, qtbot: QtBot
) -> None:
    catalogue.table.setFocus()
    qtbot.keyClick(catalogue.table, Qt.Key.Key_Return)
    asked = dialog(qtbot, FormDialog)
    asked.form.fill({"content": "机构职能", "first_level": "机关信息", "time_limit": "每年1月31日前"})
    asked.submit()
    qtbot.waitUntil(lambda: "每年 1 月 31 日前" in catalogue.model.cells(0))


def test_items_come_under_an_entry_by_keyboard_and_lead_to_their_record(
    catalogue: CataloguePage, page: RegisterPage, qtbot: QtBot
) -> None:
    bring_all(catalogue, qtbot)
    view = catalogue.card.view
    assert view is not None and view.row["waiting"] == len(TITLES)
    item = view.items[0].id
    catalogue.card.summary.anchorClicked.emit(QUrl(f"@{item}"))
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == item)
    assert page.table.isVisible()


def test_an_item_leaves_an_entry_after_a_question(catalogue: CataloguePage, qtbot: QtBot) -> None:
    bring_all(catalogue, qtbot)
    view = catalogue.card.view
    assert view is not None
    catalogue.card.summary.anchorClicked.emit(QUrl(f"leave@{view.items[0].id}"))
    asked = dialog(qtbot, Message)
    assert view.items[0].title in asked.words()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len((catalogue.card.view or view).items) == len(TITLES) - 1)


def test_the_chooser_searches_and_says_when_nothing_is_left(catalogue: CataloguePage, qtbot: QtBot) -> None:
    bring_all(catalogue, qtbot)
    catalogue.assign()
    chooser = dialog(qtbot, ItemChooser)
    qtbot.waitUntil(lambda: "只看还没有归入条目的" in chooser.empty_words())
    assert not chooser.keep.isEnabled()
    chooser.free.setChecked(False)
    type_text(qtbot, "资助")
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 1)
    chooser.table.selectRow(0)
    chooser.submit()
    qtbot.waitUntil(chooser.banner.isVisible)
    assert "已经在这个条目里" in chooser.banner.text()
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)


def test_an_entry_is_closed_with_a_reason_and_used_again(catalogue: CataloguePage, qtbot: QtBot) -> None:
    act(catalogue, "close")
    dialog(qtbot, FormDialog)
    type_text(qtbot, "职能划出")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: contents(catalogue) == ["负责人信息", "年度计划"])
    catalogue.levels.selected.emit(Place("closed"))
    qtbot.waitUntil(lambda: contents(catalogue) == ["机构职能"])
    qtbot.keyClick(catalogue.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "职能划出" in catalogue.card.words())
    assert sorted(one.key for one in catalogue.card.steps.acts) == ["amend", "reopen"]
    act(catalogue, "reopen")
    dialog(qtbot, FormDialog)
    type_text(qtbot, "职能划回")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: contents(catalogue) == [])


def test_levels_and_states_are_counted_and_choose(catalogue: CataloguePage, qtbot: QtBot) -> None:
    lines = [catalogue.levels.topLevelItem(at) for at in range(catalogue.levels.topLevelItemCount())]
    told = [(line.text(0), line.text(1)) for line in lines if line is not None]
    assert told == [("全部条目", "3"), ("○ 空白", "3"), ("机关信息", "2"), ("规划计划", "1")]
    catalogue.levels.setFocus()
    for _ in range(2):
        qtbot.keyClick(catalogue.levels, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: contents(catalogue) == ["机构职能", "负责人信息"])
    catalogue.new()
    asked = dialog(qtbot, FormDialog)
    assert asked.form.values()["first_level"] == "机关信息"


def test_searching_finds_by_initials_and_escape_brings_all_back(
    catalogue: CataloguePage, qtbot: QtBot
) -> None:
    catalogue.go_search()
    type_text(qtbot, "ndjh")
    qtbot.waitUntil(lambda: contents(catalogue) == ["年度计划"])
    type_text(qtbot, "xxx")
    qtbot.waitUntil(lambda: catalogue.empty.isVisible())
    qtbot.keyClick(catalogue.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(contents(catalogue)) == 3)
    qtbot.keyClick(catalogue.search, Qt.Key.Key_Down)
    assert focused() is catalogue.table


def test_a_click_on_the_head_sorts(catalogue: CataloguePage, qtbot: QtBot) -> None:
    catalogue.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: contents(catalogue) == ["负责人信息", "年度计划", "机构职能"])


def test_a_version_is_released_and_later_changes_are_told(catalogue: CataloguePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "还没有发布过版本" in catalogue.edition.text())
    catalogue.release.click()
    asked = dialog(qtbot, FormDialog)
    assert asked.form.values()["number"] == f"{TODAY.year}年第1版"
    asked.form.fill({**asked.form.values(), "why": "首次编制"})
    asked.submit()
    qtbot.waitUntil(lambda: "没有未发布的改动" in catalogue.edition.text())
    act(catalogue, "close")
    dialog(qtbot, FormDialog)
    type_text(qtbot, "职能划出")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "1 处改动未发布" in catalogue.edition.text())
    catalogue.acts.show_versions()
    shown = dialog(qtbot, VersionsDialog)
    qtbot.waitUntil(lambda: "－ 停用" in shown.words())
    assert "机关信息：机构职能" in shown.words()
    assert not shown.export.isEnabled()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "首次编制" in shown.words() and "第一版，共 3 条" in shown.words())
    assert shown.export.isEnabled() and shown.back.isEnabled()
    shown.back.click()
    qtbot.keyClick(dialog(qtbot, Message), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.list.count() == 1)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_the_catalogue_goes_out_as_workbook_and_on_paper(
    catalogue: CataloguePage, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    catalogue.said.connect(said.append)
    path = tmp_path / "目录.xlsx"
    export_to(catalogue.host, catalogue.face, catalogue.query, path, catalogue, catalogue.said.emit)
    qtbot.waitUntil(lambda: said == [f"已导出 3 行：{path}"])
    assert path.stat().st_size > 1000
    catalogue.print_list()
    shown = dialog(qtbot, Preview)
    assert shown.pages.count == 1
    qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_a_ledger_without_an_act_for_many_says_so_and_what_to_do(
    catalogue: CataloguePage, qtbot: QtBot
) -> None:
    shown = ManyDialog(catalogue.listing, catalogue)
    shown.open()
    qtbot.waitUntil(lambda: shown.possible is not None)
    told = " ".join(one.text() for one in shown.findChildren(QLabel))
    assert "没有一次办多件的事" in told and "按 Enter 办下一步" in told
    assert "选状态相同的" not in told and "换一个视图" not in told
    assert shown.lines() == ["导出当前视图…"]
    shown.reject()


def test_the_page_fits_a_small_screen_with_large_text(
    catalogue: CataloguePage, window: MainWindow, qapp: QApplication
) -> None:
    set_scale(qapp, 175)
    try:
        window.fit()
        catalogue.fit()
        assert catalogue.minimumSizeHint().width() <= 1366 - 24
        assert catalogue.minimumSizeHint().height() <= 600
    finally:
        set_scale(qapp, 100)


def test_widths_are_remembered(catalogue: CataloguePage) -> None:
    catalogue.table.set_widths([200, 150, 80, 60, 90, 90])
    catalogue.remember()
    assert catalogue.host.memory.numbers("catalogue/widths") == [200, 150, 80, 60, 90, 90]


def test_items_chosen_in_the_register_come_under_an_entry(
    catalogue: CataloguePage, page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    register_of(window)
    items = [int(page.model.at(row)["id"]) for row in range(2)]
    said: list[str] = []
    chooser = EntryChooser(page.host, items, said.append, page)
    chooser.open()
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 3)
    assert not chooser.keep.isEnabled()
    type_text(qtbot, "ndjh")
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 1)
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said == ["已归入 2 件信息"])
    entry = int(catalogue.model.at(contents(catalogue).index("年度计划"))["id"])
    qtbot.waitUntil(lambda: [page.model.at(row)["entry"] for row in range(2)] == [entry, entry])


def test_choosing_an_entry_without_a_catalogue_says_what_to_do(page: RegisterPage, qtbot: QtBot) -> None:
    chooser = EntryChooser(page.host, [1], print, page)
    chooser.open()
    qtbot.waitUntil(lambda: "先在“基本目录”里导入" in chooser.empty_words())
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)


def test_a_step_of_an_entry_is_taken_back_from_its_history(catalogue: CataloguePage, qtbot: QtBot) -> None:
    act(catalogue, "close")
    form = dialog(qtbot, FormDialog)
    type_text(qtbot, "职能划出")
    form.submit()
    qtbot.waitUntil(lambda: "已停用" in catalogue.card.away.text())
    view = catalogue.card.view
    assert view is not None
    catalogue.card.timeline.anchorClicked.emit(QUrl(str(view.record.last_event)))
    form = dialog(qtbot, FormDialog)
    type_text(qtbot, "点错了")
    form.submit()
    qtbot.waitUntil(lambda: contents(catalogue) == ["机构职能", "负责人信息", "年度计划"])


def test_what_a_level_narrows_stands_in_words_and_is_cleared_by_key(
    catalogue: CataloguePage, qtbot: QtBot
) -> None:
    catalogue.levels.selected.emit(Place(first="机关信息"))
    qtbot.waitUntil(lambda: contents(catalogue) == ["机构职能", "负责人信息"])
    assert "一级事项=机关信息" in catalogue.listing.chips.text()
    catalogue.table.setFocus()
    qtbot.keyClick(catalogue.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(contents(catalogue)) == 3)
    assert catalogue.levels.place == Place()
