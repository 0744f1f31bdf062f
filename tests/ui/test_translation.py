"""The screen's language: every word can be translated, and the English translation is whole.

After a change of words: ``make words``, then translate what is marked unfinished.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileIconProvider
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.register.files import KINDS, Role
from tests.ui.hands import TODAY, dialog
from ui import translation
from ui.kit.editors import Choice
from ui.kit.form_dialog import FormDialog
from ui.kit.preview import Preview
from ui.register.page import DEADLINE, REVIEW_ITEM, REVIEW_LIST, RegisterPage

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "ui").rglob("*.py"))
ENGLISH = ROOT / "i18n" / "gongkai_en.ts"
CHINESE = re.compile("[一-鿿]")

# Said before there is a window (command line), names of folders, names of typefaces, what is remembered nowhere,
# and what the core calls its views, each beside its translation.
NOT_ON_SCREEN = {
    *("app.py", "at_login.py", "pictures.py", "rounds.py", "application.py", "failures.py", "view_names.py"),
}

Message = tuple[str, str]


def messages(file: Path) -> dict[Message, str | None]:
    """By context and source the translation, None where it is unfinished."""
    found: dict[Message, str | None] = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            done = None if told.get("type") == "unfinished" else told.text
            found[name, message.findtext("source", "")] = done
    return found


def untranslated(tree: ast.AST) -> list[tuple[int, str]]:
    """Chinese words that stand outside of tr and translate; docstrings apart, and what is only looked for."""
    inside = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("tr", "translate")
        for part in ast.walk(call)
    }
    words = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    apart = (node for node in ast.walk(tree) if _names_a_page(node) or _looks_for(node))
    words |= {id(part) for node in apart for part in ast.walk(node)}
    texts = (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return [(text.lineno, str(text.value)) for text in texts
            if id(text) not in inside | words and CHINESE.search(str(text.value))]  # fmt: skip


def _looks_for(node: ast.AST) -> bool:
    """Whether the node only looks for characters (``sign in "、的"``, a pattern), and shows none."""
    if isinstance(node, ast.Compare):
        return all(isinstance(kind, ast.In) for kind in node.ops)
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def _names_a_page(node: ast.AST) -> bool:
    """Whether the node says which page of the manual, a Chinese book, belongs to a window."""
    if isinstance(node, ast.FunctionDef):
        return node.name == "manual"
    return isinstance(node, ast.Assign) and all(
        getattr(target, "id", getattr(target, "attr", "")) == "manual" for target in node.targets
    )


def tool_of_qt(name: str) -> str:
    """A program that PySide brings along, as this system has it end (Windows' are .exe)."""
    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    assert found is not None
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_on_the_screen_can_be_translated(path: Path) -> None:
    if path.name not in NOT_ON_SCREEN:
        assert untranslated(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_the_kinds_of_files_are_told_in_chinese(tmp_path: Path, qapp: QApplication) -> None:
    """As lists of files do; Qt's own Chinese has no words for them."""
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "文件夹"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "%1 File") == "%1 文件"


def test_english_knows_every_word_and_no_other(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    options = ["-silent", "-source-language", "zh_CN", "-target-language", "en"]
    command = [tool_of_qt("lupdate"), *options, *SOURCES, "-ts", fresh]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    assert messages(ENGLISH).keys() == messages(fresh).keys()


def test_english_is_finished_and_fills_in_the_same_places() -> None:
    for (context, source), told in messages(ENGLISH).items():
        assert told, f"{context}: {source}"
        places = [name for _, name, _, _ in Formatter().parse(source)]
        assert [name for _, name, _, _ in Formatter().parse(told)].count("") == places.count(""), source
        assert not CHINESE.search(told), told


class Foreign(QTranslator):
    """A language in which every word of ours is another."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"~{source}" if CHINESE.search(source) else ""


@pytest.fixture
def foreign(qapp: QApplication) -> Iterator[None]:
    """No word on the screen is as it stands in the source."""
    translator = Foreign()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_an_english_window_speaks_english(qapp: QApplication, tmp_path: Path) -> None:
    built = tmp_path / "gongkai_en.qm"
    command = [tool_of_qt("lrelease"), "-silent", ENGLISH, "-qm", built]
    subprocess.run(command, check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(built))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("MainWindow", "今日") == "Today"
        assert QCoreApplication.translate("ImportDialog", "导入") == "Import"
    finally:
        qapp.removeTranslator(translator)


@pytest.mark.usefixtures("foreign")
def test_a_working_paper_taken_in_on_a_foreign_screen_stays_in_the_office(
    page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """What a file is said to be is recorded: its words are the record's, whatever language the screen speaks."""
    paper = tmp_path / "草稿.txt"
    paper.write_text("内部讨论", encoding="utf-8")
    qtbot.waitUntil(lambda: page.card.view is not None)
    page.card.dropped.emit([paper])
    form = dialog(qtbot, FormDialog)
    choice = form.findChild(Choice)
    choice.setCurrentIndex(1 + KINDS.index("工作材料"))
    form.submit()
    qtbot.waitUntil(lambda: page.card.view is not None and bool(page.card.view.attachments))
    assert page.card.view is not None
    assert list(page.card.view.case.roles.values()) == [Role.WORKING]


def drawn(page: RegisterPage, qtbot: QtBot) -> dict[str, bytes]:
    """Papers of the item chosen, and the list, as they would be printed."""
    ways: dict[str, Callable[[], object]] = {
        name: partial(page.print_selected, name) for name in (REVIEW_LIST, REVIEW_ITEM, DEADLINE)
    }
    found = {}
    for name, show in {**ways, "list": page.print_list}.items():
        show()
        preview = dialog(qtbot, Preview)
        found[name] = preview.pdf
        preview.done(0)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return found


def test_paper_is_the_same_whatever_the_screen_speaks(
    office: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    """What the law asks for in Chinese is Chinese to the last byte, in an English window on an English system."""
    with Desk.open(office, writing=True) as desk:
        for number in desk.lists.ids(Query(), TODAY):  # or the form of publication is asked first
            known = desk.register.state(number).fields | {"form": "政府网站"}
            desk.register.perform(number, "amend", known, actor=desk.actor(), today=TODAY)
    page: RegisterPage = request.getfixturevalue("page")
    page.table.selectRow(0)
    chinese, foreign = drawn(page, qtbot), Foreign()
    QApplication.installTranslator(foreign)
    QLocale.setDefault(QLocale("en_US"))
    try:
        english = drawn(page, qtbot)
    finally:
        QApplication.removeTranslator(foreign)
        translation.set_locale(translation.CHINESE)
    assert chinese == english


def test_dialogs_of_qt_itself_speak_chinese(qapp: QApplication) -> None:
    translation.install(qapp, translation.CHINESE)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
