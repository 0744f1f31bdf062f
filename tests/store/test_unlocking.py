"""What is typed to open an encrypted ledger: the code of the sheet, poor passwords, and waiting after wrong ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.store import attempts
from gongkai_desktop.store.attempts import LONGEST, Attempts
from gongkai_desktop.store.recovery_code import new_code, read_code
from gongkai_desktop.store.unlocking import refuse_poor, weakness


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 30, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5] * 8 and code != new_code()
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert read_code(typed) == code


def test_a_group_that_was_miscopied_is_named() -> None:
    groups = new_code().split("-")
    for at, group in enumerate(groups):
        for place in range(5):
            wrong = "7" if group[place] != "7" else "8"
            changed = [*groups[:at], group[:place] + wrong + group[place + 1 :], *groups[at + 1 :]]
            with pytest.raises(Refused, match=f"第 {at + 1} 组抄错了"):
                read_code("-".join(changed))


def test_neighbours_exchanged_are_noticed() -> None:
    groups = new_code().split("-")
    if groups[2] != groups[3]:
        with pytest.raises(Refused, match="第 3 组"):
            read_code("-".join([*groups[:2], groups[3], groups[2], *groups[4:]]))
    group = groups[0]
    at = next((at for at in range(3) if group[at] != group[at + 1]), None)
    if at is not None:
        turned = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
        with pytest.raises(Refused, match="第 1 组"):
            read_code("-".join([turned, *groups[1:]]))


def test_a_sign_that_no_sheet_bears_and_a_code_cut_short_are_refused() -> None:
    code = new_code()
    with pytest.raises(Refused, match="恢复单上没有“0”"):
        read_code("0" + code[1:])
    with pytest.raises(Refused, match="恢复码不完整"):
        read_code(code[:-3])
    with pytest.raises(Refused, match="恢复码多了字符"):
        read_code(code + "A")


def test_wrong_ones_make_the_wait_grow_up_to_a_minute(tmp_path: Path) -> None:
    clock = Clock()
    tried = Attempts(tmp_path / "台账.db", clock)
    waits = []
    for _ in range(10):
        tried.wrong()
        waits.append(tried.wait())
    assert waits[:2] == [0, 0] and waits[-1] == LONGEST
    assert all(later >= former for former, later in pairwise(waits)) and max(waits) == LONGEST
    with pytest.raises(Refused, match="请等 60 秒再试"):
        tried.refuse_early()
    clock.now += timedelta(seconds=LONGEST)
    tried.refuse_early()
    tried.right()
    assert tried.wait() == 0 and list(tmp_path.iterdir()) == []


def test_a_restart_does_not_shorten_it_nor_does_a_clock_set_back_lengthen_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    tried = Attempts(tmp_path / "台账.db", clock)
    for _ in range(5):
        tried.wrong()
    monkeypatch.setattr(attempts, "_known", {})
    again = Attempts(tmp_path / "台账.db", clock)
    assert again.wait() == 8
    clock.now -= timedelta(days=30)
    assert again.wait() == 8
    clock.now += timedelta(seconds=8)
    assert again.wait() == 0


def test_where_nothing_can_be_written_memory_counts(tmp_path: Path) -> None:
    tried = Attempts(tmp_path / "没有" / "台账.db", Clock())
    for _ in range(4):
        tried.wrong()
    assert Attempts(tmp_path / "没有" / "台账.db", Clock()).wait() == 4


def test_a_short_password_is_refused_and_a_poor_one_only_warned_of() -> None:
    with pytest.raises(Refused, match="密码太短"):
        refuse_poor("1234567")
    refuse_poor("12345678")
    for poor in ("12345678", "20261130", "aaaabbbb", "qwertyuiop", "abcdefgh1", "Password2026", "lanzhou2"):
        assert weakness(poor), poor
    assert "单位" in weakness("教育局-2026-!x", ["教育局"])
    assert weakness("xiaoche+duzhi,92 liangpiao") == ""
