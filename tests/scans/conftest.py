"""An office on a fixed day that prints sheets and gets them back from the scanner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.scans.filed import Filed

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))


class Scanning:
    """A clerk with a printer and a scanner."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.actor = desk, desk.actor()
        self.sheets = Sheets(desk.records)

    def enter(self, title: str = "关于印发校园安全检查办法的通知") -> int:
        values = {"title": title, "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        values["form"] = "区政府网站"
        return self.desk.register.enter(values, actor=self.actor, today=TODAY).act

    def amend(self, item: int, **fields: object) -> None:
        act = next(act for act in self.desk.register.view(item, TODAY).acts if act.key == "amend")
        values = {**act.defaults, **fields}
        self.desk.register.perform(item, "amend", values, actor=self.actor, today=TODAY)

    def print(self, *items: int) -> tuple[str, bytes]:
        """Print a review sheet; its number and what came out of the printer."""
        prepared = self.desk.papers.prepare("信息发布保密审查表", items, TODAY)
        self.desk.papers.issue(prepared, actor=self.actor, today=TODAY)
        printed: Printed = prepared.printed
        return prepared.number, printed.pdf

    def file(self, *paths: Path, progress: Progress = unheard) -> Filed:
        return self.desk.scans.file(paths, actor=self.actor, today=TODAY, progress=progress)

    def sheet(self, number: str) -> Sheet:
        return self.sheets.sheet(number)


def clerk_of(root: Path) -> Scanning:
    return Scanning(Desk.create(root, name="某区教育局", ruleset="taierzhuang", clock=lambda: NOW))


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Scanning]:
    scanning = clerk_of(tmp_path / "台账")
    with scanning.desk:
        yield scanning
        assert scanning.desk.verify() == []


@pytest.fixture
def other_office(tmp_path: Path) -> Callable[[], tuple[str, bytes]]:
    """Prints a sheet in another office."""

    def printed() -> tuple[str, bytes]:
        other = clerk_of(tmp_path / "别处")
        with other.desk:
            return other.print(other.enter())

    return printed
