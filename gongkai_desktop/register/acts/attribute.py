"""Acts on the attribute (公开属性): filled in where an old ledger left it out, or changed, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gongkai_desktop.cases.act import Group
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.lifting import CONSENT
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing, Meeting
from gongkai_desktop.register.acts import lifting
from gongkai_desktop.register.acts.registering import AMEND, refuse_wrong, suited
from gongkai_desktop.register.acts.validity import anew
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import ATTRIBUTES, COLUMNS, PROACTIVE, WITHHELD, YES_NO
from gongkai_desktop.register.item import Item, Look
from gongkai_desktop.register.letters import barred
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submission import subject_of
from gongkai_desktop.review.acts.happenings import amending, outdating
from gongkai_desktop.review.states import ReviewState
from gongkai_desktop.review.subject import TITLES

_SAID: Final = ("attribute", "withheld_reason", "basis")


# — filled in —


def _filled_in(doing: ItemDoing) -> tuple[Draft, ...]:
    said = {key: doing.facts[key] for key in _SAID if doing.facts[key]}
    refuse_wrong(doing, {**doing.case.item.fields, **said})
    draft = doing.draft(AMEND.event, {"fields": said})
    return (replace(draft, day=doing.case.today),)  # nothing happened that day but the entry


SET_ATTRIBUTE: Final = ItemAct(
    key="set_attribute",
    title="填写公开属性",
    event=AMEND.event,
    offered=lambda case: case.now.stage is Stage.UNSET,
    columns=lambda case: (
        COLUMNS["attribute"],
        *suited((COLUMNS["withheld_reason"], COLUMNS["basis"]), case.rules),
    ),
    primary=True,
    note="旧台账里没有的，按原来办理的填；填好以后才知道该公开、该下架还是不予公开",
    make=_filled_in,
    together=True,
)
"""What an old ledger left out is filled in: nothing has changed, so no time limit begins anew."""


# — changed —


def _changeable(case: ItemCase) -> tuple[Column, ...]:
    others = tuple(attribute for attribute in ATTRIBUTES if attribute != case.item.attribute)
    return (
        Column("attribute", "改为", Kind.CHOICE, choices=others, required=True),
        Column("reason", "变更原因", Kind.LONG, width=24, required=True),
        *suited((COLUMNS["withheld_reason"], COLUMNS["basis"]), case.rules),
        *lifting.columns(_known_reason(case), case.rules),
    )


def _known_reason(case: ItemCase) -> str:
    return case.item.fields.get("withheld_reason", "")


def _note(case: ItemCase) -> str:
    limit = case.book.limit(case.item)
    note = (
        f"改为“{PROACTIVE}”的，自变更之日起 {limit.term.words}内公开{aside(limit.turned_article or limit.article)}；"
        f"改为“{WITHHELD}”的，须填理由和依据"
    )
    more = lifting.note(_known_reason(case), case.rules)
    return f"{more}；{note}" if more else note


def _defaults(case: ItemCase) -> Mapping[str, object]:
    still = {"manner": lifting.NOT_YET} if case.rules.lifting(_known_reason(case)) is not None else {}
    return _refused(case) | still


def _refused(case: ItemCase) -> dict[str, object]:
    """What the form says already where review or the other side refused: it is to be withheld, and why."""
    if case.now.stage is Stage.STOPPED:
        step = case.progress.refused
        said = next((one for one in reversed(case.item.opinions) if step and one.step == step.key), None)
        grounds = said.grounds if said else ""
        return {
            "attribute": WITHHELD,
            "reason": f"{step.title if step else '保密审查'}不同意公开",
            "basis": grounds,
        }
    reviewed = case.progress.next is None and case.now.stage in (Stage.READY, Stage.REVIEW)
    if reviewed and (by := barred(case.item, case.book, case.today.isoformat())):
        return {"attribute": WITHHELD, "reason": by}
    return {}


def _changed(doing: ItemDoing) -> dict[str, Json]:
    case, facts, known = doing.case, doing.facts, doing.case.item.fields
    fields = {"attribute": facts["attribute"], "withheld_reason": facts["withheld_reason"]}
    fields |= {"basis": facts["basis"]} if facts.get("basis") else {}
    if facts["attribute"] == WITHHELD and case.now.stage is Stage.STOPPED:
        fields |= {"review_conclusion": case.now.conclusion, "reviewed": case.now.reviewed}
    reason = known.get("withheld_reason", "")
    rule = case.rules.lifting(reason) if reason else None
    if facts["attribute"] != WITHHELD and rule is not None and rule.kind == CONSENT:
        fields["third_party"] = YES_NO[0]
    refuse_wrong(doing, {**known, **fields})
    was = {key: known[key] for key in _SAID if known.get(key)}
    body: dict[str, Json] = {"fields": fields, "reason": facts["reason"], "was": was}
    if fields["attribute"] == WITHHELD and _decided(case):
        body["decided"] = True
    lifted = lifting.lifted_body(reason, doing)
    return body | ({"lifted": lifted} if lifted else {})


def _decided(case: ItemCase) -> bool:
    """Whether the whole chain has said already that it is not to be published: nobody is asked twice."""
    chain = case.progress
    return chain.verdict is Verdict.CLOSED and len(chain.standing) == len(case.book.steps(case.item))


def _turned(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    known = lifting.with_lift(item, event, body["lifted"]) if "lifted" in body else item
    after = _looked(item, known.with_fields(event, body["fields"]), event)
    if body.get("decided"):
        return state_with(after, reviewed_as=item.reviewed_as or item.attribute)
    after = anew(after, event)
    return state_with(after, turned=event.iso_day if after.attribute == PROACTIVE else "")


def _looked(before: Item, after: Item, event: Event) -> Item:
    """What was not published and changes its attribute was looked at once more."""
    if before.attribute in ("", PROACTIVE) or after.attribute == before.attribute:
        return after
    look = Look(event.id, event.iso_day, "", event.body["reason"], after.attribute)
    return state_with(after, looks=(*after.looks, look))


def _told(event: Event) -> str:
    body = event.body
    was, now = (_in_words(fields) for fields in (body.get("was", {}), body["fields"]))
    lifted = f"；{lifting.words(body['lifted'])}" if "lifted" in body else ""
    return f"公开属性{'由' + was if was else ''}改为{now}：{body['reason']}{lifted}"


def _in_words(fields: Mapping[str, Any]) -> str:
    reason = fields.get("withheld_reason")
    return str(fields.get("attribute", "")) + (f"（{reason}）" if reason else "")


def _reviewed_otherwise(meeting: Meeting) -> tuple[Draft, ...]:
    review, after, day = meeting.review, meeting.after, meeting.day
    if after.reviewed_as:
        return (amending(review, subject_of(after, meeting.book), review.steps, day),)
    refused = meeting.state is ReviewState.REFUSED
    return () if refused else (outdating(review, (TITLES["attribute"],), day),)


ATTRIBUTE: Final = ItemAct(
    key="attribute",
    title=lambda case: "登记不予公开" if _refused(case) else "变更公开属性",
    event="item.attribute_changed",
    group=Group.MEND,
    offered=lambda case: case.now.stage not in (Stage.UNSET, Stage.REMOVAL, Stage.REMOVED, Stage.INSIDE),
    columns=_changeable,
    primary=lambda case: bool(_refused(case)),
    note=_note,
    defaults=_defaults,
    make=_changed,
    fold=_turned,
    told=_told,
    together=True,
    in_review=_reviewed_otherwise,
)

ACTS: Final = (SET_ATTRIBUTE, ATTRIBUTE)
