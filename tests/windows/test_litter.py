"""What file managers leave in every folder they show: desktop.ini, thumbs.db and their like are nobody's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.scans.filed import scan_files
from gongkai_desktop.store import Store, backup, site
from gongkai_desktop.store.restore import restore

LITTER = ("desktop.ini", "Thumbs.db", ".DS_Store", ".directory")


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """A folder that somebody has looked into."""
    place = tmp_path / "看过"
    place.mkdir()
    for name in LITTER:
        (place / name).write_bytes(b"x")
    return place


def test_a_folder_that_was_looked_into_is_empty_all_the_same(shown: Path) -> None:
    site.refuse_unfit(OfficeFolder(shown))
    (shown / "照片.jpg").write_bytes(b"x")
    with pytest.raises(Refused, match=r"照片\.jpg"):
        site.refuse_unfit(OfficeFolder(shown))


def test_a_copy_comes_back_into_it(folder: OfficeFolder, shown: Path) -> None:
    copy = backup.by_hand(folder)
    restore(copy.path, OfficeFolder(shown))
    Store.open(OfficeFolder(shown), writing=True).close()
    assert set(LITTER) < {path.name for path in shown.iterdir()}


def test_a_restore_that_fails_leaves_it_as_it_was(
    folder: OfficeFolder, shown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(copy: Path, to: OfficeFolder, progress: object) -> None:
        to.attachments.mkdir()
        to.database.write_bytes(b"half")
        raise KeyboardInterrupt

    copy = backup.by_hand(folder)
    monkeypatch.setattr("gongkai_desktop.store.restore.restore", failing)
    with pytest.raises(KeyboardInterrupt):
        keeping.restore(copy.path, shown, damaged_too=True)
    assert {path.name for path in shown.iterdir()} == set(LITTER)


def test_it_is_no_scan(shown: Path, tmp_path: Path) -> None:
    (shown / "1.pdf").write_bytes(b"x")
    assert [path.name for path in scan_files([shown], tmp_path / "附件")] == ["1.pdf"]
