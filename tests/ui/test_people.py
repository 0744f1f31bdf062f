"""人员与科室, 本单位与制度, and whose name an entry is recorded in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QSpinBox
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from gongkai_desktop.office.office import Office
from tests.ui.hands import TODAY, dialog, register_of, today_of, type_text
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.kit.who import Who
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences.office import OfficeDialog
from ui.preferences.people import PeopleDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(window: MainWindow, qtbot: QtBot) -> PeopleDialog:
    """The dialog with the office's one clerk in it."""
    window.menus.show_people()
    found = dialog(qtbot, PeopleDialog)
    qtbot.waitUntil(lambda: len(found.people) == 1)
    return found


def names(people: PeopleDialog) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(one.name, one.posts, one.active) for one in people.people]


def add(people: PeopleDialog, qtbot: QtBot, name: str, posts: str) -> None:
    qtbot.keyClick(people.who.view, Qt.Key.Key_Insert)
    form = dialog(qtbot, FormDialog)
    form.form.fill({"name": name, "posts": posts, "department": "办公室"})
    form.submit()
    qtbot.waitUntil(lambda: name in [one.name for one in people.people])


def test_a_person_comes_changes_leaves_and_returns(
    people: PeopleDialog, window: MainWindow, qtbot: QtBot
) -> None:
    before = window.session.chosen
    add(people, qtbot, "李强", "分管领导；审查员")
    assert names(people)[1] == ("李强", ("分管领导", "审查员"), True)
    assert window.session.chosen == before
    people.who.go(1)
    qtbot.keyClick(people.who.view, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    assert form.form.values()["name"] == "李强"
    form.form.fill({"name": "李小强", "posts": "审查员"})
    form.submit()
    qtbot.waitUntil(lambda: names(people)[1] == ("李小强", ("审查员",), True))
    people.who.go(1)
    qtbot.keyClick(people.who.view, Qt.Key.Key_Delete)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: names(people)[1] == ("李小强", ("审查员",), False))
    assert "李小强 审查员" not in window.status.choices()
    people.who.go(1)
    assert "回岗" in people.leave_button.text()
    people.leave_button.click()
    qtbot.waitUntil(lambda: names(people)[1][2])


def test_the_names_of_the_lists_are_whole(people: PeopleDialog) -> None:
    QApplication.processEvents()
    assert people.tabs.height() >= people.tabs.tabSizeHint(0).height()
    assert people.tabs.tabSizeHint(0).height() > people.fontMetrics().height() + 6


def test_departments_without_anybody_to_ask_are_named_where_the_document_wants_one(
    opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    root, day = tmp_path / "人社局", TODAY
    with Desk.create(root, name="某市人社局", ruleset="tangshan-renshe") as desk:
        added = [
            events.department_added(day, name, among=(), sort=at)
            for at, name in enumerate(("法规科", "就业科"), 1)
        ]
        added.append(events.person_added(day, "王芳", ["联系人"], "法规科"))
        desk.remember(added, actor=desk.actor())
    opening.open(root)
    assert opening.window is not None
    found = PeopleDialog(opening.window.session, opening.window)
    qtbot.waitUntil(lambda: "就业科" in found._told.text())
    assert "还没有联系人的科室：就业科（" in found._told.text() and "第八条" in found._told.text()
    assert "法规科" not in found._told.text()


def test_a_person_without_a_name_is_not_taken(people: PeopleDialog, qtbot: QtBot) -> None:
    people.add()
    form = dialog(qtbot, FormDialog)
    form.submit()
    assert form.isVisible() and "姓名" in form.form.fields["name"].told()


def test_departments_are_added_renamed_moved_and_closed(people: PeopleDialog, qtbot: QtBot) -> None:
    people.tabs.setCurrentIndex(1)
    listed = lambda: [(one.name, one.active) for one in people.departments]  # noqa: E731
    for name in ("办公室", "财务科", "基教科"):
        qtbot.keyClick(people.where.view, Qt.Key.Key_Insert)
        form = dialog(qtbot, FormDialog)
        form.form.fill({"name": name})
        form.submit()
        qtbot.waitUntil(lambda name=name: (name, True) in listed())
    people.where.go(2)
    qtbot.keyClick(people.where.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: [name for name, _ in listed()] == ["办公室", "基教科", "财务科"])
    people.where.go(1)
    people.rename_department()
    form = dialog(qtbot, FormDialog)
    form.form.fill({"name": "财务科"})
    form.submit()
    assert "已有“财务科”" in form.banner.text()
    form.form.fill({"name": "基础教育科"})
    form.submit()
    qtbot.waitUntil(lambda: ("基础教育科", True) in listed())
    people.where.go(0)
    qtbot.keyClick(people.where.view, Qt.Key.Key_Delete)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: listed() == [("基础教育科", True), ("财务科", True), ("办公室", False)])


