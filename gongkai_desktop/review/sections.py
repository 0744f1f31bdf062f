"""What a review's panel tells beside its fields: the chain, referrals, separation, declassification, the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.review.acts.declassification import order_words
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Review


def sections(case: ReviewCase, breaches: Iterable[Breach]) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    review = case.review
    return panel(
        ("送审", _handed_in(review, case.rules)),
        ("退回", _returned(review)),
        ("报审", _referrals(review)),
        ("区分处理", _separation(review)),
        ("解密", _declassified(case)),
        ("纸件", _paper(review)),
        ("与规定不符", (SectionLine(f"{one.text}{aside(one.article)}", tone="late") for one in breaches)),
    )


def _handed_in(review: Review, rules: RuleSet) -> Iterator[SectionLine]:
    if review.round > 1 or review.why:
        why = f"：{review.why}" if review.why else ""
        yield SectionLine(f"{review.handed_in} 第 {review.round} 次送审{why}")
    if review.reopened:
        yield SectionLine(f"重新审查：{review.reopened}")
    if review.withdrawn:
        yield SectionLine(f"{review.ended} 撤回：{review.withdrawn}", tone="soft")
    if review.outdated:
        changed, again = "、".join(review.outdated), cited(rules, Branch.AGAIN, review.ended)
        yield SectionLine(f"{review.ended} 改过{changed}，须重新审查（{again}）", tone="late")


def _returned(review: Review) -> Iterator[SectionLine]:
    if review.returned:
        yield SectionLine(f"已退回：{review.returned}", tone="late")
    last = review.said[-1] if review.said else None
    if last is not None and last.returns:
        grounds = f"：{last.grounds}" if last.grounds else ""
        yield SectionLine(f"{last.title}“{last.opinion}”，退回重新审查{grounds}", tone="late")


def _referrals(review: Review) -> Iterator[SectionLine]:
    for one in review.referrals:
        letter = f"，{one.letter_no}" if one.letter_no else ""
        yield SectionLine(f"{one.asked} 报{one.organ or one.to}（{one.title}{letter}）：{one.what}")
        if one.answered:
            paper = f"（{one.paper}）" if one.paper else ""
            yield SectionLine(f"{one.answered} 答复：{one.conclusion}{paper}", tone="good")
        else:
            yield SectionLine("还没有答复", tone="late")
    if review.held and review.referral is None:
        yield SectionLine(f"{review.held} 不能确定，还没有报审", tone="late")


def _separation(review: Review) -> Iterator[SectionLine]:
    one = review.separation
    if one is not None:
        yield SectionLine(f"{one.day} 遮去{one.hidden}；理由：{one.why}（{one.agreed} 同意）")
        yield SectionLine("公开版须重新送审", tone="late")


def _declassified(case: ReviewCase) -> Iterator[SectionLine]:
    one, rule = case.review.declassified, case.rules.declassified
    if one is None:
        if case.was_secret:
            told = f"原为国家秘密，还没有解密：{order_words(case.rules.declassifying)}"
            yield SectionLine(told, tone="late")
        return
    yield SectionLine(f"{one.day} {one.words}")
    if one.filed:
        yield SectionLine(f"{one.filed} 报{one.filed_with}备案", tone="good")
    elif rule is not None and case.unfiled:
        yield SectionLine(f"还没有报{rule.file_with}备案{aside(rule.article)}", tone="late")


def _paper(review: Review) -> Iterator[SectionLine]:
    if not review.sheet:
        return
    yield SectionLine(f"审查表 {review.sheet}，{review.printed} 打印", tone="soft")
    if review.back:
        yield SectionLine(f"{review.back} 签回，还没有录入")
    elif review.out_since:
        yield SectionLine(
            f"{review.out_since} 起在{review.out_to}处等签字"
            if review.out_to
            else f"{review.out_since} 起在外等签字"
        )
