"""An opinion: how it is asked for, in what it may differ from the rules, what it makes of a review. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Final

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct, act
from gongkai_desktop.office.chain import WITHHELD, contradicts, sends_back, skipped
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Review, Said
from gongkai_desktop.store.search import initials

STEP: Final = "step"
"""The key of the act."""
STEPPED: Final = "review.stepped"
"""The event it becomes."""
REASON: Final = "reason"
SETTLED: Final = "settled"
"""The key of what a step is asked about the attribute that it settles (B13)."""
_ON_ITEM: Final = "同审查表：说的是这条信息公开不公开，不是对前一环节意见的批准与否"
"""What an opinion means where sheet and screen have no more than 同意 and 不同意 (D)."""

# — how it is asked for —


def opinion_act(
    step: Step, today: date, *, primary: bool = True, refusal: Step | None = None, who: tuple[str, ...] = ()
) -> NextAct:
    """The form of an opinion at a step, as it came back on paper.

    ``refusal`` is the step that refuses the item; ``who`` are those who may sign, the holder of the post first.
    """
    return act(
        STEP,
        f"登记{step.title}",
        opinion_columns(step, refusal, who),
        today,
        primary=primary,
        note=opinion_note(step, refusal),
        defaults={"who": who[0]} if who else {},
    )


def opinion_columns(step: Step, refusal: Step | None, who: tuple[str, ...]) -> tuple[Column, ...]:
    """What is recorded of an opinion beside its day."""
    wanted = [one for one in step.opinions if step.wants_grounds(one) and refusal is None]
    return (
        Column(
            "opinion", "意见", Kind.CHOICE, choices=step.opinions, required=True, help=_ON_ITEM * step.on_item
        ),
        Column("who", "签字人", choices=who, required=True, help=f"在纸上签字的{step.called}"),
        Column("paper", "纸质件存放", width=14, help="审查表编号或存放处"),
        Column(
            "grounds",
            "依据和理由",
            Kind.LONG,
            width=24,
            help=f"意见是“{'、'.join(wanted)}”时必须填写" if wanted else "",
        ),
        *(
            Column(ask.key, ask.title, ask.kind, choices=ask.choices, required=ask.required, help=ask.article)
            for ask in step.asks
        ),
        Column(
            REASON, "与规定不同的原因", Kind.LONG, width=24, help="不按次序、代签、先签后印时填写，照实记下"
        ),
    )


def opinion_note(step: Step, refusal: Step | None) -> str:
    """What to know before an opinion is recorded."""
    note = f"按签回的纸质件登记{aside(step.article)}"
    if step.against:
        return f"拟不予公开：意见“{'、'.join(step.passing)}”是同意不公开；{note}"
    return f"{refused_note(refusal, step)}。{note}" if refusal is not None else note


def refused_note(refusal: Step, step: Step) -> str:
    """What each opinion means for an item that an earlier step refuses."""
    meanings = (
        f"“{opinion}”就是{'同意' if opinion in step.passing else '不同意'}公开这条信息"
        for opinion in step.opinions
        if opinion not in step.waiting
    )
    return f"{refusal.title}不同意公开：{'，'.join(meanings)}"


def first_letters(words: str) -> str:
    """The initials of a word in their usual readings, such as tygk for 同意公开: a few keys choose an opinion."""
    pairs = initials(words).split()
    usual = [*takewhile(lambda pair: len(pair) > 1, pairs)]
    last = pairs[len(usual)] if len(usual) < len(pairs) else ""
    return "".join(pair[0] for pair in usual) + last


# — many of them, by the row —


@dataclass(frozen=True, slots=True)
class Page:
    """A scanned page of a sheet: the file that shows it, its name, the page's number on the sheet."""

    sha256: str
    name: str
    page: int


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """What the entry of one opinion offers. ``who`` are those who may sign, the holder of the post first.

    ``wants_grounds`` are the opinions that need grounds, ``ends`` those after which nobody signs further down the
    chain; ``day`` is the default (ISO); ``sheet`` the number of the sheet it stands on, ``place`` its 序号 there
    (0 on none) and ``pages`` the scans of it. ``note`` says what the opinions mean for an item refused before.
    """

    review: int
    number: str
    title: str
    step: str
    step_title: str
    opinions: tuple[str, ...]
    passing: tuple[str, ...]
    wants_grounds: tuple[str, ...]
    who: tuple[str, ...]
    day: str
    sheet: str
    pages: tuple[Page, ...]
    form: NextAct
    ends: tuple[str, ...] = ()
    place: int = 0
    note: str = ""


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