@pytest.fixture
def two_clerks(office: Path) -> Path:
    """The office with a second clerk."""
    with Desk.open(office, writing=True) as desk:
        desk.remember([events.person_added(TODAY, "王芳", ["经办人"])], actor=desk.actor())
    return office


def test_who_acts_is_asked_once_before_the_first_entry(
    opening: Opening, two_clerks: Path, qtbot: QtBot
) -> None:
    opening.open(two_clerks)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: "status" in vars(window) and len(window.status.choices()) == 2)
    assert "请选择" in window.status.words() and window.session.chosen == 0

    heard: list[int] = []
    window.session.with_actor(heard.append)
    assert heard == []
    asked = dialog(qtbot, Who)
    qtbot.keyClick(asked.list, Qt.Key.Key_Down)
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard != [])
    assert heard[0] and "王芳" in window.status.words()
    window.session.with_actor(heard.append)
    assert heard == [window.session.chosen] * 2
    window.close()
    opening.window = None
    opening.open(two_clerks)
    assert opening.window is not None and opening.window.session.chosen == heard[0]


def test_who_makes_a_list_is_asked_before_it_is_drawn(
    opening: Opening, two_clerks: Path, qtbot: QtBot
) -> None:
    """The question is a window, and windows are made on the GUI thread; Esc takes the first."""
    opening.open(two_clerks)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: "status" in vars(window) and len(window.status.choices()) == 2)
    register_of(window).print_list()
    qtbot.keyClick(dialog(qtbot, Who), Qt.Key.Key_Escape)
    assert dialog(qtbot, Preview).windowTitle().startswith("信息公开登记台账")
    assert window.session.chosen


