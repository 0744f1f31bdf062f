"""From a filled-in form to the events it becomes: what is asked, what is refused, what is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Ledger, read_form
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.office.secrecy import refuse_marked_text
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register import (
    altering,
    attaching,
    bettering,
    delivering,
    lifting,
    linking,
    objecting,
    publishing,
    screened,
)
from gongkai_desktop.register.altering import suited, unsigned
from gongkai_desktop.register.asking import Doing, Maker, Reach
from gongkai_desktop.register.fields import COLUMNS, QUICK, form_of
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.validating import wrong_fields

_OWNED = frozenset({"published", "review_conclusion", "reviewed"})


def entry_form(rules: RuleSet, *, quick: bool) -> Ledger:
    """The form of a new entry: five fields, or everything this rule set may want."""
    required = tuple(wanted.key for wanted in rules.required if wanted.key in COLUMNS)
    more = () if quick else tuple(key for key in COLUMNS if key not in _OWNED and key != "origin_day")
    keys = tuple(dict.fromkeys((*QUICK, *(() if quick else required), *more)))
    if quick and "basis" in required:
        keys = (*keys, "basis")
    form = form_of(keys, "新登记")
    return Ledger(form.name, form.title, unsigned(suited(form.columns, rules)))


def registered(values: Mapping[str, object], rules: RuleSet, today: date) -> Draft:
    """A new entry as an event. Refuses, field by field, what cannot be; what is merely missing is marked later."""
    fields = read_form(entry_form(rules, quick=False), values)
    refuse_marked_text(fields.values())
    wrong = wrong_fields(fields, rules, today)
    if wrong:
        raise Unfilled("新登记", wrong)
    kept = {key: value for key, value in fields.items() if value}
    return Draft("item.registered", today, {"fields": kept})


def performed(
    item: Item,
    stream: int,
    act: NextAct,
    values: Mapping[str, object],
    book: Rulebook,
    today: date,
    reach: Reach,
) -> tuple[Draft, ...]:
    """A filled-in act as events, the item's own first. Raises Unfilled or Refused; nothing is changed then."""
    facts, files = facts_of(act, values, today)
    first, *others = _MAKERS[act.key](Doing(item, stream, facts, book, today, reach))
    more = screened.onward(item, facts, act.title) if act.key in screened.OUTWARD else {}
    kept = [reach.keep(file) for file in files]
    body = {**first.body, **more, **({"attachments": kept} if kept else {})}
    return replace(first, body=body), *others


_MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        **publishing.MAKERS,
        **bettering.MAKERS,
        **delivering.MAKERS,
        **altering.MAKERS,
        **lifting.MAKERS,
        **attaching.MAKERS,
        **linking.MAKERS,
        **objecting.MAKERS,
    }
)
