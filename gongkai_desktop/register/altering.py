"""Acts that alter the item itself: mended entries, changes, attribute, end of validity, removal, void."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import NextAct, act, why
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.lifting import CONSENT
from gongkai_desktop.office.limits import ANNOUNCED
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.register import lifting
from gongkai_desktop.register.asking import Case, Doing, Maker, simple
from gongkai_desktop.register.coordinating import barred
from gongkai_desktop.register.fields import (
    ATTRIBUTES,
    COLUMNS,
    FURTHER,
    LEADS,
    PROACTIVE,
    REGISTER,
    WITHHELD,
    YES_NO,
)
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.linking import ended_by
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.standing import standing
from gongkai_desktop.register.validating import wrong_fields
from gongkai_desktop.register.withholding import is_secret

_PLACE = frozenset({"form", "url", "site_column"})
_CLEARED = Column("announced", "清理结果公布日期", Kind.DATE, help="还没有公布的空着，公布后再登记")
_OWNED = frozenset({"published", "review_conclusion", "reviewed", "attribute"})


def acts(case: Case) -> list[NextAct]:
    """What may be altered in the item's state."""
    stage, today = case.now.stage, case.today
    found = [edit_act(case.item, case.rules)]
    if case.item.unsigned:
        found.insert(0, _sign(case))
    if stage is Stage.PUBLISHED:
        note = f"变动之日起重新计算公开期限（{case.book.limit(case.item).article}）"
        found.append(act("change", "信息有变动", (why("变动内容"),), today, note=note))
        found.append(_lapse(case))
    if stage is Stage.REMOVAL:
        found += _cleared(case)
    if case.item.fields.get("valid_until") and not case.item.lapsed:
        found.append(_renew(case))
    if stage is Stage.UNSET:
        found.append(_missing_attribute(case))
    elif stage not in (Stage.REMOVAL, Stage.REMOVED, Stage.INSIDE):
        found.append(_attribute(case))
    note = "记录保留，不再计入台账各项数字"
    found.append(act("void", "登记有误，作废", (why("原因"),), today, note=note))
    return found


def edit_act(item: Item, rules: RuleSet) -> NextAct:
    """Mend the entry's fields; what events own (publication, review) is not among them."""
    owned = _OWNED | _PLACE if item.publications else _OWNED
    columns = [column for column in REGISTER.columns if column.key not in owned]
    columns += [column for column in FURTHER.columns if column.key != "origin_day"]
    form = Ledger("register-edit", "修改登记", unsigned(suited(columns, rules)))
    return NextAct("amend", "修改登记", form, defaults=dict(item.fields))


def suited(columns: Iterable[Column], rules: RuleSet) -> tuple[Column, ...]:
    """The columns with the choices that this rule set offers."""
    offered = {
        "category": rules.categories,
        "source": tuple(source.title for source in rules.sources),
        "form": tuple(channel.title for channel in rules.channels),
        "withheld_reason": tuple(reason.title for reason in rules.reasons),
        "validity": ("有效", "失效", "废止"),
        "joint_lead": LEADS,
    }
    return tuple(
        replace(column, choices=offered[column.key]) if column.key in offered else column
        for column in columns
    )


