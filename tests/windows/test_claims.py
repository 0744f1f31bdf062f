"""What a process has is told at the beginning of the file, though Windows locks it far behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gongkai_desktop import claims
from gongkai_desktop.claims import Claim


def test_the_process_is_told_where_everybody_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "grasp", lambda descriptor: os.lseek(descriptor, 1 << 20, os.SEEK_SET))
    path = tmp_path / "窗口"
    path.write_text("旧的，比新的长得多", "utf-8")
    claim = Claim(path)
    assert path.read_text("ascii") == str(os.getpid())
    claim.release()
    claim.release()


def test_a_claim_is_one_processs(tmp_path: Path) -> None:
    path = tmp_path / "窗口"
    claim = Claim(path)
    with pytest.raises(OSError):
        Claim(path)
    claim.release()
    Claim(path).release()
