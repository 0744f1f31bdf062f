"""Letters of an application: the answer, and what is written before and beside it. Values from the case; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Protocol

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.lettering import (
    LetterPaper,
    Sender,
    blank_number,
    month_day,
    quotation,
    sentence,
)
from gongkai_desktop.office.organs import organs
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.letter import Paragraph
from gongkai_desktop.paper.letter_file import LetterText
from gongkai_desktop.requests.acts.answer import ANSWER_PAPER
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.checking import doubts, unfit
from gongkai_desktop.requests.fees import charged
from gongkai_desktop.requests.fields import DRAFTED
from gongkai_desktop.requests.outcomes import THIRD_PARTY_TOLD, Remedy, decided, outcomes, printed
from gongkai_desktop.requests.redress import remedies, you
from gongkai_desktop.requests.remedy import Bodies, remedy
from gongkai_desktop.requests.request import (
    WHOLE,
    Chosen,
    Correction,
    Delay,
    Extension,
    Fee,
    Notified,
    Reasons,
    Request,
    Task,
    Told,
)

ANSWER: Final = ANSWER_PAPER
MATTERS: Final = "{matters}"
"""The paragraph of that wording in whose place every matter stands with its own answer."""
THIRD: Final = "request-third-party-told"
_CORRECTION, _REASONS, _EXTENSION, _DELAY, _FEE, _CONSULTING, _ASSIST = (
    f"request-{name}"
    for name in ("correction", "reasons", "extension", "delay", "fee", "consulting", "assist")
)
_EXCESS: Final = "条例第三十五条"
_THIRD_PARTY, _JOINT = "条例第三十二条", "条例第三十四条"
_NOT_COUNTED: Final = "条例第三十三条第三款"
_YOU: Final = "你"
_AROUND: Final = re.compile(r"\{(?:received|remedy)\}")
"""What an answer says once, around all of its matters: the opening and the remedy."""


# — who writes, to whom, about what —


def sender_of(case: RequestCase, lent: Stationery) -> Sender:
    """The office, or the organ that an answer is drafted for (代拟)."""
    drafted = case.request.fact("source_from") if case.request.fact("source") == DRAFTED else ""
    return replace(lent.sender, name=drafted) if drafted else lent.sender


def of_application(case: RequestCase) -> dict[str, str]:
    """What every letter about an application says of it; what is not known is ''."""
    request = case.request
    received = case.dates.received.isoformat() if case.dates else request.fact("arrived")
    if request.fact("source") == DRAFTED:
        received = request.fact("source_day") or received
    return {
        "applicant": request.applicants,
        "you": you(request),
        "number": request.fact("number"),
        "received": month_day(received) if received else "",
        "asked": quotation(_asked(request.matters)) if request.matters else "",
    }


def _asked(matters: tuple[str, ...]) -> str:
    """What is asked in one line, several matters with their numbers."""
    numbered = "；".join(f"{at}.{text.rstrip('；。;')}" for at, text in enumerate(matters, 1))
    return numbered if len(matters) > 1 else matters[0]


def _leading(organ: str) -> str:
    return "根据" if organs().kind(organ).binding else "参照"


# — the answer —


def answer(case: RequestCase, lent: Stationery) -> LetterPaper:
    """答复书 in the words of the outcome; of several matters one letter that answers each under its own heading.

    While it is not issued it is a draft without day and number, which tells that as missing.
    """
    request = case.request
    if not request.standing:
        raise Refused("这件申请还没有处理结果", why="答复书的文字由处理结果定", way="请先选定处理结果")
    issued = request.issued
    day = date.fromisoformat(issued.day) if issued else lent.today
    wording, told, body = _worded(case, lent, day)
    sender = sender_of(case, lent)
    written = wording.written(
        told,
        organ=sender.name,
        doc_no=(issued.doc_no if issued else "") or blank_number(),
        day=day if issued else None,
        note=sender.note,
    )
    missing = (
        *(() if issued else ("签发（文号和落款日期）",)),
        *wording.missing(told),
        *_further(case, lent),
    )
    wrong = tuple(doubt.text for doubt in doubts(case) if doubt.wrong)
    faults = (*wrong, *_unfit(case, lent))
    return LetterPaper(
        replace(written, body=body(wording)),
        tuple(dict.fromkeys(missing)),
        faults=tuple(dict.fromkeys(faults)),
    )


def _several(request: Request) -> bool:
    """Whether matters are answered one by one."""
    return len(request.matters) > 1 and request.standing[0].matter != WHOLE


Body = Callable[[LetterText], tuple[Paragraph, ...]]


def _worded(case: RequestCase, lent: Stationery, day: date) -> tuple[LetterText, dict[str, str], Body]:
    """The wording, what stands in it, and its paragraphs."""
    profile = case.office
    cited = remedies(case, day)
    common = {**of_application(case), "remedy": cited.text}
    if not _several(case.request):
        decision = case.decisions[0]
        told = {**common, **decision.values(profile.organ)}
        return lent.letters(decision.outcome.letter), told, lambda wording: _body(wording, told)
    common |= {"by": _leading(profile.organ)}
    several = tuple(_matters(case, lent, common))

    def body(wording: LetterText) -> tuple[Paragraph, ...]:
        texts = [one.text for one in wording.paragraphs]
        at = texts.index(MATTERS) if MATTERS in texts else len(texts)
        before = replace(wording, paragraphs=wording.paragraphs[:at])
        after = replace(wording, paragraphs=wording.paragraphs[at + 1 :])
        return (*_body(before, common), *several, *_body(after, common))

    return lent.letters(ANSWER), common, body


def _body(wording: LetterText, told: Mapping[str, str]) -> tuple[Paragraph, ...]:
    return wording.written(told, organ="", doc_no="", day=None).body if wording.paragraphs else ()


def matter_title(request: Request, chosen: Chosen) -> str:
    """The heading of a matter in a letter that answers several."""
    said = request.matters[chosen.matter - 1] if 0 < chosen.matter <= len(request.matters) else ""
    return f"第{chosen.matter}项：{quotation(said)}"


def _matters(case: RequestCase, lent: Stationery, common: Mapping[str, str]) -> Iterator[Paragraph]:
    """Every matter under its heading: what its wording says between the opening and the remedy."""
    request, organ = case.request, case.office.organ
    for chosen, decision in zip(request.standing, case.decisions, strict=True):
        wording = lent.letters(decision.outcome.letter)
        said = {**common, **decision.values(organ), "asked": ""}
        yield Paragraph(matter_title(request, chosen), heading=True)
        own = tuple(one for one in wording.paragraphs[:-1] if not _AROUND.search(one.text))
        yield from _body(replace(wording, paragraphs=own), said)


def _further(case: RequestCase, lent: Stationery) -> Iterator[str]:
    """What is missing for one of several matters."""
    profile, request = case.office, case.request
    common = {**of_application(case), "remedy": _YOU}
    if _several(request):
        for chosen, decision in zip(request.standing, case.decisions, strict=True):
            wording = lent.letters(decision.outcome.letter)
            lacking = wording.missing({**common, **decision.values(profile.organ)})
            yield from (f"第{chosen.matter}项的{title}" for title in lacking)


def _unfit(case: RequestCase, lent: Stationery) -> Iterator[str]:
    """What an office's own wording says against its outcome, and what in it cannot be filled in."""
    common = {**of_application(case), "remedy": _YOU}
    for decision in case.decisions:
        wording = lent.letters(decision.outcome.letter)
        yield from unfit(decision, [one.text for one in wording.paragraphs])
        yield from _strange(wording, {**common, **decision.values(case.office.organ)})
    if _several(case.request):
        yield from _strange(lent.letters(ANSWER), {**common, "by": "", MATTERS.strip("{}"): ""})


