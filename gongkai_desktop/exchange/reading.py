"""Reading a file in a process of its own, from the side of the office's process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongkai_desktop.apart import PATIENCE, Dead, Silent, Talk, talking
from gongkai_desktop.errors import Fault
from gongkai_desktop.exchange import child, failures
from gongkai_desktop.exchange.child import Order
from gongkai_desktop.exchange.wire import Head
from gongkai_desktop.progress import Progress, unheard


@contextmanager
def reading(order: Order, progress: Progress = unheard, *, patience: float = PATIENCE) -> Iterator[Reading]:
    """A file being read by a process that ends with the block, whatever state it is in then.

    Entering waits until the file has been looked over. Raises Refused for a file that cannot be read, or that
    takes more than ``patience`` seconds without a sign of life, and whatever ``progress`` raises.
    """
    with talking(child.run, order, patience=patience) as talk:
        yield Reading(order.path, talk, progress)


class Reading:
    """What has been read so far: ``head``; iterating gives the rows in chunks (see ``wire.unpack``)."""

    def __init__(self, path: Path, talk: Talk, progress: Progress) -> None:
        self.process = talk.process
        self._path, self._talk, self._progress = path, talk, progress
        self.head: Head = self._message("head")

    def __iter__(self) -> Iterator[bytes]:
        while (chunk := self._message("chunk", "end")) is not None:
            yield chunk

    def _message(self, *expected: str) -> Any:
        try:
            word, content = self._talk.receive(lambda: self._progress(0, 0))
            if word == "chunk":
                content = self._talk.load()
        except Silent:
            raise failures.too_slow(self._path) from None
        except Dead:
            raise failures.too_large(self._path) from None
        if word in expected:
            return content
        if word == "refused":
            raise content
        raise Fault(f"the reading process failed: {content}")
