"""Taking things out of a Word file: numbers masked, changes accepted, comments and hidden text gone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.catching import Caught
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.properties import without_metadata
from gongkai_desktop.screening.tree import Tree, child, local
from gongkai_desktop.screening.wiping import mask_found, strip_pictures, wipe

_KEPT: Final = ("ins", "moveTo")
_TAKEN: Final = ("del", "moveFrom")
_TOLD: Final = (
    "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange",
    "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip
REVISIONS: Final = frozenset({*_KEPT, *_TAKEN, *_TOLD})
_COMMENTS: Final = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_ANCHORS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")


def clean(package: Package, trees: Mapping[str, Tree], taken: Sequence[Caught]) -> list[str]:
    """Take these findings out of the trees and the package; returns what was done."""
    kinds = {one.finding.kind for one in taken}
    done = mask_found(taken)
    roots = [tree.root for tree in trees.values()]
    hidden = {id(run) for one in taken if one.finding.kind is Matter.HIDDEN for run in _runs(one)}
    if hidden:
        for root in roots:
            _without_second_branches(root, hidden)
            _without(root, lambda element: id(element) in hidden)
    if Matter.HIDDEN in kinds:
        done.append("删去了隐藏的文字")
    if Matter.REVISION in kinds:
        for root in roots:
            accept(root)
        _stop_tracking(package)
        done.append("接受了全部修订，删去的文字不再保留")
    if Matter.COMMENT in kinds:
        for root in roots:
            _without(root, lambda element: local(element) in _ANCHORS)
        done.append("删去了批注")
    for name, tree in trees.items():
        package.put(name, tree)
    if Matter.COMMENT in kinds:
        for name in package.of_kind(*_COMMENTS):
            package.drop(name)
    if Matter.METADATA in kinds:
        without_metadata(package)
        done.append("清除了文档属性")
    wipe(package, taken)
    return [*done, *strip_pictures(package, taken)]


def _runs(one: Caught) -> Iterator[Element]:
    return (run for spot in one.spots if isinstance(spot, list) for run in spot)


def _without_second_branches(root: Element, hidden: Container[int]) -> None:
    """A drawing is told twice, for new programs and for old ones: where one loses text, the other goes."""
    for both in [found for found in root.iter() if local(found) == "AlternateContent"]:
        if any(id(found) in hidden for found in both.iter()):
            both[:] = [branch for branch in both if local(branch) != "Fallback"]


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
    for name in package.of_kind("settings"):
        tree = package.tree(name)
        _without(tree.root, lambda element: local(element) in ("trackRevisions", "rsids"))
        package.put(name, tree)


def _without(element: Element, unwanted: Callable[[Element], bool]) -> None:
    """Take out whatever is unwanted, at any depth."""
    gone = [found for found in element if unwanted(found)]
    for found in gone:
        element.remove(found)
    for found in element:
        _without(found, unwanted)