# — in what it differs from the rules —


def deviations(case: ReviewCase, step: Step, who: str, day: date) -> tuple[Breach, ...]:
    """In what an opinion differs from the rules: its turn, who signed it, its day."""
    found = (
        *_out_of_turn(case, step),
        *_by_another(case, step, who, day),
        *_before(case.review, step, day.isoformat()),
    )
    return tuple(_deviating(text, article) for text, article in found)


def _deviating(text: str, article: str) -> Breach:
    """Something in an opinion that is otherwise than the rules say; its event tells it by text and article."""
    return Breach("opinion", text, article)


def _out_of_turn(case: ReviewCase, step: Step) -> Iterator[tuple[str, str]]:
    chain, review = case.progress, case.review
    missed = skipped(case.book.steps(review), chain.standing, step)
    if missed:
        names = "、".join(one.title for one in missed)
        yield f"{step.title}早于{names}", step.article
    elif chain.next is not None and chain.next.key != step.key and step.key in dict(chain.standing):
        yield f"{step.title}改签，其后的意见不再算数", step.article
    if review.returned:
        yield "退回以后没有重新提交就签了意见", step.article
    if review.referral is not None:
        yield "报审没有答复就签了意见", step.article


def _by_another(case: ReviewCase, step: Step, who: str, day: date) -> Iterator[tuple[str, str]]:
    signers = case.who_signs(step, day)
    if not signers:
        return
    signer = next((one for one in signers if one.name == who.strip()), None)
    if signer is None:
        yield f"{step.title}由{who}签字，不是{step.called}", step.article
    elif signer.deputy and not step.deputies:
        yield f"{step.title}不能代签，由{who}代{step.role}签字", step.article
    elif signer.deputy:
        approved = f"（{signer.approved_by}批准）" if signer.approved_by else ""
        rule = case.rules.deputies
        yield f"{step.title}由{who}代{step.role}签字{approved}", rule.article if rule else step.article


def _before(review: Review, step: Step, day: str) -> Iterator[tuple[str, str]]:
    if day < review.handed_in:
        yield f"{step.title}的日期早于送审日期 {review.handed_in}", step.article
        return
    if day < review.turn:
        yield f"{step.title}的日期早于轮到它的 {review.turn}", step.article
    if review.printed and day < review.printed:
        yield f"{step.title}的日期早于 {review.sheet} 号表的打印日期 {review.printed}", step.article


def _contradicted(book: ReviewBook, step: Step, opinion: str, more: Mapping[str, str]) -> Iterator[Breach]:
    """An opinion for publishing beside what speaks against it: told; a risk is decided by the meeting (E6)."""
    for ask in () if step.against or opinion not in step.passing else step.asks:
        if (said := more.get(ask.title, "")) in ask.barring:
            yield _deviating(f"{step.title}“{opinion}”，而{ask.title}是“{said}”", ask.article)
    risk = book.rules.risk
    if risk is not None and contradicts(book.rules, step, opinion, more):
        meeting = book.find(risk.meeting)
        to = f"，须报{meeting.title}" if meeting and meeting.key != step.key else ""
        told = next(value for value in more.values() if value in risk.barring)
        yield _deviating(f"{step.title}“{opinion}”与风险评估“{told}”矛盾{to}", risk.article)


# — what it becomes —


def grounds_wanted(case: ReviewCase, step: Step) -> tuple[str, ...]:
    """The opinions of a step that are given with grounds; whoever goes along with a refusal need not repeat its."""
    wanted = tuple(opinion for opinion in step.opinions if step.wants_grounds(opinion))
    if not step.on_item or step.returns_to not in dict(case.progress.standing):
        return wanted
    return tuple(opinion for opinion in wanted if _returns(case, step, opinion))


def _returns(case: ReviewCase, step: Step, opinion: str) -> bool:
    return sends_back(case.book.steps(case.review), case.progress.standing, step, opinion)