def _strange(wording: LetterText, told: Mapping[str, str]) -> Iterator[str]:
    """The fields of a wording that nothing stands in for."""
    for field in wording.strange(told):
        yield f"{wording.name}.toml 的文字里有填不了的 {{{field}}}：请照程序自带的文字改正"


def blank_answer(lent: Stationery) -> LetterPaper:
    """答复书 for handwriting."""
    organ, sender = lent.office.profile.organ, lent.sender
    cited = remedy(Remedy.CHOICE, lent.today, organ, Bodies.of(lent.office.profile))
    told = {"you": _YOU, "by": _leading(organ), "remedy": cited.text}
    written = lent.letters(ANSWER).written(
        told, organ=sender.name, doc_no=blank_number(), day=None, note=sender.note
    )
    return LetterPaper(written)


# — before and beside the answer —


class Outgoing(Protocol):
    """A notice as it was recorded when it went out."""

    @property
    def sent(self) -> str:
        """Its day (ISO), '' unknown."""

    @property
    def doc_no(self) -> str:
        """Its number (文号), '' where it has none."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter that is no answer: what it rests on under a rule set, what of it went out, what it says of that.

    ``sent`` are those that were recorded, the last of which is printed; one without a number of its own is printed
    without the line of the number. ``told`` is what it says beside the application; ``way`` what to record first.
    """

    key: str
    title: str
    article: Callable[[RuleSet], str]
    sent: Callable[[Request], Sequence[Outgoing]]
    told: Callable[[RequestCase, Any], Mapping[str, str]]
    way: str

    def written(self, case: RequestCase, lent: Stationery) -> LetterPaper:
        """The notice that was recorded last. Refused while there is none."""
        sent = self.sent(case.request)
        if not sent:
            raise Refused(f"还没有可印的{self.title}", way=self.way)
        last, wording, sender = sent[-1], lent.letters(self.key), sender_of(case, lent)
        told = {
            "by": _leading(case.office.organ),
            "article": printed(self.article(case.rules)),
            **of_application(case),
            **self.told(case, last),
        }
        written = wording.written(
            told,
            organ=sender.name,
            doc_no=last.doc_no,
            day=date.fromisoformat(last.sent) if last.sent else None,
            note=sender.note,
        )
        return LetterPaper(written, wording.missing(told), faults=tuple(_strange(wording, told)))

    def empty(self, lent: Stationery) -> LetterPaper:
        """The same for handwriting."""
        rules, organ, sender = lent.office.rules, lent.office.profile.organ, lent.sender
        told = {"you": _YOU, "by": _leading(organ), "article": printed(self.article(rules))}
        written = lent.letters(self.key).written(
            told, organ=sender.name, doc_no=blank_number(), day=None, note=sender.note
        )
        return LetterPaper(written)


