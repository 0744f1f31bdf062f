"""The keys of encrypted ledgers that this process holds: in its memory only, never in a file, a log or a dump.

A file names its key by a number that tells nothing; whoever opens the file finds the key here, or is Locked. Another
process of ours gets them over the pipe it is begun with (``hand_over``, ``take_over``), never on its command line.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress

_keys: dict[str, bytes] = {}


def hold(name: str, key: bytes) -> None:
    """Keep a key for as long as the process lives."""
    if not _keys:
        _without_dumps()
    _keys[name] = key


def find(name: str) -> bytes | None:
    """The key of that name; None when this process does not hold it."""
    return _keys.get(name)


def forget() -> None:
    """Let go of all keys; connections that are open stay so."""
    _keys.clear()


def hand_over() -> Mapping[str, bytes]:
    """All of them, for a process of ours that opens an office."""
    return dict(_keys)


def take_over(keys: Mapping[str, bytes]) -> None:
    """The keys that the process which began this one has handed over."""
    for name, key in keys.items():
        hold(name, key)


if sys.platform == "win32":
    import ctypes

    _NO_HEAP = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP

    def _without_dumps() -> None:
        """A report of a crash goes without what was in memory."""
        with suppress(OSError, AttributeError):
            ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)

else:
    import resource

    _SET_DUMPABLE = 4  # prctl

    def _without_dumps() -> None:
        """No core file, and where a program collects them, nothing for it either."""
        import ctypes

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
