"""Taking things out of a workbook. Formulas become the values they show, so that nothing refers to what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from gongkai_desktop.screening.book_sheets import Sheet, spelt
from gongkai_desktop.screening.catching import Caught
from gongkai_desktop.screening.masking import mask
from gongkai_desktop.screening.matters import PERSONAL, Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import without_metadata
from gongkai_desktop.screening.searching import Hit
from gongkai_desktop.screening.tree import Tree, attribute, child, children, local
from gongkai_desktop.screening.wiping import masked_words, strip_pictures, wipe

COMMENTS: Final = ("comments", "threadedComment", "person")
CONNECTED: Final = ("connections", "queryTable")
SHARED_CHANGES: Final = ("revisionHeaders", "revisionLog", "usernames")
_PRINTING: Final = ("_xlnm.Print_Area", "_xlnm.Print_Titles")


class Cleaning:
    """One workbook being cleaned."""

    def __init__(self, package: Package, book: str, sheets: Sequence[Sheet]) -> None:
        self._package, self._book, self._sheets = package, book, sheets
        self._masks: dict[tuple[str, str], list[Hit]] = {}
        self._emptied: dict[str, set[str]] = {}
        self._dropped: set[str] = set()

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; returns what was done."""
        kinds = {one.finding.kind for one in taken}
        done = self._sort(taken)
        values = bool(self._emptied or self._dropped or Matter.LINK in kinds) or self._masks_formula()
        if values:
            done.append("公式改成了当时的数值")
        self._rewrite(values=values)
        if self._dropped:
            self._without_sheets()
        for kind, ties, told in (
            (Matter.COMMENT, COMMENTS, "删去了批注"),
            (
                Matter.LINK,
                ("externalLink", "externalLinkPath", *CONNECTED),
                "删去了别的工作簿的缓存和数据连接",
            ),
            (
                Matter.CACHE,
                ("pivotTable", "pivotCacheDefinition", "pivotCacheRecords"),
                "透视表改成了普通表格",
            ),
            (Matter.REVISION, SHARED_CHANGES, "删去了修订记录"),
        ):
            if kind in kinds:
                self._drop(ties)
                done.append(told)
        if Matter.COMMENT in kinds:
            self._without_notes_drawn()
        if Matter.METADATA in kinds:
            without_metadata(self._package)
            done.append("清除了文档属性")
        self._settle_book(kinds)
        wipe(self._package, taken)
        return [*done, *strip_pictures(self._package, taken)]

    def _sort(self, taken: Sequence[Caught]) -> list[str]:
        done = masked_words(taken)
        for one in taken:
            if one.finding.kind in PERSONAL:
                for spots in one.spots:
                    for spot in spots if isinstance(spots, list) else ():
                        self._masks.setdefault((spot.part, spot.ref), []).append(spot.hit)
            elif one.finding.kind is Matter.HIDDEN:
                for spot in one.spots:
                    if isinstance(spot, Sheet):
                        self._dropped.add(spot.part)
                        done.append(f"删去了{one.finding.place}")
                    elif isinstance(spot, list):
                        for cell in spot:
                            self._emptied.setdefault(cell.part, set()).add(cell.ref)
                        done.append(f"清空了{one.finding.title}的内容（{one.finding.place}）")
        return done

    def _masks_formula(self) -> bool:
        """Whether a number to be masked is what a formula shows; others may be built on that formula."""
        for part in {part for part, _ in self._masks}:
            cells = (found for found in self._package.tree(part).root.iter() if local(found) == "c")
            if any(
                (part, attribute(cell, "r")) in self._masks and child(cell, "f") is not None for cell in cells
            ):
                return True
        return False

    def _rewrite(self, *, values: bool) -> None:
        """Mask and empty cells; the shared strings that no cell uses any more are emptied too."""
        if not (self._masks or values):
            return
        name = next(iter(self._package.of_kind("sharedStrings")), "")
        shared = self._package.tree(name) if name else None
        entries = list(children(shared.root, "si")) if shared is not None else []
        used: set[int] = set()
        for sheet in self._sheets:
            if sheet.part in self._dropped or sheet.part not in self._package:
                continue
            tree = self._package.tree(sheet.part)
            for cell in [found for found in tree.root.iter() if local(found) == "c"]:
                self._of_cell(cell, sheet.part, entries, used, values=values)
            self._package.put(sheet.part, tree)
        for at, entry in enumerate(entries):
            if at not in used:
                entry[:] = []
                SubElement(entry, entry.tag.replace("}si", "}t"))
        if shared is not None:
            self._package.put(name, shared)

    def _of_cell(
        self, cell: Element, part: str, entries: Sequence[Element], used: set[int], *, values: bool
    ) -> None:
        ref = attribute(cell, "r")
        formula = child(cell, "f")
        hits = self._masks.get((part, ref))
        if ref in self._emptied.get(part, ()):
            cell[:] = []
            cell.attrib.pop("t", None)
            return
        if formula is not None and values and _text_of(cell, entries):  # one that was never worked out stays
            cell.remove(formula)
        if hits:
            _put(cell, _masked(_text_of(cell, entries), hits))
        elif attribute(cell, "t") == "s":
            used.add(_index(cell))

    def _without_sheets(self) -> None:
        tree = self._package.tree(self._book)
        ties = self._package.relations(self._book)
        listed = child(tree.root, "sheets")
        kept: list[Element] = []
        for sheet in listed if listed is not None else ():
            key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            if ties.get(key, ("", ""))[1] not in self._dropped:
                kept.append(sheet)
        if listed is not None:
            listed[:] = kept
        for views in children(tree.root, "bookViews"):
            for view in views:
                view.attrib.pop("activeTab", None)
                view.attrib.pop("firstSheet", None)
        self._package.put(self._book, tree)
        for part in self._dropped:
            self._package.drop(part)
        for part in self._package.of_kind("extended-properties"):  # it lists the sheets by name
            told = self._package.tree(part)
            told.root[:] = [
                found for found in told.root if local(found) not in ("TitlesOfParts", "HeadingPairs")
            ]
            self._package.put(part, told)

    def _settle_book(self, kinds: set[Matter]) -> None:
        """What the book itself says of things that are gone: names, links, caches, the order of calculation."""
        tree = self._package.tree(self._book)
        gone = []
        if Matter.LINK in kinds:
            gone.append("externalReferences")
        if Matter.CACHE in kinds:
            gone.append("pivotCaches")
        if self._dropped or self._emptied or Matter.LINK in kinds:
            _keep_printing(tree, [at for at, sheet in enumerate(self._sheets) if sheet.part in self._dropped])
            self._drop(("calcChain",))
        tree.root[:] = [found for found in tree.root if local(found) not in gone]
        self._package.put(self._book, tree)

    def _drop(self, ties: tuple[str, ...]) -> None:
        for name in self._package.of_kind(*ties):
            if name in self._package:
                self._package.drop(name)

    def _without_notes_drawn(self) -> None:
        """The boxes that notes were drawn in."""
        for sheet in self._sheets:
            if sheet.part not in self._package:
                continue
            ties = self._package.relations(sheet.part)
            drawn = [target for kind, target in ties.values() if kind == "vmlDrawing"]
            if drawn and all(b"Note" in self._package.data(target) for target in drawn):
                tree = self._package.tree(sheet.part)
                tree.root[:] = [found for found in tree.root if local(found) != "legacyDrawing"]
                self._package.put(sheet.part, tree)
                for target in drawn:
                    self._package.drop(target)


