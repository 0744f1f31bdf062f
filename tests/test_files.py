"""Files that are whole or not there, wherever they lie."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from gongkai_desktop.files import written_whole


def test_a_folder_that_cannot_be_brought_to_the_disk_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sticks and shared folders know no order of names; the file itself is brought to the disk."""
    brought: list[str] = []

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "a folder")
        brought.append("file")

    monkeypatch.setattr(os, "fsync", sync)
    with written_whole(tmp_path / "表.pdf") as beside:
        beside.write_text("新")
    assert (tmp_path / "表.pdf").read_text() == "新" and brought == ["file"]
