"""Papers drawn and issued: each sheet of a document gets its number, its code and its twin in the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.letter_file import LetterText, load_letter
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.preview import some_pages
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.records.event import Changed, Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheet import printed as printed_draft
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store.attachments import Attachments

FindLetter: TypeAlias = Callable[[str], LetterText]
T = TypeVar("T")
Draw: TypeAlias = Callable[[Sequence[SheetMark | None]], Printed]
"""Draws a document whose sheets carry these marks."""


class Shelf:
    """Layouts and wordings by their names: the office's own copies, in the folder ``own``, before the program's.

    Where an own copy does not hold the program's serves, and ``faults`` tells what is wrong in it, and where.
    """

    def __init__(self, own: Path) -> None:
        self._own = own
        self._broken: dict[str, Refused] = {}

    def form(self, name: str) -> Form:
        """The layout of that name; Refused where there is none."""
        return self._found(load_form, "版式", name)

    def letter(self, name: str) -> LetterText:
        """The wording of that name; Refused where there is none."""
        return self._found(load_letter, "文字", name)

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong in own copies that were asked for, each once, with file, line and key."""
        return tuple(f"{one.what}：{one.why}；这一份用的是程序自带的" for one in self._broken.values())

    def _found(self, load: Callable[[str, Path | None], T], what: str, name: str) -> T:
        try:
            return load(name, self._own)
        except KeyError:
            way = f"请把 {name}.toml 放进办公文件夹的「{self._own.name}」"
            raise Refused(f"没有“{name}”的{what}", why="程序里没有，单位也没有自己的", way=way) from None
        except Refused as broken:
            self._broken[name] = broken
            try:
                return load(name, None)
            except KeyError:
                raise broken from None


@dataclass(frozen=True, slots=True)
class Twin:
    """One sheet of a document, to be remembered when it is issued.

    ``seen`` holds the last event of each item when it was drawn. ``records`` are further records that it is
    about (reviews, letters, matters). ``begins`` are records to be begun with it, in the same act. ``out``: it
    goes off to be signed, by ``signer`` first. ``first`` is its first page in the document.
    """

    form: str
    seen: Mapping[int, int] = field(default_factory=dict)
    records: tuple[int, ...] = ()
    begins: tuple[Draft, ...] = ()
    out: bool = False
    signer: str = ""
    number: str = ""
    pages: int = 1
    first: int = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document drawn and not yet issued; ``faults`` are those of the office's own layouts and wordings."""

    name: str
    title: str
    printed: Printed
    twins: tuple[Twin, ...]
    faults: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number of its first sheet."""
        return self.twins[0].number

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its sheets."""
        return tuple(twin.number for twin in self.twins)

    @property
    def seen(self) -> Mapping[int, int]:
        """The last event of each item of it when it was drawn."""
        return {item: last for twin in self.twins for item, last in twin.seen.items()}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know before printing: own copies that do not hold, characters that no font can print."""
        return (*self.faults, *unheld(self.printed))


def unheld(printed: Printed) -> tuple[str, ...]:
    """Which characters no font could print, on which pages, and what to do about it; nothing where all were."""
    if not printed.lacking:
        return ()
    where = "、".join(
        char if printed.pages == 1 else f"{char}（第 {'、'.join(map(str, pages))} 页）"
        for char, pages in printed.lacking
    )
    way = "印出来后在〓上手写这个字；装了有它的字体（如“宋体-ExtB”）的电脑能直接印出来"
    return (f"这些字本机没有字体可印，印成了〓：{where}。{way}",)


class Printing:
    """Numbers, marks and remembers the sheets of this office."""

    def __init__(self, records: Records, office: Office, attachments: Attachments) -> None:
        self._records, self._office, self._attachments = records, office, attachments
        self._sheets = Sheets(records)

    def shelf(self) -> Shelf:
        """The layouts and wordings for one document."""
        return Shelf(self._records.store.folder.forms)

    def seen(self, items: Sequence[int]) -> dict[int, int]:
        """The last event of each item as of now."""
        return self._sheets.seen(items)

    def prepared(
        self, name: str, title: str, twins: Sequence[Twin], draw: Draw, today: date, shelf: Shelf
    ) -> Prepared:
        """Draw a document of these sheets, laid out from that shelf, with the next free numbers."""
        numbers = self._numbers(len(twins), today)
        printed = draw([self._mark(number) for number in numbers])
        counts = printed.counts if len(printed.counts) == len(twins) else (printed.pages,)
        known, first = [], 1
        for twin, number, pages in zip(twins, numbers, counts, strict=True):
            known.append(replace(twin, number=number, pages=pages, first=first))
            first += pages
        return Prepared(name, title, printed, tuple(known), shelf.faults)

    def issue(self, prepared: Prepared, *, actor: int, today: date) -> Changed:
        """Remember every sheet of a document as printed, in one act; its PDF is kept as it was drawn.

        Refused when one of its numbers is gone, or what it begins was begun meanwhile.
        """
        if self._sheets.next_number(today) != prepared.number:
            raise Refused(
                "这张表的编号已被别的表用了", why="预览之后又打印过", way="请关闭预览，重新打开再打印"
            )
        beginning = {item: last for twin in prepared.twins if twin.begins for item, last in twin.seen.items()}
        if beginning and self.seen(tuple(beginning)) != beginning:
            raise Refused("预览之后这些信息又有变动", way="请关闭预览，重新打开再打印")
        name = f"{prepared.title}{prepared.number}.pdf"
        pdf = self._attachments.keep_bytes(prepared.printed.pdf, name)
        drafts: list[Draft] = []
        for twin in prepared.twins:
            drafts += twin.begins
            begun = tuple(-back for back in range(len(twin.begins), 0, -1))
            facts: dict[str, str | int] = {"form": twin.form, "number": twin.number, "pages": twin.pages}
            if twin.first > 1:
                facts["first"] = twin.first
            touches = (*twin.records, *begun)
            drafts.append(
                printed_draft(facts, twin.seen, pdf, today, signer=twin.signer, out=twin.out, touches=touches)
            )
        return self._records.append(drafts, actor=actor)

    def kept(self, sheet: Sheet) -> bytes:
        """A sheet as it was printed, without those printed together with it; Refused when its file is gone."""
        if not sheet.pdf:
            raise Refused(
                f"{sheet.number} 号表的内容已经清除", why="清除以后只留下表号", way="如仍需要，请重新打印一张"
            )
        content = self._attachments.read(sheet.pdf)
        if content is None:
            raise Refused(f"找不到 {sheet.number} 号表的文件", way="请从备份恢复“附件”文件夹")
        return some_pages(content, sheet.first, sheet.pages)

    def _numbers(self, count: int, today: date) -> list[str]:
        year, first = self._sheets.next_number(today).split("-")
        return [f"{year}-{int(first) + at:04d}" for at in range(count)]

    def _mark(self, number: str) -> SheetMark | None:
        if not self._office.rules.qr:
            return None
        return SheetMark(number, lambda page, pages: self._sheets.code(number, page, pages))
