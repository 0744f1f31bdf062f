"""How a long job tells how far it is, and hears that it should stop."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Told (done, whole), whole being 0 while unknown; raises Cancelled to stop."""


def unheard(done: int, whole: int) -> None:
    """Progress that nobody watches."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within, nothing searches for circles of references: a long job makes none, and a search holds the window up."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


class Tally:
    """Counts what is done of a ``whole``, which may become known later."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.whole, self._done = progress, 0, 0

    def step(self, count: int = 1) -> None:
        """Some more is done; raises what the progress raises."""
        self._done = min(self._done + count, self.whole)
        self.look()

    def look(self) -> None:
        """Nothing more is done yet; raises what the progress raises."""
        self._progress(self._done, self.whole)
