"""What the rooms answer, asked in one way: the only module of these tests that calls a service of the program.

Whoever renames or moves a service changes this module and nothing else; the texts that are kept stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from gongkai_desktop.cases.dues import ledger_at
from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.catalogue.lists import SORTED as ENTRIES_SORTED
from gongkai_desktop.catalogue.lists import view_of
from gongkai_desktop.catalogue.service import EntryView
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.office import events
from gongkai_desktop.office.panel import Entry, Section
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.findings import Decision
from gongkai_desktop.register.screenings import Outcome
from gongkai_desktop.register.service import ItemView
from gongkai_desktop.register.views import ITEMS
from gongkai_desktop.reports.annual.views import COLUMNS as OF_ANNUAL
from gongkai_desktop.reports.filing.views import COLUMNS as OF_FILING
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.states import OPEN, Stage
from gongkai_desktop.requests.views import COLUMNS as OF_REQUEST
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.opinions import Page
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.views import COLUMNS as OF_REVIEW
from gongkai_desktop.sample import create_sample
from gongkai_desktop.screening.examining import examine
from gongkai_desktop.workdays.days import Announcement, Correction

QUESTION, PATROL, LEAK = AFFAIRS = ("question", "patrol", "leak")
LETTER, REVIEW, ITEM, ENTRY, REQUEST, FILING, ANNUAL = (
    *("letter", "review", "item", "entry", "request", "filings", "annual"),
)
Row = Mapping[str, object]
_INTERNAL: Final = frozenset({"last_event"})
"""Columns of rows that nobody is shown."""
_OF_ITEM: Final = ("status", "urgency", "left", "reminder")
_OF_OTHERS: Final = ("status", "urgency", "reminder", "left", "days_out", "review")
"""What rows say of themselves, in the order in which the texts are kept."""
_PLAIN: Final = frozenset({"", "周六", "周日"})
"""Days of a month of which there is nothing to tell."""
_UNDECIDED: Final = OPEN[: OPEN.index(Stage.APPROVAL)]
"""The stages of an application in which what is like it still matters."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A record whole, of whatever kind: what it says of itself by label, and what every record has."""

    kind: str
    id: int
    head: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, Deadline], ...] = ()
    sections: tuple[Section, ...] = ()
    breaches: tuple[tuple[str, str], ...] = ()
    acts: tuple[NextAct, ...] = ()
    timeline: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


