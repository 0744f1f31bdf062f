"""The annual report from the command line, over a ledger that was only brought in."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run, content

LEDGER = """收到日期,申请人,申请人类型,申请内容,办理结果,答复日期
2022-12-20,甲,自然人,某信息一,予以公开,2023-01-10
2023-02-01,乙,商业企业,某信息二,信息不存在,2023-02-20
2023-03-01,丙,自然人,某信息三,不予公开-第三方,2023-03-20
2023-12-25,丁,法律服务机构,某信息四,,
"""


def test_a_ledger_that_was_only_brought_in_gives_the_report(run: Run, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    run("--office", office, "requests", "import", path, "--apply", "--json").json()
    told = run("report", "annual", "2023", "--office", office, "--json").json()
    assert told["year"] == 2023
    rows = told["applications"]["rows"]
    assert len(rows) == 25
    assert rows["本年新收政府信息公开申请数量"] == [1, 1, 0, 0, 1, 0, 3]
    assert rows["上年结转政府信息公开申请数量"] == [1, 0, 0, 0, 0, 0, 1]
    assert rows["予以公开"] == [1, 0, 0, 0, 0, 0, 1]
    assert rows["保护第三方合法权益"] == [1, 0, 0, 0, 0, 0, 1]
    assert rows["本机关不掌握相关政府信息"] == [0, 1, 0, 0, 0, 0, 1]
    assert rows["总计"] == [2, 1, 0, 0, 0, 0, 3]
    assert rows["结转下年度继续办理"] == [0, 0, 0, 0, 1, 0, 1]
    assert all(one["ok"] for one in told["checks"])
    assert {"name", "ok", "detail"} <= told["checks"][0].keys()
    assert told["remedies"]["rows"]["行政复议"] == [0, 0, 0, 0, 0]


def test_it_is_told_as_text_and_changes_nothing(run: Run, office: Path) -> None:
    before = content(office)
    said = run("--office", office, "report", "annual", "2020")
    assert said.code == 0
    assert "2020年度报告（国办公开办函〔2019〕60号，按申请计）" in said.out
    assert content(office) == before


def test_a_year_that_nobody_reported_is_refused(run: Run, office: Path) -> None:
    assert "没有 1999 年的年度报告" in run("--office", office, "report", "annual", "1999").refused()


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf", "html"])
def test_it_is_written_as_the_file_that_is_named(run: Run, office: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"年报.{ending}"
    told = run("--office", office, "report", "annual", "2023", "-o", out, "--json").json()
    assert told["file"] == str(out)
    assert (
        out.read_bytes()[:4]
        == {"xlsx": b"PK\3\4", "docx": b"PK\3\4", "pdf": b"%PDF", "html": b"<!DO"}[ending]
    )


def test_another_ending_is_refused_before_anything(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "年报.doc"
    assert "不会写“年报.doc”" in run("--office", office, "report", "annual", "2023", "-o", out).refused()
    assert not out.exists()


def test_statistics_are_told_table_by_table(run: Run, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "旧台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    run("--office", office, "requests", "import", path, "--apply", "--json").json()
    span = ("--from", "2023-01-01", "--to", "2023-12-31")
    told = run("report", "statistics", *span, "--office", office, "--json").json()
    assert (told["from"], told["to"]) == ("2023-01-01", "2023-12-31")
    assert told["against"] == {"kind": "上期", "from": "2022-01-01", "to": "2022-12-31"}
    tables = {one["key"]: one for one in told["tables"]}
    flow = {row["title"]: row["values"] for row in tables["flow"]["rows"]}
    assert flow["新收"] == [3, 1, 2]
    assert flow["办结"] == [3, 0, 3]
    assert flow["期末未办结"] == [1, 1, 0]
    assert tables["steps"]["rows"][-1]["values"][1] is None
    said = run("report", "statistics", *span, "--last-year", "--office", office)
    assert "去年同期 2022-01-01 至 2022-12-31" in said.out
    out = tmp_path / "统计.pdf"
    assert run("--office", office, "report", "statistics", *span, "-o", out, "--json").json()["file"] == str(
        out
    )
    assert out.read_bytes()[:4] == b"%PDF"


def test_statistics_of_a_time_that_is_the_wrong_way_round_are_refused(run: Run, office: Path) -> None:
    wrong = ("--from", "2023-12-31", "--to", "2023-01-01")
    assert "前后颠倒" in run("--office", office, "report", "statistics", *wrong).refused()
