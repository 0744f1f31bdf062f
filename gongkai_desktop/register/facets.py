"""What the register is counted by in statistics: what was published, in time or late, and what should have been."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from gongkai_desktop.cases.facets import UNSET, Dimension, Facets, Measure
from gongkai_desktop.register.stages import OPEN, Stage
from gongkai_desktop.register.views import ITEMS

PUBLISHED, OVERDUE = "published", "unpublished"
CATEGORY, DEPARTMENT, FORM, TIMELY = "category", "department", "form", "timely"


class Timeliness(StrEnum):
    """How a publication stood to its last day (条例第二十六条).

    ``UNTIMED``: none is known for it now (an old entry, one that has been lapsed or taken down since, one that was not
    to be published of the office's own accord).
    """

    IN_TIME = "in_time"
    LATE = "late"
    UNTIMED = "untimed"

    @property
    def words(self) -> str:
        """As tables tell it."""
        return _WORDS[self]


_WORDS = {Timeliness.IN_TIME: "期限内", Timeliness.LATE: "逾期", Timeliness.UNTIMED: "没有期限可比"}
_LIVE: Final = f"t.stage <> '{Stage.VOID}'"
_TIMELY: Final = (
    f"CASE WHEN t.stage <> '{Stage.PUBLISHED}' OR t.due = '' THEN '{Timeliness.UNTIMED}'"
    f" WHEN t.published <= t.due THEN '{Timeliness.IN_TIME}' ELSE '{Timeliness.LATE}' END"
)
_OWING: Final = ", ".join(f"'{stage}'" for stage in OPEN if stage is not Stage.REMOVAL)

FACETS: Final = Facets(
    "item",
    "信息登记",
    (
        Measure(PUBLISHED, "公开", f"{_LIVE} AND t.published BETWEEN :first AND :last", "t.published"),
        Measure(
            OVERDUE,
            "到期未公开",
            f"t.published = '' AND t.due BETWEEN :first AND :last AND t.due < :today AND t.stage IN ({_OWING})",
            "t.due",
        ),
    ),
    (
        Dimension(CATEGORY, "主题分类", "t.category"),
        Dimension(DEPARTMENT, "责任科室", "t.department"),
        Dimension(FORM, "公开形式", "t.form"),
        Dimension(
            TIMELY,
            "公开时效",
            _TIMELY,
            lambda value: Timeliness(value).words if value else UNSET,
            tuple(one.value for one in Timeliness),
        ),
    ),
    outside=ITEMS.outside,
)
