"""Every paper of the office by its name, for whatever record it is about: sheets, letters, reports; or blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.coordination.kind import Letters
from gongkai_desktop.coordination.papers import COORDINATION, blank_letter, letter_paper
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from gongkai_desktop.matters import papers as matters
from gongkai_desktop.matters.definition import Definition
from gongkai_desktop.matters.ledgers import of_program, program_keys
from gongkai_desktop.matters.service import SideLedgers
from gongkai_desktop.office.lettering import LetterPaper, Sender, month_day
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.people import CONTACT
from gongkai_desktop.office.printing import Prepared, Printing, Twin
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.record_form import (
    DECLASSIFICATION,
    REPLY_SLIP,
    SEPARATION,
    SUMMARY,
    record_form,
    record_form_blank,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.register.service import Register
from gongkai_desktop.register.sheets import DEADLINE, ItemSheets
from gongkai_desktop.register.sheets import TITLES as OF_ITEMS
from gongkai_desktop.review import papers as reviewing
from gongkai_desktop.review.papers import REFERRAL, Period
from gongkai_desktop.review.service import Reviews

ITEM, REVIEW, LETTER, MATTER, NOTHING = "item", "review", "letter", "matter", ""
"""What papers are about."""
Values: TypeAlias = tuple[Mapping[str, str], Sequence[Mapping[str, str]]]
"""What stands on a form, and the rows of its list."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper: its title, and what it is about."""

    title: str
    about: str
    letter: bool = False
    matter: str = ""


_OTHERS: Mapping[str, Kind] = MappingProxyType(
    {
        SUMMARY: Kind("保密审查汇总表", NOTHING),
        SEPARATION: Kind("区分处理记录", REVIEW),
        DECLASSIFICATION: Kind("解密记录", REVIEW),
        REFERRAL: Kind("报审函", REVIEW, letter=True),
        COORDINATION: Kind("信息发布协调函（征求意见函）", LETTER, letter=True),
    }
)


def of_ledgers(ledgers: Iterable[Definition]) -> dict[str, Kind]:
    """The papers of side ledgers by their names, letters first."""
    having = ((one.paper, one.key) for one in ledgers if one.paper)
    found = sorted(having, key=lambda one: (not one[0].letter, one[0].name))
    return {paper.name: Kind(paper.title, MATTER, paper.letter, key) for paper, key in found}


PAPERS: Mapping[str, Kind] = MappingProxyType(
    {
        **{name: Kind(title, ITEM) for name, title in OF_ITEMS.items()},
        **_OTHERS,
        **of_ledgers(map(of_program, program_keys())),
    }
)
"""Every paper of the program by its name, those of items first."""
BLANK = tuple(name for name in PAPERS if name != DEADLINE)
"""Those that can be printed empty, for handwriting: a calculation of nothing would be none."""
_PARTS = {REPLY_SLIP: "复函回执"}


