"""What the window may load before it is seen, and while somebody only looks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.register.incoming import imported
from tests.test_house import HEAVY, ROOT, loaded_by

LOOKING = """
import sys
from datetime import date
from pathlib import Path
from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk

today = date(2026, 11, 30)
with Desk.open(Path(sys.argv[1]), writing=False) as desk:
    (row,) = desk.lists.page(Query("all"), today, None, 40)
    view = desk.register.view(row["id"], today)
    assert view.acts and len(tuple(view.timeline)) == 1 + len(view.record.papers)
    if view.record.papers:
        from ui.kit.ledger.papers_tab import kept_sheets

        ((title, _, stale),) = kept_sheets(desk, view.record.papers)
        assert title == "信息发布保密审查表" and not stale
    desk.agenda(today), desk.status()
print(*sys.modules)
"""
CALLING = """
import builtins, sys
from ui import signatures

how = sys.argv[1]
if how == "of another version":
    signatures._KNOWN = "0."
if how != "plain":
    signatures.defer()
from PySide6.QtCore import QDate, QObject, QRect

deferred = "shibokensupport.signature.parser" not in sys.modules
assert deferred == ("__feature_import__" not in vars(builtins)) == (how == "deferred")
for wrong in (lambda: QObject.tr(3), lambda: QRect("x"), lambda: QDate().addDays("x"), lambda: QObject(text2="x")):
    try:
        wrong()
    except (AttributeError, TypeError) as told:
        print(told)
from PySide6.QtWidgets import QSizePolicy  # one that came later

try:
    QSizePolicy("x")
except TypeError as told:
    print(told)
help(QDate.addDays)
"""
ROOMS = (
    "gongkai_desktop.exchange", "gongkai_desktop.handover", "gongkai_desktop.matters.definition",
    "gongkai_desktop.paper", "gongkai_desktop.records.verify", "gongkai_desktop.reports.annual.kind",
    "gongkai_desktop.reports.filing.kind", "gongkai_desktop.requests.acts", "gongkai_desktop.requests.case",
    "gongkai_desktop.screening.pdf", "gongkai_desktop.store.steps.m0001_kernel",
    "email", "http", "importlib.resources", "ssl", "urllib.request", "xml",
)  # fmt: skip
"""What looking at an item of the register has no use for."""


def test_the_window_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("ui.app").isdisjoint(HEAVY)


@pytest.mark.parametrize(("printed", "needed"), [(False, ()), (True, ("gongkai_desktop.paper",))])
def test_looking_at_an_item_loads_no_other_room(
    printed: bool, needed: tuple[str, ...], tmp_path: Path
) -> None:
    office, today = tmp_path / "台账", date(2026, 11, 30)
    with Desk.create(office, name="某局") as desk:
        with desk.records.act(actor=desk.actor()) as act:
            (item,) = act.add([imported({"title": "关于校园安全的通知", "formed": "2026-11-02"}, today)])
        if printed:
            drawn = desk.papers.prepare("review-list", [item], today)
            desk.papers.issue(drawn, actor=desk.actor(), today=today)
    looked = [sys.executable, "-c", LOOKING, str(office)]
    done = subprocess.run(looked, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    rooms = [room for room in ROOMS if room not in needed]
    found = [name for name in done.stdout.split() if any(f"{name}.".startswith(f"{room}.") for room in rooms)]
    assert found == []


def test_wrong_calls_of_qt_are_told_as_ever() -> None:
    """What PySide says is made late, and is the same; a PySide that is not known starts in its own way."""
    plain, deferred, other = (
        subprocess.run(
            [sys.executable, "-c", CALLING, how], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        ).stdout
        for how in ("plain", "deferred", "of another version")
    )
    assert deferred == other == plain
    assert (
        "QRect" in plain
        and "called with wrong argument types" in plain
        and "addDays(self, days: int" in plain
    )
