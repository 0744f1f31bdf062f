"""What comes out of a printer is the sheet: to the half of a millimetre, the pages that were wished, so many times.

Run by `make print-test`: it needs CUPS, its PDF printer, and root for a place of their own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.files import sweep_temporary
from gongkai_desktop.paper.preview import page_count, render

from .conftest import Cups

pytestmark = pytest.mark.printing

DPI = 254  # ten dots to the millimetre
NOW = datetime.fromisoformat("2026-11-02T09:00:00+08:00")
ROOT = Path(__file__).parents[2]
A4_MM = (210.0, 297.0)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Sheets of the office as they are drawn: one that stands, one that lies, one of several pages."""
    with Desk.create(tmp_path_factory.mktemp("office") / "甲", name="甲县教育局", clock=lambda: NOW) as desk:
        today = NOW.date()
        items = []
        for at in range(40):
            values = {
                "title": f"第{at}件通知",
                "formed": "2026-11-01",
                "department": "办公室",
                "attribute": "主动公开",
            }
            items.append(desk.register.enter(values, actor=desk.actor(), today=today).act)
        drawn = {
            "lying": desk.papers.prepare("review-list", items[:1], today).printed.pdf,
            "several": desk.papers.prepare("review-list", items, today).printed.pdf,
            "standing": desk.papers.prepare("review-item", items[:1], today).printed.pdf,
        }
    return drawn


def job(cups: Cups, tmp_path: Path, pdf: bytes, **wish: Any) -> dict[str, Any]:
    """Print as the window does; what it would say."""
    made = process(cups, tmp_path, pdf, wish)
    assert made.returncode == 0, made.stderr
    told: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    return told


def process(
    cups: Cups, tmp_path: Path, pdf: bytes, wish: dict[str, Any], **environment: str
) -> subprocess.CompletedProcess[str]:
    """A process that prints, when it is over."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf)
    return subprocess.run(
        [sys.executable, str(Path(__file__).with_name("job.py")), str(path), json.dumps(wish)],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "CUPS_SERVER": cups.socket, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


def ink(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Where the ink of a page begins and ends in millimetres: left, top, right, bottom."""
    picture = render(pdf, page, DPI / 72)
    rows: list[int] = []
    left, right = picture.width, 0
    stride = picture.width * 4
    for row in range(picture.height):
        line = picture.rgba[row * stride : (row + 1) * stride : 4]
        dark = [at for at, value in enumerate(line) if value < 128]
        if dark:
            rows.append(row)
            left, right = min(left, dark[0]), max(right, dark[-1])
    scale = DPI / 25.4
    return left / scale, rows[0] / scale, (right + 1) / scale, (rows[-1] + 1) / scale


def size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """A page in millimetres."""
    picture = render(pdf, page, DPI / 72)
    return picture.width / DPI * 25.4, picture.height / DPI * 25.4


@pytest.mark.parametrize("name", ["standing", "lying"])
def test_margins_are_true_to_half_a_millimetre(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes], name: str
) -> None:
    cups.add("PDF")
    assert job(cups, tmp_path, sheets[name], printer="PDF", pages=[0])["done"] == 1
    (path,) = cups.printed()
    own, came = sheets[name], path.read_bytes()
    assert sorted(size(came)) == pytest.approx(sorted(A4_MM), abs=0.5)
    assert size(came) == pytest.approx(size(own), abs=0.5)
    assert ink(came) == pytest.approx(ink(own), abs=0.5)
    wide, high = (ink(came)[at + 2] - ink(came)[at] for at in (0, 1))
    own_wide, own_high = (ink(own)[at + 2] - ink(own)[at] for at in (0, 1))
    assert (wide / own_wide, high / own_high) == pytest.approx((1, 1), abs=0.002)


def test_only_the_wished_pages_come_out(cups: Cups, tmp_path: Path, sheets: dict[str, bytes]) -> None:
    cups.add("PDF")
    pdf = sheets["several"]
    assert page_count(pdf) >= 3
    job(cups, tmp_path, pdf, printer="PDF", pages=[0, 2])
    (path,) = cups.printed()
    came = path.read_bytes()
    assert page_count(came) == 2
    assert [ink(came, page) for page in (0, 1)] == [pytest.approx(ink(pdf, page), abs=0.5) for page in (0, 2)]


