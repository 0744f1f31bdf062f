"""review list, views and export: the queue for scripts, the same as on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheets import Sheets

from .conftest import NOW, TITLES, TODAY, Run, content


@pytest.fixture
def queued(office: Path) -> Path:
    """The office with its waiting item handed in, and its sheet out for signature."""
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        item = desk.lists.find("202611-00001")
        prepared = desk.papers.prepare("review-list", [item], TODAY)
        desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
        Sheets(desk.records).handed(prepared.number, "陆成章", TODAY, actor=desk.actor())
    return office


def test_what_is_not_handed_in_is_listed_with_its_item(run: Run, office: Path) -> None:
    told = run("--office", office, "review", "list", "--view", "to_submit", "--json").json()
    waiting = [row["title"] for row in told["rows"]]
    assert TITLES[0] in waiting and told["total"] == len(waiting)
    assert all(row["review"] == 0 for row in told["rows"])


def test_the_queue_is_listed_searched_and_counted(run: Run, queued: Path) -> None:
    before = content(queued)
    told = run("--office", queued, "review", "list", "--view", "out", "--json").json()
    (row,) = told["rows"]
    assert (row["title"], row["out_to"], told["total"]) == (TITLES[0], "陆成章", 1)
    assert run("--office", queued, "review", "list", "--search", "没有这样的", "--json").json()["total"] == 0
    mine = run("--office", queued, "review", "list", "--signer", "陆成章", "--json").json()
    assert mine["total"] == 1
    views = run("--office", queued, "review", "views", "--json").json()
    assert {one["view"]: one["count"] for one in views["views"]}["out"] == 1
    assert [(one["signer"], one["count"]) for one in views["signers"]] == [("陆成章", 1)]
    text = run("--office", queued, "review", "list")
    assert text.code == 0 and TITLES[0] in text.out and text.out.endswith("共 1 件\n")
    assert content(queued) == before


def test_a_sheet_goes_on_to_the_next_who_signs(run: Run, queued: Path, tmp_path: Path) -> None:
    number, hand = f"{TODAY.year}-0001", ("--office", queued, "review", "hand", "--to", "钱维")
    assert run(*hand, "--sheet", number, "--day", TODAY).out == f"{number} 号表已交钱维签字\n"
    (row,) = run("--office", queued, "review", "list", "--signer", "钱维", "--json").json()["rows"]
    assert row["title"] == TITLES[0]
    blank = run("--office", queued, "sheet", "review-list", "-o", tmp_path / "空.pdf", "--json").json()[
        "number"
    ]
    before = content(queued)
    assert f"{blank} 号表不在外面" in run(*hand, "--sheet", number, "--sheet", blank).refused()
    assert "没有打印过 2020-0001 号表" in run(*hand, "--sheet", "2020-0001").refused()
    assert content(queued) == before


def test_an_unknown_view_or_order_is_refused_in_a_sentence(run: Run, office: Path) -> None:
    assert "没有视图“无”" in run("--office", office, "review", "list", "--view", "无").refused()
    assert "排序" in run("--office", office, "review", "list", "--order", "天气").refused()


def test_the_queue_goes_out_as_a_workbook_for_people(run: Run, queued: Path, tmp_path: Path) -> None:
    path = tmp_path / "审查台账.xlsx"
    told = run("--office", queued, "review", "export", path, "--view", "running", "--json").json()
    assert told["rows"] == 1
    rows = [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    header = next(row for row in rows if "信息名称" in row)
    line = rows[rows.index(header) + 1]
    row = dict(zip(header, line, strict=True))
    assert (row["信息名称"], row["送签"], row["审查环节"]) == (TITLES[0], "陆成章", row["审查环节"])
    assert row["送签日期"].date() == TODAY


def test_days_bound_what_goes_out(run: Run, queued: Path, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    told = run("--office", queued, "review", "export", path, "--from", "2026-12-01", "--json").json()
    assert told["rows"] == 0 and path.exists()


def test_a_superiors_template_is_filled(run: Run, queued: Path, tmp_path: Path) -> None:
    template, path = tmp_path / "模板.xlsx", tmp_path / "填好.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["信息名称", "送签", "状态"])
    book.save(template)
    told = run("--office", queued, "review", "export", path, "--template", template, "--json").json()
    assert (told["rows"], told["unmapped"]) == (1, [])
    filled = [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]
    assert filled[1][:2] == [TITLES[0], "陆成章"]
