from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gongkai_desktop import __version__
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.store import Store, backup, places, schema, steps
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.places import restored, shm, wal
from tests.toy_ledger import note, records_of


def change(folder: OfficeFolder, *statements: str) -> None:
    database = connect(folder.database, Mode.PRIVATE)
    for statement in statements:
        database.execute(statement)
    database.close()


def refusal(folder: OfficeFolder, *, writing: bool) -> str:
    with pytest.raises(Refused) as caught:
        Store.open(folder, writing=writing).close()
    text = str(caught.value)
    assert "\n" not in text and caught.value.way
    return text


@pytest.mark.parametrize("other", [False, True])
def test_what_is_written_while_the_disk_is_away_is_refused_and_nothing_is_made_in_its_place(
    folder: OfficeFolder, tmp_path: Path, other: bool
) -> None:
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        records.append([note("甲")], actor=0)
        folder.root.rename(tmp_path / "拔出的")
        folder.root.mkdir()
        if other:
            (folder.root / folder.database.name).write_bytes(b"another stick")
        before = sorted(folder.root.rglob("*"))
        with pytest.raises(Refused, match="不见了"):
            records.append([note("乙")], actor=0)
        with pytest.raises(Refused, match="不见了"):
            Attachments(folder.attachments).keep_bytes(b"paper", "a.pdf")
        assert sorted(folder.root.rglob("*")) == before


def test_every_step_is_counted() -> None:
    assert len(list(Path(steps.__file__).parent.glob("m[0-9]*.py"))) == steps.NEWEST == schema.newest()


def test_a_new_office_is_one_visible_folder_with_a_plain_sqlite_file(folder: OfficeFolder) -> None:
    assert {path.name for path in folder.root.iterdir()} == {"台账.db", "附件", "备份", ".使用中"}
    assert folder.database.read_bytes().startswith(b"SQLite format 3\x00")


def test_every_office_has_its_own_key_and_number(folder: OfficeFolder, tmp_path: Path) -> None:
    with Store.create(OfficeFolder(tmp_path / "other")) as other, Store.open(folder, writing=False) as store:
        assert len(bytes.fromhex(store.meta("sheet_key"))) == 32 and len(store.meta("office_no")) == 8
        assert store.meta("sheet_key") != other.meta("sheet_key")


def test_the_writer_works_as_safely_as_sqlite_can(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store:
        found = {
            name: store.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "cell_size_check")
        }
        assert found.pop("journal_mode") == "wal" and found.pop("synchronous") == 2
        assert found == {"foreign_keys": 1, "secure_delete": 1, "cell_size_check": 1}
        assert store.writing and store.recovered is None


def test_every_table_is_strict(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=False) as store:
        loose = store.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
        assert all(name.startswith(("sqlite_", "item_search_")) for (name,) in loose)


