"""What holds of a review under every rule set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai_desktop.cases.query import Query

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Office


def approved(office: Office, title: str = "关于校园安全检查的通知") -> int:
    """An item handed in, every opinion given by the holder of the post."""
    item = office.enter(title, form=office.desk.office.rules.channels[0].title)
    office.hand_in(item)
    while office.waits_for(item):
        step = office.review(item).case.step
        assert step is not None
        more = {ask.key: ask.choices[0] if ask.choices else "2026-11-03" for ask in step.asks}
        office.sign(item, step.passing[0], grounds="属于应当公开的内容", **more)
    return item


def test_the_ledger_of_reviews_names_who_signed_every_step(every: Office, tmp_path: Path) -> None:
    """D18 第十三条：追究审批人、提供信息部门负责人和直接责任人的责任。"""
    from openpyxl import load_workbook

    item = approved(every)
    out = tmp_path / "审查台账.xlsx"
    every.desk.ledger_exporter("review").export(out, Query(view="all"))
    cells = [str(cell.value) for row in load_workbook(out).active.iter_rows() for cell in row if cell.value]
    assert "各环节意见和签字人" in cells
    (told,) = (
        cell for cell in cells if cell.count("\n") == len(every.chain(item)) - 1 and "2026-11-03）" in cell
    )
    for one in every.review(item).case.chain:
        assert one.said is not None
        assert f"{one.step.title}：{one.said.opinion}（{one.said.who} 2026-11-03）" in told
