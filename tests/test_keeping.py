"""What is done with a whole office folder: its copies, and rehearsing a restore."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.store.connection import Mode, connect


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


def altered(copy: Path, change: Callable[[Any], object]) -> None:
    database = connect(copy, Mode.PRIVATE)
    change(database)
    database.close()


def problems(root: Path) -> list[str]:
    with Desk.open(root, writing=False) as desk:
        return [str(problem) for problem in desk.verify()]


def test_a_copy_whose_history_is_damaged_is_not_put_back_unless_there_is_no_other(
    office: Path, tmp_path: Path
) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    altered(copy, lambda database: database.execute("UPDATE event SET actor = 9 WHERE id = 3"))
    for target in (tmp_path / "新", office):
        with pytest.raises(Refused, match=r"有损坏，没有恢复.*第 3 号记载.*接不上"):
            keeping.restore(copy, target)
    assert not (tmp_path / "新").exists() and problems(office) == []
    done = keeping.restore(copy, tmp_path / "新", damaged_too=True)
    assert any("接不上" in told for told in done.problems)
    assert problems(tmp_path / "新") == list(done.problems)


def test_rows_and_search_that_do_not_say_what_happened_are_mended_on_the_way(
    office: Path, tmp_path: Path
) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path

    def change(database: Any) -> None:
        database.execute("UPDATE item SET title = '别的'")
        database.execute("DELETE FROM item_search")

    altered(copy, change)
    done = keeping.restore(copy, tmp_path / "新")
    assert done.mended and done.problems == () and problems(tmp_path / "新") == []
    with Desk.open(tmp_path / "新", writing=False) as desk:
        assert desk.lists.count(Query(words="通知"), desk.today()) == 1


def test_a_flipped_bit_in_a_copy_is_told_or_does_no_harm(office: Path, tmp_path: Path) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    content, chance = copy.read_bytes(), random.Random(20261130)
    for number in range(24):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        copy.write_bytes(flipped)
        target = tmp_path / f"新{number}"
        try:
            done = keeping.restore(copy, target)
        except Refused:
            assert not target.exists()
        else:
            assert list(done.problems) == problems(target) == []


def test_restoring_over_an_office_heals_its_damaged_attachment(office: Path, tmp_path: Path) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    (paper,) = OfficeFolder(office).attachments.glob("*/*.txt")
    paper.write_bytes(b"PAPER")
    done = keeping.restore(copy, office)
    assert done.missing == () and paper.read_bytes() == b"paper" and problems(office) == []


def test_a_damaged_attachment_beside_the_copy_is_named_and_a_good_one_at_home_stays(
    office: Path, tmp_path: Path
) -> None:
    copy = Desk.back_up(office, to=tmp_path / "U盘").path
    (away,) = (tmp_path / "U盘" / "附件").glob("*/*.txt")
    away.write_bytes(b"PAPER")
    assert keeping.restore(copy, tmp_path / "新").missing == ("纸.txt",)
    assert keeping.restore(copy, office).missing == () and problems(office) == []


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An office folder as the program wrote it when its format was the ninth: an old ledger of nine rows."""
    with zipfile.ZipFile(Path(__file__).parent / "data" / "office-version-9.zip") as kept:
        kept.extractall(tmp_path / "旧单位")
    return tmp_path / "旧单位"


def test_an_office_of_an_older_format_opens_whole_and_is_right(old: Path) -> None:
    with Desk.open(old, writing=True) as desk:
        desk.confirm_clock(desk.actor())
        assert desk.verify() == [] and desk.lists.count(Query(), desk.today()) == 9
        assert [copy.reason for copy in keeping.backups(old)] == ["升级前"]
    with Desk.open(old, writing=False) as desk:
        assert desk.verify() == [] and desk.lists.count(Query(words="审计"), desk.today()) > 0


def test_a_copy_of_an_older_format_comes_back_without_being_called_damaged(old: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(OfficeFolder(old).database, tmp_path / "台账-20260101-080000-手工.db"))
    done = keeping.restore(copy, tmp_path / "新")
    assert not done.mended and done.problems == () and done.missing == ()
    assert keeping.drill(copy).passed


def test_nothing_stays_of_an_office_that_was_refused(tmp_path: Path) -> None:
    def broken() -> Desk:
        Desk.create(tmp_path / "甲", name="甲局").close()
        raise Refused("没有建成", way="请再试")

    with pytest.raises(Refused):
        keeping.made(tmp_path / "甲", broken)
    assert not (tmp_path / "甲").exists()
