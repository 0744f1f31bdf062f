"""Files that are whole or not there, wherever they lie."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import folder_whole, unfinished, written_whole


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


def test_what_a_killed_process_left_in_a_folder_of_the_clerks_goes_with_the_next_file(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from gongkai_desktop.files import folder_whole, written_whole;"
        "place = Path(sys.argv[1]); folder = folder_whole(place / '卷'); file = written_whole(place / '表');"
        "(folder.__enter__() / '申请书').write_text('张三'); beside = file.__enter__(); beside.write_text('张三');"
        "beside.with_name(beside.name + '-journal').write_text('张三'); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL and len(list(tmp_path.iterdir())) == 3
    (tmp_path / ".别人的.部分").write_text("留着")
    with written_whole(tmp_path / "甲") as first, folder_whole(tmp_path / "乙") as second:
        first.write_text("甲")
        assert first.exists() and unfinished(tmp_path) != first, "of a process that is alive nothing goes"
        assert second.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"甲", "乙", ".别人的.部分"}


def test_what_another_computer_writes_into_a_shared_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai_desktop.files._computer", lambda: "另一台")
    theirs = unfinished(tmp_path)
    theirs.write_text("正在写")
    monkeypatch.undo()
    monkeypatch.setattr("gongkai_desktop.files._is_alive", lambda _: False)
    ours = unfinished(tmp_path)
    ours.write_text("半")
    unfinished(tmp_path)
    assert theirs.exists() and not ours.exists()
