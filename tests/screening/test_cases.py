"""Files that carry something a reader does not see, one of each kind: what is wanted of each stands in screen.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.screening.examining import examine

CASES = Path(__file__).parents[1] / "data" / "screen"
WANTED: dict[str, dict[str, Any]] = json.loads((CASES / "screen.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WANTED)
def test_what_a_file_carries_is_told(name: str) -> None:
    wanted = WANTED[name]
    report = examine(CASES / name)
    found = {one.kind.value for one in report.findings} | ({"unread"} if report.unread else set())
    if "any of" in wanted:
        assert found & set(wanted["any of"]), wanted["why"]
    else:
        assert found <= set(wanted["none but"]), wanted["why"]
