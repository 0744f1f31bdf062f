"""Killed anywhere, the office opens whole, and what was said to be kept is kept.

A quarter of FAULT_KILLS processes die here (6 unless told otherwise); FAULT_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store, backup, steps
from tests.faults.killing import run_and_kill
from tests.faults.victim import slow_step
from tests.systems import KILLED, kill
from tests.toy_ledger import new_office, note, records_of

WORKS = ("append", "import", "backup", "upgrade", "restore", "append")
KILLS = int(os.environ.get("FAULT_KILLS", "24")) // 4
SEED = int(os.environ.get("FAULT_SEED", "20260206"))


def office(root: Path) -> OfficeFolder:
    """A small office with a copy of itself."""
    records = new_office(root)
    records.append([note("原有")], actor=0)
    records.store.close()
    backup.by_hand(records.store.folder)
    return records.store.folder


@pytest.mark.parametrize("round_", range(KILLS))
def test_a_killed_process_leaves_a_whole_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, round_: int
) -> None:
    work = WORKS[round_ % len(WORKS)]
    folder = office(tmp_path / "office")
    kept = run_and_kill("tests.faults.victim", work, folder, random.Random(SEED + round_).uniform(0.0, 0.3))
    if work == "upgrade":
        monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, slow_step))
    with Store.open(folder, writing=True) as store:
        records = records_of(store)
        assert records.verify() == []
        assert records.head()[0] >= max(kept, 1)
        records.append([note("之后")], actor=0)
        assert records.verify() == []
    for copy in backup.listing(folder):
        assert backup.prove(copy.path).count >= 1
    assert list(folder.root.glob(".*部分*")) == [] and list(folder.backups.glob(".*部分*")) == []


def test_a_killed_step_leaves_the_old_version_and_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when the copy is there and the step is running, the next opening takes the step whole."""
    folder = office(tmp_path / "office")
    command = [sys.executable, "-m", "tests.faults.victim", "upgrade", str(folder.root)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        while len(backup.listing(folder)) < 2 and child.poll() is None:
            pass
        kill(child)
    assert len(backup.listing(folder)) == 2
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, slow_step))
    with Store.open(folder, writing=True) as store:
        assert store.rows("SELECT count(*) FROM slow") == [(60000,)]
        assert records_of(store).verify() == []


def test_a_killed_creation_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "office")
    script = (
        "import os, sys; from pathlib import Path; from gongkai_desktop.data import OfficeFolder;"
        "from gongkai_desktop.store import Store, schema;"
        "schema._mark = lambda connection: os.kill(os.getpid(), 9);"
        "Store.create(OfficeFolder(Path(sys.argv[1])))"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(folder.root)], check=False)
    assert killed.returncode == KILLED
    with pytest.raises(Refused):
        Store.open(folder, writing=False)
    with Store.create(folder) as store:
        assert store.has_own_schema() and list(folder.root.glob(".*部分*")) == []
