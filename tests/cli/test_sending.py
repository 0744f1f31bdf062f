"""Ledgers up to superiors from the command line: looked at, sent, remembered."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from .conftest import Run, content


def template(path: Path, *titles: str) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "填报单位："
    for at, title in enumerate(titles, 1):
        sheet.cell(2, at, title)
    book.save(path)
    return path


def test_templates_are_looked_at_and_sent(run: Run, office: Path, tmp_path: Path) -> None:
    register = template(tmp_path / "登记表.xlsx", "索引号", "信息名称", "生成日期", "天气")
    before = content(office)
    told = run("report", "send", register, "--office", office, "--json").json()
    (look,) = told["files"]
    assert (look["ledger"], look["rows"]) == ("register", 3)
    assert look["columns"][3] == {"at": "D列", "asked": "天气", "filled": "", "why": "台账里没有这一列"}
    sent = run("report", "send", register, "-o", tmp_path / "出", "--office", office, "--json").json()
    (file,) = sent["files"]
    assert (file["file"], file["rows"], len(file["sha256"])) == ("登记表.xlsx", 3, 64)
    assert load_workbook(tmp_path / "出" / "登记表.xlsx").worksheets[0]["A1"].value == "填报单位：某县教育局"
    assert content(office) == before


def test_a_ledger_told_once_is_remembered(run: Run, office: Path, tmp_path: Path) -> None:
    either = template(tmp_path / "表.xlsx", "信息名称", "状态")
    assert "表.xlsx" in run("report", "send", either, "--office", office).refused()
    chosen = ("--ledger", "表.xlsx=register:all")
    run("report", "send", either, *chosen, "-o", tmp_path / "一", "--office", office, "--json").json()
    told = run("report", "send", either, "--office", office, "--json").json()
    assert told["files"][0]["ledger"] == "register"
    assert (
        "模板"
        in run("report", "send", either, "--ledger", "别的.xlsx=register", "--office", office).refused()
    )


def test_every_ledger_has_template(run: Run, office: Path, tmp_path: Path) -> None:
    path = template(tmp_path / "函.xlsx", "函号", "信息名称", "发出日期")
    out = tmp_path / "出.xlsx"
    told = run("letters", "export", out, "--template", path, "--office", office, "--json").json()
    assert told["rows"] == 0
    assert load_workbook(out).worksheets[0]["A1"].value == "填报单位：某县教育局"
