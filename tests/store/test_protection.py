"""A password on an office: set, changed, lost, taken away; copies keep it, and without it nothing can be read."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from gongkai_desktop import keyring
from gongkai_desktop.data import OfficeFolder, begins_plain
from gongkai_desktop.errors import Cancelled, Locked, Refused
from gongkai_desktop.progress import Progress
from gongkai_desktop.store import Store, backup, copies, keyfile, protection, sealed, steps, unlocking
from gongkai_desktop.store.attachments import SEALED, Attachments
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.recovery_code import new_code
from gongkai_desktop.store.restore import restore
from tests.passwords import OTHER, PASSWORD
from tests.systems import WINDOWS
from tests.toy_ledger import new_office, note, records_of

pytestmark = pytest.mark.usefixtures("quick_keys")
PAPER, TITLE = "纸面上的一句话".encode(), "关于防汛工作的通知"
CODE = new_code()


@pytest.fixture
def office(tmp_path: Path) -> OfficeFolder:
    """An office with a paper, a draft, a copy of itself and a ledger that was set aside."""
    records = new_office(tmp_path / "单位")
    folder = records.store.folder
    paper = records.store.attachments.keep_bytes(PAPER, "纸.pdf")
    records.append([note(TITLE, attachments=[paper.as_body()])], actor=0)
    records.store.close()
    copy = backup.by_hand(folder)
    for place in (folder.root, folder.root / "旧-20260101-080000"):
        (place / "草稿").mkdir(parents=True)
        (place / "草稿" / "a-1.json").write_text(TITLE, "utf-8")
    (folder.root / "旧-20260101-080000" / "台账.db").write_bytes(copy.path.read_bytes())
    return folder


def protected(folder: OfficeFolder) -> OfficeFolder:
    assert protection.turn_on(folder, PASSWORD, CODE).left == ()
    return folder


def sound(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == []
        assert store.one("SELECT title FROM item") == (TITLE,)
        (digest,) = store.one("SELECT sha256 FROM attachment") or ("",)
        assert store.attachments.read(digest) == PAPER


def readable(folder: OfficeFolder) -> list[Path]:
    """The files in which something of the office can be read."""
    planted = (PAPER, TITLE.encode(), "防汛".encode(), b"SQLite format", b"CREATE TABLE")
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    return [path for path in files if any(words in path.read_bytes() for words in planted)]


def test_without_a_password_the_ledger_is_an_ordinary_file(office: OfficeFolder) -> None:
    import sqlite3

    with sqlite3.connect(office.database) as plain:
        assert plain.execute("SELECT title FROM item").fetchone() == (TITLE,)
    assert not office.encrypted and readable(office)


def test_with_one_nothing_can_be_read_and_everything_is_there(office: OfficeFolder) -> None:
    protected(office)
    assert readable(office) == []
    assert not list(office.root.rglob("*.json")) and not office.unfinished.exists()
    sound(office)
    keyring.forget()
    for writing in (True, False):
        with pytest.raises(Locked) as locked:
            Store.open(office, writing=writing)
        assert locked.value.path == office.database
        assert office.root.name in locked.value.what and office.database.name not in str(locked.value)
    unlocking.unlock(office.database, PASSWORD)
    sound(office)


def test_the_name_of_a_sealed_file_does_not_tell_which_paper_it_is(office: OfficeFolder) -> None:
    (plain,) = Attachments(office.attachments).digests()
    protected(office)
    names = [path.name for path in office.attachments.rglob("*") if path.is_file()]
    assert len(names) == 1 and names[0].endswith(SEALED) and plain[:12] not in names[0]
    with Store.open(office, writing=False) as store:
        assert list(store.attachments.digests()) == [plain]


def test_taken_away_it_is_as_it_was(office: OfficeFolder) -> None:
    before = {path.name for path in office.attachments.rglob("*") if path.is_file()}
    assert protection.turn_off(protected(office)).left == ()
    assert {path.name for path in office.attachments.rglob("*") if path.is_file()} == before
    assert begins_plain(office.database) and not keyfile.place(office.database).exists()
    assert (office.drafts / "a-1.json").read_text("utf-8") == TITLE
    keyring.forget()
    sound(office)
    with Store.open(office, writing=False) as store:
        assert store.seal_key is None


def test_one_of_an_older_format_is_brought_up_to_date_and_the_copy_before_keeps_the_password(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(office)
    more = (*steps.STEPS, lambda run: run("CREATE TABLE more (id INTEGER) STRICT"))
    monkeypatch.setattr(steps, "STEPS", more)
    sound(office)
    with Store.open(office, writing=False) as store:
        assert store.rows("SELECT * FROM more") == []
    (copy,) = (one for one in backup.listing(office) if one.reason == backup.Reason.UPGRADE)
    assert readable(office) == []
    keyring.forget()
    with pytest.raises(Locked):
        copies.inside(copy.path)
    unlocking.unlock(copy.path, PASSWORD)
    assert copies.inside(copy.path).events == 1


def test_another_password_changes_nothing_but_the_key_file(office: OfficeFolder) -> None:
    protected(office)
    before = office.database.read_bytes()
    protection.rewrap(office, keyfile.PASSWORD, f"{OTHER} 订书钉")
    assert office.database.read_bytes() == before
    keyring.forget()
    with pytest.raises(unlocking.WrongPassword, match="密码不对"):
        unlocking.unlock(office.database, PASSWORD)
    unlocking.unlock(office.database, f"{OTHER} 订书钉")
    keyring.forget()
    unlocking.unlock(office.database, CODE.lower().replace("-", " "), by=keyfile.RECOVERY)


def test_another_sheet_makes_the_one_before_worthless(office: OfficeFolder) -> None:
    protected(office)
    code = new_code()
    protection.rewrap(office, keyfile.RECOVERY, code)
    for path in office.backups.glob("*.db"):
        path.unlink()  # they open with the sheet of their day
    keyring.forget()
    with pytest.raises(unlocking.WrongPassword, match="恢复码"):
        unlocking.unlock(office.database, CODE, by=keyfile.RECOVERY)
    unlocking.unlock(office.database, code, by=keyfile.RECOVERY)


def test_a_copy_opens_elsewhere_with_the_password_of_its_day(office: OfficeFolder, tmp_path: Path) -> None:
    protected(office)
    copy = backup.by_hand(office, to=tmp_path / "优盘")
    protection.rewrap(office, keyfile.PASSWORD, OTHER)
    keyring.forget()
    there = OfficeFolder(tmp_path / "另一台")
    with pytest.raises(Locked) as locked:
        restore(copy.path, there)
    assert locked.value.path == copy.path and locked.value.name == copy.path.name
    with pytest.raises(unlocking.WrongPassword):
        unlocking.unlock(copy.path, OTHER)
    unlocking.unlock(copy.path, PASSWORD)
    assert restore(copy.path, there).missing == ()
    sound(there)
    keyring.forget()
    unlocking.unlock(there.database, PASSWORD)
    assert readable(there) == [] and readable(OfficeFolder(tmp_path / "优盘")) == []


def test_copies_made_before_are_encrypted_too_and_bring_everything_back(
    office: OfficeFolder, tmp_path: Path
) -> None:
    protected(office)
    for copy in (*backup.listing(office), office.root / "旧-20260101-080000" / "台账.db"):
        path = copy if isinstance(copy, Path) else copy.path
        assert backup.prove(path).count == 1
        there = OfficeFolder(tmp_path / path.stem)
        assert restore(path, there).missing == ()
        sound(there)


def test_an_ordinary_copy_put_over_an_encrypted_office_makes_it_ordinary(
    office: OfficeFolder, tmp_path: Path
) -> None:
    """What it names is taken out of what is sealed; the encrypted ledger is set aside with its key file."""
    copy = backup.by_hand(office, to=tmp_path / "优盘").path
    for path in (tmp_path / "优盘" / "附件").rglob("*.pdf"):
        path.unlink()
    done = restore(copy, protected(office))
    assert done.missing == () and done.aside is not None
    sound(office)
    assert not office.encrypted
    assert keyfile.place(done.aside / "台账.db").is_file()


def test_an_encrypted_copy_put_over_an_ordinary_office_protects_it(office: OfficeFolder) -> None:
    protected(office)
    copy = backup.by_hand(office)
    protection.turn_off(office)
    assert restore(copy.path, office).missing == ()
    sound(office)
    assert office.encrypted and readable(office) == []


def test_a_lost_key_file_is_found_in_the_copies(office: OfficeFolder) -> None:
    protected(office)
    keyfile.place(office.database).unlink()
    keyring.forget()
    unlocking.unlock(office.database, PASSWORD)
    sound(office)
    assert keyfile.place(office.database).is_file()


def test_a_damaged_key_file_counts_as_lost(office: OfficeFolder) -> None:
    """A flipped bit in what is wrapped is not taken for a wrong password."""
    protected(office)
    place = keyfile.place(office.database)
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 1
    place.write_bytes(content)
    keyring.forget()
    unlocking.unlock(office.database, PASSWORD)
    sound(office)
    assert keyfile.at_end(backup.by_hand(office).path) == keyfile.held(office.database)


def test_without_room_for_both_nothing_is_begun(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(office.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(Refused, match="磁盘放不下"):
        protection.turn_on(office, PASSWORD, CODE)
    assert not office.encrypted and not office.unfinished.exists()


def test_a_copy_that_wants_its_password_is_not_called_unreadable(office: OfficeFolder) -> None:
    protection.turn_off(protected(office))
    keyring.forget()
    assert [(copy.events, copy.locked) for copy in copies.kept(office)] == [(None, True)]


def test_without_any_key_file_it_says_where_one_may_be(office: OfficeFolder) -> None:
    protected(office)
    for path in (keyfile.place(office.database), *office.backups.glob("*.db")):
        path.unlink()
    keyring.forget()
    with pytest.raises(Refused, match="不是完整的数据库文件"):
        Store.open(office, writing=False)
    with pytest.raises(Refused, match="没有它的钥匙文件"):
        unlocking.unlock(office.database, PASSWORD)


def test_the_password_of_a_former_key_is_simply_wrong(office: OfficeFolder) -> None:
    """A copy from before the password was taken away and set anew tells another key."""
    protection.turn_off(protected(office))
    assert protection.turn_on(office, OTHER, new_code()).left == ()
    keyring.forget()
    with pytest.raises(unlocking.WrongPassword):
        unlocking.unlock(office.database, PASSWORD)
    unlocking.unlock(office.database, OTHER)
    sound(office)


def test_a_damaged_database_is_not_called_a_wrong_password(office: OfficeFolder) -> None:
    protected(office)
    content = bytearray(office.database.read_bytes())
    content[100] ^= 255
    office.database.write_bytes(content)
    keyring.forget()
    with pytest.raises(Refused, match="打不开或已损坏"):
        unlocking.unlock(office.database, PASSWORD)


def test_a_cancel_leaves_everything_as_it_was(office: OfficeFolder) -> None:
    def files() -> dict[Path, bytes]:
        return {
            path: path.read_bytes()
            for path in office.root.rglob("*")
            if path.is_file() and not path.name.startswith((".", "台账.db"))
        }

    def stopping(steps: int) -> Progress:
        left = iter(range(steps))

        def stop(done: int, whole: int) -> None:
            if next(left, None) is None:
                raise Cancelled

        return stop

    before = files()
    for passed in (0, 1, 3):
        with pytest.raises(Cancelled):
            protection.turn_on(office, PASSWORD, CODE, stopping(passed))
        assert files() == before and not office.unfinished.exists()
    sound(office)
    protected(office)
    before = files()
    with pytest.raises(Cancelled):
        protection.turn_off(office, stopping(1))
    assert files() == before and readable(office) == []


def test_nobody_else_may_have_it_open(office: OfficeFolder) -> None:
    with Store.open(office, writing=False) as reader:
        reader.one("SELECT 1 FROM event")
        with pytest.raises(Refused, match="别的窗口或命令正打开着"):
            protection.turn_on(office, PASSWORD, CODE)
    assert not office.encrypted


def test_a_damaged_attachment_is_sealed_as_damaged_as_it_is(office: OfficeFolder) -> None:
    (path,) = office.attachments.rglob("*.pdf")
    path.write_bytes(b"torn")
    protected(office)
    with Store.open(office, writing=True) as store:
        assert [problem.text for problem in records_of(store).verify()] == ["附件“纸.pdf”的内容被改动过"]
    assert not list(office.attachments.rglob("*.pdf"))


def test_a_copy_that_is_damaged_is_named(office: OfficeFolder) -> None:
    old = office.root / "旧-20260101-080000" / "台账.db"
    old.write_bytes(old.read_bytes()[:20000])
    assert protection.turn_on(office, PASSWORD, CODE).left == ("旧-20260101-080000/台账.db",)
    assert readable(office) == [old] and office.unfinished.exists()
    sound(office)
    old.unlink()
    sound(office)
    assert not office.unfinished.exists()


def test_a_purged_paper_and_later_ones_are_sealed_too(office: OfficeFolder) -> None:
    protected(office)
    with Store.open(office, writing=True) as store:
        kept = store.attachments
        stored = kept.keep_bytes(b"another paper", "b.txt")
        path = kept.find(stored.sha256)
        assert path is not None and path.suffix == SEALED and kept.whole(stored.sha256)
        copy = kept.open_copy(stored.sha256, "b.txt")
        assert copy.read_bytes() == b"another paper" and office.root not in copy.parents
        kept.drop_copies()
        kept.remove(stored.sha256)
        assert kept.find(stored.sha256) is None


def test_what_is_sealed_needs_its_key_and_shows_a_change(tmp_path: Path) -> None:
    key, path = sealed.new_key(), tmp_path / "a.密"
    sealed.seal(path, key, [b"x" * 100_000, b"y"], "word")
    assert b"".join(sealed.unsealed(path, key)) == b"x" * 100_000 + b"y"
    assert sealed.about(path, key) == "word" and sealed.about(path, sealed.new_key()) is None
    with pytest.raises(ValueError, match="not sealed with this key"):
        list(sealed.unsealed(path, sealed.new_key()))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match="damaged"):
        list(sealed.unsealed(path, key))


def test_scratch_is_read_back_and_lies_under_no_name(tmp_path: Path) -> None:
    scratch = sealed.Scratch(tmp_path)
    for piece in (b"one", b"two" * 1000):
        scratch.add(piece)
    assert list(scratch) == list(scratch) == [b"one", b"two" * 1000]
    left = list(tmp_path.iterdir())
    assert len(left) == WINDOWS, "Windows takes away no name of a file that is open"
    assert all(b"two" not in path.read_bytes() for path in left)
    scratch.close()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_tells_its_key_in_a_block_that_sqlite_does_not_read(office: OfficeFolder) -> None:
    protected(office)
    copy = backup.by_hand(office).path
    assert keyfile.at_end(copy) == keyfile.held(office.database)
    assert keyfile.at_end(office.database) is None  # cut off when it was opened for writing
    connection = connect(copy, Mode.FIXED)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()


def test_an_office_opens_while_what_was_made_beside_has_no_room_to_be_moved(
    office: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "no space")

    merge = protection._merge

    def merging(staging: Path, root: Path) -> None:
        patched.setattr(protection, "private_folder", full)
        merge(staging, root)

    with monkeypatch.context() as patched:
        patched.setattr(protection, "_merge", merging)
        with pytest.raises(Refused, match="磁盘已满"):
            protected(office)
        assert office.encrypted and office.unfinished.exists() and not protection.broken_off(office)
        sound(office)
    sound(office)
    assert readable(office) == [] and not office.unfinished.exists()