class House:
    """One office as its users meet it, on the day by its clock."""

    def __init__(self, desk: Desk, clock: Callable[[], datetime]) -> None:
        self.desk, self.clock = desk, clock

    def close(self) -> None:
        self.desk.close()

    @property
    def root(self) -> Path:
        return self.desk.folder.root

    @property
    def today(self) -> date:
        return self.desk.today()

    @property
    def rules(self) -> RuleSet:
        return self.desk.office.rules

    # — founding —

    @classmethod
    def founded(cls, root: Path, ruleset: str, name: str, clock: Callable[[], datetime]) -> House:
        return cls(Desk.create(root, name=name, ruleset=ruleset, clock=clock), clock)

    @classmethod
    def sample(cls, root: Path, clock: Callable[[], datetime]) -> House:
        return cls(create_sample(root, clock=clock), clock)

    @classmethod
    def opened(cls, root: Path, clock: Callable[[], datetime], *, writing: bool = False) -> House:
        return cls(Desk.open(root, writing=writing, clock=clock), clock)

    def clerks(self) -> tuple[int, ...]:
        return tuple(one.id for one in self.desk.office.people() if "经办人" in one.posts)

    def staff(self, departments: Sequence[str], people: Mapping[str, str]) -> None:
        """Departments, and people each with a post."""
        day = self.today
        drafts = [events.department_added(day, name) for name in departments]
        drafts += [events.person_added(day, name, [post]) for name, post in people.items()]
        self.desk.remember(drafts, actor=self.desk.actor())

    def day_off(self, day: date, reason: str, *, actor: int) -> None:
        self.desk.correct_calendar([Correction(day, False, reason)], apply=True, actor=actor)

    # — doing —

    def form(self, kind: str, about: Sequence[int] = ()) -> NextAct:
        """The form of a new record of that kind; a letter is about items."""
        if kind in AFFAIRS:
            return self.desk.matters[kind].form(self.today)
        if kind == LETTER:
            return self.desk.letters.form(self.today, about)
        if kind == ENTRY:
            return self.desk.catalogue.form(self.today)
        if kind == REQUEST:
            return self.desk.requests.form(self.today)
        if kind == FILING:
            return self.desk.filings.form(self.today)
        if kind == ANNUAL:
            return self.desk.annual.form(self.today)
        return self.desk.register.form(self.today)

    def quick_form(self) -> NextAct:
        return replace(self.desk.register.form(self.today, key="quick"), title="快速登记")

    def enter(
        self, kind: str, values: Mapping[str, object], actor: int, about: Sequence[int] = ()
    ) -> tuple[int, ...]:
        """A new record, or several (a letter to each addressee); their numbers."""
        desk, today = self.desk, self.today
        if kind in AFFAIRS:
            return (desk.matters[kind].enter(values, actor=actor, today=today).act,)
        if kind == LETTER:
            changed = desk.letters.enter(values, actor=actor, today=today, about=about)
            return tuple(changed.events)
        if kind == ENTRY:
            return (desk.catalogue.enter(values, actor=actor, today=today).act,)
        if kind == REQUEST:
            return (desk.requests.enter(values, actor=actor, today=today).act,)
        if kind == FILING:
            return (desk.filings.enter(values, actor=actor, today=today).act,)
        return (desk.register.enter(values, actor=actor, today=today).act,)

    def acts(self, kind: str, record: int) -> tuple[NextAct, ...]:
        return self.panel(kind, record).acts

    def do(self, kind: str, record: int, act: str, values: Mapping[str, object], actor: int) -> None:
        desk, today = self.desk, self.today
        if kind in AFFAIRS:
            desk.matters[kind].perform(record, act, values, actor=actor, today=today)
        elif kind == LETTER:
            desk.letters.perform(record, act, values, actor=actor, today=today)
        elif kind == REVIEW:
            desk.reviews.perform(record, act, values, actor=actor, today=today)
        elif kind == ENTRY:
            desk.catalogue.perform(record, act, values, actor=actor, today=today)
        elif kind == REQUEST:
            desk.requests.perform(record, act, values, actor=actor, today=today)
        elif kind == FILING:
            desk.filings.perform(record, act, values, actor=actor, today=today)
        else:
            desk.register.perform(record, act, values, actor=actor, today=today)

    def beside(self, request: int) -> Iterator[tuple[str, int]]:
        """The letters about a request and its secrecy review, each with its kind."""
        yield from ((LETTER, one) for one in sorted(self.desk.letters.of_item(request)))
        if (review := self.desk.requests.state(request).review) is not None:
            yield REVIEW, review.number

    def hand_in(self, items: Sequence[int], values: Mapping[str, object], actor: int) -> None:
        self.desk.register.hand_in(items, values, actor=actor, today=self.today)

    def hand_in_form(self, items: Sequence[int]) -> NextAct:
        return self.desk.register.hand_in_form(items, self.today)

    def common_acts(self, items: Sequence[int]) -> tuple[NextAct, ...]:
        return self.desk.register.common_acts(items, self.today)

    def do_many(self, items: Sequence[int], act: str, values: Mapping[str, object], actor: int) -> str:
        """One act on many items; what became of them, in words."""
        bulk = self.desk.register.perform_many(items, act, values, actor=actor, today=self.today)
        left = "".join(f"；#{number} {why}" for number, why in bulk.left)
        return f"{numbers(bulk.done)}{left}"

    def attach(self, item: int, file: Path, actor: int, what: str = "") -> None:
        self.desk.register.attach(item, file, actor=actor, today=self.today, what=what)

    def assign(self, entry: int, items: Sequence[int], actor: int) -> str:
        """Items brought under an entry; what became of them, in words."""
        found = self.desk.catalogue.assign(entry, items, actor=actor, today=self.today)
        left = "".join(f"；#{number} {why}" for number, why in found.left)
        return f"{numbers(found.done)}{left}"

    def leave(self, entry: int, items: Sequence[int], actor: int) -> None:
        self.desk.catalogue.leave(entry, items, actor=actor, today=self.today)

    def release(self, why: str, actor: int) -> None:
        """A version of the catalogue."""
        _, defaults = self.desk.catalogue.release_form(self.today)
        self.desk.catalogue.release({**defaults, "why": why}, actor=actor, today=self.today)

    def print(self, paper: str, records: Sequence[int], actor: int) -> str:
        """Draw and issue a paper; its number."""
        drawn = self.desk.papers.prepare(paper, records, self.today)
        self.desk.papers.issue(drawn, actor=actor, today=self.today)
        return drawn.number

    def hand_over(self, sheet: str, to: str, actor: int) -> None:
        Sheets(self.desk.records).handed(sheet, to, self.today, actor=actor)

    def take_back(self, sheet: str, actor: int) -> None:
        Sheets(self.desk.records).returned(sheet, self.today, actor=actor)

    def drop(self, sheet: str, actor: int) -> None:
        Sheets(self.desk.records).dropped(sheet, "墨水污损", self.today, actor=actor)

    def screen(self, item: int, decision: str, actor: int) -> str:
        """Look through the item's files that go out and decide of every finding alike; what was found."""
        found = []
        for file in self.desk.screenings.files(item):
            report = examine(file.path)
            outcome = Outcome(
                report, {one.key: Decision(decision) for one in report.findings}, "本人同意公示"
            )
            self.desk.screenings.record(item, outcome, actor=actor, today=self.today)
            found += [f"{one.kind.value} {one.place}" for one in report.findings]
        return "；".join(found)

    def last_act(self, actor: int) -> str:
        return self.desk.last_act(actor).text

    def undo_last(self, actor: int) -> None:
        self.desk.undo_last(actor)

    def undo(self, event: int, actor: int) -> None:
        """Take back one step of a record, as its timeline offers it."""
        self.desk.records.undo(event, actor=actor, reason="登记有误")

    def problems(self) -> list[str]:
        return [str(one) for one in self.desk.verify()]

    def events(self, after: int = 0) -> Iterator[Event]:
        """Everything remembered after an event, in its order."""
        for (number,) in self.desk.store.rows("SELECT id FROM event WHERE id > ? ORDER BY id", (after,)):
            found = self.desk.records.event(int(number))
            assert found is not None
            yield found

    def head(self) -> tuple[int, str]:
        """How many events there are, and the last one's hash."""
        return self.desk.records.head()

    # — lists —

    def views(self, kind: str) -> tuple[tuple[str, str], ...]:
        """The views of a ledger: key and title."""
        if kind == ENTRY:
            return (("", "在用"), *((state.value, state.value) for state in State))
        return tuple((view.key, view.title) for view in self._lists(kind).views())

    def _lists(self, kind: str) -> Lists:
        """The lists of a ledger."""
        desk = self.desk
        own = {
            ITEM: desk.lists,
            REVIEW: desk.review_lists,
            LETTER: desk.letter_lists,
            ENTRY: desk.entry_lists,
            REQUEST: desk.request_lists,
            FILING: desk.filing_lists,
            ANNUAL: desk.annual_lists,
        }
        return {**own, **desk.matter_lists}[kind]

    def page(
        self,
        kind: str,
        view: str,
        words: str = "",
        after: Row | None = None,
        limit: int = 1000,
        order: str = "",
    ) -> list[dict[str, object]]:
        """The next rows of a view after the row given. ``order`` begins with - for descending."""
        column, down = order.removeprefix("-"), order.startswith("-")
        query = Query(_key(kind, view), words, order=column, descending=down)
        rows = self._lists(kind).page(query, self.today, after, limit)
        return [_of_ledger(kind, row) for row in rows] if kind in AFFAIRS else rows

    def count(self, kind: str, view: str, words: str = "") -> int:
        return self._lists(kind).count(Query(_key(kind, view), words), self.today)

    def counts(self, kind: str) -> Mapping[str, int]:
        """How many rows each view has, as the head of the page asks for it."""
        counts = self._lists(kind).counts(self.today)
        return {view: counts[_key(kind, view)] for view, _ in self.views(kind) if view}

    @staticmethod
    def shown(row: Row) -> Row:
        """What of a row anybody is shown, what it says of itself last."""
        said = () if "third_level" in row else _OF_ITEM if "index_no" in row else _OF_OTHERS
        columns = [key for key in row if key not in _OF_OTHERS and key not in _INTERNAL]
        return {key: row[key] for key in (*columns, *said) if key in row}

    @staticmethod
    def orders(kind: str) -> Sequence[str]:
        """The columns that a list can be ordered by."""
        known = {
            REVIEW: set(OF_REVIEW),
            ITEM: set(ITEMS.columns),
            ENTRY: ENTRIES_SORTED,
            REQUEST: set(OF_REQUEST),
            FILING: set(OF_FILING),
            ANNUAL: set(OF_ANNUAL),
        }
        return sorted(known.get(kind, frozenset()) - _INTERNAL - {"review"})

    def filtered(self, filters: Mapping[str, str]) -> list[int]:
        """The items that the filter row leaves."""
        return self.desk.lists.ids(Query(filters=filters), self.today)

    def tallies(self) -> Iterator[tuple[str, str]]:
        """The sums beside the lists: what is counted, and the groups in words."""
        desk, today = self.desk, self.today
        for by in ("department", "attribute", "category", "stage", "month"):
            groups = (
                f"{one.group}:{one.total}/{one.proactive}/{one.published}/{one.timely}/{one.late}/{one.open}/{one.overdue}"
                for one in desk.tally(by, today)
            )
            yield by, "，".join(groups)

    def review_tallies(self) -> Iterator[tuple[str, str]]:
        """What waits at which step and with whom."""
        lists, today = self.desk.review_tallies, self.today
        for what, found in (("步骤", lists.steps(today)), ("签字人", lists.signers(today))):
            yield what, "，".join(f"{one.key} {one.title} {one.count} {one.longest}" for one in found)

    def patrol_due(self) -> str:
        owed = next(iter(self.desk.matters[PATROL].returning(self.today)), None)
        if owed is None:
            return "没有"
        return f"{owed.due} 上次 {owed.last} {owed.urgency.key} {owed.urgency.words}（{owed.article}）"

    def catalogue_told(self) -> Iterator[str]:
        """Levels, what the indicators say, versions and what differs between them."""
        catalogue = self.desk.catalogue
        page = catalogue.overview(Query(), self.today)
        yield from (f"层级 {one.first}/{one.second} {one.entries} {one.wanting}" for one in page.levels)
        yield from (
            f"指标 {one.title} {one.count}/{one.most} {one.failed}（{one.article}）" for one in page.warned
        )
        for one in catalogue.versions():
            yield f"版次 #{one.id} {one.number} {one.effective} {one.why} {one.released} {one.actor}"
            yield f"  {numbers(one.entries)}"
            for number, fields in catalogue.as_of(one.id).items():
                yield f"  #{number} " + " | ".join(f"{key}={value}" for key, value in fields.items() if value)
        unreleased = catalogue.unreleased().differences
        yield from (
            f"未发布 #{one.entry} {one.title} {one.kind} {'；'.join(one.words)}" for one in unreleased
        )
        yield f"依据 {catalogue.article}"
        form, defaults = catalogue.release_form(self.today)
        yield f"发布 {form.title} {'、'.join(form.keys)} {dict(defaults)}"

    def opinion_rows(self, reviews: Sequence[int]) -> Iterator[str]:
        """The entry of opinions for these reviews, a line for every signature that is wanted."""
        for row in self.desk.reviews.entry_rows(reviews, self.today):
            yield (
                f"#{row.review} {row.number} {row.title} | {row.step} {row.step_title} | {'/'.join(row.opinions)} |"
                f" 过 {'/'.join(row.passing)} | 理由 {'/'.join(row.wants_grounds)} | 止 {'/'.join(row.ends)} |"
                f" {'、'.join(row.who)} | {row.day} | 表 {row.sheet}:{row.place} | {row.note}"
            )

    def weekly(self) -> Iterator[str]:
        """The weekly batch, where the rule set has it."""
        if self.rules.weekly is None:
            return
        batch = self.desk.weekly.proposal(self.today)
        yield f"每周集中发布 {batch.first}—{batch.last} 于 {batch.day} {batch.moved}（{batch.article}）"
        for row in batch.rows:
            yield (
                f"  #{row.id} {row.number} {row.title} {row.finished} {row.due} {row.review}"
                f" {'迟' if row.late else ''} {row.obstacle}"
            )

    # — one record —

    def panel(self, kind: str, record: int) -> Panel:
        """A record whole."""
        desk, today = self.desk, self.today
        if kind in AFFAIRS:
            return _of_matter(kind, desk.matters[kind].view(record, today))
        if kind == LETTER:
            return _of_letter(desk.letters.view(record, today))
        if kind == REVIEW:
            view = desk.reviews.view(record, today)
            return _of_review(view, desk.reviews.pages(view.record.sheet))
        if kind == ENTRY:
            return _of_entry(desk.catalogue.whole(record, today))
        if kind == FILING:
            return _of_report(FILING, self.desk.filings.view(record, self.today))
        if kind == ANNUAL:
            return _of_report(ANNUAL, self.desk.annual.view(record, self.today))
        if kind == REQUEST:
            view = desk.requests.view(record, today)
            looked = view.case.stage in _UNDECIDED
            alike = desk.requests.alike(record, today).sections if looked else ()
            return _of_request(view, alike)
        return _of_item(desk.register.view(record, today))

    # — the day —

    def agenda(self) -> Iterator[str]:
        for group in self.desk.agenda(self.today):
            yield f"{group.key} {group.title} {group.total} → {group.view}"
            for line in group.lines:
                yield f"  #{line.record} {line.title} | {line.due} | {line.urgency} | {line.text} | {line.place}"

    def behind_heads(self) -> Iterator[tuple[str, int, set[int], set[int]]]:
        """Each head of 今日: its title, what it counts, the records of its lines, and those that its place shows.

        Heads that tell what nobody has begun yet have no records and are left out.
        """
        desk, today = self.desk, self.today
        for group in desk.agenda(today):
            records = {line.record for line in group.lines if line.record}
            ledger, view = ledger_at(group.view)
            if ledger == "scans":
                yield (
                    group.title,
                    group.total,
                    records,
                    {int(str(row["id"])) for row in desk.scans.tray(today)},
                )
            elif records or not group.lines:
                yield group.title, group.total, records, set(desk.listing(ledger).ids(Query(view), today))

    def month(self, year: int, month: int) -> Iterator[str]:
        """The days of a month that have something to tell."""
        for day in self.desk.month(year, month, self.today):
            if not day.total and day.name in _PLAIN:
                continue
            yield f"{day.day} {day.kind} {day.name} {day.total}"
            for line in day.due:
                yield f"  #{line.record} {line.title} | {line.due} | {line.urgency} | {line.text} | {line.place}"

    def later_months(self, after: date) -> Iterator[str]:
        for one in self.desk.later_months(after):
            yield f"{one.day} {one.first}/{one.total}"

    # — the calendar —

    def announce(self, announcement: Announcement, *, apply: bool = False) -> list[str]:
        """The limits that a holiday notice moves."""
        actor = self.desk.actor() if apply else None
        return [_move(one) for one in self.desk.announce(announcement, apply=apply, actor=actor)]

    def day_off_moves(self, day: date) -> list[str]:
        """The limits that a day off of the office's own would move."""
        return [
            _move(one) for one in self.desk.correct_calendar([Correction(day, False, "停电")], apply=False)
        ]

    # — paper —

    def papers(self) -> Mapping[str, tuple[str, str]]:
        """Every paper: its title, and the kind of record it is about ('' for none)."""
        kinds = {
            **{"register": ITEM, "review": REVIEW, "letters": LETTER, "requests": REQUEST},
            **{"filings": FILING, "annual": ANNUAL},
        }
        papers = self.desk.papers
        found = {}
        for paper in papers:
            ledger = papers.ledger(paper.key)
            found[paper.key] = paper, "" if paper.periodic else kinds.get(ledger, ledger)
        main = [key for key, (_, kind) in found.items() if kind in ("", *kinds.values())]
        side = sorted(found.keys() - set(main), key=lambda key: (not found[key][0].letter, key))
        return {key: (found[key][0].title, found[key][1]) for key in (*main, *side)}

    def draw(
        self, paper: str, records: Sequence[int], period: tuple[date, date] | None = None
    ) -> tuple[bytes, str]:
        """A paper as PDF, and what is told of it beside."""
        from gongkai_desktop.cases.papers import Period

        span = Period(*period) if period else None
        drawn = self.desk.papers.prepare(paper, records, self.today, period=span)
        twins = "，".join(
            f"{one.form} {one.number} {one.pages} 页{' 送签' if one.out else ''}" for one in drawn.twins
        )
        return drawn.printed.pdf, f"{drawn.title}：{twins}{''.join(drawn.warnings)}"

    def listed(self, kind: str, view: str) -> bytes:
        """A view as a printed list."""
        if kind == ENTRY:
            return self.desk.catalogue.outgoing.as_list(self.today, maker="制表人").pdf
        return self.desk.draw_register(Query(view), self.today).pdf

    def export(self, kind: str, view: str, path: Path) -> int:
        """A view as a workbook; how many rows it has."""
        name = {ITEM: "register", REVIEW: "review", ENTRY: "catalogue", REQUEST: "requests"}[kind]
        return self.desk.ledger_exporter(name).export(path, Query(view))


