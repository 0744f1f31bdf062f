"""What applications are counted by in statistics: the same ones as in table three of the annual report, by day."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.facets import UNSET, Dimension, Facets, Measure, on_calendar
from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.requests.results import labels
from gongkai_desktop.requests.timeliness import Timeliness

RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT = "received", "carried_in", "settled", "carried_out"
TIMED: Final = "timed"
"""Those settled of which the day of the answer is known, so that working days can be counted."""
CHANNEL, APPLICANT, DEPARTMENT, TIMELY = "channel", "applicant", "department", "timely"
ROW, BRANCH = "row", "branch"
"""The row of table three that an outcome is counted in, and the group that it stands under there."""

_COUNTED: Final = "t.report_in > 0"
_ANSWERED: Final = "CASE WHEN t.issued <> '' THEN t.issued ELSE t.served END"
_ENDED: Final = f"max(t.arrived, {_ANSWERED})"
"""The day it was settled, as the annual report counts it: never before it came; without any, the day it came."""
_SETTLED: Final = f"{_COUNTED} AND t.report_out > 0 AND {_ENDED} BETWEEN :first AND :last"
_BRANCH: Final = "CASE t.report_row {} ELSE '' END".format(
    " ".join(f"WHEN '{row.key}' THEN '{row.group}'" for row in outcomes().rows if row.key in labels())
)


def _row_words(row: str) -> str:
    return labels().get(row) or UNSET


FACETS: Final = Facets(
    "request",
    "依申请公开",
    (
        Measure(RECEIVED, "新收", f"{_COUNTED} AND t.arrived BETWEEN :first AND :last", "t.arrived"),
        Measure(
            CARRIED_IN,
            "期初结转",
            f"{_COUNTED} AND t.arrived < :first AND (t.report_out = 0 OR {_ENDED} >= :first)",
        ),
        Measure(SETTLED, "办结", _SETTLED, _ENDED),
        Measure(
            CARRIED_OUT,
            "期末未办结",
            f"{_COUNTED} AND t.arrived <= :last AND (t.report_out = 0 OR {_ENDED} > :last)",
        ),
        Measure(
            TIMED,
            "办结且答复日期清楚",
            f"{_SETTLED} AND {on_calendar('t.arrived', _ANSWERED)}",
            _ENDED,
            ("t.arrived", _ANSWERED),
        ),
    ),
    (
        Dimension(CHANNEL, "申请方式", "t.channel", known=tuple(Channel)),
        Dimension(APPLICANT, "申请人类型", "t.applicant_kind", known=APPLICANTS),
        Dimension(ROW, "办理结果", "t.report_row", _row_words),
        Dimension(BRANCH, "办理结果", _BRANCH),
        Dimension(DEPARTMENT, "承办科室", "t.department"),
        Dimension(
            TIMELY,
            "答复时效",
            "t.timely",
            lambda value: Timeliness(value).words if value else UNSET,
            tuple(one.value for one in Timeliness),
        ),
    ),
)
