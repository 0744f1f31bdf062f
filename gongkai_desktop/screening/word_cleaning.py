"""Taking things out of a Word file: numbers masked, changes accepted, comments and hidden text gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.catching import Caught
from gongkai_desktop.screening.masking import mask
from gongkai_desktop.screening.matters import PERSONAL, TITLES, Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import without_metadata
from gongkai_desktop.screening.tree import Tree, child, local

_KEPT: Final = ("ins", "moveTo")
_TAKEN: Final = ("del", "moveFrom")
_TOLD: Final = (
    "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange",
    "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip
REVISIONS: Final = frozenset({*_KEPT, *_TAKEN, *_TOLD})
_ANCHORS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")


def clean(package: Package, trees: Mapping[str, Tree], taken: Sequence[Caught]) -> list[str]:
    """Take these findings out of the trees and the package; returns what was done."""
    kinds = {one.finding.kind for one in taken}
    done = mask_letters(taken)
    roots = [tree.root for tree in trees.values()]
    hidden = {id(run): run for one in taken if one.finding.kind is Matter.HIDDEN for run in _runs(one)}
    if hidden:
        for root in roots:
            _without(root, lambda element: id(element) in hidden)
        done.append("删去了隐藏的文字")
    if Matter.REVISION in kinds:
        for root in roots:
            accept(root)
        _stop_tracking(package)
        done.append("接受了全部修订，删去的文字不再保留")
    if Matter.COMMENT in kinds:
        _without_comments(package, roots)
        done.append("删去了批注")
    if Matter.METADATA in kinds:
        without_metadata(package)
        done.append("清除了文档属性")
    return done


def _runs(one: Caught) -> list[Element]:
    return [run for spot in one.spots for run in spot]


def mask_letters(taken: Sequence[Caught]) -> list[str]:
    """Put asterisks over the letters of these findings; what they stand in stays as it was."""
    done: dict[str, int] = {}
    for one in taken:
        if one.finding.kind not in PERSONAL:
            continue
        for letters in one.spots:
            text = "".join((node.text or "")[at] for node, at in letters)
            for (node, at), letter in zip(letters, mask(one.finding.kind, text), strict=True):
                whole = node.text or ""
                node.text = f"{whole[:at]}{letter}{whole[at + 1 :]}"
        title = TITLES[one.finding.kind]
        done[title] = done.get(title, 0) + len(one.spots)
    return [f"遮去了{title} {count} 处" for title, count in done.items()]


def accept(element: Element) -> None:
    """Accept every tracked change beneath: what was put in stays, what was taken out goes."""
    kept: list[Element] = []
    for found in element:
        kind = local(found)
        if kind in _TOLD or (kind in _TAKEN and len(found)) or _is_deleted_row(found):
            continue
        accept(found)
        if kind in _KEPT and len(found):
            kept += list(found)
        elif kind not in _KEPT and kind not in _TAKEN:
            kept.append(found)
    if len(kept) != len(element) or any(local(one) in REVISIONS for one in element):
        element[:] = kept


def _is_deleted_row(element: Element) -> bool:
    own = child(element, "trPr") if local(element) == "tr" else None
    return own is not None and child(own, "del") is not None


def _stop_tracking(package: Package) -> None:
    if "word/settings.xml" in package:
        tree = package.tree("word/settings.xml")
        _without(tree.root, lambda element: local(element) in ("trackRevisions", "rsids"))
        package.put("word/settings.xml", tree)


def _without_comments(package: Package, roots: Sequence[Element]) -> None:
    for root in roots:
        _without(root, lambda element: local(element) in _ANCHORS)
    for name in package.names("word/comments", "word/people.xml"):
        package.drop(name)


def _without(element: Element, unwanted: Callable[[Element], bool]) -> None:
    """Take out whatever is unwanted, at any depth."""
    gone = [found for found in element if unwanted(found)]
    for found in gone:
        element.remove(found)
    for found in element:
        _without(found, unwanted)
