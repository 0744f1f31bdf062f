"""Files that another program has open: the office opens and copies all the same, or says what is in the way."""

from __future__ import annotations

import json
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop import files
from gongkai_desktop.data import PARTIAL, OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.reports.superiors import service as superiors
from gongkai_desktop.store import Store, backup, site
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.places import restored
from gongkai_desktop.store.restore import restore
from tests.toy_ledger import note, records_of

from .conftest import held, may_be_moved

pytestmark = pytest.mark.usefixtures("sharing")

BEIJING = timezone(timedelta(hours=8))


def filled(folder: OfficeFolder, *words: str) -> None:
    with Store.open(folder, writing=True) as store:
        records_of(store).append([note(word) for word in words], actor=0)


def content(folder: OfficeFolder) -> list[str]:
    with Store.open(folder, writing=False) as store:
        return [title for (title,) in store.rows("SELECT title FROM item ORDER BY id")]


def test_an_open_file_is_not_written_over_and_says_so(tmp_path: Path) -> None:
    table = tmp_path / "台账.xlsx"
    table.write_text("旧", "utf-8")
    with (
        held(table),
        pytest.raises(Refused, match="文件正由其他程序打开"),
        files.written_whole(table) as beside,
    ):
        beside.write_text("新", "utf-8")
    assert table.read_text("utf-8") == "旧" and list(tmp_path.iterdir()) == [table]


def test_a_virus_scanner_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "台账.xlsx"
    table.write_text("旧", "utf-8")
    scanner = table.open("rb")
    monkeypatch.setattr(time, "sleep", lambda seconds: scanner.close())
    with files.written_whole(table) as beside:
        beside.write_text("新", "utf-8")
    assert table.read_text("utf-8") == "新"


def test_a_read_only_file_is_told_apart_from_an_open_one(tmp_path: Path) -> None:
    table = tmp_path / "台账.xlsx"
    table.write_text("旧", "utf-8")
    table.chmod(0o400)
    with pytest.raises(Refused, match="只读"), files.written_whole(table) as beside:
        beside.write_text("新", "utf-8")


def test_no_opened_attachment_stays_behind(folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder.root.parent / "temp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    kept = Attachments(folder.attachments)
    paper = kept.keep_bytes("身份证".encode(), "申请人.pdf")
    kept.open_copy(paper.sha256, paper.name)
    kept.drop_copies()
    assert list(place.iterdir()) == []
    monkeypatch.setattr(files, "_prefix", lambda: "gongkai-999999999-")
    with held(kept.open_copy(paper.sha256, paper.name)):
        kept.drop_copies()
        assert len(list(place.rglob("*.pdf"))) == 1
    Store.open(folder, writing=True).close()
    assert list(place.iterdir()) == []


def test_what_is_held_keeps_no_office_from_opening(folder: OfficeFolder) -> None:
    leftovers = [place / f".x{PARTIAL}" for place in (folder.root, folder.backups, folder.attachments)]
    for path in leftovers:
        path.write_bytes(b"half")
        path.chmod(0o400)
    with held(leftovers[0]):
        Store.open(folder, writing=True).close()
    assert [path.exists() for path in leftovers] == [True, False, False]
    Store.open(folder, writing=True).close()
    assert not leftovers[0].exists()


def test_an_old_copy_that_is_held_keeps_no_new_one_from_being_made(folder: OfficeFolder) -> None:
    day = datetime(2026, 2, 6, 9, tzinfo=BEIJING)
    for at in range(backup.KEPT):
        backup.automatic(folder, backup.Reason.DAILY, lambda at=at: day + timedelta(days=at))  # type: ignore[misc]
    oldest = backup.listing(folder)[-1].path
    with held(oldest):
        new = backup.automatic(folder, backup.Reason.DAILY, lambda: day + timedelta(days=30))
    assert new.path.exists() and oldest.exists()
    backup.automatic(folder, backup.Reason.DAILY, lambda: day + timedelta(days=31))
    assert not oldest.exists()


def test_a_restore_beside_a_reader_is_refused_and_changes_nothing(folder: OfficeFolder) -> None:
    filled(folder, "甲")
    copy = backup.by_hand(folder)
    filled(folder, "乙")
    with Store.open(folder, writing=False) as reader:
        with pytest.raises(Refused, match="别的窗口或程序正打开着"):
            restore(copy.path, folder)
        assert reader.one("SELECT count(*) FROM item") == (2,)
    assert not restored(folder.database).exists() and content(folder) == ["甲", "乙"]
    assert not list(folder.root.glob("旧-*"))
    assert restore(copy.path, folder).aside is not None
    assert content(folder) == ["甲"]


def test_a_draft_that_is_read_stops_a_restore_before_it_begins(folder: OfficeFolder) -> None:
    filled(folder, "甲")
    copy = backup.by_hand(folder)
    folder.drafts.mkdir()
    draft = folder.drafts / "x.json"
    draft.write_text("{}", "utf-8")
    with held(draft), pytest.raises(Refused, match="别的窗口或程序正打开着"):
        restore(copy.path, folder)
    assert draft.exists() and content(folder) == ["甲"]


def test_an_interrupted_restore_goes_on_when_the_other_program_has_let_go(folder: OfficeFolder) -> None:
    filled(folder, "甲")
    copy = backup.by_hand(folder)
    filled(folder, "乙")
    restored(folder.database).write_bytes(copy.path.read_bytes())
    with held(folder.database), pytest.raises(Refused, match="文件正由其他程序打开"):
        Store.open(folder, writing=True)
    Store.open(folder, writing=True).close()
    assert content(folder) == ["甲"]


def test_a_purged_file_that_is_open_goes_at_the_next_opening(folder: OfficeFolder) -> None:
    kept = Attachments(folder.attachments)
    paper = kept.keep_bytes("误录".encode(), "误录.pdf")
    path = kept.find(paper.sha256)
    assert path is not None
    with Store.open(folder, writing=True) as store, held(path):
        records = records_of(store)
        first = records.append([note("甲", attachments=[paper.as_body()])], actor=0).act
        assert records.purge([first], actor=0, reason="误录").held == 1
    with held(path):
        Store.open(folder, writing=True).close()  # it opens all the same
    assert path.exists()
    Store.open(folder, writing=True).close()
    assert not path.exists()


def test_a_making_that_fails_tells_why_whatever_is_held(folder: OfficeFolder) -> None:
    with held(folder.database):
        site.clear(folder)
    assert folder.database.exists() and not folder.attachments.exists()
    site.clear(folder)
    assert not folder.root.exists()


def test_templates_get_their_places_all_or_none(tmp_path: Path) -> None:
    beside, folder = tmp_path / "旁", tmp_path / "上报"
    for place in (beside, folder):
        place.mkdir()
    for name in ("一.xlsx", "二.xlsx"):
        (beside / name).write_bytes(b"x")
    with held(beside / "二.xlsx"), pytest.raises(Refused, match="文件正由其他程序打开"):
        superiors._place(("一.xlsx", "二.xlsx"), beside, folder)
    assert list(folder.iterdir()) == []


def test_nothing_of_an_office_is_open_once_it_is_closed(folder: OfficeFolder) -> None:
    """A handle left open would keep the folder from being moved or renamed."""
    filled(folder, "甲")
    backup.prove(backup.by_hand(folder).path)
    crashed = {"machine": "x", "pid": 1, "user": "x", "since": "2026-01-01T00:00:00+08:00"}
    folder.lock.write_text(json.dumps(crashed), encoding="utf-8")
    content(folder)
    assert may_be_moved(folder.root)
