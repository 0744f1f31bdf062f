"""Files of an earlier version: the rows are computed anew once, when they are next opened for writing."""

from __future__ import annotations

from pathlib import Path

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk

from .conftest import NOW, TODAY

_STALE = "UPDATE item SET report_due = '', valid_until = '', inside = 0, flags = '旧的'"


def made(root: Path) -> int:
    with Desk.create(root, name="某区教育局", ruleset="taian-jiaoyu", clock=lambda: NOW) as desk:
        values = {"title": "名录", "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        entered = desk.register.enter(
            {**values, "valid_until": "2027-11-02"}, actor=desk.actor(), today=TODAY
        )
        with desk.store.atomic():
            desk.store.execute(_STALE)
            desk.store.set_meta("reproject", "1")
        return entered.act


def test_rows_of_an_older_file_are_computed_anew_once(tmp_path: Path) -> None:
    item = made(tmp_path / "台账")
    with Desk.open(tmp_path / "台账", writing=True, clock=lambda: NOW) as desk:
        (row,) = desk.lists.page(Query(), TODAY)
        assert (row["id"], row["report_due"], row["valid_until"]) == (item, "2026-11-30", "2027-11-02")
        assert row["flags"] == ""
        assert desk.store.meta("reproject") == ""
        assert desk.verify() == []


def test_a_reading_window_takes_the_rows_as_they_are(tmp_path: Path) -> None:
    made(tmp_path / "台账")
    with Desk.open(tmp_path / "台账", writing=False, clock=lambda: NOW) as desk:
        assert desk.store.meta("reproject") == "1"
        assert desk.lists.count(Query(), TODAY) == 1
