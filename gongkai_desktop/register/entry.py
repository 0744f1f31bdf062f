"""From a filled-in form to the event it becomes: what is asked, what is refused, what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from gongkai_desktop.errors import Fault, Refused, Unfilled
from gongkai_desktop.ledger import Ledger, read_form
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.register.acts import DAY, NextAct, suited
from gongkai_desktop.register.fields import COLUMNS, QUICK, WITHHELD, form_of
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.secrecy import refuse_marked_text
from gongkai_desktop.register.standing import Rulebook

_SECRET_KEEPS = frozenset(
    {"title", "formed", "department", "attribute", "withheld_reason", "internal_no", "note"}
)
_SIGNED = ("opinion", "who", "paper", "grounds")
_OWNED = frozenset({"published", "review_conclusion", "reviewed"})


def entry_form(rules: RuleSet, *, quick: bool) -> Ledger:
    """The form of a new entry: five fields, or everything this rule set may want."""
    required = tuple(wanted.key for wanted in rules.required if wanted.key in COLUMNS)
    more = () if quick else tuple(key for key in COLUMNS if key not in _OWNED and key != "origin_day")
    keys = tuple(dict.fromkeys((*QUICK, *(() if quick else required), *more)))
    form = form_of(keys, "新登记")
    return Ledger(form.name, form.title, tuple(suited(column, rules) for column in form.columns))


def registered(values: Mapping[str, object], rules: RuleSet, today: date) -> Draft:
    """A new entry as an event. Refuses, field by field, what cannot be; what is merely missing is marked later."""
    fields = read_form(entry_form(rules, quick=False), values)
    refuse_marked_text(fields.values())
    wrong = wrong_fields(fields, rules, today)
    if wrong:
        raise Unfilled("新登记", wrong)
    kept = {key: value for key, value in fields.items() if value}
    return Draft("item.registered", today, {"fields": kept})


def wrong_fields(fields: Mapping[str, str], rules: RuleSet, today: date) -> dict[str, str]:
    """What cannot be among the fields of an entry, by key: future dates, no reason, papers of a state secret."""
    wrong: dict[str, str] = {}
    for key in ("formed", "reported"):
        if fields.get(key, "") > today.isoformat():
            wrong[key] = f"{COLUMNS[key].title}在今天之后"
    reason = fields.get("withheld_reason", "")
    if fields.get("attribute") == WITHHELD and not reason:
        wrong["withheld_reason"] = "不予公开的，必须选理由"
    if reason and fields.get("attribute") != WITHHELD:
        wrong["withheld_reason"] = "只有“不予公开”才填理由"
    if rules.is_secret(reason):
        for key, value in fields.items():
            if value and key not in _SECRET_KEEPS:
                wrong[key] = f"国家秘密不登记{COLUMNS[key].title}，请留空"
    return wrong


def performed(
    item: Item, stream: int, act: NextAct, values: Mapping[str, object], book: Rulebook, today: date
) -> Draft:
    """A filled-in act as an event of the item. Raises Unfilled or Refused; nothing is changed then."""
    facts = read_form(act.form, values)
    refuse_marked_text(facts.values())
    if facts.get(DAY, "") > today.isoformat():
        raise Unfilled(act.title, {DAY: "日期在今天之后"})
    return _MAKERS[act.key](item, stream, facts, book, today)


def _amend(item: Item, stream: int, facts: dict[str, str], book: Rulebook, today: date) -> Draft:
    changes = {key: value for key, value in facts.items() if value != item.fields.get(key, "")}
    if not changes:
        raise Refused("没有改动", way="改好再保存，或者直接关闭")
    wrong = wrong_fields({**item.fields, **changes}, book.rules, today)
    if wrong:
        raise Unfilled("修改登记", wrong)
    return Draft("item.amended", today, {"fields": changes}, stream)


def _step(item: Item, stream: int, facts: dict[str, str], book: Rulebook, _: date) -> Draft:
    step = book.progress(item).next
    if step is None:
        raise Fault("an approval was recorded where none is waited for")
    empty = [COLUMNS[key].title for key in step.needs if key in COLUMNS and not item.fields.get(key)]
    if empty:
        raise Refused(f"还不能登记{step.title}", why=f"{'、'.join(empty)}没有填", way="请先“修改登记”补齐")
    opinion = facts["opinion"]
    if opinion not in (*step.passing, *step.waiting) and not facts["grounds"]:
        raise Unfilled(
            f"登记{step.title}", {"grounds": f"意见为“{opinion}”的，要写依据和理由（{step.article}）"}
        )
    body = {
        "step": step.key,
        "title": step.title,
        "returns": bool(step.returns_to and opinion not in step.passing),
    }
    return Draft("item.stepped", _day(facts), body | {key: facts[key] for key in _SIGNED}, stream)


def _publish(item: Item, stream: int, facts: dict[str, str], book: Rulebook, _: date) -> Draft:
    body: dict[str, Json] = {key: facts[key] for key in ("form", "url", "site_column", "checked")}
    body["reviewed"] = book.progress(item).verdict is Verdict.OPEN
    return Draft("item.published", _day(facts), body, stream)


def _attribute(item: Item, stream: int, facts: dict[str, str], book: Rulebook, today: date) -> Draft:
    fields = {"attribute": facts["attribute"], "withheld_reason": facts["withheld_reason"]}
    if facts["basis"]:
        fields["basis"] = facts["basis"]
    wrong = wrong_fields({**item.fields, **fields}, book.rules, today)
    if wrong:
        raise Unfilled("变更公开属性", wrong)
    return Draft("item.attribute_changed", _day(facts), {"fields": fields, "reason": facts["reason"]}, stream)


def _simple(kind: str) -> Callable[[Item, int, dict[str, str], Rulebook, date], Draft]:
    def make(item: Item, stream: int, facts: dict[str, str], _: Rulebook, __: date) -> Draft:
        return Draft(kind, _day(facts), {key: value for key, value in facts.items() if key != DAY}, stream)

    return make


def _day(facts: Mapping[str, str]) -> date:
    return date.fromisoformat(facts[DAY])


_MAKERS: Mapping[str, Callable[[Item, int, dict[str, str], Rulebook, date], Draft]] = MappingProxyType(
    {
        "amend": _amend,
        "step": _step,
        "publish": _publish,
        "attribute": _attribute,
        "change": _simple("item.changed"),
        "lapse": _simple("item.lapsed"),
        "remove": _simple("item.removed"),
        "report": _simple("item.reported"),
        "void": _simple("item.voided"),
    }
)
