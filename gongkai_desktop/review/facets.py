"""What reviews are counted by in statistics: handed in, ended, by step, with the working days that they took."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.facets import Dimension, Facets, Measure, on_calendar

HANDED_IN, CLOSED, LASTED, SAID = "handed_in", "closed", "lasted", "said"
STATE, STEP = "state", "step"

_STEP, _TURN, _DAY = (f"json_extract(s.value, '$[{at}]')" for at in range(3))
_CLOSED: Final = "t.closed <> '' AND t.closed BETWEEN :first AND :last"

FACETS: Final = Facets(
    "review",
    "保密审查",
    (
        Measure(HANDED_IN, "送审", "t.handed_in BETWEEN :first AND :last", "t.handed_in"),
        Measure(CLOSED, "办结", _CLOSED, "t.closed"),
        Measure(
            LASTED,
            "办结且日期清楚",
            f"{_CLOSED} AND {on_calendar('t.handed_in', 't.closed')}",
            "t.closed",
            ("t.handed_in", "t.closed"),
        ),
        Measure(
            SAID,
            "作出审查意见",
            f"t.spans <> '' AND {_DAY} BETWEEN :first AND :last AND {on_calendar(_TURN, _DAY)}",
            _DAY,
            (_TURN, _DAY),
            ", json_each(nullif(t.spans, '')) s",
        ),
    ),
    (Dimension(STATE, "审查结论", "t.state"), Dimension(STEP, "审查环节", _STEP)),
)