def test_the_acting_person_is_changed_by_key(opening: Opening, two_clerks: Path, qtbot: QtBot) -> None:
    opening.open(two_clerks)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: "status" in vars(window) and len(window.status.choices()) == 2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(menu, key)

    QTimer.singleShot(300, choose)
    qtbot.keyClick(window, Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(lambda: "王芳" in window.status.words())
    assert window.session.chosen


@pytest.fixture
def particulars(window: MainWindow, qtbot: QtBot) -> OfficeDialog:
    """本单位与制度, read."""
    window.menus.show_office()
    found = dialog(qtbot, OfficeDialog)
    qtbot.waitUntil(lambda: found.form.values()["name"] == "泰安市教育局")
    return found


def read_office(office: Path) -> Office:
    with Desk.open(office, writing=False) as desk:
        assert desk.office.profile and desk.office.rules
        return desk.office


def test_the_next_number_is_shown_while_its_pattern_is_typed(particulars: OfficeDialog, qtbot: QtBot) -> None:
    told = particulars.form.fields["numbering.doc_no"].told
    qtbot.waitUntil(lambda: "机关代字" in told())
    particulars.form.fill({"word": "泰教"})
    qtbot.waitUntil(lambda: told() == f"下一个：泰教〔{TODAY.year}〕1号")
    particulars.form.fill({"numbering.doc_no": "{word}{n:03}"})
    qtbot.waitUntil(lambda: told() == "下一个：泰教001")
    particulars.form.fill({"numbering.doc_no": "没有流水号"})
    qtbot.waitUntil(lambda: "流水号 {n}" in told())


def test_particulars_and_numbers_are_recorded(particulars: OfficeDialog, office: Path, qtbot: QtBot) -> None:
    particulars.form.fill({"word": "泰教", "numbering.index_no": "{word}-{n:04}"})
    qtbot.keyClick(particulars, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: read_office(office).profile.word == "泰教")
    assert read_office(office).profile.numbering == {"index_no": "{word}-{n:04}"}


def test_whom_letters_tell_to_ask_is_recorded(particulars: OfficeDialog, office: Path, qtbot: QtBot) -> None:
    particulars.form.fill({"contact": "王敏", "phone": "0538-6611000"})
    qtbot.keyClick(particulars, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: read_office(office).profile.phone == "0538-6611000")
    assert read_office(office).profile.contact == "王敏"


def test_where_answers_send_those_who_do_not_agree_is_recorded(
    particulars: OfficeDialog, office: Path, qtbot: QtBot
) -> None:
    told = {
        "review_body": "泰山区人民政府",
        "court": "泰安铁路运输法院",
        "review_site": "https://fy.example.cn",
    }
    particulars.form.fill(told)
    qtbot.keyClick(particulars, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: read_office(office).profile.court == "泰安铁路运输法院")
    profile = read_office(office).profile
    assert {key: getattr(profile, key) for key in told} == told
    assert profile.other_review_body == ""


def test_a_wrong_pattern_is_refused_and_stays(particulars: OfficeDialog, office: Path, qtbot: QtBot) -> None:
    particulars.form.fill({"numbering.index_no": "没有流水号"})
    particulars.save()
    qtbot.waitUntil(particulars.banner.isVisible)
    assert "编号规则" in particulars.banner.text()
    assert read_office(office).profile.numbering == {}


def test_switches_change_from_now_on_after_being_told_what_it_means(
    particulars: OfficeDialog, office: Path, qtbot: QtBot
) -> None:
    assert not particulars.rules_changed()
    steps = particulars.switches.editors["review_steps"]
    assert isinstance(steps, QSpinBox) and steps.value() == 3
    steps.setValue(4)
    particulars.save()
    asked = dialog(qtbot, Message)
    assert "按登记时的规则" in asked.words()
    asked.accept()
    qtbot.waitUntil(lambda: read_office(office).rules.chosen["review_steps"] == 4)


def test_a_mended_rule_set_is_offered_and_taken_by_hand(
    window: MainWindow, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """今日 has one line that leads to 本单位与制度, where the changes are told and 换用新版 takes them."""
    from gongkai_desktop.office import loader

    before = read_office(office).rules
    real = loader.parse

    def mended(text: str, origin: str, switches: object = None) -> object:
        return real(text.replace("条例第十七条", "条例第十七条第一款"), origin, switches)  # type: ignore[arg-type]

    line = today_of(window).rules
    line.renew()
    monkeypatch.setattr(loader, "parse", mended)
    line.renew()
    qtbot.waitUntil(line.isVisible)
    assert read_office(office).rules.hash == before.hash, "nothing is taken silently"
    line.show_me.click()
    found = dialog(qtbot, OfficeDialog)
    qtbot.waitUntil(found.renewal.isVisible)
    assert "条例第十七条 → 条例第十七条第一款" in found.renewal.words.text()
    found.renewal.take.click()
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: not line.isVisible())
    after = read_office(office).rules
    assert (after.name, after.chosen) == (before.name, before.chosen) and after.hash != before.hash


def test_another_rule_set_is_chosen(
    particulars: OfficeDialog, window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    titles = [particulars.rules.itemText(at) for at in range(particulars.rules.count())]
    particulars.rules.setCurrentIndex(next(at for at, title in enumerate(titles) if "台儿庄" in title))
    particulars.form.fill({"name": "台儿庄区教育局"})
    particulars.save()
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: "台儿庄区教育局" in window.status.words())
    qtbot.waitUntil(lambda: "四项制度" in window.status.words())
    assert read_office(office).profile.ruleset == "taierzhuang"


def test_typing_a_name_into_the_new_person_form_by_key(people: PeopleDialog, qtbot: QtBot) -> None:
    people.add()
    form = dialog(qtbot, FormDialog)
    type_text(qtbot, "赵敏")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    asked = dialog(qtbot, Message)
    asked.accept()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PeopleDialog))
    assert len(people.people) == 1


def test_an_act_on_the_office_is_taken_back_by_key(
    people: PeopleDialog, window: MainWindow, qtbot: QtBot
) -> None:
    add(people, qtbot, "李强", "分管领导")
    people.accept()
    window.undo()
    asked = dialog(qtbot, Message)
    assert "添加人员“李强”" in asked.words()
    asked.reject()
    window.undo()
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: window.status.currentMessage() == "已撤销：添加人员“李强”")
    qtbot.waitUntil(lambda: not any("李强" in one for one in window.status.choices()))


def test_a_workbook_names_the_person_who_acts_and_not_the_first_clerk(
    opening: Opening, two_clerks: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opening.open(two_clerks)
    window = opening.window
    assert window is not None
    qtbot.waitUntil(lambda: "status" in vars(window) and len(window.status.choices()) == 2)
    exporting = register_of(window).acts.export(register_of(window).query)
    exporting.choose_target()
    asked = dialog(qtbot, Who)
    qtbot.keyClick(asked.list, Qt.Key.Key_Down)
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    dialog(qtbot, QFileDialog).reject()
    exporting.export_to(tmp_path / "台账.xlsx")
    qtbot.waitUntil(exporting.show_folder.isVisible)
    sheet = load_workbook(tmp_path / "台账.xlsx").worksheets[0]
    assert any("王芳" in str(cell.value) for row in sheet["A1:H2"] for cell in row)
