"""Coordination as its users call it: letters out, replies back, disagreements, objections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai_desktop.coordination import making
from gongkai_desktop.coordination.acts import Case, next_acts
from gongkai_desktop.coordination.clearance import hindrance
from gongkai_desktop.coordination.forms import Subject, new_letter
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.coordination.limits import (
    coordination_of,
    dated,
    explained,
    flags,
    in_time,
    reply_by,
    side_of,
)
from gongkai_desktop.coordination.subjects import subjects_of, titles_of
from gongkai_desktop.coordination.telling import sections, told
from gongkai_desktop.coordination.views import LETTERS, owing
from gongkai_desktop.deadlines.model import Deadline, Flag
from gongkai_desktop.deadlines.urgency import Urgency, nearness
from gongkai_desktop.errors import Gone, Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Entry, Section
from gongkai_desktop.office.reviewing import Coordination as Rule
from gongkai_desktop.office.secrecy import refuse_marked_file
from gongkai_desktop.records.event import REVERSED, Changed, Json
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that an item waits for: to whom, where it stands, by when (ISO, ''), why it hinders publication."""

    letter: int
    addressee: str
    state: str
    due: str
    why: str
    article: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter whole, as its panel shows it on a day."""

    id: int
    number: str
    title: str
    state: str
    urgency: Urgency
    deadline: Deadline | None
    sections: tuple[Section, ...]
    acts: tuple[NextAct, ...]
    timeline: tuple[Entry, ...]
    flags: tuple[Flag, ...]
    attachments: tuple[Attached, ...]
    letter: Letter


class Coordination:
    """协调征求 (A5, C15, D8–D12, E5). Reads on any desk; writes only where the records may be written."""

    def __init__(self, store: Store, records: Records, office: Office, attachments: Attachments) -> None:
        self._store, self._records, self._office = store, records, office
        self._attachments = attachments

    @property
    def rule(self) -> Rule:
        """What the rule set in use says of coordination, else the 条例 alone."""
        return coordination_of(self._office.rules)

    # — new letters —

    def form(self, items: Sequence[int], today: date) -> NextAct:
        """The form of a letter about these items, with what is known of them filled in."""
        return self._form(self._subjects(items), today)

    def _form(self, subjects: Sequence[Subject], today: date) -> NextAct:
        together = self._together(subjects)
        act = new_letter(subjects, self.rule, self._office.profile.name, today, together=together)
        warning = self._too_late(subjects, today)
        return replace(act, note=f"{warning}；{act.note}") if warning else act

    def _too_late(self, subjects: Sequence[Subject], today: date) -> str:
        """That a letter sent today could not be answered before they must be public, in words; '' when it could."""
        due = min((subject.due for subject in subjects if subject.due), default="")
        side = self.rule.organ
        reply = reply_by(today.isoformat(), side, self._office.workdays).day
        if in_time(reply, due):
            return ""
        return (
            f"来不及：今天发出，{side.reply_within}内答复就到 {reply}，公开期限是 {due}；"
            "请写明更早的答复期限，并当面催办"
        )

    def _together(self, subjects: Sequence[Subject]) -> bool:
        """Whether other organs made any of these too (D14), as the rule set in use reads their source."""
        titles = {source.title for source in self._office.rules.sources if source.together}
        return any(subject.source in titles for subject in subjects)

    def send(self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """A letter to each of those named, in one act; without a day of sending it is kept to be sent."""
        subjects = self._subjects(items)
        facts, files = facts_of(self._form(subjects, today), values, today)
        setting = making.Setting(self.rule, self._office.workdays, today, self._together(subjects))
        return self._records.append(making.begun(subjects, facts, self._kept(files), setting), actor=actor)

    def _subjects(self, items: Sequence[int]) -> tuple[Subject, ...]:
        return subjects_of(self._store, items, self._office.rules.is_secret)

    def _kept(self, files: Sequence[Path]) -> list[Mapping[str, Json]]:
        for file in files:
            refuse_marked_file(file)
        return [self._attachments.keep(file).as_body() for file in files]

    # — one letter —

    def letter(self, letter_id: int) -> Letter:
        """The letter's state, its days as the calendar has them now; Refused when there is no such letter."""
        known = self._store.one("SELECT 1 FROM letter WHERE id = ?", (letter_id,))
        state = self._records.state(letter_id) if known else None
        if not isinstance(state, Letter):
            raise Gone(f"没有函件 #{letter_id}", way="请刷新列表再选")
        return dated(state, self._rule_of(state), self._office.workdays)

    def view(self, letter_id: int, today: date) -> LetterView:
        """The letter whole, with its deadline explained and the acts that it permits today."""
        with self._records.understood():
            letter = self.letter(letter_id)
            rule, calendar = self._rule_of(letter), self._office.workdays
            return LetterView(
                letter_id,
                letter.doc_no or f"#{letter_id}",
                letter.title,
                letter.state.value,
                nearness(owing(letter.state, letter.due), letter.provisional, today, calendar),
                explained(letter, rule, calendar),
                sections(letter, titles_of(self._store, letter.items), rule, today),
                next_acts(Case(letter, rule, today)),
                self._timeline(letter_id),
                flags(letter, rule),
                letter.attached,
                letter,
            )

    def _timeline(self, letter_id: int) -> tuple[Entry, ...]:
        events = self._records.events(letter_id)
        undone = {event.body.get("event") for event in events if event.kind == REVERSED}
        name_of = self._office.person_name
        return tuple(
            Entry(
                event.id,
                event.day,
                event.at,
                name_of(event.actor),
                told(event) + ("（已撤销）" if event.id in undone else ""),
                event.id not in undone and event.kind.startswith("letter."),
            )
            for event in events
        )

    def perform(
        self, letter_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the letter's permitted acts with the facts of its form."""
        letter = self.letter(letter_id)
        rule = self._rule_of(letter)
        act = next((one for one in next_acts(Case(letter, rule, today)) if one.key == act_key), None)
        if act is None:
            raise Refused(
                "现在不能做这一步", why=f"这件函现在是“{letter.state}”", way="请刷新后按“下一步”里的提示办"
            )
        facts, files = facts_of(act, values, today)
        together = act_key == "amend" and self._together(self._subjects(letter.items))
        setting = making.Setting(rule, self._office.workdays, today, together)
        draft = making.done(letter, act_key, facts, self._kept(files), setting)
        return self._records.append([draft], actor=actor)

    def _rule_of(self, letter: Letter) -> Rule:
        return coordination_of(self._office.rules_of(letter.rules))

    # — what an item waits for —

    def waiting(self, item_id: int, today: date | None = None) -> tuple[Waiting, ...]:
        """The letters that hinder an item's publication on that day (without one: by the desk's clock)."""
        day = (today or self._records.today()).isoformat()
        found = []
        for record in self.of_item(item_id):
            letter = self.letter(record)
            if why := hindrance(letter, day):
                article = side_of(letter, self._rule_of(letter)).article
                found.append(Waiting(record, letter.called, letter.state.value, letter.due, why, article))
        return tuple(found)

    def of_item(self, item_id: int) -> tuple[int, ...]:
        """The letters about an item, oldest first."""
        sql = f"SELECT t.id FROM letter t WHERE {LETTERS.about} ORDER BY t.id"
        return tuple(int(record) for (record,) in self._store.rows(sql, {"about": item_id}))
