from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.store import Store, anchors, backup, copies
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.places import restored, wal
from gongkai_desktop.store.restore import rehearsed, restore
from tests.toy_ledger import note, records_of, titles


def add(folder: OfficeFolder, title: str, paper: bytes = b"") -> None:
    with Store.open(folder, writing=True) as store:
        files = [Attachments(folder.attachments).keep_bytes(paper, "纸.pdf").as_body()] if paper else []
        records_of(store).append([note(title, attachments=files)], actor=0)


def content(folder: OfficeFolder) -> list[str]:
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == []
        return list(titles(records).values())


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_copy_becomes_a_new_office_with_its_attachments(folder: OfficeFolder, tmp_path: Path) -> None:
    add(folder, "甲", b"paper")
    copy = backup.by_hand(folder, to=tmp_path / "U盘")
    done = restore(copy.path, OfficeFolder(tmp_path / "新" / "office"))
    assert (done.events, done.aside, done.missing) == (1, None, ())
    assert content(done.folder) == ["甲"]


def test_a_copy_in_the_backup_folder_finds_the_attachments_beside_it(
    folder: OfficeFolder, tmp_path: Path
) -> None:
    add(folder, "甲", b"paper")
    copy = backup.by_hand(folder)
    done = restore(copy.path, OfficeFolder(tmp_path / "new"))
    assert done.missing == () and content(done.folder) == ["甲"]


def test_attachments_that_are_nowhere_are_named(folder: OfficeFolder, tmp_path: Path) -> None:
    add(folder, "甲", b"paper")
    alone = shutil.copyfile(backup.by_hand(folder).path, tmp_path / "alone.db")
    assert restore(alone, OfficeFolder(tmp_path / "new")).missing == ("纸.pdf",)


def test_the_old_database_is_set_aside_and_its_copies_stay(folder: OfficeFolder) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder)
    add(folder, "乙")
    done = restore(copy.path, folder)
    assert content(folder) == ["甲"] and copy.path.exists()
    assert done.aside is not None and done.aside.parent == folder.root
    old = OfficeFolder(done.aside)
    assert {path.name for path in old.root.iterdir()} == {"台账.db", "链头.txt"}
    assert backup.prove(old.database).count == 2
    assert [anchor.what for anchor in anchors.noted(folder)] == ["恢复"]


def test_a_damaged_office_is_restored_from_its_own_copy(folder: OfficeFolder) -> None:
    add(folder, "甲", b"paper")
    copy = backup.by_hand(folder)
    folder.database.write_bytes(b"ruined")
    done = restore(copy.path, folder)
    assert done.aside is not None and (done.aside / "台账.db").read_bytes() == b"ruined"
    assert content(folder) == ["甲"]


def test_a_half_copied_folder_is_restored_from_its_own_copy(folder: OfficeFolder) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder)
    folder.database.unlink()
    wal(folder.database).write_bytes(b"a log without its database")
    assert restore(copy.path, folder).aside is not None
    assert content(folder) == ["甲"]


def test_nothing_changes_when_the_copy_is_not_whole(folder: OfficeFolder, tmp_path: Path) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder)
    os.truncate(copy.path, 9000)
    before = tree(folder.root)
    for target in (folder, OfficeFolder(tmp_path / "new")):
        with pytest.raises(Refused, match="不是完整的备份：它不是台账的数据库文件，或者复制到一半中断了"):
            restore(copy.path, target)
    assert tree(folder.root) == before and not (tmp_path / "new").exists()


def test_a_folder_in_use_or_not_ours_is_refused(folder: OfficeFolder, tmp_path: Path) -> None:
    copy = backup.by_hand(folder)
    with Store.open(folder, writing=True), pytest.raises(Refused, match="正在被使用"):
        restore(copy.path, folder)
    (tmp_path / "照片.jpg").write_bytes(b"")
    with pytest.raises(Refused, match="里有别的文件"):
        restore(copy.path, OfficeFolder(tmp_path))
    with pytest.raises(Refused, match="不是文件夹"):
        restore(copy.path, OfficeFolder(tmp_path / "照片.jpg"))
    with pytest.raises(Refused, match="不是备份"):
        restore(folder.database, folder)
    with pytest.raises(Refused, match="读不出来"):
        restore(tmp_path / "missing.db", folder)


