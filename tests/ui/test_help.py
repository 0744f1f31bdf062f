"""The manual: every page, link, picture and named menu is there; F1 opens it beside the work; it is searched."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import ui
from gongkai_desktop import __version__
from gongkai_desktop.cases.papers import Period
from gongkai_desktop.data import MANUAL_CONTENTS, manual
from gongkai_desktop.review.papers import nil
from gongkai_desktop.services import papers_of_program
from tests.manual_pictures import MADE, PICTURES, digest, in_front, known, made
from tests.ui.hands import catalogue_of, dialog, register_of
from tests.ui.words import bare, shown_words
from ui.help import show_about, show_help
from ui.keys import KeysDialog
from ui.kit.dialogs import Frame
from ui.kit.form_dialog import FormDialog
from ui.kit.manual import ManualWindow, open_manual
from ui.kit.manual_text import html, pages, plain, search, source
from ui.kit.parts import PartsPage
from ui.kit.preview import Preview
from ui.kit.rich import Reading
from ui.main_window import MainWindow
from ui.pages import TODAY, tabs
from ui.preferences.calendar_page import CalendarDialog
from ui.tasks import Job

ROOT = Path(__file__).parents[2]
LARGEST = 120 * 1024
NAMED = re.compile(r"「([^」]+)」")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def written(page: str) -> str:
    return (ROOT / "docs" / "manual" / f"{page}.md").read_text(encoding="utf-8")


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "本单位与制度": lambda window: window.menus.show_office(),
    "导入旧台账": lambda window: register_of(window).bring_in(),
    "导出台账": lambda window: register_of(window).export(),
    "新登记": lambda window: register_of(window).new(),
}
"""Pictures of dialogs that every office has the same, and how they come."""


def test_no_dialog_has_got_more_words_since_its_picture(window: MainWindow, qtbot: QtBot) -> None:
    added = {}
    for name, show in DIALOGS.items():
        show(window)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None and not Job.running())
        added[name] = known(in_front()) - {*made()[name].words}
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Frame)
        shown.done(0)
    assert not any(added.values()), f"{added} are new: `make manual-pictures`"


def test_the_contents_list_every_page_once() -> None:
    files = {path.stem for path in (ROOT / "docs" / "manual").glob("*.md")} - {MANUAL_CONTENTS}
    assert set(pages()) == files
    assert len(pages()) == len(files)


@pytest.mark.parametrize("page", (MANUAL_CONTENTS, *pages()))
def test_links_lead_to_pages_and_headings_that_exist(page: str) -> None:
    for link in LINK.findall(written(page)):
        name, _, anchor = link.partition("#")
        target = written(name.removesuffix(".md"))
        assert not anchor or any(line.lstrip("# ") == anchor for line in target.splitlines())


@pytest.mark.parametrize("page", pages())
def test_pictures_exist_and_are_small(page: str) -> None:
    for picture in PICTURE.findall(written(page)):
        path = ROOT / "docs" / "manual" / picture
        assert path.stat().st_size <= LARGEST
        image = QImage(str(path))
        assert 500 <= image.width() <= 1366


def test_no_picture_lies_unused() -> None:
    used = {name for page in pages() for name in PICTURE.findall(written(page))}
    assert {f"pictures/{path.name}" for path in PICTURES.glob("*.png")} == used


def test_every_picture_is_as_it_was_made() -> None:
    assert {path.stem: digest(path) for path in PICTURES.glob("*.png")} == {
        name: one.digest for name, one in made().items()
    }, f"`make manual-pictures` makes them and writes {MADE.name}"


@pytest.mark.parametrize("name", sorted(made()))
def test_no_picture_shows_words_that_the_program_has_no_more(name: str) -> None:
    assert set(made()[name].words) <= shown_words(), "stale: `make manual-pictures`"


@pytest.mark.parametrize("page", pages())
def test_whatever_is_named_stands_on_the_screen(page: str) -> None:
    named = {bare(name) for name in NAMED.findall(written(page))}
    assert named - shown_words() == set()


@pytest.mark.parametrize("page", pages())
def test_a_page_is_titled_by_its_name_and_nothing_is_lost_on_the_way(page: str) -> None:
    assert written(page).startswith(f"# {page}\n")
    shown = re.sub(r"<[^>]+>|&nbsp;|\s", "", html(page))
    for line in written(page).splitlines():
        words = re.sub(r"\s", "", plain(line))
        if not line.startswith(("|", "!")):
            assert re.sub(r"^\d+\.", "", words) in shown, line


def test_the_manual_comes_with_the_wheel_and_the_built_program() -> None:
    assert '"docs/manual" = "resources/manual"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"docs" / "manual"), "resources/manual"' in (ROOT / "packaging" / "frozen.py").read_text(
        encoding="utf-8"
    )
    assert (manual() / f"{MANUAL_CONTENTS}.md").is_file()


def test_every_page_that_f1_opens_exists() -> None:
    assigned = re.compile(r'^    manual = "([^"]+)"', re.MULTILINE)
    wanted = {
        page
        for path in (ROOT / "ui").rglob("*.py")
        for page in assigned.findall(path.read_text(encoding="utf-8"))
    }
    assert {"今日", "工作日历", "备份与恢复", "登记一条信息"} <= wanted
    assert wanted <= set(pages())


NO_PAGE = {"Lasting", "ManualWindow", "Working"}
"""The manual itself, and what goes away by itself."""


def dialogs(kind: type[Frame] = Frame) -> Iterator[type[Frame]]:
    """Every kind of dialog of the program."""
    for module in walk_packages(ui.__path__, "ui."):
        if kind is Frame and not module.name.endswith("__main__"):
            import_module(module.name)
    for one in kind.__subclasses__():
        if one.__module__.startswith("ui."):
            yield from (one, *dialogs(one))


def test_every_dialog_has_a_page_of_the_manual() -> None:
    found = {one.__name__: one.manual for one in dialogs() if one.__name__ not in NO_PAGE}
    assert {name: page for name, page in found.items() if page not in pages()} == {}
    assert len(found) > 40


def test_every_tab_and_part_of_it_has_a_page_of_the_manual(window: MainWindow, qtbot: QtBot) -> None:
    for tab in tabs():
        page = window.show_page(tab.key)
        if not isinstance(page, PartsPage):
            assert page.manual in pages(), tab.key
            continue
        qtbot.waitUntil(lambda page=page: page.part_keys() != [])
        for part in page.part_keys():
            page.show_part(part)
            assert page.manual in pages(), (tab.key, part)


def test_f1_opens_the_page_in_sight_and_the_work_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(TODAY)
    shown = show_help(window)
    assert shown.leaf.page == "今日"
    assert not shown.isModal()
    register_of(window)
    assert show_help(window) is shown
    assert shown.leaf.page == "查找与视图"
    catalogue_of(window)
    assert show_help(window).leaf.page == "基本目录"


def test_f1_in_a_dialog_opens_its_page_over_it(window: MainWindow, qtbot: QtBot) -> None:
    calendar = CalendarDialog(window.session, window)
    calendar.open()
    qtbot.waitUntil(lambda: calendar.state.text() != "")
    qtbot.keyClick(calendar.months, Qt.Key.Key_F1)
    shown = calendar.findChild(ManualWindow)
    assert shown is not None
    assert shown.isVisible() and shown.leaf.page == "工作日历"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert calendar.isVisible()


def test_f1_in_a_form_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    register_of(window).new()
    form = dialog(qtbot, FormDialog)
    form.form.fill({"title": "某通知"})
    qtbot.keyClick(form, Qt.Key.Key_F1)
    shown = form.findChild(ManualWindow)
    assert shown is not None and shown.leaf.page == "登记一条信息"
    assert form.form.values()["title"] == "某通知"


def test_links_are_followed_and_gone_back_from_by_key(window: MainWindow, qtbot: QtBot) -> None:
    shown = open_manual("开始使用", window)
    shown.leaf.anchorClicked.emit(QUrl("备份与恢复.md#恢复演练"))
    assert shown.leaf.page == "备份与恢复"
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.leaf.page == "开始使用"
    qtbot.keyClick(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.leaf.page == "备份与恢复"
    assert not shown.forward.isEnabled()


def test_words_are_searched_in_all_pages_and_enter_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    shown = open_manual("", window)
    assert shown.leaf.page == MANUAL_CONTENTS
    shown.words.setFocus()
    shown.words.setText("恢复 演练")
    assert shown.list.count() >= 2
    qtbot.keyClick(shown.words, Qt.Key.Key_Return)
    assert "演练" in source(shown.leaf.page)
    shown.words.setText("没有这样的说法吧")
    assert "没有找到" in shown.list.item(0).text()
    shown.words.clear()
    assert shown.list.count() == len(pages())


def test_a_search_tells_page_heading_and_the_words_around() -> None:
    (hit, *_) = search("粘贴进去")
    assert (hit.page, hit.heading) == ("工作日历", "导入放假通知")
    assert "粘贴进去" in hit.around
    assert search(" ") == []


def test_pictures_are_made_to_fit_the_page(window: MainWindow) -> None:
    shown = open_manual("今日", window)
    picture = shown.leaf.loadResource(2, QUrl("pictures/今日.png"))
    assert isinstance(picture, QImage)
    assert 0 < picture.width() / picture.devicePixelRatio() <= shown.leaf.viewport().width()


# — keys, menus and buttons —

KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|[A-Z0-9]|[A-Z][A-Za-z]+|[↑↓←→+−-])")
TYPED = re.compile(r"`([^`]+)`")
LETTER = re.compile(r"\(&(\w)\)")
OF_QT = {
    "Return": "Enter",
    "Delete": "Del",
    "Insert": "Ins",
    "PageUp": "PgUp",
    "PageDown": "PgDn",
    "Escape": "Esc",
}
ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Plus": "+", "Minus": "-"}


def keyed(words: str) -> set[str]:
    """The keys that a text names, as the manual writes them: ``Ctrl+↑ ↓`` are two, with Ctrl both."""
    found: set[str] = set()
    before = ""
    words = re.sub(
        r"(\d) … (\d)", lambda ends: " ".join(map(str, range(int(ends[1]), int(ends[2]) + 1))), words
    )
    for part in words.replace("/", " ").split():
        if not KEY.fullmatch(part):
            return set()
        before = part.rpartition("+")[0] if "+" in part[:-1] else before
        *held, last = part.split("+") if part != "+" else [part]
        last = ARROWS.get(last, OF_QT.get(last, last))
        found.add("+".join([*(held or filter(None, [before])), last]))
    return found


@cache
def heard_keys() -> frozenset[str]:
    """The keys that the windows listen to: shortcuts by name, and those asked for in Qt's words."""
    found: set[str] = set()
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= keyed(node.value) | {f"Alt+{letter}" for letter in LETTER.findall(node.value)}
            elif isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
                name = node.attr.removeprefix("Key_")
                found.add(ARROWS.get(name, OF_QT.get(name, name)))
    return frozenset(found)


