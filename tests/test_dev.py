"""The one command for developers, on machines with make and without: the same steps, in one place."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tools import dev

MAKEFILE = (dev.ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would have been run, with everything set up already."""
    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "run", lambda *command, **_: found.append(command))
    monkeypatch.setattr(dev, "set_up_dev", lambda: None)
    monkeypatch.setattr(dev, "set_up_run", lambda: None)
    return found


def test_types_are_checked_as_windows_has_them_too(ran: list[tuple[str, ...]]) -> None:
    dev.main(["lint"])
    tools = [(Path(command[0]).stem, *command[1:]) for command in ran]
    assert [tool[0] for tool in tools] == ["ruff", "ruff", "mypy", "mypy", "lint-imports"]
    assert tools[3][1:3] == ("--platform", "win32")


def test_windows_keeps_its_programs_elsewhere(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    dev.main(["run"])
    dev.main(["test-ui"])
    assert Path(ran[0][0]).parts[-3:] == (".venv", "Scripts", "gongkai-desktop.exe")
    assert "--ignore=tests/ui/test_process.py" in ran[1]


def test_under_wine_a_python_of_windows_runs_what_the_core_is_tested_with(
    ran: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python.exe"
    python.touch()
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("WINDOWS_PYTHON", str(python))
    dev.main(["test-windows"])
    assert ran[0][:4] == ("/usr/bin/wine", str(python), "-m", "pytest") and "auto" not in ran[0]
    assert {"--ignore=tests/ui", "--ignore=tests/faults/test_full_disk.py"} <= set(ran[0])
    monkeypatch.delenv("WINDOWS_PYTHON")
    with pytest.raises(SystemExit, match="WINDOWS_PYTHON"):
        dev.main(["test-windows"])


def test_the_core_is_set_up_without_a_window() -> None:
    lines = list(dev.core_lines(dev.DEV_LOCK.read_text(encoding="utf-8")))
    names = {line.partition("==")[0] for line in lines if line[:1].isalpha()}
    assert {"openpyxl", "pytest", "sqlcipher3"} <= names
    assert names.isdisjoint({"pyside6-essentials", "shiboken6", "pytest-qt", "mypy", "ruff"})
    hashes = [line for line in lines if "--hash" in line]
    assert len(hashes) >= len(names)


def test_a_stamp_is_old_when_something_was_changed_after_it(tmp_path: Path) -> None:
    stamp, lock = tmp_path / ".dev", tmp_path / "lock"
    lock.touch()
    assert dev.is_old(stamp, lock)
    stamp.touch()
    os.utime(lock, (1, 1))
    assert not dev.is_old(stamp, lock)
    os.utime(stamp, (0, 0))
    assert dev.is_old(stamp, lock)


def test_make_asks_it_and_knows_no_second_way() -> None:
    asked = set(re.findall(r"\$\(DEV\) ([a-z-]+)", MAKEFILE))
    assert asked == {"setup", *dev._COMMANDS}
    assert not re.search(r"pip install|/ruff|/mypy|/lint-imports|-m venv|pytest tests/ui", MAKEFILE)
    assert {
        place
        for place in (*dev._ONLY_LINUX, *dev._NOT_WINDOWS)
        if not (dev.ROOT / place.split("::")[0]).exists()
    } == set()