def _keep_printing(tree: Tree, dropped: Sequence[int]) -> None:
    """Of the names only those for printing stay; they name their sheets by number."""
    names = child(tree.root, "definedNames")
    if names is None:
        return
    kept: list[Element] = []
    for name in names:
        told = attribute(name, "localSheetId")
        at = int(told) if told.isdigit() else -1
        if attribute(name, "name") in _PRINTING and at >= 0 and at not in dropped:
            name.set("localSheetId", str(at - sum(1 for gone in dropped if gone < at)))
            kept.append(name)
    names[:] = kept
    if not kept:
        tree.root.remove(names)


def _index(cell: Element) -> int:
    value = child(cell, "v")
    told = (value.text or "") if value is not None else ""
    return int(told) if told.isdigit() else -1


def _text_of(cell: Element, entries: Sequence[Element]) -> str:
    kind, value = attribute(cell, "t"), child(cell, "v")
    if kind == "s":
        at = _index(cell)
        return "".join(spelt(entries[at])) if 0 <= at < len(entries) else ""
    inline = child(cell, "is")
    if inline is not None:
        return "".join(spelt(inline))
    told = (value.text or "") if value is not None else ""
    return str(int(float(told))) if kind in ("", "n") and told else told


def _masked(text: str, hits: Sequence[Hit]) -> str:
    for hit in hits:
        text = text[: hit.start] + mask(hit.kind, text[hit.start : hit.end]) + text[hit.end :]
    return text


def _put(cell: Element, text: str) -> None:
    space = cell.tag.removesuffix("c")
    cell[:] = []
    cell.set("t", "inlineStr")
    SubElement(SubElement(cell, f"{space}is"), f"{space}t").text = text