def unsigned(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with a day of formation that may wait until the paper is signed: 签发之日即形成之日 (B 五·十六)."""
    help_ = "领导签发之日，即信息形成之日；还没有签发的空着，签发以后再登记"
    return tuple(
        replace(column, required=False, help=help_) if column.key == "formed" else column
        for column in columns
    )


def _sign(case: Case) -> NextAct:
    """An unsigned draft that was registered: its day of formation is that of the signature."""
    note = f"签发之日即形成之日，公开期限从这一天起算（{case.book.limit(case.item).article}）"
    return act("sign", "登记签发", (), case.today, primary=case.now.stage is Stage.READY, note=note)


def _lapse(case: Case) -> NextAct:
    until, ended = case.item.fields.get("valid_until", ""), ended_by(case.item.links)
    over = bool(until) and until < case.today.isoformat()
    reason = f"被 #{ended.record} {ended.kind}" if ended else "有效期届满" if over else ""
    defaults = {"why": reason} if reason else {}
    columns = (why("失效情况"), *((_CLEARED,) if _counts_from_clearance(case.rules) else ()))
    return act("lapse", "信息已失效", columns, case.today, note=_gone(case.rules), defaults=defaults,
               primary=bool(reason))  # fmt: skip


def _counts_from_clearance(rules: RuleSet) -> bool:
    return rules.removal is not None and ANNOUNCED in rules.removal.starts


def _cleared(case: Case) -> list[NextAct]:
    """The day from which removal counts, where the rule set counts from the published clearance (C24)."""
    rule, item = case.rules.removal, case.item
    if rule is None or not _counts_from_clearance(case.rules) or not item.lapsed or item.announced:
        return []
    note = f"从清理结果公布之日起 {rule.term}内删除（{rule.article}）"
    return [act("cleared", "登记清理结果公布", (), case.today, note=note)]


def _gone(rules: RuleSet) -> str:
    return f"失效后应从网站下架（{rules.removal.article}）" if rules.removal else "失效后应从网站下架"


def _renew(case: Case) -> NextAct:
    columns = (Column("valid_until", "延长到", Kind.DATE, required=True), why("延长的依据"))
    note = f"现在的有效期至 {case.item.fields['valid_until']}"
    return act("renew_validity", "延长有效期", columns, case.today, note=note)


def _attribute(case: Case) -> NextAct:
    others = tuple(attribute for attribute in ATTRIBUTES if attribute != case.item.attribute)
    columns = [
        Column("attribute", "改为", Kind.CHOICE, choices=others, required=True),
        Column("reason", "变更原因", Kind.LONG, width=24, required=True),
        *suited((COLUMNS["withheld_reason"], COLUMNS["basis"]), case.rules),
    ]
    known = case.item.fields.get("withheld_reason", "")
    columns += lifting.columns(known, case.rules)
    limit = case.book.limit(case.item)
    note = (
        f"改为“{PROACTIVE}”的，自变更之日起 {limit.term}内公开（{limit.turned_article or limit.article}）；"
        f"改为“{WITHHELD}”的，须填理由和依据"
    )
    if more := lifting.note(known, case.rules):
        note = f"{more}；{note}"
    defaults = _refused(case)
    title = "登记不予公开" if defaults else "变更公开属性"
    if case.rules.lifting(known) is not None:
        defaults |= {"manner": lifting.NOT_YET}
    return act(
        "attribute",
        title,
        tuple(columns),
        case.today,
        note=note,
        defaults=defaults,
        primary=title != "变更公开属性",
    )


def _refused(case: Case) -> dict[str, object]:
    """What the form says already where review or the other side refused: it is to be withheld, and why."""
    if case.now.stage is Stage.STOPPED:
        step = case.book.progress(case.item).refused
        said = next((one for one in reversed(case.item.opinions) if step and one.step == step.key), None)
        grounds = said.grounds if said else ""
        return {
            "attribute": WITHHELD,
            "reason": f"{step.title if step else '保密审查'}不同意公开",
            "basis": grounds,
        }
    reviewed = case.book.progress(case.item).next is None and case.now.stage in (Stage.READY, Stage.REVIEW)
    if reviewed and (by := barred(case.item, case.book, case.today.isoformat())):
        return {"attribute": WITHHELD, "reason": by}
    return {}


def _missing_attribute(case: Case) -> NextAct:
    """What an old ledger left out is filled in: nothing has changed, so no time limit begins anew."""
    reasons = suited((COLUMNS["withheld_reason"], COLUMNS["basis"]), case.rules)
    note = "旧台账里没有的，按原来办理的填；填好以后才知道该公开、该下架还是不予公开"
    return act("set_attribute", "填写公开属性", (COLUMNS["attribute"], *reasons), case.today, primary=True,
               note=note)  # fmt: skip


def _attribute_set(doing: Doing) -> tuple[Draft, ...]:
    said = {key: doing.facts[key] for key in ("attribute", "withheld_reason", "basis") if doing.facts[key]}
    wrong = wrong_fields({**doing.item.fields, **said}, doing.book.rules, doing.today)
    if wrong:
        raise Unfilled("填写公开属性", wrong)
    return (Draft("item.amended", doing.today, {"fields": said}, doing.stream),)


def _amended(doing: Doing) -> tuple[Draft, ...]:
    fields = doing.item.fields
    changes = {key: value for key, value in doing.facts.items() if value != fields.get(key, "")}
    if not changes:
        raise Refused("没有改动", way="改好再保存，或者直接关闭")
    wrong = wrong_fields({**fields, **changes}, doing.book.rules, doing.today)
    if wrong:
        raise Unfilled("修改登记", wrong)
    return (Draft("item.amended", doing.today, {"fields": changes}, doing.stream),)


def _signed(doing: Doing) -> tuple[Draft, ...]:
    """The day of formation, and the index number of that day where the office numbers by itself."""
    fields = {"formed": doing.day.isoformat()}
    if not (doing.item.fields.get("index_no") or is_secret(doing.item, doing.book.rules)):
        number = doing.reach.next_number(doing.day)
        fields |= {"index_no": number} if number else {}
    return (doing.draft("item.signed", {"fields": fields}),)


def _attribute_changed(doing: Doing) -> tuple[Draft, ...]:
    facts, known = doing.facts, doing.item.fields
    fields = {"attribute": facts["attribute"], "withheld_reason": facts["withheld_reason"]}
    fields |= {"basis": facts["basis"]} if facts.get("basis") else {}
    now = standing(doing.item, doing.book)
    if facts["attribute"] == WITHHELD and now.stage is Stage.STOPPED:
        fields |= {"review_conclusion": now.conclusion, "reviewed": now.reviewed}
    rules, reason = doing.book.rules, known.get("withheld_reason", "")
    rule = rules.lifting(reason) if reason else None
    if facts["attribute"] != WITHHELD and rule is not None and rule.kind == CONSENT:
        fields["third_party"] = YES_NO[0]
    wrong = wrong_fields({**known, **fields}, rules, doing.today)
    if wrong:
        raise Unfilled("变更公开属性", wrong)
    was = {key: known[key] for key in ("attribute", "withheld_reason", "basis") if known.get(key)}
    body: dict[str, Json] = {"fields": fields, "reason": facts["reason"], "was": was}
    if fields["attribute"] == WITHHELD and _decided(doing):
        body["decided"] = True
    lifted = lifting.lifted_body(reason, facts, rules, "变更公开属性")
    return (doing.draft("item.attribute_changed", body | ({"lifted": lifted} if lifted else {})),)


def _decided(doing: Doing) -> bool:
    """Whether the whole chain has said already that it is not to be published: nobody is asked twice."""
    chain = doing.book.progress(doing.item)
    return chain.verdict is Verdict.CLOSED and len(chain.standing) == len(doing.book.steps(doing.item))


def _renewed(doing: Doing) -> tuple[Draft, ...]:
    until = doing.facts["valid_until"]
    if until <= doing.item.fields["valid_until"]:
        raise Unfilled("延长有效期", {"valid_until": "新的有效期应晚于现在的有效期"})
    return (doing.draft("item.renewed", doing.said("valid_until", "why")),)


def _lapsed(doing: Doing) -> tuple[Draft, ...]:
    announced = doing.facts.get("announced", "")
    if announced > doing.today.isoformat():
        raise Unfilled("信息已失效", {"announced": "日期在今天之后"})
    body = doing.said("why") | ({"announced": announced} if announced else {})
    return (doing.draft("item.lapsed", body),)


def _announced(doing: Doing) -> tuple[Draft, ...]:
    return (doing.draft("item.cleared", {}),)


def validity_words(until: str, today: date) -> tuple[str, str]:
    """The end of validity in words on a day, with its tone; warned of thirty calendar days ahead."""
    left = (date.fromisoformat(until) - today).days
    if left < 0:
        return f"有效期至 {until}，已过 {-left} 天", "late"
    words = f"有效期至 {until}，还有 {left} 天"
    return (words, "late") if left <= 30 else (words, "soft")


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "amend": _amended,
        "sign": _signed,
        "attribute": _attribute_changed,
        "set_attribute": _attribute_set,
        "change": simple("item.changed", "why"),
        "lapse": _lapsed,
        "cleared": _announced,
        "renew_validity": _renewed,
        "remove": simple("item.removed", "why"),
        "void": simple("item.voided", "why"),
    }
)
