"""Opinions: what is asked of one, in what it may differ from the rules, and the event it becomes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.chain import WITHHELD, contradicts, sends_back, skipped
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.people import Signer
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.review.asking import REASON
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.folding import after_opinion
from gongkai_desktop.review.review import Deviation, Review, Said

SETTLED: Final = "settled"
"""The key of what a step is asked about the attribute that it settles (B13)."""


@dataclass(frozen=True, slots=True)
class OpinionSaid:
    """One opinion as a clerk enters it. ``day`` as she types it; ``more`` the further facts of the step by key."""

    review: int
    step: str
    opinion: str
    who: str
    day: str
    grounds: str = ""
    reason: str = ""
    paper: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, object]:
        """The opinion as the values of its form."""
        told = {"opinion": self.opinion, "who": self.who, "grounds": self.grounds, "paper": self.paper}
        return {**self.more, **told, REASON: self.reason, DAY: self.day}


def deviations(
    review: Review, book: ReviewBook, step: Step, who: str, day: date, signers: Sequence[Signer]
) -> tuple[Deviation, ...]:
    """In what an opinion differs from the rules: its turn, who signed it, its day."""
    found = [
        *_out_of_turn(review, book, step),
        *_by_another(book, step, who, signers),
        *_before(review, step, day.isoformat()),
    ]
    return tuple(found)


def _out_of_turn(review: Review, book: ReviewBook, step: Step) -> list[Deviation]:
    chain = book.progress(review)
    missed = skipped(book.steps(review), chain.standing, step)
    found = []
    if missed:
        names = "、".join(one.title for one in missed)
        found.append(Deviation(f"{step.title}早于{names}", step.article))
    elif chain.next is not None and chain.next.key != step.key and step.key in dict(chain.standing):
        found.append(Deviation(f"{step.title}改签，其后的意见不再算数", step.article))
    if review.returned:
        found.append(Deviation("退回以后没有重新提交就签了意见", step.article))
    if review.referral is not None:
        found.append(Deviation("报审没有答复就签了意见", step.article))
    return found


def _by_another(book: ReviewBook, step: Step, who: str, signers: Sequence[Signer]) -> list[Deviation]:
    if not signers:
        return []
    signer = next((one for one in signers if one.name == who.strip()), None)
    if signer is None:
        return [Deviation(f"{step.title}由{who}签字，不是{step.called}", step.article)]
    if not signer.deputy:
        return []
    rule = book.rules.deputies
    if not step.deputies:
        return [Deviation(f"{step.title}不能代签，由{who}代{step.role}签字", step.article)]
    approved = f"（{signer.approved_by}批准）" if signer.approved_by else ""
    return [
        Deviation(f"{step.title}由{who}代{step.role}签字{approved}", rule.article if rule else step.article)
    ]


def _before(review: Review, step: Step, day: str) -> list[Deviation]:
    if day < review.handed_in:
        return [Deviation(f"{step.title}的日期早于送审日期 {review.handed_in}", step.article)]
    found = []
    if day < review.turn:
        found.append(Deviation(f"{step.title}的日期早于轮到它的 {review.turn}", step.article))
    if review.printed and day < review.printed:
        text = f"{step.title}的日期早于 {review.sheet} 号表的打印日期 {review.printed}"
        found.append(Deviation(text, step.article))
    return found


def foreseen(review: Review, book: ReviewBook, step: Step, said: OpinionSaid, day: date) -> Review:
    """The review as it will stand once that opinion is recorded, whatever may still be missing in it."""
    holds = said.opinion in step.waiting
    returns = _returns(review, book, step, said.opinion)
    given = Said(0, step.key, step.title, said.opinion, day, "", said.who, returns=returns, holds=holds)
    return after_opinion(review, given)


def _returns(review: Review, book: ReviewBook, step: Step, opinion: str) -> bool:
    return sends_back(book.steps(review), book.progress(review).standing, step, opinion)


def grounds_wanted(review: Review, book: ReviewBook, step: Step) -> tuple[str, ...]:
    """The opinions of a step that are given with grounds; whoever goes along with a refusal need not repeat its."""
    wanted = tuple(opinion for opinion in step.opinions if step.wants_grounds(opinion))
    if not step.on_item or step.returns_to not in dict(book.progress(review).standing):
        return wanted
    return tuple(opinion for opinion in wanted if _returns(review, book, step, opinion))


def opinion_draft(
    review: Review,
    book: ReviewBook,
    step: Step,
    facts: Mapping[str, str],
    signers: Sequence[Signer],
    *,
    stream: int,
) -> Draft:
    """The opinion as an event of that record. Raises Unfilled for what it lacks; Refused where it cannot be given.

    ``facts`` are those of its form as stored text.
    """
    _refuse_impossible(review, book, step)
    day = date.fromisoformat(facts[DAY])
    opinion, title = facts["opinion"], f"登记{step.title}"
    if opinion in grounds_wanted(review, book, step) and not facts["grounds"]:
        article = cited(book.rules, Branch.GROUNDS)
        raise Unfilled(title, {"grounds": f"意见为“{opinion}”的，要写依据和理由（{article}）"})
    found = deviations(review, book, step, facts["who"], day, signers)
    if found and not facts[REASON]:
        told = "；".join(f"{one.text}（{one.article}）" for one in found)
        raise Unfilled(title, {REASON: f"{told}。照实登记的，请写明原因"})
    more = {ask.title: facts[ask.key] for ask in step.asks if facts.get(ask.key)}
    body: dict[str, Json] = {
        "step": step.key,
        "title": step.title,
        "opinion": opinion,
        "who": facts["who"],
        "paper": facts["paper"],
        "grounds": facts["grounds"],
        "reason": facts[REASON] if found else "",
        "sheet": review.sheet,
        "more": more,
        "flags": [[one.text, one.article] for one in (*found, *_contradicted(book, step, opinion, more))],
        "returns": _returns(review, book, step, opinion),
        "holds": opinion in step.waiting,
    }
    if settled := _settled(review, step, opinion, facts):
        body["settled"] = settled
    return Draft("review.stepped", day, body, stream, (review.subject.record,))


def _settled(review: Review, step: Step, opinion: str, facts: Mapping[str, str]) -> dict[str, str]:
    """What the step settles of the attribute otherwise than it was proposed (B13). Raises Unfilled."""
    attribute = facts.get(SETTLED, "")
    if not attribute or attribute == review.subject.attribute:
        return {}
    title, withheld = f"登记{step.title}", attribute == WITHHELD
    publishes = (opinion in step.passing) is not step.against
    if publishes is withheld:
        raise Unfilled(title, {SETTLED: f"意见是“{opinion}”，公开属性不能明确为“{attribute}”"})
    kept = {"basis": facts["grounds"]} if withheld else {"withheld_reason": ""}
    return {"attribute": attribute, **kept}


def _contradicted(book: ReviewBook, step: Step, opinion: str, more: Mapping[str, str]) -> Iterator[Deviation]:
    """An opinion for publishing beside a risk that speaks against it (E6): told, and decided by the meeting."""
    risk = book.rules.risk
    if risk is not None and contradicts(book.rules, step, opinion, more):
        meeting = book.find(risk.meeting)
        to = f"，须报{meeting.title}" if meeting and meeting.key != step.key else ""
        told = next(value for value in more.values() if value in risk.barring)
        yield Deviation(f"{step.title}“{opinion}”与风险评估“{told}”矛盾{to}", risk.article)


def _refuse_impossible(review: Review, book: ReviewBook, step: Step) -> None:
    if step not in book.steps(review):
        raise Refused(f"这件审查没有“{step.title}”这一环节", way="请刷新后按“下一步”里的提示办")
    empty = review.subject.lacks(step.needs)
    if empty:
        raise Refused(f"还不能登记{step.title}", why=f"{'、'.join(empty)}没有填", way="请先“修改登记”补齐")
