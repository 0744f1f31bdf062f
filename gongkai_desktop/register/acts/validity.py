"""Acts by which information changes, lapses, is renewed: what makes publication or removal count anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.act import Group, kept_facts
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.limits import ANNOUNCED
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing, Meeting
from gongkai_desktop.register.acts.links import ended_by
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.review.acts.happenings import outdating

_CLEARED: Final = Column("announced", "清理结果公布日期", Kind.DATE, help="还没有公布的空着，公布后再登记")


def anew(item: Item, event: Event) -> Item:
    """The item whose publication counts from this day on; it is in no review any more."""
    return state_with(
        item,
        changed=max(item.changed, event.iso_day),
        opinions=(),
        # what went out stays as it went out, until it is taken down or published anew
        published_reviewed=item.published_reviewed if item.fields.get("published") else None,
        review=0,
        held=False,
        again="",
        reviewed_as="",
    )


# — changed —


def _changed(item: Item, event: Event) -> Item:
    after = anew(item.with_fields(event, {"published": ""}), event)
    return state_with(after, turned="", publications=(), checks=())


def _outdated(meeting: Meeting) -> tuple[Draft, ...]:
    return (outdating(meeting.review, ("信息内容",), meeting.day),)


CHANGE: Final = ItemAct(
    key="change",
    title="信息有变动",
    event="item.changed",
    group=Group.MEND,
    offered=lambda case: case.now.stage is Stage.PUBLISHED,
    columns=(why("变动内容"),),
    note=lambda case: f"变动之日起重新计算公开期限{aside(case.book.limit(case.item).article)}",
    make=kept_facts("why"),
    fold=_changed,
    told="信息变动：{why}",
    together=True,
    in_review=_outdated,
)


# — no longer valid —


def _counts_from_clearance(rules: RuleSet) -> bool:
    return rules.removal is not None and ANNOUNCED in rules.removal.starts


def _lapsing(case: ItemCase) -> tuple[Column, ...]:
    return (why("失效情况"), *((_CLEARED,) if _counts_from_clearance(case.rules) else ()))


def _reason(case: ItemCase) -> str:
    """Why it is no longer valid, as far as the register knows; '' where nothing says so."""
    until, ended = case.item.fields.get("valid_until", ""), ended_by(case.item.links)
    if ended:
        return f"被 #{ended.record} {ended.kind}"
    return "有效期届满" if until and until < case.today.isoformat() else ""


def _told_reason(case: ItemCase) -> Mapping[str, object]:
    reason = _reason(case)
    return {"why": reason} if reason else {}


def _gone(case: ItemCase) -> str:
    removal = case.rules.removal
    return f"失效后应从网站下架{aside(removal.article)}" if removal else "失效后应从网站下架"


def _lapsed(doing: ItemDoing) -> dict[str, Json]:
    announced = doing.facts.get("announced", "")
    if announced > doing.case.today.isoformat():
        raise doing.unfilled(announced="日期在今天之后")
    return doing.said("why") | ({"announced": announced} if announced else {})


def _invalid(item: Item, event: Event) -> Item:
    after = item.with_fields(event, {"validity": "失效"})
    return state_with(after, lapsed=event.iso_day, announced=event.body.get("announced", ""))


LAPSE: Final = ItemAct(
    key="lapse",
    title="信息已失效",
    event="item.lapsed",
    group=Group.TAKE_DOWN,
    offered=lambda case: case.now.stage is Stage.PUBLISHED,
    columns=_lapsing,
    primary=lambda case: bool(_reason(case)),
    note=_gone,
    defaults=_told_reason,
    make=_lapsed,
    fold=_invalid,
    told="信息失效：{why}",
    together=True,
)


def _clearing(case: ItemCase) -> bool:
    item, awaits = case.item, _counts_from_clearance(case.rules)
    return case.now.stage is Stage.REMOVAL and awaits and bool(item.lapsed) and not item.announced


def _counted_from(case: ItemCase) -> str:
    rule = case.rules.removal
    return f"从清理结果公布之日起 {rule.term.words}内删除{aside(rule.article)}" if rule else ""


CLEARED: Final = ItemAct(
    key="cleared",
    title="登记清理结果公布",
    event="item.cleared",
    group=Group.TAKE_DOWN,
    offered=_clearing,
    note=_counted_from,
    fold=lambda item, event: state_with(item, announced=event.iso_day),
    told="清理结果公布，失效的文件从此日起算下架期限",
)
"""The day from which removal counts, where the rule set counts from the published clearance (C24)."""


# — valid for longer —


def _renewed(doing: ItemDoing) -> dict[str, Json]:
    until = doing.facts["valid_until"]
    if until <= doing.case.item.fields["valid_until"]:
        raise doing.unfilled(valid_until="新的有效期应晚于现在的有效期")
    return doing.said("valid_until", "why")


RENEW: Final = ItemAct(
    key="renew_validity",
    title="延长有效期",
    event="item.renewed",
    group=Group.MEND,
    offered=lambda case: bool(case.item.fields.get("valid_until")) and not case.item.lapsed,
    columns=(Column("valid_until", "延长到", Kind.DATE, required=True), why("延长的依据")),
    note=lambda case: f"现在的有效期至 {case.item.fields['valid_until']}",
    make=_renewed,
    fold=lambda item, event: item.with_fields(event, {"valid_until": event.body["valid_until"]}),
    told="有效期延长到 {valid_until}：{why}",
)

ACTS: Final = (CHANGE, LAPSE, CLEARED, RENEW)


def validity_words(until: str, today: date) -> tuple[str, str]:
    """The end of validity in words on a day, with its tone; warned of thirty calendar days ahead."""
    left = (date.fromisoformat(until) - today).days
    if left < 0:
        return f"有效期至 {until}，已过 {-left} 天", "late"
    words = f"有效期至 {until}，还有 {left} 天"
    return (words, "late") if left <= 30 else (words, "soft")
