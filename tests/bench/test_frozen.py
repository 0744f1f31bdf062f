"""The built program beside an empty window built the same way: start, memory, size. Run by `make app-bench`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from .ledgers import office
from .test_start import COUNT, seconds_until_seen, seen
from .yardstick import Ratio, judged

pytestmark = pytest.mark.package

BUILT = Path("build/app-bench")
EMPTY, OURS = (BUILT / name / name for name in ("empty", "ours"))
RUNS, IDLE = 15, 15  # starts of each; seconds until what follows the start is done
LARGEST = 230  # MB, installed


def memory(program: Path, *arguments: str) -> float:
    """What an idle program keeps to itself, in MB: each page divided by how many processes have it."""
    with seen(program, *arguments) as process:
        time.sleep(IDLE)
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


@pytest.fixture
def large(bench_folder: Path) -> str:
    return str(office(bench_folder / "十万", COUNT).resolve())


def test_start_of_the_built_program(large: str) -> None:
    """The least of many: what a machine does beside can only add to it."""
    seconds_until_seen(OURS, large), seconds_until_seen(EMPTY)
    pairs = [(seconds_until_seen(OURS, large), seconds_until_seen(EMPTY)) for _ in range(RUNS)]
    ours, floor = (min(side) for side in zip(*pairs, strict=True))
    judged(Ratio("装好的程序：启动到看见行（100 000 件） ／ 同样构建的空窗口", ours, floor, 2.0))


def test_idle_memory_of_the_built_program(large: str) -> None:
    ours, floor = memory(OURS, large), memory(EMPTY, "--stay")
    judged(Ratio("装好的程序：闲时的内存（MB） ／ 同样构建的空窗口", ours, floor, 1.5))


def test_the_installed_size() -> None:
    size = sum(path.lstat().st_size for path in (BUILT / "ours").rglob("*") if not path.is_dir()) / 1e6
    print(f"\n装好的程序：{size:.0f} MB")
    assert size <= LARGEST
