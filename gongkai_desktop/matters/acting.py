"""From a ledger's definition to its acts: when they are offered, what they ask, what they become.

Refused is what cannot have been; the rest is recorded as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from gongkai_desktop.cases.act import Act, Doing, Group
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.definition import HOUR, ActPlan, Asked, Definition, Form, told
from gongkai_desktop.matters.history import OLD, title_of
from gongkai_desktop.matters.matter import DONE, REVEAL, Matter, Step, begun, done, kind_of_look, looked
from gongkai_desktop.matters.telling import told_step
from gongkai_desktop.matters.words import Facts, filled, holds, read_hour
from gongkai_desktop.records.event import Draft

MatterAct: TypeAlias = Act[Matter, MatterCase]


def acts_of(ledger: Definition) -> tuple[MatterAct, ...]:
    """The acts of a definition; looking at what is masked is one where it masks more than a name."""
    looking = (_look_of(ledger),) if ledger.hidden else ()
    return (*map(act_of, ledger.all_acts), *looking)


def act_of(plan: ActPlan) -> MatterAct:
    """An act of a definition as every record's acts are."""
    return Act(
        key=plan.key,
        title=lambda case: plan.again if plan.again and case.matter.did(plan.key) else plan.title,
        event=DONE,
        offered=lambda case: _is_offered(plan, case),
        columns=lambda case: _columns(plan.columns, case),
        primary=lambda case: plan.is_next(case.facts),
        note=lambda case: told(plan.note, case.facts),
        defaults=lambda case: _defaults(plan.columns, case),
        make=_done,
        group=Group(plan.group),
        together=plan.together,
        stales_paper=plan.stales_paper,
    )


def any_act(key: str) -> MatterAct:
    """What an act of that key becomes, whatever definition its record began under."""
    return Act(key=key, title=key, event=DONE, make=_looked if key == REVEAL else _done)


def _look_of(ledger: Definition) -> MatterAct:
    what = _hidden(ledger)
    return Act(
        key=REVEAL,
        title=f"查看{what}",
        event=kind_of_look(ledger.key),
        offered=_hides,
        columns=(Column("why", "用途", width=24, help="要抄写、复制给别人的，写明用途"),),
        note="查看会记入这一件的时间线：谁、什么时候看的",
        make=_looked,
        group=Group.OTHER,
        dated=False,
        stales_paper=False,
        undoable=False,
    )


def _hides(case: MatterCase) -> bool:
    return not case.matter.void and any(case.matter.facts.get(one.key) for one in case.definition.hidden)


def _hidden(ledger: Definition) -> str:
    return "、".join(one.title for one in ledger.hidden)


def begin_of(form: Form, key: str) -> MatterAct:
    """The beginning of a record of a ledger."""
    return Act(
        key=key,
        title=form.title,
        event=key,
        columns=lambda case: _columns(form.columns, case),
        primary=True,
        note=lambda case: told(form.note, case.facts),
        defaults=lambda case: _defaults(form.columns, case),
        make=_begun,
    )


def _is_offered(plan: ActPlan, case: MatterCase) -> bool:
    if case.matter.void or (case.state.closed and case.state is not OLD and not plan.anew):
        return False
    return holds(plan.when, case.facts)


def _columns(columns: tuple[Asked, ...], case: MatterCase) -> tuple[Column, ...]:
    return tuple(one.column(case.choices(one), filled(one.help, case.facts)) for one in columns)


def _defaults(columns: tuple[Asked, ...], case: MatterCase) -> Mapping[str, object]:
    return {one.key: case.default(one) for one in columns if one.default}


# — what an act becomes —


def _begun(doing: Doing[MatterCase]) -> tuple[Draft, ...]:
    case, ledger = doing.case, doing.case.definition
    facts = {**_with_hour(doing), DAY: doing.facts[DAY]}
    items = _items(doing, ledger.begin.columns)
    _refuse_remedy_of_nothing(doing)
    named = {key: value for key, (_, value) in items.items()}
    title = title_of(ledger, facts, next(iter(named.values()), ""))
    sentence = told(ledger.begin.told, MatterCase.of_form(ledger.begin.columns, facts))
    kind, body = begun(ledger.key, ledger.hash, facts, title, sentence)
    after = replace(case, matter=Matter(ledger=ledger.key, day=facts[DAY], facts=facts))
    body |= case.hook.begins(after.facts, after.parameters, after.all_limits)
    touches = tuple(dict.fromkeys(record for record, _ in items.values()))
    return (doing.draft(kind, body, touches),)


