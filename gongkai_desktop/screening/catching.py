"""Gathering what a file's reader catches, and putting it into findings with names and words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gongkai_desktop.screening.masking import excerpt, whole
from gongkai_desktop.screening.matters import TITLES, Finding, Matter, Rect
from gongkai_desktop.screening.searching import Hit, search
from gongkai_desktop.screening.spelling import core

MANY: Final = 12  # of one kind at one place: from here on they are told as one
MOST: Final = 2000  # catches of one file


class Unreadable(Exception):
    """The contents cannot be read: why and what to do, in the clerk's words."""


@dataclass(frozen=True, slots=True)
class Catch:
    """One thing caught. ``at`` names its place for the key (p3, sheet1!C); ``value`` is what stands there, which is to
    be nowhere in a copy without it; ``spot`` is its reader's own note of where it lies, for cleaning. Neither of the
    two ever leaves the reading process.
    """

    kind: Matter
    at: str
    place: str
    page: int = 0
    rects: tuple[Rect, ...] = ()
    excerpt: str = ""
    removable: bool = False
    soft: bool = False
    doubtful: bool = False
    title: str = ""
    way: str = ""
    count: int = 1
    value: str = ""
    spot: Any = None


@dataclass(frozen=True, slots=True)
class Caught:
    """A finding with all that was caught for it."""

    finding: Finding
    spots: tuple[Any, ...]
    values: tuple[str, ...] = ()


class Known:
    """The values told so far, so that what a file holds twice, such as both branches of a drawing, is told once."""

    def __init__(self) -> None:
        self._values: set[tuple[Matter, str]] = set()

    def add(self, kind: Matter, value: str) -> None:
        """This is told."""
        self._values.add((kind, core(value).text))

    def __call__(self, kind: Matter, value: str) -> bool:
        """Whether it is told already."""
        return (kind, core(value).text) in self._values

    def untold(self, text: str) -> Iterator[tuple[Hit, str, str]]:
        """What stands in a text and is not told yet, each once: the hit, its value and its excerpt."""
        hits = search(text)
        for hit in hits:
            value = text[hit.start : hit.end]
            if not self(hit.kind, value):
                self.add(hit.kind, value)
                yield hit, value, excerpt(text, hit, hits)


def caught(catches: Iterable[Catch]) -> list[Caught]:
    """The findings: gravest kinds first, then in the order of the file; many of a kind at one place as one."""
    places: dict[tuple[Matter, str], list[Catch]] = {}
    for catch in catches:
        places.setdefault((catch.kind, catch.at), []).append(catch)
    found: list[Caught] = []
    for (kind, at), group in places.items():
        if len(group) > MANY:
            found.append(_as_one(f"{kind}@{at}", group))
        else:
            found += [_alone(f"{kind}@{at}#{number}", catch) for number, catch in enumerate(group, 1)]
    order = {kind: at for at, kind in enumerate(Matter)}
    return sorted(found, key=lambda one: (one.finding.soft, order[one.finding.kind]))


def _alone(key: str, catch: Catch) -> Caught:
    title = catch.title or TITLES[catch.kind]
    if catch.doubtful:
        title = f"{title}（校验码不对，可能写错了）"
    finding = Finding(
        key, catch.kind, title, catch.place, catch.page, whole(catch.rects), catch.excerpt, catch.removable,
        catch.soft, catch.count, catch.way,
    )  # fmt: skip
    return Caught(finding, (catch.spot,), (catch.value,))


def _as_one(key: str, group: Sequence[Catch]) -> Caught:
    first = group[0]
    count = sum(catch.count for catch in group)
    rects = tuple(rect for catch in group for rect in catch.rects)
    titles = Counter(catch.title or TITLES[catch.kind] for catch in group)
    finding = Finding(
        key, first.kind, f"{titles.most_common(1)[0][0]} {count} 处", first.place, first.page, whole(rects),
        first.excerpt, all(catch.removable for catch in group), all(catch.soft for catch in group), count, first.way,
    )  # fmt: skip
    return Caught(finding, tuple(catch.spot for catch in group), tuple(catch.value for catch in group))


def secret_way(kind: Matter) -> str:
    """What to do about a secrecy marking; '' for anything else."""
    return "请停止发布，把文件移出本机，按保密规定处理" if kind is Matter.SECRET else ""
