"""Sheets of an application: its registration, what is done inside the office, its service, its file. Values; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongkai_desktop.cases.counted import draw_counted
from gongkai_desktop.cases.papers import About, Made, Stationery, Values, twin
from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.citing import binding, likewise
from gongkai_desktop.office.handling import BY_LAW, Handling
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.office.organs import by_analogy
from gongkai_desktop.requests.acts.answer import evidence_title
from gongkai_desktop.requests.acts.service import MANNERS
from gongkai_desktop.requests.case import RequestCase, steps_of
from gongkai_desktop.requests.checking import doubts
from gongkai_desktop.requests.fields import REGISTRATION
from gongkai_desktop.requests.outcomes import Remedy, outcomes, printed
from gongkai_desktop.requests.request import WHOLE, Opinion, Service, Task

_SERVICE: Final = "国办公开办函〔2016〕235号"
_REMEDIES: Final = {
    Remedy.REVIEW_FIRST: "先复议后诉讼",
    Remedy.CHOICE: "复议或者诉讼",
    Remedy.SPLIT: "不予公开的部分先复议，其余复议或者诉讼",
    Remedy.NONE: "无",
}
ANSWER_TITLE: Final = "政府信息公开申请答复书"


def head(case: RequestCase) -> dict[str, str]:
    """What every sheet says of an application: number, days, what is asked."""
    request = case.request
    matters = request.matters
    asked = (
        "\n".join(f"{at}. {text}" for at, text in enumerate(matters, 1))
        if len(matters) > 1
        else request.title
    )
    return {
        "number": request.fact("number") or (f"#{request.number}" if request.number else ""),
        "arrived": month_day(request.fact("arrived")),
        "due": month_day(case.due) if case.due else "",
        "asked": asked,
        "department": request.fact("department"),
        "applicant": request.applicants,
    }


def _noted(article: str, words: str, lent: Stationery) -> str:
    return f"{words}{bracketed(_cited(article, lent))}。"


def _basis(article: str, lent: Stationery) -> str:
    """What a sheet rests on, as a sentence."""
    return f"{likewise(printed(_cited(article, lent)))}。"


def _cited(article: str, lent: Stationery) -> str:
    """A citation as this office reads it: an institution only follows the 条例 (第五十五条)."""
    office = lent.office
    return article if binding(office.rules, office.profile.organ) else by_analogy(article)


# — receipt —


def registration(case: RequestCase, lent: Stationery) -> Values:
    """申请登记表: all of the registration, with its two first limits."""
    request = case.request
    dates = {one.key for one in REGISTRATION.columns if one.kind is Kind.DATE}
    said = {key: month_day(value) if key in dates else value for key, value in request.fields.items()}
    notice = case.dates.correction.due.isoformat() if case.dates else ""
    return {
        **dict.fromkeys((one.key for one in REGISTRATION.columns), ""),
        **said,
        **head(case),
        "applicant": request.fact("applicant"),
        "confirmed": month_day(request.confirmed) if request.confirmed else "",
        "joint": said.get("joint", "").replace("\n", "、"),
        "found": request.found,
        "correction_by": month_day(notice) if notice else "",
        **registration_blank(lent),
    }, ()


def registration_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    return {"basis": _basis("条例第二十九条、第三十一条、第四十三条", lent)}


def receipt(case: RequestCase, lent: Stationery) -> Values:
    """收件回执, for whoever applied."""
    request = case.request
    said = {key: request.fact(key) for key in ("channel", "form", "way", "hindered")}
    return {**head(case), **said, **receipt_blank(lent)}, ()


def receipt_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    sender, rules = lent.sender, lent.office.rules.requests
    note = (
        f"我单位自收到申请之日起{rules.answer.workdays}个工作日内答复；申请需要补正的，"
        f"{rules.correction.workdays}个工作日内一次性告知，答复期限自收到补正的申请之日起计算。"
        "征求第三方和其他机关意见所需时间不计算在内。"
    )
    basis = _basis(f"{rules.answer.article}、{rules.correction.article}", lent)
    return {"note": note, "contact": sender.contact, "phone": sender.phone, "basis": basis}


# — inside the office —


def _rule(lent: Stationery) -> Handling:
    """What the rule set in use says of the work inside."""
    return lent.office.rules.handling or BY_LAW


def _task(case: RequestCase) -> Task:
    """The task that waits for its report, else the last."""
    tasks = case.request.inside
    if not tasks:
        raise Refused("这件申请还没有送科室办理", way="请先登记“送科室办理”，再打印办理单")
    return next((one for one in reversed(tasks) if not one.reported), tasks[-1])


def handling(case: RequestCase, lent: Stationery) -> Values:
    """办理单 (C13) to a department."""
    task, within = _task(case), case.handling.within
    report_by = case.last_day(task.sent, within) if within else ""
    return {
        **head(case),
        "department": task.department,
        "sent": month_day(task.sent),
        "report_by": month_day(report_by) if report_by else "",
        "what": task.what,
        "answer": task.answer,
        "reported": month_day(task.reported) if task.reported else "",
        "by": task.by,
        "basis": _handling_note(case.handling.within_article, str(within or ""), lent),
    }, ()


def handling_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    rule = _rule(lent)
    return {"basis": _handling_note(rule.within_article, str(rule.within or ""), lent)}


def _handling_note(article: str, within: str, lent: Stationery) -> str:
    said = f"科室收到后{within.replace(' ', '')}内办毕反馈" if within else "科室办毕后书面反馈"
    return _noted(article, said, lent)


def conference(case: RequestCase, lent: Stationery) -> Values:
    """会商记录 (C14): the last meeting."""
    if not case.request.conferences:
        raise Refused("这件申请没有登记会商", way="请先登记会商，或者印空白的")
    one = case.request.conferences[-1]
    told = {"held": month_day(one.day), "why": one.why, "members": one.members, "conclusion": one.conclusion}
    return {**head(case), **told, "basis": _basis(case.handling.confer_article, lent)}, ()


def conference_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    return {"basis": _basis(_rule(lent).confer_article, lent)}


def searches(case: RequestCase, lent: Stationery) -> Values:
    """检索记录: every search."""
    if not case.request.searches:
        raise Refused("这件申请没有登记检索", way="请先登记检索，或者印空白的")
    rows = [
        {
            "day": month_day(one.day),
            "where": one.where,
            "words": one.words,
            "who": one.who,
            "result": "：".join(part for part in (one.result, one.found) if part),
        }
        for one in case.request.searches
    ]
    return {**head(case), "basis": _basis(case.handling.evidence_article, lent)}, rows


def evidence_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it, and on the record of the search, for handwriting too."""
    return {"basis": _basis(_rule(lent).evidence_article, lent)}


