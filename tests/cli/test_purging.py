"""purge: first what stands in each entry, then those chosen are emptied, and what still holds it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import TITLES, Run

NUMBER = "202611-00001"
ASKED = ("--reason", "录错了内容", "--confirm", "彻底清除")


def test_without_an_event_it_only_tells_what_stands_in_each_entry(run: Run, office: Path) -> None:
    told = run("--office", office, "purge", "register", "--record", NUMBER, "--json").json()
    first = told["entries"][0]
    assert {"title": "信息名称", "text": TITLES[0]} in first["lines"] and not first["gone"]
    text = run("--office", office, "purge", "register", "--record", NUMBER).out
    assert TITLES[0] in text and "没有清除" in text
    assert (
        run("--office", office, "register", "show", "--record", NUMBER, "--json").json()["title"] == TITLES[0]
    )


def test_a_purged_entry_is_gone_and_the_copies_that_hold_it_are_named_until_they_are_replaced(
    run: Run, office: Path
) -> None:
    copy = run("--office", office, "backup", "--json").json()["file"]
    shown = run("--office", office, "purge", "register", "--record", NUMBER, "--json").json()
    record, event = shown["id"], shown["entries"][0]["event"]
    purge = ("--office", office, "purge", "register", "--record", f"#{record}", "--event", event)
    done = run(*purge, *ASKED, "--as", "经办人")
    assert done.code == 1 and copy in done.out and "另存到别处的备份" in done.out
    assert "24 小时内" in done.out and TITLES[0] not in done.out
    listed = run("--office", office, "register", "list", "--json").json()["rows"]
    assert "（内容已清除）" in {row["title"] for row in listed}
    assert "没有可清除的内容" in run(*purge, *ASKED, "--as", "经办人").refused()


def test_the_copies_are_replaced_in_the_same_step(run: Run, office: Path) -> None:
    copy = Path(run("--office", office, "backup", "--json").json()["file"])
    shown = run("--office", office, "purge", "register", "--record", NUMBER, "--json").json()
    event = shown["entries"][0]["event"]
    purge = ("--office", office, "purge", "register", "--record", NUMBER, "--event", event)
    told = run(*purge, *ASKED, "--as", "经办人", "--replace-copies", "--json").json()
    assert str(copy) in [one["file"] for one in told["copies"]] and told["left"] == []
    assert not copy.exists() and Path(told["backup"]).exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((*ASKED,), "没有写谁清除"),
        (("--reason", "录错", "--as", "经办人"), "没有写“彻底清除”"),
        (("--confirm", "彻底清除", "--as", "经办人"), "没有写清除的原因"),
        (("--confirm", "彻底清除", "--as", "经办人", "--reason", TITLES[0]), "重复了要清除的内容"),
        ((*ASKED, "--as", "没这个人"), "没这个人"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_done(
    run: Run, office: Path, arguments: tuple[str, ...], why: str
) -> None:
    shown = run("--office", office, "purge", "register", "--record", NUMBER, "--json").json()
    event = shown["entries"][0]["event"]
    purge = ("--office", office, "purge", "register", "--record", NUMBER, "--event", event)
    assert why in run(*purge, *arguments).refused()
    assert not run("--office", office, "purge", "register", "--record", NUMBER, "--json").json()["entries"][
        0
    ]["gone"]
