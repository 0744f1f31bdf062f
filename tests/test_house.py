"""The rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("gongkai_desktop", "ui")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
WINDOWS = [path for path in SOURCES if path.is_relative_to(ROOT / "ui")]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

# Each costs a tenth to half a second to import: they are loaded by the function that needs them.
HEAVY = (
    "borax", "chinese_calendar", "docxtpl", "openpyxl", "pypdfium2",
    "pypinyin", "python_calamine", "reportlab", "zxingcpp",
)  # fmt: skip


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def translations(tree: ast.AST) -> Iterator[tuple[ast.Call, int]]:
    """Every call of tr() or translate(), with the place of its text among the arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"tr": 0, "translate": 1}.get(name, len(node.args))
            if place < len(node.args):
                yield node, place


def is_literal(node: ast.expr) -> bool:
    """Whether the text stands in the source as it is: lupdate never finds f-strings and sums again."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def untranslatable(tree: ast.AST) -> list[int]:
    """Lines where the text given to tr() or translate() cannot be found by the translation tools."""
    return [call.lineno for call, place in translations(tree) if not is_literal(call.args[place])]


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
    ['self.tr(f"共 {n} 条")', 'tr("共" + n)', 'translate("Page", name)', 'app.translate("Page", f"{n}")'],
)
def test_a_text_made_while_running_is_noticed(source: str) -> None:
    assert untranslatable(ast.parse(source)) == [1]


def test_the_core_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("gongkai_desktop.desk", "gongkai_desktop.cli").isdisjoint({*HEAVY, "PySide6"})
