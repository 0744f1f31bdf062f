"""Papers of reviews beside the review sheet: the summary of a period, referrals, separation, declassification. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.lettering import LetterPaper, blank_number, bracketed, in_full, month_day, named
from gongkai_desktop.office.lifting import NEVER
from gongkai_desktop.office.printing import FindLetter
from gongkai_desktop.office.reviewing import DISCLOSURE, GRADE
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.standing import Standing

REFERRAL = "referral"
_MANNERS = {"保密期满": "期满", "提前解密": "提前"}
_KEPT = "解密的书面决定不附在本台账里"


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a summary, both included, and what they are called."""

    first: date
    last: date

    @property
    def title(self) -> str:
        """The month or the days."""
        whole = self.first.day == 1 and (self.first.year, self.first.month) == (
            self.last.year,
            self.last.month,
        )
        if whole:
            return f"{self.first.year}年{self.first.month}月"
        return f"{month_day(self.first.isoformat())}至{month_day(self.last.isoformat())}"

    @property
    def nil(self) -> str:
        """What a summary says when there was nothing."""
        month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return f"{'本月' if month else '本期'}没有保密审查事项。"


def summary_values(rules: RuleSet, period: Period, rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """What stands around the rows of 保密审查汇总表; nil is told too."""
    done = sum(1 for row in rows if row["closed"])
    before = sum(1 for row in rows if row["handed_in"] < period.first.isoformat())
    sent = f"本期送审 {len(rows) - before} 件、以前送审 {before} 件" if before else f"送审 {len(rows)} 件"
    tally = f"{sent}，办结 {done} 件，在办 {len(rows) - done} 件"
    return {
        "period": period.title,
        "tally": tally if rows else "共 0 件",
        "nil": "" if rows else period.nil,
        "basis": summary_basis(rules),
    }


def summary_basis(rules: RuleSet) -> str:
    """The note below the summary."""
    article = bracketed(rules.summary.article) if rules.summary else ""
    return f"注：本期送审、办结的全部列出；没有的也报，写明没有{article}。"


def summary_row(review: Review, now: Standing) -> dict[str, str]:
    """A review as a line of the summary."""
    subject = review.subject
    return {
        "index_no": subject.number,
        "title": subject.title,
        "department": subject.department,
        "attribute": subject.attribute,
        "handed_in": review.handed_in,
        "opinions": "；".join(f"{said.title}：{said.opinion}" for said in review.said),
        "conclusion": now.state.value,
        "closed": now.closed,
    }


def referral_paper(
    review: Review, rules: RuleSet, office: str, today: date, letters: FindLetter
) -> LetterPaper:
    """报审函 (B4, D15, E9) for the referral recorded last; of a doubtful grade only a pointer is told."""
    if not review.referrals:
        raise Refused("这件审查还没有报审", way="请先在“下一步”里登记报审，再打印报审函")
    referral = review.referrals[-1]
    wording = letters(_wording(referral.kind))
    rule = rules.escalation(referral.kind)
    values = {
        "what": named(review.subject.title),
        "titles": review.subject.title,
        "internal_no": review.subject.fact("internal_no")
        or review.subject.number
        or f"#{review.subject.record}",
        "to": referral.to,
        "basis": in_full(rule.article) if rule else "",
        "facts": "\n".join(_facts(review)),
        "asked": referral.what,
        "opinion": "\n".join(_opinions(review)) or "待答复后再行审查。",
        "answer": f"依照规定，应当自接到报告之日起 {rule.answer_within}内答复。"
        if rule and rule.answer_within
        else "",
    }
    day = date.fromisoformat(referral.asked) if referral.asked else today
    number = referral.letter_no or blank_number()
    return LetterPaper(wording.written(values, organ=office, doc_no=number, day=day), wording.missing(values))


def blank_referral(rules: RuleSet, office: str, letters: FindLetter, kind: str = DISCLOSURE) -> LetterPaper:
    """The same for handwriting."""
    rule = rules.escalation(kind)
    values = {"answer": "", **({"basis": in_full(rule.article)} if rule else {})}
    written = letters(_wording(kind)).written(values, organ=office, doc_no=blank_number(), day=None)
    return LetterPaper(written)


def _wording(kind: str) -> str:
    return "referral-grade" if kind == GRADE else "referral-disclosure"


def _facts(review: Review) -> Iterator[str]:
    subject = review.subject
    number = f"（{subject.doc_no}）" if subject.doc_no else ""
    yield f"1.信息名称和文号：{subject.title}{number}"
    yield f"2.内容描述：{subject.fact('summary') or '见所附信息全文'}"
    yield f"3.产生日期：{month_day(subject.fact('formed'))}"
    yield f"4.提供部门：{subject.department}"
    yield f"5.拟公开属性：{subject.attribute}"


def _opinions(review: Review) -> Iterator[str]:
    for said in review.said:
        yield f"{said.title}：{said.opinion}" + (f"。依据和理由：{said.grounds}" if said.grounds else "")


def separation_values(review: Review) -> dict[str, str]:
    """区分处理记录 (B8, D17): what was hidden, why, the released version, who agreed."""
    known = review.separation
    if known is None:
        raise Refused("这件审查没有登记区分处理", way="请先在“下一步”里登记区分处理，或打印空白表")
    return {
        **_subject(review),
        "basis": separation_basis(),
        "hidden": known.hidden,
        "why": known.why,
        "released": known.released,
        "agreed": known.agreed,
        "agreed_day": month_day(known.day),
    }


def separation_basis() -> str:
    """The article behind the separation."""
    return "部分内容不能公开的，作删除、遮盖、变更等处理后公开其余部分；依申请公开的依照条例第三十七条。"


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
        "basis": declassification_basis(rules),
        "manner": _MANNERS.get(known.manner, ""),
        "checked_with": known.checked_with,
        "checked_by": known.by,
        "checked_day": month_day(known.day),
        "decision": known.noted,
        "filing": filed or _filing(rules),
    }


def declassification_basis(rules: RuleSet) -> str:
    """The articles behind the declassification."""
    article = f"；{rules.declassified.article}" if rules.declassified else ""
    return f"先解密、后公开，{_KEPT}（保密法第二十四条{article}）。"


def _filing(rules: RuleSet) -> str:
    return f"应报{rules.declassified.file_with}备案。" if rules.declassified else ""


def _subject(review: Review) -> dict[str, str]:
    subject = review.subject
    return {
        "title": subject.title,
        "index_no": subject.number,
        "doc_no": subject.doc_no,
        "department": subject.department,
        "formed": subject.fact("formed"),
    }
