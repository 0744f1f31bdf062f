from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from tests.cli.conftest import NOW, Run, content

LAST_OF_2026 = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
FAR = """国务院办公厅关于2050年部分节假日安排的通知
一、元旦：2049年12月31日（星期五）至2050年1月3日（星期一）放假，共4天。"""
NOTICE_2026 = Path(__file__).parents[1] / "workdays" / "notices" / "2026.txt"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A notice for a year that no calendar knows yet, saved as Windows' notepad does."""
    path = tmp_path / "通知.txt"
    path.write_text(FAR, encoding="gb18030")
    return path


@pytest.fixture
def waiting(office: Path) -> Path:
    """The office with an item whose term runs over that new year: formed on 2049-12-20, a Monday."""
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        day = date(2049, 12, 20)
        values = {"title": "寒假安排", "formed": day, "department": "办公室", "attribute": "主动公开"}
        desk.register.enter(values, actor=desk.actor(), today=day)
    return office


def test_a_year_is_shown(run: Run) -> None:
    told = run("workdays", "show", "2026", "--json").json()
    assert set(told) == {"year", "announced", "off", "makeup"}
    assert (told["year"], told["announced"]) == (2026, True)
    assert told["off"][:4] == ["2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15"]
    assert told["makeup"] == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]  # fmt: skip


def test_a_year_without_a_notice_is_shown_as_estimated(run: Run) -> None:
    told = run("workdays", "show", "2050", "--json").json()
    assert (told["announced"], told["makeup"]) == (False, [])
    assert "2050-01-01" in told["off"]
    assert "估计" in run("workdays", "show", "2050").out


def test_a_year_out_of_reach_is_refused(run: Run) -> None:
    assert "没有1800年的工作日历" in run("workdays", "show", "1800").refused()


def test_a_notice_is_read_without_an_office(run: Run) -> None:
    told = run("workdays", "import", NOTICE_2026, "--json").json()
    assert set(told) == {"year", "off", "makeup", "moves", "missing"}
    shown = run("workdays", "show", "2026", "--json").json()
    assert (told["year"], told["off"], told["makeup"]) == (2026, shown["off"], shown["makeup"])
    assert (told["moves"], told["missing"]) == ([], [])


def test_without_apply_a_notice_only_shows_what_it_would_move(run: Run, waiting: Path, notice: Path) -> None:
    before = content(waiting)
    told = run("--office", waiting, "workdays", "import", notice, "--json").json()
    assert told["moves"] == [{"record": "204912-00001", "due": "2050-01-18", "new_due": "2050-01-19"}]
    said = run("--office", waiting, "workdays", "import", notice).out
    assert said.startswith("只是预览，没有写入")
    assert content(waiting) == before
    assert run("--office", waiting, "workdays", "show", "2050", "--json").json()["announced"] is False


def test_an_applied_notice_moves_the_due_dates(run: Run, waiting: Path, notice: Path) -> None:
    run("--office", waiting, "workdays", "import", notice, "--apply", "--json").json()
    row = run("--office", waiting, "register", "list", "--search", "寒假", "--json").json()["rows"][0]
    assert row["due"] == "2050-01-19"
    again = run("--office", waiting, "workdays", "import", notice, "--json").json()
    assert again["moves"] == []
    assert run("--office", waiting, "verify", "--json").json()["ok"] is True


@pytest.mark.parametrize("name", ["2015-added", "2019-labour-day", "2020-prolonged"])
def test_a_change_of_an_announced_year_leaves_it_announced(run: Run, office: Path, name: str) -> None:
    path = NOTICE_2026.with_name(f"{name}.txt")
    said = run("--office", office, "workdays", "import", path, "--apply")
    assert said.out.startswith("已写入工作日历") and "暂定" not in said.out and "通知里没有" not in said.out
    told = run("--office", office, "workdays", "import", path, "--json").json()
    assert told["missing"] == []
    assert run("--office", office, "workdays", "show", name[:4], "--json").json()["announced"] is True


LONGER = """国务院办公厅关于延长2026年国庆节假期的通知
现将2026年国庆节假期延长至10月9日（星期五），10月10日（星期六）起正常上班。"""


def test_what_a_change_of_an_announced_year_moves_is_shown(run: Run, office: Path, tmp_path: Path) -> None:
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        values = {
            "title": "国庆前的",
            "department": "办公室",
            "attribute": "主动公开",
            "formed": "2026-09-14",
        }
        desk.register.enter(values, actor=desk.actor(), today=date(2026, 9, 14))
    path = tmp_path / "通知.txt"
    path.write_text(LONGER, encoding="utf-8")
    told = run("--office", office, "workdays", "import", path, "--json").json()
    assert told["off"][-3:] == ["2026-10-07", "2026-10-08", "2026-10-09"]
    assert [(move["due"], move["new_due"]) for move in told["moves"]] == [("2026-10-16", "2026-10-20")]
    said = run("--office", office, "workdays", "import", path, "--apply").out
    assert "2026-10-09　上班（工作日） → 放假（国庆节）" in said
    assert "暂定" not in said
    assert run("--office", office, "verify").code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("各科室：请于周五前报送材料。", "这不是节假日安排通知"),
        ("", "这不是节假日安排通知"),
        (FAR.replace("星期五", "星期四"), "星期"),
        (FAR.replace("共4天", "共7天"), "7"),
        (LAST_OF_2026, "没有年份"),
    ],
)
def test_what_is_no_notice_or_contradicts_itself_is_refused(
    run: Run, office: Path, tmp_path: Path, text: str, told: str
) -> None:
    path, before = tmp_path / "通知.txt", content(office)
    path.write_text(text, encoding="utf-8")
    assert told in run("--office", office, "workdays", "import", path, "--apply").refused()
    assert content(office) == before


def test_a_file_that_is_no_text_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "通知.doc"
    path.write_bytes(bytes(range(256)) * 9 + b"\xff")
    run("--office", office, "workdays", "import", path, "--apply").refused()
    assert "读不出来" in run("workdays", "import", tmp_path / "没有.txt").refused()
    path.write_bytes(b"0" * 2_000_000)
    assert "文件太大" in run("workdays", "import", path).refused()


def test_applying_a_notice_wants_an_office(run: Run) -> None:
    assert "没有指明办公文件夹" in run("workdays", "import", NOTICE_2026, "--apply").refused()
