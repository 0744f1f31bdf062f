"""Files that are whole or not there, wherever they lie."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import folder_whole, written_whole


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


def test_a_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    with folder_whole(tmp_path / "卷") as beside:
        (beside / "函件").mkdir()
        (beside / "函件" / "函.txt").write_text("文", encoding="utf-8")
        assert not (tmp_path / "卷").exists()
    assert (tmp_path / "卷" / "函件" / "函.txt").read_text(encoding="utf-8") == "文"
    with pytest.raises(Refused, match="已经有“卷”"), folder_whole(tmp_path / "卷"):
        pass
    with pytest.raises(ValueError), folder_whole(tmp_path / "另") as beside:
        (beside / "半").write_text("半")
        raise ValueError
    with pytest.raises(Refused, match="没有文件夹"), folder_whole(tmp_path / "无" / "卷"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["卷"]
