"""What this office hands in where its answer is disputed: the evidence, each with what it proves, and what is missing.

In a reconsideration the answer and the evidence are due in 10 working days (5 in the simple procedure), in a lawsuit in
15 days; what comes later counts as not being there. Values of a sheet; pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.papers import Stationery, Values
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.citing import likewise
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.file import APPLICATION, DELIVERY, REGISTRATION, called_for, missing
from gongkai_desktop.requests.letters import ANSWER, NOTICES, THIRD
from gongkai_desktop.requests.limits import against
from gongkai_desktop.requests.outcomes import printed
from gongkai_desktop.requests.request import Dispute, Request
from gongkai_desktop.requests.sheets import head

DEFENCE: Final = "request-defence"
_IN_TIME: Final = "答复、证据和所依据的规定逾期没有提交的，视为没有证据、依据"
THERE, LACKING = "有", "缺"
_PROVES: Final = {
    APPLICATION: "申请人何时、以什么方式提出，申请公开什么",
    REGISTRATION: "何时收到、登记，期限从哪一天起算",
    "request-correction": "在法定期限内一次性告知了补正事项和期限",
    "request-reasons": "要求申请人说明过理由",
    "request-handling": "科室办理和反馈的情况",
    "request-assist": "请有关单位协助核实、检索",
    "coordination": "书面征求了第三方、其他机关的意见",
    "request-consulting": "告知了申请人征求意见所需时间不计算在内",
    "request-conference": "会商的经过和结论",
    "request-search": "尽到了检索义务：在哪里、用什么词、谁检索、结果",
    "request-extension": "延期经过批准，并在原期限内告知",
    "request-delay": "确定并告知了延迟答复的合理期限",
    "request-fee": "依规定的标准通知缴费",
    "request-evidence": "处理结果所依据的事实",
    "request-approval": "答复经过审核、签发",
    ANSWER: "作出了答复，写明了依据、理由和救济途径",
    THIRD: "公开以前书面告知了第三方",
    DELIVERY: "答复在期限内送达",
}
"""What each paper proves, by its key, or by its title where it is none of ours."""


def contested(case: RequestCase) -> Dispute:
    """The dispute that the evidence is for: the first that waits for our answer, else the last. Refused without any."""
    disputes = case.request.disputes
    if not disputes:
        raise Refused("这件申请没有登记复议、诉讼", way="收到答复通知书、应诉通知书，先登记，再印证据清单")
    return next((one for one in disputes if not (one.answered or one.result)), disputes[-1])


def defence(case: RequestCase, lent: Stationery) -> Values:
    """复议、诉讼证据清单: what there is and what is missing, and by when it has to be there."""
    dispute = contested(case)
    limit = against(case, dispute)
    rows = [
        {"title": title, "proves": proves, "day": day, "there": there}
        for title, proves, day, there in (*_papers(case, lent), *_proofs(case), *_law(case))
    ]
    lacking = [row["title"] for row in rows if row["there"] == LACKING]
    return {
        **head(case),
        "path": dispute.path,
        "body": dispute.body,
        "case_no": dispute.case_no,
        "received": month_day(dispute.received),
        "answer_by": month_day(limit.due) if limit else "",
        "answered": month_day(dispute.answered) if dispute.answered else "",
        "result": dispute.standing,
        "missing": "；".join(lacking),
        "basis": f"{_IN_TIME}{bracketed(limit.article) if limit else ''}。",
    }, rows


Entry = tuple[str, str, str, str]
"""A line: what it is, what it proves, its day or number, whether it is there."""


def _papers(case: RequestCase, lent: Stationery) -> Iterator[Entry]:
    """The papers that the record calls for, in the order of the file."""
    lacking, titles = set(missing(case, lent)), lent.archive.title_of
    request = case.request
    issued, served = request.issued, request.served
    dated = {
        REGISTRATION: month_day(request.fact("arrived")),
        ANSWER: issued.doc_no if issued else "",
        DELIVERY: month_day(served.day) if served else "",
        **dict(_notices(request)),
    }
    wanted = [*called_for(request), *([DELIVERY] if served else [])]
    if request.fact("channel"):
        wanted.insert(0, APPLICATION)
    for key in wanted:
        title = titles(key)
        yield title, _PROVES.get(key, ""), dated.get(key, ""), LACKING if title in lacking else THERE


def _notices(request: Request) -> Iterator[tuple[str, str]]:
    """The last notice of each kind with its number, with its day where it bears none."""
    for notice in NOTICES:
        for last in notice.sent(request)[-1:]:
            yield notice.key, last.doc_no or month_day(last.sent)


def _proofs(case: RequestCase) -> Iterator[Entry]:
    for one in case.request.proofs:
        yield f"{one.what}（{one.source}提供）", _PROVES["request-evidence"], month_day(one.day), THERE


def _law(case: RequestCase) -> Iterator[Entry]:
    """The provisions that the answer rests on, which are handed in with the evidence."""
    for article in dict.fromkeys(one.article for one in case.decisions if one.article):
        yield likewise(printed(case.cited(article))), "答复所依据的规定", "", THERE


def defence_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    return {"basis": f"复议 10 个工作日（简易程序 5 个）、诉讼 15 日内提交；{_IN_TIME}。"}
