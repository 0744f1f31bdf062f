"""The error gate: refusals are explained, faults are reported once and without a word from the records."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gongkai_desktop.errors import Cancelled, Refused
from ui.failures import Failures, describe
from ui.tasks import Post

SECRET = "李某某的申请"


def broken(name: str) -> None:
    raise ValueError(f"bad value {name}")


def error() -> BaseException:
    try:
        broken(SECRET)
    except ValueError as caught:
        return caught
    raise AssertionError


@pytest.fixture
def failures(tmp_path: Path, qapp: object) -> Failures:
    found = Failures(Post())
    found.folder = tmp_path / "台账"
    return found


def test_a_report_names_places_and_versions_but_no_values() -> None:
    text = describe(error())
    assert "ValueError" in text
    assert "test_failures.py" in text
    assert "Python" in text and "Qt" in text
    assert SECRET not in text


def test_the_cause_stands_in_the_report_too() -> None:
    try:
        try:
            broken(SECRET)
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as caught:
        text = describe(caught)
    assert "RuntimeError" in text and "ValueError" in text
    assert SECRET not in text


def test_an_error_of_the_system_is_reported_by_its_number() -> None:
    assert "PermissionError 13\n" in describe(PermissionError(13, "Permission denied", SECRET))
    assert SECRET not in describe(PermissionError(13, "Permission denied", SECRET))
    assert "OSError\n" in describe(OSError(SECRET))


def test_the_same_fault_is_written_once_and_counted(failures: Failures, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[tuple[object, int]] = []
    failures.reported.connect(lambda path, times: told.append((path, times)))
    for _ in range(3):
        failures.handle(error())
    qtbot.waitUntil(lambda: [times for _, times in told] == [1, 2, 3])
    files = list((tmp_path / "台账-故障报告").iterdir())
    assert [path for path, _ in told] == files * 3
    assert SECRET not in files[0].read_text(encoding="utf-8")


def test_an_error_of_another_thread_is_told_on_the_gui_thread(failures: Failures, qtbot: QtBot) -> None:
    where: list[int] = []
    failures.reported.connect(lambda *_: where.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: failures.handle(error()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: where == [threading.get_ident()])


def test_a_refusal_is_explained_and_not_reported(failures: Failures, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(failures.refused) as told:
        failures.handle(Refused("不行", way="请改一下"))
    assert told.args[0].way == "请改一下"
    assert list(tmp_path.iterdir()) == []


def test_a_cancel_is_no_error(failures: Failures, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(failures.refused), qtbot.assertNotEmitted(failures.reported, wait=50):
        failures.handle(Cancelled())
