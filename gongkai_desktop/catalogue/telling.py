"""What happened to an entry, told in words for its history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.limits import limit_from
from gongkai_desktop.records.event import OWN, REVERSED, Event


@dataclass(frozen=True, slots=True)
class Told:
    """One line of an entry's history; ``who`` recorded it ``at`` (ISO)."""

    event: int
    day: date
    at: str
    who: str
    text: str


def told(events: Iterable[Event], name_of: Callable[[int], str]) -> tuple[Told, ...]:
    """An entry's history in words, oldest first; what was taken back says so."""
    events = list(events)
    undone = {event.body.get("event") for event in events if event.kind == REVERSED}
    return tuple(
        Told(
            event.id,
            event.day,
            event.at,
            name_of(event.actor),
            _words(event) + ("（已撤销）" if event.id in undone else ""),
        )
        for event in events
        if not event.kind.startswith(OWN)
    )


def _words(event: Event) -> str:
    if event.purged:
        return "内容已清除"
    match event.kind:
        case "entry.registered":
            return "登记条目"
        case "entry.amended":
            changed = event.body.get("fields", {})
            titles = [column.title for column in CATALOGUE.columns if column.key in changed]
            return f"修改{'、'.join(titles)}"
        case "entry.closed":
            return f"停用：{event.body.get('why', '')}"
        case "entry.reopened":
            return f"重新启用：{event.body.get('why', '')}"
        case "entry.assigned":
            return f"归入 {len(event.touches)} 件信息{_limit_words(event)}"
        case "entry.settled":
            return f"时限改后告知 {len(event.touches)} 件未公开的信息{_limit_words(event)}"
        case "entry.left":
            return f"移出 {len(event.touches)} 件信息"
        case _:
            return "有变动"


def _limit_words(event: Event) -> str:
    limit = limit_from(event.body.get("limit"))
    return f"，公开期限 {limit.term}" if limit else ""
