"""A clerk's process killed anywhere in her day: nothing she was told is lost, nothing is half done.

FAULT_KILLS sets how many processes die (24 unless told otherwise); FAULT_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store import backup
from tests.faults.clerk import EXPORTS, RESTORE, WORKS
from tests.faults.killing import run_and_kill
from tests.faults.offices import enter, set_back

KILLS = int(os.environ.get("FAULT_KILLS", "24"))
SEED = int(os.environ.get("FAULT_SEED", "20261122"))
LONGEST = {"import": 2.5, "print": 2.5, "lives": 12.0, "restore": 2.5, "step": 0.4}
"""Seconds a work may go on where that is not one."""


@pytest.mark.parametrize("round_", range(KILLS))
def test_a_killed_clerk_loses_nothing_she_was_told(office: OfficeFolder, round_: int) -> None:
    work = (*WORKS, RESTORE)[round_ % (len(WORKS) + 1)]
    if work == "step":
        set_back(office)
    (office.root.parent / EXPORTS).mkdir()
    kept = run_and_kill(
        "tests.faults.clerk", work, office, random.Random(SEED + round_).uniform(0.0, LONGEST.get(work, 1.0))
    )
    with Desk.open(office.root, writing=True) as desk:
        assert desk.verify() == []
        assert desk.records.head()[0] >= max(kept, 313)
        for (number,) in desk.store.rows("SELECT number FROM sheet WHERE pdf <> ''"):  # purged ones have none
            assert desk.papers.kept(Sheets(desk.records).sheet(str(number))).startswith(b"%PDF")
        before = desk.lists.count(Query(), desk.today())
        enter(desk, "之后")
        assert desk.lists.count(Query(), desk.today()) == before + 1
        assert desk.verify() == []
    assert all(backup.prove(copy.path).count >= 1 for copy in backup.listing(office))
    assert list(office.root.glob(".*部分*")) == [] and list(office.backups.glob(".*部分*")) == []
    for book in (office.root.parent / EXPORTS).glob("台账*.xlsx"):
        assert rows_of(book) >= 305
    for letter in (office.root.parent / EXPORTS).glob("*.docx"):
        assert zipfile.ZipFile(letter).testzip() is None


def rows_of(book: Path) -> int:
    """How many rows the first sheet of a whole workbook holds."""
    from openpyxl import load_workbook

    loaded = load_workbook(book, read_only=True)
    try:
        return sum(1 for _ in loaded.worksheets[0].iter_rows())
    finally:
        loaded.close()
