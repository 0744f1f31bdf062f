"""The reviews as their users call them: beside what every record does, opinions are entered by the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.kind import titled
from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import read_date
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.panel import Bulk
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.records.event import Draft
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.kind import ReviewKind
from gongkai_desktop.review.opinions import (
    STEPPED,
    OpinionRow,
    OpinionSaid,
    Page,
    deviations,
    foreseen,
    grounds_wanted,
    opinion_act,
    opinion_body,
    refused_note,
    stepped,
)
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.sheets import ReviewSheets
from gongkai_desktop.review.states import AGAIN, ReviewState

_GONE = (*AGAIN, ReviewState.WITHDRAWN)
_IN_PERIOD: Final = """
    SELECT id FROM review WHERE handed_in BETWEEN :first AND :last
        OR (closed <> '' AND closed BETWEEN :first AND :last) ORDER BY handed_in, id
"""


class Reviews(Cases[Review, ReviewCase]):
    """保密审查. Reads on any desk; writes only where the records may be written."""

    kind: ReviewKind

    def __init__(self, kind: ReviewKind, room: Workroom) -> None:
        super().__init__(kind, room)
        self._sheets = ReviewSheets(room.store)

    # — what its subject asks —

    def of_subject(self, record: int) -> int:
        """The review that counts for a record now; 0 when it is in none."""
        row = self.room.store.one(
            "SELECT id, state FROM review WHERE subject = ? ORDER BY id DESC LIMIT 1", (record,)
        )
        return int(row[0]) if row is not None and row[1] not in _GONE else 0

    def in_period(self, first: date, last: date) -> list[int]:
        """The reviews handed in or closed from one day to another, in the order they were handed in."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        return [int(record) for (record,) in self.room.store.rows(_IN_PERIOD, days)]

    def opinion(self, review: Review, step: Step, facts: Mapping[str, str], *, stream: int) -> Draft:
        """An opinion with the facts of its form as an event of that record; Unfilled or Refused as it may be."""
        body = opinion_body(self.kind.plain(review), step, facts)
        return Draft(STEPPED, date.fromisoformat(facts[DAY]), body, stream, (review.subject.record,))

    # — paper —

    def pages(self, sheet: str) -> tuple[Page, ...]:
        """The scanned pages of the sheet of that number, in order; none for ''."""
        return self._sheets.pages(sheet)

    def signers(self, review_ids: Sequence[int]) -> dict[int, str]:
        """Who signed which opinion and when, a line for each, of each of these reviews (D18: who answers for it)."""
        return {
            number: "\n".join(
                f"{said.title}：{said.opinion}（{said.who} {said.day.isoformat()}）" for said in review.said
            )
            for number, review in self.states(review_ids)
        }

    # — opinions by the row —

    def opinion_rows(self, review_ids: Sequence[int], today: date) -> tuple[OpinionRow, ...]:
        """The opinion that is waited for in each of these reviews, in their order; closed ones are left out."""
        found = (self.kind.plain(review, today) for _, review in self.states(review_ids))
        return tuple(self._row(case, case.step) for case in found if case.step is not None)

    def entry_rows(self, review_ids: Sequence[int], today: date) -> tuple[OpinionRow, ...]:
        """What the entry of opinions offers for these reviews: every signature still wanted, as on the paper.

        All open reviews of the same sheets come with them, in the order of the sheets; see ``ReviewSheets.beside``.
        """
        return self._signatures(self._sheets.beside(review for _, review in self.states(review_ids)), today)

    def entry_of_sheet(self, number: str, today: date) -> tuple[OpinionRow, ...]:
        """The same for everything on a printed sheet that is still in review."""
        return self._signatures(self._sheets.places(number), today)

    def _signatures(self, places: Sequence[tuple[int, int]], today: date) -> tuple[OpinionRow, ...]:
        known = dict(places)
        found = (self.kind.plain(review, today) for _, review in self.states(known))
        return tuple(
            self._row(case, step, known[case.review.number]) for case in found for step in _unsigned(case)
        )

    def _row(self, case: ReviewCase, step: Step, place: int = 0) -> OpinionRow:
        review, who, against = case.review, case.holders(step), case.refusal_before(step)
        number, title = self.kind.called(case)
        return OpinionRow(
            review.number,
            number,
            titled(review, title),
            step.key,
            step.title,
            step.opinions,
            step.passing,
            grounds_wanted(case, step),
            who,
            review.back or case.today.isoformat(),
            review.sheet,
            self.pages(review.sheet),
            opinion_act(step, case.today, who=who),
            tuple(opinion for opinion in step.opinions if not step.goes_on(opinion)),
            place,
            refused_note(against, step) if against else "",
        )

    def deviations(
        self, said: OpinionSaid, today: date, earlier: Sequence[OpinionSaid] = ()
    ) -> tuple[Breach, ...]:
        """In what an opinion differs from the rules, so that its reason can be asked for. Raises Unfilled.

        ``earlier`` are opinions of the same review that were said on the same paper and are not recorded yet.
        """
        case = self._after(earlier, said.review, today)
        step = case.book.step(case.review, said.step)
        facts, _ = facts_of(opinion_act(step, today), said.values(), today)
        return deviations(case, step, facts["who"], date.fromisoformat(facts[DAY]))

    def row_after(self, earlier: Sequence[OpinionSaid], row: OpinionRow, today: date) -> OpinionRow:
        """A row of the entry as it stands once these opinions are recorded: they may refuse the item."""
        case = self._after(earlier, row.review, today)
        return self._row(case, case.book.step(case.review, row.step), row.place)

    def _after(self, said: Sequence[OpinionSaid], number: int, today: date) -> ReviewCase:
        case = self.case(number, today)
        for one in said:
            step = case.book.step(case.review, one.step)
            case = self.kind.plain(foreseen(case, step, one, _day_of(one, today)), today)
        return case

    def record_opinions(self, rows: Sequence[OpinionSaid], *, actor: int, today: date) -> Bulk:
        """Many opinions in one act; those that cannot be recorded are left and named with the reason.

        Several of the same review are taken in their order, all or none of them. ``done`` and ``left`` name
        reviews. Raises the refusal itself, with nothing done, when it is the only row or the same for all.
        """
        signed: dict[int, list[OpinionSaid]] = {}
        for said in rows:
            signed.setdefault(said.review, []).append(said)
        states = dict(self.states(signed))
        drafts: list[Draft] = []
        done: list[int] = []
        left: list[tuple[int, Refused]] = []
        for number, opinions in signed.items():
            try:
                drafts += self._said(states.get(number), opinions, today)
            except Refused as refused:
                left.append((number, refused))
            else:
                done.append(number)
        if not drafts and left and len({str(refused) for _, refused in left}) == 1:
            raise left[0][1]
        changed = self.room.records.append(drafts, actor=actor) if drafts else None
        reasons = tuple((number, refused.why or refused.what) for number, refused in left)
        return Bulk(changed, tuple(done), reasons)

    def _said(self, review: Review | None, rows: Sequence[OpinionSaid], today: date) -> list[Draft]:
        """The opinions said of one review as events, each on what the one before it left."""
        drafts: list[Draft] = []
        for said in rows:
            if review is None:
                raise Refused(self.kind.naming.gone.format(said.review), way=self.kind.naming.way)
            case = self.kind.plain(review, today)
            if not case.open:
                why = f"这件审查已经办结：{case.conclusion or case.state}"
                raise Refused("不能再登记意见", why=why, way="确要改的，请先登记“重新审查”")
            step = case.book.step(review, said.step)
            facts, _ = facts_of(opinion_act(step, today), said.values(), today)
            drafts.append(self.opinion(review, step, facts, stream=review.number))
            review = _stepped(review, drafts[-1])
        return drafts


def _unsigned(case: ReviewCase) -> tuple[Step, ...]:
    """The steps that may be signed on its paper by now: all to the end of the chain, one while it is held."""
    if case.step is None:
        return ()
    if not case.review.sheet or case.review.held:
        return (case.step,)
    steps = case.book.steps(case.review)
    return steps[steps.index(case.step) :]


def _stepped(review: Review, draft: Draft) -> Review:
    """The review as it will be after an opinion that is still to be written."""
    return stepped(review, draft.supposed(review.number))


def _day_of(said: OpinionSaid, today: date) -> date:
    """The day of an opinion that was not checked yet; today where it is none."""
    try:
        return read_date(said.day) or today
    except ValueError:
        return today
