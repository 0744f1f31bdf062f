"""Days of an item that cannot all be right (数据矛盾): nobody is blamed, the clerk looks at the papers again. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.register.item import Item

_ORDERED: Final = (
    ("formed", "published", "公开日期早于生成日期"),
    ("formed", "finished", "办结日期早于生成日期"),
    ("formed", "reported", "科室报送日期早于生成日期"),
    ("formed", "valid_until", "有效期止于生成日期之前"),
)
"""Days of the fields of which the second cannot be before the first."""


def doubts(item: Item) -> str:
    """What does not fit together, in words joined by “；”; '' when all does, and of entries made in error."""
    return "" if item.void else "；".join(_found(item))


def _found(item: Item) -> Iterator[str]:
    day = item.fields.get
    formed = day("formed", "")
    for earlier, later, words in _ORDERED:
        first, second = day(earlier), day(later)
        if first and second and second < first:
            yield words
    for second, words in ((item.changed, "变动日期早于生成日期"), (item.lapsed, "失效日期早于生成日期")):
        if second and second < formed:
            yield words
