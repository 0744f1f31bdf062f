"""How an application counts in the annual report: in which years, in which row, as how many. Pure.

It is received in the year of its 收到日期 and settled in that of its 答复日期; what old ledgers leave out is told as
a doubt. What it says stands in the row of the request table, so that a report only has to group rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from gongkai_desktop.requests.acts.disputes import PATHS, RESULTS
from gongkai_desktop.requests.fields import APPLICANTS, DRAFTED, MENDING
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.requests.request import WHOLE, Request

PENDING: Final = -1
"""Where the result of a dispute stands that has none."""


class LeftOut(StrEnum):
    """Why an application stands in no row of table three."""

    ERROR = "登记有误"
    MENDING = "更正申请"
    ANEW = "按复议决定、判决重新答复"
    DRAFTED = "代其他机关拟答复"
    UNDATED = "没有收到日期"


class Doubt(StrEnum):
    """What of an application would have to be known for its count to be right."""

    APPLICANT = "applicant"
    RESULT = "result"
    ANSWERED = "answered"
    ORDER = "order"


DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.APPLICANT: "没有写申请人类型，只记入总计",
    Doubt.RESULT: "已经答复，看不出是哪一种办理结果，只记入办理结果的总计",
    Doubt.ANSWERED: "有办理结果、没有答复日期，按送达或者收到的年份计",
    Doubt.ORDER: "答复日期早于收到的年份，按收到的年份计",
}
"""Each doubt in words, with what is done in it."""


def counting(request: Request) -> dict[str, object]:
    """The columns of its row that the annual report is made of.

    ``report_in`` and ``report_out`` are years, 0 where it is not counted or not settled. ``report_matters`` says by
    row how many matters it has (JSON), '' for one. ``report_disputes`` lists path, year it came, year of its result (0:
    none) and result; ``report_fees`` year of the notice, year of payment (0: none) and yuan; '' for none of them.
    """
    why = _left_out(request)
    beside = {"report_disputes": _disputes(request, why), "report_fees": _fees(request, why), "left_out": why}
    if why:
        return {
            **dict.fromkeys(("report_in", "report_out"), 0),
            **dict.fromkeys(("report_row", "report_matters", "report_doubt"), ""),
            **beside,
        }
    came, ended = int(request.fact("arrived")[:4]), _ended(request)
    return {
        "report_in": came,
        "report_out": max(ended, came) if ended else 0,
        "report_row": request.row if ended else "",
        "report_matters": _matters(request, settled=bool(ended)),
        "report_doubt": " ".join(_doubts(request, came, ended)),
        **beside,
    }


def _left_out(request: Request) -> str:
    if request.closing is not None:
        return LeftOut.ERROR
    if request.fact("about") == MENDING:
        return LeftOut.MENDING
    if request.origin:
        return LeftOut.ANEW
    if request.fact("source") == DRAFTED:
        return LeftOut.DRAFTED
    return "" if request.fact("arrived") else LeftOut.UNDATED


def _ended(request: Request) -> int:
    """The year it was settled in, 0 while it is not."""
    issued, served = request.issued, request.served
    if issued is None:
        return 0
    return int((issued.day or (served.day if served else "") or request.fact("arrived"))[:4])


def _matters(request: Request, *, settled: bool) -> str:
    whole = len(request.matters)
    if whole < 2:
        return ""
    rows = [request.row] * whole
    for one in request.standing if settled else ():
        if one.matter != WHOLE and one.matter <= whole:
            rows[one.matter - 1] = outcomes().outcome(one.outcome).row
    return json.dumps(Counter(rows if settled else [""] * whole), sort_keys=True)


def _doubts(request: Request, came: int, ended: int) -> Iterator[Doubt]:
    if request.fact("applicant_kind") not in APPLICANTS:
        yield Doubt.APPLICANT
    if ended and not request.row:
        yield Doubt.RESULT
    if request.issued is not None and not request.issued.day:
        yield Doubt.ANSWERED
    if 0 < ended < came:
        yield Doubt.ORDER


def _disputes(request: Request, why: str) -> str:
    if not request.disputes or why == LeftOut.ERROR:
        return ""
    return json.dumps(
        [
            [
                PATHS.index(one.path),
                int(one.received[:4]),
                int(one.result_day[:4]) if one.result else 0,
                RESULTS.index(one.result) if one.result else PENDING,
            ]
            for one in request.disputes
        ]
    )


def _fees(request: Request, why: str) -> str:
    if not request.fees or why == LeftOut.ERROR:
        return ""
    return json.dumps(
        [[int(one.sent[:4]), int(one.paid[:4]) if one.paid else 0, one.yuan] for one in request.fees]
    )
