"""Ledgers to superiors as their users call them: looked at first, then several templates filled into one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.failures import UnknownHeader
from gongkai_desktop.exchange.template_kinds import Likely, likely_ledgers, settled
from gongkai_desktop.files import (
    digest_of,
    discard,
    discard_empty,
    refusing_disk,
    replace,
    unfinished,
)
from gongkai_desktop.ledger import Kind
from gongkai_desktop.paper.booklet_files import printed
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.reports.superiors.looking import Look, Wish, cells, columns
from gongkai_desktop.reports.superiors.packing import TITLE, Packed, packing_list

if TYPE_CHECKING:
    from gongkai_desktop.cases.lists import Lists
    from gongkai_desktop.cases.service import Workroom
    from gongkai_desktop.exchange.ledgers import LedgerExporter

LISTS: Final = (f"{TITLE}.xlsx", f"{TITLE}.pdf")
"""The files of the packing list."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written into a folder: the files with their counts, and how each template was understood."""

    folder: Path
    packed: tuple[Packed, ...]
    looks: tuple[Look, ...]


class Superiors:
    """上报台账. Looks and writes on any desk; remembers only where the records may be written.

    ``names`` are the ledgers of the office, ``exporter`` and ``listing`` give those of a name.
    """

    def __init__(
        self,
        names: Sequence[str],
        exporter: Callable[[str], LedgerExporter],
        listing: Callable[[str], Lists],
        room: Workroom,
    ) -> None:
        self._names, self._exporter, self._listing, self._room = names, exporter, listing, room

    @property
    def ledgers(self) -> Mapping[str, str]:
        """The ledgers that can go up, by their names, with what people call them."""
        return {name: self._listing(name).title for name in self._names}

    def likely(self, template: Path) -> tuple[Likely, ...]:
        """The ledgers that a template may be for, the likeliest first. Refused for what is no template of any."""
        exporters = {name: self._exporter(name) for name in self._names}
        intakes = {name: one.intake() for name, one in exporters.items()}
        words = next(iter(exporters.values())).words()
        found, seen = likely_ledgers(template, intakes, words)
        if not found:
            raise UnknownHeader(template.name, seen)
        return found

    def ledger_of(self, template: Path) -> str:
        """The ledger that a template is for. Refused where two are as likely: somebody has to say."""
        found = self.likely(template)
        if name := settled(found):
            return name
        asked = "、".join(f"{self._listing(one.ledger).title}（{one.ledger}）" for one in found[:4])
        raise Refused(
            f"看不出“{template.name}”要填哪本台账",
            why=f"这些都对得上：{asked}",
            way="请指明填哪一本，指明过的会记住",
        )

    def look(self, wish: Wish) -> Look:
        """What would be written, and nothing written. Refused for what cannot be a template of that ledger."""
        name = wish.ledger or self.ledger_of(wish.template)
        exporter = self._exporter(name)
        template = exporter.template(wish.template, wish.mapping or None)
        query = self._query(name, wish)
        rows, known = exporter.count(query), exporter.intake().ledger
        numbers = {key: known.column(key) for key in template.keys if key}
        summed = [key for key, column in numbers.items() if column.kind is Kind.INTEGER]
        sums = exporter.sums(query, summed)
        return Look(
            wish,
            name,
            exporter.ledger.title,
            self._scope(name, wish),
            template,
            tuple(columns(template, known, exporter.words(wish.mapping or None))),
            tuple(cells(template, exporter.facts(), rows, sums)),
            rows,
            {numbers[key].title: number for key, number in sums.items()},
        )

    def send(self, wishes: Sequence[Wish], folder: Path, progress: Progress = unheard) -> Sent:
        """Fill the templates into a folder and put the packing list beside them; all of it or nothing.

        Refused where a file of such a name is there already, and for every template that cannot be filled.
        """
        if not wishes:
            raise Refused("没有选模板", way="请选上级发来的空白表")
        looks = [self.look(wish) for wish in wishes]
        names = _names(wishes)
        _refuse_taken(folder, (*names, *LISTS))
        whole = sum(look.rows for look in looks)
        with _gathering(folder) as beside:
            packed: list[Packed] = []
            for look, name in zip(looks, names, strict=True):
                heard = partial(_further, progress, sum(one.rows for one in packed), whole)
                heard(0, 0)
                packed.append(self._fill(look, beside / name, heard))
            self._pack(packed, beside)
            _place((*names, *LISTS), beside, folder)
        return Sent(folder, tuple(packed), tuple(looks))

    def remember(self, wish: Wish) -> None:
        """Keep for templates laid out alike which ledger goes there, and what was told of their headers."""
        exporter = self._exporter(wish.ledger or self.ledger_of(wish.template))
        exporter.remember(exporter.template(wish.template, wish.mapping or None), wish.mapping)

    # — writing —

    def _fill(self, look: Look, path: Path, progress: Progress) -> Packed:
        exporter, wish = self._exporter(look.ledger), look.wish
        query = self._query(look.ledger, wish)
        rows = exporter.export(path, query, progress, template=wish.template, mapping=wish.mapping or None)
        return Packed(path.name, look.title, look.scope, rows, look.sums, digest_of(path))

    def _pack(self, packed: Sequence[Packed], folder: Path) -> None:
        from gongkai_desktop.paper.booklet_xlsx import booklet_xlsx  # heavy

        facts = self._exporter(self._names[0]).facts()
        content = packing_list(packed, facts.office, facts.person, self._room.records.today())
        with refusing_disk(folder / TITLE):
            (folder / LISTS[0]).write_bytes(booklet_xlsx(content))
            (folder / LISTS[1]).write_bytes(printed(content).pdf)

    def _query(self, name: str, wish: Wish) -> Query:
        return Query(wish.view, filters=self._exporter(name).span(wish.view, wish.first, wish.last))

    def _scope(self, name: str, wish: Wish) -> str:
        view = next((one.title for one in self._listing(name).views() if one.key == wish.view), wish.view)
        return "，".join(part for part in (view, wish.time) if part)