def told_keys(window: MainWindow) -> set[str]:
    """What the list of all keys says, menus and pages together."""
    dialog = KeysDialog(window.menus.shortcuts(), window, window.session.failures.handle)
    return {key for _, keys, _ in dialog.rows for key in keyed(keys)}


def test_the_list_of_all_keys_has_every_shortcut_there_is(window: MainWindow) -> None:
    shortcut = re.compile(r"Ctrl\+(Shift\+)?[A-Z]|(Shift\+|Ctrl\+)?F\d+|Ins|Del|Alt\+(Up|Down)")
    written_out = {
        node.value
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and shortcut.fullmatch(node.value)
    }
    assert {"Ctrl+Shift+Z", "Ins", "Del", "F2"} <= written_out
    assert {key for one in written_out for key in keyed(one)} - told_keys(window) == set()


def test_the_list_of_all_keys_is_printed(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.show_keys()
    keys = dialog(qtbot, KeysDialog)
    keys.print_all()
    shown = dialog(qtbot, Preview)
    assert shown.pages.count >= 2


def test_every_key_that_the_manual_names_is_listened_to(window: MainWindow) -> None:
    heard = heard_keys() | told_keys(window)
    for page in pages():
        named = {key for words in TYPED.findall(written(page)) for key in keyed(words)}
        assert named - heard == set(), page


def test_the_page_of_keys_has_all_those_with_ctrl_and_the_function_keys(window: MainWindow) -> None:
    named = {key for words in TYPED.findall(written("快捷键")) for key in keyed(words)}
    kind = re.compile(r"(Ctrl\+(Shift\+)?[A-Z]|Ctrl\+[1-3]|(\w+\+)?F\d+)")
    wanted = {key for key in told_keys(window) if kind.fullmatch(key)}
    assert wanted - named == set()


MENU_PATH = re.compile(r"「([^」]+)」菜单(?:的|里|选|，)*「([^」]+)」(?:里(?:选)?「([^」]+)」)?")


def test_whatever_the_manual_seeks_in_a_menu_is_there(window: MainWindow) -> None:
    menus = {
        bare(menu.title()): {bare(action.text().partition("\t")[0]) for action in menu.actions()}
        for menu in window.menus.bar.findChildren(QMenu)
    }
    found = [path for page in pages() for path in MENU_PATH.findall(written(page))]
    assert len(found) >= 8
    for menu, entry, further in found:
        assert bare(entry) in menus[menu], (menu, entry)
        assert not further or bare(entry) not in menus or bare(further) in menus[bare(entry)], further


SHORT = {"信息发布协调函（征求意见函）": "协调函", "上网巡查记录": "巡查记录"}


@pytest.mark.parametrize("title", [paper.title for paper in papers_of_program()])
def test_every_paper_has_its_place_in_the_manual(title: str) -> None:
    assert SHORT.get(title, title) in written("打印文书")


def test_the_nil_sentence_of_the_summary_is_told_as_it_is_printed() -> None:
    told = nil(Period(date(2026, 11, 1), date(2026, 11, 30)))
    assert f"写明“{told}”" in written("保密审查")


@pytest.mark.parametrize("page", pages())
def test_the_register_is_called_as_its_tab_is(page: str) -> None:
    assert "登记簿" not in written(page)


def test_the_about_page_tells_the_version_of_the_package(window: MainWindow) -> None:
    about = show_about(window)
    (told,) = about.findChildren(Reading)
    assert __version__ in told.toPlainText()