def _done(doing: Doing[MatterCase]) -> tuple[Draft, ...]:
    case, ledger = doing.case, doing.case.definition
    plan = ledger.act(doing.form.key)
    assert plan is not None, "the form was made from a plan of this definition"
    facts = _with_hour(doing)
    _refuse_disorder(doing, plan, facts)
    items = _items(doing, plan.columns)
    touches = tuple(dict.fromkeys(record for record, _ in items.values())) or doing.touches
    part = 0
    if ledger.parts and plan.key == ledger.parts.settled:
        chosen = case.labels()[facts[ledger.parts.chosen]]
        doing.not_before(chosen.day, f"日期早于发现的日期 {chosen.day}")
        part, touches = chosen.event, (chosen.item,) if chosen.item else ()
    elif ledger.parts and plan.key == ledger.parts.added and not items:
        touches = ()
    step = Step(0, plan.key, doing.facts[DAY], facts, part=part)
    kind, body = done(ledger.key, step, told_step(ledger, step))
    return (doing.draft(kind, body, touches),)


def _looked(doing: Doing[MatterCase]) -> tuple[Draft, ...]:
    ledger = doing.case.definition
    kind, body = looked(ledger.key, _hidden(ledger), doing.facts["why"])
    return (doing.draft(kind, body, ()),)


def _with_hour(doing: Doing[MatterCase]) -> dict[str, str]:
    """The facts but the day, with the hour as HH:MM; refused when it is none, or lies ahead."""
    facts = {key: value for key, value in doing.facts.items() if key != DAY}
    if not facts.get(HOUR):
        return facts
    try:
        hour = read_hour(facts[HOUR])
    except ValueError as wrong:
        raise doing.unfilled(hour=str(wrong)) from None
    if f"{doing.facts[DAY]}T{hour}" > f"{doing.case.moment.now:%Y-%m-%dT%H:%M}":
        raise doing.unfilled(hour="时间还没有到")
    return {**facts, HOUR: hour}


def _refuse_disorder(doing: Doing[MatterCase], plan: ActPlan, facts: Facts) -> None:
    """Refuse an act before the record itself, or one that stands last before what was done of it."""
    matter, day, hour = doing.case.matter, doing.facts[DAY], facts.get(HOUR, "")
    doing.not_before(matter.day, f"日期早于登记的日期 {matter.day}")
    if hour and matter.hour and f"{day}T{hour}" < f"{matter.day}T{matter.hour}":
        raise doing.unfilled(hour=f"时间早于发现的时间 {matter.day} {matter.hour}")
    if plan.last:
        doing.not_before(matter.last_day, f"日期早于上一步 {matter.last_day}")


def _refuse_remedy_of_nothing(doing: Doing[MatterCase]) -> None:
    """A remedy of nothing that was found is none."""
    parts, form = doing.case.definition.parts, doing.case.definition.begin
    named = form.column(parts.named) if parts else None
    remedied = form.column(parts.remedied) if parts else None
    if named and remedied and doing.facts[remedied.key] and not doing.facts[named.key]:
        raise doing.unfilled(**{named.key: f"写了{remedied.title}，没有写{named.title}"})


def _items(doing: Doing[MatterCase], columns: tuple[Asked, ...]) -> dict[str, tuple[int, str]]:
    """The information that the form names, by its field: record and title. Refused for what is not registered."""
    found: dict[str, tuple[int, str]] = {}
    for column in columns:
        number = doing.facts.get(column.key, "") if column.kind == "record" else ""
        if not number:
            continue
        record, title = doing.reach.find(number)
        if not record:
            raise doing.unfilled(**{column.key: f"信息登记里没有“{number}”，请核对索引号，或写 #编号"})
        found[column.key] = (record, title)
    return found
