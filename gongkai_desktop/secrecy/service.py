"""The secrecy ledgers as their users call them: questions, patrols, leaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.kind import Status
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency, nearness
from gongkai_desktop.errors import Fault, Gone, Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Entry, Section
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.office.secrecy import refuse_marked_file
from gongkai_desktop.records.event import REVERSED, Changed, Draft, Json
from gongkai_desktop.records.memory import Records
from gongkai_desktop.secrecy import making
from gongkai_desktop.secrecy.acts import Case, next_acts
from gongkai_desktop.secrecy.affair import KINDS, PATROL, TITLES, Affair
from gongkai_desktop.secrecy.forms import new_form
from gongkai_desktop.secrecy.periods import next_owed
from gongkai_desktop.secrecy.standing import dated, explained, flags
from gongkai_desktop.secrecy.telling import sections, told
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments

_LONG = 16  # more digits than any record's number has


@dataclass(frozen=True, slots=True)
class PatrolDue:
    """The next patrol: its last day (ISO), the day of the last one ('' for none), how near it is, the article."""

    due: str
    last: str
    urgency: Urgency
    article: str


@dataclass(frozen=True, slots=True)
class AffairView:
    """One matter whole, as its panel shows it on a day. ``due_at`` is the last moment for a leak's report (ISO)."""

    id: int
    number: str
    kind: str
    title: str
    status: Status
    urgency: Urgency
    deadline: Deadline | None
    due_at: str
    sections: tuple[Section, ...]
    acts: tuple[NextAct, ...]
    timeline: tuple[Entry, ...]
    breaches: tuple[Breach, ...]
    attachments: tuple[Attached, ...]
    affair: Affair


class SecrecyLedgers:
    """保密工作台账 (A6, A7, B9). Reads on any desk; writes only where the records may be written."""

    def __init__(self, store: Store, records: Records, office: Office, attachments: Attachments) -> None:
        self._store, self._records, self._office = store, records, office
        self._attachments = attachments

    # — new matters —

    def form(self, kind: str, today: date) -> NextAct:
        """The form of a new question, patrol or leak."""
        return new_form(_known(kind), self._office.rules, today, self._now(today))

    def enter(self, kind: str, values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """A new matter; a patrol without findings is kept too."""
        act = self.form(kind, today)
        facts, files = facts_of(act, values, today)
        setting = self._setting(self._office.rules, today)
        return self._append(making.begun(kind, act, facts, self._kept(files), setting), actor)

    # — one matter —

    def affair(self, affair_id: int) -> Affair:
        """The matter's state, its last day as the calendar has it now; Refused when there is no such matter."""
        known = self._store.one("SELECT 1 FROM affair WHERE id = ?", (affair_id,))
        state = self._records.state(affair_id) if known else None
        if not isinstance(state, Affair):
            raise Gone(f"保密工作台账里没有 #{affair_id}", way="请刷新列表再选")
        return dated(state, self._rules_of(state), self._office.workdays)

    def view(self, affair_id: int, today: date) -> AffairView:
        """The matter whole, with its limit explained and the acts that it permits today."""
        with self._records.understood():
            affair = self.affair(affair_id)
            rules, calendar = self._rules_of(affair), self._office.workdays
            due, due_at = affair.owed
            items = [affair.item, *(found.item for found in affair.findings)]
            return AffairView(
                affair_id,
                f"#{affair_id}",
                affair.kind,
                f"{TITLES[affair.kind]}：{affair.title}",
                Status(affair.state.value, affair.state.value),
                urgency(due, due_at, affair.provisional, self._moment(today), calendar),
                explained(affair, rules, calendar),
                due_at,
                sections(affair, rules, self._titles(items)),
                next_acts(Case(affair, rules, today, self._now(today))),
                self._timeline(affair_id),
                flags(affair, rules),
                affair.attached,
                affair,
            )

    def perform(
        self, affair_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the matter's permitted acts with the facts of its form."""
        affair = self.affair(affair_id)
        rules = self._rules_of(affair)
        acts = next_acts(Case(affair, rules, today, self._now(today)))
        act = next((one for one in acts if one.key == act_key), None)
        if act is None:
            why = f"这一件现在是“{affair.state}”"
            raise Refused("现在不能做这一步", why=why, way="请刷新后按“下一步”里的提示办")
        facts, files = facts_of(act, values, today)
        setting = self._setting(rules, today)
        return self._append(making.done(affair, act, facts, self._kept(files), setting), actor)

    def _append(self, draft: Draft, actor: int) -> Changed:
        return self._records.append([draft], actor=actor)

    def _timeline(self, affair_id: int) -> tuple[Entry, ...]:
        events = self._records.events(affair_id)
        undone = {event.body.get("event") for event in events if event.kind == REVERSED}
        name_of = self._office.person_name
        return tuple(
            Entry(
                event.id,
                event.day,
                event.at,
                name_of(event.actor),
                told(event) + ("（已撤销）" if event.id in undone else ""),
                event.id not in undone and event.kind.startswith("affair."),
            )
            for event in events
        )

    def patrol_due(self, today: date) -> PatrolDue | None:
        """The next patrol that the rule set wants; None where it wants none."""
        rule = self._office.rules.patrol
        if rule is None:
            return None
        row = self._store.one("SELECT max(day) FROM affair WHERE kind = ? AND state <> '已作废'", (PATROL,))
        last = str(row[0]) if row and row[0] else ""
        calendar = self._office.workdays
        due = next_owed(rule.every, last, today, calendar).isoformat()
        return PatrolDue(due, last, nearness(due, False, today, calendar), rule.article)

    # — what all of them need —

    def _rules_of(self, affair: Affair) -> RuleSet:
        return self._office.rules_of(affair.rules)

    def _now(self, today: date) -> datetime:
        return self._moment(today).now

    def _moment(self, today: date) -> Moment:
        return Moment.of(today, self._records.now())

    def _setting(self, rules: RuleSet, today: date) -> making.Setting:
        return making.Setting(rules, self._now(today), self._find)

    def _kept(self, files: Sequence[Path]) -> list[Mapping[str, Json]]:
        for file in files:
            refuse_marked_file(file)
        return [self._attachments.keep(file).as_body() for file in files]

    def _find(self, number: str) -> tuple[int, str]:
        """The record and title of an item's number as the clerk sees it; (0, '') for none."""
        text = number.strip()
        digits = text.removeprefix("#")
        if text.startswith("#") and digits.isdecimal() and len(digits) < _LONG:
            row = self._store.one("SELECT id, title FROM item WHERE id = ?", (int(digits),))
        else:
            sql = "SELECT id, title FROM item WHERE index_no = ? AND index_no <> ''"
            row = self._store.one(sql, (text,))
        return (int(row[0]), str(row[1])) if row else (0, "")

    def _titles(self, items: Sequence[int]) -> dict[int, str]:
        from json import dumps

        sql = "SELECT id, title FROM item WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._store.rows(sql, (dumps([item for item in items if item]),))
        return {int(record): str(title) for record, title in rows}


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise Fault(f"there is no ledger of kind {kind}")
    return kind
