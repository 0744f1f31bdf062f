"""The register as its users call it: lists, one item whole, entering, the acts that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.plain import publication
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Changed, Draft, Event
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.acts import NextAct, next_acts
from gongkai_desktop.register.entry import entry_form, performed, registered
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.item import Attached, Item
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.query import OPEN_SQL
from gongkai_desktop.register.secrecy import refuse_marked_file
from gongkai_desktop.register.stages import Stage, status
from gongkai_desktop.register.standing import (
    Flag,
    ReportDue,
    Rulebook,
    Standing,
    report_due,
    standing,
    start_of,
)
from gongkai_desktop.register.timeline import Entry, told
from gongkai_desktop.register.urgency import Urgency, urgency
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Move:
    """A due date (ISO) that a calendar change would move."""

    id: int
    record: str
    due: str
    new_due: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item whole, as its panel shows it on a day."""

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

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What went against the rules, with the article."""
        return self.standing.flags

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
    ) -> None:
        self._store, self._records, self._office = store, records, office
        self._projection, self._attachments = projection, attachments

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
        state = self._records.state(item_id)
        if not isinstance(state, Item):
            raise Refused(f"登记簿里没有 #{item_id}", way="请刷新列表再选")
        return state

    def view(self, item_id: int, today: date) -> ItemView:
        """The item whole, with its deadline explained and the acts that it permits today."""
        item = self.item(item_id)
        now = self._projection.standing(item)
        book = self._projection.book(item.rules)
        near = urgency(now.stage, now.due, now.provisional, today, book.calendar)
        return ItemView(
            item_id,
            item.fields.get("index_no") or f"#{item_id}",
            item.fields,
            now,
            status(now.stage, now.waiting),
            near,
            self._responsible(item),
            self._deadline(item, now),
            report_due(item, book),
            self._timeline(item_id),
            next_acts(item, now, book, today),
            item.attached,
            item.papers,
            book.rules.is_secret(item.fields.get("withheld_reason", "")),
        )

    def _responsible(self, item: Item) -> str:
        source = next((rule for rule in self.rules.sources if rule.title == item.fields.get("source")), None)
        if source is not None and not source.ours:
            return f"{source.responsible}（{source.article}）"
        return item.fields.get("department", "")

    def _deadline(self, item: Item, now: Standing) -> Deadline | None:
        start = item.lapsed if now.stage is Stage.REMOVAL else start_of(item)
        if not now.due or not start:
            return None
        book = self._projection.book(item.rules)
        removal = book.rules.removal
        limit = removal if now.stage is Stage.REMOVAL and removal is not None else book.limit(item)
        return publication(date.fromisoformat(start), limit.term, book.calendar, citation=limit.article)

    def _timeline(self, item_id: int) -> tuple[Entry, ...]:
        events = self._records.events(item_id)
        undone = {event.body.get("event") for event in events if event.kind == "records.reversed"}
        return tuple(self._entry(event, item_id, event.id in undone) for event in events)

    def _entry(self, event: Event, item_id: int, undone: bool) -> Entry:
        text = told(event) + ("（已撤销）" if undone else "")
        able = not undone and event.stream == item_id and event.kind.startswith("item.")
        return Entry(event.id, event.day, event.at, self._office.person_name(event.actor), text, able)

    # — acts —

    def enter(self, values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """Register a new item. An empty index number is given by the office's numbering where it has one."""
        draft = registered(values, self.rules, today)
        fields: dict[str, Any] = dict(draft.body["fields"])
        secret = self.rules.is_secret(fields.get("withheld_reason", ""))
        if not fields.get("index_no") and not secret:
            number = self._office.next_number("index_no", date.fromisoformat(fields["formed"]))
            fields |= {"index_no": number} if number else {}
        self._check_number(fields.get("index_no", ""))
        return self._records.append([Draft(draft.kind, draft.day, {"fields": fields})], actor=actor)

    def perform(
        self, item_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the item's permitted acts with the facts of its form."""
        item = self.item(item_id)
        book = self._projection.book(item.rules)
        acts = next_acts(item, self._projection.standing(item), book, today)
        act = next((act for act in acts if act.key == act_key), None)
        if act is None:
            raise Refused(
                "现在不能做这一步", why="这条信息的状态已经变了", way="请刷新后按“下一步”里的提示办"
            )
        draft = performed(item, item_id, act, values, book, today)
        if act_key == "amend":
            self._check_number(str(draft.body["fields"].get("index_no", "")), item_id)
        return self._records.append([draft], actor=actor)

    def attach(self, item_id: int, path: Path, *, actor: int, today: date) -> Changed:
        """Keep a file with the item. Refuses classified files, and any file of an item that is a state secret."""
        item = self.item(item_id)
        if self._projection.book(item.rules).rules.is_secret(item.fields.get("withheld_reason", "")):
            raise Refused("国家秘密不收附件", way="原件存保密室；这里只登记代称和内部编号")
        refuse_marked_file(path)
        body = {"attachments": [self._attachments.keep(path).as_body()]}
        return self._records.append([Draft("item.attached", today, body, item_id)], actor=actor)

    def _check_number(self, number: str, own: int = 0) -> None:
        if not number:
            return
        sql = "SELECT id, title FROM item WHERE index_no = ? AND index_no <> '' AND id <> ?"
        row = self._store.one(sql, (number, own))
        if row is not None:
            raise Unfilled("登记", {"index_no": f"索引号已被 #{row[0]}“{str(row[1])[:20]}”使用，请换一个"})

    # — the calendar's effect —

    def moves(self, calendar: Calendar, first: date) -> list[Move]:
        """Open items whose due date another calendar would move, looking only at dates from ``first`` on."""
        sql = f"SELECT id, due FROM item i WHERE {OPEN_SQL} AND i.due >= ? ORDER BY i.due, i.id"
        found: list[Move] = []
        for item_id, due in self._store.rows(sql, (first.isoformat(),)):
            item = self.item(int(item_id))
            other = Rulebook(self._projection.book(item.rules).rules, calendar)
            after = standing(item, other)
            if after.due != due or after.provisional != self._projection.standing(item).provisional:
                found.append(
                    Move(int(item_id), item.fields.get("index_no") or f"#{item_id}", str(due), after.due)
                )
        return found
