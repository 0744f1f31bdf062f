"""What was found in an item's files before they went out, and what was decided of it. Pure.

Only the kind and the place of a finding are remembered, never what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.records.event import Event
from gongkai_desktop.screening.matters import TITLES, Matter

if TYPE_CHECKING:
    from gongkai_desktop.register.item import Attached, Item

_OUTGOING: Final = frozenset(
    {"item.attached", "item.mended", "item.explained", "item.screened", "review.partial"}
)
_INSIDE: Final = ("签回的审查表－", "公开页面截图－", "征求意见函或复函－")


class Decision(StrEnum):
    """What becomes of a finding: it may stay, it is taken out in a copy, the file goes back; OPEN: nothing yet."""

    CONFIRMED = "确认无碍"
    CLEANED = "已清理"
    RETURNED = "退回"
    OPEN = "待处理"


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding as it is remembered: its kind, its place, what was decided."""

    kind: str
    place: str
    decision: str


@dataclass(frozen=True, slots=True)
class Screening:
    """One look through a file, named by its content: when, what was decided, why, and the cleaned copy, if any.

    ``unread`` says why its contents could not be read.
    """

    event: int
    day: str
    file: str
    name: str
    decided: tuple[Decided, ...]
    why: str = ""
    cleaned: str = ""
    unread: str = ""

    def count(self, decision: Decision) -> int:
        """How many of its findings were decided so."""
        return sum(1 for one in self.decided if one.decision == decision)

    @property
    def open(self) -> bool:
        """Whether something of it still waits to be decided, or went back to be mended."""
        return any(one.decision in (Decision.OPEN, Decision.RETURNED) for one in self.decided)


def screening_of(event: Event) -> Screening:
    """What an event item.screened tells."""
    body: Mapping[str, Any] = event.body
    decided = tuple(Decided(one["kind"], one["place"], one["decision"]) for one in body["findings"])
    return Screening(
        event.id, event.day.isoformat(), body["file"], body["name"], decided, body.get("why", ""),
        body.get("cleaned", ""), body.get("unread", ""),
    )  # fmt: skip


def latest(item: Item, before: int = 0) -> dict[str, Screening]:
    """The last look through each file, by its content; ``before`` an event, where one is given."""
    return {one.file: one for one in item.screened if not before or one.event < before}


def going_out(item: Item) -> tuple[Attached, ...]:
    """The files that are to be made public: not papers of the office's own, nor what a better file has replaced."""
    known = latest(item)
    files = {one.sha256: one for one in item.attached if _is_outgoing(one)}
    newest = max((one.event for one in files.values()), default=0)
    return tuple(one for one in files.values() if not _is_replaced(known.get(one.sha256), newest))


def _is_outgoing(file: Attached) -> bool:
    return file.brought_by in _OUTGOING and not file.name.startswith(_INSIDE)


def _is_replaced(screening: Screening | None, newest: int) -> bool:
    if screening is None:
        return False
    return bool(screening.cleaned) or (screening.count(Decision.RETURNED) > 0 and newest > screening.event)


def unchecked(item: Item) -> tuple[Attached, ...]:
    """Files to be made public that nobody has looked through; a cleaned copy was, when it was made."""
    known = {one.file for one in item.screened} | {one.cleaned for one in item.screened}
    return tuple(one for one in going_out(item) if one.sha256 not in known)


def unresolved(item: Item, before: int = 0) -> tuple[Screening, ...]:
    """Files to be made public of which something was found and is not settled; ``before`` an event, if given."""
    wanted = {one.sha256 for one in going_out(item)}
    return tuple(one for file, one in latest(item, before).items() if file in wanted and one.open)


def note(item: Item) -> str:
    """A word for the form of publication, '' when everything was looked through and settled."""
    if left := unresolved(item):
        return f"附件里查出的问题还没有处理完（{_names(one.name for one in left)}）"
    if files := unchecked(item):
        return f"附件还没有检查（{_names(one.name for one in files)}）"
    return ""


def careless(item: Item) -> Iterator[str]:
    """What was against the rules when it was published, in words."""
    events = [one.event for one in item.live() if one.event]
    if events and (left := unresolved(item, before=min(events))):
        yield f"公开时附件里查出的问题还没有处理完（{_names(one.name for one in left)}）"


def lines(item: Item) -> Iterator[SectionLine]:
    """What the item's panel tells of its files."""
    for one in latest(item).values():
        yield SectionLine(f"{one.name}：{one.day} {summary(one)}", tone="late" if one.open else "good")
    if item.screened:
        for file in unchecked(item):
            yield SectionLine(f"{file.name}：还没有检查", tone="late")


def summary(one: Screening) -> str:
    """A look through in a few words: 查出 3 处，确认无碍 1 处，已清理 2 处."""
    if one.unread:
        return "内容程序读不出来，由人工看过"
    if not one.decided:
        return "检查过，没有发现问题"
    parts = [f"{decision} {count} 处" for decision in Decision if (count := one.count(decision))]
    return f"查出 {len(one.decided)} 处，{'，'.join(parts)}"


def told(body: Mapping[str, Any]) -> str:
    """The event in one sentence of the timeline."""
    kinds = dict.fromkeys(
        TITLES[Matter(one["kind"])] for one in body["findings"] if one["kind"] in list(Matter)
    )
    found = f"查出{'、'.join(kinds)}" if kinds else "没有发现问题"
    decisions = [one["decision"] for one in body["findings"]]
    counts = [f"{decision} {decisions.count(decision)} 处" for decision in Decision if decision in decisions]
    parts = [found, *counts, *([f"理由：{body['why']}"] if body.get("why") else [])]
    return f"检查附件 {body['name']}：{body.get('unread') or '，'.join(parts)}"


def _names(names: Iterator[str]) -> str:
    listed = list(names)
    return "、".join(listed[:3]) + (f"等 {len(listed)} 个" if len(listed) > 3 else "")
