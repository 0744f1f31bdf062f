"""Titles of letters: lines of about the same length, and no word torn apart where the line allows."""

from __future__ import annotations

import pytest

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.letter import TITLE_SIZE, WIDTH
from gongkai_desktop.paper.title import title_lines


def broken(title: str) -> list[str]:
    return title_lines(bundled_fonts().running(), title, TITLE_SIZE, WIDTH)


@pytest.mark.parametrize(
    "lines",
    [
        ["关于《学区划分通知》", "公开事项的信息发布协调函"],
        ["关于《关于调整学区划分的", "通知》公开事项的征求意见函"],
        ["关于《教学评估报告》不予公开的质疑答复书"],
    ],
)
def test_a_title_turns_between_words(lines: list[str]) -> None:
    assert broken("".join(lines)) == lines


@pytest.mark.parametrize(
    "title",
    [
        "关于国家秘密不明确事项的请示",
        "关于《某县人民政府办公室关于调整2026年义务教育学校学区划分的通知》公开事项的信息公开沟通确认函",
        "关于" + "䶮㛃𬱖" * 40 + "公开事项的函",
        "关于" + "《甲》" * 30 + "的函",
        "A" * 90,
    ],
)
def test_every_line_fits_and_nothing_is_lost(title: str) -> None:
    lines = broken(title)
    fonts = bundled_fonts().running()
    assert "".join(lines) == title
    assert all(fonts.width(line, Role.TITLE, TITLE_SIZE) <= WIDTH for line in lines)
    assert all(not line.startswith(("》", "、", "，")) and not line.endswith("《") for line in lines)
    assert len(lines) <= len(fonts.lines(title, Role.TITLE, TITLE_SIZE, WIDTH)) + 1


@pytest.mark.parametrize("word", ["公开", "事项", "协调函", "通知"])
def test_a_known_word_is_not_torn(word: str) -> None:
    for length in range(1, 30):
        lines = broken(f"关于《{'校' * length}通知》公开事项的信息发布协调函")
        assert "\n".join(lines).count(word) == "".join(lines).count(word), lines
