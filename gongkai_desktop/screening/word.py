"""Word files (docx): text everywhere, tracked changes, comments, hidden text, properties, what is embedded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening import word_cleaning
from gongkai_desktop.screening.catching import Catch, Caught, Known, secret_way
from gongkai_desktop.screening.flow import Slot
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import MARKS, TITLES, Matter
from gongkai_desktop.screening.other_parts import everything_in, in_other_parts, of_tree
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import metadata_of
from gongkai_desktop.screening.searching import Hit, search, search_row
from gongkai_desktop.screening.tree import Tree, local, names_in
from gongkai_desktop.screening.wiping import Letters
from gongkai_desktop.screening.word_looks import Looks, page_ground
from gongkai_desktop.screening.word_units import Unit, Units, covers

_STORIES: Final = {
    "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注",
    "glossaryDocument": "构建基块",
}  # fmt: skip
_BY_HAND: Final = "请在 Word 或 WPS 里删去，另存后再检查"


class WordFile:
    """One docx, read; after ``clean`` it can be written."""

    kind = "docx"
    pages = 0

    def __init__(self, package: Package) -> None:
        self.package = package
        self._main = self.package.main()
        parts = [self._main, *(name for name in self.package.of_kind(*_STORIES) if name != self._main)]
        self._trees: dict[str, Tree] = {name: self.package.tree(name) for name in parts}

    def catches(self) -> Iterator[Catch]:
        """Everything in the file, text first."""
        looks = Looks(self.package)
        ground = page_ground(self._trees[self._main].root)
        for part, tree in self._trees.items():
            yield from self._of_story(part, tree, Units(looks, ground))
        yield from self._revisions()
        yield from self._comments()
        yield from metadata_of(self.package)
        yield from in_other_parts(self.package, self._trees, _BY_HAND)

    def _name(self, part: str) -> str:
        return "" if part == self._main else _STORIES[self.package.kind(part)]

    def _of_story(self, part: str, tree: Tree, walking: Units) -> Iterator[Catch]:
        name = self._name(part)
        units = list(walking.walk(tree.root, name))
        at, known = name or "text", Known()
        for found in _personal(units, at):
            known.add(found.kind, found.value)
            yield found
        for unit in units:
            yield from _unseen(unit, at)
        yield from _covering(tree.root, at, name or "正文")
        read = {id(piece.node) for unit in units for piece in unit.pieces if piece.node is not None}
        place = name or "正文的属性、域和图形"
        yield from of_tree(tree.root, place, f"{at}+", without=read, known=known)

    def _revisions(self) -> Iterator[Catch]:
        changed = [tree for tree in self._trees.values() if names_in(tree.root) & word_cleaning.REVISIONS]
        marks = [
            element
            for tree in changed
            for element in tree.root.iter()
            if local(element) in word_cleaning.REVISIONS
        ]
        if marks:
            gone = [
                element.text or ""
                for tree in changed
                for element in tree.root.iter()
                if local(element) == "delText"
            ]
            text = "".join(gone)
            told = f"删去过：{shown(text)}" if text.strip() else ""
            yield Catch(
                Matter.REVISION, "text", "全文", excerpt=told, removable=True,
                title=f"修订痕迹 {len(marks)} 处", count=len(marks),
            )  # fmt: skip

    def _comments(self) -> Iterator[Catch]:
        parts = [tree for part, tree in self._trees.items() if self.package.kind(part) == "comments"]
        comments = [element for tree in parts for element in tree.root if local(element) == "comment"]
        if comments:
            said = [
                "".join(element.text or "" for element in comment.iter() if local(element) == "t")
                for comment in comments
            ]
            yield Catch(
                Matter.COMMENT, "text", "全文", excerpt=shown(said[0]), removable=True,
                title=f"批注 {len(comments)} 条", count=len(comments),
            )  # fmt: skip

    def everything(self) -> Iterator[tuple[str, str]]:
        """All text in every part, with the part's name."""
        return everything_in(self.package)

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; returns what was done, in the clerk's words."""
        return word_cleaning.clean(self.package, self._trees, taken)

    def write(self, path: Path) -> None:
        """Write the file as it is now."""
        self.package.write(path)


