from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store, attachments
from gongkai_desktop.store.attachments import Attachments
from tests.systems import PRIVATE, WINDOWS, mode
from tests.toy_ledger import note, records_of


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    (tmp_path / "附件").mkdir()
    return Attachments(tmp_path / "附件")


def scan(tmp_path: Path, content: bytes = b"scan", name: str = "扫描 件.PDF") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_file_is_stored_by_its_content(kept: Attachments, tmp_path: Path) -> None:
    stored = kept.keep(scan(tmp_path))
    digest = sha256(b"scan").hexdigest()
    assert kept.find(stored.sha256) == kept.root / digest[:2] / f"{digest}.pdf"
    assert stored.as_body() == {"sha256": digest, "name": "扫描 件.PDF", "size": 4, "mime": "application/pdf"}


def test_the_same_content_is_stored_once_under_every_name(kept: Attachments, tmp_path: Path) -> None:
    names = [kept.keep(scan(tmp_path)).name, kept.keep(scan(tmp_path, name="b.docx")).name]
    names.append(kept.keep_bytes(b"scan", "c.txt").name)
    assert names == ["扫描 件.PDF", "b.docx", "c.txt"] and len(list(kept.root.rglob("*.*"))) == 1


@pytest.mark.parametrize("name", ["纸", "a.b c", "x.超长扩展名", ".hidden"])
def test_odd_names_get_no_extension(kept: Attachments, name: str) -> None:
    path = kept.find(kept.keep_bytes(name.encode(), name).sha256)
    assert path is not None and path.suffix == ""


def test_the_content_is_on_the_disk_before_it_has_its_name(
    kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda file: (steps.append("sync"), sync(file))[1])
    monkeypatch.setattr(os, "replace", lambda old, new: (steps.append("name"), replace(old, new))[1])
    kept.keep(scan(tmp_path))
    # Windows brings the names of a folder to the disk by itself, and cannot be asked to.
    assert steps[-2:] == ["sync", "name"] if WINDOWS else steps[-3:] == ["sync", "name", "sync"]


