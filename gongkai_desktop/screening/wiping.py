"""Taking values out of every part of an office file, and making sure that nothing of them stands anywhere in it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from gongkai_desktop.screening.catching import Caught
from gongkai_desktop.screening.flow import Slot, flows_of, standing, wanted
from gongkai_desktop.screening.masking import mask
from gongkai_desktop.screening.matters import PERSONAL, TITLES, Matter
from gongkai_desktop.screening.other_parts import OwnWords, is_markup
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.picture import is_picture, without_notes
from gongkai_desktop.screening.tree import Tree


@dataclass(frozen=True, slots=True)
class Letters:
    """Where something of a person stands, letter by letter."""

    places: tuple[tuple[Slot, int], ...]


def wipe(package: Package, taken: Sequence[Caught]) -> None:
    """Mask what these findings say of persons, and empty what they say that is nothing but hidden words, wherever it
    stands: in text, in attributes, cut up over runs, in any part.
    """
    sought = [(kind, values) for kind in PERSONAL if (values := wanted(_values(taken, kind)))]
    own = {spot.part: spot.words for one in taken for spot in one.spots if isinstance(spot, OwnWords)}
    for name, data in list(package.every_part()):
        if is_markup(data):
            tree = package.tree(name)
            if wipe_tree(tree, sought) | _empty(tree, own.get(name, ())):
                package.put(name, tree)


def strip_pictures(package: Package, taken: Sequence[Caught]) -> list[str]:
    """Leave of pictures nothing but the picture, where their notes were found; returns what was done."""
    parts = {
        spot
        for one in taken
        for spot in one.spots
        if isinstance(spot, str) and spot in package and is_picture(package.data(spot))
    }
    for part in parts:
        package.put(part, without_notes(package.data(part)))
    return ["清除了图片里的拍摄地点、设备和说明"] if parts else []


def _empty(tree: Tree, words: Container[str]) -> bool:
    found = False
    for element in tree.root.iter():
        if element.text and element.text in words:
            element.text, found = "", True
        for name, value in element.items():
            if value in words:
                element.set(name, "")
                found = True
    return found


def wipe_tree(tree: Tree, sought: Sequence[tuple[Matter, Sequence[str]]]) -> bool:
    """Mask these values in a part's XML; whether any stood there."""
    found = False
    for flow in flows_of(tree.root):
        text = flow.text
        for kind, values in sought:
            for start, end in standing(text, values):
                mask_letters(kind, list(flow.letters(start, end)))
                found = True
    return found


def mask_letters(kind: Matter, letters: Sequence[tuple[Slot, int]]) -> None:
    """Put asterisks over some letters, wherever each of them stands."""
    held: dict[Slot, list[str]] = {slot: list(slot.get()) for slot, _ in letters}
    for (slot, at), letter in zip(
        letters, mask(kind, "".join(held[slot][at] for slot, at in letters)), strict=True
    ):
        held[slot][at] = letter
    for slot, text in held.items():
        slot.put("".join(text))


def _values(taken: Sequence[Caught], kind: Matter) -> Iterator[str]:
    return (value for one in taken if one.finding.kind is kind for value in one.values)


def mask_found(taken: Sequence[Caught]) -> list[str]:
    """Mask what is known letter by letter; returns what was masked, in the clerk's words."""
    for one in taken:
        for spot in one.spots if one.finding.kind in PERSONAL else ():
            if isinstance(spot, Letters):
                mask_letters(one.finding.kind, spot.places)
    return masked_words(taken)


def masked_words(taken: Sequence[Caught]) -> list[str]:
    """What was masked, in the clerk's words."""
    done: dict[str, int] = {}
    for one in taken:
        if one.finding.kind in PERSONAL:
            title = TITLES[one.finding.kind]
            done[title] = done.get(title, 0) + one.finding.count
    return [f"遮去了{title} {count} 处" for title, count in done.items()]
