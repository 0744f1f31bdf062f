"""gongkai handover: like every ledger, and its list in one command."""

from __future__ import annotations

from pathlib import Path

from gongkai_desktop.desk import Desk

from .conftest import Run


def test_one_command_records_and_writes_the_list(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "交接.pdf"
    told = ["--to", "李强", "--reason", "退休", "--cabinet", "三号柜", "-o", str(out)]
    report = run("handover", "pack", *told, "--office", office, "--json").json()
    assert report["title"].endswith("交给李强（退休）") and report["pages"] >= 2
    assert out.read_bytes()[:4] == b"%PDF"
    word = tmp_path / "交接.docx"
    again = run(
        "handover", "pack", "--record", f"#{report['id']}", "-o", word, "--office", office, "--json"
    ).json()
    assert (again["id"], again["number"]) == (report["id"], "") and word.is_file()
    shown = run("handover", "show", "--record", f"#{report['id']}", "--office", office, "--json").json()
    assert shown["state"] == "待签字" and [one["key"] for one in shown["acts"]] == ["sign", "void"]


def test_what_cannot_be_written_leaves_no_record(run: Run, office: Path, tmp_path: Path) -> None:
    for words, says in (
        (["--to", "李强", "--reason", "退休", "-o", str(tmp_path / "交接.txt")], "PDF 或 Word"),
        (["--to", "李强", "--reason", "退休", "-o", str(tmp_path / "没有" / "交接.pdf")], "没有文件夹"),
        (["--reason", "退休", "-o", str(tmp_path / "交接.pdf")], "接收人"),
    ):
        assert says in run("handover", "pack", *words, "--office", office).refused()
    with Desk.open(office, writing=False) as desk:
        assert desk.listing("handover").ids(desk.listing("handover").unfinished, desk.today()) == []  # type: ignore[arg-type]
