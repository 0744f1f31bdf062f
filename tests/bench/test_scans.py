"""Reading and filing 500 scanned pages beside rendering and decoding them in two bare processes."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Cancelled
from tests.scans.conftest import NOW, TODAY, Scanning, clerk_of
from tests.scans.paper import as_pdf, pages_of, scanned

from .scanning import read_bare
from .yardstick import Ratio, judged, seconds

pytestmark = pytest.mark.bench

COUNT, RUNS = 500, 3
SCANS = f"{COUNT}.pdf"


@pytest.fixture(scope="module")
def place(bench_folder: Path) -> Path:
    """An office that printed many sheets, and their scans in one file beside it; kept between runs."""
    place = bench_folder / "扫描"
    if not (place / SCANS).exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        clerk = clerk_of(place / "台账")
        with clerk.desk:
            pages = [_signed(clerk, number) for number in range(COUNT)]
        as_pdf(pages, place / "部分.pdf", 200).rename(place / SCANS)
    return place


def _signed(clerk: Scanning, number: int) -> Image.Image:
    _, pdf = clerk.print(clerk.enter(f"第{number}号事项的通知"))
    return scanned(pages_of(pdf, 200)[0], (number % 9 - 4) / 4, 8)


def _open(place: Path) -> Desk:
    """A fresh copy of the office, before anything came back."""
    root = place.parent / "归档"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(place / "台账", root)
    return Desk.open(root, writing=True, clock=lambda: NOW)


def test_reading_and_filing(place: Path) -> None:
    ours, floor = [], []
    for _ in range(RUNS):
        floor.append(seconds(lambda: _whole(read_bare(place / SCANS))))
        with _open(place) as desk:
            clerk = Scanning(desk)
            ours.append(seconds(lambda clerk=clerk: _whole(len(clerk.file(place / SCANS).filed))))  # type: ignore[misc]
    print(ours, floor)
    judged(Ratio("读并归档 500 页扫描件 ／ 两个裸进程渲染 + 解码", sorted(ours)[1], sorted(floor)[1], 1.2))


def test_a_cancel_is_heard_within_a_second(place: Path) -> None:
    heard = 0.0

    def stop(done: int, _: int) -> None:
        nonlocal heard
        if done > COUNT // 10:
            heard = heard or time.perf_counter()
            raise Cancelled

    with _open(place) as desk:
        clerk = Scanning(desk)
        assert clerk.file(place / SCANS, progress=stop).cancelled
        taken = time.perf_counter() - heard
        assert desk.scans.tray(TODAY) == []
    print(f"\n取消后 {taken:.2f} 秒停下")
    assert taken < 1


def _whole(read: int) -> None:
    assert read == COUNT
