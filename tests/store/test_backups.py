from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.store import Store, anchors, backup, copies, places
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.backup import Reason
from tests.systems import PIPES, PRIVATE, make_pipe, mode
from tests.toy_ledger import note, records_of

MORNING = datetime(2026, 2, 6, 9, tzinfo=timezone(timedelta(hours=8)))


def at(days: int = 0, **more: int) -> Callable[[], datetime]:
    return lambda: MORNING + timedelta(days=days, **more)


def filled(folder: OfficeFolder, titles: int = 1) -> tuple[int, str]:
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        records.append([note(str(number)) for number in range(titles)], actor=0)
        return records.head()


def test_a_copy_is_made_while_the_office_is_in_use(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store, store.atomic():
        records_of(store).append([note("尚未提交")], actor=0)
        copy = backup.by_hand(folder, at())
    assert copy == backup.Copy(
        folder.backups / "台账-20260206-090000-手工.db", datetime(2026, 2, 6, 9), "手工"
    )
    assert backup.prove(copy.path) == backup.Head(0, "")


def test_a_copy_is_a_single_plain_file_with_the_whole_chain(folder: OfficeFolder) -> None:
    head = filled(folder, 3)
    with Store.open(folder, writing=True):
        copy = backup.by_hand(folder, at())
        assert backup.prove(copy.path) == backup.peek(copy.path) == backup.Head(*head)
    assert [path.name for path in folder.backups.iterdir() if path.suffix != ".txt"] == [copy.path.name]
    assert copy.path.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log: readable from any disc


def test_of_each_kind_of_automatic_copies_the_last_fourteen_are_kept(folder: OfficeFolder) -> None:
    by_hand = backup.by_hand(folder, at(-1))
    for day in range(16):
        backup.automatic(folder, Reason.DAILY, at(day))
    for hour in range(16):  # a morning of imports pushes out none of the daily copies
        backup.automatic(folder, Reason.IMPORT, at(16, hours=hour))
    copies = backup.listing(folder)
    days = [copy.at.day for copy in copies if copy.reason == Reason.DAILY]
    hours = [copy.at.hour for copy in copies if copy.reason == Reason.IMPORT]
    assert days == list(range(21, 7, -1)) and len(hours) == 14
    assert copies[-1] == by_hand and len(copies) == 29


def test_a_copy_dated_in_the_future_stands_in_the_way_of_none(folder: OfficeFolder) -> None:
    ahead = backup.automatic(folder, Reason.DAILY, at(365))
    assert backup.age(folder, MORNING) is None
    assert backup.daily(folder, at()) is not None
    assert backup.age(folder, MORNING) == timedelta()
    for day in range(1, 16):
        assert backup.daily(folder, at(day)) is not None
    copies = backup.listing(folder)
    assert copies[0] == ahead and len(copies) == 15


@pytest.mark.parametrize(
    "name", ["台账-20269999-000000-每日.db", "台账-20260206-256199-手工.db", "台账-x-每日.db"]
)
@pytest.mark.parametrize("kind", ["file", "folder", *PIPES])
def test_an_odd_file_among_the_copies_blocks_nothing(folder: OfficeFolder, name: str, kind: str) -> None:
    odd = folder.backups / name
    {"file": odd.touch, "folder": odd.mkdir, "pipe": lambda: make_pipe(odd)}[kind]()
    copy = backup.daily(folder, at())
    assert copy is not None and backup.listing(folder) == [copy]
    assert [one.path for one in copies.kept(folder)] == [copy.path]


@pytest.mark.parametrize("kind", ["rubbish", "folder", *PIPES])
def test_what_lies_in_the_place_of_the_anchors_blocks_no_copy(folder: OfficeFolder, kind: str) -> None:
    filled(folder)
    place = anchors.journal(folder)
    {
        "rubbish": lambda: place.write_bytes(b"\xff\x00 1 2"),
        "folder": place.mkdir,
        "pipe": lambda: make_pipe(place),
    }[kind]()
    copy = backup.daily(folder, at())
    assert copy is not None and backup.prove(copy.path).count == 1
    assert [place.name in told for told in copy.troubles] == ([] if kind == "rubbish" else [True])
    assert bool(anchors.unread(folder)) == (kind != "rubbish")
    assert len(anchors.noted(folder)) == (1 if kind == "rubbish" else 0)


def test_attachments_that_could_not_be_brought_are_named(folder: OfficeFolder, tmp_path: Path) -> None:
    kept = Attachments(folder.attachments)
    papers = [kept.keep_bytes(word.encode(), f"{word}.pdf") for word in ("good", "changed", "missing")]
    with Store.open(folder, writing=True) as store:
        records_of(store).append([note("甲", attachments=[one.as_body() for one in papers])], actor=0)
    good = backup.by_hand(folder, at(), to=tmp_path / "U盘")
    assert good.troubles == ()
    for stored, ruin in zip(papers[1:], (b"CHANGED", None), strict=True):
        path = kept.find(stored.sha256)
        assert path is not None
        path.unlink() if ruin is None else path.write_bytes(ruin)
    again = backup.by_hand(folder, at(1), to=tmp_path / "U盘")
    assert again.troubles == (), "the good copies that lie there already stay"
    other = backup.by_hand(folder, at(2), to=tmp_path / "另一个")
    assert sorted(other.troubles) == [
        "附件“changed.pdf”没有备份成：文件读不出来或被改动过",
        "附件“missing.pdf”没有备份成：文件不见了",
    ]
    assert all(Attachments(tmp_path / "U盘" / "附件").whole(one.sha256) for one in papers)


def test_copies_are_for_their_owner_alone(folder: OfficeFolder) -> None:
    copy = backup.by_hand(folder, at())
    file, place = PRIVATE
    assert {mode(path) for path in (copy.path, anchors.journal(folder), folder.database)} == {file}
    assert {mode(path) for path in (folder.root, folder.backups, folder.attachments)} == {place}


def test_one_copy_a_day_is_enough(folder: OfficeFolder) -> None:
    assert backup.daily(folder, at()) is not None
    assert backup.daily(folder, at(hours=3)) is None
    assert backup.daily(folder, at(1)) is not None


def test_copies_of_one_second_do_not_overwrite_each_other(folder: OfficeFolder) -> None:
    first, second = (backup.automatic(folder, Reason.IMPORT, at()) for _ in range(2))
    assert second.path.name == "台账-20260206-090000-2-导入前.db"
    assert {copy.path for copy in backup.listing(folder)} == {first.path, second.path}


def test_the_age_of_the_newest_copy_is_known(folder: OfficeFolder) -> None:
    assert backup.age(folder, MORNING) is None
    backup.daily(folder, at())
    assert backup.age(folder, MORNING + timedelta(hours=5)) == timedelta(hours=5)


def test_a_copy_elsewhere_brings_the_attachments(folder: OfficeFolder, tmp_path: Path) -> None:
    stored = Attachments(folder.attachments).keep_bytes(b"paper", "a.pdf")
    copy = backup.by_hand(folder, at(), to=tmp_path / "U盘" / "台账")
    assert copy.path.parent == tmp_path / "U盘" / "台账"
    assert Attachments(copy.path.parent / "附件").whole(stored.sha256)


def test_every_copy_leaves_an_anchor(folder: OfficeFolder, tmp_path: Path) -> None:
    count, head = filled(folder)
    backup.by_hand(folder, at(), to=tmp_path / "U盘")
    (anchor,) = anchors.noted(folder)
    assert (anchor.count, anchor.head, anchor.what) == (count, head, "备份 台账-20260206-090000-手工.db")
    assert anchor.at == "2026-02-06T09:00:00+08:00"


def test_lines_that_are_no_anchors_are_passed_over(folder: OfficeFolder) -> None:
    anchors.note(folder, anchors.Anchor("2026-02-06T09:00:00+08:00", 3, "a" * 64, "导出"))
    with anchors.journal(folder).open("a", encoding="utf-8") as stream:
        stream.write("\n我的笔记\nthen x y\n2026-02-06T09:00:00+08:00 4 abc 截断\nthen 5 " + "a" * 64)
    assert [anchor.count for anchor in anchors.noted(folder)] == [3]


@pytest.mark.parametrize("length", [0, 99, 4096, 20000])
def test_a_cut_copy_does_not_prove(folder: OfficeFolder, length: int) -> None:
    path = backup.by_hand(folder, at()).path
    os.truncate(path, length)
    with pytest.raises(Refused):
        backup.prove(path)


def test_a_copy_with_a_damaged_page_does_not_prove(folder: OfficeFolder) -> None:
    filled(folder, 200)
    path = backup.by_hand(folder, at()).path
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 8] = b"\xee" * 8
    path.write_bytes(content)
    with pytest.raises(Refused):
        backup.prove(path)


