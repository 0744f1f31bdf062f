"""A disk that takes no more: whatever was begun is refused in one sentence, and nothing of it stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store import Store, backup
from tests.toy_ledger import new_office, note, records_of, titles

# No file of this process may grow beyond the limit: the same to SQLite and to us as a disk that is full.
_LIMITED = """
import resource, sys
from pathlib import Path
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store, backup
from gongkai_desktop.store.attachments import Attachments
from tests.toy_ledger import note, records_of

work, root, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
folder = OfficeFolder(root)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if work == "create":
        Store.create(OfficeFolder(root / "new"))
    elif work == "backup":
        backup.by_hand(folder)
    else:
        with Store.open(folder, writing=True) as store:
            records = records_of(store)
            if work == "append":
                records.append((note("长" * 100) for _ in range(1500)), actor=0)
            elif work == "attach":
                Attachments(folder.attachments).keep_bytes(b"x" * (limit + 1), "a.pdf")
            else:
                print(records.purge([1], actor=0, reason="误录").wiped, store.scrub_due)
except Refused as refusal:
    print(refusal)
    sys.exit(1)
"""


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    records = new_office(tmp_path / "office")
    records.append([note(f"第{number}件") for number in range(500)], actor=0)
    records.store.close()
    return records.store.folder


@pytest.mark.parametrize(
    ("work", "limit"), [("create", 30_000), ("backup", 100_000), ("append", 600_000), ("attach", 500_000)]
)
def test_a_full_disk_refuses_and_changes_nothing(folder: OfficeFolder, work: str, limit: int) -> None:
    command = [sys.executable, "-c", _LIMITED, work, str(folder.root), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("\n") == 1 and "请" in done.stdout
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == [] and len(titles(records)) == 500
    assert backup.listing(folder) == []
    assert [path for path in folder.attachments.rglob("*") if path.is_file()] == []


def test_a_purge_that_found_no_room_to_wipe_is_finished_when_there_is(folder: OfficeFolder) -> None:
    command = [
        sys.executable,
        "-c",
        _LIMITED,
        "purge",
        str(folder.root),
        str(folder.database.stat().st_size // 2),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "False True\n", "")
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == []
        assert titles(records)[1] == "" and not store.scrub_due
        assert store.meta("scrub_due") == ""
