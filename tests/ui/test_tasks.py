"""Work off the GUI thread: order, newest question, errors, cancelling."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gongkai_desktop.errors import Cancelled, Refused
from ui import tasks
from ui.tasks import Job, Post, Progress, Worker

TODO = Refused("不能打开", way="请换一个")


class Toy:
    """Stands for a desk: remembers what was done on it and by which thread."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.closed = False
        self.stopped = threading.Event()
        self.opener = threading.get_ident()

    def interrupt(self) -> None:
        self.stopped.set()

    def slow(self) -> str:
        """Runs until it is interrupted, as a query does."""
        assert self.stopped.wait(10)
        raise Cancelled

    def close(self) -> None:
        self.closed = True

    def rest(self) -> None:
        self.done.append("rested")


@pytest.fixture
def errors() -> list[BaseException]:
    return []


@pytest.fixture
def toy() -> Toy:
    return Toy()


@pytest.fixture
def worker(toy: Toy, errors: list[BaseException], qapp: object) -> Iterator[Worker]:
    found = Worker(lambda: toy, Post(), errors.append, errors.append)
    yield found
    if not toy.closed:
        found.close()


def test_jobs_run_in_order_on_another_thread(worker: Worker, toy: Toy, qtbot: QtBot) -> None:
    answers: list[object] = []
    for name in "abc":
        worker.do(lambda desk, name=name: desk.done.append(name) or threading.get_ident(), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert toy.done == ["a", "b", "c"]
    assert set(answers) != {threading.get_ident()}


def test_a_desk_rests_while_nobody_asks_and_works_on(
    toy: Toy, errors: list[BaseException], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "RESTS_AFTER", 0.02)
    worker = Worker(lambda: toy, Post(), errors.append, errors.append)
    qtbot.waitUntil(lambda: toy.done == ["rested"])
    worker.do(lambda desk: desk.done.append("asked"), lambda _: None)
    qtbot.waitUntil(lambda: toy.done == ["rested", "asked", "rested"])
    worker.close()
    assert errors == [] and toy.closed


def test_answers_come_on_the_gui_thread(worker: Worker, qtbot: QtBot) -> None:
    where: list[int] = []
    worker.do(lambda desk: None, lambda _: where.append(threading.get_ident()))
    qtbot.waitUntil(lambda: where == [threading.get_ident()])


def test_a_newer_question_interrupts_the_older_one_and_only_it_is_answered(
    worker: Worker, errors: list[BaseException], qtbot: QtBot
) -> None:
    answers: list[str] = []
    worker.ask("rows", lambda desk: desk.slow(), answers.append)
    worker.ask("rows", lambda desk: "skipped", answers.append)
    worker.ask("rows", lambda desk: "newest", answers.append)
    qtbot.waitUntil(lambda: answers == ["newest"])
    assert errors == []


def test_another_slot_is_not_disturbed(worker: Worker, qtbot: QtBot) -> None:
    answers: list[str] = []
    worker.ask("rows", lambda desk: "rows", answers.append)
    worker.ask("item", lambda desk: "item", answers.append)
    qtbot.waitUntil(lambda: answers == ["rows", "item"])


def test_an_error_goes_to_whoever_asked_else_to_the_common_place(
    worker: Worker, errors: list[BaseException], qtbot: QtBot
) -> None:
    own: list[BaseException] = []

    def fail(desk: Toy) -> None:
        raise TODO

    worker.do(fail, lambda _: None, own.append)
    worker.do(fail, lambda _: None)
    qtbot.waitUntil(lambda: own == [TODO] and errors == [TODO])


def test_a_desk_that_cannot_be_opened_says_why_to_everyone_who_asked(qapp: object, qtbot: QtBot) -> None:
    heard: list[BaseException] = []
    own: list[BaseException] = []

    def refuse() -> Toy:
        raise TODO

    worker = Worker(refuse, Post(), lambda error: None, heard.append)
    worker.do(lambda desk: None, lambda _: None, own.append)
    qtbot.waitUntil(lambda: heard == [TODO] and own == [TODO])
    with pytest.raises(Refused):
        worker.result(lambda desk: None)
    worker.close()


def test_closing_finishes_what_is_queued_and_closes_the_desk(worker: Worker, toy: Toy) -> None:
    worker.do(lambda desk: desk.done.append("last"), lambda _: None)
    worker.close()
    assert toy.done == ["last"]
    assert toy.closed
    assert toy.opener != 0


def test_a_result_is_waited_for_and_an_error_comes_back(worker: Worker) -> None:
    assert worker.result(lambda desk: 42) == 42

    def fail(desk: Toy) -> None:
        raise TODO

    with pytest.raises(Refused):
        worker.result(fail)


def test_a_job_tells_its_progress_and_its_result(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        return "done"

    job = Job(work)
    job.progressed.connect(lambda done, whole: told.append((done, whole)))
    with qtbot.waitSignal(job.finished) as ended:
        job.start()
    assert ended.args == ["done"]
    assert told == [(1, 2)]


def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot) -> None:
    going = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress(0, 0)
            going.set()

    job = Job(work)
    job.start()
    assert going.wait(10)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_closing_the_window_stops_all_jobs(qtbot: QtBot) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 0)
        finally:
            ended.set()

    Job(work).start()
    Job.stop_all()
    assert ended.is_set()
    qtbot.waitUntil(lambda: not Job.running())


def test_a_failed_job_hands_its_error_over(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise TODO

    job = Job(work)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args == [TODO]
