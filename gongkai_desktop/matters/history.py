"""What an old ledger says of a record: its columns, and what of them its definition takes for what was done. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from gongkai_desktop.ledger import JOINT, Kind, fold_text
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.masking import MASK, masked_who
from gongkai_desktop.matters.definition import VOIDED, ActPlan, Asked, Definition, Form, StatePlan
from gongkai_desktop.matters.matter import Matter, Step
from gongkai_desktop.matters.words import filled

CLOSED, CLOSED_TITLE, STATE = "closed", "办结日期", "state"
"""Columns of every ledger beside those of its forms: the day it was closed, how that is headed, where it stands."""
OLD: Final = StatePlan("旧登记", closed=True)
"""Where a record stands whose old ledger has no column at all that tells what became of it."""
SEVERAL: Final = (Kind.SEVERAL.value, Kind.CHECKS.value)
BEGIN: Final = "begin"
_ENDED: Final = StatePlan("已办结", closed=True)
_BETWEEN: Final = re.compile(r"\s*[；;、]\s*")
_SHORT: Final = 40


def key_of(form: Form | ActPlan, column: str) -> str:
    """The key of a form's field, or of the day it was filled in, in rows and workbooks."""
    return f"{BEGIN if isinstance(form, Form) else form.key}_{column}"


def asked_of(form: Form | ActPlan) -> Iterator[Asked]:
    """What of a form stands in rows and workbooks: all but the files."""
    return (one for one in form.columns if one.kind != Kind.FILE)


def fields_of(ledger: Definition) -> Iterator[tuple[str, Asked]]:
    """Every field of a ledger's forms that rows and workbooks have, with its key there."""
    forms: tuple[Form | ActPlan, ...] = (ledger.begin, *ledger.acts)
    return ((key_of(form, one.key), one) for form in forms for one in asked_of(form))


def closing(ledger: Definition) -> ActPlan | None:
    """The act whose day is the day a record was closed, where a ledger has one of that name."""
    return next((act for act in ledger.acts if f"{act.title}日期" == CLOSED_TITLE), None)


def split(told: str) -> str:
    """Several choices as people list them, as they are kept."""
    return JOINT.join(filter(None, _BETWEEN.split(told)))


# — what became of it —


def told_by_ledger(matter: Matter, ledger: Definition) -> Matter:
    """The record with what its old ledger says happened; what was done with it here since stays as it is."""
    if not matter.fields:
        return matter
    fields = matter.fields
    facts = _facts(ledger.begin, fields)
    steps = tuple(_steps(ledger, facts, fields, matter.number))
    title = matter.title or title_of(ledger, facts)
    return replace(matter, day=fields.get(DAY, ""), facts=facts, title=title, steps=(*steps, *matter.steps))


def _facts(form: Form | ActPlan, fields: Mapping[str, str]) -> dict[str, str]:
    told = ((one, fields.get(key_of(form, one.key), "")) for one in asked_of(form))
    return {one.key: split(value) if one.kind in SEVERAL else value for one, value in told}


def _steps(
    ledger: Definition, begun: Mapping[str, str], fields: Mapping[str, str], number: int
) -> Iterator[Step]:
    """What was done, each act once as ledgers have it; its day may be unknown ('')."""
    last, parts = closing(ledger), ledger.parts
    part = number if parts and begun.get(parts.named) else 0
    for at, act in enumerate(ledger.acts, 1):
        day = fields.get(CLOSED if act is last else key_of(act, DAY), "")
        facts = _facts(act, fields)
        if not day and not any(facts.values()):
            continue
        if parts and act.key == parts.added:
            part = -at
        yield Step(-at, act.key, day, facts, part=part if parts and act.key == parts.settled else 0)


def title_of(ledger: Definition, facts: Mapping[str, str], item: str = "") -> str:
    """What a record is called in a list: the first that is known of what its ledger calls it by.

    ``item`` is the title of the information it is about; where only its number is known, that.
    """
    numbers = (facts.get(one.key, "") for one in ledger.begin.columns if one.kind == Kind.RECORD)
    about = item or next(filter(None, numbers), "")
    known = (about if key == "record" else facts.get(key, "") for key in ledger.called)
    whole = next((text for text in known if text), "")
    first = whole.splitlines()[0] if whole else ""
    short = first if len(first) <= _SHORT else f"{first[:_SHORT]}…"
    return filled(ledger.titled, {**facts, "called": short})


def state_told(matter: Matter, ledger: Definition, known: StatePlan) -> StatePlan:
    """Where a record of history stands: as its ledger says it, else as what was done tells (``known``).

    Of a ledger without a column for what became of its records nothing is said; they are not waited for.
    """
    told = matter.fields.get(STATE, "")
    for plan in (*ledger.states, OLD, _ENDED, StatePlan(VOIDED, closed=True)):
        if plan.title == told:
            return plan
    if matter.fields.get(CLOSED) and not known.closed:
        return _ENDED
    course = {STATE, CLOSED, *(key for act in ledger.acts for key in keys_of(act))}
    return OLD if not known.closed and course.isdisjoint(matter.fields) else known


def keys_of(form: Form | ActPlan) -> Iterator[str]:
    """The keys of what a form has in rows and workbooks; of an act the day it was done first."""
    if not isinstance(form, Form):
        yield key_of(form, DAY)
    yield from (key_of(form, one.key) for one in asked_of(form))


def missing(matter: Matter, ledger: Definition) -> list[str]:
    """The titles of what a form of today must have and the old ledger does not say."""
    found = [] if matter.day else [ledger.list.get(DAY, "日期")]
    found += [one.title for one in ledger.begin.columns if one.required and not matter.facts.get(one.key)]
    for step in (one for one in matter.steps if one.event < 0):
        act = ledger.act(step.what)
        if act is None:
            continue
        found += [] if step.day else [f"{act.title}日期"]
        found += [
            f"{act.title}：{one.title}" for one in act.columns if one.required and not step.facts.get(one.key)
        ]
    return found


# — how it is known again —


def named_by(ledger: Definition) -> tuple[str, ...]:
    """The columns that say what a record is about: those that it is called by."""
    kinds = {one.key: one.kind for one in asked_of(ledger.begin)}
    called = [
        key
        for key in kinds
        if key in ledger.called or ("record" in ledger.called and kinds[key] == Kind.RECORD)
    ]
    return tuple(key_of(ledger.begin, key) for key in called or kinds)


def natural_key(ledger: Definition, fields: Mapping[str, str]) -> str:
    """What tells a record without a number: a digest of what it is about, folded, and its day."""
    told = "|".join(fold_text(fields.get(key, "")) for key in named_by(ledger))
    return blake2b(f"{told}|{fields.get(DAY, '')}".encode(), digest_size=16).hexdigest()


def key_of_matter(matter: Matter, ledger: Definition) -> str:
    """The same of a record that is known."""
    if matter.fields:
        return natural_key(ledger, matter.fields)
    begun = {key_of(ledger.begin, key): value for key, value in matter.facts.items()}
    return natural_key(ledger, {**begun, DAY: matter.day})


# — what lists show of it —


def masked_text(ledger: Definition, key: str, value: str) -> str:
    """A fact of the first form as lists have it: of a person the family name, of others that it is there."""
    if not value or key not in ledger.masked:
        return value
    return masked_who(value) if key == ledger.who else MASK
