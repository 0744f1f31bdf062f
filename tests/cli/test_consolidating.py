"""Consolidation from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from gongkai_desktop.requests.tally import RECEIVED
from tests.reports.consolidation.forms import balanced, cell, form

from .conftest import Run, content


def test_reports_are_checked_and_summed(run: Run, office: Path, tmp_path: Path) -> None:
    names = tmp_path / "名单.txt"
    names.write_text("甲局\n乙局\n丙局\n", "utf-8")
    told = run("report", "subordinates", "--set", names, "--office", office, "--json").json()
    assert told == {"subordinates": ["甲局", "乙局", "丙局"]}
    rows = [balanced(Random(at)) for at in range(2)]
    paths = [form(tmp_path / f"{at}.xlsx", one, office=f"{'甲乙'[at]}局") for at, one in enumerate(rows)]
    before, out = content(office), tmp_path / "汇总.xlsx"
    told = run("report", "consolidate", *paths, "-o", out, "--office", office, "--json").json()
    assert [(one["file"], one["name"], one["ok"], one["problems"]) for one in told["offices"]] == [
        (str(paths[0]), "甲局", True, []),
        (str(paths[1]), "乙局", True, []),
    ]
    assert told["missing"] == ["丙局"]
    assert len(told["rows"]) == 25
    summed = [one + other for one, other in zip(rows[0][RECEIVED], rows[1][RECEIVED], strict=True)]
    assert told["rows"]["本年新收政府信息公开申请数量"] == summed
    assert out.exists()
    assert content(office) == before


def test_it_is_kept_with_its_files_where_that_is_asked(run: Run, office: Path, tmp_path: Path) -> None:
    report, out = form(tmp_path / "甲局.xlsx", balanced(Random(1))), tmp_path / "汇总.xlsx"
    told = run(
        "report", "consolidate", report, "-o", out, "--keep", "--office", office, "--clock-sure", "--json"
    ).json()
    (row,) = run("consolidations", "list", "--office", office, "--json").json()["rows"]
    assert (row["id"], row["state"], row["reports"]) == (told["record"], "已写出", 1)
    shown = run("consolidations", "show", "--record", f"#{told['record']}", "--office", office).out
    assert "留存汇总：1 份报表" in shown and "写出汇总：汇总.xlsx" in shown


def test_a_doubted_report_is_in_no_sum(run: Run, tmp_path: Path) -> None:
    def text(book: object) -> None:
        book.worksheets[0][cell(RECEIVED, 1)] = "很多"  # type: ignore[attr-defined]

    good = form(tmp_path / "乙局.xlsx", balanced(Random(1)), office="乙局")
    bad = form(tmp_path / "甲局.xlsx", balanced(Random(2)), change=text)
    said = run("report", "consolidate", good, bad, "-o", tmp_path / "汇总.xlsx", "--json")
    told = json.loads(said.out)
    assert (said.code, told["rows"], told["ok"]) == (1, {}, False)
    assert [one["ok"] for one in told["offices"]] == [True, False]
    assert any("E6" in one and "很多" in one for one in told["offices"][1]["problems"])
    assert not (tmp_path / "汇总.xlsx").exists()


def test_somebody_takes_a_doubted_one(run: Run, tmp_path: Path) -> None:
    def more(book: object) -> None:
        book.worksheets[0][cell(RECEIVED, 0)] = 999  # type: ignore[attr-defined]

    bad = form(tmp_path / "甲局.xlsx", balanced(Random(2)), change=more)
    assert "谁收下" in run("report", "consolidate", bad, "--take", "甲局.xlsx=说明过").refused()
    told = run("report", "consolidate", bad, "--take", "甲局.xlsx=说明过", "--as", "张三", "--json").json()
    assert told["offices"][0]["taken"]["by"] == "张三"
    assert told["unbalanced"] == ["甲局"]