def evidence(case: RequestCase, lent: Stationery) -> Values:
    """证据清单 (C16): what was taken in and what is missing for what was chosen."""
    table, request = outcomes(), case.request
    titles = {one.key: one.title for one in table.proofs}
    rows = [
        {
            "title": titles.get(one.key, "其他材料"),
            "what": one.what,
            "source": one.source,
            "day": month_day(one.day),
        }
        for one in request.proofs
    ]
    rows += [
        {
            "title": titles["search"],
            "what": f"检索登记：{one.where}",
            "source": one.who,
            "day": month_day(one.day),
        }
        for one in request.searches
    ]
    despite = "；".join(f"{one.taken_on}负责，{one.despite}" for one in request.standing if one.despite)
    return {
        **head(case),
        "result": case.result,
        "missing": "；".join(map(evidence_title, case.evidence)),
        "despite": despite,
        "basis": _basis(case.handling.evidence_article, lent),
    }, rows


# — the answer —


def approval(case: RequestCase, lent: Stationery) -> Values:
    """答复审批单 (C17): what is to be answered, on which article, with whose opinion."""
    request = case.request
    if not request.standing:
        raise Refused("这件申请还没有处理结果", way="请先选定处理结果，或者印空白的")
    said = {one.step: one for one in request.opinions}
    rows = [{"title": step, "opinion": _heard(said[step]) if step in said else ""} for step in case.steps]
    results = [
        f"{f'第{one.matter}项：' if one.matter != WHOLE else ''}{decision.outcome.title}"
        for one, decision in zip(request.standing, case.decisions, strict=True)
    ]
    articles = dict.fromkeys(one.article for one in case.decisions if one.article)
    kinds = dict.fromkeys(_REMEDIES[one.remedy] for one in case.decisions)
    return {
        **head(case),
        "result": "\n".join(results),
        "article": likewise(printed(case.cited("、".join(articles)))),
        "review": case.review.conclusion if case.review else "没有送审",
        "remedy": "；".join(kinds),
        "evidence": _evidence_told(case),
        "doubts": "\n".join(one.text for one in doubts(case)),
        "level": "",
        "ordinary": case.handling.ordinary,
        "important": case.handling.important,
        "basis": _basis(case.handling.sign_article, lent),
    }, rows


