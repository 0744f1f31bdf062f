"""report withheld: a quarter's filing on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.clock import today
from gongkai_desktop.deadlines.filing import Quarter
from tests.cli.conftest import Run
from tests.paper.reading import page_texts

WITHHELD = {
    "title": "供应商报价明细",
    "department": "办公室",
    "attribute": "不予公开",
    "withheld_reason": "商业秘密",
}


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    place = tmp_path / "职教中心"
    run("init", "--ruleset", "gansu-zhijiao", "--name", "某职教中心", "--office", place)
    return place


def this_quarter() -> Quarter:
    return Quarter.of(today())


def facts(folder: Path, told: dict[str, str]) -> Path:
    path = folder / "facts.json"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_quarter_without_anything_is_a_nil_return(run: Run, office: Path) -> None:
    quarter = this_quarter()
    told = run("report", "withheld", quarter, "--office", office, "--json").json()
    assert (told["items"], told["nil"], told["filing"]) == ([], True, 0)
    assert told["due_from"] <= told["due_to"] <= quarter.last.isoformat()


def test_the_sheet_is_written_as_workbook_and_as_pdf(run: Run, office: Path, tmp_path: Path) -> None:
    quarter = this_quarter()
    asked = {"period": quarter.title}
    run("filings", "new", "--facts", facts(tmp_path, asked), "--office", office)
    told = run("filings", "list", "--office", office, "--json").json()
    assert told["rows"][0]["number"] == str(quarter)
    book, sheet = tmp_path / "备案.xlsx", tmp_path / "备案.pdf"
    run("report", "withheld", quarter, "-o", book, "--office", office)
    assert load_workbook(book).active["A1"].value == f"{quarter.title}不予公开信息备案表"
    told = run("report", "withheld", quarter, "-o", sheet, "--office", office, "--json").json()
    assert (told["file"], told["state"]) == (str(sheet), "待审核")
    (page,) = page_texts(sheet.read_bytes())
    assert "不予公开信息备案表" in page and "本季度没有要报备的不予公开信息" in page
    done = run(
        "filings",
        "do",
        "check",
        "--record",
        quarter,
        "--facts",
        facts(tmp_path, {"who": "柳"}),
        "--office",
        office,
    )
    assert "待签发" in done.out


def test_what_it_cannot_be_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    def refused(*words: object, at: Path = office) -> str:
        return run("report", "withheld", *words, "--office", at).refused()

    assert "2026Q3" in refused("第三季度")
    assert "xlsx 或 PDF" in refused("2026Q3", "-o", tmp_path / "a.docx")
    plain = tmp_path / "别的"
    run("init", "--name", "某局", "--office", plain)
    assert "没有不予公开备案" in refused("2026Q3", at=plain)
