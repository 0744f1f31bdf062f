"""How long the window is held up by work beside it, how soon work is cancelled, what a large office costs in memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .ledgers import office, workbook
from .yardstick import Ratio, judged

pytestmark = pytest.mark.bench

WATCHING = Path(__file__).with_name("watching.py")


def watch(what: str, root: Path, *arguments: str) -> dict[str, float]:
    """What ``watching.py`` measured, in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, str(WATCHING), what, str(root.resolve()), *arguments],
        capture_output=True, text=True, env=environment, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_window_goes_on_while_work_is_done(bench_folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "十万"
    shutil.copytree(office(bench_folder / "十万", 100_000), root)
    held = watch("hold", root, str(workbook(bench_folder / "20000.xlsx", 20_000).resolve()), str(tmp_path))
    for work in [name for name in held if f"{name}，只滚动" in held]:
        judged(Ratio(f"{work}时窗口的最长停顿 ／ 只滚动表格", held[work], held[f"{work}，只滚动"], 2.0))


def test_a_cancel_is_heard_within_a_second(bench_folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "十万"
    shutil.copytree(office(bench_folder / "十万", 100_000), root)
    took = watch(
        "cancel", root, str(workbook(bench_folder / "100000.xlsx", 100_000).resolve()), str(tmp_path)
    )
    for work, seconds in took.items():
        print(f"\n取消{work}：{seconds:.2f} s")
        assert seconds < 1, work


def test_a_million_items_cost_little_memory(bench_folder: Path) -> None:
    large = watch("memory", office(bench_folder / "百万", 1_000_000))["bytes"]
    small = watch("memory", office(bench_folder / "十件", 10))["bytes"]
    judged(Ratio("打开百万件的内存（MB） ／ 打开十件", large / 1e6, small / 1e6, 1.3))
