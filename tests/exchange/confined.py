"""Reading files in a process confined like the reading process: a damaged one may ask for all memory."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import child

from .conftest import read

READ, REFUSED, DIED = "read", "refused", "died"
_PATIENCE = 60


def serve(asked: Connection) -> None:
    child.confine()
    while True:
        asked.send(_outcome(asked.recv()))


def _outcome(path: Path) -> str:
    try:
        found = read(path)
    except Refused as refusal:
        return REFUSED if refusal.way else "refused without a way"
    except Exception as error:
        return repr(error)
    return READ if found.head.rows == len(found.rows) + len(found.rejected) else "rows were lost"


class ConfinedReader:
    """Tells what became of a file; a reader that ran into its memory limit is replaced by a new one."""

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def outcome(self, path: Path) -> str:
        self._ours.send(path)
        if not self._ours.poll(_PATIENCE):
            return "no answer"
        try:
            return str(self._ours.recv())
        except (EOFError, ConnectionError):
            self._stop()
            self._start()
            return DIED

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._ours.close()
