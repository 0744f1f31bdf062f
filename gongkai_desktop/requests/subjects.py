"""What letters are about, items of the register or applications, for the room that writes the letters."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai_desktop.coordination.case import Subject, Subjects
from gongkai_desktop.records.projecting import fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.requests.acts.consulting import subject_of
from gongkai_desktop.requests.kind import RequestKind
from gongkai_desktop.store import Store


class LetterSubjects:
    """Asks the register about its items (``items``), and tells applications from their own events."""

    def __init__(self, store: Store, kind: RequestKind, items: Subjects) -> None:
        self._store, self._kind, self._items = store, kind, items

    def __call__(self, records: Sequence[int]) -> tuple[Subject, ...]:
        """What these records are to a letter; Refused for none, and for one that is neither."""
        past = {
            record: events
            for record, events in histories(self._store, records).items()
            if events and events[0].kind.startswith(f"{self._kind.prefix}.")
        }
        found = [subject_of(state) for events in past.values() if (state := fold(self._kind, events))]
        items = [record for record in records if record not in past]
        return (*found, *(self._items(items) if items or not found else ()))
