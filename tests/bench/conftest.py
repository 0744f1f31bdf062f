"""Where the benchmarks keep their large offices between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.app import collect_seldom


@pytest.fixture(scope="session", autouse=True)
def _as_in_the_window() -> None:
    """Both sides are measured with the window's own habits of collecting."""
    collect_seldom()


@pytest.fixture(scope="session")
def bench_folder() -> Path:
    folder = Path("build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