def _correction(_: RequestCase, one: Correction) -> Mapping[str, str]:
    return {"what": sentence(one.what), "until": month_day(one.until)}


def _until(_: RequestCase, one: Reasons | Delay) -> Mapping[str, str]:
    return {"why": sentence(one.why), "until": month_day(one.until)}


def _extension(case: RequestCase, one: Extension) -> Mapping[str, str]:
    due = month_day(case.dates.due.isoformat()) if case.dates else ""
    base = month_day(case.dates.base_due.isoformat()) if case.dates else ""
    return {"why": sentence(one.why), "workdays": str(one.workdays), "due": due, "base_due": base}


def _fee(case: RequestCase, one: Fee) -> Mapping[str, str]:
    day = date.fromisoformat(case.request.fact("arrived") or one.sent)  # its beginning may have been purged
    counted = charged(day, one.basis, one.count, one.earlier)
    return {
        "basis": one.basis,
        "count": f"{one.count}{counted.steps[0].unit}",
        "tiers": f"{'；'.join(map(str, counted.steps))}。" if counted.total == one.yuan else "",
        "yuan": f"{one.yuan:,}",
        "within": f"{case.rules.requests.payment.workdays}个工作日",
        "how": sentence(one.how),
    }


def _consulting(case: RequestCase, one: Notified) -> Mapping[str, str]:
    letter = case.request.letters[one.letter]
    whom = "第三方" if letter.third else letter.called
    asked = _THIRD_PARTY if letter.third else _JOINT if letter.silence else ""
    article = f"{asked}、{_NOT_COUNTED}".strip("、")
    return {"whom": whom, "sent": month_day(letter.sent), "article": printed(article)}


def _assist(case: RequestCase, one: Task) -> Mapping[str, str]:
    within = case.handling.within
    return {
        "to": one.department,
        "what": sentence(one.what),
        "within": f"收到本函之日起{within}内" if within else "",
    }


def _third(case: RequestCase, one: Told) -> Mapping[str, str]:
    profile, decision = case.office, decided(THIRD_PARTY_TOLD, one.facts)
    letter = case.request.letters.get(one.letter)
    said = _YOU if letter is not None and letter.person else "你单位"
    cited = remedy(
        decision.remedy,
        date.fromisoformat(one.sent),
        profile.organ,
        Bodies.of(profile),
        you=said,
        paper=decision.outcome.paper,
    )
    return {**decision.values(profile.organ), "you": said, "remedy": "" if cited.missing else cited.text}


NOTICES: Final = (
    Notice(
        _CORRECTION,
        "政府信息公开申请补正告知书",
        lambda rules: rules.requests.correction.article,
        lambda request: request.corrections,
        _correction,
        "请先登记“发补正告知书”，写明要补正的事项和期限",
    ),
    Notice(
        _REASONS,
        "说明理由告知书",
        lambda rules: _EXCESS,
        lambda request: request.reasons,
        _until,
        "请先登记“发说明理由告知书”",
    ),
    Notice(
        _CONSULTING,
        "征求意见告知书",
        lambda rules: f"{_THIRD_PARTY}、{_NOT_COUNTED}",
        lambda request: request.notified,
        _consulting,
        "请先登记“告知申请人正在征求意见”；还没有征求的，先征求",
    ),
    Notice(
        _EXTENSION,
        "延期答复告知书",
        lambda rules: rules.requests.extension.article,
        lambda request: request.extensions,
        _extension,
        "请先登记延期告知",
    ),
    Notice(
        _DELAY,
        "延迟答复告知书",
        lambda rules: _EXCESS,
        lambda request: (request.delay,) if request.delay is not None else (),
        _until,
        "请先登记延迟答复告知",
    ),
    Notice(
        _FEE,
        "信息处理费收费通知书",
        lambda rules: outcomes().outcome("lapsed_fee").article,  # as where it was not paid
        lambda request: request.fees,
        _fee,
        "请先登记收费通知",
    ),
    Notice(
        THIRD,
        "政府信息依申请公开告知书（给第三方）",
        lambda rules: outcomes().outcome(THIRD_PARTY_TOLD).article,
        lambda request: request.told,
        _third,
        "请先登记告知第三方",
    ),
    Notice(
        _ASSIST,
        "协办函",
        lambda rules: "",
        lambda request: request.assists,
        _assist,
        "请先登记“发协办函”",
    ),
)
"""In the order in which they may be written."""