def numbers(records: Sequence[int]) -> str:
    """Records as a clerk writes them."""
    return " ".join(f"#{one}" for one in records) or "—"


def _move(one: Any) -> str:
    return f"#{one.id} {one.record} | {one.title} | {one.what} | {one.due} → {one.new_due}"


def _limit(deadline: Deadline | None, what: str = "期限") -> tuple[tuple[str, Deadline], ...]:
    return ((what, deadline),) if deadline is not None else ()


def _flags(flags: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((flag.text, flag.article) for flag in flags)


def _names(files: Sequence[Any]) -> tuple[str, ...]:
    return tuple(f"{one.name}（{one.size} 字节，{one.event}）" for one in files)


def _key(kind: str, view: str) -> str:
    """A view's key; those of the catalogue are kept by the state they show."""
    if kind != ENTRY:
        return view
    return view_of(State(view)) if view else "all"


def _near(urgency: Any) -> str:
    return f"{urgency.key} {urgency.left} {urgency.words}" if urgency.key != "none" or urgency.words else ""


def _head(*pairs: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(value)) for label, value in pairs if value not in ("", None, (), {}, 0))


def _panel(kind: str, view: CaseView[Any, Any], head: tuple[tuple[str, str], ...]) -> Panel:
    """What every record's panel has beneath its head."""
    return Panel(
        kind,
        view.id,
        head,
        _limit(view.deadline),
        view.sections,
        _flags(view.breaches),
        view.acts,
        view.timeline,
        _names(view.attachments),
    )


