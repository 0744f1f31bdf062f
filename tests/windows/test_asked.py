"""What is asked of Windows itself: answered here by a stand-in, which tells what it was asked."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from gongkai_desktop import files, windows
from gongkai_desktop.cli import say
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.scans import codes
from gongkai_desktop.store import Store, site
from gongkai_desktop.store.places import examine

MEMORY = 600 * 1024**2


class Kernel:
    """Answers each call with a number, or by a function of what it was given."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._answers = answers

    def __getattr__(self, name: str) -> Any:
        answer = self._answers[name]
        return answer if callable(answer) else lambda *told: answer


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Any:
    def give(error: int = 0, **answers: Any) -> None:
        monkeypatch.setattr(windows, "kernel", lambda: Kernel(answers))
        monkeypatch.setattr(windows, "last_error", lambda: error)

    return give


def test_a_child_gets_no_more_memory_than_it_may_have(answering: Any) -> None:
    told: list[Any] = []

    def limited(job: Any, kind: int, limits: Any, size: int) -> int:
        told.append((job.value, kind, limits._obj.flags, limits._obj.process_memory, size))
        return 1

    answering(CreateJobObjectW=77, SetInformationJobObject=limited, AssignProcessToJobObject=1)
    assert windows.limit_memory(MEMORY)
    assert told == [(77, 9, 0x100, MEMORY, 144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)]


@pytest.mark.parametrize(
    "answers",
    [
        {"CreateJobObjectW": None},
        {"CreateJobObjectW": 77, "SetInformationJobObject": 0},
        {"CreateJobObjectW": 77, "SetInformationJobObject": 1, "AssignProcessToJobObject": 0},
    ],
)
def test_a_limit_that_is_not_taken_is_told(answering: Any, answers: dict[str, Any]) -> None:
    answering(**answers)
    assert not windows.limit_memory(MEMORY)


def test_the_memory_used_is_what_was_promised(answering: Any) -> None:
    def counted(process: Any, counters: Any, size: int) -> int:
        assert counters._obj.size == size
        counters._obj.committed = 5
        return 1

    answering(K32GetProcessMemoryInfo=counted)
    assert windows.used_memory() == 5


def test_a_process_of_which_nothing_may_be_asked_is_alive(answering: Any) -> None:
    answering(OpenProcess=None, error=5)
    assert windows.is_alive(4)
    answering(OpenProcess=None, error=87)
    assert not windows.is_alive(4)
    for waited, alive in ((0x102, True), (0, False)):
        answering(OpenProcess=9, WaitForSingleObject=waited, CloseHandle=1)
        assert windows.is_alive(4) is alive


def test_two_processes_of_one_number_are_told_apart_by_their_start(answering: Any) -> None:
    def times(process: Any, began: Any, *others: Any) -> int:
        assert process.value == 9 and len(others) == 3
        began._obj.value = 134_000_000_000_000_007
        return 1

    answering(OpenProcess=9, GetProcessTimes=times, CloseHandle=1)
    assert windows.started(4) == 134_000_000_000_000_007
    answering(OpenProcess=9, GetProcessTimes=0, CloseHandle=1)
    assert windows.started(4) is None
    answering(OpenProcess=None)
    assert windows.started(4) is None


@pytest.mark.parametrize(("tells", "typed"), [(1, True), (0, False)])
def test_where_nobody_types_nothing_is_asked(
    answering: Any, monkeypatch: pytest.MonkeyPatch, tells: int, typed: bool
) -> None:
    """``< NUL`` in a planned task calls itself a terminal: a question would wait there for ever."""
    asked: list[int] = []
    answering(GetStdHandle=lambda which: asked.append(which) or 7, GetConsoleMode=tells)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    assert say.somebody_types() is typed and asked == [-10]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    assert not say.somebody_types()


def test_disks_are_told_apart(answering: Any) -> None:
    asked: list[str] = []
    answering(GetDriveTypeW=lambda root: asked.append(root) or {"D:\\": 2, "Z:\\": 4}.get(root, 3))
    assert windows.is_removable(PureWindowsPath(r"D:\台账")) and windows.is_remote(
        PureWindowsPath(r"Z:\台账")
    )
    assert not windows.is_remote(PureWindowsPath(r"C:\台账"))
    assert asked == ["D:\\", "Z:\\", "C:\\"]
    assert windows.is_remote(PureWindowsPath(r"\\服务器\共享\台账"))


def test_a_volume_says_whether_it_can_be_written(answering: Any) -> None:
    def flagged(flags: int) -> Any:
        def told(root: str, *rest: Any) -> int:
            rest[4]._obj.value = flags
            return 1

        return told

    answering(GetVolumeInformationW=flagged(0x00080001))
    assert windows.is_read_only(PureWindowsPath("E:\\台账"))
    answering(GetVolumeInformationW=flagged(0x00000001))
    assert not windows.is_read_only(PureWindowsPath("E:\\台账"))


def test_the_reader_of_codes_finds_the_runtime_that_qt_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent: list[str] = []
    brought = tmp_path / "shiboken6"
    brought.mkdir()
    (brought / "msvcp140.dll").touch()
    found = SimpleNamespace(submodule_search_locations=[str(brought)])
    monkeypatch.setattr(os, "add_dll_directory", lent.append, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    for spec, built in ((found, ""), (None, str(tmp_path)), (found, str(tmp_path)), (None, "")):
        monkeypatch.setattr(windows, "find_spec", lambda name, spec=spec: spec)
        monkeypatch.setattr(sys, "_MEIPASS", built, raising=False)
        windows.lend_runtime.cache_clear()
        for _ in range(2):
            assert codes._read(Image.new("L", (40, 40), 255)) == ()
    assert lent == [str(brought)] * 3
    windows.lend_runtime.cache_clear()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No right to write, and a system that says yes to whoever asks for it."""
    plain = os.open

    def opening(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "no right", str(path))
        return plain(path, flags, *rest, **more)

    monkeypatch.setattr(os, "access", lambda path, mode: True)
    monkeypatch.setattr(os, "open", opening)


def test_a_right_to_write_is_tried(folder: OfficeFolder, tmp_path: Path, closed: None) -> None:
    assert examine(folder).fixed
    with Store.open(folder, writing=False) as store:
        assert store.fixed
    with pytest.raises(Refused, match="只能查看"):
        Store.open(folder, writing=True)
    with pytest.raises(Refused, match="不允许写入"):
        site.refuse_unfit(OfficeFolder(tmp_path / "新"))


def test_a_trial_leaves_nothing(tmp_path: Path) -> None:
    assert files.may_write(tmp_path) and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "number", "says"),
    [
        (39, errno.EINVAL, "磁盘已满"),
        (1295, errno.EINVAL, "磁盘已满"),
        (21, errno.EACCES, "拔出"),
        (1167, errno.EINVAL, "拔出"),
    ],
)
def test_what_windows_calls_otherwise_is_told_as_what_it_is(
    tmp_path: Path, code: int, number: int, says: str
) -> None:
    error = OSError(number, "as Windows has it")
    error.winerror = code  # type: ignore[attr-defined]
    with pytest.raises(Refused, match=says), files.refusing_disk(tmp_path / "表.pdf"):
        raise error


def test_a_path_too_long_for_windows_is_told_so(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "a.pdf", 206), (tmp_path / ("长" * 250), 3)):
        error = FileNotFoundError(errno.ENOENT, "no such file", str(path))
        error.winerror = code  # type: ignore[attr-defined]
        with pytest.raises(Refused, match="太长"), files.refusing_disk(path):
            raise error
