"""不予公开备案 as a kind of record: a quarter's filing, from its proposal to what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.cases.moves import Change, Move
from gongkai_desktop.cases.urgency import AT_NO_TIME, Moment
from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.duties import WithheldFiling
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.reports.filing.acts import ACTS, BEGINNINGS, FILING, VOID
from gongkai_desktop.reports.filing.case import FilingCase, FilingOpening, week_of
from gongkai_desktop.reports.filing.filing import Filing, FilingState
from gongkai_desktop.reports.filing.owed import DAYS, owed
from gongkai_desktop.reports.filing.sections import sections
from gongkai_desktop.reports.filing.withheld import Records

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper

_NO_RULE: Final = WithheldFiling("", (), "", "")
"""What a filing goes by whose rule set can no longer be told."""
_EARLIER: Final = 8
"""Quarters back from this one that may still be filed."""


class FilingKind(CaseKind[Filing, FilingCase]):
    """One filing. ``records`` tell what is withheld as of now, ``office`` who holds a post."""

    prefix: ClassVar[str] = "filing"
    table: ClassVar[str] = "filing"
    search: ClassVar[str | None] = "filing_search"
    naming: ClassVar[Naming] = Naming("份备案", "没有备案 #{}")
    beside: ClassVar[bool] = False
    last: ClassVar[str] = VOID.key
    folding, beginnings, acts, days = FILING, BEGINNINGS, ACTS, DAYS
    voided: ClassVar[str] = VOID.event
    gone: ClassVar[str] = f"state = '{FilingState.VOID}'"

    def __init__(self, reckoning: Reckoning, records: Records, office: Office) -> None:
        super().__init__(reckoning)
        self._own, self.records = office, records

    def rule(self, filing: Filing) -> WithheldFiling:
        """What the rule set that it began under says of filings."""
        return self.office.rules_of(filing.rules).filing or _NO_RULE

    def case(self, state: Filing, moment: Moment) -> FilingCase:
        """The filing on a day."""
        rule, calendar = self.rule(state), self.office.workdays
        return FilingCase(state, rule, moment.today, calendar, self.records, self._names)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> FilingOpening:
        """A quarter to be filed: the oldest that is owed first, then the others without a filing, the newest first.

        Refused where the rule set in use has no such filing, and where every quarter has its own already.
        """
        rule, today = office.rules.filing, moment.today
        if rule is None:
            raise Refused(
                "本单位的制度没有不予公开备案",
                way="要报的，在“本单位”的制度选择里打开“每季度向主管部门报不予公开信息备案表”",
            )
        first, filed = self.records.owed(office, today), self.records.filed()
        current = Quarter.of(today)
        others = (current.later(-back) for back in range(_EARLIER))
        free = tuple(one for one in others if str(one) not in filed and one not in first)
        if not (first or free):
            raise Refused("这几个季度都已经拟报", way="请在列表里打开那一份；报送以后有变动的，用“补报”")
        return FilingOpening((*first, *free), rule, today, office.workdays, self.records)

    def _names(self, post: str) -> tuple[str, ...]:
        return tuple(person.name for person in self._own.holders(post))

    def called(self, case: FilingCase) -> tuple[str, str]:
        """The quarter, and its title."""
        return case.filing.called, case.filing.title

    def status(self, case: FilingCase) -> Status:
        """Where it stands, and how near its last day is."""
        limit, state = case.limit, case.filing.state.value
        near = limit.urgency(Moment.beginning(case.today), case.calendar) if limit else NONE
        return Status(state, state, near)

    def limits(self, case: FilingCase) -> tuple[Limit, ...]:
        """By when it is to be filed."""
        return (case.limit,) if case.limit else ()

    def breaches(self, case: FilingCase) -> tuple[Breach, ...]:
        """Filed late, or not at all by then."""
        filing, rule = case.filing, case.rule
        if filing.of or filing.void or not filing.period:
            return ()
        due = case.week.last.isoformat()
        if filing.filed > due:
            return (Breach("filed_late", f"{filing.filed} 才报送，晚于 {due}", rule.due_article),)
        if not filing.filed and case.today.isoformat() > due:
            return (Breach("not_filed", f"{due} 前应当报送，还没有报", rule.due_article),)
        return ()

    def remarks(self, case: FilingCase) -> tuple[str, ...]:
        """Secrets without a substitute, and what changed in the register since it was proposed."""
        if case.filing.void or not case.filing.period:
            return ()
        told = [case.hindrance] if case.open and case.hindrance else []
        return (*told, *([f"信息登记有变动：{case.difference.words}"] if case.difference else []))

    def sections(self, case: FilingCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case)

    def facts(self, case: FilingCase) -> Mapping[str, str]:
        """Its quarter, how many lines it has, its days."""
        filing = case.filing
        told = {
            key: getattr(filing, key) for key in ("period", "proposed", "signed", "filed", "to", "receipt")
        }
        return {**told, "entries": str(len(filing.entries)), "why": filing.why}

    def labels(self, case: FilingCase) -> Mapping[str, str]:
        """What is not in the list of filings."""
        return {"period": "季度", "proposed": "拟报日期", "to": "报送给", "receipt": "回执", "why": "为什么"}

    def related(self, state: Filing) -> Iterable[int]:
        """What it is about."""
        return state.records

    def touches(self, state: Filing) -> tuple[int, ...]:
        """The filing that it supplements."""
        return (state.of,) if state.of else ()

    def on_paper(self, state: Filing, record: int) -> tuple[int, ...]:
        """The filing itself, and everything it lists."""
        return (record, *state.records)

    def moves(self, change: Change) -> Iterable[Move]:
        """The week of the quarter that nothing was proposed for yet."""
        rule = change.office.rules.filing
        if rule is None:
            return
        for quarter in owed(change.store, change.office, rule, change.today, ahead=True):
            before, after = (week_of(quarter, rule, one) for one in (change.office.workdays, change.after))
            if before != after:
                title = f"{quarter.title}不予公开信息备案表"
                yield Move(0, str(quarter), before.last.isoformat(), after.last.isoformat(), title, "报送期")

    @property
    def papers(self) -> tuple[Paper[FilingCase], ...]:
        """The sheet that goes up."""
        from gongkai_desktop.reports.filing.papers import PAPERS  # drawing is seldom wanted

        return PAPERS

    # — what may be done —

    def next_acts(self, case: FilingCase) -> tuple[NextAct, ...]:
        """The acts that its state permits; nothing is done with one whose content is gone."""
        return super().next_acts(case) if case.filing.period else ()

    # — its row —

    def row(self, state: Filing | None) -> Mapping[str, object] | None:
        """The row of the filing table."""
        if state is None:
            return None
        case = self.case(state, AT_NO_TIME)
        week = case.week if state.period and not (state.of or state.void) else None
        return {
            "number": state.called if state.period else "",
            "title": titled(state, state.title),
            "period": state.period,
            "state": state.state.value,
            "first": week.first.isoformat() if week else "",
            "due": week.last.isoformat() if week else "",
            "checked": state.checked.day if state.checked and state.checked.passed else "",
            "signed": state.signed,
            "filed": state.filed,
            "answered": state.answers[-1].day if state.answers else "",
            "closed": state.filed or state.voided,
            "flags": flagged(self.breaches(case)),
            "items": json.dumps(list(state.records)),
            "entries": len(state.entries),
            "provisional": int(week is not None and week.provisional),
            "scanned": int(state.scanned),
            "ordered": len(state.ordered),
            "origin": state.of,
            "last_event": state.last_event,
        }