def test_a_file_changed_while_it_is_read_is_refused(
    kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter(["0" * 64, "1" * 64])
    monkeypatch.setattr(attachments, "digest_of", lambda path: next(digests))
    with pytest.raises(Refused, match="正在被改动"):
        kept.keep(scan(tmp_path))
    assert [path for path in kept.root.rglob("*") if path.is_file()] == []


def test_a_missing_source_is_refused(kept: Attachments, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有文件"):
        kept.keep(tmp_path / "none.pdf")


def test_what_fails_while_it_is_copied_is_told_by_its_name_not_by_its_place(
    kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = kept.keep_bytes(b"paper", "答复.pdf")

    def pulled_out(path: Path) -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENODEV, "No such device", str(path))

    monkeypatch.setattr(attachments, "read_in", pulled_out)
    with pytest.raises(Refused, match=r"^“扫描 件\.PDF”读不出来：U 盘或移动硬盘可能已拔出"):
        kept.keep(scan(tmp_path))
    with pytest.raises(Refused, match=r"^“答复\.pdf”读不出来：U 盘或移动硬盘可能已拔出"):
        kept.open_copy(stored.sha256, stored.name)
    kept.drop_copies()


def test_others_open_a_copy_and_cannot_reach_the_original(kept: Attachments) -> None:
    stored = kept.keep_bytes(b"paper", 'a/b:"?.txt')
    copy = kept.open_copy(stored.sha256, stored.name)
    assert copy.name == "a_b_.txt" and copy.read_bytes() == b"paper"
    assert not copy.stat().st_mode & 0o222 and kept.root not in copy.parents
    kept.drop_copies()
    assert not copy.exists() and kept.whole(stored.sha256)


def test_missing_and_changed_content_is_noticed(kept: Attachments) -> None:
    stored = kept.keep_bytes(b"paper", "a.txt")
    path = kept.find(stored.sha256)
    assert path is not None and kept.whole(stored.sha256)
    path.write_bytes(b"other")
    assert not kept.whole(stored.sha256)
    kept.remove(stored.sha256)
    assert not kept.whole(stored.sha256) and kept.find("../" * 10) is None
    with pytest.raises(Refused, match="文件不见了"):
        kept.open_copy(stored.sha256, "a.txt")


def test_a_mirror_gets_what_it_lacks(kept: Attachments, tmp_path: Path) -> None:
    first, second = kept.keep_bytes(b"one", "1.txt"), kept.keep_bytes(b"two", "2.txt")
    mirror = twin_of(tmp_path)
    assert kept.mirror(mirror.root, [first.sha256, "0" * 64]) == ("0" * 64,)
    assert mirror.whole(first.sha256) and mirror.find(second.sha256) is None
    assert kept.mirror(mirror.root) == () and mirror.whole(second.sha256)


@pytest.mark.parametrize("ruin", [b"", b"eno", b"one!"])
def test_a_damaged_copy_in_a_mirror_is_replaced_even_when_its_size_is_right(
    kept: Attachments, tmp_path: Path, ruin: bytes
) -> None:
    stored, mirror = kept.keep_bytes(b"one", "1.txt"), twin_of(tmp_path)
    kept.mirror(mirror.root)
    damage(mirror, stored.sha256, ruin)
    assert kept.mirror(mirror.root) == () and mirror.whole(stored.sha256)


@pytest.mark.parametrize("ruin", ["changed", "missing", "a folder"])
def test_a_damaged_original_never_takes_the_place_of_a_good_copy(
    kept: Attachments, tmp_path: Path, ruin: str
) -> None:
    stored, mirror = kept.keep_bytes(b"one", "1.txt"), twin_of(tmp_path)
    kept.mirror(mirror.root)
    path = damage(kept, stored.sha256, b"eno")
    if ruin != "changed":
        path.unlink()
    if ruin == "a folder":
        path.mkdir()
    assert kept.mirror(mirror.root, [stored.sha256]) == () and mirror.whole(stored.sha256)
    other = twin_of(tmp_path, "second")
    assert kept.mirror(other.root, [stored.sha256]) == (stored.sha256,) and other.find(stored.sha256) is None


def test_keeping_the_good_file_again_heals_a_damaged_one(kept: Attachments, tmp_path: Path) -> None:
    stored = kept.keep(scan(tmp_path))
    damage(kept, stored.sha256, b"nacs")
    kept.keep(scan(tmp_path, name="again.dat"))
    assert kept.whole(stored.sha256) and len(list(kept.root.rglob("*.*"))) == 1
    damage(kept, stored.sha256, b"")
    kept.keep_bytes(b"scan", "once more")
    assert kept.whole(stored.sha256)


def test_a_folder_that_went_away_is_not_made_anew(kept: Attachments, tmp_path: Path) -> None:
    kept.root.rmdir()
    with pytest.raises(Refused, match="不见了"):
        kept.keep(scan(tmp_path))
    with pytest.raises(Refused, match="不见了"):
        kept.keep_bytes(b"paper", "a.pdf")
    assert not kept.root.exists()


def test_what_is_kept_is_for_its_owner_alone(kept: Attachments, tmp_path: Path) -> None:
    for stored in (kept.keep(scan(tmp_path)), kept.keep_bytes(b"paper", "a.pdf")):
        path = kept.find(stored.sha256)
        assert path is not None
        assert (mode(path), mode(path.parent)) == PRIVATE


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("报告\u202efdp.docx", "报告fdp.docx"),
        ("长" * 120 + ".pdf", "长" * 65 + ".pdf"),
        ("a\x00b.txt", "ab.txt"),
        ("con\tx.txt", "con_x.txt"),
    ],
)
def test_names_are_shown_and_opened_as_they_read(kept: Attachments, name: str, opened: str) -> None:
    stored = kept.keep_bytes(name.encode(), name)
    copy = kept.open_copy(stored.sha256, name)
    assert copy.name == opened and copy.read_bytes() == name.encode()
    assert not {"\u202e", "\x00"} & set(stored.name)
    kept.drop_copies()


def test_what_a_process_that_died_left_behind_is_swept(
    folder: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = Attachments(folder.attachments)
    old, named, fresh = (kept.keep_bytes(word, "a.pdf") for word in (b"old", b"named", b"fresh"))
    path = kept.find(old.sha256)
    assert path is not None
    os.utime(path, (1e9, 1e9))  # a ledger that was set aside may name it
    with Store.open(folder, writing=True) as store:
        records_of(store).append([note("甲", attachments=[named.as_body()])], actor=0)
    dead, alive = tmp_path / "gongkai-999999999-x", tmp_path / f"gongkai-{os.getpid()}-x"
    for place in (dead, alive):
        place.mkdir()
        (place / "身份证.pdf").write_bytes(b"x")
    crashed = {"machine": "x", "pid": 1, "user": "x", "since": "2026-01-01T00:00:00+08:00"}
    folder.lock.write_text(json.dumps(crashed), encoding="utf-8")
    Store.open(folder, writing=True).close()
    assert [kept.find(one.sha256) is not None for one in (old, named, fresh)] == [True, True, False]
    assert (dead.exists(), alive.exists()) == (False, True)


def twin_of(tmp_path: Path, name: str = "附件") -> Attachments:
    twin = tmp_path / "U盘" / name
    twin.mkdir(parents=True)
    return Attachments(twin)


def damage(kept: Attachments, digest: str, content: bytes) -> Path:
    path = kept.find(digest)
    assert path is not None
    path.write_bytes(content)
    return path
