"""Where the benchmarks keep their large offices between runs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bench_folder() -> Path:
    folder = Path("build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