def _heard(one: Opinion) -> str:
    verdict = "同意" if one.passed else "不同意，退回修改"
    return f"{one.who}：{verdict}　{one.opinion}（{month_day(one.day)}）"


def _evidence_told(case: RequestCase) -> str:
    missing = "；".join(map(evidence_title, case.evidence))
    count = len(case.request.proofs) + len(case.request.searches)
    return f"已收存 {count} 件" + (f"；还缺：{missing}" if missing else "，必备的齐全")


def approval_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    rule = _rule(lent)
    return {
        "ordinary": rule.ordinary,
        "important": rule.important,
        "basis": _basis(rule.sign_article, lent),
    }


def approval_steps(lent: Stationery) -> list[dict[str, str]]:
    """Whose opinions there is room for on it: all who are asked before an answer is signed."""
    return [{"title": step} for step in steps_of(_rule(lent))]


# — its service —


def _service(case: RequestCase) -> Service | None:
    return case.request.services[-1] if case.request.services else None


def service(case: RequestCase, lent: Stationery) -> Values:
    """送达回证."""
    request, one = case.request, _service(case)
    issued = request.issued
    told = {
        "how": MANNERS.get(request.fact("way"), ""),
        "mail_no": "",
        "day_sent": "",
        "signed": "",
        "by": "",
        "returned": "",
    }
    if one is not None:
        told = {
            "how": one.how,
            "mail_no": one.mail_no,
            "day_sent": month_day(one.day),
            "signed": month_day(one.signed or (one.day if one.how == Manner.HAND else "")),
            "by": one.by,
            "returned": f"{month_day(one.returned)}退回：{one.why}" if one.returned else "",
        }
    if told["how"] == Manner.COURIER:
        told["returned"] = "；".join(part for part in (told["returned"], "没有交邮政企业") if part)
    return {
        **head(case),
        **told,
        "paper": ANSWER_TITLE,
        "doc_no": issued.doc_no if issued else "",
        "issued": month_day(issued.day) if issued else "",
        "phone": request.fact("phone"),
        "address": request.fact("address"),
        **service_blank(lent),
    }, ()


def service_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    words = "当面、委托送达以签收之日，邮寄以交邮政企业之日判断是否超期；留好回执、邮寄凭证"
    return {"basis": _noted(_SERVICE, words, lent)}


def envelope(case: RequestCase, lent: Stationery) -> Values:
    """信封: to whom, what is in it, its mail number."""
    request, one = case.request, _service(case)
    return {
        **head(case),
        "applicant": request.fact("applicant"),
        "address": request.fact("address"),
        "phone": request.fact("phone"),
        "paper": ANSWER_TITLE,
        "doc_no": request.issued.doc_no if request.issued else "",
        "mail_no": one.mail_no if one else "",
        **envelope_blank(lent),
    }, ()


def envelope_blank(lent: Stationery) -> dict[str, str]:
    """What stands on it for handwriting too."""
    return {"contact": lent.sender.contact, "our_phone": lent.sender.phone}


# — its limit —


def deadline(about: Sequence[About[RequestCase]], lent: Stationery) -> Made:
    """期限计算单: the strip of the answer, what else could be argued for, and what is remarked."""
    (one,) = about
    case = one.case
    clock = case.clock
    if clock is None:
        raise Refused("这件申请的期限算不出来", why=case.trouble, way="请先补齐登记")
    facts = [
        ("申请编号", case.request.fact("number")),
        ("申请内容", case.request.title),
        ("收到之日", clock.received.isoformat()),
        ("原期限", clock.base_due.isoformat()),
        ("答复期限", clock.due.isoformat()),
        ("最迟交邮", f"{clock.notices.latest_posting}（稳妥交邮 {clock.notices.safe_posting}）"),
    ]
    remarks = [f"另一种算法：{other.due}，{other.why}。" for other in clock.alternatives]
    remarks += [f"{flag.text}{bracketed(flag.article)}。" for flag in clock.flags]
    return [twin("request-deadline", about)], lambda marks: draw_counted(facts, clock, lent, remarks=remarks)
