"""Children that die: their pipe raises, or stays open where they died before they took their end of it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop import apart
from gongkai_desktop.apart import Dead, run_apart, speaking, talking
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.progress import Progress
from gongkai_desktop.scans import reading
from gongkai_desktop.scans.child import Order, PageRead
from tests.systems import DYING, WINDOWS

BAD = "坏.pdf"


def _dying(progress: Progress) -> None:
    os._exit(9)


def _mute(connection: Connection) -> None:
    os._exit(9)


def test_a_dead_child_is_a_fault_and_no_error_of_the_pipe(ended_pipes: None) -> None:
    def outlive(done: int, whole: int) -> None:
        for child in multiprocessing.active_children():
            child.join()

    with pytest.raises(Fault, match="without a word"):
        run_apart(_dying, outlive)


def test_one_dead_reader_among_many_is_heard_as_dead(ended_pipes: None) -> None:
    with talking(_mute) as talk:
        while talk not in speaking([talk]):
            pass
        with pytest.raises(Dead):
            talk.receive(lambda: None)


def _reading(connection: Connection) -> None:
    """A reader of scans that one file brings down."""
    while isinstance(order := connection.recv(), Order):
        if order.path.name == BAD:
            os._exit(9)
        connection.send(("pages", 1))
        connection.send(("page", PageRead(0, (), False, b"%PDF-", order.path.name)))
        connection.send(("done", None))


def test_one_bad_file_ends_the_filing_of_no_other(
    tmp_path: Path, ended_pipes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading.child, "run", _reading)
    paths = [tmp_path / name for name in (BAD, "一.pdf", "二.pdf")]
    told: dict[str, list[object]] = {path.name: [] for path in paths}
    for path, found in reading.read_files(paths):
        told[path.name].append(found)
    assert [type(one) for one in told[BAD]] == [Refused]
    for name in ("一.pdf", "二.pdf"):
        assert [type(one) for one in told[name]] == [PageRead, type(None)]


class _Leaking:
    """Windows' way to start a child: until it has fetched its end, a second handle of it stays here.

    On Windows itself nothing needs to be added.
    """

    def __init__(self) -> None:
        self._plain = multiprocessing.get_context("spawn")
        self.leaked: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plain, name)

    def Pipe(self) -> tuple[Connection, Connection]:
        ours, theirs = self._plain.Pipe()
        if not WINDOWS:
            self.leaked.append(os.dup(theirs.fileno()))
        return ours, theirs


def test_a_child_dead_before_it_began_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    leaking = _Leaking()
    monkeypatch.setattr(apart.multiprocessing, "get_context", lambda method: leaking)
    try:
        with talking(_mute, patience=10.0) as talk, pytest.raises(Dead):
            talk.receive(lambda: None)
    finally:
        for descriptor in leaking.leaked:
            os.close(descriptor)


def test_one_that_never_reads_what_it_is_given_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    leaking = _Leaking()
    monkeypatch.setattr(apart.multiprocessing, "get_context", lambda method: leaking)
    multiprocessing.set_executable(DYING)
    try:
        with talking(_mute, bytes(5_000_000), patience=10.0) as talk, pytest.raises(Dead):
            talk.receive(lambda: None)
    finally:
        multiprocessing.set_executable(sys.executable)
        for descriptor in leaking.leaked:
            os.close(descriptor)
