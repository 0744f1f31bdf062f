"""Offices under any rule set, opened on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from tests.register.conftest import NOW, Clerk

Open = Callable[[str], Clerk]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    desks: list[Desk] = []

    def open_one(ruleset: str) -> Clerk:
        desks.append(Desk.create(tmp_path / ruleset, name="某单位", ruleset=ruleset, clock=lambda: NOW))
        return Clerk(desks[-1])

    yield open_one
    for desk in desks:
        assert desk.verify() == []
        desk.close()