def _personal(units: Sequence[Unit], at: str) -> Iterator[Catch]:
    for group in _grouped(units):
        yield from _of_row(group, at) if group[0].row else _of_paragraphs(group, at)
    for unit in units:
        gone = unit.text(deleted=True)
        hits = search(gone) if gone else ()
        for hit in hits:
            title = f"修订里删去的{TITLES[hit.kind]}"
            spot = list(unit.letters(hit.start, hit.end, deleted=True))
            yield _catch(unit, f"{_at(unit, at)}-", gone, hit, hits, spot, title=title)


def _covering(root: Element, at: str, place: str) -> Iterator[Catch]:
    """Bars drawn over the page; what lies under them cannot be told without drawing it."""
    bars = sum(map(covers, root.iter())) if names_in(root) & {"wsp", "rect", "shape"} else 0
    if bars:
        yield Catch(
            Matter.COVERED, f"{at}-bars", place, title=f"盖在页面上的色块 {bars} 个", count=bars,
            way="请移开色块看下面有没有文字；要遮的文字请直接删去",
        )  # fmt: skip


def _grouped(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Paragraphs that follow each other together, and the cells of a row together."""
    group: list[Unit] = []
    for unit in units:
        if group and unit.row != group[0].row:
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _of_row(units: Sequence[Unit], at: str) -> Iterator[Catch]:
    texts = [unit.text() for unit in units]
    for number, hits in enumerate(search_row(texts, units[0].heads)):
        unit, text = units[number], texts[number]
        for hit in hits:
            spot = list(unit.letters(hit.start, hit.end))
            for more in units[number + 1 : number + hit.cells]:
                spot += more.letters(0, len(more.text()))
            yield _catch(unit, _at(unit, at), text, hit, hits, spot)


def _of_paragraphs(units: Sequence[Unit], at: str) -> Iterator[Catch]:
    """One text of many lines: a number may begin in one paragraph and end in the next."""
    texts = [unit.text() for unit in units]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    whole = "\n".join(texts)
    hits = search(whole)
    for hit in hits:
        first, last = bisect_right(starts, hit.start) - 1, bisect_right(starts, hit.end - 1) - 1
        spot = [
            letter
            for number in range(first, last + 1)
            for letter in units[number].letters(hit.start - starts[number], hit.end - starts[number])
        ]
        yield _catch(units[first], at, whole, hit, hits, spot)


def _at(unit: Unit, at: str) -> str:
    return f"{at}!{unit.column}" if unit.row else at


def _catch(
    unit: Unit, at: str, text: str, hit: Hit, hits: Sequence[Hit], spot: list[tuple[Slot, int]], *, title: str = ""
) -> Catch:  # fmt: skip
    return Catch(
        hit.kind, at, unit.place, excerpt=excerpt(text, hit, hits), removable=hit.kind not in MARKS, soft=hit.soft,
        doubtful=hit.doubtful, title=title, way=secret_way(hit.kind), value=hit.value or text[hit.start : hit.end],
        spot=Letters(tuple(spot)),
    )  # fmt: skip


def _unseen(unit: Unit, at: str) -> Iterator[Catch]:
    unseen = [piece for piece in unit.pieces if piece.unseen and not piece.deleted and piece.text.strip()]
    if unseen:
        text = "".join(piece.text for piece in unseen)
        runs = [piece.run for piece in unseen if piece.run is not None]
        yield Catch(
            Matter.HIDDEN, at, unit.place, excerpt=shown(text), removable=True, title=unseen[0].unseen,
            value=text, spot=runs,
        )  # fmt: skip
