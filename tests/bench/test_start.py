"""From the start of the process to rows on the screen, beside an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from .ledgers import office
from .yardstick import Ratio, judged

pytestmark = pytest.mark.bench

COUNT, RUNS = 100_000, 11
EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
window.repaint()
print("seen", flush=True)
sys.stdin.readline()
"""
OURS = """
import sys
from pathlib import Path
from ui.app import prepared
opening = prepared()
opening.memory.keep("window/tab", "register")  # as a clerk left it: in the register

def seen():
    rows = page.model.rowCount()
    heavy = {"peewee", "pypinyin", "reportlab", "openpyxl", "python_calamine", "chinese_calendar", "pypdfium2"}
    print("seen" if rows > 20 else rows, *sorted(heavy & set(sys.modules)), flush=True)

opening.begin(Path(sys.argv[1]))
page = opening.window.page().ledger
page.table.painted.connect(seen)  # the table has painted its rows
opening.application.exec()
"""


def seconds_until_seen(script: str, *arguments: str) -> float:
    """From starting the process to its word that something is to be seen; then it is let go."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(Path("build/bench").resolve()),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        word = process.stdout.readline().split()
        took = time.perf_counter() - begun
        process.kill()
    assert word == ["seen"], word
    return took


def test_start_with_a_large_office(bench_folder: Path) -> None:
    root = str(office(bench_folder / "十万", COUNT).resolve())
    seconds_until_seen(OURS, root), seconds_until_seen(EMPTY)
    pairs = [(seconds_until_seen(OURS, root), seconds_until_seen(EMPTY)) for _ in range(RUNS)]
    judged(
        Ratio(
            "启动到看见行（100 000 件） ／ 空窗口",
            median(a for a, _ in pairs),
            median(b for _, b in pairs),
            2.2,
        )
    )
