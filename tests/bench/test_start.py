"""From the start of the process to rows on the screen, beside an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest

from .ledgers import office
from .yardstick import Ratio, judged

pytestmark = pytest.mark.bench

COUNT, RUNS = 100_000, 11
EMPTY, OURS = (Path(__file__).with_name(f"{name}_window.py") for name in ("empty", "our"))


def environment() -> dict[str, str]:
    """Drawing into memory, with settings that are nobody's."""
    around = {
        **os.environ,
        "PYTHONPATH": str(Path.cwd()),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(Path("build/bench").resolve()),
    }
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    return around


@contextmanager
def seen(program: Path, *arguments: str) -> Iterator[int]:
    """The process of a script, or of a built program, that has said that something is to be seen; then it is ended."""
    with subprocess.Popen(
        [*([sys.executable] if program.suffix else []), program, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment(),
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            word = process.stdout.readline().split()
            assert word == ["seen"], word
            yield process.pid
        finally:
            process.kill()


def seconds_until_seen(program: Path, *arguments: str) -> float:
    """From starting the process to its word."""
    begun = time.perf_counter()
    with seen(program, *arguments):
        return time.perf_counter() - begun


def test_start_with_a_large_office(bench_folder: Path) -> None:
    root = str(office(bench_folder / "十万", COUNT).resolve())
    seconds_until_seen(OURS, root), seconds_until_seen(EMPTY)
    pairs = [(seconds_until_seen(OURS, root), seconds_until_seen(EMPTY)) for _ in range(RUNS)]
    judged(
        Ratio(
            "启动到看见行（100 000 件） ／ 空窗口",
            median(a for a, _ in pairs),
            median(b for _, b in pairs),
            1.9,
        )
    )
