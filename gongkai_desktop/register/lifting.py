"""Acts that lift what an item was withheld for, and what a change of its attribute asks of the old reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act
from gongkai_desktop.office.lifting import ASSESS, CONSENT, DECLASSIFY, MANNERS, Lifting
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.withholding import pending, said
from gongkai_desktop.review.acts import declassified_columns, order_words
from gongkai_desktop.review.review import lifted_from

NOT_YET: Final = "还没有办"
_FACTS: Final = ("manner", "checked_with", "by", "noted")
_TITLES: Final = {DECLASSIFY: "登记解密", CONSENT: "登记第三方同意或公共利益", ASSESS: "登记重新评估"}
_CLOSED: Final = (Stage.WITHHELD, Stage.REMOVED, Stage.INSIDE)


def columns(reason: str, rules: RuleSet) -> tuple[Column, ...]:
    """What a change of the attribute asks of the reason that is left behind; nothing where nothing lifts it."""
    rule = rules.lifting(reason)
    return _columns(rule, NOT_YET, required=False) if rule is not None else ()


def _columns(rule: Lifting, *more: str, required: bool = True) -> tuple[Column, ...]:
    if rule.kind == DECLASSIFY:
        return declassified_columns(*more, required=required)
    titles = ("同意书或公共利益理由", "决定人") if rule.kind == CONSENT else ("评估意见", "评估人")
    return (
        Column(
            "manner", f"{rule.kind}情况", Kind.CHOICE, choices=(*MANNERS[rule.kind], *more), required=True
        ),
        Column("noted", titles[0], Kind.LONG, width=24, required=required),
        Column("by", titles[1], required=required),
    )


def note(reason: str, rules: RuleSet) -> str:
    """What to know before the reason is left behind, '' where nothing lifts it."""
    rule = rules.lifting(reason)
    if rule is None:
        return ""
    order = order_words(rule) if rule.kind == DECLASSIFY else f"没有{rule.kind}的不能公开（{rule.article}）"
    return f"原理由“{reason}”留在记录里；{order}"


def lifted_body(reason: str, facts: Mapping[str, str], rules: RuleSet, title: str) -> dict[str, Any]:
    """What the form says of the lifting as an event tells it; nothing when it is still to come. Raises Unfilled."""
    if facts.get("manner", NOT_YET) == NOT_YET:
        return {}
    rule = rules.lifting(reason)
    asked = _columns(rule) if rule is not None else ()
    if empty := {one.key: f"请填写{one.title}" for one in asked if one.required and not facts.get(one.key)}:
        raise Unfilled(title, empty)
    return {"reason": reason, **{key: facts.get(key, "") for key in _FACTS if facts.get(key)}}


def acts(case: Case) -> list[NextAct]:
    """What lifts the gravest of the reasons that still keep the item back."""
    waiting = pending(case.item, case.rules)
    if not waiting or case.now.stage in _CLOSED:
        return []
    first = waiting[0]
    secret = first.rule.kind == DECLASSIFY
    words = order_words(first.rule) if secret else f"{said(first)}（{first.rule.article}）"
    ready = case.book.progress(case.item).next is None and case.now.stage is Stage.REVIEW
    return [
        act("lift", _TITLES[first.rule.kind], _columns(first.rule), case.today, primary=ready, note=words)
    ]


def _lifted(doing: Doing) -> tuple[Draft, ...]:
    rules = doing.book.rules
    first = pending(doing.item, rules)[0]
    body = lifted_body(first.reason, doing.facts, rules, _TITLES[first.rule.kind])
    if first.rule.kind == DECLASSIFY and doing.item.review:
        draft = doing.draft("review.declassified", body, (doing.stream,))
        return (replace(draft, stream=doing.item.review),)
    return (doing.draft("item.lifted", body),)


def told(body: Mapping[str, Any]) -> str:
    """The event in one sentence of the timeline."""
    return f"原不予公开理由“{body['reason']}”：{lifted_from(body, 0, '').words}"


MAKERS: Mapping[str, Maker] = MappingProxyType({"lift": _lifted})