class Papers:
    """Finds a paper by name, draws it, remembers it when it is issued."""

    def __init__(
        self,
        items: ItemSheets,
        register: Register,
        reviews: Reviews,
        letters: Letters,
        ledgers: SideLedgers,
        office: Office,
        printing: Printing,
        lists: Callable[[str], Listing],
    ) -> None:
        self._items, self._register, self._reviews = items, register, reviews
        self._letters, self._ledgers = letters, ledgers
        self._office, self._printing, self._lists = office, printing, lists

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Every paper of this office: the program's, and those of the office's own ledgers."""
        return {**PAPERS, **of_ledgers(self._ledgers[key].definition for key in self._ledgers)}

    def title_of(self, form: str) -> str:
        """What a printed sheet is called."""
        kind = self.kinds.get(form)
        return kind.title if kind else _PARTS.get(form, form)

    def key(self, name: str) -> str:
        """The key of a paper that is named by key or title; Refused for any other."""
        found = next((key for key, kind in self.kinds.items() if name in (key, kind.title)), None)
        if found is None:
            titles = "、".join(kind.title for kind in self.kinds.values())
            raise Refused(f"没有叫“{name}”的文书", way=f"请从这些里选：{titles}")
        return found

    def find(self, name: str, number: str) -> int:
        """The record that a paper of that name is about, by the number the clerk sees or #n; Refused for none.

        What is no number of such a record is an item's, and the newest record about that item is meant.
        """
        kind = self.kinds[self.key(name)]
        if kind.about == NOTHING:
            title = f"“{kind.title}”不写 --record"
            raise Refused(title, why="它按期间汇总", way="请用 --from 和 --to 写明期间")
        items = self._lists(ITEM)
        if kind.about == ITEM:
            return items.find(number)
        lists = self._lists(kind.matter or kind.about)
        found = lists.numbered(number) or lists.newest_about(items.find(number))
        if not found:
            raise Refused(f"“{number.strip()}”没有可印“{kind.title}”的登记", way="请先登记这件事，再打印")
        return found

    def prepare(
        self,
        name: str,
        records: Sequence[int],
        today: date,
        *,
        period: Period | None = None,
        progress: Progress = unheard,
    ) -> Prepared:
        """Draw a paper for these records, or blank without any; a summary is of the ``period``.

        Only papers of items may be about several. A letter that lacks a fact it needs is refused.
        """
        key = self.key(name)
        kind = self.kinds[key]
        if kind.about == ITEM:
            return self._items.prepare(key, records, today, progress=progress)
        if len(records) > 1:
            raise Refused("这张表一次只能印一件", way="请只选一件再打印")
        if kind.about == NOTHING:
            return self._summary(period, today)
        record = records[0] if records else 0
        if kind.letter:
            return self._lettered(key, kind, record, today)
        return self._formed(key, kind, record, today)

    def issue(self, prepared: Prepared, *, actor: int, today: date) -> Changed:
        """Remember a drawn paper as printed, all of its sheets in one act; see ``Printing.issue``."""
        return self._printing.issue(prepared, actor=actor, today=today)

    def kept(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet as it was printed, its own pages only; Refused when its file is gone."""
        return self._printing.kept(sheet)

    def letter(self, name: str, record: int, today: date) -> LetterPaper:
        """A letter as it stands, 0 for a blank one: to be drawn, or written as a Word file for last edits."""
        key = self.key(name)
        if not self.kinds[key].letter:
            titles = "、".join(kind.title for kind in self.kinds.values() if kind.letter)
            raise Refused(f"“{self.kinds[key].title}”不是函件", way=f"请用 sheet 打印；函件有：{titles}")
        return self._letter(key, record, today)

    def save_word(self, name: str, record: int, path: Path, today: date) -> tuple[str, ...]:
        """Write a letter as a Word file, whole or not at all; returns the facts that it still lacks."""
        paper = self.letter(name, record, today)
        with written_whole(path) as beside:
            beside.write_bytes(paper.docx())
        return tuple(paper.missing)

    # — what is drawn —

    def _summary(self, period: Period | None, today: date) -> Prepared:
        rules = self._office.rules
        about: dict[str, str] = {"basis": reviewing.summary_basis(rules)}
        if period is None:
            return self._form(SUMMARY, Twin(SUMMARY), (about, ()), today, blank=True)
        if period.first > period.last:
            raise Refused("期间的起止日期反了", way="请把较早的日期写在前面")
        found = [self._reviews.state(number) for number in self._reviews.in_period(period.first, period.last)]
        rows = [reviewing.summary_row(self._reviews.kind.plain(review)) for review in found]
        values = reviewing.summary_values(rules, period, rows)
        rows = [{**row, **{key: month_day(row[key]) for key in ("handed_in", "closed")}} for row in rows]
        return self._form(SUMMARY, Twin(SUMMARY), (values, rows), today)

    def _formed(self, key: str, kind: Kind, record: int, today: date) -> Prepared:
        if not record:
            return self._form(key, Twin(key), (self._blank(key, kind, today), ()), today, blank=True)
        if kind.about == REVIEW:
            review = self._reviews.state(record)
            rules = self._office.rules_of(review.subject.rules)
            told = (
                reviewing.separation_values(review, rules)
                if key == SEPARATION
                else reviewing.declassification_values(review, rules)
            )
            twin = Twin(key, self._printing.seen([review.subject.record]), records=(record,))
            return self._form(key, twin, (told, ()), today)
        case = self._ledgers[kind.matter].case(record, today)
        seen = self._printing.seen((case.matter.item,) if case.matter.item else ())
        twin = Twin(key, seen, records=(record,))
        return self._form(key, twin, matters.form_values(case), today)

    def _blank(self, key: str, kind: Kind, today: date) -> Mapping[str, str]:
        if kind.about == MATTER:
            return matters.blank_values(self._ledgers[kind.matter].opening(today))
        rules = self._office.rules
        blanks: Mapping[str, Callable[[], Mapping[str, str]]] = {
            SEPARATION: lambda: {"basis": reviewing.separation_basis(rules)},
            DECLASSIFICATION: lambda: reviewing.blank_declassification(rules),
        }
        return blanks[key]()

    def _form(self, key: str, twin: Twin, values: Values, today: date, *, blank: bool = False) -> Prepared:
        office, forms, (told, rows) = self._office.profile.name, self._printing.forms, values

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            if blank:
                return record_form_blank(key, office, told, mark=marks[0], forms=forms)
            return record_form(key, office, today, told, rows, mark=marks[0], forms=forms)

        return self._printing.prepared(key, self.kinds[key].title, [twin], draw, today)

    # — letters —

    def _lettered(self, key: str, kind: Kind, record: int, today: date) -> Prepared:
        paper = self._letter(key, record, today)
        paper.require()
        seen = self._printing.seen(self._about(kind, record)) if record else {}
        records = (record,) if record else ()
        sheets = paper.parts()
        forms = (key, REPLY_SLIP)[: len(sheets)]
        twins = [Twin(form, seen, records=records) for form in forms]

        def draw(marks: Sequence[SheetMark | None]) -> Printed:
            bound = zip(sheets, marks, strict=True)
            return print_sheets([Bound(parts, mark, goes_on=True) for parts, mark in bound])

        return self._printing.prepared(key, kind.title, twins, draw, today)

    def _about(self, kind: Kind, record: int) -> Sequence[int]:
        """The items that a letter is about."""
        if kind.about == REVIEW:
            return (self._reviews.state(record).subject.record,)
        if kind.about == LETTER:
            return self._letters.state(record).items
        item = self._ledgers[kind.matter].state(record).item
        return (item,) if item else ()

    def _letter(self, key: str, record: int, today: date) -> LetterPaper:
        if self.kinds[key].about == MATTER:
            return self._of_matter(key, record, today)
        return {REFERRAL: self._referral, COORDINATION: self._coordinating}[key](record, today)

    def _sender(self) -> Sender:
        """The office as its letters name it; asked is whom it names, else the holder of that post."""
        profile = self._office.profile
        holders = self._office.holders(CONTACT)
        contact = profile.contact or (holders[0].name if holders else "")
        return Sender(profile.name, contact, profile.phone)

    def _referral(self, record: int, today: date) -> LetterPaper:
        sender = self._sender()
        if not record:
            return reviewing.blank_referral(self._office.rules, sender, self._printing.letters)
        review = self._reviews.state(record)
        rules = self._office.rules_of(review.subject.rules)
        return reviewing.referral_paper(review, rules, sender, today, self._printing.letters)

    def _coordinating(self, record: int, today: date) -> LetterPaper:
        sender = self._sender()
        wording, slip = self._printing.letters(COORDINATION), self._printing.forms(REPLY_SLIP)
        if not record:
            return blank_letter(self._letters.rule, sender, wording, slip)
        case = self._letters.case(record, today)
        return letter_paper(case.letter, case.rule, sender, today, wording, slip)

    def _of_matter(self, key: str, record: int, today: date) -> LetterPaper:
        organ, sender = self._office.profile.organ, self._sender()
        wording = self._printing.letters(key)
        if not record:
            return matters.blank_letter(sender, organ, wording)
        case = self._ledgers[self.kinds[key].matter].case(record, today)
        item = self._register.state(case.matter.item) if case.matter.item else None
        title = item.fields.get("title", "") if item else ""
        reason = item.fields.get("withheld_reason", "") if item else ""
        about = "" if case.rules.is_secret(reason) else title
        return matters.letter_paper(case, about, sender, organ, today, wording)