def test_copies_and_both_sides_are_asked_of_the_printer(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("PDF", sides=True)
    told = job(cups, tmp_path, sheets["standing"], printer="PDF", pages=[0], copies=2, sides="long")
    (path,) = cups.printed()
    (asked,) = set(cups.asked())
    assert told["done"] == 1 and told["both"]
    assert page_count(path.read_bytes()) == 4  # each copy begins on a sheet of its own, whose back is empty
    assert "two-sided-long-edge" in asked or "DuplexNoTumble" in asked


def test_a_printer_that_cannot_turn_sheets_over_offers_one_side_only(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("PDF")
    assert not job(cups, tmp_path, sheets["standing"], printer="PDF", pages=[0], go=False)["both"]


def test_a_printer_that_is_off_says_what_to_do(cups: Cups, tmp_path: Path, sheets: dict[str, bytes]) -> None:
    cups.add("PDF")
    cups.admin("cupsdisable", "-r", "没有开机", "PDF")
    told = job(cups, tmp_path, sheets["standing"], printer="PDF", pages=[0], go=False)
    assert "停着" in told["trouble"] and "开机" in told["trouble"]
    cups.admin("cupsenable", "PDF")
    assert job(cups, tmp_path, sheets["standing"], printer="PDF", pages=[0], go=False)["trouble"] == ""


def test_other_paper_than_a4_is_told_and_the_sheet_is_a4_all_the_same(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("Letters", paper="Letter")
    told = job(cups, tmp_path, sheets["standing"], printer="Letters", pages=[0])
    assert "在纸盒里放 A4 纸" in told["trouble"] and "Letter" in told["trouble"]
    (path,) = cups.printed()
    assert sorted(size(path.read_bytes())) == pytest.approx(sorted(A4_MM), abs=0.5)


def test_a_printer_without_a4_says_where_to_print_instead(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("Labels", paper="A5", sizes="A5")
    told = job(cups, tmp_path, sheets["standing"], printer="Labels", pages=[0], go=False)
    assert "没有 A4 纸" in told["trouble"] and "另存 PDF" in told["trouble"]


def test_a_printer_that_has_gone_is_refused_by_name(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("PDF")
    told = job(cups, tmp_path, sheets["standing"], printer="别的", pages=[0])
    assert told["printers"] == ["PDF"] and "找不到打印机“别的”" in told["refused"]


def test_a_service_that_goes_away_meanwhile_is_told(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("PDF")
    told = job(cups, tmp_path, sheets["standing"], printer="PDF", pages=[0], stop=cups.process)
    assert "没有打印出来" in told["refused"] and "done" not in told


def test_what_a_killed_process_was_printing_is_for_no_other_user_and_goes_with_the_next_start(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    cups.add("PDF")
    shared = tmp_path / "临时"
    shared.mkdir()
    wish = {"printer": "PDF", "pages": [0, 1], "end": "killed"}
    assert process(cups, tmp_path, sheets["several"], wish, TMPDIR=str(shared)).returncode == -signal.SIGKILL
    (left,) = shared.iterdir()
    assert left.stat().st_mode & 0o777 == 0o700 and list(left.iterdir()), "Qt's own file is in our folder"
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    sweep_temporary()
    assert not list(shared.iterdir())


def test_a_job_that_is_stopped_in_its_midst_is_not_sent(
    cups: Cups, tmp_path: Path, sheets: dict[str, bytes]
) -> None:
    cups.add("PDF")
    pdf = sheets["several"]
    assert job(cups, tmp_path, pdf, printer="PDF", pages=[0, 1], end="stopped")["cancelled"]
    assert job(cups, tmp_path, pdf, printer="PDF", pages=[0])["done"] == 1
    assert [page_count(path.read_bytes()) for path in cups.printed()] == [1]


def test_without_a_service_there_is_no_printer(tmp_path: Path, sheets: dict[str, bytes]) -> None:
    assert job(Cups(tmp_path), tmp_path, sheets["standing"])["printers"] == []