def test_a_reader_sees_what_is_committed_and_can_change_nothing(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as writer, Store.open(folder, writing=False) as reader:
        writer.set_meta("a", "1")
        assert reader.meta("a") == "1" and not reader.writing
        with pytest.raises(Refused):
            reader.set_meta("a", "2")
        with pytest.raises(Fault), reader.atomic():
            pass


def test_a_store_serves_the_thread_that_opened_it_and_calls_another_one_a_fault(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=False) as store, ThreadPoolExecutor(1) as other:
        with pytest.raises(Fault, match="thread"):
            other.submit(store.one, "SELECT count(*) FROM event").result()
        other.submit(store.interrupt).result()
        assert store.one("SELECT count(*) FROM event")


def test_creating_over_an_office_is_refused(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store:
        records_of(store).append([note("甲")], actor=0)
    with pytest.raises(Refused, match="里已有台账"):
        Store.create(folder)


def test_creating_goes_on_where_a_process_died_before_the_first_event(folder: OfficeFolder) -> None:
    with Store.create(folder) as store:
        assert store.writing


def test_a_failed_creation_leaves_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = OfficeFolder(tmp_path / "office")
    monkeypatch.setattr(steps, "STEPS", (lambda run: run("NONSENSE"),))
    with pytest.raises(Fault):
        Store.create(place)
    assert not place.database.exists() and list(place.root.glob(".*部分*")) == []


@pytest.mark.parametrize("writing", [True, False])
def test_a_foreign_database_is_refused_by_name(folder: OfficeFolder, writing: bool) -> None:
    change(folder, "PRAGMA application_id = 7")
    assert "不是信息公开台账的数据库：它属于别的软件（标识 0x7）" in refusal(folder, writing=writing)
    change(folder, "PRAGMA application_id = 0")
    assert "没有本软件的标识" in refusal(folder, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
def test_a_newer_database_is_refused_naming_both_versions(folder: OfficeFolder, writing: bool) -> None:
    change(folder, "PRAGMA user_version = 99")
    text = refusal(folder, writing=writing)
    assert "第 99 版" in text and f"第 {schema.newest()} 版" in text
    assert f"由“信息公开台账”{__version__} 写成" in text and f"现在这个程序是 {__version__}" in text
    assert backup.listing(folder) == []


def test_the_version_that_wrote_it_is_told_where_an_older_program_meets_it(folder: OfficeFolder) -> None:
    change(folder, "UPDATE meta SET value = '9.9.0' WHERE key = 'program'")
    change(folder, "PRAGMA user_version = 99")
    assert "由“信息公开台账”9.9.0 写成" in (text := refusal(folder, writing=True))
    assert "请安装 9.9.0 或更新的版本" in text and "装了两个版本" in text
    change(folder, "DROP TABLE meta")
    assert "台账是第 99 版格式" in refusal(folder, writing=True)
    change(folder, f"PRAGMA user_version = {schema.newest()}")


def test_a_file_says_which_version_wrote_it_last(folder: OfficeFolder) -> None:
    change(folder, "DELETE FROM meta WHERE key = 'program'")
    with Store.open(folder, writing=True) as store:
        assert store.meta(schema.PROGRAM) == __version__


def test_an_older_database_is_copied_first_and_then_brought_up_to_date(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        steps, "STEPS", (*steps.STEPS, lambda run: run("CREATE TABLE more (id INTEGER) STRICT"))
    )
    assert "要先升级" in refusal(folder, writing=False)
    with Store.open(folder, writing=True) as store:
        assert store.rows("PRAGMA user_version") == [(schema.newest(),)]
        assert store.rows("SELECT * FROM more") == []
        assert store.rows("PRAGMA foreign_keys") == [(1,)] and store.has_own_schema()
    (copy,) = backup.listing(folder)
    assert copy.reason == backup.Reason.UPGRADE
    old = connect(copy.path, Mode.FIXED)
    assert schema.number(old, "user_version") == schema.newest() - 1
    old.close()


@pytest.mark.parametrize(
    "step",
    [
        lambda run: (run("CREATE TABLE more (id INTEGER) STRICT"), run("NONSENSE")),
        lambda run: (
            run("CREATE TABLE more (id INTEGER) STRICT"),
            run("INSERT INTO event_touch VALUES (1, 99)"),
        ),
    ],
    ids=["fails", "breaks a reference"],
)
def test_a_step_that_goes_wrong_changes_nothing(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch, step: Callable[[Callable[[str], object]], None]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(steps, "STEPS", (*steps.STEPS, step))
        with pytest.raises((Fault, Refused)):
            Store.open(folder, writing=True)
    with Store.open(folder, writing=True) as store:
        assert store.has_own_schema()


def test_a_folder_that_is_no_office_is_refused(tmp_path: Path) -> None:
    place = OfficeFolder(tmp_path / "missing")
    assert "没有文件夹" in refusal(place, writing=True)
    place.root.mkdir()
    assert "不是办公文件夹" in refusal(place, writing=True)
    assert list(place.root.iterdir()) == []


def test_a_folder_without_a_ledger_says_what_lies_there_instead(folder: OfficeFolder, tmp_path: Path) -> None:
    for inside in (folder.backups, folder.attachments):
        assert f"请打开“{folder.root}”" in refusal(OfficeFolder(inside), writing=False)
    assert f"请打开“{folder.root}”" in refusal(OfficeFolder(folder.root.parent), writing=False)
    stick = tmp_path / "优盘"
    stick.mkdir()
    (stick / "台账-20260105-080000-手工.db").write_bytes(b"copy")
    assert "从备份恢复" in refusal(OfficeFolder(stick), writing=False)


@pytest.mark.parametrize("writing", [True, False])
def test_half_copied_folders_are_refused(folder: OfficeFolder, writing: bool) -> None:
    content = folder.database.read_bytes()
    folder.database.unlink()
    assert "里面没有 台账.db" in refusal(folder, writing=writing)
    wal(folder.database).write_bytes(b"log")
    assert "有 台账.db-wal 而没有 台账.db" in refusal(folder, writing=writing)
    wal(folder.database).unlink()
    for length in (0, 50, 100, 5000, len(content) - 1):
        folder.database.write_bytes(content[:length])
        assert "已损坏" in refusal(folder, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
def test_an_office_without_its_attachments_is_refused(folder: OfficeFolder, writing: bool) -> None:
    folder.attachments.rmdir()
    Store.open(folder, writing=writing).close()
    change(folder, "PRAGMA foreign_keys = OFF", "INSERT INTO attachment VALUES (1, 1, 1, 'a', 'b', 1, '')")
    assert "没有“附件”文件夹，台账里却有 1 个附件" in refusal(folder, writing=writing)


@pytest.mark.parametrize("content", [b"", b"x" * 9000, os.urandom(9000)], ids=["empty", "text", "noise"])
def test_a_file_that_is_no_database_is_refused(
    folder: OfficeFolder, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    folder.database.write_bytes(content)
    assert "已损坏" in refusal(folder, writing=True)
    assert capfd.readouterr().err == ""


def test_a_damaged_header_is_refused(folder: OfficeFolder) -> None:
    content = bytearray(folder.database.read_bytes())
    content[100:108] = b"\xff" * 8
    folder.database.write_bytes(content)
    assert "已损坏" in refusal(folder, writing=True)


@pytest.mark.parametrize("writing", [True, False])
def test_a_network_drive_is_refused(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch, writing: bool
) -> None:
    monkeypatch.setattr(places, "_filesystem", lambda path: "cifs")
    assert "在网络盘上" in refusal(folder, writing=writing)
    with pytest.raises(Refused, match="网络盘"):
        Store.create(OfficeFolder(folder.root.parent / "another"))


MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/wang/U\040盘 vfat rw 0 0
/dev/sdc1 /data ext4 rw 0 0
//server/data /data cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/台账", "ext4"),
        ("/proc/self", "proc"),
        ("/home/wang/台账", "nfs4"),
        ("/home/wang/U 盘/台账", "vfat"),
        ("/homes/台账", "ext4"),
        ("/data/台账", "cifs"),
    ],
)
def test_the_nearest_mount_says_what_a_path_lies_on(path: str, kind: str) -> None:
    """The longest above it, the later of two on one point; blanks in names are written in octal."""
    assert places.mounted(Path(path), MOUNTS) == kind


def test_in_a_chroot_the_file_system_is_unknown_and_the_office_is_opened(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    chroot = "".join(line for line in MOUNTS.splitlines(keepends=True) if " / " not in line)
    assert places.mounted(Path("/var/台账"), chroot) is None
    assert places.mounted(Path("/data/台账"), chroot) == "cifs"
    monkeypatch.setattr(places, "_filesystem", lambda path: None)
    Store.open(folder, writing=True).close()


def test_this_machines_own_disk_is_no_network_drive(folder: OfficeFolder) -> None:
    places.refuse_network(folder.root)


def test_a_read_only_disc_can_be_read_and_says_so(
    folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.lock.unlink()
    monkeypatch.setattr(places, "_is_fixed", lambda path: True)
    before = sorted(folder.root.rglob("*"))
    with Store.open(folder, writing=False) as store:
        assert store.fixed and store.rows("SELECT count(*) FROM item") == [(0,)]
        assert sorted(folder.root.rglob("*")) == before
    assert "不允许写入，只能查看" in refusal(folder, writing=True)
    assert sorted(folder.root.rglob("*")) == before


def test_a_disc_burnt_while_the_office_was_in_use_is_refused(
    folder: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(folder, writing=True) as store:
        store.set_meta("a", "1")
        burnt = OfficeFolder(Path(shutil.copytree(folder.root, tmp_path / "disc")))
    monkeypatch.setattr(places, "_is_fixed", lambda path: True)
    assert "还有没并入的内容" in refusal(burnt, writing=False)


def test_an_interrupted_restore_is_finished_by_the_next_writer(folder: OfficeFolder) -> None:
    shutil.copyfile(folder.database, restored(folder.database))
    assert "上次恢复还没有做完" in refusal(folder, writing=False)
    Store.open(folder, writing=True).close()
    Store.open(folder, writing=False).close()


def test_what_an_interrupted_writer_left_is_swept_away(folder: OfficeFolder) -> None:
    leftovers = [path / ".0a.部分" for path in (folder.root, folder.backups, folder.attachments)]
    for leftover in leftovers:
        leftover.write_bytes(b"half")
    Store.open(folder, writing=True).close()
    assert not any(leftover.exists() for leftover in leftovers)


def test_closing_leaves_one_file(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store:
        store.set_meta("a", "1")
        assert wal(folder.database).exists()
    assert not wal(folder.database).exists() and not shm(folder.database).exists()
