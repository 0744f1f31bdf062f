"""The tray: scanned pages that found no sheet by themselves, kept until somebody says where they belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gongkai_desktop.records.event import Draft, Event, OneByOne
from gongkai_desktop.store.attachments import Stored

KEPT, ASSIGNED, ASIDE = "scan.kept", "scan.assigned", "scan.set_aside"
_TOLD: Final[Mapping[str, str]] = MappingProxyType(
    {KEPT: "归档扫描件", ASSIGNED: "把待认的页归到审查表", ASIDE: "移出待认的页"}
)


class ScanState(StrEnum):
    """Where a page is that nobody could read."""

    TRAY = "待认领"
    ASSIGNED = "已归档"
    ASIDE = "已移出"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned page in the tray: the file it came in, its page there (from 1), why it was not filed."""

    id: int
    name: str
    page: int
    sha256: str
    why: str
    day: date
    file: Mapping[str, str | int]
    state: ScanState = ScanState.TRAY
    sheet: str = ""


class ScanProjection(OneByOne[Scan]):
    """The rows of the tray."""

    prefix = "scan"
    table = "scan"
    search: str | None = None
    final: frozenset[str] = frozenset()
    quiet: frozenset[str] | None = None

    def fold(self, state: Scan | None, event: Event) -> Scan | None:
        """A page is kept, then assigned to a sheet or set aside; a purged one keeps its place."""
        body = event.body
        if event.stream == event.id:
            return _kept(event)
        if state is None or event.purged:
            return state
        if event.kind == ASSIGNED:
            return replace(state, state=ScanState.ASSIGNED, sheet=f"{body['sheet']}/{body['page']}")
        return replace(state, state=ScanState.ASIDE) if event.kind == ASIDE else state

    def row(self, state: Scan | None) -> Mapping[str, object] | None:
        """The row of the tray."""
        if state is None:
            return None
        return {
            "name": state.name,
            "page": state.page,
            "sha256": state.sha256,
            "why": state.why,
            "state": state.state.value,
            "sheet": state.sheet,
            "day": state.day.isoformat(),
        }

    def tell(self, event: Event) -> str:
        """What happened to a page, in a sentence."""
        return _TOLD[event.kind]

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The tray has no search table."""
        return ()


def _kept(event: Event) -> Scan | None:
    if event.kind != KEPT:
        return None
    body = event.body
    if event.purged:
        return Scan(event.id, "（内容已清除）", 0, "", "", event.day, {}, ScanState.ASIDE)
    file = body["attachments"][0]
    return Scan(event.id, body["name"], body["page"], file["sha256"], body["why"], event.day, file)


def kept(name: str, page: int, why: str, file: Stored, day: date) -> Draft:
    """A page that found no sheet."""
    body = {"name": name, "page": page, "why": why, "attachments": [file.as_body()]}
    return Draft(KEPT, day, body)


def assigned(scan: Scan, sheet: str, page: int, day: date) -> Draft:
    """Somebody said which page of which sheet it is."""
    return Draft(ASSIGNED, day, {"sheet": sheet, "page": page}, scan.id)


def set_aside(scan: Scan, why: str, day: date) -> Draft:
    """Somebody said that it belongs to no sheet; it stays kept."""
    return Draft(ASIDE, day, {"why": why}, scan.id)
