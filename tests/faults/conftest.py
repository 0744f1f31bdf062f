"""A real office, made once and copied for every drill."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from tests.faults.offices import founded


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the office and the files beside it."""
    place = tmp_path_factory.mktemp("pattern")
    founded(place)
    return place


@pytest.fixture
def office(pattern: Path, tmp_path: Path) -> OfficeFolder:
    """A copy of the office, with its neighbours, that a test may ruin."""
    place = Path(shutil.copytree(pattern, tmp_path / "单位"))
    return OfficeFolder(place / "台账")
