"""Work in a process of its own: it cannot hold the window up, and can be ended at any moment."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias, TypeVar, cast

from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.progress import Progress, unheard

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as End
else:
    End: TypeAlias = Connection

Message: TypeAlias = tuple[str, Any]
T = TypeVar("T")

PATIENCE = 600.0  # seconds without a sign of life
LONGEST = 1200.0  # seconds that a process may read in one file, signs of life or not
MEMORY = 600 * 1024**2  # bytes of a process that reads what others have made
_WATCHED = 0.05  # seconds between two looks at it, where the system sets no limit
_TICK = 0.1
_GRACE = 0.8  # seconds that a cancelled process has to clear away what it began


class Silent(Exception):
    """The process gave no sign of life for longer than patience lasts, or took longer than any file may take."""


class Dead(Exception):
    """The process ended without a word: its memory limit, or a library giving up."""


class Talk:
    """The process as its parent hears it: messages, each a word and what goes with it."""

    def __init__(
        self, process: BaseProcess, connection: End, patience: float = PATIENCE, longest: float = inf
    ) -> None:
        self.process = process
        self._connection, self._patience = connection, patience
        self._end = time.monotonic() + longest

    def receive(self, waiting: Callable[[], None]) -> Message:
        """The next message; ``waiting`` is called some times a second until it comes. Raises Silent or Dead."""
        begun = time.monotonic()
        while not speaking([self]):
            waiting()
            if time.monotonic() > min(begun + self._patience, self._end):
                raise Silent
        if time.monotonic() > self._end:
            raise Silent
        try:  # Windows complains already when an ended pipe is asked whether something is in it
            if not self._connection.poll():
                raise Dead
            message: Message = self._connection.recv()
        except (EOFError, OSError):
            raise Dead from None
        return message

    def load(self) -> bytes:
        """What follows a message as bytes (``send_bytes``): large things, which pickle would copy. Raises Dead."""
        try:
            return self._connection.recv_bytes()
        except (EOFError, OSError):
            raise Dead from None

    def send(self, message: object) -> None:
        """Give it something to do; one that is dead is noticed when it is listened to."""
        with suppress(OSError):
            self._connection.send(message)

    def dismiss(self) -> None:
        """Ask it to stop and clear up, and give it a moment for that."""
        try:
            self._connection.send("stop")
        except OSError:
            return
        self.process.join(_GRACE)


def speaking(talks: Sequence[Talk]) -> list[Talk]:
    """Those of some processes that have something to say (or died), waiting a moment for the first.

    The process is looked at beside its pipe: where it died before it took its end (Windows), the pipe stays open.
    """
    heard = wait([end for talk in talks for end in (talk._connection, talk.process.sentinel)], _TICK)
    return [talk for talk in talks if talk._connection in heard or talk.process.sentinel in heard]


@contextmanager
def talking(
    target: Callable[..., None], *arguments: object, patience: float = PATIENCE, longest: float = inf
) -> Iterator[Talk]:
    """A process that runs ``target(connection, *arguments)``; it is gone when the block ends, however it ends.

    What starts it is small enough to lie in its pipe unread; ``target`` and ``arguments``, of any size, follow when
    it asks for them: one that dies before is found dead where it is listened to, as one that dies later.
    """
    context = multiprocessing.get_context("spawn")
    load = ForkingPickler.dumps((target, arguments))
    ours, theirs = context.Pipe()
    near, far = context.Pipe()
    process = context.Process(target=_enter, args=(theirs, far), daemon=True)
    loading: Thread | None = None
    try:
        process.start()
        theirs.close()  # so that its death is noticed here
        far.close()
        loading = Thread(target=_load, args=(near, process.sentinel, load), daemon=True)
        loading.start()
        del load
        yield Talk(process, ours, patience, longest)
    finally:
        if process.pid is not None:
            process.kill()
            process.join()
            if loading is not None:
                loading.join()  # nobody is left to read: it ends at once
            process.close()
        for end in (theirs, far, near, ours):
            end.close()


def _load(near: End, sentinel: int, load: memoryview) -> None:
    """Hand a process what it is to do once it has taken its end of the pipe: from then on its death breaks the pipe."""
    with suppress(EOFError, OSError):  # it is dead: noticed where it is listened to
        if near in wait([near, sentinel]):
            near.recv_bytes()
            near.send_bytes(load)


def _enter(connection: Connection, far: Connection) -> None:
    """A process begins: it asks for what it is to do, and does it."""
    with far:
        far.send_bytes(b"?")
        target, arguments = pickle.loads(far.recv_bytes())
    target(connection, *arguments)


def run_apart(
    work: Callable[[Progress], T],
    progress: Progress = unheard,
    *,
    reads: bool = False,
    longest: float = LONGEST,
) -> T:
    """``work(progress)`` in a process of its own; its result, or the Refused it ended with.

    ``work`` and its result travel by pickle. When ``progress`` raises here, it raises Cancelled there, so that
    the work clears up after itself before the process ends. ``reads``: it reads what others have made, so its memory
    is limited, and its time to ``longest`` seconds.
    """
    known = (0, 0)
    with talking(_run, work, reads, longest=longest if reads else inf) as talk:
        while True:
            try:
                word, content = talk.receive(partial(progress, *known))
                if word == "progress":
                    known = content
                    progress(*known)
            except (Silent, Dead) as lost:
                raise Fault("a process at work ended without a word") from lost
            except BaseException:
                talk.dismiss()
                raise
            if word == "done":
                return cast(T, content)
            if word == "refused":
                raise content
            if word == "fault":
                raise Fault(f"a process at work failed: {content}")


def _run(connection: Connection, work: Callable[[Progress], Any], reads: bool) -> None:
    """The process's whole life."""
    if reads:
        confine()

    def tell(done: int, total: int) -> None:
        if connection.poll():
            raise Cancelled
        connection.send(("progress", (done, total)))

    try:
        answer: Message = ("done", work(tell))
    except (Cancelled, BrokenPipeError, MemoryError):
        return  # nobody waits for it any more, or its limit is reached
    except Refused as refusal:
        answer = ("refused", refusal)
    except Exception:
        answer = ("fault", without_contents())
    connection.send(answer)


def without_contents() -> str:
    """The kind of the error being handled and its places, innermost first; its message may quote a record."""
    kind, _, place = sys.exc_info()
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(place)]
    return f"{kind.__name__ if kind else ''} at {' < '.join(reversed(frames))}"


def confine() -> None:
    """Keep this process from growing without bound, and from printing: a parser's panics may quote the file."""
    _cap_memory()
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def watch(used: Callable[[], int], limit: int, give_up: Callable[[], object]) -> None:
    """Look at the memory used again and again, and give up once it is over the limit."""
    while used() <= limit:
        time.sleep(_WATCHED)
    give_up()


def _watched(used: Callable[[], int]) -> None:
    """End this process when it uses too much; its parent tells that the file is too large."""
    Thread(target=watch, args=(used, MEMORY, partial(os._exit, 1)), daemon=True).start()


if sys.platform == "win32":
    from gongkai_desktop.windows import limit_memory, used_memory

    def _cap_memory() -> None:
        if not limit_memory(MEMORY):
            _watched(used_memory)

else:
    import resource

    def _cap_memory() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (limit, most))
        except (ValueError, OSError):  # a system that knows the limit and does not set it
            _watched(lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
