"""The rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.fields import COLUMNS

ROOT = Path(__file__).parents[1]
PACKAGES = ("gongkai_desktop", "ui")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
WINDOWS = [path for path in SOURCES if path.is_relative_to(ROOT / "ui")]
LONGEST_MODULE = 600
LONGEST_FUNCTION = 60

# Each costs a tenth to half a second to import: they are loaded by the function that needs them.
HEAVY = (
    "borax", "chinese_calendar", "docx", "docxtpl", "openpyxl", "PIL", "pypdfium2",
    "pypinyin", "python_calamine", "reportlab", "zxingcpp",
)  # fmt: skip


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def is_text(node: ast.expr) -> bool:
    """Whether a text stands in the source as it is, not put together while running."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_found(call: ast.Call) -> bool:
    """Whether lupdate files a screen text where it is asked for: self.tr("…"), ….translate("Class", "…").

    It overlooks f-strings and sums, takes ``box.tr`` for a class named box, and ``tr = …translate`` for tr.
    """
    match call.func:
        case ast.Name(id="tr" | "translate"):
            return False
        case ast.Attribute(value=value, attr="tr"):
            return isinstance(value, ast.Name) and value.id == "self" and is_text(call.args[0])
        case ast.Attribute(attr="translate") if len(call.args) > 1:
            return all(is_text(argument) for argument in call.args[:2])
        case _:
            return True


def untranslatable(tree: ast.AST) -> list[int]:
    """Lines whose screen text the translation tools do not find, or not where it is asked for."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and not is_found(node)]


def loaded_by(*modules: str) -> set[str]:
    """The top-level packages loaded when a fresh process imports these modules."""
    program = f"import sys, {', '.join(modules)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_readable_in_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    long = [f"{f.name}: {f.end_lineno - f.lineno + 1}" for f in functions(ast.parse(text))
            if f.end_lineno is not None and f.end_lineno - f.lineno >= LONGEST_FUNCTION]  # fmt: skip
    assert long == []


@pytest.mark.parametrize("path", WINDOWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_screen_texts_can_be_found_by_the_translation_tools(path: Path) -> None:
    assert untranslatable(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    ['self.tr(f"共 {n}")', 'self.tr("共" + n)', 'box.tr("共")', 'tr("Page", "共")', 'app.translate("P", n)'],
)
def test_a_text_out_of_reach_of_the_translation_tools_is_noticed(source: str) -> None:
    assert untranslatable(ast.parse(source)) == [1]


_NAMING = ("replace", "rename", "renames", "unlink", "remove", "removedirs", "rmdir", "move", "rmtree")


def names_files(call: ast.Call) -> bool:
    """Whether a call renames or deletes: os.replace(…), shutil.rmtree(…), path.unlink(…), path.replace(other)."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="os" | "shutil"), attr=attr):
            return attr in _NAMING
        case ast.Attribute(attr="replace"):  # of a text takes two, of a day none without a name
            return len(call.args) == 1 and not call.keywords
        case ast.Attribute(attr=attr):
            return attr in ("unlink", "rename", "rmdir")
    return False


def test_files_are_renamed_and_deleted_in_one_place() -> None:
    """There, what Windows refuses is waited for, and then told."""
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and names_files(node) and path != ROOT / "gongkai_desktop" / "files.py"
    }
    assert found == set()


@pytest.mark.parametrize(
    "source", ["os.remove(a)", "shutil.move(a, b)", "path.replace(other)", "(a / b).unlink()"]
)
def test_a_deletion_elsewhere_is_noticed(source: str) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call) and names_files(call)


def test_temporary_files_are_made_in_one_place() -> None:
    """There, their names tell whose they are, so that the next start clears away what a killed process left."""
    known = {ROOT / "gongkai_desktop" / "files.py", ROOT / "gongkai_desktop" / "exchange" / "spool.py"}
    making = re.compile(r"mk[ds]temp\(|TemporaryFile\(|TemporaryDirectory\(|gettempdir\(")
    assert {path for path in SOURCES if making.search(path.read_text("utf-8"))} == known


