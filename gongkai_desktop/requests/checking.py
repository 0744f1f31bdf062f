"""What to look at before an answer is issued: what contradicts itself, and what courts overturn answers for. Pure.

A doubt is told with the act that issues and on the panel. One that makes the paper wrong keeps it from being issued
and printed as final; one that somebody may take on does until a named person has, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from gongkai_desktop.coordination.letter import AGREES, OTHER, PARTLY, REFUSES
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.lettering import month_day
from gongkai_desktop.requests.case import HELP_ARTICLE, RequestCase
from gongkai_desktop.requests.outcomes import Decision, Remedy, decided
from gongkai_desktop.requests.redress import answer_day, remedies
from gongkai_desktop.requests.request import JUST, WHOLE, Chosen, Request
from gongkai_desktop.review.states import ReviewState

_ASKED_IN_WRITING: Final = "经书面征求意见"
_REFUSED: Final = f"{_ASKED_IN_WRITING}，第三方不同意公开"
_SEARCH_FOUND: Final = "找到所申请的信息"
_WEIGHED: Final = re.compile("影响|妨碍|干扰|损害|不利|衡量|权衡|公共利益|误导|误解|必要|泄露|秩序|顾虑")
"""Words by which a reason says that something was weighed, and not only what kind of information it is."""
_HIGH: Final = re.compile(r"《[^》]*(?:(?<!办)法|条例|决定)》")
_REMEDY_WORDS: Final = re.compile("行政复议|行政诉讼|起诉|申诉")
_DISCRETION: Final = frozenset({"internal", "process", "case_file"})
_OTHERWISE: Final = frozenset({"bodies", "review"})
"""What the office's particulars lack, and what stands among the hindrances already."""
_ENDED_TIME: Final = frozenset({"lapsed_correction", "lapsed_fee"})
_ALWAYS: Final = {"number": "申请编号", "received": "收到日期", "asked": "申请内容"}
"""What every answer says of the application."""
_LAW: Final = {"forbidden": "条例第十四条", "special_query": "条例第三十六条第（七）项"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at again, its article, and the way out where that is not plain.

    ``wrong``: as it is the paper would be against the law. ``owed``: it goes out only where a named person takes that
    on, with the reason.
    """

    code: str
    text: str
    article: str = ""
    wrong: bool = False
    owed: bool = False
    way: str = ""

    def __str__(self) -> str:
        cited = aside(self.article) if self.article else ""
        return f"{self.text}{cited}" + (f"，{self.way}" if self.way else "")


def doubts(case: RequestCase) -> tuple[Doubt, ...]:
    """All that is doubtful about the answer as it stands; nothing before an outcome was chosen."""
    if not case.request.standing:
        return ()
    return tuple(dict.fromkeys(replace(one, article=case.cited(one.article)) for one in _found(case)))


def withheld_for(case: RequestCase) -> tuple[str, ...]:
    """Why an answer may not be issued yet: what waits for somebody, and what would make the paper wrong.

    A body that the office has not named only keeps the paper back: it is filled in once, and holds for all answers.
    """
    holding = [one for one in doubts(case) if (one.wrong and one.code not in _OTHERWISE) or one.owed]
    return (*case.hindrances, *map(str, holding))


def to_take_on(case: RequestCase, chosen: Chosen) -> bool:
    """Whether an outcome has something that goes out only where a named person takes it on."""
    decision = decided(chosen.outcome, chosen.facts)
    return bool(case.missing(decision)) or any(one.owed for one in _of_one(case, chosen, decision))


def _found(case: RequestCase) -> Iterator[Doubt]:
    yield from _silent(case)
    for body in remedies(case, answer_day(case)).missing:
        yield Doubt(
            "bodies",
            f"“本单位”里没有填{body}，救济写不全",
            "《中华人民共和国行政复议法》第二十三条",
            wrong=True,
        )
    yield from _late(case)
    if case.unhelped and case.request.served is None:
        words = f"申请人需要的帮助（{case.unhelped}）还没有登记提供"
        yield Doubt("unhelped", words, HELP_ARTICLE)
    yield from _released(case)
    for chosen, decision in zip(case.request.standing, case.decisions, strict=True):
        at = f"第{chosen.matter}项：" if chosen.matter != WHOLE and len(case.request.matters) > 1 else ""
        for doubt in _of_one(case, chosen, decision):
            yield replace(doubt, text=f"{at}{doubt.text}", owed=doubt.owed and not chosen.despite)


def _silent(case: RequestCase) -> Iterator[Doubt]:
    """A matter that nobody answered, or whose facts are not written."""
    request = case.request
    answered = {one.matter for one in request.standing}
    if WHOLE not in answered:
        for at in range(1, len(request.matters) + 1):
            if at not in answered:
                yield Doubt("silent", f"第{at}项内容没有处理结果", "条例第三十六条", wrong=True)
    for one in request.standing:
        if not one.written:
            where = f"第{one.matter}项内容的" if one.matter else ""
            yield Doubt("unwritten", f"{where}处理结果还没有填写事实", wrong=True)


def _late(case: RequestCase) -> Iterator[Doubt]:
    day = answer_day(case).isoformat()
    if case.due and day > case.due and case.request.served is None:
        article = case.rules.requests.answer.article
        yield Doubt("late", f"落款日 {day} 已经过了答复期限 {case.due}", article)
    if case.dates is None:
        yield Doubt("clock", f"期限算不出来：{case.trouble}", case.rules.requests.answer.article)


def _released(case: RequestCase) -> Iterator[Doubt]:
    """What goes out: its review, and the third parties that are against it."""
    if not case.releases:
        return
    if case.review is None or case.review.state is not ReviewState.APPROVED:
        yield Doubt("review", "有信息要提供，保密审查没有同意公开", "条例第十七条第二款", wrong=True)
    told = {one.letter for one in case.request.told}
    for record, letter in case.request.letters.items():
        against = any(one.source == "reply" and one.verdict == REFUSES for one in letter.outcomes)
        if letter.third and against and record not in told:
            words = "第三方不同意公开而仍要提供：公开以前要把决定公开的内容和理由书面告知它"
            yield Doubt("third_untold", words, "条例第三十二条")


def _of_one(case: RequestCase, chosen: Chosen, decision: Decision) -> Iterator[Doubt]:
    if chosen.written and decision.missing:
        yield Doubt("empty", f"没有填写：{'、'.join(decision.missing)}", wrong=True)
    yield from _unproved(case, chosen, decision)
    yield from _reasoned(case, decision)
    yield from _dated(case, decision)
    for key, known in recorded(case.request, decision.outcome.key).items():
        said = decision.facts.get(key, "")
        if said and known and said != known:
            title = next(one.title for one in decision.outcome.facts if one.key == key)
            yield Doubt("record", f"{title}写的是 {said}，登记的是 {known}")


def _unproved(case: RequestCase, chosen: Chosen, decision: Decision) -> Iterator[Doubt]:
    key, request, lacking = decision.outcome.key, case.request, bool(case.missing(decision))
    if lacking:
        taken = f"，由{chosen.taken_on}负责" if chosen.despite else ""
        yield Doubt("evidence", f"缺必备的证据{taken}", case.handling.evidence_article)
    if key == "not_exist":
        yield from _searched(request, decision, lacking=lacking)
    if key == "excessive":
        yield from _heard(request, decision)
    if key == "repeated":
        yield from _repeated(request, decision, lacking=lacking)
    if key == "third_party":
        yield from _consulted(request, decision)
    if key in _ENDED_TIME or key == "unclear":
        yield from _asked_of_applicant(case, decision)


def _searched(request: Request, decision: Decision, *, lacking: bool) -> Iterator[Doubt]:
    """That there is no such information is what a search found."""
    if not request.searches:
        words = "答复不存在，却没有登记检索（在哪里、用什么词、谁、结果）"
        yield Doubt("search", words, decision.article, owed=lacking, way="请登记检索")
    if any(one.result == _SEARCH_FOUND for one in request.searches):
        words = "答复不存在，检索登记的却是找到了"
        yield Doubt("found", words, decision.article, owed=True, way="改选处理结果，或者写明由谁负责和理由")


def _heard(request: Request, decision: Decision) -> Iterator[Doubt]:
    """Nobody is told that the reasons are unjust who was not asked for them (条例第三十五条)."""
    if not request.reasons:
        words = "没有登记要求申请人说明理由，就认定理由不合理"
        yield Doubt("unheard", words, decision.article, wrong=True, way="先发说明理由告知书")
    elif not request.reasons[-1].given:
        words = "还没有登记申请人说明的理由"
        yield Doubt("unheard", words, decision.article, wrong=True, way="逾期没有说明的也照实登记")
    elif request.reasons[-1].judged == JUST:
        yield Doubt(
            "just", "登记的判断是理由合理", decision.article, wrong=True, way="应当答复或者告知延迟答复"
        )


def _repeated(request: Request, decision: Decision, *, lacking: bool) -> Iterator[Doubt]:
    """An application is repeated only where an earlier one was answered (条例第三十六条第（六）项)."""
    former = decision.facts.get("former_no", "")
    if former and former == request.fact("number"):
        yield Doubt("itself", "前次申请编号写的是这一件自己", decision.article, wrong=True)
    if lacking:
        words, way = "没有前次的答复，看不出是重复申请", "请登记证据“前次的答复”"
        yield Doubt("former", words, decision.article, owed=True, way=way)


def _asked_of_applicant(case: RequestCase, decision: Decision) -> Iterator[Doubt]:
    """Whoever is told that he did not correct or pay was asked to, was given his time, and did not."""
    day, said = answer_day(case).isoformat(), decision.facts.get("until", "")
    if decision.outcome.key == "lapsed_fee":
        found = _unpaid(case, decision)
        ends = case.dates.payment if case.dates is not None else None
        until = max(said, ends.due.isoformat() if ends is not None else "")
    else:
        found = _uncorrected(case.request, decision)
        until = max(said, *(one.until for one in case.request.corrections[-1:]), "")
    yield from found
    if decision.outcome.key in _ENDED_TIME and until >= day:
        title = next(one.title for one in decision.outcome.facts if one.key == "until")
        yield Doubt(
            "running", f"{title} {month_day(until)}还没有过，不能按逾期处理", decision.article, wrong=True
        )


def _uncorrected(request: Request, decision: Decision) -> Iterator[Doubt]:
    article, unclear = decision.article, decision.outcome.key == "unclear"
    if not request.corrections:
        way = "没有告知过补正的，改选处理结果；告知过的，补登补正告知"
        yield Doubt("uncorrected", "没有登记补正告知", article, wrong=True, way=way)
        return
    came = request.corrections[-1].corrected
    if unclear and not came:
        way = "收到的先登记；逾期没有补正的，改选“逾期不补正”"
        yield Doubt("not_back", "还没有登记收到补正", article, wrong=True, way=way)
    if not unclear and came:
        words = f"{came} 收到了补正，不能按逾期不补正处理"
        yield Doubt("came", words, article, wrong=True, way="改选处理结果")


def _unpaid(case: RequestCase, decision: Decision) -> Iterator[Doubt]:
    if not case.request.fees:
        yield Doubt("uncharged", "没有登记收费通知", "条例第四十二条", wrong=True, way="改选处理结果")
        return
    fee, payment = case.request.fees[-1], case.dates.payment if case.dates is not None else None
    if fee.paid:
        words = f"{fee.paid} 缴清了费用，不能按逾期不缴费处理"
        yield Doubt("paid", words, decision.article, wrong=True, way="改选处理结果")
    elif payment is not None and not payment.sure:
        words, way = "不知道申请人何时收到收费通知，不能按逾期处理", "查明后登记申请人收到告知"
        yield Doubt("unserved", words, payment.article, wrong=True, way=way)


def _consulted(request: Request, decision: Decision) -> Iterator[Doubt]:
    """A third party is named as asked: that it was, and what it said."""
    third = [one for one in request.letters.values() if one.third and one.sent and not one.withdrawn]
    said, named = decision.facts.get("asked_third", ""), decision.facts.get("third", "")
    if said.startswith(_ASKED_IN_WRITING) and not third:
        yield Doubt(
            "unasked", "写了经书面征求第三方意见，却没有登记发出的征求意见函", "条例第三十二条", wrong=True
        )
    if not third:
        return
    asked = [one for one in third if one.addressee == named]
    heard = [{told.verdict for told in one.outcomes if told.source == "reply"} for one in asked or third]
    verdicts = set[str]().union(*heard)
    if said == _REFUSED and not verdicts & {REFUSES, PARTLY, OTHER}:
        told = "登记的复函却是同意公开" if AGREES in verdicts else "却没有登记它不同意的复函"
        code, article = ("agreed", "条例第十五条") if AGREES in verdicts else ("unanswered", "条例第三十二条")
        yield Doubt(code, f"写了第三方不同意，{told}", article, wrong=True)
    if said and said != _REFUSED and all(heard):
        yield Doubt("replied", f"写的是“{said}”，登记里却有第三方的复函", "条例第三十二条", wrong=True)
    if named and not asked:
        names = "、".join(one.addressee for one in third)
        yield Doubt("third_name", f"第三方写的是“{named}”，征求意见函发给的是“{names}”")


def _reasoned(case: RequestCase, decision: Decision) -> Iterator[Doubt]:
    resting, reason = {one.key for one, _ in decision.grounds}, decision.facts.get("reason", "")
    if resting & _DISCRETION and reason and not _WEIGHED.search(reason):
        words = "“可以不予公开”是裁量：理由里没有写公开会有什么影响"
        yield Doubt("discretion", words, "条例第十六条")
    if decision.outcome.limbs_asked and not decision.grounds:
        yield Doubt("limb", f"没有选“{decision.outcome.limbs_asked}”", decision.article, wrong=True)
    law = decision.facts.get("law", "")
    if decision.outcome.key in _LAW and law and not _HIGH.search(law):
        words = f"“{law}”看不出是法律或者行政法规：规章、规范性文件不能作依据"
        yield Doubt("law", words, _LAW[decision.outcome.key])


def _dated(case: RequestCase, decision: Decision) -> Iterator[Doubt]:
    day = answer_day(case).isoformat()
    for column in decision.outcome.facts:
        said = decision.facts.get(column.key, "")
        if column.kind is not Kind.DATE or not said:
            continue
        if said > day and not (column.key == "until" and decision.outcome.key in _ENDED_TIME):
            yield Doubt("future", f"{column.title}（{said}）在落款日之后")


def recorded(request: Request, outcome: str) -> Mapping[str, str]:
    """What the record itself says of the facts of an outcome, by their keys; '' where it says nothing."""
    match outcome:
        case "unclear" if request.corrections:
            one = request.corrections[-1]
            return {"notice_day": one.sent, "notice_no": one.doc_no, "reply_day": one.corrected}
        case "lapsed_correction" if request.corrections:
            one = request.corrections[-1]
            return {"notice_day": one.received, "notice_no": one.doc_no, "until": one.until}
        case "lapsed_fee" if request.fees:
            fee = request.fees[-1]
            return {"notice_day": fee.received, "notice_no": fee.doc_no}
        case "excessive" if request.reasons:
            return {"notice_day": request.reasons[-1].sent}
        case "not_exist" if request.searches:
            return {"searched": request.searches[-1].day}
        case _:
            return {}


def proposed(request: Request, outcome: str) -> Mapping[str, str]:
    """What may be filled in of an outcome's facts from the record, so that nothing is typed twice."""
    known = dict(recorded(request, outcome))
    if outcome == "excessive" and request.reasons:
        known["said"] = request.reasons[-1].what
    return {key: value for key, value in known.items() if value}


def unfit(decision: Decision, texts: Iterable[str]) -> Iterator[str]:
    """What the wording of a letter, an office's own perhaps, says against its outcome, or passes over."""
    whole = "\n".join(texts)
    for key, title in _ALWAYS.items():
        if f"{{{key}}}" not in whole:
            yield f"这个文书的文字里没有{title} {{{key}}}"
    if decision.remedy is not Remedy.NONE and "{remedy}" not in whole:
        yield "这个文书的文字里没有救济段 {remedy}"
    if _REMEDY_WORDS.search(whole):
        yield "这个文书的文字里另外写了救济：救济只由处理结果和日期定，请删去"
    if decision.article and "{article}" not in whole:
        yield "这个文书的文字里没有依据 {article}"
