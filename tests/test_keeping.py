"""What is done with a whole office folder: its copies, and rehearsing a restore."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled, Refused


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with an item that has an attachment."""
    root, paper = tmp_path / "甲", tmp_path / "纸.txt"
    paper.write_bytes(b"paper")
    with Desk.create(root, name="甲县教育局") as desk:
        today, actor = desk.today(), desk.actor()
        values = {
            "title": "通知",
            "formed": today.isoformat(),
            "department": "办公室",
            "attribute": "主动公开",
        }
        item = desk.register.enter(values, actor=actor, today=today).act
        desk.register.attach(item, paper, actor=actor, today=today)
    return root


def test_a_drill_proves_a_copy_whole(office: Path) -> None:
    copy = Desk.back_up(office)
    done = keeping.drill(copy.path)
    assert done.passed and done.events == keeping.backups(office)[0].events
    assert done.seconds > 0


def test_a_drill_names_what_a_copy_has_lost(office: Path, tmp_path: Path) -> None:
    alone = shutil.copyfile(Desk.back_up(office).path, tmp_path / "单独.db")
    done = keeping.drill(alone)
    assert not done.passed and done.missing == ("纸.txt",)
    assert any("纸.txt" in problem.text for problem in done.problems)


def test_a_drill_refuses_what_is_no_copy_and_can_be_cancelled(office: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.db").write_bytes(b"nothing")
    with pytest.raises(Refused):
        keeping.drill(tmp_path / "坏.db")

    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        keeping.drill(Desk.back_up(office).path, stop)


def test_verifying_tells_how_far_it_is_and_stops_when_told(office: Path) -> None:
    told: list[tuple[int, int]] = []
    with Desk.open(office, writing=False) as desk:
        assert desk.verify(lambda done, whole: told.append((done, whole))) == []
        done, whole = told[-1]
        assert done == whole > 0
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        for last in range(len(told)):
            heard: list[int] = []

            def stop(done: int, whole: int, last: int = last, heard: list[int] = heard) -> None:
                heard.append(done)
                if len(heard) > last:
                    raise Cancelled

            with pytest.raises(Cancelled):
                desk.verify(stop)
        assert desk.verify() == []


@pytest.mark.parametrize("there", [False, True])
def test_a_restore_that_was_cancelled_leaves_no_half_made_folder(
    office: Path, tmp_path: Path, there: bool
) -> None:
    copy, target = Desk.back_up(office).path, tmp_path / "恢复出来的"
    if there:
        target.mkdir()
    told: list[int] = []
    for last in range(4):
        told.clear()

        def stop(done: int, whole: int, last: int = last) -> None:
            told.append(done)
            if len(told) > last:
                raise Cancelled

        with pytest.raises(Cancelled):
            keeping.restore(copy, target, stop)
        assert target.exists() == there
        assert not there or list(target.iterdir()) == []
    assert keeping.restore(copy, target).missing == ()


def test_a_restore_that_is_refused_leaves_other_peoples_files(office: Path, tmp_path: Path) -> None:
    copy, target = Desk.back_up(office).path, tmp_path / "照片"
    target.mkdir()
    (target / "照片.jpg").write_bytes(b"")
    with pytest.raises(Refused, match="里有别的文件"):
        keeping.restore(copy, target)
    assert [path.name for path in target.iterdir()] == ["照片.jpg"]
