from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.workdays.days import Correction
from tests.cli.conftest import NOW, Run

PICTURE = ("--received", "2026-09-10", "--consult", "2026-09-17:2026-10-12", "--extend", "20")


def test_the_case_of_the_design_picture(run: Run) -> None:
    told = run("deadline", *PICTURE, "--json").json()
    assert set(told) == {"due", "base_due", "provisional", "counted", "days", "notices", "calendar"}
    assert (told["due"], told["base_due"]) == ("2026-11-30", "2026-11-02")
    assert (told["provisional"], told["counted"]) == (False, 40)
    assert told["notices"] == {
        "correction_notice_by": "2026-09-20",
        "extension_notice_by": "2026-11-02",
        "latest_posting": "2026-11-30",
        "safe_posting": "2026-11-25",
    }
    assert isinstance(told["calendar"], str)


def test_the_strip_of_that_case_runs_day_by_day(run: Run) -> None:
    days = run("deadline", *PICTURE, "--json").json()["days"]
    kinds = {day["date"]: day["kind"] for day in days}
    assert all(set(day) == {"date", "kind", "note"} for day in days)
    assert (days[0]["date"], days[-1]["date"], len(days)) == ("2026-09-10", "2026-11-30", 82)
    assert kinds["2026-09-10"] == "start"
    assert kinds["2026-09-11"] == kinds["2026-09-17"] == kinds["2026-10-13"] == "counted"
    assert kinds["2026-09-12"] == "rest"
    assert kinds["2026-09-18"] == kinds["2026-10-12"] == "paused"
    assert sum(kind in ("counted", "makeup") for kind in kinds.values()) == 40


# Counted by hand on the calendar of the 2026 notice: off 2-15 to 2-23 and 4-4 to 4-6, worked 2-14 and 2-28.
@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        ("--received 2026-02-06", "2026-03-12"),
        ("--received 2026-02-06 --days 7", "2026-02-24"),
        ("--received 2026-02-06 --corrected 2026-02-13", "2026-03-19"),
        ("--received 2026-02-26 --consult 2026-03-02:2026-03-06", "2026-03-31"),
        ("--received 2026-02-26 --consult 2026-03-02::2026-03-04", "2026-04-20"),
        (
            "--received 2026-02-26 --consult 2026-03-02:2026-03-06 --consult 2026-03-04:2026-03-09",
            "2026-04-01",
        ),
    ],
)
def test_due_dates(run: Run, arguments: str, due: str) -> None:
    assert run("--json", "deadline", *arguments.split()).json()["due"] == due


@pytest.mark.parametrize("day", ["2026-02-06", "2026/2/6", "2026.2.6", "2026年2月6日"])
def test_dates_are_read_as_people_write_them(run: Run, day: str) -> None:
    assert run("--json", "deadline", "--received", day).json()["days"][0]["date"] == "2026-02-06"


def test_beyond_the_last_notice_the_date_is_provisional(run: Run) -> None:
    assert run("--json", "deadline", "--received", "2059-12-20").json()["provisional"] is True


def test_text_for_people_names_the_articles(run: Run) -> None:
    said = run("deadline", *PICTURE)
    assert said.code == 0
    assert "2026-11-30（周一）" in said.out
    assert "条例第三十三条" in said.out


def test_every_rule_set_answers(run: Run) -> None:
    for name in ("tiaoli", "taierzhuang"):
        assert (
            run("--json", "deadline", "--received", "2026-02-06", "--ruleset", name).json()["due"]
            == "2026-03-12"
        )


def test_an_office_s_own_days_off_count(run: Run, office: Path) -> None:
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        desk.correct_calendar(
            [Correction(NOW.date().replace(month=3, day=10), False, "县庆放假")], apply=True
        )
    told = run("--office", office, "--json", "deadline", "--received", "2026-02-06").json()
    assert told["due"] == "2026-03-13"
    assert next(day for day in told["days"] if day["date"] == "2026-03-10")["kind"] != "counted"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--received 2024年13月45日", "“2024年13月45日”读不懂"),
        ("--received 2026-02-30", "没有 2026年2月30日 这一天"),
        ("--received 昨天", "“昨天”读不懂：不是日期。请写成 2026-02-06 的样子再试。"),
        ("--received 无", "日期是空的"),
        ("--received 1999-01-04", "不在工作日历范围内"),
        ("--received 2026-09-10 --extend 21", "超过上限"),
        ("--received 2026-09-10 --extend 0", "延长 0 个工作日不成立"),
        ("--received 2026-09-10 --days 0", "期限不能是0个工作日"),
        ("--received 2026-09-10 --corrected 2026-09-09", "早于收到申请的日期"),
        ("--received 2026-09-10 --consult 2026-09-09", "早于收到申请的日期"),
        ("--received 2026-09-10 --consult 2026-09-17:2026-09-16", "早于发出征求意见书的日期"),
        ("--received 2026-09-10 --consult 2026-13-17", "看不懂征求意见的日期"),
        ("--received 2026-09-10 --consult 2026-09-17:::", "看不懂征求意见的日期"),
        ("--received 2026-09-10 --ruleset nothing", "没有叫“nothing”的制度方案"),
        ("--received 2026-09-10 --ruleset nothing.toml", "nothing.toml 读不了"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, arguments: str, told: str) -> None:
    assert told in run("deadline", *arguments.split()).refused()


def test_a_wrong_key_in_a_rule_set_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    own = (Path(__file__).parents[2] / "resources" / "rulesets" / "tiaoli.toml").read_text(encoding="utf-8")
    text = own.replace("\nqr = true\n", "\nqr = true\nqrcode = true\n")
    path = tmp_path / "本单位.toml"
    path.write_text(text, encoding="utf-8")
    line = text.splitlines().index("qrcode = true") + 1
    told = run("deadline", "--received", "2026-09-10", "--ruleset", path).refused()
    assert f"本单位.toml 第 {line} 行的 qrcode 不对" in told