def _of_ledger(kind: str, row: Row) -> dict[str, object]:
    """A row of a side ledger without what its forms asked."""
    asked = {key for key in row if "_" in key} - {"due_at"}
    shown = {key: value for key, value in row.items() if key not in asked}
    return {"id": shown.pop("id"), "kind": kind, **shown, "last_event": row["last_event"]}


def _of_matter(kind: str, view: CaseView[Matter, MatterCase]) -> Panel:
    head = _head(
        ("编号", view.number),
        ("标题", view.title),
        ("状态", view.status.words),
        ("紧急", _near(view.urgency)),
        ("最后时刻", view.due_at),
        ("办结", view.case.closed),
    )
    return _panel(kind, view, head)


def _of_letter(view: CaseView[Letter, LetterCase]) -> Panel:
    head = _head(
        ("编号", view.number),
        ("标题", view.title),
        ("状态", view.status.words),
        ("紧急", _near(view.urgency)),
        ("办结", view.case.letter.closed),
    )
    return _panel(LETTER, view, head)


def _of_request(view: CaseView[Request, RequestCase], alike: Sequence[Section]) -> Panel:
    case = view.case
    head = _head(
        ("编号", view.number),
        ("标题", view.title),
        ("状态", view.status.words),
        ("紧急", _near(view.urgency)),
        ("结果", case.result),
        ("年报", "；".join(row.label for row in case.rows)),
        ("待批", case.next_step),
        ("办结", case.closed),
    )
    panel = _panel(REQUEST, view, head)
    return replace(panel, limits=(*panel.limits, *view.further), sections=(*view.sections, *alike))


