"""Work in a process of its own: its result, its refusals and faults, and its end when the clerk has had enough."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from threading import active_count

import pytest

from gongkai_desktop import apart
from gongkai_desktop.apart import run_apart
from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.progress import Progress
from tests.systems import DYING


def _count(to: int, progress: Progress) -> tuple[int, int]:
    for done in range(to):
        progress(done, to)
    return to, os.getpid()


def _endless(path: Path, progress: Progress) -> None:
    part = path.with_suffix(".part")
    part.write_text("半份", "utf-8")
    try:
        while True:
            time.sleep(0.01)
            progress(1, 2)
    finally:
        part.unlink()


def _deaf(progress: Progress) -> None:
    progress(0, 1)
    time.sleep(600)


def _refusing(progress: Progress) -> None:
    raise Refused("磁盘满了", way="请腾出空间")


def _failing(progress: Progress) -> None:
    raise KeyError("关于张三的处理决定")


def _dying(progress: Progress) -> None:
    os._exit(9)


def _measured(given: bytes, progress: Progress) -> int:
    return len(given)


def _asking_and_dying(connection: Connection, far: Connection) -> None:
    far.send_bytes(b"?")
    os._exit(9)


LARGE = bytes(5_000_000)  # far more than a pipe holds unread


def test_the_result_comes_back_from_another_process() -> None:
    heard: list[tuple[int, int]] = []
    count, process = run_apart(partial(_count, 5), lambda *told: heard.append(told))
    assert count == 5 and process != os.getpid()
    assert sorted(set(heard) - {(0, 0)}) == [(done, 5) for done in range(5)]


def _stop(done: int, total: int) -> None:
    if total:
        raise Cancelled


def test_a_cancelled_work_clears_up_after_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert apart._GRACE < 1  # seconds that whoever cancelled waits at the most
    monkeypatch.setattr(apart, "_GRACE", 60.0)  # a busy machine may not let it come to its turn in one
    with pytest.raises(Cancelled):
        run_apart(partial(_endless, tmp_path / "台账.xlsx"), _stop)
    assert list(tmp_path.iterdir()) == []


def test_a_work_that_does_not_listen_is_ended_all_the_same() -> None:
    with pytest.raises(Cancelled):
        run_apart(_deaf, _stop)
    assert multiprocessing.active_children() == []


def test_a_refusal_comes_back_whole() -> None:
    with pytest.raises(Refused, match="磁盘满了") as caught:
        run_apart(_refusing)
    assert caught.value.way == "请腾出空间"


def test_a_fault_tells_where_and_nothing_of_what_was_written() -> None:
    with pytest.raises(Fault, match=r"KeyError at test_apart\.py") as caught:
        run_apart(_failing)
    assert "张三" not in str(caught.value)


def test_a_process_that_dies_is_a_fault() -> None:
    with pytest.raises(Fault, match="without a word"):
        run_apart(_dying)


def test_a_process_is_given_whatever_it_is_to_work_on() -> None:
    assert run_apart(partial(_measured, LARGE)) == len(LARGE)


def test_a_process_that_dies_before_it_reads_what_it_is_given_is_the_same_fault() -> None:
    multiprocessing.set_executable(DYING)
    threads = active_count()
    try:
        with pytest.raises(Fault, match="without a word"):
            run_apart(partial(_measured, LARGE))
    finally:
        multiprocessing.set_executable(sys.executable)
    assert active_count() == threads


def test_a_process_that_dies_while_it_reads_what_it_is_given_is_the_same_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gongkai_desktop.apart._enter", _asking_and_dying)
    threads = active_count()
    with pytest.raises(Fault, match="without a word"):
        run_apart(partial(_measured, LARGE))
    assert active_count() == threads
