"""Every ledger goes out through one door, by its name; what a ledger cannot do is refused in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.ledgers import LedgerExporter

from .conftest import TODAY, Bench
from .templates import plain


def cells(path: Path) -> list[list[str]]:
    """The rows of a workbook's first sheet as text."""
    return [[str(cell.value or "") for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]


@pytest.fixture
def reviewed(office: Bench) -> Bench:
    """The office with an item in review."""
    desk, actor = office.desk, office.desk.actor()
    values = {
        "title": "汛期值班安排",
        "formed": "2026-11-16",
        "department": "办公室",
        "attribute": "主动公开",
    }
    item = min(desk.register.enter(values, actor=actor, today=TODAY).records)
    day = (TODAY - timedelta(days=2)).isoformat()
    desk.register.hand_in([item], {"day": day, "why": ""}, actor=actor, today=TODAY)
    return office


def test_every_ledger_goes_out_by_its_name(reviewed: Bench, tmp_path: Path) -> None:
    desk = reviewed.desk
    assert {"register", "review", "letters", "catalogue", "patrol"} <= set(desk.kind_names)
    for name in desk.kind_names:
        out, listing = tmp_path / f"{name}.xlsx", desk.listing(name)
        rows = desk.ledger_exporter(name).export(out, Query())
        assert rows == listing.count(Query(), TODAY), name
        told = cells(out)
        assert told[0][0], name
        assert any("单位：某局" in cell for row in told[:3] for cell in row), name
    assert "各环节意见和签字人" in str(cells(tmp_path / "review.xlsx"))


def test_there_is_no_way_out_for_a_ledger_that_is_not_there(office: Bench) -> None:
    with pytest.raises(Refused, match="没有叫“天气”的台账"):
        office.desk.ledger_exporter("天气")


def test_register_and_reviews_fill_a_superiors_template(reviewed: Bench, tmp_path: Path) -> None:
    template = plain(tmp_path / "模板.xlsx", ("信息名称",))
    for name in ("register", "review"):
        exporter, out = reviewed.desk.ledger_exporter(name), tmp_path / f"{name}.xlsx"
        assert exporter.template(template).unmapped == ()
        assert exporter.export(out, Query(), template=template) == 1
        assert cells(out)[1][0] == "汛期值班安排"


def test_columns_are_chosen_in_every_ledger(office: Bench, tmp_path: Path) -> None:
    exporter, out = office.desk.ledger_exporter("letters"), tmp_path / "函.xlsx"
    exporter.export(out, Query(), columns=("number", "title"))
    assert ["函号", "信息名称"] in [[cell for cell in row if cell] for row in cells(out)]
    with pytest.raises(Refused, match="没有选“信息名称”"):
        exporter.export(out, Query(), columns=("number",))
    with pytest.raises(Refused, match="没有这些列：天气"):
        exporter.export(out, Query(), columns=("title", "天气"))


@pytest.mark.parametrize(
    ("name", "view", "filters"),
    [
        ("register", "all", {"formed": "2026-11-01..2026-11-30"}),
        ("review", "all", {"handed_in": "2026-11-01..2026-11-30"}),
        ("review", "closed", {"closed": "2026-11-01..2026-11-30"}),
    ],
)
def test_a_time_is_meant_as_the_ledger_counts_it(
    office: Bench, name: str, view: str, filters: dict[str, str]
) -> None:
    exporter = office.desk.ledger_exporter(name)
    assert exporter.span(view, "2026-11-01", "2026-11-30") == filters
    assert exporter.span(view, "", "") == {}


def test_a_ledger_that_counts_no_time_refuses_one(office: Bench) -> None:
    exporter = office.desk.ledger_exporter("letters")
    assert exporter.span("all", "", "") == {}
    with pytest.raises(Refused, match="不能只写时间段导出"):
        exporter.span("all", "2026-11-01", "")


def test_the_head_of_a_narrowed_queue_says_to_which_step_and_signer(reviewed: Bench, tmp_path: Path) -> None:
    desk, out = reviewed.desk, tmp_path / "队列.xlsx"
    (row,) = desk.review_lists.page(Query("running"), TODAY)
    filters = {"step": str(row["step"]), "handed_in": "2026-11-01..2026-11-30"}
    exporter: LedgerExporter = desk.ledger_exporter("review")
    assert exporter.export(out, Query("running", filters=filters)) == 1
    head = "".join(cell for cells_of in cells(out)[:3] for cell in cells_of)
    assert f"范围：在办，审查环节 {row['step_title']}" in head
    assert "期间：送审日期 2026年11月1日至2026年11月30日" in head