@pytest.mark.parametrize("dies_at", range(6))
def test_dying_anywhere_in_a_restore_leaves_the_old_office_or_the_new_one(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder)
    add(folder, "乙")
    moves = iter(range(99))
    replace = os.replace

    def dying(old: Path, new: Path) -> None:
        if old != new and next(moves) == dies_at:  # a name given to itself moves nothing
            raise KeyboardInterrupt
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        try:
            restore(copy.path, folder)
        except KeyboardInterrupt:
            assert dies_at < 4
    assert content(folder) == (["甲", "乙"] if dies_at == 0 else ["甲"])
    assert not restored(folder.database).exists()


def test_a_rehearsal_leaves_nothing_and_changes_nothing(folder: OfficeFolder) -> None:
    add(folder, "甲", b"paper")
    copy = backup.by_hand(folder)
    before = tree(folder.root)
    with rehearsed(copy.path) as done:
        place = done.folder
        assert content(place) == ["甲"] and done.missing == ()
    assert not place.root.exists() and tree(folder.root) == before


def test_a_cancelled_restore_leaves_the_old_office(folder: OfficeFolder) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder)
    add(folder, "乙")

    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        restore(copy.path, folder, stop)
    assert content(folder) == ["甲", "乙"]


def test_one_offices_copy_never_goes_over_anothers_ledger(folder: OfficeFolder, tmp_path: Path) -> None:
    add(folder, "甲")
    other = OfficeFolder(tmp_path / "乙")
    Store.create(other).close()
    add(other, "乙")
    copy = backup.by_hand(other)
    before = tree(folder.root)
    with pytest.raises(Refused) as refused:
        restore(copy.path, folder)
    assert "不是" in refused.value.what and "新文件夹" in refused.value.way
    assert tree(folder.root) == before
    folder.database.write_bytes(b"rubbish" * 1000)
    assert restore(copy.path, folder).aside is not None, "a ledger that is lost keeps nothing out"
    assert content(folder) == ["乙"]


def test_a_copy_tells_how_far_it_goes(folder: OfficeFolder) -> None:
    add(folder, "甲")
    add(folder, "乙")
    copy = backup.by_hand(folder)
    found = copies.inside(copy.path)
    with Store.open(folder, writing=False) as store:
        at = store.one("SELECT at FROM event WHERE id = 2")
        assert (found.number, found.events, found.at) == (store.meta("office_no"), 2, at and at[0])
    with pytest.raises(Refused):
        copies.inside(folder.root / "没有.db")


def test_forms_not_yet_saved_stay_out_of_copies_and_are_set_aside_with_their_ledger(
    folder: OfficeFolder, tmp_path: Path
) -> None:
    """A draft is known by its record's number, which may be another record's in the ledger that comes back."""
    add(folder, "甲", b"paper")
    folder.drafts.mkdir()
    (folder.drafts / "1.json").write_text("{}", encoding="utf-8")
    copy = backup.by_hand(folder, to=tmp_path / "U盘")
    assert not any("1.json" in name for name in tree(tmp_path / "U盘"))
    moved = restore(copy.path, OfficeFolder(tmp_path / "新"))
    assert not moved.folder.drafts.exists()
    assert (folder.drafts / "1.json").exists(), "the office that the copy was made of keeps its own"
    done = restore(copy.path, folder)
    assert done.aside is not None and not folder.drafts.exists()
    assert (OfficeFolder(done.aside).drafts / "1.json").exists()
    assert content(folder) == ["甲"]


def test_an_office_that_lost_its_ledger_takes_a_copy_back_whatever_else_of_it_is_left(
    folder: OfficeFolder, tmp_path: Path
) -> None:
    add(folder, "甲")
    copy = backup.by_hand(folder, to=tmp_path / "U盘")
    for place in (folder.drafts, folder.forms):
        place.mkdir()
        (place / "一份").write_text("x", encoding="utf-8")
    for path in folder.root.glob("台账.db*"):
        path.unlink()
    restore(copy.path, folder)
    assert content(folder) == ["甲"] and (folder.forms / "一份").exists()
