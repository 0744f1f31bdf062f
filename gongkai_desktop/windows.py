"""What is asked of Windows itself, and of no other system.

Each call goes through ``kernel``, so that what is asked for can be looked at on a system that cannot answer.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, Final

_SYNCHRONIZE: Final = 0x00100000
_LOOK_AT: Final = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_RUNNING: Final = 0x102  # WAIT_TIMEOUT
_NO_SUCH_PROCESS: Final = 87  # ERROR_INVALID_PARAMETER
_REMOVABLE, _REMOTE = 2, 4  # of GetDriveTypeW
_READ_ONLY_VOLUME: Final = 0x00080000
_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY: Final = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_OWN_PROCESS: Final = ctypes.c_void_p(-1)
_STANDARD_INPUT: Final = -10  # of GetStdHandle


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        *((f"part{at}", ctypes.c_size_t) for at in range(6)),
        ("committed", ctypes.c_size_t),
        ("peak", ctypes.c_size_t),
    )


def kernel() -> Any:
    """Windows' kernel32, which keeps the error of the last call."""
    library = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    for name in ("OpenProcess", "CreateJobObjectW", "GetStdHandle"):
        getattr(library, name).restype = ctypes.c_void_p
    return library


def last_error() -> int:
    """The error of the last call, as Windows numbers them."""
    return int(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]


def is_alive(pid: int) -> bool:
    """Whether a process runs; one of which nothing may be asked does."""
    library = kernel()
    process = library.OpenProcess(_SYNCHRONIZE, False, pid)
    if not process:
        return last_error() != _NO_SUCH_PROCESS
    handle = ctypes.c_void_p(process)
    try:
        return bool(library.WaitForSingleObject(handle, 0) == _RUNNING)
    finally:
        library.CloseHandle(handle)


def started(pid: int) -> int | None:
    """When a process was started, in Windows' tenths of microseconds; None for one of which that may not be asked."""
    library = kernel()
    process = library.OpenProcess(_LOOK_AT, False, pid)
    if not process:
        return None
    handle, times = ctypes.c_void_p(process), [ctypes.c_uint64() for _ in range(4)]
    try:
        told = library.GetProcessTimes(handle, *map(ctypes.byref, times))
    finally:
        library.CloseHandle(handle)
    return times[0].value if told else None


def is_asked_at_console() -> bool:
    """Whether what this process reads comes from a console: NUL calls itself a terminal too, and nobody types there."""
    library, mode = kernel(), ctypes.c_uint32()
    handle = ctypes.c_void_p(library.GetStdHandle(_STANDARD_INPUT))
    return bool(library.GetConsoleMode(handle, ctypes.byref(mode)))


def is_remote(path: PurePath) -> bool:
    """Whether a path lies on another computer."""
    return path.drive.startswith("\\\\") or _drive_type(path) == _REMOTE


def is_removable(path: PurePath) -> bool:
    """Whether a path lies on a stick or a card; a hard disk in a USB case says it is fixed, and is believed."""
    return _drive_type(path) == _REMOVABLE


def is_read_only(path: PurePath) -> bool:
    """Whether a path lies where nothing can be written: a disc, a stick with its switch set."""
    flags = ctypes.c_uint32()
    told = kernel().GetVolumeInformationW(_root(path), None, 0, None, None, ctypes.byref(flags), None, 0)
    return bool(told and flags.value & _READ_ONLY_VOLUME)


def limit_memory(most: int) -> bool:
    """Let this process have no more than so many bytes; False where the system does not take the limit.

    It lies in a job of its own from then on: what it asks for beyond the limit is refused to it.
    """
    library = kernel()
    job = library.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = _Limits(flags=_PROCESS_MEMORY, process_memory=most)
    handle, size = ctypes.c_void_p(job), ctypes.sizeof(limits)
    return bool(
        library.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        and library.AssignProcessToJobObject(handle, _OWN_PROCESS)
    )


def used_memory() -> int:
    """The memory that this process has been promised, in bytes."""
    counters = _Counters(ctypes.sizeof(_Counters))
    kernel().K32GetProcessMemoryInfo(_OWN_PROCESS, ctypes.byref(counters), ctypes.sizeof(_Counters))
    return int(counters.committed)


@cache
def lend_runtime() -> None:
    """Let libraries that are loaded from now on find Microsoft's C++ runtime (MSVCP140.dll).

    A new Windows has none, and zxing-cpp brings none along; Qt's part for Python does, in a folder of its own. In
    the built program that folder lies beside, whether or not the program itself uses Qt.
    """
    spec = find_spec("shiboken6")  # looked for, not loaded: the core needs no Qt
    found = list(spec.submodule_search_locations or ()) if spec is not None else []
    if built := getattr(sys, "_MEIPASS", ""):
        found += [built, *(os.path.join(built, part) for part in ("shiboken6", "PySide6"))]
    for folder in dict.fromkeys(found):
        if os.path.isfile(os.path.join(folder, "msvcp140.dll")):
            os.add_dll_directory(folder)  # type: ignore[attr-defined,unused-ignore]


def _drive_type(path: PurePath) -> int:
    return int(kernel().GetDriveTypeW(_root(path)))


def _root(path: PurePath) -> str:
    """The root of the disk a path lies on, as Windows wants it told: with a slash at its end."""
    return f"{path.drive}\\"
