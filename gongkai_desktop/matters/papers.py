"""A side ledger on paper: what stands on its sheet or in its letter, from what is known of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.papers import Paper, RecordForm, RecordLetter, Stationery
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.definition import ABOUT, CITED, FIRST, ActPlan, Definition, PaperPlan, Said, told
from gongkai_desktop.matters.ledgers import paper_key
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.matters.words import Facts, keys_of
from gongkai_desktop.office.lettering import (
    LetterPaper,
    Sender,
    blank_number,
    bracketed,
    month_day,
    named,
    sentence,
)
from gongkai_desktop.office.organs import organs
from gongkai_desktop.paper.letter_file import LetterText

RULE: Final = "rule."
"""How the keys of what the rule set says begin."""
_APPEAL: Final = "申诉"


def papers_of(ledger: Definition) -> tuple[Paper[MatterCase], ...]:
    """The paper of a ledger; none where its definition has none."""
    plan, key = ledger.paper, paper_key(ledger)
    if plan is None or plan.drawn:
        return ()
    if plan.letter:
        letter = RecordLetter[MatterCase](
            key=key,
            title=plan.title,
            layout=plan.name,
            written=_writing(plan.name),
            empty=lambda lent: blank_letter(lent.sender, lent.office.profile.organ, lent.letters(plan.name)),
        )
        return (letter,)
    form = RecordForm[MatterCase](
        key=key,
        title=plan.title,
        layout=plan.name,
        filled=lambda case, lent: form_values(case),
        empty=lambda lent: blank_values(_unbegun(ledger, lent)),
    )
    return (form,)


def _writing(name: str) -> Callable[[MatterCase, Stationery], LetterPaper]:
    def written(case: MatterCase, lent: Stationery) -> LetterPaper:
        about = lent.named(case.matter.item) if case.matter.item else ""
        organ, wording = lent.office.profile.organ, lent.letters(name)
        return letter_paper(case, about, lent.sender, organ, lent.today, wording)

    return written


def _unbegun(ledger: Definition, lent: Stationery) -> MatterCase:
    office = lent.office
    return MatterCase(Matter(ledger=ledger.key), ledger, office.rules, office.workdays, lent.moment)


def form_values(case: MatterCase) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What stands on the record's sheet, and the rows of its list: one for each part of the record."""
    ledger, plan = case.definition, _plan(case.definition)
    facts = _written(case)
    rows = [
        {key: told(texts, _of_part(case, at)) for key, texts in plan.rows.items()}
        for at in range(len(case.parts))
    ]
    return {**_plain(ledger, facts), **{key: told(texts, facts) for key, texts in plan.values.items()}}, rows


def blank_values(case: MatterCase) -> dict[str, str]:
    """What stands on the sheet for handwriting too: what only the rule set says."""
    facts, plan = _written(case), _plan(case.definition)
    return {key: told(texts, facts) for key, texts in plan.values.items() if _is_of_rules(texts)}


def letter_paper(
    case: MatterCase, about: str, sender: Sender, organ: str, today: date, wording: LetterText
) -> LetterPaper:
    """The record's letter. ``about`` is the title of the information it is about, '' where it may not be told."""
    plan, facts = _plan(case.definition), {**_written(case, letter=True), ABOUT: named(about)}
    own = {key: told(texts, facts) for key, texts in plan.values.items()}
    values = {**_plain(case.definition, facts), **own, **remedies(organ)}
    said = case.facts.get(plan.day, "")
    number = case.facts.get(plan.number, "") or blank_number()
    day = date.fromisoformat(said) if said else today
    written = wording.written(values, organ=sender.name, doc_no=number, day=day, note=sender.note)
    return LetterPaper(written, wording.missing(values))


def blank_letter(sender: Sender, organ: str, wording: LetterText) -> LetterPaper:
    """The same for handwriting."""
    values, number = remedies(organ), blank_number()
    return LetterPaper(wording.written(values, organ=sender.name, doc_no=number, day=None, note=sender.note))


