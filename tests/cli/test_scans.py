"""Signed sheets come back: ``scans file`` in a folder of scans."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.scans.paper import as_pdf, pages_of, scanned


def print_sheet(run: Run, office: Path, out: Path) -> str:
    arguments = ("sheet", "信息发布保密审查表", "--record", "202611-00001", "-o", out, "--json")
    return str(run("--office", office, *arguments).json()["number"])


def test_a_folder_of_scans_is_filed(run: Run, office: Path, tmp_path: Path) -> None:
    number = print_sheet(run, office, tmp_path / "表.pdf")
    folder = tmp_path / "扫描"
    folder.mkdir()
    page = pages_of((tmp_path / "表.pdf").read_bytes(), 200)[0]
    blank = page.point(lambda _: 255)
    as_pdf([scanned(page, 90.5, 30), blank], folder / "一.pdf")
    (folder / "便条.txt").write_text("签好了", encoding="utf-8")
    told = run("--office", office, "scans", "file", folder, "--json").json()
    assert set(told) == {"filed", "unread", "stale", "missing_pages", "duplicates"}
    (filed,) = told["filed"]
    assert (filed["sheet"], filed["page"], filed["pages"], filed["file_page"]) == (number, 1, 1, 1)
    assert len(filed["records"]) == 1
    assert [(one["file"], one["file_page"], one["kept"]) for one in told["unread"]] == [
        ("一.pdf", 2, True),
        ("便条.txt", 0, False),
    ]
    assert (told["stale"], told["missing_pages"], told["duplicates"]) == ([], [], [])
    assert run("--office", office, "verify").code == 0


def test_the_text_says_what_became_of_each_page(run: Run, office: Path, tmp_path: Path) -> None:
    number = print_sheet(run, office, tmp_path / "表.pdf")
    said = run("--office", office, "scans", "file", tmp_path / "表.pdf")
    assert said.out.splitlines() == ["归档 1 页，认不出 0 页", f"{number} 号表第 1/1 页\t表.pdf 第 1 页"]
    again = run("--office", office, "scans", "file", tmp_path / "表.pdf")
    assert "已经归档过" in again.out


def test_nothing_that_is_a_scan_is_not_done(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "便条.txt").write_text("签好了", encoding="utf-8")
    said = run("--office", office, "scans", "file", tmp_path / "便条.txt")
    assert said.code == 1 and "只认 PDF、JPEG、PNG、TIFF" in said.out


def test_a_folder_that_is_not_there_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    assert "没有“" in run("--office", office, "scans", "file", tmp_path / "不在").refused()
