"""Reading a file in a process of its own, from the side of the office's process."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeAlias

from gongkai_desktop.errors import Fault
from gongkai_desktop.exchange import child, failures
from gongkai_desktop.exchange.child import Order
from gongkai_desktop.exchange.wire import Head

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many rows are done of how many (0, 0 while that is unknown); may raise Cancelled to stop."""

_PATIENCE = 600.0  # seconds without a sign of life
_TICK = 0.1


def unheard(done: int, total: int) -> None:
    """Progress that nobody watches."""


@contextmanager
def reading(order: Order, progress: Progress = unheard, *, patience: float = _PATIENCE) -> Iterator[Reading]:
    """A file being read by a process that ends with the block, whatever state it is in then.

    Entering waits until the file has been looked over. Raises Refused for a file that cannot be read, or that
    takes more than ``patience`` seconds without a sign of life, and whatever ``progress`` raises.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=child.run, args=(sender, order), daemon=True)
    try:
        process.start()
        sender.close()  # so that its death is noticed here
        yield Reading(order.path, process, receiver, progress, patience)
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
            process.close()
        sender.close()
        receiver.close()


class Reading:
    """What has been read so far: ``head``; iterating gives the rows in chunks (see ``wire.unpack``)."""

    def __init__(
        self, path: Path, process: BaseProcess, receiver: Connection, progress: Progress, patience: float
    ) -> None:
        self.process = process
        self._path, self._receiver = path, receiver
        self._progress, self._patience = progress, patience
        self.head: Head = self._message("head")

    def __iter__(self) -> Iterator[bytes]:
        while (chunk := self._message("chunk", "end")) is not None:
            yield chunk

    def _message(self, *expected: str) -> Any:
        word, content = self._receive()
        if word in expected:
            return content
        if word == "refused":
            raise content
        raise Fault(f"the reading process failed: {content}")

    def _receive(self) -> tuple[str, Any]:
        """The next message, with the progress told while waiting."""
        begun = time.monotonic()
        while not self._receiver.poll(_TICK):
            self._progress(0, 0)
            if time.monotonic() - begun > self._patience:
                raise failures.too_slow(self._path)
        try:
            message: tuple[str, Any] = self._receiver.recv()
        except (EOFError, OSError):  # it died without a word: its memory limit, or the parser giving up
            raise failures.too_large(self._path) from None
        return message
