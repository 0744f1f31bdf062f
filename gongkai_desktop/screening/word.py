"""Word files (docx): text everywhere, tracked changes, comments, hidden text, properties, what is embedded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai_desktop.screening import word_cleaning
from gongkai_desktop.screening.catching import Catch, Caught, Unreadable, secret_way
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import TITLES, Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import metadata_of
from gongkai_desktop.screening.searching import Hit, search, search_row
from gongkai_desktop.screening.tree import BROKEN, Tree, local
from gongkai_desktop.screening.word_units import Unit, Units, unseen_styles

_NAMES: Final = (
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("word/comments", "批注"),
)
_BY_HAND: Final = "请在 Word 或 WPS 里删去，另存后再检查"


class WordFile:
    """One docx, read; after ``clean`` it can be written."""

    kind = "docx"
    pages = 0

    def __init__(self, path: Path) -> None:
        self._package = Package(path)
        main = self._package.relations("")
        self._main = next((target for kind, target in main.values() if kind == "officeDocument"), "")
        if self._main not in self._package:
            raise Unreadable(BROKEN)
        self._trees: dict[str, Tree] = {self._main: self._package.tree(self._main)}
        for name in self._package.names(*(start for start, _ in _NAMES)):
            if (
                name.endswith(".xml")
                and "/_rels/" not in name
                and "commentsE" not in name
                and "commentsI" not in name
            ):
                self._trees[name] = self._package.tree(name)

    def catches(self) -> Iterator[Catch]:
        """Everything in the file, text first."""
        styles = self._package.tree("word/styles.xml").root if "word/styles.xml" in self._package else None
        hidden = unseen_styles(styles) if styles is not None else frozenset[str]()
        for part, tree in self._trees.items():
            units = list(Units(hidden).walk(tree.root, self._name(part)))
            at = self._name(part) or "text"
            yield from _personal(units, at)
            for unit in units:
                yield from _unseen(unit, at)
        yield from self._revisions()
        yield from self._comments()
        yield from metadata_of(self._package)
        yield from self._carried()

    def _name(self, part: str) -> str:
        return next((name for start, name in _NAMES if part.startswith(start)), "")

    def _revisions(self) -> Iterator[Catch]:
        marks = [
            element
            for tree in self._trees.values()
            for element in tree.root.iter()
            if local(element) in word_cleaning.REVISIONS
        ]
        if marks:
            gone = "".join(
                element.text or ""
                for tree in self._trees.values()
                for element in tree.root.iter()
                if local(element) == "delText"
            )
            told = f"删去过：{shown(gone)}" if gone.strip() else ""
            yield Catch(
                Matter.REVISION, "text", "全文", excerpt=told, removable=True,
                title=f"修订痕迹 {len(marks)} 处", count=len(marks),
            )  # fmt: skip

    def _comments(self) -> Iterator[Catch]:
        parts = [tree for part, tree in self._trees.items() if self._name(part) == "批注"]
        comments = [element for tree in parts for element in tree.root if local(element) == "comment"]
        if comments:
            text = "".join(element.text or "" for element in comments[0].iter() if local(element) == "t")
            yield Catch(
                Matter.COMMENT, "text", "全文", excerpt=shown(text), removable=True,
                title=f"批注 {len(comments)} 条", count=len(comments),
            )  # fmt: skip

    def _carried(self) -> Iterator[Catch]:
        package = self._package
        embedded = package.names("word/embeddings/", "word/activeX/", "word/afchunk")
        if embedded:
            yield Catch(
                Matter.EMBEDDED, "text", "全文", title=f"夹带的文件 {len(embedded)} 个", way=_BY_HAND,
                count=len(embedded),
            )  # fmt: skip
        if any(name.endswith("vbaProject.bin") for name in package.names()):
            yield Catch(Matter.MACRO, "text", "全文", way="请另存为不带宏的 docx 再检查")
        pictures = package.names("word/media/")
        if pictures:
            yield Catch(
                Matter.PICTURE, "text", "全文", title=f"{len(pictures)} 张图片里的文字看不出来",
                way="请逐张看一看", soft=True, count=len(pictures),
            )  # fmt: skip

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; returns what was done, in the clerk's words."""
        done = word_cleaning.clean(self._package, self._trees, taken)
        for name, tree in self._trees.items():
            if name in self._package:
                self._package.put(name, tree)
        return done

    def write(self, path: Path) -> None:
        """Write the file as it is now."""
        self._package.write(path)


def _personal(units: Sequence[Unit], at: str) -> Iterator[Catch]:
    for group in _grouped(units):
        texts = [unit.text() for unit in group]
        heads = list(group[0].heads) if group[0].row else []
        rows = search_row(texts, heads) if group[0].row else [search(texts[0])]
        for unit, text, hits in zip(group, texts, rows, strict=True):
            yield from (_catch(unit, text, hit, hits, at, deleted=False) for hit in hits)
    for unit in units:
        gone = unit.text(deleted=True)
        hits = search(gone)
        yield from (_catch(unit, gone, hit, hits, at, deleted=True) for hit in hits)


def _grouped(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Paragraphs one by one, the cells of a row together."""
    group: list[Unit] = []
    for unit in units:
        if group and not (unit.row and unit.row == group[0].row):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _catch(unit: Unit, text: str, hit: Hit, hits: Sequence[Hit], at: str, *, deleted: bool) -> Catch:
    title = f"修订里删去的{TITLES[hit.kind]}" if deleted else ""
    place = f"{at}!{unit.column}" if unit.row else at
    letters = (
        [] if hit.kind in (Matter.SECRET, Matter.INNER) else unit.letters(hit.start, hit.end, deleted=deleted)
    )
    return Catch(
        hit.kind, f"{place}{'-' if deleted else ''}", unit.place, excerpt=excerpt(text, hit, hits),
        removable=bool(letters), soft=hit.soft, doubtful=hit.doubtful, title=title, way=secret_way(hit.kind),
        spot=letters,
    )  # fmt: skip


def _unseen(unit: Unit, at: str) -> Iterator[Catch]:
    unseen = [piece for piece in unit.pieces if piece.unseen and not piece.deleted and piece.text.strip()]
    if unseen:
        text = "".join(piece.text for piece in unseen)
        runs = [piece.run for piece in unseen if piece.run is not None]
        yield Catch(
            Matter.HIDDEN,
            at,
            unit.place,
            excerpt=shown(text),
            removable=True,
            title=unseen[0].unseen,
            spot=runs,
        )
