"""The act that lifts what an item was withheld for, and what a change of its attribute asks of the old reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.law import Lifting
from gongkai_desktop.office.lifting import ASSESS, CONSENT, DECLASSIFY, MANNERS
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.withholding import Withholding, pending, said
from gongkai_desktop.review.acts.declassification import declassified_columns, order_words
from gongkai_desktop.review.review import lifted_from

NOT_YET: Final = "还没有办"
_FACTS: Final = ("manner", "checked_with", "by", "noted")
_TITLES: Final = {DECLASSIFY: "登记解密", CONSENT: "登记第三方同意或公共利益", ASSESS: "登记重新评估"}
_CLOSED: Final = (Stage.WITHHELD, Stage.REMOVED, Stage.INSIDE)


# — asked where the attribute is changed —


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
    order = (
        order_words(rule) if rule.kind == DECLASSIFY else f"没有{rule.kind}的不能公开{aside(rule.article)}"
    )
    return f"原理由“{reason}”留在记录里；{order}"


def lifted_body(reason: str, doing: ItemDoing) -> dict[str, Any]:
    """What the form says of the lifting as an event tells it; nothing when it is still to come. Raises Unfilled."""
    facts = doing.facts
    if facts.get("manner", NOT_YET) == NOT_YET:
        return {}
    rule = doing.case.rules.lifting(reason)
    asked = _columns(rule) if rule is not None else ()
    if empty := {one.key: f"请填写{one.title}" for one in asked if one.required and not facts.get(one.key)}:
        raise doing.unfilled(**empty)
    return {"reason": reason, **{key: facts.get(key, "") for key in _FACTS if facts.get(key)}}


def with_lift(item: Item, event: Event, body: Mapping[str, Any]) -> Item:
    """The item after something that kept it back was lifted; it remembers which opinions there were by then."""
    lift = lifted_from(body, event.id, event.iso_day, item.heard)
    return state_with(item, lifts=(*item.lifts, lift))


def words(body: Mapping[str, Any]) -> str:
    """What was lifted, and how, in one sentence of the timeline."""
    return f"原不予公开理由“{body['reason']}”：{lifted_from(body, 0, '').words}"


# — the act —


def _first(case: ItemCase) -> Withholding:
    """The gravest of the reasons that still keep the item back."""
    return pending(case.item, case.rules)[0]


def _ready(case: ItemCase) -> bool:
    return case.progress.next is None and case.now.stage is Stage.REVIEW


def _note(case: ItemCase) -> str:
    first = _first(case)
    secret = first.rule.kind == DECLASSIFY
    return order_words(first.rule) if secret else f"{said(first)}{aside(first.rule.article)}"


def _lifted(doing: ItemDoing) -> tuple[Draft, ...]:
    item, first = doing.case.item, _first(doing.case)
    body = lifted_body(first.reason, doing)
    if first.rule.kind == DECLASSIFY and item.review:
        draft = doing.draft("review.declassified", body, (item.number,))
        return (replace(draft, stream=item.review),)
    return (doing.draft(LIFT.event, body),)


LIFT: Final = ItemAct(
    key="lift",
    title=lambda case: _TITLES[_first(case).rule.kind],
    event="item.lifted",
    offered=lambda case: case.now.stage not in _CLOSED and bool(pending(case.item, case.rules)),
    columns=lambda case: _columns(_first(case).rule),
    primary=_ready,
    note=_note,
    make=_lifted,
    fold=lambda item, event: with_lift(item, event, event.body),
    told=lambda event: words(event.body),
    stales_paper=False,
)

ACTS: Final = (LIFT,)
