"""The Windows package: what setup puts into the system it takes away again, and what lies in the built folder once."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
INSTALL, _, UNINSTALL = SCRIPT.partition('Section "Uninstall"')


def loaded(path: str) -> ModuleType:
    """A module of packaging/, which is no package."""
    place = ROOT / "packaging" / path
    spec = importlib.util.spec_from_file_location(place.stem, place)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def parts() -> ModuleType:
    return loaded("windows/parts.py")


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    return loaded("licences.py")


def test_what_setup_puts_into_the_system_is_taken_away() -> None:
    shortcuts = re.findall(r'CreateShortcut ("[^"]+")', INSTALL)
    assert len(shortcuts) == 2 and all(f"Delete {shortcut}" in UNINSTALL for shortcut in shortcuts)
    keys = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', INSTALL))
    own = {key for key in keys if key.endswith("OpenWithProgids")}  # a key of Windows: only our value goes
    assert all(f'DeleteRegValue HKCU "{key}" "${{KIND}}"' in UNINSTALL for key in own)
    taken = tuple(re.findall(r'DeleteRegKey HKCU "([^"]+)"', UNINSTALL))
    assert taken and {key for key in keys - own if not key.startswith(taken)} == set()


def test_a_program_that_is_removed_is_not_opened_at_login() -> None:
    source = (ROOT / "ui" / "at_login.py").read_text(encoding="utf-8")  # which stands on Qt
    (name,) = re.findall(r'^NAME = "(.+)"$', source, re.MULTILINE)
    assert f'DeleteRegValue HKCU "${{LOGIN}}" "{name}"' in UNINSTALL
    assert r'!define LOGIN "Software\Microsoft\Windows\CurrentVersion\Run"' in SCRIPT


def test_nothing_of_a_users_is_named_where_something_is_removed() -> None:
    assert set(re.findall(r"RMDir /r (\S+)", SCRIPT)) == {r'"$INSTDIR\_internal"'}


def test_the_newest_runtime_lies_there_once(parts: ModuleType) -> None:
    versions = {"python": (14, 32, 0, 0), "old": (14, 29, 0, 0), "qt": (14, 44, 0, 0)}
    found = [
        ("VCRUNTIME140.dll", "python/VCRUNTIME140.dll", "BINARY"),
        ("PySide6/VCRUNTIME140.dll", "qt/vcruntime140.dll", "BINARY"),
        ("MSVCP140.dll", "old/MSVCP140.dll", "BINARY"),
        ("PySide6/Qt6Core.dll", "qt/Qt6Core.dll", "BINARY"),
    ]
    once = parts.runtime_once(found, Path("qt"), lambda path: versions[Path(path).parent.name])
    assert [(place, Path(source).parent.name) for place, source, _ in once] == [
        ("PySide6/Qt6Core.dll", "qt"), ("vcruntime140.dll", "qt"), ("msvcp140.dll", "qt")
    ]  # fmt: skip
    without_window = parts.runtime_once(found[2:3], Path("qt"), lambda path: versions[Path(path).parent.name])
    assert [Path(source).parent.name for _, source, _ in without_window] == ["qt"], (
        "the same for both programs"
    )


def test_what_every_windows_has_stays_there(parts: ModuleType) -> None:
    assert parts.of_windows("api-ms-win-crt-runtime-l1-1-0.dll") and parts.of_windows("UCRTBASE.dll")
    assert not parts.of_windows("MSVCP140.dll")


def test_every_part_that_is_carried_has_its_licence(licences: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[=><]", one)[0].lower() for one in project["dependencies"]}
    assert needed <= {*licences.PARTS, *licences.QT}
    told = licences._of_part(licences.distribution("python-calamine"))
    assert told.startswith("python-calamine 0.") and "Permission is hereby granted" in told
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in licences._of_python()
    assert {path.name for path in (ROOT / "packaging" / "licences").iterdir()} == set(licences._QT_TEXTS)