def _of_report(kind: str, view: CaseView[Any, Any]) -> Panel:
    head = _head(
        ("编号", view.number),
        ("标题", view.title),
        ("状态", view.status.words),
        ("紧急", _near(view.urgency)),
        ("提醒", "；".join(view.remarks)),
    )
    return _panel(kind, view, head)


def _of_review(view: CaseView[Review, ReviewCase], pages: Sequence[Page]) -> Panel:
    case, owed = view.case, view.limits[0] if view.limits else None
    chain = (
        f"{one.step.title}（{'、'.join(one.holders)}）{'◀' if one.current else ''}"
        + (f" {one.said.opinion} {one.said.who} {one.said.day} {one.said.grounds}" if one.said else "")
        for one in case.chain
    )
    head = _head(
        ("编号", view.number),
        ("标题", view.title),
        ("状态", f"{view.status.state} {view.status.words}"),
        ("紧急", _near(view.urgency)),
        ("结论", case.conclusion),
        ("期限", f"{owed.due}{' 暂定' if owed.provisional else ''}" if owed else ""),
        ("办结", case.closed),
        ("事项", case.review.subject.record),
        *(("审查链", one) for one in chain),
        *(("提示", f"重点审查：{one.title}（{one.article}）") for one in case.cautions),
        *(("扫描", f"{one.name} {one.page}") for one in pages),
    )
    return _panel(REVIEW, view, head)


