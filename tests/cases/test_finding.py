"""What is typed finds a text by its characters or by their pinyin initials."""

from __future__ import annotations

import pytest

from gongkai_desktop.cases.finding import holds


@pytest.mark.parametrize("typed", ["", "不存在", " 检索 ", "bcz", "BCZ", "jsb", "j"])
def test_characters_and_initials_find(typed: str) -> None:
    assert holds("无法提供：经检索不存在", typed)


@pytest.mark.parametrize("typed", ["存不", "zcb", "国家", "x1"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert not holds("无法提供：经检索不存在", typed)
