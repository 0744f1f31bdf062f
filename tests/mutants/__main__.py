"""Would the tests notice? Small faults put into the rooms one at a time, each tried with that room's own tests.

``python -m tests.mutants --seed 1 --number 40 deadlines coordination/limits.py`` draws 40 of all the faults that fit
into each of these, and says which passed unseen. The same seed draws the same ones while the sources are unchanged.
It works in a copy of the tree. The tests that call the function with the fault run first; only a fault that these do
not notice is tried with all tests of the room. docs/reliability.md has the figures and judges the unseen.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mutants.called import NOTED, ONLY, ROOM
from tests.mutants.small import Small, small_faults

ROOT = Path(__file__).parents[2]
NEEDED = ("gongkai_desktop", "resources", "tests", "docs", "i18n", "ui", "pyproject.toml", "README.md")
ROOMS = (
    "deadlines",
    "workdays",
    "store",
    "records",
    "review",
    "register",
    "screening",
    "coordination",
    "exchange",
)
SLOWEST = 4
"""A run so many times as long as the sound one hangs, and is noticed."""


@dataclass(frozen=True)
class Tried:
    """A fault and where it was put."""

    path: Path
    fault: Small


def main() -> int:
    """Draw, try, tell; 1 if the sound tree fails already."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=25, help="faults in each of them")
    parser.add_argument("rooms", nargs="*", default=ROOMS, metavar="room", help="a room, or a module of one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        copy = Path(place)
        for name in NEEDED:
            taken = ROOT / name
            (shutil.copytree if taken.is_dir() else shutil.copy)(taken, copy / name)
        return sum(_room(copy, room, asked.seed, asked.number) for room in asked.rooms) and 1


def _room(copy: Path, room: str, seed: int, number: int) -> bool:
    """Try a room's faults; whether its tests fail without any."""
    began = time.monotonic()
    noted = copy / "noted.json"
    if _noticed(copy, room, None, {NOTED: str(noted), ROOM: str(copy / "gongkai_desktop" / room)}):
        print(f"{room}: its tests fail as it is", flush=True)
        return True
    limit = 10 + SLOWEST * (time.monotonic() - began)
    drawn = _drawn(copy, room, seed, number)
    callers = json.loads(noted.read_text("utf-8"))
    seen: Counter[str] = Counter()
    for tried in drawn:
        sound = tried.path.read_bytes()
        only = copy / "only.txt"
        only.write_text("\n".join(_concerned(tried, sound.decode(), callers)), "utf-8")
        tried.path.write_text(tried.fault.source, "utf-8")
        noticed = (only.stat().st_size and _noticed(copy, room, limit, {ONLY: str(only)})) or _noticed(
            copy, room, limit
        )
        tried.path.write_bytes(sound)
        seen[tried.fault.kind] += noticed
        if not noticed:
            _tell(copy, tried, sound)
    of = Counter(tried.fault.kind for tried in drawn)
    print(f"{room}: {seen.total()} of {of.total()} noticed", flush=True)
    print(*(f"    {kind}: {seen[kind]} of {of[kind]}" for kind in sorted(of)), sep="\n", flush=True)
    return False


def _drawn(copy: Path, room: str, seed: int, number: int) -> list[Tried]:
    """The same faults for the same seed and sources, spread over the room as it is written."""
    place = copy / "gongkai_desktop" / room
    every = [
        Tried(path, fault)
        for path in sorted([place] if place.is_file() else place.rglob("*.py"))
        for fault in small_faults(path.read_text("utf-8"))
    ]
    return random.Random(f"{seed}-{room}").sample(every, min(number, len(every)))


def _concerned(tried: Tried, source: str, callers: Mapping[str, Sequence[str]]) -> list[str]:
    """The tests that call the function in which the fault is, as far as they were seen to; none outside functions.

    Those that call the fewest functions of the room come first: they are quick, and about this one.
    """
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.lineno <= tried.fault.line <= (node.end_lineno or 0)
    ]
    if not around:
        return []
    inner = around[-1]
    first = min([inner.lineno, *(one.lineno for one in inner.decorator_list)])
    lines = range(first, (inner.end_lineno or first) + 1)
    found = {test for line in lines for test in callers.get(f"{tried.path}:{line}", ())}
    calls = Counter(test for tests in callers.values() for test in tests)
    return sorted(found, key=lambda test: (calls[test], test))


def _noticed(copy: Path, room: str, limit: float | None, told: Mapping[str, str] | None = None) -> bool:
    """Whether the room's tests fail or hang. The copy comes first in the path, before any installed program."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.mutants.called",
        f"tests/{room.partition('/')[0]}",
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", **(told or {})}
    with subprocess.Popen(
        command, cwd=copy, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as tests:  # fmt: skip
        try:
            return tests.wait(limit) not in (0, pytest.ExitCode.NO_TESTS_COLLECTED)
        except subprocess.TimeoutExpired:
            os.killpg(tests.pid, signal.SIGKILL)
            return True


def _tell(copy: Path, tried: Tried, sound: bytes) -> None:
    fault = tried.fault
    line = sound.decode("utf-8").splitlines()[fault.line - 1].strip() if fault.line else ""
    print(f"unseen  {tried.path.relative_to(copy)}:{fault.line}  {fault.kind}", flush=True)
    print(f"        {line}", flush=True)
    if fault.now:
        print(f"     -> {fault.now.splitlines()[0]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
