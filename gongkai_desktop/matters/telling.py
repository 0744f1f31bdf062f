"""A record of a side ledger in the clerk's words: its history, and the sections of its panel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.masking import masked_reach
from gongkai_desktop.matters.case import MatterCase, Part
from gongkai_desktop.matters.definition import PARTS, STEPS, Definition, SectionPlan, told
from gongkai_desktop.matters.history import missing
from gongkai_desktop.matters.ledgers import of_program
from gongkai_desktop.matters.matter import Step, ledgers_of, step_of
from gongkai_desktop.matters.words import Facts, filled, holds
from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.records.event import Event

UNTOLD: Final = "（没有写）"


def tell(event: Event) -> str:
    """An event in one Chinese sentence; what is masked stands in none.

    An event keeps the sentence of its ledger's definition. Those of the three ledgers of old have none in them: they
    are told as the program's definitions tell them now.
    """
    if event.purged:
        return "内容已依规清除"
    if "told" in event.body:
        return str(event.body["told"])
    known, step = [of_program(key) for key in ledgers_of(event)], step_of(event)
    if step is None:
        facts = {**event.body["facts"], "day": event.iso_day}
        return told(known[0].begin.told, facts)
    ledger = next((one for one in known if one.act(step.what)), known[0])
    return told_step(ledger, step)


def told_step(ledger: Definition, step: Step) -> str:
    """What was done, as the act of its definition tells it; what an old ledger does not say of it is said to lack."""
    plan = ledger.act(step.what)
    if plan is None:
        return "相关事项有变动"
    facts = MatterCase.of_form(plan.columns, step.facts) | {"day": step.day}
    if step.event < 0:
        facts |= {one.key: UNTOLD for one in plan.columns if one.required and not facts.get(one.key)}
    return told(plan.told, facts)


def history_lines(case: MatterCase) -> Iterator[SectionLine]:
    """What is told of a record that came out of an old ledger: what that does not say, how it is gone on with."""
    matter = case.matter
    if not matter.fields:
        return
    yield SectionLine("从旧台账导入，照原样登记")
    if matter.history and not matter.void:
        yield SectionLine("不催办；要接着办的，办一步就按这本台账的期限算", tone="soft")
    if lacking := "、".join(dict.fromkeys(missing(matter, case.definition))):
        yield SectionLine(f"旧台账没有写：{lacking}", tone="soft")


def lines_of(plan: SectionPlan, case: MatterCase) -> Iterator[SectionLine]:
    """A section of the panel, line by line; of what is masked a part."""
    hidden = {one.key: masked_reach(case.facts.get(one.key, "")) for one in case.definition.hidden}
    shown = {**case.facts, **hidden}
    for line in plan.lines:
        if line.text == STEPS:
            done = (one for one in case.matter.steps if one.what in {act.key for act in case.definition.acts})
            yield from (SectionLine(f"{one.day} {told_step(case.definition, one)}".strip()) for one in done)
        elif line.text == PARTS:
            yield from (one for part in case.parts for one in _told_part(plan, part, case))
        elif holds(line.when, case.facts):
            yield SectionLine(filled(line.text, shown), tone=line.tone)


def _told_part(plan: SectionPlan, part: Part, case: MatterCase) -> Iterator[SectionLine]:
    facts: Facts = {**part.facts, "day": part.day}
    yield SectionLine(filled(plan.part, facts), tone="late" if case.is_late(part) else "")
    if part.settled:
        settled = {f"settled.{key}": value for key, value in part.settled.facts.items()}
        said = {**facts, **settled, "settled.day": part.settled.day}
        yield SectionLine(filled(plan.part_settled, said), tone="good")
