"""What a screen reader meets on every page of the real window, over AT-SPI itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .shown import Program, Screen

WALK = Path(__file__).with_name("atspi_walk.py")
SYSTEM = "/usr/bin/python3"
"""The system's own Python: ``gi`` is a package of the system."""


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """A session bus of its own, with what makes Qt speak on it from the start."""
    assert shutil.which("dbus-daemon"), "dbus-daemon is not installed; `make test-ui` sees to it"
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        yield {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        daemon.terminate()


def test_everything_that_can_be_reached_has_a_name(
    screen: Screen, tmp_path: Path, bus: dict[str, str]
) -> None:
    with Program(screen, tmp_path / "home", "--sample", **bus) as program:
        program.until(lambda: program.seen("样例单位"), "the sample's window")
        walked = subprocess.run(
            [SYSTEM, str(WALK)],
            env={**os.environ, **bus, "DISPLAY": screen.name},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert walked.returncode == 0, walked.stderr
        pages = json.loads(walked.stdout)
    assert [page["tab"] for page in pages][:4] == ["今日", "信息登记", "保密审查", "依申请公开"]
    assert all(page["objects"] > 50 for page in pages), pages
    assert [way for page in pages for way in page["nameless"]] == []
