"""When nothing is cleaned, and why: each refusal provoked once, with no copy left behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gongkai_desktop import errands
from gongkai_desktop.apart import Dead, Silent
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.screening import examining
from gongkai_desktop.screening.examining import clean, clean_all, examine
from gongkai_desktop.screening.matters import Matter

from .files import ID, paragraph, word


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A Word file with somebody's number in it."""
    return word(tmp_path / "函.docx", paragraph(f"王小明 身份证 {ID}"))


def refusal(act: Any, out: Path) -> str:
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.way and not out.exists()
    return str(refused.value)


def test_what_cannot_be_read_cannot_be_cleaned(tmp_path: Path) -> None:
    path, out = tmp_path / "坏.docx", tmp_path / "副本.docx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    unread = examine(path).unread
    assert unread
    for act in (lambda: clean(path, out, ["x"]), lambda: clean_all(path, out)):
        assert "没有清理" in refusal(act, out)


def test_a_key_that_names_no_finding_is_said_to_be_none(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "副本.docx"
    assert "没有查出“没有的#1”" in refusal(lambda: clean_all(letter, out, ["没有的#1"]), out)
    assert "这些内容程序不能清理" in refusal(lambda: clean(letter, out, ["没有的#1"]), out)
    assert "这些内容程序不能清理" in refusal(lambda: clean(letter, out, []), out)


def test_a_file_that_is_none_and_one_that_the_disk_does_not_give_out(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "副本.docx"
    assert "没有文件“没有.docx”" in refusal(lambda: examine(tmp_path / "没有.docx"), out)
    assert "是文件夹：一次检查一个文件" in refusal(lambda: examine(tmp_path), out)

    def broken(path: Path) -> str:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(examining, "digest_of", broken)
    assert "“函.docx”读不出来：磁盘读写出错" in refusal(lambda: examine(letter), out)


@pytest.mark.parametrize("end", [Silent, Dead])
def test_a_reading_process_that_fell_silent_or_died_is_a_sentence_and_any_other_fault_is_ours(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: type[Exception]
) -> None:
    def gives_up(*_: object, **__: object) -> None:
        raise Fault("the process ended") from end("no word")

    out = tmp_path / "副本.docx"
    monkeypatch.setattr(errands, "run_apart", gives_up)
    for act in (lambda: errands.clean_copy(letter, out, []), lambda: errands.clean_whole(letter, out)):
        assert "“函.docx”读不下去：文件结构异常或太大" in refusal(act, out)

    def ours(*_: object, **__: object) -> None:
        raise Fault("a mistake of ours")

    monkeypatch.setattr(errands, "run_apart", ours)
    with pytest.raises(Fault, match="a mistake of ours"):
        errands.clean_whole(letter, out)


def test_what_was_taken_out_and_is_counted_in_the_copy_again_has_stayed() -> None:
    def finding(count: int, *, removable: bool = True) -> Any:
        return SimpleNamespace(kind=Matter.METADATA, count=count, removable=removable)

    def stayed(found: int, taken: int, held: list[Any]) -> list[Matter]:
        caught, out = SimpleNamespace(finding=finding(found)), SimpleNamespace(finding=finding(taken))
        return examining._stayed([caught], [out], SimpleNamespace(findings=held))  # type: ignore[list-item, arg-type]

    assert stayed(2, 2, []) == []
    assert stayed(2, 2, [finding(1)]) == [Matter.METADATA]
    assert stayed(3, 2, [finding(1)]) == [], "one was meant to stay"
    assert stayed(2, 2, [finding(1, removable=False)]) == [], (
        "what cannot be taken out was never promised to go"
    )
