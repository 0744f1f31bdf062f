"""What every test stands on: windows drawn without a screen, the same examples on every machine, new offices."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from tests import noon
from tests.passwords import QUICK

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")
noon.stay()

# Deadlines measure the machine, and a gate that draws new examples each time fails for the next one's change.
settings.register_profile("gate", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session", autouse=True)
def _temporary_folder() -> Iterator[None]:
    """One for each process of tests: what is killed leaves notes there, and whoever starts next clears up by them.

    Its name is short, as sockets may be made in it.
    """
    place = tempfile.mkdtemp(prefix="t")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", place)
        patch.setattr(tempfile, "tempdir", place)
        yield
    shutil.rmtree(place, ignore_errors=True)  # what is still open somewhere stays, and is no fault of a test


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Deriving a key costs nothing here, and no test knows another's keys."""
    from gongkai_desktop import keyring
    from gongkai_desktop.store import keyfile

    monkeypatch.setattr(keyfile, "_COST", QUICK)
    keyring.forget()
    yield
    keyring.forget()


class NewOffice(Protocol):
    """Founds an office under a rule set, which tells the time by ``clock``."""

    def __call__(self, ruleset: str, clock: Callable[[], datetime], name: str = "某局") -> Desk: ...


@pytest.fixture
def new_office(tmp_path: Path) -> Iterator[NewOffice]:
    """Founds offices, each in a folder of its own; every one is verified and closed at the end."""
    from gongkai_desktop.desk import Desk

    made: list[Desk] = []

    def found(ruleset: str, clock: Callable[[], datetime], name: str = "某局") -> Desk:
        made.append(Desk.create(tmp_path / f"台账{len(made)}", name=name, ruleset=ruleset, clock=clock))
        return made[-1]

    yield found
    for desk in made:
        with desk:
            assert desk.verify() == []
