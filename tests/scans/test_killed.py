"""Filing killed between two pages: a file is filed whole or not at all, and filing again finds all the rest.

FAULT_KILLS sets how often (3 unless told otherwise); FAULT_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheets import Sheets
from tests.faults.killing import run_and_kill

from .conftest import NOW, TODAY, Scanning, clerk_of
from .paper import as_pdf, pages_of, scanned

KILLS = int(os.environ.get("FAULT_KILLS", "3"))
SEED = int(os.environ.get("FAULT_SEED", "20261122"))
FILES, PAGES = 3, 4


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with scans beside it: three files of four sheets each."""
    place = tmp_path_factory.mktemp("pattern")
    (place / "扫描").mkdir()
    clerk: Scanning = clerk_of(place / "台账")
    with clerk.desk:
        item = clerk.enter()
        for number in range(FILES):
            pages = [scanned(pages_of(clerk.print(item)[1], 150)[0], 1.5 * at) for at in range(PAGES)]
            as_pdf(pages, place / "扫描" / f"{number}.pdf", 150)
    return place


@pytest.mark.parametrize("round_", range(KILLS))
def test_a_killed_filing_loses_nothing(pattern: Path, tmp_path: Path, round_: int) -> None:
    place = Path(shutil.copytree(pattern, tmp_path / "单位"))
    office = OfficeFolder(place / "台账")
    after = random.Random(SEED + round_).uniform(0.5, 3.0)
    kept = run_and_kill("tests.scans.victim", "file", office, after)
    with Desk.open(office.root, writing=True, clock=lambda: NOW) as desk:
        assert desk.verify() == []
        assert desk.records.head()[0] >= kept
        filed = _scanned(desk)
        assert len(filed) % PAGES == 0
        again = desk.scans.file([place / "扫描"], actor=desk.actor(), today=TODAY)
        assert len(again.filed) + len(filed) == FILES * PAGES
        assert len(again.duplicates) == len(filed) and again.unread == ()
        assert len(_scanned(desk)) == FILES * PAGES
        assert desk.verify() == []


def _scanned(desk: Desk) -> list[str]:
    numbers = [str(number) for (number,) in desk.store.rows("SELECT number FROM sheet ORDER BY id")]
    return [number for number in numbers if Sheets(desk.records).sheet(number).scanned]
