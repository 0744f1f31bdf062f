"""Measuring against a floor: both sides in turn, in one run, on one machine; the ratio of their medians."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

RESULTS = Path("build/bench.md")


@dataclass(frozen=True, slots=True)
class Ratio:
    """What something costs beside its floor: seconds of both, and the ratio that is promised."""

    name: str
    ours: float
    floor: float
    promised: float

    @property
    def value(self) -> float:
        return self.ours / self.floor


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def beside(
    name: str, ours: Callable[[], object], floor: Callable[[], object], *, promised: float, runs: int = 5
) -> Ratio:
    """Run both in turn after one warm-up of each, and compare the medians."""
    ours(), floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(runs)]
    return judged(Ratio(name, median(a for a, _ in pairs), median(b for _, b in pairs), promised))


def judged(ratio: Ratio) -> Ratio:
    """Print the line, keep it for docs, and fail when the promise is not held."""
    line = f"| {ratio.name} | {ratio.ours:.4g} s | {ratio.floor:.4g} s | {ratio.value:.2f} | ≤ {ratio.promised:g} |"
    print(f"\n{line}")
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    if ratio.value > ratio.promised:
        pytest.fail(f"{ratio.name}: {ratio.value:.2f} × the floor, promised {ratio.promised:g}")
    return ratio