def opinion_body(case: ReviewCase, step: Step, facts: Mapping[str, str]) -> dict[str, Json]:
    """The opinion as an event tells it. Raises Unfilled for what it lacks; Refused where it cannot be given.

    ``facts`` are those of its form as stored text.
    """
    _refuse_impossible(case, step)
    opinion, title = facts["opinion"], f"登记{step.title}"
    if opinion in grounds_wanted(case, step) and not facts["grounds"]:
        article = cited(case.rules, Branch.GROUNDS)
        raise Unfilled(title, {"grounds": f"意见为“{opinion}”的，要写依据和理由{aside(article)}"})
    found = deviations(case, step, facts["who"], date.fromisoformat(facts[DAY]))
    if found and not facts[REASON]:
        told = "；".join(f"{one.text}{aside(one.article)}" for one in found)
        raise Unfilled(title, {REASON: f"{told}。照实登记的，请写明原因"})
    more = {ask.title: facts[ask.key] for ask in step.asks if facts.get(ask.key)}
    settled = _settled(case.review, step, opinion, facts)
    flags = (*found, *_contradicted(case.book, step, opinion, more))
    return {
        "step": step.key,
        "title": step.title,
        "opinion": opinion,
        "who": facts["who"],
        "paper": facts["paper"],
        "grounds": facts["grounds"],
        "reason": facts[REASON] if found else "",
        "sheet": case.review.sheet,
        "more": more,
        "flags": [[one.text, one.article] for one in flags],
        "returns": _returns(case, step, opinion),
        "holds": opinion in step.waiting,
        **({"settled": settled} if settled else {}),
    }


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


def _refuse_impossible(case: ReviewCase, step: Step) -> None:
    if step not in case.book.steps(case.review):
        raise Refused(f"这件审查没有“{step.title}”这一环节", way="请刷新后按“下一步”里的提示办")
    empty = case.review.subject.lacks(step.needs)
    if empty:
        raise Refused(f"还不能登记{step.title}", why=f"{'、'.join(empty)}没有填", way="请先“修改登记”补齐")


# — what it makes of the review —


def stepped(review: Review, event: Event) -> Review:
    """The review after the opinion that an event tells of, which may settle another attribute (B13)."""
    body = event.body
    given = Said(
        event.id,
        body["step"],
        body["title"],
        body["opinion"],
        event.day,
        review.turn,
        body["who"],
        body.get("paper", ""),
        body.get("grounds", ""),
        body.get("reason", ""),
        body.get("sheet", ""),
        dict(body.get("more", {})),
        tuple(_deviating(text, article) for text, article in body.get("flags", ())),
        bool(body.get("returns")),
        bool(body.get("holds")),
    )
    after, settled = _after(review, given), body.get("settled")
    return state_with(after, subject=review.subject.settled(settled["attribute"])) if settled else after


def foreseen(case: ReviewCase, step: Step, said: OpinionSaid, day: date) -> Review:
    """The review as it will stand once that opinion is recorded, whatever may still be missing in it."""
    returns, holds = _returns(case, step, said.opinion), said.opinion in step.waiting
    turn = case.review.turn
    given = Said(0, step.key, step.title, said.opinion, day, turn, said.who, returns=returns, holds=holds)
    return _after(case.review, given)


def _after(review: Review, said: Said) -> Review:
    """The review after an opinion; the paper it stands on is with the clerk then.

    Opinions come back in any order: the next step's turn has come when the last of those before it was given, and
    a matter is undecided since the first day somebody said so, whichever of them was entered last.
    """
    day = said.day.isoformat()
    before = review.steps[: review.steps.index(said.step)] if said.step in review.steps else ()
    earlier = {step: given for step, _, given in review.heard if step in before}
    return state_with(
        review,
        said=(*review.said, said),
        turn=max(day, *earlier.values()) if earlier else day,
        returned="",
        held=min(day, review.held or day) if said.holds else "",
        out_to="",
        out_since="",
        back="",
    )


def said_words(event: Event) -> str:
    """The opinion in one sentence."""
    body = event.body
    back = "，退回重新审查" if body.get("returns") else "，待报审" if body.get("holds") else ""
    grounds = f"；理由：{body['grounds']}" if body.get("grounds") else ""
    more = "".join(f"；{title}：{value}" for title, value in body.get("more", {}).items())
    flags = "".join(f"；与规定不符：{text}" for text, _ in body.get("flags", ()))
    reason = f"（{body['reason']}）" if body.get("reason") else ""
    return f"{body['title']}：{body['opinion']}（{body['who']} 签字）{back}{grounds}{more}{flags}{reason}"
