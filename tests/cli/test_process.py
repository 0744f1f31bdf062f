"""The command line as its own process, with a terminal that knows no Chinese."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.systems import WINDOWS

ROOT = Path(__file__).parents[2]
POOR = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}


def process(where: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Start the command line in an empty place."""
    command = [sys.executable, "-m", "gongkai_desktop", *arguments]
    return subprocess.run(command, cwd=where, env=POOR, stdin=subprocess.DEVNULL, capture_output=True)


@contextmanager
def nowhere() -> Iterator[int]:
    """A place to write to that takes nothing: a full device, or where there is none a pipe that nobody reads."""
    if WINDOWS:
        unread, place = os.pipe()
        os.close(unread)
    else:
        place = os.open("/dev/full", os.O_WRONLY)
    try:
        yield place
    finally:
        os.close(place)


def test_json_is_one_object_in_utf8(tmp_path: Path) -> None:
    done = process(tmp_path, "--json", "rulesets")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "政府信息公开条例" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)
    assert os.listdir(tmp_path) == []


def test_a_refusal_ends_with_one_and_a_sentence_in_utf8(tmp_path: Path) -> None:
    done = process(tmp_path, "deadline", "--received", "2024年13月45日")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "没有 2024年13月45日 这一天" in done.stderr.decode("utf-8")


def test_what_was_done_is_not_called_undone_when_its_answer_cannot_be_written(tmp_path: Path) -> None:
    office = tmp_path / "office"
    assert process(tmp_path, "--office", str(office), "init", "--name", "某局").returncode == 0
    (tmp_path / "旧.csv").write_text("信息名称,生成日期\n甲,2020-01-02\n", encoding="utf-8")
    command = [sys.executable, "-m", "gongkai_desktop", "--office", str(office), "register", "import"]
    with nowhere() as full:
        done = subprocess.run(
            [*command, str(tmp_path / "旧.csv"), "--apply"],
            cwd=tmp_path, env=POOR, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1 and len(said.splitlines()) == 1
    assert "已经办完" in said and "没有任何改动" not in said
    listed = process(tmp_path, "--office", str(office), "--json", "register", "list")
    assert json.loads(listed.stdout)["total"] == 1
