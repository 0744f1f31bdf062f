"""A program that is carried about keeps what it keeps beside itself; an installed one does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gongkai_desktop.data import CARRIED, OfficeFolder, carried
from gongkai_desktop.errors import Refused
from gongkai_desktop.store.site import refuse_unfit


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built program that is running."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gongkai-desktop"))
    return tmp_path


def test_with_the_marker_everything_lies_beside_the_program(built: Path) -> None:
    (built / CARRIED).touch()
    assert carried() == built / "数据"


def test_an_installed_program_keeps_nothing_beside_itself(built: Path) -> None:
    assert carried() is None


def test_the_source_is_not_carried_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / CARRIED).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert carried() is None


def test_an_office_may_lie_in_the_folder_beside_and_nowhere_else_in_the_program(built: Path) -> None:
    (built / CARRIED).touch()
    refuse_unfit(OfficeFolder(built / "数据" / "某局信息公开"))
    with pytest.raises(Refused, match="程序自己的文件夹"):
        refuse_unfit(OfficeFolder(built / "_internal" / "某局信息公开"))
