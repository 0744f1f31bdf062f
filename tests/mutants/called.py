"""A plugin for pytest: notes which tests call which functions of a room, or runs only the tests it is told to."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from types import CodeType, FrameType

import pytest

NOTED, ROOM, ONLY = "MUTANTS_NOTED", "MUTANTS_ROOM", "MUTANTS_ONLY"
"""Where to write what was called, of what lies under which path; a file with the tests to run, one a line."""

_noted: dict[str, list[str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note what a test calls, its fixtures included; a process of its own that it starts is not seen."""
    if NOTED not in os.environ:
        return (yield)
    codes: set[CodeType] = set()

    def called(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    threading.setprofile(called)
    sys.setprofile(called)
    try:
        return (yield)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
        for code in codes:
            if code.co_filename.startswith(os.environ[ROOM]):
                _noted.setdefault(f"{code.co_filename}:{code.co_firstlineno}", []).append(item.nodeid)


def pytest_sessionfinish() -> None:
    """Write down what was noted."""
    if NOTED in os.environ:
        Path(os.environ[NOTED]).write_text(json.dumps(_noted), "utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave only the tests that were named, in that order."""
    if ONLY in os.environ:
        found = {item.nodeid: item for item in items}
        wanted = Path(os.environ[ONLY]).read_text("utf-8").split("\n")
        items[:] = [found[name] for name in wanted if name in found]
