from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from gongkai_desktop import __version__
from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.records import clock_doubt
from tests.cli.conftest import Run


def test_office_and_json_may_stand_before_or_after_the_command(run: Run, office: Path) -> None:
    told = [
        run("--office", office, "--json", "register", "list").json(),
        run("register", "list", "--office", office, "--json").json(),
        run("--json", "register", "list", "--office", office).json(),
        run("--office", office, "register", "list", "--json").json(),
    ]
    assert told[0]["total"] == 3
    assert all(one == told[0] for one in told)


def test_the_database_of_an_office_stands_for_its_folder(run: Run, office: Path) -> None:
    assert run("--office", OfficeFolder(office).database, "register", "list").code == 0
    other = office / "便条.txt"
    other.touch()
    said = run("--office", other, "register", "list")
    assert said.code == 2 and "便条.txt”是文件，要写文件夹" in said.err


def test_the_later_office_wins(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("--office", tmp_path / "nowhere", "register", "list", "--office", office).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "还要写上 命令"),
        (("nothing",), "命令没有“nothing”，只有“init”、“rulesets”、"),
        (("scans", "list"), "做什么没有“list”，只有“file”。"),
        (("deadline",), "还要写上 --received"),
        (("deadline", "--received"), "--received: 后面要写一个值"),
        (("deadline", "--received", "2026-09-10", "--days", "x"), "“x”不是数字"),
        (("register", "list", "--limit", "-3"), "要写成 0 或更大的整数"),
        (("workdays", "show"), "还要写上 年份"),
        (("rulesets", "--nothing"), "不认识 --nothing"),
        (("restore", "a.db"), "还要写上 --to"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_how_it_is_written(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("用法：")
    assert told in said.err.partition("写法不对：")[2]


@pytest.mark.parametrize("command", [(), ("register",), ("register", "export"), ("backup",), ("screen",)])
def test_the_help_of_every_command_is_chinese(run: Run, command: tuple[str, ...]) -> None:
    told = run(*command, "-h")
    assert told.code == 0 and told.out.startswith("用法：")
    for english in ("usage", "arguments", "options", "show this", "show program"):
        assert english not in told.out


def test_the_version_is_told(run: Run) -> None:
    said = run("--version")
    assert (said.code, said.out.strip()) == (0, __version__)


@pytest.mark.parametrize(
    "arguments",
    [("verify",), ("register", "list"), ("backup",), ("init", "--name", "某局"), ("sheet", "x", "-o", "x")],
)
def test_a_command_on_an_office_asks_which(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).refused() == "没有指明办公文件夹。请加上 --office 文件夹。"


def test_a_mistake_of_ours_ends_with_three_and_tells_no_contents(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("某人的姓名")

    monkeypatch.setattr("gongkai_desktop.cases.lists.Listing.count", fail)
    said = run("--office", office, "register", "list")
    assert (said.code, said.out) == (3, "")
    assert "KeyError" in said.err
    assert "某人的姓名" not in said.err


def test_a_command_answers_for_a_doubtful_clock_only_when_told_to(
    run: Run, tmp_path: Path, ledger: Path, late: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock_doubt, "AHEAD", late)
    office = tmp_path / "office"
    Desk.create(office, name="某局", clock=lambda: now() - timedelta(days=40)).close()
    command = ("--office", office, "register", "import", ledger, "--apply")
    assert "--clock-sure" in run(*command).refused()
    assert run("--office", office, "register", "list", "--json").json()["total"] == 0
    assert run(*command, "--clock-sure", "--json").json()["add"] == 2
    assert run("--office", office, "verify").code == 0
