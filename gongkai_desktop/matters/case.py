"""A record on a day under its own definition and rule set: what is known of it, what it owes, what went wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.limit import Limit, ahead_of, counted, within_hours
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import JOINT
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.matters.definition import (
    ALL,
    CHANNELS,
    DUE,
    OWED,
    PARTS,
    VOIDED,
    Asked,
    Definition,
    Late,
    LimitPlan,
    Parameter,
    StatePlan,
    as_list,
    told,
)
from gongkai_desktop.matters.history import CLOSED, state_told
from gongkai_desktop.matters.hooks import HOOKS, NO_HOOK, Hook
from gongkai_desktop.matters.matter import VOID, Matter, Step
from gongkai_desktop.matters.words import Facts, filled, holds
from gongkai_desktop.office.citing import as_of, is_ours
from gongkai_desktop.office.organs import by_analogy
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.workdays.calendar import Calendar

_SHORT = 24
_SEVERAL = ("several", "checks")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of a record: the event that added it, its facts and day, how it was settled (None: not yet)."""

    event: int
    facts: Mapping[str, str]
    day: str
    item: int = 0
    settled: Step | None = None


@dataclass(frozen=True)
class MatterCase:
    """A record (or, with number 0, one that is to be begun) as it stands at a moment."""

    matter: Matter
    definition: Definition
    rules: RuleSet
    calendar: Calendar
    moment: Moment

    @property
    def today(self) -> date:
        """The day it is looked at."""
        return self.moment.today

    @property
    def hook(self) -> Hook:
        """The Python that computes what the definition's texts cannot."""
        return HOOKS[self.definition.hook] if self.definition.hook else NO_HOOK

    # — what the rule set says —

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """What the rule set says of the ledger; what that leaves open is as its definition gives it.

        Articles are those in force on the day of the record, and only lead the way (（参照）) where law does not bind.
        """
        ledger, rules = self.definition, self.rules
        section = getattr(rules, ledger.rule) if ledger.rule else None
        own = {one.name: _parameter(getattr(section, one.name)) for one in fields(section)} if section else {}
        law = {key: _given(rules, key, value) for key, value in ledger.given.items()}
        told = {**law, **{key: value for key, value in own.items() if value or key not in law}}
        found, day = self.hook.parameters(rules, self.matter.facts, told), self.matter.day
        return {key: as_of(str(value), day) if _cites(key) else value for key, value in found.items()}

    # — what is known —

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its parts, in the order in which they were added."""
        plan, matter = self.definition.parts, self.matter
        if plan is None:
            return ()
        found = (
            [Part(matter.number, matter.facts, matter.day, matter.item)]
            if matter.facts.get(plan.named)
            else []
        )
        found += [Part(one.event, one.facts, one.day, one.item) for one in matter.did(plan.added)]
        settled = {one.part: one for one in matter.did(plan.settled)}
        return tuple(replace(part, settled=settled.get(part.event) or self._at_once(part)) for part in found)

    def _at_once(self, part: Part) -> Step | None:
        """What settled it the moment it was added: the remedy stands for the first thing that the other act asks."""
        plan = self.definition.parts
        if plan is None or not plan.remedied or not part.facts.get(plan.remedied):
            return None
        act = self.definition.act(plan.settled)
        key = next((one.key for one in act.columns if one.key != plan.chosen), plan.remedied) if act else ""
        return Step(
            part.event, plan.settled, part.day, {key: part.facts[plan.remedied]}, part.item, part.event
        )

    @property
    def open_parts(self) -> tuple[Part, ...]:
        """Those that were not settled yet."""
        return tuple(part for part in self.parts if part.settled is None)

    def is_late(self, part: Part) -> bool:
        """Whether a part should be settled by now: where its ledger sets parts a last day, once that is over."""
        last = next((limit.on for limit in self.definition.limits if limit.parts), "")
        due = part.facts.get(last, "")
        return part.settled is None and (not last or (bool(due) and self.today.isoformat() > due))

    def labels(self) -> dict[str, Part]:
        """The open parts by what forms call them: by their number and how they begin."""
        plan = self.definition.parts
        known = enumerate(self.parts, start=1)
        named = plan.named if plan else ""
        return {f"{at}. {one.facts.get(named, '')[:_SHORT]}": one for at, one in known if one.settled is None}

    @cached_property
    def facts(self) -> Facts:
        """Everything that conditions and texts may name."""
        owed = {f"{limit.key}.{OWED}": shown_moment(limit) for limit in self.limits}
        return {**self._limited, **owed}

    @cached_property
    def _limited(self) -> dict[str, str]:
        """The same without what is still owed, which only its state tells."""
        return {**self._said, **{limit.key: shown_moment(limit) for limit in self.all_limits}}

    @cached_property
    def _said(self) -> dict[str, str]:
        """What was said, what the rule set says, and what the hook makes of it; no limits."""
        matter, ledger = self.matter, self.definition
        begin = ledger.begin.columns
        found = self.of_form(begin, matter.facts) | self._chosen(begin, matter.facts) | {DAY: matter.day}
        for act in ledger.all_acts:
            for step in matter.did(act.key):
                told, chosen = self.of_form(act.columns, step.facts), self._chosen(act.columns, step.facts)
                found |= {act.key: step.day, f"{act.key}.{DAY}": step.day, **chosen}
                found |= {f"{act.key}.{key}": value for key, value in told.items()}
        found |= {f"rule.{key}": shown(value) if value else "" for key, value in self.parameters.items()}
        article = str(self.parameters.get("article", ""))
        found["rule"] = "是" if self.parameters else ""
        found["rule.stated"] = "是" if article and not is_ours(article) else ""
        publication = self.rules.publication
        found["publication"] = publication.turned_article or publication.article
        found["record"] = str(matter.item or "")
        if ledger.parts:
            found[ledger.parts.key] = "是" if self.parts else ""
            found[f"{ledger.parts.key}.open"] = "是" if self.open_parts else ""
        found |= self.hook.facts(self.rules, matter, self.parameters)
        for key, when in ledger.conditions.items():
            found[key] = "是" if holds(when, found) else ""
        return found

    @staticmethod
    def of_form(columns: tuple[Asked, ...], facts: Mapping[str, str]) -> dict[str, str]:
        """The facts of a form, several choices as people list them."""
        several = {one.key for one in columns if one.kind in _SEVERAL}
        return {key: value.replace(JOINT, "、") if key in several else value for key, value in facts.items()}

    @staticmethod
    def _chosen(columns: tuple[Asked, ...], facts: Mapping[str, str]) -> dict[str, str]:
        """The keys that choices make known; of a field where only one may be taken those of the others are unknown."""
        found: dict[str, str] = {}
        for column in (one for one in columns if one.means):
            taken = facts.get(column.key, "").split(JOINT)
            if column.kind not in _SEVERAL:
                found |= dict.fromkeys(column.means.values(), "")
            found |= {key: choice for choice, key in column.means.items() if choice in taken}
        return found

    # — where it stands —

    @cached_property
    def state(self) -> StatePlan:
        """Where it stands."""
        if self.matter.void:
            return StatePlan(VOIDED, closed=True)
        known = next(state for state in self.definition.states if holds(state.when, self._limited))
        return state_told(self.matter, self.definition, known) if self.matter.history else known

    @property
    def closed(self) -> str:
        """The day nothing more was wanted of it (ISO); '' while something is.

        Of history whose days are not known it is the day it was brought in.
        """
        matter = self.matter
        if not self.state.closed:
            return ""
        void = matter.did(VOID)
        told = matter.fields.get(CLOSED, "") if matter.history else ""
        return void[-1].day if void else told or matter.last_day or matter.came

    @cached_property
    def all_limits(self) -> tuple[Limit, ...]:
        """Every limit it has, whether it is still owed or not."""
        found = (self._limit(plan) for plan in self.definition.limits if holds(plan.when, self._said))
        return tuple(limit for limit in found if limit is not None)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Those that it still owes. History owes nothing: it is not gone on with before an act is done here."""
        if self.state.closed or self.matter.history:
            return ()
        owed = {plan.key for plan in self.definition.limits if not holds((plan.until,), self._limited)}
        return tuple(limit for limit in self.all_limits if limit.key in owed)

    def _limit(self, plan: LimitPlan) -> Limit | None:
        article = filled(plan.article, self._said)
        if plan.on:
            due = self._last_day(plan)
            if plan.ahead and not (ahead := filled(plan.ahead, self._said)):
                return None
            if due and plan.ahead:
                due = ahead_of(due, Term.from_text(ahead), self.calendar)
            return Limit(plan.key, plan.title, due, article) if due else None
        start = self._said.get(plan.since, "")
        if not start:
            return None
        if plan.hours:
            hours = int(filled(str(plan.hours), self._said) or 0)
            hour = self._said.get(plan.since.replace(DAY, "hour"), "")
            if not hours or not hour:
                return None
            found = datetime.fromisoformat(f"{start}T{hour}")
            return within_hours(plan.key, plan.title, found, hours, article=article)
        within = filled(plan.within, self._said)
        if not within:
            return None
        term = Term.from_text(within)
        return counted(plan.key, plan.title, start, term, self.calendar, article=article, begins=plan.begins)

    def _last_day(self, plan: LimitPlan) -> str:
        """The day that was said, the earliest of the open parts'."""
        if not plan.parts:
            return self._said.get(plan.on, "")
        days = (part.facts.get(plan.on, "") for part in self.open_parts)
        return min((day for day in days if day), default="")

    # — what went against the rules —

    def breaches(self) -> Iterator[Breach]:
        """What went against the rules, with the article: what was late first.

        Of history only what its own days tell: an old ledger that is silent of an act does not say it was not done.
        """
        if self.matter.void:
            return
        limits = {limit.key: limit for limit in self.all_limits}
        for plan in self.definition.limits:
            limit = limits.get(plan.key)
            if plan.late and limit and self._is_late(plan, limit):
                text = filled(plan.late.text, {**self.facts, DUE: shown_moment(limit)})
                yield Breach(plan.late.code, text, limit.article)
            if (
                plan.late
                and limit
                and not self.matter.history
                and (text := self._left_undone(plan, plan.late))
            ):
                yield Breach(f"{plan.late.code}_never", text, limit.article)
        for wrong in () if self.matter.history else self.definition.breaches:
            if holds(wrong.when, self.facts):
                yield Breach(wrong.code, filled(wrong.text, self.facts), filled(wrong.article, self.facts))

    def _left_undone(self, plan: LimitPlan, late: Late) -> str:
        """What is told of a record that was closed with a limit never kept; '' where a breach of its own says so."""
        undone = f"!{plan.until}" if not plan.until.startswith("!") else plan.until.removeprefix("!")
        if not self.state.closed or not holds((undone,), self.facts):
            return ""
        own = (wrong.when for wrong in self.definition.breaches if holds(wrong.when, self.facts))
        return (
            ""
            if any(undone in when for when in own)
            else told(late.never, {**self.facts, "limit": plan.title})
        )

    def _is_late(self, plan: LimitPlan, limit: Limit) -> bool:
        if plan.parts:
            settled = ((part.facts.get(plan.on, ""), part.settled) for part in self.parts)
            return any(due and step and step.day > due for due, step in settled)
        steps = self.matter.did(plan.by or plan.until)
        moments = [step.told_moment if limit.due_at else step.day for step in steps]
        if not moments:
            return False
        return (max(moments) if plan.each else min(moments)) > (limit.due_at or limit.due)

    # — what its forms offer —

    def choices(self, column: Asked) -> tuple[str, ...]:
        """What may be chosen in a field."""
        source = column.choices_from
        if source == CHANNELS:
            return tuple(channel.title for channel in self.rules.channels)
        if source == PARTS:
            return tuple(self.labels())
        if source.startswith("rule."):
            value = self.parameters.get(source.removeprefix("rule."), ())
            return as_list(value) if value and isinstance(value, str | tuple) else ()
        if source:
            return self.hook.choices(source, self.matter, self.parameters)
        return column.choices

    def default(self, column: Asked) -> str:
        """What stands in a field at first."""
        if column.default != ALL:
            return filled(column.default, {**self.facts, "now": f"{self.moment.now:%H:%M}"})
        choices = self.choices(column)
        return JOINT.join(choices) if column.kind == "several" else next(iter(choices), "")


def shown(value: Parameter) -> str:
    """A parameter of a rule set in running text."""
    return "、".join(value) if isinstance(value, tuple) else str(value)


def shown_moment(limit: Limit) -> str:
    """The last day, or the last moment, of a limit in running text."""
    return limit.due_at.replace("T", " ") if limit.due_at else limit.due


def _parameter(value: object) -> Parameter:
    """A value of a rule set's section, a length of time as screens write it."""
    if value is None or isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, Term):
        return value.words
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return value if isinstance(value, int) else str(value)


def _given(rules: RuleSet, key: str, value: Parameter) -> Parameter:
    """What a definition gives, as a rule set would say it: articles by analogy where law does not bind."""
    if _cites(key):
        return value if rules.binding else by_analogy(str(value))
    term = Term.in_text(value)
    return term.words if term else value


def _cites(key: str) -> bool:
    return key.endswith("article")