def remedies(organ: str) -> dict[str, str]:
    """Which of the remedies a letter tells of: by the kind of organ (条例第五十一条、第五十五条)."""
    kind = organs().kind(organ)
    appeal = kind.remedy == _APPEAL
    return {
        "requests": "是" if kind.requests else "",
        "remedy_appeal": "是" if appeal else "",
        "remedy_complaint": "" if appeal else "是",
    }


def _plan(ledger: Definition) -> PaperPlan:
    """The paper of a record's own definition; Refused for one that began before its ledger had any."""
    if ledger.paper is None:
        why = f"它登记的时候，“{ledger.title}”的定义里还没有文书"
        raise Refused("这一件没有可印的文书", why=why, way="请印一张空白的，手写填上")
    return ledger.paper


def _written(case: MatterCase, *, letter: bool = False) -> dict[str, str]:
    """All that is known, as papers write it: days in words; in a letter long texts as sentences."""
    ledger, facts = case.definition, dict(case.facts)
    days = {DAY, *(limit.key for limit in ledger.limits)}
    forms = [("", ledger.begin.columns), *((f"{act.key}.", act.columns) for act in ledger.acts)]
    for prefix, columns in forms:
        days |= {f"{prefix}{DAY}", *(f"{prefix}{one.key}" for one in columns if one.kind == "date")}
        if letter:
            facts |= {
                key: sentence(facts[key])
                for one in columns
                if one.kind == "long" and facts.get(key := f"{prefix}{one.key}")
            }
    facts |= {key: written_moment(facts[key]) for key in days if facts.get(key)}
    for act in ledger.acts:
        first = min(case.matter.did(act.key), key=lambda step: step.moment, default=None)
        facts[f"{act.key}.{FIRST}"] = (
            written_moment(f"{first.day} {first.facts.get('hour', '')}") if first else ""
        )
    facts |= {key: str(term) for key, value in facts.items() if (term := _of_rule(key, value))}
    facts[CITED] = bracketed(str(case.parameters.get("article", "")))
    return {**facts, **case.hook.paper(case.matter, case.parameters)}


def _of_rule(key: str, value: str) -> Term | None:
    """The length of time that a value of the rule set is; papers write it without the blank of the screens."""
    return Term.in_text(value) if key.startswith(RULE) else None


def written_moment(text: str) -> str:
    """A day, or a day with its hour, as papers write it: 2026年11月21日 08:10."""
    day, _, hour = text.partition(" ")
    return f"{month_day(day)} {hour}".rstrip()


def _of_part(case: MatterCase, at: int) -> Facts:
    """What is known of one part, as papers write it."""
    part, plan, ledger = case.parts[at], case.definition.parts, case.definition
    facts = _dated(ledger.act(plan.added) if plan else None, part.facts) | {DAY: month_day(part.day)}
    if plan is None or part.settled is None:
        return facts
    settled = _dated(ledger.act(plan.settled), part.settled.facts) | {DAY: month_day(part.settled.day)}
    return {**facts, **{f"settled.{key}": value for key, value in settled.items()}}


def _dated(act: ActPlan | None, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts of an act with its dates as papers write them."""
    dates = {one.key for one in act.columns if one.kind == "date"} if act else set()
    return {key: month_day(value) if key in dates else value for key, value in facts.items()}


def _plain(ledger: Definition, facts: Facts) -> dict[str, str]:
    """What the forms asked, by the names that sheets know it by: ``answer.basis`` as answer_basis."""
    keys = [one.key for one in ledger.begin.columns]
    keys += [f"{act.key}.{one.key}" for act in ledger.acts for one in act.columns]
    keys += [limit.key for limit in ledger.limits]
    keys += [key for key in facts if "." not in key and key not in keys and key != DAY]
    return {key.replace(".", "_"): facts.get(key, "") for key in keys}


def _is_of_rules(texts: Iterable[Said]) -> bool:
    keys = [key for one in texts for key in (*keys_of(one.text), *one.when)]
    return all(key.removeprefix("!").startswith((RULE, CITED)) for key in keys)
