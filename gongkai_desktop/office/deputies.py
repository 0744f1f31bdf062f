"""Letting someone stand in for the holder of a post (双人备岗, B17): its forms, and what they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct, act, why
from gongkai_desktop.office import events
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.people import Deputation, Person
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.records.event import Draft

UNRULED = "本制度没有规定，照此登记备查"


def article(office: Office) -> str:
    """What the rule set says of standing in, or that it says nothing."""
    rule = office.rules.deputies
    return rule.article if rule else UNRULED


def deputise_form(office: Office, today: date, *, person: int = 0) -> NextAct:
    """The form that lets someone stand in; with ``person`` they are filled in already."""
    labels = _labels(office)
    names, rule = tuple(labels), office.rules.deputies
    columns = (
        Column("person", "代理人", Kind.CHOICE, choices=names, required=True),
        Column("post", "代理的岗位", Kind.CHOICE, choices=POSTS, required=True),
        Column("stands_for", "代替谁", Kind.CHOICE, choices=names, help="不在岗的人；不写就是代理这个岗位"),
        Column("approved_by", "批准人", required=True, help=f"由{rule.approved_by}批准" if rule else ""),
        Column("since", "从哪天起", Kind.DATE, required=True),
        Column("until", "到哪天止", Kind.DATE, help="含当天；空着的，到另行登记结束为止"),
        Column("why", "原因", Kind.LONG, width=24, help="例如出差、休假、学习"),
    )
    chosen = next((label for label, one in labels.items() if one.id == person), "")
    defaults: dict[str, object] = {"since": today.isoformat(), **({"person": chosen} if chosen else {})}
    note = f"日期写批准的那一天（{article(office)}）"
    return act("deputise", "登记代理", columns, today, note=note, defaults=defaults)


def deputised(office: Office, values: Mapping[str, object], *, today: date) -> Draft:
    """What the filled-in form makes. Raises Unfilled or Refused for what cannot be."""
    form = deputise_form(office, today)
    facts, _ = facts_of(form, values, today)
    labels = _labels(office)
    person, absent = labels[facts["person"]], labels.get(facts["stands_for"])
    if facts["post"] in person.posts and absent is None:
        raise Unfilled(form.title, {"post": f"{person.name}本来就在这个岗位上"})
    return events.person_deputised(
        person.id,
        date.fromisoformat(facts[DAY]),
        post=facts["post"],
        approved_by=facts["approved_by"],
        since=date.fromisoformat(facts["since"]),
        until=date.fromisoformat(facts["until"]) if facts["until"] else None,
        stands_for=absent.id if absent else 0,
        why=facts["why"],
    )


def ended_form(today: date) -> NextAct:
    """The form that ends a deputation before its last day."""
    note = "从这一天起不再代理，以前签的照旧有效"
    return act("deputy_ended", "结束代理", (why("原因"),), today, note=note)


def ended(person: Person, given: Deputation, values: Mapping[str, object], *, today: date) -> Draft:
    """What that form makes; ``given`` is one of the person's deputations."""
    facts, _ = facts_of(ended_form(today), values, today)
    day = date.fromisoformat(facts[DAY])
    return events.person_deputy_ended(person.id, day, given.event, why=facts["why"])


def standing(office: Office, day: date) -> tuple[tuple[Person, Deputation], ...]:
    """Everyone who may stand in on that day, and for what."""
    people = (person for person in office.people() if person.active)
    return tuple((person, given) for person in people for given in person.deputies if given.holds_on(day))


def _labels(office: Office) -> dict[str, Person]:
    """The people in service by name; with their department, or number, where two bear the same name."""
    labels: dict[str, Person] = {}
    active = [person for person in office.people() if person.active]
    names = [person.name for person in active]
    for person in active:
        label = person.name if names.count(person.name) == 1 else f"{person.name}（{person.department}）"
        labels[label if label not in labels else f"{person.name} #{person.id}"] = person
    return labels
