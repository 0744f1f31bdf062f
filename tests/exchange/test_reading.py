"""The reading process: it ends when its file is done, given up or too much, and takes nothing else with it."""

from __future__ import annotations

import marshal
import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.apart import Talk
from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.exchange import child
from gongkai_desktop.exchange.child import Order
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.reading import Reading, reading
from gongkai_desktop.exchange.spool import Spool
from gongkai_desktop.exchange.targets import TARGETS
from gongkai_desktop.exchange.wire import unpack
from gongkai_desktop.progress import unheard

from .conftest import DATA, TODAY


def order(path: Path) -> Order:
    return Order(path, tuple(target.intake(TODAY) for target in TARGETS), HeaderWords(), "")


def long_table(folder: Path) -> Path:
    path = folder / "长.csv"
    path.write_text(
        "信息名称,文号\n" + "".join(f"关于第{at}件事的通知,{at}号\n" for at in range(20_000)), "utf-8"
    )
    return path


def test_a_file_is_read_to_its_end() -> None:
    with reading(order(DATA / "register-real.xlsx")) as file:
        chunks = list(file)
    assert file.head.rows == 9
    assert [len(unpack(chunk)[0]) for chunk in chunks] == [9]


def test_leaving_early_ends_the_process(tmp_path: Path) -> None:
    with reading(order(long_table(tmp_path))) as file:
        process = file.process
        next(iter(file))
        assert process.is_alive()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def test_a_refusal_comes_whole_out_of_the_process() -> None:
    with pytest.raises(Refused, match="密码") as refusal, reading(order(DATA / "locked.xlsx")):
        pass
    assert refusal.value.way


def test_a_process_that_dies_is_a_refusal(tmp_path: Path) -> None:
    with reading(order(long_table(tmp_path))) as file:
        chunks = iter(file)
        next(chunks)
        file.process.kill()
        with pytest.raises(Refused, match="读不进来"):
            list(chunks)


@pytest.fixture
def silent() -> Iterator[multiprocessing.Process]:
    """A process that lives and says nothing."""
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60.0,), daemon=True)
    process.start()
    yield process  # type: ignore[misc]
    process.kill()
    process.join()
    process.close()


def test_a_process_that_says_nothing_is_given_up(silent: multiprocessing.Process) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    with ours, theirs, pytest.raises(Refused, match="读了太久"):
        Reading(DATA, Talk(silent, ours, 0.0), unheard)


def test_the_clerk_may_stop_it_before_it_has_said_anything(silent: multiprocessing.Process) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    ours, theirs = multiprocessing.Pipe(duplex=False)
    with ours, theirs, pytest.raises(Cancelled):
        Reading(DATA, Talk(silent, ours, 1.0), stop)


def test_a_fault_of_ours_tells_where_and_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        def __init__(self) -> None:
            self.sent: list[tuple[str, object]] = []

        def send(self, message: tuple[str, object]) -> None:
            self.sent.append(message)

    def broken(_: Order) -> object:
        raise KeyError("关于张三的处理决定")

    pipe = Pipe()
    monkeypatch.setattr(child, "confine", lambda: None)
    monkeypatch.setattr(child, "messages", broken)
    child.run(pipe, order(DATA / "register-real.xlsx"))  # type: ignore[arg-type]
    ((word, said),) = pipe.sent
    assert word == "fault"
    assert "KeyError at test_reading.py" in str(said)
    assert "张三" not in str(said)


def test_a_fault_in_the_process_is_a_fault_here(silent: multiprocessing.Process) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    theirs.send(("fault", "KeyError at x.py:1"))
    with ours, theirs, pytest.raises(Fault, match="KeyError"):
        Reading(DATA, Talk(silent, ours, 1.0), unheard)


def test_what_is_spooled_comes_back_in_order_and_as_often_as_asked(tmp_path: Path) -> None:
    spool = Spool(tmp_path, in_memory=100)
    chunks = [marshal.dumps("第" * at) for at in range(60)]
    for chunk in chunks:
        spool.add(chunk)
    assert list(spool) == chunks
    assert list(spool) == chunks
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_nobody_listens_to_any_more_ends() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    ours.close()
    ahead = child._Ahead(theirs)
    for _ in range(3 * child._AHEAD):  # more than may wait
        ahead.put(("chunk", b"x"))
    ahead.close()
    assert ahead.lost
    theirs.close()
