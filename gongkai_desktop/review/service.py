"""The reviews as their users call them: one review whole, the acts that follow, opinions entered by the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.plain import deadline
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.errors import Gone, Refused
from gongkai_desktop.ledger import read_date
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.office.chain import refusal
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Bulk, Entry
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.office.secrecy import refuse_marked_file
from gongkai_desktop.records.event import Changed, Draft, Event
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.review.acts import next_acts
from gongkai_desktop.review.asking import STEP, opinion_act, refused_note, with_signers
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.folding import after_opinion, said_in
from gongkai_desktop.review.making import made
from gongkai_desktop.review.opinions import OpinionSaid, deviations, foreseen, grounds_wanted, opinion_draft
from gongkai_desktop.review.papering import Papering
from gongkai_desktop.review.projection import ReviewProjection
from gongkai_desktop.review.review import Deviation, Review
from gongkai_desktop.review.sections import ChainStep, sections
from gongkai_desktop.review.standing import Standing
from gongkai_desktop.review.states import AGAIN, ReviewState, status
from gongkai_desktop.review.timeline import told
from gongkai_desktop.review.view import OpinionRow, ReviewView
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments

_GONE = (*AGAIN, ReviewState.WITHDRAWN)
_OF_SUBJECT = ("review.amended", "review.outdated")
"""What a change of the subject brought about is taken back with that change."""


class Reviews:
    """保密审查. Reads on any desk; writes only where the records may be written."""

    def __init__(
        self,
        store: Store,
        records: Records,
        office: Office,
        projection: ReviewProjection,
        attachments: Attachments,
    ) -> None:
        self._store, self._records, self._office = store, records, office
        self._projection, self._attachments = projection, attachments
        self._papering = Papering(store)

    # — one review —

    def review(self, review_id: int) -> Review:
        """The review's state; Refused when there is no such review."""
        known = self._store.one("SELECT 1 FROM review WHERE id = ?", (review_id,)) is not None
        state = self._records.state(review_id) if known else None
        if not isinstance(state, Review):
            raise Gone(f"没有 #{review_id} 这件审查", way="请刷新列表再选")
        return state

    def of_subject(self, record: int) -> int:
        """The review that counts for a record now; 0 when it is in none."""
        row = self._store.one(
            "SELECT id, state FROM review WHERE subject = ? ORDER BY id DESC LIMIT 1", (record,)
        )
        return int(row[0]) if row is not None and row[1] not in _GONE else 0

    def rounds(self, record: int) -> int:
        """How often a record has been handed in."""
        row = self._store.one("SELECT count(*) FROM review WHERE subject = ?", (record,))
        return int(row[0]) if row else 0

    def book(self, rules: str) -> ReviewBook:
        """The rule set of that hash as reviews meet it."""
        return self._projection.book(rules)

    def standing(self, review: Review) -> Standing:
        """Where the review stands under its subject's rule set."""
        return self._projection.standing(review)

    def view(self, review_id: int, today: date) -> ReviewView:
        """The review whole, with its limit explained and the acts that it permits today."""
        with self._records.understood():
            return self._view(review_id, today)

    def _view(self, review_id: int, today: date) -> ReviewView:
        review = self.review(review_id)
        book, now = self.book(review.subject.rules), self.standing(review)
        subject = review.subject
        step_title = now.step.title if now.step else ""
        cautions = book.rules.cautions_for(subject.title, subject.category) if now.open else ()
        return ReviewView(
            review_id,
            subject.number or f"#{subject.record}",
            subject.title,
            review,
            now,
            now.state.value,
            status(now.state, step_title),
            nearness(now.due, now.provisional, today, book.calendar),
            _deadline(now, book),
            tuple(self._chain(review, now, book, today)),
            sections(review, now, book),
            tuple(Deviation(f"重点审查：{one.title}", one.article) for one in cautions),
            self.named(next_acts(review, now, book, today), now.step, today, subject.department),
            self._timeline(review_id),
            self._papering.attached(review),
            self._papering.pages(review.sheet),
        )

    def _chain(self, review: Review, now: Standing, book: ReviewBook, today: date) -> Iterator[ChainStep]:
        counting = {key for key, _ in book.progress(review).standing}
        for step in book.steps(review):
            said = next((one for one in reversed(review.said) if one.step == step.key), None)
            shown = said if step.key in counting or (said is not None and said.holds) else None
            who = self._signers(step, today, review.subject.department)
            yield ChainStep(step, who, shown, now.step == step)

    def _timeline(self, review_id: int) -> tuple[Entry, ...]:
        events = self._records.events(review_id)
        undone = {event.body.get("event") for event in events if event.kind == "records.reversed"}
        return tuple(self._entry(event, review_id, event.id in undone) for event in events)

    def _entry(self, event: Event, review_id: int, undone: bool) -> Entry:
        text = told(event) + ("（已撤销）" if undone else "")
        own = event.stream == review_id and event.kind not in _OF_SUBJECT
        able = not undone and own and event.kind.startswith("review.")
        return Entry(event.id, event.day, event.at, self._office.person_name(event.actor), text, able)

    def signers(self, review_ids: Sequence[int]) -> dict[int, str]:
        """Who signed which opinion and when, a line for each, of each of these reviews (D18: who answers for it)."""
        return {
            review.number: "\n".join(
                f"{said.title}：{said.opinion}（{said.who} {said.day.isoformat()}）" for said in review.said
            )
            for review in self._states(review_ids)
        }

    # — acts —

    def acts(self, review_id: int, today: date) -> tuple[NextAct, ...]:
        """The acts that the review's state permits on that day, the next one first."""
        review = self.review(review_id)
        return next_acts(review, self.standing(review), self.book(review.subject.rules), today)

    def named(
        self, acts: Iterable[NextAct], step: Step | None, today: date, department: str
    ) -> tuple[NextAct, ...]:
        """The acts, the opinion's with those who may sign its step; the holder of the post stands in it already."""
        if step is None:
            return tuple(acts)
        who = self._signers(step, today, department)
        return tuple(with_signers(act, who) if act.key == STEP else act for act in acts)

    def perform(
        self, review_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the review's permitted acts with the facts of its form."""
        draft = self.drafted(review_id, act_key, values, today)
        return self._records.append([draft], actor=actor)

    def drafted(self, review_id: int, act_key: str, values: Mapping[str, object], today: date) -> Draft:
        """One of the review's permitted acts as the event it becomes. Raises Unfilled or Refused."""
        review = self.review(review_id)
        now, book = self.standing(review), self.book(review.subject.rules)
        act = next((one for one in next_acts(review, now, book, today) if one.key == act_key), None)
        if act is None:
            why = f"这件审查现在是“{now.state}”"
            raise Refused("现在不能做这一步", why=why, way="请刷新后按“下一步”里的提示办")
        facts, files = facts_of(act, values, today)
        if act_key == STEP and now.step is not None:
            return self.opinion(review, now.step, facts, stream=review_id)
        draft = made(review, act, facts, book)
        kept = [self._keep(file) for file in files]
        if not kept:
            return draft
        released = {"released": str(kept[0]["name"])} if act_key == "partial" else {}
        return replace(draft, body={**draft.body, **released, "attachments": kept})

    def _keep(self, path: Path) -> Mapping[str, object]:
        refuse_marked_file(path)
        return self._attachments.keep(path).as_body()

    # — the calendar's effect —

    # — opinions —

    def opinion(self, review: Review, step: Step, facts: Mapping[str, str], *, stream: int) -> Draft:
        """An opinion with the facts of its form as an event of that record; Unfilled or Refused as it may be."""
        signers = self._office.signers(step.role, date.fromisoformat(facts[DAY]))
        return opinion_draft(review, self.book(review.subject.rules), step, facts, signers, stream=stream)

    def opinion_rows(self, review_ids: Sequence[int], today: date) -> tuple[OpinionRow, ...]:
        """The opinion that is waited for in each of these reviews, in their order; closed ones are left out."""
        found = ((review, self.standing(review).step) for review in self._states(review_ids))
        return tuple(self._row(review, step, today) for review, step in found if step is not None)

    def entry_rows(self, review_ids: Sequence[int], today: date) -> tuple[OpinionRow, ...]:
        """What the entry of opinions offers for these reviews: every signature still wanted, as on the paper.

        All open reviews of the same sheets come with them, in the order of the sheets; see ``Papering.beside``.
        """
        return self._signatures(self._papering.beside(self._states(review_ids)), today)

    def entry_of_sheet(self, number: str, today: date) -> tuple[OpinionRow, ...]:
        """The same for everything on a printed sheet that is still in review."""
        return self._signatures(self._papering.places(number), today)

    def _signatures(self, places: Sequence[tuple[int, int]], today: date) -> tuple[OpinionRow, ...]:
        known = dict(places)
        return tuple(
            self._row(review, step, today, known[review.number])
            for review in self._states(known)
            for step in self._unsigned(review)
        )

    def _unsigned(self, review: Review) -> tuple[Step, ...]:
        """The steps that may be signed on its paper by now: all to the end of the chain, one while it is held."""
        now, book = self.standing(review), self.book(review.subject.rules)
        if now.step is None:
            return ()
        if not review.sheet or review.held:
            return (now.step,)
        steps = book.steps(review)
        return steps[steps.index(now.step) :]

    def _row(self, review: Review, step: Step, today: date, place: int = 0) -> OpinionRow:
        who, book = self._signers(step, today, review.subject.department), self.book(review.subject.rules)
        against = refusal(book.steps(review), book.progress(review).standing, step)
        return OpinionRow(
            review.number,
            review.subject.number or f"#{review.subject.record}",
            review.subject.title,
            step.key,
            step.title,
            step.opinions,
            step.passing,
            grounds_wanted(review, book, step),
            who,
            review.back or today.isoformat(),
            review.sheet,
            self._papering.pages(review.sheet),
            with_signers(opinion_act(step, today), who),
            tuple(opinion for opinion in step.opinions if not step.goes_on(opinion)),
            place,
            refused_note(against, step) if against else "",
        )

    def _signers(self, step: Step, day: date, department: str) -> tuple[str, ...]:
        return tuple(one.name for one in self._office.signers(step.role, day, department))

    def deviations(
        self, said: OpinionSaid, today: date, earlier: Sequence[OpinionSaid] = ()
    ) -> tuple[Deviation, ...]:
        """In what an opinion differs from the rules, so that its reason can be asked for. Raises Unfilled.

        ``earlier`` are opinions of the same review that were said on the same paper and are not recorded yet.
        """
        review = self._after(earlier, said.review, today)
        book = self.book(review.subject.rules)
        step = book.step(review, said.step)
        facts, _ = facts_of(opinion_act(step, today), said.values(), today)
        day = date.fromisoformat(facts[DAY])
        return deviations(review, book, step, facts["who"], day, self._office.signers(step.role, day))

    def row_after(self, earlier: Sequence[OpinionSaid], row: OpinionRow, today: date) -> OpinionRow:
        """A row of the entry as it stands once these opinions are recorded: they may refuse the item."""
        review = self._after(earlier, row.review, today)
        step = self.book(review.subject.rules).step(review, row.step)
        return self._row(review, step, today, row.place)

    def _after(self, said: Sequence[OpinionSaid], number: int, today: date) -> Review:
        review = self.review(number)
        book = self.book(review.subject.rules)
        for one in said:
            review = foreseen(review, book, book.step(review, one.step), one, _day_of(one, today))
        return review

    def record_opinions(self, rows: Sequence[OpinionSaid], *, actor: int, today: date) -> Bulk:
        """Many opinions in one act; those that cannot be recorded are left and named with the reason.

        Several of the same review are taken in their order, all or none of them. ``done`` and ``left`` name
        reviews. Raises the refusal itself, with nothing done, when it is the only row or the same for all.
        """
        signed: dict[int, list[OpinionSaid]] = {}
        for said in rows:
            signed.setdefault(said.review, []).append(said)
        states = {review.number: review for review in self._states(signed)}
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
        changed = self._records.append(drafts, actor=actor) if drafts else None
        return Bulk(changed, tuple(done), tuple((number, _reason(refused)) for number, refused in left))

    def _said(self, review: Review | None, rows: Sequence[OpinionSaid], today: date) -> list[Draft]:
        """The opinions said of one review as events, each on what the one before it left."""
        drafts: list[Draft] = []
        for said in rows:
            if review is None:
                raise Refused(f"没有 #{said.review} 这件审查", way="请刷新列表再选")
            now, book = self.standing(review), self.book(review.subject.rules)
            if not now.open:
                why = f"这件审查已经办结：{now.conclusion or now.state}"
                raise Refused("不能再登记意见", why=why, way="确要改的，请先登记“重新审查”")
            step = book.step(review, said.step)
            facts, _ = facts_of(opinion_act(step, today), said.values(), today)
            drafts.append(self.opinion(review, step, facts, stream=review.number))
            review = _after(review, drafts[-1])
        return drafts

    def _states(self, review_ids: Iterable[int]) -> Iterator[Review]:
        """The reviews' states, each once, read in batches; what is no review is left out."""
        for batch in batches(dict.fromkeys(review_ids)):
            past = histories(self._store, batch)
            for number in batch:
                events = past.get(number, [])
                state = fold(self._projection, events) if events else None
                if isinstance(state, Review):
                    yield state


def _deadline(now: Standing, book: ReviewBook) -> Deadline | None:
    limit = now.limit
    if limit is None or not now.due:
        return None
    start = date.fromisoformat(limit.start)
    return deadline(start, limit.term, book.calendar, citation=limit.article, begins=limit.begins)


def _after(review: Review, draft: Draft) -> Review:
    """The review as it will be after an opinion that is still to be written."""
    event = Event(0, review.number, draft.kind, draft.day, "", 0, 0, "", (), draft.body)
    return after_opinion(review, said_in(draft.body, event))


def _day_of(said: OpinionSaid, today: date) -> date:
    """The day of an opinion that was not checked yet; today where it is none."""
    try:
        return read_date(said.day) or today
    except ValueError:
        return today


def _reason(refused: Refused) -> str:
    return refused.why or refused.what
