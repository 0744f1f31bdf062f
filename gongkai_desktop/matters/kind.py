"""A side ledger as a kind of record: what its definition says, on the spine that all records stand on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from gongkai_desktop.cases.act import Act, Doing
from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.folding import Folding
from gongkai_desktop.cases.kind import CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit, foremost
from gongkai_desktop.cases.moves import Change, Move
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.masking import MASK
from gongkai_desktop.matters.acting import MatterAct, acts_of, any_act, begin_of
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.definition import VOIDED, Definition
from gongkai_desktop.matters.dues import DAYS
from gongkai_desktop.matters.handing import handed_over
from gongkai_desktop.matters.history import asked_of, key_of, key_of_matter, masked_text, told_by_ledger
from gongkai_desktop.matters.ledgers import Ledgers
from gongkai_desktop.matters.matter import (
    AFFAIR,
    AFFAIRS,
    HANDOVER,
    PREFIX,
    VOID,
    Matter,
    fold,
    folded,
    kind_of_look,
    step_of,
)
from gongkai_desktop.matters.periods import returning
from gongkai_desktop.matters.telling import history_lines, lines_of, tell
from gongkai_desktop.matters.words import filled
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.store.search import indexed

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper


Drawn: TypeAlias = "Callable[[str], tuple[Paper[MatterCase], ...]]"
"""The papers of a ledger, by its key, that are drawn from more than a record (see ``PaperPlan.drawn``)."""


def _nothing_drawn(key: str) -> tuple[Paper[MatterCase], ...]:
    return ()


class MatterKind(CaseKind[Matter, MatterCase]):
    """One side ledger. Its rows share a table with those of all others; ``key`` says whose they are.

    Any of them makes the rows of all, also one without a key.
    """

    prefix: ClassVar[str] = PREFIX
    table: ClassVar[str] = "matter"
    search: ClassVar[str | None] = "matter_search"
    naming: ClassVar[Naming] = Naming("一件", "台账里没有 #{}")
    last: ClassVar[str] = VOID
    folding, days = Folding[Matter](lambda event: None), DAYS

    def __init__(
        self, office: Reckoning, ledgers: Ledgers, key: str = "", drawn: Drawn = _nothing_drawn
    ) -> None:
        super().__init__(office)
        self._ledgers, self._key, self._drawn = ledgers, key, drawn

    @property
    def key(self) -> str:
        """The ledger."""
        return self._key

    @property
    def definition(self) -> Definition:
        """The definition that a new record begins under."""
        return self._ledgers.current(self.key)

    def owns(self, state: Matter) -> bool:
        """Whether a record of the shared table is one of this ledger."""
        return state.ledger == self.key

    # — from events to the state and its row —

    def fold(self, state: Matter | None, event: Event) -> Matter | None:
        """The record after one more event."""
        return fold(state, event)

    def folded(self, events: Sequence[Event]) -> Matter | None:
        """The record that a whole history leads to."""
        return folded(events)

    def row(self, state: Matter | None) -> Mapping[str, object] | None:
        """The row of the matter table; ``facts`` are what its ledger lists, masked where it says so."""
        if state is None:
            return None
        case = self.case(state, _at_its_time(state))
        matter, ledger = case.matter, case.definition
        return {
            "ledger": state.ledger,
            "title": titled(matter, matter.title),
            "who": masked(case, ledger.who) if ledger.who else "",
            "day": matter.day,
            "item": state.item,
            "state": case.state.title,
            **self.owed(case.limits),
            "closed": case.closed,
            "flags": flagged(case.breaches()),
            "facts": _json(listed_facts(case)),
            "natural_key": key_of_matter(matter, ledger),
            "told": _json(matter.fields),
            "history": int(matter.history),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: what it is called, nothing, who of the office, pinyin initials of the first."""
        who = str(row["who"])
        return indexed(str(row["title"]), words="" if MASK in who else who)

    # — a record on a day —

    def case(self, state: Matter, moment: Moment) -> MatterCase:
        """The record under the definition and the rule set that it began with."""
        rules, ledger = self.office.rules_of(state.rules), self._ledgers.of(state)
        return MatterCase(told_by_ledger(state, ledger), ledger, rules, self.office.workdays, moment)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> MatterCase:
        """A record that is to be begun today under the office's rules."""
        rules = office.rules
        return MatterCase(Matter(ledger=self.key), self.definition, rules, self.office.workdays, moment)

    def called(self, case: MatterCase) -> tuple[str, str]:
        """Its ledger and its title; such a record has no number of its own."""
        return "", f"{case.definition.title}：{case.matter.title}"

    def status(self, case: MatterCase) -> Status:
        """Its state, and how near what it owes first is."""
        first, title = foremost(case.limits), case.state.title
        return Status(title, title, first.urgency(case.moment, case.calendar) if first else NONE)

    def limits(self, case: MatterCase) -> tuple[Limit, ...]:
        """What it still owes."""
        return case.limits

    def breaches(self, case: MatterCase) -> tuple[Breach, ...]:
        """What went against the rules in it."""
        return tuple(case.breaches())

    def touches(self, state: Matter) -> tuple[int, ...]:
        """The information that it is about."""
        return (state.item,) if state.item else ()

    def facts(self, case: MatterCase) -> Mapping[str, str]:
        """What its first form said, then each act by its key before a dot, in the order it was asked."""
        matter, acts = case.matter, case.definition.all_acts
        steps = ((act.key, step) for act in acts for step in matter.did(act.key))
        later = {f"{act}.{key}": value for act, step in steps for key, value in step.facts.items()}
        known = {**matter.facts, **later}
        asked = {key: known[key] for key in self.labels(case) if key in known}
        return {"day": matter.day, **asked, **known}

    def labels(self, case: MatterCase) -> Mapping[str, str]:
        """What its forms ask, that of an act after what the act is called."""
        plan = case.definition
        begun = {one.key: one.title for one in plan.begin.columns}
        later = {
            f"{act.key}.{one.key}": f"{act.title}：{one.title}"
            for act in plan.all_acts
            for one in act.columns
        }
        return {**begun, **later}

    def moves(self, change: Change) -> Iterable[Move]:
        """The next record that a duty wants (上网巡查), where the rule set has one and its day moves."""
        if self.key not in self._ledgers.returning:
            return
        ledger, office = self.definition, change.office
        before, now = (
            {
                one.duty: one.due
                for one in returning(ledger, office.rules, change.store, change.today, calendar)
            }
            for calendar in (office.workdays, change.after)
        )
        plan = ledger.returning
        for duty, due in before.items():
            if plan is not None and now[duty] != due:
                yield Move(0, ledger.title, due, now[duty], filled(plan.moved, {"duty": duty}), plan.what)

    def related(self, state: Matter) -> Iterable[int]:
        """All the information that it speaks of."""
        return state.items

    def sections(self, case: MatterCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel: the sections of its definition, then the information it is about."""
        about = (SectionLine(titles.get(one, f"#{one}"), record=one) for one in case.matter.items)
        return panel(
            *((plan.title, lines_of(plan, case)) for plan in case.definition.sections),
            ("旧台账", history_lines(case)),
            ("涉及的信息", about),
        )

    # — what may be done —

    @property
    def beginnings(self) -> tuple[MatterAct, ...]:
        """How a new record begins."""
        return (begin_of(self.definition.begin, self.key),)

    @property
    def acts(self) -> tuple[MatterAct, ...]:
        """The acts of its definition."""
        return acts_of(self.definition)

    def act(self, key: str) -> MatterAct:
        """The act of that key; what it becomes is as the record's own definition says."""
        return any_act(key)

    def acts_of(self, case: MatterCase) -> tuple[MatterAct, ...]:
        """The acts of the definition that a record began under."""
        return acts_of(case.definition)

    def after(
        self, doing: Doing[MatterCase], act: Act[Matter, MatterCase], drafts: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """What an act brings about among the office's people: posts that are handed over."""
        return handed_over(doing, act.key) if self.key == HANDOVER else ()

    # — history and papers —

    @property
    def papers(self) -> tuple[Paper[MatterCase], ...]:
        """The sheet or the letter of its definition, if it has one."""
        from gongkai_desktop.matters.papers import papers_of  # drawing is seldom wanted

        return (*self._drawn(self.key), *papers_of(self.definition))

    def tell(self, event: Event, record: int) -> str:
        """One of its events in a sentence; what is masked stands in none."""
        return tell(event)

    @property
    def gone(self) -> str:
        """Those of this ledger that were voided."""
        return f"ledger = '{self.key}' AND state = '{VOIDED}'"

    def voids(self, event: Event) -> bool:
        """Whether it was the act that every ledger ends with."""
        step = None if event.purged else step_of(event)
        return step is not None and step.what == VOID

    def undoable(self, event: Event) -> bool:
        """Each of its events may be taken back by itself, but that somebody looked."""
        return event.kind not in self.quiet

    @property
    def quiet(self) -> frozenset[str]:
        """A look at what is masked changes nothing on paper."""
        return frozenset({kind_of_look(self.key)})

    # — keeping —

    def keep_definition(self) -> None:
        """Keep the definition in use, so that what begins now keeps it."""
        self._ledgers.keep(self.definition)


class AffairKind(MatterKind):
    """One of the ledgers whose events bear the older names (``affair.questioned``)."""

    prefix: ClassVar[str] = AFFAIR


def kinds_of(office: Reckoning, ledgers: Ledgers, drawn: Drawn = _nothing_drawn) -> tuple[MatterKind, ...]:
    """Every side ledger of an office as a kind of record; ``drawn`` gives the papers drawn from more than a record."""
    return tuple(
        AffairKind(office, ledgers, key) if key in AFFAIRS else MatterKind(office, ledgers, key, drawn)
        for key in ledgers.keys
    )


def masked(case: MatterCase, key: str) -> str:
    """A fact as lists have it: of a masked name the family name, of anything else that is masked nothing."""
    return masked_text(case.definition, key, case.matter.facts.get(key, ""))


def listed_facts(case: MatterCase) -> dict[str, str]:
    """What was said of a record, for lists and workbooks, by the keys of ``views.further_columns``."""
    ledger = case.definition
    begin = ledger.begin
    found = {key_of(begin, one.key): masked(case, one.key) for one in asked_of(begin)}
    for act in ledger.acts:
        keys = ("day", *(one.key for one in asked_of(act)))
        found |= {key_of(act, key): case.facts.get(f"{act.key}.{key}", "") for key in keys}
    return {key: value for key, value in found.items() if value}


def _json(told: Mapping[str, str]) -> str:
    return json.dumps(dict(told), ensure_ascii=False, separators=(",", ":"))


def _at_its_time(state: Matter) -> Moment:
    """Rows know no clock: what they hold is the same at any moment."""
    day = date.fromisoformat(state.day or state.came)
    return Moment(day, datetime(day.year, day.month, day.day))
