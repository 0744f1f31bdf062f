"""An old side ledger from the command line: seen dry, brought in, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.matters.ledgers import program_keys
from tests.matters.test_definitions import VISIT, written

from .conftest import Run, content

HEAD = "收到日期,投诉举报人,具体内容,查证结论,办结日期,批示"
ROWS = ("2019-03-04,王小明,没有公开预算,属实,2019-04-01,阅", "2019-03-05,,没有公开决算,不知道,,")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧台账.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return path


def test_it_is_seen_dry_then_brought_in_then_taken_back(run: Run, office: Path, old: Path) -> None:
    before = content(office)
    told = run("--office", office, "complaint", "import", old, "--json").json()
    assert (told["rows"], told["add"], told["update"], told["unchanged"]) == (2, 1, 0, 0)
    (rejected,) = told["rejected"]
    assert (rejected["row"], rejected["column"], rejected["value"]) == (3, "查证结论", "不知道")
    assert told["unmapped"] == ["批示"]
    assert content(office) == before
    assert run("--office", office, "complaint", "import", old, "--apply", "--json").json()["add"] == 1
    (row,) = run("--office", office, "complaint", "list", "--json").json()["rows"]
    assert (row["status"], row["closed"]) == ("已办结", "2019-04-01")
    again = run("--office", office, "complaint", "import", old, "--apply", "--json").json()
    assert (again["add"], again["update"], again["unchanged"]) == (0, 0, 1)
    record = f"#{row['id']}"
    shown = run("--office", office, "complaint", "show", "--record", record, "--json").json()
    assert shown["facts"]["check.finding"] == "属实"
    event = shown["timeline"][0]["event"]
    run("--office", office, "complaint", "undo", "--record", record, "--event", event, "--json").json()
    assert run("--office", office, "complaint", "list", "--json").json()["total"] == 0


def test_every_side_ledger_has_it_and_an_offices_own(run: Run, office: Path, tmp_path: Path) -> None:
    written(office / "台账定义", VISIT)
    empty = tmp_path / "空.csv"
    empty.write_text("甲,乙\n1,2\n", encoding="utf-8")
    for kind in (*program_keys(), "visit"):
        assert "表头" in run("--office", office, kind, "import", empty).refused(), kind
