"""Papers of reviews beside the review sheet: the summary of a period, referrals, separation, declassification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from gongkai_desktop.cases.papers import (
    DrawnPaper,
    Paper,
    Period,
    PeriodForm,
    RecordForm,
    RecordLetter,
    Stationery,
    Values,
)
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.citing import as_of
from gongkai_desktop.office.lettering import (
    LetterPaper,
    Sender,
    blank_number,
    bracketed,
    in_full,
    is_category,
    known,
    listed,
    month_day,
    named,
    on_basis,
    sentence,
)
from gongkai_desktop.office.lifting import NEVER
from gongkai_desktop.office.printing import FindLetter
from gongkai_desktop.office.reviewing import DISCLOSURE, GRADE, Escalation
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.record_form import DECLASSIFICATION, SEPARATION, SUMMARY
from gongkai_desktop.review.acts.opinion import ON_REQUEST, separation_article
from gongkai_desktop.review.boxes import REVIEW_SHEET, made_of
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Lifted, Review
from gongkai_desktop.review.service import Reviews
from gongkai_desktop.review.states import AGAIN, ReviewState

REFERRAL = "referral"
_MANNERS = {"保密期满": "期满", "提前解密": "提前"}
_KEPT = "解密的书面决定不附在本台账里"
DONE, WITHDRAWN, ANEW = "done", "withdrawn", "again"
"""How a review of the summary ended; '' while it goes on."""
_ENDS = {ReviewState.WITHDRAWN: WITHDRAWN, **dict.fromkeys(AGAIN, ANEW)}


def summary_values(rules: RuleSet, period: Period, rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """What stands around the rows of 保密审查汇总表; nil is told too."""
    ended = Counter(row["ended"] for row in rows)
    done, withdrawn, again = (ended[one] for one in (DONE, WITHDRAWN, ANEW))
    before = sum(1 for row in rows if row["handed_in"] < period.first.isoformat())
    sent = f"本期送审 {len(rows) - before} 件、以前送审 {before} 件" if before else f"送审 {len(rows)} 件"
    others = [(withdrawn, "撤回"), (again, "须重新审查")]
    aside = "".join(f"，{word} {count} 件" for count, word in others if count)
    tally = f"{sent}，办结 {done} 件{aside}，在办 {ended['']} 件"
    return {
        "period": period.title,
        "tally": tally if rows else "共 0 件",
        "nil": "" if rows else nil(period),
        "basis": summary_basis(rules),
    }


def nil(period: Period) -> str:
    """What a summary says when there was nothing."""
    month = (period.first.year, period.first.month) == (period.last.year, period.last.month)
    return f"{'本月' if month else '本期'}没有保密审查事项。"


def summary_basis(rules: RuleSet) -> str:
    """The note below the summary."""
    article = bracketed(rules.summary.article) if rules.summary else ""
    return f"注：本期送审、办结的全部列出；没有的也报，写明没有{article}。"


def summary_row(case: ReviewCase) -> dict[str, str]:
    """A review as a line of the summary. What must be reviewed once more, or was withdrawn, is not finished."""
    review, subject = case.review, case.review.subject
    ended = "" if case.open else _ENDS.get(case.state, DONE)
    return {
        "index_no": subject.number,
        "title": subject.title,
        "department": subject.department,
        "attribute": subject.attribute,
        "handed_in": review.handed_in,
        "opinions": "；".join(f"{said.title}：{said.opinion}" for said in review.said),
        "conclusion": case.conclusion,
        "closed": case.closed if ended == DONE else "",
        "ended": ended,
    }


def _summed(period: Period, reviews: Reviews, lent: Stationery) -> Values:
    found = reviews.in_period(period.first, period.last)
    rows = [summary_row(reviews.case(number, lent.today)) for number in found]
    values = summary_values(lent.office.rules, period, rows)
    return values, [{**row, **{key: month_day(row[key]) for key in ("handed_in", "closed")}} for row in rows]


def referral_paper(
    review: Review, rules: RuleSet, sender: Sender, today: date, letters: FindLetter
) -> LetterPaper:
    """报审 (B4, D15, E9) for the referral recorded last: a 请示 to who is above, a 函 to who is beside.

    Of a doubtful grade only a pointer is told.
    """
    if not review.referrals:
        raise Refused("这件审查还没有报审", way="请先在“下一步”里登记报审，再打印报审函")
    referral, subject = review.referrals[-1], review.subject
    wording = letters(_wording(referral.kind))
    rule = rules.escalation(referral.kind)
    article = as_of(rule.article, referral.asked) if rule else ""
    values = {
        **_manner_of(referral.to),
        "what": named(subject.title),
        "titles": subject.title,
        "internal_no": subject.fact("internal_no") or subject.number or f"#{subject.record}",
        "to": referral.organ or ("" if is_category(referral.to) else referral.to),
        "basis": in_full(article),
        "on_basis": on_basis(article),
        "facts": "\n".join(map(sentence, _facts(review))),
        "asked": sentence(referral.what),
        "opinion": sentence("\n".join(_opinions(review))) or "待答复后再行审查。",
        "answer": _answer(rule),
    }
    day = date.fromisoformat(referral.asked) if referral.asked else today
    number = referral.letter_no or blank_number()
    upward = bool(values["upward"])
    written = wording.written(
        values, organ=sender.name, doc_no=number, day=day, note=sender.note, upward=upward
    )
    return LetterPaper(written, wording.missing(values))


def blank_referral(
    rules: RuleSet, sender: Sender, letters: FindLetter, kind: str = DISCLOSURE
) -> LetterPaper:
    """The same for handwriting, to who is above."""
    rule = rules.escalation(kind)
    values = {**_manner_of(""), "answer": _answer(rule)}
    if rule:
        values |= {"basis": in_full(rule.article), "on_basis": on_basis(rule.article)}
    wording = letters(_wording(kind))
    return LetterPaper(
        wording.written(
            values, organ=sender.name, doc_no=blank_number(), day=None, note=sender.note, upward=True
        )
    )


def _manner_of(to: str) -> dict[str, str]:
    """What is written to them: a 函 to organs of the same rank, a 请示 to those above (公文处理工作条例第八条)."""
    upward = not to.startswith("同级")
    return {"upward": "是" if upward else "", "kind": "请示" if upward else "函"}


def _answer(rule: Escalation | None) -> str:
    if rule is None or rule.answer_within is None:
        return ""
    return f"按照上述规定，请自接到报告之日起{rule.answer_within}内作出决定。"


def _wording(kind: str) -> str:
    return "referral-grade" if kind == GRADE else "referral-disclosure"


def _facts(review: Review) -> Iterator[str]:
    subject = review.subject
    yield f"1.信息名称和文号：{listed(subject.title, subject.doc_no)}"
    yield f"2.内容描述：{subject.fact('summary') or '见所附信息全文'}"
    yield f"3.产生日期：{known(month_day(subject.fact('formed')))}"
    yield f"4.提供部门：{known(subject.department)}"
    yield f"5.拟公开属性：{known(subject.attribute)}"


def _opinions(review: Review) -> Iterator[str]:
    for said in review.said:
        grounds = f"。依据和理由：{said.grounds}" if said.grounds else ""
        yield f"{said.title}：{said.opinion}{grounds}"


def separation_values(review: Review, rules: RuleSet) -> dict[str, str]:
    """区分处理记录 (B8, D17): what was hidden, why, the released version, who agreed."""
    known = review.separation
    if known is None:
        raise Refused("这件审查没有登记区分处理", way="请先在“下一步”里登记区分处理，或打印空白表")
    return {
        **_subject(review),
        "basis": separation_basis(rules, review.subject.attribute),
        "hidden": known.hidden,
        "why": known.why,
        "released": known.released,
        "agreed": known.agreed,
        "agreed_day": month_day(known.day),
    }


def separation_basis(rules: RuleSet, attribute: str = "") -> str:
    """The article behind the separation, for information of that attribute; for either on a blank."""
    part = "部分内容不能公开的，作删除、遮盖、变更等处理后公开其余部分"
    if attribute:
        return f"{part}{bracketed(separation_article(rules, attribute))}。"
    asked = bracketed(separation_article(rules, ON_REQUEST))
    return (
        f"{part}{bracketed(separation_article(rules, ''))}；依申请公开的，向申请人提供可以公开的部分{asked}。"
    )


def declassification_values(review: Review, rules: RuleSet) -> dict[str, str]:
    """解密记录 (B5, D16): pointers only; the decision itself is kept elsewhere."""
    known = review.declassified
    if known is None or known.manner == NEVER:
        raise Refused("这件审查没有登记解密", way="请先在“下一步”里登记先行解密，或打印空白表")
    filed = f"{month_day(known.filed)}报{known.filed_with}备案。" if known.filed else ""
    return {
        "internal_no": review.subject.fact("internal_no") or review.subject.number,
        "index_no": review.subject.number,
        "department": review.subject.department,
        "basis": declassification_basis(rules, known.day),
        **_manner(known),
        "checked_by": known.by,
        "checked_day": month_day(known.day),
        "filing": filed or _filing(rules),
    }


def blank_declassification(rules: RuleSet) -> dict[str, str]:
    """What stands on the record for handwriting: both ways of declassification, each with its open box."""
    return {"basis": declassification_basis(rules), "expired": "是", "early": "是"}


def _manner(known: Lifted) -> dict[str, str]:
    """How it was declassified, and the one check that belongs to it."""
    manner = _MANNERS.get(known.manner, "")
    checked = {"manner": manner, "checked": manner, "checked_with": known.checked_with}
    if manner == "期满":
        return {**checked, "expired": "是"}
    return {**checked, "early": "是", "decision": known.noted}


def declassification_basis(rules: RuleSet, day: str = "") -> str:
    """The articles behind the declassification, as they were on a day (ISO)."""
    return f"先解密、后公开，{_KEPT}{bracketed(as_of(rules.declassifying.article, day))}。"


def _filing(rules: RuleSet) -> str:
    return f"应报{rules.declassified.file_with}备案。" if rules.declassified else ""


def _subject(review: Review) -> dict[str, str]:
    subject = review.subject
    return {
        "title": subject.title,
        "index_no": subject.number,
        "doc_no": subject.doc_no,
        "department": subject.department,
        "formed": month_day(subject.fact("formed")),
    }


PAPERS: Final[tuple[Paper[ReviewCase], ...]] = (
    DrawnPaper(
        key=REVIEW_SHEET, title="保密审查表（依申请公开）", layout="review-item", blank=False, make=made_of
    ),
    PeriodForm(
        key=SUMMARY,
        title="保密审查汇总表",
        summed=_summed,
        empty=lambda lent: {"basis": summary_basis(lent.office.rules)},
    ),
    RecordForm(
        key=SEPARATION,
        title="区分处理记录",
        filled=lambda case, _: (separation_values(case.review, case.rules), ()),
        empty=lambda lent: {"basis": separation_basis(lent.office.rules)},
    ),
    RecordForm(
        key=DECLASSIFICATION,
        title="解密记录",
        filled=lambda case, _: (declassification_values(case.review, case.rules), ()),
        empty=lambda lent: blank_declassification(lent.office.rules),
    ),
    RecordLetter(
        key=REFERRAL,
        title="报审函",
        written=lambda case, lent: referral_paper(
            case.review, case.rules, lent.sender, lent.today, lent.letters
        ),
        empty=lambda lent: blank_referral(lent.office.rules, lent.sender, lent.letters),
    ),
)
"""What is printed of reviews beside the review sheet of items, which the register draws."""