def _of_item(view: ItemView) -> Panel:
    case, item = view.case, view.record
    now, report = case.now, case.report
    head = _head(
        ("编号", view.number),
        *((f"字段 {key}", value) for key, value in case.fields.items()),
        ("状态", view.status.words),
        ("阶段", f"{now.stage} {now.waiting} {case.phase}"),
        ("紧急", _near(view.urgency)),
        ("期限", f"{now.due}{' 暂定' if now.provisional else ''}"),
        ("责任", case.responsible),
        ("审查", f"#{item.review} {now.conclusion} {now.reviewed}"),
        ("征求期限", now.letter.due if now.letter else ""),
        ("报送", f"{report.due} {case.remind} {report.start}（{report.article}）" if report else ""),
        ("还欠", "；".join(now.owed)),
        ("不全", "、".join(now.missing)),
        ("对内", now.inside or ""),
        ("涉密", case.secret or ""),
        ("文书", numbers(item.papers) if item.papers else ""),
        *(("提示", f"{one.text}（{one.article}）") for one in case.prompts),
        *(("留意", f"{one.text}（{one.article}）") for one in now.notes),
        *(("复核", one) for one in view.remarks),
    )
    roles: Mapping[str, Any] = MappingProxyType(dict(case.roles))
    files = tuple(
        f"{one.name}（{one.size} 字节，{one.event}）{roles.get(one.sha256, '')}" for one in view.attachments
    )
    panel = _panel(ITEM, view, head)
    return replace(panel, limits=(*panel.limits, *view.further), files=files)


def _of_entry(view: EntryView) -> Panel:
    head = _head(
        *((f"字段 {key}", value) for key, value in House.shown(view.row).items()),
        ("时限", view.remark),
        ("更新", f"{view.kind}（{view.article}）"),
        *(("信息", f"#{one.id} {one.number} {one.title} {one.published} {one.stage}") for one in view.items),
    )
    return Panel(ENTRY, view.id, head, acts=view.acts, timeline=view.timeline)
