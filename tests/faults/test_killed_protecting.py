"""Killed while a password is set or taken away, the office opens whole, one way or the other; nothing lies open.

FAULT_KILLS sets how many processes die (a sixth of it, 4 unless told otherwise); FAULT_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_desktop import keyring
from gongkai_desktop.data import OfficeFolder, begins_plain
from gongkai_desktop.store import Store, backup, keyfile, protection, unlocking
from gongkai_desktop.store.recovery_code import new_code
from tests.faults.killing import run_and_kill
from tests.passwords import PASSWORD
from tests.systems import KILLED
from tests.toy_ledger import new_office, note, records_of

KILLS = int(os.environ.get("FAULT_KILLS", "24")) // 6
SEED = int(os.environ.get("FAULT_SEED", "20261130"))
pytestmark = pytest.mark.usefixtures("quick_keys")
CODE = new_code()
PLANTED = ("纸面上的一句话", "关于防汛工作的通知", "防汛", "SQLite format", "CREATE TABLE")
MOST = {"on": 30, "off": 26}
"""At how many points a process may die on the way; those beyond the end come to it."""


def office(root: Path) -> OfficeFolder:
    records = new_office(root)
    folder = records.store.folder
    papers = [records.store.attachments.keep_bytes(f"{PLANTED[0]}{n}".encode(), "纸.pdf") for n in range(3)]
    records.append([note(PLANTED[1], attachments=[paper.as_body() for paper in papers])], actor=0)
    records.store.close()
    folder.drafts.mkdir()
    (folder.drafts / "a-1.json").write_text(PLANTED[1], "utf-8")
    backup.by_hand(folder)
    return folder


def readable(folder: OfficeFolder) -> list[str]:
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    return [path.name for path in files if any(words.encode() in path.read_bytes() for words in PLANTED)]


def look_over(folder: OfficeFolder) -> None:
    """Opened again it is whole, nothing is left of the way there, and with a password nothing can be read."""
    protected = folder.encrypted
    if protected:
        unlocking.unlock(folder.database, PASSWORD)
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == []
        for (digest,) in store.rows("SELECT sha256 FROM attachment"):
            assert store.attachments.is_kept(digest)
        assert bool(store.seal_key) == protected
        records.append([note("之后")], actor=0)
        assert records.verify() == []
    for copy in backup.listing(folder):  # one made while there was a password keeps it
        if not begins_plain(copy.path):
            unlocking.unlock(copy.path, PASSWORD)
        assert backup.prove(copy.path).count == 1
    left = [path.name for path in folder.root.rglob("*") if "部分" in path.name or "未完" in path.name]
    assert left == [] and keyfile.place(folder.database).exists() == protected
    assert not protected or readable(folder) == []


@pytest.mark.parametrize("round_", range(KILLS))
def test_killed_at_any_step_it_opens_whole(tmp_path: Path, round_: int) -> None:
    way = ("on", "off")[round_ % 2]
    folder = office(tmp_path / "单位")
    if way == "off":
        protection.turn_on(folder, PASSWORD, CODE)
    point = random.Random(SEED + round_).randrange(MOST[way])
    words = [way, str(folder.root), PASSWORD, CODE, str(point)]
    command = [sys.executable, "-m", "tests.faults.protecting", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode in (0, KILLED), done.stderr
    keyring.forget()
    look_over(folder)


def test_a_killed_day_in_an_encrypted_office_leaves_nothing_readable(tmp_path: Path) -> None:
    """Killed in the midst of it: the log and what was being written are encrypted as the rest is."""
    folder = office(tmp_path / "单位")
    protection.turn_on(folder, PASSWORD, CODE)
    kept = run_and_kill("tests.faults.victim", "append", folder, 0.5, PASSWORD, said_first=2)
    assert readable(folder) == []
    with Store.open(folder, writing=True) as store:
        assert records_of(store).verify() == [] and records_of(store).head()[0] >= kept > 1
    assert readable(folder) == []
