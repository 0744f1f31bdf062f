from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store
from gongkai_desktop.store.lock import Holder, WriterLock, holder
from tests.systems import kill

_HOLD = """
import sys
from pathlib import Path
from gongkai_desktop.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_writer_is_told_who_holds_the_folder(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True):
        with pytest.raises(Refused) as caught:
            Store.open(folder, writing=True)
        told = str(caught.value)
        assert socket.gethostname() in told and f"进程 {os.getpid()}" in told and "始于 20" in told
        Store.open(folder, writing=False).close()
    Store.open(folder, writing=True).close()


def test_another_process_holds_it_too_and_a_crash_frees_it(folder: OfficeFolder) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder.lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None and child.stdout.readline() == "held\n"
        with pytest.raises(Refused, match=f"进程 {child.pid}"):
            Store.open(folder, writing=True)
        kill(child)
        child.wait()
    left = holder(folder.lock)
    assert left is not None and left.pid == child.pid
    with Store.open(folder, writing=True) as store:
        assert store.recovered == left
    assert holder(folder.lock) is None


def test_a_place_whose_files_cannot_be_had_is_not_told_as_somebody_who_has_it(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some shared folders answer."""

    def unable(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("gongkai_desktop.store.lock.grasp", unable)
    with pytest.raises(Refused, match="防不了两个人同时写"):
        WriterLock(folder.lock)


def test_after_a_clean_close_there_is_nothing_to_recover(tmp_path: Path) -> None:
    for _ in range(2):
        lock = WriterLock(tmp_path / "lock")
        assert lock.recovered is None
        assert holder(tmp_path / "lock") is not None
        lock.release()
        lock.release()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", json.dumps({"machine": "a"})])
def test_a_lock_file_nobody_can_read_stops_nobody(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lock"
    path.write_text(text, "utf-8")
    lock = WriterLock(path)
    assert lock.recovered is None
    lock.release()


def test_a_lock_that_nobody_signed_is_refused_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = WriterLock(path)
    path.write_text("", "utf-8")
    with pytest.raises(Refused, match="另一个程序已打开它"):
        WriterLock(path)
    lock.release()


def test_a_failed_opening_frees_the_folder(folder: OfficeFolder) -> None:
    content = folder.database.read_bytes()
    folder.database.write_bytes(content[:100] + b"\xff" * 5000)
    with pytest.raises(Refused, match="已损坏"):
        Store.open(folder, writing=True)
    folder.database.write_bytes(content)
    Store.open(folder, writing=True).close()


def test_a_folder_where_no_lock_can_be_made_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件夹"):
        WriterLock(tmp_path / "missing" / "lock")


def test_a_holder_reads_like_a_sentence() -> None:
    by = Holder("pc-7", 42, "李红", "2026-02-06T09:05:33+08:00")
    assert str(by) == "电脑 pc-7、用户 李红、进程 42、始于 2026-02-06 09:05"
