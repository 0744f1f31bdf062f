"""What to look at before an answer is issued: what contradicts itself, and what courts overturn answers for. Pure.

A doubt is told with the act that issues and on the panel. One that makes the paper wrong keeps it from being printed
as final.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.coordination.letter import AGREES, REFUSES
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.lettering import month_day
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.outcomes import Decision, Remedy
from gongkai_desktop.requests.redress import answer_day, remedies
from gongkai_desktop.requests.request import WHOLE, Chosen, Request
from gongkai_desktop.review.states import ReviewState

_ASKED_IN_WRITING: Final = "经书面征求意见"
_SEARCH_FOUND: Final = "找到所申请的信息"
_WEIGHED: Final = re.compile("影响|妨碍|干扰|损害|不利|衡量|权衡|公共利益|误导|误解|必要|泄露|秩序|顾虑")
"""Words by which a reason says that something was weighed, and not only what kind of information it is."""
_HIGH: Final = re.compile(r"《[^》]*(?:(?<!办)法|条例|决定)》")
_REMEDY_WORDS: Final = re.compile("行政复议|行政诉讼|起诉|申诉")
_DISCRETION: Final = frozenset({"internal", "process", "case_file"})
_OTHERWISE: Final = frozenset({"bodies", "review"})
"""What the office's particulars lack, and what stands among the hindrances already."""
_ENDED_TIME: Final = frozenset({"lapsed_correction", "lapsed_fee"})
_LAW: Final = {"forbidden": "条例第十四条", "special_query": "条例第三十六条第（七）项"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at again, and its article. ``wrong``: as it is the paper would be against the law."""

    code: str
    text: str
    article: str = ""
    wrong: bool = False

    def __str__(self) -> str:
        return f"{self.text}（{self.article}）" if self.article else self.text


def doubts(case: RequestCase) -> tuple[Doubt, ...]:
    """All that is doubtful about the answer as it stands; nothing before an outcome was chosen."""
    return tuple(dict.fromkeys(_found(case))) if case.request.standing else ()


def withheld_for(case: RequestCase) -> tuple[str, ...]:
    """Why an answer may not be issued yet: what waits for somebody, and what would make the paper wrong.

    A body that the office has not named only keeps the paper back: it is filled in once, and holds for all answers.
    """
    wrong = (str(one) for one in doubts(case) if one.wrong and one.code not in _OTHERWISE)
    return (*case.hindrances, *wrong)


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
    yield from _released(case)
    for chosen, decision in zip(case.request.standing, case.decisions, strict=True):
        at = f"第{chosen.matter}项：" if chosen.matter != WHOLE and len(case.request.matters) > 1 else ""
        for doubt in _of_one(case, chosen, decision):
            yield Doubt(doubt.code, f"{at}{doubt.text}", doubt.article, doubt.wrong)


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
    if case.clock is None:
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
    key, request = decision.outcome.key, case.request
    if case.missing(decision):
        taken = f"，由{chosen.taken_on}负责" if chosen.despite else ""
        yield Doubt("evidence", f"缺必备的证据{taken}", case.handling.evidence_article)
    if key == "not_exist" and not request.searches:
        yield Doubt("search", "答复不存在，却没有登记检索（在哪里、用什么词、谁、结果）", decision.article)
    if key == "not_exist" and any(one.result == _SEARCH_FOUND for one in request.searches):
        yield Doubt("found", "答复不存在，检索登记的却是找到了", decision.article)
    if key == "excessive" and not request.reasons:
        yield Doubt("unheard", "没有登记要求申请人说明理由，就认定理由不合理", "条例第三十五条", wrong=True)
    if key in ("unclear", "lapsed_correction") and not request.corrections:
        yield Doubt("uncorrected", "没有登记补正告知", "条例第三十条", wrong=True)
    if key == "lapsed_fee" and not request.fees:
        yield Doubt("uncharged", "没有登记收费通知", "条例第四十二条", wrong=True)
    if key == "third_party":
        yield from _consulted(request, decision)


def _consulted(request: Request, decision: Decision) -> Iterator[Doubt]:
    """A third party is named as asked: that it was, and what it said."""
    third = [one for one in request.letters.values() if one.third and one.sent and not one.withdrawn]
    said = decision.facts.get("asked_third", "")
    if said.startswith(_ASKED_IN_WRITING) and not third:
        yield Doubt(
            "unasked", "写了经书面征求第三方意见，却没有登记发出的征求意见函", "条例第三十二条", wrong=True
        )
    agreed = any(one.source == "reply" and one.verdict == AGREES for each in third for one in each.outcomes)
    if agreed and "不同意" in said:
        yield Doubt("agreed", "写了第三方不同意，登记的复函却是同意公开", "条例第十五条", wrong=True)
    named, asked = decision.facts.get("third", ""), {one.addressee for one in third}
    if third and named and named not in asked:
        yield Doubt("third_name", f"第三方写的是“{named}”，征求意见函发给的是“{'、'.join(asked)}”")


def _reasoned(case: RequestCase, decision: Decision) -> Iterator[Doubt]:
    resting, reason = {one.key for one, _ in decision.grounds}, decision.facts.get("reason", "")
    if resting & _DISCRETION and reason and not _WEIGHED.search(reason):
        words = "“可以不予公开”是裁量：理由里没有写公开会有什么影响"
        yield Doubt("discretion", words, "条例第十六条")
    if decision.outcome.limbs_asked and not decision.grounds and decision.outcome.key != "partial":
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
        if column.key == "until" and decision.outcome.key in _ENDED_TIME:
            if said >= day:
                text = f"{column.title} {month_day(said)}还没有过，不能按逾期处理"
                yield Doubt("running", text, decision.article, wrong=True)
        elif said > day:
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
    """What the wording of a letter, an office's own perhaps, says against its outcome."""
    whole = "\n".join(texts)
    if decision.remedy is not Remedy.NONE and "{remedy}" not in whole:
        yield "这个文书的文字里没有救济段 {remedy}"
    if _REMEDY_WORDS.search(whole):
        yield "这个文书的文字里另外写了救济：救济只由处理结果和日期定，请删去"
    if decision.article and "{article}" not in whole:
        yield "这个文书的文字里没有依据 {article}"