_TYPED = re.compile(r"（(命令|init|verify|restore|backup)")


def test_what_is_typed_on_the_command_line_is_told_only_there() -> None:
    """``Refused(command=…)`` puts the brackets around it: a text that has them already is shown in the window."""
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _TYPED.search(node.value)
    }
    assert found == set()


def test_the_command_is_told_behind_the_way_out_but_is_no_part_of_it() -> None:
    refused = pickle.loads(pickle.dumps(Refused("没有文件夹", way="请新建。", command="命令 init")))
    assert str(refused) == "没有文件夹。请新建（命令 init）。"
    assert (refused.way, refused.command) == ("请新建。", "命令 init")


def is_text_mode(call: ast.Call, at: int) -> bool:
    """Whether a call of ``open`` asks for text: by a mode that stands there, or by none."""
    mode = next(
        (word.value for word in call.keywords if word.arg == "mode"),
        call.args[at] if len(call.args) > at else None,
    )
    return mode is None or (
        isinstance(mode, ast.Constant) and re.fullmatch("[rwaxt+]+", str(mode.value)) is not None
    )


def leaves_encoding_open(call: ast.Call) -> bool:
    """Whether text is read or written in the system's own encoding, which is GBK on a Chinese Windows."""
    if any(word.arg == "encoding" for word in call.keywords):
        return False
    match call.func:
        case ast.Name(id="open"):
            return len(call.args) < 4 and is_text_mode(call, 1)
        case ast.Attribute(attr="read_text"):
            return not call.args
        case ast.Attribute(attr="write_text"):
            return len(call.args) < 2
        case ast.Attribute(attr="open"):  # many things are opened; a file that is read or written says so
            return bool(call.args) and isinstance(call.args[0], ast.Constant) and is_text_mode(call, 0)
    return False


def test_text_is_read_and_written_in_an_encoding_that_is_named() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and leaves_encoding_open(node)
    }
    assert found == set()


@pytest.mark.parametrize(
    "source", ["open(p)", "open(p, 'w')", "p.read_text()", "p.write_text(t)", "p.open('a')"]
)
def test_an_encoding_left_open_is_noticed(source: str) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call) and leaves_encoding_open(call)


@pytest.mark.parametrize(
    "source", ["open(p, 'rb')", "p.read_text('utf-8')", "p.open('rb')", "desk.open(root)"]
)
def test_bytes_need_no_encoding(source: str) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call) and not leaves_encoding_open(call)


def test_the_core_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("gongkai_desktop.desk", "gongkai_desktop.cli").isdisjoint({*HEAVY, "PySide6"})


def glossary_names() -> list[str]:
    """The names in the code that the glossary gives for the field's words."""
    return re.findall(r"`([a-z_]\w*(?:\.\w+)*)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))


def names_in(block: ast.Module | ast.ClassDef, before: str) -> Iterator[str]:
    """What a module or class defines, dotted; fields and members of classes included."""
    for node in block.body:
        match node:
            case ast.ClassDef(name=name):
                yield f"{before}.{name}"
                yield from names_in(node, f"{before}.{name}")
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield f"{before}.{name}"
            case ast.Assign(targets=targets):
                yield from (f"{before}.{found.id}" for target in targets for found in ast.walk(target)
                            if isinstance(found, ast.Name))  # fmt: skip


def names_of(room: str) -> set[str]:
    """What a room's modules define, as ``room.Name`` and ``room.Name.member``."""
    place = ROOT / "gongkai_desktop" / room
    paths = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    return {name for path in paths for name in names_in(ast.parse(path.read_text(encoding="utf-8")), room)}


def test_the_glossary_speaks_of_what_exists() -> None:
    told = {name for name in glossary_names() if "." in name}
    rooms = {name.partition(".")[0] for name in told}
    assert told - {name for room in rooms for name in names_of(room)} == set()


def test_the_glossary_knows_every_column() -> None:
    assert [name for name in glossary_names() if "." not in name] == list(COLUMNS)
