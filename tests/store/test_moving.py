"""An office moved to another place: whole there, standing back here, and never less than one of them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.store import Store, moving, places
from gongkai_desktop.store.moving import move
from tests.systems import PRIVATE, mode
from tests.toy_ledger import note, records_of

NOW = datetime.fromisoformat("2026-11-30T15:00:00+08:00")


class Killed(BaseException):
    """The process dies here."""


@pytest.fixture
def full(folder: OfficeFolder) -> OfficeFolder:
    """An office with an event, an attachment and things of the clerk's own."""
    with Store.open(folder, writing=True) as store:
        records_of(store).append([note("甲")], actor=0)
    (folder.attachments / "ab").mkdir()
    (folder.attachments / "ab" / "纸").write_bytes(os.urandom(3 << 20))
    (folder.root / "笔记.txt").write_text("我的", encoding="utf-8")
    return folder


def whole(folder: OfficeFolder) -> bool:
    """Whether an office opens there, for writing, with all it had."""
    try:
        with Store.open(folder, writing=True) as store:
            event = store.one("SELECT count(*) FROM event")
    except Refused:
        return False
    return event == (1,) and (folder.attachments / "ab" / "纸").stat().st_size == 3 << 20


def test_all_of_it_is_there_and_the_old_folder_says_where_it_went(full: OfficeFolder, tmp_path: Path) -> None:
    to, told = OfficeFolder(tmp_path / "新家" / "台账"), list[tuple[int, int]]()
    full_names = {path.relative_to(full.root) for path in full.root.rglob("*")} - {Path(full.lock.name)}
    done = move(full, to, NOW, lambda *so: told.append(so))
    assert whole(to) and (to.root / "笔记.txt").read_text("utf-8") == "我的"
    assert full_names <= {path.relative_to(to.root) for path in to.root.rglob("*")}
    assert (mode(to.database), mode(to.root)) == PRIVATE
    assert told and all(now <= all_ for now, all_ in told)
    with pytest.raises(Refused, match="已经搬走") as refused:
        Store.open(full, writing=False)
    assert str(to.root) in str(refused.value)
    assert (full.root / done.kept).is_file() and not full.database.exists()
    assert [path.name for path in to.root.parent.iterdir()] == ["台账"]


def test_an_empty_folder_that_was_chosen_is_taken(full: OfficeFolder, tmp_path: Path) -> None:
    to = OfficeFolder(tmp_path / "空的")
    to.root.mkdir()
    move(full, to, NOW)
    assert whole(to)


@pytest.mark.parametrize("dies_at", ["_copied", "digest_of", "_note", "replace", "_stand_back"])
def test_killed_at_any_step_one_whole_office_is_left(
    full: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies_at: str
) -> None:
    to = OfficeFolder(tmp_path / "新")

    def dies(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as killing:
        for clears in ("discard", "discard_folder"):  # the dead clear nothing away
            killing.setattr(moving, clears, lambda _: None)
        killing.setattr(moving, dies_at, dies)
        with pytest.raises(Killed):
            move(full, to, NOW)
    assert [whole(full), whole(to)] == ([False, True] if dies_at == "_stand_back" else [True, False])
    if not whole(to):
        move(full, to, NOW)
        assert whole(to) and not whole(full)


def test_cancelled_it_is_as_before(full: OfficeFolder, tmp_path: Path) -> None:
    before = sorted(full.root.rglob("*"))
    for last in (0, 2, 4):
        heard: list[int] = []

        def stop(done: int, _: int, last: int = last, heard: list[int] = heard) -> None:
            heard.append(done)
            if len(heard) > last:
                raise Cancelled

        with pytest.raises(Cancelled):
            move(full, OfficeFolder(tmp_path / "新" / "台账"), NOW, stop)
    assert whole(full) and sorted(full.root.rglob("*")) == before
    assert list((tmp_path / "新").iterdir()) == []


def test_it_is_refused_while_somebody_writes_and_into_itself(
    full: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = OfficeFolder(tmp_path / "新")
    with Store.open(full, writing=True), pytest.raises(Refused, match="正在被使用"):
        move(full, to, NOW)
    for inside in (full.root / "里面", full.root):
        with pytest.raises(Refused, match="不能搬到"):
            move(full, OfficeFolder(inside), NOW)
    with monkeypatch.context() as fixed:
        fixed.setattr(places, "may_write", lambda _: False)
        with pytest.raises(Refused, match="不允许写入，搬不了"):
            move(full, to, NOW)
    monkeypatch.setattr(moving, "_SPARE", 1 << 60)
    with pytest.raises(Refused, match="放不下"):
        move(full, to, NOW)
    assert whole(full) and not to.root.exists()


def test_what_was_copied_wrong_or_written_meanwhile_is_not_taken(
    full: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, right = OfficeFolder(tmp_path / "新"), moving._copied

    def wrong(path: Path, copy: Path, more: object) -> str:
        digest = right(path, copy, more)  # type: ignore[arg-type]
        return digest if path.name != "纸" else "0" * 64

    monkeypatch.setattr(moving, "_copied", wrong)
    with pytest.raises(Refused, match="没有抄对"):
        move(full, to, NOW)

    def behind(path: Path, copy: Path, more: object) -> str:
        digest = right(path, copy, more)  # type: ignore[arg-type]
        if path == full.database:
            with path.open("ab") as stream:
                stream.write(b"\0")
        return digest

    monkeypatch.setattr(moving, "_copied", behind)
    with pytest.raises(Refused, match="又有改动"):
        move(full, to, NOW)
    assert not to.root.exists() and full.database.is_file()


def test_a_note_that_points_nowhere_keeps_nobody_out(full: OfficeFolder, tmp_path: Path) -> None:
    for told in (f"搬走\n{tmp_path / '没有'}", "", "\n\n"):
        full.moved.write_text(told, encoding="utf-8")
        assert whole(full)
