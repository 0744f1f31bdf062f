"""What is offered as a copy and is none of ours, and places where none is put back; each refused, nothing changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_disk
from gongkai_desktop.store import Store, backup, places
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.restore import restore
from tests.toy_ledger import note, records_of


@pytest.fixture
def copy(folder: OfficeFolder, tmp_path: Path) -> Path:
    """A copy on a stick."""
    with Store.open(folder, writing=True) as store:
        paper = Attachments(folder.attachments).keep_bytes(b"paper", "纸.pdf")
        records_of(store).append([note("甲", attachments=[paper.as_body()])], actor=0)
    return backup.by_hand(folder, to=tmp_path / "U盘").path


def marked(path: Path, pragma: str, value: int) -> Path:
    with closing(connect(path, Mode.PRIVATE)) as database:
        database.execute(f"PRAGMA {pragma} = {value}")
    return path


def refusal(copy: Path, to: Path) -> str:
    there = sorted(to.rglob("*"))
    with pytest.raises(Refused) as refused:
        restore(copy, OfficeFolder(to))
    assert refused.value.way and sorted(to.rglob("*")) == there
    return str(refused.value)


def test_a_copy_of_another_program_is_refused_by_its_mark(copy: Path, tmp_path: Path) -> None:
    assert "它属于别的软件（标识 0x7）" in refusal(marked(copy, "application_id", 7), tmp_path / "新")
    assert "没有本软件的标识" in refusal(marked(copy, "application_id", 0), tmp_path / "新")


@pytest.mark.parametrize("newer", [1, 100])
def test_a_copy_of_a_newer_format_is_refused_and_one_of_this_format_taken(
    copy: Path, tmp_path: Path, newer: int
) -> None:
    with closing(connect(copy, Mode.FIXED)) as database:
        (now,) = database.execute("PRAGMA user_version").fetchone() or (0,)
    told = refusal(marked(copy, "user_version", now + newer), tmp_path / "新")
    assert f"是第 {now + newer} 版格式；" in told and f"只认识到第 {now} 版" in told
    assert restore(marked(copy, "user_version", now), OfficeFolder(tmp_path / "新")).events == 1


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_nothing_is_restored_to_a_network_drive(
    copy: Path, folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Even over an office: its database and its attachments stay as they were."""
    monkeypatch.setattr(places, "_filesystem", lambda path: kind)
    assert "在网络盘上" in refusal(copy, folder.root)


def test_a_copy_that_is_a_folder_or_gone_proves_nothing(copy: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "没有.db", tmp_path):
        with pytest.raises(Refused, match="没有这个文件，或者它不是文件"):
            backup.prove(path)
    assert backup.prove(copy).count == 1


def test_a_copy_that_the_disk_does_not_give_out_is_said_so(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(backup, "refuse_truncated", broken)
    with pytest.raises(Refused, match="读不出来：磁盘读写出错"):
        backup.prove(copy)


def test_a_copy_that_changes_while_it_is_taken_over_is_refused(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter(["一", "二"])
    monkeypatch.setattr("gongkai_desktop.store.restore.digest_of", lambda path, look: next(digests))
    with pytest.raises(Refused, match="备份没有复制完整"):
        restore(copy, OfficeFolder(tmp_path / "新"))
    assert not OfficeFolder(tmp_path / "新").database.exists()


def test_an_attachment_that_arrives_otherwise_than_it_left_is_refused(
    folder: OfficeFolder, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(kept: Attachments, path: Path) -> Iterator[bytes]:
        yield path.read_bytes() if reading else path.read_bytes()[:-1]
        reading.clear()

    reading = [True]
    (tmp_path / "镜像").mkdir()
    monkeypatch.setattr(Attachments, "pieces", short)
    with pytest.raises(Refused, match="附件没有复制完整"):
        Attachments(folder.attachments).mirror(tmp_path / "镜像")
    assert [path for path in (tmp_path / "镜像").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "放不下：磁盘已满"),
        (errno.EDQUOT, "放不下：磁盘已满"),
        (errno.EFBIG, "放不下：文件太大"),
        (errno.EROFS, "不允许写入"),
        (errno.EACCES, "不允许写入"),
        (errno.EPERM, "不允许写入"),
        (errno.ENAMETOOLONG, "名称太长"),
        (errno.EIO, "读写失败：磁盘读写出错"),
    ],
)
def test_every_refusal_of_the_disk_is_a_sentence(tmp_path: Path, number: int, says: str) -> None:
    with pytest.raises(Refused, match=says), refusing_disk(tmp_path / "台账.db"):
        raise OSError(number, os.strerror(number))


def test_a_folder_in_the_place_of_a_file_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").mkdir()
    with pytest.raises(Refused, match="这是一个文件夹"), refusing_disk(tmp_path / "台账.xlsx"):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with pytest.raises(Refused, match="没有文件夹"), refusing_disk(tmp_path / "没有" / "台账.xlsx"):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
