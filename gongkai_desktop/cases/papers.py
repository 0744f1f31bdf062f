"""Papers of every kind of record: a kind declares its own, one service finds, makes, issues and keeps them all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from gongkai_desktop.cases.act import OnDay
from gongkai_desktop.cases.lists import Lists
from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from gongkai_desktop.office.lettering import LetterPaper, Sender, month_day
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.people import CONTACT
from gongkai_desktop.office.printing import Draw, FindLetter, Prepared, Printing, Shelf, Twin
from gongkai_desktop.paper.booklet import Booklet
from gongkai_desktop.paper.booklet_page import BookletPart
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.record_form import record_form, record_form_blank
from gongkai_desktop.paper.review import FindForm
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.sheet import GONE, PRINTED, Sheet

C = TypeVar("C", bound=OnDay)
Values: TypeAlias = tuple[Mapping[str, str], Sequence[Mapping[str, str]]]
"""What stands on a form, and the rows of its list."""
Made: TypeAlias = tuple[Sequence[Twin], Draw]
"""The sheets of a paper, and how they are drawn."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a summary, both included, and what they are called."""

    first: date
    last: date

    @property
    def title(self) -> str:
        """The month or the days."""
        whole = self.first.day == 1 and (self.first.year, self.first.month) == (
            self.last.year,
            self.last.month,
        )
        if whole:
            return f"{self.first.year}年{self.first.month}月"
        return f"{month_day(self.first.isoformat())}至{month_day(self.last.isoformat())}"


