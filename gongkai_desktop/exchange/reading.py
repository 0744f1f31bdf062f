"""Reading a file in a process of its own, from the side of the office's process."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Self, TypeAlias

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


class Reading:
    """A file being read. A context manager: leaving it ends the process, whatever state it is in.

    Entering waits until the file has been looked over and gives ``head``; iterating gives the chunks (see
    ``wire.unpack``). Both raise Refused for a file that cannot be read, and whatever ``progress`` raises.
    """

    def __init__(self, order: Order, progress: Progress = unheard, *, patience: float = _PATIENCE) -> None:
        self._order, self._progress, self._patience = order, progress, patience
        self._process: BaseProcess | None = None
        self._receiver: Connection | None = None

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=child.run, args=(sender, self._order), daemon=True)
        try:
            self._process.start()
            sender.close()
            self.head: Head = self._message("head")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

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
        assert self._receiver is not None
        begun = time.monotonic()
        while not self._receiver.poll(_TICK):
            self._progress(0, 0)
            if time.monotonic() - begun > self._patience:
                raise failures.too_slow(self._order.path)
        try:
            message: tuple[str, Any] = self._receiver.recv()
        except EOFError:  # it died without a word: killed by its memory limit, or by the parser giving up
            raise failures.too_large(self._order.path) from None
        return message

    def _end(self) -> None:
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._receiver is not None:
            self._receiver.close()
