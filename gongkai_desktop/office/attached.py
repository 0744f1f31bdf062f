"""Files that came with the events of a record, by their content."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.records.event import Event


@dataclass(frozen=True, slots=True)
class Attached:
    """A file kept with a record: its content's SHA-256, the name it came with, its size, the event it came with.

    ``brought_by`` is the kind of that event.
    """

    sha256: str
    name: str
    size: int
    event: int
    brought_by: str = ""


def attached_by(event: Event) -> tuple[Attached, ...]:
    """The files that an event brings."""
    if "attachments" not in event.body and "sha256" not in event.body:  # most bring none
        return ()
    return tuple(
        Attached(str(kept["sha256"]), str(kept["name"]), int(kept["size"]), event.id, event.kind)
        for kept in event.files()
    )
