"""The timeline of a record: everything that happened to it, put into words where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from gongkai_desktop.office.panel import Entry
from gongkai_desktop.records.event import Event


class Timeline(Sequence[Entry]):
    """The oldest first. ``told`` puts events into words, each time anew: what is not looked at costs nothing."""

    def __init__(self, events: Sequence[Event], told: Callable[[Sequence[Event]], tuple[Entry, ...]]) -> None:
        self._events, self._told = events, told

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._told(self._events))

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, slice):
            return self._told(self._events[at])
        return self._told((self._events[at],))[0]