def test_a_copy_with_a_gap_in_its_chain_does_not_prove(folder: OfficeFolder) -> None:
    filled(folder, 3)
    with Store.open(folder, writing=True) as store:
        store.execute("DELETE FROM event WHERE id = 2")
    with pytest.raises(Refused, match="内容检查没有通过"):
        backup.by_hand(folder, at())
    assert backup.listing(folder) == []


def test_a_copy_that_failed_leaves_nothing(folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Refused, match="磁盘已满"):
        backup.by_hand(folder, at())
    assert list(folder.backups.iterdir()) == []


def test_a_target_that_is_a_file_is_refused(folder: OfficeFolder) -> None:
    with pytest.raises(Refused, match="不是文件夹"):
        backup.by_hand(folder, at(), to=folder.database)


def test_a_read_only_disc_is_copied_elsewhere_without_touching_it(
    folder: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_is_fixed", lambda path: path == folder.root)
    before = sorted(folder.root.rglob("*"))
    copy = backup.by_hand(folder, at(), to=tmp_path / "U盘")
    assert backup.prove(copy.path).count == 0 and sorted(folder.root.rglob("*")) == before


def test_the_list_of_copies_tells_size_events_and_proof(folder: OfficeFolder) -> None:
    filled(folder, 3)
    proven = backup.by_hand(folder, at())
    brought = folder.backups / "台账-20260101-080000-手工.db"
    brought.write_bytes(proven.path.read_bytes())
    cut = folder.backups / "台账-20250101-080000-每日.db"
    cut.write_bytes(proven.path.read_bytes()[:5000])
    listed = copies.kept(folder)
    assert [(one.path, one.events, one.proven) for one in listed] == [
        (proven.path, 3, True), (brought, 3, False), (cut, None, False),
    ]  # fmt: skip
    assert listed[0].size == proven.path.stat().st_size


@pytest.mark.parametrize("away", [False, True])
def test_a_copy_can_be_cancelled_anywhere_and_leaves_nothing(
    folder: OfficeFolder, tmp_path: Path, away: bool
) -> None:
    filled(folder, 200)
    Attachments(folder.attachments).keep_bytes(b"paper", "a.pdf")
    told: list[tuple[int, int]] = []
    target = tmp_path / "U盘" if away else None
    backup.by_hand(folder, at(), to=target, progress=lambda done, whole: told.append((done, whole)))
    assert told
    for stop_at in range(len(told)):
        seen = iter(range(len(told) + 1))

        def stopping(done: int, whole: int, seen: Iterator[int] = seen, stop_at: int = stop_at) -> None:
            if next(seen) == stop_at:
                raise Cancelled

        with pytest.raises(Cancelled):
            backup.by_hand(folder, at(1), to=target, progress=stopping)
    assert len(list((target or folder.backups).glob("*.db"))) == 1
    assert list((target or folder.backups).glob(".*")) == []


def test_a_copy_tells_how_far_it_is_up_to_the_whole(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder, 200)
    monkeypatch.setattr(backup, "_PAGES", 20)
    told: list[tuple[int, int]] = []
    backup.by_hand(folder, at(), progress=lambda done, whole: told.append((done, whole)))
    poured = told[: next(place for place, (done, whole) in enumerate(told) if done == whole) + 1]
    assert len(poured) > 3 and poured[0][0] <= 20
    assert [done for done, _ in poured] == sorted({done for done, _ in poured})
    assert len({whole for _, whole in poured}) == 1
