"""The sections of a rule set file that speak of publishing, read one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from gongkai_desktop.office.fields import Fields
from gongkai_desktop.office.publishing import (
    MOVES,
    WEEKDAYS,
    Caution,
    Delivery,
    Forbidden,
    Interpretation,
    Phase,
    Point,
    Reprint,
    Weekly,
)

MOST_COPIES = 1000
FRIDAY = "星期五"
STAGES = (
    "属性未填",
    "待审查",
    "审查不同意",
    "退回补正",
    "待公开",
    "已公开",
    "依申请公开",
    "不予公开",
    "对内公开",
    "待下架",
    "已下架",
    "已作废",
)


def read_caution(categories: Collection[str]) -> Callable[[Fields], Caution]:
    """One [[caution]]: words of a title, or subjects among ``categories``, or both."""

    def build(section: Fields) -> Caution:
        words, subjects = section.texts("words"), section.texts("categories", categories)
        if not words and not subjects:
            raise section.refused("title", "要写 words（标题里的词）或 categories（主题分类）")
        return Caution(section.text("title"), words, subjects, section.text("article"))

    return build


def read_forbidden(section: Fields) -> Forbidden:
    """One [[forbidden]]."""
    return Forbidden(section.text("title"), section.text("article"))


def read_point(section: Fields) -> Point:
    """One [[point]]."""
    return Point(section.text("title"), section.text("article"))


def read_delivery(categories: Collection[str]) -> Callable[[Fields], Delivery]:
    """[delivery]: how many printed copies, for which of ``categories``."""

    def build(section: Fields) -> Delivery:
        copies = section.whole("copies", 1, MOST_COPIES)
        return Delivery(copies, section.texts("categories", categories), section.text("article"))

    return build


def read_phase(steps: Collection[str]) -> Callable[[Fields], Phase]:
    """One [[phase]]: stages of an item, or ``steps`` of the chain, or none (it is only named in the list)."""

    def build(section: Fields) -> Phase:
        return Phase(
            section.text("title"),
            section.texts("stages", STAGES),
            section.texts("steps", steps),
            section.text("article"),
        )

    return build


def read_weekly(section: Fields) -> Weekly:
    """[weekly]; without a day it is Friday's, and one that is off moves to the last working day before it."""
    weekday = section.chosen("weekday", WEEKDAYS) if "weekday" in section else FRIDAY
    moved = section.chosen("day_off", MOVES) if "day_off" in section else MOVES[0]
    carries = section.flag("carries_review", False)
    return Weekly(WEEKDAYS.index(weekday), carries, section.text("article"), moved != MOVES[0])


def read_interpretation(section: Fields) -> Interpretation:
    """[interpretation]."""
    return Interpretation(section.text("article"))


def read_reprint(section: Fields) -> Reprint:
    """[reprint]."""
    return Reprint(section.text("article"))
