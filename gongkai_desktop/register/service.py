"""The register as its users call it: lists, one item whole, entering, the acts that follow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.plain import deadline, publication
from gongkai_desktop.deadlines.urgency import Urgency, nearness
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Bulk, Entry, Section
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed, Draft, Event
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.acts import NextAct, next_acts
from gongkai_desktop.register.entry import entry_form
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.item import Attached, Item
from gongkai_desktop.register.performing import Performing
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.remarks import Remarks
from gongkai_desktop.register.screened import Role, roles
from gongkai_desktop.register.sections import Told, prompts, sections
from gongkai_desktop.register.stages import Stage, owing, status
from gongkai_desktop.register.standing import (
    Flag,
    ReportDue,
    Rulebook,
    Standing,
    removal_start,
    report_due,
)
from gongkai_desktop.register.timeline import told
from gongkai_desktop.register.withholding import is_secret
from gongkai_desktop.review.service import Reviews
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item whole, as its panel shows it on a day.

    ``roles`` says of its files by content what becomes of them, ``further`` are the limits beside that of
    publication, each with what it is called.
    """

    id: int
    number: str
    fields: Mapping[str, str]
    standing: Standing
    status: str
    urgency: Urgency
    responsible: str
    deadline: Deadline | None
    report: ReportDue | None
    timeline: tuple[Entry, ...]
    acts: tuple[NextAct, ...]
    attachments: tuple[Attached, ...]
    papers: tuple[int, ...]
    secret: bool
    sections: tuple[Section, ...] = ()
    prompts: tuple[Flag, ...] = ()
    phase: str = ""
    review: int = 0
    roles: Mapping[str, Role] = field(default_factory=dict)
    further: tuple[tuple[str, Deadline], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What went against the rules, with the article."""
        return self.standing.flags

    @property
    def notes(self) -> tuple[Flag, ...]:
        """What wants a look and breaks no rule."""
        return self.standing.notes

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of the fields that the rule set asks for and that are empty."""
        return self.standing.missing


class Register:
    """信息登记. Reads on any desk; writes only where the records may be written."""

    ledger: Ledger = REGISTER

    def __init__(
        self,
        store: Store,
        records: Records,
        office: Office,
        projection: ItemProjection,
        attachments: Attachments,
        reviews: Reviews,
    ) -> None:
        self._store, self._records, self._office = store, records, office
        self._projection = projection
        self._performing = Performing(store, records, office, projection, attachments, reviews)
        self._remarks = Remarks(store, office)

    @property
    def rules(self) -> RuleSet:
        """The office's rule set of today."""
        return self._office.rules

    def form(self, *, quick: bool) -> Ledger:
        """The form of a new entry: five fields, or all that this rule set may want."""
        return entry_form(self.rules, quick=quick)

    # — one item —

    def item(self, item_id: int) -> Item:
        """The item's state; Refused when there is no such item."""
        return self._performing.item(item_id)

    def view(self, item_id: int, today: date) -> ItemView:
        """The item whole, with its deadline explained and the acts that it permits today."""
        with self._records.understood():
            return self._view(item_id, today)

    def _view(self, item_id: int, today: date) -> ItemView:
        item = self.item(item_id)
        now = self._projection.standing(item)
        book = self._projection.book(item.rules)
        told = Told(item, now, book, today, self._titles)
        return ItemView(
            item_id,
            item.fields.get("index_no") or f"#{item_id}",
            {**item.fields, "review_conclusion": now.conclusion, "reviewed": now.reviewed},
            now,
            status(now.stage, now.waiting),
            nearness(owing(now.stage, now.due), now.provisional, today, book.calendar),
            _responsible(item, book),
            self._deadline(item, now),
            report_due(item, book),
            self._timeline(item_id),
            self._acts(item, now, book, today),
            item.attached,
            item.papers,
            is_secret(item, book.rules),
            sections(told),
            prompts(told),
            _phase(item, now, book),
            item.review,
            roles(item),
            tuple(_further(item, now, book)),
            self._remarks.of(item),
        )

    def _acts(self, item: Item, now: Standing, book: Rulebook, today: date) -> tuple[NextAct, ...]:
        """The item's own acts and those of the review it is in, the next one first."""
        reviewing = self._performing.reviewing
        found = (
            *reviewing.named(item, next_acts(item, now, book, today), today),
            *reviewing.acts(item, today),
        )
        return tuple(sorted(found, key=lambda one: (not one.primary, one.key == "void")))

    def _titles(self, numbers: tuple[int, ...]) -> dict[int, str]:
        sql = "SELECT id, title FROM item WHERE id IN (SELECT value FROM json_each(?))"
        return {int(number): str(title) for number, title in self._store.rows(sql, (json.dumps(numbers),))}

    def _deadline(self, item: Item, now: Standing) -> Deadline | None:
        book = self._projection.book(item.rules)
        removal = book.rules.removal
        start = removal_start(item, removal) if now.stage is Stage.REMOVAL else item.start
        if not now.due or not start:
            return None
        limit = removal if now.stage is Stage.REMOVAL and removal is not None else book.limit(item)
        turned = now.stage is not Stage.REMOVAL and item.turned == start
        citation = (turned and limit.turned_article) or limit.article
        return publication(date.fromisoformat(start), limit.term, book.calendar, citation=citation)

    def _timeline(self, item_id: int) -> tuple[Entry, ...]:
        events = self._records.events(item_id)
        undone = {event.body.get("event") for event in events if event.kind == "records.reversed"}
        return tuple(self._entry(event, item_id, event.id in undone) for event in events)

    def _entry(self, event: Event, item_id: int, undone: bool) -> Entry:
        text = told(event, item_id) + ("（已撤销）" if undone else "")
        able = not undone and event.stream == item_id and event.kind.startswith("item.")
        return Entry(event.id, event.day, event.at, self._office.person_name(event.actor), text, able)

    # — acts —

    def enter(self, values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """Register a new item. An empty index number is given by the office's numbering where it has one."""
        return self._performing.enter(values, actor=actor, today=today)

    def perform(
        self, item_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the item's permitted acts with the facts of its form."""
        return self._performing.perform(item_id, act_key, values, actor=actor, today=today)

    def hand_in(
        self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Hand items in for review in one act (``values``: day, why); those in review already stay as they are.

        Refused when none of them can be handed in.
        """
        return self._performing.hand_in(items, values, actor=actor, today=today)

    def hand_in_form(self, items: Sequence[int], today: date) -> NextAct:
        """How handing these in asks for its facts: the day, and 公开形式 for those that have none."""
        return self._performing.hand_in_form(items, today)

    def form_question(self, items: Sequence[int]) -> NextAct | None:
        """公开形式 asked before a review sheet of these is printed; None where all have one."""
        return self._performing.form_question(items)

    def give_form(
        self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed | None:
        """Record the answer to ``form_question`` for those without one; None where nothing was said."""
        return self._performing.give_form(items, values, actor=actor, today=today)

    def drafted(
        self, item_id: int, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        """What an act would remember, to be recorded in one act with something else."""
        return self._performing.drafted(item_id, act_key, values, today)

    def settled(self, changed: Changed, today: date) -> list[Draft]:
        """After items came in from a file: reviews of those that it altered go on with them, or stand no longer."""
        return self._performing.settled(changed, today)

    def attach(self, item_id: int, path: Path, *, actor: int, today: date, what: str = "") -> Changed:
        """Keep a file with the item, ``what`` it is before its name.

        Refuses classified files, and any file of an item that is a state secret.
        """
        return self._performing.attach(item_id, path, actor=actor, today=today, what=what)

    def remarks(self, act_key: str, values: Mapping[str, str], item_id: int = 0) -> Mapping[str, str]:
        """What to warn of in a form before it is recorded, by field; none of it holds anything up.

        ``act_key`` is "enter" for a new item, else the act of the item; ``values`` are what stands in the form.
        """
        return self._remarks.on(act_key, values, self.item(item_id) if item_id else None)

    def common_acts(self, items: Sequence[int], today: date) -> tuple[NextAct, ...]:
        """The acts that every one of these items permits and that make sense for many."""
        return self._performing.common_acts(items, today)

    def perform_many(
        self,
        items: Sequence[int],
        act_key: str,
        values: Mapping[str, object],
        *,
        actor: int,
        today: date,
        progress: Progress = unheard,
    ) -> Bulk:
        """One act on many items in one transaction; those that cannot are left and named with the reason."""
        return self._performing.perform_many(
            items, act_key, values, actor=actor, today=today, progress=progress
        )


def _further(item: Item, now: Standing, book: Rulebook) -> Iterator[tuple[str, Deadline]]:
    """The letter to other organs and the department's report, as long as they are owed."""
    limit = coordination_of(book.rules).send_within
    if now.ask_by and limit is not None:
        start = date.fromisoformat(item.start)
        yield "发征求意见函", publication(start, limit.term, book.calendar, citation=limit.article)
    report, rule = report_due(item, book), book.rules.reporting
    if report is not None and report.due and rule is not None:
        start, begins = date.fromisoformat(report.start), "形成、变动或者失效之日"
        found = deadline(start, rule.term, book.calendar, citation=report.article, begins=begins)
        yield "科室报送", found


def _responsible(item: Item, book: Rulebook) -> str:
    """Who must publish it: another organ by where it came from (条例第十条), else the department."""
    source = book.source(item)
    if source is not None and not source.ours and not item.fields.get("predecessor"):
        return f"{source.responsible}（{source.article}）"
    return item.fields.get("department", "")


def _phase(item: Item, now: Standing, book: Rulebook) -> str:
    """The office's own name for where the item stands (B12)."""
    step = book.progress(item).next if now.stage is Stage.REVIEW else None
    return book.rules.phase(now.stage, step.key if step else "")
