"""协调征求 (A5, C15, D8–D12, E5): letters to other organs and persons, as a kind of record and as their service."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.cases.service import Cases
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.acts import ACTS, BEGINNINGS, LETTER
from gongkai_desktop.coordination.case import LetterCase, Opening, Subjects
from gongkai_desktop.coordination.clearance import hindrance
from gongkai_desktop.coordination.dues import DAYS
from gongkai_desktop.coordination.forms import COLUMNS, going_out
from gongkai_desktop.coordination.letter import Letter, LetterState
from gongkai_desktop.coordination.limits import breaches, coordination_of, dated, limit_of, side_of
from gongkai_desktop.coordination.sections import sections
from gongkai_desktop.coordination.views import LETTERS, owing
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.errors import Fault
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.office.reviewing import Coordination as Rule
from gongkai_desktop.store.search import indexed

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper


def _no_subjects(items: Sequence[int]) -> tuple[()]:
    raise Fault("letters were asked about items where there is no register")


class LetterKind(CaseKind[Letter, LetterCase]):
    """What a letter is. ``subjects`` gives the items that a letter is about, as the register has them."""

    prefix: ClassVar[str] = "letter"
    table: ClassVar[str] = "letter"
    search: ClassVar[str | None] = "letter_search"
    naming: ClassVar[Naming] = Naming("件函", "没有函件 #{}")
    last: ClassVar[str] = ""
    folding, beginnings, acts, days = LETTER, BEGINNINGS, ACTS, DAYS
    voided: ClassVar[str] = "letter.withdrawn"
    gone: ClassVar[str] = f"state = '{LetterState.WITHDRAWN}'"

    def __init__(self, office: Reckoning, subjects: Subjects = _no_subjects) -> None:
        super().__init__(office)
        self._subjects = subjects

    def case(self, state: Letter, moment: Moment) -> LetterCase:
        """The letter with its days as the calendar has them now."""
        rule, calendar = self._rule(state), self.office.workdays
        return LetterCase(dated(state, rule, calendar), rule, moment.today, calendar, self._subjects)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> Opening:
        """A letter about these items, by the rule set in use."""
        rule, name = coordination_of(office.rules), office.profile.name
        return Opening(self._subjects(about), rule, name, moment.today, office.workdays)

    def called(self, case: LetterCase) -> tuple[str, str]:
        """Its number and what it is about."""
        return case.letter.doc_no, case.letter.title

    def status(self, case: LetterCase) -> Status:
        """Where it stands, and how near its sending or its answer is."""
        letter = case.letter
        owed = owing(letter.state, letter.due)
        near = nearness(owed, letter.provisional, case.today, case.calendar)
        return Status(letter.state.value, letter.state.value, near)

    def limits(self, case: LetterCase) -> tuple[Limit, ...]:
        """Its sending or its answer, whichever is owed."""
        owed = limit_of(case.letter, case.rule)
        return (owed,) if owed else ()

    def breaches(self, case: LetterCase) -> tuple[Breach, ...]:
        """Late letters and replies, disagreements not taken up."""
        return breaches(case.letter, case.rule)

    def sections(self, case: LetterCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case.letter, titles, case.rule, case.today)

    def facts(self, case: LetterCase) -> Mapping[str, str]:
        """To whom it went, its four contents, its days."""
        letter = case.letter
        told = {
            key: getattr(letter, key) for key in ("kind", "addressee", "sent", "how", "received", "reply_by")
        }
        return {**told, "number": letter.doc_no, **letter.contents}

    def labels(self, case: LetterCase) -> Mapping[str, str]:
        """What the form of a letter asks."""
        return {column.key: column.title for column in (*COLUMNS, *going_out(None))}

    def touches(self, state: Letter) -> tuple[int, ...]:
        """Its items."""
        return state.items

    @property
    def papers(self) -> tuple[Paper[LetterCase], ...]:
        """The letter with the slip on which the other side replies."""
        from gongkai_desktop.coordination.papers import PAPERS  # drawing is seldom wanted

        return PAPERS

    def row(self, state: Letter | None) -> Mapping[str, object] | None:
        """The row of the letter table."""
        if state is None:
            return None
        rule = self._rule(state)
        state = dated(state, rule, self.office.workdays)
        last = state.last
        return {
            "kind": state.kind,
            "number": state.doc_no,
            "addressee": state.addressee,
            "items": json.dumps(list(state.items)),
            "title": titled(state, state.title),
            "state": state.state.value,
            "send_by": state.send_by,
            "sent": state.sent,
            "due": state.due,
            "provisional": int(state.provisional),
            "replied": max((one.day for one in state.outcomes if one.source == "reply"), default=""),
            "verdict": last.verdict if last and last.source != "silence" else "",
            "closed": state.closed,
            "flags": flagged(breaches(state, rule)),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: what it is about, its number, to whom it went, pinyin initials of the first."""
        addressee = str(row["addressee"])
        return indexed(str(row["title"]), str(row["number"]), addressee, also=addressee)

    def _rule(self, letter: Letter) -> Rule:
        return coordination_of(self.office.rules_of(letter.rules))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that an item waits for: to whom, where it stands, by when (ISO, ''), why it hinders publication."""

    letter: int
    addressee: str
    state: str
    due: str
    why: str
    article: str


class Letters(Cases[Letter, LetterCase]):
    """The letters of an office."""

    @property
    def rule(self) -> Rule:
        """What the rule set in use says of coordination, else the 条例 alone."""
        return coordination_of(self.room.office.rules)

    # — what an item waits for —

    def waiting(self, item_id: int, today: date | None = None) -> tuple[Waiting, ...]:
        """The letters that hinder an item's publication on that day (without one: by the desk's clock)."""
        day = today or self.room.records.today()
        found = []
        for record in self.of_item(item_id):
            letter = (case := self.case(record, day)).letter
            if why := hindrance(letter, day.isoformat()):
                article = side_of(letter, case.rule).article
                found.append(Waiting(record, letter.called, letter.state.value, letter.due, why, article))
        return tuple(found)

    def of_item(self, item_id: int) -> tuple[int, ...]:
        """The letters about an item, oldest first."""
        sql = f"SELECT t.id FROM letter t WHERE {LETTERS.about} ORDER BY t.id"
        return tuple(int(record) for (record,) in self.room.store.rows(sql, {"about": item_id}))