def told(wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Those of which something is to be remembered."""
    return tuple(wish for wish in wishes if wish.ledger or wish.mapping)


def _further(progress: Progress, before: int, whole: int, done: int, _: int) -> None:
    """Tell how far one of several files is, as how far all are."""
    progress(before + done, whole)


def _names(wishes: Sequence[Wish]) -> list[str]:
    """The files' names, each once: those of the templates."""
    found: list[str] = []
    for wish in wishes:
        stem = wish.template.stem
        tries = (stem, *(f"{stem}（{at}）" for at in range(2, len(wishes) + 2)))
        known = {
            name.casefold() for name in (*found, *LISTS)
        }  # Windows does not tell them apart by their case
        found.append(next(f"{one}.xlsx" for one in tries if f"{one}.xlsx".casefold() not in known))
    return found


def _refuse_taken(folder: Path, names: Sequence[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refused(f"“{folder.name}”不是文件夹", way="请另选一个文件夹")
    taken = [name for name in names if (folder / name).exists()]
    if taken:
        raise Refused(
            f"“{folder.name}”里已经有 {'、'.join(taken)}",
            why="上报过的文件不覆盖",
            way="请另选一个文件夹，或先移走它们",
        )


def _place(names: Sequence[str], beside: Path, folder: Path) -> None:
    """Give the finished files their places, all or none of them."""
    for at, name in enumerate(names):
        try:
            replace(beside / name, folder / name)
        except Refused:
            for placed in names[:at]:
                discard(folder / placed)
            raise


@contextmanager
def _gathering(folder: Path) -> Iterator[Path]:
    """A place within the folder to write to before anything has its name; a folder made in vain goes again."""
    new = not folder.exists()
    with refusing_disk(folder / TITLE):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with unfinished(folder) as beside:
            with refusing_disk(folder / TITLE):
                beside.mkdir()
            yield beside
    finally:
        if new:
            discard_empty(folder)  # unless it has its files
