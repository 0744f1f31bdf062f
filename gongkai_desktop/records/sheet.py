"""One printed sheet: what was printed, where it has been since, and which of its pages came back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gongkai_desktop.records.event import Draft, Event, OneByOne

if TYPE_CHECKING:
    from gongkai_desktop.store.attachments import Stored

PRINTED, HANDED, SCANNED = "sheet.printed", "sheet.handed", "sheet.scanned"
RETURNED, DROPPED = "sheet.returned", "sheet.dropped"
OUT, BACK, GONE = "out", "back", "dropped"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet.

    ``items`` gives each item's last event when it was drawn, ``pdf`` the SHA-256 of its file; ``touches`` are
    its items and the reviews it was printed for. ``state`` is "" for a sheet nobody signs, else where it is:
    out with ``out_to`` since ``out_since``, back since ``back``, or dropped. ``scanned`` names the latest scan
    of each page that came back by its SHA-256. ``first`` is the sheet's first page in that file: sheets printed
    together share one.
    """

    id: int
    form: str
    number: str
    items: Mapping[int, int]
    pages: int
    pdf: str
    printed: date
    touches: tuple[int, ...] = ()
    state: str = ""
    out_to: str = ""
    out_since: str = ""
    back: str = ""
    scanned: Mapping[int, str] = field(default_factory=dict)
    first: int = 1

    @property
    def missing(self) -> tuple[int, ...]:
        """The pages that no scan has shown yet."""
        return tuple(page for page in range(1, self.pages + 1) if page not in self.scanned)


class SheetProjection(OneByOne[Sheet]):
    """The rows of printed sheets. What was printed is never undone."""

    prefix = "sheet"
    table = "sheet"
    search: str | None = None
    final = frozenset({PRINTED})
    quiet: frozenset[str] | None = None

    def fold(self, state: Sheet | None, event: Event) -> Sheet | None:
        """A sheet is what was printed, and where it has been since; events of others do not change it."""
        if event.stream == event.id:
            return _printed(event)
        handler = _HANDLERS.get(event.kind)
        if state is None or handler is None or event.purged:
            return state
        return handler(state, event)

    def row(self, state: Sheet | None) -> Mapping[str, object] | None:
        """The row of the sheet table."""
        if state is None:
            return None
        return {
            "form": state.form,
            "number": state.number,
            "items": json.dumps(list(state.items.items())),
            "pages": state.pages,
            "pdf": state.pdf,
            "printed": state.printed.isoformat(),
            "state": state.state,
            "out_to": state.out_to,
            "out_since": state.out_since,
            "back": state.back,
            "scanned": json.dumps(state.scanned) if state.scanned else "",
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Sheets have no search table."""
        return ()


def printed(
    facts: Mapping[str, Any],
    seen: Mapping[int, int],
    pdf: Stored,
    day: date,
    *,
    signer: str = "",
    out: bool = False,
    touches: Sequence[int] = (),
) -> Draft:
    """A printed sheet to be remembered, with other drafts of the same act where it needs be.

    ``facts`` are its form, number and pages.
    """
    body = {
        **facts,
        "items": [[item, last] for item, last in seen.items()],
        "pdf": pdf.sha256,
        "attachments": [pdf.as_body()],
    }
    if out:
        body["out"] = signer
    return Draft(PRINTED, day, body, touches=(*seen, *touches))


def scanned(sheet: Sheet, page: int, file: Stored, day: date) -> Draft:
    """A page of a sheet that came back by scan, to be remembered with the rest of its file."""
    body = {"page": page, "attachments": [file.as_body()]}
    return Draft(SCANNED, day, body, sheet.id, sheet.touches)


def _printed(event: Event) -> Sheet | None:
    if event.kind != PRINTED:
        return None
    body = event.body
    out = "out" in body
    return Sheet(
        event.id,
        body.get("form", ""),
        str(body.get("number", f"#{event.id}")),
        {int(item): int(last) for item, last in body.get("items", ())},
        body.get("pages", 1),
        body.get("pdf", ""),
        event.day,
        event.touches,
        OUT if out else "",
        body.get("out", ""),
        event.iso_day if out else "",
        first=body.get("first", 1),
    )


def _handed(sheet: Sheet, event: Event) -> Sheet:
    return replace(sheet, state=OUT, out_to=event.body["to"], out_since=event.iso_day, back="")


def _scanned(sheet: Sheet, event: Event) -> Sheet:
    file = event.body["attachments"][0]["sha256"]
    known = replace(sheet, scanned={**sheet.scanned, event.body["page"]: file})
    return _returned(known, event) if sheet.state in (OUT, GONE) else known


def _returned(sheet: Sheet, event: Event) -> Sheet:
    return replace(sheet, state=BACK, back=event.iso_day)


def _dropped(sheet: Sheet, event: Event) -> Sheet:
    return replace(sheet, state=GONE)


_HANDLERS: Mapping[str, Callable[[Sheet, Event], Sheet]] = MappingProxyType(
    {HANDED: _handed, SCANNED: _scanned, RETURNED: _returned, DROPPED: _dropped}
)
