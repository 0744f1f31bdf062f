"""Breaking the title of a letter: lines of about the same length, no word torn apart (GB/T 9704-2012 第7.3.1条)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.lines import may_break, printable

# The words of this program's own titles, and those that titles of official papers end or turn on.
_WORDS: Final = (
    *("关于", "公开", "事项", "信息", "发布", "协调函", "征求", "意见", "沟通", "确认函", "能否", "请示", "不予"),
    *("质疑", "答复书", "国家", "秘密", "不明确", "有关", "政府", "人民", "办公室", "委员会", "教育局", "印发", "调整"),
    *("加强", "开展", "通知", "公告", "通告", "通报", "决定", "方案", "办法", "规定", "制度", "细则", "规则", "报告"),
    *("规划", "计划", "工作", "实施", "管理", "义务", "教育", "学校", "学区", "划分", "招生", "评估", "预算", "决算"),
    *("采购", "项目", "目录", "建设", "系统", "会议", "情况", "说明", "安全", "防范", "治理", "综合", "环境", "周边"),
)
_TURNS_AFTER, _TURNS_BEFORE = frozenset("》〉、）的和及"), frozenset("《〈（")
_TORN, _PERHAPS = 100.0, 3.0
"""What a break costs within a known word, and where nothing tells whether there is one, in squares of characters."""


def title_lines(fonts: FontBook, title: str, size: float, width: float) -> list[str]:
    """The title on as few lines as it needs, each no wider than ``width`` points."""
    text = printable(title).replace("\n", "")
    fewest = len(fonts.lines(text, Role.TITLE, size, width))
    if fewest == 1:
        return [text]
    for count in (fewest, fewest + 1):
        found = _even(fonts, text, size, width, count)
        if found:
            return found
    return fonts.lines(text, Role.TITLE, size, width)


def _even(fonts: FontBook, text: str, size: float, width: float, count: int) -> list[str]:
    """The best way of breaking it into so many lines; nothing where none fits."""
    ends = [fonts.width(text[:at], Role.TITLE, size) for at in range(len(text) + 1)]
    aim = ends[-1] / count
    breaks = {at: _cost(text, at) for at in range(1, len(text)) if may_break(text[at - 1], text[at])}
    # The cheapest way to each place with so many lines before it: cost, and where those lines end.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(count):
        places = {len(text): 0.0} if line == count - 1 else breaks
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end, torn in places.items():
            ways = (
                (cost + torn + ((ends[end] - ends[start] - aim) / size) ** 2, (*before, end))
                for start, (cost, before) in best.items()
                if start < end and ends[end] - ends[start] <= width
            )
            if way := min(ways, default=None):
                found[end] = way
        best = found
    return list(_cut(text, best[len(text)][1])) if best else []


def _cost(text: str, at: int) -> float:
    if text[at - 1] in _TURNS_AFTER or text[at] in _TURNS_BEFORE:
        return 0.0
    starts = ((word, at - shift) for word in _WORDS for shift in range(1, min(len(word), at + 1)))
    if any(text.startswith(word, start) for word, start in starts):
        return _TORN
    begins = any(text.startswith(word, at) for word in _WORDS)
    return 0.0 if begins or any(text.endswith(word, 0, at) for word in _WORDS) else _PERHAPS


def _cut(text: str, ends: tuple[int, ...]) -> Iterator[str]:
    start = 0
    for end in ends:
        yield text[start:end]
        start = end