class Archive(Protocol):
    """What was printed of records before, and what came in with them."""

    def sheets(self, record: int) -> tuple[Sheet, ...]:
        """The sheets that were printed about a record and not dropped, the oldest first."""

    def kept(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet as it was printed, its own pages only; Refused when its file is gone."""

    def title_of(self, form: str) -> str:
        """What a printed sheet is called."""

    def attached(self, digest: str) -> bytes | None:
        """The content of an attachment, None where its file is gone."""

    def fresh(self, name: str, record: int, lent: Stationery) -> bytes:
        """A paper of a record as it stands now, unnumbered. Refused where it has nothing to tell."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """What the office lends to whoever makes a paper.

    ``shelf`` has the layouts and wordings. ``state`` gives another record as it stands, ``archive`` what was printed
    of it, ``named`` what letters may call one ('' where it may not be named). ``progress`` hears how many sheets are
    drawn.
    """

    moment: Moment
    office: Office
    shelf: Shelf
    state: Callable[[int], object]
    archive: Archive
    named: Callable[[int], str]
    progress: Progress = unheard

    @property
    def today(self) -> date:
        """The day that stands on the paper."""
        return self.moment.today

    @property
    def forms(self) -> FindForm:
        """Finds layouts."""
        return self.shelf.form

    @property
    def letters(self) -> FindLetter:
        """Finds wordings."""
        return self.shelf.letter

    @property
    def sender(self) -> Sender:
        """The office as its letters name it; asked is whom it names, else the holder of that post."""
        profile, holders = self.office.profile, self.office.holders(CONTACT)
        contact = profile.contact or (holders[0].name if holders else "")
        return Sender(profile.name, contact, profile.phone)


@dataclass(frozen=True, slots=True)
class About(Generic[C]):
    """A record that a paper is about, on a day.

    ``seen`` gives the last event of each record whose facts stand on the paper: a change of one outdates it.
    ``heard`` are further records that hear of the printing.
    """

    case: C
    seen: Mapping[int, int]
    heard: tuple[int, ...] = ()


def twin(form: str, about: Sequence[About[Any]]) -> Twin:
    """A sheet of that form about these records."""
    seen = {record: last for one in about for record, last in one.seen.items()}
    return Twin(form, seen, records=tuple(record for one in about for record in one.heard))


# — what a paper is —


@dataclass(frozen=True, kw_only=True)
class Paper(ABC, Generic[C]):
    """A paper of a kind of record, which declares it; it knows how to make itself.

    ``key`` is what commands and printed sheets call it by. ``layout`` is the file of its layout or its wording, that of
    its key where none is named. ``many``: one document may be about several records, else ``alone`` says what to do.
    ``blank``: it makes sense empty, for handwriting. ``parts`` are further sheets that come with it, by their keys.
    """

    key: str
    title: str
    layout: str = ""
    many: bool = False
    blank: bool = True
    alone: str = "请只选一件再打印"
    parts: Mapping[str, str] = field(default_factory=dict)
    letter: ClassVar[bool] = False
    periodic: ClassVar[bool] = False

    @property
    def file(self) -> str:
        """The name of its layout or its wording."""
        return self.layout or self.key

    @abstractmethod
    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """Its sheets about these records, blank without any. Refused where a fact is wanting."""

    def refuse(self, count: int) -> None:
        """Refuse to be about so many records."""
        if (count > 1 and not self.many) or (not count and not self.blank):
            raise Refused(f"{self.title}一次印一件", way=self.alone)


@dataclass(frozen=True, kw_only=True)
class DrawnPaper(Paper[C]):
    """A paper that its room draws itself."""

    make: Callable[[Sequence[About[C]], Stationery], Made]

    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """Its sheets about these records."""
        return self.make(about, lent)


@dataclass(frozen=True, kw_only=True)
class BookletPaper(Paper[C]):
    """A report about one record; ``content`` is the same on paper and as a Word file. It makes no sense blank."""

    content: Callable[[C, Stationery], Booklet]
    blank: bool = False

    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """The report about this record, as many pages as it needs."""
        content = self.content(about[0].case, lent)

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            return print_sheets([Bound([BookletPart(content)], marks[0])])

        return [twin(self.key, about)], draw


@dataclass(frozen=True, kw_only=True)
class BlankForm(Paper[C]):
    """A form from its layout; ``empty`` is what stands on it for handwriting too.

    ``listed`` are the rows that its list has then; without it the list fills the page.
    """

    empty: Callable[[Stationery], Mapping[str, str]]
    listed: Callable[[Stationery], Sequence[Mapping[str, str]]] | None = None

    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """The form for handwriting."""
        office, told = lent.office.profile.name, self.empty(lent)
        listed = self.listed(lent) if self.listed else ()

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            return record_form_blank(self.file, office, told, listed=listed, mark=marks[0], forms=lent.forms)

        return [Twin(self.key)], draw

    def _filled_in(self, values: Values, about: Sequence[About[C]], lent: Stationery) -> Made:
        office, (told, rows) = lent.office.profile.name, values

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            return record_form(self.file, office, lent.today, told, rows, mark=marks[0], forms=lent.forms)

        return [twin(self.key, about)], draw


@dataclass(frozen=True, kw_only=True)
class RecordForm(BlankForm[C]):
    """A form about one record; ``filled`` is what stands on it."""

    filled: Callable[[C, Stationery], Values]

    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """The form about this record, for handwriting without one."""
        if not about:
            return super().made(about, lent)
        return self._filled_in(self.filled(about[0].case, lent), about, lent)


@dataclass(frozen=True, kw_only=True)
class PeriodForm(BlankForm[C]):
    """A form of what happened in a period; ``summed`` is asked of the records of its kind."""

    summed: Callable[[Period, Any, Stationery], Values]
    periodic: ClassVar[bool] = True

    def of_period(self, period: Period, records: Cases[Any, C], lent: Stationery) -> Made:
        """The form of these days. Refused where they end before they begin."""
        if period.first > period.last:
            raise Refused("期间的起止日期反了", way="请把较早的日期写在前面")
        return self._filled_in(self.summed(period, records, lent), (), lent)


@dataclass(frozen=True, kw_only=True)
class RecordLetter(Paper[C]):
    """A letter about one record: ``written`` from its case, ``empty`` for handwriting; ``parts`` name its slip."""

    written: Callable[[C, Stationery], LetterPaper]
    empty: Callable[[Stationery], LetterPaper]
    letter: ClassVar[bool] = True

    def paper(self, case: C | None, lent: Stationery) -> LetterPaper:
        """The letter as it stands, whatever it lacks."""
        return self.empty(lent) if case is None else self.written(case, lent)

    def made(self, about: Sequence[About[C]], lent: Stationery) -> Made:
        """The letter and its slip. Refused while a fact is missing that it must not go without."""
        paper = self.paper(about[0].case if about else None, lent)
        paper.require()
        sheets = paper.parts()
        forms = (self.key, *self.parts)[: len(sheets)]

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            bound = zip(sheets, marks, strict=True)
            return print_sheets([Bound(parts, mark, goes_on=True) for parts, mark in bound])

        return [twin(form, about) for form in forms], draw


# — the papers of an office —

Ledger: TypeAlias = tuple[Callable[[], Cases[Any, Any]], Callable[[], Lists]]
"""The records and the lists of a ledger, each made when it is first asked for."""


class Papers:
    """Finds a paper by its name and its record by a number, makes it, remembers it when it is issued.

    ``ledgers`` are those of an office by their names; ``subjects`` is the name of the one whose records others are
    about.
    """

    def __init__(self, ledgers: Mapping[str, Ledger], subjects: str, room: Workroom) -> None:
        self._ledgers, self._subjects, self._room = ledgers, subjects, room
        self._printing = Printing(room.records, room.office, room.attachments)

    # — which there are —

    @cached_property
    def _known(self) -> Mapping[str, tuple[Paper[Any], str]]:
        """Every paper with the name of its ledger, by its key."""
        found: dict[str, tuple[Paper[Any], str]] = {}
        for name, (cases, _) in self._ledgers.items():
            for paper in cases().kind.papers:
                found.setdefault(paper.key, (paper, name))
        return found

    def __iter__(self) -> Iterator[Paper[Any]]:
        """Every paper of the office, ledger by ledger."""
        return (paper for paper, _ in self._known.values())

    def __getitem__(self, name: str) -> Paper[Any]:
        """The paper that is named by its key, its title or its layout; Refused for any other."""
        if name in self._known:
            return self._known[name][0]
        found = next((paper for paper in self if name in (paper.title, paper.layout)), None)
        if found is None:
            alike = [paper for paper in self if name in paper.key or name in paper.title]
            told = "、".join(f"{paper.key}（{paper.title}）" for paper in alike or self)
            raise Refused(f"没有叫“{name}”的文书", way=f"请从这些里选：{told}")
        return found

    def ledger(self, name: str) -> str:
        """The ledger whose records a paper is about, by its name."""
        return self._known[self[name].key][1]

    def title_of(self, form: str) -> str:
        """What a printed sheet is called, whatever this office still prints.

        Ledger by ledger, none of whose rooms is loaded before it is its turn: whoever looks at a record with a
        printed sheet waits for the room of that sheet only.
        """
        for name in self._ledgers:
            if form in (titles := self._titles(name)):
                return titles[form]
        return next((paper.title for paper in self if paper.layout == form), form)

    def _titles(self, ledger: str) -> Mapping[str, str]:
        """What the sheets of a ledger are called, by their keys."""
        papers = self._ledgers[ledger][0]().kind.papers
        return {
            key: title for paper in papers for key, title in ((paper.key, paper.title), *paper.parts.items())
        }

    def find(self, name: str, number: str) -> int:
        """The record that a paper of that name is about, by the number the clerk sees or #n; Refused for none.

        What is no number of such a record is that of a subject, and the newest record about it is meant.
        """
        paper = self[name]
        if paper.periodic:
            title = f"“{paper.title}”不写 --record"
            raise Refused(title, why="它按期间汇总", way="请用 --from 和 --to 写明期间")
        lists = self._ledgers[self.ledger(paper.key)][1]()
        subjects = self._ledgers[self._subjects][1]()
        subject = subjects.numbered(number)
        found = lists.numbered(number) or (lists.newest_about(subject) if subject else 0)
        if not found and not subject:
            why, way = (
                f"“{paper.title}”印的是{lists.title}里的",
                "请核对编号，或用 #序号；别的台账的文书看 sheets",
            )
            raise Refused(f"{lists.title}里没有“{number.strip()}”", why=why, way=way)
        if not found:
            raise Refused(f"“{number.strip()}”没有可印“{paper.title}”的登记", way="请先登记这件事，再打印")
        return found

    # — made, issued, kept —

    def prepare(
        self,
        name: str,
        records: Sequence[int],
        today: date,
        *,
        period: Period | None = None,
        progress: Progress = unheard,
    ) -> Prepared:
        """Draw a paper for these records, each once, or blank without any; a summary is of the ``period``.

        Refused where it is about one record only, or lacks a fact that it must not go without.
        """
        paper, lent = self[name], self.lent(today, progress)
        cases = self._ledgers[self.ledger(paper.key)][0]()
        if isinstance(paper, PeriodForm) and period is not None:
            twins, draw = paper.of_period(period, cases, lent)
        else:
            chosen = tuple(dict.fromkeys(records))
            paper.refuse(len(chosen))
            twins, draw = paper.made(self._about(cases, chosen, lent.moment), lent)
        return self._printing.prepared(paper.key, paper.title, twins, draw, today, lent.shelf)

    def issue(self, prepared: Prepared, *, actor: int, today: date) -> Changed:
        """Remember a drawn paper as printed, all of its sheets in one act; see ``Printing.issue``."""
        return self._printing.issue(prepared, actor=actor, today=today)

    def kept(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet as it was printed, its own pages only; Refused when its file is gone."""
        return self._printing.kept(sheet)

    def sheets(self, record: int) -> tuple[Sheet, ...]:
        """The sheets that were printed about a record and not dropped, the oldest first."""
        records = self._room.records
        found = [records.state(event.id) for event in records.events(record) if event.kind == PRINTED]
        return tuple(one for one in found if isinstance(one, Sheet) and one.state != GONE)

    def attached(self, digest: str) -> bytes | None:
        """The content of an attachment, None where its file is gone."""
        return self._room.attachments.read(digest)

    def fresh(self, name: str, record: int, lent: Stationery) -> bytes:
        """A paper of a record as it stands now, unnumbered. Refused where it has nothing to tell."""
        cases = self._ledgers[self.ledger(name)][0]()
        twins, draw = self[name].made(self._about(cases, (record,), lent.moment), lent)
        return draw([None] * len(twins)).pdf

    def letter(self, name: str, record: int, today: date) -> LetterPaper:
        """A letter as it stands, 0 for a blank one: to be drawn, or written as a Word file for last edits."""
        return self._letter(name, record, self.lent(today))

    def _letter(self, name: str, record: int, lent: Stationery) -> LetterPaper:
        paper = self[name]
        if not isinstance(paper, RecordLetter):
            titles = "、".join(one.title for one in self if one.letter)
            raise Refused(f"“{paper.title}”不是函件", way=f"请用 sheet 打印；函件有：{titles}")
        cases = self._ledgers[self.ledger(paper.key)][0]()
        return paper.paper(cases.case(record, lent.today) if record else None, lent)

    def save_word(
        self, name: str, record: int, path: Path, today: date, progress: Progress = unheard
    ) -> tuple[str, ...]:
        """Write a letter or a report as a Word file, whole or not at all; returns what is wanting or wrong in it."""
        lent, report = self.lent(today, progress), self[name]
        if isinstance(report, BookletPaper):
            return self._save_booklet(report, record, path, lent)
        paper = self._letter(name, record, lent)
        with written_whole(path) as beside:
            beside.write_bytes(paper.docx())
        return (*paper.missing, *paper.faults, *lent.shelf.faults)

    def _save_booklet(
        self, report: BookletPaper[Any], record: int, path: Path, lent: Stationery
    ) -> tuple[str, ...]:
        from gongkai_desktop.paper.booklet_docx import booklet_docx

        cases = self._ledgers[self.ledger(report.key)][0]()
        content = booklet_docx(report.content(cases.case(record, lent.today), lent))
        with written_whole(path) as beside:
            beside.write_bytes(content)
        return lent.shelf.faults

    # — what papers are made with —

    def lent(self, today: date, progress: Progress = unheard) -> Stationery:
        """What papers of that day are made with."""
        records = self._room.records
        moment = Moment.of(today, records.now())

        def named(record: int) -> str:
            subjects = self._ledgers[self._subjects][0]()
            return subjects.kind.outward(subjects.case(record, today))

        shelf = self._printing.shelf()
        return Stationery(moment, self._room.office, shelf, records.state, self, named, progress)

    def _about(
        self, cases: Cases[Any, Any], records: Sequence[int], moment: Moment
    ) -> tuple[About[Any], ...]:
        """The records of a paper; of those that are beside others, these others' facts stand on it."""
        kind, states = cases.kind, [cases.state(record) for record in records]
        shown = [kind.on_paper(state, record) for record, state in zip(records, states, strict=True)]
        seen = self._printing.seen(tuple(dict.fromkeys(chain.from_iterable(shown))))
        return tuple(
            About(
                kind.case(state, moment),
                {one: seen[one] for one in others if one in seen},
                (record,) if kind.beside else (),
            )
            for record, state, others in zip(records, states, shown, strict=True)
        )
