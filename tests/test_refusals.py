"""What the operating system refuses is told in the clerk's language, whatever it is and wherever it is met."""

from __future__ import annotations

import ast
import errno
import os
import re
from pathlib import Path

import pytest

from gongkai_desktop import refusals
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_disk, refusing_unread
from gongkai_desktop.store.attachments import Attachments

ROOT = Path(__file__).parents[1]
_ENGLISH = re.compile(r"[A-Za-z]{3,}")
_NAMES = re.compile(r"U 盘|Excel、WPS|Windows \d+")
NAME = "张三的申请.pdf"


def system(number: int, windows: int = 0) -> OSError:
    """An error as the system raises it: in its own words, with the whole path."""
    error = OSError(number, os.strerror(number), f"/home/李四/{NAME}")
    if windows:
        error.winerror = windows  # type: ignore[attr-defined]
    return error


def said(place: Path, error: OSError) -> list[str]:
    """What the clerk is told, without the place: when it was written to, and when it was read."""
    told = []
    for gate in (refusing_disk, refusing_unread):
        with pytest.raises(Refused) as caught, gate(place):
            raise error
        told.append(str(caught.value).replace(str(place.parent), "").replace(place.name, ""))
    return told


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_refusal_is_told_in_chinese(tmp_path: Path, number: int) -> None:
    for place in (tmp_path / "表.pdf", tmp_path / "没有" / "表.pdf", tmp_path):
        for text in said(place, system(number)):
            assert re.search(r"[：，][\u4e00-\u9fff]", text) and text.endswith("。"), text
            assert not _ENGLISH.search(_NAMES.sub("", text)) and os.strerror(number) not in text, text
            assert "李四" not in text and NAME not in text, text


def test_windows_has_numbers_of_its_own(tmp_path: Path) -> None:
    place = tmp_path / "表.pdf"
    for windows in (*refusals._BY_WINDOWS, 9, 999, 6000):
        for text in said(place, system(errno.EINVAL, windows)):
            assert not _ENGLISH.search(_NAMES.sub("", text)), text
            assert windows in refusals._BY_WINDOWS or f"错误编号 Windows {windows}" in text
    assert "网络断了，或那台电脑、共享文件夹连不上" in said(place, system(errno.ENOENT, 53))[0]
    assert "U 盘或移动硬盘可能已拔出" in said(place, system(errno.EINVAL, 1167))[1]
    assert "不认登录的用户名和密码" in said(place, system(errno.EINVAL, 1326))[1]
    assert "没有下载到本机" in said(place, system(errno.EINVAL, 362))[1]


@pytest.mark.parametrize(
    ("number", "writing", "reading"),
    [
        (errno.EACCES, "不允许写入：文件夹只读", "没有读取的权限"),
        (errno.EROFS, "不允许写入：磁盘是只读的", "磁盘是只读的"),
        (errno.EIO, "读写失败：磁盘读写出错", "读不出来：磁盘读写出错"),
        (errno.EHOSTDOWN, "网络断了", "网络断了"),
        (errno.ENODEV, "已拔出", "已拔出"),
        (0, "系统没有说明原因", "系统没有说明原因"),
        (99999, "错误编号 99999", "错误编号 99999"),
    ],
)
def test_a_reader_is_not_told_about_writing(tmp_path: Path, number: int, writing: str, reading: str) -> None:
    wrote, read = said(
        tmp_path / "表.pdf", OSError(number, "in English") if number else OSError("in English")
    )
    assert writing in wrote and reading in read and "不允许写入" not in read


def test_each_number_means_one_thing() -> None:
    """Two meanings for one number: the later one would hide the earlier."""
    numbers = [number for _, _, several in refusals._MEANINGS for number in several]
    names = [name for _, several, _ in refusals._MEANINGS for name in several.split()]
    assert len(numbers) == len(set(numbers)) and len(names) == len(set(names))
    assert all(re.fullmatch(r"E[A-Z0-9]+", name) for name in names)


def test_a_disk_that_fails_when_a_file_is_looked_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows raises where a share is gone, even for whether a file is there."""

    def gone(path: Path) -> bool:
        raise system(errno.EINVAL, 1231)

    monkeypatch.setattr(Path, "is_file", gone)
    with pytest.raises(Refused, match="网络断了"):
        Attachments(tmp_path).keep(tmp_path / NAME)


def test_nothing_shows_the_systems_own_words() -> None:
    """``strerror`` is asked nowhere, and no error of the system is turned into text."""
    for path in (*ROOT.glob("gongkai_desktop/**/*.py"), *ROOT.glob("ui/**/*.py")):
        text = path.read_text("utf-8")
        assert ".strerror" not in text, path
        if not re.search(r"except .*OSError.* as ", text):
            continue
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.ExceptHandler)
                and node.name
                and "OSError" in ast.unparse(node.type or node)
            ):
                assert not any(told_as_text(one, node.name) for one in ast.walk(node)), path


def told_as_text(node: ast.AST, name: str) -> bool:
    """Whether this puts an error into words: f"{error}", str(error), repr(error)."""
    if isinstance(node, ast.FormattedValue):
        return isinstance(node.value, ast.Name) and node.value.id == name
    called = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("str", "repr")
    )
    return called and any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(node))
